"""Titles that are no offices: those in persons' names, and those of no state's office-holders."""

from __future__ import annotations

import re

from graph.reference.tables import ranks
from ingest.actors import names
from ingest.actors.gazetteer import Match
from ingest.actors.model import LEADERS
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.governments import governments
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words
from ingest.text.boilerplate import FUNCTION_WORDS

_LEXICON = word_sets("actors", "titles")

ALSO_NAMES, _GIVEN_TITLES, _RANKS = _LEXICON["also_names"], _LEXICON["given"], _LEXICON["ranks"]
#: Behind these, names stand as behind offices: "King Charles Prince".
_RANKS_OF_NAMES = ranks()
_HEADS = LEADERS | {"deputy"}
_ENDINGS = "|".join(sorted(_LEXICON["endings"]))
_OF_A_PEOPLE = re.compile(rf".{{2,}}(?:{_ENDINGS})$")


class Titles:
    """Tells titles in names from offices; by ``starts`` and ``ends`` names of states and bodies are known."""

    def __init__(self, words: Words, starts: dict[int, Match], ends: dict[int, Match]) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends
        self.lex = lexicon()
        #: First names that are titles as well, each with the word behind it, as some office introduces them.
        self.introduced = {
            tuple(words.text[i : i + 2])
            for i, word in enumerate(words.lower)
            if word in _GIVEN_TITLES and self._behind_office(i)
        }

    def in_a_name(self, i: int) -> bool:
        """Is a title part of a person's name: "Foreign Minister Julie Bishop", "Senator Prince Johnson"?"""
        words, lex = self.words, self.lex
        word = words.lower[i]
        _, role, _ = lex.heads[word]
        if not words.text[i].istitle() or not words.tag[i] or self._in_headline(i):
            return False
        joined = words.lower[i + 1 : i + 2] == ["-"] and not words.spaced[i] and not words.spaced[i + 1]
        if joined and words.capital(i + 2) and words.lower[i + 2] not in lex.heads:
            return word in ALSO_NAMES  # "Amir-Abdollahian"
        if i and self._plain_name(i - 1) and words.sentence[i - 1] == words.sentence[i]:
            if role == "kin":
                return True  # "Choe Son Hui"
            # "Foreign Minister Gabi Cardinal": a name of one word alone would be before an office.
            k = i - 1
            while k > i - 3 and self._plain_name(k):
                k -= 1
            held = k >= 0 and words.lower[k] in lex.heads and words.lower[k] not in _RANKS_OF_NAMES
            return held and word in ALSO_NAMES and not self._plain_name(i + 1)
        return word in _GIVEN_TITLES and tuple(words.text[i : i + 2]) in self.introduced

    def _behind_office(self, i: int) -> bool:
        """Is a title a first name, as one behind an office whose state has no such title?

        As in "Foreign Minister Shah Mahmood Qureshi", "Iran's defence minister, Amir Hatami"; not in "Saudi
        Foreign Minister Prince Saud".
        """
        lower, heads, known = self.words.lower, self.lex.heads, governments()
        apart = lower[max(0, i - 1) : i] == [","]
        k = i - 1 - apart
        if k < 0 or lower[k] not in heads or lower[k] in known.monarchs or not self._begins_name(i + 1):
            return False
        state = next((m.iso3 for m in reversed(self._matches_before(i))), None)
        # No minister is an emir or a king besides; a prince may be.
        if not apart and lower[i] not in _RANKS:
            return True
        return state is not None and not heads[lower[k]][2] and state not in known.titled[lower[i]]

    def _begins_name(self, i: int) -> bool:
        """Does a name go on there, be it with a particle: "Sultan bin Saeed"?"""
        lower = self.words.lower
        particle = lower[i : i + 1] and lower[i] in names.lexicon()["particles"]
        return self._plain_name(i) or bool(particle and i + 1 < len(lower) and self.words.capital(i + 1))

    def _matches_before(self, i: int) -> list[Match]:
        """The names of states in the words right before an office."""
        # As far as "the Democratic Republic of the Congo's" reaches.
        return [m for m in self.starts.values() if m.iso3 and i - 6 <= m.start < i]

    def _plain_name(self, i: int) -> bool:
        """Is it a capitalized word that no lexicon of offices and states has?"""
        words, lex = self.words, self.lex
        return (
            0 <= i < len(words)
            and words.text[i][0].isupper()
            and words.text[i].isalpha()
            and words.tag[i].startswith("NNP")
            and words.lower[i] not in lex.heads
            and words.lower[i] not in lex.modifiers
            and words.lower[i] not in lex.honorifics
            and i not in self.starts
            and i + 1 not in self.ends
        )

    def _in_headline(self, i: int) -> bool:
        """Do no small letters but those of "the", "in" and the like stand around?"""
        words = self.words
        # About a line on each side: there the text around shows how it is written.
        near = range(max(0, i - 8), min(len(words), i + 9))
        return not any(
            words.paragraph[k] == words.paragraph[i]
            and words.lower[k] == words.text[k]
            and words.text[k].isalpha()
            and words.lower[k] not in FUNCTION_WORDS
            for k in near
        )

    def of_unknown_people(self, phrase: Phrase) -> bool:
        """Does an adjective of no state stand before a head's office: "Tatar President", "Flemish
        Minister-President"?"""
        words, i = self.words, phrase.start - 1
        return (
            phrase.office.role in _HEADS
            and words.text[phrase.head].istitle()
            and i >= 0
            and words.paragraph[i] == words.paragraph[phrase.head]
            and words.text[i].istitle()
            and words.entity[i] not in ("PERSON", "DATE", "TIME", "ORDINAL")
            and (words.entity[i] in ("NORP", "GPE", "LOC") or bool(_OF_A_PEOPLE.search(words.lower[i])))
            and words.lower[i] not in names.lexicon()["seldom"]
            and words.lower[i] not in self.lex.modifiers
            and i + 1 not in self.ends
        )
