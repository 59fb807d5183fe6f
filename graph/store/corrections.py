"""Corrections in a store: a node of its own for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any, cast

from graph.resolution.corrections import Correction
from graph.store.engines.driver import neo4j
from graph.store.engines.values import plain

_LISTS = ("one", "other", "key", "articles")
_TEXTS = ("field", "value", "told", "reason", "author")


def load(tx: neo4j.ManagedTransaction) -> list[Correction]:
    """All corrections, by id."""
    rows = tx.run("MATCH (c:Correction) RETURN properties(c) AS properties ORDER BY c.id")
    return [_from(row["properties"]) for row in rows]


def save(tx: neo4j.ManagedTransaction, made: Iterable[Correction]) -> None:
    """Write corrections; each takes the place of the one on the same thing."""
    rows = [{"id": one.id, "properties": {"id": one.id, **_stored(one)}} for one in made]
    tx.run(
        "UNWIND $rows AS row MERGE (c:Correction {id: row.id}) SET c = row.properties", rows=rows
    ).consume()


def drop(tx: neo4j.ManagedTransaction, made: Iterable[Correction]) -> None:
    """Delete corrections."""
    ids = sorted(one.id for one in made)
    tx.run("MATCH (c:Correction) WHERE c.id IN $ids DELETE c", ids=ids).consume()


def note(tx: neo4j.ManagedTransaction, articles: Mapping[str, Collection[str]]) -> None:
    """Keep the articles whose statements corrections change, by the corrections' ids."""
    rows = [{"id": key, "articles": sorted(ids)} for key, ids in articles.items()]
    tx.run(
        "UNWIND $rows AS row MATCH (c:Correction {id: row.id}) SET c.articles = row.articles", rows=rows
    ).consume()


def _stored(made: Correction) -> dict[str, Any]:
    return {name: list(value) if name in _LISTS else value for name, value in asdict(made).items()}


def _from(properties: Any) -> Correction:
    stated = cast(dict[str, Any], plain(properties))
    stated.pop("id")
    for name in _LISTS:  # What is empty may have gone on the way through a file.
        stated[name] = tuple(stated.get(name, ()))
    for name in _TEXTS:
        stated.setdefault(name, "")
    return Correction(**stated)
