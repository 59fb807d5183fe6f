"""How sure what is kept has to be."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Evidence, Facts, Ref
from ingest.article import Article
from ingest.confidence import kept
from ingest.models.events import Reading
from ingest.models.meetings import Thresholds
from ingest.pipeline import at_least, read
from ingest.workers.batch import read_articles

TEXT = (
    "OSLO, June 12, 2019 (Fjord News) -- Norwegian Prime Minister Kari Lund met Kenyan President Daniel "
    "Otieno in Oslo on Wednesday. The Swedish and Danish foreign ministers reportedly talked on the phone. "
    "Lund promised to send 20 engineers to Mombasa."
)


def sentence(confidence: float) -> Evidence:
    return Evidence("a", 0, 5, "They.", confidence)


@pytest.fixture
def facts() -> Facts:
    """A meeting at which one surely was and another hardly, though how it is told leaves doubts; and one of
    which nothing is sure."""
    found = Facts("summitry")
    article = found.node("Article", "a")
    sure, doubtful = found.node("Meeting", "sure"), found.node("Meeting", "doubtful")
    found.edge("REPORTS", article, sure, sentence(0.6))
    found.edge("REPORTS", article, doubtful, sentence(0.4))
    for key, meeting, confidence in (("NOR", sure, 0.3), ("KEN", sure, 0.8), ("SWE", doubtful, 0.45)):
        found.edge("ATTENDED", found.node("State", key), meeting, sentence(confidence), role="delegate")
    found.edge("ATTENDED", Ref("State", "NOR"), sure, sentence(0.7), role="delegate")
    found.edge("HELD_IN", doubtful, Ref("State", "SWE"), sentence(0.9))
    return found


def test_an_edge_is_as_sure_as_its_surest_sentence(facts: Facts) -> None:
    assert {e.source.key for e in kept(facts, 0.7).of_type("ATTENDED")} == {"NOR", "KEN"}
    assert {e.source.key for e in kept(facts, 0.75).of_type("ATTENDED")} == {"KEN"}


def test_a_meeting_stays_as_long_as_somebody_was_there(facts: Facts) -> None:
    left = kept(facts, 0.5)
    assert [node.ref.key for node in left.of_label("Meeting")] == ["sure"]
    assert [edge.target.key for edge in kept(facts, 0.75).of_type("REPORTS")] == ["sure"]
    assert list(left.of_type("HELD_IN")) == []
    assert {node.ref.key for node in left.of_label("State")} == {"NOR", "KEN"}
    assert kept(facts, 0).edges == facts.edges


def test_an_article_of_which_nothing_is_kept_stays(facts: Facts) -> None:
    left = kept(facts, 0.95)
    assert (list(left.nodes), left.edges) == ([Ref("Article", "a")], {})
    assert len(facts.edges) == 6  # What was given stays as it was.


def test_reading_keeps_what_is_sure_enough() -> None:
    article = Article(TEXT, published=date(2019, 6, 12))
    usual = set(read(article).edges)
    surer = set(read(article, at_least(0.8)).edges)
    assert surer < usual
    assert set(read(article, at_least(None)).edges) == usual
    [by_a_worker] = read_articles([article], 0.8)
    assert set(getattr(by_a_worker, "edges", ())) == surer


def test_asked_for_less_it_believes_more() -> None:
    right = [(0.0, 0.1), (1.0, 0.9)]
    reading = Reading(calibration={"meeting": right, "participant": right, "pair": right})
    assert Thresholds(0.5, 0.2, 0.3).down_to(0.3, reading) == Thresholds(0.25, 0.2, 0.25)
    assert Thresholds(0.5, 0.2, 0.3).down_to(0.95, reading) == Thresholds(0.5, 0.2, 0.3)
