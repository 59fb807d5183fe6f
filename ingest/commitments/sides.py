"""For whom those who promise something bind themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.actors.model import Actor, Person, State, acts_for


def sides(actors: Iterable[Actor]) -> set[Actor]:
    """For whom actors bind themselves."""
    return {side for actor in actors if (side := acts_for(actor))}


def acting(actors: Iterable[Actor]) -> Iterator[Actor]:
    """Those who may bind somebody, without the states of persons who are named too: a person brings his."""
    every = list(actors)
    states = {actor.state for actor in every if isinstance(actor, Person)}
    for actor in every:
        if isinstance(actor, Person):
            if actor.minister:
                yield actor
        elif not (isinstance(actor, State) and actor.iso3 in states):
            yield actor


def represented(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those for whom somebody speaks: a spokesperson's state, else himself."""
    return tuple(
        State(actor.state)
        if isinstance(actor, Person)
        and actor.state
        and not actor.minister
        and any("spokes" in office.title.lower() for office in actor.offices)
        else actor
        for actor in actors
    )
