"""Commitments as they can be cited: clauses that stand alone, to whom, how much, and which are courtesies."""

from __future__ import annotations

import pytest

from ingest.actors.model import Organization, Person, State
from ingest.commitments.money import sums, total
from ingest.commitments.speech import tidy
from tests.ingest.commitments.test_pledges import TALKS, only, read


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        # The subject stays where it is not the pledger.
        (
            "Norway and Kenya agreed that the ambassadors would return to their posts.",
            "the ambassadors will return to their posts",
        ),
        ("Norway guaranteed that Kenya would receive gas.", "Kenya will receive gas"),
        # A verb in a name is part of it.
        (
            "Norway and Kenya also committed to renewing the Joint Plan to End Hunger.",
            "renew the Joint Plan to End Hunger",
        ),
        ("Norway and Kenya agreed that the two countries would cut tariffs.", "cut tariffs"),
        # Adverbs that tie a clause to its text go, those that say how stay.
        ("Norway will also open a school in Kenya.", "open a school in Kenya"),
        ("Norway agreed to jointly patrol the coast with Kenya.", "jointly patrol the coast with Kenya"),
        # Every verb is in its base form.
        (
            "Norway is committed to strengthening ties with Kenya and deepening trade.",
            "strengthen ties with Kenya and deepen trade",
        ),
        # A noun gets the verb that makes it a deed, or is told as one.
        ("Norway reaffirmed its steadfast support for Kenya.", "support Kenya"),
        (
            "Norway offered continued support for Kenya to fight floods.",
            "continue to help Kenya to fight floods",
        ),
        (
            "Norway and Kenya reaffirmed their commitment to the Oslo Treaty.",
            "remain committed to the Oslo Treaty",
        ),
        ("Norway and Kenya agreed to a cease-fire.", "agree to a cease-fire"),
        ("Norway and Kenya committed to a new era of trade.", "commit to a new era of trade"),
        # Lookalike: support that is counted is given.
        ("Norway pledged $2 million in support for Kenya.", "give $2 million in support for Kenya"),
        ("Norway pledged $20 million in aid to Kenya.", "give $20 million in aid to Kenya"),
        ("Norway promised Kenya 20 new buses.", "give 20 new buses"),
        ("An accord on fisheries was signed by Norway and Kenya.", "sign an accord on fisheries"),
        ("Norway vowed closer cooperation with Kenya.", "vow closer cooperation with Kenya"),
        ("A treaty on fish was adopted by Norway and Kenya in Oslo in May.", "adopt a treaty on fish"),
        (
            "Norway stands ready to provide any and all needed assistance to Kenya.",
            "provide any and all needed assistance to Kenya",
        ),
        (
            "Norway and Kenya committed to double trade and triple aid by 2030.",
            "double trade and triple aid by 2030",
        ),
        # Nothing is cut: the sum, the name, the "to" that an adverb stands before, what a bare accord does.
        (
            "Norway signed a contract worth 2 billion euros with Kenya.",
            "sign a contract worth 2 billion euros with Kenya",
        ),
        (
            "Norway and Kenya will work with others, and bilaterally to protect ships.",
            "work with others, and bilaterally to protect ships",
        ),
        (
            "Norway and Kenya signed an accord on Monday, opening their ports.",
            "sign an accord, opening their ports",
        ),
        ("Norway and Kenya signed an accord on Monday, drawing protests from Chad.", "sign an accord"),
        (
            "Norway will help Kenya to keep the November 2022 Oslo Statement.",
            "help Kenya to keep the November 2022 Oslo Statement",
        ),
    ],
)
def test_clause_stands_alone(sentence: str, text: str) -> None:
    assert only(sentence).text == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Norway and Kenya undertook to seek, within the year, a formal end to the dispute.",
            "seek, within the year, a formal end to the dispute",
        ),
        (
            "Norway and Kenya agreed that officials on both sides would go on talking about fish.",
            "officials on both sides will go on talking about fish",
        ),
        (
            "Norway and Kenya are committed to leadership in promoting peace.",
            "remain committed to leadership in promoting peace",
        ),
        (
            "Norway and Kenya remain committed to free trade and supporting the African Union.",
            "remain committed to free trade and supporting the African Union",
        ),
        (
            "Norway is committed to reducing costs in Kenya, promoting trade, and opening its ports.",
            "reduce costs in Kenya, promote trade, and open its ports",
        ),
        ("Norway and Kenya are committed to advancing workers’ rights.", "advance workers’ rights"),
        # A verb with "co-" keeps its object.
        (
            "Norway and Kenya announced that they would co-host the 2015 Ocean Trade Forum in Oslo.",
            "co-host the 2015 Ocean Trade Forum in Oslo",
        ),
        # Lists are whole, whatever the parser makes of them.
        (
            "Norway and Kenya intend to share data, align their messages, and answer threats.",
            "share data, align their messages, and answer threats",
        ),
        (
            "Norway and Kenya agreed to protect fish by opening ports, lowering tariffs, and reducing waste.",
            "protect fish by opening ports, lowering tariffs, and reducing waste",
        ),
        (
            "Norway and Kenya are committed to addressing drought, easing the growing water needs, and "
            "building safe and modern wells.",
            "address drought, ease the growing water needs, and build safe and modern wells",
        ),
        (
            "Norway and Kenya reiterated their commitment to freedom of trade, international law, and "
            "defending ships.",
            "remain committed to freedom of trade, international law, and defending ships",
        ),
        (
            "Norway and Kenya will work on tests to ensure the ports they’re building remain fully matched "
            "in size.",
            "work on tests to ensure the ports they’re building remain fully matched in size",
        ),
        (
            "Norway reaffirmed its commitment to close cooperation with Kenya.",
            "remain committed to close cooperation with Kenya",
        ),
        (
            "Norway and Kenya reaffirmed their commitment to AU centrality and AU-led regional bodies.",
            "remain committed to AU centrality and AU-led regional bodies",
        ),
        (
            "Norway and Kenya signed an accord in May on fishing that protects tuna.",
            "sign an accord on fishing that protects tuna",
        ),
        # What is told beside it goes.
        (
            "Norway will support a joint plan, as you all heard, to train Kenyan pilots.",
            "support a joint plan to train Kenyan pilots",
        ),
        (
            "Norway, Kenya and Chad agreed to open a corridor by the end of 2026 as they met in Oslo.",
            "open a corridor by the end of 2026",
        ),
        ("Norway will build ports in Kenya, like its ports in Chad.", "build ports in Kenya"),
        ("Norway will build ports in Kenya, both of which will help trade.", "build ports in Kenya"),
        ("Norway will build ports in Kenya, where they are needed.", "build ports in Kenya"),
        ("Norway will build ports in Kenya as we support its trade.", "build ports in Kenya"),
        (
            "Norway and Kenya reaffirmed their commitment to the Oslo Treaty and their support for Chad.",
            "remain committed to the Oslo Treaty",
        ),
        ("Norway reaffirmed the unwavering support of Norway for Kenya.", "support Kenya"),
        (
            "Norway agreed that the fund – which is run by Lund – would help Kenya.",
            "the fund will help Kenya",
        ),
        ("Norway and Kenya agreed to monitor the coast when necessary.", "monitor the coast when necessary"),
        (
            "Norway will continue to provide the aid Kenya needs to rebuild its ports.",
            "continue to provide the aid Kenya needs to rebuild its ports",
        ),
        # Lookalikes: a deed told beside it, and what its word for it is.
        (
            "Norway remains committed to free trade, noting that Kenya is a friend.",
            "remain committed to free trade",
        ),
        # Lookalike: when it is done is told, and no object is missing.
        (
            "Norway and Kenya undertook to reopen talks within the year, Lund said.",
            "reopen talks within the year",
        ),
    ],
)
def test_the_clause_is_whole(sentence: str, text: str) -> None:
    assert only(sentence).text == text


