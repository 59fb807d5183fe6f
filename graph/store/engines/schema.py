"""Constraints, indexes and the version of the graph's schema: all DDL stands here.

The store keeps its version on one node, ``(:Schema {id: "summitry"})``, which also serves as the
lock that makes writers take turns (:mod:`graph.store.writing`).
"""

from __future__ import annotations

from graph.errors import StoreVersionError
from graph.model import KEYS
from graph.store.engines.driver import neo4j

#: Rises with every change that an older program would misread. A store of another version is
#: refused, never guessed at.
VERSION = 2

#: The version that lacks nothing but corrections: a store of it is read, and becomes one of this version when
#: it is opened for writing.
_EARLIER = 1

#: Labels of nodes that are no part of what articles state: the store's version, the records of all articles
#: and the keys that lead to them (:mod:`graph.resolution.registry`), judgements on them, and corrections.
INTERNAL = ("Schema", "Profile", "Block", "Judgement", "Correction")

#: Edges that are found by a property, and nodes that are found by another one than their key.
_INDEXES = {
    "meeting_date": "(n:Meeting) ON (n.date)",
    "minister_name": "(n:Minister) ON (n.name)",
    "organization_acronym": "(n:Organization) ON (n.acronym)",
    "article_published": "(n:Article) ON (n.published)",
    "article_url": "(n:Article) ON (n.url)",
    "judgement_one": "(n:Judgement) ON (n.one)",
    "judgement_other": "(n:Judgement) ON (n.other)",
    "bilateral_talks_meeting": "()-[n:BILATERAL_TALKS]-() ON (n.meeting)",
}


def definitions() -> list[str]:
    """The DDL, each statement safe to run again."""
    constraints = [
        f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in [*KEYS.items(), *((label, "id") for label in INTERNAL)]
    ]
    return constraints + [
        f"CREATE INDEX {name} IF NOT EXISTS FOR {pattern}" for name, pattern in _INDEXES.items()
    ]


def ensure(session: neo4j.Session, store: str, *, writable: bool) -> None:
    """Check the store's version, and make the constraints and indexes that a store lacks.

    Raises:
        StoreVersionError: the store has another version.
    """
    found = session.run("MATCH (s:Schema {id: 'summitry'}) RETURN s.version AS version").single()
    if found is None:
        if writable:
            _create(session)
    elif found["version"] != _EARLIER:
        check(found["version"], store)
    elif writable:
        _create(session)
        session.run("MATCH (s:Schema {id: 'summitry'}) SET s.version = $version", version=VERSION).consume()


def check(version: int, store: str) -> None:
    """Raise :class:`StoreVersionError` if a store's version is not the one known here."""
    if version != VERSION:
        raise StoreVersionError(
            f"{store} has schema version {version}, this program knows {VERSION}",
            "use the summitry that wrote it"
            if version > VERSION
            else "export it with the summitry that wrote it (--format summitry), and import that file",
        )


def _create(session: neo4j.Session) -> None:
    for definition in definitions():
        session.run(definition).consume()
    # A store that was filled by an import has people's judgements, and nobody who counted them.
    session.run(
        "OPTIONAL MATCH (j:Judgement) WHERE NOT j.author STARTS WITH 'rule:' WITH count(j) AS made "
        "MERGE (s:Schema {id: 'summitry'}) "
        "ON CREATE SET s.version = $version, s.writes = 0, s.judgements = made",
        version=VERSION,
    ).consume()
