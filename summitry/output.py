"""What commands print: tables for people, JSON and CSV for machines.

Nothing that an article says can colour, move or clear a terminal: control characters are dropped, and
no text is taken for markup.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from graph.exports.spreadsheet import harmless
from graph.model import Evidence, Facts, Ref, shown_day

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.text import Text

Row: TypeAlias = Mapping[str, Any]

#: Columns where no terminal tells its width.
WIDTH = 120


def print_table(rows: Sequence[Row], title: str | None = None) -> None:
    """Rows as a table, their keys as its head; numbers stand to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    columns = list(dict.fromkeys(name for row in rows for name in row))
    table = Table(box=SIMPLE_HEAD, title=title and Text(title), title_justify="left", pad_edge=False)
    for name in columns:
        values = [row.get(name) for row in rows]
        numbers = all(isinstance(value, int | float | None) for value in values)
        table.add_column(
            Text(printable(name)), justify="right" if numbers else "left", overflow="fold", no_wrap=numbers
        )
    for row in rows:
        table.add_row(*(Text(_cell(row.get(name))) for name in columns))
    console().print(table)


#: Columns that hold sentences: beside others, a table would break them into columns of ten characters.
_PROSE = ("sentence", "pledge")
#: Of more columns than these, with lists among them, a table would do the same to each.
_COLUMNS = 8


def print_answer(rows: Sequence[Row]) -> None:
    """What a question is answered with: a table, or a block for each row if a table could not be read.

    A date is shown as precisely as it is known, an amount with its currency.
    """
    shown = [_as_known(row) for row in rows]
    pivot = _pivot(shown)
    if pivot is None:
        print_table(shown)
        return
    from rich.text import Text

    terminal = console()

    def below(text: Text | str) -> None:
        terminal.print(Hanging(Text.assemble(text), 2))

    for row in shown:
        names = list(row)
        before, after = names[: names.index(pivot)], names[names.index(pivot) :]
        head = " · ".join(cell for name in before if (cell := _cell(row[name])))
        terminal.print(Text(head, style="bold"))
        for name in after:
            if name in _PROSE:  # A pledge is told in the reader's words, a sentence in the article's.
                below(f"“{_cell(row[name])}”" if name == "sentence" else _cell(row[name]))
                continue
            values = row[name] if isinstance(row[name], list) and name == "later" else [row[name]]
            for cell in filter(None, map(basis if name == "basis" else _cell, values)):
                below(Text.assemble((f"{name} ", "dim"), cell))
        terminal.print()


class Hanging:
    """A text with an indent, and ``left`` in it on the first line. Padding and tables end lines in blanks."""

    def __init__(self, text: Text, by: int, left: str = "") -> None:
        self._text, self._by, self._left = text, by, left

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.text import Text

        before = self._left.ljust(self._by)
        for line in self._text.wrap(console, max(1, options.max_width - self._by), overflow="fold"):
            line.rstrip()
            yield Text.assemble(before, line)
            before = " " * self._by


def basis(word: str | None) -> str:
    """Why a pledge counts as made to somebody, with what the word means."""
    return f"{word} ({_BASES[word]})" if word in _BASES else word or ""


_BASES = {
    "towards": "it is made to them",
    "named": "its words name them",
    "in talks": "by the other side in talks of two",
    "mutual": "both sides bound themselves",
}


def sum_of(amount: float, currency: str | None) -> str:
    """A sum of money: "USD 20,000,000"."""
    return f"{currency or ''} {amount:,.{0 if float(amount).is_integer() else 2}f}".strip()


def _pivot(rows: Sequence[Row]) -> str | None:
    """The column from which on each has a line of a block, under what stands before; none of a table."""
    names = list(rows[0]) if rows else []
    prose = next((name for name in _PROSE if name in names), None)
    if prose or len(names) <= _COLUMNS:
        return prose
    return next((name for name in names if any(isinstance(row[name], list) for row in rows)), None)


def _as_known(row: Row) -> Row:
    """A row whose dates say no more than the precision of each, which stands beside it, allows."""
    suffix, row = "_precision", _with_sum(row)
    vague = {name.removesuffix(suffix): row[name] for name in row if name.endswith(suffix)}
    return {
        name: shown_day(value, vague[name]) if name in vague and isinstance(value, date) else value
        for name, value in row.items()
        if not name.endswith(suffix)
    }


def _with_sum(row: Row) -> Row:
    """A row whose amount and currency stand together: "USD 20,000,000"."""
    if "amount" not in row or "currency" not in row:
        return row
    amount = row["amount"]
    told = None if amount is None else sum_of(amount, row["currency"])
    return {name: told if name == "amount" else value for name, value in row.items() if name != "currency"}


