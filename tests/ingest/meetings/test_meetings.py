"""Which meetings a report tells of: of what kind, whether held, when, where, and who took part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.pipeline import DEFAULT, RULES, Pipeline, read

DATELINE = "OSLO, June 12, 2019 (Fjord News) -- "
LUND, OTIENO, BABIC = "Kari Lund", "Daniel Otieno", "Ana Babic"
NOR = "Norwegian President Kari Lund"
KEN = "Kenyan President Daniel Otieno"
HRV = "Croatian President Ana Babic"
TWO = f"{NOR} met {KEN} in Nairobi on Monday. "


@dataclass(frozen=True, order=True)
class Told:
    """A meeting in short: ``who`` are states, organizations' acronyms and names of persons."""

    kind: str
    status: str
    day: str
    city: str
    who: frozenset[str] = frozenset()


def told(kind: str, status: str, day: str, city: str, who: str) -> Told:
    return Told(kind, status, day, city, frozenset(filter(None, who.split("; "))))


def name_of(facts: Facts, key: str, label: str) -> str:
    properties = next(n.properties for n in facts.of_label(label) if n.ref.key == key)  # type: ignore[arg-type]
    return str(properties.get("acronym") or properties["name"]) if label != "State" else key


def meetings(facts: Facts) -> list[Told]:
    found = []
    for node in facts.of_label("Meeting"):
        stated = node.properties
        day = stated.get("date")
        assert day is None or isinstance(day, date)
        length = {"day": 10, "month": 7, "year": 4, None: 0}[stated.get("date_precision")]  # type: ignore[index]
        who = {
            name_of(facts, edge.source.key, edge.source.label)
            for edge in facts.of_type("ATTENDED")
            if edge.target == node.ref
        }
        found.append(
            Told(
                str(stated["kind"]),
                str(stated["status"]),
                day.isoformat()[:length] if day else "",
                str(stated.get("city", "")),
                frozenset(who),
            )
        )
    return sorted(found)


def pairs(facts: Facts) -> set[tuple[str, ...]]:
    return {
        tuple(sorted(name_of(facts, end.key, end.label) for end in (edge.source, edge.target)))
        for edge in facts.of_type("BILATERAL_TALKS")
    }


def reading(sentences: str) -> Facts:
    return read(Article(DATELINE + sentences), RULES)


BOTH = f"NOR; KEN; {LUND}; {OTIENO}"
FOREIGN = "NOR; KEN; Nils Berg; Grace Wanjiru"
BERG = "Norwegian Foreign Minister Nils Berg"
WANJIRU = "Kenyan Foreign Minister Grace Wanjiru"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{NOR} held talks with {KEN} in Nairobi on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Nairobi", BOTH),
        ),
        (f"{NOR} met with {KEN} here on Wednesday.", told("bilateral", "held", "2019-06-12", "Oslo", BOTH)),
        (f"{NOR} received {KEN} in Oslo on Tuesday.", told("bilateral", "held", "2019-06-11", "Oslo", BOTH)),
        (
            f"{KEN} was received by {NOR} in Oslo on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Oslo", BOTH),
        ),
        (f"{NOR} hosted {KEN} in Oslo on Tuesday.", told("bilateral", "held", "2019-06-11", "Oslo", BOTH)),
        (
            f"{NOR} sat down with {KEN} in Nairobi on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Nairobi", BOTH),
        ),
        (
            f"{BERG} conferred in another room with {WANJIRU} on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Oslo", FOREIGN),
        ),
        (
            f"{BERG} and {WANJIRU} co-chaired a session of the joint commission in Bergen on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Bergen", FOREIGN),
        ),
        (
            f"{BERG} signed a fisheries agreement with {WANJIRU} in Mombasa last week.",
            told("bilateral", "held", "2019-06", "Mombasa", FOREIGN),
        ),
        (
            f"{BERG} and his Kenyan counterpart, Grace Wanjiru, put their names to a treaty in Oslo "
            "on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Oslo", FOREIGN),
        ),
        (
            "Talks between Norway and Kenya were held in Geneva in May.",
            told("bilateral", "held", "2019-05", "Geneva", "NOR; KEN"),
        ),
        (
            "A Norway-Kenya summit will take place in Mombasa on July 3.",
            told("bilateral", "planned", "2019-07-03", "Mombasa", "NOR; KEN"),
        ),
        (
            f"{NOR} will meet {KEN} in Nairobi on Friday.",
            told("bilateral", "planned", "2019-06-14", "Nairobi", BOTH),
        ),
        (
            f"{NOR} postponed a meeting with {KEN} that was set for Friday.",
            told("bilateral", "cancelled", "2019-06-14", "", BOTH),
        ),
    ],
)
def test_bilateral_talks(sentence: str, expected: Told) -> None:
    assert meetings(reading(sentence)) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{NOR} spoke by telephone with {KEN} on Tuesday.", told("call", "held", "2019-06-11", "", BOTH)),
        (f"{NOR} spoke by video link with {KEN} on Tuesday.", told("call", "held", "2019-06-11", "", BOTH)),
        (
            f"In a phone call with {KEN} on Tuesday, {NOR} offered help.",
            told("call", "held", "2019-06-11", "", BOTH),
        ),
        (
            f"{NOR} spoke by telephone in Oslo on Tuesday with {KEN}.",
            told("call", "held", "2019-06-11", "", BOTH),
        ),
        (
            f"{NOR} and {HRV} spoke by phone with {KEN} on Tuesday.",
            told("call", "held", "2019-06-11", "", f"{BOTH}; HRV; {BABIC}"),
        ),
    ],
)
def test_calls(sentence: str, expected: Told) -> None:
    assert meetings(reading(sentence)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} told a conference call with reporters on Tuesday that {KEN} was a friend.",
        f"Background Press Call on Norwegian Policy. Thank you for joining us for a call on {NOR} and {KEN}.",
        f"The call is held under embargo. {NOR} is a friend of {KEN}.",
        f"Via Teleconference\n\n{NOR} is a friend of {KEN}.",
    ],
)
def test_a_call_with_the_press_is_none_of_states(sentence: str) -> None:
    assert meetings(reading(sentence)) == []


