"""The offices of leaders whom an article names without one, from the table of leaders."""

from __future__ import annotations

from datetime import date

from graph.reference.leaders import ROLES, Role, roles_by_title, roles_held, state_of
from ingest.actors.draft import Draft
from ingest.actors.model import Office, Person
from ingest.lexicon.governments import governments, possible
from ingest.lexicon.words import word_sets

_LED = word_sets("actors", "affiliation")["led"]
#: Offices in which somebody is remembered by his full name.
_EVER: tuple[Role, ...] = ("head_of_state", "head_of_government", "foreign", "defence", "security")


def office_in_table(person: Person, day: date | None) -> Office | None:
    """The office of a leader whom an article names without one, as "Putin said": the one in which the table
    of leaders has him in that whole year, where his state calls it as most do."""
    if day is None or person.state is None or person.state in governments().irregular:
        return None
    if governments().headed_by_party(person.state, day):
        return None
    roles = roles_held(person.name, person.state, day, slack=-1)
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


def table_roles(person: Draft) -> set[Role]:
    """The roles of the table of leaders that a person's offices may mean."""
    told = {role for office in person.offices for role in roles_by_title(office.title)}
    return told | {role for role in ROLES if any(o.role == role and role in _LED for o in person.offices)}


def held_now(person: Draft, day: date | None) -> str | None:
    """The only state in which somebody of a name is in one of a person's offices on the day: "Vice
    President Harris", whoever else of that name leads another state."""
    found = {state_of(person.name, role, day) for role in table_roles(person)} if day else set()
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def held_ever(person: Draft) -> str | None:
    """The state in which somebody of that full name ever held one of a person's offices."""
    held = {office.role for office in person.offices}
    states = {state_of(person.name, role) for role in _EVER if role in held}
    return states.pop() if len(states) == 1 else None
