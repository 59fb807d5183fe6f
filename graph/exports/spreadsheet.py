"""Cells for people who open a table in a spreadsheet, which takes some texts for formulas."""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")

#: A cell that begins so is computed when the table is opened (OWASP: CSV injection).
_COMPUTED = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Value) -> Value | str:
    """A cell that no spreadsheet computes: a text that begins like a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_COMPUTED) else value
