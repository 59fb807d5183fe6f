"""Names that a text tells only after their offices.

"The prime ministers of India and Pakistan met on Sunday. A. B. and C. D. signed ...": names in the
order of the states. "China's foreign minister tried to calm fears. "We are no threat," E. F. told
reporters": the first new name that speaks.
"""

from __future__ import annotations

from ingest.actors.introductions import NameMention
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "deferred")

_LIST = ([","], ["and"], [",", "and"])
_SAYS = _LEXICON["says"]
_NEAR = 2
_OPEN = _LEXICON["open"]


def name_deferred(words: Words, mentions: list[NameMention], phrases: list[Phrase]) -> None:
    """Tie offices without a name to the names that follow."""
    named = {id(phrase) for mention in mentions for phrase in mention.phrases}
    held = {(n.iso3, phrase.office.role) for n in mentions for phrase in n.phrases}
    for phrase in phrases:
        if phrase.kind != "official" or id(phrase) in named or phrase.modifiers & _OPEN:
            continue
        if len(phrase.states) > 1:
            _distribute(words, mentions, phrase)
        elif phrase.iso3 and not phrase.plural and (phrase.iso3, phrase.office.role) not in held:
            _speak(words, mentions, phrase)


def _distribute(words: Words, mentions: list[NameMention], phrase: Phrase) -> None:
    """Give the names of the first list that is as long as the states the office, in their order."""
    official = {words.lower[n.span.end - 1] for n in mentions if n.official and not _counterpart(n)}
    for group in _groups(words, mentions):
        distance = words.sentence[group[0].start] - words.sentence[phrase.head]
        if group[0].start < phrase.end or distance > _NEAR or len(group) != len(phrase.states):
            continue
        if any(n.phrases and not _counterpart(n) for n in group):
            continue
        if any(words.lower[n.span.end - 1] in official or n.span.end - n.span.start < 2 for n in group):
            continue  # Names known by their own offices, or not told in full.
        rest = [iso3 for iso3 in phrase.states if iso3 not in {n.iso3 for n in group}]
        for mention in group:
            mention.iso3 = mention.iso3 or (rest.pop(0) if rest else None)
            mention.phrases = [phrase.of_one(mention.iso3)]
        return


def _counterpart(mention: NameMention) -> bool:
    """Is he only called somebody's counterpart?"""
    return mention.relative is not None or any(p.office.role == "counterpart" for p in mention.phrases)


def _groups(words: Words, mentions: list[NameMention]) -> list[list[NameMention]]:
    """Names joined by commas and "and"."""
    groups: list[list[NameMention]] = []
    for mention in mentions:
        if groups and words.lower[groups[-1][-1].end : mention.start] in _LIST:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _speak(words: Words, mentions: list[NameMention], phrase: Phrase) -> None:
    """Give the office to the first new name that speaks in the sentences behind it."""
    if not words.dep[phrase.head].startswith("nsubj"):
        return
    known = {words.lower[n.span.end - 1] for n in mentions if n.phrases or n.span.start < phrase.start}
    for mention in mentions:
        span = mention.span
        distance = words.sentence[span.start] - words.sentence[phrase.head]
        if span.start < phrase.end or span.end - span.start < 2 or words.lower[span.end - 1] in known:
            continue
        if distance > _NEAR:
            return
        if (words.lower[span.end : span.end + 1] and words.lower[span.end] in _SAYS) or words.lower[
            span.start - 1
        ] == "said":
            mention.phrases.append(phrase)
            mention.iso3 = phrase.iso3
        return
