"""Introductions: which office a text puts beside which name.

"Foreign Minister Taro Aso", "Taro Aso, the foreign minister", "his Turkish counterpart, ...",
"Presidents A of X and B of Y", "Mamadou Tandja of Niger".
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from ingest.actors.gazetteer import Match
from ingest.actors.model import Office, Organization, Person
from ingest.actors.names import Run
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "introductions")

_SEPARATORS = frozenset({",", "and", "&"})
_GENERIC_HEADS = _LEXICON["generic_heads"]


_CHAIRS = _LEXICON["chairs"]


def is_chair(phrase: Phrase) -> bool:
    """Does somebody chair or lead what the wording of his office leaves unsaid?"""
    return phrase.wording is not None and phrase.wording.head in _CHAIRS


@dataclass(slots=True)
class NameMention:
    """A name at one place, with the offices beside it and the state that they or "of Niger" tell.

    ``start`` to ``end`` is the whole phrase, office and apposition included.
    """

    run: Run
    start: int
    end: int
    phrases: list[Phrase] = field(default_factory=list)
    iso3: str | None = None
    organization: Organization | None = None
    person: Person | None = None
    #: The name before it in "Presidents A and B", where the office stands once for both.
    sharer: NameMention | None = None
    #: The name to whose bearer "his counterpart" or "Blair's adviser" refers.
    relative: NameMention | None = None

    @property
    def official(self) -> bool:
        """Does an office of a state or an organization stand beside the name?"""
        return any(phrase.kind == "official" for phrase in self.phrases)


def introduce(
    words: Words, runs: list[Run], phrases: list[Phrase], matches: list[Match]
) -> list[NameMention]:
    """All names of a text, in order, each with the offices that stand beside it."""
    reader = _Reader(words, runs, phrases, matches)
    pending: list[Phrase] = []
    for phrase in phrases:
        if phrase.kind == "collective":
            pending = []
            continue
        held = [*pending, phrase] if pending and reader.stacked(pending[-1], phrase) else [phrase]
        pending = [] if reader.tie(phrase, held) else held
    namings = reader.namings
    for naming in namings:
        reader.origin(naming)
    for phrase in phrases:
        if phrase.kind == "collective" and words.lower[phrase.head] == "delegation":
            reader.lead(phrase)
    for before, naming in itertools.pairwise(namings):
        _inherit(words, before, naming)
    for naming in namings:
        reader.relate(naming)
    return namings


class _Reader:
    def __init__(self, words: Words, runs: list[Run], phrases: list[Phrase], matches: list[Match]) -> None:
        self.words = words
        self.phrases = phrases
        #: Where "the president's" begins, by where it ends.
        self.owners = {phrase.end + 1: phrase.start for phrase in phrases}
        self.namings = [NameMention(run, run.start, run.end) for run in runs]
        self.by_start = {naming.run.start: naming for naming in self.namings}
        self.by_end = {naming.run.end: naming for naming in self.namings}
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
            return False
        return self.words.capital(before.head) == self.words.capital(phrase.head)

    def tie(self, phrase: Phrase, held: list[Phrase]) -> bool:
        """Find the holder of an office beside it: after it, in apposition, or before it."""
        words, lower = self.words, self.words.lower
        end = phrase.end
        naming = self._name_from(end)
        if naming is not None and self._nameable(phrase, naming):
            self._hold(naming, held)
            naming.start = min(naming.start, held[0].start)
            if phrase.plural:
                self._share(phrase, naming)
            return True
        if phrase.plural:
            return self._include(phrase)
        # Behind first: "Wang Yi, China's foreign minister, ..." even where another name follows.
        owner = self._owner(phrase)
        following = self._name_from(end + 1) if end + 1 < len(words) and lower[end] == "," else None
        if owner is not None and not (
            # "Powell, the Russian foreign minister, Igor Ivanov, and ..." is a list.
            following is not None
            and owner.run.end - owner.run.start == 1
            and following.run.end - following.run.start > 1
        ):
            self._hold(owner, held)
            owner.end = max(owner.end, phrase.end)
            return True
        if (
            following is not None
            and not following.phrases
            and _closes(words, following.run.end)
            and words.pos[min(following.run.end, len(words) - 1)] not in ("VERB", "AUX")
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
        for k in range(i, min(i + 6, len(words))):
            if words.paragraph[k] != words.paragraph[i - 1]:
                return None
            naming = self.by_start.get(k)
            if naming is not None:
                return naming
            article = words.lower[k] == "the" and words.lower[k + 1 : k + 2] and words.capital(k + 1)
            if (article and words.lower[k + 1] in self.honorifics) or (words.text[k] == "." and k > i):
                continue  # "the Prime Minister, the Hon. X"
            if words.lower[k] not in self.honorifics or not words.capital(k):
                return None
        return None

    def _nameable(self, phrase: Phrase, naming: NameMention) -> bool:
        run, words = naming.run, self.words
        if naming.phrases:
            return False
        if (
            not run.labelled
            and words.lower[phrase.head + 1] in ("of", "for", "on", "in")
            and phrase.head + 1 < phrase.end
        ):
            return False  # "president of Cuba Educational Travel"
        one = run.end - run.start == 1
        if one and not words.capital(phrase.head) and words.entity[run.start] in ("ORG", "PRODUCT", "FAC"):
            return False  # "vice president Boeing"
        if self.words.lower[phrase.head] in _GENERIC_HEADS:
            if phrase.plural and run.end - run.start == 1:
                return False  # "told delegates Labour would win"
            return run.labelled and (not self.words.capital(phrase.head) or not phrase.plural)
        if run.end - run.start == 1 and not run.labelled:
            text = self.words.text[run.start]
            if text.isupper() and len(text) <= 4 and not self.words.text[phrase.head].isupper():
                return False
            return text.lower() not in lexicon().modifiers
        return True

    def _hold(self, naming: NameMention, held: list[Phrase]) -> None:
        naming.phrases.extend(held)
        for phrase in held:
            if naming.iso3 is None and naming.organization is None:
                naming.iso3, naming.organization = phrase.iso3, phrase.organization

    def _include(self, phrase: Phrase) -> bool:
        """Give the office to those who are listed: "heads of state, including Chad's A and B of Niger"."""
        words, lower = self.words, self.words.lower
        k = phrase.end
        if phrase.office.role == "counterpart" and lower[k : k + 1] == [","]:
            first = self._name_from(k + 1)  # "their Korean counterparts, A and B"
            if first is not None and not first.phrases:
                self._hold(first, [phrase])
                self._share(phrase, first)
                return True
        while k < len(words) and lower[k] in ("and", "of", "government", "state", ","):
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
        passing = lexicon().passing | {"recently", "re", "-"}
        while i < len(lower) and lower[i] in passing and i not in self.match_at:
            i += 1
        match = self.match_at.get(i)
        if match is not None and match.sort == "name" and lower[match.end : match.end + 1] in (["'s"], ["'"]):
            i = match.end + 1
        return self._name_from(i) if i < len(lower) else None

    def _share(self, phrase: Phrase, first: NameMention) -> None:
        """Give each of "Presidents A of X, B of Y and C" the office."""
        words, lower = self.words, self.words.lower
        end = first.run.end
        while end + 1 < len(words):
            if lower[end] == "of":
                match = self.match_at.get(end + 1 + (lower[end + 1] == "the"))
                if match is None:
                    return
                end = match.end
            elif lower[end] in _SEPARATORS:
                naming = self._listed_from(end + 1 + (lower[end + 1] == "and"))
                if naming is None or naming.phrases:
                    return
                naming.phrases.append(phrase)
                naming.iso3, naming.organization = phrase.iso3, phrase.organization
                naming.sharer = first
                end = naming.run.end
            else:
                return

    def _owner(self, phrase: Phrase) -> NameMention | None:
        """Whose office an apposition behind a name tells: "Chang, also a state councilor"."""
        words, lower = self.words, self.words.lower
        if lower[phrase.end : phrase.end + 1] in (["'s"], ["'"]):
            return None  # "Nitze, the president's adviser" is not the president
        i = phrase.start - 1
        if phrase.possessor == i - 1 and i + 1 in self.owners:
            i = self.owners[i + 1] - 1
        while i >= 0 and lower[i] in ("also", "currently", "now", "himself", "herself", "the"):
            i -= 1
        if i < 1 or words.paragraph[i] != words.paragraph[phrase.head]:
            return None
        word = lower[i]
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
        naming = self.by_end.get(k)
        if naming is not None and naming.run.start and lower[naming.run.start - 1] == "the":
            return None  # "according to the Times, the British leader ..."
        if naming is None:
            for back in (k - 2, k - 3):  # "Khatami of Iran, the president"
                if back > 0 and lower[back] == "of":
                    naming = self.by_end.get(back)
        if naming is None or (
            naming.phrases
            and (word == "is" or not (phrase.iso3 or phrase.definite or lower[i + 1] == "also"))
        ):
            return None
        # A list of office-holders, not an apposition: "Li, President Hu and ..."
        if naming.phrases and naming.iso3 and phrase.iso3 and naming.iso3 != phrase.iso3:
            return None
        return naming

    def origin(self, naming: NameMention) -> None:
        """The state beside a name: "Mamadou Tandja of Niger", "Wen Jiabao (China)", "Niger's X"."""
        words, lower = self.words, self.words.lower
        end = naming.run.end
        owner = self.match_before.get(naming.run.lead - 1)
        if owner is not None and lower[naming.run.lead - 1] in ("'s", "'") and naming.iso3 is None:
            naming.iso3 = owner.iso3  # "Nigeria's A. B."
            naming.start = min(naming.start, owner.start)
            return
        if end + 1 >= len(words) or lower[end] not in ("of", "("):
            return
        k = end + 1 + (lower[end + 1] == "the")
        match = self.match_at.get(k)
        step = k
        while match is None and step < k + 4 and step + 1 < len(words) and words.capital(step):
            step += 1
            if lower[step] == "of":  # "of the Federative Republic of Brazil"
                match = self.match_at.get(step + 1)
                break
        if match is None or match.sort not in ("name", "organization"):
            return
        if match.end < len(words) and lower[match.end] in ("'s", "-"):
            return
        if naming.iso3 is None and naming.organization is None:
            naming.iso3, naming.organization = match.iso3, match.organization
            naming.end = max(naming.end, match.end)
            for phrase in naming.phrases:
                if is_chair(phrase):  # "Chairman A of Libya"
                    phrase.belong(match.organization is not None)

    def lead(self, delegation: Phrase) -> None:
        """Give a delegation's head his office: "a Kenyan delegation led by X", "X heads the delegation"."""
        naming = self._led_by(delegation) or self._leading(delegation)
        if naming is None or naming.official:
            return
        office = Office("Head of Delegation", "other")
        naming.phrases.append(replace(delegation, kind="official", office=office, plural=False))
        if naming.iso3 is None and naming.organization is None:
            naming.iso3, naming.organization = delegation.iso3, delegation.organization

    def _led_by(self, delegation: Phrase) -> NameMention | None:
        lower = self.words.lower
        for i in range(delegation.end, min(delegation.end + 8, len(lower) - 2)):
            if lower[i] in ("headed", "led") and lower[i + 1] == "by":
                return next((n for n in self.namings if n.start <= i + 2 <= n.run.start), None)
            if self.words.pos[i] in ("VERB", "AUX") or lower[i] in (".", ";"):
                break
        return None

    def _leading(self, delegation: Phrase) -> NameMention | None:
        words, at = self.words, delegation.head
        verb = words.doc[words.token[words.head[at]]]
        if words.dep[at] != "dobj" or verb.lemma_ not in ("head", "lead"):
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is None:
            return None
        i = words.position[(verb.head if subject.lower_ == "who" else subject).i]
        return next((n for n in self.namings if n.start <= i < n.end), None)

    def relate(self, naming: NameMention) -> None:
        """Find whose counterpart or aide a person is, and let a counterpart inherit the office."""
        for phrase in naming.phrases:
            chief = self._chief(phrase)
            if chief is not None and chief is not naming:
                naming.relative = chief
                if chief.official and phrase.kind == "other" and self.words.lower[phrase.head] in _STAFF:
                    phrase.kind = "official"
                    phrase.office = Office(phrase.office.title, "adviser", phrase.office.former)
                continue
            counterpart = phrase.office.role == "counterpart"
            if phrase.possessor is None and not counterpart:
                continue
            naming.relative = self._holder(phrase.start if phrase.possessor is None else phrase.possessor)
            if not counterpart or sum(p.kind == "official" for p in naming.phrases) > 1:
                continue
            unnamed = self._unnamed_holder(phrase)
            if unnamed is not None:
                naming.relative = None
                held = [unnamed.office]
            else:
                phrases = naming.relative.phrases if naming.relative else []
                held = [p.office for p in phrases if p.kind == "official"]
            if held:
                phrase.office = Office(held[0].title, held[0].role)
            elif phrase.iso3 is None:
                phrase.kind = "other"  # of somebody without an office of state

    def _chief(self, phrase: Phrase) -> NameMention | None:
        """The name behind an office: "an adviser to US President X", "the envoy of Y"."""
        end = phrase.end
        if (
            self.words.lower[end : end + 1] not in (["to"], ["of"])
            or self.words.lower[phrase.head] not in _STAFF
        ):
            return None
        return next((n for n in self.namings if n.start == end + 1), None)

    def _holder(self, possessor: int) -> NameMention | None:
        """The name that a possessive means: the name itself, or the last office-holder before it."""
        words = self.words
        named = self.by_end.get(possessor + 1)
        if named is not None:
            earlier = [n for n in self.namings if n.official and _surname(words, n) == _surname(words, named)]
            return earlier[0] if earlier else named
        before = [n for n in self.namings if n.run.end <= possessor]
        last = words.sentence[before[-1].run.start] if before else None  # its own sentence, or one before it
        same = [n for n in before if words.sentence[n.run.start] == last]
        subject = [n for n in same if self._is_subject(n)]
        chosen = subject[:1] or same[-1:]
        if not chosen:
            return None
        holder = chosen[0]
        if holder.official:
            return holder
        known = [n for n in self.namings if n.official and _surname(words, n) == _surname(words, holder)]
        return known[0] if known else None

    def _unnamed_holder(self, counterpart: Phrase) -> Phrase | None:
        """Who is meant where only an office is told: "The Danish foreign minister met her counterpart, X"."""
        words, start = self.words, counterpart.start
        named = {id(phrase) for naming in self.namings for phrase in naming.phrases}
        told = [
            phrase
            for phrase in self.phrases
            if phrase.kind == "official"
            and phrase.office.role != "counterpart"
            and phrase.end <= start
            and words.sentence[phrase.head] == words.sentence[start]
            and words.dep[phrase.head] in ("nsubj", "nsubjpass")
        ]
        return told[-1] if told and id(told[-1]) not in named and not told[-1].plural else None

    def _is_subject(self, naming: NameMention) -> bool:
        """Whether a name is the subject of its clause, or stands beside it: "The minister, X, left"."""
        name = self.words.doc[self.words.token[naming.run.end - 1]]
        return (name.head if name.dep_ == "appos" else name).dep_ in ("nsubj", "nsubjpass")


_STAFF = _LEXICON["staff"]


def _surname(words: Words, naming: NameMention) -> str:
    return words.lower[naming.run.end - 1]


def _inherit(words: Words, before: NameMention, naming: NameMention) -> None:
    """A name "of Niger" or "Niger's" that is joined to an office-holder holds a like office."""
    gap = words.lower[before.end : naming.start]
    if naming.iso3 and not naming.phrases and before.official and gap in (["and"], [","], [",", "and"]):
        naming.phrases.append(before.phrases[-1])


def _closes(words: Words, i: int) -> bool:
    """Does an apposition end at ``i``: at a comma, a stop, a verb?"""
    if i >= len(words) or words.lower[i] in ("'s", "of", "--", "who"):
        return True
    return words.pos[i] in ("VERB", "AUX", "ADP", "ADV", "CCONJ", "PUNCT", "SCONJ", "PART")


def _may_be_named(words: Words, phrase: Phrase) -> bool:
    """Could a name in apposition follow: not in "as president, Blair ..."?"""
    before = words.lower[phrase.start - 1] if phrase.start else ""
    return before not in ("as", "become", "became", "becoming", "elected")
