"""Which names mean the same person: "Mamadou Tandja", "Tanjda", "President Tandja", "Mr. Tandja"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein

from graph.reference.leaders import is_another
from ingest.actors.draft import Draft
from ingest.actors.forms import usual_form
from ingest.actors.introductions import NameMention
from ingest.actors.model import LEADERS, Office
from ingest.actors.names import Gender, lexicon
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "identity")

_JUNIOR = _LEXICON["junior"]
_GENERATIONS = _LEXICON["generations"]
_RELATIONAL = _LEXICON["relational"]
_MERE_RANKS = _LEXICON["mere_ranks"]
#: Of these one may be told twice, once at less length.
_OF_STAFF = ("other", "assistant", "adviser")
#: Of these the state to which they are sent is told as well as their own.
_SENT = ("ambassador", "envoy")
_UNIONS = _LEXICON["unions"]
_PLACES = ("GPE", "LOC", "ORG")


@dataclass(slots=True)
class _Bearer:
    """A person while names are still being gathered."""

    draft: Draft
    parts: tuple[str, ...]
    junior: bool
    mentions: list[NameMention] = field(default_factory=list)
    gender: Gender | None = None

    @property
    def roles(self) -> set[str]:
        return _roles(self.mentions)

    @property
    def kin(self) -> bool:
        """Is it somebody's wife, brother or son?"""
        return any(phrase.office.role == "kin" for mention in self.mentions for phrase in mention.phrases)


def _roles(mentions: list[NameMention]) -> set[str]:
    return {
        phrase.office.role for mention in mentions for phrase in mention.phrases if phrase.kind == "official"
    }


def people(words: Words, mentions: list[NameMention], day: date | None = None) -> list[Draft]:
    """One person for each bearer of a name, in the order of the text; sets ``NameMention.draft``.

    ``day`` is the one from which the text speaks, by which leaders are known.
    """
    bearers: list[_Bearer] = []
    late: list[NameMention] = []
    # Who held an office of the Soviet Union may hold one of Georgia now.
    apart = _UNIONS.isdisjoint(words.text)
    for mention in sorted(mentions, key=lambda n: (-_weight(words, n), not n.official, n.span.start)):
        parts, junior = _parts(words, mention)
        if not parts:
            continue
        bearer = _same(parts, junior, mention, bearers, day, apart=apart)
        if bearer is None:
            if not _is_known(words, mention) or _acronym(words, mention):
                late.append(mention)
                continue
            bearer = _Bearer(Draft(), parts, junior)
            bearers.append(bearer)
        _join(bearer, mention)
    for mention in late:
        parts, junior = _parts(words, mention)
        bearer = _same(parts, junior, mention, bearers, day, apart=apart)
        if bearer is not None:
            _join(bearer, mention)
    return _persons(words, mentions, bearers)


def _join(bearer: _Bearer, mention: NameMention) -> None:
    bearer.mentions.append(mention)
    bearer.gender = bearer.gender or mention.span.gender
    mention.draft = bearer.draft


def _weight(words: Words, mention: NameMention) -> int:
    return sum(1 for i in range(mention.span.start, mention.span.end) if words.text[i][0].isalpha())


def _is_known(words: Words, mention: NameMention) -> bool:
    """Does anything but its capitals tell that a run of words is a name: "Kenya's Thabo Mbeki"?"""
    span = mention.span
    if mention.phrases or span.labelled or span.honoured:
        return True
    labels = set(words.entity[span.start : span.end])
    return bool(mention.iso3) and span.end - span.start > 1 and labels <= {"GPE", ""}


def _acronym(words: Words, mention: NameMention) -> bool:
    span = mention.span
    word = words.text[span.start]
    # "WTO", "ASEM"; a surname in capitals is longer as a rule.
    return span.end - span.start == 1 and word.isupper() and len(word) < 5 and not mention.phrases


