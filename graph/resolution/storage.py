"""What resolution asks for and keeps: records of articles, the keys that lead to them, judgements.

Here they are kept nowhere; :mod:`graph.store.records` keeps them in a store.

``Profile`` nodes hold the records of persons and meetings with the node that each means, ``Block`` nodes the
records that share a key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from graph.model import Label
from graph.resolution import meetings, persons
from graph.resolution.corrections import Correction
from graph.resolution.judgements import Judgement
from graph.statements import statement

Item: TypeAlias = persons.Profile | meetings.Record

#: A node for the store's own use: its label, its id and its other properties.
OwnRow: TypeAlias = tuple[str, str, dict[str, Any]]


class RecordStore:
    """No records yet, for articles that are resolved all at once: it holds no more than what they give it."""

    def __init__(self) -> None:
        self.rows: list[OwnRow] = []

    def records(self, ids: Collection[str]) -> dict[str, tuple[Item, str]]:
        """The records that are known, each with the node that it means."""
        return {}

    def blocks(self, keys: Collection[str]) -> dict[str, set[str]]:
        """The records under each key that is known."""
        return {}

    def judged(self, ids: Iterable[str]) -> list[Judgement]:
        """What people decided on any of some records."""
        return []

    def corrections(self) -> list[Correction]:
        """What people say against articles."""
        return []

    def changed_by(self, articles: Mapping[str, Collection[str]]) -> None:
        """Keep the articles whose statements a correction changes, by the correction's id."""

    def articles(self, ministers: Collection[str]) -> set[str]:
        """The articles that tell of ministers, by the ids of their nodes."""
        return set()

    def reports(self, meetings: Collection[str]) -> set[str]:
        """The articles that report meetings, by the ids of their nodes."""
        return set()

    def pledges(self, commitments: Collection[str]) -> set[str]:
        """The articles that state commitments, by the ids of their nodes."""
        return set()

    def give_reasons(self, ids: Collection[str], made: Mapping[str, Judgement]) -> None:
        """Keep why records were taken for one: by id of the judgement, all that rules made on ``ids``."""
        self.rows += [("Judgement", key, asdict(one)) for key, one in made.items()]

    def save(
        self, records: Mapping[str, tuple[Item, str]], blocks: Mapping[str, set[str]], gone: Collection[str]
    ) -> None:
        """Keep records and what stands under keys; nothing stays under a key without records."""
        self.rows += [("Profile", key, profile(item, node)) for key, (item, node) in records.items()]
        self.rows += [("Block", key, {"records": sorted(held)}) for key, held in blocks.items() if held]


def label_of(item: Item) -> Label:
    """The label of the nodes that a record is of."""
    return "Minister" if isinstance(item, persons.Profile) else "Meeting"


def profile(item: Item, node: str) -> dict[str, Any]:
    """A record and the node that it means as properties of a node for the store's own use."""
    return {"label": label_of(item), "node": node, "content": statement.dumps(_encoded(item))}


def _encoded(item: Item) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in item.__slots__}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


def decoded(label: str, text: str) -> Item:
    """The record that :func:`profile` wrote, from the label and the content."""
    stated = statement.loads(text)
    if label == "Minister":
        return persons.Profile(**stated)
    stated["persons"] = frozenset(tuple(one) for one in stated["persons"])
    for name in ("states", "bodies"):
        stated[name] = frozenset(stated[name])
    return meetings.Record(**stated)
