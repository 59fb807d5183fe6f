"""What others may rely on: the public names, the layers, and what the package needs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import summitry

ROOT = Path(__file__).parents[1]
FORBIDDEN = {"graph": ("ingest", "summitry"), "ingest": ("summitry",), "summitry": ()}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize(
    "path",
    [p for layer in FORBIDDEN for p in sorted((ROOT / layer).rglob("*.py"))],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_imports_point_one_way(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert not set(_imports(path)) & set(FORBIDDEN[layer])


def _modules(layer: str) -> dict[str, Path]:
    """The modules of a layer by their dotted names."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / layer).rglob("*.py")
    }


def _rooms(layer: str) -> dict[str, set[str]]:
    """The rooms of a layer, each with those that it asks: a room is a folder, or a module beside them."""
    modules = _modules(layer)

    def room(name: str) -> str:
        return ".".join(name.split(".")[:2])

    asks: dict[str, set[str]] = {room(name): set() for name in modules if name != layer}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and name != layer:
                for asked in {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}:
                    if asked in modules and room(asked) not in (room(name), layer):
                        asks[room(name)].add(room(asked))
    return asks


def _floors(asks: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Rooms from the ground up, each above all that it asks."""
    sorter = TopologicalSorter(asks)
    sorter.prepare()  # CycleError names the rooms
    floors = []
    while sorter:
        floors.append(sorter.get_ready())
        sorter.done(*floors[-1])
    return floors


@pytest.mark.parametrize("layer", ["graph", "ingest", "summitry"])
def test_rooms_form_no_circle(layer: str) -> None:
    assert _floors(_rooms(layer))


@pytest.mark.parametrize(("layer", "rooms", "floors"), [("graph", 13, 6), ("summitry", 14, 6)])
def test_rooms_and_floors_are_few(layer: str, rooms: int, floors: int) -> None:
    """So many can be overlooked. Before another one: does what is new belong into one that is there?"""
    asks = _rooms(layer)
    assert len(asks) <= rooms
    assert len(_floors(asks)) <= floors


@pytest.mark.parametrize("layer", ["graph", "ingest", "summitry"])
def test_modules_stay_short(layer: str) -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in _modules(layer).items()}
    assert [name for name, length in lengths.items() if length >= 400] == []


@pytest.mark.parametrize("layer", ["graph", "ingest", "summitry"])
def test_functions_stay_short(layer: str) -> None:
    assert [
        f"{name}.{node.name}"
        for name, path in _modules(layer).items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ] == []


#: Words that once stood here for what the field has words for: docs/glossary.md has those.
REJECTED = frozenset(
    "allegiance aside bloc cast circumstances elder frame ledger naming run settle settled shelf spot "
    "surroundings telling".split()
)


def _defined(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: of functions, classes, arguments and variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def _tables(table: dict[str, Any]) -> Iterator[str]:
    for name, held in table.items():
        yield name
        yield from _tables(held) if isinstance(held, dict) else ()


def test_the_reader_speaks_the_fields_language() -> None:
    names = [(path, name) for name, path in _modules("ingest").items()]
    names += [(path, name) for path, _ in [*names] for name in _defined(ast.parse(path.read_text("utf-8")))]
    for path in (ROOT / "ingest/lexicon").glob("*.toml"):
        names += [(path, name) for name in _tables(tomllib.loads(path.read_text("utf-8")))]
    words = {
        (path.name, name, word.lower())
        for path, name in names
        for word in re.findall("[A-Z]?[a-z]+|[A-Z]+", name)
    }
    found = {(path, name) for path, name, word in words if word.removesuffix("s") in REJECTED}
    assert not found, "docs/glossary.md has the word for it"


@pytest.mark.parametrize("name", summitry.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(summitry, name).__doc__
    assert name in dir(summitry)


def test_all_names_what_is_public() -> None:
    assert summitry.__all__ == sorted(summitry.__all__)
    assert set(summitry.__all__) == set(summitry._HOMES)


@pytest.mark.parametrize("module", ["graph.model", "graph.view", "ingest.pipeline"])
def test_modules_import_on_their_own(module: str) -> None:
    assert import_module(module)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'meetings'"):
        _ = summitry.meetings


@pytest.mark.parametrize("stranger", ["graph.py", "ingest.py", "graph/__init__.py"])
def test_a_stranger_of_the_same_name_is_told_in_one_line(tmp_path: Path, stranger: str) -> None:
    """An analyst's own graph.py beside a notebook stands before our package."""
    file = tmp_path / stranger
    file.parent.mkdir(exist_ok=True)
    file.write_text("nodes = []\n", "utf-8")
    told = _imported(tmp_path, "import summitry")
    name = stranger.split("/")[0].removesuffix(".py")
    assert told.splitlines()[-1] == (
        f"ImportError: {file} hides Summitry's own package {name!r}: rename that file or folder, or run "
        "Python from another folder"
    )


def test_a_stranger_that_is_already_imported_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "graph.py").write_text("nodes = []\n", "utf-8")
    assert "hides Summitry's own package 'graph'" in _imported(tmp_path, "import graph, summitry")


def test_a_store_of_that_name_hides_nothing(tmp_path: Path) -> None:
    """A folder without an __init__.py comes after every package."""
    (tmp_path / "graph").mkdir()
    assert _imported(tmp_path, "from summitry import SummitryError, networks, questions, tables") == ""


def _imported(folder: Path, code: str) -> str:
    """What Python says on standard error when it runs some code in a folder."""
    paths = os.pathsep.join([str(folder), str(ROOT)])
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stderr


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements} - {"summitry"}


@pytest.mark.parametrize(("pins", "extras"), [("run", ()), ("dev", ("dev", "neo4j-local"))])
def test_pins_cover_what_the_project_asks_for(pins: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = _names(project["dependencies"])
    for extra in extras:
        wanted |= _names(project["optional-dependencies"][extra])
    text = (ROOT / "requirements" / f"{pins}.txt").read_text("utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    assert wanted <= pinned
    assert len(re.findall(r"^[\w.-]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(
        re.findall(r"^[\w.-]+==", text, re.MULTILINE)
    )
    assert "://" not in text


def test_both_sets_of_pins_agree() -> None:
    run, dev = (
        set(
            re.findall(
                r"^[\w.-]+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text("utf-8"), re.MULTILINE
            )
        )
        for name in ("run", "dev")
    )
    assert run <= dev
