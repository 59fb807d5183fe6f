"""The words by which English news tells of diplomatic meetings: ``meetings.toml``, by name.

Sets of triggers, and of what stands beside them; ``verb_mentions`` and ``noun_mentions`` of
:mod:`ingest.meetings` know what to do with each.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from ingest.lexicon.words import word_sets

#: The factuality of an event: it took place, will, was called off, did not, is only thought of.
Status: TypeAlias = Literal["held", "planned", "cancelled", "negated", "hypothetical"]

_LEXICON = word_sets("meetings", "triggers")

MEET = _LEXICON["meet"]
RECEIVE = _LEXICON["receive"]
WITH = _LEXICON["with"]
PLURAL = _LEXICON["plural"]
DISCUSSING = _LEXICON["discussing"]
ABOUT = _LEXICON["about"]
EDGES = _LEXICON["edges"]
#: What is a part of a meeting, beside it or around it: "on the eve of the summit", "during the visit".
OCCASIONS = EDGES | _LEXICON["occasions"]

ANY_WAY = _LEXICON["any_way"]
GATHER = _LEXICON["gather"]

BESIDE = _LEXICON["beside"]

STAND = _LEXICON["stand"]
CEREMONIES = _LEXICON["ceremonies"]
ACCOMPANY = _LEXICON["accompany"]
COURSE = _LEXICON["course"]
ENDING = _LEXICON["ending"]
SIGN = _LEXICON["sign"]
SIGNATURES = _LEXICON["signatures"]
DOCUMENTS = _LEXICON["documents"]
STYLE = _LEXICON["style"]
OFFICIALS = _LEXICON["officials"]
LEVELS = _LEXICON["levels"]
SPEAKING = _LEXICON["speaking"]
ABSTRACT = _LEXICON["abstract"]
BRINGING = _LEXICON["bringing"]
JOINT = _LEXICON["joint"]
MEASURES = _LEXICON["measures"]
JOINING = _LEXICON["joining"]
ADDRESS = _LEXICON["address"]
RECEIVING = _LEXICON["receiving"]
LINES = _LEXICON["lines"]
CALL = _LEXICON["call"]
LIGHT = _LEXICON["light"]
ATTEND = _LEXICON["attend"]
THOSE_THERE = _LEXICON["those_there"]
COMING = _LEXICON["coming"]
TRAVEL = _LEXICON["travel"]
VISIT = _LEXICON["visit"]
DEPART = _LEXICON["depart"]
TALK_NOUNS = _LEXICON["talk_nouns"]
MEAL_NOUNS = _LEXICON["meal_nouns"]
CALL_NOUNS = _LEXICON["call_nouns"]
CALL_MODIFIERS = _LEXICON["call_modifiers"]
COURTESY = _LEXICON["courtesy"]
GATHERING_NOUNS = _LEXICON["gathering_nouns"]
OTHERS = _LEXICON["others"]
ENVOYS = _LEXICON["envoys"]
WIDE = _LEXICON["wide"]
SUMMIT_NOUNS = _LEXICON["summit_nouns"]
VISIT_NOUNS = _LEXICON["visit_nouns"]
REGIONS = _LEXICON["regions"]
DIPLOMATIC = _LEXICON["diplomatic"]
MANY = _LEXICON["many"]
WORLDLY = _LEXICON["worldly"]
DOMESTIC = _LEXICON["domestic"]
PRESS = _LEXICON["press"]
PLANNED = _LEXICON["planned"]
PLANNED_MODIFIERS = _LEXICON["planned_modifiers"]
HYPOTHETICAL = _LEXICON["hypothetical"]
HYPOTHETICAL_MODIFIERS = _LEXICON["hypothetical_modifiers"]
NEGATING = _LEXICON["negating"]
CANCELLING = _LEXICON["cancelling"]
CANCELLED_MODIFIERS = _LEXICON["cancelled_modifiers"]
COLLAPSE = _LEXICON["collapse"]
PARTS = _LEXICON["parts"]
SAYING = _LEXICON["saying"]
ANOTHER = _LEXICON["another"]
BEFORE = _LEXICON["before"]
#: Every word of these sets, but for those that say who meets: of others, only a model can say what they tell.
KNOWN = frozenset().union(*_LEXICON.values()) - OFFICIALS - LEVELS
