"""``show`` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_card_says_who_it_is_when_with_whom_and_because_of_which_sentence(
    summitry: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitry.output.WIDTH", 80)
    shown = summitry("show", "chang", "--store", library)
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[:2] == ["Chang Wanquan", "Minister of Defense, China"]
    assert max(map(len, lines)) <= 80
    assert "“On the sidelines of the meeting Chang held separate talks" in shown.out
    assert "Minister:" not in shown.out
    told = lines.index("Partners in talks") if "Partners in talks" in lines else len(lines)
    assert lines.index("Offices") < told


def test_the_same_card_as_json(summitry: Run, library: Path) -> None:
    card = json.loads(summitry("show", "SCO", "--limit", "1", "--json", "--store", library).out)
    assert (card["label"], card["properties"]["acronym"]) == ("Organization", "SCO")
    assert len(card["meetings"]) == 1
    assert card["meetings"][0]["evidence"][0]["sentence"]


def test_a_card_of_a_meeting_and_of_a_pledge(summitry: Run, library: Path) -> None:
    card = json.loads(summitry("show", "CHN", "--json", "--store", library).out)
    meeting = summitry("show", card["meetings"][0]["id"], "--store", library)
    assert "Who was there" in meeting.out
    assert "Sources" in meeting.out
    pledge = summitry("show", card["pledges"][0]["id"], "--store", library)
    assert card["pledges"][0]["evidence"][0]["sentence"][:40] in pledge.out


@pytest.mark.parametrize(
    ("name", "words"),
    [("Shanghai Coperation", "did you mean shanghai-cooperation"), ("Nobody at all", "nothing in the graph")],
)
def test_nobody_is_told_in_one_line_with_code_3(summitry: Run, library: Path, name: str, words: str) -> None:
    result = summitry("show", name, "--store", library)
    assert (result.code, result.out) == (3, "")
    assert words in result.err
    assert len(result.err.splitlines()) == 1
