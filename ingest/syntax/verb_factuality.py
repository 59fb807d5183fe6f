"""What a verb says of the event below it: "agreed to meet", "called off the talks", "would have met".

:data:`_RULES` holds what is known, in the order in which it is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.lexicon import triggers as words
from ingest.lexicon.triggers import Status
from ingest.lexicon.words import word_sets
from ingest.syntax.plans import ONLY_OFF, takes_place, told_to
from ingest.syntax.relations import FINITE, SUBJECTS, auxiliaries, has_particle, listed, negated

_LEXICON = word_sets("syntax", "factuality")
_OWN = word_sets("syntax", "verb_factuality")

_DUE = _OWN["due"]
_HOME = _OWN["home"]
_STAYING = _OWN["staying"]
_SOME_TIME = _OWN["some_time"]
_WHATEVER = _OWN["whatever"]
_OTHERWISE = _OWN["otherwise"]
_AGREEING = _OWN["agreeing"]
_INTENDING = _OWN["intending"]
_WEIGHING = _OWN["weighing"]

_FUTURE = _LEXICON["future"]
_POSSIBLE = _LEXICON["possible"]
_MAYBE = _OWN["maybe"]
_CONDITION = _LEXICON["condition"]
_OFFERED = _OWN["offered"]
_APPROVING = _OWN["approving"]


@dataclass(frozen=True, slots=True)
class Step:
    """A verb on the way up from a trigger, and the word below it by which one came.

    Of "hopes to avoid discussing it": ``hopes`` above ``avoid`` above the trigger ``discussing``. ``adjunct``
    says that the event is but a circumstance of what is told: "during their meeting they agreed".
    """

    verb: Token
    below: Token
    trigger: Token
    adjunct: bool

    @property
    def lemma(self) -> str:
        """The verb's base form in small letters."""
        return self.verb.lemma_.lower()

    @property
    def helpers(self) -> set[str]:
        """Its auxiliaries: {"will", "be"}."""
        return auxiliaries(self.verb)

    def governs(self, *relations: str) -> bool:
        """Whether the word below hangs on the verb by one of some relations."""
        return self.below is not self.verb and self.below.dep_ in relations

    @property
    def governs_clause(self) -> bool:
        """Whether what is below is a clause: "agreed to meet"."""
        return self.governs("xcomp", "ccomp", "acl")

    @property
    def governs_event(self) -> bool:
        """Whether what is below is an argument of the verb, and no circumstance."""
        return self.governs_clause or self.governs("dobj", "obj", "nsubjpass", "nsubj", "prep", "pobj")


def verb_status(step: Step) -> Status | None:
    """The status of an event by a verb above it, or the trigger itself; None if the verb leaves it open."""
    return next((status for when, status in _RULES if when(step)), None)


# -- what is to come --------------------------------------------------------------------------


def _is_skipped(step: Step) -> bool:
    """As in "will skip a visit"."""
    return step.governs("dobj", "obj", "xcomp") and listed(step.verb, words.NEGATING)


def _stays_home(step: Step) -> bool:
    """As in "will now stay at home", "stayed away"."""
    staying = step.verb is step.trigger and step.lemma in _STAYING
    behind = (t for c in step.verb.children for t in ((c, *c.children) if c.dep_ == "prep" else (c,)))
    return staying and any(t.lower_ in _HOME and not list(t.children) for t in behind)


def _would_only(step: Step) -> bool:
    """As in "would only see him in Geneva", "would see him only in Geneva": if at all."""
    verb = step.verb
    return "would" in step.helpers and any(
        t.lower_ == "only" and t.head in (verb, *verb.children) for t in verb.subtree
    )


def _is_future(step: Step) -> bool:
    """As in "will meet", "is going to meet"."""
    going = step.lemma == "go" and step.governs("xcomp") and step.verb.tag_ == "VBG"
    return bool(step.helpers & _FUTURE) or going


def _is_unclear(step: Step) -> bool:
    """As in "it is unclear whether they will meet"."""
    return _is_future(step) and any(
        c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in step.verb.children
    )


def _will_weigh(step: Step) -> bool:
    """As in "will explore holding talks"; not "will discuss the talks"."""
    # The parser may take "holding" for an adjective.
    doing = step.governs("dobj") and any(c.tag_ == "VBG" and c.dep_ == "amod" for c in step.below.children)
    return _is_future(step) and step.lemma in _WEIGHING and (step.governs_clause or doing)


def _will_not(step: Step) -> bool:
    """As in "will not meet"; not "at their meeting they will not discuss it"."""
    return _is_future(step) and not step.adjunct and _is_denied(step)


def _is_later(step: Step) -> bool:
    """As in "heads to China later on Wednesday"."""
    present = step.verb is step.trigger and step.verb.tag_ in ("VBZ", "VBP")
    return present and any(c.lower_ == "later" for c in step.verb.children)


# -- what is said of it -----------------------------------------------------------------------


def _is_called_something(step: Step) -> bool:
    """As in "called negotiations with them a waste of time"."""
    called = any(c.dep_ == "oprd" for c in step.verb.children)
    return called and step.below.dep_ in ("dobj", "obj", "ccomp", "nsubj")


