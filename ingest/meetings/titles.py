"""What a meeting is called, without place and day, by one rule of style.

A gathering bears the proper name that the text gives it ("Conference on Disarmament"), else that of the body
that holds it with its level ("SCO defence ministers' meeting"), else those of its states. Talks are called
after the two who talked, a visit after the visitor. The order in which the text names them never matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from graph.reference.tables import memberships, organization_in_prose, state_in_compound, state_in_prose
from graph.statements.meeting_names import listed
from ingest.actors.model import LEADERS, Actor, Organization, Person, State
from ingest.lexicon.words import word_sets
from ingest.meetings.model import Meeting, by_side, states_of
from ingest.meetings.surnames import possessive, surname

_WORDS = word_sets("meetings", "titles")
_JOURNEYS = _WORDS["journeys"]
_PLAIN = _WORDS["plain"]
_EVENT, _JOINING = _WORDS["event"], _WORDS["joining"]
_DESCRIBING, _NUMBER = _WORDS["describing"], _WORDS["number"]
_BODIES, _CLUBS = _WORDS["bodies"], _WORDS["clubs"]
#: A description of more words tells of other things as well.
_LONGEST = 6

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


#: What tells a day, and is no part of a name: "Nov.", "15-16".
_DATED = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?$|\d{1,2}(?:[-–]\d{1,2})?,?$"
)


def title(meeting: Meeting) -> str:
    """What a meeting is called: "Biden–Kishida talks", "Trump's visit to China", "G7 summit"."""
    called = _called(meeting)
    return called[0].upper() + called[1:]


def _called(meeting: Meeting) -> str:
    if meeting.kind == "visit":
        return _visit(meeting)
    club = _club(meeting)
    if meeting.kind == "call":
        sides = _two(meeting)
        if club:
            return f"{club} call"
        return f"Call {sides}" if sides else f"Call of {listed(_sides(meeting))}"
    if meeting.kind == "bilateral" and not club and (sides := _two(meeting)):
        level = _level(meeting)
        return f"{sides} {level}{'summit' if _is_summit(meeting) and not level else 'talks'}"
    return _gathering(meeting)


# ----------------------------------------------------------------------------------------- gatherings


def _gathering(meeting: Meeting) -> str:
    proper = proper_name(meeting.name)
    if proper:
        return proper
    club = _club(meeting)
    bodies = [club] if club else sorted({o.acronym or o.name for o in meeting.organizations})
    noun = f"{_level(meeting)}{_noun(meeting)}"
    if body := body_named(meeting.name):
        return f"{body} {noun}"
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
    return noun if noun.lower() not in _EVENT else f"International {noun.lower()}"


def proper_name(wording: str) -> str:
    """The proper name in the wording of a gathering, "" if it only describes one.

    "last year's G7 Summit" has "G7 Summit", "the 13th SAARC Summit" all of it, "Second summit" none.
    """
    words = _words(wording)
    at = next((i for i, word in enumerate(words) if _bare(word) in _EVENT), None)
    if at is None or (words[at].islower() and not _is_named(words[:at])):
        return ""
    start = at
    while start and (_is_proper(words[start - 1]) or (_bare(words[start - 1]) in _JOINING and start > 1)):
        start -= 1
    while start < at and (
        (words[start].isalpha() and words[start].islower())
        or _bare(words[start]) in _DESCRIBING
        or _DATED.match(words[start])
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


def body_named(wording: str) -> str:
    """The body whose meeting a wording tells of, by its proper name: "Trade and Technology Council".

    "meeting of the Joint Defence Committee (JDC)" has "Joint Defence Committee", "meeting of a council" none.
    """
    words = _words(wording)
    at = next((i for i, word in enumerate(words) if _bare(word) in _BODIES and _is_proper(word)), None)
    if at is None:
        return ""
    start = at
    while start and (_is_proper(words[start - 1]) or (_bare(words[start - 1]) in {"and", "on", "for"})):
        start -= 1
    while start < at and (words[start].islower() or _bare(words[start]) in _DESCRIBING | _NUMBER):
        start += 1
    end = at + 1
    if words[at + 1 : at + 2] == ["of"] and len(words) > at + 2 and _is_proper(words[at + 2]):
        end = at + 3  # "Board of Governors"
    name = " ".join(words[start:end]).strip(" ,;:.-–")
    return re.sub(r"^([A-Z]{2,})['’]s ", r"\1 ", name) if start < at else ""


def _words(wording: str) -> list[str]:
    return re.sub(r"[\"“”]", "", wording).split()


def _description(wording: str) -> str:
    """What a wording says of a gathering beside when it is: "peace conference on Laos"."""
    words = _words(wording)
    while words and (_bare(words[0]) in _DESCRIBING | _NUMBER or re.search(r"['’]s?$|-day$", words[0])):
        words = words[1:]
    while words and (_bare(words[-1]) in _JOINING or _DATED.match(words[-1])):
        words = words[:-1]  # "summit on December 15-16"
    return " ".join(words) if len(words) <= _LONGEST else ""


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
    words = [_bare(word) for word in _words(meeting.name)]
    words = [word.removesuffix("s") if word.removesuffix("s") in _EVENT else word for word in words]
    found = next((word for word in words if word in _EVENT and word != "meeting"), "meeting")
    if found == "meeting" and meeting.organizations and _is_of_leaders(meeting):
        return "summit"
    return "meeting" if found == "summit" and _level(meeting) else found


def _is_of_leaders(meeting: Meeting) -> bool:
    """Whether those who are named lead their states, and are of several."""
    people = [a.participant.actor for a in meeting.attendance if isinstance(a.participant.actor, Person)]
    leading = [p for p in people if any(o.role in LEADERS and not o.former for o in p.offices)]
    return len(leading) == len(people) and len({p.state for p in people}) > 2


def _club(meeting: Meeting) -> str:
    """The club of states at whose own meeting one side is the club and the others are its members."""
    sides = by_side(a.participant for a in meeting.attendance)
    bodies = [side for side in sides if isinstance(side, Organization)]
    if len(bodies) != 1 or bodies[0].acronym not in _CLUBS:
        return ""
    members = {one.state for one in memberships() if one.organization == bodies[0].id}
    return bodies[0].acronym if {s.iso3 for s in sides if isinstance(s, State)} <= members else ""


def _level(meeting: Meeting) -> str:
    """Whose meeting it was, before its noun: "foreign ministers' ", or "" of leaders and mixed company."""
    text = meeting.name.lower()
    stated = next((level for level, pattern, _ in _LEVELS if pattern.search(text)), "")
    stated = stated or _level_told(meeting)
    if not stated:
        there = [a.participant.actor for a in meeting.attendance]
        people = _who_talked(meeting) or tuple(one for one in there if isinstance(one, Person))
        shared: set[str] = (
            set.intersection(*({o.role for o in p.offices} for p in people)) if people else set()
        )
        wide = len({p.state for p in people}) > 1
        stated = next((level for level, _, role in _LEVELS if wide and role in shared), "")
    return f"{stated} " if stated else ""


def _level_told(meeting: Meeting) -> str:
    """Whose ministers a body's gathering is said to be: "EU finance ministers, meeting in Brussels"."""
    forms = {form for body in meeting.organizations for form in (body.acronym, body.name) if form}
    if meeting.kind != "multilateral" or not forms or not meeting.sentences:
        return ""
    of_body = rf"\b(?:{'|'.join(sorted(map(re.escape, forms)))})(?:['’]s)? (?:[\w-]+ )?ministers\b"
    found = re.search(of_body, " ".join(meeting.sentences[0].text.split()))
    told = found.group().lower() if found else ""
    return next((level for level, pattern, _ in _LEVELS if told and pattern.search(told)), "")


