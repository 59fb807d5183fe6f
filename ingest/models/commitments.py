"""Commitments that the learned reader finds, joined with those of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Person
from ingest.commitments.assertion import is_urged
from ingest.commitments.binding import bound
from ingest.commitments.contents import deed
from ingest.commitments.find import deadline_of, distinct, due_on, topics_of
from ingest.commitments.model import Pledge
from ingest.commitments.sides import acting
from ingest.dates.when import When
from ingest.lexicon.triggers import COMING, TRAVEL, VISIT
from ingest.models.events import LearnedCommitment, Reading
from ingest.syntax.relations import prepositional

#: Least probabilities of a commitment and of who makes it. Chosen on publishers that the model had not seen.
COMMITMENT, PARTY = 0.55, 0.4
#: Of the surest maker's probability others reach this share at least; the likeliest of all this one.
SHARE, ONLY = 0.5, 0.15
#: Fewer words are no commitment that could be read alone: "do so", "it".
_SHORTEST = 3


def join(
    doc: Doc,
    pledges: Iterable[Pledge],
    reading: Reading,
    dates: Sequence[When],
    day: date | None,
    least: float = COMMITMENT,
) -> list[Pledge]:
    """All commitments: those of the rules, and those that only the learned reader found.

    ``day`` is the one from which the article speaks: what was before it is no deadline. ``least`` is the
    probability from which a commitment is believed.
    """
    known = list(pledges)
    found = [
        pledge
        for one in reading.commitments
        if one.score >= least and (pledge := _pledge(doc, one, reading, dates, day)) is not None
    ]
    new = [p for p in found if not any(k.start <= p.trigger < max(k.end, k.trigger + 1) for k in known)]
    return distinct(doc, [*known, *new])


def _pledge(
    doc: Doc, one: LearnedCommitment, reading: Reading, dates: Sequence[When], day: date | None
) -> Pledge | None:
    cue = doc[one.trigger]
    if is_urged(cue) or _is_of_past_year(cue, day):
        return None
    content = bound(doc, cue, one.status)
    if content is None:
        return None
    head = doc[content.head]
    able = [party for party in one.parties if _acts(party.actor)]
    surest = max((party.score for party in able), default=0.0)
    parties = [party for party in able if party.score >= max(PARTY, surest * SHARE)]
    parties = parties or [party for party in able[:1] if party.score >= ONLY]
    if not parties:
        return None
    if head.i == cue.i and cue.pos_ != "VERB":
        return None  # "the pledge came after …" tells of one that stands elsewhere
    if head.lemma_.lower() in VISIT | TRAVEL | COMING:
        return None  # who promises to come is told of as a planned visitor
    start, end = content.first, content.last
    text = " ".join(doc[start:end].text.split())
    if len(text.split()) < _SHORTEST:
        return None
    actors = tuple(dict.fromkeys(acting(p.actor for p in parties)))
    first = parties[0].mention
    begins = first.start if first.end <= start and doc[first.head].sent.start == cue.sent.start else start
    deadline = deadline_of(doc, dates, cue, (start, end), day)
    return Pledge(
        actors=actors,
        mention=first,
        start=min(begins, cue.i, start),
        end=max(end, cue.i + 1),
        text=text,
        topics=topics_of(doc[start:end]),
        deadline=deadline,
        due=due_on(doc, deadline),
        status=one.status,
        trigger=cue.i,
        confidence=reading.calibrated("commitment", one.score),
        content=content,
        learned=True,
    )


def _is_of_past_year(cue: Token, day: date | None) -> bool:
    """Whether it was promised in a year before: "in July 2013 we agreed to", not "in 1500 schools"."""
    told = [token for noun in prepositional(deed(cue), "in") for token in (noun, *noun.children)]
    years = [int(token.text) for token in told if token.shape_ == "dddd" and token.ent_type_ == "DATE"]
    return day is not None and any(year < day.year for year in years)


def _acts(actor: Actor) -> bool:
    return not isinstance(actor, Person) or actor.minister
