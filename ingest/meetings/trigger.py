"""What the parse says of a word that tells of an event: a trigger, as the stages after detection know it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from ingest.dates.context import is_remote
from ingest.lexicon import triggers as words
from ingest.lexicon.calendar import NUMBERS
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import Grammar, Trigger, Wording
from ingest.meetings.sentences import sentence_of
from ingest.meetings.sport import match
from ingest.syntax.plans import mover
from ingest.syntax.relations import auxiliaries, governor, is_verb

_LEXICON = word_sets("meetings", "trigger")

_EACH = _LEXICON["each"]
_TELEPHONE = _LEXICON["telephone"]
_ON_SCREEN = _LEXICON["on_screen"]
_AHEAD = _LEXICON["ahead"]
_FACE = _LEXICON["face"]
_FIRST_DAY = _LEXICON["first_day"]
_LAST_DAY = _LEXICON["last_day"]
_BEFORE_PRESS_CALLS, _JOURNALISTS = _LEXICON["before_press_calls"], _LEXICON["journalists"]
_OF_PRESS_CALLS = _LEXICON["of_press_calls"]

#: Tokens beside a trigger that may tell of the part of the day: "in the morning".
_AROUND = 18
#: Words of a gathering's name at the most: behind them stands what it is about.
_NAME = 14
#: How many days a meeting has, as its noun's modifier.
_DAYS = re.compile(rf"(?i)\b({'|'.join(NUMBERS[2:15])})[- ]day\b")


def trigger_of(token: Token) -> Trigger:
    """A word as a trigger: what it tells, with all that its sentence says of it."""
    sentence = token.sent
    start, end = max(sentence.start, token.i - _AROUND), min(sentence.end, token.i + _AROUND)
    return Trigger(
        at=token.i,
        text=token.text,
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        sentence=sentence_of(sentence),
        around=token.doc[start:end].text,
        wording=_wording(token),
        grammar=_grammar(token),
        match=match(token),
    )


# ------------------------------------------------------------------------------------------- its phrase


def _wording(noun: Token) -> Wording:
    doc, left, right = noun.doc, noun.left_edge.i, noun.right_edge.i
    before = doc[left : noun.i]
    children = list(noun.children)
    days, dated = _length(noun)
    return Wording(
        name=name_of(noun),
        before=frozenset(t.lower_ for t in before),
        determined=any(c.dep_ in ("det", "nummod", "poss") for c in children),
        owned=any(c.dep_ == "poss" and c.pos_ == "PROPN" and c.ent_type_ in ("ORG", "") for c in children),
        regional=any(t.ent_type_ == "LOC" for t in before),
        of_states=any(t.ent_type_ in ("GPE", "NORP") for t in doc[left : right + 1]),
        preposition=noun.head.lower_ if noun.dep_ == "pobj" else "",
        days=days,
        dated=dated,
    )


def name_of(noun: Token) -> str:
    """The name of a gathering as it stands: "13th SAARC Summit", "summit of the Americas"."""
    doc = noun.doc
    start = noun.left_edge.i
    while start < noun.i and (doc[start].pos_ in ("DET", "PUNCT", "PRON") or doc[start].dep_ == "det"):
        start += 1
    end = noun.i + 1
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "for") and child.i == end:
            end = child.right_edge.i + 1
    return " ".join(doc[start : min(end, start + _NAME)].text.split())


def _length(noun: Token) -> tuple[int | None, Literal["first", "last"] | None]:
    """How many days an event has, and which of them the date of its clause is: "opened a two-day summit on
    Saturday", "arrived on Monday for a two-day visit", "wound up a three-day visit on Friday"."""
    told = _DAYS.search(noun.doc[noun.left_edge.i : noun.i + 1].text)
    verb = governor(noun) if noun.pos_ in ("NOUN", "PROPN") else None
    if told is None or verb is None:
        return None, None
    days, lemma = NUMBERS.index(told[1].lower()), verb.lemma_.lower()
    if lemma in words.ENDING | _LAST_DAY:
        return days, "last"
    begun = (child.lemma_.lower() for child in noun.children if child.dep_ == "relcl")
    due = lemma == "be" and any(child.lower_ == "due" for child in verb.children)
    first = due or lemma in words.COURSE | _FIRST_DAY or not (words.COURSE - words.ENDING).isdisjoint(begun)
    return days, "first" if first else None


# ------------------------------------------------------------------------------------------- its clause


def _grammar(token: Token) -> Grammar:
    return Grammar(
        passive=any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children),
        perfect="had" in auxiliaries(token),
        journey=_journey(token),
        moved=mover(token) is not None,
        ends=token.dep_ == "nsubj" and token.head.lemma_.lower() in words.ENDING,
        since=_since(token),
        remote=is_remote(token.sent.text),
        going_on=_going_on(token),
        news=_news(token),
        made_by=tuple(_made_by(token)),
    )


def _journey(trigger: Token) -> bool:
    verb = trigger if is_verb(trigger) else governor(trigger)
    travels = verb is not None and verb.lemma_.lower() in words.VISIT | words.TRAVEL
    return travels and verb is not None and verb.tag_ in ("VBP", "VBZ")


