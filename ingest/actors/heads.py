"""Offices that a state or a body has of its own: "President von der Leyen", "Chancellor Brown"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from graph.reference.leaders import bodies_of, roles_held, state_of
from ingest.actors.draft import Draft
from ingest.actors.gazetteer import organization
from ingest.actors.leading import role_of
from ingest.actors.model import LEADERS, Office, Organization
from ingest.lexicon.governments import CHIEFS, governments

#: A department told in full: "Secretary of the U.S. Department of Energy".
_DEPARTMENT = re.compile(r"Secretary of the (?:[\w.]+ )?Department of (.+)")
#: What heads of departments are called whose department is left out.
_BARE = "Secretary"


def headed(person: Draft, day: date | None, named: Collection[Organization]) -> Organization | None:
    """The body whose head bears a person's name on a day; of several the one that is named in the text."""
    found = bodies_of(person.name, day)
    if len(found) > 1:
        found &= {body.id for body in named}
    return organization(found.pop()) if len(found) == 1 else None


def presided(person: Draft, day: date | None, named: Collection[Organization]) -> Organization | None:
    """The body whose president a president without a state is, if none of a state can be meant. By his
    surname alone he is it where the text names bodies of states."""
    if person.state or all(office.role != "head_of_state" or office.former for office in person.offices):
        return None
    body = headed(person, day, named) if state_of(person.name, "head_of_state", day) is None else None
    return body if named or " " in person.name else None


def of_body(offices: Iterable[Office], body: Organization) -> list[Office]:
    """The offices of who serves a body: its president is head of no state, and its "chief" has a title."""
    held = [replace(o, role="head_of_organization") if o.role in LEADERS else o for o in offices]
    usual = governments().headed_by.get(body.id)
    named = dict.fromkeys(replace(o, title=usual) if usual and o.title in CHIEFS else o for o in held)
    longer = {o.title.partition(" of the ")[0] for o in named if " of the " in o.title}
    return [office for office in named if office.title not in longer]


def in_full(person: Draft, day: date | None) -> list[Office]:
    """The offices of who serves a state, the heads of its departments by their whole titles: the table of
    leaders knows which one a "Secretary X" heads on a day."""
    titles = governments().departments.get(person.state or "", {})
    if day is None or person.state is None or not titles:
        return person.offices
    now = roles_held(person.name, person.state, day)
    heads = [role for role in titles if role in now]
    held = []
    for office in person.offices:
        if office.title == _BARE and heads:
            office = replace(office, role=role_of(heads[0]), title=titles[heads[0]])
        elif named := _department(office, titles):
            office = replace(office, title=named)
        held.append(office)
    return list(dict.fromkeys(held))


def _department(office: Office, titles: Mapping[str, str]) -> str | None:
    """The usual title of who heads a department: of the "Commerce Secretary", who is of commerce."""
    if named := _DEPARTMENT.fullmatch(office.title):
        return f"{_BARE} of {named[1]}"
    words = office.title.lower().split()
    role = "homeland" if words[:1] == ["homeland"] else office.role
    known = titles.get(role, "").lower().split()
    alone = words[-1:] == [_BARE.lower()] and set(words[:-1]) <= set(known) | {"defence", "transport"}
    return titles[role] if len(words) > 1 and known and alone else None


def fullest(offices: Iterable[Office]) -> list[Office]:
    """Offices without those that another of them tells in more words: "Ambassador" beside "Ambassador to
    Japan". Who leads a state and presides over something else holds two."""
    held = list(offices)

    def repeated(one: Office) -> bool:
        more = (other.title for other in held if other.former == one.former and other.title != one.title)
        return one.role not in LEADERS and any(title.startswith(f"{one.title} ") for title in more)

    return [one for one in held if not (one.title and repeated(one))]


def of_state(offices: Iterable[Office], iso3: str) -> list[Office]:
    """The offices of who serves a state, where that means others by their titles: a British chancellor minds
    the exchequer."""
    titles = governments().otherwise.get(iso3, {})
    held = []
    for office in offices:
        role, title = titles.get(office.title.lower(), (office.role, office.title))
        held.append(replace(office, role=role, title=title))
    return list(dict.fromkeys(held))
