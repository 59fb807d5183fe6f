"""Each named question against answers worked out by hand on the small world, on both engines."""

from __future__ import annotations

import inspect
import re
from datetime import date
from math import isclose, sqrt

import pandas as pd
import pytest

from graph import questions
from graph.analysis.answer import cypher_of
from graph.analysis.tables import records
from graph.errors import SummitryError
from graph.questions import QUESTIONS, cypher
from graph.store.graph import Graph
from tests.graph import small_world
from tests.graph.questions.test_conflicts import FIRST, SECOND
from tests.graph.worlds import Report


def answers(data: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in columns) for row in records(data)]


def test_persons_who_held_talks_and_how_often(known: Graph) -> None:
    columns = ("person", "state", "other", "other_state", "talks", "in_person", "first", "last")
    assert answers(questions.who_met_whom(known), *columns) == [
        ("Adil Omarov", "KAZ", "Chen Bo", "CHN", 2, 1, date(2013, 6, 26), date(2014, 5, 3)),
        ("Pavel Orlov", "RUS", "Susan Hart", "USA", 1, 1, date(2010, 4, 8), date(2010, 4, 8)),
    ]
    assert answers(questions.who_met_whom(known, state="chn", since=date(2014, 1, 1)), *columns) == [
        ("Chen Bo", "CHN", "Adil Omarov", "KAZ", 1, 0, date(2014, 5, 3), date(2014, 5, 3))
    ]
    assert answers(questions.who_met_whom(known, person="Susan Hart"), "person", "other") == [
        ("Susan Hart", "Pavel Orlov")
    ]
    assert questions.who_met_whom(known, until=date(2009, 12, 31)).empty


def test_talks_by_dyad_and_year_leave_out_what_was_only_planned(known: Graph) -> None:
    columns = ("state", "partner", "year", "talks", "in_person")
    assert answers(questions.bilateral_frequency(known), *columns) == [
        ("RUS", "USA", 2010, 1, 1),
        ("CHN", "KAZ", 2013, 1, 1),
        ("CHN", "KAZ", 2014, 2, 1),
        ("RUS", "USA", 2021, 1, 1),
        ("CHN", "IND", 2022, 1, 1),
    ]
    since = questions.bilateral_frequency(known, state="KAZ", partner="CHN", since=date(2014, 6, 1))
    assert answers(since, *columns) == [("KAZ", "CHN", 2014, 1, 1)]
    assert questions.bilateral_frequency(known, state="CHN", partner="USA").empty


def test_states_at_the_same_multilateral_meetings(known: Graph) -> None:
    everyone = answers(questions.co_attendance(known), "state", "partner", "year", "meetings")
    assert len(everyone) == 6 + 15
    assert everyone[0] == ("CHN", "KAZ", 2013, 1)
    assert ("TJK", "UZB", 2014, 1) in everyone
    of_one = questions.co_attendance(known, state="TJK")
    assert [row[1] for row in answers(of_one, "state", "partner")] == ["CHN", "KAZ", "KGZ", "RUS", "UZB"]
    assert questions.co_attendance(known, since=date(2015, 1, 1)).empty


def test_first_contact_after_a_silence(known: Graph) -> None:
    columns = ("state", "partner", "before", "date", "meeting", "city")
    assert answers(questions.first_contact(known, years=11), *columns) == [
        ("RUS", "USA", date(2010, 4, 8), date(2021, 6, 16), "geneva 2021", "Geneva")
    ]
    assert questions.first_contact(known, years=12).empty
    assert questions.first_contact(known, years=3, until=date(2020, 1, 1)).empty
    assert answers(questions.first_contact(known, state="USA"), "state", "partner") == [("USA", "RUS")]


