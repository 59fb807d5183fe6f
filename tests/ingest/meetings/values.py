"""Event mentions and meetings by hand: what a stage behind detection is given, without a parse."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ingest.actors.model import Actor, Mention, Office, Organization, Person, State
from ingest.dates.when import When
from ingest.meetings.mention import EventMention, Grammar, Participant, Situated, Trigger, Wording
from ingest.meetings.model import Attendance, Meeting
from ingest.text.sentences import Sentence

NORWAY, KENYA, CROATIA = State("NOR"), State("KEN"), State("HRV")
PRESIDENT = Office("President", "head_of_state")
LUND = Person("Kari Lund", offices=(PRESIDENT,), state="NOR", minister=True)
OTIENO = Person("Daniel Otieno", offices=(PRESIDENT,), state="KEN", minister=True)
BABIC = Person("Ana Babic", offices=(PRESIDENT,), state="HRV", minister=True)
UNION = Organization("african-union", "African Union", "AU")


def day(number: int, precision: Any = "day", month: int = 6) -> When:
    """A day of June 2019, or another month of that year."""
    return When(0, 1, date(2019, month, number), None, precision)


def sentence(number: int, text: str = "They met.") -> Sentence:
    """The sentence of a number: ten tokens each."""
    start = 10 * number
    return Sentence(start, start + 10, 100 * number, text, tuple(text.lower().rstrip(".").split()))


def trigger(number: int, text: str = "met", said: str = "They met.", **grammar: Any) -> Trigger:
    """A trigger in the sentence of a number; a word that ends in "s" or names a meeting is a noun."""
    noun = text.lower() in ("talks", "summit", "meeting", "visit")
    lemma = {"met": "meet", "talks": "talk"}.get(text, text)
    wording = Wording(name=grammar.pop("name", text if noun else ""))
    return Trigger(
        10 * number + 3, text, lemma, "NOUN" if noun else "VERB", "NN" if noun else "VBD",
        sentence(number, said), wording=wording, grammar=Grammar(**grammar),
    )  # fmt: skip


def participant(actor: Actor) -> Participant:
    """Somebody who takes part, by name."""
    kind = "named" if isinstance(actor, Person) else "state"
    return Participant(actor, Mention(0, 1, 0, (actor,), kind))


def participants(actors: Iterable[Actor]) -> tuple[Participant, ...]:
    return tuple(participant(actor) for actor in actors)


def told(
    word: Trigger,
    kind: Any = "talks",
    status: Any = "held",
    first: Iterable[Actor] = (),
    second: Iterable[Actor] = (),
    **more: Any,
) -> Situated:
    """An event mention with its time and place."""
    where = {name: more.pop(name) for name in ("when", "place") if name in more}
    return Situated(
        EventMention(word, kind, status, participants(first), participants(second), **more), **where
    )


def meeting(kind: Any, *actors: Actor, **more: Any) -> Meeting:
    """A meeting of some actors, told by one sentence."""
    here = more.pop("sentence", sentence(0))
    attendance = tuple(Attendance(one, (here,)) for one in participants(actors))
    status = more.pop("status", "held")
    return Meeting(kind, status, attendance=attendance, sentences=(here,), triggers=(trigger(0),), **more)
