"""What a meeting is called: one rule of style, whatever the order in which the text tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.reference.tables import state_in_compound, state_in_prose
from graph.statements import fusion
from graph.statements.fusion import Report
from graph.statements.meeting_names import full_name, in_words, listed
from ingest.actors.model import Office, Organization, Person, State
from ingest.meetings.event_names import body_named, proper_name
from ingest.meetings.model import Meeting, Pair
from ingest.meetings.place import Place
from ingest.meetings.surnames import surname
from ingest.meetings.titles import title
from tests.ingest.meetings.values import UNION, day, meeting, sentence, trigger

DAY = date(2017, 11, 8)


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("13th SAARC Summit", "13th SAARC summit"),
        ("last year's G7 Summit", "G7 summit"),
        ("Conference on Disarmament", "Conference on Disarmament"),
        ("Summit of the Americas", "Summit of the Americas"),
        ("East Asia Summit in Vientiane", "East Asia Summit"),
        ("EU-China summit", "EU-China summit"),
        ("two-day summit", ""),
        ("Second summit", ""),
        ("Summit", ""),
        ("annual meeting of the leaders", ""),
        ("today's summit of", ""),
        ("second Summit of the Americas", "Second Summit of the Americas"),
        ("World Trade Organization (WTO) Summit", "WTO summit"),
        ("Group of Seven (G7) summit", "G7 summit"),
        ("EU-Kenya Fish Council (FC) Meeting", "EU-Kenya Fish Council meeting"),
        ("Nov. 15-16 and the 13th APEC Leaders' Meeting", "13th APEC Leaders' Meeting"),
        ("September's UN World Summit", "UN World Summit"),
        ("Marrakesh Fish Summit", "Marrakesh Fish Summit"),
        ("COP28 global summit", "COP28 summit"),
        ("Asia-Pacific Economic Cooperation summit", "APEC summit"),
        ("6th World Trade Organization Ministerial Conference", "6th WTO Ministerial Conference"),
        ("U.N. General Assembly", "UN General Assembly"),
        ("U.S.-Kenya Fish Dialogue", "U.S.-Kenya Fish Dialogue"),
        ("Sahel-Norway summits", "Sahel-Norway summit"),
        ("previous summits", ""),
        ("Leaders Summit of Norway, Kenya and the Republic", ""),
        # A noun behind what follows "Forum" is a part of the name; a body of no table has a name of its own.
        ("52nd Ocean Islands Forum Leaders meeting", "52nd Ocean Islands Forum Leaders meeting"),
        ("sixth FTC ministerial meeting", "FTC ministerial meeting"),
        ("Nairobi Declaration Ministerial", "Nairobi Declaration Ministerial"),
        ("EU ministerial meeting", ""),
        # What any body's gathering is called names none.
        ("Ministerial meeting", ""),
        ("Leaders’ Summit", ""),
        ("Task Force meeting", ""),
    ],
)
def test_the_proper_name_in_a_wording_is_kept_and_a_description_is_none(wording: str, name: str) -> None:
    assert proper_name(wording) == name


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("fourth Ministerial meeting of the Trade and Technology Council", "Trade and Technology Council"),
        ("virtual meeting of the Joint Fisheries Committee (JFC)", "Joint Fisheries Committee"),
        ("IAEA's Board of Governors meeting", "IAEA Board of Governors"),
        ("third convening of the Global Ocean Initiative", "Global Ocean Initiative"),
        ("gathering of the Coalition to End Dust Storms in Oslo", "Coalition to End Dust Storms"),
        ("meeting of the UN Security Council on Syria", "UN Security Council"),
        ("session of the Sahel Alliance General Assembly", "Sahel Alliance General Assembly"),
        ("UN Security Council", "UN Security Council"),
        ("United Nations Security Council", "UN Security Council"),
        ("meeting of the council", ""),
        ("Council", ""),
    ],
)
def test_a_body_that_meets_gives_its_proper_name(wording: str, name: str) -> None:
    assert body_named(wording) == name


def person(name: str, state: str, *aliases: str) -> Person:
    return Person(name, aliases, (Office("President", "head_of_state"),), state=state, minister=True)


TRUMP, XI = person("Donald Trump", "USA"), person("Xi Jinping", "CHN")
MACRON = person("Emmanuel Macron", "FRA")
BERLIN = Place("Berlin", "DEU")
G7 = Organization("group-of-seven", "Group of Seven", "G7")
NATO = Organization("north-atlantic-treaty-organization", "North Atlantic Treaty Organization", "NATO")
UN = Organization("united-nations", "United Nations", "UN")
HOLM = Person("Lars Holm", offices=(Office("President", "head_of_state", former=True),), state="NOR")


def signed(word: str, said: str) -> Meeting:
    """What a word tells of Norway and Poland."""
    told = meeting("bilateral", State("NOR"), State("POL"))
    return replace(told, triggers=(replace(trigger(0, word, said), around=said),))


TOUR = sentence(0, "Trump toured Asia.")


def minister(name: str, state: str = "NOR") -> Person:
    return Person(name, offices=(Office("Foreign Minister", "foreign"),), state=state, minister=True)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (meeting("visit", TRUMP, place=Place(None, "CHN")), "Trump's visit to China"),
        (
            meeting("bilateral", State("POL"), State("DEU"), place=BERLIN),
            "Germany–Poland talks",
        ),
        (
            meeting("bilateral", State("DEU"), State("POL"), place=BERLIN),
            "Germany–Poland talks",
        ),
        (meeting("call", MACRON, XI), "Call Macron–Xi"),
        (meeting("bilateral", State("USA"), State("CHN")), "China–US talks"),
        (meeting("bilateral", TRUMP, XI, name="summit"), "Trump–Xi summit"),
        (meeting("multilateral", organizations=(UNION,), name="two-day summit"), "AU summit"),
        (meeting("multilateral", name="Conference on Disarmament"), "Conference on Disarmament"),
        # Who talked gives the name, whoever else was there; no name begins with a small letter.
        (
            replace(
                meeting(
                    "bilateral", TRUMP, XI, minister("Kari Lund"), minister("Li Heng", "CHN"), name="summit"
                ),
                pairs=(Pair(minister("Li Heng", "CHN"), minister("Kari Lund")),),
            ),
            "Li–Lund foreign ministers' talks",
        ),
        (meeting("bilateral", person("Omar al-Sabah", "KWT"), XI), "Al-Sabah–Xi talks"),
        # A club meets with its members: one side of it is the meeting itself.
        (meeting("call", State("USA"), G7), "G7 call"),
        (meeting("bilateral", State("CHN"), G7), "China–G7 talks"),
        # Its own gathering has a body for one side and members for the others; with others it meets.
        (meeting("multilateral", State("NOR"), NATO, name="summit"), "NATO summit"),
        (meeting("multilateral", State("CHN"), NATO, name="summit"), "Summit of China and NATO"),
        # Of its members then: Finland joined in 2023.
        (
            meeting("multilateral", State("FIN"), NATO, name="summit", when=day(11)),
            "Summit of Finland and NATO",
        ),
        (meeting("multilateral", State("CHN"), State("NOR"), UN), "Meeting of China, Norway and the UN"),
        # Another's summit is not theirs.
        (meeting("bilateral", TRUMP, XI, name="G20 Leaders’ Summit"), "Trump–Xi talks"),
        (meeting("bilateral", State("CHN"), NATO, name="China-NATO summit"), "China–NATO summit"),
        (meeting("bilateral", TRUMP, XI, name="COP-28 Summit"), "Trump–Xi talks"),
        (
            replace(
                signed("sign", "They signed it."),
                attendance=meeting("bilateral", State("NOR"), State("POL"), UN).attendance,
            ),
            "Signing of Norway, Poland and the UN",
        ),
        # Talks that go by the number of those at the table.
        (
            meeting(
                "multilateral", State("CHN"), State("JPN"), State("KOR"), name="fourth-round six-party talks"
            ),
            "Six-party talks",
        ),
        (meeting("multilateral", organizations=(G7,), name="Rio Summit"), "G7 Rio Summit"),
        (meeting("multilateral", organizations=(G7,), name="2022 G7 Elmau Summit"), "2022 G7 Elmau Summit"),
        (meeting("multilateral", organizations=(UN,), name="this assembly"), "UN General Assembly"),
        # Of whose members some meet is no gathering of it.
        (
            meeting("multilateral", State("NOR"), State("POL"), State("USA"), NATO),
            "Meeting of Norway, Poland and the United States",
        ),
        # A dialogue of ministers that two leaders announced is not theirs.
        (
            replace(meeting("bilateral", TRUMP, XI, name="ministerial dialogue"), pairs=(Pair(TRUMP, XI),)),
            "Trump–Xi talks",
        ),
        # Many have a task force.
        (
            meeting("multilateral", State("NOR"), UNION, name="Task Force meeting"),
            "AU–Norway Task Force meeting",
        ),
        (meeting("multilateral", organizations=(UNION,), name="Task Force"), "AU Task Force meeting"),
        (meeting("multilateral", organizations=(UNION,), name="Peace Council"), "Peace Council meeting"),
        # Talks of three with a body are not the body's meeting.
        (
            meeting("bilateral", State("CHN"), State("NOR"), UN, organizations=(UN,), name="talks"),
            "Talks of China, Norway and the UN",
        ),
        # Of whom no more is told than that they signed:
        (signed("sign", "They signed it."), "Norway–Poland signing"),
        (signed("exchange", "They exchanged letters on fish."), "Norway–Poland signing"),
        (signed("exchange", "They exchanged views on fish."), "Norway–Poland talks"),
        # One side alone gives no name to a gathering.
        (meeting("multilateral", State("NOR"), name="summit", place=BERLIN), "Berlin summit"),
        (meeting("multilateral", State("NOR"), name="peace conference on Laos"), "Peace conference on Laos"),
        (meeting("visit", State("USA"), place=Place(None, "CHN")), "US visit to China"),
        # A delegation is its state's.
        (
            meeting("visit", minister("Kari Lund"), minister("Ola Berg"), place=Place(None, "CHN")),
            "Visit of Berg and Lund to China",
        ),
        (
            meeting("visit", *map(minister, ("A Lund", "B Berg", "C Dahl")), place=Place(None, "CHN")),
            "Norway visit to China",
        ),
        # What its sentences name alone.
        (
            meeting(
                "multilateral",
                State("NOR"),
                State("KEN"),
                name="two-day summit",
                sentence=sentence(
                    0, "Leaders opened a two-day summit, the 5th Sahel-Norway summit, in Oslo."
                ),
            ),
            "5th Sahel-Norway summit",
        ),
        (
            meeting(
                "multilateral",
                State("NOR"),
                State("KEN"),
                name="two-day summit",
                sentence=sentence(0, "A two-day summit opened in Oslo before the NATO Summit."),
            ),
            "Kenya–Norway summit",
        ),
        # What two host together is more than their talks.
        (
            signed("co-host", "They co-host the 2024 Fjord Business Forum in Oslo."),
            "2024 Fjord Business Forum",
        ),
        (signed("host", "Norway will host the Polish leader for a Forum."), "Norway–Poland talks"),
        # Who is out of office stands with his state.
        (meeting("bilateral", HOLM, State("NOR"), State("POL")), "Norway–Poland talks"),
        # A body that calls one who is none of its members.
        (
            meeting(
                "call", Organization("group-of-seven", "Group of Seven", "G7"), State("USA"), State("UKR")
            ),
            "Call G7–Ukraine",
        ),
        # Bodies stand with their article, where they have one.
        (
            meeting("multilateral", State("USA"), State("RUS"), UNION),
            "Meeting of Russia, the AU and the United States",
        ),
        (meeting("multilateral", name="peace conference on December 15-16"), "Peace conference"),
        (meeting("visit", TRUMP, sentence=TOUR), "Trump's visit to Asia"),
        (
            meeting("visit", TRUMP, sentence=sentence(0, "Trump chose a brief Asian trip.")),
            "Trump's visit to Asia",
        ),
        (meeting("visit", TRUMP), "Trump's visit abroad"),
        # Words that only begin as those of journeys do:
        *(
            (meeting("visit", TRUMP, sentence=sentence(0, f"Trump spoke of {what}.")), "Trump's visit abroad")
            for what in (
                "the tripartite Africa pact",
                "an Asian tournament",
                "European tourism",
                "tourists in Asia",
            )
        ),
    ],
)
def test_a_meeting_is_named_after_who_met(told: Meeting, name: str) -> None:
    assert title(told) == name


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (person("Mohammed bin Salman", "SAU"), "bin Salman"),
        (person("Andrés Manuel López Obrador", "MEX"), "López Obrador"),
        (person("Enrique Peña Nieto", "MEX", "Peña Nieto"), "Peña Nieto"),
        (person("Luis Gilberto Murillo", "COL", "Murillo"), "Murillo"),
        # Of some names the text's own short form tells which part is the family's.
        (person("Hayashi Yoshimasa", "JPN", "Hayashi"), "Hayashi"),
        (person("Fumio Kishida", "JPN", "Kishida"), "Kishida"),
        (person("Akiba Takeo", "JPN"), "Akiba"),
        (person("Ali Bongo Ondimba", "GAB", "Bongo"), "Bongo"),
        # Some go by their own name, whichever part it is.
        (person("Abiy Ahmed", "ETH"), "Abiy"),
        (person("Abdullah Badawi", "MYS", "Badawi"), "Badawi"),
        (person("Pham Minh Chinh", "VNM"), "Chinh"),
        (person("Hun Manet", "KHM"), "Hun Manet"),
        # Where the family's name stands first some put it last, and the reader may take a foreigner for one.
        (person("Wang Yi", "CHN"), "Wang"),
        (person("Minjun Choi", "KOR"), "Choi"),
        (person("Ok Tae-min", "KOR"), "Ok"),
        (person("Arun Mehta", "KOR"), "Mehta"),
        # All of a name without the given one is the family's, unless the text calls him by the last word.
        (person("Von der Leyen", ""), "Von der Leyen"),
        (person("Van Rompuy", "BEL"), "Van Rompuy"),
        (person("Al Gore", "USA", "Gore"), "Gore"),
        (person("Ursula von der Leyen", ""), "von der Leyen"),
        # Who is called by his given name has a family name still.
        (person("Kishida Fumio", "JPN", "Fumio"), "Kishida"),
        (person("Lee Hsien Loong", "SGP"), "Lee"),
        (person("George Yeo", "SGP", "Yeo"), "Yeo"),
        (person("Ahmed Aboul Gheit", "EGY", "Gheit"), "Aboul Gheit"),
        # A rank goes with a name that is one word.
        (
            Person("Charles III", offices=(Office("King", "royal"),), state="GBR", minister=True),
            "Charles III",
        ),
        (person("Mohammed VI", "MAR"), "Mohammed VI"),
        (Person("Edward", offices=(Office("Prince", "royal"),), state="GBR", minister=True), "Prince Edward"),
    ],
)
def test_a_person_goes_by_the_family_name(told: Person, name: str) -> None:
    assert surname(told) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EU finance ministers, meeting in Oslo, agreed on a tax.", "EU finance ministers' meeting"),
        ("The AU's foreign ministers met in Oslo.", "AU foreign ministers' meeting"),
        # Lookalikes: ministers of somebody else, and one alone.
        ("The AU met in Oslo; Kenyan finance ministers of old were there.", "AU meeting"),
        ("The AU finance minister said that they met.", "AU meeting"),
    ],
)
def test_a_body_meets_at_the_level_that_is_told(text: str, name: str) -> None:
    union = Organization("european-union", "European Union", "EU")
    body = union if "EU" in text else UNION
    told = meeting("multilateral", organizations=(body,), sentence=sentence(0, text))
    assert title(told) == name


def test_the_name_has_the_place_and_the_day_too() -> None:
    stated = {"title": "Call Macron–Xi", "date": DAY, "date_precision": "day"}
    assert full_name(stated) == "Call Macron–Xi, 8 November 2017"
    where = {"city": "Berlin", "iso3": "DEU"}
    assert full_name(stated | where | {"title": "Germany–Poland talks"}) == (
        "Germany–Poland talks, Berlin, 8 November 2017"
    )


def test_lists_have_commas_and_count_those_that_are_too_many() -> None:
    assert listed(["France", "Germany", "Italy"]) == "France, Germany and Italy"
    assert listed("ABCD") == "A, B, C and D"
    assert listed("ABCDEFGHI") == "A, B, C and 6 others"


def test_states_go_with_their_article_in_prose_and_without_in_compounds() -> None:
    assert (state_in_prose("USA"), state_in_compound("USA")) == ("the United States", "US")
    assert (state_in_prose("NLD"), state_in_compound("NLD")) == ("the Netherlands", "Netherlands")
    assert (state_in_prose("CHN"), state_in_compound("CHN")) == ("China", "China")


def test_a_day_is_told_no_finer_than_it_is_known() -> None:
    assert in_words(date(2013, 9, 1), "month") == "September 2013"
    assert in_words(date(2013, 1, 1), "year") == "2013"
    assert in_words(date(2018, 6, 9), "day", date(2018, 6, 10)) == "9–10 June 2018"
    assert in_words(date(2018, 5, 31), "day", date(2018, 6, 1)) == "31 May–1 June 2018"


def test_a_city_or_year_in_the_title_is_not_told_twice() -> None:
    assert full_name({"title": "Geneva Conference on Laos", "city": "Geneva"}) == "Geneva Conference on Laos"
    year = {"title": "2022 G7 Elmau Summit", "date": date(2022, 1, 1), "date_precision": "year"}
    assert full_name(year) == "2022 G7 Elmau Summit"
    month = {"title": "2022 G7 Elmau Summit", "date": date(2022, 6, 1), "date_precision": "month"}
    assert full_name(month) == "G7 Elmau Summit, June 2022"


def test_several_articles_make_one_name_of_the_day_and_place_on_which_they_settle() -> None:
    stated = {"title": "G7 summit", "name": "G7 summit, May 2023", "kind": "multilateral"}
    vague = Report("a", None, stated | {"date": date(2023, 5, 1), "date_precision": "month"})
    exact = Report(
        "b", None, stated | {"date": date(2023, 5, 19), "date_precision": "day", "city": "Hiroshima"}
    )
    assert fusion.meeting([vague, exact])["name"] == "G7 summit, Hiroshima, 19 May 2023"
    assert fusion.meeting([exact, vague])["name"] == "G7 summit, Hiroshima, 19 May 2023"
