"""Offices without a name that mean a person named elsewhere: "the Iraqi president", "the general"."""

from __future__ import annotations

from ingest.actors import Person
from ingest.introductions import Naming
from ingest.mentions import Mentions
from ingest.offices import Phrase
from ingest.words import Words

_HEADS = frozenset({"head_of_state", "head_of_government"})
#: Roles of members of a government.
MINISTERIAL = frozenset(
    "foreign defence finance interior trade economy energy justice security health agriculture environment "
    "transport education minister other deputy".split()
)
#: The roles that the last word of an office may mean when it takes up a person.
_MEANT_BY = {
    "leader": _HEADS | {"royal"},
    "ruler": _HEADS | {"royal"},
    "monarch": frozenset({"head_of_state"}),
    "general": frozenset({"defence", "military"}),
    "commander": frozenset({"military"}),
    "minister": MINISTERIAL,
    "diplomat": frozenset({"foreign", "ambassador", "envoy", "deputy"}),
    "envoy": frozenset({"envoy", "ambassador", "adviser"}),
    "secretary": frozenset(
        {"foreign", "defence", "finance", "trade", "interior", "energy", "head_of_organization"}
    ),
    "premier": frozenset({"head_of_government"}),
    "chief": frozenset(
        {"head_of_organization", "foreign", "military", "defence", "security", "intelligence"}
    ),
}
#: Modifiers that make an office another's than the holder's who was named ...
_OTHER = frozenset(
    "first next new former future another previous late then ex acting interim deputy vice".split()
)
#: ... unless they are part of the office.
_RANKS = frozenset({"vice", "deputy", "first", "acting", "interim"})
_PASSING = frozenset({"visiting", "top", "senior"})


def take_up(
    words: Words, mentions: Mentions, namings: list[Naming], persons: list[Person], phrases: list[Phrase]
) -> None:
    """Add a mention for each office without a name whose holder is known for sure."""
    named = {id(phrase) for naming in namings for phrase in naming.phrases}
    ministers = [person for person in persons if person.minister]
    for phrase in phrases:
        if id(phrase) not in named and _definite(words, phrase):
            person = _holder(words, mentions, ministers, phrase)
            if person is not None:
                mentions.add(phrase.start, phrase.end, (person,), "anaphor")


def _definite(words: Words, phrase: Phrase) -> bool:
    """Does the office mean one certain holder, and not tell what somebody is?"""
    if phrase.plural or phrase.kind == "collective" or phrase.possessor is not None:
        return False
    if not (phrase.definite or phrase.iso3 or phrase.organization):
        return False
    ranks = _RANKS if phrase.office.role == "deputy" else frozenset()
    if phrase.modifiers & _OTHER - ranks or words.lower[phrase.end : phrase.end + 1] == [":"]:
        return False  # "THE PRESIDENT:" in a transcript is whoever speaks
    before = words.lower[phrase.start - 1] if phrase.start else ""
    return words.dep[phrase.head] != "attr" and before not in ("as", "become", "became", "a", "an")


def _holder(words: Words, mentions: Mentions, ministers: list[Person], phrase: Phrase) -> Person | None:
    role = phrase.office.role
    if role in ("official", "counterpart", "party", "private"):
        return None
    head = words.lower[phrase.head]
    roles = {role}
    if not phrase.modifiers - _PASSING or head in (
        "leader",
        "general",
        "commander",
        "chief",
        "envoy",
        "diplomat",
    ):
        roles |= _MEANT_BY.get(head, frozenset())
    fitting = [p for p in ministers if _of_same_side(phrase, p) and _holds(p, roles)]
    if role == "deputy":
        title = phrase.office.title.lower()
        fitting = [p for p in fitting if any(o.title.lower() == title for o in p.offices)]
    if len(fitting) != 1 and (phrase.iso3 or phrase.organization):
        fitting = [p for p in fitting if _holds(p, {role})]
    elif len(fitting) > 1:  # of several presidents, the one just spoken of
        fitting = [p for p in fitting if _spoken_of(words, mentions, p, phrase.start)]
    return fitting[0] if len(fitting) == 1 else None


def _holds(person: Person, roles: set[str]) -> bool:
    return any(office.role in roles and not office.former for office in person.offices)


def _of_same_side(phrase: Phrase, person: Person) -> bool:
    if phrase.organization is not None:
        return person.organization == phrase.organization
    return phrase.iso3 is None or person.state == phrase.iso3


def _spoken_of(words: Words, mentions: Mentions, person: Person, at: int) -> bool:
    """Is a person mentioned earlier in the sentence or in the one before?"""
    sentence = words.sentence
    return any(
        spot.end <= at and sentence[at] - sentence[spot.start] < 2 and person in spot.actors
        for spot in mentions.spots
    )
