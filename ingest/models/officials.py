"""Office-holders that only the learned reader knows: who acts for a state though no rule says so."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from graph.reference.leaders import state_of
from ingest.actors.model import Actor, Actors, Person
from ingest.models.events import Argument, Holder, Reading, TalkedWith

#: Least probabilities. Chosen on publishers that the model had not seen; see ``training/README.md``.
OFFICIAL, ACTS_FOR = 0.95, 0.5
#: Of whom no office is told.
SURELY_ACTS_FOR = 0.75
#: From this probability on, two are taken to have met as representatives of two sides.
_MET = 0.08


def acknowledge(actors: Actors, reading: Reading) -> tuple[Actors, Reading]:
    """The actors with the office-holders that the learned reader knows besides, and its findings on them."""
    new: dict[int, Person] = {}
    met = _met(reading)
    for holder in reading.holders:
        person = _acknowledged(holder, met.get(id(holder.person), ()))
        if person is not holder.person:
            new[id(holder.person)] = person
    if not new:
        return actors, reading

    def same(actor: Actor) -> Actor:
        return new.get(id(actor), actor)

    def meant(argument: Argument) -> Argument:
        mention = replace(argument.mention, actors=tuple(same(a) for a in argument.mention.actors))
        return replace(argument, actor=same(argument.actor), mention=mention)

    known = Actors(
        [new.get(id(person), person) for person in actors.persons],
        [replace(m, actors=tuple(same(a) for a in m.actors)) for m in actors.mentions],
    )
    events = tuple(
        replace(
            event,
            participants=tuple(meant(a) for a in event.participants),
            conveners=tuple(meant(a) for a in event.conveners),
            pairs=tuple(TalkedWith(meant(p.first), meant(p.second), p.score) for p in event.pairs),
        )
        for event in reading.events
    )
    commitments = tuple(replace(c, parties=tuple(meant(a) for a in c.parties)) for c in reading.commitments)
    holders = tuple(replace(h, person=new.get(id(h.person), h.person)) for h in reading.holders)
    return known, replace(reading, events=events, commitments=commitments, holders=holders)


def _met(reading: Reading) -> dict[int, set[str]]:
    """The states of those whom a sentence tells each person to have met, by his identity: he acts for none of
    them, for the rules know who serves the same state ("the Polish president met Prime Minister X")."""
    found: dict[int, set[str]] = {}
    for event in reading.events:
        told = range(event.trigger.sentence.start, event.trigger.sentence.end)
        for pair in event.pairs:
            if event.score * pair.score >= _MET and all(
                a.mention.head in told for a in (pair.first, pair.second)
            ):
                for one, other in (
                    (pair.first.actor, pair.second.actor),
                    (pair.second.actor, pair.first.actor),
                ):
                    if isinstance(one, Person) and isinstance(other, Person) and other.state is not None:
                        found.setdefault(id(one), set()).add(other.state)
    return found


def _acknowledged(holder: Holder, met: Container[str]) -> Person:
    """The person as the learned reader knows him: an office-holder, and of the state for which he acts."""
    person = holder.person
    minister = person.minister or holder.score >= OFFICIAL
    state = person.state
    if minister and state is None and person.organization is None and holder.states:
        likeliest, score = holder.states[0]
        sure = score >= (ACTS_FOR if person.offices or person.callings else SURELY_ACTS_FOR)
        another = state_of(person.name) not in (None, likeliest)
        state = likeliest if sure and likeliest not in met and not another else None
    if not person.minister and state is None and person.organization is None and " " not in person.name:
        return person  # One word, of which nobody knows whose: it need not be a name.
    if minister == person.minister and state == person.state:
        return person
    return replace(person, minister=minister, state=state)
