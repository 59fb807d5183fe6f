"""Whether the numbers and ids of our states are those that other projects have.

    uv run --no-project --with country-converter==1.3.2 --with rigour==1.4.2 python -m benchmarks.identifiers

country_converter (GPL 3) has Gleditsch and Ward's numbers, rigour (MIT) Wikidata's ids; neither is needed
otherwise, and nothing of theirs is copied. Differences that we know and why stand in ``KNOWN``. Prints any
other and then exits with 1.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.util import find_spec
from pathlib import Path

from graph.reference.tables import states

#: What others have, and why we differ.
KNOWN = {
    "gw": {
        "CZE": "315",  # Czechoslovakia's
        "VNM": "817",  # the Republic of Vietnam's, which is no more
        "YEM": "680",  # the People's Republic's; the united state goes on as 678
    },
    "wikidata": {"ESH": "Q40362"},  # the republic, where ISO's code means the territory
}


def main() -> None:
    """Print what differs."""
    found = list(differences())
    sys.stdout.write("".join(f"{line}\n" for line in found) or f"{len(states())} states agree\n")
    sys.exit(bool(found))


def differences() -> list[str]:
    """A line for each number and id that another project has otherwise."""
    told = []
    numbers, items = _numbers(), _items()
    for code, state in states().items():
        ours = {"gw": str(state.gw or ""), "wikidata": state.wikidata}
        theirs = {"gw": numbers.get(code, ""), "wikidata": items.get(state.iso2.lower(), "")}
        told += [
            f"{code} {kind}: {ours[kind]}, elsewhere {theirs[kind]}"
            for kind in ours
            if ours[kind] != theirs[kind] != KNOWN[kind].get(code)
        ]
    return told


def _numbers() -> dict[str, str]:
    """Gleditsch and Ward's numbers by ISO code."""
    with (_package("country_converter") / "country_data.tsv").open(encoding="utf-8", newline="") as file:
        return {row["ISO3"]: row["GWcode"].removesuffix(".0") for row in csv.DictReader(file, delimiter="\t")}


def _items() -> dict[str, str]:
    """Wikidata's ids by ISO code of two letters, in lower case."""
    lines = (_package("rigour") / "data" / "territories" / "data.jsonl").read_text("utf-8").splitlines()
    return {territory["code"]: territory["qid"] for territory in map(json.loads, lines)}


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed: {__doc__}")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
