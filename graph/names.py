"""How alike two personal names are, whatever alphabet they were carried over from.

Letters are folded into the sounds that the usual romanizations write them for, so that systems meet: for
Russian BGN/PCGN, ISO 9 and the French and German newspapers' ("Shoigu", "Shoygu", "Choigou"), for Korean
McCune-Reischauer and the Revised Romanization ("Kim Jong Un", "Kim Chong-un"), for Chinese Wade-Giles and
Pinyin ("Chang Chih-chun", "Zhang Zhijun"), for Arabic the many in use ("Gaddafi", "Qadhafi"). Classes of
consonants follow Daitch-Mokotoff Soundex (1985), coarser where those systems disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

Kind: TypeAlias = Literal["none", "same", "spelling", "shorter", "surname"]

#: Here a name starts with the family's.
FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "SGP", "TWN", "VNM", "KHM"})

#: Here the spelling of Pinyin tells vowels apart that other systems confuse.
_PINYIN = frozenset({"CHN", "HKG", "MAC", "SGP", "TWN"})

#: Initials that no other system for Chinese writes.
_PINYIN_ALONE = re.compile("zh|q|x")

_KOREAN = frozenset({"KOR", "PRK"})

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_APOSTROPHES = re.compile(r"['’‘ʻʼʿʾ`´]")
_REGNAL = {"ii", "iii", "iv", "vi", "vii", "viii", "jr", "sr"}
_ORDINALS = {"second": "ii", "third": "iii", "fourth": "iv"}
_ARTICLES = frozenset({"al", "el", "ul", "ur", "bin", "ibn", "the", "dr"})

#: Short forms of English given names, each line beginning with the full one.
_SHORT_FORMS = """
albert al bert|alexander alex|andrew andy|anthony tony|benjamin ben|charles charlie chuck|christopher chris
daniel dan danny|david dave|donald don|edward ed eddie ted|francis frank|gerald gerry jerry|gregory greg
henry hank harry|james jim jimmy|joseph joe|kenneth ken|lawrence larry|leonard len|madeleine maddie
margaret maggie|matthew matt|michael mike mick|nicholas nick|patrick pat|peter pete|philip phil
raymond ray|richard dick rick|robert bob bobby|ronald ron|samuel sam|stephen steve steven|susan sue
theodore ted|thomas tom|timothy tim|walter walt|william bill will billy
"""
_FULL_FORM = {
    short: names.split()[0]
    for names in _SHORT_FORMS.strip().replace("\n", "|").split("|")
    for short in names.split()[1:]
}

#: Letters to sounds, the longest first. Small letters are vowels, capitals classes of consonants.
_SOUNDS = (
    ("S", "shch tsch tch sch dzh zh sh ch cz sz hs ts tz dj sc j z s x c(?=[eiy]) ç"),
    ("K", "ck kh gh qu gu(?=[ei]) k g q c"),
    ("T", "th dh d t"),
    ("F", "ph f v w"),
    ("P", "b p"),
    ("M", "m"),
    ("N", "ng n"),
    ("R", "r"),
    ("L", "l"),
    ("u", "ou oo eu u"),
    ("i", "ee ie y i"),
    ("e", "ae oe e"),
    ("o", "eo o"),
    ("a", "a"),
    ("H", "h(?=[aeiouy])"),
    ("", "h"),
)
_SOUND = re.compile("|".join(f"({'|'.join(letters.split())})" for _, letters in _SOUNDS))
_VOWEL_CLASS = str.maketrans("eo", "iu")

# How alike two words are; 1 is the same letters. A name's likeness is about the mean of its words', and is
# weighed against two bounds of graph/resolution/decision.py: from 0.85 on two names are one person's, from
# 0.7 on people are asked. Conventions, not measured: what counts is the order, and the side of those bounds.
#: The same sounds, in another romanization: "Shoigu", "Shoygu".
_SAME_SOUNDS = 0.95
#: A short form of a given name: "Robert", "Bob". Others of the family may have the one or the other.
_SHORT_FORM = 0.93
#: The same sounds but for e and i, o and u, which spellings mix up. What is less alike sounds otherwise.
_CLOSE_SOUNDS = 0.9
#: A Korean family name of the North and of the South: it sounds otherwise, by a rule.
_NORTHERN = 0.88
#: One slip of the pen: just enough for one person.
_SLIP = 0.85
#: An initial: it is found, and proves nothing. A name with a word less alike has no more: people are asked.
_INITIAL = 0.8
#: The same consonants: "Hasan", "Hussein". The second is for the share of equal sounds: never up to a slip.
_CONSONANTS, _VOWELS = 0.6, 0.25

#: What an initial is worth in a name's mean: as much as the least that sounds the same.
_INITIAL_IN_NAME = 0.9
#: A surname of several words without the given names: as much as another spelling.
_LONG_SURNAME = 0.95
# What a name loses where another of the family might differ. One of whom all else is the same can bear two.
#: The words stand in another order.
_TURNED = 0.03
#: Left out: a middle initial, a middle name, a mother's surname behind the father's, which says the most.
_NO_INITIAL, _NO_MIDDLE, _NO_MOTHERS = 0.03, 0.05, 0.08
#: So many words are written as one elsewhere: "Abd al-Rahman", "Kim Jong-un".
_JOINED = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name as folded words, without titles' remains; ``suffix`` is "ii", "iii", "jr"."""

    words: tuple[str, ...]
    suffix: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one word: a surname, mostly."""
        return len(self.words) == 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, from 0 to 1, and in which way: the same letters (in any order), another
    spelling, a shorter form (initials, a middle name left out), a surname alone."""

    score: float
    kind: Kind


