"""Who is an office-holder by the learned reader alone, and for whom he acts."""

from __future__ import annotations

import pytest

from ingest.actors.model import Actors, Office, Person
from ingest.models.events import Holder, Reading
from ingest.models.officials import acknowledge


def known(person: Person, state: str, score: float) -> Person:
    reading = Reading(events=(), commitments=(), holders=(Holder(person, 0.99, ((state, score),)),))
    return acknowledge(Actors([person], []), reading)[0].persons[0]


@pytest.mark.parametrize(
    ("person", "state", "score", "expected"),
    [
        (Person("Anna Berg", offices=(Office("Envoy", "envoy"),)), "NOR", 0.6, "NOR"),
        # Of whom no office is told the reader must be surer.
        (Person("Anna Berg"), "NOR", 0.6, None),
        (Person("Anna Berg"), "NOR", 0.9, "NOR"),
        # The table of leaders knows better.
        (Person("Helmut Kohl"), "FRA", 0.9, None),
        (Person("Helmut Kohl"), "DEU", 0.9, "DEU"),
        (Person("Xi Jinping"), "KOR", 0.9, None),
    ],
)
def test_an_office_holder_acts_for_the_likeliest_state(
    person: Person, state: str, score: float, expected: str | None
) -> None:
    acknowledged = known(person, state, score)
    assert acknowledged.minister
    assert acknowledged.state == expected


def test_one_word_of_which_nobody_knows_whose_it_is_is_no_person() -> None:
    assert not known(Person("Pact"), "NOR", 0.3).minister
    assert not known(Person("Xi"), "KOR", 0.9).minister