def test_what_is_signed_is_told_once_by_its_name() -> None:
    signed = "Norway and Kenya signed an accord on fish on Tuesday. "
    _, pledges = read(TALKS + signed + "Norwegian and Kenyan ministers put their names to it in Oslo.")
    assert [pledge.text for pledge in pledges] == ["sign an accord on fish"]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("We will honour our commitments to Kenya", "honour Norway’s commitments to Kenya"),
        # "Its" would be Chad's, and "they" nobody.
        ("We will stand with Chad and our allies", "stand with Chad and Norway’s allies"),
        ("We will send Kenya boats as long as we have any", "send Kenya boats as long as Norway has any"),
        ("We will help Kenya to save our planet", "help Kenya to save the planet"),
    ],
)
def test_pronouns_say_whom_they_mean(said: str, text: str) -> None:
    _, pledges = read(f'{TALKS}"{said}," Lund said.')
    assert [pledge.text for pledge in pledges] == [text]


def test_an_adverb_before_the_maker_goes() -> None:
    _, pledges = read(TALKS + "“But jointly, we will step up patrols to end piracy,” Lund said.")
    assert [pledge.text for pledge in pledges] == ["step up patrols to end piracy"]


def test_a_word_of_a_name_is_the_whole_name() -> None:
    told = "Norway praised the Fisheries Training Agency. Norway will support the Agency’s work in Kenya."
    assert only(told).text == "support the Fisheries Training Agency’s work in Kenya"
    told = "Norway praised the Fisheries Partnership. Norway will help Kenya under the Partnership for Ports."
    assert only(told).text == "help Kenya under the Partnership for Ports"
    told = "The Fisheries Agency met the Ports Agency. Norway will support the Agency’s work in Kenya."
    assert only(told).text == "support the Agency’s work in Kenya"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway and Kenya will coordinate: in the delta; on fish; and on tea.",
        "Norway and Kenya will deepen cooperation in the following areas.",
        "Norway and Kenya will build on these efforts.",
    ],
)
def test_what_says_nothing_is_left_out(sentence: str) -> None:
    assert not read(sentence)[1]


