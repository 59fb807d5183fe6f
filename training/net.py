"""The model in torch, and what it is to minimize on one window.

The layers bear the names under which :mod:`ingest.models.heads` finds them; both compute the same.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its common name
from transformers import BertModel

from ingest.dates.find import When
from ingest.meetings.place import Place
from ingest.models.candidates import SORTS
from ingest.models.heads import DISTANCES, FACTUALITY, OUTPUTS, ROLES, SENTENCES, TYPES
from training.encoder import WIDTH, config
from training.examples import Commitment, Event, Key, Record, View

#: Width of the layer in which a trigger and a candidate meet, and of the smaller one of affiliation.
HIDDEN, SMALL = 192, 64
#: Pairs are learned among so many of the likeliest participants, and all true ones.
_PAIRED = 8
#: Weights of the parts of the loss. Types and statuses have one right answer for each word, all others few.
_NONE, _FULL, _FEW, _FEWER = 0.5, 1.0, 0.5, 0.3
#: A word beside a record's evidence that is evidence of another record may be a second telling.
_RETOLD = 0.3


class Net(nn.Module):
    """The encoder and its heads."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.enc = BertModel(config(layers), add_pooling_layer=False)
        self.drop = nn.Dropout(0.15)
        self.token = nn.Linear(WIDTH, sum(OUTPUTS.values()))
        self.A, self.B, self.Q, self.K = (nn.Linear(WIDTH, HIDDEN) for _ in range(4))
        self.ty = nn.Embedding(len(SORTS), HIDDEN)
        self.dist = nn.Embedding(len(DISTANCES) + 1, HIDDEN)
        self.sd = nn.Embedding(2 * SENTENCES + 1, HIDDEN)
        self.role = nn.Linear(HIDDEN, len(ROLES))
        self.pair = nn.Sequential(nn.Linear(2 * HIDDEN, SMALL), nn.ReLU(), nn.Linear(SMALL, 1))
        self.A2, self.B2 = nn.Linear(WIDTH, SMALL), nn.Linear(WIDTH, SMALL)
        self.dist2, self.ty2 = nn.Embedding(len(DISTANCES) + 1, SMALL), nn.Embedding(len(SORTS), SMALL)
        self.aff = nn.Linear(SMALL, 1)
        self.act = nn.Linear(WIDTH, 2)
        for table in (self.ty, self.dist, self.sd, self.dist2, self.ty2):
            nn.init.normal_(table.weight, std=0.05)
        with torch.no_grad():  # Nearly no word is a trigger, few actors an argument: start from there.
            self.token.bias[0] = self.token.bias[len(TYPES) + len(FACTUALITY)] = 4.0
            self.role.bias.fill_(-2.0)
            self.pair[2].bias.fill_(-1.0)

    def bottom(self, ids: Tensor, layers: int) -> Tensor:
        """What the first layers make of one window: they are not trained, and computed once."""
        hidden = self.enc.embeddings(input_ids=ids)
        for layer in self.enc.encoder.layer[:layers]:
            hidden = layer(hidden, None)
        return hidden

    def top(self, hidden: Tensor, mask: Tensor, layers: int) -> Tensor:
        """What the other layers make of it; ``mask`` is 1 for pieces, 0 for padding."""
        bias = torch.zeros_like(mask, dtype=hidden.dtype).masked_fill(mask == 0, -1e4)[:, None, None]
        for layer in self.enc.encoder.layer[layers:]:
            hidden = layer(hidden, bias)
        return self.drop(hidden)


