"""Offices: where a text names one, what it is called in standard form, and whose office it is.

An office is recognized by its last word ("minister", "secretary", "envoy"), the modifiers before it
("Deputy Foreign", "Chinese", "Iran's") and the complement behind it ("of Defense", "to Somalia").
The words come from ``lexicon/offices.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from graph.reference import organizations
from ingest.actors import Office, Organization
from ingest.gazetteer import Match
from ingest.words import Words

Kind: TypeAlias = Literal["official", "other", "collective"]

#: Coordinated states are looked for only before and behind the plural.
_JOINTS = frozenset({",", "and", "&", "/"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "whose", "my", "our"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_CLITICS = frozenset({"'s", "'"})
_PREFIXES = frozenset(
    {"ex", "vice", "then", "under", "secretary", "co", "deputy", "newly", "re", "prime", "long"}
)
_POSTED = frozenset({"ambassador", "envoy", "diplomat", "adviser"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of offices, ready to look up."""

    heads: dict[str, tuple[Kind, str, bool]]
    modifiers: frozenset[str]
    former: frozenset[str]
    portfolio: frozenset[str]
    leaders_of_others: frozenset[str]
    private_bodies: frozenset[str]
    bodies: frozenset[str]
    roles: dict[str, tuple[str, str]]
    states: dict[str, str]
    honorifics: frozenset[str]


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "ch", "sh")):
        return word + "es"
    return word + "s"


@cache
def lexicon() -> Lexicon:
    """The lexicon of offices."""
    path = files("ingest") / "lexicon" / "offices.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    heads: dict[str, tuple[Kind, str, bool]] = {}
    kinds: tuple[Kind, ...] = ("official", "other")
    for kind in kinds:
        for word, role in table["heads"][kind].items():
            heads[word] = (kind, role, False)
            heads.setdefault(_plural(word), (kind, role, True))
    for word in table["collective"]["words"]:
        heads.setdefault(word, ("collective", "collective", True))
    modifiers = table["modifiers"]
    portfolio = frozenset(modifiers["portfolio"])
    return Lexicon(
        heads=heads,
        modifiers=frozenset(modifiers["rank"])
        | frozenset(modifiers["time"])
        | portfolio
        | frozenset(modifiers["former"]),
        former=frozenset(modifiers["former"]),
        portfolio=portfolio,
        leaders_of_others=frozenset(table["outside"]["leader"]),
        private_bodies=frozenset(table["outside"]["body"]),
        bodies=frozenset(table["bodies"]["words"]),
        roles={word: (role, title) for word, (role, title) in table["roles"].items()},
        states=table["states"],
        honorifics=frozenset(table["honorifics"]["words"]),
    )


@dataclass(slots=True)
class Phrase:
    """An office as a text words it: positions ``start`` to ``end`` (exclusive), ``head`` its noun.

    ``iso3`` and ``organization`` are whose office it is where the phrase itself says so; ``usual``
    is the state in which alone an office of that wording exists. ``possessor`` is the position of
    the person whose counterpart or aide is meant ("his", "Blair's"). ``states`` are all whose
    office-holders a plural means ("the Russian and Kazakh presidents"); ``modifiers`` are the words
    before the head, in lower case.
    """

    start: int
    end: int
    head: int
    kind: Kind
    office: Office
    plural: bool = False
    iso3: str | None = None
    organization: Organization | None = None
    usual: str | None = None
    possessor: int | None = None
    definite: bool = False
    states: tuple[str, ...] = ()
    modifiers: frozenset[str] = frozenset()


def find(words: Words, matches: list[Match]) -> list[Phrase]:
    """All offices that a text names, with or without their holders, in order, without overlap."""
    lex = lexicon()
    starts = {match.start: match for match in matches if match.sort != "other"}
    ends = {match.end: match for match in matches if match.sort != "other"}
    found: list[Phrase] = []
    done = 0
    for i, word in enumerate(words.lower):
        if i < done or word not in lex.heads or not _is_head(words, i, lex):
            continue
        phrase = _phrase(words, i, lex, starts, ends, found[-1].end if found else 0)
        if phrase is not None:
            found.append(phrase)
            done = phrase.end
    return found


