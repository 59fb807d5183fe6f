"""Which event mention a verb tells: "met", "was received by", "will travel to", "signed … with".

:data:`_RULES` holds what is known, in the order in which it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings import verbs_of_attending as attending
from ingest.meetings import verbs_of_meeting as meeting
from ingest.meetings import verbs_of_signing as signing
from ingest.meetings import verbs_of_visiting as visiting
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention
from ingest.meetings.phrases import Phrases

_LEXICON = word_sets("meetings", "verb_mentions")

_WATCHING = _LEXICON["watching"]
_REPRESENTING = _LEXICON["representing"]
_BELONGING = _LEXICON["belonging"]


def verb_mention(verb: Token, phrases: Phrases) -> EventMention | None:
    """The event mention that a verb tells, if it tells one: "Xi met Putin" has two sides."""
    clause = Clause.of(verb, phrases)
    if _is_told_by_noun(clause):
        return None
    for rule in _RULES:
        if clause.lemma in rule.verbs and rule.when(clause):
            return rule.read(clause)
    return None


def _is_told_by_noun(clause: Clause) -> bool:
    """As in "meetings in which they exchanged views": the noun tells it."""
    verb = clause.verb
    return (
        verb.dep_ == "relcl"
        and verb.head.i < verb.i
        and clause.phrases.is_event(verb.head)
        and clause.lemma != "take"  # "a tour that takes him to Lima"
        and not any(c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("PROPN", "NOUN") for c in verb.children)
        and not clause.participants(c for c in clause.objects if c.pos_ != "PRON")
    )


def _always(clause: Clause) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is read of these verbs, in a clause that is ``when`` says."""

    verbs: Collection[str]
    read: Callable[[Clause], EventMention | None]
    when: Callable[[Clause], bool] = _always


#: The first rule that fits answers, be it that there is no event. So what asks for more than the verb stands
#: before what takes the verb alone: "took his seat" before "took part", "sign" with a document before
#: "sign … with", "addressed it" before "addressed X".
_RULES = (
    _Rule(words.VISIT, visiting.visits),
    _Rule(words.TRAVEL, visiting.travels),
    _Rule(_WATCHING, attending.persons_attend, when=attending.watches),
    _Rule({"be"}, visiting.is_due, when=visiting.is_due_somewhere),
    _Rule({"take"}, visiting.is_taken, when=visiting.is_of_journey),
    _Rule({"set"}, visiting.sets_foot, when=visiting.has_foot),
    _Rule(words.DEPART, visiting.departs),
    _Rule({"be"}, attending.own_doers_attend, when=attending.are_there),
    _Rule({"sit"}, meeting.sits),
    _Rule(words.STAND, meeting.stands, when=meeting.is_beside),
    _Rule(words.MEET, meeting.meets),
    _Rule({"see"}, meeting.sees),
    _Rule(words.ACCOMPANY, attending.joins),
    _Rule(_REPRESENTING, attending.envoys_attend, when=attending.is_represented),
    _Rule(_BELONGING, attending.delegates_attend, when=attending.lists_delegation),
    _Rule({"attend"}, attending.attends, when=attending.attends_untold),
    _Rule({"take"}, attending.own_doers_attend, when=attending.takes_part_untold),
    _Rule(words.SIGN | signing.PUTTING, signing.signs, when=signing.puts_name),
    _Rule(signing.ALONE, attending.own_doers_attend, when=signing.signs_alone),
    _Rule({"agree"}, meeting.agrees, when=meeting.agreed_on_something),
    _Rule(words.RECEIVE, meeting.receives),
    _Rule(words.ADDRESS, meeting.addresses),
    _Rule(words.WITH, meeting.discusses_with),
)
