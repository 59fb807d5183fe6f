"""Offices: where a text names one, what it is called in standard form, and whose office it is.

An office is recognized by its last word ("minister", "secretary", "envoy"), the modifiers before it
("Deputy Foreign", "Chinese", "Iran's") and the complement behind it ("of Defense", "to Somalia").
"""

from __future__ import annotations

from ingest.actors.gazetteer import Match, organization
from ingest.actors.model import LEADERS, Office, Organization
from ingest.actors.office_phrase import Phrase, institution_end
from ingest.actors.office_roles import Wording, classify, is_private_company
from ingest.actors.titles import ALSO_NAMES, Titles
from ingest.lexicon.offices import Lexicon, lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "offices")

_JOINTS = frozenset({",", "and", "&", "/"})
_POSSESSIVES = _LEXICON["possessives"]
_ARTICLES = _LEXICON["articles"]
_CLITICS = frozenset({"'s", "'"})
_PREPOSITIONS = _LEXICON["prepositions"]
_PREFIXES = _LEXICON["prefixes"]
_OPEN = _LEXICON["open"]
_SERVANTS = _LEXICON["servants"]
_HOUSES = _LEXICON["houses"]
_GENERALS = _LEXICON["generals"]
_POSTED = _LEXICON["posted"]
_STAFF = _LEXICON["staff"]
_LEADING = LEADERS | {"deputy"}
_ACCREDITED = _LEXICON["accredited"]
_STAFF_ROLES = _LEXICON["staff_roles"]
#: Whose heads of department are called secretary and nothing else.
_SECRETARIES = "USA"


def find(words: Words, matches: list[Match]) -> list[Phrase]:
    """All offices that a text names, with or without their holders, in order, without overlap."""
    return _Finder(words, matches).phrases()


