"""What the learned reader may join to an event, and what is told in one breath."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.actors.model import State
from ingest.article import Article
from ingest.models.candidates import candidates, enumerations
from ingest.pipeline import RULES


def together(text: str) -> list[set[str]]:
    """The states of each enumeration."""
    report = RULES.clean(Article(text, published=date(2019, 6, 12)))
    doc = RULES.parse(report)
    dates = RULES.date(doc, report.day)
    actors = RULES.link(doc, report)
    found = candidates(doc, actors, dates, RULES.locate(doc, actors, report.city))
    return [
        {actor.iso3 for n in numbers for actor in found[n].actors if isinstance(actor, State)}
        for numbers in enumerations(doc, found)
    ]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("In talks with Laos, Brunei and Vietnam it was agreed.", {"LAO", "BRN", "VNM"}),
        ("Chile, Spain and India are guests of the summit in Oslo this year.", {"CHL", "ESP", "IND"}),
        ("Kenyan President Daniel Otieno and Norwegian President Kari Lund met.", {"KEN", "NOR"}),
    ],
)
def test_who_is_told_in_one_breath_stands_together(text: str, states: set[str]) -> None:
    assert states in together(text)


def test_who_stands_elsewhere_in_a_sentence_does_not() -> None:
    assert not together("Kenyan President Daniel Otieno met Norwegian President Kari Lund.")
