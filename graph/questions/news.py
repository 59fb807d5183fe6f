"""What is new of some days: meetings, contacts after a silence, pledges.

>>> news(graph, since=date(2013, 6, 20), until=date(2013, 6, 26))["meetings"][0]["meeting"]
'SCO defence ministers’ meeting, Bishkek, 26 June 2013'
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from graph.analysis.answer import answer
from graph.errors import SummitryError
from graph.questions.cards import MEETING, PROOF, Card, cite, commitments, presence
from graph.questions.text import cypher

if TYPE_CHECKING:
    from graph.store.graph import Graph

_CONTACT = (
    *("id", "meeting", "date", "date_precision", "city", "before"),
    *("state", "state_name", "partner", "partner_name"),
)


def news(
    graph: Graph, *, since: date, until: date, years: int = 5, limit: int = 200, confidence: float = 0.0
) -> Card:
    """What articles of some days were the first to tell, as plain dicts and lists, fit for JSON.

    ``meetings``, the newest first, each with ``told`` (the day of the first article), its ``parties`` and its
    best sentence; ``contacts`` are talks among them that ended a silence of ``years`` or more between two
    states; ``pledges`` are those of these days, without courtesies. ``counts`` says how many there are of
    each, of which ``limit`` are given.

    Raises:
        SummitryError: the period ends before it begins, or ``years`` is below one.
    """
    if until < since:
        raise SummitryError(f"the period ends on {until}, before {since}", "give the earlier day first")
    if years < 1:
        raise SummitryError(f"a silence of {years} years is none", "give 1 or more")
    period = {"since": since, "until": until, "confidence": confidence}
    met = answer(graph, cypher("news-meetings"), (*MEETING, "told", *PROOF), **period)
    contacts = answer(
        graph,
        cypher("news-contacts"),
        _CONTACT,
        meetings=[row["id"] for row in met],
        years=years,
        confidence=confidence,
    )
    pledged = [row["id"] for row in answer(graph, cypher("news-pledges"), ("id", "date"), **period)]
    shown = met[:limit]
    there = presence(graph, [row["id"] for row in shown], confidence)
    for row in shown:
        row |= there[row["id"]]
        row |= {name: [*chain.from_iterable(row[name])] for name in PROOF}
    pledges = commitments(graph, pledged[:limit], confidence)
    cite(graph, [*shown, *pledges])
    return {
        "since": since,
        "until": until,
        "years": years,
        "counts": {"meetings": len(met), "contacts": len(contacts), "pledges": len(pledged)},
        "contacts": contacts[:limit],
        "meetings": shown,
        "pledges": pledges,
    }


def headings(news: Card) -> dict[str, str]:
    """How the parts of :func:`news` are called, in the order in which they are read."""
    return {
        "contacts": f"After {news['years']} years or more",
        "meetings": "New meetings",
        "pledges": "New pledges",
    }
