"""Sums of money in words: "$84.5 million", "two billion yen", "a 500-million-euro loan"."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.lexicon.words import word_sets, word_table

_UNITS: Mapping[str, float] = word_table("units")
_SCALES: Mapping[str, float] = word_table("scales")
#: Words that are weights, peoples or reefs as well: they need a scale ("ten million pounds").
_WEIGHED = word_sets("commitments", "money")["weighed"]


@dataclass(frozen=True, slots=True)
class Money:
    """A sum, and where it stands among the characters of a text; ``currency`` by its ISO 4217 code."""

    start: int
    end: int
    amount: float
    currency: str


def sums(text: str) -> list[Money]:
    """The sums of money that a text names, in its order."""
    found: list[Money] = []
    for match in _pattern().finditer(text):
        groups = match.groupdict()
        sign, unit = groups["sign"], _singular(groups["unit"] or "")
        currency = _signs()[sign] if sign else _units().get(unit)
        scale = (groups["scale"] or groups["scale_of"] or "").lower()
        if currency is None or (unit in _WEIGHED and not scale):
            continue
        number = _number(groups["number"] or groups["number_of"])
        found.append(Money(match.start(), match.end(), number * _SCALES.get(scale, 1), currency))
    return found


def total(text: str) -> Money | None:
    """The sum that a text is about: its only one, but for those in brackets and parts ("including")."""
    told = [
        one
        for one in sums(text)
        if text.count("(", 0, one.start) <= text.count(")", 0, one.start)
        and not re.search(r"\b(?:including|of which|equivalent to|about half)\b", text[: one.start])
    ]
    return told[0] if len(told) == 1 else None


def _number(text: str) -> float:
    words = text.lower()
    return _UNITS[words] if words in _UNITS else float(words.replace(",", ""))


def _singular(unit: str) -> str:
    unit = " ".join(unit.split())
    return next((one for one in (unit, unit.removesuffix("s")) if one in _units()), unit)


@cache
def _pattern() -> re.Pattern[str]:
    def choice(texts: Mapping[str, object]) -> str:
        return "|".join(re.escape(one) for one in sorted(texts, key=len, reverse=True))

    number = r"\d[\d,]*(?:\.\d+)?"
    scale = rf"(?:{choice(_SCALES)})(?![a-z])"
    unit = choice(_units()).replace(r"\ ", r"\s+")
    words = choice(_UNITS).replace(r"\ ", r"\s+")
    return re.compile(
        rf"(?<![\w$])(?P<sign>{choice(_signs())})\s?(?P<number>{number})(?:[\s-]?(?P<scale>{scale}))?"
        rf"|(?<![\w.,$])(?P<number_of>{number}|{words})(?:[\s-]?(?P<scale_of>{scale}))?[\s-](?P<unit>{unit})s?(?![\w-])"
    )


@cache
def _units() -> Mapping[str, str]:
    return {word: row["code"] for row in _rows() for word in row["words"].split(";")}


@cache
def _signs() -> Mapping[str, str]:
    return {sign: row["code"] for row in _rows() for sign in row["signs"].split(";")}


def _rows() -> list[dict[str, str]]:
    text = files("ingest.lexicon").joinpath("currencies.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
