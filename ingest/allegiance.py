"""For whom an office-holder acts, where the text leaves it unsaid: "President Bush", "the foreign minister, X".

What stands beside a name decides. Else every state of the text is a candidate, weighed by where it
is named: in the same sentence before the office, in a list of the state's other office-holders, in
the dateline, in the text at large, and by whose voice the publisher is. An office of which a state
has but one holder is given once, and none to a state whose constitution lacks it
(``lexicon/governments.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.actors import Organization, Person
from ingest.article import Article
from ingest.gazetteer import Match
from ingest.identity import fold
from ingest.introductions import Naming
from ingest.mentions import is_dateline, is_place
from ingest.offices import Phrase
from ingest.places import cities
from ingest.words import Words

#: Whose president needs no introduction in English-language news of unknown origin.
_PRESS = "USA"
_HEADS = frozenset({"head_of_state", "head_of_government"})
#: Offices of which a state has one holder at a time.
_SINGLE = frozenset(
    {"head_of_state", "head_of_government", "foreign", "defence", "finance", "interior", "security", "deputy"}
)


@dataclass(frozen=True, slots=True)
class Governments:
    """What is known of states' offices, and of words and publishers that look from one state."""

    without_president: frozenset[str]
    without_prime_minister: frozenset[str]
    without_ministers: frozenset[str]
    with_secretaries: frozenset[str]
    with_chancellor: frozenset[str]
    with_king: frozenset[str]
    home: dict[str, str]
    publishers: dict[str, str]


@cache
def governments() -> Governments:
    """The table of governments."""
    path = files("ingest") / "lexicon" / "governments.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Governments(
        frozenset(table["without_president"]),
        frozenset(table["without_prime_minister"]),
        frozenset(table["without_ministers"]),
        frozenset(table["with_secretaries"]),
        frozenset(table["with_chancellor"]),
        frozenset(table["with_king"]),
        {word: iso3 for iso3, words in table["home"].items() for word in words},
        table["publishers"],
    )


def possible(title: str, iso3: str) -> bool:
    """Can a state have an office of that title?"""
    known = governments()
    lowered = title.lower()
    if "secretary general" in lowered or "secretary-general" in lowered:
        return False
    if "prime minister" in lowered or lowered.endswith("premier"):
        return iso3 not in known.without_prime_minister
    if lowered.startswith("minister") or lowered.startswith(("deputy minister", "vice minister")):
        return iso3 not in known.without_ministers
    if "president" in lowered.split() and "assistant" not in lowered and "vice" not in lowered:
        return iso3 not in known.without_president
    if lowered.startswith("chancellor"):
        return iso3 in known.with_chancellor
    if lowered.split()[-1:] and lowered.split()[0] in ("king", "queen", "emperor", "sultan", "emir", "crown"):
        return iso3 in known.with_king
    if "secretary" in lowered.split() and "general" not in lowered and "under" not in lowered:
        return iso3 in known.with_secretaries
    return True


def settle(
    words: Words,
    article: Article,
    city: str | None,
    title: Mapping[str, str],
    namings: list[Naming],
    persons: list[Person],
    phrases: list[Phrase],
    matches: list[Match],
) -> None:
    """Set ``state`` or ``organization`` of each office-holder, and ``minister`` of those who act.

    ``city`` is the dateline's. ``title`` gives the states that a title beside the text tells, by the holder's surname.
    """
    _Settlement(words, article, namings, persons, phrases, matches).run(title, city)