def test_leaders_hold_conference_calls_too() -> None:
    talked = told("call", "held", "2019-06-11", "", BOTH)
    assert meetings(reading(f"{NOR} and {KEN} spoke in a conference call on Tuesday.")) == [talked]


@pytest.mark.parametrize(
    ("sentence", "status", "day", "city"),
    [
        (f"{NOR} arrived in Nairobi on Monday for a three-day visit.", "held", "2019-06-10", "Nairobi"),
        (f"{NOR} will travel to Shanghai on Friday.", "planned", "2019-06-14", "Shanghai"),
        (f"{NOR} is due in Nairobi on Friday.", "planned", "2019-06-14", "Nairobi"),
        (f"{NOR} will be in Nairobi on Friday.", "planned", "2019-06-14", "Nairobi"),
        (f"{NOR} visited the Kenyan capital in May.", "held", "2019-05", "Nairobi"),
        (
            f"{NOR} on Tuesday became the first Norwegian president to set foot in Kenya.",
            "held",
            "2019-06-11",
            "",
        ),
        (f"{NOR} cancelled a visit to Nairobi.", "cancelled", "", "Nairobi"),
    ],
)
def test_visits_list_the_visitor(sentence: str, status: str, day: str, city: str) -> None:
    who = frozenset({"NOR", LUND})
    assert meetings(reading(sentence)) == [Told("visit", status, day, city, who)]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "The foreign ministers of Norway, Kenya and Croatia met in Split on Tuesday.",
            told("multilateral", "held", "2019-06-11", "Split", "NOR; KEN; HRV"),
        ),
        (
            f"{NOR}, {KEN} and {HRV} signed a declaration in Split on Tuesday.",
            told("multilateral", "held", "2019-06-11", "Split", f"{BOTH}; HRV; {BABIC}"),
        ),
        (
            f"The 12th summit of the African Union, chaired by {KEN}, opened in Mombasa on Monday.",
            told("multilateral", "held", "2019-06-10", "Mombasa", f"KEN; {OTIENO}"),
        ),
        (
            f"{NOR} skipped the African Union summit in Mombasa on Monday, but {KEN} was there.",
            told("multilateral", "held", "2019-06-10", "Mombasa", f"KEN; {OTIENO}"),
        ),
        (
            f"{NOR} will skip the African Union summit in Mombasa on Friday, but {KEN} will be there.",
            told("multilateral", "planned", "2019-06-14", "Mombasa", f"KEN; {OTIENO}"),
        ),
        (
            f"The African Union's summit in Mombasa on Monday was led by {KEN}.",
            told("multilateral", "held", "2019-06-10", "Mombasa", f"KEN; {OTIENO}"),
        ),
    ],
)
def test_multilateral_meetings_and_who_was_there(sentences: str, expected: Told) -> None:
    assert meetings(reading(sentences)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} refused to meet {KEN}.",
        f"{NOR} stayed away from Monday's talks with {KEN} in Nairobi.",
        "The king watched from the stands as Norway met Kenya in Nairobi on Monday.",
        f"{NOR} could meet {KEN} next week.",
        f"{NOR} hopes to meet {KEN}.",
        f"{NOR} offered to hold talks with {KEN}.",
        f"{NOR} urged {KEN} to hold talks with the rebels.",
        f"{NOR} called on {KEN} to resign.",
        f"{NOR} welcomed a pledge by {KEN} to hold an election.",
        f"{NOR} praised {KEN}.",
        f"{NOR} met business leaders in Nairobi on Monday.",
        "The Kenyan cabinet met in Nairobi to discuss relations with Norway.",
        "Relations between Norway and Kenya were discussed by historians in Oslo on Monday.",
        f"{NOR} sat opposite a portrait of {KEN}.",
        "Norway and Kenya intend to conclude a treaty by the end of 2020.",
        "The African National Congress and the National Assembly of Kenya were in session.",
        "A treaty between Norway and Kenya, Oslo believes, would help both countries.",
        "The Norwegian cabinet met on Tuesday to discuss Kenya.",
        "Staff of U.S. missions in Kenya were told to stay at home.",
        "Norway wants the matter raised in multilateral forums.",
        "Exchange and cooperation between Norway and Kenya have grown.",
        f"Norway beat Kenya 2-0 in Bergen on Monday. {NOR} watched from the stands. The two sides meet again "
        "in Nairobi in September.",
    ],
)
def test_no_meeting(sentence: str) -> None:
    facts = reading(sentence)
    assert not [m for m in meetings(facts) if m.status in ("held", "planned")]
    assert not list(facts.of_type("BILATERAL_TALKS")) or "refused" in sentence


