"""Nodes and edges by key, read and written in batches.

Labels and types come from :mod:`graph.model`'s fixed vocabulary, all else goes as parameters.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from graph.model import EDGE_KEYS, KEYS, EdgeType, Label, Ref
from graph.store.engines.driver import neo4j
from graph.store.engines.values import plain

Identity: TypeAlias = tuple[EdgeType, Ref, Ref, str]
#: A node as label, key and other properties; an edge as type, both ends and properties.
End: TypeAlias = tuple[Label, str]
NodeRow: TypeAlias = tuple[Label, str, dict[str, Any]]
EdgeRow: TypeAlias = tuple[EdgeType, End, End, dict[str, Any]]

Transaction: TypeAlias = neo4j.ManagedTransaction
Row = TypeVar("Row")

#: Labels whose nodes have few edges. A search for an edge starts there and not at its other end: a
#: state may have a hundred thousand, and ArcadeDB walks a pattern from left to right.
_QUIET: frozenset[Label] = frozenset({"Meeting", "Commitment", "Article"})

#: Of a person ``n``: articles name him in an office, and he attends, discusses and pledges nothing. It
#: follows from the edges, so that no mark of it can be out of date.
MENTIONED = (
    "size([(n)-[r:ATTENDED|BILATERAL_TALKS|PLEDGED]-() "
    "WHERE coalesce(r.confidence, 1.0) >= $confidence | 1]) = 0"
)

#: Characters of one statement's rows, well below the 16 MB of a Bolt message that ArcadeDB takes.
_CHARACTERS = 4_000_000


def load_nodes(tx: Transaction, label: Label, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The properties, less the key, of those nodes that exist, by key."""
    key = KEYS[label]
    rows = tx.run(
        f"MATCH (n:{label}) WHERE n.{key} IN $keys RETURN properties(n) AS properties", keys=sorted(keys)
    )
    result = {}
    for row in rows:
        properties = plain(row["properties"])
        result[properties.pop(key)] = properties
    return result


def create_nodes(tx: Transaction, label: Label, nodes: Mapping[str, Mapping[str, Any]]) -> None:
    """Make nodes, known not to exist."""
    rows = [{"properties": {**properties, KEYS[label]: value}} for value, properties in nodes.items()]
    _run(tx, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.properties", rows)


def merge_nodes(tx: Transaction, label: Label, nodes: Mapping[str, Mapping[str, Any]]) -> None:
    """Make nodes have exactly these properties beside their key."""
    key = KEYS[label]
    rows = [{"key": value, "properties": {**properties, key: value}} for value, properties in nodes.items()]
    _run(tx, f"UNWIND $rows AS row MERGE (n:{label} {{{key}: row.key}}) SET n = row.properties", rows)


def delete_unconnected(tx: Transaction, label: Label, keys: Iterable[str]) -> int:
    """Delete those of the nodes that have no edge, and say how many they were."""
    result = tx.run(
        f"MATCH (n:{label}) WHERE n.{KEYS[label]} IN $keys AND NOT (n)--() DELETE n", keys=sorted(keys)
    )
    return result.consume().counters.nodes_deleted


def load_edges(tx: Transaction, identities: Iterable[Identity]) -> dict[Identity, dict[str, Any]]:
    """The properties of those edges that exist, by identity."""
    result = {}
    for match, members in _grouped(identities).items():
        rows = [{**_row(identity), "number": number} for number, identity in enumerate(members)]
        found = tx.run(
            f"UNWIND $rows AS row {match.ends} {match.edge} "
            "RETURN row.number AS number, properties(r) AS properties",
            rows=rows,
        )
        for row in found:
            result[members[row["number"]]] = plain(row["properties"])
    return result


def create_edges(tx: Transaction, edges: Mapping[Identity, Mapping[str, Any]]) -> None:
    """Make edges, known not to exist, between existing nodes."""
    for match, members in _grouped(edges).items():
        rows = [{**_row(identity), "properties": dict(edges[identity])} for identity in members]
        _run(tx, f"UNWIND $rows AS row {match.ends} CREATE {match.pattern} SET r = row.properties", rows)


def update_edges(tx: Transaction, edges: Mapping[Identity, Mapping[str, Any]]) -> None:
    """Make existing edges have exactly these properties."""
    for match, members in _grouped(edges).items():
        rows = [{**_row(identity), "properties": dict(edges[identity])} for identity in members]
        _run(tx, f"UNWIND $rows AS row {match.ends} {match.edge} SET r = row.properties", rows)


def delete_edges(tx: Transaction, identities: Iterable[Identity]) -> None:
    """Delete edges; their ends stay."""
    for match, members in _grouped(identities).items():
        _run(tx, f"UNWIND $rows AS row {match.ends} {match.edge} DELETE r", [_row(one) for one in members])


@dataclass(frozen=True, slots=True)
class _Match:
    """The Cypher that finds the edges of one type between two labels: ends ``a`` and ``b``, edge ``r``."""

    ends: str
    pattern: str
    edge: str


def _match(kind: EdgeType, source: Label, target: Label) -> _Match:
    ends = (
        f"MATCH (a:{source} {{{KEYS[source]}: row.source}}) MATCH (b:{target} {{{KEYS[target]}: row.target}})"
    )
    pattern = f"(b)<-[r:{kind}]-(a)" if target in _QUIET else f"(a)-[r:{kind}]->(b)"
    name = EDGE_KEYS[kind]
    where = f" WHERE coalesce(toString(r.{name}), '') = row.key" if name else ""
    return _Match(ends, pattern, f"MATCH {pattern}{where}")


def _grouped(identities: Iterable[Identity]) -> dict[_Match, list[Identity]]:
    groups: dict[_Match, list[Identity]] = defaultdict(list)
    for identity in identities:
        kind, source, target, _ = identity
        groups[_match(kind, source.label, target.label)].append(identity)
    return groups


def _row(identity: Identity) -> dict[str, Any]:
    _, source, target, key = identity
    return {"source": source.key, "target": target.key, "key": key}


def _run(tx: Transaction, query: str, rows: Iterable[dict[str, Any]]) -> None:
    """Run a query over rows, in as many statements as their size asks for.

    Nobody waits for what it did: the driver tells of a failure with the next statement or the commit, and the
    next rows are put together while the engine writes.
    """
    for batch in batches(rows, _size, _CHARACTERS):
        tx.run(query, rows=batch)


#: Characters of a row beside its texts: names of properties, numbers, days.
_REST = 300


def _size(row: dict[str, Any]) -> int:
    """About how many characters a row has. Looked at as quickly as can be, since there are millions."""
    size = _REST
    for value in row.get("properties", row).values():
        if type(value) is str:
            size += len(value)
        elif type(value) is list:
            size += sum(map(len, value)) if value and type(value[0]) is str else 8 * len(value)
    return size


def batches(
    rows: Iterable[Row], length: Callable[[Row], int], characters: int, most: int = sys.maxsize
) -> Iterator[list[Row]]:
    """Rows in their order, as many at a time as fit: so many ``characters`` together, or one that is longer,
    and at the ``most`` so many rows."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        own = length(row)
        if batch and (len(batch) >= most or size + own > characters):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += own
    if batch:
        yield batch
