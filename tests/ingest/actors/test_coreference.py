"""Who is meant where nobody is named; and that nobody is taken where two may be meant."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.actors.find import find_actors
from ingest.actors.model import Organization, Person, State
from ingest.article import Article
from ingest.syntax.model import parse

TALKS = "Croatian Prime Minister Luka Horvat met Libyan Foreign Minister Omar Salem in Zagreb on Friday. "
SUMMIT = "Norwegian President Kari Lund met Kenyan President Daniel Otieno in Oslo on Tuesday. "


def anaphors(text: str) -> list[tuple[str, list[str]]]:
    doc = parse(text)
    found = []
    for mention in find_actors(doc, Article(text)).mentions:
        if mention.kind == "anaphor":
            names = []
            for actor in mention.actors:
                if isinstance(actor, Person):
                    names.append(actor.name)
                elif isinstance(actor, State):
                    names.append(actor.iso3)
                else:
                    assert isinstance(actor, Organization)
                    names.append(actor.acronym or actor.name)
            found.append((doc[mention.start : mention.end].text, names))
    return found


@pytest.mark.parametrize(
    ("sentence", "words", "names"),
    [
        ("The Croatian prime minister promised help.", "The Croatian prime minister", ["Luka Horvat"]),
        ("The Libyan minister promised help.", "The Libyan minister", ["Omar Salem"]),
        ("The prime minister promised help.", "The prime minister", ["Luka Horvat"]),
        ("The two men promised help.", "The two men", ["Luka Horvat", "Omar Salem"]),
        ("The pair promised help.", "The pair", ["Luka Horvat", "Omar Salem"]),
        ("Both sides promised help.", "Both sides", ["HRV", "LBY"]),
        ("The two countries promised help.", "The two countries", ["HRV", "LBY"]),
        ("They promised help.", "They", ["Luka Horvat", "Omar Salem"]),
        ("He promised help.", "He", ["Luka Horvat"]),
    ],
)
def test_after_a_meeting_of_two(sentence: str, words: str, names: list[str]) -> None:
    assert anaphors(TALKS + sentence) == [(words, names)]


@pytest.mark.parametrize("words", ["The two leaders", "The two presidents", "The leaders", "Both leaders"])
def test_leaders(words: str) -> None:
    assert anaphors(f"{SUMMIT}{words} promised help.") == [(words, ["Kari Lund", "Daniel Otieno"])]


def test_the_general_is_the_defence_minister_of_his_state() -> None:
    text = (
        "Chinese Defense Minister Zhao Lin opened the talks.\n\nThe Chinese general said that "
        "China would help."
    )
    assert anaphors(text) == [("The Chinese general", ["Zhao Lin"])]


def test_a_subject_goes_on_in_its_own_sentence() -> None:
    text = "Zhao Lin, China's defense minister, said he would visit Oslo with his deputies."
    assert anaphors(text) == [("he", ["Zhao Lin"]), ("his", ["Zhao Lin"])]


def test_honorifics_tell_he_from_she() -> None:
    text = (
        "Foreign Minister Mrs. Ada Bello of Nigeria told Mr. Jan Novak, the Czech foreign "
        "minister, that he was right."
    )
    assert ("he", ["Ada Bello"]) not in anaphors(text)


def test_an_office_means_whom_it_fits() -> None:
    text = (
        "British Prime Minister Tom Hale met German Chancellor Ute Brandt in London. "
        "The prime minister promised help."
    )
    assert anaphors(text) == [("The prime minister", ["Tom Hale"])]


def test_of_two_presidents_the_one_spoken_of_last() -> None:
    text = SUMMIT + "Lund promised help. Reporters waited. The president was tired."
    assert anaphors(text) == [("The president", ["Kari Lund"])]


def test_on_a_government_page_the_president_is_its_own() -> None:
    text = "President Ann Stone spoke today with President Kari Lund of Norway. The President promised help."
    doc = parse(text)
    found = find_actors(doc, Article(text, publisher="White House")).mentions[-1]
    assert [getattr(actor, "name", "") for actor in found.actors] == ["Ann Stone"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("They also discussed trade.", ["Luka Horvat", "Omar Salem"]),
        ("They agreed to meet again.", ["Luka Horvat", "Omar Salem"]),
    ],
)
def test_they_who_deal_with_each_other(words: str, names: list[str]) -> None:
    """Also where the sentence between tells of one of them."""
    text = f"{TALKS}Horvat praised the guests. {words}"
    assert anaphors(text)[-1:] == [("They", names)]


def test_our_two_countries_in_a_speech() -> None:
    assert ("our two countries", ["HRV", "LBY"]) in anaphors(TALKS + "This helps our two countries.")


def test_three() -> None:
    text = (
        "Japanese President Rei Mori, South Korean President Lee Min-jun and U.S. President Ann Stone met "
        "in Nara. "
        "The three leaders agreed to consult."
    )
    assert anaphors(text) == [("The three leaders", ["Rei Mori", "Lee Min-jun", "Ann Stone"])]


def test_the_bloc() -> None:
    assert anaphors("ASEAN met on Friday. The bloc agreed.") == [("The bloc", ["ASEAN"])]


@pytest.mark.parametrize(
    "text",
    [
        # Of two presidents, which?
        SUMMIT + "Reporters waited.\n\nHours passed.\n\nThe talks dragged on.\n\nThe president was tired.",
        # Whose first minister? Not the one who came.
        TALKS + "It was the first Libyan foreign minister's visit in years.",
        # No president is the Pope.
        "President Kari Lund of Norway spoke in Oslo. In July, the Pope came to Nairobi.",
        # Three persons, two sides.
        "Kari Lund and Omar Salem met Jan Novak. The two agreed.",
        # A speaker in a transcript.
        SUMMIT + "\n\nTHE PRESIDENT: Thank you all.",
        # Nobody named.
        "They said that he had left.",
        # Two organizations.
        "ASEAN met the European Union. The bloc agreed.",
    ],
)
def test_none_is_better_than_wrong(text: str) -> None:
    assert anaphors(text) == []


def test_two_sides_that_are_not_the_two_who_talk() -> None:
    text = (
        "EU foreign policy chief Marta Rossi met U.S. Secretary of State Ellen Marsh and Palestinian "
        "leader Sami Nasser. "
        "They discussed the crossing between Israel and the Palestinians. The two sides were close to a deal."
    )
    assert not any(words == "The two sides" and "USA" in names for words, names in anaphors(text))


def test_in_a_transcript_i_is_whoever_speaks_and_labels_are_nobody_spoken_of() -> None:
    text = f"{SUMMIT}\n\nPRESIDENT LUND: I promised help.\n\nMR. OTIENO: She did."
    assert ("I", ["Kari Lund"]) in anaphors(text)


def test_the_president_of_a_transcript_is_whom_its_heading_names() -> None:
    heading, told = "Remarks by President Kari Lund of Norway", "THE PRESIDENT: Hello! I met him in Oslo."
    assert ("I", ["Kari Lund"]) in anaphors(f"{heading} at the Academy\n\nOslo\n\n{told}")
    two = f"{heading} and President Luka Horvat of Croatia\n\nOslo\n\n{told}"
    other = f"Remarks by Vice President Ola Berg of Norway\n\nOslo\n\n{told}"
    for text in (two, other):
        assert not any(words == "I" for words, _ in anaphors(text))


def test_the_presidents_may_be_named_without_their_office() -> None:
    text = "Angela Merkel received Barack Obama in Berlin. The two leaders promised help."
    doc = parse(text)
    found = find_actors(doc, Article(text), day=date(2013, 6, 19)).mentions[-1]
    assert [getattr(actor, "name", "") for actor in found.actors] == ["Angela Merkel", "Barack Obama"]


def test_an_opening_pronoun_means_the_subject_that_follows() -> None:
    text = f"{TALKS}In his speech, Norwegian President Kari Lund, whom he met, promised help."
    assert ("his", ["Luka Horvat"]) not in anaphors(text)


def test_the_secretary_general_of_nothing_told_is_the_united_nations() -> None:
    text = "The Secretary-General met President Kari Lund of Norway."
    found = find_actors(parse(text), Article(text)).mentions[0]
    assert [getattr(actor, "acronym", "") for actor in found.actors] == ["UN"]
