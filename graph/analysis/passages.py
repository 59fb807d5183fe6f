"""The text of an article around a sentence that proves something.

>>> around(graph, "3f2a", "120-214").after
' The ministers agreed to meet again in spring.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.analysis.lookup import NotFoundError
from graph.errors import SummitryError

if TYPE_CHECKING:
    from graph.store.graph import Graph

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
#: So many characters of a sentence are shown: more than any has that somebody would read.
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what stands before and after it, and where. Texts are as they were received.

    ``before`` and ``after`` are empty, and ``sentence`` too, where the graph holds no text of the article.
    """

    article: str
    span: str
    before: str
    sentence: str
    after: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


def around(graph: Graph, article: str, span: str, *, characters: int = 600) -> Passage:
    """The passage at ``span`` ("120-214") with so many characters on each side, cut between words.

    A sentence of more than 10,000 characters is cut, too.

    Raises:
        NotFoundError: the graph has no such article.
        SummitryError: the span is none.
    """
    if not (place := _SPAN.fullmatch(span)):
        raise SummitryError(f"{span[:40]!r} is no place in a text", "give one such as 120-214")
    rows = graph.run(
        "MATCH (a:Article {id: $article}) RETURN a.title AS title, a.publisher AS publisher, "
        "a.published AS published, a.url AS url, a.text AS text",
        article=article,
    )
    if not rows:
        raise NotFoundError(f"the graph has no article {article[:80]!r}", "give the id of one")
    [row] = rows
    text = row.pop("text") or ""
    start, end = int(place[1]), int(place[2])
    before, after = text[max(0, start - characters) : start], text[end : end + characters]
    if start > characters:
        before = "…" + before.partition(" ")[2]
    if end + characters < len(text):
        after = after.rpartition(" ")[0] + "…"
    sentence = text[start:end]
    if len(sentence) > _LONGEST:
        sentence = sentence[:_LONGEST].rpartition(" ")[0] + "…"
    return Passage(article, span, before, sentence, after, **row)
