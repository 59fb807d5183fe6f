"""Verbs that tell who else was at a meeting told elsewhere: "attended", "looked on", "was joined by"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.actors.model import Person, State
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention, Participant, holders, persons
from ingest.meetings.trigger import trigger_of
from ingest.syntax.relations import own_subjects, prepositional

_LEXICON = word_sets("meetings", "verbs_of_attending")

SPEECH_VERBS = _LEXICON["speech_verbs"]
_SAID = _LEXICON["said"]
_ADDRESSED = _LEXICON["addressed"]

#: Beside the verbs of saying: what somebody does who speaks to a meeting.


def watches(clause: Clause) -> bool:
    """Whether somebody looks on: "watched the signing", "looked on"."""
    if clause.lemma == "look":
        return any(c.lower_ == "on" and c.dep_ in ("prt", "advmod") for c in clause.verb.children)
    finite = clause.verb.tag_ in ("VBD", "VBZ", "VBP")
    return finite and any(c.lemma_.lower() in words.CEREMONIES for c in clause.objects)


def persons_attend(clause: Clause) -> EventMention | None:
    """As in "Chirac looked on": the persons who do it were there."""
    return clause.attendance(persons(clause.doers()))


def own_doers_attend(clause: Clause) -> EventMention | None:
    """As in "A, B and C signed after them", "Kenya took part": all who act in the clause itself."""
    return clause.attendance(clause.doers(reach=False))


def own_subjects_attend(clause: Clause) -> EventMention | None:
    """As in "X was present", "X addressed it", the summit told before."""
    return clause.attendance(clause.participants(own_subjects(clause.verb)))


def is_joining_turned(clause: Clause) -> bool:
    """Whether taking part comes first: "Taking part in the talks were A and B"."""
    verb = clause.verb
    return any(c.tag_ == "VBG" and c.lemma_.lower() in words.JOINING and c.i < verb.i for c in verb.children)


def behind_attend(clause: Clause) -> EventMention | None:
    """As in "Taking part in the talks were A and B"."""
    return clause.attendance(clause.participants(_behind(clause)))


def is_among(clause: Clause) -> bool:
    """Whether somebody is among those present."""
    return bool(_among(clause))


def among_attend(clause: Clause) -> EventMention | None:
    """As in "Among those present were A and B", "A and B were among the participants"."""
    return clause.attendance(_among(clause))


def _among(clause: Clause) -> list[Participant]:
    verb = clause.verb
    for among in verb.children:
        if among.lower_ == "among" and any(t.lower_ in words.THOSE_THERE for t in among.subtree):
            behind = among.i < verb.i
            return clause.participants(_behind(clause) if behind else own_subjects(verb))
    return []


def _behind(clause: Clause) -> list[Token]:
    return [c for c in clause.verb.children if c.dep_ in ("nsubj", "attr") and c.i > clause.verb.i]


def is_present(clause: Clause) -> bool:
    """Whether somebody is present, or in attendance."""
    there = [*clause.verb.children, *clause.behind("in", "on")]
    return any(token.lower_ in words.PRESENT for token in there)


def is_in_delegation(clause: Clause) -> bool:
    """Whether somebody is in another's delegation."""
    return bool(_leaders(clause))


def accompanies(clause: Clause) -> EventMention:
    """As in "The minister was in the president's delegation"."""
    return EventMention(
        trigger_of(clause.verb),
        "accompanying",
        clause.status,
        clause.doers(),
        clause.participants(_leaders(clause)),
    )


def _leaders(clause: Clause) -> list[Token]:
    train = [t for t in clause.behind("in") if t.lemma_.lower() in words.ENTOURAGES]
    return [c for t in train for c in t.children if c.dep_ == "poss"]


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


def takes_seat(clause: Clause) -> bool:
    """Whether it is a seat that is taken."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in words.SEATS for c in clause.verb.children)


def neighbours_attend(clause: Clause) -> EventMention | None:
    """As in "X took his seat beside Y"."""
    near = [
        t
        for head in (clause.verb, *clause.verb.children)
        for t in prepositional(head, "with", "alongside", "beside")
    ]
    return clause.attendance(persons(clause.doers(reach=False) + clause.participants(near)))


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


def addresses_it(clause: Clause) -> bool:
    """Whether "it" is addressed: the summit told before."""
    return any(c.lower_ == "it" for c in clause.objects)


def makes_speech(clause: Clause) -> bool:
    """Whether somebody speaks to a meeting: "told delegates", "stressed in her opening speech", "also spoke
    on the occasion"."""
    lemma = clause.lemma
    if lemma == "speak" and any(t.lower_ == "occasion" for t in clause.behind("on")):
        return True
    if lemma in _ADDRESSED and any(t.lemma_ in words.AUDIENCES for t in clause.objects):
        return True
    spoken = [t for t in clause.behind("in") if t.lemma_.lower() in words.SPEECHES - {"statement"}]
    return lemma in words.SAYING | _SAID and any(
        c.dep_ == "poss" and c.lower_ in ("his", "her") for t in spoken for c in t.children
    )