def test_venue_topic_and_reaction_are_no_attendance() -> None:
    facts = reading(
        f"{NOR} met {KEN} in Geneva on Tuesday to discuss Croatia and Ghana. Japan welcomed the talks."
    )
    assert meetings(facts) == [told("bilateral", "held", "2019-06-11", "Geneva", BOTH)]


@pytest.mark.parametrize(
    ("does", "there"),
    [
        ("took part in", True),
        ("took no part in", False),
        ("did not take part in", False),
        ("did not attend", False),
        ("did not discuss trade at", True),
    ],
)
def test_who_is_said_to_stay_away_takes_no_part(does: str, there: bool) -> None:
    facts = reading(
        f"Swedish and Danish ministers came to the Nordic summit on Monday. {KEN} {does} the summit."
    )
    assert ("KEN" in {state for one in meetings(facts) for state in one.who}) is there


def test_several_sentences_about_one_meeting_are_one() -> None:
    facts = reading(
        f"{NOR} held talks with {KEN} in Nairobi on Tuesday. During the meeting the two leaders "
        "discussed fisheries. The talks lasted two hours. Lund and Otieno also reviewed trade."
    )
    assert meetings(facts) == [told("bilateral", "held", "2019-06-11", "Nairobi", BOTH)]


def test_one_with_several_makes_a_pair_with_each() -> None:
    facts = reading(f"{NOR} held separate talks with {KEN} and {HRV} in Split on Tuesday.")
    assert [m.kind for m in meetings(facts)] == ["bilateral", "bilateral"]
    assert pairs(facts) == {("KEN", "NOR"), ("HRV", "NOR"), (OTIENO, LUND), (BABIC, LUND)}


def test_each_partner_has_his_day() -> None:
    facts = reading(f"{NOR} will meet on Thursday with {KEN} and on Friday with {HRV}.")
    assert [(m.day, m.who & {OTIENO, BABIC}) for m in meetings(facts)] == [
        ("2019-06-13", {OTIENO}),
        ("2019-06-14", {BABIC}),
    ]


def test_ministers_talk_with_their_counterparts() -> None:
    facts = reading(
        f"{BERG} and Norwegian Defence Minister Eva Dahl met {WANJIRU} and Kenyan Defence Minister "
        "Peter Kamau in Oslo on Tuesday."
    )
    persons = {pair for pair in pairs(facts) if pair != ("KEN", "NOR")}
    assert persons == {("Grace Wanjiru", "Nils Berg"), ("Eva Dahl", "Peter Kamau")}


def test_each_other_does_not_make_separate_meetings() -> None:
    facts = reading(
        "Foreign ministers of Norway, Kenya and Croatia sat next to each other at a meeting in Oslo on "
        "Tuesday."
    )
    assert pairs(facts) == set()


def test_guests_whom_nobody_named_receives_have_not_met_each_other() -> None:
    facts = reading(f"{KEN} and {HRV} were received at the palace with music on Tuesday.")
    assert pairs(facts) == set()


def test_two_summits_of_one_leader_stay_two() -> None:
    facts = reading(f"{NOR} attended the G7 summit and the NATO summit in Split in May.")
    assert len(meetings(facts)) == 2


