"""States as people call them: by code, by name, by adjective, by what the news says."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from graph.analysis.lookup import state_code
from graph.errors import SummitryError
from graph.reference.tables import states, states_named


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(
            ("Ivory Coast", "CIV"),
            ("Côte d'Ivoire", "CIV"),
            ("cote d’ivoire", "CIV"),
            ("US", "USA"),
            ("us", "USA"),
        ),
        *(("U.S.", "USA"), ("United States", "USA"), ("the United States of America", "USA"), ("UK", "GBR")),
        *(("Britain", "GBR"), ("Burma", "MMR"), ("South Korea", "KOR"), ("DR Congo", "COD"), ("chn", "CHN")),
        *(("Kenya", "KEN"), ("Czech Republic", "CZE"), ("Swaziland", "SWZ"), ("KE", "KEN")),
        *(("Ivorian", "CIV"), ("american", "USA"), ("South Korean", "KOR"), ("Dutch", "NLD")),
        # Names that lie within others stay themselves.
        *(("Guinea", "GIN"), ("Niger", "NER"), ("Nigerian", "NGA"), ("Dominican Republic", "DOM")),
    ],
)
def test_a_state_by_what_it_is_called(name: str, code: str) -> None:
    assert state_code(name) == code


@pytest.mark.parametrize("name", ["", "Atlantis", "XX", "Georgia on my mind"])
def test_what_is_no_state_says_so(name: str) -> None:
    with pytest.raises(SummitryError, match="no state"):
        state_code(name)


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Congo", "COD .*COG"), ("Congolese", "COD .*COG"), ("Korea", "KOR .*PRK"), ("Korean", "KOR .*PRK")],
)
def test_of_two_states_both_are_named(name: str, codes: str) -> None:
    with pytest.raises(SummitryError, match=f"any of 2 states: say which, as in {codes}"):
        state_code(name)


@pytest.mark.parametrize(
    ("slip", "meant"), [("Kazahkstan", "KAZ"), ("Phillipines", "PHL"), ("Chinaland", "CHN")]
)
def test_a_slip_is_told_what_may_be_meant(slip: str, meant: str) -> None:
    with pytest.raises(SummitryError, match=rf"did you mean .*{meant} \("):
        state_code(slip)


def test_every_state_is_found_by_its_own_name() -> None:
    for code, state in states().items():
        assert states_named(code) == (code,)
        assert states_named(state.name) == (code,)


def test_every_adjective_that_is_read_can_be_asked_for() -> None:
    path = files("ingest.lexicon") / "states.csv"
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        for adjective in filter(None, row["adjectives"].split(";")):
            assert row["iso3"] in states_named(adjective), adjective