def test_a_bare_sum_is_told_with_what_it_is_for() -> None:
    given = only("In order to feed children in Kenya, Norway has decided to offer a total of $2 million.")
    assert given.text == "offer a total of $2 million in order to feed children in Kenya"
    told = "Norway condemned the raid. Norway will give Kenya $2 million."
    assert read(TALKS + told)[1][0].text == "give Kenya $2 million"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        # What is between two is of both, whoever says "our".
        (
            "In Kenya, Norway reaffirmed its commitment to deepening our long partnership.",
            "deepen the long partnership",
        ),
        (
            "Norway and Kenya agreed to work together on these and other threats, including floods in Chad.",
            "work together on these and other threats, including floods in Chad",
        ),
        (
            "Norway vowed to widen ties with Kenya in such fields as trade.",
            "widen ties with Kenya in such fields as trade",
        ),
        (
            "Norway reaffirmed its commitment to deepening our partnership with Kenya.",
            "deepen its partnership with Kenya",
        ),
        ("Norway reaffirmed its commitment to opening our ports to Kenya.", "open its ports to Kenya"),
        (
            "Norway will help Kenya for the good of both our peoples.",
            "help Kenya for the good of both peoples",
        ),
        # What a word points back at stands behind it.
        (
            "Norway will continue such efforts to protect Kenyan ships.",
            "continue efforts to protect Kenyan ships",
        ),
        ("Norway will fund these schools in Kenya.", "fund the schools in Kenya"),
        # Lookalikes: the day is told by "this", the point belongs to the name.
        ("Norway will help Kenya by the end of this year.", "help Kenya by the end of this year"),
        ("Norway will build a road between Kenya and the U.S.", "build a road between Kenya and the U.S."),
    ],
)
def test_words_that_point_elsewhere(sentence: str, text: str) -> None:
    assert only(sentence).text == text


def test_who_is_spoken_to_is_named_where_two_talk() -> None:
    _, [pledge] = read(TALKS + '"We will train your pilots, and stand by you," Lund said.')
    assert pledge.text == "train Kenya’s pilots, and stand by Kenya"
    talks = TALKS.replace("Otieno", "Otieno and Somali envoy Ali Warsame")
    _, [pledge] = read(talks + '"We will train your pilots," Lund said.')
    assert pledge.minor


def test_what_is_between_two_names_the_other() -> None:
    _, [pledge] = read(TALKS + '"We will deepen our cooperation in fishing," Lund said.')
    assert pledge.text == "deepen cooperation with Kenya in fishing"
    _, [pledge] = read(TALKS + '"We will deepen our partnership in fishing," Lund said.')
    assert pledge.text == "deepen the partnership with Kenya in fishing"


def test_what_denies_a_deed_stays_with_it() -> None:
    told = "Norway stressed that under no circumstances will Norway support a blockade of Kenya."
    assert [p.text for p in read(told)[1]] == ["under no circumstances support a blockade of Kenya"]


def test_its_is_of_something_that_is_named() -> None:
    told = "Lund and Otieno praised the fish treaty and agreed to preserve and widen its scope."
    assert all(pledge.minor for pledge in read(TALKS + told)[1])
    told = "Norway and Kenya praised the treaty. Norway agreed to open its ports to Kenya."
    assert [pledge.minor for pledge in read(told)[1]] == [False]


def test_a_sentence_that_says_no_more_is_not_shown() -> None:
    told = "Norway and Kenya agreed to start work on this scheme in May."
    assert only(f"The ministers met. {told}").text == "start work on this scheme in May"
    _, pledges = read(f"Norway and Kenya spoke of a scheme for fish. {told}")
    assert pledges[-1].text.endswith("(“Norway and Kenya spoke of a scheme for fish.”)")