def test_talks_of_others_that_somebody_misses_are_held() -> None:
    facts = reading("Russia stayed away from Tuesday's talks between Norway and Kenya in Split.")
    assert meetings(facts) == [told("bilateral", "held", "2019-06-11", "Split", "NOR; KEN")]


def test_talks_take_place_though_a_visit_is_off() -> None:
    facts = reading(f"{NOR} called off a visit to Nairobi but will still meet {KEN} in July.")
    assert sorted(met.status for met in meetings(facts)) == ["cancelled", "planned"]


def test_who_is_met_is_not_of_the_delegation_that_is_told_before() -> None:
    facts = reading(
        f"{NOR} met {KEN} in Nairobi on Monday. "
        "The Norwegian delegation included Finance Minister Eva Dahl and met Croatian President Ivan Horvat."
    )
    acts = {e.source.key: e.target.key for e in facts.of_type("REPRESENTS")}
    assert acts["eva-dahl-nor"] == "NOR"
    assert acts["ivan-horvat-hrv"] == "HRV"


def test_no_town_is_made_of_a_parliament() -> None:
    facts = reading(f"{NOR} met {KEN} in Parliament, Kenya, on Monday.")
    assert [met.city for met in meetings(facts)] == [""]


@pytest.mark.parametrize(
    ("state", "iso3"),
    [
        ("the Czech Republic", "CZE"),
        ("El Salvador", "SLV"),
        ("Sri Lanka", "LKA"),
        ("Guinea-Bissau", "GNB"),
        ("the West Bank", "PSE"),
        ("Scotland", "GBR"),
        ("Georgia", "GEO"),
    ],
)
def test_a_town_is_not_meant_by_a_part_of_a_longer_name(state: str, iso3: str) -> None:
    """Republic is a town of the United States, Bank one of India, Lanka and Salvador are others elsewhere."""
    facts = reading(f"{NOR} visited {state} on Monday.")
    assert {edge.target.key for edge in facts.of_type("HELD_IN")} == {iso3}
    assert [met.city for met in meetings(facts)] == [""]


@pytest.mark.parametrize(
    ("where", "city"), [("the West Bank city of Hebron", "Hebron"), ("the West Bank", "")]
)
def test_a_part_of_a_state_before_its_town_is_no_town(where: str, city: str) -> None:
    assert [met.city for met in meetings(reading(f"{NOR} met {KEN} in {where} on Monday."))] == [city]


def test_a_town_that_no_table_has_is_known_by_its_state() -> None:
    facts = reading(f"{NOR} met {KEN} in Hovdalsmo, Norway, on Monday to speak of Gaza, Lebanon and Yemen.")
    assert [met.city for met in meetings(facts)] == ["Hovdalsmo"]
    assert {edge.target.key for edge in facts.of_type("HELD_IN")} == {"NOR"}


def test_a_journey_to_several_states_is_a_visit_to_each() -> None:
    facts = reading(f"{NOR} will visit Kenya, Ghana and Croatia in July.")
    assert meetings(facts) == [told("visit", "planned", "2019-07", "", f"NOR; {LUND}")] * 3
    assert {edge.target.key for edge in facts.of_type("HELD_IN")} == {"KEN", "GHA", "HRV"}


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (f"{NOR} was in Nairobi on Monday and Accra on Tuesday.", {"KEN": "2019-06-10", "GHA": "2019-06-11"}),
        (f"{NOR} is on a tour that takes her to Kenya and Ghana.", {"KEN": "", "GHA": ""}),
        (f"The tour, which takes {NOR} to Kenya, begins on Friday.", {"KEN": "2019-06-14"}),
        (f"{NOR} was in tears on Monday.", {}),
        (f"{NOR} was in Bergen on Monday.", {}),
        (f"{NOR} was in hospital in Nairobi on Monday.", {}),
        (f"Norway's ambassador to Kenya, {LUND}, was in Nairobi on Monday.", {}),
        (f"The tour took Norwegian runners to Kenya, {NOR} said on Monday.", {}),
    ],
)
def test_a_journey_without_a_verb_of_travel(sentence: str, days: dict[str, str]) -> None:
    facts = reading(sentence)
    held = {edge.source: edge.target.key for edge in facts.of_type("HELD_IN")}
    visits = [node for node in facts.of_label("Meeting") if node.properties["kind"] == "visit"]
    assert {held[one.ref]: str(one.properties.get("date", "")) for one in visits} == days


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        (" after all, two days after Norway called off the talks.", "planned"),
        (". Norway later called off the talks.", "cancelled"),
    ],
)
def test_what_was_called_off_may_be_on_again(behind: str, status: str) -> None:
    [met] = meetings(reading(f"{NOR} will meet {KEN} in Nairobi on Saturday{behind}"))
    assert (met.status, met.day) == (status, "2019-06-15")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NOR} and {KEN} held mock talks in Nairobi on Monday.",
        f"A photograph said to show {NOR} meeting {KEN} in Nairobi on Monday is a fake, an envoy said.",
    ],
)
def test_what_is_only_played_or_forged_is_no_meeting(sentence: str) -> None:
    assert meetings(reading(sentence)) == []


