"""Times told by what lasted or by a day before, journeys yet to begin, what came to nothing, and what nobody
did."""

from __future__ import annotations

import pytest

from tests.field.test_reading import facts_of
from tests.field.test_reality import told
from tests.field.test_times import day

NPL, THA = "Nepali Foreign Minister Pradeep Gyawali", "Thai Foreign Minister Don Pramudwinai"
MET = f"{NPL} met {THA} in Bangkok"
JOR, IRQ = "Jordanian Foreign Minister Ayman Safadi", "Iraqi Foreign Minister Mohamed Alhakim"
HELD = {("held", "2019-05-14", "Amman")}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (f"A quarter of a century ago today {MET}.", "1994-05-15"),
        (f"{MET} three quarters of a century ago.", "1944"),
        (f"A half-century ago this week {MET}.", "1969-05"),
        (f"Thirty years ago yesterday {MET}.", "1989-05-14"),
        (f"Generations ago this week {MET}.", None),
        (f"Generations ago today {MET}.", None),
        # By what lasted then, or by what somebody was.
        (f"During the Chaco war, {MET}.", None),
        (f"Throughout the Burmese occupation, {MET}.", None),
        (f"In the year the dam broke, {MET}.", None),
        (f"Two years after independence, {MET}.", None),
        (f"Shortly after taking office, {MET}.", None),
        (f"Between the two world wars {MET}.", None),
        (f"{MET} at the height of the Falklands war.", None),
        (f"When still an opposition leader, {MET}.", None),
        (f"While a student leader, {MET}.", None),
        (f"While she was environment minister, {MET}.", None),
        (f"Back when he ran the treasury, {MET}.", None),
        (f"In his time as ambassador, {MET}.", None),
        # By a day that is told.
        (f"A bridge was opened in Bangkok on May 2. {NPL} met {THA} later that same day.", "2019-05-02"),
        (f"Thailand crowned its king on May 4. {MET} that evening.", "2019-05-04"),
        (f"Floods cut the road to Bangkok on Monday. The same night {MET}.", "2019-05-13"),
        (f"{MET} on the eve of Nepal's May 10 Republic Day.", "2019-05-09"),
        (f"{MET} on the eve of the Thai king's May 6 birthday.", "2019-05-05"),
        (f"{MET} a day before Nepal's May 10 elections.", "2019-05-09"),
        (f"{MET} a fortnight before the May 31 vote.", "2019-05"),
        (f"It was on Tuesday that {MET}.", "2019-05-14"),
        # What looks like it:
        (f"While still at odds over visas, {NPL} and {THA} met in Bangkok.", "2019-05"),
        (f"{MET} to discuss the Syrian war.", "2019-05"),
        (f"During the war games, {MET}.", "2019-05"),
        (f"During talks on the Syrian war, {MET}.", "2019-05"),
        (f"While still waiting for a new minister, {MET}.", "2019-05"),
        (f"While he was in talks with a minister, {MET} on Tuesday.", "2019-05-14"),
        (f"{MET} on Nepal's May 10 Republic Day.", "2019-05-10"),
        (f"{MET} on May 9, the eve of Nepal's Republic Day.", "2019-05-09"),
        (f"{MET} on Tuesday, a quarter of a century after the first talks.", "2019-05-14"),
        (f"During the Chaco war film festival on May 3, {MET}.", "2019-05-03"),
    ],
)
def test_times_told_by_something_else(text: str, when: str | None) -> None:
    assert day(facts_of(text)) == when


