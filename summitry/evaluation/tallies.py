"""What scoring counts: by layer, by detail, by trap; and the errors, each with its sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Record: TypeAlias = dict[str, Any]

LAYERS = (
    "ministers",
    "states",
    "attended_who",
    "attended_state",
    "attended_person",
    "bilateral_state_pairs",
    "bilateral_person_pairs",
    "meetings",
    "pledged",
)
#: Short names of layers, so that a row fits on a screen.
HEADINGS = {
    "ministers": "min.",
    "states": "states",
    "attended_who": "att.",
    "bilateral_state_pairs": "talks st.",
    "bilateral_person_pairs": "talks p.",
    "meetings": "meet.",
    "pledged": "pledged",
}
TRAPS = ("urged_as_pledge", "refused_talks_as_held", "edges_in_meeting_free_article")


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives of one layer."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int, fp: int, fn: int) -> None:
        """Add the counts of one article."""
        self.tp, self.fp, self.fn = self.tp + tp, self.fp + fp, self.fn + fn

    @property
    def precision(self) -> float:
        """The share of what was read that is true; 1 where there was nothing to read and nothing read."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else float(not self.fn)

    @property
    def recall(self) -> float:
        """The share of what is true that was read."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else float(not self.fp)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Share:
    """How many of ``n`` comparable things are ``ok``."""

    ok: int = 0
    n: int = 0

    def add(self, ok: bool) -> None:
        """Count one more."""
        self.ok, self.n = self.ok + ok, self.n + 1

    @property
    def rate(self) -> float | None:
        """The share, if there is anything to share."""
        return self.ok / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Error:
    """One thing read wrongly (``spurious``) or not at all (``missed``), and the sentence it is about."""

    article: str
    layer: str
    kind: Literal["spurious", "missed"]
    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One edge that was read: how sure it was, from 0 to 1, and whether it is right."""

    layer: str
    confidence: float
    right: bool


@dataclass(slots=True)
class Score:
    """The result: a :class:`Tally` for each layer, the rightness of details, traps, the errors, and each edge
    judged."""

    layers: dict[str, Tally] = field(default_factory=lambda: {layer: Tally() for layer in LAYERS})
    details: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    traps: dict[str, Share] = field(default_factory=lambda: {trap: Share() for trap in TRAPS})
    errors: list[Error] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
