"""What people say against articles: that something is not so, or is another way. Each can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.errors import SummitryError
from graph.model import EDGE_KEYS, ENDS, KEYS, REFERENCE_EDGES, EdgeType, Facts, Label, Ref
from graph.reference.tables import states_named
from graph.resolution.corrections import Correction, Meant, Records, Verdict
from graph.resolution.registry import Registry
from graph.statements.corrected import FIELDS, stands
from graph.store import corrections, writing
from graph.store.change import stated_by
from graph.store.cypher import load_nodes
from graph.store.engines.driver import neo4j
from graph.store.graph import Graph
from graph.store.records import GraphRecordStore


@dataclass(frozen=True, slots=True)
class EdgeName:
    """An edge by type and the keys of its ends; ``key`` is the meeting of talks or the office, where several
    differ in it."""

    type: EdgeType
    source: str
    target: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class _By:
    """Who says something, and why."""

    author: str
    reason: str


def reject(graph: Graph, what: str | EdgeName, *, why: str, author: str) -> tuple[Correction, int]:
    """Say that an edge, a meeting or a commitment is not so, and take it out of the graph.

    ``what`` is the edge, or the key of the meeting or commitment. What hangs on it goes too: talks of a
    meeting, or of who did not attend it. No article and no rule brings it back. Returns the correction,
    and how many articles state what it takes out.

    Raises:
        SummitryError: the graph has nothing like that, or it cannot be rejected.
        ReadOnlyError: the graph is open for reading only.
    """

    def work(tx: neo4j.ManagedTransaction) -> tuple[Correction, int]:
        by = _By(author, why)
        made = _rejected_edge(tx, what, by) if isinstance(what, EdgeName) else _rejected_node(tx, what, by)
        return made, writing.correct(tx, [made])

    return graph.update(work)


def correct(
    graph: Graph, meeting: str, fields: Mapping[str, str], *, why: str, author: str
) -> tuple[list[Correction], int]:
    """Say of a meeting, by id, what its date, city or another of ``FIELDS`` is, whatever articles tell.

    Returns the corrections, one a field, and how many articles report the meeting.

    Raises:
        SummitryError: there is no such meeting, or a value is none of its field.
        ReadOnlyError: the graph is open for reading only.
    """
    fields = {name: _coded(value) if name == "country" else value for name, value in fields.items()}
    if not fields or fields.keys() - {*FIELDS}:
        wrong = ", ".join(sorted(fields.keys() - {*FIELDS})) or "nothing"
        raise SummitryError(f"{wrong} cannot be corrected", f"give one of {', '.join(FIELDS)}")
    try:
        said = stands(fields)
    except ValueError as error:
        raise SummitryError(f"{meeting} cannot be corrected", str(error)) from error

    def work(tx: neo4j.ManagedTransaction) -> tuple[list[Correction], int]:
        ref = Ref("Meeting", meeting)
        held = _node(tx, ref)
        first, last = ({**held, **said}.get(name) for name in ("date", "end_date"))
        if "end" in fields and isinstance(last, date) and not (isinstance(first, date) and first <= last):
            raise SummitryError(f"{meeting} cannot end on {last}", f"its date is {first}: correct that too")
        registry = Registry(GraphRecordStore(tx))
        records = _records(tx, registry, ref)
        by, name = _By(author, why), str(held.get("name") or meeting)
        made = [
            _made("corrected", "Meeting", by, name, one=records, field=field, value=value.strip())
            for field, value in fields.items()
        ]
        return made, writing.correct(tx, made, _replaced(registry, made, ref))

    return graph.update(work)


def take_over(tx: neo4j.ManagedTransaction, made: Correction) -> int:
    """Store a correction of another store; how many articles' statements it changes."""
    registry = Registry(GraphRecordStore(tx))
    found = registry.now(made)
    old = [one for ref in found.one for one in _replaced(registry, [made], ref)]
    return writing.correct(tx, [made], old)


def lost(graph: Graph) -> list[Correction]:
    """Corrections that are on no record that the graph has."""

    def work(tx: neo4j.ManagedTransaction) -> list[Correction]:
        registry = Registry(GraphRecordStore(tx))
        return [made for made, on in registry.corrected.items() if _nowhere(made, on)]

    return graph.read(work)


def concerns(tx: neo4j.ManagedTransaction, made: Correction) -> bool:
    """Whether a graph has what a correction of another store is on."""
    found = Registry(GraphRecordStore(tx)).now(made)
    if _nowhere(made, found):
        return False
    keyed = [ref for ref in found.nodes if ref.label not in ("Minister", "Meeting")]
    return all(load_nodes(tx, ref.label, [ref.key]) for ref in keyed)


def _nowhere(made: Correction, on: Meant) -> bool:
    return not on.one or bool(made.other and not on.other) or bool(made.key and not on.key)


def _replaced(registry: Registry, made: list[Correction], meeting: Ref) -> list[Correction]:
    """Corrections of the same fields of a meeting that were made before, when other articles told of it."""
    fields, ids = {one.field for one in made}, {one.id for one in made}
    return [
        one
        for one, on in registry.corrected.items()
        if one.verdict == "corrected" and one.field in fields and meeting in on.one and one.id not in ids
    ]