def test_a_journey_that_was_called_off_has_the_day_on_which_it_was_to_begin() -> None:
    [met] = meetings(reading(f"{NOR} called off a trip to Nairobi that was due to start on Monday."))
    assert (met.status, met.day) == ("cancelled", "2019-06-17")


def test_two_of_one_state_are_each_at_his_own_talks() -> None:
    article = Article(
        f"{DATELINE}{NOR} met {KEN} in Oslo on Monday, and {BERG} met {HRV} in Rome on Tuesday."
    )
    met = meetings(read(article))  # To the learned reader both Norwegians may be at either.
    assert {one.city: "Nils Berg" in one.who for one in met} == {"Oslo": False, "Rome": True}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A guest may stand behind what he is called, or be received at something.
        (
            f"{NOR} welcomed her old friend, {KEN}, on Monday.",
            told("bilateral", "held", "2019-06-10", "Oslo", BOTH),
        ),
        (
            f"{NOR} hosted a reception for {KEN} in Bergen on Monday.",
            told("bilateral", "held", "2019-06-10", "Bergen", BOTH),
        ),
        # What talks have yet to bring does not undo them, nor does what goes on elsewhere.
        (
            "The talks between Norway and Kenya, held in Bergen on Monday, have yet to produce an accord.",
            told("bilateral", "held", "2019-06-10", "Bergen", "NOR; KEN"),
        ),
        # Where somebody was born, or what they spoke of, is not where they met.
        (
            f"{NOR}, who was born in Oldervik, met {KEN} on Monday.",
            told("bilateral", "held", "2019-06-10", "", BOTH),
        ),
        (
            f"{NOR} met {KEN} on Monday for talks on the Gaza Strip.",
            told("bilateral", "held", "2019-06-10", "", BOTH),
        ),
        # A call of which the press is told is none with the press.
        (
            f"{NOR} held a call with {KEN} on Monday, says a statement issued under embargo.",
            told("call", "held", "2019-06-10", "", BOTH),
        ),
    ],
)
def test_what_newer_rules_leave_alone(sentence: str, expected: Told) -> None:
    assert meetings(read(Article(DATELINE + sentence))) == [expected]


@pytest.mark.parametrize("pipeline", [RULES, DEFAULT])
@pytest.mark.parametrize(
    ("partner", "who"),
    [
        ("the widow of", ""),
        ("supporters of", ""),
        ("a lawyer for", ""),
        ("an envoy of", "NOR; KEN; Kari Lund"),
        ("a delegation led by", BOTH),
        ("a group of", BOTH),
    ],
)
def test_whom_a_noun_brings_that_somebody_stands_behind(pipeline: Pipeline, partner: str, who: str) -> None:
    found = read(Article(f"{DATELINE}{NOR} met {partner} {KEN} in Oslo on Monday."), pipeline)
    expected = [told("bilateral", "held", "2019-06-10", "Oslo", who)] if who else []
    assert meetings(found) == expected


def test_a_letter_is_no_meeting_with_who_gets_it() -> None:
    assert not meetings(read(Article(f"{DATELINE}{NOR} sent a letter of thanks to {KEN} on Monday.")))


def test_a_town_that_no_table_has_and_no_state_is_told_of_is_a_place() -> None:
    [met] = meetings(reading(f"{NOR} met {KEN} in Oldervik on Monday."))
    assert met.city == "Oldervik"


def test_who_stays_away_is_not_at_the_summit_that_is_held_all_the_same() -> None:
    facts = reading(f"{NOR} will skip the African Union summit in Mombasa on Friday.")
    assert meetings(facts) == [told("multilateral", "planned", "2019-06-14", "Mombasa", "")]


def test_companions_of_a_traveller_are_on_the_journey() -> None:
    facts = reading(f"{NOR} arrived in Nairobi on Monday. Lund was accompanied by Finance Minister Eva Dahl.")
    [visit] = meetings(facts)
    assert {LUND, "Eva Dahl"} <= visit.who


