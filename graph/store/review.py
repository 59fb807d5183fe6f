"""What people decide on records: pairs that a rule leaves open, or joined. Each decision can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.errors import SummitryError
from graph.model import Label
from graph.resolution import meetings, persons
from graph.resolution.decision import Decision
from graph.resolution.judgements import Judgement, Verdict, judgement
from graph.resolution.registry import compare
from graph.resolution.storage import Item, label_of
from graph.store import judgements, writing
from graph.store.engines.driver import neo4j
from graph.store.graph import Graph
from graph.store.records import GraphRecordStore

#: Records under one key that are compared with each other: more say that the key tells nothing.
_CROWD = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records: what it says, by name, and sentences that prove it."""

    id: str
    node: str
    tells: dict[str, str]
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, what the rules say of them, and whether they are one node now."""

    label: Label
    one: Side
    other: Side
    score: float
    reason: str
    joined: bool


def pairs(
    graph: Graph, *, joined: bool = False, later: bool = False, label: Label | None = None, limit: int = 20
) -> list[Pair]:
    """Pairs for people to decide on: doubtful ones, the likeliest first, or, if ``joined``, those that a rule
    took for one, the least likely first. What people decided is left out, and what they put off too, unless
    ``later`` asks for just that. ``label`` is Minister or Meeting.
    """

    def work(tx: neo4j.ManagedTransaction) -> list[Pair]:
        judged = {(one.one, one.other): one.verdict for one in judgements.load(tx, by_rule=False)}
        found = (_joined if joined else _doubtful)(tx)
        wanted: dict[tuple[str, str], Decision] = {}
        for key, decision in found:
            if judged.get(key) == ("later" if later else None):
                wanted[key] = decision
        storage = GraphRecordStore(tx)
        records = storage.records({end for key in wanted for end in key})
        ranked = sorted(wanted, key=lambda key: (wanted[key].score * (1 if joined else -1), key))
        shown = [
            key
            for key in ranked
            if records.keys() >= set(key) and label in (None, label_of(records[key[0]][0]))
        ]
        return [
            Pair(
                label_of(records[one][0]),
                _side(tx, one, *records[one]),
                _side(tx, other, *records[other]),
                wanted[one, other].score,
                wanted[one, other].reason,
                records[one][1] == records[other][1],
            )
            for one, other in shown[:limit]
        ]

    return graph.read(work)


def judge(
    graph: Graph, one: str, other: str, verdict: Verdict, *, author: str, reason: str = ""
) -> tuple[Judgement, int]:
    """Store what a person decides on two records, which no rule overrules, and group anew.

    A person or a meeting of the graph, by id, stands for the record that it is named after. Returns the
    judgement, and how many articles' statements mean other nodes now.

    Raises:
        SummitryError: there is no such record or node, or the two are of different labels.
        ReadOnlyError: the graph is open for reading only.
    """

    def work(tx: neo4j.ManagedTransaction) -> tuple[Judgement, int]:
        writing.take_turn(tx)
        storage = GraphRecordStore(tx)
        first, second = _record(storage, one), _record(storage, other)
        labels = {label_of(item) for item, _ in storage.records({first, second}).values()}
        if len(labels) > 1:
            raise SummitryError(f"{one} is a person, {other} a meeting, or the reverse", "name two of a kind")
        try:
            made = judgement(labels.pop(), first, second, verdict, author=author, reason=reason)
        except ValueError as error:
            raise SummitryError(str(error), "name two records") from error
        return made, writing.judge(tx, [made])

    return graph.update(work)


def _record(storage: GraphRecordStore, given: str) -> str:
    """The record that is meant by its own id, or by that of a person or a meeting."""
    if given in storage.records({given}):
        return given
    labels: tuple[Label, ...] = ("Meeting", "Minister")
    for label in labels:
        if found := storage.records_of(label, given):
            return found[0]
    raise SummitryError(
        f"there is no person, no meeting and no record {given!r}",
        "take the id of a person or a meeting, as summitry show and ask meetings have it, or of a record, as "
        "summitry resolve does; what else stands twice cannot be joined",
    )


def withdraw(graph: Graph, key: str) -> tuple[Judgement, int]:
    """Take a person's judgement back, by its id or the beginning of it; as :func:`judge` in what it returns.

    Raises:
        SummitryError: people made no such judgement, or several begin so.
    """

    def work(tx: neo4j.ManagedTransaction) -> tuple[Judgement, int]:
        writing.take_turn(tx)
        found = [one for one in judgements.load(tx, by_rule=False) if one.id.startswith(key)]
        if len(found) != 1:
            raise SummitryError(
                f"{len(found) or 'no'} judgement{'s begin' if len(found) > 1 else ' begins'} with {key!r}",
                "see summitry resolve --list",
            )
        return found[0], writing.withdraw(tx, found)

    return graph.update(work)


def made_by_people(graph: Graph) -> list[Judgement]:
    """What people decided, the latest first."""
    found = graph.read(lambda tx: judgements.load(tx, by_rule=False))
    return sorted(found, key=lambda one: (one.date, one.id), reverse=True)


def _doubtful(tx: neo4j.ManagedTransaction) -> Iterator[tuple[tuple[str, str], Decision]]:
    storage = GraphRecordStore(tx)
    seen: set[tuple[str, str]] = set()
    for block in _blocks(tx):
        records = storage.records(block)
        for one, other in combinations(sorted(records), 2):
            if (one, other) in seen or records[one][1] == records[other][1]:
                continue
            seen.add((one, other))
            decision = compare(records[one][0], records[other][0])
            if decision.doubtful:
                yield (one, other), decision


def _blocks(tx: neo4j.ManagedTransaction) -> Iterator[list[str]]:
    rows = tx.run("MATCH (b:Block) WHERE size(b.records) > 1 RETURN b.records AS records ORDER BY b.id")
    for row in rows.values():
        if len(row[0]) <= _CROWD:
            yield row[0]


def _joined(tx: neo4j.ManagedTransaction) -> Iterator[tuple[tuple[str, str], Decision]]:
    for one in judgements.load(tx, by_rule=True):
        if one.verdict == "same":
            yield (one.one, one.other), Decision(one.score, one.author.removeprefix("rule:"), one.reason)


def _side(tx: neo4j.ManagedTransaction, key: str, item: Item, node: str) -> Side:
    if isinstance(item, persons.Profile):
        tells, sentences = _person(item), _person_sentences(tx, item, node)
    else:
        tells, sentences = _meeting(item), _meeting_sentences(tx, item, node)
    return Side(key, node, {name: value for name, value in tells.items() if value}, sentences)


def _person(item: persons.Profile) -> dict[str, str]:
    seen = sorted(item.seen, key=lambda one: (one.year, one.role))
    return {
        "name": item.name.title(),
        "for": item.affiliation,
        "seen as": ", ".join(f"{one.role.replace('_', ' ')} {one.year or ''}".strip() for one in seen),
        "articles": str(item.articles),
    }


def _meeting(item: meetings.Record) -> dict[str, str]:
    day = str(item.start)[: {"day": 10, "month": 7, "year": 4}.get(item.precision, 0)] if item.start else ""
    return {
        "name": item.name,
        "kind": item.kind,
        "date": f"{day} to {item.end}" if item.precision == "day" and item.end != item.start else day,
        "place": ", ".join(text for text in (item.city, item.iso3) if text),
        "states": ", ".join(sorted(item.states)),
        "persons": ", ".join(sorted(name for _, name in item.persons)),
        "part of day": item.part,
        "published": str(item.published or ""),
        "article": item.article,
    }


def _person_sentences(tx: neo4j.ManagedTransaction, item: persons.Profile, node: str) -> list[str]:
    rows = tx.run(
        "MATCH (p:Minister)-[r:REPRESENTS]->() WHERE p.id = $node "
        "RETURN r.sentences AS sentences, r.mentions AS mentions",
        node=node,
    )
    last = item.name.split()[-1:]
    told = [pair for row in rows for pair in zip(row["sentences"], row["mentions"], strict=True)]
    close = [sentence for sentence, mention in told if last and last[0] in mention.lower()]
    return list(dict.fromkeys(close or [sentence for sentence, _ in told]))[:2]


def _meeting_sentences(tx: neo4j.ManagedTransaction, item: meetings.Record, node: str) -> list[str]:
    rows = tx.run(
        "MATCH (a:Article {id: $article})-[r:REPORTS]->(m:Meeting) WHERE m.id = $node "
        "RETURN r.sentences AS sentences",
        article=item.article,
        node=node,
    )
    return [sentence for row in rows for sentence in row["sentences"]][:2]
