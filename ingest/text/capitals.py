"""Texts in capitals, as telexes and broadcast monitors wrote them: each word as running text has it.

Small and capital letters tell names from other words, which every later stage goes by. What a word is,
the lexicons of states, cities, organizations, leaders and offices say, then an English dictionary: a word
that it lacks is a name. Lengths stay, so that offsets do.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from ingest.lexicon.calendar import MONTHS, WEEKDAYS
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.text.boilerplate import SAMPLE, function_share, is_sentence, words
from ingest.text.dictionary import FUNCTION, PROPER, WORD, is_common, is_noun, is_ordinary, leaders_words

_LEXICON = word_sets("text", "capitals")

_MEMBERS = _LEXICON["members"]
_ALSO_WORDS = _LEXICON["also_words"]
_SHORT = _LEXICON["short"]
_BEFORE_MONTHS = _LEXICON["before_months"]
_COMPASS = _LEXICON["compass"]
_LINKS = _LEXICON["links"]
#: Fewer words in capitals than this are a headline, a label or a dateline, which stay.
_LEAST = 12
#: Of running English at least this share is function words, of lists and labels less; of a sentence full of
#: names, which has its full stop, this.
_FUNCTION_WORDS, _FULL_OF_NAMES = 0.15, 0.1
#: One word in so many may have small letters: what a typist forgot.
_SMALL_IN = 20
_SMALL = re.compile(r"[^\W\d_]*[a-zß-öø-ÿ][^\W_]*")


def in_capitals(text: str) -> bool:
    """Is a paragraph's running text all in capitals? Headlines and labels are too short to say."""
    found = words(text[:SAMPLE])
    small = len(_SMALL.findall(text[:SAMPLE]))
    ended = is_sentence(text)
    told = len(found) >= _LEAST and (ended or len(found) >= 2 * _LEAST)
    share = _FULL_OF_NAMES if ended else _FUNCTION_WORDS
    return told and small * _SMALL_IN <= len(found) and function_share(found) >= share


def cased(text: str) -> str:
    """A text in capitals as running text has it, of the same length."""
    return _Caser(text).text()