def withdraw(graph: Graph, made: Correction) -> int:
    """Take a correction back; how many articles' statements it changed."""
    return graph.update(lambda tx: writing.correct(tx, [], [made]))


def made_by_people(graph: Graph) -> list[Correction]:
    """What people say against articles, the latest first."""
    found = graph.read(corrections.load)
    return sorted(found, key=lambda one: (one.date, one.id), reverse=True)


def _coded(country: str) -> str:
    """The code of a state that is given by code or name; what is neither as it is."""
    found = states_named(country)
    return found[0] if len(found) == 1 else country


def _rejected_node(tx: neo4j.ManagedTransaction, key: str, by: _By) -> Correction:
    labels: tuple[Label, ...] = ("Meeting", "Commitment")
    ref = next((Ref(label, key) for label in labels if load_nodes(tx, label, [key])), None)
    if ref is None:
        raise SummitryError(
            f"the graph has no meeting and no commitment {key!r}",
            "give the id of one, or an edge as summitry ask evidence shows it; what was rejected stands in "
            "summitry judgements list",
        )
    records = _records(tx, Registry(GraphRecordStore(tx)), ref)
    return _made("rejected", ref.label, by, _called(_node(tx, ref)), one=records)


def _rejected_edge(tx: neo4j.ManagedTransaction, edge: EdgeName, by: _By) -> Correction:
    if edge.type in REFERENCE_EDGES:
        raise SummitryError(f"{edge.type} is reference data", "reject what articles state")
    if edge.type == "REPORTS":
        raise SummitryError(
            "that an article reports a meeting cannot be rejected",
            "reject the meeting, forget the article, or part two with summitry resolve --verdict different",
        )
    source, target, key, articles = _found_edge(tx, edge)
    told = f"{_called(_node(tx, source))} {edge.type} {_called(_node(tx, target))}"
    registry = Registry(GraphRecordStore(tx))
    meeting = Ref("Meeting", key)
    return _made(
        "rejected",
        edge.type,
        by,
        f"{told} ({key})" if key else told,
        one=_records(tx, registry, source, articles),
        other=_records(tx, registry, target, articles),
        key=_records(tx, registry, meeting) if edge.type == "BILATERAL_TALKS" else (key,) if key else (),
    )


def _found_edge(tx: neo4j.ManagedTransaction, edge: EdgeName) -> tuple[Ref, Ref, str, list[str]]:
    """The ends of the one edge that is meant, what else tells it, and the articles that state it."""
    name = EDGE_KEYS[edge.type]
    key = f"coalesce(toString(r.{name}), '')" if name else "''"
    found: list[tuple[Ref, Ref, str, list[str]]] = []
    for source, target in sorted(ENDS[edge.type]):
        for one, other in dict.fromkeys([(edge.source, edge.target), (edge.target, edge.source)]):
            rows = tx.run(
                f"MATCH (a:{source} {{{KEYS[source]}: $one}})-[r:{edge.type}]->"
                f"(b:{target} {{{KEYS[target]}: $other}}) RETURN {key} AS key, r.articles AS articles",
                one=one,
                other=other,
            )
            ends = Ref(source, one), Ref(target, other)
            found += [(*ends, row["key"], list(row["articles"])) for row in rows]
    wanted = [one for one in found if edge.key in ("", one[2])]
    if len(wanted) == 1:
        return wanted[0]
    words = f"{edge.type} {edge.source} {edge.target}"
    if not wanted:
        raise SummitryError(
            f"the graph has no edge {words} {edge.key}".rstrip(),
            "take one that summitry ask evidence shows; what was rejected stands in summitry judgements list",
        )
    keys = min(one[2] for one in wanted)
    raise SummitryError(f"{words} may be any of {len(wanted)} edges", f"say which, as in {words} {keys}")


def _records(
    tx: neo4j.ManagedTransaction, registry: Registry, ref: Ref, articles: list[str] | None = None
) -> Records:
    """How a correction names a node: a person or a meeting by the records of it, all else by key."""
    if ref.label not in ("Minister", "Meeting"):
        return (f"{ref.label}:{ref.key}",)
    if ref.label == "Meeting":
        articles = sorted(registry.storage.reports({ref.key}))
    stated: Mapping[str, Facts] = stated_by(tx, articles or ())
    return tuple(sorted(f"{ref.label}:{record}" for record in registry.records_of(stated, ref)))


def _node(tx: neo4j.ManagedTransaction, ref: Ref) -> dict[str, Any]:
    found = load_nodes(tx, ref.label, [ref.key])
    if ref.key not in found:
        raise SummitryError(
            f"the graph has no {ref.label.lower()} {ref.key!r}",
            "take an id that summitry ask shows; what was rejected stands in summitry judgements list",
        )
    return {"key": ref.key, **found[ref.key]}


def _called(node: Mapping[str, Any]) -> str:
    return str(node.get("acronym") or node.get("name") or node.get("text") or node["key"])


def _made(
    verdict: Verdict,
    what: str,
    by: _By,
    told: str,
    *,
    one: Records,
    other: Records = (),
    key: Records = (),
    field: str = "",
    value: str = "",
) -> Correction:
    return Correction(verdict, what, one, other, key, field, value, told, by.reason, by.author, date.today())
