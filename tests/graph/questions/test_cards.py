"""Cards against what the small world holds, on both engines."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from graph import questions
from graph.analysis.lookup import NotFoundError
from graph.model import Evidence, Facts
from graph.store.graph import Graph

CARDS = sorted(
    path.name.removesuffix(".cypher")
    for path in files("graph.questions").iterdir()
    if path.name.startswith("card-")
)


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def parties(entry: dict[str, Any]) -> dict[str, list[str]]:
    """Who was there, by state."""
    return {party["key"]: [one["name"] for one in party["persons"]] for party in entry["parties"]}


def test_a_person_with_offices_meetings_partners_and_sources(known: Graph) -> None:
    card = questions.show(known, "Chen Bo", limit=2)
    assert (card["label"], card["key"], card["name"]) == ("Minister", "chen-bo", "Chen Bo")
    assert picked(card["offices"], "office", "side", "first_seen", "last_seen", "articles") == [
        ("Minister of Defense", "CHN", date(2013, 6, 26), date(2014, 5, 3), 2)
    ]
    assert picked(card["meetings"], "id", "kind") == [
        ("chn-kaz-call-2014", "call"), ("bishkek-2013", "multilateral"),
    ]  # fmt: skip
    assert card["counts"]["meetings"] == 3
    assert parties(card["meetings"][1]) == {
        "CHN": ["Chen Bo"], "KAZ": ["Adil Omarov"], "KGZ": [], "RUS": ["Pavel Orlov"],
    }  # fmt: skip
    assert picked(card["partners"], "name", "side", "meetings", "in_person", "last") == [
        ("Adil Omarov", "KAZ", 2, 1, date(2014, 5, 3))
    ]
    [proof] = card["meetings"][0]["evidence"]
    assert proof["sentence"] == "They met in  on 2014-05-03."
    assert (proof["title"], proof["publisher"], proof["url"]) == (
        "Report a3", "Example Wire", "https://example.org/a3",
    )  # fmt: skip


def test_a_state_with_what_it_pledged_and_what_it_was_pledged(known: Graph) -> None:
    card = questions.show(known, "Kazakh")
    assert picked(card["partners"], "key", "meetings", "in_person") == [("CHN", 3, 2)]
    assert picked(card["pledges"], "pledge", "status") == [
        ("put the exercise off to 2015", "announced"), ("hold an exercise in 2014", "planned"),
    ]  # fmt: skip
    assert [party["name"] for party in card["pledges"][0]["parties"]] == ["China", "Kazakhstan"]
    assert picked(card["received"], "basis", "deadline") == [
        ("mutual", None), ("mutual", date(2014, 12, 31)),
    ]  # fmt: skip
    assert picked(card["members"], "name", "since") == [
        ("Shanghai Cooperation Organization", date(2001, 6, 15))
    ]
    assert card["meetings"][0]["date_precision"] == "month"
    assert card["meetings"][0]["evidence"][0]["sentence"]


def test_of_a_states_offices_the_last_of_each_stands_on_top(known: Graph) -> None:
    card = questions.show(known, "CHN")
    assert picked(card["offices"], "person", "last_seen") == [
        ("Wei Lan", date(2022, 1, 10)), ("Chen Bo", date(2014, 5, 3)),
    ]  # fmt: skip


def test_an_organization_and_who_came(known: Graph) -> None:
    card = questions.show(known, "sco")
    assert picked(card["meetings"], "id") == [("dushanbe-2014",), ("bishkek-2013",)]
    assert picked(card["partners"], "key", "meetings")[:4] == [
        ("CHN", 2), ("KAZ", 2), ("KGZ", 2), ("RUS", 2),
    ]  # fmt: skip
    assert card["counts"]["members"] == 8


def test_a_meeting_with_who_was_there_beside_it_and_pledged(known: Graph) -> None:
    card = questions.show(known, "Bishkek 2013")
    assert card["properties"]["end_date"] == date(2013, 6, 27)
    assert [one["acronym"] for one in card["conveners"]] == ["SCO"]
    assert parties(card)["RUS"] == ["Pavel Orlov"]
    assert [party["part"] for party in card["parties"]] == [None, None, "host", None]
    assert picked(card["related"], "how", "id") == [("on its sidelines", "chn-kaz-2013")]
    assert picked(card["pledges"], "pledge") == [("patrol the border together",)]
    assert picked(card["sources"], "title") == [("Report a2",)]


def test_a_commitment_by_its_id_or_its_words(known: Graph) -> None:
    card = questions.show(known, "patrols")
    assert card == questions.show(known, "border together")
    assert [party["key"] for party in card["parties"]] == ["CHN", "RUS"]
    assert picked(card["meetings"], "id") == [("bishkek-2013",)]
    assert picked(card["sources"], "sentence") == [("They agreed to patrol the border together.",)]


@pytest.mark.parametrize("wanted", ["Chen Bo", "CHN", "SCO", "bishkek-2013", "patrols"])
def test_a_card_is_plain(known: Graph, wanted: str) -> None:
    json.dumps(questions.show(known, wanted), default=date.isoformat)


def test_a_day_that_is_not_known_is_told_with_what_is(known: Graph) -> None:
    partners = questions.show(known, "India")["partners"]
    assert picked(partners, "key", "last", "last_precision") == [("CHN", date(2022, 1, 1), "year")]


def test_of_edges_that_are_less_sure_a_card_tells_nothing(known: Graph) -> None:
    card = questions.show(known, "CHN", confidence=1.0)
    told = ("meetings", "offices", "partners", "pledges", "received")
    assert [card[name] for name in told] == [[]] * 5
    assert [card["counts"][name] for name in told] == [0] * 5
    assert questions.show(known, "bishkek-2013", confidence=1.0)["parties"] == []
    assert questions.show(known, "patrols", confidence=1.0)["sources"] == []


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        # Of meetings the latest are named first, with the day that tells them apart.
        ("chn kaz", r"any of 3 nodes: .* as in chn-kaz-beijing-2014 \(chn kaz beijing 2014, 2014-11\)"),
        ("Chan Bo", r"did you mean chen-bo \(Chen Bo"),
        ("8b", "nothing in the graph is called '8b'"),
        ("Atlantis", "give a name, an acronym or a key"),
    ],
)
def test_what_is_not_one_node_is_listed_or_offered(known: Graph, wanted: str, words: str) -> None:
    with pytest.raises(NotFoundError, match=words):
        questions.show(known, wanted)


@pytest.mark.parametrize("name", CARDS)
def test_a_file_of_a_card_says_what_it_takes_and_runs_as_it_is_pasted(known: Graph, name: str) -> None:
    text = questions.cypher(name)
    head = [line for line in text.splitlines() if line.startswith("//")]
    used = set(re.findall(r"\$(\w+)", re.sub(r"(?m)^//.*\n", "", text)))
    assert used == set(re.findall(r"\$(\w+)", "\n".join(head))) == set(re.findall(r"(\w+): ", head[-1]))
    [suggested] = known.run(f"RETURN {head[-1].removeprefix('// Try  :params ')} AS parameters")
    known.run(text, **suggested["parameters"])


def test_an_office_is_told_once_in_most_words(known: Graph) -> None:
    facts = Facts("test")
    article = facts.node("Article", "a9", title="Report a9", publisher="Example Wire", text="He spoke.")
    envoy = facts.node("Minister", "abel-nkosi-zaf", name="Abel Nkosi", aliases=["Abel Nkosi"])
    home = facts.node("State", "ZAF", name="South Africa")
    told = Evidence(article.key, 0, 9, "He spoke.", 0.9)
    for office in ("", "Ambassador", "Ambassador to Japan"):
        role = "ambassador" if office else "other"
        facts.edge("REPRESENTS", envoy, home, told, office=office, role=role)
    known.write(facts)
    card = questions.show(known, "Abel Nkosi")
    assert [row["office"] for row in card["offices"]] == ["Ambassador to Japan"]
    assert card["counts"]["offices"] == 1