class _Caser:
    def __init__(self, text: str) -> None:
        self.received = text
        self.found = list(WORD.finditer(text))
        self.lower = [match.group().lower() for match in self.found]
        #: What each word becomes; absent where that is not settled yet.
        self.form: list[str | None] = [None] * len(self.found)
        self.office = lexicon()
        self.courtesies = self.office.honorifics - {"the"}

    def text(self) -> str:
        self._names_of_lexicons()
        for i, match in enumerate(self.found):
            if self.form[i] is None:
                self.form[i] = self._alone(i, match)
        self._in_names()
        self._beside_offices()
        pieces: list[str] = []
        position = 0
        for i, match in enumerate(self.found):
            form = self.form[i] or self.lower[i]
            if self._opens(i):
                form = form[:1].upper() + form[1:]
            pieces += [
                self.received[position : match.start()],
                form if len(form) == len(match.group()) else match.group(),
            ]
            position = match.end()
        return "".join([*pieces, self.received[position:]])

    def _names_of_lexicons(self) -> None:
        """States, cities and organizations as their lexicons write them, the longest first."""
        known = _written()
        i = 0
        while i < len(self.found):
            taken = 1
            # One in 150 names of the lexicons has more words.
            for length in range(6, 0, -1):
                if i + length > len(self.found):
                    continue
                name = known.get(tuple(self.lower[i : i + length]))
                if name is None or not self._together(i, i + length):
                    continue
                for k, form in enumerate(name):
                    self.form[i + k] = form
                taken = length
                break
            i += taken

    def _together(self, start: int, end: int) -> bool:
        """Are words parted by no more than blanks, hyphens and apostrophes?"""
        between = self.received[self.found[start].start() : self.found[end - 1].end()]
        return not re.search(r"[^\w\s'’.-]|\.\s", between)

    def _alone(self, i: int, match: re.Match[str]) -> str:
        """A word of no lexicon."""
        text, lower = match.group(), self.lower[i]
        if "." in text:
            return text  # "U.S.", "J.F."
        if len(text) == 1:
            return self._letter(i, text)
        before = self.lower[i - 1] if i else ""
        number = bool(re.match(r"\s+\d", self.received[match.end() : match.end() + 3])) or bool(
            re.search(r"\d\s+$", self.received[max(0, match.start() - 3) : match.start()])
        )
        if lower in _calendar():
            month = lower not in _ALSO_WORDS or number or before in _BEFORE_MONTHS
            return lower.capitalize() if month else lower
        if lower == "us":
            after = self.lower[i + 1] if i + 1 < len(self.lower) else ""
            state = before == "the" or after in self.office.heads or after in self.office.modifiers
            return "US" if state else "us"
        if lower in PROPER:
            return lower.capitalize()
        if (
            lower.capitalize() in _SHORT
            and lower != "no"
            and self.received[match.end() : match.end() + 1] == "."
        ):
            return lower.capitalize()
        if before.capitalize() in _SHORT and before != "no" and lower not in FUNCTION:
            return lower.capitalize()
        if lower in _COMPASS and self._region(i + 1):
            return lower.capitalize()
        if is_common(lower):
            return lower
        if lower in _MEMBERS:
            return lower[:-1].upper() + "s" if lower.endswith("s") else text
        if not re.search(r"[aeiouy]", lower):
            return text  # "PLO", "FMLN" are read letter by letter
        return re.sub(r"(?<=^Mc)[a-z]", lambda m: m.group().upper(), lower.capitalize())

    def _region(self, i: int) -> bool:
        return i < len(self.lower) and self.lower[i] in PROPER and self._together(i - 1, i + 1)

    def _letter(self, i: int, text: str) -> str:
        """A single letter: an initial where a full stop follows; behind an apostrophe it goes on small."""
        start = self.found[i].start()
        if start and self.received[start - 1] in "'’":
            return (
                text.lower() if start < 2 or (self.received[start - 2].isalpha() and text in "STDM") else text
            )
        return "a" if text == "A" and self.received[start + 1 : start + 2] != "." else text

    def _beside_offices(self) -> None:
        """Offices begin with capitals before names; who stands behind one is a name, if a leader bears it."""
        heads, modifiers = self.office.heads, self.office.modifiers
        for i, lower in enumerate(self.lower):
            if i == 0 or lower in heads or not self._together(i - 1, i + 1):
                continue
            if self._bears_office(i) or self._second(i):
                self.form[i] = lower.capitalize()
            if not self._name(i):
                continue
            k = i
            while (
                k
                and self._together(k - 1, k + 1)
                and (
                    (self.lower[k - 1] in heads and heads[self.lower[k - 1]][1] != "counterpart")
                    or self.lower[k - 1] in modifiers
                    or self.lower[k - 1] in self.courtesies
                    or self._joint(k - 1, i)
                )
            ):
                k -= 1
                if self.lower[k] not in _LINKS and self.form[k] in (None, self.lower[k]):
                    self.form[k] = self.lower[k].capitalize()
            if k < i and not any(
                self.lower[n] in heads or self.lower[n] in self.courtesies for n in range(k, i)
            ):
                for n in range(k, i):  # "special Carlos": no office stands there
                    if self.form[n] == self.lower[n].capitalize() and is_common(self.lower[n]):
                        self.form[n] = self.lower[n]

    def _in_names(self) -> None:
        """Nouns among a name's words are of it: "Edmundo Vargas Carreno", then "Vargas Carreno"."""
        size = len(self.lower)
        names = [self._name(i) for i in range(size)]

        def name(i: int) -> bool:
            return 0 <= i < size and names[i]

        nouns = [i for i in range(size) if self._noun(i)]
        held = {
            self.lower[i]
            for i in nouns
            if (name(i - 1) and name(i + 1) and self._together(i - 1, i + 2))
            or (name(i - 1) and name(i - 2) and self._together(i - 2, i + 1))
            or (name(i + 1) and i and self.lower[i - 1] in self.office.heads and self._together(i - 1, i + 2))
        }
        for i in nouns:
            beside = (name(i - 1) and self._together(i - 1, i + 1)) or (
                name(i + 1) and self._together(i, i + 2)
            )
            if self.lower[i] in held and beside:
                self.form[i] = self.lower[i].capitalize()

    def _joint(self, k: int, end: int) -> bool:
        """Does the word join two of an office, as in "secretary of state Baker"?"""
        office = self.office
        return (
            self.lower[k] in _LINKS
            and 0 < k < end - 1
            and (self.lower[k - 1] in office.heads or self.lower[k - 1] in office.portfolio)
            and self.lower[k + 1] in office.portfolio
        )

    def _bears_office(self, i: int) -> bool:
        kind, _, plural = self.office.heads.get(self.lower[i - 1], ("other", "", True))
        return kind == "official" and not plural and self.lower[i] in leaders_words()

    def _second(self, i: int) -> bool:
        """Is a common word that a leader bears the surname behind another: "George Bush"?"""
        return self.lower[i] in leaders_words() and self._name(i - 1)

    def _noun(self, i: int) -> bool:
        """Is the word a noun and nothing else, and no word of offices and institutions?"""
        lower, office = self.lower[i], self.office
        plain = is_noun(lower) and lower not in office.heads and lower not in office.modifiers
        return plain and lower not in office.bodies and lower not in self.courtesies

    def _name(self, i: int) -> bool:
        form = self.form[i] or ""
        return (
            form[:1].isupper()
            and not form.isupper()
            and self.lower[i] not in _calendar()
            and (not is_common(self.lower[i]) or self.lower[i] in leaders_words())
            and self.lower[i] not in _states()
        )

    def _opens(self, i: int) -> bool:
        """Does a sentence begin with the word?"""
        before = self.received[: self.found[i].start()].rstrip("\"“‘'([ \n\t-")
        while before.endswith("]"):  # what an editor put in front: "[Words indistinct]"
            before = before[: before.rfind("[")].rstrip()
        if not before:
            return True
        if before[-1] not in ".!?":
            return False
        last = self.found[i - 1].group() if i else ""
        abbreviated = before.endswith(".") and (
            len(last) == 1 or last.endswith(".") or last.capitalize() in _SHORT
        )
        return not abbreviated


