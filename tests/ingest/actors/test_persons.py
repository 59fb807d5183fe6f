"""Who acts in an article: persons, their offices and states, under all the forms in which news names them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.actors.find import find_actors
from ingest.actors.model import Actors, Mention, Organization, Person, State
from ingest.article import Article
from ingest.syntax.model import parse


def read(
    text: str, title: str | None = None, publisher: str | None = None, city: str | None = None
) -> Actors:
    return find_actors(
        parse(text), Article(text, title=title, publisher=publisher, published=date(2014, 3, 4)), city
    )


def ministers(people: Actors) -> dict[str, str]:
    return {
        p.name: p.state or (p.organization.acronym if p.organization else "") or ""
        for p in people.persons
        if p.minister
    }


def person(people: Actors, name: str) -> Person:
    return next(p for p in people.persons if p.name == name)


def mentions(people: Actors, text: str) -> list[tuple[str, Mention]]:
    doc = parse(text)
    return [(doc[m.start : m.end].text, m) for m in people.mentions]


def test_a_leader_is_not_somebody_else_of_his_family() -> None:
    people = read("U.S. President Obama spoke of Malik Obama, and Obama met Kenyan President Daniel Otieno.")
    assert ministers(people) == {"Obama": "USA", "Daniel Otieno": "KEN"}
    people = read("U.S. President Obama arrived. Barack Obama met Kenyan President Daniel Otieno.")
    assert ministers(people) == {"Barack Obama": "USA", "Daniel Otieno": "KEN"}


@pytest.mark.parametrize(
    "told", ["Lund was accompanied by", "Lund, accompanied by Foreign Minister Nils Berg and"]
)
def test_who_accompanies_a_guest_is_of_his_state(told: str) -> None:
    met = "NAIROBI, March 4 - Kenyan President Daniel Otieno hosted Norwegian Premier Kari Lund in Kenya. "
    people = read(f"{met}{told} Trade Minister Eva Dahl, came with gifts for Kenya.", city="Nairobi")
    assert ministers(people)["Eva Dahl"] == "NOR"


def test_who_joins_him_and_who_is_of_a_delegation_acts_for_its_state() -> None:
    met = "NAIROBI, March 4 - Norwegian Premier Kari Lund met Kenyan President Daniel Otieno in Kenya. "
    people = read(f"{met}She was joined by Trade Minister Eva Dahl. Kenya saw gifts.", city="Nairobi")
    assert ministers(people)["Eva Dahl"] == "NOR"
    told = "The Norwegian high-level delegation included Trade Minister Eva Dahl."
    people = read(f"{met}{told}", city="Nairobi")
    assert ministers(people)["Eva Dahl"] == "NOR"


def test_two_leaders_by_their_surnames_alone_are_known() -> None:
    people = read("Putin will meet Merkel in Madrid on Monday.")
    assert ministers(people) == {"Putin": "RUS", "Merkel": "DEU"}
    people = read("Putin will meet his brother in Madrid on Monday.")
    assert ministers(people) == {}


def test_a_former_leader_is_of_the_state_that_he_led() -> None:
    people = read("Sudan's President Omar Adam met former President Jimmy Carter in Sudan on Monday.")
    assert person(people, "Jimmy Carter").state == "USA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Secretary of State Ellen Marsh arrived.", {"Ellen Marsh": "USA"}),
        ("The Kremlin's foreign policy aide, Pavel Orlov, spoke first.", {"Pavel Orlov": "RUS"}),
        ("Daniel Otieno, the Kenyan foreign minister, spoke first.", {"Daniel Otieno": "KEN"}),
        ("The president of Finland, Aino Salmi, spoke first.", {"Aino Salmi": "FIN"}),
        ("EU foreign policy chief Marta Rossi spoke first.", {"Marta Rossi": "EU"}),
        ("NATO Secretary General Lars Holm spoke first.", {"Lars Holm": "NATO"}),
        ("South Korean President Lee Min-jun spoke first.", {"Lee Min-jun": "KOR"}),
        ("Qatar's Emir Sheikh Khalid bin Nasser al-Hamdi spoke.", {"Khalid bin Nasser al-Hamdi": "QAT"}),
        ("Economy Minister German Petrov of Russia spoke first.", {"German Petrov": "RUS"}),
        ("Thai King Somchai II received them.", {"Somchai II": "THA"}),
        ("H.E. Mr. Ravi Menon, Minister of External Affairs of India, chaired.", {"Ravi Menon": "IND"}),
        (
            "Presidents Ana Ruiz of Chile, Luis Vega of Peru and Hugo Paz of Bolivia signed.",
            {"Ana Ruiz": "CHL", "Luis Vega": "PER", "Hugo Paz": "BOL"},
        ),
        (
            "Ghanaian President Kofi Asante and Amadou Diallo of Niger will meet on Monday.",
            {"Kofi Asante": "GHA", "Amadou Diallo": "NER"},
        ),
        (
            "Prime Minister Tom Ashby of Australia and Fiji's Jona Vakatora were first to sign.",
            {"Tom Ashby": "AUS", "Jona Vakatora": "FJI"},
        ),
        (
            "Some heads of state and government, including Chad's Idris Haroun and newly elected Sani Bako "
            "of Niger, were present.",
            {"Idris Haroun": "TCD", "Sani Bako": "NER"},
        ),
        ("A Kenyan delegation led by Peter Mwangi flew to Kampala.", {"Peter Mwangi": "KEN"}),
        (
            "Canadian President Ada Bell hosted a Kenyan delegation led by Security Adviser Peter Mwangi.",
            {"Ada Bell": "CAN", "Peter Mwangi": "KEN"},
        ),
        (
            "The Oslo Bar Association, led by its President Nils Berg, met Norwegian Premier Kari Lund.",
            {"Kari Lund": "NOR"},
        ),
        (
            "Kenya quit the Oslo Forum last year, and its President Daniel Otieno went home.",
            {"Daniel Otieno": "KEN"},
        ),
        ("Kenya's Trade and Industry minister Ada Okune spoke.", {"Ada Okune": "KEN"}),
        ("Liu Ming is leading the Chinese delegation to the talks.", {"Liu Ming": "CHN"}),
        ("Anna Bell, who heads the Canadian delegation, disagreed.", {"Anna Bell": "CAN"}),
        ("Chairman Mahmoud Karim of Libya spoke first.", {"Mahmoud Karim": "LBY"}),
        ("Minister of Health and Population Salah Farid of Egypt spoke.", {"Salah Farid": "EGY"}),
        ("Kenyan Attorney General Amos Kibet spoke first.", {"Amos Kibet": "KEN"}),
        ("Lee Jong-min, South Korea's senior APEC official, spoke first.", {"Lee Jong-min": "KOR"}),
        ("UN special envoy for Syria Staffan Lund spoke first.", {"Staffan Lund": "UN"}),
        ("Boris Panin, an aide to the Russian president, arrived.", {"Boris Panin": "RUS"}),
        ("The Russian president's adviser, Boris Panin, arrived.", {"Boris Panin": "RUS"}),
        ("President Sidi Cheikh of the Islamic Republic of Mauritania spoke.", {"Sidi Cheikh": "MRT"}),
        ("President Aida Asanova of the Kyrgyz Republic spoke.", {"Aida Asanova": "KGZ"}),
        (
            "Minju Han, Secretary to the President for Economic Security of the Republic of Korea, spoke.",
            {"Minju Han": "KOR"},
        ),
        ("Polish Secretary of State, Head of the Security Bureau Jan Nowak spoke.", {"Jan Nowak": "POL"}),
        # In letters that English has not.
        ("President Võ Hữu Thưởng of Vietnam spoke first.", {"Võ Hữu Thưởng": "VNM"}),
    ],
)  # fmt: skip
def test_introductions(text: str, expected: dict[str, str]) -> None:
    assert ministers(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Foreign ministry spokesman Jan Novak of Slovakia declined to comment.",
        "Opposition leader Maria Costa criticized the visit to Portugal.",
        "U.S. Senator Paul Reed criticized the visit.",
        "German professor Karl Weber criticized the visit.",
        "Italy's Carla Bassi won the slalom in Norway.",
        "Her husband, John Baker, an Irish banker, watched.",
        "Company president Ivan Markov praised the Bulgarian market.",
        "The Irish singer Mary Flynn met fans in Dublin.",
        "The survey of American voters told delegates Labour would win.",
        "- Alice Stone, Vice President, Government Relations, United Health Association",
        "In Canada FBI Chief of Staff Jim Rook declined to comment.",
        "Stephen Harper, leader of Canada's Conservative Party, disagreed.",
        "Omar Bell, his one-time deputy in Malaysia, disagreed.",
        "Prime Minister Rebin Aziz of the Kurdistan Region of Iraq disagreed.",
        "Farmers' Network of Zambia coordinator Moses Phiri disagreed.",
        "The minister thanked Norway, a close NATO Ally, for its patience.",
    ],
)
def test_who_is_no_minister(text: str) -> None:
    assert ministers(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Italy's Marco Brandi came second, ahead of Henrik Dahl of Denmark.",
        "The company, half owned by Japan's Morita, said that prices rose.",
        "Heroin was brought into Vietnam's Tan Hoa City.",
    ],
)
@pytest.mark.parametrize("published", [date(2014, 3, 4), None])
def test_a_nationality_makes_nobody_a_minister(text: str, published: date | None) -> None:
    assert ministers(find_actors(parse(text), Article(text, published=published))) == {}


def test_several_offices_of_one_holder() -> None:
    people = read(
        "Chinese State Councilor and Defense Minister Zhao Lin opened the talks.\n\nZhao, also a party "
        "member, said so."
    )
    zhao = person(people, "Zhao Lin")
    assert [office.title for office in zhao.offices] == ["State Councilor", "Minister of Defense"]


def test_two_holders_beside_and() -> None:
    people = read(
        "In Vilnius the Vice President and President Jonas Petrauskas of Lithuania discussed trade."
    )
    assert [o.title for o in person(people, "Jonas Petrauskas").offices] == ["President"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Dutch Prince Jan de Boer left for Oslo on Tuesday.", {"Jan de Boer": "NLD"}),
        (
            "President Kari Lund of Norway met Dutch Envoy Jan van der Berg.",
            {"Kari Lund": "NOR", "Jan van der Berg": "NLD"},
        ),
        ("Norwegian President Kari Lund met the Kenyan president Jan. 5 in Nairobi.", {"Kari Lund": "NOR"}),
        ("Norwegian President Kari Lund met the Kenyan president Jan 5 in Nairobi.", {"Kari Lund": "NOR"}),
        ("The Kenyan president April Monday talks in Oslo were off.", {}),
        (
            "The Prime Minister of the Netherlands, Jan de Boer, met Norwegian President Kari Lund.",
            {"Jan de Boer": "NLD", "Kari Lund": "NOR"},
        ),
        (
            "Norwegian President Kari Lund met the Dutch envoy, April van der Linden, in Oslo.",
            {"Kari Lund": "NOR", "April van der Linden": "NLD"},
        ),
        ("Norwegian President Kari Lund met the Kenyan president, April 5, in Oslo.", {"Kari Lund": "NOR"}),
        (
            "Norwegian President Kari Lund is to meet the president of Kenya, May Day being over.",
            {"Kari Lund": "NOR"},
        ),
    ],
)
def test_a_name_may_begin_like_a_month_behind_an_office(text: str, people: dict[str, str]) -> None:
    assert ministers(read(text)) == people


def test_a_counterpart_inherits_the_office() -> None:
    people = read(
        "Croatian Prime Minister Luka Horvat met his Libyan counterpart, Omar Salem, in Zagreb on Friday."
    )
    assert ministers(people) == {"Luka Horvat": "HRV", "Omar Salem": "LBY"}
    assert person(people, "Omar Salem").offices[0].role == "head_of_government"


def test_a_counterpart_inherits_the_office_of_somebody_without_a_name() -> None:
    people = read("Croatia's defence minister spoke with his Libyan counterpart, Omar Salem, on Friday.")
    assert ministers(people) == {"Omar Salem": "LBY"}
    assert person(people, "Omar Salem").offices[0].role == "defence"


@pytest.mark.parametrize(
    "text",
    [
        "The Russian and Kazakh foreign ministers Ivan Orlov and Yerlan Bekov met in Astana on Tuesday.",
        "China's foreign minister met his Russian and Kazakh counterparts, Ivan Orlov and Yerlan Bekov.",
        "Chinese Foreign Minister Zhao Lin met his counterparts from Russia and Kazakhstan, Ivan Orlov and "
        "Yerlan Bekov.",
    ],
)
def test_each_of_two_states_has_its_minister(text: str) -> None:
    people = read(text)
    assert {"Ivan Orlov": "RUS", "Yerlan Bekov": "KAZ"}.items() <= ministers(people).items()
    assert person(people, "Ivan Orlov").offices[0].role == "foreign"


def test_a_president_of_other_days_is_of_the_state_that_the_text_names() -> None:
    people = read("The American president recalled that President Nixon had visited China.")
    assert ministers(people) == {"Nixon": "USA"}
    assert "USA" not in ministers(read("Peru's President Nixon Rojas visited China.")).values()


def test_a_body_has_a_president_who_is_none_of_a_state() -> None:
    text = "European Commission officials went to Kyiv. President Barroso will meet Ukraine's leaders."
    assert ministers(read(text)) == {"Barroso": "EU"}
    assert person(read(text), "Barroso").offices[0].role == "head_of_organization"
    assert "EU" not in ministers(read("Portugal's President Barroso met Peru's leaders on Friday.")).values()


def test_a_bodys_president_is_known_where_it_is_not_named() -> None:
    text = "The G7 leaders met in Kiel. President Barroso and Canada's Prime Minister Harper were there."
    assert ministers(read(text))["Barroso"] == "EU"
    text = "The leaders met in Kiel. President José Manuel Barroso and Canada's Prime Minister Harper came."
    assert ministers(read(text))["José Manuel Barroso"] == "EU"


def test_an_office_that_another_tells_in_more_words_is_not_told_twice() -> None:
    text = (
        "Norwegian Ambassador Nils Berg met Kenya's leaders. Nils Berg, Norway's Ambassador to Kenya, spoke."
    )
    assert [office.title for office in person(read(text), "Nils Berg").offices] == ["Ambassador to Kenya"]
    text = "U.S. President Kari Lund met Peru's leaders. Kari Lund, the President of the Council, spoke."
    assert "President" in [office.title for office in person(read(text), "Kari Lund").offices]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Nils Berg, U.S. Coordinator for the Indo-Pacific, met Kenya's leaders.",
            "Coordinator for the Indo-Pacific",
        ),
        (
            "Nils Berg, Secretary of the U.S. Department of Energy, met Kenya's leaders.",
            "Secretary of Energy",
        ),
    ],
)
def test_an_office_is_told_whole_and_as_it_usually_is(text: str, office: str) -> None:
    assert [one.title for one in person(read(text), "Nils Berg").offices] == [office]


def test_a_deputy_of_an_attorney_general_holds_one_office() -> None:
    people = read("U.S. Deputy Attorney General Ada Bell met Kenyan President Daniel Otieno.")
    assert [office.title for office in person(people, "Ada Bell").offices] == ["Deputy Attorney General"]


def test_a_place_before_an_office_is_no_portfolio() -> None:
    met = "National Security Adviser Ada Bell met Kenyan President Daniel Otieno."
    told = f"On her way to Israel and the West Bank, {met}"
    [office] = person(read(told), "Ada Bell").offices
    assert office.title == "National Security Adviser"


def test_a_name_goes_on_behind_its_particle_in_a_headline() -> None:
    text = "President Obama and EU Commission President Ursula von der Leyen Before Talks\n\nThey met today."
    assert "Ursula von der Leyen" in ministers(read(text))


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Remarks by Finnish President Aino Salmi Ahead of the Nordic Summit", {"Aino Salmi": "FIN"}),
        ("Press Gaggle by Finnish President Aino Salmi Previewing the Nordic Summit", {"Aino Salmi": "FIN"}),
        ("Remarks by President Võ Hữu Thưởng of Vietnam Before Bilateral Talks", {"Võ Hữu Thưởng": "VNM"}),
        ("Readout of the Call with President José Raúl Batista of Panama", {"José Raúl Batista": "PAN"}),
    ],
)
def test_a_name_of_a_headline_has_all_its_words_and_no_others(
    headline: str, expected: dict[str, str]
) -> None:
    assert ministers(read(f"{headline}\n\nThe talks took an hour.")) == expected


def test_a_name_that_two_lead_by_is_told_apart_by_the_office() -> None:
    text = "Vice President Harris met Guatemalan President Ana Ruiz before talks on trade."
    people = find_actors(parse(text), Article(text, published=date(2024, 5, 6)))
    assert ministers(people) == {"Harris": "USA", "Ana Ruiz": "GTM"}


def test_a_verb_of_a_headline_is_no_name() -> None:
    text = (
        "Fact Sheet: President Obama Highlights Help to Farmers\n\nPresident Obama met officials on Tuesday."
    )
    assert list(ministers(read(text))) == ["Obama"]
    assert "Ada Marks" in ministers(read("Kenyan President Ada Marks met officials on Tuesday."))


def test_two_names_with_a_hyphen_are_nobodys() -> None:
    text = "President Obama met President Xi of China. The Obama-Xi summit went well. Then Obama flew home."
    assert ministers(read(text)) == {"Obama": "USA", "Xi": "CHN"}
    text = "President Gloria Macapagal-Arroyo met President Xi of China in Manila. Then Arroyo flew home."
    assert "Gloria Macapagal-Arroyo" in ministers(read(text))


def test_a_list_behind_a_colon_has_its_office() -> None:
    people = read(
        "He met with Deputy Security Advisors: Anne Petit of France, Karl Weber of Germany, and others."
    )
    assert ministers(people) == {"Anne Petit": "FRA", "Karl Weber": "DEU"}
    assert person(people, "Karl Weber").offices[0].title == "Deputy Security Advisor"
    assert not ministers(read("Two ministers: Karl Weber has seen enough of them."))


def test_who_holds_no_office_of_state_keeps_what_he_is_called() -> None:
    people = read("They met Fusae Ota, governor of Osaka. Her son, Ken Ota, and Ann Lee, a partner, came.")
    assert person(people, "Fusae Ota").callings == ("Governor of Osaka",)
    assert not any(p.callings for p in people.persons if p.name in ("Ken Ota", "Ann Lee"))


def test_all_forms_of_a_name_are_one_person() -> None:
    text = (
        "Diallo to visit Oslo\n\nThe president of Niger, Amadou Diallo, will visit Norway. Mr. Diallo "
        "will meet "
        "officials. President Dialllo left on Monday.\n\nPRESIDENT DIALLO: Thank you."
    )
    people = read(text)
    assert list(ministers(people)) == ["Amadou Diallo"]
    named = [words for words, m in mentions(people, text) if person(people, "Amadou Diallo") in m.actors]
    assert named[0] == "Diallo"
    assert len(named) == 5


def test_relatives_and_namesakes_stay_apart() -> None:
    people = read(
        "Prime Minister Paul Keane of Ireland and his wife, Mary Keane, arrived. Keane met officials. "
        "Angolan President Rui dos Santos met Brazilian Finance Minister Caio dos Santos."
    )
    assert ministers(people) == {"Paul Keane": "IRL", "Rui dos Santos": "AGO", "Caio dos Santos": "BRA"}


def test_names_that_follow_their_offices() -> None:
    people = read(
        "The prime ministers of Serbia and Albania met on Friday. Milan Petrovic and Arben "
        "Hoxha signed a paper "
        "on roads.\n\nMr. Petrovic smiled."
    )
    assert ministers(people) == {"Milan Petrovic": "SRB", "Arben Hoxha": "ALB"}
    people = read(
        'China\'s foreign minister tried to calm fears on Saturday.\n\n"We threaten nobody," '
        "Zhao Lin told reporters."
    )
    assert ministers(people) == {"Zhao Lin": "CHN"}


def test_those_who_serve_an_office_holder_act_for_his_state() -> None:
    people = read("Ada Cole, a senior adviser to U.S. President Ann Stone, watched the signing in Doha.")
    assert ministers(people) == {"Ada Cole": "USA", "Ann Stone": "USA"}


def test_a_former_holder_who_travels_still_acts() -> None:
    people = read("Former Danish prime minister Bo Lund met officials in Sweden.")
    assert ministers(people) == {"Bo Lund": "DNK"}
    assert person(people, "Bo Lund").offices[0].former


def test_father_and_son_of_one_name() -> None:
    people = read("Saudi Crown Prince Omar bin Faisal led the talks; his father, King Faisal, stayed away.")
    assert {p.name for p in people.persons} == {"Omar bin Faisal", "Faisal"}


def test_former_holders_are_marked_and_are_no_ministers() -> None:
    people = read("Former Danish prime minister Bo Lund criticized the treaty with Sweden.")
    lund = person(people, "Bo Lund")
    assert lund.offices[0].former
    assert (lund.state, lund.minister) == ("DNK", False)


class TestStateFromContext:
    def test_a_list_goes_on_with_its_first_state(self) -> None:
        people = read(
            "U.S. Secretary of State Ellen Marsh met with Israeli Prime Minister Dan Peretz, President "
            "Noa Levy and "
            "Defense Minister Uri Katz."
        )
        assert ministers(people)["Noa Levy"] == "ISR"
        assert ministers(people)["Uri Katz"] == "ISR"

    def test_the_dateline_tells_whose_president_is_meant(self) -> None:
        text = (
            "Malaysia will buy more tobacco, the Malaysian ambassador said here on Thursday after a call "
            "on Vice "
            "President Tendai Moyo. Ties between Malaysia and Zimbabwe are good."
        )
        assert ministers(read(text, city="Harare"))["Tendai Moyo"] == "ZWE"

    def test_one_meets_those_of_other_states(self) -> None:
        text = (
            "While in Colombia, U.S. Deputy National Security Advisor Ann Foster met with President Julio "
            "Mora. She also "
            "met with Foreign Minister Elena Rojas and Chief of Staff Laura Pinto. The United States "
            "stays committed."
        )
        found = ministers(read(text, publisher="White House"))
        assert found == {"Ann Foster": "USA", "Julio Mora": "COL", "Elena Rojas": "COL", "Laura Pinto": "COL"}

    def test_no_office_goes_to_a_state_that_has_none_such(self) -> None:
        text = (
            "Japan and Germany agree. The talks in Tokyo with Japan's bankers went well, Chancellor "
            "Ida Braun said."
        )
        assert ministers(read(text)) == {"Ida Braun": "DEU"}

    def test_a_title_beside_the_text(self) -> None:
        people = read(
            "The two leaders spoke today. President Stone thanked Prime Minister Lind.",
            title="Readout of President Stone's Call with Prime Minister Lind of Sweden",
            publisher="White House",
        )
        assert ministers(people) == {"Stone": "USA", "Lind": "SWE"}


class TestMentions:
    def test_actors_and_places(self) -> None:
        text = (
            "MOSCOW (Agency) - Beijing said it would answer. Norwegian officials flew to Moscow. Talks "
            "between Tehran "
            "and Washington stalled in Geneva, and the Kremlin is waiting."
        )
        found = [(words, m.place) for words, m in mentions(read(text), text) if m.kind == "state"]
        assert ("MOSCOW", True) in found
        assert ("Beijing", False) in found
        assert ("Moscow", True) in found
        assert ("Tehran", False) in found
        assert ("Washington", False) in found
        assert ("Kremlin", False) in found

    def test_mentions_do_not_overlap_and_their_heads_lie_inside(self) -> None:
        text = (
            "Chinese Defense Minister Zhao Lin told Kazakh officials and the ASEAN secretary-general that "
            "the two "
            "sides had agreed. He thanked the Russians."
        )
        people = read(text)
        for before, after in zip(people.mentions, people.mentions[1:], strict=False):
            assert before.end <= after.start
        assert all(m.start <= m.head < m.end for m in people.mentions)

    def test_a_named_mention_takes_in_office_and_apposition(self) -> None:
        text = "Daniel Otieno, the Kenyan foreign minister, spoke to U.S. President Ann Stone."
        found = [words for words, m in mentions(read(text), text) if m.kind == "named"]
        assert found == ["Daniel Otieno, the Kenyan foreign minister", "U.S. President Ann Stone"]

    def test_organizations(self) -> None:
        text = "ASEAN and the African Union signed a plan."
        actors = [m.actors[0] for _, m in mentions(read(text), text)]
        assert [a.acronym for a in actors if isinstance(a, Organization)] == ["ASEAN", "AU"]

    def test_unnamed_delegates_bring_their_states(self) -> None:
        text = "Zhao Lin met the delegation chiefs of Kazakhstan, Russia and Tajikistan."
        found = [m.actors for _, m in mentions(read(text), text) if m.kind == "office"]
        assert found == [(State("KAZ"), State("RUS"), State("TJK"))]


@pytest.mark.parametrize("text", ["", "\n\n", "Mr.", "President", "of the", "…", "a\x00b", "Presidents A of"])
def test_scraps_of_text_do_no_harm(text: str) -> None:
    read(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "President Minister of the , and Foreign Chinese Lin Zhao 's his counterpart - ( ) . \n\n two "
            "leaders EU "
            "MOSCOW al bin they both sides Mr. former Georgia in".split(" ")
        ),
        max_size=40,
    )
)
def test_any_order_of_words_can_be_read(words: list[str]) -> None:
    people = read(" ".join(words))
    for before, after in zip(people.mentions, people.mentions[1:], strict=False):
        assert before.end <= after.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Leaders whom every reader knew on the day, in any romanization.
        ("Vladimir Poutine came to the harbour.", {"Vladimir Poutine": "RUS"}),
        ("Angela Merkel smiled.", {"Angela Merkel": "DEU"}),
        ("Mr. Putin asked for tea, and Russia paid.", {"Putin": "RUS"}),
        ("Chinese party chief Xi Jinping spoke first.", {"Xi Jinping": "CHN"}),
        ("British opposition leader Ed Miliband spoke first.", {}),
        # An office at a house of a state.
        ("Jens Dahl, director at the Danish Foreign Ministry, spoke.", {"Jens Dahl": "DNK"}),
        # Presidents of several states are presidents.
        ("Smt. Anita Rao, Minister of External Affairs of India, spoke.", {"Anita Rao": "IND"}),
        # Foreign secretaries beside the Thames, and elsewhere.
        ("India sent Foreign Secretary Anita Rao. India's delegation was large.", {"Anita Rao": "IND"}),
    ],
)
def test_whom_readers_know(text: str, expected: dict[str, str]) -> None:
    assert ministers(read(text)) == expected


def test_each_of_several_presidents_is_a_president() -> None:
    people = read("The presidents of Chile and Peru, Ana Ruiz and Luis Vega, signed.")
    assert [office.title for office in person(people, "Ana Ruiz").offices] == ["President"]


def test_a_text_without_a_date_is_of_the_time_of_its_leaders() -> None:
    text = "Tony Blair, Gerhard Schroeder and Jacques Chirac walked along the lake."
    people = find_actors(parse(text), Article(text))
    assert ministers(people) == {"Tony Blair": "GBR", "Gerhard Schroeder": "DEU", "Jacques Chirac": "FRA"}


def test_one_famous_name_alone_dates_no_text() -> None:
    text = "Tony Blair walked along the lake."
    assert ministers(find_actors(parse(text), Article(text))) == {}


def test_a_place_with_the_prime_minister_in_it_is_no_person() -> None:
    people = read("Also in Gatesby, the prime minister of Norway took questions.")
    assert [p.name for p in people.persons] == []


def test_an_office_behind_a_name_that_has_one_and_before_a_verb_is_another_persons() -> None:
    people = read("Echoing U.S. Secretary of State Ellen Marsh, the prime minister said the talks went well.")
    assert [office.title for office in person(people, "Ellen Marsh").offices] == ["Secretary of State"]


def test_chief_among_them_is_no_office() -> None:
    people = read("Problems have afflicted Ellen Marsh, chief among them a boss who shows little regard.")
    assert not any(one.offices for one in people.persons)


def test_the_government_of_a_region_is_not_that_of_its_state() -> None:
    people = read("The adviser met Prime Minister Karwan Aziz of Iraq's Kurdistan Regional Government today.")
    assert "Karwan Aziz" not in ministers(people)


@pytest.mark.parametrize("name", ["Okune", "Ada Okune"])
def test_a_president_whom_no_table_knows_is_not_the_american_one(name: str) -> None:
    people = read(f"President {name} met Polish President Jan Nowak in Warsaw on Tuesday.")
    assert ministers(people) == {"Jan Nowak": "POL"}