def _is_head(words: Words, i: int, lex: Lexicon) -> bool:
    word = words.lower[i]
    if words.pos[i] in ("VERB", "AUX", "ADV") and not words.capital(i):
        return False
    if words.pos[i] == "VERB" and word in ("heads", "leads", "chairs", "hosts"):
        return False
    if (
        word in ("general", "chief", "fellow", "assistant", "deputy")
        and words.tag[i].startswith("JJ")
        and not words.capital(i)
    ):
        return False
    # A name: "Mervyn King", "Erik Prince".
    royal = word in (
        "king",
        "prince",
        "queen",
        "chancellor",
        "major",
        "judge",
        "justice",
        "sheikh",
        "pope",
        "general",
    )
    if royal and i and words.text[i].istitle():
        before = words.lower[i - 1]
        if words.entity[i] == "PERSON" and words.entity[i - 1] == "PERSON" and before not in lex.modifiers:
            return False
    if (
        word == "general"
        and i
        and words.lower[i - 1] in ("attorney", "consul", "inspector", "surgeon", "solicitor")
    ):
        return True
    # Part of a longer office: "chief negotiator", "secretary-general", "Deputy Director".
    if word in lex.modifiers or word in ("vice", "assistant", "deputy", "representative"):
        k = i + 1
        while k < len(words) and k < i + 6 and (words.lower[k] in lex.modifiers or words.lower[k] == "-"):
            if words.lower[k] in lex.heads and words.lower[k] not in lex.modifiers:
                return False
            k += 1
        if k < len(words) and words.lower[k] in lex.heads and words.lower[k - 1] != "-" and k > i:
            return words.lower[k] in ("justice",)
    return True


def _phrase(
    words: Words,
    head: int,
    lex: Lexicon,
    starts: dict[int, Match],
    ends: dict[int, Match],
    floor: int,
) -> Phrase | None:
    lower = words.lower
    kind, role, plural = lex.heads[lower[head]]
    phrase = Phrase(head, head + 1, head, kind, Office("", role), plural)
    before = _expand_left(words, phrase, lex, ends, floor)
    after = _expand_right(words, phrase, lex, starts, role)
    _classify(words, phrase, role, before, after, lex)
    if phrase.kind == "collective" and phrase.iso3 is None and phrase.organization is None:
        return None
    phrase.modifiers = frozenset(before)
    if phrase.iso3 and not phrase.states:
        phrase.states = (phrase.iso3,)
    return phrase


def _expand_left(words: Words, phrase: Phrase, lex: Lexicon, ends: dict[int, Match], floor: int) -> set[str]:
    """Take in the modifiers before the head; return them in lower case."""
    lower, head = words.lower, phrase.head
    seen: set[str] = set()
    unknown = 0
    i = head
    while i > floor and words.paragraph[i - 1] == words.paragraph[head]:
        word = lower[i - 1]
        match = ends.get(i)
        if match is not None and match.start >= floor:
            if phrase.iso3 or phrase.organization or match.sort == "people":
                break
            phrase.iso3, phrase.organization = match.iso3, match.organization
            i = match.start
            if phrase.plural and match.iso3:
                i, phrase.states = _joined_before(words, match, ends, floor)
        elif word in _CLITICS:
            owner = ends.get(i - 1)
            if owner is None or owner.start < floor:
                phrase.possessor = i - 2
            elif not (phrase.iso3 or phrase.organization):
                phrase.iso3, phrase.organization = owner.iso3, owner.organization
                i = owner.start
                if phrase.plural and owner.iso3:
                    i, phrase.states = _joined_before(words, owner, ends, floor)
            break
        elif word in _POSSESSIVES:
            phrase.possessor = i = i - 1
            break
        elif word in _ARTICLES and words.tag[i - 1] in ("DT", ""):
            i -= 1
            phrase.definite = word == "the"
            break
        elif _modifies(words, i - 1, lex):
            seen.add(word)
            i -= 1
        elif word == "-" and i >= 2 and (lower[i - 2] in lex.modifiers or lower[i - 2] in _PREFIXES):
            seen.add(lower[i - 2])
            i -= 2
        elif word.startswith(("ex-", "then-", "vice-")) and word not in lex.heads:
            seen.add(word.split("-")[0])
            i -= 1
        elif (
            word in ("and", ",", "&")
            and i >= 2
            and not phrase.plural
            and lower[i] in lex.portfolio
            and lower[i - 2] in lex.portfolio
            and (word != "," or words.capital(i) == words.capital(head))
            and not (i - 2 in ends or i in ends)
        ):
            i -= 2
            seen.add(lower[i])
        elif (
            unknown < 3
            and words.capital(phrase.head)
            and words.capital(i - 1)
            and words.tag[i - 1].startswith("NNP")
            and words.entity[i - 1] not in ("PERSON", "DATE")
            and word not in lex.heads
            and lower[head]
            in ("minister", "secretary", "chairman", "commissioner", "director", "adviser", "advisor")
            and (i - 1 == 0 or words.sentence[i - 2] == words.sentence[i - 1])
        ):
            unknown += 1
            seen.add(word)
            i -= 1
        else:
            break
    phrase.start = i
    return seen