def _is_expected_during(step: Step) -> bool:
    """As in "during their meeting they are expected to discuss …"."""
    scheduled = step.lemma in _DUE
    return step.adjunct and scheduled and any(c.dep_ == "xcomp" for c in step.verb.children)


def _is_adjunct(step: Step) -> bool:
    """As in "during their meeting they refused": what is told beside an event says nothing of it."""
    return step.adjunct


def _is_denied(step: Step) -> bool:
    """Whether what is denied is the event: "the talks did not begin", not "the talks did not go well"."""
    verb, below = step.verb, step.below
    course = takes_place(verb) or step.lemma in words.COURSE
    judged = any(c.dep_ in ("acomp", "attr") for c in verb.children) or step.lemma != "be"
    if below is not verb and below.dep_ == "nsubj" and below.pos_ == "NOUN" and judged and not course:
        return False
    return negated(verb)


def _nobody_does(step: Step) -> bool:
    """As in "No president has met him", "Neither X nor Y went there for talks": the subject denies it."""
    if step.verb.i != step.trigger.i and step.lemma not in words.TRAVEL:
        return False
    return any(
        child.dep_ in ("nsubj", "nsubjpass")
        and (
            child.lower_ in ("nobody", "none", "neither")
            or child.left_edge.lower_ == "neither"
            or any(det.lower_ in ("no", "neither") and det.dep_ == "det" for det in child.children)
        )
        for child in step.verb.children
    )


def _is_refused(step: Step) -> bool:
    """As in "refused to meet", "ruled out talks"."""
    return step.governs_event and listed(step.verb, words.NEGATING)


def _has_yet_to(step: Step) -> bool:
    """As in "has yet to meet", "the talks have yet to begin"; not "have yet to bear fruit"."""
    if step.lemma not in ("have", "be") or not any(c.lower_ == "yet" for c in step.verb.children):
        return False
    due = [c for c in step.verb.children if c.dep_ == "xcomp" and "to" in auxiliaries(c)]
    return any(
        not step.governs("nsubj") or takes_place(verb) or verb.lemma_.lower() in words.COURSE for verb in due
    )


def _is_held_after_all(step: Step) -> bool:
    """As in "The summit, twice put off, will be held in Suva", to the parser two verbs of one rank."""
    will = (c for c in step.verb.children if c.dep_ == "conj" and auxiliaries(c) & _FUTURE and not negated(c))
    off = step.lemma in words.CANCELLING and step.governs("nsubj", "nsubjpass")
    return off and any(takes_place(c) and not any(t.dep_ in SUBJECTS for t in c.children) for c in will)


def _is_called_off(step: Step) -> bool:
    """As in "cancelled the talks", "called off the visit"; not "put the talks at risk"."""
    if step.lemma not in words.CANCELLING or not step.governs("dobj", "obj", "nsubjpass", "nsubj"):
        return False
    return has_particle(step.verb, "off") or step.lemma not in ONLY_OFF


def _is_put_off_agreeably(step: Step) -> bool:
    """As in "agreed to come at an appropriate time"."""
    agreed = step.governs_event and step.lemma == "agree"
    return agreed and any(t.lower_ in _SOME_TIME for t in step.below.subtree)


def _is_looked_forward_to(step: Step) -> bool:
    """As in "look forward to meeting them at the summit"."""
    looked = step.governs_event and step.lemma == "look"
    return looked and any(c.lower_ == "forward" for c in step.verb.children)


def _may_be_planned(step: Step) -> bool:
    """As in "said he could arrange a meeting"."""
    return step.governs_event and step.lemma in words.PLANNED and bool(step.helpers & _MAYBE)


def _is_planned(step: Step) -> bool:
    """As in "agreed to meet", "scheduled talks"; not "agreed the talks were useful"."""
    whatever = step.lemma in _WHATEVER
    return step.lemma in words.PLANNED and (step.governs_clause or (step.governs_event and whatever))


def _is_to(step: Step) -> bool:
    """As in "is to meet"."""
    return step.lemma == "be" and step.governs("xcomp") and "to" in auxiliaries(step.below)


def _is_wished(step: Step) -> bool:
    """As in "hopes to meet", "pressed for talks"; not "opened talks"."""
    if step.lemma not in words.HYPOTHETICAL or not (
        step.governs_clause or step.governs("dobj", "obj", "prep")
    ):
        return False
    pressed_for = step.lemma == "press" and step.below.lower_ == "for"
    return step.lemma not in _OTHERWISE or pressed_for


def _is_called(step: Step) -> bool:
    """As in "called the meeting useful"; not "called for a meeting"."""
    return (
        _is_wished(step) and step.lemma == "call" and not any(c.lower_ == "for" for c in step.verb.children)
    )


def _is_invited(step: Step) -> bool:
    """As in "invited him to visit"."""
    return step.governs_event and step.lemma == "invite"


# -- what might be ----------------------------------------------------------------------------


