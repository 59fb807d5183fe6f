"""The YAML block at the head of a Markdown text."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\s*---[ \t]*\n(?:(?!---|\.\.\.)[^\n]*\n){1,60}(?:---|\.\.\.)[ \t]*(?:\n|$)")


def front_matter_end(text: str) -> int:
    """Where the YAML block at the head of a Markdown text ends; 0 without one."""
    match = _BLOCK.match(text)
    return match.end() if match and ":" in match.group() else 0
