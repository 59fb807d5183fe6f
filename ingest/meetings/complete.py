"""What only the whole article shows of its meetings: their larger meeting, their day and place, whether
they are meetings of states at all."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from ingest.actors.model import Person, retired
from ingest.dates.context import is_remote
from ingest.dates.find import When
from ingest.lexicon import triggers as words
from ingest.lexicon.calendar import NUMBERS
from ingest.lexicon.words import word_sets
from ingest.meetings.coreference import same_talks
from ingest.meetings.model import (
    Meeting,
    affiliations,
    by_side,
    dates_conflict,
    head,
    places_differ,
    within,
)
from ingest.meetings.places import Place
from ingest.syntax.relations import auxiliaries, governor

_LEXICON = word_sets("meetings", "complete")

_ENDING = _LEXICON["ending"]

#: Until this day of a month, its news may be of the month before.
_YOUNG = 3
#: How many tokens a report's headline and first paragraphs have.
LEAD = 120

#: Talks and the visit that they belong to: the visitor may have arrived before he meets his hosts.
UNDER_WAY = frozenset({("held", "held"), ("planned", "planned"), ("planned", "held")})


def complete(
    doc: Doc,
    meetings: list[Meeting],
    beside: list[tuple[Meeting, Token]],
    here: Place | None,
    anchor: date | None,
) -> list[Meeting]:
    """The meetings of an article, completed by what it tells elsewhere; what is no diplomacy is left out.

    ``beside`` are talks and the "sidelines" on which they were held; ``here`` is the dateline's place.

    The order of the steps is meaning:

    1. Talks are tied to their larger meeting first: its day and place are theirs from then on.
    2. A journey that is made to a meeting goes into it, so that no later step takes it for a visit.
    3. The length of a meeting gives its other end.
    4. Then its day gives its status, and its sides its kind: a planned meeting gets no place of the report,
       and a summit of two is bilateral from here on.
    5. Talks during a visit get its place and day, which need kinds and statuses that stand.
    6. What still has no place is where the report comes from, told by its day; a visit knows better.
    7. Talks beside a meeting are where that is, which may be known by step 6 only.
    8. Only now, with kinds, days and places told, are two that are the same talks seen to be one.
    9. The report's own day or month is a last resort: before step 8 it could keep two apart that are one.
    10. What is no diplomacy goes last: whatever was learned on the way speaks for a meeting.
    """
    meetings = list(meetings)
    for meeting, sideline in beside:
        _tie(meetings, meeting, sideline)
    _journeys(meetings)
    larger = [meeting.parent for meeting in meetings]
    for meeting in meetings:
        _extend(doc, meeting)
        _set_status_and_kind(doc, meeting, anchor, meeting in larger)
    _during_visits(meetings)
    for meeting in meetings:
        _place_of_report(meeting, anchor, here)
    for meeting in meetings:
        if meeting.parent is not None and meeting.place is None:
            meeting.place = meeting.parent.place
    merged = _merged(meetings)
    for meeting in merged:
        if meeting.when is None and anchor is not None and meeting.status == "held":
            meeting.when = _day_of_report(meeting, anchor)
    return [m for m in merged if _holds(doc, m)]


def _merged(meetings: list[Meeting]) -> list[Meeting]:
    """A summit of two that has turned out bilateral is the talks that were told apart from it."""
    kept: list[Meeting] = []
    for meeting in meetings:
        known = next(
            (k for k in kept if meeting.kind == k.kind == "bilateral" and (k.name or meeting.name)), None
        )
        if known is not None and same_talks(known, meeting):
            known.absorb(meeting)
            known.name = known.name or meeting.name
            for other in meetings:
                other.parent = known if other.parent is meeting else other.parent
        else:
            kept.append(meeting)
    return kept


def _tie(meetings: list[Meeting], meeting: Meeting, sideline: Token) -> None:
    for child in sideline.subtree:
        for parent in meetings:
            if parent.kind == "multilateral" and parent is not meeting and child in parent.triggers:
                meeting.parent = parent
                for attendance in meeting.attendance:
                    parent.attend([attendance.party], attendance.sentences[0])
                if meeting.place is None:
                    meeting.place = parent.place
                if meeting.when is None and meeting.status == parent.status:
                    meeting.when = within(parent.when)
                elif parent.when is None and meeting.when is not None:
                    # The larger meeting may have begun before, yet hardly in another month.
                    parent.when = replace(
                        meeting.when,
                        date=meeting.when.date.replace(day=1),
                        end_date=None,
                        precision="year" if meeting.when.precision == "year" else "month",
                    )
                return


def _journeys(meetings: list[Meeting]) -> None:
    """Who travels to a summit, or to talks in a third country, is told of that meeting: the journey
    gives it day and place and is no visit of its own."""
    for visit in [m for m in meetings if m.kind == "visit" and m.place is not None]:
        if "had" in auxiliaries(head(visit)):
            continue  # "who had spent a week in Rome, met X"
        for meeting in meetings:
            if meeting.kind == "visit" or not set(meeting.sentences) & set(visit.sentences):
                continue
            same = meeting.persons() & visit.persons() or (
                meeting.states() == visit.states() and not visit.persons()
            )
            if not same or places_differ(meeting.place, visit.place):
                continue
            if dates_conflict(meeting.when, visit.when) or meeting.status != visit.status:
                continue
            abroad = (
                meeting.kind == "bilateral"
                and visit.place is not None
                and (visit.place.iso3 not in meeting.states())
            )
            if abroad or (meeting.kind == "multilateral" and _purpose(meeting, visit)):
                meeting.learn(visit.when, visit.place)
                meeting.attend((a.party for a in visit.attendance), visit.sentences[0])
                meetings.remove(visit)
                break


def _extend(doc: Doc, meeting: Meeting) -> None:
    """The other end of a meeting whose first or last day is told, and how many days it has: "opened a
    two-day summit on Saturday", "wound up a three-day visit on Friday"."""
    when = meeting.when
    if when is None or when.precision != "day" or when.end_date is not None:
        return
    for noun in meeting.triggers:
        length = _DAYS.search(doc[noun.left_edge.i : noun.i + 1].text)
        verb = governor(noun) if noun.pos_ in ("NOUN", "PROPN") else None
        if length is None or verb is None or verb.sent.start > when.start or when.start >= verb.sent.end:
            continue
        days = timedelta(NUMBERS.index(length[1].lower()) - 1)
        lemma = verb.lemma_.lower()
        if lemma in words.ENDING | _ENDING:
            meeting.when = replace(when, date=when.date - days, end_date=when.date)
        elif lemma in words.COURSE | {"launch"}:
            meeting.when = replace(when, end_date=when.date + days)
        return


