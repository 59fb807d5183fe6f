"""When two articles tell of one meeting.

The parties and the day decide, and then whatever tells apart: the persons, the place, the part of day, the
count ("their second talk that day"). An article's own meetings are never one: it told them apart.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from graph.names import Name, likeness, name_of, skeleton, stands_in
from graph.resolution.decision import UNRELATED, Decision, veto
from graph.resolution.meetings import FRESH, Record

_MINISTERS = frozenset({"foreign", "defence", "finance", "trade"})

#: Of a meeting that is named so, the day is not that of the report.
_SEQUENCE = frozenset({"upcoming", "next", "last", "previous", "future", "coming"})

# A score is what the parties give and what the dates add, weighed against MATCH (0.85) and DOUBT (0.7) of
# decision.py. Conventions, not measured: the same parties on one day are enough, with a vaguer date seldom
# without persons, a place or a name.
# What parties give:
#: Two states; more for each whose person is known, two at the most. A visitor's state; more if he is known.
_STATES, _PERSON, _VISIT, _VISITOR = 0.7, 0.06, 0.7, 0.12
#: The articles' own ids agree, and so do their parties: of talks, of a visit, of a gathering with its name.
_SAME_TALKS, _SAME_VISITOR, _SAME_NAME = 0.8, 0.75, 0.75
#: A body convenes both; more for its leaders, who seldom meet twice in a month.
_BODY, _SUMMIT = 0.8, 0.03
#: Both are called so; more for each further word.
_CALLED, _WORD = 0.74, 0.04
#: Some states attend both, more for each; more if no other does: three told of in the same days are enough.
_ATTENDED, _STATE, _NOBODY_ELSE = 0.7, 0.02, 0.06
#: From so many states on others may attend one of the two as well; beyond so many a further one adds nothing.
_MANY, _MOST = 4, 5
#: Only a place is told, or agrees with a word of the names: enough on one day, on two people are asked.
_PLACE_ALONE, _PLACE_AND_WORD = 0.62, 0.66
#: From here on two names of a state are one person's, as the rest agrees; of them alone people are asked.
_ALIKE = 0.8
#: What a place in common adds: a city; a state, where not both name a city.
_CITY, _COUNTRY = 0.08, 0.05

# What dates add:
_ON_ONE_DAY = 0.2
#: A slip of one of them: one meeting only where all else agrees.
_NEXT_DAY = 0.1
#: Both tell a month, or a year, and no day; the articles' own ids agree, or do not.
_ONE_MONTH, _OTHER_IN_MONTH, _ONE_YEAR = 0.15, 0.05, 0.05
#: One tells a month, the other a day of it: a month holds many meetings.
_DAY_OF_MONTH = 0.03
#: One tells no day and appeared around the other's. Neither tells one and they appeared within so many days.
_TOLD_THEN, _TOLD_TOGETHER, _TOGETHER = 0.05, 0.04, timedelta(days=2)
#: A call without its day is the one of a day, if told so soon after: leaders call often.
_SOON = timedelta(days=7)

#: One id and one day are enough, whatever else is told; nothing that is pieced together is certain.
_SAME_ID, _CERTAIN = 0.9, 0.99
#: The one is the second of a day, the other has no number: people are asked of all but the likeliest.
_NUMBERED = 0.2


def decide(one: Record, other: Record) -> Decision:
    """Whether two articles tell of one meeting."""
    if one.article == other.article:
        return veto("article", "one article tells of both")
    if one.kind != other.kind:
        return veto("kind", f"{one.kind or 'meeting'} and {other.kind or 'meeting'}")
    apart = _apart(one, other)
    if apart:
        return veto(*apart)
    if one.kind == "multilateral":
        parties = _same_gathering(one, other)
    elif one.kind == "visit":
        parties = _same_visit(one, other)
    else:
        parties = _same_pair(one, other)
    if parties.veto or not parties.score:
        return parties
    when, how = _when(one, other)
    if _dated_by_copy(one, other):
        when, how = _ON_ONE_DAY, "in copies of one report, each dated from its own day"
    if when is None:
        return UNRELATED
    if when < 0:
        return veto("date", how)
    score = parties.score + when
    if one.local == other.local and one.precision == "day":
        score = max(score, _SAME_ID)
    if _one_counts(one, other):
        score -= _NUMBERED
    return Decision(round(min(score, _CERTAIN), 3), one.kind, f"{parties.reason}, {how}")


#: Share of a signature's hashes from which on two articles are copies of one report. Reports by different
#: hands on one meeting share a twentieth at most, a report and its update within the hour most of it.
_COPY = 0.6
_DIGITS = 8
#: A report is printed again for so many days.
_RERUN = timedelta(days=3)
_DAY = timedelta(days=1)


def _dated_by_copy(one: Record, other: Record) -> bool:
    """Whether two meetings lie apart only because "on Wednesday" was read in copies of different days."""
    if not (one.precision == other.precision == "day" and one.published and other.published):
        return False
    if not (one.start and other.start and one.start != other.start):
        return False
    shift = other.published - one.published
    return other.start - one.start == shift and abs(shift) <= _RERUN and _copies(one, other)


def far_apart(one: Record, other: Record) -> bool:
    """Whether two meetings cannot be the same by their days alone, whatever else is told of them.

    It follows from :func:`decide`, and is quick to tell: a state has many meetings in a month.
    """
    if not (
        one.precision == other.precision == "day" and one.start and one.end and other.start and other.end
    ):
        return False
    gap = max(other.start - one.end, one.start - other.end)
    return gap > _RERUN or (gap > _DAY and not _dated_by_copy(one, other))


def _copies(one: Record, other: Record) -> bool:
    """Whether two articles are near-identical, by their MinHash signatures."""
    if not one.signature or len(one.signature) != len(other.signature):
        return False
    places = range(0, len(one.signature), _DIGITS)
    same = sum(one.signature[at : at + _DIGITS] == other.signature[at : at + _DIGITS] for at in places)
    return same >= _COPY * len(places)


def _apart(one: Record, other: Record) -> tuple[str, str] | None:
    """What tells two meetings of the same parties apart."""
    if one.part and other.part and one.part != other.part and _one_day(one, other):
        return "part of day", f"{one.part} and {other.part}"
    if one.count and other.count and one.count != other.count and _one_day(one, other):
        return "count", f"number {one.count} and number {other.count}"
    certain = _certain(one, other)
    if one.iso3 and other.iso3 and one.iso3 != other.iso3 and not certain:
        return "place", f"in {one.iso3} and in {other.iso3}"
    if one.city and other.city and not _same_city(one, other) and not certain:
        return "place", f"in {one.city} and in {other.city}"
    if not _one_level(one.level, other.level):
        return "level", f"{one.level} and {other.level}"
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return "number", f"{min(one.numbers)} and {min(other.numbers)} of a series"
    return None


def _one_level(one: str, other: str) -> bool:
    """Whether two levels can be of one meeting: unknown ones, and ministers' with those of some ministers."""
    if not one or not other or one == other:
        return True
    return "ministers" in (one, other) and bool({one, other} & _MINISTERS)


