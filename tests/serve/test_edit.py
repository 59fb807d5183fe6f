"""Judgements over HTTP: off unless asked for, out of reach of other sites, as those of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.files import judgements
from graph.store.graph import open_graph
from summitry.serve.app import build
from summitry.serve.gate import access
from summitry.serve.questions import Question
from summitry.serve.source import Source
from tests.graph.small_world import world
from tests.serve.conftest import ADDRESS

POSTS: dict[str, dict[str, Any]] = {
    "reject": {"thing": ["bishkek-2013"], "why": "It was a football match."},
    "correct": {"meeting": "bishkek-2013", "fields": {"city": "Osh"}, "why": "The communiqué has it."},
    "judge": {"one": "a", "other": "b", "verdict": "same"},
    "undo": {"id": "00"},
}


@pytest.fixture
def open_to_edits(store: str, questions: dict[str, Question]) -> Iterator[TestClient]:
    with open_graph(store) as graph:
        graph.write(world())
    source = Source(partial(open_graph, store, read_only=True), seconds=120)
    writer = Source(partial(open_graph, store), places=1, seconds=120)
    app = build(source, questions, access("127.0.0.1", None), writer, "A. Reader")
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as asking:
        yield asking


def key_of(web: TestClient) -> dict[str, str]:
    told = web.get("/api/edit").json()
    assert told["on"]
    return {told["header"]: told["key"]}


def test_it_is_off_unless_asked_for(web: TestClient) -> None:
    assert web.get("/api/edit").json() == {"on": False}
    for name, body in POSTS.items():
        assert web.post(f"/api/edit/{name}", json=body).status_code == 404
    assert web.get("/api/edit/pairs").status_code == 404


def test_an_edge_is_rejected_a_meeting_mended_and_both_undone(open_to_edits: TestClient, store: str) -> None:
    web, key = open_to_edits, key_of(open_to_edits)
    edge = "BILATERAL_TALKS CHN KAZ chn-kaz-2013"
    shown = web.get("/api/evidence?source=CHN&target=KAZ").json()
    assert edge in {row["edge"] for row in shown}
    done = web.post("/api/edit/reject", json={"thing": [edge], "why": "A day later."}, headers=key)
    assert done.status_code == 200, done.text
    [made] = done.json()["judgements"]
    assert (made["verdict"], made["author"], made["reason"]) == ("rejected", "A. Reader", "A day later.")
    fields = {"date": "2013-06-27", "city": "Osh"}
    body = {"meeting": "bishkek-2013", "fields": fields, "why": "As told.", "author": "B. Reader"}
    done = web.post("/api/edit/correct", json=body, headers=key)
    assert [one["author"] for one in done.json()["judgements"]] == ["B. Reader", "B. Reader"]
    card = web.get("/api/card?name=bishkek-2013").json()
    assert (card["properties"]["date"], card["properties"]["city"]) == ("2013-06-27", "Osh")
    with open_graph(store, read_only=True) as graph:
        assert len(judgements.made(graph)) == 3
    listed = web.get("/api/edit/judgements").json()
    for one in listed:
        assert web.post("/api/edit/undo", json={"id": one["id"]}, headers=key).status_code == 200
    assert web.get("/api/edit/judgements").json() == []
    assert web.get("/api/card?name=bishkek-2013").json()["properties"]["city"] == "Bishkek"


def test_another_sites_page_changes_nothing(open_to_edits: TestClient) -> None:
    web, key = open_to_edits, key_of(open_to_edits)
    [header] = key
    other = {"Origin": "http://evil.example"}
    for name, body in POSTS.items():
        path = f"/api/edit/{name}"
        for headers in ({}, {header: ""}, {header: "x" * 32}, {header: key[header][:-1]}):
            assert web.post(path, json=body, headers=headers).status_code == 403
        for headers in (other, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            assert web.post(path, json=body, headers={**key, **headers}).status_code == 403
        assert web.post(path, json=body, headers={**key, "Host": "evil.example"}).status_code == 421
        form = {**key, "Content-Type": "application/x-www-form-urlencoded"}
        assert web.post(path, content=b"id=00", headers=form).status_code == 400
        assert web.get(path, headers=key).status_code == 405
    assert web.options("/api/edit/reject", headers=other).status_code == 403
    assert web.get("/api/edit", headers=other).status_code == 403
    assert web.get("/api/edit/judgements").json() == []


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("reject", {"thing": []}),
    ("reject", {"thing": "bishkek-2013"}),
    ("reject", {"thing": ["ATTENDED]-() DETACH DELETE n //", "CHN", "KAZ"]}),
    ("reject", {"thing": ["bishkek-2013"] * 5}),
    ("reject", {"why": " "}),
    ("reject", {"why": "x" * 501}),
    ("reject", {"why": "a\u0000b"}),
    ("reject", {"author": "x" * 101}),
    ("reject", {"cypher": "MATCH (n) DETACH DELETE n"}),
    ("reject", {"thing": ["no-such-meeting"]}),
    ("correct", {"fields": {"date": "yesterday"}}),
    ("correct", {"fields": {"key": "x"}}),
    ("correct", {"fields": []}),
    ("correct", {"fields": {}}),
    ("judge", {"verdict": "maybe"}),
    ("judge", {}),
    ("undo", {"id": ""}),
    ("undo", {}),
]


def test_what_is_no_sound_judgement_is_refused_in_its_own_words(open_to_edits: TestClient) -> None:
    key = key_of(open_to_edits)
    for name, wrong in WRONG:
        answer = open_to_edits.post(f"/api/edit/{name}", json={**POSTS[name], **wrong}, headers=key)
        assert answer.status_code in (400, 404), (name, wrong)
        assert answer.json()["title"]
    assert open_to_edits.get("/api/edit/judgements").json() == []
