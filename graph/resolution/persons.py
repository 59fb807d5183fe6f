"""Persons: what articles tell of one, and when two tellings mean the same man or woman.

A *profile* gathers the records that nothing tells apart: one name, one state, and for names that several
may bear (a surname alone, a name that leaders of one state share) one office and one year, or one term in
the table of leaders. Decisions are made between profiles: their number does not grow with that of
articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from graph.model import Edge, Facts, Node, Ref, slug
from graph.names import FAMILY_NAME_FIRST, Likeness, families, keys, likeness, name_of
from graph.resolution.decision import DOUBT, MATCH, UNRELATED, Decision, veto
from graph.resolution.terms import UNTOLD, Post, bearers_of, meant, of_former, roles_in_table, roles_of

#: Roles that many persons of a state hold at a time; every other is one person's, more or less.
_COMMON = frozenset(
    {
        *("other", UNTOLD, "deputy", "assistant", "adviser", "envoy", "ambassador"),
        *("military", "delegation", "royal"),
    }
)

#: Of these, with one surname, a state has seldom two at a time.
_FEW = frozenset({"deputy", "assistant", "adviser", "envoy", "ambassador"})

#: The deputies of ministers, which a minister is not at the same time; a deputy premier may be one.
_LESSER = re.compile(
    r"(?:(?:Acting|First|Interim|Principal|Senior) )*(?:Vice|Deputy|Assistant)(?: \w+)? "
    r"(?:Minister|Secretary) (?:of|for)\b"
)
_BELOW = "@deputy"

#: No career is longer, in years.
_CAREER = 40

# Scores, weighed against MATCH and DOUBT of decision.py. Conventions, not measured: what counts is on which
# side of those two each stands, and in which order people are asked.
#: One term in the table of leaders: surer than any spelling of a name.
_ONE_LEADER = 0.97
#: Just enough: an office in common makes up for a surname that others bear, or for another flag.
_BY_OFFICE = 0.86
#: What an office in common adds to another spelling, and may lift to MATCH; the same letters stay surer.
_SAME_OFFICE, _SPELLED = 0.06, 0.99
#: After so many years a name told otherwise loses so much that none is taken for one person's.
_LONG_AFTER, _FADED = 10, 0.15
#: So many years on a surname alone says nothing: the office may be with a namesake by now.
_PASSED_ON = 3
#: One full name, in one article without a state: enough where the ids that the articles gave agree.
_SAME_ID = 0.9
#: People are asked, about a father and his son a little sooner.
_ASKED, _SON = 0.75, 0.8
#: One name under two flags: people are asked within so many years, and not of what says less.
_DEFECTED, _WITHIN, _NOT_ASKED = 0.72, 5, 0.5


class Sighting(NamedTuple):
    """An office in which an article of a year shows somebody: a role, ``"untold"`` if none is told."""

    role: str
    year: int

    @property
    def text(self) -> str:
        """As it is stored."""
        return f"{self.role} {self.year}"


@lru_cache(maxsize=10_000)
def _sighting(text: str) -> Sighting:
    role, year = text.split()
    return Sighting(role, int(year))


@dataclass(frozen=True, slots=True)
class Person:
    """The record of one article: its local id, and the profile that it belongs to."""

    id: str
    local: str
    name: str
    affiliation: str
    leader: str
    single: bool
    sightings: frozenset[Sighting]


@dataclass(slots=True)
class Profile:
    """Records that nothing tells apart. ``sightings`` counts articles, and so does ``articles``.

    ``leader`` names the holder of the term in the table of leaders who must be meant, if any;
    ``single`` says that others may bear the name too.
    """

    id: str
    local: str
    name: str
    affiliation: str
    leader: str = ""
    single: bool = False
    sightings: dict[str, int] = field(default_factory=dict)
    articles: int = 0

    @property
    def seen(self) -> set[Sighting]:
        """Offices and years."""
        return {_sighting(text) for text in self.sightings}

    def blocks(self) -> set[str]:
        """Keys that profiles of one person share."""
        name = name_of(self.name)
        result = {f"id {self.local}"}
        if self.leader:
            result.add(f"leader {self.affiliation} {self.leader}")
        if not name.words:
            return result
        seen = set(self.sightings)
        if not name.single:
            result |= {f"name {self.affiliation} {key}" for key in keys(name, self.affiliation)}
            result.add(f"name {slug(self.name)}")
            seen = {text for text in seen if not text.startswith("other ")}
            if self.affiliation not in FAMILY_NAME_FIRST:
                seen |= {f"{UNTOLD} {one.year}" for one in self.seen}
        return result | {
            f"surname {self.affiliation} {key} {text}"
            for key in families(name, self.affiliation)
            for text in seen
        }

    def neighbours(self) -> set[str]:
        """Keys under which others that may be the same person stand: its own, and the years around."""
        result = self.blocks()
        for key in [key for key in result if key.startswith("surname ")]:
            start, year = key.rsplit(" ", 1)
            result |= {f"{start} {int(year) + step}" for step in (-1, 1)}
        return result


def counted(known: Profile | None, changes: list[tuple[int, Person]]) -> Profile | None:
    """A profile after some articles more, or fewer, tell of it; nothing if none does any more."""
    one = changes[0][1]
    new = Profile(one.id, one.local, one.name, one.affiliation, one.leader, one.single)
    if known:
        new.sightings, new.articles = dict(known.sightings), known.articles
    for sign, person in changes:
        new.articles += sign
        for seen in person.sightings:
            new.sightings[seen.text] = new.sightings.get(seen.text, 0) + sign
    new.sightings = {text: count for text, count in sorted(new.sightings.items()) if count > 0}
    return new if new.articles > 0 else None


def describe(node: Node, facts: Facts) -> Person:
    """The record of a Minister as an article states it."""
    [article] = facts.of_label("Article")
    return _described(node, article, offices(node.ref, facts))


def describe_all(facts: Facts) -> dict[Ref, Person]:
    """The records of all Ministers as an article states them."""
    [article] = facts.of_label("Article")
    held: dict[Ref, list[Edge]] = {}
    for edge in facts.of_type("REPRESENTS"):
        held.setdefault(edge.source, []).append(edge)
    return {
        node.ref: _described(node, article, _states_first(held.get(node.ref, ())))
        for node in facts.of_label("Minister")
    }


def _described(node: Node, article: Node, edges: list[Edge]) -> Person:
    seen = [edge.properties["first_seen"] for edge in edges if "first_seen" in edge.properties]
    day = article.properties.get("published") or (min(seen, key=str) if seen else None)
    year = day.year if isinstance(day, date) else 0
    name = str(node.properties.get("name", node.ref.key))
    return _person(node.ref.key, name, tuple(map(post_of, edges)), year)


@lru_cache(maxsize=20_000)
def _person(key: str, stated: str, posts: tuple[Post, ...], year: int) -> Person:
    """The record of somebody whom an article of a year tells of so, as many of the same year do."""
    affiliation = posts[0].side if posts else ""
    roles = roles_of(posts)
    name = name_of(_without_rank(stated, posts))
    bearers = bearers_of(name, affiliation)
    leader = meant(bearers, name, frozenset(roles | roles_in_table(posts)), year)
    below = not name.single and affiliation in FAMILY_NAME_FIRST and _is_deputy(posts)
    if below and any(one.since < year and (one.until is None or year < one.until) for one in bearers):
        leader = ""  # Somebody else of that name holds a higher office.
    single = name.single or len({one.name for one in bearers}) > 1
    if single and not leader:
        leader = of_former(name, posts, year)
    folded = " ".join([*name.words, name.suffix]).rstrip()  # What is told apart no further must be one text.
    own = key
    if slug(f"{folded} {affiliation}") != key:
        own += f"~{slug(folded)}~{slug(affiliation)}"
    if single:
        held = sorted(roles - _COMMON - {UNTOLD}) or ["other"]  # ids that judgements are on stay as they are
        own += f"@{slug(leader)}" if leader else f"@{held[0]}-{year}"
    elif below:
        own += _BELOW
    return Person(
        own,
        key,
        folded,
        affiliation,
        leader,
        single and not leader,
        frozenset(Sighting(role, year) for role in roles),
    )


def offices(ref: Ref, facts: Facts) -> list[Edge]:
    """The offices that an article tells of somebody, those for a state first."""
    return _states_first(edge for edge in facts.of_type("REPRESENTS") if edge.source == ref)


def _states_first(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda edge: (edge.target.label != "State", edge.target.key))


def _without_rank(name: str, posts: Iterable[Post]) -> str:
    """A name of one word that stands behind its bearer's rank: of King Gyanendra "Gyanendra"."""
    first, _, rest = name.partition(" ")
    ranked = any(post.title.split()[:1] == [first] for post in posts)
    return rest if ranked and rest and " " not in rest else name


