"""Commitments of which the learned reader found the word: what it binds to, who is bound, what is none."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.actors.find import find_actors
from ingest.actors.model import Organization, State
from ingest.article import Article
from ingest.commitments.express import express
from ingest.commitments.model import Pledge
from ingest.models import commitments
from ingest.models.events import Argument, CommitmentStatus, LearnedCommitment, Reading
from ingest.syntax.model import parse
from tests.ingest.commitments.test_pledges import TALKS, sides
from tests.ingest.commitments.test_pledges import read as rules


def read(
    sentence: str, cue: str, states: str = "NOR", status: CommitmentStatus = "announced"
) -> list[Pledge]:
    """The commitments of a sentence in which the learned reader took a word for one, made by some states.

    Of "KEN=0.4" the reader is as sure.
    """
    text = TALKS + sentence
    doc = parse(text)
    people = find_actors(doc, Article(text))
    at = text.index(sentence) + sentence.index(cue)
    [trigger] = [token.i for token in doc if token.idx <= at < token.idx + len(token)]
    named = {side.iso3: m for m in people.mentions for side in m.actors if isinstance(side, State)}
    bodies = {a.acronym: a for m in people.mentions for a in m.actors if isinstance(a, Organization)}
    parties = tuple(
        Argument(bodies.get(name, State(name)), named.get(name, people.mentions[0]), float(score or 0.9))
        for name, _, score in (each.partition("=") for each in states.split())
    )
    reading = Reading(commitments=(LearnedCommitment(trigger, status, 0.9, parties),))
    found = commitments.join(doc, [], reading, [], date(2014, 3, 4))
    return express(doc, people, found)


@pytest.mark.parametrize(
    ("sentence", "cue", "text"),
    [
        ("Norway will build a clinic in Kenya.", "will", "build a clinic in Kenya"),
        ("Norway will invest in 1500 schools in Kenya.", "will", "invest in 1500 schools in Kenya"),
        ("Norway offered Kenya advice on fisheries law.", "offered", "offer Kenya advice on fisheries law"),
        (
            "Norway is ready to help Kenya now and in the future.", "ready",
            "help Kenya now and in the future",
        ),
        ("Norway confirmed its firm support for Kenya.", "confirmed", "support Kenya"),
        ("Norway reaffirmed unwavering support for Kenya.", "reaffirmed", "support Kenya"),
        ("Norway reaffirmed its solidarity with Kenya.", "reaffirmed", "stand in solidarity with Kenya"),
        # What is given is told with its sum, and what is intended before what it is to serve.
        (
            "The announcement of $12 million in aid to fight malaria in Kenya came from Norway.",
            "announcement",
            "give $12 million in aid to fight malaria in Kenya",
        ),
        (
            "Norway reaffirmed its intent to share its findings with Kenya, to foster growth.", "reaffirmed",
            "share its findings with Kenya",
        ),
        (
            "Norway announced $2 million of new funding to build wells in Kenya.", "announced",
            "give $2 million of new funding to build wells in Kenya",
        ),
        # What is done to aid is done by who gives it.
        ("Norway said that new aid would be sent to Kenya.", "would", "send new aid to Kenya"),
        # What is not to be done stays so.
        (
            "Norway and Kenya agreed that weapons would no longer be supplied to rebels.", "agreed",
            "weapons will no longer be supplied to rebels",
        ),
        # Slips of a speaker, and remarks of who wrote them down.
        (
            "“We will help to pav- — pave the roads of Kenya,” Lund said.", "will",
            "help to pave the roads of Kenya",
        ),
        (
            "“We will defend the Uni- — defend the Union of Kenya (applause) and its ports,” Lund said.",
            "will",
            "defend the Union of Kenya and its ports",
        ),
        ("Norway spoke of the decision for a port in Kenya.", "decision", "decide on a port in Kenya"),
        # Sums go where they go, and lists on to their end.
        (
            "Norway has committed 12 million dollars in funds for the ports of Kenya.", "committed",
            "give 12 million dollars in funds for the ports of Kenya",
        ),
        ("“We will stand up for our country in Kenya,” Lund said.", "will", "stand up for Norway in Kenya"),
        ("Norway will open the port of Kenya as soon as possible.", "will",
         "open the port of Kenya as soon as possible"),
        # "put" and "cut" are infinitives, too.
        (
            "Norway will build ports in Kenya, and put in place a system that feeds them.", "will",
            "build ports in Kenya, and put in place a system that feeds them",
        ),
        # What follows "to" goes on, though the tagger takes it for a verb of its own.
        (
            "Norway and Kenya commit to work together to reduce costs, promote trade, and open ports.",
            "commit",
            "work together to reduce costs, promote trade, and open ports",
        ),
    ],
)  # fmt: skip
def test_the_word_gives_the_clause(sentence: str, cue: str, text: str) -> None:
    [pledge] = read(sentence, cue)
    assert pledge.text == text


def test_what_was_signed_stands_before_a_relative_clause() -> None:
    [pledge] = read(
        "Lund praised the agreement on fish that Norway has signed with Kenya.", "signed", status="approved"
    )
    assert pledge.text == "sign the agreement on fish with Kenya"


@pytest.mark.parametrize(
    ("sentence", "cue", "found"),
    [
        ("Norway hailed the pledge by Kenya to open its ports.", "pledge", {"KEN"}),
        ("Norway thanked Kenya for Kenya’s readiness to open its ports.", "readiness", {"KEN"}),
        ("Norway said that Kenya reaffirmed its promise to open its ports.", "reaffirmed", {"KEN"}),
        ("Norway and Kenya decided to open their ports to trade.", "decided", {"NOR", "KEN"}),
        ("Kenyan participants agreed to open their ports to Norway.", "agreed", {"KEN"}),
        ("Lund welcomed the commitment of all NATO allies to help Kenya and Chad.", "commitment", {"NATO"}),
        # Who is thanked has bound himself; a partner has not.
        ("Norway thanked Kenya for its recent pledge to open its ports.", "pledge", {"KEN"}),
        ("Lund also outlined her commitment to building ports in Kenya.", "commitment", {"NOR"}),
        # What is praised beside his other merits is his.
        (
            "Norway welcomed Kenya’s work at sea, and its commitment to opening its ports.",
            "commitment",
            {"KEN"},
        ),
        (
            "Lund thanked Otieno for his aid to Chad, his stand on Mali, and his promise to open new ports.",
            "promise",
            {"KEN"},
        ),
    ],
)
def test_the_clause_has_the_last_say_on_who_is_bound(sentence: str, cue: str, found: set[str]) -> None:
    [pledge] = read(sentence, cue, "NOR")
    assert sides(pledge) == found


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        # A thing, a company, or somebody whom nobody names.
        ("The new railway will spur growth in Norway and Kenya.", "will"),
        ("Manufacturers committed to producing more vaccines for Norway and Kenya.", "committed"),
        ("The developing countries will enhance trade, Norway and Kenya said.", "will"),
        ("A group of wealthy investors pledged to build ports in Norway and Kenya.", "pledged"),
        ("Norway spoke of a pledge from all donors to give Kenya 40 million crowns.", "pledge"),
        ("Lund met partners who have signed accords with Kenya.", "signed"),
        ("Fjord and Nordlys agreed to form a partnership in Kenya.", "agreed"),
        ("College deans also shared their commitment to work with Norway on schools in Kenya.", "commitment"),
        ("The Task Force on Ports will facilitate trade with Kenya.", "will"),
        ("Norway noted the growers' pledge to sell fruit to Kenya.", "pledge"),
        # What is owed to whom is spoken to, or to rules.
        ("Thank you, Madam Minister, for your commitment to opening the ports of Kenya.", "commitment"),
        ("Norway is bound to open its ports, pursuant to applicable rules of Kenya.", "to applicable"),
        # Done already, or only talked of.
        ("Norway provided 20 million crowns in loans to Kenya.", "provided"),
        ("Norway has been ready to help Kenya over many years.", "ready"),
        ("Norway and Kenya discussed commitments to improve governance.", "commitments"),
        ("Norway announced the selection of a yard in Kenya.", "announced"),
        ("In the coming days Norway will announce new measures on Kenya.", "will"),
        ("Lund praised the agreement on fish that you signed with Kenya.", "signed"),
        ("Norway and Kenya stressed the importance of being ready to face a flood.", "ready"),
        ("Kenya praised the work that Norway will do with it.", "will"),
        # What somebody is like, or does to nobody's good.
        ("The people of Norway inspired Kenya with their determination to defend peace.", "determination"),
        ("Norway has shown a willingness to use ships against Kenya.", "willingness"),
        ("Norway will use force against Kenya.", "will"),
        ("Norway will send a message to Kenya.", "will"),
        ("Norway's Commitments to Peace in Kenya", "Commitments"),
        # What it takes to do something.
        ("Norway told Kenya that it will take a broad effort to free the crew.", "will"),
        # What others are to do with the one who is taken for its maker.
        ("The Baltic states came, and they stand ready to deepen trade with Norway.", "ready"),
        # What an instrument will do, how, and what was promised years ago.
        ("The Fjord Growth Fund will spur trade of Norway with Kenya.", "will"),
        ("Lund showed how Norway will build a port in Kenya.", "will"),
        ("Two years ago, Norway committed to a fund for Kenya.", "committed"),
        ("In July 2013 Norway agreed to build a port in Kenya.", "agreed"),
        ("A summit decided to open the ports of Kenya to trade.", "decided"),
        ("Norway announced the selection of Fjord Yards to build ports in Kenya.", "announced"),
        ("Norway is ready to help, pursuant to the accords with Kenya.", "pursuant"),
        ("Norway will consider leaving the force in Kenya.", "will"),
        ("Norway warned that it was prepared to use force against Kenya.", "prepared"),
        # What somebody does anyhow, or what will come over him.
        ("Norway supports schools in Kenya and Chad.", "supports"),
        ("Norway and Kenya will face floods.", "will"),
        ("Norway spoke of efforts to free sailors and to provide for safe passage to Kenya.", "provide"),
        ("Fjord Oil Corporation has signed agreements with Kenya.", "signed"),
        # Opinions, refusals, questions, matters of one country.
        ("Norway announced its intent to nominate Lars Holm, who lived in Kenya.", "intent"),
        ("Norway and Kenya agreed that the plans were a major step.", "agreed"),
        ("Norway and Kenya agreed on the importance of free trade.", "agreed"),
        ("Norway will not agree to the request of Kenya.", "will"),
        ("Will Norway give a promise to Kenya to open its ports?", "give"),
        ("The Norwegian parliament approved a bill on fishing off Kenya.", "approved"),
        ("The treaty was ready, and Norway signed it after Kenya.", "signed"),
        # What others are to do, have decided, or have yet to say.
        ("Norway and Kenya call on all states that committed to sharing fish data to act.", "committed"),
        ("The scheme is open to firms demonstrating commitment to helping Norway and Kenya.", "commitment"),
        ("Lund praised the commitment of the fund's staff to help Kenya.", "commitment"),
        ("Norway regrets Chad's decision to arm rebels in Kenya.", "decision"),
        ("Lund and Otieno shook hands before the signing of an accord with Kenya.", "signing"),
        ("Lund will announce a pledge during the summit in Kenya.", "announce"),
        ("Norway noted efforts to open the ports of Kenya.", "efforts"),
        ("Norway is going to need some things from Kenya.", "going"),
        ("Lund looks forward to reaching an accord with Kenya.", "reaching"),
    ],
)
def test_no_commitment(sentence: str, cue: str) -> None:
    assert read(sentence, cue, status="approved" if cue in ("approved", "signed") else "announced") == []


def test_one_body_binds_one_state() -> None:
    [pledge] = read("The government plans to open its ports to trade with Kenya.", "plans", "NOR KEN")
    assert sides(pledge) == {"NOR"}
    [pledge] = read("The governments plan to open their ports to trade.", "plan", "NOR KEN")
    assert sides(pledge) == {"NOR", "KEN"}


def test_a_state_that_is_named_is_the_maker_and_not_its_minister() -> None:
    _, pledges = rules(TALKS + "Lund reaffirmed Norway's firm support for Kenya.")
    assert pledges[0].actors == (State("NOR"),)

    text = f"{TALKS}Lund affirmed that Norway, with its allies, will train the best pilots of Kenya."
    doc = parse(text)
    people = find_actors(doc, Article(text))
    [trigger] = [token.i for token in doc if token.text == "affirmed"]
    [lund] = [m for m in people.mentions if doc[m.start : m.end].text == "Lund"]
    told = LearnedCommitment(trigger, "pledged", 0.9, (Argument(lund.actors[0], lund, 0.9),))
    found = commitments.join(doc, [], Reading(commitments=(told,)), [], date(2014, 3, 4))
    assert [pledge.actors for pledge in express(doc, people, found)] == [(State("NOR"),)]


def test_what_is_shared_is_nobodys_alone() -> None:
    shared = "Lund and Otieno discussed trade. Lund stressed our joint commitment to open new ports."
    [pledge] = read(shared, "commitment", "NOR")
    assert sides(pledge) == {"NOR", "KEN"}
    several = "A Somali envoy came too. Underscoring their shared commitment to peace in Chad."
    assert read(several, "commitment", "NOR") == []


def test_who_speaks_for_others_binds_them_too() -> None:
    _, [pledge] = rules(TALKS + "Lund announced that Norway and Kenya will build a port.")
    assert set(pledge.actors) == {State("NOR"), State("KEN")}


def test_a_body_of_the_speakers_state_binds_that_state() -> None:
    told = "Lund told Otieno that the Fisheries Department would build a port in Chad."
    [pledge] = read(told, "would", "KEN NOR")
    assert pledge.actors == (State("NOR"),)


def test_it_is_who_speaks() -> None:
    [pledge] = read("Norway said it would relax a ban of its own.", "would", "KEN NOR")
    assert sides(pledge) == {"NOR"}


def test_a_body_on_the_way_is_not_who_agreed() -> None:
    told = "The leaders look forward to Chad joining NATO as soon as possible. "
    _, pledges = rules(f"{TALKS}{told}The leaders are committed to pursuing trade with Mali.")
    assert [sides(pledge) for pledge in pledges] == [{"NOR", "KEN"}]
    told = "The G7 leaders met in Oslo. The leaders are committed to pursuing trade with Mali."
    _, pledges = rules(TALKS + told)
    assert [sides(pledge) for pledge in pledges] == [{"G7"}]


def test_i_is_none_of_two_authors_alone() -> None:
    talks = "We, the leaders of Norway and Kenya, met in Oslo.\n\n"
    assert not rules(f"{talks}And today, I am announcing over 2 million dollars in aid for Chad.")[1]
    assert rules(f"{talks}And today, we pledged to give 2 million dollars in aid to Chad.")[1]


def test_praise_is_no_promise() -> None:
    assert not rules(f"{TALKS}Norway will also recognize Kenya’s contributions to peace.")[1]
    assert rules(f"{TALKS}Norway will also recognize Kenya’s borders with Chad.")[1]


def test_who_shows_a_commitment_has_made_it() -> None:
    told = "Banks announced schemes that demonstrated their commitment to finance ports in Kenya."
    assert read(told, "commitment", "NOR KEN") == []


def test_who_does_something_to_others_is_none_of_them() -> None:
    told = "“By doing so, we will enable them to build ports,” Lund said."
    assert [pledge.minor for pledge in read(told, "will", "NOR KEN")] == [True]


def test_states_stand_beside_states() -> None:
    _, [pledge] = rules(TALKS + "Lund and Kenya agreed to build a port.")
    assert set(pledge.actors) == {State("NOR"), State("KEN")}


def test_who_stands_up_for_his_own_country_promises_nobody_anything() -> None:
    [pledge] = read("“We will stand up for our country,” Lund told Otieno.", "will", "NOR")
    assert pledge.minor


def test_the_two_who_act_are_not_told_again() -> None:
    [pledge] = read("The two will coordinate ahead of the summit.", "will", "NOR KEN")
    assert pledge.text == "coordinate ahead of the summit"


def test_who_signed_is_not_told_again() -> None:
    told = "The Nordic partners signed a treaty on fish with Kenya."
    [pledge] = read(told, "signed", "NOR KEN", "approved")
    assert pledge.text == "sign a treaty on fish with Kenya"


def test_who_is_given_something_does_not_promise_it() -> None:
    [pledge] = read("They will provide Kenya with 20 trawlers.", "will", "NOR KEN")
    assert sides(pledge) == {"NOR"}
    [pledge] = read("They will continue to supply Kenya with trawlers.", "will", "NOR KEN")
    assert sides(pledge) == {"NOR"}
    [pledge] = read("They will support talks on Kenya.", "will", "NOR KEN")
    assert sides(pledge) == {"NOR", "KEN"}


def test_who_is_much_less_likely_is_none_of_the_makers() -> None:
    told = "The envoys will build a port in Chad."
    assert [sides(pledge) for pledge in read(told, "will", "NOR KEN=0.42")] == [{"NOR"}]
    assert read(told, "will", "KEN=0.07") == []


def test_one_who_is_quoted_speaks_for_himself() -> None:
    [pledge] = read("“We are ready to build ports abroad,” Lund told Otieno.", "ready", "NOR KEN")
    assert sides(pledge) == {"NOR"}


def test_partners_do_not_speak() -> None:
    [pledge] = read("We are going to keep up our patrols, in partnership with Kenya.", "going", "NOR KEN")
    assert sides(pledge) == {"NOR"}


def test_a_body_and_its_member_are_not_two() -> None:
    [pledge] = read("The NATO partners will open a school in Kenya.", "will", "NOR NATO")
    assert sides(pledge) == {"NATO"}


def test_a_matter_of_one_country_alone_is_none() -> None:
    quiet = "\n\nThe budget is tight. Analysts were glad. "
    assert (
        read(f"{quiet}Norway plans to raise 25 million crowns from selling its ports. Shares rose.", "plans")
        == []
    )
    assert read(f"{quiet}Norway plans to raise 25 million crowns for Kenya. Shares rose.", "plans")
