"""Names in full for those whom an article calls by the surname: "President Biden" of 2023 is Joe Biden."""

from __future__ import annotations

from graph.names import name_of
from graph.resolution.terms import Post, holder
from ingest.actors.model import Person


def complete_name(person: Person, year: int) -> str:
    """A person's name, in full where the table of leaders has but one whom his side, office and year leave.

    A surname that two may bear stays a surname.
    """
    side = person.state or (person.organization.id if person.organization else None)
    if side is None:
        return person.name
    posts = [Post(side, one.title, one.role, one.former) for one in person.offices]
    return holder(name_of(person.name), posts or [Post(side, "", "other")], year) or person.name
