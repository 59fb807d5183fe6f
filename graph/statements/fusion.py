"""What a node's and an edge's properties are when several articles state them.

Pure functions of sets of statements: the order in which articles arrive never matters. ``join`` is
associative, commutative and idempotent, so one more statement can be added without looking at those
before it; names and meetings need counts, which are kept in the graph.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from graph.model import Evidence, Value
from graph.statements.corrected import stands
from graph.statements.meeting_names import full_name

Properties = dict[str, Value]

_NOTHING: Mapping[str, str] = MappingProxyType({})

_STATUS = ("held", "cancelled", "planned")
_PRECISION = ("year", "month", "day")
_RANKED: Mapping[str, Sequence[str]] = {
    # Of a commitment, of attendance, of talks: the statement that says most comes first.
    "status": ("approved", "pledged", "announced", "planned"),
    "role": ("host", "chair", "delegate"),
    "mode": ("in_person", "video", "call"),
}


def join(one: Mapping[str, Value], other: Mapping[str, Value]) -> Properties:
    """Two statements of the same thing as one; what only one of them says stays."""
    result = dict(one)
    if one == other:
        return result
    for name, value in other.items():
        result[name] = _joined(name, result[name], value) if name in result else value
    return result


def joined(statements: Iterable[Mapping[str, Value]]) -> Properties:
    """All statements of the same thing as one."""
    result: Properties = {}
    for statement in statements:
        result = join(result, statement)
    return result


def _joined(name: str, one: Value, other: Value) -> Value:
    if one == other:
        return one
    if isinstance(one, list) and isinstance(other, list):
        return sorted({*one, *other})
    if isinstance(one, date) and isinstance(other, date):
        return max(one, other) if name in {"last_seen", "until"} else min(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return min(one, other, key=lambda text: _preference(name, text))
    return max(one, other, key=lambda value: (type(value).__name__, str(value)))


def _preference(name: str, text: str) -> tuple[int, int, str]:
    """Ranked words in their order, then the longer text, which says more, then the alphabet."""
    ranks = _RANKED.get(name, ())
    return ranks.index(text) if text in ranks else len(ranks), -len(text), text


def forms(properties: Mapping[str, Value]) -> set[str]:
    """The forms of a person's name that one article uses."""
    aliases = properties.get("aliases", [])
    return {str(properties["name"]), *(aliases if isinstance(aliases, list) else [])}


