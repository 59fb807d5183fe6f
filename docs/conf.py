"""How the documentation is built: ``sphinx-build -W docs build/docs``.

Sphinx, as docstrings speak its language (``:func:`` and the like); MyST, as pages are Markdown that GitHub
shows too; Furo, as it asks other hosts for nothing.
"""

from __future__ import annotations

import re
from importlib.metadata import version as installed
from typing import Any

project = author = "Summitry"
copyright = "the Summitry authors, Apache License 2.0"  # noqa: A001
release = version = installed("summitry")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["*.py"]

# Links to headings, as GitHub has them.
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "Summitry"
html_copy_source = False
html_show_sourcelink = False

#: A link that leaves this folder: GitHub follows it, the site names the place in a checkout instead.
_OUTSIDE = re.compile(r"(?<!!)\[([^\]]+)\]\(\.\./([^)]+)\)")


def _name_places(_app: object, _page: str, source: list[str]) -> None:
    source[0] = _OUTSIDE.sub(lambda link: f"{link[1]} (`{link[2]}`)", source[0])


def setup(app: Any) -> None:
    """Have links out of this folder rewritten."""
    app.connect("source-read", _name_places)
