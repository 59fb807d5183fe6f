"""Whose counterpart or aide a person is: "his Turkish counterpart, X", "Blair's adviser Y"."""

from __future__ import annotations

from ingest.actors.introductions import NameMention
from ingest.actors.model import Office
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.governments import possible
from ingest.lexicon.offices import lexicon
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_STAFF = word_sets("actors", "relatives")["staff"]
#: What those who lead a state are called, if not otherwise.
_LEADING = {"head_of_state": "President", "head_of_government": "Prime Minister"}


class Relatives:
    """Finds the persons to whom the offices of others refer."""

    def __init__(self, words: Words, mentions: list[NameMention], phrases: list[Phrase]) -> None:
        self.words = words
        self.mentions = mentions
        self.phrases = phrases
        self.by_end = {mention.span.end: mention for mention in mentions}

    def relate(self, mention: NameMention) -> None:
        """Find whose counterpart or aide a person is, and let a counterpart inherit the office."""
        for phrase in mention.phrases:
            chief = self._chief(phrase)
            if chief is not None and chief is not mention:
                mention.relative = chief
                if chief.official and phrase.kind == "other" and self.words.lower[phrase.head] in _STAFF:
                    phrase.kind = "official"
                    phrase.office = Office(phrase.office.title, "adviser", phrase.office.former)
                continue
            counterpart = phrase.office.role == "counterpart"
            if phrase.possessor is None and not counterpart:
                continue
            mention.relative = self._holder(phrase)
            if not counterpart or sum(p.kind == "official" for p in mention.phrases) > 1:
                continue
            unnamed = self._unnamed_holder(phrase)
            if unnamed is not None:
                mention.relative = None
                held = [unnamed.office]
            else:
                phrases = mention.relative.phrases if mention.relative else []
                held = [p.office for p in phrases if p.kind == "official"]
            if held:
                phrase.office = _alike(held[0], phrase.iso3)
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
        return next((n for n in self.mentions if n.start == end + 1), None)

    def _holder(self, phrase: Phrase) -> NameMention | None:
        """The name that a possessive means: the name itself, or the last office-holder before it; without a
        possessive, "met French counterpart X", the nearest."""
        words = self.words
        possessor = phrase.start if phrase.possessor is None else phrase.possessor
        named = self.by_end.get(possessor + 1)
        if named is not None:
            earlier = [
                n for n in self.mentions if n.official and _surname(words, n) == _surname(words, named)
            ]
            return earlier[0] if earlier else named
        before = [n for n in self.mentions if n.span.end <= possessor]
        last = words.sentence[before[-1].span.start] if before else None  # its own sentence, or one before it
        same = [n for n in before if words.sentence[n.span.start] == last]
        subject = [n for n in same if self._is_subject(n)] if phrase.possessor is not None else []
        chosen = subject[:1] or same[-1:]
        if not chosen:
            return None
        holder = chosen[0]
        if holder.official:
            return holder
        return self._introduced(holder)

    def _introduced(self, mention: NameMention) -> NameMention | None:
        """The first mention of the surname beside which an office stands; where the family's name comes
        first, "Wang" is Wang Yi."""
        surname = _surname(self.words, mention)
        official = [m for m in self.mentions if m.official]
        found = [m for m in official if _surname(self.words, m) == surname]
        if not found and mention.span.end - mention.span.start == 1:
            found = [m for m in official if self.words.lower[m.span.start] == surname]
        return next(iter(found), None)

    def _unnamed_holder(self, counterpart: Phrase) -> Phrase | None:
        """Who is meant where only an office is told: "The Danish foreign minister met her counterpart, X"."""
        words, start = self.words, counterpart.start
        named = {id(phrase) for mention in self.mentions for phrase in mention.phrases}
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

    def _is_subject(self, mention: NameMention) -> bool:
        """Whether a name is the subject of its clause, or stands beside it: "The minister, X, left"."""
        name = self.words.doc[self.words.token[mention.span.end - 1]]
        return (name.head if name.dep_ == "appos" else name).dep_ in ("nsubj", "nsubjpass")


def _alike(office: Office, iso3: str | None) -> Office:
    """The office of somebody's counterpart, by a title that his own state has: no other than the American
    foreign minister is called "Secretary of State", and no state's but his own army's chief."""
    title, role = office.title.partition(" of the ")[0], office.role
    if title.endswith(("Minister", "Secretary")):
        title = office.title  # "Minister of the Interior"
    if iso3 is None or possible(title, iso3):
        return Office(title, role)
    portfolio = next((name for known, name in lexicon().roles.values() if known == role), None)
    usual = {role: f"Minister of {portfolio}"} if portfolio else _LEADING if role in _LEADING else {}
    for known in sorted(usual, key=lambda one: one != role):
        if possible(usual[known], iso3):
            return Office(usual[known], known)
    return Office("", role)


def _surname(words: Words, mention: NameMention) -> str:
    return words.lower[mention.span.end - 1]