def test_meetings_stand_newest_first_with_who_was_there(known: Graph) -> None:
    everything = answers(questions.meetings(known), "id")
    assert [key for (key,) in everything] == [
        "chn-usa-2022", "chn-ind-undated", "geneva-2021", "chn-kaz-beijing-2014", "dushanbe-2014",
        "chn-kaz-call-2014", "bishkek-2013", "chn-kaz-2013", "prague-2010",
    ]  # fmt: skip
    columns = ("date", "kind", "city", "country", "states", "organizations", "persons")
    assert answers(questions.meetings(known, organization="sco", until=date(2013, 12, 31)), *columns) == [
        (
            date(2013, 6, 26), "multilateral", "Bishkek", "KGZ", ["CHN", "KAZ", "KGZ", "RUS"],
            ["SCO"], ["Adil Omarov", "Chen Bo", "Pavel Orlov"],
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"state": "United States"}, ["chn-usa-2022", "geneva-2021", "prague-2010"]),
        ({"person": "chen bo"}, ["chn-kaz-call-2014", "bishkek-2013", "chn-kaz-2013"]),
        ({"person": "chen bo", "state": "RUS"}, ["bishkek-2013"]),
        ({"place": "geneva"}, ["geneva-2021"]),
        ({"place": "Kyrgyzstan", "kind": "bilateral"}, ["chn-kaz-2013"]),
        ({"status": "planned"}, ["chn-usa-2022"]),
        ({"limit": 1}, ["chn-usa-2022"]),
        ({"place": "Samarkand"}, []),
    ],
)
def test_meetings_by_who_where_and_what(known: Graph, given: dict[str, object], expected: list[str]) -> None:
    ask = QUESTIONS["meetings"]
    assert [key for (key,) in answers(ask(known, **given), "id")] == expected


def test_when_two_last_met_by_each_way(known: Graph) -> None:
    columns = ("date", "date_precision", "how", "times", "id")
    assert answers(questions.last_met(known, "China", "KAZ"), *columns) == [
        (date(2014, 11, 1), "month", "talks", 2, "chn-kaz-beijing-2014"),
        (date(2014, 9, 12), "day", "among others", 2, "dushanbe-2014"),
        (date(2014, 5, 3), "day", "call", 1, "chn-kaz-call-2014"),
    ]
    assert answers(questions.last_met(known, "Chen Bo", "Adil Omarov"), "how") == [
        ("call",), ("among others",), ("talks",),
    ]  # fmt: skip
    assert answers(questions.last_met(known, "CHN", "USA"), "how", "date") == [("planned", date(2022, 3, 1))]
    assert questions.last_met(known, "TJK", "USA").empty


def test_what_was_held_stands_above_plans_even_without_a_date(graph: Graph) -> None:
    told = small_world.Report("c1", date(2021, 2, 1))
    told.meeting("undated", None, "bilateral", "", "", "CHN KAZ")
    persons = ("Ann Hall", "Bo Lund")
    told.meeting("plan", date(2025, 5, 1), "bilateral", "", "", "CHN KAZ", status="planned", people=persons)
    graph.write(told.facts)
    assert questions.chain(graph, *persons).empty
    columns = ("how", "date", "id")
    assert answers(questions.last_met(graph, "CHN", "KAZ"), *columns) == [
        ("talks", None, "undated"),
        ("planned", date(2025, 5, 1), "plan"),
    ]
    assert answers(questions.last_met(graph, "CHN", "KAZ", since=date(2020, 1, 1)), "how") == [("planned",)]


def test_a_timeline_of_one_and_of_two(known: Graph) -> None:
    assert [event for (event,) in answers(questions.timeline(known, "CHN", "KAZ"), "event")] == [
        "bilateral", "multilateral", "pledge", "pledge", "call", "pledge", "multilateral", "visit",
    ]  # fmt: skip
    alone = questions.timeline(known, "Chen Bo")
    assert answers(alone, "date", "event", "status") == [
        (date(2013, 6, 26), "bilateral", "held"),
        (date(2013, 6, 26), "multilateral", "held"),
        (date(2013, 6, 26), "office", "first named"),
        (date(2014, 5, 3), "call", "held"),
        (date(2014, 5, 3), "office", "last named"),
    ]
    assert answers(questions.timeline(known, "India"), "event", "what", "status")[0] == (
        "membership", "Shanghai Cooperation Organization", "joined",
    )  # fmt: skip


def test_two_years_side_by_side(known: Graph) -> None:
    columns = ("tie", "state", "partner", "before", "after", "change")
    assert answers(questions.compare(known, years=(2013, 2014), state="CHN"), *columns) == [
        ("all meetings", "CHN", None, 2, 3, "more"),
        ("organization", "CHN", "SCO", 1, 1, "same"),
        ("talks", "CHN", "KAZ", 1, 2, "more"),
    ]
    assert answers(questions.compare(known, years=(2013, 2021)), *columns) == [
        ("all meetings", None, None, 2, 1, "fewer"),
        ("organization", None, "SCO", 1, 0, "gone"),
        ("talks", "RUS", "USA", 0, 1, "new"),
        ("talks", "CHN", "KAZ", 1, 0, "gone"),
    ]


