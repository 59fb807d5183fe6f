"""All names of a graph in memory, to be searched while somebody types.

>>> index = NameIndex(graph)
>>> [found.name for found in index.search("putin")]
['Vladimir Putin', ...]
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from graph.model import KEYS, Label, Ref

if TYPE_CHECKING:
    from graph.store.graph import Graph

_LABELS: tuple[Label, ...] = tuple(label for label in KEYS if label != "Article")

#: So many places where a text occurs are looked at: the best connected nodes come first.
_LOOKED_AT = 3000
#: Ends the names of a node. No name holds it, as control characters are blanks in what is folded.
_END = "\n"
#: Beginnings of names count before those of words, and these before all else.
_PLACES = (_END, " ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A node as a list shows it: what it is called, when it was, and how many edges it has but for those of
    memberships, which are no news."""

    ref: Ref
    name: str
    day: date | None
    degree: int


class NameIndex:
    """Names, acronyms and aliases of all nodes but articles, the best connected first."""

    def __init__(self, graph: Graph) -> None:
        self.entries: list[Entry] = []
        texts: list[str] = []
        rows = sorted(_rows(graph), key=lambda row: (-row[0].degree, row[0].ref))
        for entry, forms in rows:
            self.entries.append(entry)
            texts.append(_END + _END.join(folded(form) for form in forms))
        self._text = "".join(texts)
        self._starts = [0, *accumulate(map(len, texts))]

    def search(self, wanted: str, *, limit: int = 12, label: Label | None = None) -> list[Entry]:
        """The nodes with a name in which a text occurs, however it is accented: first where a name begins
        with it, then where a word does; among equals the best connected come first."""
        if not (sought := folded(wanted).strip()):
            return []
        found: dict[int, None] = {}
        for before in (*_PLACES, ""):
            for at in islice(self._places(before + sought), _LOOKED_AT):
                if label is None or self.entries[at].ref.label == label:
                    found.setdefault(at)
                if len(found) >= limit:
                    return [self.entries[one] for one in found]
        return [self.entries[one] for one in found]

    def most_connected(self, label: Label, limit: int) -> list[Entry]:
        """The nodes of a label with most edges, of those that have any."""
        of_label = (entry for entry in self.entries if entry.ref.label == label and entry.degree)
        return list(islice(of_label, limit))

    def _places(self, text: str) -> Iterator[int]:
        """Where in ``entries`` a folded text occurs."""
        at = self._text.find(text)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(text, max(at + 1, self._starts[place + 1]))


def folded(text: str) -> str:
    """A text without case, accents and control characters, its blanks single."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(character)
    )
    return " ".join(plain.split())


def _rows(graph: Graph) -> Iterator[tuple[Entry, list[str]]]:
    """The nodes with all that they are called; of a label all come in one record."""
    for label in _LABELS:
        [row] = graph.run(
            f"MATCH (n:{label}) OPTIONAL MATCH (n)-[r]-() WHERE type(r) <> 'MEMBER_OF' "
            "WITH n, count(r) AS degree "
            f"RETURN collect([n.{KEYS[label]}, coalesce(n.name, n.text), n.acronym, n.aliases, n.city, "
            "n.date, degree]) AS rows"
        )
        for key, name, acronym, aliases, city, day, degree in row["rows"]:
            shown = str(name or key)
            forms = [shown, *([acronym] if acronym else ()), *(aliases or ()), *([city] if city else ())]
            forms += [key] if label == "State" else []
            yield Entry(Ref(label, key), shown, day if isinstance(day, date) else None, degree), forms
