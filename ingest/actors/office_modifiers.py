"""What stands before an office's noun: "Deputy Foreign", "the Chinese", "Iran's", "his"."""

from __future__ import annotations

import re

from ingest.actors.gazetteer import Match
from ingest.actors.model import LEADERS, Organization
from ingest.actors.office_phrase import CLITICS, JOINTS, Phrase
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "office_modifiers")

_BODIES = _LEXICON["bodies"]
_SECRETARIES = _LEXICON["secretaries"]
_OUTSIDE = _LEXICON["outside"]
_TIED = tuple(f"{part}-" for part in sorted(_LEXICON["tied"]))
_POSSESSIVES = _LEXICON["possessives"]
_ARTICLES = _LEXICON["articles"]
_PREFIXES = _LEXICON["prefixes"]
_LEANINGS = _LEXICON["leanings"]
_OF_UNIONS = _LEXICON["of_unions"]
_OPEN = _LEXICON["open"]
_ACCREDITED = _LEXICON["accredited"]
#: So many words of no lexicon may belong to an office: "Expediency Council Chairman".
_UNKNOWN = 3
#: Which of those who held an office somebody is.
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
#: How the parser hangs what stands before a noun on it.
_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod"})


class Modifiers:
    """Takes in what stands before an office, down to ``floor``, where the office before it ends."""

    def __init__(self, words: Words, starts: dict[int, Match], ends: dict[int, Match], floor: int) -> None:
        self.words = words
        self.lex = lexicon()
        self.starts = starts
        self.ends = ends
        self.floor = floor

    def take(self, phrase: Phrase) -> list[str]:
        """Take in the modifiers before the head; return them in lower case, nearest first."""
        words, lower, lex = self.words, self.words.lower, self.lex
        seen: list[str] = []
        unknown = 0
        i = phrase.start
        while i > self.floor and words.paragraph[i - 1] == words.paragraph[phrase.head]:
            word = lower[i - 1]
            match = self.ends.get(i)
            if match is not None and match.start >= self.floor:
                if phrase.iso3 or phrase.organization or match.sort == "people":
                    break
                if "," in lower[match.start : match.end]:
                    break  # "met in Washington, D.C. Secretary X congratulated"
                if lower[match.start - 1 : match.start] == ["-"] and lower[match.start - 2] in _LEANINGS:
                    i = match.start - 2  # "Pro-Syrian President X" is not Syria's
                    continue
                i = self._state_before(phrase, match)
            elif word == ")" and lower[i - 3 : i - 2] == ["("] and i - 3 > self.floor:
                i -= 3  # "the Palestine Liberation Organization (PLO) Secretary General"
            elif word in CLITICS:
                i = self._owned(phrase, i)
                break
            elif word in _POSSESSIVES:
                phrase.possessor = i = i - 1
                break
            elif word in _ARTICLES and words.tag[i - 1] in ("DT", ""):
                i -= 1
                phrase.definite = word == "the"
                break
            elif _ORDINAL.fullmatch(word):
                i -= 1  # "the 42nd President"
            elif word == "then" and (i < 2 or lower[i - 2] in ("and", ",", ";")):
                break  # "and then President X left"
            elif self._modifies(i - 1) and not (
                word in lex.portfolio - lex.passing and (phrase.iso3 or self._apart(phrase, i - 1))
            ):
                seen.append(word)
                i -= 1
            elif word == "-" and i >= 2 and (lower[i - 2] in lex.modifiers or lower[i - 2] in _PREFIXES):
                seen.append(lower[i - 2])
                i -= 2
            elif word == "time" and lower[i - 3 : i - 1] in (["one", "-"], ["long", "-"]):
                seen.append("former" if lower[i - 3] == "one" else "longtime")
                i -= 3
            elif word.startswith(_TIED) and word not in lex.heads:
                seen.append(word.split("-")[0])
                i -= 1
            elif self._joins(phrase, i - 1):
                seen.extend((word, lower[i - 2]))
                i -= 2
            elif unknown < _UNKNOWN and self._unknown(phrase, i - 1):
                unknown += 1
                seen.append(word)
                i -= 1
            else:
                break
        phrase.start = i
        return seen

    def _owned(self, phrase: Phrase, i: int) -> int:
        """Note whose an office is, by the name that ends in "'s" at ``i``; return where that begins."""
        lower, owner = self.words.lower, self.ends.get(i - 1)
        if owner is None or owner.start < self.floor:
            phrase.possessor = i - 2
            if lower[i - 2] in _BODIES:
                phrase.organization = self._body_before(i - 2)
            return self._owner_start(i - 2)
        accredited = phrase.organization and owner.iso3 and lower[phrase.head] in _ACCREDITED
        if not (phrase.iso3 or phrase.organization) or accredited:
            return self._state_before(phrase, owner)
        return i

    def _body_before(self, i: int) -> Organization | None:
        """The organization that "the bloc" is: the last that was named."""
        bodies = reversed([m for m in self.starts.values() if m.organization and m.end <= i])
        return next((match.organization for match in bodies), None)

    def _state_before(self, phrase: Phrase, match: Match) -> int:
        """Note the state or organization before an office; return where its name begins."""
        phrase.iso3, phrase.organization = match.iso3, match.organization
        if not (phrase.plural and match.iso3):
            return match.start
        states = [match.iso3]
        start = match.start
        while start - 1 > self.floor and self.words.lower[start - 1] in JOINTS:
            k = start - 1
            while k > self.floor and self.words.lower[k - 1] in JOINTS:
                k -= 1
            other = self.ends.get(k)
            if other is None or other.start < self.floor or not other.iso3 or not self._alike(other, match):
                break
            states.insert(0, other.iso3)
            start = other.start
        phrase.states = tuple(states)
        return start

    def _alike(self, other: Match, match: Match) -> bool:
        """Do both stand for states before an office: "UK and French ministers"; not Japan in "left Japan,
        Chinese officials said"?"""
        if other.sort == match.sort:
            return True
        words, i = self.words, other.end - 1
        while words.dep[i] == "conj" and words.head[i] != i:
            i = words.head[i]
        return {other.sort, match.sort} == {"name", "adjective"} and words.dep[i] in _BEFORE_NOUNS

    def _owner_start(self, i: int) -> int:
        """Start of "the president's" before an office; a person's name stays a mention of its own."""
        lower = self.words.lower
        if i <= self.floor or lower[i] not in self.lex.heads or self.words.capital(i):
            return i + 2
        while i > self.floor and self._modifies(i - 1):
            i -= 1
        return i - 1 if i > self.floor and lower[i - 1] == "the" else i

    def _modifies(self, i: int) -> bool:
        """Is the word a modifier of the office behind it?"""
        words, lex = self.words, self.lex
        word = words.lower[i]
        if word == "under":
            return words.lower[i + 1] in _SECRETARIES
        if word in lex.modifiers:
            return words.tag[i] not in ("VB", "VBP", "VBZ") or words.capital(i)
        return word in lex.other_leaders or word in lex.private_bodies or word in _OUTSIDE

    def _apart(self, phrase: Phrase, i: int) -> bool:
        """Is it another word than those of a leader's office: "through work President X directed", "Executive
        Order"? Of portfolios only bodies have presidents."""
        words = self.words
        leads = phrase.office.role in LEADERS and words.capital(phrase.head)
        return leads and (not words.capital(i) or words.lower[i] not in self.lex.bodies | _OF_UNIONS)

    def _joins(self, phrase: Phrase, i: int) -> bool:
        """Does the word join two portfolios of one office: "Trade and Industry Minister"?"""
        words, portfolio = self.words, self.lex.portfolio
        lower = words.lower
        listed = not {"and", "&"}.isdisjoint(lower[i + 1 : phrase.head])
        return (
            lower[i] in ("and", ",", "&")
            and i >= 1
            and not phrase.plural
            and lower[i + 1] in portfolio
            and lower[i - 1] in portfolio
            and (lower[i] != "," or (listed and words.capital(i + 1) == words.capital(phrase.head)))
            and i not in self.ends
        )

    def _unknown(self, phrase: Phrase, i: int) -> bool:
        """Is a capitalized word of no lexicon part of the office: "Expediency Council Chairman"?"""
        words = self.words
        return (
            words.lower[phrase.head] in _OPEN
            and words.capital(phrase.head)
            and words.capital(i)
            and words.tag[i].startswith("NNP")
            and words.entity[i] not in ("PERSON", "DATE")
            and words.lower[i] not in self.lex.heads
            and words.lower[i] not in self.lex.honorifics
            and not words.starts(i)
        )
