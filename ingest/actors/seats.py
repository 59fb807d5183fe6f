"""Who holds which office of which state: each of which a state has but one is given once."""

from __future__ import annotations

from ingest.actors.draft import Draft
from ingest.actors.model import LEADERS
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

#: Offices of which a state has several.
_SEVERAL = word_sets("actors", "seats")["several"]


class Seats:
    """The offices that are taken, each with its holder."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], Draft] = {}

    def reserve(self, iso3: str, role: str) -> None:
        """Keep an office for somebody whom the text does not name."""
        self._held[iso3, role] = Draft()

    def hold(self, person: Draft) -> None:
        """Note the offices that a person holds; who came first keeps his."""
        for office in person.offices:
            if person.state is not None and not office.former:
                self._held.setdefault((person.state, _seat(office.title, office.role)), person)

    def taken(self, person: Draft, iso3: str) -> bool:
        """Does another hold an office of this person in that state?"""
        return any(
            self._held.get((iso3, _seat(o.title, o.role)), person) is not person
            for o in person.offices
            if not o.former and o.role not in _SEVERAL
        )


def _seat(title: str, role: str) -> str:
    """What tells an office from the others of its state."""
    return role if role in LEADERS or role in ("foreign", "defence") else title.lower()


def presides(words: Words, phrases: list[Phrase]) -> bool:
    """Whether a transcript has a president speak whom it does not name: "THE PRESIDENT:"."""
    lower = words.lower
    speakers = [phrase for phrase in phrases if lower[phrase.end : phrase.end + 1] == [":"]]
    return any(p.definite and "president" in lower[p.head] for p in speakers) and not any(
        p.office.role == "deputy" for p in speakers
    )