def _modifies(words: Words, i: int, lex: Lexicon) -> bool:
    """Is the word a modifier of the office behind it?"""
    word = words.lower[i]
    if word == "under":
        return words.lower[i + 1] in ("secretary", "secretaries", "-")
    if word in lex.modifiers:
        return words.tag[i] not in ("VB", "VBP", "VBZ") or words.capital(i)
    return word in lex.leaders_of_others or word in ("shadow", "press", "campaign", "police")


def _joined_before(
    words: Words, match: Match, ends: dict[int, Match], floor: int
) -> tuple[int, tuple[str, ...]]:
    """Start and states of a coordination that ends with a match: "Chinese, Russian and Kazakh"."""
    states = [match.iso3 or ""]
    start = match.start
    while start - 1 > floor and words.lower[start - 1] in _JOINTS:
        k = start - 1
        while k > floor and words.lower[k - 1] in _JOINTS:
            k -= 1
        other = ends.get(k)
        if other is None or other.start < floor or other.sort != match.sort or not other.iso3:
            break
        states.insert(0, other.iso3)
        start = other.start
    return start, tuple(states)


def _joined_behind(words: Words, match: Match, starts: dict[int, Match]) -> tuple[int, tuple[str, ...]]:
    """End and states of a coordination that begins with a match: "Kazakhstan, Russia and Tajikistan"."""
    states = [match.iso3 or ""]
    end = match.end
    while end + 1 < len(words) and words.lower[end] in _JOINTS:
        k = end + 1
        while k < len(words) and words.lower[k] in ("and", "the", "as", "well"):
            k += 1
        other = starts.get(k)
        if other is None or other.sort not in ("name", "capital") or not other.iso3:
            break
        states.append(other.iso3)
        end = other.end
    return end, tuple(states)


def _expand_right(
    words: Words, phrase: Phrase, lex: Lexicon, starts: dict[int, Match], role: str
) -> list[str]:
    """Take in the complement behind the head; return its words in lower case."""
    lower, head, size = words.lower, phrase.head, len(words)
    end = head + 1
    taken: list[str] = []
    if end + 1 < size and lower[end] == "-" and lower[end + 1] in ("general", "elect", "designate"):
        taken.append(lower[end + 1])
        end += 2
    elif end < size and lower[end] in ("general", "elect", "designate") and lower[head] not in ("general",):
        taken.append(lower[end])
        end += 1
    elif lower[end : end + 4] == ["-", "in", "-", "chief"]:
        end += 4
    while end + 1 < size and lower[end] in ("of", "for", "to", "on", "at", "in", "with", "from"):
        stop = _complement(words, phrase, end, lex, starts, role)
        if stop is None:
            break
        taken.extend(lower[end:stop])
        end = stop
    phrase.end = end
    return taken


