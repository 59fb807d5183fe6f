"""Where records of articles, the keys that lead to them and judgements are kept: in a store, or nowhere.

``Profile`` nodes hold the records of persons and meetings with the node that each means, ``Block`` nodes the
records that share a key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Any, TypeAlias

from graph.engines.driver import neo4j
from graph.model import Label
from graph.resolution import judgements, meetings, persons
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

    def articles(self, ministers: Collection[str]) -> set[str]:
        """The articles that tell of ministers, by the ids of their nodes."""
        return set()

    def give_reasons(self, ids: Collection[str], made: Mapping[str, Judgement]) -> None:
        """Keep why records were taken for one: by id of the judgement, all that rules made on ``ids``."""
        self.rows += [("Judgement", key, asdict(one)) for key, one in made.items()]

    def save(
        self, records: Mapping[str, tuple[Item, str]], blocks: Mapping[str, set[str]], gone: Collection[str]
    ) -> None:
        """Keep records and what stands under keys; nothing stays under a key without records."""
        self.rows += [("Profile", key, _profile(item, node)) for key, (item, node) in records.items()]
        self.rows += [("Block", key, {"records": sorted(held)}) for key, held in blocks.items() if held]


class GraphRecordStore(RecordStore):
    """Records in a store, within one transaction."""

    def __init__(self, tx: neo4j.ManagedTransaction) -> None:
        super().__init__()
        self.tx = tx

    def records(self, ids: Collection[str]) -> dict[str, tuple[Item, str]]:
        if not ids:
            return {}
        rows = self.tx.run(
            "MATCH (p:Profile) WHERE p.id IN $ids "
            "RETURN p.id AS id, p.label AS label, p.node AS node, p.content AS content",
            ids=sorted(ids),
        )
        return {row["id"]: (_decoded(row["label"], row["content"]), row["node"]) for row in rows}

    def blocks(self, keys: Collection[str]) -> dict[str, set[str]]:
        rows = self.tx.run(
            "MATCH (b:Block) WHERE b.id IN $keys RETURN b.id AS id, b.records AS records", keys=sorted(keys)
        )
        return {row["id"]: set(row["records"]) for row in rows}

    @cached_property
    def _people_judged(self) -> bool:
        return judgements.any_of_people(self.tx)

    def judged(self, ids: Iterable[str]) -> list[Judgement]:
        if not self._people_judged:
            return []
        found = judgements.about(self.tx, ids)
        return [one for one in found if not one.by_rule and one.verdict != "later"]

    def articles(self, ministers: Collection[str]) -> set[str]:
        if not ministers:
            return set()
        rows = self.tx.run(
            "MATCH (p:Minister)-[r]-() WHERE p.id IN $ids RETURN DISTINCT r.articles AS articles",
            ids=sorted(ministers),
        )
        return {article for row in rows for article in row["articles"]}

    def give_reasons(self, ids: Collection[str], made: Mapping[str, Judgement]) -> None:
        kept = {one.id: one for one in judgements.about(self.tx, ids) if one.by_rule}
        judgements.drop(self.tx, [one for key, one in kept.items() if key not in made])
        judgements.save(
            self.tx, [one for key, one in made.items() if key not in kept or not one.alike(kept[key])]
        )

    def save(
        self, records: Mapping[str, tuple[Item, str]], blocks: Mapping[str, set[str]], gone: Collection[str]
    ) -> None:
        rows = [
            {"id": key, "properties": {"id": key, **_profile(item, node)}}
            for key, (item, node) in records.items()
        ]
        full = [{"id": key, "records": sorted(held)} for key, held in blocks.items() if held]
        empty = [key for key, held in blocks.items() if not held]
        if rows:
            self.tx.run(
                "UNWIND $rows AS row MERGE (p:Profile {id: row.id}) SET p = row.properties", rows=rows
            ).consume()
        if full:
            self.tx.run(
                "UNWIND $rows AS row MERGE (b:Block {id: row.id}) SET b.records = row.records", rows=full
            ).consume()
        if empty:
            self.tx.run("MATCH (b:Block) WHERE b.id IN $ids DELETE b", ids=empty).consume()
        if gone:
            self.tx.run("MATCH (p:Profile) WHERE p.id IN $ids DELETE p", ids=sorted(gone)).consume()
            judgements.drop(self.tx, [one for one in judgements.about(self.tx, gone) if one.by_rule])


def label_of(item: Item) -> Label:
    """The label of the nodes that a record is of."""
    return "Minister" if isinstance(item, persons.Profile) else "Meeting"


def _profile(item: Item, node: str) -> dict[str, Any]:
    return {"label": label_of(item), "node": node, "content": statement.dumps(_encoded(item))}


def _encoded(item: Item) -> dict[str, Any]:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(item).items()
    }


def _decoded(label: str, text: str) -> Item:
    stated = statement.loads(text)
    if label == "Minister":
        return persons.Profile(**stated)
    stated["persons"] = frozenset(tuple(one) for one in stated["persons"])
    for name in ("states", "bodies"):
        stated[name] = frozenset(stated[name])
    return meetings.Record(**stated)
