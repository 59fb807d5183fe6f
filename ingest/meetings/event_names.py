"""The proper name in the wording of a gathering, and what a wording says of one that has none.

"last year's G7 Summit" names the G7 summit, "two-day summit" only describes one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.reference.tables import organizations
from ingest.lexicon.calendar import MONTH, WEEKDAY
from ingest.lexicon.words import word_sets

_WORDS = word_sets("meetings", "event_names")
EVENT = _WORDS["event"]
_JOINING, _PLAIN = _WORDS["joining"], _WORDS["plain"]
_DESCRIBING, _NUMBER = _WORDS["describing"], _WORDS["number"]
_BODIES, CLUBS = _WORDS["bodies"], _WORDS["clubs"]
_GENERIC, _WIDE = _WORDS["generic"], _WORDS["wide"]
_FOUNDED, _TOWARDS = _WORDS["founded"], _WORDS["towards"]
#: Hosting, and words with capitals up to one that says what is hosted.
_HOSTED = re.compile(
    rf"\b[Hh]ost(?:s|ed|ing)?\s+(?:the|a|an)\s+((?:[A-Z0-9][\w.’'-]*\s+){{1,6}}(?i:{'|'.join(sorted(EVENT))}))\b"
)
#: Two sides: "EU-China".
_PAIR = re.compile(r"[A-Z][\w.]*[-–][A-Z][\w.]*")
#: Capitals and numbers, the words between them, and a gathering.
_TOLD = re.compile(
    r"(?:(?:[A-Z][\w.’'&-]*|\d{1,2}(?:st|nd|rd|th)|of the|of|on|for) ){1,6}"
    rf"(?i:{'|'.join(sorted(EVENT))})s?\b"
)
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9.]+)\)")
#: A description of more words tells of other things as well.
_LONGEST = 6

#: What tells a day or a month, and is no part of a name: "Nov.", "15-16", "September's", "Friday's".
_DATED = re.compile(
    rf"(?:{MONTH}|{WEEKDAY})(?:\.|['’]s)?$"
    r"|\d{1,2}(?:[-–]\d{1,2})?,?$"
)
#: A gathering of a numbered series, and initials with points.
_NUMBERED = re.compile(r"(?:COP|CHOGM|TICAD)-?\d+$")
_POINTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?=\s)")


def proper_name(wording: str) -> str:
    """The proper name in the wording of a gathering, "" if it only describes one.

    "last year's G7 Summit" has "G7 Summit", "the 13th SAARC Summit" all of it, "Second summit" none.
    """
    words = _in_singular(words_of(wording))
    at = next((i for i, word in enumerate(words) if bare(word) in EVENT or _is_ministerial(words, i)), None)
    if at is None or (words[at].islower() and not _is_named(words[:at])):
        return ""
    start = at - 1 if at and words[at - 1] in _WIDE else at
    start = start if start < at else _of_level(words, at)
    while start and (_is_proper(words[start - 1]) or (bare(words[start - 1]) in _JOINING and start > 1)):
        start -= 1
    while start < at and (
        (words[start].isalpha() and words[start].islower())
        or bare(words[start]) in _DESCRIBING
        or _DATED.match(words[start])
    ):
        start += 1
    end = at + 1
    while end < len(words) and (_is_proper(words[end]) or bare(words[end]) in _JOINING - {"in"}):
        end += 1
    if any(word.endswith(",") for word in words[at:end]):
        end = at + 1  # "Leaders' Summit of Norway, Kenya and Chad"
    while end > at + 1 and bare(words[end - 1]) in _JOINING:
        end -= 1
    if end > at + 1 and words[end : end + 1] and words[end] in EVENT:
        end += 1  # "52nd Ocean Forum Leaders meeting"
    named = [word for word in words[start:end] if bare(word) not in _JOINING | EVENT | _NUMBER | _GENERIC]
    if not any(_is_proper(word) and not word[0].isdigit() for word in named):
        return ""
    kept = words[start:end]
    if end == at + 1 and at > start + 1 and words[at - 1] in _WIDE:
        del kept[-2]  # "the COP28 global summit"
    if end > at + 1 and start and bare(words[start - 1]) in _NUMBER:
        kept.insert(0, words[start - 1].capitalize())  # "the second Summit of the Americas"
    if end == at + 1 and bare(words[at]) in _PLAIN and at > start:
        kept[-1] = kept[-1].lower() if _is_initials(kept[-2]) else kept[-1]
    return in_short(_shortened(" ".join(kept).strip(" ,;:.-–")))


def names_in(text: str) -> set[str]:
    """The proper names of gatherings in a text: "Sahel-Norway summit"."""
    return {name for told in _TOLD.findall(text) if (name := proper_name(told)) and " and " not in name}


def hosted(text: str) -> str:
    """The proper name of a gathering that is hosted by a text: "co-host the 2024 Pacific Business Forum"."""
    found = _HOSTED.search(text)
    return proper_name(found[1]) if found is not None else ""


def _shortened(name: str) -> str:
    """A name with the acronym of a known body in place of its full form, and without any other in brackets:
    "APEC CEO summit" of "Asia-Pacific Economic Cooperation (APEC) CEO summit"."""
    before, *rest = _IN_BRACKETS.split(name)
    if len(rest) != 2:
        return name
    acronym, behind = rest
    words = before.split()
    if acronym in acronyms():
        for start in range(len(words) - 1, -1, -1):
            parts = " ".join(words[start:]).replace("-", " ").split()
            initials = "".join(part[0] for part in parts if part[0].isupper())
            if initials == acronym or _acronym_of(" ".join(words[start:])) == acronym:
                return " ".join((*words[:start], acronym, behind.strip()))
    return " ".join((*words, behind.strip())).strip()


def _acronym_of(name: str) -> str | None:
    return next((body.acronym for body in organizations().values() if body.name == name), None)


def in_short(name: str) -> str:
    """A name with a known body's acronym in place of its full form, where more follows, and without points:
    "APEC summit" of "Asia-Pacific Economic Cooperation summit", "UN General Assembly" of "U.N. General …"."""
    plain = _POINTED.sub(lambda found: _without_points(found[0]), name)
    return _full_forms().sub(lambda found: f"{found[1] or ''}{_acronym_of(found[2])}", plain)


def _without_points(initials: str) -> str:
    plain = initials.replace(".", "")
    return plain if plain in acronyms() else initials


@cache
def _full_forms() -> re.Pattern[str]:
    """The full names of bodies that have an acronym, at the head of a name or behind its number."""
    names = sorted((body.name for body in organizations().values() if body.acronym), key=len, reverse=True)
    return re.compile(rf"^((?:\w+ )?)({'|'.join(map(re.escape, names))})(?= \w)")


@cache
def acronyms() -> frozenset[str]:
    """By which bodies of states go before a noun: "G7", "NATO"."""
    return CLUBS | {body.acronym for body in organizations().values() if body.acronym}


def bodies_in(wording: str) -> frozenset[str]:
    """The acronyms of bodies whose meeting a wording names: "G7" of "G7 Leaders' Summit"."""
    return acronyms() & set(re.split(r"[\s'’(),–-]+", wording))


def are_one(name: str, other: str) -> bool:
    """Whether two proper names are of one gathering of a series: the number of one may be left out."""
    (number, plain), (other_number, other_plain) = _numbered(name), _numbered(other)
    return plain == other_plain and (not number or not other_number or number == other_number)


def _numbered(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The numbers in a name, and its other words, in small letters."""
    said = [bare(word) for word in words_of(name)]
    numbers = frozenset(word for word in said if word in _NUMBER or word[:1].isdigit())
    return numbers, tuple(word for word in said if word not in numbers)


