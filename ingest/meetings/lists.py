"""Lists of participants that the parser lost in part: "the presidents of A, X, of B, Y, and of C, Z"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors, Mention, Organization, State
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.mention import Participant
from ingest.syntax.relations import conjuncts

_LEXICON = word_sets("meetings", "lists")

_MEMBERS = _LEXICON["members"]

_COURTEOUS = _LEXICON["courteous"]
#: What stands between the items of a list.
_SEPARATORS = frozenset({",", ";", "and"})


class Lists:
    """The lists of one document: what the words themselves say goes on, whatever the parse."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc = doc
        self.actors = actors

    def listed(self, end: int, known: list[Participant], places: bool = False) -> list[Participant]:
        """What a list goes on with where the parser lost it: ", B, C and D" behind A, which ends there,
        closed by "and"."""
        listed: list[Participant] = []
        index = end
        while index + 1 < len(self.doc) and self.doc[index].lower_ in _SEPARATORS:
            closing = self.doc[index].lower_ == "and"
            index += 1
            if self.doc[index].lower_ == "and":
                closing, index = True, index + 1
            while (
                index + 1 < len(self.doc)
                and self.actors.at(index) is None
                and self.doc[index].lower_ in words.STYLE | _COURTEOUS
            ):
                index += 1
            mention = self.actors.at(index)
            if (
                mention is None
                or mention.start != index
                or (mention.place and not places)
                or mention.kind not in ("named", "office", "state")
            ):
                return []
            listed += [Participant(actor, mention) for actor in mention.actors]
            index = mention.end
            if closing:
                seen = {id(p.mention) for p in known}
                return [p for p in listed if id(p.mention) not in seen]
        return []

    def between(self, known: list[Participant]) -> list[Participant]:
        """Items of a list that the parser lost between its first and its last: of "the president of A, X,
        the president of B, Y, and the president of C, Z" it often finds but X and Z."""
        mentions = sorted({p.mention for p in known}, key=lambda m: m.start)
        if len(mentions) < 2:
            return []
        lost: list[Participant] = []
        index, end = mentions[0].end, mentions[-1].start
        while index < end:
            mention = self.actors.at(index)
            if mention is None:
                if self.doc[index].lower_ not in words.STYLE | _SEPARATORS:
                    return []
                index += 1
                continue
            if mention not in mentions and not mention.place and mention.kind in ("named", "office", "state"):
                lost += [Participant(actor, mention) for actor in mention.actors]
            index = max(mention.end, index + 1)
        return lost

    def joined(self, known: list[Participant]) -> list[Participant]:
        """Who stands before "and", where the parser takes him for a part of the second name: "President
        Moon Jae-in and Chairman Kim Jong Un met"."""
        first = min((p.mention for p in known), key=lambda m: m.start, default=None)
        if first is None or first.start < 2 or self.doc[first.start - 1].lower_ != "and":
            return []
        before = self.actors.at(first.start - 2)
        if (
            before is None
            or before.end != first.start - 1
            or before.place
            or before.kind not in ("named", "office")
        ):
            return []
        below = self.doc[before.head].dep_ in ("nmod", "compound", "amod", "poss")
        inside = any(first.start <= t.i < first.end for t in self.doc[before.head].ancestors)
        return [Participant(actor, before) for actor in before.actors] if below and inside else []

    def members(self, head: Token, mention: Mention) -> list[Participant]:
        """A group's members, where they are listed behind it: "the EU troika, Britain, France and
        Germany"."""
        if not any(isinstance(actor, Organization) for actor in mention.actors):
            return []
        listed: list[Participant] = []
        for child in head.children:
            if child.dep_ == "appos":
                for token in conjuncts(child):
                    inner = self.actors.at(token.i)
                    if inner is not None:
                        listed += [Participant(a, inner) for a in inner.actors if isinstance(a, State)]
        if len(listed) > 1:
            return listed
        index = mention.end
        while index < len(self.doc) and (self.doc[index].like_num or self.doc[index].lower_ in _MEMBERS):
            index += 1
        if index + 1 < len(self.doc) and self.doc[index].text in ("--", "-", "–", "—", ":", "(", ","):
            first = self.actors.at(index + 1)
            if first is not None and first.kind == "state":
                rest = self.listed(first.end, [], places=True)
                if rest and all(isinstance(p.actor, State) for p in rest):
                    return [Participant(actor, first) for actor in first.actors] + rest
        return []
