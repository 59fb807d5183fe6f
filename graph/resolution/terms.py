"""Which term in the table of leaders is meant: by a name, an office, a state and a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from graph.names import FAMILY_NAME_FIRST, Likeness, Name, families, keys, likeness, name_of
from graph.reference.leaders import LAST_YEAR, Leader, heads, leaders, roles_by_title
from graph.resolution.decision import MATCH

#: Stands for an office of which an article tells nothing.
UNTOLD = "untold"

_LEADING = frozenset({"head_of_state", "head_of_government"})

#: Years after a term in which who held it is still called by the surname alone.
_PAST = 12

#: Table of leaders: years around a term in which its holder is still, or already, in the news.
_NEAR = 30


class Post(NamedTuple):
    """An office that an article tells of somebody; ``side`` is the state or the body that it is of."""

    side: str
    title: str
    role: str
    former: bool = False


def roles_of(posts: Iterable[Post]) -> set[str]:
    """The roles in which an article shows somebody now: ``"untold"`` if it tells of no office."""
    told = list(posts)
    roles = {post.role for post in told if not post.former} or {"other"}
    if not any(post.title for post in told):
        roles = {UNTOLD}
    if len(roles) > 1:
        roles.discard("other")
    return roles


def holder(name: Name, posts: Collection[Post], year: int) -> str:
    """The leader who is called by a surname, if state, office and year leave but one: "President Biden".

    Whose office is not told can be a head of state or of government only: "Biden said". A year of 0 is
    unknown.
    """
    side = next((post.side for post in posts), "")
    roles = frozenset(roles_of(posts) | roles_in_table(posts))
    bearers = [one for one in bearers_of(name, side) if _by_surname(name, one)]
    held = _LEADING if UNTOLD in roles else roles
    found = _only(bearers, held, year) or of_former(name, posts, year) or _ever(bearers, side, roles, year)
    full = name_of(found)
    return found if len(full.words) > len(name.words) or (full.suffix and not name.suffix) else ""


def _by_surname(name: Name, leader: Leader) -> bool:
    """Whether a name is a surname of a leader's: one word, or the last ones of his, "Lula da Silva"."""
    forms = [name_of(form).words for form in (leader.name, *leader.aliases)]
    ends = any(form[-len(name.words) :] == name.words for form in forms)
    return name.single or (ends and name.words not in forms)


def _ever(bearers: Iterable[Leader], side: str, roles: frozenset[str], year: int) -> str:
    """The one of some leaders who ever led a state until a year: "as President Nixon said". Where many
    families share few names that tells nobody apart; and after the last year of the table it may be one whom
    it does not know."""
    if side in FAMILY_NAME_FIRST or year > LAST_YEAR:
        return ""
    led = {one.name for one in bearers if one.role in roles & _LEADING and one.since <= (year or one.since)}
    return led.pop() if len(led) == 1 else ""


def _only(bearers: Iterable[Leader], roles: Collection[str], year: int) -> str:
    """The one of some leaders who held one of the roles in a year or next to it, if there is but one."""
    held = [one for one in bearers if one.role in roles]
    for slack in (1, 0):
        there = {one.name for one in held if year and one.covers(year, slack)}
        if len(there) == 1:
            return there.pop()
    return ""


def roles_in_table(posts: Iterable[Post]) -> set[str]:
    """The roles in the table of leaders that the titles of somebody's offices may mean."""
    return {role for post in posts if not post.former for role in roles_by_title(post.title)}


def of_former(name: Name, posts: Iterable[Post], year: int) -> str:
    """The leader who is meant by an office that he held before: "former Prime Minister Kishida"."""
    found = {
        leader.name
        for post in posts
        if post.former
        for leader in bearers_of(name, post.side)
        if leader.role == post.role and 0 <= year - (leader.until or year) <= _PAST
        if leader.since <= year
    }
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=1)
def _by_key() -> Mapping[tuple[str, str], frozenset[Leader]]:
    """The tables of leaders by state, or body, and key of a name that its holder is called by."""
    result: dict[tuple[str, str], set[Leader]] = {}
    for leader in (*leaders(), *heads()):
        for name in map(name_of, (leader.name, *leader.aliases)):
            for key in keys(name, leader.iso3) | families(name, leader.iso3):
                result.setdefault((leader.iso3, key), set()).add(leader)
    return {key: frozenset(known) for key, known in result.items()}


@lru_cache(maxsize=50_000)
def bearers_of(name: Name, state: str) -> tuple[Leader, ...]:
    """The terms in the table of leaders whose holder may bear a name."""
    if not name.words:
        return ()
    shared = keys(name, state) | families(name, state)
    near = {leader for key in shared for leader in _by_key().get((state, key), ())}
    return tuple(
        leader
        for leader in sorted(near, key=lambda one: (one.since, one.name, one.role))
        if any(_fits(likeness(name, form, state)) for form in _forms(leader, name.single))
    )


def _forms(leader: Leader, single: bool) -> Iterable[Name]:
    """The names that a leader goes by. One word of his, such as "Lee", is a name in full of nobody else's:
    Lee Boon Yang is not Lee Hsien Loong."""
    forms = [name_of(form) for form in (leader.name, *leader.aliases)]
    return (form for form in forms if single or not form.single or form == forms[0])


def _fits(found: Likeness) -> bool:
    return found.score >= MATCH


def meant(bearers: tuple[Leader, ...], name: Name, roles: frozenset[str], year: int) -> str:
    """The leader who is meant, if only one can be."""
    if name.suffix == "jr":  # A junior who holds another office is the leader's son.
        bearers = tuple(one for one in bearers if one.role in roles or _is_junior(one))
    if not bearers:
        return ""
    if name.single or len({one.name for one in bearers}) > 1:
        open_ = UNTOLD in roles or (not name.single and "other" in roles)
        return _only(bearers, {one.role for one in bearers} if open_ else roles, year)
    near = [one for one in bearers if not year or one.covers(year, _NEAR)]
    return near[0].name if near else ""


def _is_junior(leader: Leader) -> bool:
    """Whether a leader is a junior himself: "Joseph R. Biden Jr."."""
    return any(name_of(form).suffix == "jr" for form in (leader.name, *leader.aliases))
