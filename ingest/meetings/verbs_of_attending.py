"""Verbs that tell who else was at a meeting told elsewhere: "attended", "looked on", "was joined by"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.actors.delegations import DELEGATIONS
from ingest.actors.model import Person, State, acts_for
from ingest.lexicon import triggers as words
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention, Participant, holders, persons
from ingest.meetings.trigger import trigger_of
from ingest.syntax.relations import next_clause, own_subjects, prepositional


def watches(clause: Clause) -> bool:
    """Whether somebody looks on: "watched the signing", "looked on"."""
    if clause.lemma == "look":
        return any(c.lower_ == "on" and c.dep_ in ("prt", "advmod") for c in clause.verb.children)
    finite = clause.verb.tag_ in ("VBD", "VBZ", "VBP")
    return finite and any(c.lemma_.lower() in words.CEREMONIES for c in clause.objects)


def are_there(clause: Clause) -> bool:
    """Whether somebody is where something was told to be: "X skipped the summit, but Y and Z were there"."""
    there = any(c.lower_ == "there" and c.dep_ == "advmod" for c in clause.verb.children)
    return there and any(isinstance(p.actor, Person) for p in clause.doers(reach=False))


def persons_attend(clause: Clause) -> EventMention | None:
    """As in "Chirac looked on": the persons who do it were there."""
    return clause.attendance(persons(clause.doers()))


def own_doers_attend(clause: Clause) -> EventMention | None:
    """As in "A, B and C signed after them", "Kenya took part": all who act in the clause itself."""
    return clause.attendance(clause.doers(reach=False))


def joins(clause: Clause) -> EventMention | None:
    """As in "X joined Y", "Y was accompanied by X"."""
    verb = clause.verb
    passive = clause.passive or (verb.tag_ == "VBN" and bool(clause.behind("by")))
    first, second = clause.doers(), clause.participants(clause.objects)
    if passive:
        first, second = clause.participants(clause.behind("by")), first
    first, second = persons(first), holders(second)
    if not first or not second or (verb.dep_ in ("advcl", "acl") and not passive):
        return None  # "…, joining X": the verb above tells of it
    return EventMention(trigger_of(verb), "accompanying", clause.status, first, second)


def lists_delegation(clause: Clause) -> bool:
    """Whether it is told who belongs to a delegation: "the Mexican delegation included X and Y"."""
    return any(_delegation(subject) is not None for subject in own_subjects(clause.verb))


def delegates_attend(clause: Clause) -> EventMention | None:
    """As in "the Mexican delegation included X and Y": they were where Mexico was. The parser loses its way
    in long lists, so all who are named behind the verb are of it, up to the next clause."""
    verb, phrases = clause.verb, clause.phrases
    end = next_clause(verb)
    first = [
        Participant(actor, mention)
        for mention in phrases.actors.mentions
        if verb.i < mention.start < end and mention.kind == "named"
        for actor in mention.actors
        if isinstance(actor, Person)
    ]
    heads = [head for subject in own_subjects(verb) if (head := _delegation(subject)) is not None]
    second = [p for head in heads for p in phrases.premodifiers(head)]
    if not second:
        second = [Participant(side, p.mention) for p in first if (side := acts_for(p.actor)) is not None][:1]
    if not first or not second:
        return None
    return EventMention(trigger_of(verb), "accompanying", clause.status, first, second)


def _delegation(subject: Token) -> Token | None:
    """The delegation of which a subject speaks: "members of the delegation", "the delegation"."""
    inside = [subject, *prepositional(subject, "of")]
    return next((token for token in inside if token.lemma_.lower() in DELEGATIONS), None)


def is_represented(clause: Clause) -> bool:
    """Whether somebody is sent, or a state represented."""
    return clause.lemma == "send" or clause.verb.tag_ == "VBN"


def envoys_attend(clause: Clause) -> EventMention | None:
    """As in "Japan was represented by X", "Japan sent X": the envoy, and the state that sends him."""
    represented = clause.lemma == "represent"
    found = clause.participants(clause.behind("by") if represented else clause.objects)
    found = [p for p in found if isinstance(p.actor, Person) or represented]
    if found:
        found += [p for p in clause.doers(reach=False) if isinstance(p.actor, State)]
    return clause.attendance(found)


def attends_untold(clause: Clause) -> bool:
    """Whether what is attended is not said, or further off: "… in Arusha on Tuesday, which X attended"."""
    if clause.objects and all(token.tag_ == "WDT" for token in clause.objects):
        return True
    return not clause.objects and clause.verb.dep_ not in ("relcl", "acl")


def attends(clause: Clause) -> EventMention | None:
    """As in "also due to attend are A and B", "A and B are expected to attend"."""
    verb = clause.verb
    behind = [t for t in verb.sent if t.dep_ in ("nsubj", "attr") and t.head.i == verb.head.i]
    return clause.attendance(clause.doers() or clause.participants(behind))


def takes_part_untold(clause: Clause) -> bool:
    """Whether somebody takes part, and it is not said in what."""
    return any(c.lower_ == "part" for c in clause.objects) and not clause.behind("in", "at")
