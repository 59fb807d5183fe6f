"""Which event mentions are of one meeting: what clustering makes of those that it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ingest.actors.model import Office, Person
from ingest.meetings.cluster import cluster
from ingest.meetings.mention import Situated
from ingest.meetings.model import Meeting, people_of, states_of
from ingest.meetings.place import Place
from tests.ingest.meetings.values import (
    BABIC,
    CROATIA,
    KENYA,
    LUND,
    NORWAY,
    OTIENO,
    UNION,
    day,
    sentence,
    told,
    trigger,
)

OSLO, NAIROBI, ACCRA = Place("Oslo", "NOR"), Place("Nairobi", "KEN"), Place("Accra", "GHA")
TODAY = date(2019, 6, 12)


def meetings(*events: Situated) -> list[Meeting]:
    """The meetings of a report from Oslo."""
    return cluster(events, OSLO, TODAY)


def test_several_sentences_about_one_meeting_are_one() -> None:
    [one] = meetings(
        told(trigger(0), first=[LUND], second=[OTIENO], when=day(11), place=NAIROBI),
        told(trigger(1, "meeting"), first=[LUND, OTIENO], anaphoric=True),
        told(trigger(2, "talks"), anaphoric=True),
    )
    assert (one.kind, one.status, one.when, one.place) == ("bilateral", "held", day(11), NAIROBI)
    assert one.sentences == (sentence(0), sentence(1), sentence(2))


def test_what_goes_back_to_talks_gives_them_its_day_and_place() -> None:
    [one] = meetings(
        told(trigger(0), first=[LUND], second=[OTIENO]),
        told(trigger(1, "talks"), anaphoric=True, when=day(11), place=NAIROBI),
    )
    assert (one.when, one.place) == (day(11), NAIROBI)


def test_what_is_planned_and_held_on_one_day_is_one_meeting() -> None:
    sides = {"first": [LUND], "second": [OTIENO], "when": day(12)}
    planned = told(trigger(0), status="planned", **sides)
    [one] = meetings(planned, told(trigger(1), **sides))
    assert (one.status, one.place) == ("held", OSLO)  # a report of the day comes from where its hosts are
    again = told(trigger(1, said="They will meet again later."), status="planned", **sides)
    assert [m.status for m in meetings(told(trigger(0), **sides), again)] == ["held", "planned"]


def test_talks_of_another_time_are_others() -> None:
    sides = {"first": [LUND], "second": [OTIENO]}
    now = told(trigger(0), when=day(11), **sides)
    to_come = told(trigger(1, "talks"), status="planned", **sides)
    assert [(m.status, m.when) for m in meetings(now, to_come)] == [("held", day(11)), ("planned", None)]
    word = trigger(1, "talks")
    previous = replace(word, wording=replace(word.wording, before=frozenset({"their", "previous"})))
    assert len(meetings(now, told(previous, **sides))) == 2
    assert len(meetings(now, told(word, **sides))) == 1


def test_one_with_several_has_met_each() -> None:
    found = meetings(told(trigger(0, "talks"), first=[LUND], second=[OTIENO, BABIC], separate=True))
    assert [(m.kind, states_of(m)) for m in found] == [
        ("bilateral", {"NOR", "KEN"}),
        ("bilateral", {"NOR", "HRV"}),
    ]
    assert [len(m.pairs) for m in found] == [2, 2]  # the persons, and their states


def test_more_than_two_sides_at_once_make_no_pairs() -> None:
    [one] = meetings(told(trigger(0), first=[NORWAY, KENYA, CROATIA]))
    assert (one.kind, one.pairs) == ("multilateral", ())


def test_a_former_leader_talks_for_himself() -> None:
    former = Person("Olav Strand", offices=(Office("President", "head_of_state", former=True),), state="NOR")
    [one] = meetings(told(trigger(0), first=[former], second=[OTIENO]))
    assert states_of(one) == {"KEN"}
    assert [(pair.first, pair.second) for pair in one.pairs] == [(former, OTIENO)]


def test_two_presidents_of_one_state_were_at_two_meetings() -> None:
    other = Person("Olav Strand", offices=LUND.offices, state="NOR", minister=True)
    found = meetings(
        told(trigger(0), first=[LUND], second=[OTIENO], when=day(11)),
        told(trigger(1), first=[other], second=[OTIENO]),
    )
    assert [people_of(m) for m in found] == [{id(LUND), id(OTIENO)}, {id(other), id(OTIENO)}]


def test_the_next_summit_is_not_this_one() -> None:
    here = told(
        trigger(0, "summit", name="AU summit"), "gathering", organizations=[UNION], when=day(10), place=OSLO
    )
    later = told(
        trigger(1, "summit", name="next AU summit"), "gathering", "planned", organizations=[UNION],
        when=day(1, "month", 9), place=ACCRA,
    )  # fmt: skip
    assert [(m.status, m.place) for m in meetings(here, later)] == [("held", OSLO), ("planned", ACCRA)]
    nameless = replace(
        later, event=replace(later.event, organizations=(), trigger=trigger(1, "summit", name="next summit"))
    )
    assert [m.organizations for m in meetings(here, nameless)] == [(UNION,), (UNION,)]


def test_a_gathering_that_only_the_headline_tells_as_done_is_planned() -> None:
    summit = {"organizations": [UNION], "kind": "gathering"}
    headline = told(trigger(0, "summit", name="AU summit"), **summit)
    july = told(trigger(2, "summit", name="AU summit"), status="planned", when=day(1, "month", 7), **summit)
    [one] = meetings(headline, july)
    assert (one.status, one.when) == ("planned", day(1, "month", 7))


def test_talks_on_the_sidelines_name_the_larger_meeting_by_its_number() -> None:
    summit = trigger(0, "summit", name="AU summit")
    found = meetings(
        told(summit, "gathering", organizations=[UNION], when=day(10), place=ACCRA),
        told(trigger(1), first=[LUND], second=[OTIENO], beside=[summit.at]),
    )
    assert [(m.kind, m.parent, m.place) for m in found] == [
        ("multilateral", None, ACCRA),
        ("bilateral", 0, ACCRA),
    ]


def test_what_is_called_off_further_on_was_planned() -> None:
    visit = told(trigger(0, "visit"), "visit", "planned", first=[LUND], destinations=[NAIROBI], when=day(14))
    off = told(trigger(1, "visit"), "calling_off", "cancelled")
    assert [m.status for m in meetings(visit, off)] == ["cancelled"]
    held = told(trigger(0), first=[LUND], second=[OTIENO])
    assert [m.status for m in meetings(held, off)] == ["held"]  # "The visit of a choir was called off"


def test_what_is_moved_has_its_new_day() -> None:
    sides = {"first": [LUND], "second": [OTIENO]}
    [one] = meetings(
        told(trigger(0), status="planned", when=day(14), **sides),
        told(trigger(1, "talks", moved=True), status="planned", when=day(17), **sides),
    )
    assert (one.status, one.when) == ("planned", day(17))


def test_talks_of_a_readout_are_of_its_day() -> None:
    sides = {"first": [LUND], "second": [OTIENO]}
    said = "Readout of President Lund's meeting with President Otieno."
    [one] = meetings(told(trigger(0, "meeting", said), **sides))
    assert one.when == day(12)
    [before] = meetings(told(trigger(0, "meeting", said), **sides), told(trigger(1), when=day(11), **sides))
    assert before.when == day(11)


def test_who_speaks_in_a_transcript_is_together() -> None:
    speaking = [
        told(trigger(number), "conversation", first=[who], when=day(12), place=OSLO)
        for number, who in enumerate((LUND, OTIENO))
    ]
    [one] = meetings(*speaking)
    assert (one.kind, one.when, one.place) == ("bilateral", day(12), OSLO)
    assert (one.pairs[0].first, one.pairs[0].second) == (LUND, OTIENO)


def test_talks_of_the_day_are_where_the_report_comes_from_if_a_host_takes_part() -> None:
    sides = {"first": [OTIENO], "when": day(11)}
    [with_hosts] = meetings(told(trigger(0), second=[LUND], **sides))
    assert with_hosts.place == OSLO
    [of_others] = meetings(told(trigger(0), second=[BABIC], **sides))
    assert of_others.place is None
