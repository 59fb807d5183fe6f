"""The page's scripts: ES modules, joined into one inline script in the order in which they import each other.

A page is one file that runs from a disk and inside a notebook, where modules can't be loaded: not by
address, and not from ``data:`` either where the notebook's own policy lets in inline scripts alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from graphlib import TopologicalSorter
from importlib import resources
from typing import Final

#: The two forms in which our modules import and export; whatever else there is of either is refused. Those of
#: a page that is served lie in a folder of their own.
_IMPORT: Final = re.compile(r'^import \* as (\w+) from "(?:\./|\.\./js/)(\w+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export \{([^}]*)\};\n\Z", re.MULTILINE)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@cache
def joined(*, served: bool = False) -> str:
    """All scripts of the page as one, which puts nothing but ``summitry`` into the global scope.

    ``summitry.state``, say, is what ``state.js`` exports: for the console, and for tests. With those of a
    page that is ``served`` it asks its server for more.
    """
    paths = [path for folder in ("js", "served")[: 2 if served else 1] for path in _folder(folder)]
    return join({path.name[:-3]: path.read_text("utf-8") for path in paths if path.name.endswith(".js")})


def join(modules: Mapping[str, str]) -> str:
    """Modules by name as one script: ``{"a": 'import * as B from "./b.js"; …', "b": …}`` has b before a.

    Each keeps a scope of its own; what it exports is read where it stands, as with modules that a
    browser loads. A circle raises ``graphlib.CycleError``.
    """
    imports = {name: dict(_IMPORT.findall(source)) for name, source in modules.items()}
    order = TopologicalSorter({name: sorted(found.values()) for name, found in sorted(imports.items())})
    scopes = [_scope(name, modules[name], imports[name]) for name in order.static_order()]
    return "\n".join(['"use strict";', "const summitry = {};", *scopes])


def _scope(name: str, source: str, imports: Mapping[str, str]) -> str:
    exported = _EXPORT.search(source)
    body = _EXPORT.sub("", _IMPORT.sub("", source))
    if left := _LEFT.search(body):
        raise ValueError(f"{name}.js: {left[0]!r} is not a form that graph/view/scripts.py knows")
    names = (
        [part.strip().split(" as ") for part in exported[1].split(",") if part.strip()] if exported else []
    )
    return "\n".join(
        (
            f"summitry.{name} = (() => {{",
            *(f"const {alias} = summitry.{module};" for alias, module in imports.items()),
            body.rstrip("\n"),
            "return {",
            *(f"get {pair[-1]}() {{ return {pair[0]}; }}," for pair in names),
            "};",
            "})();",
        )
    )


def _folder(name: str) -> list[resources.abc.Traversable]:
    return sorted((resources.files("graph.view") / "assets" / name).iterdir(), key=lambda path: path.name)