class Loss:
    """The loss of one window, part by part."""

    def __init__(self, net: Net, hidden: Tensor, view: View) -> None:
        self.net, self.hidden, self.view = net, hidden, view
        self.device = hidden.device
        scores = net.token(hidden)
        self.tokens: dict[str, Tensor] = {}
        start = 0
        for name, width in OUTPUTS.items():
            self.tokens[name] = scores[:, start : start + width]
            start += width
        self.keys = list(view.mentions)
        self.parts: dict[str, Tensor] = {}

    def total(self) -> Tensor:
        """The sum of all parts."""
        example, view = self.view.example, self.view
        types = F.log_softmax(self.tokens["type"], -1)
        statuses = F.log_softmax(self.tokens["commitment"], -1)
        triggers = {p for e in example.events for p in e.pieces}
        commitments = {p for c in example.commitments for p in c.pieces}
        self._none("no event", types, triggers, retold=example.evidence)
        self._none("no commitment", statuses, commitments, retold=set())
        triggers = [self._type(event, types) for event in view.events]
        triggers += [self._status(one, statuses) for one in view.commitments]
        if view.candidates:
            states = self._means(self.hidden)
            self.acts = self.net.act(states)
            self._acting()
            self._officials(states)
            if triggers and self.keys:
                self._arguments(triggers, states)
        return sum(self.parts.values(), self.hidden.sum() * 0)

    # -- triggers -----------------------------------------------------------------------------

    def _none(self, part: str, shares: Tensor, open_: set[int], retold: set[int]) -> None:
        """Words that tell of nothing, but those that are left open."""
        pieces = [p for p in self.view.words if p not in open_]
        if pieces:
            told = self.view.example.told
            weights = [_RETOLD if p in retold and p not in told else 1.0 for p in pieces]
            rows = [self.view.row(p) for p in pieces]
            self._add(part, -_NONE * (shares[rows, 0] * self._tensor(weights)).sum())

    def _type(self, event: Event, types: Tensor) -> int:
        """At least one word of the evidence triggers the event. Returns the likeliest."""
        rows = [self.view.row(p) for p in event.pieces]
        shares = types[rows, event.type]
        self._add("event", -_any(shares))
        likely = F.softmax(shares.detach(), 0)
        right = torch.full((len(rows),), event.factuality, device=self.device)
        factuality = F.cross_entropy(self.tokens["factuality"][rows], right, reduction="none")
        self._add("factuality", _FEW * (factuality * likely).sum())
        return event.pieces[int(shares.argmax())]

    def _status(self, commitment: Commitment, statuses: Tensor) -> int:
        rows = [self.view.row(p) for p in commitment.pieces]
        shares = statuses[rows, 1:].logsumexp(1)
        self._add("commitment", -_any(shares))
        likely = F.softmax(shares.detach(), 0)
        self._add("status", -_FEWER * ((statuses[rows, commitment.status] - shares) * likely).sum())
        return commitment.pieces[int(shares.argmax())]

    # -- actors -------------------------------------------------------------------------------

    def _acting(self) -> None:
        """Who takes part in anything: what is common to all events of an article."""
        if self.keys:
            held = (e for e in self.view.example.events if e.factuality < 2)
            takes_part = {key for event in held for key in event.participants}
            scores = self._together(self.acts[:, 0], self.keys)
            self._binary("acting", _FEWER, scores, [key in takes_part for key in self.keys])

    def _officials(self, states: Tensor) -> None:
        view = self.view
        known = [k for k in self.keys if k[0] == "person" and view.example.officials[int(k[1])][0] >= 0]
        if not known:
            return
        scores = self._together(self._means(self.tokens["official"])[:, 0], known)
        official = [view.example.officials[int(key[1])] for key in known]
        self._binary("official", _FEW, scores, [bool(holds) for holds, _ in official])
        stated = [
            n
            for n, one in enumerate(view.candidates)
            if SORTS[one.sort] != "named" and any(key[0] == "state" for key in one.keys)
        ]
        own, theirs = self.net.A2(states), self.net.B2(states)
        for key, (_, state) in zip(known, official, strict=True):
            right = [i for i, n in enumerate(stated) if ("state", state) in view.candidates[n].keys]
            if state is None or not right:
                continue
            mentions = view.mentions[key]
            distance = np.searchsorted(DISTANCES, view.middle[stated][None] - view.middle[mentions][:, None])
            total = own[mentions][:, None] + theirs[stated][None] + self.net.dist2(self._tensor(distance))
            total = F.relu(total + self.net.ty2(self._tensor(view.sort[stated]))[None])
            scores = self.net.aff(total)[..., 0].logsumexp(0)
            none = torch.cat([scores, scores.new_zeros(1)])
            self._add("affiliation", _FEW * (none.logsumexp(0) - scores[right].logsumexp(0)))

    # -- arguments ----------------------------------------------------------------------------

    def _arguments(self, triggers: list[int], states: Tensor) -> None:
        view = self.view
        rows = [view.row(p) for p in triggers]
        distance = np.stack([np.searchsorted(DISTANCES, view.middle - row) for row in rows])
        apart = np.stack([view.sentence - view.example.pieces.sentence[p] for p in triggers])
        apart = np.clip(apart, -SENTENCES, SENTENCES) + SENTENCES
        own = self.hidden[rows]
        arguments = F.relu(
            self.net.A(own)[:, None]
            + self.net.B(states)[None]
            + self.net.Q(own)[:, None] * self.net.K(states)[None]
            + self.net.dist(self._tensor(distance))
            + self.net.sd(self._tensor(apart))
            + self.net.ty(self._tensor(view.sort))[None]
        )
        roles = self.net.role(arguments)
        scores = {role: roles[..., n] for n, role in enumerate(ROLES)}
        for n, event in enumerate(view.events):
            takes_part = scores["participant"][n] + self.acts[:, 0]
            together = self._together(takes_part, self.keys)
            self._binary("participant", _FULL, together, [key in event.participants for key in self.keys])
            bodies = [key for key in self.keys if key[0] == "organization"]
            if bodies:
                convening = self._together(scores["convener"][n], bodies)
                self._binary("convener", _FEW, convening, [key in event.conveners for key in bodies])
            self._pairs(event, arguments[n], takes_part, together)
            self._when_and_where(event, rows[n], scores["time"][n], scores["place"][n])
        for n, commitment in enumerate(view.commitments, len(view.events)):
            together = self._together(scores["pledger"][n] + self.acts[:, 1], self.keys)
            self._binary("pledger", _FEWER, together, [key in commitment.parties for key in self.keys])

    def _pairs(self, event: Event, arguments: Tensor, scores: Tensor, together: Tensor) -> None:
        best = {key: m[int(scores[m].argmax())] for key, m in self.view.mentions.items()}
        order = sorted(range(len(self.keys)), key=lambda n: -float(together[n].detach()))
        likely = [self.keys[n] for n in order[:_PAIRED]]
        likely += [key for key in self.keys if key in event.participants and key not in likely]
        first, second, right = [], [], []
        for n, one in enumerate(likely):
            for other in likely[n + 1 :]:
                if one[0] == other[0] != "organization":
                    first.append(best[one])
                    second.append(best[other])
                    right.append(
                        any((one in a and other in b) or (one in b and other in a) for a, b in event.pairs)
                    )
        if first:
            ones, others = arguments[first], arguments[second]
            scored = self.net.pair(torch.cat([ones + others, ones * others], -1))[:, 0]
            self._binary("pair", _FULL, scored, right)

    def _when_and_where(self, event: Event, row: int, times: Tensor, places: Tensor) -> None:
        view, gold = self.view, event.gold
        dated = [i for i, n in enumerate(view.times) if is_time(view.candidates[n].when, gold)]
        today = is_day(view.example.anchor, gold)
        extra = ("today", "undated")
        self._one_of("time", times[view.times], row, extra, dated or [len(view.times) + (not today)])
        placed = [i for i, n in enumerate(view.places) if is_place(view.candidates[n].place, gold)]
        city = view.example.city
        here = bool(city and gold["city"] and city.casefold() == gold["city"].casefold())
        extra = ("here", "placeless")
        self._one_of("place", places[view.places], row, extra, placed or [len(view.places) + (not here)])

    def _one_of(self, part: str, scores: Tensor, row: int, extra: tuple[str, str], right: list[int]) -> None:
        """One of the candidates, or of the two that every event has besides."""
        every = torch.cat([scores, *(self.tokens[name][row] for name in extra)])
        self._add(part, _FEW * (every.logsumexp(0) - every[right].logsumexp(0)))

    # -- parts --------------------------------------------------------------------------------

    def _add(self, part: str, loss: Tensor) -> None:
        self.parts[part] = self.parts[part] + loss if part in self.parts else loss

    def _binary(self, part: str, weight: float, scores: Tensor, right: list[bool]) -> None:
        wanted = self._tensor([float(one) for one in right])
        self._add(part, weight * F.binary_cross_entropy_with_logits(scores, wanted, reduction="sum"))

    def _together(self, scores: Tensor, keys: list[Key]) -> Tensor:
        """For each actor the logarithm of the sum of the exponentials of his mentions' scores."""
        return torch.stack([scores[self.view.mentions[key]].logsumexp(0) for key in keys])

    def _means(self, values: Tensor) -> Tensor:
        """The mean of the values of each candidate's pieces."""
        sums = torch.cat([values.new_zeros(1, values.shape[1]), values.cumsum(0)])
        starts, ends = self._tensor(self.view.spans[:, 0]), self._tensor(self.view.spans[:, 1])
        return (sums[ends] - sums[starts]) / (ends - starts).unsqueeze(1)

    def _tensor(self, values: object) -> Tensor:
        return torch.as_tensor(values, device=self.device)


