"""What people say against articles: it holds whatever comes, can be taken back, and goes along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from graph.doctor import examine
from graph.errors import ReadOnlyError, SummitryError
from graph.files import judgements
from graph.files.archive import read_archive, write_archive
from graph.files.judgements import JudgementsFileError, correct, reject, undo
from graph.questions import evidence
from graph.store import review
from graph.store.graph import Graph, open_graph
from tests.graph.worlds import Report

SCO_ID = "shanghai-cooperation-organization"
SCO = Report("a")
AGAIN = replace(SCO, article="b", published=date(2013, 6, 28), confidences=(0.9,))
CAIRO = Report(
    "c", meeting="cairo", name="Meeting on the river", city="Cairo", minister=None, day=date(2013, 5, 2)
)
CHANG = ("ATTENDED", "chang-wanquan-chn", "sco-2013")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Graph]:
    """A store to move to."""
    with open_graph(tmp_path / "other") as opened:
        yield opened


def attended(graph: Graph, meeting: str = "sco-2013") -> set[str]:
    rows = graph.run(
        "MATCH (x)-[:ATTENDED]->(:Meeting {id: $id}) RETURN coalesce(x.iso3, x.id) AS key", id=meeting
    )
    return {row["key"] for row in rows}


def hosts(graph: Graph) -> set[str]:
    rows = graph.run("MATCH (s:State)-[:ATTENDED {role: 'host'}]->() RETURN s.iso3 AS state")
    return {row["state"] for row in rows}


def meeting(graph: Graph, key: str = "sco-2013") -> dict[str, object]:
    [row] = graph.run("MATCH (m:Meeting {id: $id}) RETURN properties(m) AS properties", id=key)
    found: dict[str, object] = row["properties"]
    return found


def sound(graph: Graph) -> bool:
    return not [finding.examples for finding in examine(graph) if finding.count]


# -- rejecting ------------------------------------------------------------------------------------


def test_a_rejected_edge_goes_stays_away_and_comes_back(graph: Graph) -> None:
    graph.write([SCO.facts(), CAIRO.facts()])
    before = graph.checksum()
    made, articles = reject(graph, *CHANG, why="He sent his deputy.", author="ada")
    assert attended(graph) == {"CHN", "KAZ"}
    assert (made.author, made.reason, made.date, articles) == ("ada", "He sent his deputy.", date.today(), 1)
    assert made.told == "Chang Wanquan ATTENDED SCO defence ministers' meeting"
    graph.write(AGAIN.facts())  # Another article that says so.
    graph.forget("a")
    graph.write(SCO.facts())  # The first one read again.
    assert attended(graph) == {"CHN", "KAZ"}
    assert sound(graph)
    graph.forget("b")
    undo(graph, made.id[:6])
    assert graph.checksum() == before
    assert judgements.made(graph) == []


def test_each_edge_is_rejected_as_the_evidence_names_it(graph: Graph) -> None:
    graph.write(SCO.facts())
    for one in ("KAZ", "chang-wanquan-chn", SCO_ID):
        [name] = set(evidence(graph, one, "sco-2013").edge)  # A meeting with a country.
        reject(graph, name, why="No.")
    assert attended(graph) == {"CHN"}
    [office] = set(evidence(graph, "CHN", "Chang Wanquan").edge)
    reject(graph, office, why="He had left.")
    assert graph.stats().edges["REPRESENTS"] == 0


def test_a_rejected_meeting_takes_what_hangs_on_it(graph: Graph) -> None:
    graph.write([SCO.facts(), CAIRO.facts()])
    before = graph.checksum()
    made, _ = reject(graph, "sco-2013", why="A photo of last year.", author="ada")
    assert graph.run("MATCH (m:Meeting) RETURN m.id AS id") == [{"id": "cairo"}]
    assert graph.run("MATCH ()-[t:BILATERAL_TALKS]->() RETURN DISTINCT t.meeting AS id") == [{"id": "cairo"}]
    assert graph.run("MATCH (m:Minister) RETURN m.name AS name") == [{"name": "Chang Wanquan"}]  # An office.
    assert sound(graph)
    undo(graph, made.id)
    assert graph.checksum() == before


def test_who_did_not_attend_did_not_talk_there(graph: Graph) -> None:
    graph.write(SCO.facts())
    reject(graph, "ATTENDED", "KAZ", "sco-2013", why="It was absent.")
    assert graph.stats().edges["BILATERAL_TALKS"] == 0
    assert attended(graph) == {"CHN", "chang-wanquan-chn"}


def test_a_rejected_commitment_and_a_pledge_without_pledger_go(graph: Graph) -> None:
    graph.write([SCO.facts(), CAIRO.facts()])
    before = graph.checksum()
    made, articles = reject(graph, "joint-exercise", why="It is a question of a reporter.")
    assert (graph.stats().nodes["Commitment"], articles) == (0, 2)
    graph.write(AGAIN.facts())
    assert graph.stats().nodes["Commitment"] == 0
    graph.forget("b")
    undo(graph, made.id)
    assert graph.checksum() == before
    reject(graph, "PLEDGED CHN joint-exercise", why="Kazakhstan did.")
    assert graph.stats().nodes["Commitment"] == 0


def test_an_office_and_one_talk_of_two_are_told_apart(graph: Graph) -> None:
    graph.write([SCO.facts(), CAIRO.facts()])
    with pytest.raises(SummitryError, match=r"any of 2 edges: say which, as in .* cairo"):
        reject(graph, "BILATERAL_TALKS", "KAZ", "CHN", why="No.")
    reject(graph, "BILATERAL_TALKS", "KAZ", "CHN", "cairo", why="No.")
    assert graph.run("MATCH ()-[t:BILATERAL_TALKS]->() RETURN t.meeting AS id") == [{"id": "sco-2013"}]
    reject(graph, "REPRESENTS chang-wanquan-chn CHN Minister of Defense", why="He retired.")
    assert graph.stats().edges["REPRESENTS"] == 0
    assert attended(graph) == {"CHN", "KAZ", "chang-wanquan-chn"}


def test_a_rejected_meeting_stays_away_under_every_order_of_articles(graph: Graph) -> None:
    graph.write(SCO.facts())
    reject(graph, "sco-2013", why="No.")
    sums = set()
    for order in permutations([SCO, AGAIN, CAIRO]):
        graph.forget(["a", "b", "c"])
        for report in order:
            graph.write(report.facts())
        assert graph.stats().nodes["Meeting"] == 1
        sums.add(graph.checksum())
    assert len(sums) == 1


def test_a_judgement_that_joins_meetings_moves_what_was_rejected(graph: Graph) -> None:
    dated = replace(CAIRO, article="d", meeting="dam", name="Meeting on the dam", day=date(2013, 5, 9))
    graph.write([CAIRO.facts(), dated.facts()])
    before = graph.checksum()
    rejected, _ = reject(graph, "ATTENDED", "KAZ", "cairo", why="It was absent.")
    joined, _ = review.judge(graph, "c/cairo", "d/dam", "same", author="ada")
    [row] = graph.run("MATCH (m:Meeting) RETURN m.id AS id")
    assert attended(graph, row["id"]) == {"CHN"}
    undo(graph, joined.id)
    assert attended(graph, "cairo") == {"CHN"}
    assert attended(graph, "dam") == {"CHN", "KAZ"}
    undo(graph, rejected.id)
    assert graph.checksum() == before


# -- correcting -----------------------------------------------------------------------------------


def test_a_corrected_meeting_has_what_a_person_says_and_its_talks_follow(graph: Graph) -> None:
    graph.write(SCO.facts())
    before = graph.checksum()
    made, articles = correct(
        graph, "sco-2013", date="2013-06-27", city="Osh", why="The communiqué.", author="ada"
    )
    assert (len(made), articles) == (2, 1)
    graph.write(AGAIN.facts())
    held = meeting(graph)
    assert (held["date"], held["city"], held["corrected"]) == (date(2013, 6, 27), "Osh", ["city", "date"])
    [talks] = graph.run("MATCH ()-[t:BILATERAL_TALKS]->() RETURN t.date AS date")
    assert talks["date"] == date(2013, 6, 27)
    rows = graph.run("MATCH (:Article {id: 'a'})-[r:REPORTS]->() RETURN r.city AS city, r.date AS date")
    assert rows == [{"city": "Bishkek", "date": date(2013, 6, 26)}]  # What the article tells.
    assert sound(graph)
    graph.forget("b")
    for one in made:
        undo(graph, one.id)
    assert graph.checksum() == before


def test_a_name_follows_a_corrected_day_and_city_unless_it_is_corrected_too(graph: Graph) -> None:
    facts = SCO.facts()
    for node in facts.of_label("Meeting"):
        node.properties["title"] = "SCO defence ministers' meeting"
    graph.write(facts)
    correct(graph, "sco-2013", date="2013-07", city="Osh", why="The communiqué.")
    assert meeting(graph)["name"] == "SCO defence ministers' meeting, Osh, July 2013"
    assert meeting(graph)["date_precision"] == "month"
    correct(graph, "sco-2013", name="Osh meeting", why="So it was called.")
    correct(graph, "sco-2013", city="", date="", why="Nobody knows.")
    held = meeting(graph)
    assert held["name"] == "Osh meeting"
    assert not {"city", "date", "date_precision"} & held.keys()
    assert len(judgements.made(graph)) == 3  # Each field once, the latest.
    assert sound(graph)


def test_a_corrected_country_moves_the_meeting(graph: Graph) -> None:
    graph.write(replace(SCO, role="host").facts())
    before = graph.checksum()
    correct(graph, "sco-2013", city="Almaty", country="Kazakhstan", why="The photo shows it.")
    rows = graph.run("MATCH (m:Meeting)-[r:HELD_IN]->(s:State) RETURN s.iso3 AS state, m.iso3 AS iso3")
    assert rows == [{"state": "KAZ", "iso3": "KAZ"}]
    assert hosts(graph) == {"KAZ"}  # Nobody is host elsewhere than at home.
    correct(graph, "sco-2013", city="", country="", why="They spoke by telephone.")
    assert graph.stats().edges["HELD_IN"] == 0
    assert hosts(graph) == set()
    assert sound(graph)
    for made in judgements.made(graph):
        undo(graph, made.id)
    assert graph.checksum() == before


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"date": "26 June"}, "'26 June' is no date: give 2013, 2013-06 or 2013-06-26"),
        ({"date": "2013-02-30"}, "no date"),
        ({"end": "2013-06"}, "no last day"),
        ({"end": "2013-06-20"}, "cannot end on 2013-06-20"),
        ({"country": "Ruritania"}, "'Ruritania' is no code of a state"),
        ({"kind": "party"}, "'party' is no kind: give bilateral, call, multilateral, visit"),
        ({"name": " "}, "never without name"),
        ({"weather": "fine"}, "weather cannot be corrected: give one of date, end, city"),
        ({}, "nothing cannot be corrected"),
    ],
)
def test_what_is_no_correction_is_said_and_changes_nothing(
    graph: Graph, fields: dict[str, str], told: str
) -> None:
    graph.write(SCO.facts())
    before = graph.checksum()
    with pytest.raises(SummitryError, match=told):
        correct(graph, "sco-2013", why="So.", **fields)
    assert graph.checksum() == before
    assert judgements.made(graph) == []


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        (("nothing",), "no meeting and no commitment 'nothing'"),
        (("CHN",), "no meeting and no commitment 'CHN'"),
        (("ATTENDED", "China"), "give its type and both its ends"),
        (("MEETS", "China", "sco-2013"), "begin with its type, one of ATTENDED"),
        (("REPORTS", "a", "sco-2013"), "reject the meeting, forget the article"),
        (("CONVENED", SCO_ID, "cairo"), "has no edge CONVENED .* cairo: take one that summitry ask evidence"),
        (("REPRESENTS chang-wanquan-chn CHN King",), "no edge"),
    ],
)
def test_what_cannot_be_rejected_is_said(graph: Graph, thing: tuple[str, ...], told: str) -> None:
    graph.write([SCO.facts(), CAIRO.facts()])
    reject(graph, "CONVENED", SCO_ID, "cairo", why="It did not.")
    before = graph.checksum()
    with pytest.raises(SummitryError, match=told):
        reject(graph, *thing, why="So.")
    assert graph.checksum() == before
    with pytest.raises(SummitryError, match="no judgement begins with 'ff'"):
        undo(graph, "ff")


# -- along with the graph -------------------------------------------------------------------------


@pytest.fixture
def corrected(graph: Graph) -> Graph:
    """A graph against which people said something of each kind."""
    graph.write([SCO.facts(), AGAIN.facts(), CAIRO.facts()])
    reject(graph, *CHANG, why="He sent his deputy.", author="ada")
    correct(graph, "sco-2013", date="2013-06-27", city="Osh", country="KAZ", why="The photo.", author="ada")
    reject(graph, "BILATERAL_TALKS CHN KAZ cairo", why="They did not speak.", author="bob")
    return graph


def test_corrections_go_with_the_graph_into_another_store_and_a_rebuild(
    corrected: Graph, other: Graph, tmp_path: Path
) -> None:
    assert [finding.examples for finding in examine(corrected, rebuilt=True) if finding.count] == []
    write_archive(corrected, tmp_path / "graph.jsonl.gz")
    assert read_archive(other, tmp_path / "graph.jsonl.gz").equal
    assert read_archive(other, tmp_path / "graph.jsonl.gz").equal
    assert [one.id for one in judgements.made(other)] == [one.id for one in judgements.made(corrected)]
    for one in judgements.made(corrected):
        undo(corrected, one.id)
        undo(other, one.id)
    assert other.checksum() == corrected.checksum()


def test_a_file_of_judgements_is_applied_to_a_graph_of_the_same_articles(
    corrected: Graph, other: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "judgements.jsonl"
    assert judgements.write(corrected, path) == 5
    other.write([AGAIN.facts(), SCO.facts()])  # Without the meeting in Cairo.
    done = judgements.apply(other, path)
    assert (done.new, done.known, done.absent) == (4, 0, 1)
    assert sound(other)
    other.write(CAIRO.facts())
    done = judgements.apply(other, path)
    assert (done.new, done.known, done.absent) == (1, 4, 0)
    assert other.checksum() == corrected.checksum()
    correct(other, "sco-2013", city="Karakol", why="A letter.")
    assert judgements.apply(other, path).new == 1  # That of the file stands.
    assert other.checksum() == corrected.checksum()
    with open_graph(other.name, read_only=True) as reader, pytest.raises(ReadOnlyError):
        judgements.apply(reader, path)


def test_what_is_empty_may_go_on_the_way_through_a_file(corrected: Graph) -> None:
    """Neo4j's import takes an empty text for none."""
    made = [one.id for one in judgements.made(corrected)]
    corrected.run("MATCH (c:Correction {field: ''}) REMOVE c.field, c.value")
    corrected.write(replace(CAIRO, article="d").facts())
    assert [one.id for one in judgements.made(corrected)] == made