@pytest.mark.parametrize(
    "told", ["The Norwegian delegation included", "Members of the Norwegian delegation included"]
)
def test_who_is_of_a_delegation_was_there(told: str) -> None:
    """Who came is told at the end; of two meetings at the first, and not where the state was not."""
    facts = reading(
        f"{NOR} met {KEN} in Nairobi on Monday. "
        f"{KEN} also met Croatian President Ivan Horvat there on Monday. "
        f"{told} Finance Minister Eva Dahl; Ambassador Ole Vik; and Fisheries Minister Nils Berg."
    )
    delegation = {"Eva Dahl", "Ole Vik", "Nils Berg"}
    there = {LUND in met.who: met.who & delegation for met in meetings(facts)}
    assert there == {True: delegation, False: set()}


def test_sideline_talks_belong_to_their_summit() -> None:
    """A council of five, four sideline talks of one of them, and a host with whom there were none."""
    facts = read(
        Article(
            "SPLIT, Croatia, May 14, 2019 (Fjord News) -- Foreign ministers of the Adriatic and Arctic "
            "Forum's members met here on Tuesday to agree on shipping routes.\n\n"
            "Norwegian Foreign Minister Nils Berg attended the meeting of the foreign ministers of Norway, "
            "Kenya, Ghana, Iceland, Canada and Croatia.\n\n"
            "On the sidelines of the meeting, Berg held separate talks with the foreign ministers of Kenya, "
            "Ghana, Iceland and Canada."
        ),
        RULES,
    )
    found = meetings(facts)
    [council] = [m for m in found if m.kind == "multilateral"]
    assert council.who == {"NOR", "KEN", "GHA", "ISL", "CAN", "HRV", "Nils Berg"}
    assert (council.status, council.day, council.city) == ("held", "2019-05-14", "Split")
    assert pairs(facts) == {("KEN", "NOR"), ("GHA", "NOR"), ("ISL", "NOR"), ("CAN", "NOR")}
    assert len(list(facts.of_type("SIDELINES_OF"))) == 4


def test_the_sidelines_alone_are_those_of_the_gathering_told_before() -> None:
    summit = "Leaders of the African Union opened a summit in Mombasa on Monday. "
    [edge] = reading(f"{summit}On the sidelines, {NOR} met {KEN}.").of_type("SIDELINES_OF")
    assert "african-union" in edge.target.key
    assert not list(reading(f"{TWO}On the sidelines, {NOR} met {HRV}.").of_type("SIDELINES_OF"))


def test_another_of_the_hosts_receives_a_guest_at_another_meeting() -> None:
    found = meetings(
        reading(f"{BERG} received {WANJIRU} in Bergen on Tuesday. Wanjiru was also received by {NOR}.")
    )
    assert told("bilateral", "held", "2019-06-11", "Bergen", FOREIGN) in found
    assert {frozenset({"NOR", "KEN", LUND, "Grace Wanjiru"})} < {one.who for one in found}


def test_talks_with_the_next_host_are_of_the_day_of_those_with_the_first() -> None:
    also = "Wanjiru, who promised to return in October, also met"
    found = meetings(
        reading(f"{BERG} received {WANJIRU} in Bergen on Tuesday to prepare a summit. {also} {NOR}.")
    )
    assert told("bilateral", "held", "2019-06-11", "Bergen", f"NOR; KEN; {LUND}; Grace Wanjiru") in found
    assert not [m for m in found if m.kind == "multilateral" and m.day]


def test_who_hosts_the_talks_of_two_or_attends_them_is_there_and_talks_with_nobody() -> None:
    facts = reading(
        f"{NOR} and {KEN} held talks hosted by {HRV} in Split on Tuesday. The ambassadors of Ghana and "
        "Iceland also attended the talks."
    )
    who = f"{BOTH}; HRV; {BABIC}; GHA; ISL"
    assert meetings(facts) == [told("multilateral", "held", "2019-06-11", "Split", who)]
    assert pairs(facts) == {("KEN", "NOR"), (OTIENO, LUND)}


def test_a_summit_at_which_two_met_is_larger_than_their_meeting() -> None:
    facts = reading(f"{NOR} met {KEN} in Nairobi on Tuesday on the margins of the Coastal Leaders' Summit.")
    assert [m.kind for m in meetings(facts)] == ["bilateral", "multilateral"]
    [edge] = facts.of_type("SIDELINES_OF")
    assert edge.source != edge.target


PAGE = """Fjord News | Home
World
Sport
Sign in
MOST READ
1. Lund to meet Babic? What the polls say
Fish, and not much else
By Ida Moe
OSLO, June 12, 2019 (Fjord News) -- {first}

{second}
READ MORE: Ghana and Togo hold border talks in Accra
(c) 2019 Fjord News. All rights reserved.
"""


