"""How verbs are read that tell of sides, or of a body, that come together: "met", "discussed it with".

Which verbs these are stands in ``[triggers]`` of ``lexicon/meetings.toml``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from ingest.actors.model import Organization, acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention, Participant, bodies, holders, persons, two_states
from ingest.meetings.partners import COMING_TOGETHER, are_people
from ingest.meetings.trigger import by_telephone, in_person, sidelines, trigger_of
from ingest.syntax.relations import OBJECTS, base, own_subjects, prepositional, subjects

_LEXICON = word_sets("meetings", "verbs_of_meeting")

_TO = _LEXICON["to"]
_THINGS = _LEXICON["things"]
_WRITING, _WRITTEN = _LEXICON["writing"], _LEXICON["written"]
_WITH_OTHERS = _LEXICON["with_others"]

#: So far behind a verb without an object stands the "with" that the parser hung elsewhere: two lines.
_REACH = 24


def meets(clause: Clause) -> EventMention | None:
    """As in "X met Y", "X met with Y", "X and Y met", "the Council met"; not "met reporters"."""
    objects = [c for c in clause.objects if not _is_each_other(c)]
    if meets_things(clause.verb, clause.phrases.actors.at):
        return None
    partners = objects + clause.phrases.partners(clause.verb)
    second = clause.participants(partners) or clause.phrases.officials(partners, clause.verb)
    if not partners and not clause.passive:
        second = persons(clause.phrases.with_behind(clause.verb) or clause.phrases.right_behind(clause.verb))
    first = clause.doers()
    if clause.passive:
        second += clause.participants(clause.behind("by"))
        if not second:
            return None  # "was met with garlands"
    elif partners and not second and not any(_is_of_theirs(token) for token in partners):
        return None  # "met reporters"
    if not (first or second or clause.passive) and (again := _officials_meet(clause)):
        return again
    if not second and not clause.passive and not objects and not _are_sides(first) and bodies(first):
        return clause.gathering(first, bodies(first))  # "the Council met"
    return clause.talks(first, second)


def meets_things(verb: Token, means: Callable[[int], object]) -> bool:
    """As in "met the needs of Togo", "welcomed a pledge from Togo", "sent a letter to X": with nobody.
    ``means`` says whether the token at a position means somebody."""
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    if verb.lemma_ in _WRITING:
        return any(one.lemma_ in _WRITTEN for one in objects)
    if verb.lemma_ in words.RECEIVE:
        named = [*objects, *(t for one in objects for t in one.subtree if t.dep_ in ("appos", "conj"))]
        plain = all(one.tag_ in ("NN", "NNS") for one in objects)
        people = (means(one.i) or are_people(one) or base(one) in COMING_TOGETHER for one in named)
        return bool(objects) and plain and not any(people)
    return bool(objects) and verb.lemma_ in words.MEET and all(one.lemma_ in _THINGS for one in objects)


def _officials_meet(clause: Clause) -> EventMention | None:
    """As in "Defence ministers of the new council are to meet in Brussels", "The negotiators will gather
    again": who they are is not told, where must be (and when, or it is left out in the end)."""
    levels = [
        t
        for t in subjects(clause.verb)
        if t.tag_ == "NNS"
        and t.lemma_.lower() in words.LEVELS
        and not {c.lower_ for c in t.children} & words.DOMESTIC
    ]
    somewhere = any(clause.phrases.place(t) for t in clause.behind("in", "at"))
    if not levels or clause.status != "planned" or not somewhere:
        return None
    return EventMention(trigger_of(clause.verb), "gathering", "planned")


def sees(clause: Clause) -> EventMention | None:
    """As in "X saw Y in Rome", of two states; not "was seen as", "saw him as"."""
    first = clause.doers()
    if any(_is_each_other(c) for c in clause.objects):
        return clause.talks(first, [])
    second = persons(clause.participants(clause.objects))
    as_what = any(c.lower_ == "as" for c in clause.verb.children)
    if clause.passive or as_what or not two_states(first, second):
        return None
    return clause.talks(first, second)


def sits(clause: Clause) -> EventMention | None:
    """As in "sat down with", "sat next to each other", "sat for hours across a long table from X"."""
    if any(clause.phrases.is_event(t) for t in clause.behind("at", "in")):
        return None  # the noun tells it
    first = clause.doers()
    near = [t for t in clause.verb.subtree if t.dep_ == "pobj" and t.head.lower_ in words.BESIDE]
    second = holders(clause.participants(near))
    ones, others = persons(first), persons(second)
    if ones and others and {p.iso3 for p in ones} == {p.iso3 for p in others}:
        # "The ministers sat with their president"
        return EventMention(trigger_of(clause.verb), "accompanying", clause.status, ones, others)
    together = any(c.lower_ in ("down", "together") for c in clause.verb.children)
    if not together and not two_states(first, second):
        return None
    if _are_sides(second) and any(t.head.lower_ == "between" for t in near):
        return clause.talks(first + second, [])  # all at one table
    return clause.talks(first, second)


def is_beside(clause: Clause) -> bool:
    """Whether somebody is at another's side."""
    return bool(_beside(clause))


