"""Names of persons: runs of words that are written and labelled like names.

spaCy's labels are one witness; a run that follows an office or an honorific is a name whatever its
label, and words that name states, offices or days are none.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from ingest.actors.gazetteer import Match
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.cities import cities
from ingest.lexicon.governments import governments
from ingest.lexicon.offices import lexicon as office_lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "names")

_COMMON = _LEXICON["common"]
_GIVEN = _LEXICON["given"]
_NO_SURNAMES = _LEXICON["no_surnames"]
_SONS = _LEXICON["sons"]
_IN = _LEXICON["in"]
_SETTLEMENTS = _LEXICON["settlements"]
_QUOTES = frozenset({'"', "''", "``", "“", "”", "'"})

Gender: TypeAlias = Literal["male", "female"]


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The words of names: particles, suffixes, words that are seldom or never in them."""
    path = files("ingest.lexicon") / "names.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@dataclass(slots=True)
class NameSpan:
    """A run of name words from ``start`` to ``end``; ``labelled`` where spaCy calls it a person.

    ``lead`` is where the honorifics before it begin; ``gender`` is what they tell.
    """

    start: int
    end: int
    labelled: bool
    lead: int
    gender: Gender | None = None

    @property
    def honoured(self) -> bool:
        """Does an honorific stand before the name?"""
        return self.lead < self.start


def find(words: Words, matches: list[Match], phrases: list[Phrase]) -> list[NameSpan]:
    """All runs of words that could name a person, in order."""
    return _Finder(words, matches, phrases).spans()


_SYLLABLES = _LEXICON["syllables"]


