"""By which part of his name a person goes in the name of a meeting."""

from __future__ import annotations

from graph.names import FAMILY_NAME_FIRST
from graph.reference.leaders import given_names, state_of
from ingest.actors.full_names import rank_of
from ingest.actors.model import Person, retired
from ingest.lexicon.words import word_sets

_WORDS = word_sets("meetings", "surnames")
_SUFFIXES = _WORDS["suffixes"]
_PARTICLES = _WORDS["particles"]
_FAMILIES = _WORDS["families"]
#: Here a name of four words ends in two surnames: the father's, by which one goes, and the mother's.
_OF_BOTH_PARENTS = _WORDS["of_both_parents"]
#: Here some put the family name first and some last: the text's own short form tells, else which of the two
#: is a given name of leaders; but of those whom the table of leaders has.
_EITHER_FIRST = frozenset({"HUN", "JPN"})
#: Here people go by their own name: the first, the last, or both together.
_BY_FIRST, _BY_LAST, _BY_BOTH = _WORDS["by_first"], _WORDS["by_last"], _WORDS["by_both"]


def surname(person: Person) -> str:
    """A person's family name: "Xi" of Xi Jinping, "bin Salman" of Mohammed bin Salman, "López Obrador" of
    Andrés Manuel López Obrador. Who has but a name of his own keeps his rank: "Prince Edward"."""
    words = [w for w in person.name.replace(",", " ").split() if w.strip(".").lower() not in _SUFFIXES]
    if len(words) < 2:
        rank = rank_of(person) if person.name == words[0] else ""  # "Charles III" needs none
        return f"{rank} {person.name}" if rank else person.name
    if person.state in _BY_BOTH:
        return " ".join(words)
    first, last = words[0] in person.aliases, words[-1] in person.aliases
    if person.state in _BY_FIRST | _BY_LAST and first != last:
        return words[0] if first else words[-1]
    if person.state in _BY_FIRST:
        return words[0]
    if person.state == "SGP" and len(words) > 2 and words[0].lower() in _FAMILIES:
        return words[0]  # "Lee Hsien Loong", not "George Yeo"
    if person.state in FAMILY_NAME_FIRST - {"SGP"} - _BY_LAST and not retired(person):
        return words[0] if _family_first(words) else words[-1]
    if person.state in _EITHER_FIRST and state_of(person.name) != person.state:
        given = given_names(person.state)
        # "Well, Fumio, welcome" calls him by his given name.
        if (words[-1].lower() in given and words[0].lower() not in given) or (first and not last):
            return words[0]
    return " ".join(words[_start(words, person) :]) if last else _middle(words, person)


def _family_first(words: list[str]) -> bool:
    """Whether a name begins with the family's where most do: "Wang Yi", not "Yunjong Wang"; a given name of
    two syllables has a hyphen."""
    return words[0].lower().partition("-")[0] in _FAMILIES or "-" in words[-1]


def _middle(words: list[str], person: Person) -> str:
    """By what one goes whom the text never calls by his last word: "Bongo" of Ali Bongo Ondimba."""
    short = [word for word in words[1:-1] if word in person.aliases]
    return short[0] if len(short) == 1 else " ".join(words[_start(words, person) :])


def _start(words: list[str], person: Person) -> int:
    """Where the family name begins, if it stands last."""
    start = len(words) - 1
    pair = " ".join(words[-2:])
    if len(words) > 2 and (pair in person.aliases or (person.state in _OF_BOTH_PARENTS and len(words) == 4)):
        start -= 1
    # Of a name without the given one all is the family's, "Von der Leyen", but not where it has been told
    # apart: "Al Gore", who is Gore as well.
    first = 1 if len(words) == 2 and words[-1] in person.aliases else 0
    while start > first and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return start


def possessive(name: str) -> str:
    """A name as an owner: "Xi's", "Gates'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
