"""What one article states, as the graph remembers it: the text from which the graph can be settled again.

Each Article node keeps its statements as JSON in the property ``statements``. With them an article can
be taken back or read anew, whatever other articles have added since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

from graph.model import EARLIEST, LATEST, REFERENCE_EDGES, Edge, EdgeType, Evidence, Facts, Label, Ref, Value

#: Properties that an edge takes over from its meeting, whatever an article says of them.
DERIVED: Mapping[EdgeType, frozenset[str]] = {
    "ATTENDED": frozenset({"status"}),
    "BILATERAL_TALKS": frozenset({"date", "status"}),
}


def article_of(facts: Facts) -> str | None:
    """The id of the article that states the facts; ``None`` if they are reference data.

    Raises:
        ValueError: they are of several articles, or cannot be stored.
    """
    articles = [ref.key for ref in facts.nodes if ref.label == "Article"]
    cited = {item.article for edge in facts.edges.values() for item in edge.evidence}
    if len(articles) > 1 or not cited <= set(articles):
        raise ValueError(f"facts of one article expected, not of {sorted({*articles, *cited})}")
    if not articles and any(edge.type not in REFERENCE_EDGES for edge in facts.edges.values()):
        raise ValueError("facts without an article must be reference data")
    return articles[0] if articles else None


def normalised(facts: Facts) -> Facts:
    """The facts as they are stored.

    What the article says of a meeting moves to its REPORTS edge, what an edge derives from its
    meeting falls away, and so do nodes without an edge: without evidence there is nothing to keep.

    Raises:
        ValueError: an edge's end is no node of the facts, a meeting is not reported, or a day cannot be.
    """
    stated = [one.properties for one in facts.nodes.values()] + [
        one.properties for one in facts.edges.values()
    ]
    for name, value in chain.from_iterable(properties.items() for properties in stated):
        if type(value) is date and not EARLIEST <= value <= LATEST:
            raise ValueError(f"{name} {value} is no day between {EARLIEST} and {LATEST}")
    if _is_normal(facts):
        return facts
    result = Facts(facts.extractor)
    for edge in facts.edges.values():
        dropped = DERIVED.get(edge.type, frozenset())
        properties = {name: value for name, value in edge.properties.items() if name not in dropped}
        for end in (edge.source, edge.target):
            if end not in facts.nodes:
                raise ValueError(f"{edge.type} ends at {end.label} {end.key}, which these facts lack")
        if edge.type == "REPORTS":
            properties = {**properties, **facts.nodes[edge.target].properties}
        for end in (edge.source, edge.target):
            result.node(end.label, end.key, **({} if end.label == "Meeting" else facts.nodes[end].properties))
        for item in sorted(edge.evidence) or (None,):
            result.edge(edge.type, edge.source, edge.target, item, **properties)
    reported = {edge.target for edge in result.of_type("REPORTS")}
    for node in facts.nodes.values():
        if node.ref.label == "Article":
            result.node("Article", node.ref.key, **node.properties)
        elif node.ref.label == "Meeting" and node.ref in result.nodes and node.ref not in reported:
            raise ValueError(f"Meeting {node.ref.key} is not reported by its article")
    return result


def _is_normal(facts: Facts) -> bool:
    """Whether facts are as they are stored already, as those are that were read from a file."""
    joined: set[Ref] = set()
    reported: set[Ref] = set()
    for edge in facts.edges.values():
        if not DERIVED.get(edge.type, frozenset()).isdisjoint(edge.properties):
            return False
        if not edge.evidence and edge.type not in REFERENCE_EDGES:
            return False
        if len(edge.evidence) > 1 and edge.evidence != sorted(set(edge.evidence)):
            return False
        joined.update((edge.source, edge.target))
        if edge.type == "REPORTS":
            reported.add(edge.target)
    return joined <= facts.nodes.keys() and all(
        ref.label == "Article"
        or (ref in joined and (ref.label != "Meeting" or (ref in reported and not node.properties)))
        for ref, node in facts.nodes.items()
    )


def encode(facts: Facts) -> str:
    """Normalised facts of one article as JSON: equal facts give equal text."""
    sentences = sorted(
        {(item.start, item.end, item.sentence) for edge in facts.edges.values() for item in edge.evidence}
    )
    place = {sentence: number for number, sentence in enumerate(sentences)}
    content = {
        "extractor": facts.extractor,
        "sentences": sentences,
        "nodes": sorted(
            [
                [*_ref(node.ref), node.properties]
                for node in facts.nodes.values()
                if node.ref.label != "Article"  # Its properties stand on the node itself.
            ],
            key=_order,
        ),
        "edges": sorted(
            [
                [
                    edge.type,
                    _ref(edge.source),
                    _ref(edge.target),
                    edge.properties,
                    [
                        [place[item.start, item.end, item.sentence], item.confidence, item.mention]
                        for item in sorted(edge.evidence)
                    ],
                ]
                for edge in facts.edges.values()
            ],
            key=_order,
        ),
    }
    return dumps(content)


def decode(article: str, text: str, particulars: Mapping[str, Value]) -> Facts:
    """The facts that :func:`encode` wrote for an article; its ``particulars`` are the node's properties.

    Raises:
        ValueError: the text is damaged; told in words for people.
    """
    content = loads(text)
    facts = Facts("")
    facts.node("Article", article, **particulars)
    try:
        facts.extractor = content["extractor"]
        for label, key, properties in content["nodes"]:
            facts.node(label, key, **properties)
        sentences = dict(enumerate(content["sentences"]))
        refs: dict[tuple[Any, ...], Ref] = {ref: ref for ref in facts.nodes}  # Not made again for each edge.
        for kind, one, other, properties, evidence in content["edges"]:
            source, target = refs.get(tuple(one)) or Ref(*one), refs.get(tuple(other)) or Ref(*other)
            items: list[Evidence] = []
            for place, confidence, mention in evidence:
                if place not in sentences:
                    raise LookupError(f"an edge cites sentence {place} of {len(sentences)}")
                start, end, sentence = sentences[place]
                item = Evidence(article, start, end, sentence, confidence, mention)
                if item not in items:
                    items.append(item)
            if items:
                facts.add(Edge(kind, source, target, {**properties}, items))
    except (KeyError, TypeError, ValueError):  # Python's words for it help nobody.
        raise ValueError("a node, an edge or a sentence lacks a part") from None
    except LookupError as error:
        raise ValueError(str(error)) from None
    return facts


def dumps(value: Any) -> str:
    """A value as one line of JSON, dates as ``{"$date": "2013-06-26"}``: equal values give equal text.

    Raises:
        TypeError: a value is none of a property.
    """
    return _COMPACT.encode(value)


def loads(text: str) -> Any:
    """What :func:`dumps` wrote.

    Raises:
        ValueError: the text is no JSON; told in words for people.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON from character {error.pos + 1} on") from None
    except RecursionError:
        raise ValueError("its brackets lie too deep") from None


