"""What a meeting is called, without place and day, by one rule of style.

A gathering bears the proper name that the text gives it ("Conference on Disarmament"), else that of the body
that holds it with its level ("SCO defence ministers' meeting"), else those of its states. Talks are called
after the two who talked, a visit after the visitor. The order in which the text names them never matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from graph.reference.tables import (
    Membership,
    members,
    memberships,
    organization_in_prose,
    state_in_compound,
    state_in_prose,
)
from graph.statements.meeting_names import listed
from ingest.actors.model import LEADERS, Actor, Organization, Person, State, side_of
from ingest.lexicon.words import word_sets
from ingest.meetings.event_names import (
    CLUBS,
    EVENT,
    bare,
    bodies_in,
    body_named,
    description,
    hosted,
    is_generic,
    is_of_series,
    names_in,
    proper_name,
    words_of,
)
from ingest.meetings.mention import Participant
from ingest.meetings.model import Meeting, by_side, head, states_of
from ingest.meetings.surnames import possessive, surname

_WORDS = word_sets("meetings", "titles")
_JOURNEYS = _WORDS["journeys"]
_INSTITUTED = _WORDS["instituted"]
_INKING, _EXCHANGING, _EXCHANGED = _WORDS["inking"], _WORDS["exchanging"], _WORDS["exchanged"]
#: A body of more states is the world's: with it they meet, and not in it.
_WORLDWIDE = 100
#: Of a state's visitors without a leader so many are named.
_DELEGATION = 2

#: Talks that are known by how many sit there: "the six-party talks".
_TABLE = re.compile(r"(?i)\b((?:four|five|six|seven)-party talks)\b")

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
    called = _called(meeting)
    return called[0].upper() + called[1:]


def _called(meeting: Meeting) -> str:
    if meeting.kind == "visit":
        return _visit(meeting)
    club = _club(meeting)
    if meeting.kind == "call":
        if club:
            return f"{club} call"
        sides = _two(meeting) or _with_body(meeting)
        return f"Call {sides}" if sides else f"Call of {listed(_sides(meeting))}"
    if meeting.kind == "bilateral" and (named := _hosted(meeting) or _instituted(meeting)):
        return named
    if meeting.kind == "bilateral" and not club and (sides := _two(meeting)):
        level = _level(meeting)
        if _is_signing(meeting):
            return f"{sides} signing"
        return f"{sides} {level}{'summit' if _is_summit(meeting) and not level else 'talks'}"
    return _gathering(meeting, club)


def _hosted(meeting: Meeting) -> str:
    """The gathering that two states are told to host together, and that those who come make one of many."""
    if not meeting.triggers:
        return ""
    first = head(meeting)
    return hosted(first.around) if first.lemma.lower().endswith("host") else ""


def _instituted(meeting: Meeting) -> str:
    """The name of the dialogue, the forum or the commission of two: "Trade and Technology Dialogue"."""
    if not meeting.triggers or head(meeting).lemma.lower() not in _INSTITUTED:
        return ""
    return proper_name(head(meeting).wording.name)


# ----------------------------------------------------------------------------------------- gatherings


def _gathering(meeting: Meeting, club: str) -> str:
    bodies = [club] if club else sorted({o.acronym or o.name for o in meeting.organizations})
    if proper := proper_name(meeting.name):
        # "the Rio Summit" of a body that the text has named before
        short = len(proper.split()) < 3 and len(bodies) == 1 and not bodies_in(proper)
        return f"{bodies[0]} {proper}" if short else proper
    noun = f"{_level(meeting)}{_noun(meeting)}"
    if told := _told_elsewhere(meeting, noun, bodies):
        return told
    if table := _TABLE.search(meeting.name):
        return table[1]
    sides = _sides(meeting)
    if body := body_named(meeting.name):
        owners = _in_compound(meeting) if len(sides) == 2 else bodies
        return f"{'–'.join(owners[:2])} {body} {noun}".strip() if is_generic(body) else f"{body} {noun}"
    if bodies == ["UN"] and noun == "assembly":
        return "UN General Assembly"
    if bodies and (meeting.kind != "bilateral" or len(sides) < 3):
        return f"{'–'.join(bodies[:2])} {noun}"
    if len(sides) == 2 and len(states_of(meeting)) == 2:
        return f"{'–'.join(_in_compound(meeting))} {noun}"
    if len(sides) > 1:
        return f"{noun} of {listed(sides)}"
    # One side alone says little of a gathering: "peace conference on Laos", "Nairobi summit".
    if described := description(meeting.name):
        return described
    city = meeting.place.city if meeting.place is not None else None
    return f"{city or 'International'} {noun}"


def _told_elsewhere(meeting: Meeting, noun: str, bodies: Sequence[str]) -> str:
    """The one proper name that the sentences on a summit or a conference give it, where its own words only
    describe it: "Sahel-Norway summit" of "a two-day summit", "13th SAARC summit" of "the summit of SAARC"."""
    if noun == "meeting" or noun not in EVENT or not meeting.name:
        return ""
    told = {name for one in meeting.sentences for name in names_in(" ".join(one.text.split()))}
    told = {name for name in told if bare(name.split()[-1]) == noun and bodies_in(name) == {*bodies[:1]}}
    return told.pop() if len(told) == 1 else ""


def _noun(meeting: Meeting) -> str:
    """The kind of gathering: "summit", "conference", "talks"."""
    said = [bare(word) for word in words_of(meeting.name)]
    said = [word.removesuffix("s") if word.removesuffix("s") in EVENT else word for word in said]
    found = next((word for word in said if word in EVENT and word != "meeting"), "meeting")
    if not said and _is_signing(meeting):
        return "signing"
    if found == "meeting" and meeting.organizations and _is_of_leaders(meeting):
        return "summit"
    return "meeting" if found == "summit" and _level(meeting) else found


def _is_of_leaders(meeting: Meeting) -> bool:
    """Whether those who are named lead their states, and are of several."""
    people = [a.participant.actor for a in meeting.attendance if isinstance(a.participant.actor, Person)]
    return _are_leaders(people) and len({p.state for p in people}) > 2


def _are_leaders(people: Sequence[Person]) -> bool:
    """Whether all of some lead their states."""
    leading = [p for p in people if any(o.role in LEADERS and not o.former for o in p.offices)]
    return bool(people) and len(leading) == len(people)


def _club(meeting: Meeting) -> str:
    """The body at whose own meeting one side is the body and the others are its members. One with a seat
    and staff talks with a member of its own as well: its gathering has to be told as one."""
    sides = by_side(a.participant for a in meeting.attendance)
    bodies = [side for side in sides if isinstance(side, Organization)]
    if len(bodies) != 1:
        return ""
    body = bodies[0]
    belong = {one.state for one in memberships() if one.organization == body.id and _is_member(one, meeting)}
    # "met his counterparts from NATO allies A and B" tells of no gathering of NATO
    told = bool(meeting.name or meeting.organizations)
    gathers = told and meeting.kind == "multilateral" and (len(belong) < _WORLDWIDE or len(sides) == 1)
    if body.acronym not in CLUBS and not gathers:
        return ""
    return (body.acronym or body.name) if {s.iso3 for s in sides if isinstance(s, State)} <= belong else ""


def _is_member(one: Membership, meeting: Meeting) -> bool:
    """Whether a state was a member on a meeting's day; where that is not known, whether it is one today."""
    if meeting.when is None:
        return one.until is None
    first, last = meeting.when.date.isoformat(), meeting.when.last_day.isoformat()
    # Dates of membership are as precise as they are known: "2011-07" comes before "2011-07-01".
    return one.since <= last and (one.until is None or first[: len(one.until)] <= one.until)


