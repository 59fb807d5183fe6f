"""Who acts in an article: persons in office, states and organizations, and the words that mean them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

#: Roles of those who lead a state.
LEADERS = frozenset({"head_of_state", "head_of_government"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office as stated, in its standard form.

    ``title`` is "Minister of Defense", ``role`` one of ``head_of_state``, ``head_of_government``,
    ``foreign``, ``defence``, … ``other``; ``former`` marks an office that the article calls past.
    """

    title: str
    role: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A state, by ISO 3166-1 alpha-3 code."""

    iso3: str


@dataclass(frozen=True, slots=True)
class Organization:
    """An intergovernmental body. ``id`` is the slug of its full English name, and tells it from others."""

    id: str
    name: str = field(compare=False)
    acronym: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A named person, one object for each person of an article, however often he is mentioned.

    ``name`` is the longest form in the text, ``aliases`` are the others. ``state`` and ``organization`` say
    for whom he acts.
    ``minister`` holds of those who act for a state or an intergovernmental organization (see
    ONTOLOGY: Minister), and is false of spokespersons, legislators, scholars, journalists.
    ``introductions`` are the token spans (start, end) in which an office and the name stand together.
    ``callings`` are titles of no state's office: "Governor of Osaka".
    """

    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    state: str | None = None
    organization: Organization | None = None
    minister: bool = False
    introductions: tuple[tuple[int, int], ...] = ()
    callings: tuple[str, ...] = ()


def retired(person: Person) -> bool:
    """Whether a person is named by offices that he has left only."""
    return bool(person.offices) and all(office.former for office in person.offices)


Actor: TypeAlias = Person | State | Organization


def side_of(person: Person) -> State | Organization | None:
    """The state or the body of a person's offices, held or left: "former president Carter" is the United
    States'. For whom he acts now says :func:`acts_for`."""
    return State(person.state) if person.state else person.organization


def acts_for(actor: Actor) -> Actor | None:
    """For whom an actor acts: the one answer that all stages ask for.

    "Foreign Minister Lavrov" acts for Russia, "NATO's Stoltenberg" for NATO; a state and an organization act
    for themselves, and so does a former office-holder ("former president Carter"). Of whom the text tells
    neither state nor organization it is unknown; a tycoon acts for no state, whatever his passport.
    """
    if not isinstance(actor, Person) or retired(actor):
        return actor
    return side_of(actor) if actor.minister or actor.offices else None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean one actor or several.

    ``start`` and ``end`` are token offsets of the whole phrase, office and appositions included;
    ``head`` is the token by which syntax knows the phrase. ``actors`` are those who are meant:
    "the two ministers" means two persons, "the delegation chiefs of Kazakhstan and Russia" two
    states. ``kind`` tells how: ``named`` (a name or an office with a name), ``office`` (an unnamed
    office-holder or delegation of a state: "the Russian defence minister", "Kazakh officials"),
    ``state`` (a state or its capital that acts), ``organization``, ``anaphor`` (pronouns, "the two
    leaders", "both sides", "the Chinese general"). ``place`` is true where a state's or a city's
    name is a place ("in Moscow", "to China"), not an actor.
    """

    start: int
    end: int
    head: int
    actors: tuple[Actor, ...]
    kind: str
    place: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """Everyone who acts in one article, and every mention of them, in the order of the text.

    Mentions don't overlap: an adjective inside "Chinese Defense Minister Chang Wanquan" is part of
    that mention. A coordination ("A and B") is two mentions. Sequences of any sort are taken and kept as
    tuples.
    """

    persons: Sequence[Person] = ()
    mentions: Sequence[Mention] = ()
    _by_token: dict[int, Mention] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "persons", tuple(self.persons))
        object.__setattr__(self, "mentions", tuple(self.mentions))
        for mention in self.mentions:
            for token in range(mention.start, mention.end):
                self._by_token.setdefault(token, mention)

    def at(self, token: int) -> Mention | None:
        """The mention that covers a token, if any."""
        return self._by_token.get(token)
