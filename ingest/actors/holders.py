"""Offices without a name that mean a person named elsewhere: "the Iraqi president", "the general"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from graph.reference.leaders import state_of
from ingest.actors.gazetteer import organization
from ingest.actors.introductions import NameMention
from ingest.actors.mentions import Mentions
from ingest.actors.model import LEADERS, Person, State
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.governments import possible
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "holders")

_MINISTERIAL = _LEXICON["ministerial"]


def roles_by_word(table: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """The roles that words mean, "ministerial" being many."""
    return {
        word: frozenset(one for role in roles for one in (_MINISTERIAL if role == "ministerial" else [role]))
        for word, roles in table.items()
    }


#: The roles that the last word of an office may mean when it takes up a person.
_MEANT_BY = roles_by_word(word_table("meant_by"))
#: What the holder of such an office is never called by.
_NEVER_CALLED = {word: frozenset(never) for word, never in word_table("never_called").items()}
_THRONES = _LEXICON["thrones"]
#: Whose titles are looked up for persons whom a text names without any.
_KNOWN: tuple[Literal["head_of_state", "head_of_government"], ...] = ("head_of_state", "head_of_government")
_OTHER = _LEXICON["other"]
_RANKS = _LEXICON["ranks"]
#: Whose government calls its own president so and nobody else.
_PLAIN = "USA"
#: Written without an article: "EAM called on the Sultan".
_ABBREVIATIONS = _LEXICON["abbreviations"]
_LOOSE = _LEXICON["loose"]
_PASSING = _LEXICON["passing"]


def take_up(
    words: Words,
    mentions: Mentions,
    names: list[NameMention],
    persons: list[Person],
    phrases: list[Phrase],
    home: str | None = None,
) -> dict[int, Phrase]:
    """Add a mention for each office without a name whose holder is known for sure.

    ``home`` is the state whose government published the text: "the President" is its own. Returned are the
    offices told so of those whom the text names by a name alone, by their identities.
    """
    told: dict[int, Phrase] = {}
    named = {id(phrase) for mention in names for phrase in mention.phrases}
    ministers = [person for person in persons if person.minister]
    bodies = any(phrase.organization is not None for phrase in phrases)
    for first, second in pairwise(phrases):
        if first.definite and words.lower[first.end : second.start] == ["and"]:
            second.definite = True  # "The President and Prime Minister discussed …"
    for phrase in phrases:
        if id(phrase) not in named and phrase.plural and len(phrase.states) > 1:
            actors = tuple(_only_holder(ministers, phrase, iso3) or State(iso3) for iso3 in phrase.states)
            if phrase.kind == "official" and any(isinstance(actor, Person) for actor in actors):
                mentions.add(phrase.start, phrase.end, actors, "office")
        elif id(phrase) not in named and _definite(words, phrase):
            own = _own(words, phrase, home)
            if own is not None and not _rivalled(phrase, own, persons):
                mentions.add(phrase.start, phrase.end, (State(own),), "office")
                continue
            person = _holder(words, mentions, ministers, phrase, own)
            if person is not None:
                mentions.add(phrase.start, phrase.end, (person,), "anaphor")
                if not person.offices:
                    told.setdefault(id(person), phrase)
            elif phrase.office.title == "Secretary General" and words.capital(phrase.head) and not bodies:
                # "The Secretary-General" of whom no organization is told is the United Nations'.
                mentions.add(phrase.start, phrase.end, (organization("united-nations"),), "office")
    return told


def _only_holder(ministers: list[Person], phrase: Phrase, iso3: str) -> Person | None:
    """Who of a text is meant by "the presidents of A, B and C" as far as one state goes."""
    role = phrase.office.role
    if role not in LEADERS | {"foreign", "defence", "finance", "trade"}:
        return None
    known = next((known for known in _KNOWN if known == role), None)
    found = [
        p
        for p in ministers
        if p.state == iso3 and (_holds(p, {role}) or (known is not None and _is_known_as(p, known)))
    ]
    return found[0] if len(found) == 1 else None


def _rivalled(phrase: Phrase, own: str, persons: list[Person]) -> bool:
    """Is one who holds such an office named, who may be meant? On America's pages only its own may be:
    "the President" is theirs, whoever else of that office is named."""
    holders = (p for p in persons if _holds(p, {phrase.office.role}))
    return any(own != _PLAIN or p.state == own for p in holders)


def _own(words: Words, phrase: Phrase, home: str | None) -> str | None:
    """The state that "the Prime Minister" or "the Vice President" is of, where it publishes the text: its
    government's own office, as far as it has such an office."""
    if home is None or phrase.iso3 or phrase.organization or not words.text[phrase.head].istitle():
        return None
    heads = phrase.office.role in LEADERS | {"deputy", "foreign", "defence"}
    return home if heads and possible(phrase.office.title, home) else None


