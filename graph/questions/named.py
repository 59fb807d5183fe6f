"""Which node of a graph a name means: what questions take is a name, what they ask with is a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import SummitryError
from graph.model import KEYS, Label, Ref
from graph.reference.tables import state_named

if TYPE_CHECKING:
    from graph.store.graph import Graph

ACTORS: tuple[Label, ...] = ("State", "Organization", "Minister")

_WORDS: dict[Label, str] = {
    "State": "state",
    "Organization": "organization",
    "Minister": "person",
}


def named(graph: Graph, name: str, *labels: Label) -> Ref:
    """The node of one of some labels that is called so: by key, name, acronym or alias, case aside.

    A key goes before a name, a name before an alias.

    Raises:
        SummitryError: none is called so, or more than one.
    """
    for way in range(3):
        found = sorted({ref for label in labels for ref in _found(graph, name, label, way)})
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(ref.key for ref in found[:5])
            raise SummitryError(f"{name!r} may be any of {len(found)}", f"say which, as in {listed}")
    words = " or ".join(_WORDS[label] for label in labels)
    raise SummitryError(f"the graph has no {words} {name!r}", "give a name, an acronym or an id that it has")


#: By key, by name, by alias.
_WAYS: dict[Label, tuple[str, ...]] = {
    "State": ("n.iso3 = $name",),
    "Organization": (
        "n.id = $name",
        "toLower(n.name) = toLower($name) OR toLower(n.acronym) = toLower($name)",
    ),
    "Minister": ("n.id = $name", "toLower(n.name) = toLower($name)", "$name IN n.aliases"),
}


def _found(graph: Graph, name: str, label: Label, way: int) -> list[Ref]:
    if way >= len(_WAYS[label]):
        return []
    if label == "State":
        name = state_named(name) or name
    rows = graph.run(
        f"MATCH (n:{label}) WHERE {_WAYS[label][way]} RETURN n.{KEYS[label]} AS key ORDER BY key", name=name
    )
    return [Ref(label, row["key"]) for row in rows]
