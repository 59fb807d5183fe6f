"""What a meeting is called, without place and day, by one rule of style.

A gathering bears the proper name that the text gives it ("Conference on Disarmament"), else that of the body
that holds it with its level ("SCO defence ministers' meeting"), else those of its states. Talks are called
after the two who talked, a visit after the visitor. The order in which the text names them never matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from graph.names import FAMILY_NAME_FIRST
from graph.reference.tables import state_in_compound, state_in_prose
from graph.statements.meeting_names import listed
from ingest.actors.model import LEADERS, Actor, Organization, Person, State, retired
from ingest.lexicon.words import word_sets
from ingest.meetings.model import Meeting, by_side, states_of

_WORDS = word_sets("meetings", "titles")
_PLAIN = _WORDS["plain"]
_SUFFIXES = _WORDS["suffixes"]
_PARTICLES = _WORDS["particles"]
_EVENT, _JOINING = _WORDS["event"], _WORDS["joining"]
_DESCRIBING, _NUMBER = _WORDS["describing"], _WORDS["number"]

#: Whose meeting it was, by its wording or by the offices of all who were there.
_LEVELS = (
    ("foreign ministers'", re.compile(r"foreign[ -]minist(?!ry)|foreign secretar"), "foreign"),
    ("defence ministers'", re.compile(r"defen[cs]e[ -](?:minist(?!ry)|chief)"), "defence"),
    ("finance ministers'", re.compile(r"finance[ -]minist(?!ry)"), "finance"),
    ("trade ministers'", re.compile(r"trade[ -]minist(?!ry)"), "trade"),
    ("interior ministers'", re.compile(r"interior[ -]minist(?!ry)"), "interior"),
    ("energy ministers'", re.compile(r"(?:energy|oil)[ -]minist(?!ry)"), "energy"),
    ("senior officials'", re.compile(r"senior officials"), ""),
    ("ministers'", re.compile(r"\bminist(?:ers|erial)\b"), ""),
)


def title(meeting: Meeting) -> str:
    """What a meeting is called: "Biden–Kishida talks", "Trump's visit to China", "G7 summit"."""
    if meeting.kind == "visit":
        return _visit(meeting)
    if meeting.kind == "call":
        sides = _two(meeting)
        return f"Call {sides}" if sides else f"Call of {listed(_sides(meeting))}"
    if meeting.kind == "bilateral" and (sides := _two(meeting)):
        return f"{sides} {_level(meeting)}{'summit' if _is_summit(meeting) else 'talks'}".replace("  ", " ")
    return _gathering(meeting)


# ----------------------------------------------------------------------------------------- gatherings


def _gathering(meeting: Meeting) -> str:
    proper = proper_name(meeting.name)
    if proper:
        return proper
    bodies = sorted({o.acronym or o.name for o in meeting.organizations})
    noun = f"{_level(meeting)}{_noun(meeting)}"
    if bodies:
        return f"{'–'.join(bodies[:2])} {noun}"
    sides = _sides(meeting)
    if len(sides) == 2 and len(states_of(meeting)) == 2:
        return f"{'–'.join(sorted(state_in_compound(iso3) for iso3 in states_of(meeting)))} {noun}"
    noun = noun if sides else _description(meeting.name) or noun
    noun = noun[0].upper() + noun[1:]
    if len(sides) > 1:
        return f"{noun} of {listed(sides)}"
    if sides:
        return f"{noun} with {sides[0]}"
    return noun if noun != "Meeting" else "International meeting"


def proper_name(wording: str) -> str:
    """The proper name in the wording of a gathering, "" if it only describes one.

    "last year's G7 Summit" has "G7 Summit", "the 13th SAARC Summit" all of it, "Second summit" none.
    """
    words = [word for word in re.sub(r"[\"“”]", "", wording).split() if word]
    at = next((i for i, word in enumerate(words) if _bare(word) in _EVENT), None)
    if at is None or (words[at].islower() and not _is_named(words[:at])):
        return ""
    start = at
    while start and (_is_proper(words[start - 1]) or (_bare(words[start - 1]) in _JOINING and start > 1)):
        start -= 1
    while start < at and (
        (words[start].isalpha() and words[start].islower()) or _bare(words[start]) in _DESCRIBING
    ):
        start += 1
    end = at + 1
    while end < len(words) and (_is_proper(words[end]) or _bare(words[end]) in _JOINING - {"in"}):
        end += 1
    while end > at + 1 and _bare(words[end - 1]) in _JOINING:
        end -= 1
    named = [word for word in words[start:end] if _bare(word) not in _JOINING | _EVENT | _NUMBER]
    if not any(_is_proper(word) and not word[0].isdigit() for word in named):
        return ""
    kept = words[start:end]
    if end == at + 1 and _bare(words[at]) in _PLAIN and at > start:
        kept[-1] = kept[-1].lower() if _is_initials(kept[-2]) else kept[-1]
    return " ".join(kept).strip(" ,;:.-–")


def _description(wording: str) -> str:
    """What a wording says of a gathering beside when it is: "peace conference on Laos"."""
    words = wording.split()
    while words and (_bare(words[0]) in _DESCRIBING | _NUMBER or re.search(r"['’]s?$|-day$", words[0])):
        words = words[1:]
    while words and _bare(words[-1]) in _JOINING:
        words = words[:-1]
    return " ".join(words)


def _is_named(before: Sequence[str]) -> bool:
    """Whether the words before a plain "summit" make a name of it: "G7", "EU-China", "East Asia"."""
    if not before or not _is_proper(before[-1]):
        return False
    both = re.fullmatch(r"[A-Z][\w.]*[-–][A-Z][\w.]*", before[-1]) is not None
    return _is_initials(before[-1]) or both or (len(before) > 1 and _is_proper(before[-2]))


def _is_proper(word: str) -> bool:
    """Whether a word may be part of a proper name: a capital or a number, and no owner ("China's")."""
    plain = word.strip("(),;:.")
    return plain[:1].isupper() or bool(re.fullmatch(r"\d+(st|nd|rd|th)|[A-Z0-9+-]+", plain))


def _is_initials(word: str) -> bool:
    plain = word.strip("(),;:.")
    return (len(plain) > 1 and plain.isupper()) or bool(re.fullmatch(r"[GD]-?\d+", plain))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.strip("(),;:.").lower())


def _noun(meeting: Meeting) -> str:
    """The kind of gathering: "summit", "conference", "talks"."""
    words = [_bare(word) for word in meeting.name.split()]
    found = next((word for word in words if word in _EVENT and word != "meeting"), "meeting")
    return "meeting" if found == "summit" and _level(meeting) else found


def _level(meeting: Meeting) -> str:
    """Whose meeting it was, before its noun: "foreign ministers' ", or "" of leaders and mixed company."""
    text = meeting.name.lower()
    stated = next((level for level, pattern, _ in _LEVELS if pattern.search(text)), "")
    if not stated:
        people = [a.participant.actor for a in meeting.attendance if isinstance(a.participant.actor, Person)]
        shared: set[str] = (
            set.intersection(*({o.role for o in p.offices} for p in people)) if people else set()
        )
        wide = len({p.state for p in people}) > 1
        stated = next((level for level, _, role in _LEVELS if wide and role in shared), "")
    return f"{stated} " if stated else ""


# -------------------------------------------------------------------------------------- talks and visits


def _is_summit(meeting: Meeting) -> bool:
    return "summit" in meeting.name.lower()


def _two(meeting: Meeting) -> str:
    """The two sides of talks, in the order of the alphabet, or "" if there are not two: their leaders'
    surnames, where each side has one person who stands for it, else the states or bodies."""
    sides = by_side(a.participant for a in meeting.attendance)
    if len(sides) != 2:
        return ""
    leading = [
        _leading([p.actor for p in members if isinstance(p.actor, Person)]) for members in sides.values()
    ]
    if all(leading):
        return "–".join(sorted(surname(person) for person in leading if person is not None))
    return "–".join(sorted(_side_name(side, state_in_compound) for side in sides))


def _leading(people: Sequence[Person]) -> Person | None:
    """The one person of a side, or the only one of several who leads his state."""
    if len(people) == 1:
        return people[0]
    heads = [p for p in people if any(o.role in LEADERS and not o.former for o in p.offices)]
    return heads[0] if len(heads) == 1 else None


def _sides(meeting: Meeting) -> list[str]:
    """All who take part, by state or body, in the order of the alphabet."""
    return sorted(
        _side_name(side, state_in_prose) for side in by_side(a.participant for a in meeting.attendance)
    )


def _side_name(side: Actor, of_state: Callable[[str], str]) -> str:
    if isinstance(side, State):
        return of_state(side.iso3)
    return (side.acronym or side.name) if isinstance(side, Organization) else surname(side)


def _visit(meeting: Meeting) -> str:
    place = meeting.place
    where = f"to {state_in_prose(place.iso3)}" if place is not None and place.iso3 else "abroad"
    where = f"to {place.city}" if place is not None and place.city and not place.iso3 else where
    people = [a.participant.actor for a in meeting.attendance if isinstance(a.participant.actor, Person)]
    leading = _leading(people)
    if leading is not None:
        return f"{_possessive(surname(leading))} visit {where}"
    if people:
        return f"Visit of {listed(sorted({surname(person) for person in people}))} {where}"
    bodies = _sides(meeting)
    return f"Visit from {listed(bodies)} {where}" if bodies else f"Visit {where}"


def surname(person: Person) -> str:
    """A person's family name: "Xi" of Xi Jinping, "bin Salman" of Mohammed bin Salman."""
    words = [w for w in person.name.replace(",", " ").split() if _bare(w) not in _SUFFIXES]
    if len(words) < 2:
        return person.name
    if person.state in FAMILY_NAME_FIRST - {"SGP"} and not retired(person):
        return words[0] if person.state != "HKG" else words[-1]
    start = len(words) - 1
    while start > 1 and _bare(words[start - 1]) in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