def test_what_stands_elsewhere_is_shown() -> None:
    pledge = only("The treaty on fish is ready, and Norway and Kenya agreed to sign it in May.")
    assert pledge.text.startswith("sign it in May (“The treaty on fish is ready")


@pytest.mark.parametrize(
    ("sentence", "towards"),
    [
        ("Norway will train Kenyan pilots.", ["KEN"]),
        ("Norway promised Kenya 20 new buses.", ["KEN"]),
        ("Norway promised to lift sanctions on Iran.", ["IRN"]),
        ("Norway assured Kenya that aid would go on.", ["KEN"]),
        ("Norway will provide 40 million dollars for clinics in rural Kenya.", ["KEN"]),
        ("Norway pledged closer cooperation with the European Union.", ["european-union"]),
        # Lookalikes: a part of another name, what is done against somebody, and who binds himself.
        ("Norway and Kenya agreed to protect the Indo-Pacific.", []),
        ("Norway agreed to impose sanctions against Iran.", []),
        ("Norway and Kenya agreed to cut tariffs on fish.", []),
        ("Norway and Kenya agreed to increase the costs to Chad.", []),
        ("Norway and Kenya are committed to support ports and to hold Chad accountable.", []),
        ("Norway and Kenya remain committed to the denuclearization of Iran.", []),
    ],
)
def test_towards_whom(sentence: str, towards: list[str]) -> None:
    found = only(sentence).towards
    assert [
        a.iso3 if isinstance(a, State) else a.id for a in found if isinstance(a, State | Organization)
    ] == (towards)


def test_a_region_is_a_beneficiary_by_name() -> None:
    pledge = only("Norway vowed to help African countries fight malaria.")
    assert (pledge.towards, pledge.beneficiary) == ((), "Africa")
    assert only("Norway vowed to help Southeast Asian countries.").beneficiary == "Southeast Asia"
    assert only("Norway vowed to help South Africa to fight malaria.").beneficiary is None
    body = only("Norway pledged closer cooperation with the African Union.")
    assert body.beneficiary is None


def test_a_treaty_named_after_a_city_is_nobodys_benefit() -> None:
    assert only("Norway and Kenya reaffirmed their commitment to the Kampala Declaration.").towards == ()


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("By the end of 2014, Norway will open a port in Kenya.", "2014-12-31"),
        ("By May 2014, Lund said, Norway would open a port in Kenya.", "2014-05-31"),
        # Lookalikes: the day of the promise, and of the signing.
        ("By May 2014, when rain falls, he is gone, and Norway will open a port in Kenya.", "None"),
        ("Norway and Kenya signed an accord on fish on Tuesday.", "None"),
        ("Norway and Kenya adopted a plan on fish by 2015.", "2015-12-31"),
        ("By June 2014, Norway had vowed to open a port in Kenya.", "None"),
    ],
)
def test_a_deadline_may_open_its_sentence(sentence: str, due: str) -> None:
    _, [pledge] = read(TALKS + sentence)
    assert str(pledge.due) == due


def test_what_is_pledged_not_to_be_done_is_not_turned_round() -> None:
    told = TALKS + "Lund pledged on Monday not to privatise Telkom, a move to end a strike in Kenya."
    assert read(told)[1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A new round of talks, involving Norway and Kenya, is to start on Monday at the Guesthouse.",
        "Norway and Kenya will describe how they cope with floods.",
    ],
)
def test_what_a_gathering_or_a_speech_does_is_no_commitment(sentence: str) -> None:
    assert not read(TALKS + sentence)[1]


def test_a_past_verb_goes_on_from_one_of_the_past() -> None:
    told = "Lund voiced her belief that trade is vital for Kenya and pledged to open ports to Kenya."
    _, [pledge] = read(TALKS + told)
    assert [one.name for one in pledge.actors if isinstance(one, Person)] == ["Kari Lund"]
    told = "Lund said that Kenya is a friend and pledged to open ports to Norway."
    assert [State("KEN")] == [one for pledge in read(TALKS + told)[1] for one in pledge.actors]


