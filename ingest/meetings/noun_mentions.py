"""Which event mention a noun tells: "talks between A and B", "the A–B summit", "his visit to C".

:data:`_RULES` holds the kinds of noun, in the order in which they are asked for.
"""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings import nouns_of_gathering, nouns_of_talks, nouns_of_visiting
from ingest.meetings.mention import EventMention
from ingest.meetings.noun_phrase import Arguments, NounPhrase
from ingest.meetings.phrases import Phrases, is_house
from ingest.meetings.trigger import is_press_call
from ingest.syntax.relations import OBJECTS, first_conjunct

_LEXICON = word_sets("meetings", "noun_mentions")

_ABOUT = _LEXICON["about"]
_RECENT = _LEXICON["recent"]
_NAMES = _LEXICON["names"]
_SAID = _LEXICON["said"]
_OTHER_NOUNS = _LEXICON["other_nouns"]
_BODIES = _LEXICON["bodies"]


def noun_mention(noun: Token, phrases: Phrases) -> EventMention | None:
    """The event mention that a noun tells, if it tells one: "Xi held talks with Putin" has two sides."""
    if noun.lemma_.lower() not in _TRIGGERS or is_press_call(noun):
        return None
    phrase = NounPhrase.of(noun, phrases)
    return next((read(phrase) for when, read in _RULES if when(phrase)), None)


def _is_no_event(phrase: NounPhrase) -> bool:
    """Whether it is part of another noun, a house, or spoken of: "talks team", "the President's retreat"."""
    noun = phrase.noun
    topic = _is_topic(noun) and not _is_recent(phrase)
    return noun.dep_ == "compound" or is_house(noun) or topic or _is_who_acts(phrase)


def _is_who_acts(phrase: NounPhrase) -> bool:
    """As in "The Asia-Pacific Economic Cooperation (APEC) forum has agreed to …": a body that is one."""
    if phrase.lemma not in _BODIES:
        return False
    actors = phrase.phrases.actors
    bodies = {
        token
        for mention in actors.mentions
        if mention.kind == "organization"
        for token in range(mention.start, mention.end)
    }
    return acts(phrase.noun, bodies)


def acts(noun: Token, bodies: Container[int]) -> bool:
    """Whether a noun is not what takes place but a body that does something: "the Pacific Islands Forum will
    send", "The Association of Southeast Asian Nations (ASEAN) forum agreed to"; ``bodies`` are the tokens of
    the names of such."""
    if noun.lemma_.lower() not in _BODIES or not any(
        i in bodies for i in range(max(0, noun.i - 2), noun.i + 1)
    ):
        return False
    head = noun
    while head.dep_ in ("pobj", "prep", "nmod", "compound") and head.head.i < head.i:
        if head.dep_ == "prep" and head.lower_ != "of":
            return False  # "leaders at the APEC forum agreed"
        head = head.head
    verb = head.head
    does = any(child.dep_ in (*OBJECTS, "xcomp", "ccomp") for child in verb.children)
    own = head.i == noun.i or head.i in bodies
    course = words.COURSE | words.MEET | words.GATHER
    return head.dep_ == "nsubj" and own and verb.pos_ == "VERB" and does and verb.lemma_.lower() not in course


def _is_topic(noun: Token) -> bool:
    """As in "Was briefed on discussions with X": spoken of, not told."""
    head = first_conjunct(noun)
    over = head.head.head
    above = (over.head if over.pos_ == "ADV" else over).lemma_.lower()  # "back to", "on to"
    if head.dep_ != "pobj":
        return False
    if head.head.lower_ == "for" and above in words.ENVOYS:
        return True  # "the envoy for the status talks"
    if head.head.lower_ == "to" and above in words.BRINGING:
        return True  # "agreed to bring the North back to the six-party talks"
    about = head.head.lower_ in _ABOUT
    return about and above in words.SPEAKING


def _is_recent(phrase: NounPhrase) -> bool:
    """As in "talking about his recent visit to Rome": told in passing, yet told."""
    return phrase.lemma in words.VISIT_NOUNS and any(c.lower_ in _RECENT for c in phrase.noun.children)


def _is_name(phrase: NounPhrase) -> bool:
    """As in "the Uruguay Round", "the National Assembly"."""
    return phrase.lemma in _NAMES and phrase.noun.pos_ == "PROPN"


def _is_visit(phrase: NounPhrase) -> bool:
    return phrase.lemma in words.VISIT_NOUNS


def _is_departure(phrase: NounPhrase) -> bool:
    return phrase.lemma == "departure"


def _is_meeting(phrase: NounPhrase) -> bool:
    """Whether it is a noun of talks, a meal, a gathering or a call, whatever the tagger says."""
    if phrase.noun.pos_ == "VERB" and phrase.lemma not in _SAID:
        return False
    meets = words.MEAL_NOUNS | words.TALK_NOUNS | words.GATHERING_NOUNS
    return phrase.lemma in meets or nouns_of_talks.is_call(phrase)


def _meeting(phrase: NounPhrase) -> EventMention | None:
    """Talks, a meal or a call of two sides, else a gathering: "talks with Iran", "the EU summit"."""
    call = nouns_of_talks.is_call(phrase)
    arguments = Arguments.of(phrase, call)
    two_sided = call or phrase.lemma in words.MEAL_NOUNS
    if not two_sided and nouns_of_gathering.is_gathering(phrase, arguments):
        named = arguments.before + arguments.between + arguments.members + arguments.others
        return nouns_of_gathering.gathering(phrase, named, arguments.organizations)
    return nouns_of_talks.talks(phrase, arguments, call)


def _nothing(phrase: NounPhrase) -> None:
    return None


#: The first that fits answers, be it that there is no event: what is a name or a topic is asked for first.
_RULES = (
    (_is_no_event, _nothing),
    (nouns_of_gathering.is_of_organization, nouns_of_gathering.assembly),
    (_is_name, _nothing),
    (nouns_of_talks.is_press_conference, nouns_of_talks.press_conference),
    (_is_visit, nouns_of_visiting.visit),
    (_is_departure, nouns_of_visiting.departure),
    (_is_meeting, _meeting),
)
#: No other noun can tell of an event.
_TRIGGERS = (
    words.TALK_NOUNS
    | words.MEAL_NOUNS
    | words.GATHERING_NOUNS
    | words.CALL_NOUNS
    | words.VISIT_NOUNS
    | _OTHER_NOUNS
)