def preferred(old: Facts, new: Facts, article: str) -> Facts:
    """Which of two readings of one text stands.

    The later one, except that one text found in two places by the same extractor must not depend on
    which place was read first: then the fuller particulars win, and of equals the smaller.
    """
    ref = Ref("Article", article)
    before, after = old.nodes[ref].properties, new.nodes[ref].properties
    if old.extractor != new.extractor or before == after:
        return new
    return min(old, new, key=lambda facts: _fullness(facts.nodes[ref].properties))


def stands(held: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether :func:`preferred` keeps what is held of a text, given other particulars of the same text."""
    return _fullness(held) <= _fullness(other)


def _fullness(properties: Mapping[str, Value]) -> tuple[int, str]:
    return -len(properties), _SPACED.encode(properties)


def _ref(ref: Ref) -> tuple[Label, str]:
    return ref.label, ref.key


def _order(row: list[Any]) -> str:
    return _SPACED.encode(row)


def _date_out(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    raise TypeError(f"{type(value).__name__} is no property value")


def _date_in(value: dict[str, Any]) -> Any:
    if "$date" not in value:
        return value
    if len(value) > 1 or not isinstance(value["$date"], str):
        raise ValueError('a date is written {"$date": "2013-06-26"}')
    try:
        return date.fromisoformat(value["$date"])
    except ValueError:
        raise ValueError(f"{value['$date'][:20]!r} is no day") from None


# Made once: for each small text Python would make another.
_COMPACT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_date_out)
_SPACED = json.JSONEncoder(sort_keys=True, default=_date_out)
_DECODER = json.JSONDecoder(object_hook=_date_in)