class _Settlement:
    def __init__(
        self,
        words: Words,
        article: Article,
        namings: list[Naming],
        persons: list[Person],
        phrases: list[Phrase],
        matches: list[Match],
    ) -> None:
        self.words = words
        self.namings = namings
        self.persons = persons
        self.matches = matches
        self.of: dict[int, list[Naming]] = defaultdict(list)
        for naming in namings:
            if naming.person is not None:
                self.of[id(naming.person)].append(naming)
        self.introduced = [naming for naming in namings if naming.phrases]
        self.frequency = Counter(match.iso3 for match in matches if match.iso3)
        self.unnamed = self._unnamed(phrases)
        #: States that stand in so many words beside another's office.
        self.spelled = {n.iso3 for n in self.introduced if n.iso3 and n.official}
        self.home = self._home(article)
        self.dateline: str | None = None
        self.held: dict[tuple[str, str], Person] = {}

    def run(self, title: Mapping[str, str], city: str | None) -> None:
        self.dateline = cities().get(city or "") or self._dateline()
        for person in self.persons:
            self._stated(person)
            if person.state is None and person.organization is None:
                person.state = title.get(fold(person.name.split()[-1]))
                self._hold(person)
        open_ = [p for p in self.persons if p.offices and p.state is None and p.organization is None]
        while open_:
            # The clearest case first: what it takes narrows the others.
            ranked = [(self._margin(person), -n, person) for n, person in enumerate(open_)]
            _, _, person = max(ranked, key=lambda r: (r[0][0], r[1]))
            _, iso3, organization = self._margin(person)
            person.state, person.organization = iso3, organization
            self._hold(person)
            open_ = [p for p in open_ if p is not person]
        for person in self.persons:
            acts_for = person.state or person.organization
            person.minister = bool(acts_for) and any(not o.former for o in person.offices)

    def _stated(self, person: Person) -> None:
        """The state that most introductions tell; an organization where they tell one."""
        tally: Counter[str] = Counter()
        organization: Organization | None = None
        for naming in self.of[id(person)]:
            if naming.organization is not None:
                organization = organization or naming.organization
            elif naming.iso3:
                tally[naming.iso3] += 2 if naming.official else 1
        if organization is not None and any(p.organization for n in self.of[id(person)] for p in n.phrases):
            person.organization = organization
        if tally:
            person.state = tally.most_common(1)[0][0]
            if person.organization is not None and not any(
                n.iso3 and n.official for n in self.of[id(person)]
            ):
                person.state = None
        elif organization is not None:
            person.organization = organization
        if person.state is not None and person.organization is not None:
            # "Luxembourg's prime minister, who chairs the EU": the state is whom he acts for.
            first = next(n for n in self.of[id(person)] if n.iso3 or n.organization)
            if first.iso3:
                person.organization = None
            else:
                person.state = None
        self._hold(person)

    def _hold(self, person: Person) -> None:
        if person.state is None:
            return
        for office in person.offices:
            if not office.former:
                self.held.setdefault((person.state, self._seat(office.title, office.role)), person)

    @staticmethod
    def _seat(title: str, role: str) -> str:
        return title.lower() if role in ("deputy", "security") else role

    def _unnamed(self, phrases: list[Phrase]) -> frozenset[tuple[str, str]]:
        """Offices that the text ascribes to a state without a name: "the British prime minister"."""
        named = {id(phrase) for naming in self.namings for phrase in naming.phrases}
        return frozenset(
            (phrase.iso3, phrase.office.role)
            for phrase in phrases
            if phrase.iso3 and phrase.kind == "official" and not phrase.plural and id(phrase) not in named
        )

    def _home(self, article: Article) -> Counter[str]:
        """How much the text and its publisher look from a state."""
        known = governments()
        found: Counter[str] = Counter()
        for text in self.words.text:
            iso3 = known.home.get(text)
            if iso3:
                found[iso3] += 1
        for match in self.matches:
            if match.sort == "seat" and match.iso3:
                found[match.iso3] += 1
        for naming in self.namings:
            for phrase in naming.phrases:
                if phrase.usual:
                    found[phrase.usual] += 1
        opening = re.sub(r"[^a-z]+", " ", article.text[:400].lower()).replace("whitehouse", "white house")
        voice = f"{article.publisher or ''} {article.url or ''} {opening}".lower()
        for name, iso3 in known.publishers.items():
            if name in voice:
                found[iso3] += 4
        return found

    def _dateline(self) -> str | None:
        """The state of the dateline's city, where a text begins with one."""
        words = self.words
        for match in self.matches:
            if match.iso3 and is_dateline(words, match.start, match.end):
                return match.iso3
        for i in range(min(len(words), 150)):
            if (
                words.text[i].isupper()
                and len(words.text[i]) > 2
                and (i == 0 or words.paragraph[i - 1] != words.paragraph[i])
            ):
                end = i + 1
                while end < len(words) and words.text[end].isupper() and words.text[end].isalpha():
                    end += 1
                iso3 = cities().get(" ".join(words.text[i:end]).title())
                if iso3 and is_dateline(words, i, end):
                    return iso3
        return None

    @property
    def _placeless(self) -> bool:
        """Does nothing tell where the report was written?"""
        return not self.home and self.dateline is None

    def _margin(self, person: Person) -> tuple[float, str | None, Organization | None]:
        """By how much the best candidate leads, and who it is."""
        office = next((o for o in person.offices if not o.former), person.offices[0])
        if office.role == "head_of_organization":
            bodies = Counter(m.organization for m in self.matches if m.organization is not None)
            if bodies:
                return 100.0, None, bodies.most_common(1)[0][0]
        scores = sorted(
            ((self._score(person, iso3), iso3) for iso3 in self._candidates(person)), reverse=True
        )
        if not scores or scores[0][0] <= 0:
            return 0.0, None, None
        lead = scores[0][0] - (scores[1][0] if len(scores) > 1 else 0.0)
        if any(self._waits(naming) for naming in self.of[id(person)]):
            lead /= 10
        return lead, scores[0][1], None

    def _waits(self, naming: Naming) -> bool:
        """Should another be settled first: the one before in a list, or whoever meets this one?"""
        others = [self._listed(naming), self._host(naming)]
        return any(o is not None and o.person is not naming.person and _open(o) for o in others)

    def _candidates(self, person: Person) -> list[str]:
        usual = {p.usual for n in self.of[id(person)] for p in n.phrases if p.usual}
        pool = list(
            dict.fromkeys([*self.frequency, *self.home, *usual, *([_PRESS] if self._placeless else [])])
        )
        offices = [o for o in person.offices if o.role != "counterpart"]
        kept = []
        for iso3 in pool:
            if not all(possible(o.title, iso3) for o in offices):
                continue
            taken = any(
                not o.former
                and o.role in _SINGLE
                and self.held.get((iso3, self._seat(o.title, o.role)), person) is not person
                for o in offices
            )
            if not taken:
                kept.append(iso3)
        return kept

    def _score(self, person: Person, iso3: str) -> float:
        """How much the whole text speaks for a state as a person's."""
        namings = self.of[id(person)]
        total = sum(self.frequency.values()) or 1
        score = (
            2.0 * self.frequency[iso3] / max(self.frequency.values(), default=1)
            + self.frequency[iso3] / total
        )
        score += min(3.0, 0.75 * self.home[iso3])
        score += (1.0 if self.home else 3.0) * (iso3 == self.dateline)
        # Reports leave out their own state, seldom that of a foreign head of government.
        head = any(office.role in _HEADS for office in person.offices)
        if head and iso3 in self.spelled and not self.home[iso3] and not any(map(self._listed, namings)):
            score -= 2.5
        if head and iso3 == _PRESS and self._placeless:
            score += 2.5
        score += 1.5 * any(phrase.usual == iso3 for naming in namings for phrase in naming.phrases)
        score += 2.5 * any((iso3, office.role) in self.unnamed for office in person.offices)
        score += max((self._near(naming, iso3) for naming in namings), default=0.0)
        return score - max((self._against(naming, iso3) for naming in namings), default=0.0)

    def _near(self, naming: Naming, iso3: str) -> float:
        """How much the words around a name speak for a state."""
        words = self.words
        at = naming.run.start
        best = 0.0
        if naming.phrases:
            best = self._neighbours(naming, iso3)
        met = self._met_by(naming) is not None
        for match in self.matches:
            if match.iso3 != iso3 or self._owned(match, naming):
                continue
            place = match.sort in ("name", "capital") and is_place(words, match)
            if words.sentence[match.start] == words.sentence[at]:
                if match.end <= naming.start:
                    best = max(best, (2.5 if met else 1.25) if place else 2.0)
                else:
                    best = max(best, (1.5 if met else 0.25) if place else 1.0)
            elif (
                words.paragraph[match.start] == words.paragraph[at]
                and words.sentence[at] - words.sentence[match.start] == 1
            ):
                best = max(best, 1.5 if met and place else 0.75)
        return best

    def _neighbours(self, naming: Naming, iso3: str) -> float:
        """What the office-holders around a name tell: his chief, the others in a list, the one before."""
        words, at = self.words, naming.run.start
        best = 0.0
        for phrase in naming.phrases:
            if (
                phrase.possessor is not None
                and phrase.office.role != "counterpart"
                and _state(naming.relative) == iso3
            ):
                return 6.0
        listed = self._listed(naming)
        if _state(listed) == iso3 or naming.sharer is not None and _state(naming.sharer) == iso3:
            best = 3.0
        head = any(p.office.role in _HEADS for p in naming.phrases)
        previous = [n for n in self.namings if n.run.end <= at and n is not naming and _state(n)]
        if (
            previous
            and _state(previous[-1]) == iso3
            and words.sentence[at] - words.sentence[previous[-1].run.start] < 2
        ):
            best = max(best, 0.5 if head else 1.5)
        return best

    def _against(self, naming: Naming, iso3: str) -> float:
        """How much the words around a name speak against a state: one meets others, and visits others."""
        for phrase in naming.phrases:
            if phrase.office.role == "counterpart" and _state(naming.relative) == iso3:
                return 6.0
        for other in self.namings:
            if _state(naming) is None and other.relative is naming and _state(other) == iso3:
                if any(p.office.role == "counterpart" for p in other.phrases):
                    return 6.0
        words = self.words
        if _state(self._host(naming)) == iso3:
            return 5.0
        for match in self.matches:
            if (
                match.iso3 == iso3
                and match.start > naming.end
                and words.sentence[match.start] == words.sentence[naming.end - 1]
            ):
                between = words.lower[naming.end : match.start]
                if between[-1:] == ["to"] and any(w in _TRAVEL for w in between):
                    return 1.5
        return 0.0

    def _host(self, naming: Naming) -> Naming | None:
        """Whoever meets, receives or calls on the bearer of a name."""
        subject = self._met_by(naming)
        if subject is None:
            return None
        if self.words.lower[subject] in ("he", "she", "they"):
            return self._subject_before(subject)
        return next((n for n in self.namings if n.start <= subject < n.end), None)

    def _met_by(self, naming: Naming) -> int | None:
        """The subject of the clause in which a person is met; what holds of one in a list, holds of all."""
        subject = _met_by(self.words, naming)
        before = self._listed(naming) if subject is None else None
        return self._met_by(before) if before is not None else subject

    def _subject_before(self, i: int) -> Naming | None:
        """The subject that a pronoun most likely takes up."""
        words = self.words
        subjects = [
            n
            for n in self.namings
            if n.run.end <= i
            and words.sentence[i] - words.sentence[n.run.start] < 3
            and any(words.dep[k] in ("nsubj", "nsubjpass") for k in range(n.start, n.end))
        ]
        if subjects:
            return subjects[-1]
        near = [
            n for n in self.namings if n.run.end <= i and words.sentence[i] - words.sentence[n.run.start] < 3
        ]
        return near[0] if len({id(n.person) for n in near}) == 1 else None

    def _owned(self, match: Match, naming: Naming) -> bool:
        """Does the state's name belong to another person's office?"""
        return any(n is not naming and n.start <= match.start < n.end for n in self.introduced)

    def _listed(self, naming: Naming) -> Naming | None:
        """The office-holder before this one in a list: "Prime Minister A, President B and ..."."""
        for other in self.introduced:
            if other.official and other.end < naming.start <= other.end + 2:
                gap = self.words.lower[other.end : naming.start]
                if gap in ([","], ["and"], [",", "and"], ["&"], [";"]):
                    return other
        return None


