"""Names in full for those whom an article calls by the surname: "President Biden" of 2023 is Joe Biden."""

from __future__ import annotations

from graph.names import name_of
from graph.reference.tables import ranks
from graph.resolution.terms import Post, holder
from ingest.actors.model import Person

#: Who bears one of these goes by a name of his own, with it.
_RANKS = ranks(names_alone=True)


def complete_name(person: Person, year: int) -> str:
    """A person's name, in full where the table of leaders has but one whom his side, office and year leave.

    A surname that two may bear stays a surname.
    """
    side = person.state or (person.organization.id if person.organization else None)
    if side is None:
        return person.name
    posts = [Post(side, one.title, one.role, one.former) for one in person.offices]
    return holder(name_of(person.name), posts or [Post(side, "", "other")], year) or person.name


def with_rank(person: Person, name: str) -> str:
    """The name of who goes by a name of his own, with his rank: "King Gyanendra"."""
    rank = rank_of(person)
    return f"{rank} {name}" if rank and len(name.split()) == 1 else name


def rank_of(person: Person) -> str:
    """The one rank that a person bears, such as "King"; else ""."""
    held = {word for office in person.offices for word in office.title.split()[:1] if word.lower() in _RANKS}
    return held.pop() if len(held) == 1 else ""
