"""The words of which names of offices are made: ``lexicon/offices.toml``, ready to look up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["official", "other", "collective"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexicon of offices, all in lower case but ``regions``.

    ``heads`` gives kind, role and number (plural or not) by an office's last word. ``modifiers`` may
    stand before it, among them ``ranks``, ``passing`` ("visiting", "newly"), ``former`` and the
    words of ``portfolio``. ``bodies`` end the names of institutions. ``signs`` tell offices of a
    state from others; ``roles`` give role and standard name of portfolios.
    """

    heads: dict[str, tuple[Kind, str, bool]]
    modifiers: frozenset[str]
    passing: frozenset[str]
    former: frozenset[str]
    portfolio: frozenset[str]
    bodies: frozenset[str]
    other_leaders: frozenset[str]
    private_bodies: frozenset[str]
    regions: frozenset[str]
    signs: dict[str, frozenset[str]]
    roles: dict[str, tuple[str, str]]
    states: dict[str, str]
    honorifics: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of offices."""
    path = files("ingest.lexicon") / "offices.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    heads: dict[str, tuple[Kind, str, bool]] = {}
    kinds: tuple[Kind, ...] = ("official", "other")
    for kind in kinds:
        for word, role in table["heads"][kind].items():
            heads[word] = (kind, role, False)
            heads.setdefault(plural(word), (kind, role, True))
    for word in table["collective"]["words"]:
        heads.setdefault(word, ("collective", "collective", True))
    modifiers = {name: frozenset(words) for name, words in table["modifiers"].items()}
    return Lexicon(
        heads=heads,
        modifiers=frozenset().union(*modifiers.values()),
        passing=modifiers["time"],
        former=modifiers["former"],
        portfolio=modifiers["portfolio"],
        bodies=frozenset(table["bodies"]["words"]),
        other_leaders=frozenset(table["outside"]["leader"]),
        private_bodies=frozenset(table["outside"]["body"]),
        regions=frozenset(table["outside"]["region"]),
        signs={name: frozenset(words) for name, words in table["signs"].items()},
        roles={word: (role, name) for word, (role, name) in table["roles"].items()},
        states=table["states"],
        honorifics=frozenset(table["honorifics"]["words"]),
    )


def plural(word: str) -> str:
    """The plural of the last word of an office: "chairman", "chairmen"."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """The singular of the last word of an office."""
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-3] + "y" if word.endswith("ies") else word.rstrip("s")
