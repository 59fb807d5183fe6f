"""What somebody means by a name: a state, a person, an organization, or any node of a graph.

The one lookup of all that asks for names: questions, exports, pictures. Of a name that several bear all are
listed and none is taken; for one that nobody bears the most alike are offered.

>>> state_code("Ivorian")
'CIV'
>>> person_id(graph, "Zelensky")
'volodymyr-zelenskyy-ukr'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from graph.errors import SummitryError
from graph.model import KEYS, Label, Ref, shown_day, slug
from graph.names import likeness, name_of, stands_in
from graph.reference.tables import state_names, states, states_named
from graph.store.graph import Graph

#: Labels of nodes that are looked for.
_LABELS: tuple[Label, ...] = tuple(label for label in KEYS if label != "Article")
_EVENTS: tuple[Label, ...] = ("Meeting", "Commitment")
#: Likeness of two names from which on they may be one in two spellings, or one and its surname.
_ALIKE = 0.85
#: A name of so many letters is none in another spelling.
_SHORT = 3
#: Likeness, of 100, from which on a name is offered instead of one that nobody bears.
_NEAR = 66
#: So many are listed.
_LISTED = 5


class NotFoundError(SummitryError, LookupError):
    """Nothing is called so, or more than one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A node and what it is called: its name, then acronym and aliases; ``sides`` says for whom it acts, of a
    meeting when it was."""

    ref: Ref
    name: str
    others: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    @property
    def described(self) -> str:
        """Key, name and sides, for a list to choose from: ``wang-yi-chn (Wang Yi, CHN)``."""
        return f"{self.ref.key} ({', '.join((self.name, *self.sides))})"


Rung: TypeAlias = Callable[[Named], bool]


def state_code(name: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a state that is given by code, name or adjective ("us", "Ivorian").

    Raises:
        NotFoundError: no state is called so, or several are.
    """
    if name is None:
        return None
    found = states_named(name)
    if not found:
        near = _near(name, state_names())
        offered = [f"{states_named(one)[0]} ({states()[states_named(one)[0]].name})" for one in near]
        cure = "give a name or an ISO 3166-1 code, such as CHN"
        raise NotFoundError(f"no state is called {name!r}", _offer(offered, cure))
    if len(found) > 1:
        raise _several(name, "states", [Named(Ref("State", code), states()[code].name) for code in found])
    return found[0]


def person_id(graph: Graph, name: str | None, *, state: str | None = None) -> str | None:
    """The id of the person whom an id, a name, an alias or a surname means, in any usual spelling.

    Of several the one who represents ``state``, a code, is meant.

    Raises:
        NotFoundError: the graph has no such person, or several.
    """
    return _key(graph, name, "Minister", "person", "give a name or an id that it has", state)


def organization_id(graph: Graph, name: str | None) -> str | None:
    """The id of the organization that an acronym, a name, an alias or an id means.

    Raises:
        NotFoundError: the graph has no such organization, or several.
    """
    return _key(
        graph, name, "Organization", "organization", "give an acronym, a full name or an id that it has", None
    )


def find_node(graph: Graph, wanted: str) -> Ref:
    """The node of a graph that is called so: by key, name, acronym or alias, a state also by its adjective,
    a person also by surname, a meeting and a commitment also by some words. Articles are not looked for.

    Raises:
        NotFoundError: there is none, or several that are equally good.
    """
    if ref := _labelled(graph, wanted, _LABELS):
        return ref
    if exact := _keyed(graph, wanted) or _called(graph, wanted):
        return find(exact, wanted).ref
    known, hits = _meant(graph, wanted, "State", "Organization", "Minister")
    if not (hits := hits or _worded(graph, wanted)) and _is_place(graph, wanted):
        raise NotFoundError(
            f"{wanted!r} is a place of meetings",
            f"see summitry ask meetings --place {wanted!r}, and take an id",
        )
    return _one(known, hits, wanted).ref


def find_actor(graph: Graph, wanted: str, *labels: Label) -> Ref:
    """The state, organization or person that is called so; with ``labels`` one of these only.

    Raises:
        NotFoundError: the graph has none, or several that are equally good.
    """
    among: tuple[Label, ...] = labels or ("State", "Organization", "Minister")
    return _labelled(graph, wanted, among) or _one(*_meant(graph, wanted, *among), wanted).ref


def meant(graph: Graph, wanted: str) -> tuple[list[Named], list[Named]]:
    """All nodes that a name may mean, as :func:`find_node` understands it; if there is none, those whose
    names look most alike."""
    if exact := _keyed(graph, wanted) or _called(graph, wanted):
        return list(dict.fromkeys(exact)), []
    known, hits = _meant(graph, wanted, "State", "Organization", "Minister")
    return (hits, []) if hits else ([], _alike(known, wanted))