def _any(shares: Tensor) -> Tensor:
    """The logarithm of the probability that at least one of several is true, from their logarithms."""
    missing = torch.log1p(-shares.exp().clamp(max=1 - 1e-6)).sum()
    return torch.log(1 - missing.exp() + 1e-6)


def is_time(when: When | None, gold: Record) -> bool:
    """Whether a date of the text is the gold's: as precise or more, or inside its range."""
    stated, until = gold["date"], gold["date_end"]
    if when is None or not stated:
        return False
    length = {"day": 10, "month": 7, "year": 4}[when.precision]
    day = when.date.isoformat()[:length]
    if day == stated or (len(day) > len(str(stated)) and day.startswith(str(stated))):
        return True
    return bool(until) and str(stated) <= day <= str(until)


def is_day(anchor: date | None, gold: Record) -> bool:
    """Whether a meeting was on the day of the report."""
    stated, until = gold["date"], gold["date_end"]
    if anchor is None or not stated or len(str(stated)) < 10:
        return False
    return str(stated) == str(anchor) or (bool(until) and str(stated) <= str(anchor) <= str(until))


def is_place(place: Place | None, gold: Record) -> bool:
    """Whether a place of the text is the gold's: by city where both name one, else by state."""
    if place is None:
        return False
    city, country = gold["city"], gold["country"]
    mine, iso3 = place.city, place.iso3
    if city and mine and str(city).casefold() == mine.casefold():
        return True
    return bool(country) and iso3 == country and not (city and mine)
