"""Judgements in a store: nodes of its own, one by rules and one by people for each pair of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, cast

from graph.resolution.judgements import Judgement
from graph.store.engines.driver import neo4j
from graph.store.engines.values import plain


def load(tx: neo4j.ManagedTransaction, *, by_rule: bool | None = None) -> list[Judgement]:
    """All judgements, by id: those of rules, of people, or both."""
    rows = tx.run("MATCH (j:Judgement) RETURN properties(j) AS properties ORDER BY j.id")
    found = [_from(row["properties"]) for row in rows]
    return [one for one in found if by_rule is None or one.by_rule is by_rule]


def any_of_people(tx: neo4j.ManagedTransaction) -> bool:
    """Whether people judged anything at all."""
    row = tx.run("MATCH (s:Schema {id: 'summitry'}) RETURN coalesce(s.judgements, 0) > 0 AS any")
    return bool(row.single(strict=True)["any"])


def count(tx: neo4j.ManagedTransaction) -> None:
    """Note on the store how many judgements of people it holds, so that writers need not look for them."""
    tx.run(
        "OPTIONAL MATCH (j:Judgement) WHERE NOT j.author STARTS WITH 'rule:' WITH count(j) AS made "
        "MATCH (s:Schema {id: 'summitry'}) SET s.judgements = made"
    ).consume()


def about(tx: neo4j.ManagedTransaction, ids: Iterable[str]) -> list[Judgement]:
    """Judgements on any of some records."""
    wanted = sorted(ids)
    rows = [
        *tx.run("MATCH (j:Judgement) WHERE j.one IN $ids RETURN properties(j) AS properties", ids=wanted),
        *tx.run("MATCH (j:Judgement) WHERE j.other IN $ids RETURN properties(j) AS properties", ids=wanted),
    ]
    return list({found.id: found for found in map(_from, (row["properties"] for row in rows))}.values())


def save(tx: neo4j.ManagedTransaction, judged: Iterable[Judgement]) -> None:
    """Write judgements; each takes the place of the one of its kind on the same pair."""
    rows = [{"id": one.id, "properties": {"id": one.id, **asdict(one)}} for one in judged]
    tx.run("UNWIND $rows AS row MERGE (j:Judgement {id: row.id}) SET j = row.properties", rows=rows).consume()


def drop(tx: neo4j.ManagedTransaction, judged: Iterable[Judgement]) -> None:
    """Delete judgements."""
    ids = sorted(one.id for one in judged)
    tx.run("MATCH (j:Judgement) WHERE j.id IN $ids DELETE j", ids=ids).consume()


def _from(properties: Any) -> Judgement:
    stated = cast(dict[str, Any], plain(properties))
    stated.pop("id")
    stated.setdefault("reason", "")  # What is empty may have gone on the way through a file.
    return Judgement(**stated)