def fold(word: str) -> str:
    """Lower case without accents: "Año" and "Ano" are one name."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def _parts(words: Words, mention: NameMention) -> tuple[tuple[str, ...], bool]:
    span = mention.span
    parts = [fold(words.text[i]) for i in range(span.start, span.end) if words.text[i][0].isalpha()]
    junior = bool(parts) and parts[-1] in _JUNIOR
    while len(parts) > 1 and parts[-1] in _GENERATIONS:
        parts.pop()
    return tuple(parts), junior


def _same(
    parts: tuple[str, ...],
    junior: bool,
    mention: NameMention,
    bearers: list[_Bearer],
    day: date | None,
    *,
    apart: bool,
) -> _Bearer | None:
    """The known person who bears a name, if any: the best match, office-holders first; namesakes of two
    states are told ``apart``."""
    best: _Bearer | None = None
    highest = 0.0
    for bearer in bearers:
        another = _is_another(parts, mention, bearer, day) or (apart and _is_namesake(mention, bearer))
        score = 0.0 if another else _likeness(parts, junior, mention, bearer)
        if score and bearer.roles:
            score += 0.5  # Half a rank: it decides only among those who fit as well.
        if score > highest:
            best, highest = bearer, score
    return best


def _is_another(parts: tuple[str, ...], mention: NameMention, bearer: _Bearer, day: date | None) -> bool:
    """Whether a leader's surname with his office cannot mean a bearer without one: "President Biden" and, in
    the same text, "Beau Biden"."""
    if day is None or len(parts) > 1 or not mention.official or bearer.roles:
        return False
    return is_another(" ".join(bearer.parts), parts[0], _roles([mention]), day)


def _is_namesake(mention: NameMention, bearer: _Bearer) -> bool:
    """Whether an office of another state stands beside a name: "Niger's energy minister, Mohamed Salem", in a
    text of Mali's defence minister Mohamed Salem.

    Not that of an envoy, of whom the state to which he is sent is told as well, nor one that is over.
    """
    held = [one for one in bearer.mentions if one.official and one.iso3]
    if not (mention.official and mention.iso3 and held) or any(one.iso3 == mention.iso3 for one in held):
        return False
    offices = [phrase.office for one in (mention, *held) for phrase in one.phrases]
    return not any(office.former or office.role in _SENT or office.role in _OF_STAFF for office in offices)


def _likeness(parts: tuple[str, ...], junior: bool, mention: NameMention, bearer: _Bearer) -> float:
    """How well a name fits a bearer's longest: 0 for not at all, else a rank.

    4 is the same name, 3 the surname or a part of the longer name, 2 the given name or one with a slip, 1 a
    surname with a slip; halves tell two of one rank apart.
    """
    known = bearer.parts
    if mention.span.gender and bearer.gender and mention.span.gender != bearer.gender:
        return 0
    if junior and not bearer.junior and len(parts) < len(known):
        return 0  # "Donald Jr." is not his father
    if parts == known:
        return 0 if junior != bearer.junior and not (mention.phrases and bearer.roles) else 4
    if len(parts) == 1:
        name = parts[0]
        if _rivals(_roles([mention]), bearer.roles):
            return 0  # "Crown Prince Mohammed bin Salman; his father, King Salman"
        if mention.official and bearer.kin and not bearer.roles:
            return 0  # "President Biden" is not his wife, "Dr. Jill Biden".
        if name == known[-1]:
            return 2.5 if bearer.junior and not junior else 3
        if name == known[0]:
            return 2
        if name in known and name not in lexicon()["particles"]:
            return 1.5
        roles = _roles([mention])
        return 1 if _typo(name, known[-1]) and (not roles or roles & bearer.roles) else 0
    shorter, longer = (parts, known) if len(parts) <= len(known) else (known, parts)
    if len(shorter) == 1:
        return 0
    if _within(shorter, longer):
        return 3 if shorter[-1] == longer[-1] or shorter[0] == longer[0] else 0
    if set(shorter) == set(longer):
        return 3
    if parts[-1] == known[-1] or _typo(parts[-1], known[-1]):
        if _typo(parts[0], known[0]) or _initial(parts[0], known[0]):
            return 2
        if parts[0][0] == known[0][0] and _roles([mention]) & bearer.roles:
            return 2  # "Joe" and "Joseph R.", both presidents
    if parts[0] == known[0] and _typo(parts[-1], known[-1]):
        return 2
    return 0


_RIVALS = LEADERS | {"royal"}


def _rivals(one: set[str], other: set[str]) -> bool:
    """Are two offices never the same person's in one text: king and prince, president and premier?"""
    return bool(one & _RIVALS and other & _RIVALS and not one & other)


