"""What resolution asks of a store: as often for many articles as for few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from graph.model import Evidence, Facts
from graph.resolution.judgements import Judgement
from graph.resolution.registry import Registry
from graph.resolution.storage import Item, RecordStore


class Counting(RecordStore):
    """Keeps records and counts what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()
        self.kept: dict[str, tuple[Item, str]] = {}
        self.under: dict[str, set[str]] = {}
        self.reasons: dict[str, Judgement] = {}

    def records(self, ids: Collection[str]) -> dict[str, tuple[Item, str]]:
        self.asked["records"] += bool(ids)
        return {key: self.kept[key] for key in ids if key in self.kept}

    def blocks(self, keys: Collection[str]) -> dict[str, set[str]]:
        self.asked["blocks"] += 1
        return {key: set(self.under[key]) for key in keys if key in self.under}

    def give_reasons(self, ids: Collection[str], made: Mapping[str, Judgement]) -> None:
        self.asked["reasons"] += 1
        self.reasons |= made

    def save(
        self, records: Mapping[str, tuple[Item, str]], blocks: Mapping[str, set[str]], gone: Collection[str]
    ) -> None:
        self.asked["save"] += 1
        self.kept |= records
        self.under |= blocks


def _report(number: int, name: str, day: date) -> Facts:
    facts = Facts("test 1")
    key = f"article-{number}"
    proof = Evidence(key, 0, 9, "They met.", 0.9)
    article = facts.node("Article", key, published=day)
    meeting = facts.node("Meeting", f"{key}-m", kind="bilateral", date=day, date_precision="day")
    facts.edge("REPORTS", article, meeting, proof)
    state = facts.node("State", "FRA", name="France")
    person = facts.node("Minister", f"{name}-fra".lower().replace(" ", "-"), name=name)
    facts.edge("REPRESENTS", person, state, proof, office="Foreign Minister", role="foreign")
    for actor in (state, facts.node("State", "DEU", name="Germany"), person):
        facts.edge("ATTENDED", actor, meeting, proof)
    return facts


def _written(articles: Iterable[Facts], at_once: int) -> Counting:
    storage = Counting()
    waiting = list(articles)
    while waiting:
        part, waiting = waiting[:at_once], waiting[at_once:]
        storage.asked.clear()
        Registry(storage).change([], part)
    return storage


def _reports(count: int) -> list[Facts]:
    """Two reports of each meeting; every fourth person is told in two spellings."""
    first = date(2014, 1, 6)
    names = ("Jean Morel", "Claire Dubois", "Sergei Volkov", "Sergey Volkov")
    return [
        _report(number, names[number % 4], first + timedelta(days=40 * (number // 2)))
        for number in range(count)
    ]


def test_a_store_is_asked_no_more_often_for_more_articles() -> None:
    few, many = _written(_reports(8), 8), _written(_reports(80), 80)
    assert sum(many.asked.values()) <= sum(few.asked.values())


def test_all_at_once_and_one_by_one_are_resolved_alike() -> None:
    together, singly = _written(_reports(24), 24), _written(reversed(_reports(24)), 1)
    assert together.kept == singly.kept
    assert together.reasons.keys() == singly.reasons.keys()
    assert {node for _, node in together.kept.values()} < {item.local for item, _ in together.kept.values()}