def _complement(
    words: Words, phrase: Phrase, at: int, lex: Lexicon, starts: dict[int, Match], role: str
) -> int | None:
    """End of the complement that begins with the preposition at ``at``, or None."""
    lower, size = words.lower, len(words)
    preposition = lower[at]
    k = at + 1
    if preposition == "in":
        if lower[k : k + 2] != ["charge", "of"]:
            return None
        k += 2
    if k < size and lower[k] in ("the", "his", "her", "its"):
        k += 1
    if k >= size:
        return None
    match = starts.get(k)
    if match is not None:
        stop = match.end
        if preposition == "from":
            if match.sort != "name" or not match.iso3 or phrase.iso3 or not phrase.plural:
                return None
            phrase.iso3 = match.iso3
            stop, phrase.states = _joined_behind(words, match, starts)
            return stop
        if preposition == "of" or (
            preposition in ("for", "to", "at") and match.organization and role == "envoy"
        ):
            end = _named_body(words, stop, lex)
            if match.sort in ("adjective", "people") and end == stop:
                return None
            free = preposition == "of" and not (phrase.iso3 or phrase.organization)
            if free:
                phrase.iso3, phrase.organization = match.iso3, match.organization
            following = end
            while following < size and (lower[following] in lex.modifiers or lower[following] in _CLITICS):
                following += 1
            if following < size and lower[following] in lex.heads and lower[following] not in lex.bodies:
                return None  # "head of cabinet of European Commission President ..."
            if phrase.plural and free and match.iso3 and end == stop:
                end, phrase.states = _joined_behind(words, match, starts)
            return end
        if role in _POSTED:
            while stop + 1 < size and lower[stop] in ("and", ",", "&"):
                step = stop + 1 + (lower[stop + 1] in ("the", "and"))
                following = starts.get(step)
                if following is None or following.sort in ("adjective", "people"):
                    break
                stop = following.end
            return stop
        return None
    if (
        preposition == "to"
        and role in ("assistant", "adviser", "envoy")
        and lower[at + 1] == "the"
        and lower[k] in ("president", "king", "queen")
    ):
        return k + 1
    if (
        preposition == "to"
        and role in ("assistant", "adviser")
        and lower[at + 1] == "the"
        and lower[k : k + 2] == ["prime", "minister"]
    ):
        return k + 2
    if preposition in ("to", "with", "at", "from"):
        return None
    end = max(_portfolio(words, k, lex), _named_body(words, k, lex))
    return end if end > k else None


def _portfolio(words: Words, k: int, lex: Lexicon) -> int:
    """End of a run of portfolio words that begins at ``k``: "Economy, Trade and Industry"."""
    lower = words.lower
    end = k
    while k < len(words) and words.paragraph[k] == words.paragraph[end]:
        if lower[k] in lex.portfolio and words.pos[k] != "VERB":
            end = k = k + 1
        elif lower[k] in (",", "and", "&", "of", "for", "the", "-") and end > 0:
            k += 1
            if k - end > 2:
                break
        elif (
            words.capital(k)
            and k + 1 < len(words)
            and lower[k + 1] in lex.portfolio
            and words.capital(k + 1)
            and words.entity[k] != "PERSON"
        ):
            k += 1
        else:
            break
    return end


def _named_body(words: Words, k: int, lex: Lexicon) -> int:
    """End of the name of an institution that begins at ``k``, through its last noun; or ``k``."""
    lower = words.lower
    end = k
    i = k
    while i < len(words) and i < k + 9 and words.paragraph[i] == words.paragraph[k]:
        if lower[i] in lex.heads and lower[i] not in lex.bodies and words.capital(i):
            break
        if lower[i] in lex.bodies and (words.capital(i) or i - 1 >= k):
            end = i + 1
        elif words.capital(i) and lower[i] in lex.portfolio:
            end = i + 1
        elif not (
            (
                words.capital(i)
                and words.tag[i].startswith(("NNP", "JJ", "NN"))
                and words.entity[i] != "PERSON"
            )
            or lower[i] in ("'s", "of", "the", "and", "for", "-", "'", "on", ",")
            or lower[i] in lex.modifiers
        ):
            break
        i += 1
    return end


