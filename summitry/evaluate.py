"""Measure the extractor on annotated articles.

An annotated article is a JSON file with ``id``, ``text``, ``title``, ``url``, ``published``,
``true_negative`` and, under ``gold``, what a reader found in it: ``meetings``, ``ministers``,
``states``, ``attended``, ``bilateral_talks`` and ``pledged``. What the extractor read is brought into
the same shape, *predictions*, from its :class:`~graph.model.Facts` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from graph.errors import SummitryError
from graph.model import Edge, Evidence, Facts, Node, Ref, Value
from ingest.article import Article

Prediction: TypeAlias = dict[str, Any]

#: Statuses of what takes place or is due to; what was cancelled or refused is no attendance.
HAPPENS = frozenset({"held", "planned"})

#: The annotations' words for the modes of talks.
MODES = {"in_person": "in_person", "call": "phone", "video": "video"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and what a human reader found in it."""

    id: str
    article: Article
    gold: dict[str, Any]
    true_negative: bool


def annotated(folder: Path) -> Iterator[Annotated]:
    """The annotated articles under a folder, in the order of their paths.

    Raises:
        SummitryError: the folder is missing or holds none, or a file of it cannot be read.
    """
    if not folder.is_dir():
        raise SummitryError(f"{folder} is not a folder: name one that holds annotated articles (*.json)")
    found = False
    for path in sorted(folder.rglob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            if not (isinstance(record, dict) and "gold" in record):
                continue
            article = Article(
                record["text"],
                title=record.get("title"),
                url=record.get("url"),
                published=_published(record.get("published")),
                source=str(path),
            )
            yield Annotated(record["id"], article, record["gold"], bool(record.get("true_negative")))
        except (ValueError, KeyError, OSError) as error:
            raise SummitryError(f"{path} is not an annotated article: {error!r}") from error
        found = True
    if not found:
        raise SummitryError(f"{folder} holds no annotated article: expected *.json with text and gold")


def predictions(facts: Facts, article_id: str) -> Prediction:
    """What was read of one article, in the shape of the annotations.

    Ministers come from Minister nodes and their first REPRESENTS; states are the State ends of
    ATTENDED and BILATERAL_TALKS; a pledge is a Commitment with all who pledged it. Dates are cut to
    their precision (``2013-06`` for a month).
    """
    return {
        "id": article_id,
        "ministers": _ministers(facts),
        "states": _states(facts),
        "meetings": [_meeting(node) for node in facts.of_label("Meeting")],
        "attended": [_attended(facts, edge) for edge in facts.of_type("ATTENDED")],
        "bilateral_talks": [_talks(facts, edge) for edge in facts.of_type("BILATERAL_TALKS")],
        "pledged": _pledged(facts),
    }


def _ministers(facts: Facts) -> list[dict[str, Any]]:
    capacity: dict[Ref, Edge] = {}
    for edge in facts.of_type("REPRESENTS"):
        capacity.setdefault(edge.source, edge)
    ministers = []
    for node in facts.of_label("Minister"):
        edge = capacity.get(node.ref)
        ministers.append(
            {
                "name": node.properties.get("name", node.ref.key),
                "office": edge.properties.get("office") if edge else None,
                "state": _who(facts, edge.target, edge.evidence) if edge else None,
            }
        )
    return ministers


def _states(facts: Facts) -> list[str]:
    ends = [edge.source for edge in facts.of_type("ATTENDED") if _status(facts, edge) in HAPPENS]
    for edge in facts.of_type("BILATERAL_TALKS"):
        if _status(facts, edge) in HAPPENS:
            ends += [edge.source, edge.target]
    return sorted({ref.key for ref in ends if ref.label == "State"})


def _meeting(node: Node) -> dict[str, Any]:
    properties = node.properties
    return {
        "kind": properties.get("kind"),
        "date": _partial(properties, "date"),
        "date_end": _partial(properties, "end_date"),
        "city": properties.get("city"),
        "country": properties.get("iso3"),
        "status": properties.get("status", "held"),
    }


def _attended(facts: Facts, edge: Edge) -> dict[str, Any]:
    return {
        "who": _who(facts, edge.source, edge.evidence),
        "meeting_date": _partial(facts.nodes[edge.target].properties, "date"),
        "status": _status(facts, edge),
    }


def _talks(facts: Facts, edge: Edge) -> dict[str, Any]:
    meeting = facts.nodes.get(Ref("Meeting", str(edge.properties.get("meeting", ""))))
    return {
        "a": _who(facts, edge.source, edge.evidence),
        "b": _who(facts, edge.target, edge.evidence),
        "date": _partial(meeting.properties if meeting else edge.properties, "date"),
        "level": "state" if edge.source.label == "State" else "person",
        "mode": MODES.get(str(edge.properties.get("mode")), "unspecified"),
        "status": _status(facts, edge),
    }


def _pledged(facts: Facts) -> list[dict[str, Any]]:
    pledges: dict[Ref, dict[str, Any]] = {}
    for edge in facts.of_type("PLEDGED"):
        commitment = facts.nodes[edge.target].properties
        status = commitment.get("status", "pledged")
        pledge = pledges.setdefault(
            edge.target,
            {
                "who": [],
                "text": commitment.get("text", ""),
                # The annotations know no planned pledges: who says that he will, announces.
                "status": "announced" if status == "planned" else status,
                "evidence": edge.evidence[0].sentence,
            },
        )
        pledge["who"].append(_who(facts, edge.source, edge.evidence))
    return list(pledges.values())


def _who(facts: Facts, ref: Ref, evidence: list[Evidence]) -> str:
    """The name of a person, the code of a state, an organization as its sentences word it.

    An acronym of two letters may be a state's code ("AU"): such organizations go by their names.
    """
    properties = facts.nodes[ref].properties
    if ref.label == "State":
        return ref.key
    name, acronym = str(properties.get("name", ref.key)), str(properties.get("acronym", ""))
    if len(acronym) < 3:
        return name
    sentences = [entry.sentence for entry in evidence]
    spelled_out = any(name in sentence for sentence in sentences)
    return name if spelled_out and not any(acronym in sentence for sentence in sentences) else acronym


def _status(facts: Facts, edge: Edge) -> str:
    """The status of an edge, else of its meeting, else held."""
    meeting = (
        edge.target
        if edge.target.label == "Meeting"
        else Ref("Meeting", str(edge.properties.get("meeting", "")))
    )
    stated = facts.nodes[meeting].properties.get("status") if meeting in facts.nodes else None
    return str(edge.properties.get("status") or stated or "held")


def _partial(properties: dict[str, Value], name: str) -> str | None:
    """An ISO date without what is beyond its precision."""
    value = properties.get(name)
    if not isinstance(value, date):
        return None
    length = {"year": 4, "month": 7}.get(str(properties.get("date_precision")), 10)
    return value.isoformat()[:length]


def _published(value: str | None) -> date | None:
    """A day of publication; of a month or a year no day is made up."""
    return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
