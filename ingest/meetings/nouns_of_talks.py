"""Nouns that tell of talks, a meal or a call: "talks between A and B", "the A–B meeting", "a call with C"."""

from __future__ import annotations

from ingest.actors.model import Person, acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import EventMention, Participant, persons, sides, two_states
from ingest.meetings.noun_phrase import Arguments, NounPhrase, stays_away, takes_part
from ingest.meetings.trigger import by_telephone, separate, sidelines, tokens_of, trigger_of
from ingest.syntax.relations import governor, prepositional

_LEXICON = word_sets("meetings", "nouns_of_talks")

_TO_THE_PRESS = _LEXICON["to_the_press"]
_PRESIDING = _LEXICON["presiding"]

_COURSE_OF_CALL = _LEXICON["course_of_call"]
#: What makes of talks those told before, where nobody is named.
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "both"})


def is_call(phrase: NounPhrase) -> bool:
    """Whether it is a call: "a telephone conversation", "a courtesy call", "the call lasted an hour"."""
    if phrase.lemma not in words.CALL_NOUNS:
        return False
    if phrase.lemma != "call" or phrase.modifiers & (words.CALL_MODIFIERS | words.COURTESY):
        return True
    return _is_telephone_call(phrase)


def _is_telephone_call(phrase: NounPhrase) -> bool:
    """As in "the call lasted an hour", "in a call with X"; not in "a call for restraint"."""
    noun = phrase.noun
    around = {c.lower_ for c in noun.children}
    if noun.pos_ != "NOUN" or noun.tag_ != "NN" or around & {"for", "to"}:
        return False
    if any(c.dep_ in ("acl", "relcl") for c in noun.children):
        return False  # "backed a call from X to raise spending"
    if "from" in around:
        return phrase.light_lemma in words.RECEIVING
    if "of" in around and any(c.dep_ == "poss" for c in noun.children):
        return True  # "Friday's call of A and B"
    told = noun.dep_ in ("nsubj", "pobj") and "the" in around and noun.head.lower_ in _COURSE_OF_CALL
    return bool(around & {"with", "between"}) or told


def is_press_conference(phrase: NounPhrase) -> bool:
    """Whether it is for the press: "a news conference"."""
    return bool(phrase.modifiers & words.PRESS)


def press_conference(phrase: NounPhrase) -> EventMention | None:
    """As in "A joint news conference with X": the two have met."""
    if phrase.lemma not in _TO_THE_PRESS:
        return None
    others = phrase.participants(phrase.behind("with", "alongside"))
    if phrase.light is not None:
        others += phrase.participants(phrase.phrases.partners(phrase.light))
    others = persons(others)
    first = persons(phrase.outer_subject())
    if not others or not two_states(first, others):
        return None
    return EventMention(trigger_of(phrase.noun), "talks", phrase.status, *sides(first, others))


def talks(phrase: NounPhrase, arguments: Arguments, call: bool) -> EventMention | None:
    """The talks or the call that a noun tells; of "the talks" alone, those told before."""
    noun, light = phrase.noun, phrase.light
    first, second = sides(*_first_and_second(phrase, arguments))
    if not _takes_place(phrase, arguments) or _is_missed(phrase, arguments):
        return None
    if len({p.iso3 for p in first + second if p.iso3}) > 2:
        first = first + _more_of_many(phrase, first + second)
    own = arguments.others or arguments.between or len(arguments.before) > 1 or len(arguments.members) > 1
    told_before = not own and not _DEFINITE.isdisjoint(c.lower_ for c in noun.children)
    present: list[Participant] = []
    if told_before and _is_attended(phrase):
        first, second, present = [], [], first + second
    elif first and second:
        sided = {acts_for(p.actor) for p in first + second}
        present = [p for p in _presiding(phrase) if acts_for(p.actor) not in sided]
    if not (first or second or told_before):
        return None
    return EventMention(
        trigger_of(noun),
        "call" if _is_by_telephone(phrase, call) else "talks",
        phrase.status,
        first,
        second,
        arguments.organizations,
        anaphoric=told_before,
        separate=separate(noun),
        beside=tokens_of(sidelines(noun) or (sidelines(light) if light is not None else None)),
        present=present,
    )


