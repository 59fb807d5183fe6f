"""Introductions: which office a text puts beside which name.

"Foreign Minister Taro Aso", "Taro Aso, the foreign minister", "his Turkish counterpart, ...",
"Presidents A of X and B of Y", "Mamadou Tandja of Niger".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.actors.draft import Draft
from ingest.actors.gazetteer import Match
from ingest.actors.model import LEADERS, Organization, Person
from ingest.actors.names import NameSpan
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import FINITE
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "introductions")

_OF_STATE = _LEXICON["of_state"]
_JUST = _LEXICON["just"]
_BESIDE_OFFICE = _LEXICON["beside_office"]
_UNNAMED = _LEXICON["unnamed"]
_SEPARATORS = frozenset({",", "and", "&"})
_GENERIC_HEADS = _LEXICON["generic_heads"]
_CHAIRS = _LEXICON["chairs"]
#: So many words of courtesy may stand between an office and a name: "the Prime Minister, the Rt. Hon. Sir X".
_COURTESIES = 6
#: So many words of style may stand before a state's name: "of the Federative Republic of Brazil".
_STYLE = 4
#: Capitals of so many letters are an acronym, not a surname.
_ACRONYM = 4


def is_chair(phrase: Phrase) -> bool:
    """Does somebody chair or lead what the wording of his office leaves unsaid?"""
    return phrase.wording is not None and phrase.wording.head in _CHAIRS


@dataclass(slots=True)
class NameMention:
    """A name at one place, with the offices beside it and the state that they or "of Niger" tell.

    ``start`` to ``end`` is the whole phrase, office and apposition included.
    """

    span: NameSpan
    start: int
    end: int
    phrases: list[Phrase] = field(default_factory=list)
    iso3: str | None = None
    organization: Organization | None = None
    #: Whom it names: while his offices are gathered, and once they are known.
    draft: Draft | None = None
    person: Person | None = None
    #: The name before it in "Presidents A and B", where the office stands once for both.
    sharer: NameMention | None = None
    #: The name to whose bearer "his counterpart" or "Blair's adviser" refers.
    relative: NameMention | None = None

    @property
    def official(self) -> bool:
        """Does an office of a state or an organization stand beside the name?"""
        return any(phrase.kind == "official" for phrase in self.phrases)


class Introductions:
    """Puts the offices of a text beside its names, and the states."""

    def __init__(
        self, words: Words, spans: list[NameSpan], phrases: list[Phrase], matches: list[Match]
    ) -> None:
        self.words = words
        #: Where "the president's" begins, by where it ends.
        self.owners = {phrase.end + 1: phrase.start for phrase in phrases}
        self.mentions = [NameMention(span, span.start, span.end) for span in spans]
        self.by_start = {mention.span.start: mention for mention in self.mentions}
        self.by_end = {mention.span.end: mention for mention in self.mentions}
        self.match_at = {match.start: match for match in matches}
        self.match_before = {match.end: match for match in matches if match.sort == "name"}
        self.honorifics = lexicon().honorifics

    def stacked(self, before: Phrase, phrase: Phrase) -> bool:
        """Two offices of one holder: "State Councilor and Defense Minister Chang"."""
        lower = self.words.lower
        paragraph = self.words.paragraph
        if paragraph[before.head] != paragraph[phrase.head]:
            return False
        if before.plural or phrase.plural or phrase.definite or phrase.possessor is not None:
            return False
        if before.end == phrase.start:
            return True
        roles = {before.office.role, phrase.office.role}
        titles = {before.office.title, phrase.office.title}
        if ("head_of_state" in roles and not roles & {"royal", "military"}) or "Vice President" in titles:
            return False
        if before.end + 1 != phrase.start or lower[before.end] not in ("and", "&", "/", "cum", ","):
            return False
        if phrase.iso3 and phrase.iso3 != before.iso3:
            return False
        if lower[before.end] == "," and phrase.office.role != "military":
            # "Polish Secretary of State, Head of the Security Bureau X" is one; a list has an article.
            stated = before.iso3 or before.organization
            if not stated or before.definite or roles & LEADERS:
                return False
        return self.words.capital(before.head) == self.words.capital(phrase.head)

    def tie(self, phrase: Phrase, held: list[Phrase]) -> bool:
        """Find the holder of an office beside it: after it, in apposition, or before it."""
        words, lower = self.words, self.words.lower
        end = phrase.end
        # "the advisers: A of France and B of Germany"
        mention = self._name_from(end + (phrase.plural and lower[end : end + 1] == [":"]))
        if mention is not None and self._nameable(phrase, mention):
            self._hold(mention, held)
            mention.start = min(mention.start, held[0].start)
            if phrase.plural:
                self._share(phrase, mention)
                self._distribute(phrase, mention)
            return True
        if phrase.plural:
            return self._include(phrase)
        # Behind first: "Wang Yi, China's foreign minister, ..." even where another name follows.
        owner = self._owner(phrase)
        following = self._name_from(end + 1) if end + 1 < len(words) and lower[end] == "," else None
        if owner is not None and not (
            # "Powell, the Russian foreign minister, Igor Ivanov, and ..." is a list.
            following is not None
            and owner.span.end - owner.span.start == 1
            and following.span.end - following.span.start > 1
        ):
            self._hold(owner, held)
            owner.end = max(owner.end, phrase.end)
            return True
        if (
            following is not None
            and not following.phrases
            and _closes(words, following.span.end)
            and words.pos[min(following.span.end, len(words) - 1)] not in ("VERB", "AUX")
            and _may_be_named(words, phrase)
            and (phrase.definite or phrase.possessor is not None or phrase.iso3 or phrase.organization)
        ):
            self._hold(following, held)
            following.start = min(following.start, held[0].start)
            return True
        return False

    def _name_from(self, i: int) -> NameMention | None:
        """The name that begins at ``i``, honorifics skipped."""
        words = self.words
        for k in range(i, min(i + _COURTESIES, len(words))):
            if words.paragraph[k] != words.paragraph[i - 1]:
                return None
            mention = self.by_start.get(k)
            if mention is not None:
                return mention
            article = words.lower[k] == "the" and words.lower[k + 1 : k + 2] and words.capital(k + 1)
            if (article and words.lower[k + 1] in self.honorifics) or (words.text[k] == "." and k > i):
                continue  # "the Prime Minister, the Hon. X"
            if words.lower[k] not in self.honorifics or not words.capital(k):
                return None
        return None

    def _nameable(self, phrase: Phrase, mention: NameMention) -> bool:
        span, words = mention.span, self.words
        if mention.phrases:
            return False
        if (
            not span.labelled
            and words.lower[phrase.head + 1] in ("of", "for", "on", "in")
            and phrase.head + 1 < phrase.end
        ):
            return False  # "president of Cuba Educational Travel"
        one = span.end - span.start == 1
        if one and not words.capital(phrase.head) and words.entity[span.start] in ("ORG", "PRODUCT", "FAC"):
            return False  # "vice president Boeing"
        if self.words.lower[phrase.head] in _GENERIC_HEADS:
            if phrase.plural and span.end - span.start == 1:
                return False  # "told delegates Labour would win"
            return span.labelled and (not self.words.capital(phrase.head) or not phrase.plural)
        if span.end - span.start == 1 and not span.labelled:
            text = self.words.text[span.start]
            if text.isupper() and len(text) <= _ACRONYM and not self.words.text[phrase.head].isupper():
                return False
            return text.lower() not in lexicon().modifiers
        return True

    def _hold(self, mention: NameMention, held: list[Phrase]) -> None:
        mention.phrases.extend(held)
        for phrase in held:
            if mention.iso3 is None and mention.organization is None:
                mention.iso3, mention.organization = phrase.iso3, phrase.organization

    def _include(self, phrase: Phrase) -> bool:
        """Give the office to those who are listed: "heads of state, including Chad's A and B of Niger"."""
        words, lower = self.words, self.words.lower
        k = phrase.end
        if phrase.office.role == "counterpart" and lower[k : k + 1] == [","]:
            first = self._name_from(k + 1)  # "their Korean counterparts, A and B"
            if first is not None and not first.phrases:
                self._hold(first, [phrase])
                self._share(phrase, first)
                self._distribute(phrase, first)
                return True
        while k < len(words) and lower[k] in _OF_STATE:
            k += 1
        if lower[k : k + 1] != ["including"] or phrase.kind != "official" or phrase.iso3:
            return False
        first = self._listed_from(k + 1)
        if first is None or first.phrases:
            return False
        self._hold(first, [phrase])
        self._share(phrase, first)
        return True

    def _listed_from(self, i: int) -> NameMention | None:
        """The name at ``i`` in a list, behind its state and what else stands before it."""
        lower = self.words.lower
        passing = lexicon().passing | _JUST
        while i < len(lower) and lower[i] in passing and i not in self.match_at:
            i += 1
        match = self.match_at.get(i)
        if match is not None and match.sort == "name" and lower[match.end : match.end + 1] in (["'s"], ["'"]):
            i = match.end + 1
        return self._name_from(i) if i < len(lower) else None

    def _share(self, phrase: Phrase, first: NameMention) -> None:
        """Give each of "Presidents A of X, B of Y and C" the office."""
        words, lower = self.words, self.words.lower
        end = first.span.end
        while end + 1 < len(words):
            if lower[end] == "of":
                match = self.match_at.get(end + 1 + (lower[end + 1] == "the"))
                if match is None:
                    return
                end = match.end
            elif lower[end] in _SEPARATORS:
                mention = self._listed_from(end + 1 + (lower[end + 1] == "and"))
                if mention is None or mention.phrases:
                    return
                mention.phrases.append(phrase)
                mention.iso3, mention.organization = phrase.iso3, phrase.organization
                mention.sharer = first
                end = mention.span.end
            else:
                return

    def _distribute(self, phrase: Phrase, first: NameMention) -> None:
        """Give each of "the Russian and Kazakh ministers A and B" his own state, in their order; of more
        states than names, or fewer, the rest of the text must tell."""
        group = [first, *(mention for mention in self.mentions if mention.sharer is first)]
        if len(phrase.states) < 2:
            return
        told: list[str | None] = [*phrase.states] if len(phrase.states) == len(group) else [None] * len(group)
        for mention, iso3 in zip(group, told, strict=True):
            mention.iso3 = iso3
            mention.phrases = [phrase.of_one(iso3) if one is phrase else one for one in mention.phrases]
        phrase.states = ()  # They stand with the names now.

    def _owner(self, phrase: Phrase) -> NameMention | None:
        """Whose office an apposition behind a name tells: "Chang, also a state councilor"."""
        words, lower = self.words, self.words.lower
        if lower[phrase.end : phrase.end + 1] in (["'s"], ["'"]):
            return None  # "Nitze, the president's adviser" is not the president
        i = phrase.start - 1
        if phrase.possessor == i - 1 and i + 1 in self.owners:
            i = self.owners[i + 1] - 1
        while i >= 0 and lower[i] in _BESIDE_OFFICE:
            i -= 1
        if i < 1 or words.paragraph[i] != words.paragraph[phrase.head]:
            return None
        word = lower[i]
        if word == "-" and not words.spaced[i]:
            return None  # "a Blair-appointed judge"
        if word in (",", "(", "-", "--", "–", "—"):
            k = i
            if word == "," and not (
                _closes(words, phrase.end) and words.tag[min(phrase.end, len(words) - 1)] not in ("VB", "VBP")
            ):
                return None  # "Abbas, Israeli FM hold talks" is a list
        elif word == "is":
            k = i - 1 if lower[i - 1] in ("who", ",") else i
            k -= k > 0 and lower[k - 1] == ","
        else:
            return None
        # An age between: "Hannawi, 32, commander of"
        if k >= 2 and lower[k - 1].isdigit() and lower[k - 2] == ",":
            k -= 2
        mention = self.by_end.get(k)
        if mention is not None and mention.span.start and lower[mention.span.start - 1] == "the":
            return None  # "according to the Times, the British leader ..."
        if mention is None:
            for back in (k - 2, k - 3):  # "Khatami of Iran, the president"
                if back > 0 and lower[back] == "of":
                    mention = self.by_end.get(back)
        if mention is None or (
            mention.phrases
            and (word == "is" or not (phrase.iso3 or phrase.definite or lower[i + 1] == "also"))
        ):
            return None
        # One whose office is told, and another who acts: "Echoing Secretary Rice, the prime minister said".
        if mention.phrases and word == "," and words.tag[min(phrase.end, len(words) - 1)] in FINITE:
            return None
        # A list of office-holders, not an apposition: "Li, President Hu and ..."
        if mention.phrases and mention.iso3 and phrase.iso3 and mention.iso3 != phrase.iso3:
            return None
        return mention

    def origin(self, mention: NameMention) -> None:
        """The state beside a name: "Mamadou Tandja of Niger", "Wen Jiabao (China)", "Niger's X"."""
        words, lower = self.words, self.words.lower
        end = mention.span.end
        owner = self.match_before.get(mention.span.lead - 1)
        if owner is not None and lower[mention.span.lead - 1] in ("'s", "'") and mention.iso3 is None:
            mention.iso3 = owner.iso3  # "Nigeria's A. B."
            mention.start = min(mention.start, owner.start)
            return
        if end + 1 >= len(words) or lower[end] not in ("of", "("):
            return
        k = end + 1 + (lower[end + 1] == "the")
        match = self.match_at.get(k)
        step = k
        while match is None and step < k + _STYLE and step + 1 < len(words) and words.capital(step):
            if words.text[step] in lexicon().regions:
                _serve_region(mention)  # "Prime Minister X of the Kurdistan Region of Iraq"
                return
            step += 1
            if lower[step] == "of":  # "of the Federative Republic of Brazil"
                match = self.match_at.get(step + 1)
                break
        if match is None or match.sort not in ("name", "organization"):
            return
        if match.end < len(words) and lower[match.end] in ("'s", "-"):
            if lexicon().regions.intersection(words.text[match.end + 1 : match.end + 2]):
                _serve_region(mention)  # "Prime Minister X of Iraq's Kurdistan Regional Government"
            return
        if mention.iso3 is None and mention.organization is None:
            mention.iso3, mention.organization = match.iso3, match.organization
            mention.end = max(mention.end, match.end)
            for phrase in mention.phrases:
                if is_chair(phrase):  # "Chairman A of Libya"
                    phrase.belong(match.organization is not None)


def _serve_region(mention: NameMention) -> None:
    """Whoever governs a part of a state acts for none."""
    for phrase in mention.phrases:
        phrase.kind = "other"


def _closes(words: Words, i: int) -> bool:
    """Does an apposition end at ``i``: at a comma, a stop, a verb, with its paragraph?"""
    if 0 < i < len(words) and words.paragraph[i - 1] != words.paragraph[i]:
        return True
    if i >= len(words) or words.lower[i] in ("'s", "of", "--", "who"):
        return True
    return words.pos[i] in ("VERB", "AUX", "ADP", "ADV", "CCONJ", "PUNCT", "SCONJ", "PART")


def _may_be_named(words: Words, phrase: Phrase) -> bool:
    """Could a name in apposition follow: not in "as president, Blair ..."?"""
    before = words.lower[phrase.start - 1] if phrase.start else ""
    return before not in _UNNAMED
