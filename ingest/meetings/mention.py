"""Event mentions: what one trigger word tells of a meeting, and who takes part on which side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.actors.model import Actor, Mention, Organization, Person, State, acts_for
from ingest.dates.when import When
from ingest.lexicon.triggers import Status
from ingest.meetings.place import Place
from ingest.text.sentences import Sentence

#: ``conversation``: who speaks in a transcript, by his label; ``calling_off``: an event told before is off.
Kind = Literal["talks", "gathering", "visit", "call", "accompanying", "conversation", "calling_off"]
#: What a text tells at large, by no word that triggers an event of its own.
AT_LARGE: tuple[Kind, ...] = ("conversation", "calling_off")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the phrase of a noun says that triggers an event: "the first two-day summit of the Americas".

    ``name`` is its wording as a name, ``before`` are the words before the noun, in small letters.
    ``determined``: it has an article, a number or an owner; ``owned``: one that is no state ("Labour's
    conference"); ``regional``: a part of the world before the noun; ``of_states``: a state or a people.
    ``preposition`` is the one that the noun is the object of. Of one whose length is told, ``days`` is that
    length, and ``dated`` the day of it that its verb tells: "opened a two-day summit on Saturday".
    """

    name: str = ""
    before: frozenset[str] = frozenset()
    determined: bool = False
    owned: bool = False
    regional: bool = False
    of_states: bool = False
    preposition: str = ""
    days: int | None = None
    dated: Literal["first", "last"] | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the clause of a trigger says of its event.

    ``passive``: the verb is; ``perfect``: it is told with "had"; ``journey``: it is one of a journey, in the
    present ("return to Geneva this week for talks"). ``moved``: to a new day or place; ``ends``:
    the event ends; ``since``: it is only a mark in time; ``remote``: its sentence is of a time that is not
    the report's. ``going_on``: "is visiting", "have gathered"; ``news``: told as news. ``made_by`` are the
    verbs of journeys that are made to attend it, as tokens.
    """

    passive: bool = False
    perfect: bool = False
    journey: bool = False
    moved: bool = False
    ends: bool = False
    since: bool = False
    remote: bool = False
    going_on: bool = False
    news: bool = False
    made_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an event, token ``at``, with all that later stages ask of it and its sentence.

    ``around`` is the text beside it. ``match`` says whether the words are those of sport: a match it is where
    states alone take part, or where these are meant by "the two sides". Equal are those of one token.
    """

    at: int
    text: str = field(compare=False)
    lemma: str = field(compare=False)
    pos: str = field(compare=False)
    tag: str = field(compare=False)
    sentence: Sentence = field(compare=False)
    around: str = field(default="", compare=False, repr=False)
    wording: Wording = field(default=Wording(), compare=False)
    grammar: Grammar = field(default=Grammar(), compare=False)
    match: Literal["states", "anaphors"] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part, and the words that say so."""

    actor: Actor
    mention: Mention

    @property
    def iso3(self) -> str | None:
        """The state that he, she or it acts for, if it is one; who has left office acts for none."""
        side = acts_for(self.actor)
        return side.iso3 if isinstance(side, State) else None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of several events that one trigger tells: "met X on Monday, and again in Nairobi on May 3".

    ``triggers`` are its words, none of the first. ``apart``: they are of the next clause, so that it is no
    occasion of this event: "met X on Monday, and Y on Tuesday said".
    """

    when: When
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text says of when and where an event is, before it is decided what of that holds.

    ``when`` and ``place`` stand in its clause. ``said`` is the day on which a participant spoke of it,
    ``story`` the days of the sentences before, back to the one from which the story goes on. ``beside`` are
    the days beside one of several partners: "meets on Tuesday with X, and on Wednesday with Y".
    ``occasions`` are those of a list, where it tells more than one.
    """

    when: When | None = None
    place: Place | None = None
    said: When | None = None
    story: tuple[When, ...] = ()
    beside: Mapping[Mention, When] = field(default_factory=dict)
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event mention: the trigger, the kind of event, its factuality, its arguments, and its setting.

    ``first`` and ``second`` are the two sides of talks, ``present`` who else was there; of a gathering or a
    visit all who take part are ``first``; of accompanying ``first`` were there beside ``second``.
    ``organizations`` hold a gathering, ``destinations`` are a visit's. ``anaphoric`` is true of what goes
    back to an event told before ("the talks"), ``separate`` where each partner is met on his own. ``beside``
    are the tokens of the phrase "sidelines of the summit" on which the trigger's clause hangs. "Xi met Putin
    in Sochi": ``met``, talks, held, Xi, Putin.
    Sequences of any sort are taken and kept as tuples.
    """

    trigger: Trigger
    kind: Kind
    status: Status
    first: Sequence[Participant] = ()
    second: Sequence[Participant] = ()
    organizations: Sequence[Organization] = ()
    destinations: Sequence[Place] = ()
    anaphoric: bool = False
    separate: bool = False
    beside: Sequence[int] = ()
    present: Sequence[Participant] = ()
    remnants: Sequence[Trigger] = ()
    setting: Setting = Setting()

    def __post_init__(self) -> None:
        for name in ("first", "second", "present", "organizations", "destinations", "beside", "remnants"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def participants(self) -> list[Participant]:
        """Both sides."""
        return [*self.first, *self.second]

    @property
    def triggers(self) -> list[Trigger]:
        """All words by which the event is told."""
        return [self.trigger, *self.remnants]


@dataclass(frozen=True, slots=True)
class Situated:
    """An event mention with its time and place; ``days`` are those of single partners."""

    event: EventMention
    when: When | None = None
    place: Place | None = None
    days: Mapping[Mention, When] = field(default_factory=dict)


def two_states(first: Iterable[Participant], second: Iterable[Participant]) -> bool:
    left = {p.iso3 for p in first if p.iso3}
    return any(p.iso3 and p.iso3 not in left for p in second)


def sides(first: list[Participant], second: list[Participant]) -> tuple[list[Participant], list[Participant]]:
    """Split "the two leaders met" and "A and B met" into two sides; nobody meets himself."""
    known = {p.actor for p in first}
    second = [p for p in second if p.actor not in known]
    one, *others = dict.fromkeys(acts_for(p.actor) for p in first) or [None]
    if not second and len(others) == 1:
        return [p for p in first if acts_for(p.actor) == one], [
            p for p in first if acts_for(p.actor) == others[0]
        ]
    return first, second


def persons(participants: Iterable[Participant]) -> list[Participant]:
    return [p for p in participants if isinstance(p.actor, Person)]


def holders(participants: Iterable[Participant]) -> list[Participant]:
    """Persons, and those of whom only the office is told: "the Danish prime minister"."""
    return [p for p in participants if isinstance(p.actor, Person) or p.mention.kind == "office"]


def travellers(participants: Iterable[Participant]) -> list[Participant]:
    """Who can travel: persons, offices, and who is meant by "he"."""
    return [p for p in participants if isinstance(p.actor, Person) or p.mention.kind in ("office", "anaphor")]


def bodies(participants: list[Participant]) -> list[Organization]:
    return [p.actor for p in participants if isinstance(p.actor, Organization)]


def is_match(trigger: Trigger, mentions: Sequence[Mention]) -> bool:
    """Whether an event is a match: nobody but states by their bare names takes part, nothing is said of a
    purpose, and the words around are those of sport."""
    if trigger.match == "anaphors":  # Who is named in another sentence is meant by one of them.
        here = [mention for mention in mentions if mention.end > trigger.sentence.start]
        if not all(mention.kind == "anaphor" for mention in here):
            return False
        mentions = here or mentions
    bare = all(
        mention.kind in ("state", "anaphor") and all(isinstance(actor, State) for actor in mention.actors)
        for mention in mentions
    )
    return bare and trigger.match is not None
