"""What is turned away unread: only texts in which nobody holds an office, meets or promises."""

from __future__ import annotations

import pytest

from ingest.article import Article
from ingest.pipeline import read
from ingest.text.relevance import can_tell


@pytest.mark.parametrize(
    "text",
    [
        "The presidents were seen in Vienna.",
        "Norway's FOREIGN MINISTER was there.",
        "China and Russia met on Friday.",
        "They conferred for two hours.",
        "Both sides vowed never to do so again.",
        "Kenya undertook to open its border.",
        "He was travelling; the trip ended in Rome.",
        "Both signed it.",
        "A vice-premier of China arrived.",
        "Three delegations came.",
    ],
)
def test_whatever_could_tell_of_diplomacy_is_read(text: str) -> None:
    assert can_tell(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Italy's Marco Brandi won the slalom, ahead of Henrik Dahl of Denmark.",
        "Oil prices rose in London on Monday, while gold fell to its lowest level since March.",
        "Heavy rain flooded the streets of Lagos and cut the power in large parts of Nigeria.",
    ],
)
def test_other_news_is_turned_away_and_yet_known_as_read(text: str) -> None:
    assert not can_tell(text)
    facts = read(Article(text, title="News", url="https://news.example/1"))
    assert not facts.edges
    [node] = facts.nodes.values()
    assert (node.ref.label, node.properties["title"]) == ("Article", "News")
