"""Records of articles, the keys that lead to them and judgements, kept in a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from graph.model import Label
from graph.resolution.corrections import Correction
from graph.resolution.judgements import Judgement
from graph.resolution.storage import Item, RecordStore, decoded, profile
from graph.store import corrections, judgements
from graph.store.engines.driver import neo4j


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
        return {row["id"]: (decoded(row["label"], row["content"]), row["node"]) for row in rows}

    def records_of(self, label: Label, node: str) -> list[str]:
        """The records that mean a node, that which gave it its id first."""
        rows = self.tx.run(
            "MATCH (p:Profile {label: $label, node: $node}) RETURN p.id AS id, p.content AS content",
            label=label,
            node=node,
        )
        found = {row["id"]: decoded(label, row["content"]) for row in rows}
        return sorted(found, key=lambda key: (found[key].local != node, key))

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

    def corrections(self) -> list[Correction]:
        return corrections.load(self.tx)

    def changed_by(self, articles: Mapping[str, Collection[str]]) -> None:
        corrections.note(self.tx, articles)

    def articles(self, ministers: Collection[str]) -> set[str]:
        if not ministers:
            return set()
        rows = self.tx.run(
            "MATCH (p:Minister)-[r]-() WHERE p.id IN $ids RETURN DISTINCT r.articles AS articles",
            ids=sorted(ministers),
        )
        return {article for row in rows for article in row["articles"]}

    def reports(self, meetings: Collection[str]) -> set[str]:
        if not meetings:
            return set()
        rows = self.tx.run(
            "MATCH (m:Meeting)<-[:REPORTS]-(a:Article) WHERE m.id IN $ids RETURN DISTINCT a.id AS article",
            ids=sorted(meetings),
        )
        return {row["article"] for row in rows}

    def pledges(self, commitments: Collection[str]) -> set[str]:
        if not commitments:
            return set()
        rows = self.tx.run(
            "MATCH (c:Commitment)<-[r:PLEDGED]-() WHERE c.id IN $ids RETURN r.articles AS articles",
            ids=sorted(commitments),
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
            {"id": key, "properties": {"id": key, **profile(item, node)}}
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