def _within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Do the shorter name's words stand in the longer in the same order?"""
    rest = iter(longer)
    return all(part in rest for part in shorter)


def _typo(a: str, b: str) -> bool:
    """One slip of the pen in a name of six letters or more: "Tandja", "Tanjda"."""
    return (
        len(a) > 5 and len(b) > 5 and a[0] == b[0] and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1
    )


def _initial(a: str, b: str) -> bool:
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _persons(words: Words, mentions: list[NameMention], bearers: list[_Bearer]) -> list[Draft]:
    by_draft = {id(bearer.draft): bearer for bearer in bearers}
    ordered: list[Draft] = []
    for mention in mentions:
        if mention.draft is None or any(person is mention.draft for person in ordered):
            continue
        bearer = by_draft[id(mention.draft)]
        person = mention.draft
        told = [text(words, n) for n in sorted(bearer.mentions, key=lambda n: n.span.start)]
        forms = list(dict.fromkeys(usual_form(form, lexicon()["particles"]) for form in told))
        person.name = max(forms, key=len)
        person.aliases = [form for form in forms if form != person.name]
        for held in sorted(bearer.mentions, key=lambda n: n.span.start):
            for phrase in held.phrases:
                if phrase.kind == "official" and phrase.office not in person.offices:
                    person.offices.append(phrase.office)
                if phrase.kind == "other" and not phrase.office.former and phrase.office.role != "kin":
                    person.callings += _called(words, phrase)
            if held.phrases:
                person.introductions.append((words.token[held.start], words.token[held.end - 1] + 1))
        person.offices = [o for o in person.offices if not _says_less(o, person.offices)]
        ordered.append(person)
    return ordered


def _called(words: Words, phrase: Phrase) -> list[str]:
    """The title of who holds no office of a state, with what it is of: "Governor of Osaka"; none for a word
    that says but whose he is, as "partner" does."""
    title, end = phrase.office.title, phrase.end
    if words.lower[phrase.head] in _RELATIONAL and len(title.split()) == 1:
        return []
    stop = end + 1
    while stop < len(words) and words.entity[stop] in _PLACES:
        stop += 1
    if words.lower[end : end + 1] == ["of"] and stop > end + 1:
        first, last = words.token[end], words.token[stop - 1]
        title += f" {' '.join(words.doc[first : last + 1].text.split())}"
    return [title]


def _says_less(office: Office, held: list[Office]) -> bool:
    """Whether an office is but another of the same person in fewer words, "Minister Cannon", or, of who leads
    a state, in more: "President of the United States"."""
    if office.role in LEADERS:
        return any(
            office.title.startswith(f"{other.title} of ") and other.former == office.former for other in held
        )
    if office.title in _MERE_RANKS:
        return any(other.title not in _MERE_RANKS for other in held)  # "General X, the president"
    return office.role in _OF_STAFF and any(other.title.startswith(f"{office.title} ") for other in held)


def text(words: Words, mention: NameMention) -> str:
    """A name as it stands in the text."""
    first, last = words.token[mention.span.start], words.token[mention.span.end - 1]
    return " ".join(words.doc[first : last + 1].text.split())
