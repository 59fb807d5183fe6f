"""The documentation's tables of speed, made from what was measured: ``python -m benchmarks.documented FILE``.

FILE is one that ``python -m benchmarks`` wrote, or several. Runs are kept in ``docs/measured.json``, each
with the machine, the versions and the load that it had; a later run of a benchmark takes an earlier one's
place. Then what stands between two marks in ``docs`` is made anew from there::

    <!-- measured: questions, questions-neo4j -->
    <!-- end -->

The first names the runs whose tables stand side by side, row by row; ``questions#1`` is a run's second table.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs"
MEASURED = DOCS / "measured.json"
_MARKS = re.compile(r"^(<!-- measured: (.+?) -->\n).*?^(<!-- end -->)$", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Keep the runs of some files, and make the tables anew."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="what python -m benchmarks wrote")
    measured = json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
    options = parser.parse_args()
    for path in options.files:
        told = json.loads(path.read_text("utf-8"))
        if not told["full"]:
            parser.error(f"{path} was measured at small sizes: run python -m benchmarks with --full")
        for name, run in told["runs"].items():
            if run["code"] == 0:
                run["arguments"] = [one for one in run["arguments"] if "/" not in one]
                measured[name] = {"machine": told["machine"], **run}
    MEASURED.write_text(json.dumps(dict(sorted(measured.items())), indent=1) + "\n", "utf-8")
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text("utf-8")
        if (made := documented(text, measured)) != text:
            page.write_text(made, "utf-8")
            print(page.name)


def documented(text: str, measured: Mapping[str, Any]) -> str:
    """A page with what stands between its marks made anew.

    Raises:
        KeyError: a mark names a run that was not measured.
    """
    return _MARKS.sub(lambda marks: marks[1] + _table(marks[2].split(", "), measured) + marks[3], text)


def _table(names: list[str], measured: Mapping[str, Any]) -> str:
    rows: dict[tuple[str, int], dict[str, str]] = {}
    first = ""
    for name in names:
        run, _, number = name.partition("#")
        where = f" ({run.partition('-')[2] or 'embedded'})" if len(names) > 1 else ""
        seen: Counter[str] = Counter()
        for row in measured[run]["tables"][int(number or 0)]:
            (first, key), *cells = row.items()
            seen[key] += 1
            rows.setdefault((key, seen[key]), {}).update({column + where: cell for column, cell in cells})
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    lines = [
        f"| {first} | {' | '.join(columns)} |",
        f"|---{'|--:' * len(columns)}|",
        *(f"| {key} | {' | '.join(row.get(c, '') for c in columns)} |" for (key, _), row in rows.items()),
    ]
    return "\n".join([*lines, "", _origin([measured[name.partition("#")[0]] for name in names])]) + "\n"


def _origin(runs: list[Mapping[str, Any]]) -> str:
    """On what, and when, the runs of a table were made."""
    machines = [
        f"{one['cores']} cores, {one['processor']}, Python {one['python']}, Summitry {one['summitry']}"
        for one in (run["machine"] for run in runs)
    ]
    days = sorted({run["began"][:10] for run in runs})
    loads = " and ".join(f"{run['load'][0]:.1f}" if run["load"] else "unknown" for run in runs)
    where = " and ".join(dict.fromkeys(machines))
    return f"<sub>{where}; load {loads} at the start; {' and '.join(days)}</sub>"


if __name__ == "__main__":
    main()