class _Finder:
    def __init__(self, words: Words, matches: list[Match]) -> None:
        self.words = words
        self.lex: Lexicon = lexicon()
        self.starts = {match.start: match for match in matches if match.sort != "other"}
        self.ends = {match.end: match for match in matches if match.sort != "other"}
        #: Ends of names that are no states': "Bosnian Serb commander".
        self.others = {match.end for match in matches if match.sort == "other"}
        self.titles = Titles(words, self.starts, self.ends)
        self.floor = 0  # where the phrase before ends: no phrase begins before it

    def phrases(self) -> list[Phrase]:
        heads = self.lex.heads
        found: list[Phrase] = []
        for i, word in enumerate(self.words.lower):
            if word in heads and i >= self.floor and self._is_head(i):
                phrase = self._phrase(i)
                if phrase is not None:
                    if found and phrase.possessor == found[-1].end - 1 and found[-1].kind == "official":
                        self._inherit(phrase, found[-1])
                    found.append(phrase)
                    self.floor = phrase.end
        return found

    def _inherit(self, phrase: Phrase, owner: Phrase) -> None:
        """An aide acts for whom his chief acts: "the Russian president's adviser"."""
        if not (phrase.iso3 or phrase.organization):
            phrase.iso3, phrase.organization = owner.iso3, owner.organization
            phrase.states = (owner.iso3,) if owner.iso3 else ()

    def _is_head(self, i: int) -> bool:
        """Is the word the last of an office's name, and no verb, adjective or part of a name?"""
        words, lex = self.words, self.lex
        word = words.lower[i]
        if words.pos[i] in ("VERB", "AUX", "ADV") and not words.capital(i):
            return False
        if words.pos[i] == "VERB" and word in ("heads", "leads", "chairs", "hosts"):
            return False
        if words.tag[i].startswith("JJ") and not words.capital(i) and word in lex.modifiers:
            return False
        before = words.lower[i - 1] if i else ""
        if (
            word in ALSO_NAMES
            and words.text[i].istitle()
            and before not in lex.modifiers
            and words.entity[i] == "PERSON"
            and i > 0
            and words.entity[i - 1] == "PERSON"
        ):
            return False
        if self.titles.in_a_name(i):
            return False
        if word == "general" and before in _GENERALS:
            return True
        general = word in _GENERALS and words.lower[i + 1 : i + 2] == ["general"]
        return not general and not self._continues(i)

    def _continues(self, i: int) -> bool:
        """Does a longer office go on behind the word: "chief negotiator", "Deputy Director"?"""
        lower, lex = self.words.lower, self.lex
        if lower[i] not in lex.modifiers and lower[i] not in ("assistant", "deputy", "representative"):
            return False
        for k in range(i + 1, min(i + 6, len(lower))):
            if lower[k] in lex.heads and lower[k] not in lex.modifiers:
                return lower[k - 1] != "-" and lower[k] != "justice"
            if lower[k] not in lex.modifiers and lower[k] != "-":
                return lower[k] in lex.heads and lower[k - 1] != "-"
        return False

    def _phrase(self, head: int) -> Phrase | None:
        words = self.words
        kind, role, plural = self.lex.heads[words.lower[head]]
        phrase = Phrase(head, head + 1, head, kind, Office("", role), plural)
        before = self._expand_left(phrase)
        after = self._expand_right(phrase, role)
        if role == "commissioner" and "european" in before and not phrase.organization:
            phrase.organization = organization("european-union")
        phrase.modifiers = frozenset(before)
        stated = bool(phrase.iso3 or phrase.organization)
        phrase.wording = Wording(
            head=words.lower[head],
            capital=words.capital(head),
            plural=plural,
            before=tuple(before),
            after=tuple(after),
            stated=stated,
            international=phrase.organization is not None,
            owned=phrase.possessor is not None,
        )
        phrase.kind, phrase.office = classify(phrase.wording)
        if phrase.kind == "collective" and not stated:
            return None
        if phrase.kind == "official" and not stated:
            company = phrase.office.role in _LEADING and is_private_company(words, phrase.end)
            if company or self._outsider(phrase):
                phrase.kind = "other"
            title = phrase.office.title.lower()
            if title == "secretary":
                phrase.usual = _SECRETARIES
            else:
                phrase.usual = next(
                    (iso3 for wording, iso3 in self.lex.states.items() if wording in title), None
                )
        if not stated:
            self._seated(phrase)
        if phrase.iso3 and not phrase.states:
            phrase.states = (phrase.iso3,)
        return phrase

    def _seated(self, phrase: Phrase) -> None:
        """As in "director at the Danish Foreign Ministry": whose house it is, tells whose the office is."""
        lower = self.words.lower
        if lower[phrase.end : phrase.end + 1] != ["at"] or lower[phrase.head] not in _SERVANTS:
            return
        match = self.starts.get(phrase.end + 1 + (lower[phrase.end + 1 : phrase.end + 2] == ["the"]))
        house = match is not None and not _HOUSES.isdisjoint(lower[match.end : match.end + 4])
        if house and match is not None and match.sort in ("adjective", "name") and match.iso3:
            phrase.iso3 = match.iso3
            phrase.belong(international=False)

    # Before the head

    def _expand_left(self, phrase: Phrase) -> list[str]:
        """Take in the modifiers before the head; return them in lower case, nearest first."""
        words, lower, lex = self.words, self.words.lower, self.lex
        seen: list[str] = []
        unknown = 0
        i = phrase.head
        while i > self.floor and words.paragraph[i - 1] == words.paragraph[phrase.head]:
            word = lower[i - 1]
            match = self.ends.get(i)
            if match is not None and match.start >= self.floor:
                if phrase.iso3 or phrase.organization or match.sort == "people":
                    break
                i = self._state_before(phrase, match)
            elif word == ")" and lower[i - 3 : i - 2] == ["("] and i - 3 > self.floor:
                i -= 3  # "the Palestine Liberation Organization (PLO) Secretary General"
            elif word in _CLITICS:
                owner = self.ends.get(i - 1)
                if owner is None or owner.start < self.floor:
                    phrase.possessor = i - 2
                    if lower[i - 2] in ("bloc", "alliance"):
                        phrase.organization = self._body_before(i - 2)
                    i = self._owner_start(i - 2)
                elif not (phrase.iso3 or phrase.organization) or (
                    phrase.organization and owner.iso3 and words.lower[phrase.head] in _ACCREDITED
                ):
                    i = self._state_before(phrase, owner)
                break
            elif word in _POSSESSIVES:
                phrase.possessor = i = i - 1
                break
            elif word in _ARTICLES and words.tag[i - 1] in ("DT", ""):
                i -= 1
                phrase.definite = word == "the"
                break
            elif word == "then" and (i < 2 or lower[i - 2] in ("and", ",", ";")):
                break  # "and then President X left"
            elif self._modifies(i - 1):
                seen.append(word)
                i -= 1
            elif word == "-" and i >= 2 and (lower[i - 2] in lex.modifiers or lower[i - 2] in _PREFIXES):
                seen.append(lower[i - 2])
                i -= 2
            elif word == "time" and lower[i - 3 : i - 1] in (["one", "-"], ["long", "-"]):
                seen.append("former" if lower[i - 3] == "one" else "longtime")
                i -= 3
            elif word.startswith(("ex-", "then-", "vice-")) and word not in lex.heads:
                seen.append(word.split("-")[0])
                i -= 1
            elif self._joins(phrase, i - 1):
                seen.extend((word, lower[i - 2]))
                i -= 2
            elif unknown < 3 and self._unknown(phrase, i - 1):
                unknown += 1
                seen.append(word)
                i -= 1
            else:
                break
        phrase.start = i
        return seen

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
        while start - 1 > self.floor and self.words.lower[start - 1] in _JOINTS:
            k = start - 1
            while k > self.floor and self.words.lower[k - 1] in _JOINTS:
                k -= 1
            other = self.ends.get(k)
            if other is None or other.start < self.floor or other.sort != match.sort or not other.iso3:
                break
            states.insert(0, other.iso3)
            start = other.start
        phrase.states = tuple(states)
        return start

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
            return words.lower[i + 1] in ("secretary", "secretaries", "-")
        if word in lex.modifiers:
            return words.tag[i] not in ("VB", "VBP", "VBZ") or words.capital(i)
        return (
            word in lex.other_leaders
            or word in lex.private_bodies
            or word in ("shadow", "press", "campaign", "police")
        )

    def _joins(self, phrase: Phrase, i: int) -> bool:
        """Does the word join two portfolios of one office: "Trade and Industry Minister"?"""
        words, portfolio = self.words, self.lex.portfolio
        lower = words.lower
        return (
            lower[i] in ("and", ",", "&")
            and i >= 1
            and not phrase.plural
            and lower[i + 1] in portfolio
            and lower[i - 1] in portfolio
            and (lower[i] != "," or words.capital(i + 1) == words.capital(phrase.head))
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
            and not words.starts(i)
        )

    # Behind the head

    def _expand_right(self, phrase: Phrase, role: str) -> list[str]:
        """Take in the complement behind the head; return its words in lower case."""
        lower, size = self.words.lower, len(self.words)
        end = phrase.head + 1
        taken: list[str] = []
        if lower[end : end + 1] == ["-"] and lower[end + 1 : end + 2] in (
            ["general"],
            ["elect"],
            ["designate"],
        ):
            taken.append(lower[end + 1])
            end += 2
        elif lower[end : end + 1] in (["general"], ["elect"], ["designate"]) and (
            lower[end] != "general" or lower[phrase.head] not in ("general", "minister")
        ):
            taken.append(lower[end])
            end += 1
        elif lower[end : end + 4] in (["-", "in", "-", "chief"], ["-", "at", "-", "large"]):
            end += 4
        while end + 1 < size and lower[end] in _PREPOSITIONS:
            stop = self._complement(phrase, end, role)
            if stop is None:
                break
            taken.extend(lower[end:stop])
            end = stop
        phrase.end = end
        return taken

    def _complement(self, phrase: Phrase, at: int, role: str) -> int | None:
        """End of the complement that begins with the preposition at ``at``, or None."""
        lower = self.words.lower
        preposition = lower[at]
        k = at + 1
        if preposition == "in":
            if lower[k : k + 2] != ["charge", "of"]:
                return None
            k += 2
        if k < len(lower) and lower[k] in ("the", "his", "her", "its"):
            k += 1
        if k >= len(lower):
            return None
        match = self.starts.get(k)
        if match is not None:
            if preposition in ("to", "of") and role in _STAFF_ROLES and match.sort == "adjective":
                return self._served(phrase, match)
            if preposition == "from":
                return self._from(phrase, match)
            if preposition == "of" or (
                match.organization and role == "envoy" and preposition in ("for", "to", "at")
            ):
                return self._of(phrase, match, preposition)
            return self._posted(match) if role in _POSTED else None
        if preposition == "to" and role in _STAFF_ROLES and lower[at + 1] == "the":
            k += lower[k] in ("vice", "prime")
            return k + 1 if lower[k : k + 1] in (["president"], ["king"], ["queen"], ["minister"]) else None
        if preposition in ("to", "with", "at", "from"):
            return None
        end = max(self._portfolio(k), institution_end(self.words, k))
        if lower[end : end + 1] and lower[end] in self.lex.heads and lower[end] not in self.lex.bodies:
            # "director of the Foreign Affairs Commission, and Foreign Minister": another office begins
            end = max((j for j in range(k, end) if lower[j] in _JOINTS), default=end)
            while end > k and lower[end - 1] in _JOINTS:
                end -= 1
        return end if end > k else None

    def _served(self, phrase: Phrase, match: Match) -> int | None:
        """End of "to the Russian president", whose name may follow and then is left to it."""
        lower = self.words.lower
        k = match.end
        while k < len(lower) and lower[k] in self.lex.modifiers:
            k += 1
        named = self.words.capital(k) if k < len(lower) else True
        if named or lower[k] not in ("president", "premier", "minister", "king", "queen", "chancellor"):
            return None
        if not (phrase.iso3 or phrase.organization):
            phrase.iso3 = match.iso3
        return k + 1

    def _from(self, phrase: Phrase, match: Match) -> int | None:
        """End of "from China and Japan"."""
        if match.sort != "name" or not match.iso3 or phrase.iso3 or not phrase.plural:
            return None
        phrase.iso3 = match.iso3
        return self._coordination(phrase, match)

    def _of(self, phrase: Phrase, match: Match, preposition: str) -> int | None:
        """End of "of Kazakhstan and Russia", "of the Russian Security Council"."""
        lower, lex = self.words.lower, self.lex
        end = match.end
        if lower[end : end + 1] and lower[end] not in _JOINTS:  # a list goes on: no institution begins
            end = institution_end(self.words, end, lower_case=match.sort == "adjective")
        if match.sort in ("adjective", "people") and end == match.end:
            return None
        free = preposition == "of" and not (phrase.iso3 or phrase.organization)
        if free:
            phrase.iso3, phrase.organization = match.iso3, match.organization
        k = end
        while k < len(lower) and (lower[k] in lex.modifiers or lower[k] in _CLITICS):
            k += 1
        if k < len(lower) and lower[k] in lex.heads and lower[k] not in lex.bodies:
            return None  # "head of cabinet of European Commission President ..."
        if phrase.plural and free and match.iso3 and end == match.end:
            return self._coordination(phrase, match)
        return end

    def _coordination(self, phrase: Phrase, match: Match) -> int:
        """Note all states of "Kazakhstan, Russia and Tajikistan"; return the end."""
        lower = self.words.lower
        states = [match.iso3 or ""]
        end = match.end
        while end + 1 < len(lower) and lower[end] in _JOINTS:
            k = end + 1
            while k < len(lower) and lower[k] in ("and", "the", "as", "well"):
                k += 1
            other = self.starts.get(k)
            if other is None or other.sort not in ("name", "capital") or not other.iso3:
                break
            states.append(other.iso3)
            end = other.end
        phrase.states = tuple(states)
        return end

    def _posted(self, match: Match) -> int:
        """End of the states or bodies to which an ambassador or envoy is sent."""
        lower = self.words.lower
        end = match.end
        while end + 1 < len(lower) and lower[end] in _JOINTS:
            other = self.starts.get(end + 1 + (lower[end + 1] in ("the", "and")))
            if other is None or other.sort in ("adjective", "people"):
                break
            end = other.end
        return end

    def _portfolio(self, k: int) -> int:
        """End of a run of portfolio words that begins at ``k``: "Economy, Trade and Industry"."""
        words, portfolio = self.words, self.lex.portfolio
        lower = words.lower
        end = k
        while k < len(words) and words.paragraph[k] == words.paragraph[end]:
            if lower[k] in portfolio and words.pos[k] != "VERB":
                end = k = k + 1
            elif (lower[k] in (",", "and", "&", "of", "for", "the", "-") and k - end < 2) or (
                words.capital(k)
                and words.entity[k] != "PERSON"
                and lower[k + 1 : k + 2]
                and lower[k + 1] in portfolio
                and words.capital(k + 1)
            ):
                k += 1
            else:
                break
        return end

    def _outsider(self, phrase: Phrase) -> bool:
        """Does the text tie the office to a body or region that is no state: "FIFA president"?"""
        words, lex = self.words, self.lex
        if phrase.start in self.others or self.titles.of_unknown_people(phrase):
            return True
        staff = phrase.office.role in _STAFF and words.lower[phrase.head] != "chief"
        i = phrase.start - 1
        if i >= 0 and words.paragraph[i] == words.paragraph[phrase.head]:
            i -= words.lower[i] in _CLITICS
            text = words.text[i]
            if text in lex.regions:
                return True
            acronym = text.isupper() and text.isalpha() and len(text) > 1
            if acronym and not staff and not words.text[phrase.head].isupper():
                return True
            company = words.entity[i] == "ORG" and words.tag[i].startswith("NNP") and words.capital(i)
            if company and phrase.office.role in _LEADING and words.lower[i] not in lex.bodies:
                return True  # "Microsoft Vice President"
        end = phrase.end
        if phrase.office.role in _LEADING and self._firm(end):
            return True
        # "general secretary of Unison": what a complement names and no table knows.
        if staff or words.lower[end : end + 1] != ["of"] or end + 1 >= len(words):
            return False
        k = end + 1 + (words.lower[end + 1] in ("the", "both", "its", "his", "her", "their"))
        if k >= len(words) or words.lower[k] in lex.portfolio or words.lower[k] in lex.signs["realm"]:
            return False
        # "president of its rugby union"
        common = phrase.office.role in _LEADING and words.tag[k].startswith(("NN", "JJ"))
        return common or (words.capital(k) and words.tag[k].startswith("NNP"))

    def _firm(self, end: int) -> bool:
        """Does the line end with a firm's name: "A. B., Vice President, Government Relations, Acme"?"""
        words = self.words
        if words.lower[end : end + 1] != [","]:
            return False
        stop = end + 1
        while stop < len(words) and words.paragraph[stop] == words.paragraph[end]:
            stop += 1
        rest = range(end + 1, stop)
        return (
            0 < len(rest) < 12
            and words.capital(end + 1)
            and not any(words.pos[k] in ("VERB", "AUX") and not words.capital(k) for k in rest)
            and not any(k in self.starts for k in rest)
        )
