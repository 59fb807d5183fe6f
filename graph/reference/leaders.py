"""Who led which state, and when: whose president "President Bush" is, told from his name.

Every reader of the news supplies the state that an article leaves out. The table beside this module,
``graph/reference/leaders.csv``, holds what that takes: heads of state and of government since 1960, of
some states earlier, and, for the states met most, vice presidents, foreign and defence ministers and
national security advisers, of the United States the secretaries of other departments. Those who held a
country's power count as its heads of state, whatever their title (general secretaries of ruling parties,
supreme leaders). A state that is no more stands under the code by which the graph knows it: the Soviet Union
under Russia's, Yugoslavia under Serbia's. ``graph/reference/heads.csv`` has those who head bodies.

The table tells states and persons apart and is evidence of nothing: no office of it alone is a fact of the
graph. It completes what articles leave to their readers: the state, the full name and the office of a leader
who acts in one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal, TypeAlias, cast, get_args

from graph.names import Name, keys, likeness, name_of, shares_given_name
from graph.reference.tables import rows

Role: TypeAlias = Literal[
    "head_of_state",
    "head_of_government",
    "foreign",
    "defence",
    "vice",
    "security",
    "finance",
    "trade",
    "head_of_organization",
    "justice",
    "homeland",
    "energy",
    "agriculture",
    "transport",
    "health",
    "education",
    "interior",
]

ROLES: tuple[Role, ...] = get_args(Role)

#: Who heads another department needs an office beside the name to be meant.
_LESSER: frozenset[Role] = frozenset(
    {"justice", "homeland", "energy", "agriculture", "transport", "health", "education", "interior"}
)

#: Terms that have no end were not over then.
LAST_YEAR = 2025

#: Here a name starts with the family's, and what follows is never used alone.
_FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})

#: Here people go by their own name, the first, beside the last: "Thaksin", "Mahathir", "Meles".
_OWN_NAME_FIRST = frozenset({"ERI", "ETH", "MYS", "THA"})

_GREATER: frozenset[Role] = frozenset({"foreign", "defence", "finance", "trade"})
#: Those whose holders are called "Secretary" for short.
_SECRETARIES = _GREATER | _LESSER - {"justice"}

#: Letters that have no accent to take off.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})

#: Likeness of two names from which on they are one in two spellings.
_ALIKE = 0.9

_REGNAL_NUMBER = re.compile(r"(?<=\w)\s+(?:[IVX]+|[JS]r\.?)$")
_APOSTROPHES = re.compile(r"['’‘ʻʼ`´]")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"al", "el"})


@dataclass(frozen=True, slots=True)
class Leader:
    """One term in one office: years inclusive, ``until`` empty for those in office at the end of 2025.

    ``iso3`` is the state's; of who heads a body it is the body's id.
    """

    iso3: str
    name: str
    role: Role
    since: int
    until: int | None
    aliases: tuple[str, ...] = ()

    def in_office(self, on: date, slack: int = 1) -> bool:
        """Whether the term covers the day's year or one next to it: news runs ahead of and after terms."""
        return self.covers(on.year, slack)

    def covers(self, year: int, slack: int) -> bool:
        """Whether a year is one of the term, or as near to it as ``slack`` says; below 0, as far inside."""
        return self.since - slack <= year and (self.until is None or year <= self.until + slack)


@cache
def leaders() -> tuple[Leader, ...]:
    """All terms of office in the table, by state, role and first year."""
    return tuple(_leader(row, row["iso3"]) for row in rows("leaders"))


@cache
def heads() -> tuple[Leader, ...]:
    """The terms of those who head a body, by its id in place of a state's: secretaries general of the United
    Nations, presidents of the European Commission."""
    return tuple(_leader(row, row["organization"]) for row in rows("heads"))


def _leader(row: Mapping[str, str], side: str) -> Leader:
    return Leader(
        side,
        row["name"],
        cast(Role, row["role"]),
        int(row["since"]),
        int(row["until"]) if row["until"] else None,
        tuple(row["aliases"].split(";")) if row["aliases"] else (),
    )


@cache
def usual_names() -> frozenset[str]:
    """What those in the tables are called as a rule."""
    return frozenset(one.name for one in (*leaders(), *heads()))


def bodies_of(name: str, on: date | None = None) -> set[str]:
    """The bodies, by id, whose head bears a surname or a full name, on a day or ever."""
    bearers = _heads_by_name().get(_folded(name), ())
    return {head.iso3 for head in bearers if on is None or head.in_office(on)}


