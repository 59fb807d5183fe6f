"""What programs are answered under ``/api``, on both stores."""

from __future__ import annotations

import csv
import io
import threading
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.errors import ReadOnlyError
from graph.questions import QUESTIONS
from graph.store.engines import lease
from graph.store.graph import Graph, open_graph
from summitry.serve.questions import Question
from summitry.serve.source import Source
from tests.cli.conftest import Run, summitry
from tests.graph.small_world import world
from tests.serve.conftest import client

__all__ = ["summitry"]


@pytest.mark.parametrize(
    ("name", "parameters", "options"),
    [
        ("meetings", {"state": "Chinese", "since": "2014"}, ["--state", "Chinese", "--since", "2014"]),
        ("compare", {"years": ["2013", "2014"]}, ["--years", "2013", "2014"]),
        ("last-met", {"one": "CHN", "other": "KAZ"}, ["CHN", "KAZ"]),
        ("evidence", {"source": "CHN", "target": "KAZ"}, ["--source", "CHN", "--target", "KAZ"]),
    ],
)
def test_a_question_is_answered_as_the_shell_answers_it(
    web: TestClient, small: str, summitry: Run, name: str, parameters: dict[str, str], options: list[str]
) -> None:
    answer = web.get(f"/api/questions/{name}", params=parameters)
    assert answer.status_code == 200
    assert answer.text == summitry("--store", small, "ask", name, *options, "--json").out.rstrip("\n")
    assert answer.json()


def test_the_numbers_of_the_store_are_those_of_stats(web: TestClient, small: str, summitry: Run) -> None:
    assert web.get("/api/stats").text == summitry("--store", small, "stats", "--json").out.rstrip("\n")


def test_long_answers_come_in_pages_with_links(web: TestClient) -> None:
    whole = web.get("/api/questions/meetings").json()
    page = web.get("/api/questions/meetings", params={"per_page": 4, "page": 2})
    assert page.json() == whole[4:8]
    assert page.headers["x-total-count"] == str(len(whole)) == "9"
    links = page.headers["link"]
    assert '</api/questions/meetings?per_page=4&page=3>; rel="next"' in links
    assert all(f'rel="{name}"' in links for name in ("first", "prev", "last"))
    assert web.get("/api/questions/meetings", params={"per_page": 4, "page": 9}).json() == []


def test_a_table_can_be_saved(web: TestClient) -> None:
    answer = web.get("/api/questions/meetings", params={"format": "csv", "state": "CHN"})
    assert answer.headers["content-disposition"] == 'attachment; filename="meetings.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [
        row["id"] for row in web.get("/api/questions/meetings", params={"state": "CHN"}).json()
    ]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/questions/compare", 400, "needs years"),
        ("/api/questions/compare?years=2013", 400, "given 1 times"),
        ("/api/questions/meetings?stat=CHN", 400, "no parameter 'stat'"),
        ("/api/questions/meetings?kind=lunch", 400, "kind is wrong"),
        ("/api/questions/meetings?since=tomorrow", 400, "since is wrong"),
        ("/api/questions/meetings?since=2014&until=2013", 400, "period is empty"),
        ("/api/questions/meetings?state=Atlantis", 404, "no state is called 'Atlantis'"),
        ("/api/questions/meetings?page=0", 400, "page is wrong"),
        ("/api/questions/meetings?per_page=100000", 400, "per_page is wrong"),
        ("/api/questions/meetings?state=CHN&state=KAZ", 400, "given 2 times"),
        ("/api/questions/everything", 404, "no question is called"),
        ("/api/node?id=State:XXX", 404, "has no State 'XXX'"),
        ("/api/node?id=Article:a1", 400, "no id of a node"),
        ("/api/neighbours?id=State:CHN&type=KNOWS", 400, "type is wrong"),
        ("/api/passage?article=a1&span=here", 400, "no place in a text"),
        ("/api/search?q=", 400, "q is missing"),
        ("/api/cypher", 404, "Not Found"),
    ],
)
def test_what_is_wrong_is_told_as_a_problem(web: TestClient, path: str, status: int, words: str) -> None:
    answer = web.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert words in told["title"]


def test_names_are_found_while_somebody_types(web: TestClient) -> None:
    found = web.get("/api/search", params={"q": "CHI"}).json()
    assert (found[0]["id"], found[0]["name"], found[0]["date"]) == ("State:CHN", "China", None)
    assert found[0]["edges"] >= 15
    assert web.get("/api/search", params={"q": "shanghai coop"}).json()[0]["label"] == "Organization"
    meetings = web.get("/api/search", params={"q": "2014", "label": "Meeting", "limit": 2}).json()
    assert len(meetings) == 2
    assert {one["label"] for one in meetings} == {"Meeting"}
    assert web.get("/api/search", params={"q": "nobody at all"}).json() == []


def test_a_name_is_looked_up_as_questions_understand_it(web: TestClient) -> None:
    chinese = web.get("/api/lookup", params={"name": "chinese"}).json()
    assert [one["id"] for one in chinese["hits"]] == ["State:CHN"]
    misspelt = web.get("/api/lookup", params={"name": "Kazakstan"}).json()
    assert misspelt["hits"] == []
    assert "State:KAZ" in [one["id"] for one in misspelt["did_you_mean"]]


@pytest.mark.parametrize("name", ["Chinese", "State:CHN", "SCO", "Meeting:chn-kaz-call-2014"])
def test_a_card_is_that_of_the_shell(web: TestClient, small: str, summitry: Run, name: str) -> None:
    answer = web.get("/api/card", params={"name": name, "limit": 2})
    assert answer.text == summitry("--store", small, "show", name, "--limit", 2, "--json").out.rstrip("\n")
    assert answer.json()["name"]