def find(known: Iterable[Named], wanted: str) -> Named:
    """The one of some nodes that is called so, as :func:`find_node` finds it.

    Raises:
        NotFoundError: there is none, or several that are equally good.
    """
    listed = list(known)
    return _one(listed, _hits(listed, wanted), wanted)


def _one(known: Sequence[Named], hits: Sequence[Named], wanted: str) -> Named:
    if not hits:
        offered = [one.described for one in _alike(known, wanted)]
        raise NotFoundError(
            f"nothing in the graph is called {wanted!r}", _offer(offered, "give a name, an acronym or a key")
        )
    if len(hits) > 1:
        raise _several(wanted, "nodes", hits)
    return hits[0]


def _key(graph: Graph, name: str | None, label: Label, what: str, cure: str, state: str | None) -> str | None:
    """The key of the node of a label that is called so, or nothing if nothing is asked for."""
    if name is None:
        return None
    if graph.run(f"MATCH (n:{label} {{id: $name}}) RETURN n.id AS id", name=name):
        return name
    known, hits = _meant(graph, name, label)
    hits = [one for one in hits if state in one.sides] or hits
    if not hits:
        offered = [one.described for one in _alike(known, name)]
        raise NotFoundError(f"the graph has no {what} {name!r}", _offer(offered, cure))
    if len(hits) > 1:
        raise _several(name, f"{what}s", hits)
    return hits[0].ref.key


def _labelled(graph: Graph, wanted: str, labels: Sequence[Label]) -> Ref | None:
    """The node that is given by label and key (``State:CHN``), as the page gives it: no name need be read."""
    given, _, key = wanted.partition(":")
    for label in labels:
        if label == given and graph.run(
            f"MATCH (n:{label} {{{KEYS[label]}: $key}}) RETURN n.{KEYS[label]} AS key", key=key
        ):
            return Ref(label, key)
    return None


def _keyed(graph: Graph, wanted: str) -> list[Named]:
    """The nodes with this key, with their label before it or without."""
    label, _, key = wanted.partition(":")
    keys = [wanted, key if label in KEYS else wanted.upper()]
    return [
        Named(Ref(label, row["key"]), row["name"] or row["key"])
        for label in _LABELS
        for row in graph.run(
            f"MATCH (n:{label}) WHERE n.{KEYS[label]} IN $keys RETURN n.{KEYS[label]} AS key, n.name AS name",
            keys=keys,
        )
    ]


def _called(graph: Graph, wanted: str) -> list[Named]:
    """The nodes with this name, but for capitals; a commitment with these words."""
    return [
        Named(Ref(label, row["key"]), row["name"], (), _when(row))
        for label in _LABELS
        for row in graph.run(
            f"MATCH (n:{label}) WHERE toLower(coalesce(n.name, n.text)) = toLower($name) "
            f"RETURN n.{KEYS[label]} AS key, coalesce(n.name, n.text) AS name, n.date AS date, "
            "n.date_precision AS precision",
            name=wanted,
        )
    ]


def _worded(graph: Graph, wanted: str) -> list[Named]:
    """The meetings and commitments in whose name or text these words stand."""
    words = set(re.findall(r"\w+", wanted.lower()))
    return [
        Named(Ref(label, row["key"]), row["name"], (), _when(row))
        for label in _EVENTS
        for row in graph.run(
            f"MATCH (n:{label}) WITH n, coalesce(n.name, n.text) AS name "
            "WHERE all(word IN $words WHERE toLower(name) CONTAINS word) "
            "RETURN n.id AS key, name, n.date AS date, n.date_precision AS precision",
            words=sorted(words),
        )
        if words and words <= set(re.findall(r"\w+", row["name"].lower()))
    ]


def _is_place(graph: Graph, wanted: str) -> bool:
    """Whether a meeting was held in a city of that name."""
    return bool(
        graph.run(
            "MATCH (m:Meeting) WHERE toLower(m.city) = toLower($name) RETURN m.id AS id LIMIT 1", name=wanted
        )
    )


def _when(row: Mapping[str, Any]) -> tuple[str, ...]:
    """When a meeting was, which tells those of one name apart."""
    return (shown_day(row["date"], row["precision"]),) if row["date"] else ()


def _meant(graph: Graph, wanted: str, *labels: Label) -> tuple[list[Named], list[Named]]:
    """The nodes of some labels, and those of them that are called so in the best way that any is.

    For whom persons act takes longest to read: it is left out where one is found without.
    """
    known = _bearers(graph, *labels)
    hits = _hits(known, wanted, firmly=True)
    if len(hits) != 1:
        known = _sided(graph, known)
        hits = _hits(known, wanted)
    return known, hits


@dataclass(frozen=True, slots=True)
class _Known:
    """What the nodes of a graph are called, while it is in this state."""

    state: dict[str, int]
    bearers: dict[Label, list[Named]] = field(default_factory=dict)