def state_of(name: str, role: Role | None = None, on: date | None = None) -> str | None:
    """The state (ISO 3166-1 alpha-3) whose leader bears a name, if no other state's can be meant.

    ``name`` is a surname or a full name without title; case, accents, initials and the articles
    "al" and "el" make no difference. ``role`` leaves out those of other offices, ``on`` those who
    were not in office in its year or one next to it. Without it, all years count. None if the
    name is unknown or leaders of several states bear it. With a day or a role, a full name in another
    romanization ("Vladimir Poutine") will do.
    """
    bearers = _by_name().get(_folded(name), ())
    if not bearers and (on or role) and len(name.split()) > 1:
        bearers = _sounding(name)
    states = {
        leader.iso3
        for leader in bearers
        if (leader.role == role if role else leader.role not in _LESSER)
        and (on is None or leader.in_office(on))
    }
    return states.pop() if len(states) == 1 else None


def roles_held(name: str, iso3: str, on: date | None = None, slack: int = 1) -> frozenset[Role]:
    """The roles in which somebody of a name was in office in a state, on a day or ever."""
    bearers = _by_name().get(_folded(name), ())
    return frozenset(b.role for b in bearers if b.iso3 == iso3 and (on is None or b.in_office(on, slack)))


def roles_by_title(title: str) -> frozenset[Role]:
    """The roles in the table that an office's title may mean beside its own role: of a president's deputy,
    and of a bare "Secretary Blinken"."""
    plain = title.lower().replace("-", " ")
    if plain == "secretary":
        return _SECRETARIES
    if "homeland security" in plain:
        return frozenset({"homeland"})
    return frozenset({"vice"}) if "vice president" in plain else frozenset()


def is_another(name: str, surname: str, roles: Collection[str], on: date) -> bool:
    """Whether the leader who is called by a surname on a day cannot bear a full name.

    "President Biden" in 2023 is not "Beau Biden", and may be "Joseph R. Biden".
    """
    led = [
        leader
        for leader in _by_name().get(_folded(surname), ())
        if leader.role in roles and leader.in_office(on)
    ]
    full = name_of(name)
    forms = [name_of(form) for leader in led for form in (leader.name, *leader.aliases)]
    return bool(forms) and not any(shares_given_name(full, form) for form in forms)


@cache
def given_names(iso3: str) -> frozenset[str]:
    """The first words of the names of a state's leaders, in lower case: "fumio", "shinzo"."""
    return frozenset(leader.name.split()[0].lower() for leader in leaders() if leader.iso3 == iso3)


def years_of(name: str) -> set[int]:
    """The years in which a leader of that full name was in office; empty if there was none."""
    return {
        year
        for leader in _by_name().get(_folded(name), ())
        for year in range(leader.since, (leader.until or date.today().year) + 1)
    }


@lru_cache(maxsize=10_000)
def _sounding(text: str) -> tuple[Leader, ...]:
    """The leaders whose full name is another spelling of a name."""
    name = name_of(text)
    near = {leader: None for key in sorted(keys(name, "")) for leader in _by_sound().get(key, ())}
    return tuple(leader for leader in near if _same_name(name, leader))


def _same_name(name: Name, leader: Leader) -> bool:
    found = (likeness(name, name_of(form), leader.iso3) for form in (leader.name, *leader.aliases))
    return any(one.kind in ("same", "spelling", "shorter") and one.score >= _ALIKE for one in found)


@cache
def _by_sound() -> Mapping[str, tuple[Leader, ...]]:
    found: defaultdict[str, dict[Leader, None]] = defaultdict(dict)
    for leader in leaders():
        for form in (leader.name, *leader.aliases):
            if len(form.split()) > 1:
                for key in keys(name_of(form), leader.iso3) | keys(name_of(form), ""):
                    found[key][leader] = None
    return {key: tuple(bearers) for key, bearers in found.items()}


@cache
def _by_name() -> Mapping[str, tuple[Leader, ...]]:
    return _called(leaders())


@cache
def _heads_by_name() -> Mapping[str, tuple[Leader, ...]]:
    return _called(heads())


def _called(terms: Iterable[Leader]) -> Mapping[str, tuple[Leader, ...]]:
    """Terms by what their holders are called in the news."""
    found: defaultdict[str, dict[Leader, None]] = defaultdict(dict)
    for leader in terms:
        for name in (leader.name, *leader.aliases):
            for key in _keys(_folded(name), leader.iso3):
                found[key][leader] = None
    return {name: tuple(bearers) for name, bearers in found.items()}


def _keys(name: str, iso3: str) -> Iterator[str]:
    """What someone of a state is called in the news: the full name and, where surnames come last,
    all its endings, for both "Peña Nieto" and "Nieto" are used."""
    words = name.split()
    yield name
    if iso3 in _FAMILY_NAME_FIRST | _OWN_NAME_FIRST:
        yield words[0]
    if iso3 not in _FAMILY_NAME_FIRST:
        yield from (" ".join(words[start:]) for start in range(1, len(words)))


def _folded(name: str) -> str:
    """Lower-case words without accents, initials, articles, regnal numbers and "Jr."."""
    name = _APOSTROPHES.sub("", _REGNAL_NUMBER.sub("", name.strip()))
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(word for word in words if len(word) > 1 and word not in _ARTICLES)