def _level(meeting: Meeting) -> str:
    """Whose meeting it was, before its noun: "foreign ministers' ", or "" of leaders and mixed company."""
    text = meeting.name.lower()
    stated = next((level for level, pattern, _ in _LEVELS if pattern.search(text)), "")
    stated = stated or _level_told(meeting)
    if stated and meeting.kind == "bilateral" and _are_leaders(_who_talked(meeting)):
        return ""  # "President X and President Y announced a ministerial dialogue"
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
    """Whether talks are called a summit; one of a body that is no side of theirs is not their own, nor one of
    a series: "the run-up to the COP28 Summit"."""
    if is_of_series(meeting.name):
        return False
    ours = {one.acronym for one in _sided(meeting) if isinstance(one, Organization)}
    return "summit" in meeting.name.lower() and bodies_in(meeting.name) <= ours


def _is_signing(meeting: Meeting) -> bool:
    """Whether of two sides no more is told than that they put their names to something."""
    return bool(meeting.triggers) and all(
        word.lemma.lower() in _INKING
        or (word.lemma.lower() in _EXCHANGING and not _EXCHANGED.isdisjoint(word.sentence.words))
        for word in meeting.triggers
    )


def _two(meeting: Meeting) -> str:
    """The two sides of talks, in the order of the alphabet, or "" if there are not two: their leaders'
    surnames, where each side has one person who stands for it, else the states or bodies."""
    if two := _who_talked(meeting):
        return "–".join(sorted(map(surname, two), key=str.casefold))
    sides = _sided(meeting)
    if len(sides) != 2:
        return ""
    leading = [
        _leading([p.actor for p in members if isinstance(p.actor, Person)]) for members in sides.values()
    ]
    if all(leading):
        names = [surname(person) for person in leading if person is not None]
        return "–".join(sorted(names, key=str.casefold))
    return "–".join(_in_compound(meeting))