def print_facts(facts: Facts, title: str) -> None:
    """What an article states: its sentences in the order of the text, each with the edges that it proves."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    proven: dict[Evidence, dict[tuple[str, str], list[str]]] = {}
    for edge in facts.edges.values():
        # That the article reports the meeting goes without saying.
        for entry in edge.evidence[:1] if edge.type != "REPORTS" else ():
            place = Evidence(entry.article, entry.start, entry.end, entry.sentence, 1.0)
            office = f" ({edge.properties['office']})" if "office" in edge.properties else ""
            what = edge.type, _label(facts, edge.target) + office
            proven.setdefault(place, {}).setdefault(what, []).append(_label(facts, edge.source))
    table = Table(
        box=SIMPLE_HEAD, title=Text(printable(title)), title_justify="left", pad_edge=False, leading=1
    )
    table.add_column("sentence", ratio=2)
    table.add_column("states that", ratio=3)
    for entry in sorted(proven):
        lines = [
            Text.assemble(printable(", ".join(sources)), (f" {kind} ", "bold"), printable(target))
            for (kind, target), sources in proven[entry].items()
        ]
        table.add_row(Text(printable(entry.sentence)), Text("\n").join(lines))
    console().print(table if proven else Text(f"{printable(title)}: nothing about meetings.\n"))


def print_json(value: object) -> None:
    """One JSON document, as :func:`as_json` writes it."""
    print(as_json(value))


def as_json(value: object) -> str:
    """A JSON document. Dates are ISO strings; text is UTF-8, control characters are escaped; what is no
    number (infinity, NaN) is null, as JSON has no word for it."""
    text = json.dumps(_finite(value), default=_iso, ensure_ascii=False, indent=2, allow_nan=False)
    return _CONTROL.sub(_escaped, text)


def print_csv(rows: Iterable[Row], columns: Sequence[str], *, raw: bool = False) -> None:
    """Rows as CSV (RFC 4180) with a head; lists and nested values are written as JSON.

    What a spreadsheet would compute is defused (:func:`graph.exports.spreadsheet.harmless`), unless it is to
    be ``raw``. On a terminal control characters are dropped.
    """
    write_csv(sys.stdout, rows, columns, raw=raw, shown=printable if sys.stdout.isatty() else str)


def write_csv(
    file: TextIO,
    rows: Iterable[Row],
    columns: Sequence[str],
    *,
    raw: bool = False,
    shown: Callable[[str], str] = str,
) -> None:
    """Write rows as :func:`print_csv` prints them; ``shown`` is what becomes of a text."""
    writer = csv.writer(file)
    for cells in (columns, *([_field(row.get(name)) for name in columns] for row in rows)):
        fields = cells if raw else [harmless(cell) for cell in cells]
        writer.writerow(shown(field) if isinstance(field, str) else field for field in fields)


#: What JSON lets stand, and a terminal takes for a command.
_CONTROL = re.compile("[\x7f-\x9f]")


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(item) for name, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value


def _escaped(control: re.Match[str]) -> str:
    return f"\\u{ord(control[0]):04x}"


def console(*, stderr: bool = False) -> Console:
    """The terminal, or a page of fixed width where output goes to a file or a pipe."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # Rich would end the program with the code of what was set aside.

    terminal = Terminal(stderr=stderr, highlight=False)
    return terminal if terminal.is_terminal else Terminal(stderr=stderr, highlight=False, width=WIDTH)


def printable(text: str) -> str:
    """A text without control characters; line breaks and tabs become blanks."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if unicodedata.category(character) != "Cc")


def as_record(facts: Facts) -> dict[str, Any]:
    """Facts as JSON can hold them: the nodes and edges with their evidence."""
    return {
        "extractor": facts.extractor,
        "nodes": [{**_reference(node.ref), "properties": node.properties} for node in facts.nodes.values()],
        "edges": [
            {
                "type": edge.type,
                "source": _reference(edge.source),
                "target": _reference(edge.target),
                "properties": edge.properties,
                "evidence": [
                    {
                        "article": entry.article,
                        "span": entry.span,
                        "sentence": entry.sentence,
                        "confidence": entry.confidence,
                        "mention": entry.mention,
                    }
                    for entry in edge.evidence
                ],
            }
            for edge in facts.edges.values()
        ],
    }


def _reference(ref: Ref) -> dict[str, str]:
    return {"label": ref.label, "key": ref.key}


def _label(facts: Facts, ref: Ref) -> str:
    """How people call a node: a commitment by its text, others by name. That of a meeting has its day."""
    properties = facts.nodes[ref].properties
    return str(properties.get("text" if ref.label == "Commitment" else "name", ref.key))


#: From here on a whole number is a sum, not a share.
_LARGE = 1_000


def _cell(value: object) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) >= _LARGE else f"{value:.3f}"
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_cell(item)}" for name, item in value.items())
    return printable(str(value))


def _field(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, default=_iso, ensure_ascii=False)
    return _iso(value) if isinstance(value, date) else value


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