@cache
def _calendar() -> frozenset[str]:
    return frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))


@cache
def _written() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of states, organizations and cities by their words in small letters.

    A city whose name is a common word ("Nice", "Reading") stays out.
    """
    known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(names: Iterable[str], *, any_word: bool) -> None:
        for name in names:
            form = tuple(WORD.findall(name))
            key = tuple(word.lower() for word in form)
            if sum(map(len, form)) < 2 or name.islower() or re.search(r"\d", name):
                continue
            if len(form) > 1 or not is_ordinary(key[0]) or (any_word and key[0] not in FUNCTION):
                known.setdefault(key, form)

    for row in _rows("states.csv"):
        for column in ("names", "adjectives", "people", "seats"):
            add(row[column].split(";"), any_word=True)
        add(row["capitals"].split(";"), any_word=False)
    for row in _rows("organizations.csv"):
        for column in ("names", "common"):
            add(row[column].split(";"), any_word=False)
    add((row["name"] for row in _rows("cities.csv")), any_word=False)
    return known


@cache
def _states() -> frozenset[str]:
    """What states and their people are called, in one word."""
    columns = ("names", "adjectives", "people")
    cells = (row[column] for row in _rows("states.csv") for column in columns)
    return frozenset(name.lower() for cell in cells for name in cell.split(";"))


def _rows(table: str) -> list[dict[str, str]]:
    text = (files("ingest") / "lexicon" / table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
