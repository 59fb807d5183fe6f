"""Which offices states have, and whose voice publishers are: ``lexicon/governments.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

#: Titles that say no more than that somebody is the first.
CHIEFS = ("Chief", "Head", "Boss")


@dataclass(frozen=True, slots=True)
class Governments:
    """What is known of states' offices, and of words and publishers that look from one state."""

    without_president: frozenset[str]
    without_prime_minister: frozenset[str]
    without_ministers: frozenset[str]
    with_secretaries: frozenset[str]
    with_chief_executive: frozenset[str]
    with_foreign_secretary: frozenset[str]
    led_by_party: frozenset[str]
    led_by_party_until_1990: frozenset[str]
    without_presidential_office: frozenset[str]
    irregular: frozenset[str]
    with_chancellor: frozenset[str]
    with_king: frozenset[str]
    monarchs: frozenset[str]
    titled: dict[str, frozenset[str]]
    titles_of_one: dict[str, str]
    departments: dict[str, dict[str, str]]
    usual_titles: dict[str, dict[str, str]]
    otherwise: dict[str, dict[str, tuple[str, str]]]
    headed_by: dict[str, str]
    home: dict[str, str]
    namesakes: dict[str, str]
    sharing: dict[str, str]
    publishers: dict[str, str]
    press: dict[str, str]

    def whose(self, title: str) -> str | None:
        """The only state that has an office of a title."""
        return next((self.titles_of_one[w] for w in title.lower().split() if w in self.titles_of_one), None)

    def headed_by_party(self, iso3: str, day: date) -> bool:
        """Whether he who held power there led a party, and bore no title of the state: in China to 1992."""
        return day.year < 1993 and iso3 in self.led_by_party | self.led_by_party_until_1990

    def ruled_by_party(self, iso3: str | None, day: date | None) -> bool:
        """Whether the first man of the ruling party leads a state, or did on a day."""
        # The year in that table's name: free elections ended it there, or soon after.
        before = day is not None and day.year <= 1990 and iso3 in self.led_by_party_until_1990
        return before or iso3 in self.led_by_party


@cache
def governments() -> Governments:
    """The table of governments."""
    path = files("ingest.lexicon") / "governments.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Governments(
        without_president=frozenset(table["without_president"]),
        without_prime_minister=frozenset(table["without_prime_minister"]),
        without_ministers=frozenset(table["without_ministers"]),
        with_secretaries=frozenset(table["with_secretaries"]),
        with_chief_executive=frozenset(table["with_chief_executive"]),
        with_foreign_secretary=frozenset(table["with_foreign_secretary"]),
        led_by_party=frozenset(table["led_by_party"]),
        led_by_party_until_1990=frozenset(table["led_by_party_until_1990"]),
        without_presidential_office=frozenset(table["without_presidential_office"]),
        irregular=frozenset(table["irregular"]),
        with_chancellor=frozenset(table["with_chancellor"]),
        with_king=frozenset(table["with_king"]),
        monarchs=frozenset(table["monarchs"]),
        titled=dict.fromkeys(("king", "prince", "princess", "queen"), frozenset(table["with_king"]))
        | {title: frozenset(states) for title, states in table["titled"].items()},
        titles_of_one=table["titles_of_one"],
        departments=table["departments"],
        usual_titles=table["usual_titles"],
        otherwise={
            iso3: {title: (role, name) for title, (role, name) in titles.items()}
            for iso3, titles in table["otherwise"].items()
        },
        headed_by=table["headed_by"],
        home={word: iso3 for iso3, words in table["home"].items() for word in words},
        namesakes=table["namesakes"],
        sharing=table["sharing"],
        publishers=table["publishers"],
        press=table["press"],
    )


def possible(title: str, iso3: str) -> bool:
    """Can a state have an office of that title?"""
    known = governments()
    lowered = title.lower()
    words = lowered.split()
    if "secretary general" in lowered:
        return False
    if alone := known.whose(title):
        return iso3 == alone
    if "prime minister" in lowered or lowered.endswith("premier"):
        return iso3 not in known.without_prime_minister
    if lowered.startswith(("minister", "deputy minister", "vice minister")):
        return iso3 not in known.without_ministers
    if "office of the president" in lowered:
        return iso3 not in known.without_presidential_office | known.without_president
    if "president" in words and "vice" not in words and "assistant" not in words:
        return iso3 not in known.without_president
    if words[:1] == ["chancellor"]:
        return iso3 in known.with_chancellor
    if words and words[0] in known.monarchs:
        return iso3 in known.with_king
    if "chief executive" in lowered:
        return iso3 in known.with_chief_executive
    if "foreign secretary" in lowered:
        return iso3 in known.with_foreign_secretary
    if "secretary" in words and "general" not in words and "under" not in words:
        return iso3 in known.with_secretaries
    return True