def test_amount_and_currency() -> None:
    _, [pledge] = read(TALKS + "Norway pledged 300 million yen to rebuild schools across Africa.")
    assert (pledge.amount, pledge.currency, pledge.beneficiary) == (300e6, "JPY", "Africa")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over $84.5 million", [(84.5e6, "USD")]),
        ("a 500-million-euro loan", [(500e6, "EUR")]),
        ("two billion South Korean won", [(2e9, "KRW")]),
        ("HK$3 million and US$ 5bn", [(3e6, "HKD"), (5e9, "USD")]),
        ("half a billion dollars", [(5e8, "USD")]),
        ("RMB 20,000", [(20000, "CNY")]),
        # Lookalikes: weights, and what is no money.
        ("500 pounds of rice, 20 million people, 30 euro-sceptics", []),
    ],
)
def test_sums_of_money(text: str, found: list[tuple[float, str]]) -> None:
    assert [(one.amount, one.currency) for one in sums(text)] == found


def test_of_several_sums_only_a_whole_is_the_total() -> None:
    assert total("$3bn (£1.58bn) in repayments") == sums("$3bn")[0]
    whole = total("$200 million, including $20 million for clinics")
    assert whole is not None
    assert whole.amount == 200e6
    assert total("$10 million for ports and $5 million for roads") is None


@pytest.mark.parametrize(
    ("sentence", "minor"),
    [
        ("Norway and Kenya agreed to stay in close touch.", True),
        ("Norway and Kenya agreed to maintain communication on issues of mutual interest.", True),
        ("Norway and Kenya agreed to maintain communication on fish.", False),
        ("Norway intends to work with international partners and the private sector.", True),
        # What takes up something that its clause does not name, or is told in a list behind it.
        (
            "Norway and Kenya spoke of fish. They agreed to cooperate on these issues and to build ports.",
            True,
        ),
        ("Norway and Kenya agreed to undertake efforts towards:", True),
        ("Kenya has a plan for fish, and Norway will support it.", True),
        ("Kenya has a plan for fish, and Norway will support this plan for fish.", False),
        ("Norway and Kenya agreed to share fuel.", False),
        # A crisis is somewhere, and so is what is "there"; a sum is for something.
        ("Norway and Kenya agreed to work for an end to the crisis.", True),
        ("Norway and Kenya agreed to prevent the conflict from spreading.", True),
        ("Norway and Kenya agreed to end the war.", False),
        ("Norway and Kenya agreed to respect the ceasefire.", False),
        ("Norway and Kenya agreed to train pilots there.", True),
        ("Norway and Kenya agreed to oversee the implementation of the agreement.", True),
        ("Norway and Kenya agreed to oversee the implementation of the agreement on fish.", False),
        ("Norway and Kenya agreed to work for an end to the crisis in Chad.", False),
        ("Norway will invest $35 million, for a total of $70 million.", True),
        ("Norway will invest $35 million in ports.", False),
        ("Norway will invest $35 million to build ports.", False),
        ("Norway will work with Kenya to ensure the implementation of its terms.", True),
        # Slogans: fine words alone. Where a country is named, peace is something.
        ("Norway and Kenya will continue to lead the world toward peace and prosperity.", True),
        ("Norway and Kenya will maintain peace and security in Chad.", False),
    ],
)
def test_courtesies_are_minor(sentence: str, minor: bool) -> None:
    _, pledges = read(TALKS + sentence)
    assert [pledge.minor for pledge in pledges] == [minor]


def test_what_a_text_takes_up_is_shown_with_it() -> None:
    _, pledges = read(TALKS + "The two spoke of a deal on fish. Lund and Otieno signed the deal on Tuesday.")
    assert [pledge.text.partition(" (“")[2] for pledge in pledges] == ["The two spoke of a deal on fish.”)"]
    assert not read(TALKS + "Lund and Otieno signed the deal in Oslo on Tuesday.")[1]


def test_what_was_not_heard_is_no_commitment() -> None:
    assert not read(TALKS + "“We will defend Kenya from its (inaudible),” Lund said.")[1]


def test_lawmakers_are_not_those_before_them() -> None:
    assert not read(TALKS + "Lawmakers said they had reached an agreement on trade with Chad.")[1]


@pytest.mark.parametrize(
    ("told", "tidied"),
    [
        ("fight inequality [equality] in schools", "fight equality in schools"),
        ("will [not] recognise the border", "will [not] recognise the border"),
        ("[W]e will give [Ukraine] boats", "[W]e will give [Ukraine] boats"),
        ("reach out to the south [sou", "reach out to the south"),
        ("stop them — (applause) — with our help", "stop them — with our help"),
    ],
)
def test_what_is_put_right_stands_for_the_slip_and_nothing_else(told: str, tidied: str) -> None:
    assert tidy(told) == tidied