def post_of(edge: Edge) -> Post:
    """An office as an article tells it."""
    told = edge.properties
    title, role = str(told.get("office") or ""), str(told.get("role", "other"))
    return Post(edge.target.key, title, role, bool(told.get("former")))


def _is_deputy(posts: Iterable[Post]) -> bool:
    """Whether an article shows somebody as the deputy of a minister, and in no other office."""
    held = [post.title for post in posts if not post.former]
    return bool(held) and all(_LESSER.match(title) for title in held)


def decide(one: Profile, other: Profile) -> Decision:
    """Whether two profiles mean one person."""
    first, second = name_of(one.name), name_of(other.name)
    if one.leader and other.leader and one.affiliation == other.affiliation:
        if one.leader == other.leader:
            return Decision(_ONE_LEADER, "leader", f"both are {one.leader}, by name, office and year")
        return veto("leader", f"{one.leader} and {other.leader} held different terms")
    gap = _gap(one, other)
    if gap > _CAREER:
        return veto("career", f"{gap} years lie between")
    if one.affiliation != other.affiliation:
        return _turncoat(one, other, gap)
    found = likeness(first, second, one.affiliation)
    by_office = one.single or other.single or found.kind == "surname"
    if not by_office and not found.score:  # Not even a surname that both are called by makes them one.
        return veto("name", f"{one.name} is not {other.name}")
    if one.id.endswith(_BELOW) != other.id.endswith(_BELOW) and _years(one) & _years(other):
        return Decision(DOUBT, "offices", f"one name of {_of(one)}, a deputy and another office in one year")
    offices = _shared(one, other)
    if by_office:
        return _by_office(one, other, found, offices, gap)
    score = found.score
    if offices and found.kind == "spelling":
        score = min(_SPELLED, score + _SAME_OFFICE)
    if "jr" in {first.suffix, second.suffix} and first.suffix != second.suffix and not offices - _COMMON:
        score = min(score, _SON)  # Father and son, perhaps.
    if gap > _LONG_AFTER and found.kind != "same":
        score -= _FADED
    words = {"same": "the same name", "spelling": "another spelling", "shorter": "a shorter form"}[found.kind]
    return Decision(round(score, 3), "name", f"{words} of {_of(one)}{_in(offices)}")