def _definite(words: Words, phrase: Phrase) -> bool:
    """Does the office mean one certain holder, and not tell what somebody is?"""
    if phrase.plural or phrase.kind == "collective" or phrase.possessor is not None:
        return False
    short = " ".join(words.lower[phrase.start : phrase.end]) in _ABBREVIATIONS
    alone = short and words.text[phrase.head].isupper()
    if not (phrase.definite or phrase.iso3 or phrase.organization or alone):
        return False
    ranks = _RANKS if phrase.office.role == "deputy" else frozenset()
    if phrase.modifiers & _OTHER - ranks or words.lower[phrase.end : phrase.end + 1] == [":"]:
        return False  # "THE PRESIDENT:" in a transcript is whoever speaks
    before = words.lower[phrase.start - 1] if phrase.start else ""
    return words.dep[phrase.head] != "attr" and before not in ("as", "become", "became", "a", "an")


def _holder(
    words: Words, mentions: Mentions, ministers: list[Person], phrase: Phrase, home: str | None
) -> Person | None:
    role = phrase.office.role
    if role in ("official", "counterpart", "party", "private"):
        return None
    head = words.lower[phrase.head]
    roles = {role}
    loose = not phrase.modifiers - _PASSING or head in _LOOSE
    if loose and role != "head_of_organization":  # "the Secretary-General" is no secretary
        roles |= _MEANT_BY.get(head, frozenset())
    stated = bool(phrase.iso3 or phrase.organization)
    fitting = [p for p in ministers if _of_same_side(phrase, p) and _holds(p, roles)]
    if role == "head_of_organization" and head == "secretary":
        fitting = [p for p in fitting if any("Secretary General" in o.title for o in p.offices)]
    if role in LEADERS and (len(fitting) != 1 or head in _THRONES):
        fitting = [p for p in fitting if _may_be_called(p, head)]
    known = next((known for known in _KNOWN if known == role), None)
    if not fitting and known is not None and head in ("president", "minister"):
        # Whom the text names by a full name alone, and every reader knows.
        fitting = [p for p in ministers if _of_same_side(phrase, p) and _is_known_as(p, known)]
    if role == "deputy":
        title = phrase.office.title.lower()
        fitting = [p for p in fitting if any(o.title.lower() == title for o in p.offices)]
    if len(fitting) != 1 and stated:
        fitting = [p for p in fitting if _holds(p, {role})]
    elif len(fitting) > 1:
        own = [p for p in fitting if p.state == home and words.text[phrase.head].istitle()] if home else []
        fitting = own or _last_spoken_of(words, mentions, fitting, phrase.start)
    return fitting[0] if len(fitting) == 1 else None


def _holds(person: Person, roles: set[str]) -> bool:
    return any(office.role in roles and not office.former for office in person.offices)


def _may_be_called(person: Person, head: str) -> bool:
    """Is none of a head's titles one that rules the word out: no chancellor is "the prime minister"?"""
    never = _NEVER_CALLED.get(head, frozenset())
    titles = [office.title.lower().split() for office in person.offices if office.role in LEADERS]
    return not titles or any(head in title or never.isdisjoint(title) for title in titles)


def _is_known_as(person: Person, role: Literal["head_of_state", "head_of_government"]) -> bool:
    return not person.offices and person.state is not None and state_of(person.name, role) == person.state


def _of_same_side(phrase: Phrase, person: Person) -> bool:
    if phrase.organization is not None:
        return person.organization == phrase.organization
    return phrase.iso3 is None or person.state == phrase.iso3


def _last_spoken_of(words: Words, mentions: Mentions, persons: list[Person], at: int) -> list[Person]:
    """Of several holders those whom the nearest sentence mentions, this one or one of two before."""
    sentence = words.sentence
    for back in range(3):
        found = {
            id(actor): actor
            for span in mentions.spans
            if span.end <= at and sentence[span.start] == sentence[at] - back
            for actor in span.actors
            if isinstance(actor, Person) and any(actor is person for person in persons)
        }
        if found:
            return list(found.values())
    return []
