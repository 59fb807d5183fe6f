"""States as people call them: by code, by name, by what the news says."""

from __future__ import annotations

import pytest

from graph.analysis.select import state_code
from graph.errors import SummitryError
from graph.reference.tables import state_named, states


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
    ],
)
def test_a_state_by_what_it_is_called(name: str, code: str) -> None:
    assert state_code(name) == code


@pytest.mark.parametrize("name", ["", "Atlantis", "XX", "Congo", "Korea", "Georgia on my mind"])
def test_what_is_no_state_or_two_says_so(name: str) -> None:
    with pytest.raises(SummitryError, match="no state"):
        state_code(name)


def test_every_state_is_found_by_its_own_name() -> None:
    for code, state in states().items():
        assert state_named(code) == code
        assert state_named(state.name) == code
