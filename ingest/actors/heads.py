"""Offices that a state or a body has of its own: "President von der Leyen", "Chancellor Brown"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from graph.reference.leaders import bodies_of, state_of
from ingest.actors.draft import Draft
from ingest.actors.gazetteer import organization
from ingest.actors.model import LEADERS, Office, Organization
from ingest.lexicon.governments import CHIEFS, governments


def headed(person: Draft, day: date | None, named: Collection[Organization]) -> Organization | None:
    """The body whose head bears a person's name on a day; of several the one that is named in the text."""
    found = bodies_of(person.name, day)
    if len(found) > 1:
        found &= {body.id for body in named}
    return organization(found.pop()) if len(found) == 1 else None


def presided(person: Draft, day: date | None, named: Collection[Organization]) -> Organization | None:
    """The body, named in the text, whose president a president without a state is, if none of a state can be
    meant."""
    if person.state or all(office.role != "head_of_state" or office.former for office in person.offices):
        return None
    body = headed(person, day, named) if state_of(person.name, "head_of_state", day) is None else None
    return body if body in named else None


def of_body(offices: Iterable[Office], body: Organization) -> list[Office]:
    """The offices of who serves a body: its president is head of no state, and its "chief" has a title."""
    held = [replace(o, role="head_of_organization") if o.role in LEADERS else o for o in offices]
    usual = governments().headed_by.get(body.id)
    named = dict.fromkeys(replace(o, title=usual) if usual and o.title in CHIEFS else o for o in held)
    longer = {o.title.partition(" of the ")[0] for o in named if " of the " in o.title}
    return [office for office in named if office.title not in longer]


def of_state(offices: Iterable[Office], iso3: str) -> list[Office]:
    """The offices of who serves a state, where that means others by their titles: a British chancellor minds
    the exchequer."""
    titles = governments().otherwise.get(iso3, {})
    held = []
    for office in offices:
        role, title = titles.get(office.title.lower(), (office.role, office.title))
        held.append(replace(office, role=role, title=title))
    return list(dict.fromkeys(held))
