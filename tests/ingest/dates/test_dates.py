"""Date expressions, as news writes them, against the day of the report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import EARLIEST, LATEST
from ingest.article import Article
from ingest.dates.find import find_dates
from ingest.dates.when import When
from ingest.syntax.model import parse
from ingest.text.metadata import anchor_of
from ingest.text.page import clean

WEDNESDAY = date(2013, 6, 26)


def dates(text: str, anchor: date | None = WEDNESDAY) -> list[When]:
    return find_dates(parse(text), anchor)


def day_of(text: str, anchor: date | None = WEDNESDAY) -> tuple[str, str]:
    """The one date of a text, as far as it is precise, and the words that state it."""
    doc = parse(text)
    (when,) = find_dates(doc, anchor)
    stated = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[when.precision]
    written = when.date.strftime(stated)
    if when.end_date:
        written += "/" + when.end_date.strftime(stated)
    return written, doc[when.start : when.end].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers pledged Wednesday to enlarge their cooperation.", "2013-06-26"),
        ("The ministers met on Tuesday in the capital.", "2013-06-25"),
        ("The ministers met on Thursday in the capital.", "2013-06-20"),
        ("The ministers discussed the upcoming summit on Thursday.", "2013-06-20"),
        ("The president will travel to Lima on Thursday.", "2013-06-27"),
        ("The president is to travel to Lima on Monday.", "2013-07-01"),
        ("Talks are scheduled for Friday in Lima.", "2013-06-28"),
        ("The minister is expected to arrive on Tuesday.", "2013-07-02"),
        ("She said that she would attend on Friday.", "2013-06-28"),
        ("The minister plans to visit Oslo on Friday and meet the king.", "2013-06-28"),
        ("The talks come ahead of a summit on Saturday.", "2013-06-29"),
        ("Delegations led by the ministers are to meet later Wednesday.", "2013-06-26"),
        ("Leaders of the region are gathering in Lima on Wednesday.", "2013-06-26"),
        ("The leaders met last Friday.", "2013-06-21"),
        ("The leaders met on Friday last week.", "2013-06-21"),
        ("They will meet on Tuesday next week.", "2013-07-02"),
        ("The leaders will meet a week from Friday.", "2013-07-05"),
        ("The leaders will meet two weeks from today.", "2013-07-10"),
        ("The king will stay in Lima for a week from Monday.", "2013-07-01"),
        ("The leaders will meet in Lima on Friday week.", "2013-07-05"),
        ("On this day in 1961 the leaders met in Lima.", "1961-06-26"),
        ("The leaders met in Lima on the 5th of this month.", "2013-06-05"),
        ("The king came on Monday, a day later than planned.", "2013-06-24"),
        ("The leaders will meet in Lima this January.", "2014-01"),
        ("The leaders look forward to seeing each other in Lima this December.", "2013-12"),
        # What has been is not to come, be it a year ago.
        ("The council's last session was held on August 9 in Lima.", "2012-08-09"),
        ("The pact was made at the session held on August 9 in Lima.", "2012-08-09"),
        ("The minister looked forward to meeting his guests on August 9.", "2013-08-09"),
        # What comes soon may be called "held" before.
        ("Streets are closed for the forum held on July 9 in Lima.", "2013-07-09"),
    ],
)
def test_weekdays_are_the_nearest_or_with_a_future_verb_the_next(text: str, expected: str) -> None:
    assert day_of(text)[0] == expected


def test_a_weekday_that_may_mean_either_of_two_is_only_sure_to_the_month() -> None:
    assert day_of("The leaders will meet next Friday.", date(2013, 6, 10))[0] == "2013-06"


def test_a_future_weekday_follows_the_days_named_before_it() -> None:
    text = "The minister will leave on Friday. She will meet the king on Wednesday."
    assert [when.date for when in dates(text)] == [date(2013, 6, 28), date(2013, 7, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two met here today.", "2013-06-26"),
        ("The two met yesterday.", "2013-06-25"),
        ("The two will meet tomorrow.", "2013-06-27"),
        ("They dined last night.", "2013-06-25"),
        ("They met two days ago.", "2013-06-24"),
        ("They met a year and a day ago.", "2012-06-25"),
        ("They were at war for two years and three days ago met.", "2013-06-23"),
        ("They met three weeks ago.", "2013-06"),
        ("They met last week.", "2013-06"),
        ("They met last month.", "2013-05"),
        ("They will meet early next month.", "2013-07"),
        ("They met earlier this year.", "2013"),
        ("The pact is to be signed by year-end.", "2013"),
        ("They will meet before the month's end.", "2013-06"),
        ("The exercise is to take place next year.", "2014"),
        ("They met at the weekend.", "2013-06-22/2013-06-23"),
    ],
)
def test_relative_expressions_say_what_is_sure(text: str, expected: str) -> None:
    assert day_of(text)[0] == expected


def test_a_week_across_two_months_is_sure_to_the_year_only() -> None:
    assert day_of("They met earlier this week.", date(2005, 11, 2))[0] == "2005"


def test_a_week_across_two_years_is_not_sure_at_all() -> None:
    assert dates("They met last week.", date(2014, 1, 8)) == []


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("They met on June 12.", "2013-06-12", "June 12"),
        ("They met on Nov. 3.", "2012-11-03", "Nov. 3"),
        ("They will meet on Nov. 3.", "2013-11-03", "Nov. 3"),
        ("They discussed the upcoming summit of the region in August.", "2013-08", "August"),
        ("They recalled the first summit of the region in August.", "2012-08", "August"),
        ("They met on 12 June 2011.", "2011-06-12", "12 June 2011"),
        ("They met on Sunday, June 12, 2011.", "2011-06-12", "Sunday, June 12, 2011"),
        ("They met on 2011/06/12.", "2011-06-12", "2011/06/12"),
        ("They met on 12.06.2011.", "2011-06-12", "12.06.2011"),
        ("They will discuss the Feb. 14 assassination.", "2013-02-14", "the Feb. 14"),
        ("They will meet from June 28-30.", "2013-06-28/2013-06-30", "June 28-30"),
        ("They will meet on July 4 and 5.", "2013-07-04/2013-07-05", "July 4 and 5"),
        ("They met from 12 to 14 June.", "2013-06-12/2013-06-14", "12 to 14 June"),
        ("They met on the 9th-10th of November.", "2012-11-09/2012-11-10", "the 9th-10th of November"),
        ("They will meet from July 30 to August 1.", "2013-07-30/2013-08-01", "July 30 to August 1"),
        ("They met from Dec. 30, 2012 to Jan. 2, 2013.", "2012-12-30", "Dec. 30, 2012"),
        ("They met on Monday and Tuesday.", "2013-06-24/2013-06-25", "Monday and Tuesday"),
        ("They met in mid-May.", "2013-05", "mid-May"),
        ("They met in late October.", "2012-10", "late October"),
        ("They will meet in October.", "2013-10", "October"),
        ("They met in March 2011.", "2011-03", "March 2011"),
        ("They met in June last year.", "2012-06", "June last year"),
        ("They met in 1997.", "1997", "1997"),
        ("They met in the year 2006.", "2006", "the year 2006"),
        ("The plan is for the time between 2014 and 2015.", "2014/2015", "2014 and 2015"),
    ],
)
def test_days_months_and_years(text: str, expected: str, words: str) -> None:
    doc = parse(text)
    when = find_dates(doc, WEDNESDAY)[0]
    stated = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[when.precision]
    written = when.date.strftime(stated) + (f"/{when.end_date.strftime(stated)}" if when.end_date else "")
    assert (written, doc[when.start : when.end].text) == (expected, words)


def test_the_weekday_decides_the_year() -> None:
    assert day_of("They will meet on Friday, March 14.", date(2013, 12, 20))[0] == "2014-03-14"
    assert day_of("They met on Thursday, March 14.", date(2013, 12, 20))[0] == "2013-03-14"


def test_a_day_earlier_goes_back_from_the_day_named_before() -> None:
    text = "They met on Monday. A day earlier, the envoy had arrived."
    assert [when.date.day for when in dates(text)] == [24, 23]


def test_limits_are_marked() -> None:
    limits = {
        "It has been closed since July.": True,
        "The report is due by Dec. 15.": True,
        "They met in July.": False,
    }
    assert {text: dates(text)[0].limit for text in limits} == limits


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the capital.",
        "Mrs May said that she would resign.",
        "They hold 2013 seats and 1,950 votes.",
        "Good Friday prayers were held.",
        "They have met for decades.",
        "The Sunday Telegraph reported it.",
        "It was their second meeting in two years.",
        "Trade grew in the last year and in the five weeks before the ban.",
        "The president left for Mar del Plata.",
        "Some three decades ago she had come as a student.",
        "Weeks before the old regime fell she had come as a student.",
        "Two years after the king was deposed she had come as a student.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_without_an_anchor_only_complete_dates_have_a_meaning() -> None:
    text = "They met on Friday, in July, on June 3, last week, and on June 4, 2011."
    assert [when.date for when in dates(text, None)] == [date(2011, 6, 4)]


def test_impossible_days_are_left_out() -> None:
    assert dates("They met on June 31, 2011 and on 99/99/2011.") == []


@given(st.text(alphabet=" .,-/0123456789JuneMayTusdonlatxk\n", max_size=80), st.dates(date(1, 1, 1)))
@settings(max_examples=150, deadline=None)
def test_no_text_and_no_anchor_break_it(text: str, anchor: date) -> None:
    doc = parse(text)
    for when in find_dates(doc, anchor):
        assert 0 <= when.start < when.end <= len(doc)
        assert when.end_date is None or when.end_date > when.date
        assert EARLIEST <= when.date <= (when.end_date or when.date) <= LATEST


def anchor(text: str, published: date | None = None) -> date | None:
    article = Article(text, published=published)
    return anchor_of(article, clean(article))


LEDE = "Defence ministers of six states pledged here to enlarge their cooperation in the coming years."


def test_the_dateline_is_the_anchor_with_its_year_from_the_publication() -> None:
    assert anchor(f"LIMA, Dec. 30 (Agency) -- {LEDE}", date(2014, 1, 2)) == date(2013, 12, 30)


def test_the_reports_own_dateline_stands_before_that_of_the_feed() -> None:
    assert anchor(f"OSLO, Nov. 12, 2011\n\nLIMA, Nov. 11 (Agency) -- {LEDE}") == date(2011, 11, 11)


def test_a_dateline_far_from_the_publication_is_a_misprint() -> None:
    assert anchor(f"LIMA, Aug. 30 (Agency) -- {LEDE}", date(2014, 1, 2)) == date(2014, 1, 2)


def test_without_a_dateline_the_publication_is_the_anchor() -> None:
    assert anchor(LEDE, date(2014, 1, 2)) == date(2014, 1, 2)
    assert anchor(f"Ministers pledge closer ties\n\n27 June 2013\n\n{LEDE}") == date(2013, 6, 27)
    assert anchor(LEDE) is None


def test_days_later_than_one_that_was_told() -> None:
    doc = parse("The leaders met on May 2 in Lima. Two days later they spoke. They may speak a day later.")
    assert [when.date.day for when in find_dates(doc, WEDNESDAY)] == [2, 4, 5]
    assert not find_dates(parse("Two days later they spoke."), WEDNESDAY)
    doc = parse("The leaders met on May 2. They will hold talks for three days later this week.")
    assert [when.date.day for when in find_dates(doc, WEDNESDAY)][:1] == [2]
    assert "later" not in {doc[when.end - 1].text for when in find_dates(doc, WEDNESDAY)}