def body_named(wording: str) -> str:
    """The body whose meeting a wording tells of, by its proper name: "Trade and Technology Council".

    "meeting of the Joint Defence Committee (JDC)" has "Joint Defence Committee", "meeting of a council" none.
    """
    words = words_of(wording)
    at = next((i for i, word in enumerate(words) if bare(word) in _BODIES and _is_proper(word)), None)
    if at is None:
        return ""
    start = at
    while start and (_is_proper(words[start - 1]) or (bare(words[start - 1]) in {"and", "on", "for"})):
        start -= 1
    while start < at and (words[start].islower() or bare(words[start]) in _DESCRIBING | _NUMBER):
        start += 1
    for i in range(at + 1, len(words)):
        if not _is_proper(words[i]):
            break
        at = i if bare(words[i]) in _BODIES else at  # "Sahel Alliance General Assembly"
    end = at + 1
    goes_on = bare(words[at]) in _FOUNDED
    if words[at + 1 : at + 2] == ["of"] and not goes_on and len(words) > at + 2 and _is_proper(words[at + 2]):
        end = at + 3  # "Board of Governors"
    elif goes_on and words[end : end + 1] and words[end] in _TOWARDS | {"of"}:
        while end < len(words) and (_is_proper(words[end]) or words[end] in _TOWARDS | {"and", "of", "the"}):
            end += 1  # "Coalition to Address Drug Threats"
        while bare(words[end - 1]) in _JOINING | _TOWARDS:
            end -= 1
    while end > at + 1 and (_DATED.match(words[end - 1]) or words[end - 1] in _TOWARDS):
        end -= 1
    name = " ".join(words[start:end]).strip(" ,;:.-–")
    return in_short(re.sub(r"^([A-Z]{2,})['’]s ", r"\1 ", name)) if start < at or end > at + 3 else ""