def minister(forms: Mapping[str, int], usual: Collection[str]) -> dict[str, Any]:
    """A person's name and aliases from the number of articles that use each form of the name.

    The name is the full form (two words or more) that is ``usual``, else that in most use; of equals the
    longest, then the first in the alphabet. ``aliases`` and ``alias_articles`` run in parallel.
    """
    used = {form: count for form, count in forms.items() if count > 0}
    if not used:
        return {}
    aliases = sorted(used)
    name = min(aliases, key=lambda form: (" " not in form, form not in usual, -used[form], -len(form), form))
    return {"name": name, "aliases": aliases, "alias_articles": [used[form] for form in aliases]}


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of a meeting, and when that article was published."""

    article: str
    published: date | None
    properties: Mapping[str, Value]


def meeting(reports: Sequence[Report], corrected: Mapping[str, str] = _NOTHING) -> Properties:
    """A meeting's properties from all its reports, and from what people ``corrected``.

    ``status`` is that of the latest report, of one day the first of held, cancelled, planned. The
    date is the most precise one, of those the one that most reports state, then the earliest;
    ``end_date`` goes with it. Place, name and kind are what most reports state.
    """
    result: Properties = {}
    dated = [report for report in reports if "date" in report.properties]
    if dated:
        stated = Counter(
            (str(report.properties.get("date_precision", "day")), report.properties["date"])
            for report in dated
        )
        precision, day = min(stated, key=lambda item: (-_PRECISION.index(item[0]), -stated[item], item[1]))
        result |= {"date": day, "date_precision": precision}
        same = [report for report in dated if report.properties["date"] == day]
        result |= _common(same, "end_date")
    result |= _common(reports, "iso3")
    there = [report for report in reports if report.properties.get("iso3") == result.get("iso3")]
    result |= _common(there, "city")
    own = {"date", "date_precision", "end_date", "iso3", "city", "status"}
    for name in sorted({name for report in reports for name in report.properties} - own):
        result |= _common(reports, name)
    standing = [report for report in reports if "status" in report.properties]
    if standing:
        latest = min(standing, key=lambda report: (-_ordinal(report.published), _standing(report)))
        result["status"] = latest.properties["status"]
    return _finished(result, corrected)


def _finished(settled: Properties, corrected: Mapping[str, str]) -> Properties:
    """A meeting with what people say of it, and with its name."""
    said = stands(corrected)
    result: Properties = {name: value for name, value in {**settled, **said}.items() if value is not None}
    day, end = result.get("date"), result.get("end_date")
    if said and isinstance(end, date) and not (isinstance(day, date) and day <= end):
        del result["end_date"]
    if "title" in result and "name" not in said:  # Its place and day are those that all reports settle on.
        result["name"] = full_name(result)
    if said:
        result["corrected"] = sorted(corrected)
    return result


def _common(reports: Iterable[Report], name: str) -> Properties:
    """What most reports state; of equals the longest, then the first in order."""
    found: list[Any] = [value for one in reports if (value := one.properties.get(name)) is not None]
    if not found:
        return {}
    if found.count(found[0]) == len(found):  # As mostly.
        return {name: found[0]}
    counts = Counter(tuple(value) if isinstance(value, list) else value for value in found)
    best = min(counts, key=lambda value: (-counts[value], -len(str(value)), str(value)))
    return {name: list(best) if isinstance(best, tuple) else best}


def _ordinal(published: date | None) -> int:
    return published.toordinal() if published else 0


def _standing(report: Report) -> tuple[int, str]:
    status = str(report.properties["status"])
    return _STATUS.index(status) if status in _STATUS else len(_STATUS), status


#: The parallel lists of an edge, each with one entry for each piece of evidence.
EVIDENCE_LISTS = ("articles", "sentences", "spans", "confidences", "mentions")


def evidence(items: Collection[tuple[Evidence, str]]) -> dict[str, Any]:
    """The evidence of an edge, as its properties, from its pieces, each once and with its extractor.

    The lists are of equal length and sorted by article and place in it. ``confidence`` is that of the
    fact: the chance that not all independent sources err, each taken at its best sentence.
    """
    if len(items) == 1:  # As most edges have it.
        [(item, extractor)] = items
        return {
            "articles": [item.article],
            "sentences": [item.sentence],
            "spans": [item.span],
            "confidences": [item.confidence],
            "mentions": [item.mention],
            "extractors": [extractor],
            "extractor": extractor,
            "confidence": round(1.0 - (1.0 - item.confidence), 4),
        }
    ordered = sorted(items)
    pieces, extractors = [item for item, _ in ordered], [extractor for _, extractor in ordered]
    articles, _, _, sentences, confidences, mentions = map(list, zip(*pieces, strict=True))
    return {
        "articles": articles,
        "sentences": sentences,
        "spans": [item.span for item in pieces],
        "confidences": confidences,
        "mentions": mentions,
        "extractors": extractors,
        "extractor": ", ".join(sorted(set(extractors))),
        "confidence": round(1.0 - math.prod([1.0 - value for value in _sources(pieces)]), 4),
    }


def _sources(items: Sequence[Evidence]) -> list[float]:
    """The best confidence of each independent source: articles that share a sentence copy one report."""
    best: dict[str, float] = {}
    for item in items:
        best[item.article] = max(best.get(item.article, 0.0), item.confidence)
    if len({item.sentence for item in items}) == len(items):  # As mostly: no two articles share one.
        return sorted(best.values())
    sentences: dict[str, set[str]] = {}
    for item in items:
        sentences.setdefault(item.sentence, set()).add(item.article)
    sources: list[set[str]] = []
    for articles in sentences.values():
        shared = [source for source in sources if source & articles]
        sources = [source for source in sources if not source & articles]
        sources.append(articles.union(*shared))
    return sorted(max(best[article] for article in source) for source in sources)


def evidence_of(properties: Mapping[str, Any]) -> dict[Evidence, str]:
    """The pieces of evidence of a stored edge, each with its extractor; :func:`evidence` reversed."""
    result = {}
    for article, sentence, span, confidence, mention, extractor in zip(
        *(properties.get(name, []) for name in EVIDENCE_LISTS), properties.get("extractors", []), strict=True
    ):
        start, _, end = span.partition("-")
        item = Evidence(article, int(start), int(end), sentence, confidence, mention)
        result[item] = extractor
    return result


#: Names that are evidence, not statements, among an edge's properties.
EVIDENCE_NAMES = frozenset({*EVIDENCE_LISTS, "extractors", "extractor", "confidence"})