def _classify(
    words: Words, phrase: Phrase, role: str, before: set[str], after: list[str], lex: Lexicon
) -> None:
    """Settle the kind, role and standard title of an office."""
    head = words.lower[phrase.head]
    around = before | set(after)
    former = bool(before & lex.former)
    known = bool(phrase.iso3 or phrase.organization)
    private = bool(around & lex.private_bodies)
    kind: Kind = phrase.kind
    portfolio = next((lex.roles[w] for w in [*after, *_reading(words, phrase)] if w in lex.roles), None)
    if kind == "official":
        if "shadow" in before or "campaign" in before:
            kind, role = "other", "legislator"
        elif head in ("secretary", "secretaries") and "press" in before:
            kind, role = "other", "spokesperson"
        elif role == "leader":
            if before & lex.leaders_of_others:
                kind, role = "other", "party"
            elif known or before & {"supreme", "paramount"}:
                role = "head_of_state"
            elif not phrase.plural:
                kind = "other"
        elif role in ("head_of_state", "head_of_government", "deputy"):
            if (
                private
                and not phrase.organization
                and not after[:2] == ["of", "the"]
                or around & {"senate", "parliament", "assembly", "house", "company", "university"}
            ):
                if not phrase.organization:
                    kind, role = "other", "private"
            elif around & {"vice", "deputy"}:
                role = "deputy"
            elif phrase.organization:
                role = "head_of_organization"
        elif role == "minister":
            role = _minister_role(head, before, after, portfolio)
            if head == "secretary" and not before and not after and words.text[phrase.head] == "Secretary":
                pass  # "Secretary Blinken"
            elif (
                head in ("secretary", "secretaries")
                and role == "other"
                and not (known or portfolio or "of" in after or before & {"executive", "under", "assistant"})
            ):
                kind = "other" if not before & lex.portfolio else kind
        elif role == "speaker":
            kind = "other"
            role = "legislator"
        elif role == "governor":
            if not around & {"bank", "central", "reserve"} and not phrase.organization:
                kind, role = "other", "subnational"
        elif role in ("chief", "chair", "director", "commissioner"):
            if role == "commissioner" and "european" in before and not phrase.organization:
                phrase.organization = _body("european-union")
                known = True
            official = (
                known
                or portfolio
                or around
                & {
                    "council",
                    "agency",
                    "security",
                    "intelligence",
                    "delegation",
                    "state",
                    "government",
                    "atomic",
                    "joint",
                    "policy",
                }
            )
            if (
                "party" in around
                and "communist" not in around
                or around
                & {
                    "police",
                    "company",
                    "campaign",
                    "club",
                    "federation",
                    "fed",
                    "association",
                    "senate",
                    "house",
                    "university",
                }
                or ("committee" in around and not phrase.organization and "joint" not in around)
                or not official
                or private
                and not (known or portfolio)
            ):
                kind, role = "other", "private"
            elif "state" in after and "of" in after and head in ("head", "heads", "chief", "chiefs"):
                role = "head_of_state"
            elif "government" in after:
                role = "head_of_government"
            elif portfolio:
                role = portfolio[0]
            elif phrase.organization:
                role = "head_of_organization"
            else:
                role = "other"
        elif role == "envoy":
            if (
                head.startswith("representative")
                and not phrase.organization
                and not before & {"special", "permanent", "high", "trade", "personal", "chief", "senior"}
            ):
                kind, role = "other", "legislator"
        elif role == "adviser":
            if not (
                known
                or portfolio
                or before & {"presidential", "national", "special", "principal"}
                or "president" in after
                or phrase.possessor is not None
            ):
                kind = "other"
            elif portfolio and portfolio[0] == "security":
                role = "security"
        elif role == "military" and head.startswith("general"):
            if before & {"attorney", "solicitor"}:
                role = "justice"
            elif before & {"inspector", "surgeon"}:
                kind, role = "other", "private"
        elif role == "military" and not (
            known or around & {"forces", "force", "army", "military", "navy", "air", "police"}
        ):
            kind, role = "other", "rebel"
        elif role == "commissioner" and "high" in before and "to" in after:
            role = "ambassador"
    if (
        kind == "official"
        and not known
        and _of_unknown_body(words, phrase)
        and role not in ("deputy", "adviser", "envoy")
    ):
        kind, role = "other", "private"
    if (
        role == "military"
        and after[:2] == ["of", "staff"]
        and not around & {"army", "military", "armed", "general", "joint", "forces"}
    ):
        role = "adviser"
    if role == "assistant" and "party" in before:
        kind, role = "other", "party"
    title = _title(words, phrase, before, after, portfolio)
    phrase.kind = kind
    phrase.office = Office(title, role, former)
    if not known and kind == "official":
        lowered = title.lower()
        if title == "Secretary":
            phrase.usual = "USA"
        else:
            phrase.usual = next((iso3 for wording, iso3 in lex.states.items() if wording in lowered), None)