def stands(clause: Clause) -> EventMention | None:
    """As in "Standing next to Y, X said …"; not "stood alongside his ally all those years"."""
    if clause.lemma == "stand" and clause.verb.tag_ != "VBG":
        return None
    first, beside = persons(clause.doers()), _beside(clause)
    return clause.talks(first, beside) if two_states(first, beside) else None


def _beside(clause: Clause) -> list[Participant]:
    """Whom somebody stands beside: "next to X", "alongside X", "side by side with X"."""
    near = clause.behind("alongside", "beside")
    for child in clause.verb.children:
        if child.lower_ in ("next", "side"):
            near += prepositional(child, "to", "with")
            near += [t for c in child.children for t in prepositional(c, "with")]
    return persons(clause.participants(near))


def agreed_on_something(clause: Clause) -> bool:
    """Whether it was agreed to do something, or on something."""
    return clause.verb.tag_ == "VBD" and any(
        c.dep_ in ("xcomp", "advcl") or (c.dep_ == "prep" and c.lower_ == "on") for c in clause.verb.children
    )


def agrees(clause: Clause) -> EventMention | None:
    """As in "Presidents A and B agreed on Wednesday to …": they dealt with each other."""
    both = holders(clause.participants(own_subjects(clause.verb)))
    return clause.talks(both, []) if len({acts_for(p.actor) for p in both}) == 2 else None


def receives(clause: Clause) -> EventMention | None:
    """As in "X received Y", "Y was received by X"; "hosted a summit" is told by the noun, and "received a
    letter from Y" tells of nobody who came."""
    if any(clause.phrases.is_event(token) for token in clause.objects):
        return None
    if meets_things(clause.verb, clause.phrases.actors.at):
        return None
    if any(c.dep_ in ("xcomp", "ccomp") for c in clause.verb.children):
        return None  # "China welcomes him to come"
    if clause.passive:
        hosts = clause.participants(clause.behind("by"))
        if not hosts and sidelines(clause.verb) is not None:
            return clause.attendance(clause.doers())
        return clause.talks(clause.doers(), hosts) if hosts else None
    # "received in the Kremlin X": nobody is received in a person
    inside = persons(clause.participants(clause.behind("in", "at")))
    first, second = clause.doers(), holders(clause.participants(clause.objects)) or inside
    if second and all(isinstance(p.actor, Organization) for p in second):
        # "hosted the leaders of the Group of Eight"
        return EventMention(
            trigger_of(clause.verb), "gathering", clause.status, first, organizations=bodies(second)
        )
    # "hosted the leaders of A, B and C at the second summit"
    occasions = {t.lemma_.lower() for t in clause.behind("at", "for", "during")}
    if occasions & (words.WIDE | words.SUMMIT_NOUNS) and len({acts_for(p.actor) for p in first + second}) > 2:
        return clause.attendance(first + second)
    return clause.talks(first, second) if second else None


def addresses(clause: Clause) -> EventMention | None:
    """As in "X told Y that …", of two states."""
    addressed = [c for c in clause.verb.children if c.dep_ in ("dobj", "obj", "dative")]
    second = persons(clause.participants(addressed + clause.behind("to")))
    own = clause.participants(own_subjects(clause.verb)) if clause.lemma != "brief" else clause.doers()
    first = persons(own)
    return clause.talks(first, second) if first and two_states(first, second) else None


def discusses_with(clause: Clause) -> EventMention | None:
    """As in "X discussed trade with Y", "X and Y talked"; with a noun that is an event the noun tells it."""
    if any(clause.phrases.is_event(token) for token in clause.objects):
        return None
    if clause.passive and clause.behind("by") and not clause.participants(clause.behind("by")):
        return None  # "relations of A and B were discussed by historians"
    goals = clause.phrases.partners(clause.verb)
    topics: list[Token] = []
    for token in clause.objects:
        if not any(c.dep_ == "poss" for c in token.children):
            (topics if base(token) in _WITH_OTHERS else goals).extend(prepositional(token, "with"))
    if clause.lemma in _TO:
        goals += clause.behind("to")
    mutual = clause.lemma in words.PLURAL
    # "discussed relations with Norway" is not said to Norway, "… with his Norwegian counterpart" is to him
    second = clause.participants(goals) + holders(clause.participants(topics))
    goals += topics
    if not goals and mutual and not clause.passive:
        second = persons(clause.phrases.with_behind(clause.verb, _REACH))
    first = clause.doers()
    if not second and not (mutual and _are_sides(first)):
        return None
    call = (clause.lemma == "speak" or by_telephone(clause.verb)) and not in_person(clause.verb)
    told = clause.talks(first, second, call=call)
    if told is not None and len({id(p.mention) for p in told.participants}) == 1:
        return replace(told, anaphoric=told.participants[0].mention.kind == "anaphor")
    return told


def _are_sides(participants: list[Participant]) -> bool:
    """Whether they act for more than one."""
    return len({acts_for(p.actor) for p in participants}) > 1


def _is_each_other(token: Token) -> bool:
    """As in "met each other", "saw one another"."""
    return token.lower_ in ("other", "another") and any(
        c.lower_ in ("each", "one") for c in (*token.children, token.nbor(-1) if token.i else token)
    )


def _is_of_theirs(token: Token) -> bool:
    """As in "With their ministers": whoever they are, they come along."""
    return any(child.dep_ == "poss" and child.lower_ in ("their", "his", "her") for child in token.children)