def test_a_damaged_file_is_told_by_its_line_and_changes_nothing(corrected: Graph, tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    judgements.write(corrected, path)
    lines = path.read_text("utf-8").splitlines()
    before = corrected.checksum()
    for text, told in (
        ("", "holds no judgements"),
        ('{"summitry":{"schema":1,"articles":0}}', "holds no judgements"),
        ("\n".join(lines[:3]), "cut off"),
        ("\n".join([*lines[:2], '{"node":["State","CHN",{}]}', *lines[3:]]), "damaged at line 3"),
        ("\n".join(lines).replace('"field":"city"', '"field":"weather"'), "damaged at line"),
        ("\n".join(lines).replace("2013-06-27", "2013-06-31"), "damaged at line"),
        ("\n".join(lines).replace('"Minister:', '"Minster:'), "damaged at line"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(JudgementsFileError, match=told):
            judgements.apply(corrected, path)
    assert corrected.checksum() == before


def test_a_correction_of_nothing_is_found_by_the_doctor(graph: Graph) -> None:
    graph.write([SCO.facts(), CAIRO.facts()])
    correct(graph, "cairo", city="Giza", why="The map.")
    assert sound(graph)
    graph.forget("c")
    [found] = [finding for finding in examine(graph) if finding.count]
    assert found.rule.name == "judgements"
    assert "Meeting on the river" in found.examples[0]
    graph.write(CAIRO.facts())
    assert meeting(graph, "cairo")["city"] == "Giza"
