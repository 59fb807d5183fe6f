"""What people say: judgements on records and corrections; made, listed, taken back, shared as a file.

>>> reject(graph, "ATTENDED", "beau-biden-usa", "bilateral-chn-usa-2013-12-04", why="It was his father.")
>>> correct(graph, "bilateral-chn-usa-2013-12-04", date="2013-12-05", why="The readout has it.")
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from graph.errors import SummitryError
from graph.files.lines import check, line_of, said_in, words
from graph.files.whole import whole
from graph.model import EDGE_KEYS, EdgeType, Ref
from graph.resolution.corrections import Correction
from graph.resolution.judgements import Judgement
from graph.resolution.registry import Registry
from graph.statements import statement
from graph.store import correcting, corrections, judgements, review, writing
from graph.store.correcting import EdgeName
from graph.store.engines.driver import neo4j
from graph.store.graph import Graph
from graph.store.records import GraphRecordStore

Said: TypeAlias = Judgement | Correction

#: Longest line of a file, in characters.
_LONGEST = 1_000_000


class JudgementsFileError(SummitryError):
    """A file holds no judgements, or is damaged."""


def user() -> str:
    """The name of the user's account, who says something unless somebody else is named."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # An account without a name.
        return "somebody"


def reject(graph: Graph, *thing: str, why: str, author: str | None = None) -> tuple[Correction, int]:
    """Say that an edge, a meeting or a commitment is not so, and take it out of the graph.

    An edge is its type and the keys of its ends (``"ATTENDED", "chang-wanquan-chn", MEETING``), of talks the
    meeting too, or all of that in one text as the question ``evidence`` shows it. A meeting or a commitment
    is its id. Returns the correction, and how many articles' statements it takes out.

    Raises:
        SummitryError: the graph has nothing like that, or several such things.
        ReadOnlyError: the graph is open for reading only.
    """
    return correcting.reject(graph, _meant(thing), why=why, author=author or user())


def correct(
    graph: Graph, meeting: str, *, why: str, author: str | None = None, **fields: str
) -> tuple[list[Correction], int]:
    """Say of a meeting, by id, what is so whatever articles tell.

    Fields are ``date`` (2013, 2013-06 or 2013-06-26), ``end``, ``city``, ``country``, ``name``, ``kind`` and
    ``status``; an empty text takes one away. Returns the corrections, and how many articles tell of the
    meeting.

    Raises:
        SummitryError: there is no such meeting, or a value is none of its field.
        ReadOnlyError: the graph is open for reading only.
    """
    return correcting.correct(graph, meeting, fields, why=why, author=author or user())


def undo(graph: Graph, key: str) -> tuple[Said, int]:
    """Take back what a person said, by its id or the beginning of it; how many articles that is about.

    Raises:
        SummitryError: nobody said such a thing, or several begin so.
        ReadOnlyError: the graph is open for reading only.
    """
    found = [one for one in made(graph) if one.id.startswith(key)]
    if len(found) != 1:
        raise SummitryError(
            f"{len(found) or 'no'} judgement{'s begin' if len(found) > 1 else ' begins'} with {key!r}",
            "see summitry judgements list",
        )
    [one] = found
    if isinstance(one, Judgement):
        return review.withdraw(graph, one.id)
    return one, correcting.withdraw(graph, one)


def made(graph: Graph) -> list[Said]:
    """All that people said, the latest day first; of one day what is on one thing stands together."""
    decided = sorted(review.made_by_people(graph), key=lambda one: (one.one, one.other))
    corrected = sorted(correcting.made_by_people(graph), key=lambda one: (one.told, one.one, one.field))
    return sorted([*decided, *corrected], key=lambda one: one.date, reverse=True)


def nodes(graph: Graph, said: Said) -> set[Ref]:
    """The nodes that something is said of, as the graph has them now."""

    def work(tx: neo4j.ManagedTransaction) -> set[Ref]:
        storage = GraphRecordStore(tx)
        if isinstance(said, Judgement):
            records = storage.records({said.one, said.other})
            return {Ref(said.label, node) for _, node in records.values()}
        return Registry(storage).now(said).nodes

    return graph.read(work)


def _meant(thing: tuple[str, ...]) -> str | EdgeName:
    """The key of a node, or an edge."""
    words = thing[0].split(maxsplit=3) if len(thing) == 1 else list(thing)
    if not words or words[0] not in EDGE_KEYS:
        if len(thing) == 1:
            return thing[0]
        cure = f"begin with its type, one of {', '.join(EDGE_KEYS)}"
        raise SummitryError(f"{' '.join(thing)!r} names no edge", cure)
    if len(words) < 3:
        raise SummitryError(f"{' '.join(words)!r} names no edge", "give its type and both its ends")
    return EdgeName(cast(EdgeType, words[0]), words[1], words[2], " ".join(words[3:]))


# -- a file ---------------------------------------------------------------------------------------


def write(graph: Graph, path: Path | str) -> int:
    """Write all that people said into a file of JSON Lines, and say how much that is.

    Raises:
        OSError: the file cannot be written.
    """
    found = made(graph)
    lines = [{"summitry": {"judgements": len(found)}}, *(line_of(one) for one in reversed(found))]
    with whole(Path(path)) as file:
        file.write_text("".join(f"{statement.dumps(line)}\n" for line in lines), "utf-8")
    return len(found)


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying a file did: how much of it is ``new`` here, was ``known``, and is on nothing that the
    graph has (``absent``); how many ``articles`` that is about."""

    new: int
    known: int
    absent: int
    articles: int


def apply(graph: Graph, path: Path | str) -> Applied:
    """Have what a file of :func:`write` says hold in a graph: all of it or none.

    What is on nothing that the graph has is left out. Of two on one thing that of the file stands.

    Raises:
        JudgementsFileError: the file holds no judgements, or is damaged; nothing is stored.
        OSError: the file cannot be read.
        ReadOnlyError: the graph is open for reading only.
    """
    said = list(_read(Path(path)))

    def work(tx: neo4j.ManagedTransaction) -> Applied:
        writing.take_turn(tx)
        stand: list[Said] = [*judgements.load(tx, by_rule=False), *corrections.load(tx)]
        held = {one.id: line_of(one) for one in stand}
        unknown = [one for one in said if held.get(one.id) != line_of(one)]
        new = articles = 0
        for one in unknown:
            if isinstance(one, Judgement):
                if {one.one, one.other} <= GraphRecordStore(tx).records({one.one, one.other}).keys():
                    new, articles = new + 1, articles + writing.judge(tx, [one])
            elif correcting.concerns(tx, one):
                new, articles = new + 1, articles + correcting.take_over(tx, one)
        return Applied(new, len(said) - len(unknown), len(unknown) - new, articles)

    return graph.update(work)


def _read(path: Path) -> Iterator[Said]:
    with path.open(encoding="utf-8") as file:
        number = 0
        try:
            while text := file.readline(_LONGEST):
                number += 1
                line = statement.loads(text)
                if number == 1:
                    total = line["summitry"]["judgements"]
                    continue
                check(line)
                if "judgement" not in line and "correction" not in line:
                    raise ValueError("no judgement")
                yield said_in(line)
            if not number or total != number - 1:
                raise ValueError("it is cut off" if number else "it is empty")
        except (ValueError, TypeError, KeyError) as error:
            told = words(error) if isinstance(error, ValueError) else "no object"
            raise JudgementsFileError(
                *(
                    (f"{path} holds no judgements", "name a file that summitry judgements export wrote")
                    if number <= 1
                    else (f"{path} is damaged at line {number} ({told})", "export it again")
                )
            ) from error
