"""Hostile requests: from other sites, by other names, without the token, and too large."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial

import pytest
from starlette.testclient import TestClient

from graph.store.graph import open_graph
from summitry.serve.gate import COOKIE, LARGEST, LONGEST, access, is_loopback
from summitry.serve.questions import Question
from summitry.serve.source import Source
from tests.serve.conftest import ADDRESS, client

TOKEN = "correct-horse-battery-staple"  # noqa: S105


@pytest.fixture
def guarded(embedded_store: str, questions: dict[str, Question]) -> Iterator[TestClient]:
    """A server that others can connect to, called ``graph.example``."""
    source = Source(partial(open_graph, embedded_store, read_only=True), seconds=120)
    with client(source, questions, access("0.0.0.0", TOKEN, ["graph.example"])) as asking:  # noqa: S104
        yield asking


@pytest.fixture
def near(embedded_store: str, questions: dict[str, Question]) -> Iterator[TestClient]:
    """A server that this machine alone can connect to."""
    with open_graph(embedded_store):
        pass
    with client(
        Source(partial(open_graph, embedded_store, read_only=True), seconds=120), questions
    ) as asking:
        yield asking


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:8787", "10.0.0.7",
        "user@127.0.0.1", "127.0.0.1@evil.example", "[::1", "", "127.0.0.1, evil.example", "0.0.0.0",  # noqa: S104
    ],
)  # fmt: skip
def test_a_name_that_is_not_the_servers_is_refused(near: TestClient, host: str) -> None:
    answer = near.get("/api/questions", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["127.0.0.1:8787", "localhost:8787", "LOCALHOST", "[::1]:8787"])
def test_the_servers_own_names_are_known(near: TestClient, host: str) -> None:
    assert near.get("/api/questions", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "file://"},
        {"Origin": "http://[::1"},
        {"Origin": f"{ADDRESS}.evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_another_sites_page_is_refused(near: TestClient, headers: dict[str, str]) -> None:
    assert near.get("/api/questions", headers=headers).status_code == 403
    assert near.post("/api/expand", json={"node": "State:CHN"}, headers=headers).status_code == 403


def test_a_link_on_another_site_may_lead_to_the_page_and_to_its_login(near: TestClient) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    for path in ("/", "/login"):
        assert near.get(path, headers=link, follow_redirects=False).status_code != 403


def test_its_own_page_may_ask(near: TestClient) -> None:
    own = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
    assert near.get("/api/questions", headers=own).status_code == 200


def test_a_form_of_another_site_cannot_send_what_is_read(near: TestClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = near.post("/api/expand", content=b'{"node": "State:CHN"}', headers={"Content-Type": kind})
        assert answer.status_code == 400
        assert "no JSON" in answer.json()["title"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"node": 1}',
        b'{"node": "State`:CHN"}',
        b'{"node": "State:CHN", "shown": "State:KAZ"}',
        b'{"node": "State:CHN", "limit": 1e9}',
        b'{"node": "State:CHN", "limit": true}',
        b'{"node": "State:CHN", "type": "ATTENDED]-() DETACH DELETE n //"}',
        b'{"cypher": "MATCH (n) RETURN n"}',
    ],
)
def test_what_is_no_sound_request_is_refused(near: TestClient, body: bytes) -> None:
    answer = near.post("/api/expand", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_what_is_too_large_is_refused(near: TestClient) -> None:
    body = b'{"node": "' + b"x" * LARGEST + b'"}'
    json = {"Content-Type": "application/json"}
    assert near.post("/api/expand", content=body, headers=json).status_code == 413
    assert near.get("/api/lookup", params={"name": "x" * LONGEST}).status_code == 414
    assert near.get("/api/lookup", params={"name": "x" * 501}).status_code == 400
    many = {"node": "State:CHN", "shown": ["a"] * 4001}
    assert near.post("/api/expand", json=many).status_code == 400


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1 //",
        "CHN'}) DETACH DELETE n //",
        "\\",
        "`",
        "$state",
        "\u0000",
        "\U0001f600",
        "%",
        "a\nb",
        "{}",
    ],
)
def test_a_text_is_a_value_and_no_query(near: TestClient, text: str) -> None:
    for path, name in (("/api/questions/meetings", "place"), ("/api/lookup", "name"), ("/api/search", "q")):
        assert near.get(path, params={name: text}).status_code in (200, 400)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MERGE"])
def test_other_methods_are_refused(near: TestClient, method: str) -> None:
    answer = near.request(method, "/api/stats")
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/../../x", "/.git/config", "/api//stats"]
)
def test_there_are_no_files(near: TestClient, path: str) -> None:
    assert near.get(path).status_code == 404


def test_every_answer_says_what_a_browser_may_do_with_it(near: TestClient) -> None:
    for path in ("/api/questions", "/api/nothing", "/api/stats?x=1"):
        headers = near.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": b"Bearer \xff"},
        {"Cookie": f"{COOKIE}={TOKEN}"},
        {"Cookie": f"{COOKIE}="},
        {"Cookie": f'{COOKIE}="\\'},
    ],
)
def test_without_the_token_nothing_is_told(guarded: TestClient, headers: dict[str, str | bytes]) -> None:
    for path in ("/api/stats", "/api/openapi.json", "/api/nothing"):
        answer = guarded.get(path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert TOKEN not in answer.text


def test_with_the_token_all_is(guarded: TestClient) -> None:
    assert guarded.get("/api/questions", headers={"Authorization": f"bearer {TOKEN}"}).status_code == 200
    assert "security" in guarded.get("/api/openapi.json", headers={"Authorization": f"Bearer {TOKEN}"}).json()


def test_a_browser_gives_the_token_once_and_keeps_another_thing(guarded: TestClient) -> None:
    assert guarded.get("/").headers["location"] == "/login"
    asked = guarded.get("/login")
    assert 'type="password"' in asked.text
    assert "form-action 'self'" in asked.headers["content-security-policy"]
    assert guarded.post("/login", data={"token": "wrong"}).status_code == 403
    let_in = guarded.post("/login", data={"token": TOKEN})
    cookie = let_in.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert guarded.get("/api/questions").status_code == 200  # with the cookie
    assert guarded.get("/api/questions", headers={"Origin": "http://evil.example"}).status_code == 403


def test_a_token_is_not_given_to_another_site(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"token": TOKEN}, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_by_which_names_a_server_for_others_is_known() -> None:
    known = access("0.0.0.0", TOKEN, ["graph.example"]).knows_host  # noqa: S104
    assert known("graph.example")
    assert known("graph.example:8787")
    assert known("192.168.1.5:8787")
    assert known("[2001:db8::1]:8787")
    assert not known("evil.example")
    assert not known("192.168.1.5.evil.example")


def test_which_hosts_only_this_machine_can_connect_to() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "example.org", "localhost.example")))  # noqa: S104


def test_nothing_that_was_asked_is_logged(guarded: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "summitry")
    guarded.get("/api/lookup?name=Somebody", headers={"Authorization": f"Bearer {TOKEN}"})
    guarded.post("/login", data={"token": f"{TOKEN}x"})
    assert TOKEN not in caplog.text
    assert "Somebody" not in caplog.text
    assert TOKEN not in repr(access("0.0.0.0", TOKEN))  # noqa: S104