def test_a_fortnight_ago_is_two_weeks_ago() -> None:
    for words in ("a fortnight ago", "two weeks ago"):
        assert day(facts_of(f"{MET} {words}.", "2019-05-10")) == "2019-04"
        assert day(facts_of(f"It was {words} that {MET}.", "2019-05-10")) == "2019-04"


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (f"Before flying home on Monday, {MET}.", {("held", "2019-05-13", "Bangkok")}),
        (
            f"Before leaving for Hanoi on Friday, {MET}.",
            {("held", "2019-05", "Bangkok"), ("planned", "2019-05-17", "Hanoi")},
        ),
        (
            f"{MET} on Tuesday before departing for Hanoi on Friday.",
            {("held", "2019-05-14", "Bangkok"), ("planned", "2019-05-17", "Hanoi")},
        ),
        (
            f"Ahead of his departure for Hanoi on Friday, {THA} opened a school in Phuket.",
            {("planned", "2019-05-17", "Hanoi")},
        ),
        (
            f"Before his departure for Hanoi on Friday, {THA} opened a school in Phuket.",
            {("planned", "2019-05-17", "Hanoi")},
        ),
        (f"Ahead of his departure for Hanoi, {THA} opened a school.", {("planned", None, "Hanoi")}),
        # What looks like it:
        (
            f"After his departure for Hanoi on Monday, {THA} was criticised by farmers.",
            {("held", "2019-05-13", "Hanoi")},
        ),
        (f"{THA} announced the departure of two old ferries for Hanoi.", set()),
        (
            f"Before leaving for Hanoi on Friday, {NPL} will meet {THA} in Bangkok.",
            {("planned", "2019-05-17", "Bangkok"), ("planned", "2019-05-17", "Hanoi")},
        ),
    ],
)
def test_journeys_that_have_yet_to_begin(
    text: str, meetings: set[tuple[str, str | None, str | None]]
) -> None:
    assert {(s, d, c) for s, d, c in told(facts_of(text)) if (s, c) != ("held", "Bangkok") or d} == meetings


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            f"{JOR} was to have visited Baghdad on Thursday. He will remain at home, his office said.",
            {("cancelled", "2019-05-16", "Baghdad")},
        ),
        (f"{JOR} was to have met {IRQ} in Amman on Monday.", {("cancelled", "2019-05-13", "Amman")}),
        (
            f"Nothing will come of the talks that {JOR} and {IRQ} had planned for Friday in Amman.",
            {("cancelled", "2019-05-17", "Amman")},
        ),
        (
            f"Nothing will come of the trip to Baghdad that {JOR} had announced for Friday.",
            {("cancelled", "2019-05-17", "Baghdad")},
        ),
        (
            f"Plans for {JOR} to visit Baghdad on Friday came to nothing.",
            {("cancelled", "2019-05-17", "Baghdad")},
        ),
        (
            f"The trip to Baghdad that {JOR} had announced for Friday was scrapped.",
            {("cancelled", "2019-05-17", "Baghdad")},
        ),
        (
            f"Talks of {JOR} with {IRQ} that were to be held in Amman on May 20 will now take place in Basra "
            "on May 18.",
            {("planned", "2019-05-18", "Basra")},
        ),
        (
            "A summit of Jordan and Iraq, which was to open in Amman on May 20, will be held in Aqaba on May "
            "22.",
            {("planned", "2019-05-22", "Aqaba")},
        ),
        (
            f"{JOR}, who had called off a visit to Cairo in March, met {IRQ} in Amman on Tuesday.",
            HELD | {("cancelled", "2019-03", "Cairo")},
        ),
        (
            f"{JOR}, who had scrapped a trip to Cairo, met {IRQ} in Amman on Tuesday.",
            HELD | {("cancelled", None, "Cairo")},
        ),
        (
            f"{JOR} was to fly to Baghdad on Friday for talks with {IRQ}, but the trip was shelved.",
            {("cancelled", "2019-05-17", "Baghdad"), ("cancelled", "2019-05-17", None)},
        ),
        (
            f"{JOR} and {IRQ} have agreed to shift their talks, first set for May 20 in Amman, to May 27.",
            {("planned", "2019-05-27", "Amman")},
        ),
        (
            f"{JOR} has no plans to call off his visit to Baghdad on Friday.",
            {("planned", "2019-05-17", "Baghdad")},
        ),
        # What looks like it:
        (f"Nothing came of the talks that {JOR} and {IRQ} held in Amman on Tuesday.", HELD),
        (f"{JOR} stayed at home in Amman, where he met {IRQ} on Tuesday.", HELD),
        (f"{JOR}, who had long been ill, met {IRQ} in Amman on Tuesday.", HELD),
    ],
)
def test_what_came_to_nothing_or_elsewhere(
    text: str, meetings: set[tuple[str, str | None, str | None]]
) -> None:
    assert told(facts_of(text)) == meetings