def test_what_was_pledged_to_somebody(known: Graph) -> None:
    assert answers(questions.pledges_to(known, "Kazakhstan"), "pledge", "basis", "parties") == [
        ("hold an exercise in 2014", "mutual", ["CHN", "KAZ"]),
        ("put the exercise off to 2015", "mutual", ["CHN", "KAZ"]),
    ]
    assert answers(questions.pledges_to(known, "the border"), "pledge", "basis") == [
        ("patrol the border together", "named")
    ]
    assert questions.pledges_to(known, "Bord").empty


def test_meetings_beside_a_summit(known: Graph) -> None:
    columns = ("summit", "summit_date", "meeting", "city", "states")
    expected = [("bishkek 2013", date(2013, 6, 26), "chn kaz 2013", "Bishkek", ["CHN", "KAZ"])]
    assert answers(questions.sidelines(known), *columns) == expected
    for name in ("SCO", "shanghai-cooperation-organization", "Shanghai Cooperation Organization"):
        assert answers(questions.sidelines(known, organization=name), *columns) == expected
    assert questions.sidelines(known, state="RUS").empty
    assert questions.sidelines(known, since=date(2014, 1, 1)).empty


def test_who_stayed_away_counts_members_of_that_day_only(known: Graph) -> None:
    assert answers(questions.attendance(known, "SCO"), "meeting", "members", "attended", "absent") == [
        ("bishkek 2013", 6, ["CHN", "KAZ", "KGZ", "RUS"], ["TJK", "UZB"]),
        ("dushanbe 2014", 6, ["CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"], []),
    ]


def test_who_held_an_office_on_a_day(known: Graph) -> None:
    def standing(day: date) -> list[tuple[object, ...]]:
        return answers(questions.office_holders(known, "CHN", role="defence", on=day), "person", "standing")

    assert standing(date(2014, 1, 1)) == [("Chen Bo", "in office"), ("Wei Lan", "named later")]
    assert standing(date(2018, 1, 1)) == [("Chen Bo", "named before"), ("Wei Lan", "named later")]
    assert standing(date(2023, 1, 1)) == [("Wei Lan", "named before"), ("Chen Bo", "named before")]
    assert questions.office_holders(known, "CHN", role="foreign", on=date(2014, 1, 1)).empty


def test_pledges_and_what_was_said_of_them_later(known: Graph) -> None:
    columns = ("date", "parties", "pledge", "status", "deadline", "meeting", "later")
    exercise = (
        date(2013, 6, 26), ["CHN", "KAZ"], "hold an exercise in 2014", "planned", date(2014, 12, 31),
        "chn kaz 2013", ["2014-05-03 announced: put the exercise off to 2015"],
    )  # fmt: skip
    patrols = (
        date(2013, 6, 26), ["CHN", "RUS"], "patrol the border together", "pledged", None, "bishkek 2013", []
    )  # fmt: skip
    delay = (
        date(2014, 5, 3), ["CHN", "KAZ"], "put the exercise off to 2015", "announced", None,
        "chn kaz call 2014", [],
    )  # fmt: skip
    assert answers(questions.pledges(known), *columns) == [exercise, patrols, delay]
    assert answers(questions.pledges(known, state="RUS"), *columns) == [patrols]
    assert answers(questions.pledges(known, topic="military exercise"), *columns) == [exercise, delay]
    assert answers(questions.pledges(known, topic="BORDER"), *columns) == [patrols]
    assert answers(questions.pledges(known, since=date(2014, 1, 1)), *columns) == [delay]


