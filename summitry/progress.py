"""How far a run is: a bar with rate and time left on a terminal, now and then a line in a log."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summitry.options import say

if TYPE_CHECKING:
    from rich.table import Table

    from summitry.reading import Summary

#: Seconds from one line in a log to the next.
_PERIOD = 30.0


class Progress:
    """Shows how a run goes on, on standard error; a context manager.

    ``count`` is called by a thread of its own and says how many documents there are, if that can be known.
    """

    def __init__(self, summary: Summary, count: Callable[[], int | None]) -> None:
        self._summary = summary
        self._count = count
        self._total: int | None = None
        self._started = time.monotonic()
        self._ended = threading.Event()
        self._shown = ExitStack()

    def __enter__(self) -> Self:
        from rich.live import Live

        from summitry.output import console

        terminal = console(stderr=True)
        if terminal.is_terminal:
            threading.Thread(target=self._find_total, name="counter", daemon=True).start()
            self._shown.enter_context(Live(console=terminal, get_renderable=self._bar, transient=True))
        else:
            threading.Thread(target=self._log, name="log", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._shown.close()

    def _find_total(self) -> None:
        self._total = self._count()

    def _log(self) -> None:
        while not self._ended.wait(_PERIOD):
            say(self._line())

    def _bar(self) -> Table:
        from rich.progress_bar import ProgressBar
        from rich.table import Table

        table = Table.grid(padding=(0, 1))
        table.add_row(
            ProgressBar(self._total, self._summary.documents, width=40, pulse=self._total is None),
            self._line(),
        )
        return table

    def _line(self) -> str:
        done, seconds = self._summary.documents, time.monotonic() - self._started
        rate = done / seconds if seconds else 0.0
        parts = [f"{done:,} of {self._total:,}" if self._total else f"{done:,}", f"{rate:.1f}/s"]
        if self._total and rate:
            left = round(max(0, self._total - done) / rate)
            parts.append(f"{left // 3600}:{left % 3600 // 60:02}:{left % 60:02} left")
        if aside := self._summary.aside.total():
            parts.append(f"{aside:,} set aside")
        return ", ".join(parts)
