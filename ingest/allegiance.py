"""For whom an office-holder acts, where the text leaves it unsaid: "President Bush", "the foreign minister, X".

What stands beside a name decides. Else every state of the text is a candidate, weighed by where it
is named: in the same sentence before the office, in a list of the state's other office-holders, in
the dateline, in the text at large, and by whose voice the publisher is. An office of which a state
has but one holder is given once, and none to a state whose constitution lacks it
(``lexicon/governments.toml``).
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.actors import Organization, Person
from ingest.article import Article
from ingest.gazetteer import Match
from ingest.introductions import Naming
from ingest.offices import Phrase
from ingest.words import Words

#: Offices of which a state has one holder at a time.
_SINGLE = frozenset({"head_of_state", "head_of_government", "foreign", "defence", "finance", "interior", "security", "deputy"})


@dataclass(frozen=True, slots=True)
class Governments:
    """What is known of states' offices, and of words and publishers that look from one state."""

    without_president: frozenset[str]
    without_prime_minister: frozenset[str]
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
    if "president" in lowered.split() and "assistant" not in lowered and "vice" not in lowered:
        return iso3 not in known.without_president
    if lowered.startswith("chancellor"):
        return iso3 in known.with_chancellor
    if lowered.split()[-1:] and lowered.split()[0] in ("king", "queen", "emperor", "sultan", "emir", "crown"):
        return iso3 in known.with_king
    if "secretary" in lowered.split() and "general" not in lowered and "under" not in lowered:
        return iso3 in known.with_secretaries
    return True


def settle(words: Words, article: Article, namings: list[Naming], persons: list[Person], matches: list[Match]) -> None:
    """Set ``state`` or ``organization`` of each office-holder, and ``minister`` of those who act."""
    _Settlement(words, article, namings, persons, matches).run()


class _Settlement:
    def __init__(
        self, words: Words, article: Article, namings: list[Naming], persons: list[Person], matches: list[Match]
    ) -> None:
        self.words = words
        self.namings = namings
        self.persons = persons
        self.matches = matches
        self.of: dict[int, list[Naming]] = defaultdict(list)
        for naming in namings:
            if naming.person is not None:
                self.of[id(naming.person)].append(naming)
        self.frequency = self._frequencies()
        self.home = self._home(article)
        self.dateline = self._dateline()
        self.held: dict[tuple[str, str], Person] = {}

    def run(self) -> None:
        for person in self.persons:
            self._stated(person)
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
            if person.organization is not None and not any(n.iso3 and n.official for n in self.of[id(person)]):
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

    def _frequencies(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for match in self.matches:
            if match.iso3:
                counts[match.iso3] += 1
        return counts

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
        voice = (article.publisher or "").lower() + " " + (article.url or "").lower().replace("-", " ").replace("whitehouse", "white house")
        for name, iso3 in known.publishers.items():
            if name in voice:
                found[iso3] += 4
        return found

    def _dateline(self) -> str | None:
        """The state of the dateline's city, where a text begins with one."""
        words = self.words
        for match in self.matches:
            i = match.start
            first = i == 0 or words.paragraph[i - 1] != words.paragraph[i]
            if first and match.iso3 and words.text[i].isupper() and len(words.text[i]) > 2 and match.end < len(words):
                if words.text[match.end] in (",", "(", "-", "--", "–", "—"):
                    return match.iso3
        return None

    def _margin(self, person: Person) -> tuple[float, str | None, Organization | None]:
        """By how much the best candidate leads, and who it is."""
        office = next((o for o in person.offices if not o.former), person.offices[0])
        if office.role == "head_of_organization":
            bodies = Counter(m.organization for m in self.matches if m.organization is not None)
            if bodies:
                return 100.0, None, bodies.most_common(1)[0][0]
        scores = sorted(((self._score(person, iso3), iso3) for iso3 in self._candidates(person)), reverse=True)
        if not scores or scores[0][0] <= 0:
            return 0.0, None, None
        lead = scores[0][0] - (scores[1][0] if len(scores) > 1 else 0.0)
        return lead, scores[0][1], None

    def _candidates(self, person: Person) -> list[str]:
        usual = {p.usual for n in self.of[id(person)] for p in n.phrases if p.usual}
        pool = list(self.frequency) + [iso3 for iso3 in [*self.home, *usual] if iso3 and iso3 not in self.frequency]
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
        words = self.words
        total = sum(self.frequency.values()) or 1
        score = 2.0 * self.frequency[iso3] / max(self.frequency.values(), default=1) + self.frequency[iso3] / total
        score += min(3.0, 0.75 * self.home[iso3])
        if iso3 == self.dateline:
            score += 1.5
        local = 0.0
        namings = self.of[id(person)]
        for naming in namings:
            local = max(local, self._near(naming, iso3))
            for phrase in naming.phrases:
                if phrase.usual == iso3:
                    score += 1.5
                local = max(local, self._relation(naming, phrase, iso3))
        del words
        return score + local

    def _relation(self, naming: Naming, phrase: Phrase, iso3: str) -> float:
        """ "His foreign minister": the state of him."""
        if phrase.possessor is None or phrase.office.role == "counterpart" or naming.relative is None:
            return 0.0
        holder = naming.relative.person
        return 6.0 if holder is not None and holder.state == iso3 else 0.0

    def _near(self, naming: Naming, iso3: str) -> float:
        """How much the words around a name speak for a state."""
        words = self.words
        at = naming.run.start
        best = 0.0
        if naming.phrases:
            before = self._listed(naming)
            if before is not None and before.person is not None and before.person.state == iso3:
                best = 3.0
        for match in self.matches:
            if match.iso3 != iso3 or self._owned(match, naming):
                continue
            if words.sentence[match.start] == words.sentence[at]:
                best = max(best, 2.0 if match.end <= naming.start else 1.0)
            elif words.paragraph[match.start] == words.paragraph[at] and 0 < words.sentence[at] - words.sentence[match.start] < 2:
                best = max(best, 0.75)
        if naming.phrases and best < 1.5:
            previous = [
                n
                for n in self.namings
                if n.run.end <= at and n.official and 0 <= words.sentence[at] - words.sentence[n.run.start] < 2
            ]
            if previous and previous[-1].person is not None and previous[-1].person.state == iso3:
                best = max(best, 1.5)
        return best

    def _owned(self, match: Match, naming: Naming) -> bool:
        """Does the state's name belong to another person's office?"""
        return any(n is not naming and n.start <= match.start < n.end for n in self.namings if n.phrases)

    def _listed(self, naming: Naming) -> Naming | None:
        """The office-holder before this one in a list: "Prime Minister A, President B and ..."."""
        for other in self.namings:
            if other.official and other.end < naming.start <= other.end + 2:
                gap = self.words.lower[other.end : naming.start]
                if gap in ([","], ["and"], [",", "and"], ["&"], [";"]):
                    return other
        return None