class _Finder:
    def __init__(self, words: Words, matches: list[Match], phrases: list[Phrase]) -> None:
        self.words = words
        self.honorifics = office_lexicon().honorifics
        known = lexicon()
        self.particles, self.suffixes, self.tails = known["particles"], known["suffixes"], known["tails"]
        self.seldom, self.never = known["seldom"], known["never"]
        self.taken = bytearray(len(words))
        self.after = {phrase.end for phrase in phrases if phrase.kind != "collective"}
        #: Whose office ends there.
        self.states = {phrase.end: phrase.iso3 for phrase in phrases if phrase.iso3}
        for phrase in phrases:
            for i in range(phrase.start, phrase.end):
                self.taken[i] = True
        for match in matches:
            if not self._personal(match):
                for i in range(match.start, match.end):
                    self.taken[i] = True
        # A title that is only tokenized offers no labels to go by.
        self.headlines = _headlines(words) if any(words.tag) else frozenset()
        #: Words written like names in running text, to tell names from other capitals in headlines.
        self.running = {
            words.text[i]
            for i in range(1, len(words))
            if words.paragraph[i] not in self.headlines
            and words.text[i][0].isupper()
            and words.tag[i].startswith("NNP")
            and words.lower[i] not in self.seldom
            and words.sentence[i - 1] == words.sentence[i]
        }
        self.running |= {text.upper() for text in self.running}
        #: Of these, those that stand without a hyphen.
        self.alone = {
            words.text[i]
            for i in range(len(words))
            if words.text[i] in self.running and not {"-", "–"} & {*words.text[max(0, i - 1) : i + 2]}
        }

    def spans(self) -> list[NameSpan]:
        words, size = self.words, len(self.words)
        found: list[NameSpan] = []
        i = 0
        while i < size:
            lead = i
            while i < size and (self._honorific(i) or (i > lead and words.text[i] == ".")):
                i += 1
            start = i
            if i == size or not (self._name_word(i) or self._particle_first(i)):
                i = max(i, lead + 1)
                continue
            end = self._end(start)
            i = max(end, start + 1)
            one = start - lead == 1 and end - start == 1
            if one and lead in self.after and words.text[lead] in _GIVEN and words.text[start] not in _GIVEN:
                start = lead
            if start - lead == 1 and self._untitled(lead):
                start = lead
            beside = lead < start or start in self.after
            if (
                not beside
                and end - start > 1
                and not words.tag[start].startswith("NN")
                and words.starts(start)
            ):
                start += 1  # A capital because the sentence begins: "Visiting Blair".
            if self._place(start, end, beside) or (
                not self.honorifics.isdisjoint(words.lower[start:end]) and end - start == 1
            ):
                continue
            labelled = any(words.entity[k] == "PERSON" for k in range(start, end))
            if words.lower[end : end + 1] == ["administration"] and "-" in words.lower[start:end]:
                continue  # "the Biden-Harris administration"
            if self._pair(start, end):
                continue
            named = words.tag[start].startswith("NNP") or words.text[start] in self.running
            if not (beside or labelled or named):
                continue
            gender = next(
                (_gender(words.lower[k]) for k in range(lead, start) if _gender(words.lower[k])), None
            )
            found.append(NameSpan(start, end, labelled, lead if lead < start else start, gender))
        return found

    def _pair(self, start: int, end: int) -> bool:
        """Are they two persons' names, "the Biden-Xi summit", each of which the text has alone?"""
        parts = self.words.text[start:end]
        return len(parts) == 3 and parts[1] in ("-", "–") and {parts[0], parts[2]} <= self.alone

    def _place(self, start: int, end: int, beside: bool) -> bool:
        """Is it a place, to judge from the word before: "in Busan", "the town of Bled"?

        Of a place that is no city known, that is all there is to tell: "Also in X, the president …".
        """
        words = self.words
        if start == 0:
            return False
        before = words.lower[start - 1]
        if " ".join(words.text[start:end]) not in cities():
            away = before in _IN and not beside and end - start == 1 and words.lower[end : end + 1] == [","]
            return away and words.text.count(words.text[start]) == 1
        return before in _IN or (before == "of" and start > 1 and words.lower[start - 2] in _SETTLEMENTS)

    def _untitled(self, i: int) -> bool:
        """Is it a first name, behind an office of a state that has no such title: "President Baron Waqa"?"""
        titled = governments().titled.get(self.words.lower[i])
        return titled is not None and i in self.states and self.states[i] not in titled

    def _honorific(self, i: int) -> bool:
        words = self.words
        if self.taken[i] or words.lower[i] not in self.honorifics or not words.capital(i):
            return False
        if words.lower[i] == "tan" and words.lower[i + 1 : i + 2] != ["sri"]:
            return False  # "Mr. Tan Wei Ming"
        behind = i + 2 if words.text[i + 1 : i + 2] == ["."] and not words.spaced[i] else i + 1
        return behind < len(words) and words.sentence[behind] == words.sentence[i] and words.capital(behind)

    def _name_word(self, i: int) -> bool:
        words = self.words
        text = words.text[i]
        if self.taken[i] or not text.removeprefix("d'")[:1].isupper() or words.lower[i] in self.never:
            return False
        if text.endswith("-"):
            return False  # a word that is broken off: "Secretary Wor- — Wormuth"
        if not all(c.isalpha() or c in "'.`-" for c in text):
            return False
        if words.lower[i] in _COMMON and self._behind_office(i):
            return True
        if words.lower[i].rstrip(".") in self.seldom and "".join(words.text[i + 1 : i + 2]).isdigit():
            return False  # "met the president Jan. 5"
        if words.lower[i] in self.seldom:
            return words.entity[i] == "PERSON" and words.tag[i] == "NNP" and self._beside_name(i)
        if words.paragraph[i] in self.headlines:
            known = words.entity[i] == "PERSON" or text.upper() in self.running
            known = known or (not text.isascii() and self._beside_name(i))  # "Võ Văn Thưởng"
            return known or len(text.rstrip(".")) == 1 or self._behind_particle(i)
        return True

    def _particle_first(self, i: int) -> bool:
        """Does a small particle begin a name behind an office: "President von der Leyen"?"""
        words, k = self.words, i
        while k < len(words) and words.text[k] in self.particles and not self.taken[k]:
            k += 1
        named = i < k < len(words) and words.tag[k].startswith("NNP") and self._name_word(k)
        return named and i in self.after

    def _behind_particle(self, i: int) -> bool:
        """Does a name go on behind a small particle: "President Ursula von der Leyen Before Talks"?"""
        words, k = self.words, i - 1
        while k >= 0 and words.text[k] in self.particles:
            k -= 1
        return 0 <= k < i - 1 and words.entity[k] == "PERSON" and words.capital(k)

    def _behind_office(self, i: int) -> bool:
        """Does a common word with a capital, behind an office, begin a name: "Vice Premier He Lifeng", "Prime
        Minister Jan de Boer"? In apposition a particle must tell: "the envoy of Norway, Jan de Boer, ..."."""
        words, k = self.words, i + 1
        while words.lower[k : k + 1] and words.lower[k] in self.particles:
            k += 1
        apposed = k > i + 1 and i - 1 in self.after and words.text[i - 1] == ","
        return (
            (i in self.after or apposed)
            and words.text[i].istitle()
            and words.paragraph[i] not in self.headlines
            and k < len(words)
            and words.capital(k)
            and words.lower[k] not in self.seldom | self.never
            and not self.taken[k]
        )

    def _surname(self, i: int, start: int) -> bool:
        """Is a common word the surname behind an office and a given name: "Envoy Seth Center"?"""
        words = self.words
        return (
            start in self.after
            and words.lower[i] in self.seldom
            and words.lower[i] not in _NO_SURNAMES
            and words.text[i].istitle()
            and words.tag[i] == "NNP"
            and words.head[start] == i
            and not self.taken[i]
            and words.paragraph[i] not in self.headlines
        )

    def _beside_name(self, i: int) -> bool:
        """Is it part of a name: behind an office or honorific, or beside another labelled word?"""
        words = self.words
        if i in self.after or (i and words.lower[i - 1] in self.honorifics):
            return True
        for k in (i - 1, i + 1):
            if not 0 <= k < len(words) or self.taken[k] or words.lower[k] in self.seldom:
                continue
            if words.entity[k] == "PERSON" and words.capital(k):
                return True
        return False

    def _end(self, i: int) -> int:
        """End of the run of name words that begins at ``i``."""
        words, size = self.words, len(self.words)
        start = end = i
        paragraph = words.paragraph[i]
        # No name has ten words; a list in capitals has.
        while i < size and i - start < 10 and words.paragraph[i] == paragraph:
            lower = words.lower[i]
            if end > start and lower in self.suffixes:
                return i + 1
            pronoun = end > start and words.text[i] in _SYLLABLES and words.tag[i] == "NNP"
            if self._name_word(i) or (i == start + 1 and self._surname(i, start)) or pronoun:
                end = i = i + 1
            elif (
                end > start
                and lower in ("-", "–")
                and i + 1 < size
                and not words.spaced[i - 1]
                and not words.spaced[i]
                and words.text[i + 1][0].isalpha()
                and not self.taken[i + 1]
                and words.lower[i + 1] not in self.tails
            ):
                end = i = i + 2  # "Ki-moon", "al-Assad", "Macapagal-Arroyo"
            elif lower in self.particles and not self.taken[i]:
                k = i + 1
                while k < size and (words.lower[k] in self.particles or words.lower[k] in ("-", "–")):
                    k += 1
                father = k > i and words.lower[k - 1] in _SONS and words.text[k : k + 1] == ["Said"]
                if k == size or not (self._name_word(k) or father) or words.paragraph[k] != paragraph:
                    return end
                end = i = k + 1
            elif (
                end > start
                and lower in _QUOTES
                and i + 3 < size
                and self._name_word(i + 1)
                and words.lower[i + 2] in _QUOTES
                and self._name_word(i + 3)
            ):
                end = i = i + 4  # a nickname between: Joao Bernardo "Nino" Vieira
            elif end > start and lower == "," and words.lower[i + 1 : i + 2] in (["jr"], ["jr."]):
                return i + 2
            else:
                break
        return end

    def _personal(self, match: Match) -> bool:
        """Is a state's name part of a person's: "Michael Jordan", "Israel Katz"?"""
        words, i = self.words, match.start
        if match.end - i > 1 or words.entity[i] != "PERSON":
            return False
        if match.sort == "adjective":  # "Economy Minister German Gref"
            following = words.entity[match.end : match.end + 1] == ["PERSON"] and words.capital(match.end)
            return i in self.after and following and not self.taken[match.end]
        if match.sort not in ("name", "capital"):
            return False
        before = i > 0 and words.entity[i - 1] == "PERSON" and words.capital(i - 1) and not self.taken[i - 1]
        after = (
            match.end < len(words)
            and words.entity[match.end] == "PERSON"
            and words.capital(match.end)
            and words.dep[i] in ("compound", "nmod")
            and not self.taken[match.end]
        )
        return before or after


def _gender(word: str) -> Gender | None:
    known = lexicon()
    return "male" if word in known["male"] else "female" if word in known["female"] else None


def _headlines(words: Words) -> frozenset[int]:
    """The paragraphs in which nearly every word begins with a capital."""
    total: Counter[int] = Counter()
    capital: Counter[int] = Counter()
    ended = {words.paragraph[i] for i, text in enumerate(words.text) if text in (".", "!")}
    for i, text in enumerate(words.text):
        if len(text) > 3 and text.isalpha():
            total[words.paragraph[i]] += 1
            capital[words.paragraph[i]] += text[0].isupper()
    # Some headlines leave a longer "from" or "with" small; of one or two words nothing can be told.
    return frozenset(p for p, n in total.items() if n >= 3 and capital[p] >= 0.8 * n and p not in ended)