_TRAVEL = frozenset(
    "visit trip travel travels traveled travelled visits visited arrive arrived tour flew flight fly heading".split()
)
_MEETING = frozenset(
    "meet talk hold speak confer consult negotiate discuss discussion conversation meeting call session see".split()
)
_RECEIVING = frozenset(
    "meet receive host visit welcome greet call telephone phone brief thank invite".split()
)


def _state(naming: Naming | None) -> str | None:
    return naming.person.state if naming is not None and naming.person is not None else None


def _open(naming: Naming) -> bool:
    """Is it not settled yet for whom an office-holder acts?"""
    person = naming.person
    return (
        person is not None and bool(person.offices) and person.state is None and person.organization is None
    )


def _met_by(words: Words, naming: Naming) -> int | None:
    """The subject of the clause in which a person is met, talked with or received."""
    span = range(naming.start, naming.end)
    i = next((k for k in span if words.head[k] not in span), naming.run.end - 1)
    for _ in range(12):
        if words.dep[i] in ("conj", "appos", "compound", "flat", "nmod") and words.head[i] != i:
            i = words.head[i]
    verb: int | None = None
    doc = words.doc
    if words.dep[i] == "dobj" and doc[words.token[words.head[i]]].lemma_ in _RECEIVING:
        verb = words.head[i]
    elif (
        words.dep[i] == "pobj"
        and words.lower[words.head[i]] in ("on", "upon")
        and words.lower[words.head[words.head[i]]] in ("call", "called", "calls", "visit")
    ):
        verb = words.head[words.head[i]]
    elif words.dep[i] == "pobj" and words.lower[words.head[i]] == "with":
        verb = words.head[words.head[i]]
        if doc[words.token[verb]].lemma_ not in _MEETING:
            return None
    if verb is None:
        return None
    for _ in range(7):
        for child in doc[words.token[verb]].children:
            if child.dep_ == "nsubj":
                return words.position[child.i]
        if words.head[verb] == verb:
            return None
        verb = words.head[verb]
    return None