def _by_office(one: Profile, other: Profile, found: Likeness, offices: set[str], gap: int) -> Decision:
    """A name that others bear too: the office must say who is meant, within a year."""
    if found.score < MATCH:
        return UNRELATED
    if gap > _PASSED_ON:
        return veto("surname", f"a surname that others bear, {gap} years apart")
    roles = [{seen.role for seen in profile.seen} for profile in (one, other)]
    # Families with few names have many bearers of each.
    rare = found.kind == "surname" and one.affiliation not in FAMILY_NAME_FIRST
    if gap <= 1 and (offices - _COMMON or (rare and offices & _FEW)):
        return Decision(_BY_OFFICE, "office", f"one surname{_in(offices)} of {_of(one)} within a year")
    if gap == 0 and rare and one.affiliation and {UNTOLD} in roles:
        return Decision(MATCH, "surname", f"one surname of {_of(one)} in one year, once without an office")
    if found.kind == "surname" and all(held - _COMMON for held in roles):
        return veto("office", "one surname, other offices")
    if gap == 0 and found.kind == "surname":
        return Decision(DOUBT, "surname", f"one surname of {_of(one)} in one year")
    score = _ASKED if found.kind != "surname" else _NOT_ASKED
    return Decision(score, "surname", f"one surname of {_of(one)}")


def _turncoat(one: Profile, other: Profile, gap: int) -> Decision:
    """One name under two flags: somebody who changed them, or an article misread."""
    if slug(one.name) != slug(other.name) or one.single or other.single:
        return UNRELATED
    if not one.affiliation or not other.affiliation:
        score = _SAME_ID if one.local == other.local else _ASKED
        return Decision(score, "flags", f"one full name, once for {_of(one)}, once for {_of(other)}")
    offices = _shared(one, other) - _COMMON
    bodies = sum(not (key.isupper() and len(key) == 3) for key in (one.affiliation, other.affiliation))
    between = f"{_of(one)} and {_of(other)}"
    if offices and gap <= 1:
        return Decision(_BY_OFFICE, "flags", f"one full name and office for {between}")
    if bodies and gap <= _LONG_AFTER:  # Who serves a body comes from a state, and goes back to one.
        return Decision(_BY_OFFICE, "flags", f"one full name for {between}")
    return Decision(_DEFECTED if gap <= _WITHIN else _NOT_ASKED, "flags", f"one full name for {between}")


def _shared(one: Profile, other: Profile) -> set[str]:
    """Offices in which both are seen within a year."""
    theirs: dict[str, set[int]] = {}
    for seen in other.seen:
        theirs.setdefault(seen.role, set()).update((seen.year - 1, seen.year, seen.year + 1))
    silent = ("other", UNTOLD)
    return {
        seen.role for seen in one.seen if seen.role not in silent and seen.year in theirs.get(seen.role, ())
    }


def _gap(one: Profile, other: Profile) -> int:
    """Years between two profiles' sightings, 0 if one of them is undated."""
    mine = [seen.year for seen in one.seen if seen.year]
    theirs = [seen.year for seen in other.seen if seen.year]
    if not mine or not theirs:
        return 0
    return max(0, min(theirs) - max(mine), min(mine) - max(theirs))


def _years(profile: Profile) -> set[int]:
    return {seen.year for seen in profile.seen}


def _of(profile: Profile) -> str:
    return profile.affiliation or "nobody"


def _in(offices: set[str]) -> str:
    return f", both {' and '.join(sorted(offices))}" if offices else ""
