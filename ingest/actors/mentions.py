"""Mentions: the words of a text that mean persons, states and organizations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.actors.gazetteer import Match
from ingest.actors.introductions import NameMention
from ingest.actors.model import Actor, Mention, State
from ingest.actors.office_phrase import Phrase
from ingest.lexicon.words import word_sets
from ingest.syntax.tokens import Words

_LEXICON = word_sets("actors", "mentions")

_LOCATIVE = _LEXICON["locative"]
_DASHES = frozenset({"-", "–", "—", "/"})


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """A mention by its positions among the words, where :class:`Mention` has token offsets."""

    start: int
    end: int
    head: int
    actors: tuple[Actor, ...]
    kind: str
    place: bool


class Mentions:
    """Mentions gathered so far; what comes first keeps its words."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.spans: list[MentionSpan] = []
        self._covered = bytearray(len(words))

    def sorted(self) -> list[Mention]:
        """All mentions in the order of the text."""
        token = self.words.token
        return [
            Mention(token[s.start], token[s.end - 1] + 1, token[s.head], s.actors, s.kind, s.place)
            for s in sorted(self.spans, key=lambda s: s.start)
        ]

    def free(self, start: int, end: int) -> bool:
        """Are the words of no mention yet?"""
        return not any(self._covered[start:end])

    def add(self, start: int, end: int, actors: tuple[Actor, ...], kind: str, place: bool = False) -> bool:
        """Add a mention of the words from ``start`` to ``end``, if they are free."""
        if not actors or end <= start or not self.free(start, end):
            return False
        self._covered[start:end] = b"\x01" * (end - start)
        words = self.words
        # A word that hangs on something outside comes before one that hangs on nothing: the parser may take
        # the "US" of "US President X", at the beginning, for a sentence of its own.
        outside = [i for i in range(start, end) if not start <= words.head[i] < end]
        alone = [i for i in range(start, end) if words.head[i] == i]
        head = [*outside, *alone, end - 1][0]
        self.spans.append(MentionSpan(start, end, head, actors, kind, place))
        return True

    def replace(self, known: Mapping[int, Actor]) -> None:
        """Have mentions mean others, by the identities of those whom they meant."""
        self.spans = [
            replace(span, actors=tuple(known.get(id(actor), actor) for actor in span.actors))
            for span in self.spans
        ]

    def persons(self, mentions: list[NameMention]) -> None:
        """Named persons, with their office and apposition."""
        for mention in mentions:
            if mention.person is not None:
                self.add(mention.start, mention.end, (mention.person,), "named") or self.add(
                    mention.span.start, mention.span.end, (mention.person,), "named"
                )

    def offices(self, phrases: list[Phrase]) -> None:
        """Unnamed office-holders and delegations, who bring their states."""
        for phrase in phrases:
            if phrase.kind == "other":
                continue
            if phrase.states:
                actors: tuple[Actor, ...] = tuple(State(iso3) for iso3 in dict.fromkeys(phrase.states))
                self.add(phrase.start, phrase.end, actors, "office")
            elif phrase.organization:
                self.add(phrase.start, phrase.end, (phrase.organization,), "office")

    def names(self, matches: list[Match]) -> None:
        """States, their capitals and seats, peoples and organizations."""
        joined = {m.start for m in matches} & {m.end + 1 for m in matches}
        ends = {m.end for m in matches}
        for match in matches:
            if match.organization:
                self.add(match.start, match.end, (match.organization,), "organization")
            elif match.iso3 and match.sort in ("name", "capital", "seat"):
                place = is_place(
                    self.words,
                    match,
                    match.start in joined or (match.end + 1 in joined and match.end in ends),
                )
                self.add(match.start, match.end, (State(match.iso3),), "state", place)
            elif match.iso3 and match.sort == "people" and _acts(self.words, match):
                start = match.start - (match.start > 0 and self.words.lower[match.start - 1] == "the")
                self.add(start, match.end, (State(match.iso3),), "state")


def _acts(words: Words, match: Match) -> bool:
    """Does a people act as a whole: "the Russians said", "talks with the Palestinians"?"""
    i = match.end - 1
    if match.start == 0 or words.lower[match.start - 1] not in ("the", "between", "and"):
        return False
    return words.dep[i] in ("nsubj", "conj") or (
        words.dep[i] == "pobj" and words.lower[words.head[i]] in ("with", "between", "by")
    )


def is_place(words: Words, match: Match, joined: bool = False) -> bool:
    """Is a state's or a city's name a place here, not an actor?

    ``joined`` says that a dash ties it to another name ("China-Japan"), which makes it an actor.
    """
    last = match.end - 1
    if is_dateline(words, match.start, match.end):
        return True
    if joined and match.sort == "name":
        around = {
            words.lower[match.end] if match.end < len(words) else "",
            words.lower[match.start - 1] if match.start else "",
        }
        if around & _DASHES:
            return False
    if _begins_a_clause(words, match):
        return False
    i = last
    while words.dep[i] == "conj" and words.head[i] != i:
        i = words.head[i]
    dep, head = words.dep[i], words.head[i]
    if dep == "pobj" and words.lower[head] == "from" and words.lower[words.head[head]] in _DELEGATES:
        return False  # "leaders from Japan", "delegates from the Arab states, Iran and Turkey"
    if dep == "pobj" and words.lower[head] in _LOCATIVE:
        return not (words.lower[head] == "to" and words.lower[words.head[head]] in _DIRECTED)
    if dep in ("compound", "nmod", "appos", "npadvmod"):
        return True
    if match.sort == "capital":
        acts = dep in ("nsubj", "nsubjpass", "poss", "agent") or (
            dep == "pobj" and words.lower[head] in ("between", "with", "by")
        )
        return not acts
    return False


def _begins_a_clause(words: Words, match: Match) -> bool:
    """As the second in "return them to Kenya and Kenya agreed to": the parser takes it for another place."""
    behind = match.end
    if words.dep[behind - 1] != "conj" or words.lower[match.start - 1 : match.start] != ["and"]:
        return False
    verb = words.doc[words.token[behind]] if behind < len(words) else None
    finite = verb is not None and verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ == "conj"
    return finite and verb is not None and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


_DELEGATES = _LEXICON["delegates"]
_DIRECTED = _LEXICON["directed"]


def is_dateline(words: Words, start: int, end: int) -> bool:
    """Does the name stand in the dateline of a paragraph: "MOSCOW, June 3 (Agency) --"?"""
    # Before the city stand no more than an agency or another city, behind it a day and an agency.
    i = k = start
    while k > 0 and words.paragraph[k - 1] == words.paragraph[i] and i - k < 4:
        k -= 1
    if k > 0 and words.paragraph[k - 1] == words.paragraph[i]:
        return False
    if not words.text[k].isupper() or len(words.text[k]) < 3:
        return False
    after = words.text[end : end + 8]
    return (
        bool(after)
        and after[0] in (",", "(", "-", "--", "–", "—")
        and any(t in ("(", "--", "-", "–", "—", ":") or t.isdigit() for t in after)
    )
