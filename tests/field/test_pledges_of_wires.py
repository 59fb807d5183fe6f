"""What bodies do, banks lend and accords hold; what goes back to its owner."""

from __future__ import annotations

import pytest

from graph.model import Facts
from tests.field.test_reading import facts_of


def pledged(facts: Facts) -> list[tuple[str, str, str]]:
    """By whom, what, and to whom each commitment is made."""
    by: dict[object, list[str]] = {}
    to: dict[object, list[str]] = {}
    for edge in facts.of_type("PLEDGED"):
        by.setdefault(edge.target, []).append(edge.source.key)
    for edge in facts.of_type("TOWARDS"):
        to.setdefault(edge.source, []).append(edge.target.key)
    return sorted(
        (",".join(sorted(by[node.ref])), str(node.properties["text"]), ",".join(sorted(to.get(node.ref, []))))
        for node in facts.of_label("Commitment")
    )


ASEAN, PIF = "association-of-southeast-asian-nations", "pacific-islands-forum"


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        (
            "The Association of Southeast Asian Nations (ASEAN) forum agreed to open a flood centre in "
            "Manila, officials said on Tuesday.",
            (ASEAN, "open a flood centre in Manila", ""),
        ),
        (
            "The Pacific Islands Forum will send 40 nurses to Timor-Leste before June 20, its secretary "
            "general said in Suva on Tuesday.",
            (PIF, "send 40 nurses to Timor-Leste before June 20", "TLS"),
        ),
        (
            "The World Bank approved a loan of $90 million for Nepal on Tuesday.",
            ("world-bank", "give a loan of $90 million for Nepal", "NPL"),
        ),
        (
            "The Asian Development Bank approved a $60 million grant for Tonga, Finance Minister Tiofilusi "
            "Tiueti said on Tuesday.",
            ("asian-development-bank", "give a $60 million grant for Tonga", "TON"),
        ),
    ],
)
def test_a_body_that_acts_binds_itself_and_is_no_meeting(text: str, commitment: tuple[str, str, str]) -> None:
    facts = facts_of(text)
    assert not list(facts.of_label("Meeting"))
    assert pledged(facts) == [commitment]


def test_what_a_parliament_accepts_it_does_not_give() -> None:
    assert pledged(facts_of("Kenya's parliament approved a loan of $45 million from China on Tuesday.")) == []


def test_what_is_returned_goes_to_its_owner() -> None:
    text = (
        "At a meeting in Bamako on Saturday, Mali agreed to return 12 buses to Niger and Niger agreed to "
        "drop its claim by the end of June."
    )
    assert pledged(facts_of(text)) == [
        ("MLI", "return 12 buses to Niger", "NER"),
        ("NER", "drop its claim by the end of June", ""),
    ]


def test_a_return_is_no_gift() -> None:
    text = "Norway agreed on Tuesday to speed up the return of refugees to Kenya."
    assert [to for *_, to in pledged(facts_of(text))] == [""]


def test_an_accord_s_content_stands_behind_its_day() -> None:
    text = (
        "Peruvian Foreign Minister Nestor Popolizio and Chilean Foreign Minister Teodoro Ribera signed an "
        "agreement in Lima on Friday to share tsunami warnings."
    )
    assert [what for _, what, _ in pledged(facts_of(text))] == ["share tsunami warnings"]


@pytest.mark.parametrize(
    "purpose", ["to mark 50 years of relations", "to avoid new sanctions", "to honour fallen soldiers"]
)
def test_what_an_accord_is_for_is_not_its_content(purpose: str) -> None:
    text = f"Peru and Chile signed an agreement on fishing in Lima on Friday {purpose}."
    assert all("sign an agreement on fishing" in what for _, what, _ in pledged(facts_of(text)))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Sweden's government approved a grant of $20 million for Somalia on Friday.", ["SWE"]),
        ("The World Bank approved a loan of $20 million to Kenya from China on Friday.", []),
    ],
)
def test_who_approves_what_he_gives_himself_pledges(text: str, by: list[str]) -> None:
    assert [maker for maker, *_ in pledged(facts_of(text))] == by


def test_what_is_over_is_no_deadline() -> None:
    facts = facts_of("Peru and Chile signed an agreement to share tsunami warnings in Lima on Friday.")
    assert [node.properties.get("deadline") for node in facts.of_label("Commitment")] == [None]
