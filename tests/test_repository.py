"""What surrounds the code says the same as the code: version, licence, Pythons, what is run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from graph.model import EdgeType, Label

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def test_the_version_that_is_cited_is_the_version() -> None:
    version = PROJECT["project"]["version"]
    citation = _yaml("CITATION.cff")
    assert (citation["version"], citation["license"]) == (version, PROJECT["project"]["license"])
    assert f"version = {{{version}}}" in (ROOT / "docs/citing.md").read_text("utf-8")


def test_every_python_that_is_named_is_checked() -> None:
    named = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["project"]["classifiers"]))
    job = _yaml(".github/workflows/check.yml")["jobs"]["check"]
    assert job["strategy"]["matrix"]["python"] == named
    assert {"run": "./check"} in job["steps"]


def test_foreign_actions_are_pinned() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for used in re.findall(r"uses: (\S+)", path.read_text("utf-8")):
            assert re.search(r"@[0-9a-f]{40}$", used), used


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_issue_forms_are_whole(path: Path) -> None:
    form = _yaml(str(path.relative_to(ROOT)))
    if path.stem != "config":
        assert {"name", "description", "body"} <= set(form)
        fields = [field for field in form["body"] if field["type"] != "markdown"]
        assert len({field["id"] for field in fields}) == len(fields)
        assert all(field["attributes"]["label"] for field in fields)


def test_a_sentence_read_wrongly_comes_with_text_day_and_what_is_right() -> None:
    form = _yaml(".github/ISSUE_TEMPLATE/misread.yml")
    needed = {field["id"] for field in form["body"] if field.get("validations", {}).get("required")}
    assert {"text", "date", "right"} <= needed


def test_mypy_overlooks_only_what_is_imported() -> None:
    [override] = PROJECT["tool"]["mypy"]["overrides"]
    code = "\n".join(
        path.read_text("utf-8")
        for name in ("graph", "ingest", "summitry")
        for path in (ROOT / name).rglob("*.py")
    )
    stale = [
        module
        for module in override["module"]
        if not re.search(rf"\b(?:import|from) {re.escape(module.removesuffix('.*'))}\b", code)
    ]
    assert stale == []


def test_the_image_does_not_run_as_root() -> None:
    last = (ROOT / "Dockerfile").read_text("utf-8").rpartition("\nFROM ")[2]
    assert re.search(r"^USER (?!0$)\d+$", last, re.MULTILINE)
    assert not re.search(r"FROM \S+:latest", (ROOT / "Dockerfile").read_text("utf-8"))


def test_neo4j_browser_shows_the_colours_of_the_page() -> None:
    theme = (ROOT / "graph/view/assets/css/theme.css").read_text("utf-8")
    colours = dict(reversed(re.findall(r"--([A-Z][A-Za-z_]+): (#[0-9a-f]{6})", theme)))
    style = (ROOT / "docs/summitry.grass").read_text("utf-8")
    told = dict(re.findall(r"(?:node|relationship)\.(\w+) \{[^}]*?\bcolor: (#[0-9a-f]{6})", style))
    assert set(told) == {*get_args(Label), *get_args(EdgeType)}
    assert told == {name: colours[name] for name in told}
    page = (ROOT / "docs/neo4j.md").read_text("utf-8")
    bloom = dict(re.findall(r"^\| (\w+) \| `(#[0-9a-f]{6})` \|", page, re.MULTILINE))
    assert bloom == {name: colours[name] for name in get_args(Label)}


def test_every_extra_is_told() -> None:
    told = re.findall(r"^\| `([\w-]+)` \| ", (ROOT / "docs/start.md").read_text("utf-8"), re.MULTILINE)
    assert set(told) == set(PROJECT["project"]["optional-dependencies"]) - {"dev"}


def test_the_data_card_says_of_each_table_where_it_is_from() -> None:
    card = (ROOT / "docs/licences.md").read_text("utf-8")
    for folder in ("graph/reference", "ingest/lexicon"):
        rows = [row for row in card.splitlines() if row.startswith(f"| `{folder}/")]
        for table in (ROOT / folder).glob("*.csv"):
            assert any(f"{table.name}`" in row.split("|")[1] for row in rows), table