_UNLIKE = Likeness(0.0, "none")


@lru_cache(maxsize=100_000)
def name_of(text: str) -> Name:
    """The words of a name: ``"Mu'ammar al-Qadhafi"`` becomes ``muammar qadhafi``."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold()).translate(_LETTERS)
    words = re.findall(r"[^\W\d_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    suffix = ""
    if len(words) > 2 and words[-2] == "the" and words[-1] in _ORDINALS:
        suffix, words = _ORDINALS[words[-1]], words[:-2]
    elif len(words) > 1 and words[-1] in _REGNAL:
        suffix, words = words[-1], words[:-1]
    kept = [word for word in words if word not in _ARTICLES] or words
    return Name(tuple(kept), suffix)


@lru_cache(maxsize=100_000)
def _spoken(word: str) -> str:
    """The sounds of a word: vowels small, consonants as classes."""
    word = re.sub(r"(.)\1+", r"\1\1", word)
    word = re.sub(r"([^aeiou])\1", r"\1", word)
    # A silent "e"; shorter words sound it, as "Abe" does.
    if len(word) > 4 and word.endswith("e") and word[-2] not in "aeiouy":
        word = word[:-1]
    sounds = "".join(_SOUNDS[(match.lastindex or 1) - 1][0] for match in _SOUND.finditer(word))
    return re.sub(r"(.)\1+", r"\1", re.sub("i(?=[aou])", "", sounds))  # Glides: "hyun", "hyon".


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word, after "A" if it begins with a vowel; of a word of vowels alone its last."""
    spoken = _spoken(word)
    bones = "".join(sound for sound in spoken if sound.isupper())
    if not bones:
        return "A" + spoken[-1:].translate(_VOWEL_CLASS)
    return bones if spoken[0].isupper() else "A" + bones


@lru_cache(maxsize=200_000)
def _word_likeness(one: str, other: str, pinyin: bool) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        if one[0] == other[0] and min(len(one), len(other)) == 1 and (len(one) + len(other)) > 2:
            return _INITIAL if _spoken(one) != _spoken(other) else _SAME_SOUNDS
        same = len(one) == len(other) and _spoken(one) == _spoken(other)
        return _SAME_SOUNDS if same else _vowels(one, other)
    if _FULL_FORM.get(one, one) == _FULL_FORM.get(other, other):
        return _SHORT_FORM
    initials = [found.group() for word in (one, other) if (found := _PINYIN_ALONE.match(word))]
    if pinyin and len(set(initials)) > 1:
        return 0.0  # Zhang is not Qian, though other systems write both with "ch".
    first, second = _spoken(one), _spoken(other)
    if pinyin:  # Of Wade-Giles and the French school, "q" and "ch" are one sound.
        first, second = (_spoken(word.replace("q", "ch")) for word in (one, other))
    if first == second:
        return _SAME_SOUNDS
    if not pinyin and first.translate(_VOWEL_CLASS) == second.translate(_VOWEL_CLASS):
        return _CLOSE_SOUNDS
    bones = [re.sub("[a-z]", "", sounds) for sounds in (first, second)]
    if bones[0] and bones[0] == bones[1] and first[0].isupper() == second[0].isupper():
        return _CONSONANTS + _VOWELS * Levenshtein.normalized_similarity(first, second)
    # Shorter words have neighbours one letter off: "Chen", "Cheng".
    if min(len(one), len(other)) > 5 and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1:
        return _SLIP
    return 0.0


