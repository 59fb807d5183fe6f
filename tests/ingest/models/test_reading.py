"""The learned reader beside the rules: what it sees that they do not, and what no score makes a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Facts
from ingest.article import Article
from ingest.models.reading import understand
from ingest.models.session import model
from ingest.pipeline import DEFAULT, LEARNED, RULES, read
from ingest.workers.batch import read_batch

DATELINE = "OSLO, June 12, 2019 (Fjord News) -- "
NOR = "Norwegian President Kari Lund"
KEN = "Kenyan President Daniel Otieno"


def article(text: str) -> Article:
    return Article(DATELINE + text, published=date(2019, 6, 12))


def states(facts: Facts) -> set[str]:
    edges = (*facts.of_type("ATTENDED"), *facts.of_type("BILATERAL_TALKS"))
    return {ref.key for edge in edges for ref in (edge.source, edge.target) if ref.label == "State"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Peru's foreign minister compared notes with his Chilean colleague over lunch in Lima on Monday.",
            {"PER", "CHL"},
        ),
        (
            "The Turkish president had Greek Prime Minister Nikos Vassos as his guest in Ankara on Monday.",
            {"GRC"},
        ),
    ],
)
def test_it_sees_what_no_rule_sees(text: str, who: set[str]) -> None:
    assert states(read(article(text), RULES)) < who
    assert states(read(article(text))) == who


@pytest.mark.parametrize(
    "text",
    [
        f"{NOR} refused to meet {KEN}.",
        f"{NOR} denied that she had met {KEN}.",
        f"{NOR} could meet {KEN} next week.",
        f"{NOR} hopes to meet {KEN}.",
        f"{NOR} offered to hold talks with {KEN}.",
        f"Will {NOR} meet {KEN} in Nairobi on Friday?",
        "Norway beat Kenya 3-1 in the final of the cup before 40,000 fans on Tuesday; the team scored twice.",
    ],
)
def test_what_was_refused_or_only_hoped_for_is_no_meeting_whatever_the_score(text: str) -> None:
    for pipeline in (DEFAULT, LEARNED):
        assert not states(read(article(text), pipeline))


def test_a_topic_takes_no_part() -> None:
    facts = read(
        article(f"{NOR} and {KEN} held talks on Somalia in Nairobi on Monday. They spoke about Taiwan.")
    )
    assert states(facts) == {"NOR", "KEN"}


def test_who_holds_no_office_brings_no_state() -> None:
    facts = read(article(f"{NOR} met the Kenyan novelist Jane Wambui in Nairobi on Monday."))
    assert "KEN" not in states(facts)


def test_who_is_sent_to_a_ceremony_is_on_a_visit() -> None:
    facts = read(
        article(
            f"{NOR} on Monday announced the designation of a delegation to attend the inauguration of {KEN} "
            "on June 21, 2019, in Nairobi. Norwegian Foreign Minister Ola Berg will lead the delegation."
        )
    )
    (met,) = facts.of_label("Meeting")
    assert (met.properties["kind"], met.properties["name"]) == (
        "visit",
        "Berg's visit to Kenya, 21 June 2019",
    )
    assert states(facts) == {"NOR"}


HEADING = "Remarks by President Kari Lund of Norway at the Harbour Academy\n\nOslo\n\nTHE PRESIDENT: "


@pytest.mark.parametrize(
    ("speech", "who"),
    [
        # Whom the speech has spoken of before is not whom its speaker met.
        (
            "President Daniel Otieno of Kenya is right. On Monday, I had the honor to sit with President Ana "
            "Babic of Croatia in Zagreb to say that we keep our word.",
            {"NOR", "HRV"},
        ),
        (
            "President Daniel Otieno of Kenya is right: it is getting hotter. Last night in Oslo I spoke "
            "with the governor, and I met my harbour team.",
            set(),
        ),
    ],
)
def test_who_speaks_in_a_transcript_tells_of_himself(speech: str, who: set[str]) -> None:
    assert states(read(Article(HEADING + speech, published=date(2019, 6, 12)))) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # Somebody does something else meanwhile.
        (
            "Norwegian Foreign Minister Ola Berg is on a visit to Nairobi as Croatian President Ana Babic is "
            "considering a ban on tea.",
            {"NOR"},
        ),
        # One's own people.
        (
            f"{NOR} met with her security team in Oslo on Monday, as {KEN} threatened to close the port.",
            set(),
        ),
        # An appeal.
        (f"{NOR} called on Kenya and Croatia in Oslo on Monday to reopen the harbour to ships.", set()),
        # Two whom one met need not have met each other.
        (f"{NOR} has met {KEN} and Croatian President Ana Babic to talk about fish.", {"NOR", "KEN", "HRV"}),
    ],
)
def test_who_stands_beside_it_in_the_sentence_takes_no_part(text: str, who: set[str]) -> None:
    facts = read(article(text))
    assert states(facts) == who
    assert frozenset({"KEN", "HRV"}) not in {
        frozenset({edge.source.key, edge.target.key}) for edge in facts.of_type("BILATERAL_TALKS")
    }


@pytest.mark.parametrize(
    ("others", "name"),
    [
        ("Kenyan Interior Minister Musa Barasa had agreed to it in May.", "Musa Barasa"),
        ("Norway's envoy Ola Berg, who met Kenyan Trade Minister Musa Barasa in Rome in May, was there too.",
         "Musa Barasa"),
        ("The next summit will be held in Mombasa in 2021.", "Kari Lund"),
    ],
)  # fmt: skip
def test_who_is_told_of_at_another_time_takes_no_part(others: str, name: str) -> None:
    summit = f"{NOR} and {KEN} opened a summit on fish with the leaders of Ghana and Togo in Oslo on Monday. "
    facts = read(article(summit + others))
    held = {n.ref for n in facts.of_label("Meeting") if n.properties.get("date") == date(2019, 6, 10)}
    there = [e.source.key for e in facts.of_type("ATTENDED") if (e.target in held) != (name in NOR)]
    assert held
    assert not any(key.startswith(name.lower().replace(" ", "-")) for key in there)


def test_who_is_in_office_now_was_not_there_years_ago() -> None:
    since = "Relations have warmed since the two countries agreed on their border in December 2016."
    facts = read(article(f"{NOR} hosted {KEN} at the palace in Oslo on Monday. {since}"))
    old = {n.ref for n in facts.of_label("Meeting") if n.properties.get("date") == date(2016, 12, 1)}
    assert {e.source.label for e in facts.of_type("ATTENDED") if e.target in old} <= {"State"}


def test_who_speaks_of_something_talks_with_nobody() -> None:
    text = f"{NOR} met {KEN} in Oslo on Tuesday. Lund spoke of Paris."
    assert [node.properties["city"] for node in read(article(text)).of_label("Meeting")] == ["Oslo"]


def test_an_invitation_is_no_visit() -> None:
    text = f"{NOR} spoke by telephone with {KEN} on Monday, and Otieno invited Lund to Nairobi in May."
    assert [node.properties["kind"] for node in read(article(text)).of_label("Meeting")] == ["call"]


def test_nobody_who_is_in_office_was_there_sixty_years_ago() -> None:
    speech = (
        "Prime Minister Jun Mori of Japan is here. In 1958, our two nations signed a treaty on fish in Oslo."
    )
    facts = read(Article(HEADING + speech, published=date(2019, 6, 12)))
    assert not [edge for edge in facts.of_type("ATTENDED") if edge.source.label == "Minister"]


def test_both_readers_together_find_what_the_rules_find() -> None:
    text = f"{NOR} met {KEN} in Nairobi on Monday. Norway pledged to build a clinic."
    alone, both = read(article(text), RULES), read(article(text))
    assert set(alone.edges) <= set(both.edges)


def test_the_same_facts_alone_in_a_batch_and_again() -> None:
    texts = [
        f"{NOR} met {KEN} in Nairobi on Monday.",
        "The U.S. and Chinese presidents met in Osaka on Saturday.",
        "Nothing happened. " * 300,
    ]
    batch = read_batch([article(text) for text in texts])
    for text, facts in zip(texts, batch, strict=True):
        assert facts == read(article(text)) == read(article(text))


def test_a_meeting_told_across_two_windows_is_one() -> None:
    filler = "The harbour was quiet and the market sold fish, bread and flowers to those who came by. "
    text = filler * 22 + f"{NOR} met {KEN} in Nairobi on Monday. " + filler * 22
    facts = read(article(text))
    assert len(list(facts.of_label("Meeting"))) == 1
    assert states(facts) == {"NOR", "KEN"}


def test_any_text_is_read() -> None:
    for text in ("", "\n\n", "?!…", "x" * 4_000, "\u200b\u0301 🤝 met 🤝", "met " * 2_000):
        read(Article(text), LEARNED)


def test_each_decision_has_the_words_that_it_rests_on() -> None:
    report = DEFAULT.clean(article(f"{NOR} met {KEN} in Nairobi on Monday."))
    doc = DEFAULT.parse(report)
    actors = DEFAULT.link(doc, report)
    places = DEFAULT.locate(doc, actors, report.city)
    reading = understand(model(), doc, actors, places, DEFAULT.date(doc, report.day))
    event = max(reading.events, key=lambda one: one.score)
    assert doc[event.trigger.at].text == "met"
    assert (event.type, event.factuality) == ("bilateral", "held")
    named = {
        one.actor.name: one
        for one in event.participants
        if one.mention.kind == "named"
        if hasattr(one.actor, "name")
    }
    assert {"Kari Lund", "Daniel Otieno"} <= set(named)
    mention = named["Kari Lund"].mention
    assert "Lund" in doc[mention.start : mention.end].text
    assert event.when is not None
    assert event.when.date == date(2019, 6, 10)


@pytest.mark.parametrize(
    ("absent", "present"), [("took no part in", "took part in"), ("did not attend", "attended")]
)
def test_who_is_said_to_be_absent_takes_no_part(absent: str, present: str) -> None:
    text = f"Swedish and Danish ministers came to the summit in Oslo on Monday. {KEN} {absent} the summit."
    assert "KEN" not in states(read(article(text)))
    assert "KEN" in states(read(article(text.replace(absent, present))))
