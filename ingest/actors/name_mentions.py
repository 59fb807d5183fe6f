"""Every name of a text with the offices beside it, and whose counterpart or aide its bearer is."""

from __future__ import annotations

import itertools

from ingest.actors import delegations
from ingest.actors.gazetteer import Match
from ingest.actors.introductions import Introductions, NameMention
from ingest.actors.names import NameSpan
from ingest.actors.office_phrase import Phrase
from ingest.actors.relatives import Relatives
from ingest.syntax.tokens import Words


def name_mentions(
    words: Words, spans: list[NameSpan], phrases: list[Phrase], matches: list[Match]
) -> list[NameMention]:
    """All names of a text, in order, each with the offices that stand beside it."""
    reader = Introductions(words, spans, phrases, matches)
    pending: list[Phrase] = []
    for phrase in phrases:
        if phrase.kind == "collective":
            pending = []
            continue
        held = [*pending, phrase] if pending and reader.stacked(pending[-1], phrase) else [phrase]
        pending = [] if reader.tie(phrase, held) else held
    mentions = reader.mentions
    for mention in mentions:
        reader.origin(mention)
    for phrase in phrases:
        if phrase.kind == "collective" and words.lower[phrase.head] == "delegation":
            delegations.lead(words, mentions, phrase)
    delegations.belong(words, mentions, matches)
    for before, mention in itertools.pairwise(mentions):
        _inherit(words, before, mention)
    relatives = Relatives(words, mentions, phrases)
    for mention in mentions:
        relatives.relate(mention)
    return mentions


def _inherit(words: Words, before: NameMention, mention: NameMention) -> None:
    """A name "of Niger" or "Niger's" that is joined to an office-holder holds a like office."""
    gap = words.lower[before.end : mention.start]
    if mention.iso3 and not mention.phrases and before.official and gap in (["and"], [","], [",", "and"]):
        mention.phrases.append(before.phrases[-1])