def test_evidence_points_at_its_sentence_in_the_page_as_received() -> None:
    first = (
        f"{NOR} held talks with {KEN} in Nairobi on Tuesday about the fish that both countries like to eat."
    )
    second = (
        "The two presidents said after the meeting that they want a treaty of peace before the year is over."
    )
    article = Article(PAGE.format(first=first, second=second))
    facts = read(article, RULES)
    assert [m.who for m in meetings(facts)] == [frozenset(BOTH.split("; "))]
    edges = [*facts.of_type("ATTENDED"), *facts.of_type("BILATERAL_TALKS")]
    assert edges
    for edge in edges:
        for item in edge.evidence:
            passage = " ".join(article.text[item.start : item.end].split())
            assert passage == item.sentence
            assert "held talks" in passage or "the meeting" in passage


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            f"At the invitation of {KEN}, {NOR} paid a visit to Kenya from June 3 to 5.",
            told("visit", "held", "2019-06-03", "", f"NOR; {LUND}"),
        ),
        (
            f"{NOR} had been due to receive {KEN} in Oslo on Monday, but a storm kept him away.",
            told("bilateral", "cancelled", "2019-06-17", "Oslo", BOTH),
        ),
        (
            f"{BERG} looked forward to meeting {WANJIRU} in Mombasa in July.",
            told("bilateral", "planned", "2019-07", "Mombasa", FOREIGN),
        ),
        (
            f"{BERG} discussed fisheries by phone with {WANJIRU} on Tuesday.",
            told("call", "held", "2019-06-11", "", FOREIGN),
        ),
        (f"{BERG} took a call from {WANJIRU} on Tuesday.", told("call", "held", "2019-06-11", "", FOREIGN)),
        (
            f"{NOR} was speaking alongside {KEN} in Nairobi on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Nairobi", BOTH),
        ),
        (
            f"{BERG} flew to Nairobi on Tuesday. A meeting with {WANJIRU} has been arranged.",
            told("bilateral", "planned", "2019-06", "Nairobi", FOREIGN),
        ),
        (
            "The leaders of Norway, Kenya and Croatia promised help as the Ocean Summit opened in Oslo on "
            "Wednesday.",
            told("multilateral", "held", "2019-06-12", "Oslo", "NOR; KEN; HRV"),
        ),
        (
            "Defence ministers of the new council are to meet in Bergen on July 3.",
            told("multilateral", "planned", "2019-07-03", "Bergen", ""),
        ),
        (
            f"{NOR} hosted {KEN} and {HRV} at the second Ocean Summit in Oslo on Wednesday.",
            told("multilateral", "held", "2019-06-12", "Oslo", f"NOR; KEN; HRV; {LUND}; {OTIENO}; {BABIC}"),
        ),
        (
            "The U.S.-Kenya Trade Council met in Nairobi on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Nairobi", "USA; KEN"),
        ),
        (f"{KEN} is visiting Norway.", told("visit", "held", "2019-06-12", "", f"KEN; {OTIENO}")),
        (f"{KEN} met {NOR} to talk about fish.", told("bilateral", "held", "2019-06", "", BOTH)),
    ],
)
def test_forms_that_tell_one_meeting_among_others(sentences: str, expected: Told) -> None:
    assert expected in meetings(reading(sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        f"Will {NOR} meet {KEN} in Nairobi on Friday?",
        "Norway and Kenya agreed to bring the rebels back to peace talks.",
        f"{NOR} promised to stand by Kenya.",
        "Norway will explore holding talks with Kenya.",
        f"{NOR} signed the bill on trade with Kenya into law on Monday.",
    ],
)
def test_neither_questions_nor_topics_are_meetings(sentences: str) -> None:
    assert meetings(reading(sentences)) == []


def test_whoever_acts_for_an_organization_brings_it() -> None:
    facts = reading(f"{NOR} met NATO Secretary General Lars Holm in Oslo on Tuesday.")
    assert {name_of(facts, e.source.key, e.source.label) for e in facts.of_type("ATTENDED")} == {
        "NOR", LUND, "NATO", "Lars Holm"
    }  # fmt: skip


