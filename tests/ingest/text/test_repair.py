"""Small repairs of running text, with a way back from each character."""

from __future__ import annotations

import pytest

from ingest.text.repair import tidy


@pytest.mark.parametrize("mark", ['"', "“", "'", "(", "-", "*"])
def test_a_run_of_marks_is_cut_short_and_what_follows_keeps_its_place(mark: str) -> None:
    text = f"They met. {mark * 10_000} They parted."
    tidied = tidy(text)
    assert len(tidied.text) < 100
    start = tidied.text.index("They parted")
    assert tidied.origin(start, start + 11) == (text.index("They parted"), len(text) - 1)


def test_rules_and_quotations_within_each_other_stay() -> None:
    text = f"He said: “‘“Yes.”’” {'-' * 40} {'=' * 20}"
    assert tidy(text).text == text


def test_a_blank_that_is_lost_between_sentences_is_put_back() -> None:
    text = "They will build it by 2023.The leaders met Mr. St.Clair of U.S.The group."
    tidied = tidy(text)
    assert tidied.text == "They will build it by 2023. The leaders met Mr. St.Clair of U.S.The group."
    start = tidied.text.index("The leaders")
    assert text[slice(*tidied.origin(start, start + 11))] == "The leaders"
