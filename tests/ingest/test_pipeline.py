"""The stages of reading: each can be replaced by its name, and none edits what it was given."""

from __future__ import annotations

import ast
import json
import pickle
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from spacy.tokens import Doc

import summitry
from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import DEFAULT, LEARNED, RULES, Pipeline, at_least, read
from ingest.workers.worker import Worker, WorkerError
from summitry.reading import Intake

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"

ARTICLE = Article(
    "OSLO, June 12, 2019 (Fjord News) -- Norwegian President Kari Lund met Kenyan President Daniel Otieno "
    "on the sidelines of a summit of the African Union in Nairobi on Tuesday. Norway pledged to build a "
    "clinic by 2021. The two leaders will meet again in Oslo in August. Former Ugandan president Peter "
    "Okello visited Kenya on Monday, and Lund and Otieno, who held separate talks with the presidents of "
    "Chad and Mali on Wednesday and on Thursday, signed an agreement."
)

Calls = dict[str, tuple[tuple[Any, ...], Any]]


#: The last stage that reads the parse: with it event mentions and commitments are whole.
LAST = "detect"
#: Stages that are given values alone: all behind it, and one that is before.
BEHIND_THE_PARSE = ["acknowledge", *[*DEFAULT][[*DEFAULT].index(LAST) + 1 :]]


def watched(name: str, stage: Callable[..., Any], calls: Calls) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        before = [shown(one) for one in given]
        result = stage(*given)
        assert [shown(one) for one in given] == before, f"{name} edits what it was given"
        calls[name] = given, result
        return result

    return call


def shown(value: Any) -> Any:
    """All that can be seen of a value, with all that it holds."""
    if isinstance(value, Doc):
        return value.to_bytes()
    return repr(value)


def watching(calls: Calls) -> Pipeline:
    return DEFAULT.replace(**{name: watched(name, getattr(DEFAULT, name), calls) for name in DEFAULT})


@pytest.fixture(scope="module")
def calls() -> Calls:
    """What each stage was given and gave when the article was read."""
    found: Calls = {}
    assert read(ARTICLE, watching(found)) == read(ARTICLE)
    return found


def test_the_stages_stand_in_their_order(calls: Calls) -> None:
    assert list(calls) == list(DEFAULT)
    assert all(calls[name][1] for name in DEFAULT), "the article gives each stage something to find"


@pytest.mark.parametrize("path", sorted(GOLD.glob("00[1-5].json")), ids=lambda path: path.stem)
def test_no_stage_edits_what_it_was_given(path: Path) -> None:
    calls: Calls = {}
    read(Article(json.loads(path.read_text("utf-8"))["text"]), watching(calls))
    assert set(calls) == set(DEFAULT)


@pytest.mark.parametrize("name", BEHIND_THE_PARSE)
def test_behind_detection_stages_are_given_no_token(calls: Calls, name: str) -> None:
    """What can be pickled holds no token: spaCy refuses those."""
    given, result = calls[name]
    assert b"spacy" not in pickle.dumps((given, result))


@pytest.mark.parametrize("name", BEHIND_THE_PARSE)
def test_behind_detection_no_module_reads_the_parse(name: str) -> None:
    """Nor does any that it imports, whatever it is given."""
    asked = [getattr(DEFAULT, name).__module__]
    for module in asked:
        for imported in sorted(imports(module)):
            assert not imported.startswith(("ingest.syntax", "spacy.tokens")), f"{module} reads the parse"
            if imported.startswith("ingest.") and imported not in asked and file_of(imported).exists():
                asked.append(imported)


