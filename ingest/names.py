"""Names of persons: runs of words that are written and labelled like names.

spaCy's labels are one witness; a run that follows an office or an honorific is a name whatever its
label, and words that name states, offices or days are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.gazetteer import Match
from ingest.offices import Phrase, lexicon
from ingest.words import Words

#: Lower-case words and joints inside names: "bin", "al-", "de la", "van der".
PARTICLES = frozenset(
    "al el bin bint ibn ben abu abd ul ur ud ed de da do dos das di du del della la le van von der den ter ten zu y e "
    "af av ap st. san".split()
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi", "xxiii"})

#: Capitalized words that no name holds.
_NEVER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april
    june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec the a an
    and or but if in on at to of for from by with as is was are were be been will would has have had he she it they we
    you i his her its their our my this that these those there here when while after before during since until although
    though because however meanwhile moreover also both earlier later today yesterday tomorrow now then so not no yes
    says say said meets meet met visits visit visited holds hold held calls call talks talk summit meeting conference
    forum visit agreement treaty accord deal war world council committee commission ministry department office house
    government administration parliament congress senate assembly agency authority bank organization organisation union
    party university institute court news press agency xinhua reuters afp ap bbc itar tass kyodo yonhap dpa upi international
    national republic state states kingdom islands island city province district river sea bay gulf street palace airport
    hotel square hall center centre base airbase islamic muslim christian jewish catholic orthodox sunni shiite shia kurdish
    arab arabs european asian african western eastern northern southern east west north south middle nobel prize cup
    league olympic olympics games security defense defence foreign affairs trade economic nuclear peace general
    embassy delegation mission readout statement remarks joint communique declaration q mr mrs ms dr sir photo file
    editor related read more copyright all rights reserved pm am gmt et edt est us""".split()
)


@dataclass(slots=True)
class Run:
    """A run of name words from ``start`` to ``end``; ``labelled`` where spaCy calls it a person."""

    start: int
    end: int
    labelled: bool
    honorific: bool = False


def _name_word(words: Words, i: int, taken: list[bool]) -> bool:
    text = words.text[i]
    if taken[i] or not text[0].isupper() or words.lower[i] in _NEVER:
        return False
    return all(c.isalpha() or c in "'’.`" for c in text)


def find(words: Words, matches: list[Match], phrases: list[Phrase]) -> list[Run]:
    """All runs of words that could name a person, in order."""
    lex = lexicon()
    taken = [False] * len(words)
    after = set()
    for phrase in phrases:
        if phrase.kind != "collective":
            after.add(phrase.end)
        for i in range(phrase.start, phrase.end):
            taken[i] = True
    for match in matches:
        inside = (
            match.end - match.start == 1
            and match.sort in ("name", "capital")
            and words.entity[match.start] == "PERSON"
            and _personal(words, match)
        )
        if not inside:
            for i in range(match.start, match.end):
                taken[i] = True
    runs: list[Run] = []
    size = len(words)
    i = 0
    while i < size:
        if not _name_word(words, i, taken):
            i += 1
            continue
        start = i
        honorific = False
        while i < size and (words.lower[i] in lex.honorifics or words.lower[i] + "." in lex.honorifics) and words.capital(i):
            honorific = True
            i += 1
        begin = i
        i = _end(words, i, taken)
        if i <= begin:
            i = max(i, start + 1)
            continue
        labelled = any(words.entity[k] == "PERSON" for k in range(begin, i))
        proper = words.tag[begin].startswith("NNP") or labelled or begin in after or start in after
        if not proper and begin + 1 < i and not (begin and words.sentence[begin - 1] == words.sentence[begin]):
            # A capital at the start of a sentence may be no name: "Visiting Mr. Blair".
            begin += 1
        elif not proper:
            continue
        runs.append(Run(begin, i, labelled, honorific))
    return runs


def _personal(words: Words, match: Match) -> bool:
    """Is a state's name part of a person's: "Michael Jordan", "Israel Katz"?"""
    i = match.start
    before = i > 0 and words.entity[i - 1] == "PERSON" and words.capital(i - 1)
    after = (
        match.end < len(words)
        and words.entity[match.end] == "PERSON"
        and words.capital(match.end)
        and words.dep[i] in ("compound", "nmod")
    )
    return before or after


def _end(words: Words, i: int, taken: list[bool]) -> int:
    """End of the run of name words that begins at ``i``."""
    size = len(words)
    start = i
    paragraph = words.paragraph[i]
    end = i
    while i < size and i - start < 10 and words.paragraph[i] == paragraph:
        lower = words.lower[i]
        if _name_word(words, i, taken):
            i += 1
            end = i
        elif end > start and words.text[i] in ("-", "–") and not words.spaced[i - 1] and i + 1 < size and words.text[i + 1][0].isalpha() and not words.spaced[i]:
            # "Ki-moon", "al-Assad", "Macapagal-Arroyo".
            if taken[i + 1]:
                break
            i += 2
            end = i
        elif lower in PARTICLES and i + 1 < size and not taken[i]:
            k = i + 1
            while k < size and (words.lower[k] in PARTICLES or words.text[k] in ("-", "–")):
                k += 1
            if k < size and _name_word(words, k, taken) and words.paragraph[k] == paragraph:
                i = k + 1
                end = i
            else:
                break
        elif end > start and lower in SUFFIXES:
            i += 1
            end = i
            break
        elif end > start and lower == "," and i + 1 < size and words.lower[i + 1] in ("jr", "jr."):
            i += 2
            end = i
            break
        else:
            break
    return end
