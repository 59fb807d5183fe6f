"""The best sentence behind each row of an answer, with its source: by meeting, commitment, or two who met.

>>> proofs(graph, [{"id": "2013-06-26-bishkek", "meeting": "…"}])
[Proof(sentence='The ministers met in Bishkek on Wednesday.', title='…', ...)]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from graph.store.graph import Graph

#: What a row is about: one node, by its id, or two by name or code.
_About: TypeAlias = tuple[str, ...]

#: The columns of a row that name two who held talks.
_PAIRS: Final = (("person", "other"), ("state", "partner"))

_EVIDENCE = "r.articles AS articles, r.sentences AS sentences, r.confidences AS confidences"
_LATEST = (
    "WITH key, r ORDER BY coalesce(r.date, date('0001-01-01')) DESC WITH key, collect(r)[0] AS r RETURN key, "
    + _EVIDENCE
)
_ONE = (
    "UNWIND $keys AS key MATCH (:Meeting {id: key})<-[r:REPORTS|ATTENDED]-() RETURN key, " + _EVIDENCE,
    "UNWIND $keys AS key MATCH (:Commitment {id: key})<-[r:PLEDGED]-() RETURN key, " + _EVIDENCE,
)
_TWO = (
    "UNWIND $keys AS key MATCH (a:State {iso3: key[0]})-[r:BILATERAL_TALKS]-(b:State {iso3: key[1]}) "
    + _LATEST,
    "UNWIND $keys AS key MATCH (a:Minister {name: key[0]})-[r:BILATERAL_TALKS]-(b:Minister {name: key[1]}) "
    + _LATEST,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence, how sure it is, and the article that it stands in."""

    sentence: str
    confidence: float
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


def proofs(graph: Graph, rows: Sequence[Mapping[str, Any]]) -> list[Proof | None]:
    """For each row the surest sentence: of its meeting or commitment (column ``id``), else of the latest
    talks of the two whom it names. None for a row that is about neither, such as a count of a year."""
    about = [_about(row) for row in rows]
    best: dict[_About, tuple[float, str, str]] = {}
    for queries, size in ((_ONE, 1), (_TWO, 2)):
        wanted = sorted({one for one in about if one and len(one) == size})
        keys: list[Any] = [one[0] for one in wanted] if size == 1 else [list(one) for one in wanted]
        for query in queries if keys else ():
            for row in graph.run(query, keys=keys):
                key = (row["key"],) if size == 1 else tuple(row["key"])
                for found in zip(row["confidences"], row["sentences"], row["articles"], strict=True):
                    best[key] = max(found, best.get(key, found))
    articles = _articles(graph, {article for _, _, article in best.values()})
    return [_proof(best.get(one), articles) if one else None for one in about]


def _about(row: Mapping[str, Any]) -> _About:
    if isinstance(row.get("id"), str):
        return (row["id"],)
    for columns in _PAIRS:
        names = tuple(row.get(column) for column in columns)
        if all(isinstance(name, str) for name in names):
            return tuple(map(str, names))
    return ()


def _articles(graph: Graph, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    rows = graph.run(
        "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN id, a.title AS title, a.publisher AS publisher, "
        "a.published AS published, a.url AS url",
        ids=sorted(ids),
    )
    return {row.pop("id"): row for row in rows}


def _proof(found: tuple[float, str, str] | None, articles: Mapping[str, dict[str, Any]]) -> Proof | None:
    if found is None:
        return None
    confidence, sentence, article = found
    empty = dict.fromkeys(("title", "publisher", "published", "url"))
    return Proof(sentence, confidence, **articles.get(article, empty))
