"""Named questions: each a documented function and, but for centrality, a ``.cypher`` file beside it.

To add one, write both, import the function here and put it into ``__all__`` and :data:`QUESTIONS`: the
command is made from its signature. Files called ``card-`` and ``news-`` serve ``cards`` and ``news``.

The files can be pasted into Neo4j Browser: each says which parameters it takes, with a line that sets
them. Functions check their arguments, and give :mod:`pandas` frames.
``confidence``, from 0 to 1, leaves out edges that are less sure: what they alone tell is as if untold.

>>> who_met_whom(graph, state="CHN", since=date(2013, 1, 1))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.questions.actors import centrality, chain, evidence, office_holders, pledges, who_met_whom
from graph.questions.cards import card, show
from graph.questions.history import compare, last_met, pledges_to, timeline
from graph.questions.meetings import (
    attendance,
    bilateral_frequency,
    co_attendance,
    conflicts,
    first_contact,
    meetings,
    sidelines,
)
from graph.questions.news import news
from graph.questions.text import cypher

__all__ = [
    "QUESTIONS",
    "attendance",
    "bilateral_frequency",
    "card",
    "centrality",
    "chain",
    "co_attendance",
    "compare",
    "conflicts",
    "cypher",
    "evidence",
    "first_contact",
    "last_met",
    "meetings",
    "news",
    "office_holders",
    "pledges",
    "pledges_to",
    "show",
    "sidelines",
    "timeline",
    "who_met_whom",
]

#: The questions by the name that the command line gives them.
QUESTIONS: Mapping[str, Callable[..., Any]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        meetings,
        last_met,
        timeline,
        compare,
        who_met_whom,
        bilateral_frequency,
        co_attendance,
        first_contact,
        sidelines,
        attendance,
        office_holders,
        pledges,
        pledges_to,
        centrality,
        chain,
        evidence,
        conflicts,
    )
}
