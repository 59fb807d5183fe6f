"""Who is of a delegation: "a Kenyan delegation led by X", "the Kenyan delegation included X and Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.actors.gazetteer import Match
from ingest.actors.introductions import NameMention
from ingest.actors.model import Office
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import next_clause
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "delegations")

_LED = _LEXICON["led"]
_LEADING = _LEXICON["leading"]
_INCLUDING = _LEXICON["including"]
DELEGATIONS = _LEXICON["sent"]

#: So many words may stand between a delegation and "led by".
_REACH = 8


def lead(words: Words, mentions: list[NameMention], delegation: Phrase) -> None:
    """Give a delegation's head its state, and an office where he has none: "a Kenyan delegation led by X",
    "X heads the delegation"."""
    mention = _led_by(words, mentions, delegation) or _leading(words, mentions, delegation)
    if mention is None:
        return
    if not mention.official:
        office = Office("Head of Delegation", "other")
        mention.phrases.append(replace(delegation, kind="official", office=office, plural=False))
    if mention.iso3 is None and mention.organization is None:
        mention.iso3, mention.organization = delegation.iso3, delegation.organization


def belong(words: Words, mentions: list[NameMention], matches: Sequence[Match]) -> None:
    """Give those of whom a state's delegation is told to consist that state: "the Kenyan delegation included
    X"."""
    for at in (i for i, word in enumerate(words.lower) if word in DELEGATIONS):
        behind = range(at + 1, min(at + _REACH, len(words.lower)))
        verb = next((i for i in behind if words.lower[i] in _INCLUDING), None)
        if verb is None or words.sentence[verb] != words.sentence[at]:
            continue
        noun = words.doc[words.token[at]]
        before = range(words.position[noun.left_edge.i], at)
        state = next((match.iso3 for match in matches if match.iso3 and match.start in before), None)
        end = next_clause(words.doc[words.token[verb]])
        for mention in mentions if state else ():
            behind_it = verb < mention.start and words.token[mention.start] < end
            if behind_it and mention.iso3 is None and mention.organization is None:
                mention.iso3 = state


def _led_by(words: Words, mentions: list[NameMention], delegation: Phrase) -> NameMention | None:
    lower = words.lower
    for i in range(delegation.end, min(delegation.end + _REACH, len(lower) - 2)):
        if lower[i] in _LED and lower[i + 1] == "by":
            return next((n for n in mentions if n.start <= i + 2 <= n.span.start), None)
        if words.pos[i] in ("VERB", "AUX") or lower[i] in (".", ";"):
            break
    return None


def _leading(words: Words, mentions: list[NameMention], delegation: Phrase) -> NameMention | None:
    at = delegation.head
    verb = words.doc[words.token[words.head[at]]]
    if words.dep[at] != "dobj" or verb.lemma_ not in _LEADING:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    i = words.position[(verb.head if subject.lower_ == "who" else subject).i]
    return next((n for n in mentions if n.start <= i < n.end), None)
