"""Whether an event of the learned reader is a meeting that is already known."""

from __future__ import annotations

from ingest.meetings.coreference import same_talks, same_visit, takes_up
from ingest.meetings.event_names import are_one, proper_name
from ingest.meetings.model import Told, affiliations, dates_conflict, people_of, places_differ

#: A family of kinds: a call and talks may be two tellings of one meeting.
TALKS = ("bilateral", "call")
#: Two triggers within so many words are one telling: "held a round of talks".
_CLOSE = 4


def same_meeting(known: Told, told: Told) -> bool:
    """Whether an event of the learned reader is a meeting already known."""
    if known.status == "cancelled" and not _said_alike(known, told):
        return False
    if told.kind == "multilateral" and told.triggers[0] in known.triggers:
        return True  # one word tells of one gathering, or of the talks that the rules read in it
    ours, theirs = affiliations(known), affiliations(told)
    if _said_alike(known, told) and theirs and theirs <= ours:
        return True  # what the rules read in this sentence is told once
    close = any(abs(t.at - told.triggers[0].at) < _CLOSE for t in known.triggers)
    if known.kind == told.kind == "visit":
        return (close and bool(ours & theirs)) or same_visit(known, told)
    if places_differ(known.place, told.place):
        return False
    if known.kind == told.kind == "multilateral":
        return _same_gathering(known, told, close)
    if dates_conflict(known.when, told.when):
        return False
    if known.kind in TALKS and told.kind in TALKS:
        if close and (theirs <= ours or ours <= theirs):
            return True
        return len(theirs) > 1 and _same_people(known, told) and same_talks(known, told)
    if "visit" not in (known.kind, told.kind):
        return close
    return False


def _said_alike(known: Told, told: Told) -> bool:
    """Whether both are of one family and told in one sentence."""
    alike = known.kind == told.kind or (known.kind in TALKS and told.kind in TALKS)
    return alike and told.sentences[0] in known.sentences


def _same_people(known: Told, told: Told) -> bool:
    """Whether of two tellings only one names somebody whom the other lacks: who was received by the president
    and by the premier was at two meetings."""
    ours, theirs = people_of(known), people_of(told)
    return ours <= theirs or theirs <= ours or takes_up(told)


def _same_gathering(known: Told, told: Told, close: bool) -> bool:
    """Two tellings of a gathering: of one body or name, on days that may be one."""
    if dates_conflict(known.when, told.when):
        return False
    if close or (known.name and known.name.lower() == told.name.lower()):
        return True
    if known.organizations and told.organizations:
        one_body = {o.id for o in known.organizations} & {o.id for o in told.organizations}
        return bool(one_body) and not _differently_called(known, told)
    same_word = {t.lemma.lower() for t in known.triggers} & {t.lemma.lower() for t in told.triggers}
    if same_word and (affiliations(told) <= affiliations(known) or affiliations(known) <= affiliations(told)):
        return True
    if len(affiliations(told)) > 2 and affiliations(told) == affiliations(known):
        return True
    return bool(set(known.sentences) & set(told.sentences))


def _differently_called(known: Told, told: Told) -> bool:
    """Whether two gatherings of a body have two names: "the ASEAN-China Summit", "the ASEAN-GCC Summit"."""
    names = proper_name(known.name), proper_name(told.name)
    return all(names) and not are_one(*names)
