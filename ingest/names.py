"""Names of persons: runs of words that are written and labelled like names.

spaCy's labels are one witness; a run that follows an office or an honorific is a name whatever its
label, and words that name states, offices or days are none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from ingest.gazetteer import Match
from ingest.office_lexicon import lexicon
from ingest.offices import Phrase
from ingest.words import Words

#: Lower-case words and joints inside names: "bin", "al-", "de la", "van der".
PARTICLES = frozenset(
    "al el bin bint ibn ben abu abd ul ur ud ed de da do dos das di du del della la le van von der den ter ten zu y e "
    "af av ap st. san".split()
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi", "xxiii"})

#: Capitalized words that no name holds, but for those that are labelled as names (He Yafei, Zhao Jun).
_SELDOM = frozenset(
    """january february march april june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec the a an and or but if in on at to of for from by with as is was are were be been will would has
    have had he she it they we you i his her its their our your my this that these those there here when while after
    before during since until although though because however meanwhile moreover also both earlier later today
    yesterday tomorrow now then so not no yes what who why how where which some all many most more under over
    says say said meets meet met visits visit visited holds hold held calls call talks talk urges urge vows vow
    hosts host welcomes seeks wants tells signs arrives leaves summit meeting conference forum agreement treaty accord
    deal war world council committee commission ministry department office house government administration parliament
    congress senate assembly agency authority bank organization organisation union party university institute court
    news press xinhua reuters afp ap bbc itar tass kyodo yonhap dpa upi cnn international national republic state
    states kingdom islands island city province district river sea bay gulf street palace airport hotel square hall
    center centre base airbase islamic muslim christian jewish catholic orthodox sunni shiite shia kurdish arab arabs
    european asian african western eastern northern southern east west north south middle nobel prize cup league
    olympic olympics games security defense defence foreign affairs trade economic nuclear peace general embassy
    delegation mission readout statement remarks joint communique declaration q mr mrs ms dr sir photo file editor
    related read copyright rights reserved pm am gmt et edt est us travel dialogue engagement act law fund plan
    republican republicans democrat democrats democratic labour conservative conservatives tory cabinet community
    homeland group brigade brigades movement front army force forces system systems corps company inc corp ltd""".split()
)
_NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)

#: What follows a hyphen and ends the name before it: "Obama-era".
_TAILS = frozenset(
    "era led style like backed born old appointed elect designate time day year brokered based".split()
)

_QUOTES = frozenset({'"', "''", "``", "“", "”", "'"})

_MALE = frozenset(
    {"mr", "mr.", "sir", "lord", "sheikh", "sheik", "shaikh", "baron", "monsieur", "herr", "senor"}
)
_FEMALE = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "madam", "madame", "mme", "dame", "baroness"}
)

Gender = Literal["male", "female"]


@dataclass(slots=True)
class Run:
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


def find(words: Words, matches: list[Match], phrases: list[Phrase]) -> list[Run]:
    """All runs of words that could name a person, in order."""
    return _Finder(words, matches, phrases).runs()


class _Finder:
    def __init__(self, words: Words, matches: list[Match], phrases: list[Phrase]) -> None:
        self.words = words
        self.honorifics = lexicon().honorifics
        self.taken = bytearray(len(words))
        self.after = {phrase.end for phrase in phrases if phrase.kind != "collective"}
        for phrase in phrases:
            for i in range(phrase.start, phrase.end):
                self.taken[i] = True
        for match in matches:
            if not self._personal(match):
                for i in range(match.start, match.end):
                    self.taken[i] = True
        self.headlines = _headlines(words)
        #: Words written like names in running text, to tell names from other capitals in headlines.
        self.running = {
            words.text[i]
            for i in range(1, len(words))
            if words.paragraph[i] not in self.headlines
            and words.text[i][0].isupper()
            and words.tag[i].startswith("NNP")
            and words.lower[i] not in _SELDOM
            and words.sentence[i - 1] == words.sentence[i]
        }
        self.running |= {text.upper() for text in self.running}

    def runs(self) -> list[Run]:
        words, size = self.words, len(self.words)
        found: list[Run] = []
        i = 0
        while i < size:
            lead = i
            while i < size and self._honorific(i):
                i += 1
            start = i
            if i == size or not self._name_word(i):
                i = max(i, lead + 1)
                continue
            end = self._end(start)
            i = max(end, start + 1)
            beside = lead < start or start in self.after
            if (
                not beside
                and end - start > 1
                and not words.tag[start].startswith("NN")
                and words.starts(start)
            ):
                start += 1  # A capital because the sentence begins: "Visiting Blair".
            labelled = any(words.entity[k] == "PERSON" for k in range(start, end))
            if words.lower[end : end + 1] == ["administration"] and "-" in words.lower[start:end]:
                continue  # "the Biden-Harris administration"
            if not (beside or labelled or words.tag[start].startswith("NNP")):
                continue
            gender = next(
                (_gender(words.lower[k]) for k in range(lead, start) if _gender(words.lower[k])), None
            )
            found.append(Run(start, end, labelled, lead if lead < start else start, gender))
        return found

    def _honorific(self, i: int) -> bool:
        words = self.words
        if self.taken[i] or words.lower[i] not in self.honorifics or not words.capital(i):
            return False
        return i + 1 < len(words) and words.paragraph[i + 1] == words.paragraph[i] and words.capital(i + 1)

    def _name_word(self, i: int) -> bool:
        words = self.words
        text = words.text[i]
        if self.taken[i] or not text[0].isupper() or words.lower[i] in _NEVER:
            return False
        if not all(c.isalpha() or c in "'.`" for c in text):
            return False
        if words.lower[i] in _SELDOM:
            return (
                words.entity[i] == "PERSON"
                and words.tag[i] == "NNP"
                and not text.isupper()
                and self._beside_name(i)
            )
        if words.paragraph[i] in self.headlines:
            return words.entity[i] == "PERSON" or text in self.running or len(text.rstrip(".")) == 1
        return True

    def _surname(self, i: int, start: int) -> bool:
        """Is a common word the surname behind an office and a given name: "Envoy Seth Center"?"""
        words = self.words
        return (
            start in self.after
            and words.lower[i] in _SELDOM
            and words.lower[i] not in ("administration", "government")
            and words.text[i].istitle()
            and words.tag[i] == "NNP"
            and words.head[start] == i
            and not self.taken[i]
            and words.paragraph[i] not in self.headlines
        )

    def _beside_name(self, i: int) -> bool:
        """Is a word before or after a labelled part of the same name?"""
        words = self.words
        for k in (i - 1, i + 1):
            if 0 <= k < len(words) and words.entity[k] == "PERSON" and words.capital(k) and not self.taken[k]:
                if words.lower[k] not in _SELDOM:
                    return True
        return False

    def _end(self, i: int) -> int:
        """End of the run of name words that begins at ``i``."""
        words, size = self.words, len(self.words)
        start = end = i
        paragraph = words.paragraph[i]
        while i < size and i - start < 10 and words.paragraph[i] == paragraph:
            lower = words.lower[i]
            if end > start and lower in SUFFIXES:
                return i + 1
            if self._name_word(i) or i == start + 1 and self._surname(i, start):
                end = i = i + 1
            elif (
                end > start
                and lower in ("-", "–")
                and i + 1 < size
                and not words.spaced[i - 1]
                and not words.spaced[i]
                and words.text[i + 1][0].isalpha()
                and not self.taken[i + 1]
                and words.lower[i + 1] not in _TAILS
            ):
                end = i = i + 2  # "Ki-moon", "al-Assad", "Macapagal-Arroyo"
            elif lower in PARTICLES and not self.taken[i]:
                k = i + 1
                while k < size and (words.lower[k] in PARTICLES or words.lower[k] in ("-", "–")):
                    k += 1
                if k == size or not self._name_word(k) or words.paragraph[k] != paragraph:
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
    return "male" if word in _MALE else "female" if word in _FEMALE else None


def _headlines(words: Words) -> frozenset[int]:
    """The paragraphs in which nearly every word begins with a capital."""
    total: Counter[int] = Counter()
    capital: Counter[int] = Counter()
    for i, text in enumerate(words.text):
        if len(text) > 3 and text.isalpha():
            total[words.paragraph[i]] += 1
            capital[words.paragraph[i]] += text[0].isupper()
    return frozenset(p for p, n in total.items() if n >= 3 and capital[p] >= 0.8 * n)