#: How many days a meeting has, as its noun's modifier.
_DAYS = re.compile(rf"(?i)\b({'|'.join(NUMBERS[2:15])})[- ]day\b")


def _during_visits(meetings: list[Meeting]) -> None:
    """Talks during a visit take place where the visitor is, and when he is there."""
    for talks in meetings:
        if talks.kind != "bilateral" or (talks.place is not None and talks.when is not None):
            continue
        for visit in meetings:
            if (
                visit.kind == "visit"
                and visit.place is not None
                and (head(visit).lemma_.lower() != "return" or visit.status == "planned")
                and _visitors_talk(talks, visit)
                and visit.place.iso3 in talks.states()
                and not dates_conflict(talks.when, visit.when, days=4)  # few visits are longer
                and not places_differ(talks.place, visit.place)
                and (talks.status, visit.status) in UNDER_WAY
            ):
                talks.place = talks.place or visit.place
                if talks.when is None and visit.when is not None and visit.when.precision == "day":
                    sure = within(visit.when)
                    if sure is not None and talks.status != visit.status:  # some day of the visit
                        sure = replace(sure, date=sure.date.replace(day=1), precision="month")
                    talks.when = sure
                break


def _visitors_talk(talks: Meeting, visit: Meeting) -> bool:
    """Whether a visitor takes part in talks, or officials without names of whom one sentence tells both."""
    nameless = not talks.persons() and not visit.persons() and talks.sentences[0] in visit.sentences
    return bool(talks.persons() & visit.persons()) or (nameless and visit.states() <= talks.states())


