"""How statements are settled: laws that hold for all of them, and the rules one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Evidence, Value
from graph.statements import fusion
from graph.statements.fusion import Report

_values = {
    "name": st.text(max_size=5),
    "role": st.sampled_from(["host", "chair", "delegate", "guest"]),
    "mode": st.sampled_from(["in_person", "call"]),
    "status": st.sampled_from(["pledged", "planned", "approved"]),
    "cow": st.integers(1, 3) | st.text(max_size=2),
    "topics": st.lists(st.text(max_size=3)).map(lambda topics: sorted(set(topics))),
    "first_seen": st.dates(),
    "last_seen": st.dates(),
}
_statements = st.fixed_dictionaries({}, optional=_values)


@given(_statements, _statements, _statements)
def test_joining_knows_no_order_and_no_repetition(
    a: dict[str, Value], b: dict[str, Value], c: dict[str, Value]
) -> None:
    assert fusion.join(a, b) == fusion.join(b, a)
    assert fusion.join(fusion.join(a, b), c) == fusion.join(a, fusion.join(b, c))
    assert fusion.join(a, a) == a
    assert fusion.join(fusion.join(a, b), a) == fusion.join(a, b)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"role": "delegate"}, {"role": "host"}, {"role": "host"}),
        ({"status": "planned"}, {"status": "approved"}, {"status": "approved"}),
        (
            {"first_seen": date(2013, 1, 2)},
            {"first_seen": date(2013, 1, 1)},
            {"first_seen": date(2013, 1, 1)},
        ),
        ({"last_seen": date(2013, 1, 2)}, {"last_seen": date(2013, 1, 1)}, {"last_seen": date(2013, 1, 2)}),
        ({"topics": ["b"]}, {"topics": ["a", "b"]}, {"topics": ["a", "b"]}),
        ({"name": "EU"}, {"name": "European Union"}, {"name": "European Union"}),
        ({"name": "China"}, {"cow": 710}, {"name": "China", "cow": 710}),
    ],
)
def test_what_prevails(one: dict[str, Value], other: dict[str, Value], expected: dict[str, Value]) -> None:
    assert fusion.join(one, other) == expected


_reports = st.lists(
    st.builds(
        Report,
        article=st.uuids().map(str),
        published=st.none() | st.dates(date(2013, 6, 1), date(2013, 6, 5)),
        properties=st.fixed_dictionaries(
            {},
            optional={
                "name": st.sampled_from(["SCO", "SCO talks"]),
                "kind": st.sampled_from(["bilateral", "visit"]),
                "date": st.dates(date(2013, 6, 1), date(2013, 6, 3)),
                "end_date": st.dates(date(2013, 6, 3), date(2013, 6, 4)),
                "date_precision": st.sampled_from(["day", "month"]),
                "iso3": st.sampled_from(["KGZ", "CHN"]),
                "city": st.sampled_from(["Bishkek", "Osh"]),
                "status": st.sampled_from(["held", "planned", "cancelled"]),
            },
        ),
    ),
    max_size=6,
)


@given(_reports, st.randoms(use_true_random=False))
def test_a_meeting_does_not_depend_on_the_order_of_its_reports(reports: list[Report], random: object) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fusion.meeting(shuffled) == fusion.meeting(reports)


def report(article: str, published: date | None = None, **properties: Value) -> Report:
    return Report(article, published, properties)


def test_the_most_precise_date_prevails_then_the_most_told() -> None:
    june = {"date": date(2013, 6, 1), "date_precision": "month"}
    day, other = date(2013, 6, 26), date(2013, 6, 25)
    reports = [
        report("a", **june),
        report("b", **june),
        report("c", date=day, date_precision="day", end_date=date(2013, 6, 27)),
        report("d", date=day, date_precision="day"),
        report("e", date=other, date_precision="day", end_date=other),
    ]
    assert fusion.meeting(reports) == {
        "date": day,
        "date_precision": "day",
        "end_date": date(2013, 6, 27),
    }
    assert fusion.meeting(reports[2:3] + reports[4:])["date"] == other  # As many: the earlier.


def test_a_place_is_taken_as_a_whole() -> None:
    reports = [
        report("a", city="Osh", iso3="KGZ"),
        report("b", iso3="KGZ"),
        report("c", city="Almaty", iso3="KAZ"),
    ]
    assert fusion.meeting(reports) == {"iso3": "KGZ", "city": "Osh"}


def test_of_reports_of_one_day_held_prevails_over_cancelled_over_planned() -> None:
    day = date(2013, 6, 26)
    planned, cancelled, held = (report(s, day, status=s) for s in ("planned", "cancelled", "held"))
    assert fusion.meeting([planned, cancelled])["status"] == "cancelled"
    assert fusion.meeting([planned, cancelled, held])["status"] == "held"
    later = report("z", date(2013, 6, 27), status="cancelled")
    silent = report("y", date(2013, 6, 28))
    assert fusion.meeting([held, later, silent])["status"] == "cancelled"


def test_a_full_name_prevails_over_a_surname_however_often_that_is_used() -> None:
    assert fusion.minister({"Chang": 9, "Chang Wanquan": 2, "Wanquan Chang": 1, "Zhang": 0}, ()) == {
        "name": "Chang Wanquan",
        "aliases": ["Chang", "Chang Wanquan", "Wanquan Chang"],
        "alias_articles": [9, 2, 1],
    }
    assert fusion.minister({"Pelé": 1}, ())["name"] == "Pelé"


def test_the_usual_name_of_a_leader_prevails_over_other_full_forms() -> None:
    forms = {"Joseph R. Biden Jr.": 3, "Joe Biden": 1}
    assert fusion.minister(forms, {"Joe Biden"})["name"] == "Joe Biden"


_evidence = st.builds(
    Evidence,
    article=st.sampled_from(["a", "b", "c"]),
    start=st.integers(0, 500),
    end=st.integers(500, 900),
    sentence=st.text(max_size=10),
    confidence=st.floats(0, 1),
    mention=st.text(max_size=5),
)


@given(st.dictionaries(_evidence, st.sampled_from(["summitry 0.1.0", "summitry 0.2.0"]), min_size=1))
def test_evidence_is_kept_whole_in_lists_of_equal_length(items: dict[Evidence, str]) -> None:
    stored = fusion.evidence(items.items())
    assert {len(stored[name]) for name in [*fusion.EVIDENCE_LISTS, "extractors"]} == {len(items)}
    assert fusion.evidence_of(stored) == items
    assert fusion.evidence([*reversed(items.items())]) == stored
    order = [(item.article, item.start) for item in fusion.evidence_of(stored)]
    assert order == sorted(order)


def test_more_independent_articles_make_a_fact_surer() -> None:
    def confidence(*pairs: tuple[str, float]) -> float:
        items = {Evidence(one, n, n + 1, f"Of {one}.", sure): "x" for n, (one, sure) in enumerate(pairs)}
        result: float = fusion.evidence(items.items())["confidence"]
        return result

    assert confidence(("a", 0.6)) == 0.6
    assert confidence(("a", 0.6), ("a", 0.4)) == 0.6  # One article says it twice: no surer.
    assert confidence(("a", 0.6), ("b", 0.5)) == 0.8
