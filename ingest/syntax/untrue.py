"""What a text tells only to call it untrue: "reports that they met are false"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import FINITE, auxiliaries, has_particle, negated

_LEXICON = word_sets("syntax", "untrue")

_RUMOURS = _LEXICON["rumours"]
_PICTURES = _LEXICON["pictures"]
_UNTRUE = _LEXICON["untrue"]
_MADE_UP = _LEXICON["made_up"]
_PLAYED = _LEXICON["played"]
_DENYING = _LEXICON["denying"]
_CALLING = _LEXICON["calling"]
_TRUTH = _LEXICON["truth"]
_INVENTING = _LEXICON["inventing"]
_WRONGLY = _LEXICON["wrongly"]
_SOURCES = _LEXICON["sources"]
#: So many words stand between "is" and "false" at most.
_NEAR = 4


def untrue(trigger: Token) -> bool:
    """Whether an event is what a report tells that the text calls untrue, or is itself said to be made up."""
    if trigger.pos_ == "NOUN" and (_called(trigger, _MADE_UP) or _invented(trigger)):
        return True
    if _said_to_be_false(trigger) or _seems_shown(trigger):
        return True
    below = trigger
    for token in trigger.ancestors:
        if any(_tells(noun, below) and _discredited(noun) for noun in _reports(token)):
            return True
        if token.pos_ == "NOUN" and _in(token, _UNTRUE) and _content(token, below):
            return not negated(token.head) and not any(c.lower_ == "no" for c in token.children)
        if token.pos_ in ("VERB", "AUX") and (_is_lie(token, below) or _told_wrongly(token, below)):
            return True
        if below.dep_ == "advcl" and "to" not in auxiliaries(below):
            return False
        below = token
    return False


def _seems_shown(trigger: Token) -> bool:
    """As in "A picture said to show X shaking hands with Y is a fake", which the parser takes apart."""
    shown = any(_in(t, _PICTURES) for t in trigger.doc[trigger.sent.start : trigger.i])
    behind = (t for t in trigger.doc[trigger.i : trigger.sent.end] if t.lemma_ == "be" and not negated(t))
    said = (c for verb in behind for c in verb.children if c.dep_ in ("acomp", "attr"))
    return shown and any(_in(one, _UNTRUE) for one in said)


def _reports(token: Token) -> list[Token]:
    """A noun that may be a report, and that of which it may be the source: "a report by an agency that …"."""
    if token.pos_ != "NOUN":
        return []
    source = token.dep_ == "pobj" and token.head.lower_ in _SOURCES and token.head.head.pos_ == "NOUN"
    return [token, token.head.head] if source else [token]


def _tells(noun: Token, below: Token) -> bool:
    """Whether a report tells what hangs on it: "reports that …", "rumours of …", "a picture of …"."""
    lemma = noun.lemma_.lower()
    if lemma in _RUMOURS:
        return _content(noun, below) or below.lower_ in ("of", "about")
    return lemma in _PICTURES and (below.lower_ == "of" or below.dep_ in ("acl", "relcl", "ccomp"))


def _content(noun: Token, clause: Token) -> bool:
    """Whether a clause says what a report or a lie is: "that they met", not "that he told"."""
    that = next((t for t in clause.subtree if t.lower_ == "that"), None)
    if that is None or not _next(noun, that):
        return False
    # "that he had flown to Rome", "that he held talks", where the parser sees an object
    objects = [child for child in that.head.children if child.dep_ == "dobj"]
    whom = objects == [that] and that.head.lemma_.lower() not in words.TRAVEL
    if whom or that.dep_ in ("nsubj", "nsubjpass"):
        return False
    return clause.dep_ in ("acl", "ccomp", "relcl")


#: So many words tell at most where a report stands: "a story in a Budapest daily that …".
_SOURCE = 7


def _next(noun: Token, that: Token) -> bool:
    """Whether nothing stands between a report and what it tells but where it stands."""
    between = noun.doc[noun.i + 1 : that.i]
    if not len(between):
        return that.i > noun.i
    plain = all(t.pos_ not in ("VERB", "AUX", "PUNCT") for t in between)
    return between[0].dep_ == "prep" and plain and len(between) <= _SOURCE


def _discredited(noun: Token) -> bool:
    """Whether a report is said to be untrue."""
    if any(c.dep_ == "amod" and _in(c, _UNTRUE) for c in noun.children):
        return True  # "false reports that …"
    verb = noun.head
    if _in(verb, _UNTRUE) and _in(verb.head, _CALLING):
        return True  # "called pure invention a report of"
    if noun.dep_ == "pobj":  # "no truth in reports that …", "contrary to reports that …"
        above = verb.head
        without = any(c.lower_ in ("no", "little", "any") for c in above.children) or negated(above.head)
        return above.lower_ == "contrary" or (above.lemma_.lower() in _TRUTH and without)
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or negated(verb):
        return False
    if noun.dep_ != "nsubj" and (_in(verb, _DENYING | _UNTRUE) or _made_up(verb)):
        return True
    if noun.dep_ == "dobj":
        names = (t for t in verb.subtree if t.dep_ != "amod" or t.head.dep_ == "prep")
        return _in(verb, _CALLING) and any(_in(t, _UNTRUE) for t in names)
    return _called(noun, _UNTRUE) or _has_no_truth(verb)


def _has_no_truth(verb: Token) -> bool:
    """As in "has no basis", "lacks any substance", "is without foundation"."""
    for word in verb.subtree:
        if _in(word, _TRUTH) and (word.head == verb or word.head.head == verb):
            denied = any(c.lower_ in ("no", "little") for c in word.children)
            if denied or _in(verb, {"lack"}) or word.head.lower_ == "without":
                return True
    return False


def _called(noun: Token, said_to_be: Container[str]) -> bool:
    """Whether a subject is said to be one of some words: "is false", "proved to be a lie"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or negated(verb):
        return False
    said = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp"))]
    said += [c for x in said[1:] for c in x.children if c.dep_ in ("acomp", "attr", "oprd")]
    return any(_in(t, said_to_be) for t in said) or any(_made_up(t) for t in said)