def _since(noun: Token) -> bool:
    return (noun.dep_ == "pobj" and noun.head.lower_ == "since") or (
        noun.dep_ in ("nsubj", "ROOT", "dep") and any(c.lower_ == "since" for c in noun.children)
    )


def _event_verb(trigger: Token) -> Token | None:
    """The verb that tells an event: itself, or "held" of "held talks"."""
    if trigger.pos_ in ("VERB", "AUX"):
        return trigger
    verb = governor(trigger)
    taking_place = trigger.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    return (
        verb
        if verb is not None and taking_place and verb.lemma_.lower() in words.LIGHT | words.ATTEND
        else None
    )


def _going_on(trigger: Token) -> bool:
    """As in "is visiting", "have gathered here"."""
    verb = _event_verb(trigger)
    if verb is None:
        return False
    helpers = auxiliaries(verb)
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re"}:
        return True
    return verb.tag_ == "VBN" and bool(helpers & {"has", "have"}) and verb.lemma_.lower() in words.GATHER


def _news(trigger: Token) -> bool:
    """As in "met", "Leaders at the summit have warned …"; not in "when A met B, all was still"."""
    preposition = trigger.head.lower_ if trigger.dep_ == "pobj" else ""
    at = trigger.lemma_.lower() in words.GATHERING_NOUNS and preposition == "at"
    verb = governor(trigger) if at else _event_verb(trigger)
    while verb is not None and verb.tag_ == "VBG" and verb.head.lower_ == "after":
        verb = governor(verb)  # "said after meeting X"
    if verb is None:
        return False
    helpers = auxiliaries(verb)
    told = verb.tag_ in ("VBD", "VBZ") and verb.dep_ not in ("relcl", "advcl")
    return (told or (at and bool(helpers & {"has", "have"}))) and "had" not in helpers


def _made_by(trigger: Token) -> Iterator[int]:
    """The verbs of whose journeys the event is the purpose: "flew to Oslo to attend the summit"."""
    for above in trigger.ancestors:
        attending = above.lemma_.lower() in words.JOINING
        if attending and above.dep_ in ("advcl", "xcomp"):
            yield above.head.i


# ------------------------------------------------------------------------------------------- its sentence


def separate(trigger: Token) -> bool:
    """Whether the sentence tells of several meetings, one with each: "each", but not "each other"."""
    clause: Iterator[Token] = iter(trigger.sent)
    return any(
        (t.lower_ in _EACH or (t.lower_ == "bilateral" and t.head.lemma_.lower() in words.TALK_NOUNS))
        and not (t.lower_ == "each" and t.i + 1 < len(t.doc) and t.nbor().lower_ == "other")
        for t in clause
    )


#: A telephone further from a trigger, in tokens, belongs to another clause.
_NEAR = 12


def by_telephone(trigger: Token) -> bool:
    """Whether a trigger's phrase says that it was by telephone or on a screen: "spoke by phone"."""
    around = list(trigger.subtree)
    return any(
        t.lower_ in _TELEPHONE or (t.lower_ in _ON_SCREEN and t.head.i - 1 <= t.i)
        for t in around
        if abs(t.i - trigger.i) < _NEAR and t.ent_type_ != "PERSON"  # "met Hla Phone"
    )


def is_press_call(noun: Token) -> bool:
    """Whether a call is one with the press: "a background call", "a call with reporters", "joining us on the
    call today is …", "Via Teleconference"."""
    if noun.lemma_.lower() not in words.CALL_NOUNS:
        return False
    before = {child.lower_ for child in noun.lefts}
    others = {c.lemma_.lower() for prep in noun.children if prep.lower_ == "with" for c in prep.children}
    if others or not before.isdisjoint(_BEFORE_PRESS_CALLS):
        return not (others and others.isdisjoint(_JOURNALISTS))
    said = " ".join(noun.sent.text.lower().split())
    alone = noun.head.lower_ == "via" and not any(is_verb(token) for token in noun.sent)
    return alone or any(words_said in said for words_said in _OF_PRESS_CALLS)


def in_person(trigger: Token) -> bool:
    around = {t.lower_ for t in trigger.sent}
    if not around.isdisjoint(_AHEAD):
        around.discard("summit")
    return not around.isdisjoint(_FACE)


def sidelines(token: Token) -> Token | None:
    """The word "sidelines" or "margins" that a trigger's clause hangs on."""
    above = governor(token)
    clause = [token]
    if above is not None and above.sent.start == token.sent.start and token.pos_ == "NOUN":
        clause.append(above)
    # "met A, B and C on the sidelines": the parser hangs it on one of the names
    names = [n for t in clause for c in t.children if c.dep_ in ("dobj", "prep") for n in (c, *c.children)]
    partners = [n for name in names if name.pos_ == "PROPN" for n in (name, *name.conjuncts)]
    for word in (*clause, *partners):
        for preposition in word.children:
            if preposition.dep_ == "prep":
                for noun in preposition.children:
                    if noun.lemma_.lower() in words.EDGES:
                        return noun
    return None


def tokens_of(word: Token | None) -> tuple[int, ...]:
    """The tokens of the phrase of a word, if there is one: those of "sidelines of the summit"."""
    return tuple(token.i for token in word.subtree) if word is not None else ()
