"""What an event is about, or is told of beside it: its days and places are not the event's."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.scope import leaves_later, simple_past, superseded, told_anew
from ingest.syntax.relations import governor

_LEXICON = word_sets("meetings", "topics")

_SHOWING = _LEXICON["showing"]
_SITUATIONS = _LEXICON["situations"]


def in_topic(token: Token, trigger: Token) -> bool:
    """As in "discussed the situation in Haiti", "talks on the war in Ukraine", "met ahead of the summit in
    Vilnius": neither where nor when they talked."""
    around = {trigger.i, *(t.i for t in trigger.ancestors)}
    if _is_shown(trigger) and not any(t.i == trigger.i for t in token.ancestors):
        return True
    if governor(token) != trigger.head and superseded(token, trigger) and told_anew(token, trigger.head):
        return True
    if _is_of_situation(token, trigger) or _is_spoken_of(token, trigger):
        return True
    for node in token.ancestors:
        if node.i in around:
            return False
        if leaves_later(node) and simple_past(trigger):
            return True
        if node.pos_ != "NOUN" or node.lemma_.lower() in words.OCCASIONS:
            continue
        above = next(t for t in (node, *node.ancestors) if t.dep_ != "conj").head
        if node.dep_ in ("dobj", "nsubjpass", "conj") and above.lemma_.lower() in words.DISCUSSING:
            return True
        if above.dep_ == "prep" and above.lower_ in words.ABOUT:
            return True
        if node.lemma_.lower() in words.GATHERING_NOUNS and above.dep_ == "prep":
            beside = above.lower_ == "of" and above.head.lemma_.lower() in words.OCCASIONS
            if not beside and above.lower_ not in ("at", "during", "in", "with", "after", "from", "to"):
                return True
    return False


def _is_of_situation(token: Token, trigger: Token) -> bool:
    """As in "discussed the crisis in Haiti", where the parser took Haiti for where they did."""
    where = token.head
    if trigger.lemma_.lower() not in words.DISCUSSING or where.dep_ != "prep" or where.head.i != trigger.i:
        return False
    before = token.doc[where.i - 1] if where.i > trigger.i else None
    return before is not None and token.ent_type_ != "DATE" and before.lemma_.lower() in _SITUATIONS


def _is_spoken_of(token: Token, event: Token) -> bool:
    """As in "pleaded guilty on Friday to lying about talks with X": the day is not that of the talks."""
    verb = governor(token)
    if event.pos_ != "NOUN" or verb is None or verb not in event.ancestors or token.i > event.i:
        return False
    between = (t for t in event.ancestors if t.i > verb.i and verb in t.ancestors)
    return any(t.dep_ in ("prep", "pcomp") and t.lower_ in words.ABOUT and t.lower_ != "on" for t in between)


def _is_shown(event: Token) -> bool:
    """As in "Photographs of the encounter went on show on Monday": the day is theirs."""
    of = event.head
    if event.lemma_.lower() in _SHOWING and any(c.lower_ == "of" for c in event.children):
        return True
    return event.dep_ == "pobj" and of.lower_ in ("of", "from") and of.head.lemma_.lower() in _SHOWING
