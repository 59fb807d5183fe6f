"""Corrections: that an edge, a meeting or a commitment is not so, or of a meeting another day, city or name.

Like judgements (:mod:`graph.resolution.judgements`) they name what they are on by ids that survive reading an
article again, a rebuild and a change of store. What articles state stays as it is; corrections hold for what
the graph makes of it, whoever states it, now or later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, cast

from graph.model import Label, Ref, digest

Verdict: TypeAlias = Literal["rejected", "corrected"]

#: A node as a correction names it: ``Label:RECORD`` of each record that tells of it, or ``Label:KEY``.
Records: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody says against articles.

    ``what`` is ``Meeting``, ``Commitment`` or the type of an edge, ``one`` the node or the edge's start,
    ``other`` the edge's end, ``key`` what else tells the edge (of talks the meeting, of an office its name).
    Where it is ``corrected``, ``value`` stands for the meeting's ``field``. ``told`` says in words what it is
    on, ``articles`` are those whose statements it changes in this store.
    """

    verdict: Verdict
    what: str
    one: Records
    other: Records
    key: Records
    field: str
    value: str
    told: str
    reason: str
    author: str
    date: date
    articles: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """One for each thing and field."""
        return digest(self.verdict, self.what, *self.one, "", *self.other, "", *self.key, self.field)

    @property
    def records(self) -> set[str]:
        """The records of persons and meetings that it names."""
        named = (each.partition(":") for each in (*self.one, *self.other, *self.key))
        return {record for label, _, record in named if label in ("Minister", "Meeting")}


@dataclass(frozen=True, slots=True)
class Meant:
    """The nodes that a correction is on: more than one where rules part what was one.

    ``key`` is what else tells an edge: of talks the ids of their ``meetings``.
    """

    one: frozenset[Ref]
    other: frozenset[Ref]
    key: frozenset[str]
    meetings: frozenset[Ref]

    @property
    def nodes(self) -> set[Ref]:
        """All of them."""
        return {*self.one, *self.other, *self.meetings}


def meant(made: Correction, node_of: Callable[[str], str | None]) -> Meant:
    """The nodes that a correction is on, given the node that each record means, if it is known."""

    def refs(named: Records) -> frozenset[Ref]:
        found = []
        for each in named:
            label, _, record = each.partition(":")
            key = node_of(record) if label in ("Minister", "Meeting") else record
            if key is not None:
                found.append(Ref(cast(Label, label), key))
        return frozenset(found)

    meetings = refs(made.key) if made.what == "BILATERAL_TALKS" else frozenset[Ref]()
    key = {ref.key for ref in meetings} if made.what == "BILATERAL_TALKS" else made.key
    return Meant(refs(made.one), refs(made.other), frozenset(key), meetings)
