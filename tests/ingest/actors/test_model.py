"""For whom an actor acts: one answer for all stages."""

from __future__ import annotations

import pytest

from ingest.actors.model import Actor, Office, Organization, Person, State, acts_for, side_of

UNION = Organization("african-union", "African Union", "AU")
HELD, LEFT = (Office("President", "head_of_state", former=former) for former in (False, True))
CARTER = Person("Jimmy Carter", offices=(LEFT,), state="USA")


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        (Person("Kari Lund", offices=(HELD,), state="NOR"), State("NOR")),
        (Person("Kari Lund", offices=(LEFT, HELD), state="NOR"), State("NOR")),
        # Whom every reader knows, without an office; and a tycoon, of whom only his nationality is told.
        (Person("Barack Obama", state="USA", minister=True), State("USA")),
        (Person("Lee Jae-yong", state="KOR"), None),
        (Person("Lars Holm", offices=(HELD,), organization=UNION), UNION),
        (Person("Jane Wambui"), None),
        (State("KEN"), State("KEN")),
        (UNION, UNION),
        (CARTER, CARTER),
    ],
)
def test_whoever_left_office_acts_for_himself(actor: Actor, side: Actor | None) -> None:
    assert acts_for(actor) == side


def test_the_state_of_an_office_that_was_left_is_known() -> None:
    assert side_of(CARTER) == State("USA")