def test_a_transcript_shows_its_speakers_together() -> None:
    text = (
        "---\ntitle: Remarks before talks\n---\n\nOslo, Norway\n\nPRESIDENT LUND: Welcome to Oslo. The press "
        "is here.\n\nPRESIDENT OTIENO: Thank you, Madam President.\n\n"
        f"Note: {NOR} and {KEN} spoke at the palace."
    )
    facts = read(Article(text, published=date(2019, 6, 12)), RULES)
    assert told("bilateral", "held", "2019-06-12", "Oslo", BOTH) in meetings(facts)
    assert tuple(sorted((OTIENO, LUND))) in pairs(facts)
    # A label proves nothing to a reader without what is said under it.
    shown = {proof.sentence for edge in facts.of_type("ATTENDED") for proof in edge.evidence}
    assert shown >= {"PRESIDENT LUND: Welcome to Oslo.", "PRESIDENT OTIENO: Thank you, Madam President."}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (  # leaders who come from a body and from states
            "Leaders from Kenya, Ghana and Croatia opened the first Fjord Summit here on Wednesday.",
            told("multilateral", "held", "2019-06-12", "Oslo", "KEN; GHA; HRV"),
        ),
        (  # its last day
            "Leaders of Kenya, Ghana and Croatia opened the Fjord Summit here on Tuesday. The summit ends "
            "on Thursday.",
            told("multilateral", "held", "2019-06-11", "Oslo", "KEN; GHA; HRV"),
        ),
        (  # talks of the day between guests of a third country
            f"{KEN} met {HRV} on Wednesday.",
            told("bilateral", "held", "2019-06-12", "Oslo", f"KEN; HRV; {OTIENO}; {BABIC}"),
        ),
        (  # the parser hangs the sidelines on the last of the names
            f"{BERG} met {HRV} and {KEN} on the margins of the Fjord Forum summit in Oslo on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Oslo", f"NOR; KEN; Nils Berg; {OTIENO}"),
        ),
        (  # who watches
            f"Leaders of Kenya, Ghana and Norway met in Oslo on Tuesday. {HRV} watched the signing.",
            told("multilateral", "held", "2019-06-11", "Oslo", f"KEN; GHA; NOR; HRV; {BABIC}"),
        ),
        (  # those whom a plural means are named elsewhere
            f"The presidents of Norway and Kenya met in Oslo on Tuesday. {NOR} thanked {KEN}.",
            told("bilateral", "held", "2019-06-11", "Oslo", BOTH),
        ),
        (  # a visiting minister, whose portfolio has a second half
            "Norwegian Foreign Minister Nils Berg held talks with visiting Minister of Foreign Affairs and "
            "Worship of Kenya Grace Wanjiru in Oslo on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Oslo", FOREIGN),
        ),
        (  # a headline tells as done what the report says is to come
            f"{NOR} arrives for talks with {KEN}. The two will meet in Oslo on Thursday.",
            told("bilateral", "planned", "2019-06-13", "Oslo", BOTH),
        ),
        (  # two who agreed, named behind their office
            "The foreign ministers of Norway and Kenya, Nils Berg and Grace Wanjiru, agreed Tuesday in Oslo "
            "to form a committee.",
            told("bilateral", "held", "2019-06-11", "Oslo", FOREIGN),
        ),
        (  # a name of which half is a preposition
            f"{NOR} and South Korean President Han Seo-in met in Oslo on Tuesday.",
            told("bilateral", "held", "2019-06-11", "Oslo", f"NOR; KOR; {LUND}; Han Seo-in"),
        ),
    ],
)  # fmt: skip
def test_what_reports_of_many_hands_say(sentences: str, expected: Told) -> None:
    assert expected in meetings(reading(sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        f"{NOR} accepted an invitation to visit Kenya at a convenient time.",
        f"{NOR} said that she would keep pressing for talks with {KEN}.",
    ],
)
def test_offers_and_efforts_are_no_meetings(sentences: str) -> None:
    assert meetings(reading(sentences)) == []


def test_what_lies_ahead_lends_its_day_and_place_to_no_call() -> None:
    found = meetings(reading(f"{NOR} spoke on Tuesday with {KEN} in advance of the NATO summit in Vilnius."))
    assert told("call", "held", "2019-06-11", "", BOTH) in found
    assert [m.day for m in found if m.kind == "multilateral"] == [""]


def test_one_table_or_one_conference_makes_no_pairs() -> None:
    ghana = "Ghanaian President Kofi Mensah"
    for told_so in (
        f"{NOR} hosted the conference in Oslo on Tuesday with {KEN}, {HRV} and {ghana}.",
        f"{NOR} lunched in Oslo on Tuesday with {KEN}, {HRV} and Mr. Kofi Mensah of Ghana.",
    ):
        facts = reading(told_so)
        assert pairs(facts) == set()
        [meeting] = meetings(facts)
        assert meeting.kind == "multilateral"
        assert {"NOR", "KEN", "HRV"} <= meeting.who


def test_counterparts_of_two_are_named_behind_them() -> None:
    facts = reading(
        f"{BERG} and {NOR} met their Kenyan counterparts, Grace Wanjiru and Daniel Otieno, in Oslo."
    )
    assert {("Grace Wanjiru", "Nils Berg"), ("Daniel Otieno", LUND)} & pairs(facts)
    assert all(edge.target.key == "KEN" for edge in facts.of_type("REPRESENTS")
               if edge.source.key.startswith(("grace", "daniel")))  # fmt: skip
