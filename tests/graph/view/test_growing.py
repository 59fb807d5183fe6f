"""What comes along when a served picture grows: of talks only the latest, and how many there are."""

from __future__ import annotations

from datetime import date, timedelta

from graph.model import Ref
from graph.reference.tables import states
from graph.store.graph import Graph
from graph.view.growing import fetch
from tests.graph.small_world import Report

PAIR = Ref("State", "KAZ"), Ref("State", "NOR")
DAYS = [date(2019, 1, 1) + timedelta(days=7 * week) for week in range(25)]


def test_of_many_talks_the_latest_come_along_and_fewer_where_there_are_many_pairs(graph: Graph) -> None:
    report = Report("a1", date(2020, 1, 1))
    for day in DAYS:
        report.meeting(f"talks-{day}", day, "bilateral", "NOR", "Oslo", "KAZ NOR", talks=True)
    guests = sorted(states())[:40]
    report.meeting("summit", date(2019, 12, 1), "multilateral", "NOR", "Oslo", " ".join(guests))
    many = {*PAIR, *(Ref("State", code) for code in guests)}
    graph.write(report.facts)
    for new, count in ((set(PAIR), 20), (many, 3)):
        facts, totals = fetch(graph, new, ())
        days = [edge.properties["date"] for edge in facts.of_type("BILATERAL_TALKS")]
        assert sorted(days) == DAYS[-count:]
        assert totals == {("BILATERAL_TALKS", "State:KAZ", "State:NOR"): len(DAYS)}