def _vowels(one: str, other: str) -> float:
    """Words of vowels alone: "I" and "Yi"."""
    first, second = _spoken(one), _spoken(other)
    return _SAME_SOUNDS if first.islower() and first == second else 0.0


@lru_cache(maxsize=200_000)
def likeness(one: Name, other: Name, state: str = "") -> Likeness:
    """How alike two names of persons of a state (ISO 3166-1 alpha-3) are."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return _UNLIKE
    if not one.words or not other.words:
        return _UNLIKE
    if "".join(one.words) == "".join(other.words) or sorted(one.words) == sorted(other.words):
        return Likeness(1.0, "same")
    short, long = sorted((one, other), key=lambda name: (len(name.words), name.words))
    if short.single:
        return _surname(short.words[0], long, state)
    if short.words == long.words[-len(short.words) :] and state not in FAMILY_NAME_FIRST:
        return Likeness(_LONG_SURNAME, "surname")  # Lula da Silva, Sherwood-Randall.
    if _middles_differ(short.words, long.words, state):
        return _UNLIKE
    best = _aligned(short.words, long.words, state)
    turned = (*short.words[1:], short.words[0])
    for order in (turned, (short.words[-1], *short.words[:-1])):
        found = _aligned(order, long.words, state)
        if found.score - _TURNED > best.score:
            best = Likeness(found.score - _TURNED, found.kind)
    return best


def stands_in(one: Name, other: Name, state: str = "") -> bool:
    """Whether one of two names is a single word of the other: "Lula" of "Luiz Inácio Lula da Silva".

    Too little to say that two articles mean one person, yet enough where they tell of one event.
    """
    short, long = sorted((one, other), key=lambda name: len(name.words))
    pinyin = state in _PINYIN
    return short.single and any(
        _word_likeness(short.words[0], word, pinyin) >= _CLOSE_SOUNDS for word in long.words
    )


def shares_given_name(one: Name, other: Name) -> bool:
    """Whether two names of one family may be one person's: two words of theirs beside it are alike, or one
    is the other's initial. "Joseph R. Biden" and "Joe Biden" may be, "Beau Biden" and "Joe Biden" may not."""
    family = {*one.words} & {*other.words}
    given, others = ([word for word in name.words if word not in family] for name in (one, other))
    if not given or not others:
        return True
    return any(_word_likeness(a, b, False) >= _INITIAL for a in given for b in others)


def _surname(word: str, name: Name, state: str) -> Likeness:
    pinyin = state in _PINYIN
    whole = _word_likeness(word, "".join(name.words), pinyin)
    families = [name.words[0]] if state in FAMILY_NAME_FIRST else [name.words[-1], "".join(name.words[1:])]
    best = max(_word_likeness(word, family, pinyin) for family in families if family)
    if name.single:
        return Likeness(best, "surname") if best >= _INITIAL and len(word) > 1 else _UNLIKE
    if whole >= _CLOSE_SOUNDS:
        return Likeness(whole, "spelling")
    return Likeness(best, "surname") if best >= _SLIP and len(word) > 1 else _UNLIKE


def _middles_differ(short: tuple[str, ...], long: tuple[str, ...], state: str) -> bool:
    """George W. Bush is not George H. W. Bush."""
    if state in FAMILY_NAME_FIRST or len(short) < 3 or len(long) < 3:
        return False
    one, other = short[1], long[1]
    return 1 in (len(one), len(other)) and one[0] != other[0]


