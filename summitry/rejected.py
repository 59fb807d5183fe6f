"""The file of what was set aside: a line of JSON each, with its place and the reason."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from graph.model import digest
from ingest.facts import extractor
from ingest.sources.admission import Rejected
from ingest.workers.batch import Unreadable


def private(path: str, flags: int) -> int:
    """Opens a file; one that is made can be read by its owner alone."""
    return os.open(path, flags, 0o600)


class RejectedFile:
    """Lines ``{"source": …, "reason": …}``; those of articles that could not be read also name these.

    A line that the file has already is not added again. ``unreadable`` has the reasons for which articles,
    by id, could not be read by this version of the extractor. Remove a line to have its article tried
    again.

    Raises:
        OSError: the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unreadable: dict[str, str] = {}
        self._lines: set[str] = set()
        self._whole = True
        with open(path, "a+", encoding="utf-8", errors="replace", opener=private) as lines:
            lines.seek(0)
            for line in lines:
                self._whole = line.endswith("\n")
                self._recall(line)

    def add(self, rejected: Rejected) -> None:
        """Write down what was set aside, at once."""
        record = {"source": rejected.source, "reason": rejected.reason}
        if isinstance(rejected, Unreadable):
            record |= {"article": rejected.article, "extractor": extractor()}
        line = json.dumps(record, ensure_ascii=False)
        if (key := digest(line)) in self._lines:
            return
        self._lines.add(key)
        with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(line + "\n" if self._whole else f"\n{line}\n")
        self._whole = True

    def _recall(self, line: str) -> None:
        self._lines.add(digest(line.rstrip("\n")))
        try:
            record: Any = json.loads(line)
            if record["extractor"] == extractor():
                self.unreadable[record["article"]] = str(record["reason"])
        except (ValueError, LookupError, TypeError):  # Of another kind, or cut off in the middle.
            pass
