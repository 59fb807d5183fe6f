"""How sure a sentence is of what it says: calibrated, so that of edges at 0.9 about nine in ten are right.

The figures are the shares of edges that were right, by the way in which they are told, over the annotated
articles that ``summitry evaluate`` reads (shared development set, this project's own set, and thirty articles
annotated before they were read; 1,317 edges in all), less 0.03: articles that nobody has seen are read a
little worse. ``summitry evaluate`` shows how well they hold.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from graph.model import Edge, Facts, Ref

#: Attendance and offices, by the way in which the sentence names who it is.
NAMED = {"named": 0.95, "organization": 0.9, "office": 0.93, "state": 0.93, "anaphor": 0.92}
#: Who is meant without being named there.
UNNAMED = 0.8
MEETING = 0.81
TALKS = 0.88
PLEDGED = 0.84

_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|unconfirmed|rumou?r(?:s|ed)?"
    r"|(?:is|are|was|were) (?:said|believed|thought|understood|reported|rumou?red) to)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:according to|sources? (?:said|told|say)|on condition of anonymity"
    r"|(?:media|newspapers?|agency|television|TV|radio|daily) (?:reported|reports|said|says|quoted))\b",
    re.IGNORECASE,
)
#: Conventions, not measured: too few sentences of the annotated articles are of either kind.
_HEDGE, _HEARSAY = 0.75, 0.9


def certainty(sentence: str, told: float) -> float:
    """How sure a sentence is of what it tells: ``told`` by its form, less if it hedges or cites hearsay."""
    share = _HEDGE if _HEDGED.search(sentence) else _HEARSAY if _REPORTED.search(sentence) else 1.0
    return round(told * share, 3)


#: Who found something: the rules, the learned reader, or both.
Source: TypeAlias = Literal["rules", "model", "both"]


def sure(rules: float, score: float | None, source: Source) -> float:
    """How sure something is: what rules tell by their own figure, what the learned reader tells by its
    score, what both tell by the higher."""
    if source == "rules" or score is None:
        return rules
    return score if source == "model" else max(rules, score)


def kept(facts: Facts, least: float) -> Facts:
    """Of facts those of which a sentence is at least so sure, from 0 to 1.

    A meeting stays, with the article that reports it, as long as it is sure of one thing that happened there:
    that somebody attended, or talked with somebody. A node of which nothing is left said falls, but for the
    article.
    """
    sure = [edge for edge in facts.edges.values() if _surest(edge) >= least]
    meetings = {edge.target for edge in sure if edge.type in ("ATTENDED", "REPORTS")}
    meetings |= {Ref("Meeting", str(e.properties["meeting"])) for e in sure if e.type == "BILATERAL_TALKS"}
    commitments = {edge.target for edge in sure if edge.type == "PLEDGED"}
    left = Facts(facts.extractor)
    for key, edge in facts.edges.items():
        about = {ref for ref in (edge.source, edge.target) if ref.label in ("Meeting", "Commitment")}
        if about <= meetings | commitments and (_surest(edge) >= least or edge.type == "REPORTS"):
            left.edges[key] = edge
    named = {ref for edge in left.edges.values() for ref in (edge.source, edge.target)}
    left.nodes = {ref: node for ref, node in facts.nodes.items() if ref in named or ref.label == "Article"}
    return left


def _surest(edge: Edge) -> float:
    """How sure the surest sentence of an edge is; reference data is beyond doubt."""
    return max((one.confidence for one in edge.evidence), default=1.0)
