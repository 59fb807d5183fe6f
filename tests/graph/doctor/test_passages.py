"""A sentence and the passage that it was cleaned from; what only looks like it."""

from __future__ import annotations

import pytest

from graph.doctor.passages import stands_in


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        ("The ministers met in Osh.", "The ministers met in Osh."),
        ("The ministers\n   met in\tOsh", "The ministers met in Osh."),
        (
            '[Lund](https://ministry.example/lund_(2019)) met [Otieno](/people/otieno "Otieno").',
            "Lund met Otieno.",
        ),
        ("Read the text [here](https://ministry.example/a/text.pdf).", "Read the text here."),
        ("**Lund** met *Otieno* on the 2<sup>nd</sup> day.", "Lund met Otieno on the 2nd day."),
        (
            "Talks begin in Osh\n\n(Harbour Wire) - The ministers met.",
            "Talks begin in Osh The ministers met.",
        ),
        ("She met Fr=C3=A9d=C3=A9ric Lund in Os=\nlo.", "She met Frédéric Lund in Oslo."),
        # A title in front matter, as YAML writes it.
        ("Lund\\u2019s Talks with\\_Fr\\xE9d\\xE9ric\\\n  \\ Otieno", "Lund’s Talks with Frédéric Otieno"),
        ("She met FrÃ©dÃ©ric Lund.", "She met Frédéric Lund."),
        ("OSLO LEADERS MEET IN BERN", "Oslo leaders meet in Bern."),
        ("They re- launched the minis\u00adters' talks.", "They re-launched the ministers' talks."),
    ],
)
def test_what_was_cleaned_stands_at_its_place(passage: str, sentence: str) -> None:
    assert stands_in(passage, sentence)


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        ("Nobody met anybody.", "The ministers met in Osh."),
        ("he ministers met in Osh.", "The ministers met in Osh."),
        ("The ministers met in O", "The ministers met in Osh."),
        ("ago. The ministers met in Osh.", "The ministers met in Osh."),
        ("The ministers met in Osh. They", "The ministers met in Osh."),
        ("The ministers spoke in Osh.", "The ministers met in Osh."),
        ("Osh in met ministers The", "The ministers met in Osh."),
        ("The ministers met in Osh on 5 May.", "The ministers met in Osh on 6 May."),
        ("", "The ministers met in Osh."),
        ("The ministers met in Osh.", ""),
    ],
)
def test_what_stands_elsewhere_or_was_changed_is_found(passage: str, sentence: str) -> None:
    assert not stands_in(passage, sentence)
