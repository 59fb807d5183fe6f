"""A card: what the graph knows of one node, as plain dicts and lists, fit for JSON.

>>> show(graph, "Xi Jinping")["offices"][0]["office"]
'President'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.analysis.answer import answer
from graph.analysis.lookup import find_node
from graph.model import KEYS, Ref
from graph.questions.history import pledged_to
from graph.questions.text import cypher

if TYPE_CHECKING:
    from graph.store.graph import Graph

#: A card or an entry of one, as JSON has it.
Card: TypeAlias = dict[str, Any]

#: The columns of an edge's evidence, and those that tell of a meeting.
PROOF = ("articles", "spans", "sentences", "confidences")
MEETING = ("id", "meeting", "date", "date_precision", "end_date", "kind", "status", "city", "country")
_OFFICE = ("id", "person", "office", "role", "side", "side_name", "first_seen", "last_seen", "rank")


def show(
    graph: Graph,
    wanted: str,
    *,
    limit: int = 10,
    confidence: float = 0.0,
    all: bool = False,  # noqa: A002
) -> Card:
    """The card of a state, a person, an organization, a meeting or a commitment, given by name, code or id.

    ``label``, ``key``, ``name`` and ``properties`` say whose it is. Of a state, a person and an organization
    follow ``offices`` (the last first; a state's leading ones before others), ``meetings`` (newest first,
    each with its ``parties``), ``partners``, ``pledges``, ``received`` and ``members``; ``counts`` says how
    many there are of each, of which ``limit`` are given; mere courtesies are among the pledges with ``all``
    only. Of a meeting: ``parties``, ``conveners``,
    ``related``, ``pledges``, ``sources``. Of a commitment: ``parties``, ``meetings``, ``sources``. Entries
    have ``evidence``: the best sentence with its article.

    Raises:
        NotFoundError: nothing is called so, or several nodes are.
    """
    return card(graph, find_node(graph, wanted), limit=limit, confidence=confidence, all=all)


def card(
    graph: Graph,
    ref: Ref,
    *,
    limit: int = 10,
    confidence: float = 0.0,
    all: bool = False,  # noqa: A002
) -> Card:
    """The card of a node that the graph holds; see :func:`show`."""
    [row] = graph.run(
        f"MATCH (n:{ref.label} {{{KEYS[ref.label]}: $key}}) RETURN properties(n) AS properties", key=ref.key
    )
    properties = row["properties"]
    head = {
        "label": ref.label,
        "key": ref.key,
        "name": properties.get("name") or properties.get("text") or ref.key,
        "properties": {name: value for name, value in sorted(properties.items()) if name not in _BOOKS},
    }
    if ref.label == "Meeting":
        return head | _meeting(graph, ref.key, limit, confidence, courtesies=all)
    if ref.label == "Commitment":
        return head | _commitment(graph, ref.key, confidence)
    return head | _actor(graph, ref, limit, confidence, courtesies=all)


#: What the graph keeps of a node for itself.
_BOOKS = frozenset({"alias_articles", "title"})


def _actor(graph: Graph, ref: Ref, limit: int, confidence: float, *, courtesies: bool) -> Card:
    asked: dict[str, Any] = {"key": ref.key, "confidence": confidence}
    offices = answer(graph, cypher("card-offices"), (*_OFFICE, *PROOF), limit=limit, **asked)
    meetings = answer(graph, cypher("card-meetings"), (*MEETING, *PROOF), limit=limit, **asked)
    partners = _partners(graph, asked)
    pledged = _pledged(graph, asked, courtesies=courtesies)
    received: list[Card] = []
    if ref.label != "Minister":
        everything = {"since": None, "until": None, "confidence": confidence, "all": courtesies}
        received = pledged_to(graph, ref, ("date", "basis", "id"), **everything)[::-1]
    members = answer(graph, cypher("card-members"), ("key", "name", "since", "until"), key=ref.key)
    [totals] = answer(graph, cypher("card-totals"), ("meetings", "offices"), **asked)
    there = presence(graph, [row["id"] for row in meetings], confidence)
    for row in meetings:
        row |= there[row["id"]]
    given = commitments(graph, pledged[:limit], confidence)
    gotten = commitments(graph, [row["id"] for row in received[:limit]], confidence)
    basis = {row["id"]: row["basis"] for row in received}
    for row in gotten:
        row["basis"] = basis[row["id"]]
    told = len(offices)
    offices = _distinct(offices)
    totals["offices"] -= told - len(offices)
    for row in offices:
        del row["rank"]
    cite(graph, [*offices, *meetings])
    cite(graph, [*given, *gotten])
    counts = {"partners": len(partners), "pledges": len(pledged), "received": len(received)}
    return {
        "counts": {**totals, **counts, "members": len(members)},
        "offices": offices,
        "meetings": meetings,
        "partners": partners[:limit],
        "pledges": given,
        "received": gotten,
        "members": members,
    }


def _distinct(offices: list[Card]) -> list[Card]:
    """Offices without those of which another of the same person and side says more: none named beside "Prime
    Minister", "Ambassador" beside "Ambassador to Japan"."""
    held: dict[tuple[Any, Any], set[tuple[str, str]]] = {}
    for row in offices:
        held.setdefault((row["id"], row["side"]), set()).add((row["office"], row["role"]))

    def repeated(row: Card) -> bool:
        others = held[row["id"], row["side"]] - {(row["office"], row["role"])}
        if not row["office"]:
            return bool(others)
        return any(role == row["role"] and told.startswith(f"{row['office']} ") for told, role in others)

    return [row for row in offices if not repeated(row)]


