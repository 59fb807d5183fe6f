"""What programs are answered under ``/api`` when the graph changes, on both stores."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial

import pytest
from starlette.testclient import TestClient

from graph.questions import show
from graph.store.graph import Graph, open_graph
from summitry.serve import api, source
from summitry.serve.questions import Question
from summitry.serve.source import Source
from tests.graph.small_world import Report, memberships, world
from tests.serve.conftest import client


@pytest.fixture
def web(store: str, questions: dict[str, Question]) -> Iterator[TestClient]:
    """A server over a small world of this test alone."""
    with open_graph(store) as graph:
        graph.write([*world(), memberships()])
    with client(Source(partial(open_graph, store, read_only=True), seconds=120), questions) as asking:
        yield asking


def test_an_answer_that_the_caller_has_is_not_sent_again(web: TestClient, store: str) -> None:
    first = web.get("/api/questions/meetings")
    tag = first.headers["etag"]
    again = web.get("/api/questions/meetings", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with open_graph(store) as graph:
        graph.forget("a1")
    assert web.get("/api/questions/meetings", headers={"If-None-Match": tag}).status_code == 200


def test_names_that_come_are_found_before_long(
    store: str, questions: dict[str, Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitry.serve.source._LOOK", 0.0)
    monkeypatch.setattr("summitry.serve.source._SHARE", 0.0)
    with open_graph(store) as graph:
        graph.write(world()[:1])
    with client(Source(partial(open_graph, store, read_only=True), seconds=120), questions) as web:
        assert web.get("/api/search", params={"q": "a"}).json()
        assert not web.get("/api/search", params={"q": "late meeting"}).json()
        late = Report("late", date(2024, 1, 1))
        late.meeting("a-late-meeting", date(2024, 1, 1), "bilateral", "KAZ", "Astana", "CHN KAZ")
        with open_graph(store) as graph:
            graph.write(late.facts)
        asked = iter(range(600))
        while not web.get("/api/search", params={"q": "late meeting"}).json():
            assert next(asked) < 599
            time.sleep(0.1)


def test_a_card_is_made_once_and_anew_when_the_graph_has_changed(
    store: str, questions: dict[str, Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(api, "show", lambda *of, **how: made.append(of) or show(*of, **how))
    with open_graph(store) as graph:
        graph.write(world())
    asked = Source(partial(open_graph, store, read_only=True), seconds=120)
    with client(asked, questions) as web:
        assert web.get("/api/search", params={"q": "a"}).json()
        first = web.get("/api/card", params={"name": "KAZ"}).json()
        assert web.get("/api/card", params={"name": "KAZ"}).json() == first
        assert len(made) == 1
        late = Report("late", date(2024, 1, 1))
        late.meeting("a-late-meeting", date(2024, 1, 1), "bilateral", "KAZ", "Astana", "CHN KAZ")
        with open_graph(store) as graph:
            graph.write(late.facts)
        asked.renew()
        then = web.get("/api/card", params={"name": "KAZ"}).json()
    assert then["counts"]["meetings"] == first["counts"]["meetings"] + 1


def test_what_is_written_while_names_are_read_anew_is_found_before_long(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_graph(store) as graph:
        graph.write(world()[:1])
    read = source._read

    def meet(name: str) -> None:
        report = Report(name, date(2024, 1, 1))
        report.meeting(f"{name}-meeting", date(2024, 1, 1), "bilateral", "KAZ", "Astana", "CHN KAZ")
        with open_graph(store) as writing:
            writing.write(report.facts)
        asked.renew()

    def read_slowly(graph: Graph) -> source.Known:
        found = read(graph)
        monkeypatch.setattr(source, "_read", read)
        meet("second")
        return found

    monkeypatch.setattr(source, "_LOOK", 3600.0)
    with closing(Source(partial(open_graph, store, read_only=True), seconds=120)) as asked:
        graph = asked.graph()
        asked.known(graph)
        monkeypatch.setattr(source, "_read", read_slowly)
        meet("first")
        tries = iter(range(200))
        while not asked.known(graph).names.search("second meeting"):
            assert next(tries) < 199
            time.sleep(0.05)


def test_the_text_around_a_sentence(store: str, web: TestClient) -> None:
    text = "An earlier sentence. The ministers met. A later one."
    [facts] = world()[:1]
    facts.nodes[next(ref for ref in facts.nodes if ref.label == "Article")].properties["text"] = text
    with open_graph(store) as graph:
        graph.write(facts)
    start = text.index("The ministers")
    span = f"{start}-{text.index(' A later')}"
    found = web.get("/api/passage", params={"article": "a1", "span": span, "characters": 14}).json()
    assert (found["before"], found["sentence"]) == ("…sentence. ", "The ministers met.")
    assert found["after"] == " A later one."
    assert found["title"] == "Report a1"


def test_a_sentences_place_gives_no_whole_article(store: str, web: TestClient) -> None:
    [facts] = world()[:1]
    long = "The ministers met. " * 5_000
    facts.nodes[next(ref for ref in facts.nodes if ref.label == "Article")].properties["text"] = long
    with open_graph(store) as graph:
        graph.write(facts)
    for span in ("0-999999999", f"19-{len(long)}"):
        found = web.get("/api/passage", params={"article": "a1", "span": span}).json()
        assert found["sentence"].startswith("The ministers met.")
        assert found["sentence"].endswith("…")
        assert len(found["sentence"]) <= 10_000
