"""When two statements mean the same: names, organizations, dates, places, wordings.

The comparisons that scoring rests on. They forgive what readers forgive (titles, accents, name order, a
letter or two of romanization) and nothing that would make two persons one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import rustworkx
from rapidfuzz.distance import Levenshtein

Item = TypeVar("Item")
Other = TypeVar("Other")

TITLES = frozenset(
    """
    ambassador chancellor chief col commodore crown dato datuk defence defense dr envoy excellency foreign
    gen general haji her his hon honorable honourable hrh ii iii iv jr king lady lord minister miss mr mrs ms
    premier president prime prince queen rt secretary senator shaikh sheikh sir special sr the vi
    """.split()
)
_SMALL_WORDS = frozenset({"and", "for", "in", "of", "on", "the", "to"})
_FAMILIES = {"multilateral": "m", "bilateral": "b", "visit": "b", "call": "c"}


def fold(text: str | None) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def same_person(one: str, other: str) -> bool:
    """Whether two names can mean one person.

    The last token of the shorter name must stand in the longer; given names may be missing or initials,
    but not differ. Tokens of five letters and more may differ by a letter, of eight and more by two.
    """
    tokens, others = sorted((_name_tokens(one), _name_tokens(other)), key=len)
    if not tokens:
        return False
    if sorted(tokens) == sorted(others):
        return True
    if _near("".join(_name_tokens(one)), "".join(_name_tokens(other))):
        return True
    if len(tokens) == 1:
        return len(tokens[0]) > 1 and any(_near(tokens[0], token) for token in others)
    ends = ((tokens[-1], others[-1]), (tokens[0], others[-1]), (tokens[-1], others[0]))
    if not any(_near(*pair) for pair in ends):
        return False
    found = sum(any(_near(a, b) or _initial(a, b) or _initial(b, a) for b in others) for a in tokens)
    return found >= max(2, len(tokens) - 1)


def same_organization(one: str, other: str) -> bool:
    """Whether two names mean one organization: equal, or one the initials of the other."""
    a, b = fold(one), fold(other)
    return a == b or _initials(a) == b or a == _initials(b)


def dates_agree(predicted: str | None, stated: str | None, until: str | None = None) -> bool:
    """Whether two ISO dates agree: one begins the other ("2013-06" and "2013-06-26"), or the first lies
    in the range that the second opens."""
    if not predicted or not stated:
        return False
    if predicted.startswith(stated) or stated.startswith(predicted):
        return True
    return bool(until) and stated <= predicted <= str(until)


def same_place(predicted: dict[str, Any], stated: dict[str, Any]) -> bool:
    """Whether two meetings are placed alike: by city where both name one, else by country."""
    city, stated_city = fold(predicted.get("city")), fold(stated.get("city"))
    if city and stated_city:
        return city in stated_city or stated_city in city
    return bool(predicted.get("country")) and predicted.get("country") == stated.get("country")


def meeting_likeness(predicted: dict[str, Any], stated: dict[str, Any]) -> float:
    """How well two meetings agree: 0 where they contradict each other, more for date, place and kind."""
    family, stated_family = _FAMILIES.get(predicted.get("kind") or ""), _FAMILIES[stated["kind"]]
    date, stated_date = predicted.get("date"), stated["date"]
    dated = dates_agree(date, stated_date, stated.get("date_end")) or dates_agree(
        stated_date, date, predicted.get("date_end")
    )
    placed = same_place(predicted, stated)
    if date and stated_date and not dated:
        return 0
    # Talks may be told as a call or as a meeting; other differences of kind need date and place.
    alike = family is None or family == stated_family or {family, stated_family} == {"b", "c"}
    if not alike and not (dated and placed):
        return 0
    countries = predicted.get("country"), stated.get("country")
    if all(countries) and countries[0] != countries[1] and not placed:
        return 0
    if not dated and not placed and stated_date and (stated.get("city") or stated.get("country")):
        # Nothing but the kind agrees: paired if both are left, and with no other pair's loss.
        return 0.1 if family == stated_family else 0
    # The day tells more than place and kind, which many meetings of a pair share.
    return 1 + 2 * dated + placed + int(predicted.get("kind") == stated["kind"])


def shared_wording(one: str, other: str) -> float:
    """The longest run of words in common, as a share (0 to 1) of the shorter text's letters."""
    a, b = _words(one), _words(other)
    # Two or three words are found in any text.
    if not b or len(" ".join(a)) < 15:
        return 0
    longest = 0
    previous = [0] * (len(b) + 1)
    for word in a:
        current = [0]
        for index, candidate in enumerate(b):
            current.append(previous[index] + len(word) + 1 if word == candidate else 0)
        longest = max(longest, *current)
        previous = current
    return longest / min(len(" ".join(a)) + 1, len(" ".join(b)) + 1)


def pair_up(
    items: Sequence[Item], others: Sequence[Other], likeness: Callable[[Item, Other], float]
) -> dict[int, int]:
    """The best one-to-one pairing of two lists: as many pairs as can be, then the greatest likeness.

    Pairs of likeness 0 are never made. Returns the index of the second for each index of the first.
    """
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph()
    graph.add_nodes_from([None] * (len(items) + len(others)))
    for i, item in enumerate(items):
        for j, other in enumerate(others):
            if weight := float(likeness(item, other)):
                # Weights are whole numbers there.
                graph.add_edge(i, len(items) + j, round(weight * 1_000_000))
    pairs = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return {min(pair): max(pair) - len(items) for pair in pairs}


def _name_tokens(name: str) -> list[str]:
    """The words of a name in reading order ("Annan, Kofi" is Kofi Annan), without titles."""
    text = fold(name)
    family, comma, given = text.partition(",")
    if comma:
        text = family if given.strip(" .") in ("jr", "sr") else f"{given} {family}"
    tokens = [token for token in re.split(r"[^\w]+", re.sub("['’]", "", text)) if token]
    return [token for token in tokens if token not in TITLES] or tokens


def _near(one: str, other: str) -> bool:
    length = max(len(one), len(other))
    # Slips that leave a word itself: about one in five letters.
    allowed = 0 if length < 5 else 1 if length < 8 else 2
    return one == other or (allowed > 0 and Levenshtein.distance(one, other) <= allowed)


def _initial(letter: str, name: str) -> bool:
    return len(letter) == 1 and name.startswith(letter)


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"\w+", name) if word not in _SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
