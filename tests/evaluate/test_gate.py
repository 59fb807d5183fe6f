"""The accuracy gate: no layer falls below its floor. To lower a floor is a change of floors.toml."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from summitry.evaluation.evaluate import annotated, evaluate

TESTS = Path(__file__).parents[1]
SHARED = Path(os.environ.get("SUMMITRY_SHARED", TESTS.parents[1] / "shared"))
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
FOLDERS = {"own": TESTS / "gold", "reference": SHARED / "gold" / "dev"}


@pytest.mark.parametrize("name", FLOORS)
def test_no_layer_falls_below_its_floor(name: str) -> None:
    folder, _, reader = name.partition("-")
    if not FOLDERS[folder].is_dir():
        pytest.skip(f"the {folder} annotations are not here")
    result, _ = evaluate(annotated(FOLDERS[folder]), reader or "default")
    reached = {layer: tally.f1 for layer, tally in result.layers.items()}
    reached |= {detail: share.rate or 0.0 for detail, share in result.details.items()}
    below = {
        measure: (round(reached[measure], 4), floor)
        for measure, floor in FLOORS[name]["at_least"].items()
        if round(reached[measure], 4) < floor
    }
    assert not below, "measure: (reached, floor)"
    above = {
        trap: (result.traps[trap].ok, most)
        for trap, most in FLOORS[name]["at_most"].items()
        if result.traps[trap].ok > most
    }
    assert not above, "trap: (stepped into, at most)"
