"""The sixty reports as a perfect reader would read them: facts made from the annotations, not from the text.

What resolution gets wrong on these is its own error, none of reading. Names, dates and status are those
that a report states; places, parts of the day and offices stand in the facts only where its text tells them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.model import Evidence, Facts, Ref, slug
from graph.statements import statement
from ingest.article import Article
from ingest.meetings.occasion import occasion_in
from tests.reports.scoring import TITLES, truth

_ROLES = (
    ("foreign", re.compile(r"foreign minister|secretary of state", re.IGNORECASE)),
    ("defence", re.compile(r"defen[cs]e (minister|secretary|chief)|minister of defen[cs]e", re.IGNORECASE)),
    ("head_of_government", re.compile(r"prime minister|premier", re.IGNORECASE)),
    ("head_of_state", re.compile(r"president|leader|pope", re.IGNORECASE)),
)


def facts_of(report: str, article: Article) -> Facts:
    """What a report states, by its annotation, as it is stored."""
    known = truth()
    expected = known["reports"][report]
    facts = Facts("annotation")
    told_by = facts.node("Article", article.id, published=article.published, title=article.title)
    persons: dict[str, Ref] = {}
    for text, person in sorted(expected["persons"].items()):
        state = known["persons"][person]["state"]
        name = TITLES.sub("", text)
        ref = facts.node("Minister", slug(f"{name} {state}"), name=name, aliases=[name])
        persons[person] = ref
        facts.edge(
            "REPRESENTS", ref, facts.node("State", state), _evidence(article, text),
            office="", role=_role(article.text, text), first_seen=article.published,
            last_seen=article.published,
        )  # fmt: skip
    for told in expected["meetings"]:
        _tell(facts, article, told_by, known["meetings"][told["id"]], told, persons)
    return statement.normalised(facts)


def _tell(
    facts: Facts,
    article: Article,
    told_by: Ref,
    true: Mapping[str, Any],
    told: Mapping[str, Any],
    persons: Mapping[str, Ref],
) -> None:
    proof = _evidence(article, told["evidence"])
    part, ordinal = occasion_in([told["evidence"]])
    there = bool(true["city"]) and true["city"] in article.text
    day = told["date"] or article.id
    meeting = facts.node(
        "Meeting",
        slug(f"{true['kind']} {' '.join(true['states'])} {day} {part or ''} {ordinal or ''}"),
        name=true["name"] if true["kind"] == "multilateral" else "Talks",
        kind=true["kind"],
        status=told["status"],
        date=date.fromisoformat(told["date"]) if told["date"] else None,
        end_date=date.fromisoformat(told["date_end"]) if told.get("date_end") else None,
        date_precision="day" if told["date"] else None,
        city=true["city"] if there else None,
        iso3=true["country"] if there else None,
        part_of_day=part,
        ordinal=ordinal,
    )
    facts.edge("REPORTS", told_by, meeting, proof)
    ends = [facts.node("State", state) for state in true["states"]]
    ends += [persons[person] for person in true["persons"] if person in persons]
    for end in ends:
        facts.edge("ATTENDED", end, meeting, proof, role="delegate", status=told["status"])


def _evidence(article: Article, text: str) -> Evidence:
    start = article.text.index(text)
    return Evidence(article.id, start, start + len(text), text, 0.9, text)


def _role(text: str, name: str) -> str:
    start = text.index(name)
    before, after = text[max(0, start - 40) : start + len(name)], text[start : start + len(name) + 40]
    for near in (before, after):
        for role, pattern in _ROLES:
            if pattern.search(near):
                return role
    return "other"