def _is_missed(phrase: NounPhrase, arguments: Arguments) -> bool:
    """As in "X stayed away from talks with Y": one of two was not there; not of "talks between Y and Z"."""
    verb = governor(phrase.noun)
    whole = len(arguments.between) > 1 or len(arguments.before) > 1 or len(arguments.members) > 1
    told = whole or (arguments.possessors and arguments.others)
    return verb is not None and not told and stays_away(verb)


def _first_and_second(
    phrase: NounPhrase, arguments: Arguments
) -> tuple[list[Participant], list[Participant]]:
    """The two sides, by the phrases that name them; where none names the first, who does it."""
    before, between, members = arguments.before, arguments.between, arguments.members
    first, second = arguments.possessors, arguments.others
    if len(between) > 1:
        first, second = between, []
    elif len(before) > 1:
        first, second = before, []
    elif len(members) > 1 and not first:
        first, second = members, []
    elif members and second and not first:
        first = members
    elif before and not second and first:
        second = before
    elif members and not second:
        second = members
    elif phrase.modifiers & words.COURTESY and not second:
        second = phrase.participants(phrase.behind("on"))
    first = first or phrase.outer_subject()
    if not first and second and phrase.light is not None and phrase.head.dep_ == "nsubjpass":
        first = _topic(phrase)
    return first, second


def _topic(phrase: NounPhrase) -> list[Participant]:
    """As in "He will fly to A. A meeting with X has been arranged": the one that the story is about."""
    doc, start = phrase.noun.doc, phrase.noun.sent.start
    before = doc[max(0, start - 1)].sent.start
    told = [
        m
        for m in phrase.phrases.actors.mentions
        if before <= m.start < start and len(m.actors) == 1 and isinstance(m.actors[0], Person)
    ]
    subjects = [m for m in told if doc[m.head].dep_.startswith("nsubj")]
    people = {id(m.actors[0]): m for m in subjects or told}
    (mention,) = people.values() if len(people) == 1 else (None,)
    return [Participant(mention.actors[0], mention)] if mention is not None else []


def _takes_place(phrase: NounPhrase, arguments: Arguments) -> bool:
    """Whether talks are told of, not "there is dialogue", "to promote exchanges", "talks collapsed"."""
    told = phrase.light_lemma in words.LIGHT and phrase.noun.dep_ != "conj"
    sided = arguments.others or arguments.between or told or len(arguments.possessors) > 1
    if phrase.lemma in words.ABSTRACT and not sided:
        return False
    if phrase.lemma == "exchange" and not told and any(c.dep_ == "conj" for c in phrase.noun.children):
        return False  # "exchange and cooperation between the two countries"
    light = phrase.light
    return light is None or phrase.light_lemma not in words.COLLAPSE or light.dep_ == "xcomp"


def _more_of_many(phrase: NounPhrase, known: list[Participant]) -> list[Participant]:
    """Who else is at talks of more than two states: who presides, and who attends."""
    actors = [p.actor for p in known]
    found = [p for p in _presiding(phrase) if p.actor not in actors]
    verb = phrase.light or governor(phrase.noun)
    if phrase.head.dep_ == "pobj" and verb is not None and takes_part(phrase.head, verb):
        seen = {id(p.mention) for p in known + found}
        found += [p for p in phrase.phrases.doers(verb) if id(p.mention) not in seen]
    return found


def _is_attended(phrase: NounPhrase) -> bool:
    """As in "The ambassadors of A and B also attended the talks", which others held; "the talks with the
    Chinese" are told by themselves."""
    verb = phrase.light or governor(phrase.noun)
    if verb is None or phrase.behind("with", "between") or not takes_part(phrase.head, verb):
        return False
    return verb.lemma_.lower() in words.COMING


def _presiding(phrase: NounPhrase) -> list[Participant]:
    """As in "talks of A with B, chaired by C"."""
    noun = phrase.noun
    chairs = (c for t in (noun, *noun.subtree) for c in t.children if c.dep_ in ("acl", "relcl"))
    leading = [c for c in chairs if c.lemma_.lower() in _PRESIDING]
    return phrase.participants(t for c in leading for t in prepositional(c, "by"))


def _is_by_telephone(phrase: NounPhrase, call: bool) -> bool:
    """Whether they are not in one room; who pays a courtesy call comes himself."""
    return (
        (call and not phrase.modifiers & words.COURTESY)
        or bool(phrase.modifiers & words.CALL_MODIFIERS)
        or (phrase.light is not None and by_telephone(phrase.light))
    )