def _day_of_report(meeting: Meeting, anchor: date) -> When | None:
    """The time of what a report tells without one: its own day of what goes on ("is visiting", "have gathered
    here"), and its month of the news that it opens with, unless that may be of the month before."""
    if is_remote(head(meeting).sent.text):
        return None
    for trigger in meeting.triggers:
        verb = _event_verb(trigger)
        if verb is None or trigger.i >= LEAD:
            continue
        helpers = auxiliaries(verb)
        going_on = verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re"}
        come = verb.tag_ == "VBN" and helpers & {"has", "have"} and verb.lemma_.lower() in words.GATHER
        if going_on or come:
            return When(verb.i, verb.i + 1, anchor, None, "day")
    first = head(meeting)
    at = first.lemma_.lower() in words.GATHERING_NOUNS and first.dep_ == "pobj" and first.head.lower_ == "at"
    verb = governor(first) if at else _event_verb(first)
    while verb is not None and verb.tag_ == "VBG" and verb.head.lower_ == "after":
        verb = governor(verb)  # "said after meeting X"
    news = first.i < LEAD and verb is not None and verb.tag_ in ("VBD", "VBZ")
    if verb is not None and verb.dep_ in ("relcl", "advcl"):
        news = False  # "when A met B, the world held its breath"
    if verb is not None and first.i < LEAD and at and auxiliaries(verb) & {"has", "have"}:
        news = True  # "Leaders at the summit have warned …"
    if verb is not None and news and "had" not in auxiliaries(verb) and anchor.day > _YOUNG:
        return When(first.i, first.i + 1, anchor.replace(day=1), None, "month")
    return None


def _event_verb(trigger: Token) -> Token | None:
    """The verb that tells an event: itself, or "held" of "held talks"."""
    if trigger.pos_ in ("VERB", "AUX"):
        return trigger
    verb = governor(trigger)
    taking_place = trigger.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
    return (
        verb
        if verb is not None and taking_place and verb.lemma_.lower() in words.LIGHT | words.ATTEND
        else None
    )


def _place_of_report(meeting: Meeting, anchor: date | None, here: Place | None) -> None:
    """A gathering of the day or the day before, told at the head of the report, is where the report comes
    from; so are talks of those days with hosts of that state, and those of the day among others."""
    if meeting.place is not None or meeting.when is None or here is None or anchor is None:
        return
    if meeting.status != "held" or meeting.when.precision != "day" or head(meeting).i >= LEAD:
        return
    days = (anchor - meeting.when.date).days
    if meeting.kind == "multilateral" and 0 <= days <= 1:
        meeting.place = here
    if meeting.kind == "bilateral" and here.iso3 in meeting.states() and 0 <= days <= 1:
        meeting.place = here
    people = by_side(a.party for a in meeting.attendance if isinstance(a.party.actor, Person))
    if meeting.kind == "bilateral" and len(people) > 1 and days == 0:
        meeting.place = here


def _set_status_and_kind(doc: Doc, meeting: Meeting, anchor: date | None, larger: bool) -> None:
    """What only the whole shows: the day decides whether it is yet to come, and a gathering of two
    states is a bilateral meeting, unless it is the ``larger`` one beside which they met."""
    if meeting.when is not None and anchor is not None and meeting.when.date > anchor:
        meeting.status = "planned" if meeting.status == "held" else meeting.status
    sides_of = by_side(a.party for a in meeting.attendance)
    words_before = {t.lower_ for t in doc[head(meeting).left_edge.i : head(meeting).i]}
    if (
        meeting.kind == "multilateral"
        and not larger
        and not meeting.organizations
        and len(sides_of) == 2
        and len(meeting.states()) == 2
        and not words_before & words.MANY
        and not (head(meeting).lemma_.lower() in words.WIDE and head(meeting).pos_ != "VERB")
        and not any(t.ent_type_ == "LOC" for t in doc[head(meeting).left_edge.i : head(meeting).i])
    ):
        meeting.kind = "bilateral"
        (one, ones), (other, others) = sides_of.items()
        sentence = meeting.sentences[0]
        meeting.talk(one, other, sentence)
        for first in ones:
            for second in others:
                if isinstance(first.actor, Person) and isinstance(second.actor, Person):
                    meeting.talk(first.actor, second.actor, sentence)