def _certain(one: Record, other: Record) -> bool:
    """Whether a place that differs is an article's error: nobody meets the same people twice a day in two
    cities, and no body meets so."""
    if not _one_day(one, other):
        return False
    if one.kind == "multilateral":
        return bool(one.bodies & other.bodies)
    known, strangers = _persons(one, other)
    return known > 1 and strangers is None


def _same_city(one: Record, other: Record) -> bool:
    """Whether two cities are one, however it is spelled: Pusan and Busan, Kiev and Kyiv."""
    first, second = _city(one.city), _city(other.city)
    return first == second or (one.iso3 == other.iso3 and skeleton(first) == skeleton(second))


@lru_cache(maxsize=10_000)
def _city(name: str) -> str:
    return re.sub(r"\b(city|the)\b", "", name.partition(",")[0].lower()).strip()


def _one_day(one: Record, other: Record) -> bool:
    return one.precision == other.precision == "day" and one.start == other.start


def _one_counts(one: Record, other: Record) -> bool:
    """One of them is called the second of a day, and the other has no number: the first, perhaps."""
    return max(one.count, other.count) > 1 and 0 in (one.count, other.count)


def _same_pair(one: Record, other: Record) -> Decision:
    """Talks and calls: the same states, and where both name somebody of one of them, the same persons."""
    known, strangers = _persons(one, other)
    if strangers:
        return veto("persons", f"{strangers[0]} and {strangers[1]}")
    if one.states != other.states or len(one.states) < 2:
        if one.local == other.local and one.states == other.states:
            return Decision(_SAME_TALKS, "", f"the same parties{_and(known)}")
        return UNRELATED
    score = _STATES + _PERSON * min(known, 2) + _place(one, other)
    return Decision(score, "", f"the same states{_and(known)}")


def _same_visit(one: Record, other: Record) -> Decision:
    known, strangers = _persons(one, other)
    if strangers:
        return veto("persons", f"{strangers[0]} and {strangers[1]}")
    if not one.states & other.states or not one.iso3 or one.iso3 != other.iso3:
        same = one.local == other.local
        return Decision(_SAME_VISITOR, "", "the same visitor") if same else UNRELATED
    score = _VISIT + _VISITOR * min(known, 1)
    return Decision(score, "", f"a visit from {min(one.states & other.states)}{_and(known)}")