def _is_possible(step: Step) -> bool:
    """As in "could meet", "would meet"."""
    return bool(step.helpers & _POSSIBLE)


def _is_said_to_come(step: Step) -> bool:
    """As in "said he would meet them"; not "said he would meet them if they disarmed"."""
    return (
        "would" in step.helpers
        and "have" not in step.helpers
        and _is_possible(step)
        and _is_reported(step.verb)
        and not any(
            c.dep_ == "advcl" and any(m.lower_ in _CONDITION for m in c.children) for c in step.verb.children
        )
    )


def _is_reported(verb: Token) -> bool:
    token = verb
    if (speaks := told_to(verb)) is not None:
        return speaks.tag_ in ("VBD", "VBN", "VBG")
    while token.dep_ in ("ccomp", "conj", "xcomp") and token.head.i != token.i:
        token = token.head
        told = token.lemma_.lower() in words.SAYING or token.lemma_.lower() in _AGREEING
        if told and token.tag_ in ("VBD", "VBN", "VBG"):
            return True
    # "…, he said" before or behind: the parser hangs the report below or beside
    return any(
        child.lemma_.lower() in words.SAYING and child.dep_ in ("ccomp", "parataxis")
        for child in token.children
    )


def _would_be_welcome(step: Step) -> bool:
    """As in "said he would welcome talks"; not "said he would welcome him in Rome"."""
    event = step.trigger.pos_ == "NOUN" and step.governs("dobj", "obj")
    return event and "would" in step.helpers and step.lemma in _APPROVING


def _must_have(step: Step) -> bool:
    """As in "must have met": that is concluded."""
    return _is_possible(step) and {"have", "must"} <= step.helpers


def _is_rather_not(step: Step) -> bool:
    """As in "would rather resign than meet them", "flew home rather than meet them", "stayed instead of
    meeting them"."""
    verb = step.verb
    before = [t.lower_ for t in verb.sent if t.i < verb.i]
    if before[-2:] == ["instead", "of"]:
        return True
    than = before[-1:] == ["than"] or any(c.lower_ == "than" for c in verb.children)
    return than and verb.tag_ in ("VB", "VBG", "VBP") and bool({"rather", "sooner"} & {*before})


# -- headlines and nouns with "to" ------------------------------------------------------------


def _is_headline(step: Step) -> bool:
    """As in "Mbeki to join …", also where the parser takes the subject for the whole."""
    verb = step.verb
    if "to" not in step.helpers:
        return False
    return verb.dep_ == "ROOT" or (
        verb.dep_ in ("relcl", "acl")
        and verb.sent.start == 0
        and not any(t.tag_ in FINITE for t in verb.doc[: verb.i])
    )


def _is_of_noun(step: Step) -> bool:
    return "to" in step.helpers and step.verb.dep_ in ("relcl", "acl")


def _is_offered(step: Step) -> bool:
    """As in "an invitation to visit Beijing"."""
    return _is_of_noun(step) and step.verb.head.lemma_.lower() in _OFFERED


def _is_accepted(step: Step) -> bool:
    """As in "accepted an invitation to visit Beijing"; not "at a convenient time"."""
    accepted = _is_offered(step) and step.verb.head.head.lemma_.lower() == "accept"
    return accepted and "convenient" not in step.verb.sent.text


def _is_decided(step: Step) -> bool:
    """As in "the decision to meet"."""
    noun = step.verb.head
    decided = noun.lemma_.lower() in _INTENDING
    return _is_of_noun(step) and noun.pos_ in ("NOUN", "PROPN") and decided


#: The first that fits answers. What will be comes before what is denied, for "will not" is both; an adjunct
#: ends the asking, for what is refused or hoped for during a meeting is not the meeting.
_RULES: tuple[tuple[Callable[[Step], bool], Status | None], ...] = (
    (_is_skipped, "negated"),
    (_stays_home, "negated"),
    (_is_rather_not, "negated"),
    (_would_only, "hypothetical"),
    (_is_unclear, "hypothetical"),
    (_will_not, "negated"),
    (_will_weigh, "hypothetical"),
    (_is_future, "planned"),
    (_is_later, "planned"),
    (_is_called_something, "hypothetical"),
    (_is_expected_during, "planned"),
    (_is_adjunct, None),
    (_is_denied, "negated"),
    (_nobody_does, "negated"),
    (_is_refused, "negated"),
    (_has_yet_to, "hypothetical"),
    (_is_held_after_all, "planned"),
    (_is_called_off, "cancelled"),
    (_is_put_off_agreeably, "hypothetical"),
    (_is_looked_forward_to, "planned"),
    (_may_be_planned, "hypothetical"),
    (_is_planned, "planned"),
    (_is_to, "planned"),
    (_is_called, None),
    (_is_wished, "hypothetical"),
    (_is_invited, "hypothetical"),
    (_would_be_welcome, "hypothetical"),
    (_is_said_to_come, "planned"),
    (_must_have, None),
    (_is_possible, "hypothetical"),
    (_is_headline, "planned"),
    (_is_accepted, "planned"),
    (_is_offered, "hypothetical"),
    (_is_decided, "planned"),
)
