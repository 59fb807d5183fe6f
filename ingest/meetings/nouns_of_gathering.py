"""Nouns that tell of a gathering: "the EU summit", "a meeting of the Council", "the General Assembly"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.actors.model import Organization, Person
from ingest.lexicon import triggers as words
from ingest.lexicon.triggers import Status
from ingest.lexicon.words import word_sets
from ingest.meetings.event_names import proper_name
from ingest.meetings.mention import EventMention, Participant
from ingest.meetings.noun_phrase import Arguments, NounPhrase, takes_part
from ingest.meetings.trigger import trigger_of
from ingest.syntax.relations import auxiliaries, governor, own_subjects, prepositional

_LEXICON = word_sets("meetings", "nouns_of_gathering")

_ATTENDED = _LEXICON["attended"]
_WHOLE = _LEXICON["whole"]
_TAKING_PART = _LEXICON["taking_part"]

#: How many tokens back the sentence before may begin whose subject a body's members are.
_REACH = 100
#: A meeting with so many words before it is described, and no longer the one told before.
_DESCRIBED = 4


def is_gathering(phrase: NounPhrase, arguments: Arguments) -> bool:
    """Whether a body, or more than two states, come together; what is held with somebody are talks."""
    if phrase.lemma not in words.GATHERING_NOUNS:
        return False
    if arguments.others:
        return _has_name(phrase) and not any(isinstance(p.actor, Person) for p in arguments.others)
    if len(arguments.states) > 2:
        return True
    attended = phrase.head.dep_ == "nsubjpass" and phrase.light_lemma in _ATTENDED
    if phrase.lemma == "meeting" and attended:
        return True
    return len(arguments.between) < 2 and (
        bool(arguments.organizations)
        or (phrase.lemma in _WHOLE and len([p for p in arguments.before if p.iso3]) < 2)
        or bool((phrase.modifiers | _words_of_members(phrase)) & words.DIPLOMATIC)
    )


def _has_name(phrase: NounPhrase) -> bool:
    """Whether it has a name of its own, whoever is beside: "the Fish Summit with the World Bank"."""
    noun = phrase.noun
    return (
        noun.pos_ == "PROPN"
        and phrase.lemma in words.SUMMIT_NOUNS | words.WIDE
        and bool(proper_name(trigger_of(noun).wording.name))
    )


def _words_of_members(phrase: NounPhrase) -> set[str]:
    """The words of what a noun is "of": "a meeting of an international working group"."""
    doc = phrase.noun.doc
    return {t.lower_ for inner in phrase.behind("of") for t in doc[inner.left_edge.i : inner.i]}


def gathering(
    phrase: NounPhrase, named: list[Participant], organizations: list[Organization]
) -> EventMention:
    """The gathering that a noun tells, with those whom its phrase names and those who attend it."""
    noun = phrase.noun
    verb = phrase.light or governor(noun)
    # "will skip the summit", "refused to attend the summit": the summit takes place
    coming = verb is not None and verb.lemma_.lower() in words.COMING
    stays = phrase.status in ("negated", "hypothetical") and coming and (organizations or _is_called(phrase))
    status = phrase.status
    if verb is not None and stays:
        status = _of_what_is_skipped(verb)
    # "U.S.-ASEAN Summit": the body is a side of its own
    doc = noun.doc
    paired = any(doc[p.mention.start - 1].text in ("-", "–") for p in named if p.mention.start > 0)
    people = [p for p in named if paired or not isinstance(p.actor, Organization)]
    if verb is not None and not stays and takes_part(phrase.head, verb):
        people += _attending(phrase, verb, named, organizations)
    people += _told_of_attending(phrase)
    hosts = organizations
    if not organizations and phrase.lemma in words.SUMMIT_NOUNS | {"meeting"}:
        hosts = _body_of_members(phrase)
    anaphoric = not organizations and _goes_back(phrase, people)
    return EventMention(
        trigger_of(noun), "gathering", status, people, organizations=hosts, anaphoric=anaphoric
    )


def _is_called(phrase: NounPhrase) -> bool:
    """Whether a summit has a name of its own: "the Three Seas summit", not "a summit with Kenya"."""
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in phrase.noun.children)
    return phrase.lemma in words.SUMMIT_NOUNS | words.WIDE and named and not phrase.behind("with")


def _of_what_is_skipped(verb: Token) -> Status:
    return "planned" if auxiliaries(verb) & {"will", "may", "might", "could"} else "held"


def _attending(
    phrase: NounPhrase, verb: Token, named: list[Participant], organizations: list[Organization]
) -> list[Participant]:
    """Who attends, by the verb: "X addressed the summit", "X, accompanied by Y, came to the summit"."""
    own = {id(p.mention) for p in named}
    people = [
        p for p in phrase.doers_outside(verb) if id(p.mention) not in own and p.actor not in organizations
    ]
    people += phrase.phrases.companions(verb)
    if verb.lemma_ in _TAKING_PART:
        people += phrase.participants(phrase.phrases.partners(verb))
    return people


def _told_of_attending(phrase: NounPhrase) -> list[Participant]:
    """Who attends, by what hangs on the noun: "a summit attended by A and B", "a meeting chaired by A"."""
    people: list[Participant] = []
    light = phrase.light
    if light is not None and phrase.head.dep_ == "nsubjpass" and phrase.light_lemma in words.ATTEND:
        people += phrase.participants(prepositional(light, "by"))
    for child in phrase.noun.children:
        if child.dep_ in ("acl", "relcl"):
            people += phrase.participants(prepositional(child, "by"))
            if child.dep_ == "relcl" and child.lemma_ in words.ATTEND:
                people += phrase.participants(t for t in own_subjects(child) if t.i != phrase.noun.i)
    if light is not None and _is_meanwhile(light):
        people += [p for p in phrase.phrases.doers(light.head) if p.mention.kind == "office"]
    return people


def _is_meanwhile(verb: Token) -> bool:
    """As in "The leaders of A, B and C vowed to … as the summit opened"."""
    return (
        verb.dep_ == "advcl"
        and verb.lemma_.lower() in words.COURSE
        and any(c.lower_ in ("as", "when") for c in verb.children)
    )


def _goes_back(phrase: NounPhrase, people: list[Participant]) -> bool:
    """Whether it is one told before: "the meeting", not "the international conference on Somalia"."""
    return (
        len({p.iso3 for p in people if p.iso3}) < 2
        and not phrase.modifiers & words.DIPLOMATIC
        and phrase.noun.pos_ != "PROPN"
        and len(phrase.modifiers) < _DESCRIBED
        and any(c.lower_ in ("the", "this") for c in phrase.noun.children)
    )


def _body_of_members(phrase: NounPhrase) -> list[Organization]:
    """The body whose leaders or ministers the sentence, or the one before, is about: "EU leaders
    agreed … after a first day of talks at a two-day summit"."""
    noun, doc = phrase.noun, phrase.noun.doc
    start = doc[max(0, noun.sent.start - _REACH)].sent.start
    for mention in reversed(phrase.phrases.actors.mentions):
        bodies = [a for a in mention.actors if isinstance(a, Organization)]
        if not bodies or not start <= mention.start < noun.i:
            continue
        head = doc[mention.head]
        while head.dep_ in ("compound", "nmod", "poss", "amod") and head.i < noun.i:
            head = head.head
        subject = head.dep_ in ("nsubj", "nsubjpass") and head.tag_ == "NNS"
        if subject and head.lemma_.lower() in words.OFFICIALS:
            return bodies
    return []


def is_of_organization(phrase: NounPhrase) -> bool:
    """Whether the noun is part of a body's name: "the Pacific Islands Forum" is who, not what."""
    body = phrase.phrases.actors.at(phrase.noun.i)
    return body is not None and body.kind == "organization"


def assembly(phrase: NounPhrase) -> EventMention | None:
    """As in "on the sidelines of the United Nations General Assembly": a body's name for its session."""
    noun, light = phrase.noun, phrase.light
    body = phrase.phrases.actors.at(noun.i)
    if body is None or phrase.lemma != "assembly" or noun.i != body.end - 1:
        return None
    over = noun.head.lower_ if noun.dep_ == "pobj" else ""
    beside = over == "of" and noun.head.head.lemma_.lower() in words.EDGES
    attended = noun.dep_ in ("dobj", "obj") and light is not None and takes_part(noun, light)
    if not (beside or over in ("at", "during", "to") or attended):
        return None
    return gathering(phrase, [], [actor for actor in body.actors if isinstance(actor, Organization)])
