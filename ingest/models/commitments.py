"""Commitments that the learned reader finds, joined with those of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from ingest.actors.model import Actor, Person, State
from ingest.commitments.assertion import is_urged
from ingest.commitments.find import deadline_of, distinct, due_on, extent, text_of, topics_of
from ingest.commitments.grammar import Vow
from ingest.commitments.model import Pledge
from ingest.dates.when import When
from ingest.lexicon.triggers import COMING, TRAVEL, VISIT
from ingest.models.events import LearnedCommitment, Reading

#: Least probabilities of a commitment and of who makes it. Chosen on publishers that the model had not seen.
COMMITMENT, PARTY = 0.65, 0.4
#: Fewer words are no commitment that could be read alone: "do so", "it".
_SHORTEST = 3
#: What a word of committing governs, the likeliest first.
_CONTENT = ("xcomp", "ccomp", "dobj", "acl", "pcomp", "advcl", "pobj", "prep")


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
    if is_urged(cue):
        return None
    content = _content(cue)
    parties = [p for p in one.parties if p.score >= PARTY and _acts(p.actor)] or [
        p for p in one.parties[:1] if _acts(p.actor)
    ]
    if not parties:
        return None
    if content.i == cue.i and cue.pos_ != "VERB":
        return None  # "the pledge came after …" tells of one that stands elsewhere
    if content.lemma_.lower() in VISIT | TRAVEL | COMING:
        return None  # who promises to come is told of as a planned visitor
    vow = Vow(cue=cue, status=one.status, content=content, parties=())
    start, end = extent(doc, vow)
    text = text_of(doc, vow, start, end)
    if len(text.split()) < _SHORTEST:
        return None
    actors = tuple(dict.fromkeys(_acting(p.actor for p in parties)))
    first = parties[0].mention
    begins = first.start if first.end <= start and doc[first.head].sent.start == cue.sent.start else start
    deadline = deadline_of(doc, dates, start, end, day)
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
    )


def _acts(actor: Actor) -> bool:
    return not isinstance(actor, Person) or actor.minister


def _acting(actors: Iterable[Actor]) -> Iterable[Actor]:
    """The actors, without the states of persons who are named too: a person brings his state."""
    every = list(actors)
    states = {a.state for a in every if isinstance(a, Person)}
    return [a for a in every if not (isinstance(a, State) and a.iso3 in states)]


def _content(cue: Token) -> Token:
    """The head of what is promised: what the word governs, or the word itself."""
    for dep in _CONTENT:
        for child in cue.children:
            if child.dep_ == dep and child.i > cue.i:
                inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
                return inner if dep == "prep" and inner is not None else child
    if cue.dep_ in ("aux", "auxpass"):
        return cue.head  # "will provide"
    return cue
