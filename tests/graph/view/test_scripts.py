"""The page's scripts say what they take from each other, and are joined in that order."""

from __future__ import annotations

import re
from graphlib import CycleError
from importlib.resources import files

import pytest

from graph.view.scripts import join, joined
from tests.graph.view.graphs import summit

FOLDERS = {
    folder: {
        path.name.removesuffix(".js"): path.read_text("utf-8")
        for path in (files("graph.view") / "assets" / folder).iterdir()
        if path.name.endswith(".js")
    }
    for folder in ("js", "served")
}
SOURCES = FOLDERS["js"] | FOLDERS["served"]
IMPORTS = {
    name: dict(re.findall(r'^import \* as (\w+) from "(?:\./|\.\./js/)(\w+)\.js";$', source, re.MULTILINE))
    for name, source in SOURCES.items()
}
ALIASES = {alias: module for imports in IMPORTS.values() for alias, module in imports.items()}


def exports(source: str) -> set[str]:
    found = re.search(r"^export \{([^}]*)\};$", source, re.MULTILINE)
    return {part.split()[-1] for part in found[1].split(",") if part.strip()} if found else set()


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_what_a_script_uses_it_imports_and_the_other_exports(name):
    code = re.sub(r"^import .*$|//.*$", "", SOURCES[name], flags=re.MULTILINE)
    used = set(re.findall(rf"(?<![\w.$])({'|'.join(ALIASES)})\b", code))
    assert used & set(IMPORTS[name]) == set(IMPORTS[name])
    members = set(re.findall(rf"(?<![\w.$])({'|'.join(ALIASES)})\.(\w+)", code))
    assert {alias for alias, _ in members} <= set(IMPORTS[name])
    assert [(alias, name) for alias, name in members if name not in exports(SOURCES[ALIASES[alias]])] == []


def test_scripts_stay_short():
    assert [name for name, source in SOURCES.items() if len(source.splitlines()) >= 400] == []


@pytest.mark.parametrize("served", [False, True])
def test_each_is_in_the_page_once_after_all_that_it_imports(served):
    order = re.findall(r"^summitry\.(\w+) = ", joined(served=served), re.MULTILINE)
    assert sorted(order) == sorted(SOURCES if served else FOLDERS["js"])
    for name in order:
        assert all(order.index(module) < order.index(name) for module in IMPORTS[name].values())


def test_a_circle_is_refused():
    with pytest.raises(CycleError):
        join({"a": 'import * as B from "./b.js";\n', "b": 'import * as A from "./a.js";\n'})


@pytest.mark.parametrize(
    "line",
    ['import { x } from "./b.js";', "export const x = 1;", 'export * from "./b.js";', 'import "./b.js";'],
)
def test_a_form_that_would_be_lost_is_refused(line):
    with pytest.raises(ValueError, match=r"a\.js"):
        join({"a": f"{line}\n", "b": ""})


def test_a_page_puts_one_name_into_the_global_scope(explore):
    page = explore(summit())
    assert page.run("() => typeof summitry.state.choose") == "function"
    assert set(page.run("() => [typeof Dom, typeof raw, typeof drawn, typeof sync]")) == {"undefined"}


def test_what_a_module_exports_is_read_where_it_stands(explore):
    # vis-network's object is made after the module has run.
    assert explore(summit()).run("() => summitry.network.network.getScale() > 0")
