"""Judgements: that two records mean the same, or do not; who says so, and why.

They name records by ids that survive reading an article again, a rebuild and a change of store: of a person
the profile (:mod:`graph.resolution.persons`), of a meeting the article and the meeting's id within it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from graph.model import Label, digest

Verdict: TypeAlias = Literal["same", "different", "later"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of two records of one label.

    ``one`` and ``other`` are in ascending order. ``author`` is a person's name, or ``rule:NAME``; ``score``
    lies between 0 and 1 and is a rule's own measure, 1 where a person decides.
    """

    label: Label
    one: str
    other: str
    verdict: Verdict
    score: float
    reason: str
    author: str
    date: date

    @property
    def by_rule(self) -> bool:
        """Whether a rule says so, not a person."""
        return self.author.startswith("rule:")

    def alike(self, other: Judgement) -> bool:
        """Whether another one says the same for the same reason, on whatever day."""
        return (self.verdict, self.score, self.reason, self.author) == (
            other.verdict, other.score, other.reason, other.author
        )  # fmt: skip

    @property
    def id(self) -> str:
        """One judgement by rules and one by people for each pair: the latest."""
        return digest(self.label, self.one, self.other, "rule" if self.by_rule else "person")


def judgement(
    label: Label, one: str, other: str, verdict: Verdict, *, author: str, reason: str = "", score: float = 1.0
) -> Judgement:
    """A judgement of today, its records in order.

    Raises:
        ValueError: both records are the same.
    """
    if one == other:
        raise ValueError(f"{one} cannot be judged against itself")
    first, second = sorted((one, other))
    return Judgement(label, first, second, verdict, score, reason, author, date.today())