def _same_gathering(one: Record, other: Record) -> Decision:
    place = _place(one, other)
    if one.bodies and other.bodies:
        if not one.bodies & other.bodies or _other_topics(one, other):
            return UNRELATED
        summit = _SUMMIT if one.level == other.level == "leaders" else 0.0
        return Decision(_BODY + place + summit, "", f"convened by {min(one.bodies & other.bodies)}")
    shared = one.words & other.words
    if shared and (shared in (one.words, other.words)):
        score = _CALLED + place + _WORD * (len(shared) - 1)
        return Decision(score, "", f"both called {' '.join(sorted(shared))}")
    members = one.states & other.states
    if len(members) >= 2 and (members in (one.states, other.states) or len(members) >= _MANY):
        alone = _NOBODY_ELSE if len(members) > 2 and one.states == other.states else 0.0
        score = _ATTENDED + place + _STATE * min(len(members), _MOST) + alone
        return Decision(score, "", f"{len(members)} states in common")
    if one.local == other.local and (shared or len(one.states) != 1):
        return Decision(_SAME_NAME + place, "", "the same name and states")
    if one.iso3 and place and not (one.words and other.words) and not (one.bodies or other.bodies):
        return Decision(_PLACE_ALONE + place, "", "one place")
    if shared and place:
        return Decision(_PLACE_AND_WORD + place, "", f"{' '.join(sorted(shared))} in both names, one place")
    return UNRELATED


def _other_topics(one: Record, other: Record) -> bool:
    """Whether the names of two gatherings of a body tell them apart: its climate conference, its assembly.

    On one day that is how two articles call one meeting, save for the United Nations, under which many meet.
    """
    body = min(one.bodies & other.bodies)
    own = body.split("-")
    ours, theirs = (
        {word for word in record.words if not any(part.startswith(word) for part in own)}
        for record in (one, other)
    )
    return bool(ours and theirs and not ours & theirs) and (
        body == "united-nations" or not _one_day(one, other)
    )


def _place(one: Record, other: Record) -> float:
    if one.city and other.city:
        return _CITY if _same_city(one, other) else 0.0
    return _COUNTRY if one.iso3 and one.iso3 == other.iso3 else 0.0


def _persons(one: Record, other: Record) -> tuple[int, tuple[str, str] | None]:
    """For how many states both name the same person, and two who are not the same, if any."""
    known, strangers = 0, None
    for state in sorted({state for state, _ in one.persons} & {state for state, _ in other.persons}):
        ours = sorted(name for place, name in one.persons if place == state)
        theirs = sorted(name for place, name in other.persons if place == state)
        if any(_alike(name_of(a), name_of(b), state) for a in ours for b in theirs):
            known += 1
        else:
            strangers = ours[0], theirs[0]
    return known, strangers


def _alike(one: Name, other: Name, state: str) -> bool:
    return likeness(one, other, state).score >= _ALIKE or stands_in(one, other, state)


def _and(known: int) -> str:
    return f", persons of {known} of them" if known else ""


def _when(one: Record, other: Record) -> tuple[float | None, str]:
    """What the dates add to the score, below 0 if they exclude each other, and in words; nothing where a
    date is missing and the articles are not of the same days."""
    if one.start and other.start and one.end and other.end:
        gap = max((other.start - one.end).days, (one.start - other.end).days)
        if one.precision == other.precision == "day":
            if gap <= 0:
                return _ON_ONE_DAY, "on one day" if one.start == other.start else "on days that overlap"
            if (
                gap == 1
                and one.kind == "call"
                and one.start == one.published
                and other.start == other.published
            ):
                return -1, "on two days"  # Leaders call again the next day, and each call has its report.
            return (_NEXT_DAY, "on days that follow each other") if gap == 1 else (-1, f"{gap} days apart")
        if gap > 0:
            return -1, "at other times"
        if "year" in (one.precision, other.precision):
            return (_ONE_YEAR if one.local == other.local else -0.0), "in one year"
        if one.kind == "call" and not _told_soon(one, other):
            return None, "told long after"
        if one.precision == other.precision:
            return (_ONE_MONTH if one.local == other.local else _OTHER_IN_MONTH), "in one month"
        return _DAY_OF_MONTH, "one on a day of the other's month"
    if (one.start or other.start) is None:
        if one.published and other.published and abs(one.published - other.published) <= _TOGETHER:
            return _TOLD_TOGETHER, "told in the same days without a date"
        return None, "without a date"
    dated, undated = (one, other) if one.start else (other, one)
    if _SEQUENCE & set(undated.name.lower().split()):
        return None, "another of a series"
    if dated.precision != "day" or not undated.published or not dated.start or not dated.end:
        return None, "without a date"
    if dated.start - FRESH <= undated.published <= dated.end + FRESH:
        return _TOLD_THEN, "one told in those days without a date"
    return None, "without a date"


def _told_soon(one: Record, other: Record) -> bool:
    """Whether an article without the day of a call tells of one of its last days: leaders call often."""
    dated, vague = (one, other) if one.precision == "day" else (other, one)
    if dated.precision != "day" or dated.start is None or vague.published is None:
        return True
    return abs(vague.published - dated.start) <= _SOON
