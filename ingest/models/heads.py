"""The heads: small layers that score the encoder's hidden states, in numpy.

A trigger and a candidate are scored together: what the trigger's state says, what the candidate's says, how
far apart they stand and of what sort the candidate is, summed and rectified. The words of one actor count
together, as the logarithm of the sum of their exponentials.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ingest.models.candidates import SORTS, Candidate
from ingest.models.session import Model
from ingest.models.windows import Pieces, Window

#: Types of event mentions, kinds of factuality, statuses of commitments, and roles of arguments, in the
#: order of their outputs; the first of types and statuses is "none".
TYPES = ("none", "bilateral", "multilateral", "visit", "call")
FACTUALITY = ("held", "planned", "off")
STATUSES = ("none", "pledged", "approved", "announced")
ROLES = ("participant", "convener", "time", "place", "pledger")
#: Outputs of a token, by name: how many.
OUTPUTS = {
    "type": len(TYPES),
    "factuality": len(FACTUALITY),
    "commitment": len(STATUSES),
    "undated": 1,
    "today": 1,
    "placeless": 1,
    "official": 1,
    "here": 1,
}
#: Distances between trigger and candidate, in pieces, that are told apart.
DISTANCES = np.array([-200, -120, -70, -40, -24, -14, -8, -4, -1, 1, 4, 8, 14, 24, 40, 70, 120, 200])
#: Sentences apart, either way, that are told apart.
SENTENCES = 4


class Scored:
    """One window's hidden states and candidates, and what the heads make of them."""

    def __init__(
        self,
        model: Model,
        hidden: np.ndarray,
        pieces: Pieces,
        window: Window,
        candidates: Sequence[tuple[int, int, Candidate]],
    ) -> None:
        """``candidates`` are those of the window, each behind its first and its last piece but one."""
        self.weights = model.weights
        self.hidden, self.pieces, self.window = hidden, pieces, window
        self.candidates = [one for _, _, one in candidates]
        offset = 1 - window.start  # the mark at the beginning
        self.spans = np.array([(s + offset, e + offset) for s, e, _ in candidates], dtype=np.int64)
        self.spans = self.spans.reshape(-1, 2)
        self.middle = self.spans.sum(axis=1) // 2
        self.sentence = np.array([pieces.sentence[s] for s, _, _ in candidates], dtype=np.int64)
        self.sort = np.array([SORTS.index(one.sort) for one in self.candidates], dtype=np.int64)
        self.tokens = self._outputs()
        means = [hidden[s:e].mean(axis=0) for s, e in self.spans]
        self.states = np.stack(means) if means else np.zeros((0, hidden.shape[1]), dtype=np.float32)
        self.acts = self._linear(self.states, "act")
        self._added, self._multiplied = self._linear(self.states, "B"), self._linear(self.states, "K")

    def row(self, piece: int) -> int:
        """The row of a piece of the text."""
        return piece - self.window.start + 1

    def trigger(self, piece: int) -> np.ndarray:
        """A row of hidden values for each candidate, as an argument of what the piece triggers."""
        row = self.row(piece)
        own = self.hidden[row : row + 1]
        distance = np.searchsorted(DISTANCES, self.middle - row)
        apart = np.clip(self.sentence - self.pieces.sentence[piece], -SENTENCES, SENTENCES) + SENTENCES
        w = self.weights
        total = (
            self._linear(own, "A")
            + self._added
            + self._linear(own, "Q") * self._multiplied
            + w["dist.weight"][distance]
            + w["sd.weight"][apart]
            + w["ty.weight"][self.sort]
        )
        rectified: np.ndarray = np.maximum(total, 0)
        return rectified

    def roles(self, arguments: np.ndarray) -> dict[str, np.ndarray]:
        """The scores of each candidate in each role."""
        scores = self._linear(arguments, "role")
        return {role: scores[:, n] for n, role in enumerate(ROLES)}

    def pair(self, one: np.ndarray, other: np.ndarray) -> float:
        """The score of two candidates, by their rows of :meth:`trigger`, as two who talked."""
        both = np.concatenate([one + other, one * other])[None]
        first = np.maximum(self._linear(both, "pair.0"), 0)
        return float(self._linear(first, "pair.2")[0, 0])

    def official(self, mentions: Sequence[int]) -> float:
        """The score of a person, by his candidates, as the holder of an office."""
        means = [self.tokens["official"][s:e].mean() for s, e in self.spans[list(mentions)]]
        return float(together(np.array(means)))

    def affiliation(self, mentions: Sequence[int], states: Sequence[int]) -> np.ndarray:
        """The scores of candidates that name states, as those for which a person acts."""
        at = list(states)
        own = self._linear(self.states[list(mentions)], "A2")
        theirs = self._linear(self.states[at], "B2")
        distance = np.searchsorted(DISTANCES, self.middle[at][None] - self.middle[list(mentions)][:, None])
        total = own[:, None] + theirs[None] + self.weights["dist2.weight"][distance]
        total = np.maximum(total + self.weights["ty2.weight"][self.sort[at]][None], 0)
        scores: np.ndarray = self._linear(total, "aff")[..., 0]
        return together(scores, axis=0)

    def _outputs(self) -> dict[str, np.ndarray]:
        scores = self._linear(self.hidden, "token")
        found, start = {}, 0
        for name, width in OUTPUTS.items():
            found[name] = scores[:, start] if width == 1 else scores[:, start : start + width]
            start += width
        return found

    def _linear(self, values: np.ndarray, name: str) -> np.ndarray:
        weights: Mapping[str, np.ndarray] = self.weights
        return np.asarray(values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])


def together(scores: np.ndarray, axis: int | None = None) -> np.ndarray:
    """The logarithm of the sum of the exponentials."""
    top = scores.max(axis=axis, keepdims=True)
    total = top + np.log(np.exp(scores - top).sum(axis=axis, keepdims=True))
    return np.asarray(total.squeeze(axis) if axis is not None else total.reshape(()))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Shares that sum to one, along the last axis."""
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def sigmoid(score: float) -> float:
    """Between 0 and 1, for a score of any size."""
    return float(1 / (1 + np.exp(-np.clip(score, -50, 50))))
