"""The Cypher of the named questions."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def cypher(name: str) -> str:
    """The text of a ``.cypher`` file of this folder, by its name without the ending."""
    return (files("graph.questions") / f"{name}.cypher").read_text("utf-8")