def _meeting(graph: Graph, key: str, limit: int, confidence: float, *, courtesies: bool) -> Card:
    asked: dict[str, Any] = {"key": key, "confidence": confidence}
    columns = ("how", *(name for name in MEETING if name != "end_date"))
    related = answer(graph, cypher("card-meeting"), columns, **asked)
    pledged = _pledged(graph, asked, courtesies=courtesies)
    pledges = commitments(graph, pledged, confidence)
    sources = answer(graph, cypher("card-sources"), ("id", *PROOF), **asked)
    cite(graph, [*sources, *pledges])
    return {
        **presence(graph, [key], confidence)[key],
        "related": related,
        "pledges": pledges,
        "sources": _newest(entry for row in sources for entry in row["evidence"])[:limit],
        "counts": {"sources": len(sources), "pledges": len(pledges), "related": len(related)},
    }


def _commitment(graph: Graph, key: str, confidence: float) -> Card:
    found = commitments(graph, [key], confidence)
    cite(graph, found, most=5)
    if not found:
        return {"parties": [], "towards": [], "meetings": [], "sources": []}
    [row] = found
    return {
        "date": row["date"],
        "parties": row["parties"],
        "towards": row["towards"],
        "meetings": row["meetings"],
        "sources": _newest(row["evidence"]),
    }


def _pledged(graph: Graph, asked: Card, *, courtesies: bool) -> list[str]:
    """The ids of what somebody pledged, or of what was pledged at a meeting."""
    rows = answer(graph, cypher("card-pledges"), ("id", "date"), all=courtesies, **asked)
    return [row["id"] for row in rows]


def _partners(graph: Graph, asked: Card) -> list[Card]:
    columns = ("key", "name", "sides", "meetings", "in_person", "last", "last_precision")
    rows = answer(graph, cypher("card-partners"), columns, **asked)
    for row in rows:  # For whom a person acts: the last that is known.
        row["side"] = max(row.pop("sides"), default=[None, None])[1]
    return rows