def test_a_broker_stands_between_those_who_never_met(known: Graph) -> None:
    """In 2013 four states met in one room; over 2010–2014 only Russia joins them with the United States."""
    room = answers(
        questions.centrality(known, since=date(2013, 1, 1), until=date(2013, 12, 31)),
        "year", "state", "partners", "meetings", "betweenness",
    )  # fmt: skip
    assert room == [
        (2013, "CHN", 3, 2, 0.0),
        (2013, "KAZ", 3, 2, 0.0),
        (2013, "KGZ", 3, 1, 0.0),
        (2013, "RUS", 3, 1, 0.0),
    ]
    eigen = records(questions.centrality(known, state="KGZ", until=date(2013, 12, 31)))[-1]["eigenvector"]
    assert isclose(eigen, 1 / sqrt(4), abs_tol=1e-5)
    assert {row[0] for row in answers(questions.centrality(known), "year")} == {2010, 2013, 2014, 2021, 2022}


def test_centres_among_persons_and_organizations(known: Graph) -> None:
    """Orlov alone sat with the two of 2013 and, three years before, with Hart."""
    persons = questions.centrality(known, of="persons")
    columns = ("year", "person", "partners", "meetings", "id")
    assert answers(persons, *columns) == [
        (2010, "Pavel Orlov", 1, 1, "pavel-orlov"),
        (2010, "Susan Hart", 1, 1, "susan-hart"),
        (2013, "Adil Omarov", 2, 2, "adil-omarov"),
        (2013, "Chen Bo", 2, 2, "chen-bo"),
        (2013, "Pavel Orlov", 2, 1, "pavel-orlov"),
        (2014, "Adil Omarov", 1, 1, "adil-omarov"),
        (2014, "Chen Bo", 1, 1, "chen-bo"),
    ]
    assert {row[0] for row in answers(questions.centrality(known, of="persons", state="RUS"), "person")} == {
        "Pavel Orlov"
    }
    assert questions.centrality(known, of="organizations").empty  # One body meets nobody.


def test_the_chain_of_meetings_runs_through_persons_only(known: Graph) -> None:
    columns = ("step", "person", "meeting", "city", "other")
    assert answers(questions.chain(known, "Chen Bo", "Susan Hart"), *columns) == [
        (1, "Chen Bo", "bishkek 2013", "Bishkek", "Pavel Orlov"),
        (2, "Pavel Orlov", "prague 2010", "Prague", "Susan Hart"),
    ]
    assert questions.chain(known, "Chen Bo", "Wei Lan").empty


def test_the_sentences_behind_an_edge(known: Graph) -> None:
    columns = ("type", "source", "target", "date", "sentence", "span", "title", "published")
    proof = questions.evidence(known, "United States", "RUS", type="BILATERAL_TALKS")
    assert answers(proof, *columns) == [
        (
            "BILATERAL_TALKS", "Russia", "United States", date(2010, 4, 8),
            "They met in Prague on 2010-04-08.", "0-33", "Report a1", date(2010, 4, 8),
        ),
        (
            "BILATERAL_TALKS", "Russia", "United States", date(2021, 6, 16),
            "They met in Geneva on 2021-06-16.", "0-33", "Report a5", date(2021, 6, 16),
        ),
        (
            "BILATERAL_TALKS", "Russia", "United States", date(2021, 6, 16),
            "They met in Geneva on 2021-06-16.", "0-33", "Report a6", date(2021, 6, 17),
        ),
    ]  # fmt: skip
    assert answers(questions.evidence(known, "SCO", "bishkek-2013"), "type") == [("CONVENED",)]
    assert questions.evidence(known, "CHN", "UZB").empty
    assert set(questions.evidence(known, "KAZ", "CHN").type) == {"BILATERAL_TALKS"}


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda graph: questions.bilateral_frequency(graph, state="Chinaland"), "'Chinaland'.*ISO 3166-1"),
        (lambda graph: questions.attendance(graph, "NATO"), "no organization 'NATO'"),
        (lambda graph: questions.chain(graph, "Chen Bo", "Nobody"), "no person 'Nobody'"),
        (lambda graph: questions.first_contact(graph, years=0), "0 years"),
        (lambda graph: questions.centrality(graph, of="cities"), "one of states, persons, organizations"),
        (
            lambda graph: questions.last_met(graph, "CHN", "Nobody"),
            "nothing .* is called 'Nobody'",
        ),
        (lambda graph: questions.compare(graph, years=(2013, 2013)), "two years"),
    ],
)
def test_what_the_graph_cannot_know_is_said(known: Graph, ask: object, words: str) -> None:
    assert callable(ask)
    with pytest.raises(SummitryError, match=words):
        ask(known)


