"""By which part of his name a person goes in the name of a meeting."""

from __future__ import annotations

from graph.names import FAMILY_NAME_FIRST
from graph.reference.leaders import state_of
from graph.reference.tables import ranks
from ingest.actors.model import Person, retired
from ingest.lexicon.words import word_sets

_WORDS = word_sets("meetings", "surnames")
_SUFFIXES = _WORDS["suffixes"]
_PARTICLES = _WORDS["particles"]
_RANKS = ranks(names_alone=True)
#: Here a name of four words ends in two surnames: the father's, by which one goes, and the mother's.
_OF_BOTH_PARENTS = _WORDS["of_both_parents"]
#: Here some put the family name first and some last: the text's own short form tells, but of those whom the
#: table of leaders has.
_EITHER_FIRST = frozenset({"HUN", "JPN"})


def surname(person: Person) -> str:
    """A person's family name: "Xi" of Xi Jinping, "bin Salman" of Mohammed bin Salman, "López Obrador" of
    Andrés Manuel López Obrador. Who has but a name of his own keeps his rank: "Prince Edward"."""
    words = [w for w in person.name.replace(",", " ").split() if w.strip(".").lower() not in _SUFFIXES]
    if len(words) < 2:
        borne = {
            o.title.split()[0] for o in person.offices if o.title and o.title.split()[0].lower() in _RANKS
        }
        return f"{borne.pop()} {person.name}" if len(borne) == 1 else person.name
    if person.state in FAMILY_NAME_FIRST - {"SGP"} and not retired(person):
        return words[0] if person.state != "HKG" else words[-1]
    if person.state in _EITHER_FIRST and words[0] in person.aliases and words[-1] not in person.aliases:
        return words[0] if state_of(person.name) != person.state else words[-1]
    start = len(words) - 1
    pair = " ".join(words[-2:])
    if len(words) > 2 and (pair in person.aliases or (person.state in _OF_BOTH_PARENTS and len(words) == 4)):
        start -= 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def possessive(name: str) -> str:
    """A name as an owner: "Xi's", "Gates'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