@pytest.mark.parametrize(
    "text",
    [
        f"A report by an online paper that {JOR} had met {IRQ} in Amman is a fabrication.",
        f"A story in a Baghdad daily that {JOR} had dined with {IRQ} in Amman is pure invention.",
        f"A rumour on social media that {JOR} had flown to Baghdad was false.",
        f"A blogger falsely wrote that {JOR} had travelled to Baghdad on Monday to meet {IRQ}.",
        f"The opposition wrongly claimed that {JOR} had flown to Baghdad on Sunday to see {IRQ}.",
        f"{JOR} does not have any plans to fly to Baghdad or to receive {IRQ} in Amman.",
        f"{JOR} has no intention of meeting {IRQ} in Amman, his spokesman said on Tuesday.",
        f"There is no need for {JOR} to hold talks with {IRQ} in Amman.",
        f"There are no plans for a visit to Baghdad by {JOR}.",
        f"{JOR} said in Amman on Tuesday that he would welcome a meeting with {IRQ}.",
        f'"I will never meet {IRQ}," {JOR} told reporters in Amman on Tuesday.',
        f'"I will never sit down with {IRQ}," {JOR} told a crowd in Amman on Tuesday.',
        f'"We will not sit down with {IRQ}," {JOR} said in Amman on Tuesday.',
    ],
)
def test_what_nobody_did(text: str) -> None:
    facts = facts_of(text)
    assert not told(facts)
    assert not list(facts.of_label("Commitment"))


@pytest.mark.parametrize(
    "text",
    [
        f"A report by a news agency that {JOR} met {IRQ} in Amman on Tuesday is correct.",
        f"A story in a paper that {JOR} owns is false, he said when he met {IRQ} in Amman on Tuesday.",
        f"{JOR} told {IRQ} in Amman on Tuesday that he would never visit Tehran.",
        f'"I will never resign," {JOR} told reporters after he met {IRQ} in Amman on Tuesday.',
        f"{JOR} and {IRQ} told their ministers in Amman on Tuesday that they would not give up.",
        f"{JOR} said he had no plans to resign when he met {IRQ} in Amman on Tuesday.",
        f"{JOR} said he would welcome an inquiry when he met {IRQ} in Amman on Tuesday.",
        f"{JOR} told {IRQ} in Amman on Tuesday that there were no plans for a vote.",
        f"{JOR} wrongly claimed a victory when he met {IRQ} in Amman on Tuesday.",
    ],
)
def test_what_was_held_though_something_else_never_was(text: str) -> None:
    assert told(facts_of(text)) == HELD


@pytest.mark.parametrize(
    "shown",
    [
        "Pictures of the meeting were shown in Amman on Tuesday.",
        "Footage of the talks was found in Amman on Monday.",
        "Photographs of the encounter went on show in Amman on Tuesday.",
        "A film of the talks was shown in Amman on Monday.",
        "A painting of the meeting was hung in Amman on Monday.",
    ],
)
def test_what_is_shown_of_a_meeting_is_no_other(shown: str) -> None:
    facts = facts_of(
        f"In 1978 Jordanian King Hussein and Iraqi President Ahmed al-Bakr met in Baghdad. {shown}"
    )
    assert told(facts) == {("held", "1978", "Baghdad")}


def test_talks_go_on_after_pictures_of_others() -> None:
    facts = facts_of(f"{JOR} looked at pictures of the dead before he met {IRQ} in Amman on Tuesday.")
    assert told(facts) == HELD
