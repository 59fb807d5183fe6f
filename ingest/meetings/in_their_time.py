"""Meetings without days that cannot be theirs: of an age in which somebody who takes part led no state yet,
or had long ceased to. What is of a day to come has yet to be held; what is planned is of no time that is
past: of 444 meetings of such a time in annotated articles two were told as planned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from graph.reference.leaders import years_of
from ingest.actors.full_names import complete_name
from ingest.actors.model import LEADERS, Person
from ingest.dates.when import When
from ingest.meetings.model import Meeting

#: For so many years before the first and after the last of his terms somebody may meet others.
_CAREER = 30
#: With an office of these roles a surname alone may be a leader's of old: "General Eisenhower drove to …".
_OF_OLD = LEADERS | {"military"}


def in_their_time(meetings: Iterable[Meeting], day: date | None) -> list[Meeting]:
    """The meetings; of a day that is none of somebody's career, as the table of leaders has it, nothing is
    left. ``day`` is the report's."""
    return [_in_their_time(one, day) for one in meetings]


def _in_their_time(meeting: Meeting, day: date | None) -> Meeting:
    if meeting.when is None:
        return meeting
    if not _possible(meeting, meeting.when, day.year if day else 0):
        return replace(meeting, when=None)
    if day is not None and meeting.status == "held" and meeting.when.date > day:
        return replace(meeting, status="planned")
    if day is not None and meeting.status == "planned" and meeting.when.last_day < day:
        # What rules know to be planned has another deed's time: "will visit Kenya, where she was in 2015".
        dated = meeting.source == "model" and meeting.when.precision != "day"
        return replace(meeting, status="held") if dated else replace(meeting, when=None)
    return meeting


def _possible(meeting: Meeting, when: When, year: int) -> bool:
    """Whether a meeting's time is one of everybody's career, in an article of a year."""
    first, last = when.date.year, when.last_day.year
    people = (a.participant.actor for a in meeting.attendance)
    careers = [years for one in people if isinstance(one, Person) and (years := _in_office(one, year))]
    return all(min(years) - _CAREER <= last and first <= max(years) + _CAREER for years in careers)


def _in_office(person: Person, year: int) -> set[int]:
    """The years in which a person led a state, if his name tells it."""
    name = complete_name(person, year)
    known = len(name.split()) > 1 or any(office.role in _OF_OLD for office in person.offices)
    return years_of(name) if known else set()
