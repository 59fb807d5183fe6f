"""The graph's vocabulary: labels, edge types, and facts with their evidence.

A *fact* is a node or an edge that an article states. Ingestors produce :class:`Facts`, stores hold
them; nothing here knows of languages, files or databases.
"""

from __future__ import annotations

import calendar
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Label: TypeAlias = Literal["State", "Organization", "Minister", "Meeting", "Commitment", "Article"]
EdgeType: TypeAlias = Literal[
    "ATTENDED",
    "BILATERAL_TALKS",
    "PLEDGED",
    "MADE_AT",
    "TOWARDS",
    "REPRESENTS",
    "CONVENED",
    "HELD_IN",
    "SIDELINES_OF",
    "MEMBER_OF",
    "REPORTS",
]
Value: TypeAlias = str | int | float | bool | date | list[str]

#: The property that identifies a node of each label.
KEYS: Mapping[Label, str] = {
    "State": "iso3",
    "Organization": "id",
    "Minister": "id",
    "Meeting": "id",
    "Commitment": "id",
    "Article": "id",
}

#: Properties that, beside the two ends, identify an edge. Two presidents may talk twice; a minister
#: may hold two offices of one state.
EDGE_KEYS: Mapping[EdgeType, str | None] = {
    "ATTENDED": None,
    "BILATERAL_TALKS": "meeting",
    "PLEDGED": None,
    "MADE_AT": None,
    "TOWARDS": None,
    "REPRESENTS": "office",
    "CONVENED": None,
    "HELD_IN": None,
    "SIDELINES_OF": None,
    "MEMBER_OF": "since",
    "REPORTS": None,
}

#: The labels that an edge of each type may start and end at.
_ACTORS: tuple[Label, ...] = ("State", "Organization", "Minister")
ENDS: Mapping[EdgeType, frozenset[tuple[Label, Label]]] = {
    "ATTENDED": frozenset((actor, "Meeting") for actor in _ACTORS),
    "BILATERAL_TALKS": frozenset({("State", "State"), ("Minister", "Minister")}),
    "PLEDGED": frozenset((actor, "Commitment") for actor in _ACTORS),
    "MADE_AT": frozenset({("Commitment", "Meeting")}),
    "TOWARDS": frozenset({("Commitment", "State"), ("Commitment", "Organization")}),
    "REPRESENTS": frozenset({("Minister", "State"), ("Minister", "Organization")}),
    "CONVENED": frozenset({("Organization", "Meeting")}),
    "HELD_IN": frozenset({("Meeting", "State")}),
    "SIDELINES_OF": frozenset({("Meeting", "Meeting")}),
    "MEMBER_OF": frozenset({("State", "Organization")}),
    "REPORTS": frozenset({("Article", "Meeting")}),
}

#: Edge types that are reference data: they carry a source, not sentences.
REFERENCE_EDGES: frozenset[EdgeType] = frozenset({"MEMBER_OF"})


class Evidence(NamedTuple):
    """One sentence that supports an edge.

    ``start`` and ``end`` are character offsets into the article's text as it was received;
    ``sentence`` is that passage with its white space folded. ``mention`` is the wording by which
    the edge's source is named there ("the Chinese general"), empty where it is only implied.
    ``confidence`` lies between 0 and 1.
    """

    article: str
    start: int
    end: int
    sentence: str
    confidence: float
    mention: str = ""

    @property
    def span(self) -> str:
        """The offsets as stored: ``"start-end"``."""
        return f"{self.start}-{self.end}"


class Ref(NamedTuple):
    """Points at a node: its label and the value of its key."""

    label: Label
    key: str


@dataclass(slots=True)
class Node:
    """A node as one article states it. ``properties`` leave out the key."""

    ref: Ref
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """An edge as one article states it, with the sentences that prove it."""

    type: EdgeType
    source: Ref
    target: Ref
    properties: dict[str, Value] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def identity(self) -> tuple[EdgeType, Ref, Ref, str]:
        """What makes two statements the same edge."""
        name = EDGE_KEYS[self.type]
        return self.type, self.source, self.target, str(self.properties.get(name, "")) if name else ""


@dataclass(slots=True)
class Facts:
    """What articles state: nodes and edges, each once, evidence gathered.

    ``extractor`` is the name and version of what read them, for example ``"summitry 0.1.0"``.
    """

    extractor: str = ""
    nodes: dict[Ref, Node] = field(default_factory=dict)
    edges: dict[tuple[EdgeType, Ref, Ref, str], Edge] = field(default_factory=dict)

    def node(self, label: Label, key: str, /, **properties: Value | None) -> Ref:
        """Add a node, or what is newly stated of it, and return a reference to it.

        Absent values (``None``) are left out; the first statement of a property stays.
        """
        ref = Ref(label, key)
        stated = {name: value for name, value in properties.items() if value is not None}
        known = self.nodes.setdefault(ref, Node(ref, stated)).properties
        if known is not stated:
            for name, value in stated.items():
                known.setdefault(name, value)
        return ref

    def edge(
        self,
        kind: EdgeType,
        source: Ref,
        target: Ref,
        evidence: Evidence | None = None,
        /,
        **properties: Value | None,
    ) -> Edge:
        """Add an edge, or further evidence for it, and return it.

        Raises:
            ValueError: the edge states a fact, and no evidence is given.
        """
        if evidence is None and kind not in REFERENCE_EDGES:
            raise ValueError(f"{kind} from {source.key} to {target.key} has no evidence")
        stated = {name: value for name, value in properties.items() if value is not None}
        return self.add(Edge(kind, source, target, stated, [] if evidence is None else [evidence]))

    def add(self, edge: Edge) -> Edge:
        """Add an edge, or what it newly says of the same edge, and return the one that is held."""
        known = self.edges.setdefault(edge.identity, edge)
        if known is not edge:
            for name, value in edge.properties.items():
                known.properties.setdefault(name, value)
            known.evidence += [item for item in edge.evidence if item not in known.evidence]
        return known

    def of_type(self, kind: EdgeType) -> Iterator[Edge]:
        """The edges of one type, in the order in which they were stated."""
        return (edge for edge in self.edges.values() if edge.type == kind)

    def of_label(self, label: Label) -> Iterator[Node]:
        """The nodes of one label, in the order in which they were stated."""
        return (node for node in self.nodes.values() if node.ref.label == label)


#: Days that a graph holds lie between these: others are slips, and what is reckoned from them could leave the
#: calendar.
EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)


def last_day(day: date, precision: object) -> date:
    """The last day that a date of some precision (``day``, ``month``, ``year``) covers."""
    if precision == "year":
        return day.replace(month=12, day=31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


#: How much of an ISO date is known, by its precision.
_KNOWN: Mapping[object, int] = {"year": 4, "month": 7}


def shown_day(day: date, precision: object = "day") -> str:
    """A date that says no more than is known: ``2013-06-26``, ``2013-06`` or ``2013``."""
    return day.isoformat()[: _KNOWN.get(precision)]


def shown_period(first: date | None, last: date | None) -> str:
    """Two days as one reads them: ``2013-06-26 – 2014-05-03``; one alone where they are equal."""
    return " – ".join(dict.fromkeys(day.isoformat() for day in (first, last) if day))


#: What no store and no XML can hold, and no reader sees: lone surrogates, controls, what is no character.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """A text that every store and format can hold: U+FFFD stands for what one of them cannot."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: ``"Shanghai Cooperation Organization"`` becomes
    ``"shanghai-cooperation-organization"``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def digest(*parts: str) -> str:
    """A stable 16-digit hexadecimal id of some texts (BLAKE2b). Names of files need not be UTF-8."""
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()