def _text(name: str) -> str:
    """A question's Cypher; centrality is worked out from the rows that networks of contacts are made of."""
    return cypher_of("graph.analysis", "contacts") if name == "centrality" else cypher(name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_documented_and_its_file_says_what_it_takes(name: str) -> None:
    function = QUESTIONS[name]
    assert len((function.__doc__ or "").split()) > 8
    text = _text(name)
    head = [line for line in text.splitlines() if line.startswith("//")]
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    used = set(re.findall(r"\$(\w+)", body))
    assert used == set(re.findall(r"\$(\w+)", "\n".join(head)))
    assert used == set(re.findall(r"(\w+): ", head[-1]))
    assert used <= set(inspect.signature(function).parameters) | KEYS_OF_NAMES.get(name, set())
    assert "ORDER BY" in body


#: Arguments for which the small world has answers.
ARGUMENTS: dict[str, dict[str, object]] = {
    "attendance": {"organization": "SCO"},
    "office-holders": {"state": "CHN", "on": date(2014, 1, 1)},
    "chain": {"person": "Chen Bo", "other": "Susan Hart"},
    "evidence": {"source": "KAZ", "target": "CHN"},
    "last-met": {"one": "CHN", "other": "KAZ"},
    "timeline": {"one": "CHN", "other": "KAZ"},
    "compare": {"years": (2013, 2014)},
    "pledges-to": {"to": "KAZ"},
}

#: Parameters of files that functions work out of a name.
KEYS_OF_NAMES = {"meetings": {"city", "country"}, "pledges-to": {"names"}}
PASTED: dict[str, dict[str, object]] = {"meetings": {"limit": 100}, "pledges-to": {"names": ["kazakhstan"]}}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_runs_as_it_is_pasted(known: Graph, name: str) -> None:
    """With the parameters of its own first lines; and with others it gives what the function gives."""
    text = _text(name)
    [line] = [line for line in text.splitlines() if line.startswith("// Try  :params ")]
    [suggested] = known.run(f"RETURN {line.removeprefix('// Try  :params ')} AS parameters")
    known.run(text, **suggested["parameters"])
    given = ARGUMENTS.get(name, {})
    if name == "conflicts":  # Of this world's reports no two differ.
        known.write([FIRST.facts(), SECOND.facts()])
    asked = records(QUESTIONS[name](known, **given))
    assert asked
    if name == "centrality":  # Worked out from the file's rows.
        return
    unlimited = {"since": date.min, "until": date.max, "years": 5, "confidence": 0.0}
    pasted = known.run(
        text, **dict.fromkeys(suggested["parameters"]) | unlimited | given | PASTED.get(name, {})
    )
    known.forget([FIRST.article, SECOND.article])
    assert pasted == asked


@pytest.mark.parametrize("name", QUESTIONS)
def test_of_edges_that_are_less_sure_nothing_is_told(known: Graph, name: str) -> None:
    known.write([FIRST.facts(), SECOND.facts()])
    ask, given = QUESTIONS[name], ARGUMENTS.get(name, {})
    [surest] = known.run("MATCH ()-[r]->() RETURN max(r.confidence) AS edge")
    assert records(ask(known, **given, confidence=0.5)) == records(ask(known, **given))
    assert ask(known, **given, confidence=surest["edge"] + 0.001).empty
    known.forget([FIRST.article, SECOND.article])


def test_one_unsure_edge_takes_only_its_own_row(known: Graph) -> None:
    unsure = Report("unsure", meeting="unsure", day=date(2013, 8, 9), confidences=(0.5,))
    before = answers(questions.bilateral_frequency(known), "state", "partner", "year", "talks")
    known.write([unsure.facts()])
    after = answers(questions.bilateral_frequency(known), "state", "partner", "year", "talks")
    sure = answers(questions.bilateral_frequency(known, confidence=0.6), "state", "partner", "year", "talks")
    known.forget([unsure.article])
    assert after != before == sure


def test_dates_numbers_and_words_are_typed(known: Graph) -> None:
    data = questions.who_met_whom(known)
    assert data.dtypes.astype(str).to_dict() == {
        "person": "str", "state": "category", "other": "str", "other_state": "category",
        "talks": "int64", "in_person": "int64", "first": "datetime64[s]", "first_precision": "category",
        "last": "datetime64[s]", "last_precision": "category",
    }  # fmt: skip