def imports(module: str) -> set[str]:
    """The modules and names that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file_of(module).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def file_of(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


class ReachedError(Exception):
    """A stage was called."""


@pytest.mark.parametrize("name", list(DEFAULT))
def test_each_stage_is_replaced_by_its_name(name: str) -> None:
    def stage(*given: Any) -> Any:
        raise ReachedError

    with pytest.raises(ReachedError):
        read(ARTICLE, DEFAULT.replace(**{name: stage}))


def kinds(facts: Facts) -> set[str]:
    return {edge.type for edge in facts.edges.values()}


def test_what_a_stage_does_not_find_those_after_it_lack() -> None:
    def nothing(*given: Any) -> list[Any]:
        return []

    assert kinds(read(ARTICLE, RULES)) >= {"BILATERAL_TALKS", "PLEDGED", "REPRESENTS", "SIDELINES_OF"}
    assert kinds(read(ARTICLE, RULES.replace(detect=nothing))) == {"PLEDGED", "REPRESENTS"}
    assert "PLEDGED" not in kinds(read(ARTICLE, RULES.replace(commit=nothing)))
    assert not read(ARTICLE, DEFAULT.replace(screen=lambda report: False)).edges


def none(*given: Any) -> list[Any]:
    return []


#: Stages that a process of its own finds by their names.
OWN = RULES.replace(detect=none)


def test_an_own_pipeline_reads_for_those_who_store() -> None:
    expected = read(ARTICLE, OWN)
    assert expected != read(ARTICLE)
    assert summitry.read(ARTICLE, pipeline=OWN) == expected
    worker = Worker(lambda candidates: [None] * len(candidates), pipeline=OWN)
    try:
        [result] = worker.read([ARTICLE])
    finally:
        worker.close()
    assert getattr(result, "facts", None) == expected


def test_an_own_pipeline_reaches_the_store(embedded_store: str) -> None:
    with summitry.open_graph(embedded_store) as graph, Intake(graph, pipeline=OWN) as intake:
        intake.take(replace(ARTICLE, source="oslo.txt"))
    assert (intake.summary.read, intake.summary.meetings) == (1, 0)


def test_an_own_pipeline_keeps_its_stages_where_confidence_is_asked_for() -> None:
    sure = at_least(0.6, OWN)
    assert kinds(read(ARTICLE, sure)) <= {"PLEDGED", "REPRESENTS"}
    assert at_least(0.6, DEFAULT.replace(join=none)).join is none
    assert at_least(None, OWN) is OWN


def test_a_stage_that_no_other_process_finds_is_named() -> None:
    with pytest.raises(WorkerError, match="the stage 'commit' cannot go to another process"):
        Worker(lambda candidates: [], pipeline=RULES.replace(commit=lambda *given: []))


def stage_in(name: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """A stage of a module that no file holds."""

    def mine(*given: Any) -> list[Any]:
        return []

    mine.__module__, mine.__qualname__ = name, "mine"
    module = ModuleType(name)
    module.mine = mine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, module)
    return mine


def test_a_stage_of_a_notebook_is_named_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = stage_in("__main__", monkeypatch)  # as in Jupyter, it has no file
    with pytest.raises(WorkerError, match=r"'detect' stands in a notebook .*import it from there"):
        Worker(lambda candidates: [], pipeline=RULES.replace(detect=mine))


def test_a_stage_of_a_module_that_only_this_process_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = stage_in("made_on_the_fly", monkeypatch)
    worker = Worker(lambda candidates: [None], pipeline=RULES.replace(detect=mine))
    try:
        with pytest.raises(WorkerError, match=r"not found in another process .*made_on_the_fly"):
            list(worker.read([ARTICLE]))
    finally:
        worker.close()


def test_the_learned_reader_reads_alone_and_with_the_rules() -> None:
    alone, both = kinds(read(ARTICLE, LEARNED)), kinds(read(ARTICLE))
    assert {"ATTENDED", "PLEDGED"} <= alone
    met = Article("Kenyan President Daniel Otieno met Norwegian President Kari Lund in Oslo on Monday.")
    assert "BILATERAL_TALKS" in kinds(read(met, LEARNED))
    assert kinds(read(ARTICLE, RULES)) <= both


def test_event_mentions_from_elsewhere_become_meetings() -> None:
    """As a learned reader would give them: made anew, by no rule."""
    events: list[Any] = []

    def copied(*given: Any) -> list[Any]:
        events.extend(replace(event, first=list(event.first)) for event in DEFAULT.detect(*given))
        return events

    assert read(ARTICLE, DEFAULT.replace(detect=copied)) == read(ARTICLE)
    assert events
    with pytest.raises(FrozenInstanceError):
        events[0].status = "planned"


def test_an_unknown_stage_is_told_with_those_that_there_are() -> None:
    with pytest.raises(TypeError, match="no stage is called 'detekt': there are clean, screen, parse"):
        DEFAULT.replace(detekt=None)


def test_a_pipeline_stays_as_it_is() -> None:
    assert isinstance(DEFAULT.replace(), Pipeline)
    with pytest.raises(FrozenInstanceError):
        DEFAULT.detect = None  # type: ignore[misc,assignment]


def test_what_many_are_called_together_is_nobodys_office() -> None:
    told = "About 20 heads of state and government, including Kenya's Daniel Otieno, met in Split on Monday."
    facts = read(Article(f"Croatian President Ana Babic opened a summit in Split on Monday. {told}"), RULES)
    offices = {edge.source.key: edge.properties["office"] for edge in facts.of_type("REPRESENTS")}
    assert offices == {"ana-babic-hrv": "President", "daniel-otieno-ken": ""}