def test_neighbours_are_counted_before_they_are_loaded(web: TestClient) -> None:
    node = web.get("/api/node", params={"id": "State:CHN"}).json()
    assert node["properties"]["name"] == "China"
    assert "statements" not in node["properties"]
    for kind in node["neighbours"]:
        wanted = {"id": "State:CHN", "type": kind["type"], "label": kind["label"]}
        page = web.get("/api/neighbours", params={**wanted, "per_page": 1})
        assert page.headers["x-total-count"] == str(kind["nodes"])
        rows = web.get("/api/neighbours", params=wanted).json()
        assert (len(rows), sum(row["edges"] for row in rows)) == (kind["nodes"], kind["edges"])
    assert "Article" not in {kind["label"] for kind in node["neighbours"]}


def test_neighbours_of_a_period(web: TestClient) -> None:
    wanted = {"id": "State:CHN", "type": "ATTENDED", "since": "2014", "until": "2014-06"}
    assert [row["id"] for row in web.get("/api/neighbours", params=wanted).json()] == [
        "Meeting:chn-kaz-call-2014"
    ]


def test_a_node_is_expanded_by_what_is_not_shown_yet(web: TestClient) -> None:
    asked = {"node": "State:CHN", "type": "BILATERAL_TALKS", "limit": 1, "shown": ["State:CHN"]}
    shown, met = ["State:CHN"], []
    while new := web.post("/api/expand", json={**asked, "shown": shown}).json()["nodes"]:
        met += [node["id"] for node in new]
        shown += [node["id"] for node in new]
    assert met[0] == "State:KAZ"  # with whom there were most talks
    assert sorted(met) == ["State:IND", "State:KAZ", "State:USA"]


def test_what_is_added_joins_what_is_shown(web: TestClient) -> None:
    added = web.post(
        "/api/picture", json={"nodes": ["State:KAZ", "State:KAZ"], "shown": ["State:CHN"]}
    ).json()
    assert [node["id"] for node in added["nodes"]] == ["State:KAZ"]
    assert {(edge["from"], edge["to"], edge["type"]) for edge in added["edges"]} == {
        ("State:CHN", "State:KAZ", "BILATERAL_TALKS")
    }
    at, *_ = added["edges"][0]["evidence"][0]
    article, _, sentence = added["passages"][at]
    assert sentence.startswith("They met in")
    assert added["articles"][article]["url"] == f"https://example.org/{article}"
    assert web.post("/api/picture", json={"nodes": ["State:XXX", "nonsense"]}).json()["nodes"] == []


def test_a_part_of_the_graph_to_draw(web: TestClient) -> None:
    part = web.get("/api/subgraph", params={"focus": "India", "since": "2010"}).json()
    ids = {node["id"] for node in part["nodes"]}
    assert {"State:IND", "State:CHN"} <= ids
    assert all({edge["from"], edge["to"]} <= ids for edge in part["edges"])
    assert part["opening"]["focus"] == "State:IND"


def test_the_description_names_every_way_in_and_what_it_takes(web: TestClient) -> None:
    told = web.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    paths = told["paths"]
    assert {f"/api/questions/{name}" for name in QUESTIONS} <= paths.keys()
    assert {"/api/search", "/api/lookup", "/api/node", "/api/expand", "/api/evidence"} <= paths.keys()
    meetings = {one["name"]: one for one in paths["/api/questions/meetings"]["get"]["parameters"]}
    assert meetings["kind"]["schema"]["enum"] == ["bilateral", "visit", "call", "multilateral"]
    assert {"page", "per_page", "format"} <= meetings.keys()
    for path, operations in paths.items():
        for one in operations.get("get", {}).get("parameters", ()):
            answer = web.get(path, params={one["name"]: ""})
            assert "no parameter" not in answer.text, (path, one["name"])


def test_nothing_can_be_written(source: Source) -> None:
    with pytest.raises(ReadOnlyError):
        source.graph().run("CREATE (:State {iso3: 'XXX'})")


def test_questions_that_take_too_long_are_not_waited_for(small: str, questions: dict[str, Question]) -> None:
    ended = threading.Event()
    slow = Question("meetings", questions["meetings"]._command)
    slow.ask = lambda graph, given: ended.wait()  # type: ignore[method-assign, assignment, return-value]
    opened = Source(partial(open_graph, small, read_only=True), seconds=0.2, places=1)
    with client(opened, {**questions, "meetings": slow}) as web:
        answers = [web.get("/api/questions/meetings") for _ in range(2)]
        assert [answer.status_code for answer in answers] == [504, 504]
        assert "longer than 0.2 seconds" in answers[0].json()["title"]
        ended.set()
        assert web.get("/api/questions").status_code == 200


def test_a_store_that_was_lost_is_opened_anew(tmp_path: Path, questions: dict[str, Question]) -> None:
    folder = tmp_path / "graph"
    with open_graph(folder) as graph:
        graph.write(world())
    opened = Source(partial(open_graph, folder, read_only=True), seconds=120)
    with client(opened, questions) as web:
        before = web.get("/api/questions/meetings")
        assert before.status_code == 200
        lease.stop(folder)
        assert web.get("/api/questions/meetings").text == before.text


def test_a_store_that_does_not_come_back_is_told_without_its_place(
    questions: dict[str, Question],
) -> None:
    def refuse() -> Graph:
        return open_graph("/nowhere/secret", read_only=True)

    with client(Source(refuse), questions) as web:
        answer = web.get("/api/stats")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "secret" not in answer.text
