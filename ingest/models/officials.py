"""Office-holders that only the learned reader knows: who acts for a state though no rule says so."""

from __future__ import annotations

from dataclasses import replace

from ingest.actors.model import Actor, Actors, Person
from ingest.models.events import Argument, Holder, Reading, TalkedWith

#: Least probabilities. Chosen on publishers that the model had not seen; see ``training/README.md``.
OFFICIAL, ACTS_FOR = 0.95, 0.5


def acknowledge(actors: Actors, reading: Reading) -> tuple[Actors, Reading]:
    """The actors with the office-holders that the learned reader knows besides, and its findings on them."""
    new: dict[int, Person] = {}
    for holder in reading.holders:
        person = _acknowledged(holder)
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


def _acknowledged(holder: Holder) -> Person:
    """The person as the learned reader knows him: an office-holder, and of the state for which he acts."""
    person = holder.person
    minister = person.minister or holder.score >= OFFICIAL
    state = person.state
    if minister and state is None and person.organization is None and holder.states:
        likeliest, score = holder.states[0]
        state = likeliest if score >= ACTS_FOR else None
    if minister == person.minister and state == person.state:
        return person
    return replace(person, minister=minister, state=state)
