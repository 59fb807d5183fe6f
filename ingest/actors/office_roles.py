"""What an office is: whether its holder acts for a state, in which role, and its standard title."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ingest.actors.model import Office
from ingest.lexicon.offices import Kind, Lexicon, lexicon, singular
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "office_roles")

_OPPOSITION = _LEXICON["opposition"]
_HIGHEST = _LEXICON["highest"]
_SECOND = _LEXICON["second"]
_ADVISING = _LEXICON["advising"]
_BANKS = _LEXICON["banks"]
_TO_COME = _LEXICON["to_come"]
_SECRETARIES = _LEXICON["secretaries"]
_LAW_GENERALS = _LEXICON["law_generals"]
_CIVIL_GENERALS = _LEXICON["civil_generals"]
_PRAISE = _LEXICON["praise"]
_TOPMOST = _LEXICON["topmost"]
_FIRMS = _LEXICON["firms"]
_OF_UNIONS = word_sets("actors", "office_modifiers")["of_unions"]
_GRADED = _LEXICON["graded"]
_LEADING, _PARTIES = _LEXICON["leading"], _LEXICON["parties"]
_SMALL = _LEXICON["small"]
_JOINTS = frozenset({"and", ",", "&", "-"})
#: "U.S.", "U.N."
_INITIALS = re.compile(r"(?:[a-z]\.){2,}")
_RANKS = _LEXICON["ranks"]
_LOWER_RANKS = _LEXICON["lower_ranks"]
_SHORT: Mapping[str, str] = word_table("short")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an office: the head, what stands before it, nearest first, and behind it.

    ``stated`` says whether the phrase itself tells for whom the holder acts, ``international`` that
    it is an organization; ``owned`` that he is somebody's ("his", "Blair's"). ``acronyms`` are those of
    the words that stand in capitals.
    """

    head: str
    capital: bool
    plural: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    stated: bool
    international: bool
    owned: bool
    acronyms: frozenset[str] = frozenset()

    @property
    def around(self) -> frozenset[str]:
        """All words beside the head."""
        return frozenset(self.before + self.after)


def classify(wording: Wording) -> tuple[Kind, Office]:
    """Kind, role and standard title of an office."""
    lex = lexicon()
    kind, role, _ = lex.heads[wording.head]
    if kind == "official":
        kind, role = _official(wording, role, lex)
    former = bool(lex.former.intersection(wording.before))
    return kind, Office(_title(wording, lex), role, former)


def _official(w: Wording, role: str, lex: Lexicon) -> tuple[Kind, str]:
    """Kind and role of what may be an office of a state."""
    around, signs = w.around, lex.signs
    before = frozenset(w.before)
    portfolio = _portfolio(w, lex)
    if before & _OPPOSITION:
        return "other", "legislator"
    if w.head.startswith("peer") and not (w.owned or w.stated):
        return "other", "legislator"  # "the Labour peer"
    if role == "leader":
        if before & lex.other_leaders or w.around & lex.signs["faction"]:
            return "other", "party"
        official = w.stated or w.plural or bool(before & _HIGHEST)
        return ("official" if official else "other"), "head_of_state"
    if role in ("head_of_state", "head_of_government", "deputy"):
        return _head(w, role, lex)
    if role == "minister":
        if w.head.startswith("secretar"):
            return _secretary(w, portfolio, lex)
        if "prime" in before:
            return "official", "deputy" if before & _SECOND else "head_of_government"
        if before & _LOWER_RANKS and portfolio:
            return "official", "deputy"
        return "official", portfolio or "other"
    if role in ("chief", "chair", "director", "commissioner"):
        return _chief(w, role, portfolio, lex)
    if role == "envoy":
        legislator = w.head.startswith("representative") and not w.international
        return (
            ("other", "legislator")
            if legislator and not before & signs["representative"]
            else ("official", role)
        )
    if role == "adviser":
        known = w.stated or portfolio or w.owned or "president" in w.after
        if not known and not before & _ADVISING:
            return "other", "private"
        return "official", "security" if portfolio == "security" else role
    if role == "military":
        return _military(w, lex)
    if role == "executive":  # "Hong Kong Chief Executive X"
        governs = "chief" in before and w.capital and w.stated and not w.international
        return ("official", "head_of_government") if governs else ("other", "private")
    if role == "governor" and not (around & _BANKS or w.international):
        return "other", "subnational"
    if role == "state_councilor" and "state" not in before:
        return "other", "subnational"
    if role == "assistant" and "party" in before:
        return "other", "party"
    return ("other", "legislator") if role == "speaker" else ("official", role)


def _head(w: Wording, role: str, lex: Lexicon) -> tuple[Kind, str]:
    """Presidents, premiers, monarchs and their deputies, of states, organizations or companies."""
    around = w.around
    if w.international:
        return "official", "deputy" if around & _SECOND else "head_of_organization"
    if around & lex.signs["chamber"] or around & lex.private_bodies or _OF_UNIONS.intersection(w.before[:1]):
        return "other", "private"  # "International President X", of a trade union
    if _TO_COME.intersection(w.after):
        return "official", "other"
    if not w.stated and w.after[:1] == ("of",) and not lex.signs["realm"].intersection(w.after):
        return "other", "private"  # "president of the Open Society Foundations"
    return "official", "deputy" if around & _SECOND else role


