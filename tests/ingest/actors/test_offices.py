"""Offices: which words are one, its standard title and role, and for whom the holder acts."""

from __future__ import annotations

import pytest

from ingest.actors import gazetteer, offices
from ingest.actors.office_phrase import Phrase
from ingest.syntax.model import parse
from ingest.syntax.tokens import Words, words_of


def phrases(text: str) -> tuple[Words, list[Phrase]]:
    words = words_of(parse(text))
    return words, offices.find(words, gazetteer.find(words))


def only(text: str) -> Phrase:
    _, found = phrases(text)
    assert len(found) == 1, [p.office.title for p in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "title", "role", "whose"),
    [
        ("The Norwegian defence minister spoke.", "Minister of Defense", "defence", "NOR"),
        ("Norway's Minister of Defense spoke.", "Minister of Defense", "defence", "NOR"),
        ("The minister of justice of Kenya left.", "Minister of Justice", "justice", "KEN"),
        ("The U.S. Secretary of State arrived.", "Secretary of State", "foreign", "USA"),
        ("The Kremlin's foreign policy aide called.", "Foreign Policy Aide", "adviser", "RUS"),
        ("The Secretary of State of Switzerland left.", "Secretary of State", "foreign", "CHE"),
        ("The EU foreign policy chief called.", "Foreign Policy Chief", "foreign", "EU"),
        ("The UN Secretary-General warned.", "Secretary General", "head_of_organization", "UN"),
        ("The EU president warned.", "President", "head_of_organization", "EU"),
        ("The Japanese deputy prime minister bowed.", "Deputy Prime Minister", "deputy", "JPN"),
        ("The Thai king returned.", "King", "head_of_state", "THA"),
        ("The Peruvian ambassador to Chile protested.", "Ambassador to Chile", "ambassador", "PER"),
        ("The visiting Omani crown prince smiled.", "Crown Prince", "royal", "OMN"),
        ("The Indian national security adviser flew home.", "National Security Adviser", "security", "IND"),
        ("The Pakistani army chief agreed.", "Army Chief", "military", "PAK"),
        ("Ghana's minister of trade and industry signed.", "Minister of Trade and Industry", "trade", "GHA"),
        ("The Libyan leader agreed.", "Leader", "head_of_state", "LBY"),
        ("The Kenyan attorney general agreed.", "Attorney General", "justice", "KEN"),
        ("The U.S. Ambassador-at-Large agreed.", "Ambassador-at-Large", "ambassador", "USA"),
        ("NATO's secretary-general agreed.", "Secretary General", "head_of_organization", "NATO"),
        ("The Secretary General of the Arab League agreed.", "Secretary General", "head_of_organization",
         "LAS"),
        ("The head of the IAEA agreed.", "Head of the IAEA", "head_of_organization", "IAEA"),
        ("The head of the Kenyan delegation agreed.", "Head of the Kenyan Delegation", "other", "KEN"),
        ("The head of the DPRK delegation agreed.", "Head of the DPRK Delegation", "other", "PRK"),
        ("Peru's top negotiator agreed.", "Top Negotiator", "envoy", "PER"),
        ("Kenya's ambassador to the Republic of Chile agreed.", "Ambassador to the Republic of Chile",
         "ambassador", "KEN"),
        ("Kenya's Commander-in-Chief of the Armed Forces left.", "Commander-in-Chief of the Armed Forces",
         "military", "KEN"),
        ("Peru's top official agreed.", "Official", "official", "PER"),
        ("Peru's deputy chief of staff agreed.", "Deputy Chief of Staff", "adviser", "PER"),
        ("An aide to the Russian president agreed.", "Aide to the Russian President", "adviser", "RUS"),
    ],
)  # fmt: skip
def test_title_role_and_state(text: str, title: str, role: str, whose: str) -> None:
    phrase = only(text)
    assert phrase.kind == "official"
    assert (phrase.office.title, phrase.office.role) == (title, role)
    assert (phrase.iso3 or (phrase.organization and phrase.organization.acronym)) == whose


@pytest.mark.parametrize("text", ["The European Commission president", "The European Commission chief"])
def test_the_organ_of_a_body_is_told(text: str) -> None:
    office = only(f"{text} warned.").office
    assert (office.title, office.role) == ("President of the European Commission", "head_of_organization")


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministry spokesman declined to comment.",
        "The opposition leader disagreed.",
        "The shadow foreign secretary disagreed.",
        "The company president resigned.",
        "The president of the Harbour Foundation resigned.",
        "The general secretary of Unison resigned.",
        "The FIFA president resigned.",
        "The Chechen prime minister resigned.",
        "The press secretary smiled.",
        "The Senate speaker smiled.",
        "A London professor smiled.",
        "The mayor of Bergen smiled.",
        "India's Coal and Gas Corporation Chairman smiled.",
        "International President Ida Berg smiled.",
    ],
)
def test_who_acts_for_no_state(text: str) -> None:
    _, found = phrases(text)
    assert found
    assert all(phrase.kind == "other" for phrase in found)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The delegation chiefs of Kazakhstan, Russia, Tajikistan and Uzbekistan signed.", "KAZ RUS TJK UZB"),
        ("The Chilean, Peruvian and Bolivian foreign ministers signed.", "CHL PER BOL"),
        ("Officials from Japan and South Korea met.", "JPN KOR"),
        ("Kazakh officials met.", "KAZ"),
        ("The British government agreed.", "GBR"),
    ],
)
def test_plurals_and_bodies_bring_their_states(text: str, states: str) -> None:
    assert only(text).states == tuple(states.split())


def test_a_city_named_with_its_district_ends_a_sentence() -> None:
    words, (_, office) = phrases("Envoys met in Washington, D.C. Secretary Berg praised the harbour.")
    assert words.text[office.start] == "Secretary"


def test_former_offices_are_marked() -> None:
    assert only("Former Danish prime minister.").office.former
    assert only("The then-president of Mali.").office.former
    assert not only("The new Danish prime minister.").office.former


def test_a_small_word_before_a_president_is_not_of_his_office() -> None:
    assert only("They went on with work President Berg began.").office.title == "President"
    assert only("They read the Executive Order President Berg signed.").office.title == "President"


def test_whose_friend_a_president_is_does_not_tell_his_state() -> None:
    assert only("Pro-Syrian President Karam smiled.").iso3 is None


def test_an_ambassador_may_be_sent_to_several_states() -> None:
    title = only("The Kenyan Ambassador to Chile, Peru, and the Republic of Panama smiled.").office.title
    assert title == "Ambassador to Chile, Peru, and the Republic of Panama"


def test_those_who_serve_in_two_offices_serve_one_chief() -> None:
    _, found = phrases("Deputy Assistant and Senior Adviser to the President Ida Berg left.")
    assert [p.office.title for p in found] == [
        "Deputy Assistant to the President",
        "Senior Adviser to the President",
    ]


def test_an_office_ends_where_the_next_begins() -> None:
    words, found = phrases("Director of the Foreign Affairs Commission and Foreign Minister Li came.")
    assert [" ".join(words.text[p.start : p.end]) for p in found] == [
        "Director of the Foreign Affairs Commission",
        "Foreign Minister",
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "of of of the the", "President", "'s minister 's", "- minister -", "((("]
)
def test_scraps_of_text_do_no_harm(text: str) -> None:
    phrases(text)