def _with_body(meeting: Meeting) -> str:
    """A body and the one side that is none of its members, where the others are: "G7–Ukraine"; else ""."""
    sides = _sided(meeting)
    bodies = [side for side in sides if isinstance(side, Organization)]
    belong = members(bodies[0].id, today=True) if len(bodies) == 1 else frozenset()
    others = [s for s in sides if s not in bodies and not (isinstance(s, State) and s.iso3 in belong)]
    if len(others) != 1 or len(sides) < 3:
        return ""
    return "–".join(sorted(_side_name(side, state_in_compound) for side in (bodies[0], others[0])))


def _who_talked(meeting: Meeting) -> tuple[Person, ...]:
    """The two persons of talks, where the text tells of two alone that they talked."""
    pairs = [
        (one.first, one.second)
        for one in meeting.pairs
        if isinstance(one.first, Person) and isinstance(one.second, Person)
    ]
    apart = [(one, other) for one, other in pairs if side_of(one) != side_of(other)]
    return apart[0] if len(apart) == 1 else ()


def _sided(meeting: Meeting) -> dict[Actor, list[Participant]]:
    """Who takes part by side; who is out of office stands with his state, where that takes part too."""
    sides = by_side(a.participant for a in meeting.attendance)
    for one in [side for side in sides if isinstance(side, Person)]:
        home = side_of(one)
        if home in sides:
            sides[home] = [*sides[home], *sides.pop(one)]
    return sides


def _leading(people: Sequence[Person]) -> Person | None:
    """The one person of a side, or the only one of several who leads his state."""
    if len(people) == 1:
        return people[0]
    heads = [p for p in people if any(o.role in LEADERS and not o.former for o in p.offices)]
    return heads[0] if len(heads) == 1 else None


def _in_compound(meeting: Meeting) -> list[str]:
    """All who take part, by state or body, as they stand before a noun: "US" of "China–US talks"."""
    return sorted(_side_name(side, state_in_compound) for side in _sided(meeting))


def _sides(meeting: Meeting) -> list[str]:
    """All who take part, by state or body, in the order of the alphabet; of a body for which nobody speaks
    its members alone, where these are told: "NATO allies A and B"."""
    states = states_of(meeting)
    sides = _sided(meeting)
    there = [side for side, those in sides.items() if not _is_told_of_members(side, those, states)]
    return sorted(_side_name(side, state_in_prose) for side in there)


def _is_told_of_members(side: Actor, those: Sequence[Participant], states: set[str]) -> bool:
    if not isinstance(side, Organization) or any(isinstance(one.actor, Person) for one in those):
        return False
    belong = members(side.id, today=True)
    return len(states & belong) > 1 and states <= belong and len(belong) < _WORLDWIDE


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
    home = {person.state for person in people}
    if len(people) > _DELEGATION and len(home) == 1 and (iso3 := home.pop()):
        return f"{state_in_compound(iso3)} visit {where}"
    if people:
        return f"Visit of {listed(sorted({surname(person) for person in people}))} {where}"
    bodies = _in_compound(meeting)
    if len(bodies) == 1:
        return f"{bodies[0]} visit {where}"
    return f"Visit from {listed(_sides(meeting))} {where}" if bodies else f"Visit {where}"


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
        of_it = re.compile(rf"\b(?:{adjective}|{noun})\W+(?:[\w-]+\W+)?{journey}\b")
        found[region] = (there, of_it)
    return found