def _of_unknown_body(words: Words, phrase: Phrase) -> bool:
    """Does an acronym of no state or known organization stand before the office: "FIFA president"?"""
    i = phrase.start - 1
    text = words.text[i] if i >= 0 and words.paragraph[i] == words.paragraph[phrase.head] else ""
    if text.isupper() and text.isalpha() and len(text) > 1 and not words.text[phrase.head].isupper():
        return True
    # "general secretary of Unison": what a complement names and no table knows
    end = phrase.end
    if words.lower[end : end + 1] != ["of"] or end + 1 >= len(words):
        return False
    k = end + 1 + (words.lower[end + 1] in ("the", "both"))
    return (
        k < len(words)
        and words.capital(k)
        and words.tag[k].startswith("NNP")
        and words.lower[k] not in lexicon().portfolio
    )


def _body(identifier: str) -> Organization:
    reference = organizations()[identifier]
    return Organization(reference.id, reference.name, reference.acronym)


def _reading(words: Words, phrase: Phrase) -> list[str]:
    """The words before the head, nearest first."""
    return [words.lower[i] for i in range(phrase.head - 1, phrase.start - 1, -1)]


def _minister_role(head: str, before: set[str], after: list[str], portfolio: tuple[str, str] | None) -> str:
    if "prime" in before:
        return "deputy" if before & {"deputy", "vice"} else "head_of_government"
    if head.startswith("secretar"):
        if "general" in after or "general" in before:
            return "head_of_organization"
        if after[:2] == ["of", "state"]:
            return (
                "foreign"
                if not before & {"deputy", "assistant", "under", "junior"} and "for" not in after
                else "deputy"
            )
    if before & {"deputy", "vice", "assistant", "junior"} and portfolio:
        return "deputy"
    return portfolio[0] if portfolio else "other"


_SMALL = frozenset({"of", "and", "the", "for", "to", "on", "in", "at"})


def _title(
    words: Words, phrase: Phrase, before: set[str], after: list[str], portfolio: tuple[str, str] | None
) -> str:
    """Standard form: without state, article and time; "defence minister" is "Minister of Defense"."""
    lex = lexicon()
    drop = (
        lex.former
        | _ARTICLES
        | _POSSESSIVES
        | _CLITICS
        | {
            "visiting",
            "new",
            "current",
            "incumbent",
            "outgoing",
            "incoming",
            "newly",
            "elected",
            "top",
            "senior",
        }
    )
    lead = [
        w
        for w in words.lower[phrase.start : phrase.head]
        if w in before and w not in drop or w in ("and", ",", "&", "-") and before
    ]
    while lead and lead[0] in ("and", ",", "&", "-"):
        lead.pop(0)
    head = words.lower[phrase.head]
    if phrase.plural:
        head = {"men": head[:-3] + "man"}.get(
            head[-3:], head[:-3] + "y" if head.endswith("ies") else head.rstrip("s")
        )
    head = {"minster": "minister", "pm": "prime minister", "fm": "minister of foreign affairs"}.get(
        head, head
    )
    ranks = [
        w
        for w in lead
        if w in ("deputy", "vice", "prime", "acting", "interim", "first", "assistant", "junior", "state")
    ]
    topics = [w for w in lead if w not in ranks]
    if head == "minister" and topics and "prime" not in ranks and not after:
        topic = " ".join(topics).replace(" ,", ",")
        if len(topics) == 1 and topics[0] in lex.roles:
            topic = lex.roles[topics[0]][1]
        return _capitals(" ".join([*ranks, head, "of"]) + " " + topic)
    rest = [w for w in after]
    text = " ".join([*lead, head, *rest]).replace(" ,", ",").replace(" - ", "-").replace("defence", "defense")
    return _capitals(text)


def _capitals(text: str) -> str:
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in text.split())