#: Names are read once and kept, as one question often follows another.
_KEPT: WeakKeyDictionary[Graph, _Known] = WeakKeyDictionary()


def _bearers(graph: Graph, *labels: Label) -> list[Named]:
    """The nodes of some labels with what they are called; of a label all come in one record."""
    known, state = _KEPT.get(graph), graph.state()
    if known is None or known.state != state:
        known = _KEPT[graph] = _Known(state)
    for label in labels:
        if label not in known.bearers:
            [row] = graph.run(
                f"MATCH (n:{label}) WITH n.{KEYS[label]} AS key, n.name AS name, n.acronym AS acronym, "
                "n.aliases AS aliases RETURN collect([key, name, acronym, aliases]) AS rows"
            )
            known.bearers[label] = [
                Named(Ref(label, key), name or key, (*([acronym] if acronym else []), *(aliases or ())))
                for key, name, acronym, aliases in row["rows"]
            ]
    return [one for label in labels for one in known.bearers[label]]


def _sided(graph: Graph, known: Sequence[Named]) -> list[Named]:
    """Nodes, of which the persons with those for whom they act."""
    if all(one.ref.label != "Minister" for one in known):
        return list(known)
    [row] = graph.run(
        "MATCH (n:Minister)-[:REPRESENTS]->(x) WITH n.id AS id, coalesce(x.iso3, x.acronym, x.name) AS side "
        "RETURN collect([id, side]) AS rows"
    )
    sides: dict[Ref, set[str]] = defaultdict(set)
    for key, side in row["rows"]:
        sides[Ref("Minister", key)].add(side)
    return [replace(one, sides=tuple(sorted(sides.get(one.ref, ())))) for one in known]


def _hits(known: Sequence[Named], wanted: str, *, firmly: bool = False) -> list[Named]:
    """Those called so in the best way that any is: by key, name, as a state; if not ``firmly`` by alias, in
    another spelling, as a person, too.
    """
    if not (folded := _folded(wanted)):
        return []
    code = states_named(wanted)
    name = name_of(wanted)
    short = len(folded) <= _SHORT  # One letter more is another name: Xi is not Xie.

    def alike(one: Named) -> float:
        if one.ref.label != "Minister":
            return 0.0
        side = one.sides[0] if one.sides else ""
        return max(likeness(name, name_of(form), side).score for form in (one.name, *one.others))

    rungs: tuple[Rung, ...] = (
        lambda one: wanted == f"{one.ref.label}:{one.ref.key}" or folded == _folded(one.ref.key),
        lambda one: folded == _folded(one.name),
        lambda one: one.ref.label == "State" and one.ref.key in code,
        # A surname may be on record of one only who bears it: whoever else does is meant as well.
        lambda one: folded in map(_folded, one.others) or alike(one) == 1,
        lambda one: not short and alike(one) >= _ALIKE,
        lambda one: (
            one.ref.label == "Minister"
            and (folded in map(_folded, one.name.split()) if short else stands_in(name, name_of(one.name)))
        ),
    )
    tried = rungs[:3] if firmly else rungs
    return next((hits for rung in tried if (hits := [one for one in known if rung(one)])), [])


def _alike(known: Sequence[Named], wanted: str) -> list[Named]:
    """The nodes whose names look most alike."""
    by_name: dict[str, Named] = {}
    for one in known:
        for form in (one.name, *one.others):
            by_name.setdefault(form, one)
    return list({one.ref: one for form in _near(wanted, by_name) if (one := by_name[form])}.values())


def _near(wanted: str, names: Iterable[str]) -> list[str]:
    found = process.extract(
        wanted, list(names), scorer=fuzz.ratio, processor=_folded, limit=3, score_cutoff=_NEAR
    )
    return [name for name, *_ in found]


def _offer(offered: Sequence[str], cure: str) -> str:
    return f"did you mean {', or '.join(dict.fromkeys(offered))}? Else {cure}" if offered else cure


def _several(wanted: str, what: str, hits: Sequence[Named]) -> NotFoundError:
    """Of meetings the latest are listed."""
    latest = sorted(hits, key=lambda one: one.described)
    latest.sort(key=lambda one: one.sides if one.ref.label == "Meeting" else (), reverse=True)
    more = f" and {len(hits) - _LISTED} more" if len(hits) > _LISTED else ""
    return NotFoundError(
        f"{wanted!r} may be any of {len(hits)} {what}",
        f"say which, as in {', '.join(one.described for one in latest[:_LISTED])}{more}",
    )


@lru_cache(1 << 17)
def _folded(name: str) -> str:
    """A name as letters and digits: without case, accents, points, hyphens and article."""
    return (slug(name) or name.casefold()).removeprefix("the-").replace("-", "")