# -------------------------------------------------------------------------------------- talks and visits


def _is_summit(meeting: Meeting) -> bool:
    return "summit" in meeting.name.lower()


def _two(meeting: Meeting) -> str:
    """The two sides of talks, in the order of the alphabet, or "" if there are not two: their leaders'
    surnames, where each side has one person who stands for it, else the states or bodies."""
    if two := _who_talked(meeting):
        return "–".join(sorted(map(surname, two), key=str.casefold))
    sides = by_side(a.participant for a in meeting.attendance)
    if len(sides) != 2:
        return ""
    leading = [
        _leading([p.actor for p in members if isinstance(p.actor, Person)]) for members in sides.values()
    ]
    if all(leading):
        names = [surname(person) for person in leading if person is not None]
        return "–".join(sorted(names, key=str.casefold))
    return "–".join(sorted(_side_name(side, state_in_compound) for side in sides))


def _who_talked(meeting: Meeting) -> tuple[Person, ...]:
    """The two persons of talks, where the text tells of two alone that they talked."""
    pairs = [
        (one.first, one.second)
        for one in meeting.pairs
        if isinstance(one.first, Person) and isinstance(one.second, Person)
    ]
    return pairs[0] if len(pairs) == 1 else ()


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
    if isinstance(side, Person):
        return surname(side)
    called = side.acronym or side.name
    return organization_in_prose(called) if of_state is state_in_prose else called


def _visit(meeting: Meeting) -> str:
    place = meeting.place
    region = _region(meeting)
    where = f"to {region}" if region else "abroad"
    where = f"to {state_in_prose(place.iso3)}" if place is not None and place.iso3 else where
    where = f"to {place.city}" if place is not None and place.city and not place.iso3 else where
    people = [a.participant.actor for a in meeting.attendance if isinstance(a.participant.actor, Person)]
    leading = _leading(people)
    if leading is not None:
        return f"{possessive(surname(leading))} visit {where}"
    if people:
        return f"Visit of {listed(sorted({surname(person) for person in people}))} {where}"
    bodies = _sides(meeting)
    return f"Visit from {listed(bodies)} {where}" if bodies else f"Visit {where}"


def _region(meeting: Meeting) -> str:
    """The region that a journey goes to, by the first sentence that tells: "toured Asia", "an Asian trip"."""
    for sentence in meeting.sentences:
        text = " ".join(sentence.text.split())
        for region, patterns in _regions().items():
            if any(pattern.search(text) for pattern in patterns):
                return region
    return ""


@cache
def _regions() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Regions, with what tells of a journey there."""
    journey = rf"(?:{'|'.join(sorted(_JOURNEYS))})"
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for row in sorted(_WORDS["regions"]):
        region, noun, adjective = row.split(";")
        there = re.compile(rf"\b{journey}\b\W+(?:[\w-]+\W+){{0,3}}?{noun}\b(?! [A-Z])")
        of_it = re.compile(rf"\b{adjective}\W+(?:[\w-]+\W+)?{journey}\b")
        found[region] = (there, of_it)
    return found