def _is_lie(verb: Token, below: Token) -> bool:
    """As in "It is a lie that they met"."""
    that = below.dep_ in ("ccomp", "csubj", "acl") and any(c.lower_ == "that" for c in below.children)
    said = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
    return that and verb.lemma_ == "be" and not negated(verb) and any(_in(t, _UNTRUE) for t in said)


def _told_wrongly(verb: Token, below: Token) -> bool:
    """As in "It was wrongly reported that they met", "was falsely said to have met"."""
    told = below.dep_ in ("ccomp", "xcomp", "csubj", "csubjpass")
    return told and any(c.dep_ == "advmod" and c.lower_ in _WRONGLY for c in verb.children)


def _invented(event: Token) -> bool:
    """As in "made up a meeting with X", "mock talks"."""
    verb = event.head
    if any(child.lower_ in _PLAYED for child in event.lefts):
        return True
    made = _in(verb, _INVENTING) or _made_up(verb) or (verb.lemma_ == "make" and has_particle(verb, "up"))
    return event.dep_ == "dobj" and made and not negated(verb)


def _said_to_be_false(trigger: Token) -> bool:
    """As in "Rumours that X met Y are untrue", word by word: with two long names in it the parser takes the
    second for the subject of "are", and a dateline before it for that of all."""
    sentence = list(trigger.sent)
    at = trigger.i - trigger.sent.start
    told = _RUMOURS | _PICTURES  # "Rumours" at the head of a text may be taken for a verb
    that = next(
        (
            k
            for k in range(at - 1, 0, -1)
            if sentence[k].lower_ in ("that", "of", "about")
            and (_in(sentence[k - 1], told) or sentence[k - 1].lower_.removesuffix("s") in told)
        ),
        None,
    )
    if that is None or any(t.tag_ in FINITE for t in sentence[: that - 1]):
        return False
    for k, token in enumerate(sentence[at + 1 :], at + 1):
        if token.lemma_.lower() in ("be", "prove") and not negated(token):
            said = sentence[k + 1 : k + 1 + _NEAR]
            stop = next((n for n, t in enumerate(said) if t.is_punct or t.lower_ == "not"), len(said))
            if any(_in(t, _UNTRUE) for t in said[:stop]):
                return True
    return False


def _made_up(verb: Token) -> bool:
    return verb.lower_ == "made" and any(c.lower_ == "up" for c in verb.children)


def _in(token: Token, table: Container[str]) -> bool:
    return token.lower_ in table or token.lemma_.lower() in table