def presence(graph: Graph, meetings: Sequence[str], confidence: float) -> dict[str, Card]:
    """Who was at meetings, by id: ``parties`` are the states and organizations, each with its ``persons``."""
    columns = ("id", "date", "tie", "part", "person", "state", "key", "name", "acronym", "offices")
    rows = answer(graph, cypher("card-presence"), columns, meetings=meetings, confidence=confidence)
    parties: dict[str, dict[str, Card]] = {key: {} for key in meetings}
    conveners: dict[str, list[Card]] = {key: [] for key in meetings}
    for row in sorted(rows, key=lambda row: (row["person"], str(row["name"]))):
        there = parties[row["id"]]
        if row["tie"] == "CONVENED":
            named = {"key": row["key"], "name": row["name"], "acronym": row["acronym"]}
            conveners[row["id"]].append(named)
        elif row["person"]:
            office, side, side_name = _capacity(row["offices"], row["date"])
            # A person may be told to be there without a word of the state.
            new: Card = {"key": side, "name": side_name, "part": None, "persons": []}
            party = there.setdefault(side or "", new)
            party["persons"].append({"key": row["key"], "name": row["name"], "office": office})
        else:
            there[row["key"]] = {
                "key": row["key"],
                "name": row["name"],
                "part": row["part"] if row["part"] != "delegate" else None,
                "persons": [],
            }
    return {key: {"parties": list(parties[key].values()), "conveners": conveners[key]} for key in meetings}


def _capacity(
    offices: Sequence[Sequence[Any]], day: date | None
) -> tuple[str | None, str | None, str | None]:
    """In which office somebody was there, and for whom: the one named nearest to that day."""

    def distance(office: Sequence[Any]) -> tuple[int, str]:
        first, last, name, *_ = office
        if day is None or first is None or last is None:
            return 0, str(name)
        return max((first - day).days, (day - last).days, 0), str(name)

    if not offices:
        return None, None, None
    _, _, office, side, side_name = min(offices, key=distance)
    return office, side, side_name


def commitments(graph: Graph, keys: Sequence[str], confidence: float) -> list[Card]:
    """Commitments in the order of their ids, each with who made it and where, and its proof."""
    columns = ("id", "properties", "date", "key", "name", "made_at", "towards", *PROOF)
    rows = answer(graph, cypher("card-commitments"), columns, commitments=keys, confidence=confidence)
    found: dict[str, Card] = {}
    for row in rows:
        properties = row["properties"]
        entry = found.setdefault(
            row["id"],
            {
                "id": row["id"],
                "date": row["date"],
                "pledge": properties.get("text"),
                "status": None,
                "deadline": None,
                "topics": [],
                **{name: value for name, value in sorted(properties.items()) if name not in ("id", "text")},
                "parties": [],
                "towards": [{"key": key, "name": name} for key, name in sorted(row["towards"])],
                "meetings": [{"id": key, "name": name} for key, name in sorted(row["made_at"])],
                **{name: [] for name in PROOF},
            },
        )
        entry["date"] = min(filter(None, (entry["date"], row["date"])), default=None)
        entry["parties"].append({"key": row["key"], "name": row["name"]})
        for name in PROOF:
            entry[name] += row[name]
    return [found[key] for key in keys if key in found]


def cite(graph: Graph, rows: Iterable[Card], *, most: int = 1) -> None:
    """Put the best sentences, one for each article, in the place of an edge's lists of evidence."""
    listed = list(rows)
    best: list[dict[str, Card]] = []
    for row in listed:
        by_article: dict[str, Card] = {}
        for article, span, sentence, sure in zip(*(row.pop(name) for name in PROOF), strict=True):
            if article not in by_article or sure > by_article[article]["confidence"]:
                entry = {"article": article, "span": span, "sentence": sentence, "confidence": sure}
                by_article[article] = entry
        row["articles"] = len(by_article)
        ranked = sorted(by_article, key=lambda one: (-by_article[one]["confidence"], one))
        best.append({article: by_article[article] for article in ranked[:most]})
    wanted = sorted({article for entries in best for article in entries})
    known = {
        row.pop("id"): row
        for row in graph.run(
            "MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.title AS title, "
            "a.publisher AS publisher, a.published AS published, a.url AS url",
            ids=wanted,
        )
    }
    for row, entries in zip(listed, best, strict=True):
        row["evidence"] = [entry | known.get(article, {}) for article, entry in entries.items()]


def _newest(entries: Iterable[Card]) -> list[Card]:
    """Evidence by the day of its article, the newest first."""
    return sorted(entries, key=lambda entry: (entry.get("published") or date.min, entry["article"]))[::-1]
