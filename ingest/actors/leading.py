"""The offices of leaders whom an article names without one, from the table of leaders."""

from __future__ import annotations

from datetime import date

from graph.reference.leaders import roles_held
from ingest.actors.model import Office, Person
from ingest.lexicon.governments import governments, possible


def office_in_table(person: Person, day: date | None) -> Office | None:
    """The office of a leader whom an article names without one, as "Putin said": the one in which the table
    of leaders has him on that day, where his state calls it as most do."""
    if day is None or person.state is None or person.state in governments().irregular:
        return None
    roles = roles_held(person.name, person.state, day, slack=0)
    if len(roles) != 1:
        return None
    [role] = roles
    known = governments()
    titles = {**known.usual_titles["other"], **known.usual_titles.get(person.state, {})}
    title = known.departments.get(person.state, {}).get(role) or titles.get(role, "")
    return Office(title, role_of(role)) if title and possible(title, person.state) else None


def role_of(role: str) -> str:
    """The role of an office, by that of the table of leaders."""
    return {"homeland": "security", "vice": "deputy"}.get(role, role)