def _holds(doc: Doc, meeting: Meeting) -> bool:
    """Whether it is a meeting of those who act for states or organizations."""
    if meeting.kind in ("bilateral", "call"):
        # A state and an organization need a person who met: "entry talks with the EU" are a process.
        if len(meeting.states()) >= 2:
            return True
        met = head(meeting).lemma_.lower() == "meet" and head(meeting).pos_ == "VERB"
        met = met or (_is_of_a_day(meeting.when) and meeting.place is not None)
        return len(affiliations(meeting)) >= 2 and (met or bool(meeting.persons()))
    if meeting.kind == "visit":  # of somebody who acts for a state, or did
        people = [a.party.actor for a in meeting.attendance if isinstance(a.party.actor, Person)]
        return bool(meeting.states()) or any(p.minister or retired(p) for p in people)
    return _is_diplomacy(doc, meeting)


def _is_of_a_day(when: When | None) -> bool:
    return when is not None and when.precision == "day"


def _is_diplomacy(doc: Doc, meeting: Meeting) -> bool:
    """Whether a gathering is one of states, by who is there and by the words before its noun."""
    noun = head(meeting)
    if noun.pos_ == "VERB" and not meeting.attendance and not meeting.organizations:
        return meeting.when is not None and meeting.place is not None
    if not (meeting.attendance or meeting.when or meeting.place) or _is_topic(noun, meeting):
        return False
    if len(meeting.states()) > 2:
        return True
    if _is_general(noun, meeting):
        return False
    if meeting.organizations:
        return True
    modifiers = {t.lower_ for t in doc[noun.left_edge.i : noun.i]}
    if _is_domestic(modifiers) or _is_of_a_party(noun, meeting):
        return False
    modifiers |= set(meeting.name.lower().split())
    if noun.lemma_.lower() == "conference" and not modifiers & words.DIPLOMATIC - words.WORLDLY:
        # learned societies meet internationally too; of states is what has states for its topic
        topic = doc[noun.left_edge.i : noun.right_edge.i + 1]
        return len(meeting.states()) >= 2 or any(t.ent_type_ in ("GPE", "NORP") for t in topic)
    if noun.lemma_.lower() in words.SUMMIT_NOUNS or modifiers & words.DIPLOMATIC:
        return bool(meeting.states()) or meeting.when is not None or meeting.place is not None
    return len(meeting.states()) >= 2


def _is_topic(noun: Token, meeting: Meeting) -> bool:
    """A process that is spoken of, without day or place: "disputes in the negotiations between A and B"."""
    abstract = noun.lemma_.lower() in words.ABSTRACT and noun.dep_ == "pobj"
    return abstract and not (meeting.when or meeting.place)


def _is_general(noun: Token, meeting: Meeting) -> bool:
    """Meetings in general, none in particular: "in multilateral forums"."""
    if noun.tag_ != "NNS" or meeting.when or meeting.place or meeting.organizations:
        return False
    return noun.left_edge.i == noun.i or not any(c.dep_ in ("det", "nummod", "poss") for c in noun.children)


def _is_domestic(modifiers: set[str]) -> bool:
    """A meeting within one state: of a cabinet, a party, a province."""
    return bool(modifiers & words.DOMESTIC) and not modifiers & words.DIPLOMATIC


def _is_of_a_party(noun: Token, meeting: Meeting) -> bool:
    """What belongs to somebody who is no state: "Labour's spring conference"."""
    owners = (c for c in noun.children if c.dep_ == "poss" and c.pos_ == "PROPN")
    return not meeting.states() and any(c.ent_type_ in ("ORG", "") for c in owners)


def _purpose(meeting: Meeting, visit: Meeting) -> bool:
    """Whether the journey's clause says that it is made to attend the meeting."""
    for trigger in meeting.triggers:
        for above in trigger.ancestors:
            purpose = above.lemma_.lower() in words.JOINING
            purpose = purpose and above.dep_ in ("advcl", "xcomp")
            if purpose and any(above.head.i == t.i for t in visit.triggers):
                return True
    return False
