"""What stands behind an office's noun: "of Defense", "to Somalia", "in charge of trade"."""

from __future__ import annotations

from ingest.actors.gazetteer import Match
from ingest.actors.office_phrase import CLITICS, JOINTS, Phrase, institution_end
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "office_complements")

_WHOLE = _LEXICON["whole"]
_DEPUTIES = _LEXICON["deputies"]
_CHIEFS = _LEXICON["chiefs"]
_BEHIND = _LEXICON["behind"]
_SERVED = _LEXICON["served"]
_DEPARTMENTAL = _LEXICON["departmental"]
_GRADES = _LEXICON["grades"]
_PREPOSITIONS = _LEXICON["prepositions"]
_POSTED = _LEXICON["posted"]
_STAFF_ROLES = _LEXICON["staff_roles"]
_SERVANTS = _LEXICON["servants"]
_INSIDE = frozenset({"and", ",", "&", "of", "the"})


class Complements:
    """Takes in what stands behind an office."""

    def __init__(self, words: Words, starts: dict[int, Match]) -> None:
        self.words = words
        self.lex = lexicon()
        self.starts = starts

    def take(self, phrase: Phrase, role: str) -> list[str]:
        """Take in the complement behind the head; return its words in lower case."""
        lower, size = self.words.lower, len(self.words)
        if lower[max(0, phrase.head - 1) : phrase.head + 1] == ["high", "commissioner"]:
            role = "ambassador"  # of one Commonwealth state in another
        end = phrase.head + 1
        taken: list[str] = []
        if lower[end : end + 1] == ["-"] and not _BEHIND.isdisjoint(lower[end + 1 : end + 2]):
            taken.append(lower[end + 1])
            end += 2
        elif not _BEHIND.isdisjoint(lower[end : end + 1]) and (
            lower[end] != "general" or lower[phrase.head] not in _WHOLE
        ):
            taken.append(lower[end])
            end += 1
        elif lower[end : end + 4] in (["-", "in", "-", "chief"], ["-", "at", "-", "large"]):
            taken.extend(lower[end : end + 4])
            end += 4
        while end + 1 < size and lower[end] in _PREPOSITIONS:
            stop = self._complement(phrase, end, role)
            if stop is None:
                break
            while lower[stop : stop + 1] == ["-"] and self._joined(stop):
                stop += 2  # "for the Indo-Pacific"
            if not self._own(phrase, end, stop):
                taken.extend(lower[end:stop])
            end = stop
        while end == phrase.head + 1 + len(taken) and self._department(phrase, end):
            taken.append(lower[end])
            end += 1
        phrase.end = end
        return taken

    def _own(self, phrase: Phrase, at: int, end: int) -> bool:
        """Is it but the state or the body whose office it is: "of the United States"?"""
        lower = self.words.lower
        k = at + 1 + (lower[at + 1 : at + 2] == ["the"])
        match = self.starts.get(k)
        if match is None or match.end != end or lower[at] != "of" or phrase.plural:
            return False
        if match.organization is not None:
            named = " ".join(self.words.text[k:end]) == match.organization.name
            return named and match.organization == phrase.organization
        return match.sort == "name" and match.iso3 == phrase.iso3

    def _department(self, phrase: Phrase, i: int) -> bool:
        """As in "Federal Secretary Interior", "Adviser Finance X": what somebody is in charge of."""
        words, before = self.words, self.words.lower[phrase.head - 1] if phrase.head else ""
        graded = before in _GRADES or (phrase.iso3 is not None and before not in self.lex.modifiers)
        return (
            words.lower[phrase.head] in _DEPARTMENTAL
            and graded
            and i < len(words)
            and words.capital(i)
            and words.lower[i] in self.lex.portfolio - self.lex.honorifics
        )

    def _complement(self, phrase: Phrase, at: int, role: str) -> int | None:
        """End of the complement that begins with the preposition at ``at``, or None."""
        lower = self.words.lower
        preposition = lower[at]
        k = at + 1
        if preposition == "in":
            if role in _POSTED and k in self.starts and self._apposed(self.starts[k].end):
                return self.starts[k].end
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
            posted = role in _POSTED and preposition != "at"  # "at the U.S. Embassy"
            return self._posted(match) if posted else None
        serves = role in _STAFF_ROLES or lower[phrase.head] in _SERVANTS
        if preposition == "to" and serves and lower[at + 1] == "the":
            k += lower[k] in _DEPUTIES
            return None if _SERVED.isdisjoint(lower[k : k + 1]) else k + 1
        if preposition in ("to", "with", "at", "from"):
            return None
        end = max(self._portfolio(k), institution_end(self.words, k))
        whose = next((i for i in range(k + 1, end) if self._tells_state(i)), None)
        if whose is not None and all(lower[i] in self.lex.portfolio | _INSIDE for i in range(k, whose)):
            return whose  # "for Economic Security of the Republic of Korea"
        if lower[end : end + 1] and lower[end] in self.lex.heads and lower[end] not in self.lex.bodies:
            # "director of the Foreign Affairs Commission, and Foreign Minister": another office begins
            end = max((j for j in range(k, end) if lower[j] in JOINTS), default=end)
            while end > k and lower[end - 1] in JOINTS:
                end -= 1
        return end if end > k else None

    def _joined(self, hyphen: int) -> bool:
        """Does a hyphen join two names?"""
        whole = not self.words.spaced[hyphen - 1] and not self.words.spaced[hyphen]
        return whole and hyphen + 1 < len(self.words) and self.words.capital(hyphen + 1)

    def _tells_state(self, i: int) -> bool:
        """Do "of" and a state's name begin there?"""
        match = self.starts.get(i + 1) or self.starts.get(i + 2)
        between = self.words.lower[i : match.start] if match is not None else []
        return match is not None and match.sort == "name" and between in (["of"], ["of", "the"])

    def _apposed(self, end: int) -> bool:
        """Does a name follow in apposition: "the Polish ambassador in Minsk, Jan Nowak"?"""
        behind = self.words.lower[end : end + 2]
        return len(behind) > 1 and behind[0] == "," and self.words.capital(end + 1)

    def _served(self, phrase: Phrase, match: Match) -> int | None:
        """End of "to the Russian president", whose name may follow and then is left to it."""
        lower = self.words.lower
        k = match.end
        while k < len(lower) and lower[k] in self.lex.modifiers:
            k += 1
        named = self.words.capital(k) if k < len(lower) else True
        if named or lower[k] not in _CHIEFS:
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
        if lower[end : end + 1] and lower[end] not in JOINTS:  # a list goes on: no institution begins
            led = lower[match.start - 1] == "the"  # "head of the DPRK delegation"
            end = institution_end(self.words, end, lower_case=led or match.sort == "adjective")
        if match.sort in ("adjective", "people") and end == match.end:
            return None
        free = preposition == "of" and not (phrase.iso3 or phrase.organization)
        if free:
            phrase.iso3, phrase.organization = match.iso3, match.organization
        k = end
        while k < len(lower) and (lower[k] in lex.modifiers or lower[k] in CLITICS):
            if lower[k] in lex.heads and self.words.entity[k + 1 : k + 2] == ["PERSON"]:
                return None  # "the envoy of UN chief X"
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
        while end + 1 < len(lower) and lower[end] in JOINTS:
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
        while end + 1 < len(lower) and lower[end] in JOINTS:
            k = end + 1
            while k + 1 < len(lower) and lower[k] in ("the", "and"):
                k += 1
            other = self.starts.get(k)
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