def is_of_series(wording: str) -> bool:
    """Whether a wording has a gathering of a numbered series: "COP28 Summit"."""
    return any(_NUMBERED.match(word) for word in words_of(wording))


def is_generic(body: str) -> bool:
    """Whether a body's name is one that many have: "Task Force", not "Trade and Technology Council"."""
    return all(bare(word) in _GENERIC | _BODIES | _JOINING for word in words_of(body))


def words_of(wording: str) -> list[str]:
    """The words of a wording, without quotation marks."""
    return re.sub(r"[\"“”]", "", wording).split()


def description(wording: str) -> str:
    """What a wording says of a gathering beside when it is: "peace conference on Laos"; "" of a mere noun."""
    words = words_of(wording)
    while words and (bare(words[0]) in _DESCRIBING | _NUMBER or re.search(r"['’]s?$|-day$", words[0])):
        words = words[1:]
    while words and (bare(words[-1]) in _JOINING or _DATED.match(words[-1])):
        words = words[:-1]  # "summit on December 15-16"
    says_more = len(words) > 1 and any(bare(word) in EVENT for word in words)
    return " ".join(words) if says_more and len(words) <= _LONGEST else ""


def _in_singular(words: Sequence[str]) -> list[str]:
    """The words of a wording, of a series those of one: "Sahel-Norway summit" of "Sahel-Norway summits"."""
    paired = [
        i for i in range(1, len(words)) if _PAIR.fullmatch(words[i - 1]) and bare(words[i])[:-1] in EVENT
    ]
    return [word.removesuffix("s") if i in paired else word for i, word in enumerate(words)]


def _is_ministerial(words: Sequence[str], at: int) -> bool:
    """Whether a word is what ministers' gatherings are called, too: "Nairobi Declaration Ministerial"."""
    following = [bare(word) for word in words[at + 1 : at + 2]]
    return at > 0 and bare(words[at]) == "ministerial" and words[at][0].isupper() and not EVENT & {*following}


def _of_level(words: Sequence[str], at: int) -> int:
    """Where the words before a plain noun begin that say whose it is: "ministerial meeting"."""
    start = at
    while start and words[start - 1].islower() and bare(words[start - 1]) in _GENERIC:
        start -= 1
    return start if start and _is_unknown_body(words[start - 1]) else at


def _is_unknown_body(word: str) -> bool:
    """Whether initials are those of a body that no table has, which only the text's own words name."""
    return _is_initials(word) and word.isalpha() and word not in acronyms() and len(word) > 2


def _is_named(before: Sequence[str]) -> bool:
    """Whether the words before a plain "summit" make a name of it: "G7", "EU-China", "East Asia"."""
    if before and before[-1] in _WIDE:
        return is_of_series(" ".join(before))
    if _of_level(before, len(before)) < len(before):
        return True
    if not before or not _is_proper(before[-1]):
        return False
    both = _PAIR.fullmatch(before[-1]) is not None
    return _is_initials(before[-1]) or both or (len(before) > 1 and _is_proper(before[-2]))


def _is_proper(word: str) -> bool:
    """Whether a word may be part of a proper name: a capital or a number, and no owner ("China's")."""
    plain = word.strip("(),;:.")
    return plain[:1].isupper() or bool(re.fullmatch(r"\d+(st|nd|rd|th)|[A-Z0-9+-]+", plain))


def _is_initials(word: str) -> bool:
    plain = word.strip("(),;:.")
    return (len(plain) > 1 and plain.isupper()) or bool(re.fullmatch(r"[GD]-?\d+", plain))


def bare(word: str) -> str:
    """A word in small letters, without what is attached to it."""
    return re.sub(r"['’]s?$", "", word.strip("(),;:.").lower())
