"""Which meetings belong into the graph."""

from __future__ import annotations

import pytest

from ingest.actors.model import Office, Person
from ingest.meetings.model import Meeting
from ingest.meetings.sifted import sifted
from tests.ingest.meetings.values import LUND, NORWAY, OTIENO, meeting

HOLM = Person("Lars Holm", offices=(Office("President", "head_of_state", former=True),), state="NOR")


@pytest.mark.parametrize(
    ("told", "stays"),
    [
        (meeting("bilateral", LUND, OTIENO), True),
        (meeting("bilateral", HOLM, OTIENO), True),
        (meeting("visit", LUND), True),
        (meeting("multilateral", LUND, HOLM), True),
        # A state with itself: those who served it before are of it still.
        (meeting("bilateral", LUND, HOLM), False),
        (meeting("call", NORWAY, HOLM), False),
    ],
)
def test_a_state_does_not_meet_itself(told: Meeting, stays: bool) -> None:
    assert bool(sifted([told])) is stays


def test_talks_stay_beside_their_gathering() -> None:
    talks = meeting("bilateral", LUND, OTIENO, parent=2)
    found = sifted([meeting("bilateral", LUND, HOLM), talks, meeting("multilateral", name="Fjord Summit")])
    assert [one.name for one in found] == ["", "Fjord Summit"]
    assert found[0].parent == 1
