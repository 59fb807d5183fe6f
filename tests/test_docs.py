"""The documentation builds without a warning, and asks other hosts for nothing."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: What a browser fetches by itself: scripts, pictures, style sheets, fonts. Links are followed by people.
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|link)\b[^>]*?\b(?:src|href)=["'](?:https?:)?//[^"']+"""
    r"""|url\(\s*["']?(?:https?:)?//[^)]+|@import\s+["'](?:https?:)?//[^"']+"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built with warnings as errors."""
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-j", "1", "docs", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def test_every_page_is_built(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert {path.stem for path in site.glob("*.html")} >= pages
    assert "A knowledge graph of diplomatic meetings" in (site / "index.html").read_text("utf-8")


def test_no_page_asks_another_host(site: Path) -> None:
    asked = [
        f"{path.relative_to(site)}: {found[0]}"
        for path in site.rglob("*")
        if path.suffix in (".html", ".css", ".svg")
        for found in _FETCHED.finditer(path.read_text("utf-8"))
    ]
    assert asked == []


def test_the_python_pages_tell_signatures(site: Path) -> None:
    page = re.sub(r"<[^>]+>", "", (site / "api.html").read_text("utf-8"))
    for told in ("open_graph(", "who_met_whom(", "dyad_years(", "Facts("):
        assert told in page


def test_figures_of_accuracy_are_those_of_the_readme(site: Path) -> None:
    page = re.sub(r"<[^>]+>", " ", (site / "accuracy.html").read_text("utf-8"))
    readme = (ROOT / "README.md").read_text("utf-8")
    [(layer, figure)] = re.findall(r"^\| (states that take part) \| ([\d.]+)", readme, re.MULTILINE)
    assert re.search(rf"{layer}\s+{re.escape(figure)}", page)


def test_the_data_card_tells_how_many_rows_its_tables_have() -> None:
    card = (ROOT / "docs" / "licences.md").read_text("utf-8")
    told: dict[Path, str] = {}
    for tables, rows in re.findall(r"^\| (`[^|]+\.csv`) \|[^|]+\| ([\d, ]+) \|", card, re.MULTILINE):
        first, *others = re.findall(r"`(.+?)`", tables)
        paths = [ROOT / first, *((ROOT / first).with_name(other) for other in others)]
        told |= dict(zip(paths, rows.replace(",", "").split(), strict=True))
    assert told.keys() == {*ROOT.glob("graph/reference/*.csv"), *ROOT.glob("ingest/lexicon/*.csv")}
    for path, about in told.items():
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.DictReader(file))
        assert int(about) == pytest.approx(rows, rel=0.01), path.name