def _aligned(short: tuple[str, ...], long: tuple[str, ...], state: str) -> Likeness:
    """Every word of the shorter name found in the longer one, in order; two words may be one there."""
    best = _UNLIKE
    for scores, left_out in _alignments(short, long, state):
        if not left_out and len(scores) == 1:
            return Likeness(min(scores), "spelling")
        if len(scores) < 2 or sum(score > _INITIAL for score in scores) < 1:
            continue
        if left_out and scores[-1] == _INITIAL:
            continue  # George Washington is no form of George W. Bush.
        names = [score for score in scores if score != _INITIAL]  # Initials count as found, not as proof.
        initials = _INITIAL_IN_NAME * scores.count(_INITIAL)
        score = sum(scores) / len(scores) if not names else (sum(names) + initials) / len(scores)
        score -= sum(left_out)
        if names and min(names) < _INITIAL:
            score = min(score, _INITIAL)
        kind: Kind = "shorter" if left_out or _INITIAL in scores else "spelling"
        if score > best.score:
            best = Likeness(score, kind)
    return best


def _alignments(
    short: tuple[str, ...], long: tuple[str, ...], state: str
) -> Iterator[tuple[list[float], list[float]]]:
    """The ways to find one name's words in the other's: the words' likeness, and what words left out cost."""
    pinyin = state in _PINYIN

    def walk(i: int, j: int) -> Iterator[tuple[list[float], list[float]]]:
        if i == len(short):
            left = len(long) - j
            if left == 0:
                yield [], []
            elif i >= 2 and left == 1 and state not in FAMILY_NAME_FIRST:
                yield [], [_NO_MOTHERS]
            return
        if j == len(long):
            return
        for a in _JOINED:
            for b in _JOINED:
                if (a > 1 and b > 1) or i + a > len(short) or j + b > len(long):
                    continue
                one, other = "".join(short[i : i + a]), "".join(long[j : j + b])
                score = _word_likeness(one, other, pinyin)
                if a + b > 2 and score < _CLOSE_SOUNDS:
                    continue  # Joined words must sound the same.
                if not score and state in _KOREAN and i == j == 0:
                    score = _northern(one, other)
                if score:
                    for scores, left_out in walk(i + a, j + b):
                        yield [score, *scores], left_out
        if i > 0 and len(long) - j > len(short) - i:
            cost = _NO_INITIAL if len(long[j]) == 1 else _NO_MIDDLE
            for scores, left_out in walk(i, j + 1):
                yield scores, [cost, *left_out]

    return walk(0, 0)


def _northern(one: str, other: str) -> float:
    """Korean family names whose first r is n, or nothing, in the South: Ro, No; Ri, Yi; Rim, Im."""
    rests = {re.sub("^[NRL]", "", _spoken(word)).translate(_VOWEL_CLASS) for word in (one, other)}
    starts = {_spoken(word)[:1] for word in (one, other)}
    return _NORTHERN if len(rests) == 1 and starts <= {"N", "R", "L", "i"} else 0.0


@lru_cache(maxsize=50_000)
def keys(name: Name, state: str) -> frozenset[str]:
    """Keys of which two like names of two words or more share one, whatever their order and spelling."""
    words = [
        _FULL_FORM.get(word, word).replace("q", "ch" if state in _PINYIN else "k") for word in name.words
    ]
    if state in _KOREAN and len(words) > 1:
        words[0] = re.sub("^[nrl]", "y", words[0])
    first, last = words[0], words[-1]
    result = {
        _pair(skeleton(first), skeleton("".join(words[1:]))),
        _pair(skeleton(last), skeleton("".join(words[:-1]))),
        f"{skeleton(first)[0]}.{skeleton(last)}",
    }
    if len(words) > 2:
        result.add(f"{skeleton(first)[0]}.{skeleton(words[-2])}")
        result.add(_pair(skeleton("".join(words[:2])), skeleton("".join(words[2:]))))
    return frozenset(result)


@lru_cache(maxsize=50_000)
def families(name: Name, state: str) -> frozenset[str]:
    """Keys of a surname: of a whole name those of its possible family names."""
    if state in FAMILY_NAME_FIRST or name.single:
        return frozenset({skeleton(name.words[0])})
    return frozenset({skeleton(name.words[-1]), skeleton("".join(name.words[1:]))})


def _pair(one: str, other: str) -> str:
    return "+".join(sorted((one, other)))