def _secretary(w: Wording, portfolio: str | None, lex: Lexicon) -> tuple[Kind, str]:
    before = frozenset(w.before)
    if "press" in before:
        return "other", "spokesperson"
    if "general" in w.after:
        return "official", "head_of_organization"
    if "general" in before:  # of a ruling party, and not of a trade union
        return ("official" if w.stated or w.capital or "communist" in w.around else "other"), "other"
    if w.after[:2] == ("of", "state"):
        return "official", "deputy" if before & _LOWER_RANKS or "for" in w.after else "foreign"
    if before & _LOWER_RANKS and portfolio:
        return "official", "deputy"
    known = w.stated or portfolio or "of" in w.after or before & _SECRETARIES
    bare = w.capital and not w.before and not w.after  # "Secretary Blinken"
    return ("official" if known or bare or before & lex.portfolio else "other"), portfolio or "other"


def _chief(w: Wording, role: str, portfolio: str | None, lex: Lexicon) -> tuple[Kind, str]:
    """Heads, chiefs, chairmen, directors and commissioners."""
    around, signs = w.around, lex.signs
    if role == "commissioner" and "high" in w.before and {"to", "in"} & {*w.after}:
        return "official", "ambassador"
    if not (w.stated or portfolio or around & signs["official"]):
        return "other", "private"
    if _FIRMS.intersection(w.before[:1] + w.after[-1:]):
        return "other", "private"  # "India's Oil and Natural Gas Corporation Chairman"
    against = around & signs["other"] - ({"committee"} if w.international or "joint" in around else set())
    if against and not ("party" in against and "communist" in around):
        return "other", "private"
    if around & lex.private_bodies - signs["other"] and not (w.stated or portfolio):
        return "other", "private"
    if w.after[:2] == ("of", "state"):
        return "official", "head_of_state"
    if "government" in w.after:
        return "official", "head_of_government"
    if w.after[:2] == ("of", "staff"):
        return "official", "military" if around & signs["forces"] else "adviser"
    return "official", portfolio or ("head_of_organization" if w.international else "other")


def _military(w: Wording, lex: Lexicon) -> tuple[Kind, str]:
    if w.head.startswith("general"):
        if _LAW_GENERALS.intersection(w.before):
            return "official", "justice"
        if _CIVIL_GENERALS.intersection(w.before):
            return "other", "private"
        return "official", "military"
    return ("official", "military") if w.stated or w.around & lex.signs["forces"] else ("other", "rebel")


def _portfolio(w: Wording, lex: Lexicon) -> str | None:
    """The role that the first known portfolio tells, read away from the head."""
    return next((lex.roles[word][0] for word in w.after + w.before if word in lex.roles), None)


def _title(w: Wording, lex: Lexicon) -> str:
    """Standard form: without state, article and time; "defence minister" is "Minister of Defense"."""
    dropped = lex.former | lex.passing | (_PRAISE if w.head not in _TOPMOST else frozenset())
    if w.capital and singular(w.head) in _GRADED:
        dropped -= {"senior"}  # "Senior Adviser to the President"
    if w.head in _LEADING or "prime" in w.before:
        dropped |= _PARTIES
    lead = [word for word in reversed(w.before) if word not in dropped]
    while lead and lead[0] in _JOINTS:
        lead.pop(0)
    head = singular(w.head) if w.plural else w.head
    head = _SHORT.get(head, head)
    ranks = [word for word in lead if word in _RANKS]
    topics = [word for word in lead if word not in _RANKS]
    if head == "minister" and topics and "prime" not in ranks and not w.after:
        known = lex.roles.get(topics[0]) if len(topics) == 1 else None
        text = " ".join([*ranks, head, "of"]) + " " + (known[1] if known else " ".join(topics))
    else:
        text = " ".join([*lead, head, *w.after]).replace("defence", "defense")
    if w.plural:
        text = text.replace("state and government", "state or government")
    for apart, joined in ((" ,", ","), (" - ", "-"), (" 's", "'s")):
        text = text.replace(apart, joined)
    return " ".join(_written(word, w.acronyms) for word in text.split())


def _written(word: str, acronyms: Collection[str]) -> str:
    """A word as it stands in a title: "of", "ASEAN", "Minister"."""
    if word in acronyms or _INITIALS.fullmatch(word):
        return word.upper()
    if word in _SMALL:
        return word
    return "-".join(part if part in _SMALL else part[:1].upper() + part[1:] for part in word.split("-"))


def is_private_company(words: Words, end: int) -> bool:
    """Does "and CEO" stand behind a president?"""
    behind = words.lower[end : end + 3]
    return behind[:1] == ["and"] and bool(lexicon().signs["company"].intersection(behind))
