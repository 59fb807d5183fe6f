"""Who binds himself to what. Expected are the sides, by ISO code or acronym, and the words of the promise."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Doc

from ingest import pipeline
from ingest.actors.find import find_actors
from ingest.actors.model import Actors, Organization, Person, State
from ingest.article import Article
from ingest.commitments.express import express
from ingest.commitments.find import find_pledges
from ingest.commitments.model import Pledge
from ingest.dates.find import find_dates
from ingest.syntax.model import parse

TALKS = (
    "OSLO, March 4 (Fjord Wire) - Norwegian Foreign Minister Kari Lund held talks with Kenyan Foreign "
    "Minister Daniel Otieno in Oslo on Tuesday.\n\n"
)


def read(text: str) -> tuple[Doc, list[Pledge]]:
    doc = parse(text)
    people = find_actors(doc, Article(text))
    return doc, express(doc, people, find_pledges(doc, people, find_dates(doc, date(2014, 3, 4))))


def sides(pledge: Pledge) -> set[str]:
    found: set[str] = set()
    for actor in pledge.actors:
        if isinstance(actor, State):
            found.add(actor.iso3)
        elif isinstance(actor, Organization):
            found.add(actor.acronym or actor.name)
        else:
            assert isinstance(actor, Person)
            found.add(actor.state or actor.name)
    return found


def only(text: str) -> Pledge:
    _, pledges = read(text)
    assert len(pledges) == 1, [pledge.text for pledge in pledges]
    return pledges[0]


class TestForms:
    """Each way of binding oneself, with its status and its words."""

    @pytest.mark.parametrize(
        ("sentence", "status", "text"),
        [
            ("Norway and Kenya agreed to cut tariffs on fish.", "pledged", "cut tariffs on fish"),
            ("Norway pledged to train Kenyan pilots.", "pledged", "train Kenyan pilots"),
            ("Norway vowed closer cooperation with Kenya.", "pledged", "vow closer cooperation with Kenya"),
            ("Norway promised that it would help Kenya.", "pledged", "help Kenya"),
            ("Norway undertook not to sell mines to Kenya.", "pledged", "not to sell mines to Kenya"),
            (
                "Norway is committed to strengthening ties with Kenya.",
                "pledged",
                "strengthen ties with Kenya",
            ),
            ("Norway reaffirmed its commitment to help Kenya.", "pledged", "help Kenya"),
            ("Norway reiterated its firm support for Kenya.", "pledged", "support Kenya"),
            (
                "Norway announced its intention to lift the ban on Kenyan tea.",
                "pledged",
                "lift the ban on Kenyan tea",
            ),
            ("Norway is ready to build a port in Kenya.", "pledged", "build a port in Kenya"),
            (
                "Norway signed a fisheries accord with Kenya.",
                "approved",
                "sign a fisheries accord with Kenya",
            ),
            ("Norway and Kenya agreed on a joint statement.", "approved", "agree on a joint statement"),
            ("Norway decided to open an embassy in Kenya.", "announced", "open an embassy in Kenya"),
            ("Norway will send 300 engineers to Kenya.", "announced", "send 300 engineers to Kenya"),
            ("Norway said it would send 300 engineers to Kenya.", "announced", "send 300 engineers to Kenya"),
            ("Norway plans to work closely with Kenya.", "announced", "work closely with Kenya"),
            ("Norway made clear its commitment to Kenya.", "pledged", "remain committed to Kenya"),
            (
                "Norway gave an assurance that it would lift the ban on Kenyan tea.",
                "pledged",
                "lift the ban on Kenyan tea",
            ),
            (
                "Norway will refrain from fishing in Kenya's waters.",
                "announced",
                "refrain from fishing in Kenya's waters",
            ),
            ("Norway reinforced its commitment to Kenya.", "pledged", "remain committed to Kenya"),
            (
                "Norway confirmed a new $21 million aid package for Kenya.",
                "announced",
                "give a new $21 million aid package for Kenya",
            ),
            ("Norway guaranteed that Kenya would receive gas.", "pledged", "Kenya will receive gas"),
            ("Under the accord, Norway agrees to share the oil.", "pledged", "share the oil"),
            (
                '"I can tell you that Norway will double its aid to Kenya," Lund said.',
                "announced",
                "double its aid to Kenya",
            ),
        ],
    )
    def test_status_and_text(self, sentence: str, status: str, text: str) -> None:
        pledge = only(sentence)
        assert (pledge.status, pledge.text) == (status, text)
        assert "NOR" in sides(pledge)

    def test_passive_text_is_approved_by_its_signers(self) -> None:
        pledge = only("An accord on fisheries was signed by Norway and Kenya.")
        assert pledge.status == "approved"
        assert sides(pledge) == {"NOR", "KEN"}

    def test_the_day_of_agreeing_is_not_what_was_agreed(self) -> None:
        _, pledges = read("Norway and Kenya agreed on Saturday.")
        assert pledges == []

    def test_the_day_of_signing_is_not_what_was_signed(self) -> None:
        assert sides(only("The treaty on fish was signed by Norway and Kenya on Friday.")) == {"NOR", "KEN"}

    def test_items_of_a_list_take_the_parties_of_its_opening(self) -> None:
        _, pledges = read(
            TALKS + "At the end of the talks the two countries:\n\n1. Decided to set up a joint fund;\n\n"
            "2. Reaffirmed their commitment to fight piracy."
        )
        assert [(sides(p), p.text) for p in pledges] == [
            ({"NOR", "KEN"}, "set up a joint fund"),
            ({"NOR", "KEN"}, "fight piracy"),
        ]

    def test_agreement_reached_between_two(self) -> None:
        pledge = only(
            "She praised an agreement reached on Monday between Norway and Kenya to re-open the port."
        )
        assert sides(pledge) == {"NOR", "KEN"}
        assert "re-open the port" in pledge.text

    def test_gerund_takes_the_subject_of_its_clause(self) -> None:
        pledge = only(TALKS + "The two ministers ended the meeting by agreeing to patrol the coast together.")
        assert sides(pledge) == {"NOR", "KEN"}
        assert pledge.text == "patrol the coast together"

    def test_preparations_for_an_exercise_are_planned(self) -> None:
        pledge = only(
            TALKS + "The two ministers talked over preparations for a joint exercise next year in Kenya."
        )
        assert pledge.status == "planned"
        assert pledge.text == "hold a joint exercise next year in Kenya"

    def test_preparations_for_a_meeting_are_no_commitment(self) -> None:
        assert not read(
            TALKS + "The two ministers talked over preparations for a summit next year in Kenya."
        )[1]

    def test_each_verb_of_promising_is_a_pledge_of_its_own(self) -> None:
        _, pledges = read(
            TALKS
            + "The two ministers agreed to cut tariffs and study wind power, and pledged to fight piracy."
        )
        assert [pledge.text for pledge in pledges] == ["cut tariffs and study wind power", "fight piracy"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has voiced its intention to buy ships from Kenya.",
        "Lund warned Kenya that she was prepared to use force.",
        "Norway has been committed to being a partner of Kenya.",
        "Lund announced a strategy that calls for a firmer line toward Kenya.",
        "Norway expressed support for Kenya.",
        "Lund said that she had reached broad consensus with Kenya's ministers.",
        "Lund was to continue her African tour by flying to Kenya.",
        "The two ministers spoke of the importance of reaching a ceasefire.",
        "Norway had planned to work closely with Kenya.",
        "Norway pledged to restart talks on fish with Kenya if Lund wins the vote.",
        "Lund has offered few details to ease concerns in Kenya.",
        "Norway will use force against Kenya.",
    ],
)
def test_wishes_threats_and_the_past_bind_nobody(sentence: str) -> None:
    assert not read(TALKS + sentence)[1]


class TestParties:
    """Those who bind themselves, by name or by reference."""

    def test_pronoun_for_the_two(self) -> None:
        assert sides(only(TALKS + "They agreed to cut tariffs on fish.")) == {"NOR", "KEN"}

    def test_his_country_is_his_state(self) -> None:
        pledge = only(TALKS + "Otieno said that his country is willing to buy Norwegian ships.")
        assert sides(pledge) == {"KEN"}

    def test_we_in_quotation_marks_is_the_speaker(self) -> None:
        pledge = only(TALKS + '"We will provide Kenya with 20 trawlers," Lund said.')
        assert sides(pledge) == {"NOR"}

    def test_we_of_a_joint_statement_is_its_authors(self) -> None:
        _, pledges = read(
            "Norway, Kenya and Chile met in Oslo today. We undertake to protect the fish of the high seas."
        )
        assert [sides(pledge) for pledge in pledges] == [{"NOR", "KEN", "CHL"}]

    def test_we_is_not_who_is_only_spoken_of(self) -> None:
        _, pledges = read(
            "Joint Statement of Norway and Kenya\n\nThe coast is at risk, from raids by Somalia to the wars "
            "of Sudan. We undertake to protect the fish of the high seas."
        )
        assert [sides(pledge) for pledge in pledges] == [{"NOR", "KEN"}]

    def test_the_heading_of_a_statement_names_whom_it_is_about_last(self) -> None:
        _, pledges = read(
            "African Union Statement on the War of Sudan against Chad\n\nWe, the African Union, met today. "
            "We undertake to protect the fish of the high seas."
        )
        assert [sides(pledge) for pledge in pledges] == [{"AU"}]

    def test_two_owners_of_one_commitment_share_it(self) -> None:
        pledge = only("The talks underscored Norway's and Kenya's shared commitment to peace.")
        assert sides(pledge) == {"NOR", "KEN"}

    def test_two_sides_are_not_one_body(self) -> None:
        _, pledges = read("The African Union met in Nairobi. The two sides agreed to protect the fish.")
        assert pledges == []

    def test_what_is_promised_for_a_case_is_promised(self) -> None:
        pledge = only("Norway and Kenya vowed to act as one if pirates land.")
        assert pledge.text == "act as one if pirates land"

    def test_gathering_stands_for_its_body(self) -> None:
        _, pledges = read(
            "The African Union met in Nairobi on Monday. The summit approved a plan for the coast."
        )
        assert [sides(pledge) for pledge in pledges] == [{"AU"}]

    def test_list_of_states_is_read_to_its_end(self) -> None:
        pledge = only("Norway, the Republic of Korea and Chile are determined to protect the high seas.")
        assert sides(pledge) == {"NOR", "KOR", "CHL"}

    def test_mention_names_the_parties(self) -> None:
        doc, pledges = read(TALKS + "Otieno promised to free the Norwegian crew.")
        mention = pledges[0].mention
        assert mention is not None
        assert doc[mention.start : mention.end].text == "Otieno"

    def test_subject_that_the_parser_took_for_an_object(self) -> None:
        _, pledges = read(
            TALKS + "Norway agreed to train pilots and Kenya promised to buy ships from Norway."
        )
        assert [sides(pledge) for pledge in pledges] == [{"NOR"}, {"KEN"}]


class TestNoPledge:
    """What only looks like a promise."""

    @pytest.mark.parametrize(
        "sentence",
        [
            "Norway urged Kenya to agree to a ceasefire.",
            "Lund called on Kenya to honour its commitment to peace.",
            "Norway asked Kenya to sign the accord.",
            "Norway hopes that Kenya will provide ships.",
            "Norway expects Kenya to sign the accord.",
            "Norway wants to sign an accord with Kenya.",
            "Norway refused to sign the accord with Kenya.",
            "Norway has not agreed to help Kenya.",
            "Norway is not ready to help Kenya.",
            "Lund won no promises from Kenya.",
            "No agreement was reached between Norway and Kenya.",
            "Norway could agree to help Kenya.",
            "If Norway agrees to help, Kenya would be ready to sign.",
            "Norway and Kenya failed to agree on a joint statement.",
            "Norway and Kenya are close to signing an accord.",
            "Norway and Kenya agreed on the importance of trade.",
            "Norway and Kenya agreed that the summit will be a critical step.",
            "Norway announced that the Fjord Growth Fund will spur trade with Kenya.",
            "Norway and Kenya reaffirmed the importance of trade to deliver better jobs in Kenya.",
            "Norway welcomed Kenya's promises.",
            "Norway warned Kenya that prices will rise.",
            "Analysts said Kenya was committed to the plan of Norway's rivals.",
            "Norwegian companies agreed to build ships in Kenya.",
            "Norwegian lawmakers approved a plan for Kenya.",
            "Norway will open talks with Kenya.",
            "Norway signed a treaty with Kenya in 1995.",
            "Norway signed a treaty with Kenya two decades ago.",
            "Norway announced its intention for an accord with Kenya.",
            "Trade has grown since Norway agreed to open its ports to Kenya.",
            "Lund suggested that Kenya sign the treaty with Norway.",
            "Without the accord Norway would pay Kenya twice as much.",
            "Norway urged Kenya to carry through the consensus reached by the two states.",
            "The treaty that Norway will present to Kenya is long.",
            "Lund believes Kenya will help Norway.",
            "Norway stressed the need to close the port, sign the accord with Kenya and go home.",
        ],
    )
    def test_says_nothing(self, sentence: str) -> None:
        assert [pledge.text for pledge in read(sentence)[1]] == []

    def test_promise_at_home(self) -> None:
        text = "Prime Minister Erik Dahl of Norway promised to build more schools. He vowed to cut taxes."
        assert not read(text)[1]

    def test_hearsay(self) -> None:
        """What one minister thinks another state is committed to is his opinion."""
        assert not read(
            "Kenyan Foreign Minister Daniel Otieno argued that Norway was committed to the plan."
        )[1]

    def test_fact_told_by_others(self) -> None:
        pledge = only("Kenyan Foreign Minister Daniel Otieno said that Norway has agreed to host the fleet.")
        assert sides(pledge) == {"NOR"}


class TestEvidence:
    """The clause that proves it, its date and its topics."""

    def test_span_is_the_clause_alone(self) -> None:
        doc, pledges = read(
            TALKS + "Norway pledged to train pilots and Kenya promised to buy two ships from Norway."
        )
        clauses = [doc[pledge.start : pledge.end].text for pledge in pledges]
        assert clauses == ["Norway pledged to train pilots", "Kenya promised to buy two ships from Norway"]
        assert all(pledge.start <= pledge.trigger < pledge.end for pledge in pledges)

    def test_remark_of_the_reporter_is_left_out(self) -> None:
        pledge = only(TALKS + "Norway agreed to train Kenyan pilots, according to a statement.")
        assert pledge.text == "train Kenyan pilots"

    @pytest.mark.parametrize(
        ("phrase", "day"),
        [("by 2016", date(2016, 1, 1)), ("next year", date(2015, 1, 1)), ("by May 9", date(2014, 5, 9))],
    )
    def test_deadline(self, phrase: str, day: date) -> None:
        pledge = only(f"Norway promised to pay Kenya 3 million dollars {phrase}.")
        assert pledge.deadline is not None
        assert pledge.deadline.date == day

    @pytest.mark.parametrize(
        ("phrase", "day"),
        [
            ("by the end of 2016", date(2016, 12, 31)),
            ("by February 2016", date(2016, 2, 29)),
            ("before 2016", date(2016, 1, 1)),
            ("before the end of the year", date(2014, 12, 31)),
            ("by year-end", date(2014, 12, 31)),
            ("by May 9", date(2014, 5, 9)),
        ],
    )
    def test_graph_holds_the_last_day_of_its_period(self, phrase: str, day: date) -> None:
        text = f"{TALKS}Norway promised to pay Kenya 3 million dollars {phrase}."
        facts = pipeline.read(Article(text, published=date(2014, 3, 4)), pipeline.RULES)
        assert [node.properties.get("deadline") for node in facts.of_label("Commitment")] == [day]

    def test_no_deadline(self) -> None:
        assert only("Norway promised on Monday to help Kenya.").deadline is None

    def test_topics(self) -> None:
        pledge = only("Norway and Kenya agreed to cut tariffs and fight drug smuggling.")
        assert set(pledge.topics) == {"trade", "crime"}

    def test_a_list_with_semicolons_is_of_one_subject(self) -> None:
        _, pledges = read(
            TALKS + "They also discussed trade; support for small islands and ways to help them; reaffirmed "
            "their commitment to cut tariffs; resolved to tackle threats to supply chains, including "
            "coercion; and underscored their commitment to continue helping Chad."
        )
        assert [pledge.text for pledge in pledges] == [
            "cut tariffs",
            "tackle threats to supply chains, including coercion",
            "continue helping Chad",
        ]
        assert all(sides(pledge) == {"NOR", "KEN"} for pledge in pledges)

    def test_each_clause_has_its_own_subject(self) -> None:
        _, pledges = read(
            "Norway and Kenya signed an accord on Monday. Under it, Norway will provide land and Kenya will "
            "pay for the pumps."
        )
        assert [(p.text, sides(p)) for p in pledges if p.status == "announced"] == [
            ("provide land", {"NOR"}),
            ("pay for the pumps", {"KEN"}),
        ]

    def test_headline_and_body_are_one_pledge(self) -> None:
        _, pledges = read(
            "Norway, Kenya agree to fight piracy\n\n"
            + TALKS
            + "Norway and Kenya agreed to fight piracy in the Indian Ocean."
        )
        assert [pledge.text for pledge in pledges] == ["fight piracy in the Indian Ocean"]

    def test_confidence_is_lower_where_the_party_is_implied(self) -> None:
        named = only("Norway agreed to help Kenya.")
        implied = only(TALKS + "They agreed to cut tariffs on fish.")
        assert 0 < implied.confidence < named.confidence <= 1


class TestBadInput:
    @pytest.mark.parametrize(
        "text", ["", " ", "agreed", "Agreed to.", "Pledge pledge pledge.", "will\n\nwill"]
    )
    def test_fragments(self, text: str) -> None:
        assert read(text)[1] == []

    def test_nobody_acts(self) -> None:
        doc = parse("Norway agreed to help Kenya.")
        assert find_pledges(doc, Actors(), []) == []
