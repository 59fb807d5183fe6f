"""Commitments: who bound himself to what, and by when.

A commitment here is a diplomatic one. It is made by states, their ministers or intergovernmental bodies
towards each other; what a government promises at home is left out, as is all that is urged, hoped for,
denied or conditional.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from ingest import pledge_words as words
from ingest.actors import Actor, Cast, Mention, Organization, Person, State
from ingest.dates import When
from ingest.pledge_grammar import PledgeStatus, Vow, vows
from ingest.syntax import conjuncts, governor, own_subjects, subjects

#: How sure it is who speaks, by the kind of the mention.
_CERTAINTY = {"named": 1.0, "state": 1.0, "organization": 1.0, "office": 0.95, "anaphor": 0.9}
_IMPLIED = 0.8

#: Clauses that comment on a commitment without belonging to it.
_COMMENTS = frozenset("after although amid as because but considering despite since though when whereas while".split())


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as one clause states it.

    ``actors`` bind themselves; ``mention`` is the wording that names them, absent where they are only
    implied. Tokens ``start`` to ``end`` are the clause that proves it, ``trigger`` the word that makes it a
    commitment: the sentence is ``doc[trigger].sent``. ``text`` is the commitment as stated, ``topics`` what
    it is about, ``confidence`` lies between 0 and 1.
    """

    actors: tuple[Actor, ...]
    mention: Mention | None
    start: int
    end: int
    text: str
    topics: list[str]
    deadline: When | None
    status: PledgeStatus
    trigger: int
    confidence: float


def find_pledges(doc: Doc, cast: Cast, dates: list[When]) -> list[Pledge]:
    """The commitments that a text states, in its order; what it repeats (headline, caption, body) once."""
    stage = _Stage(doc, cast)
    found: list[Pledge] = []
    for vow in vows(doc):
        parties = stage.parties(vow)
        if not parties.actors or not stage.is_diplomatic(vow, parties.actors):
            continue
        start, end = _extent(doc, vow.content)
        text = _text(doc, vow, start, end)
        if not text:
            continue
        certainty = _CERTAINTY.get(parties.mention.kind, _IMPLIED) if parties.mention else _IMPLIED
        found.append(
            Pledge(
                actors=parties.actors,
                mention=parties.mention,
                start=min(_clause_start(vow), start),
                end=max(end, vow.cue.i + 1),
                text=text,
                topics=_topics(doc[start:end]),
                deadline=_deadline(doc, dates, start, end),
                status=vow.status,
                trigger=vow.cue.i,
                confidence=round(vow.weight * certainty, 2),
            )
        )
    return _distinct(doc, found)


# ------------------------------------------------------------------------------------------------- who


@dataclass(frozen=True, slots=True)
class _Parties:
    actors: tuple[Actor, ...] = ()
    mention: Mention | None = None


class _Stage:
    """Who is present where in a text."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.starts = [mention.start for mention in cast.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two tokens."""
        return self.cast.mentions[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def parties(self, vow: Vow) -> _Parties:
        """Those who bind themselves in a vow."""
        mentions = self._mentions(vow.parties)
        if not mentions and vow.cue.dep_ == "conj" and vow.cue.head.dep_ in ("relcl", "acl", "advcl"):
            # "apologized for errors that cost lives and agreed to pay": the parser took the nearer verb
            above = governor(vow.cue.head)
            mentions = self._mentions(subjects(above)) if above is not None else []
        actors = list(dict.fromkeys(a for m in mentions for a in m.actors if _is_official(a)))
        if not actors or self._is_hearsay(vow, actors):
            return _Parties()
        return _Parties(tuple(actors), mentions[0])

    def _mentions(self, heads: Iterable[Token]) -> list[Mention]:
        return [m for head in heads for token in conjuncts(head) for m in self._named_by(token)]

    def _is_hearsay(self, vow: Vow, actors: list[Actor]) -> bool:
        """Whether a vow is only what others say of its maker, or what he says of others.

        "argued that Oslo was committed to the plan" is an opinion on Oslo; "declared that Oslo would help"
        binds nobody. That Oslo "has agreed" is a fact, whoever tells it.
        """
        own = set(_all_sides(actors))
        if vow.content.dep_ == "ccomp" and vow.cue.lemma_ != "agree":
            others = set(_all_sides(a for m in self._mentions(own_subjects(vow.content)) for a in m.actors))
            if others and not others & own:
                return True
        if not vow.opinion:
            return False
        token = vow.cue
        while token.dep_ in ("acomp", "xcomp", "conj") and token.head.i != token.i:
            token = token.head
        if token.dep_ != "ccomp":
            return False
        speakers = set(_all_sides(a for m in self._mentions(own_subjects(token.head)) for a in m.actors))
        return bool(speakers) and not speakers & own

    def _named_by(self, token: Token) -> list[Mention]:
        """The mentions that a subject consists of: itself, else those inside its phrase."""
        if token.lemma_.lower() in words.OUTSIDER:
            return []
        mention = self.cast.at(token.i)
        if mention is not None:
            return [] if mention.place else [mention]
        inside: list[Mention] = []
        for child in token.subtree:
            if child.i == token.i or not _is_inside(child, token):
                continue
            mention = self.cast.at(child.i)
            if mention is not None and mention not in inside and not (mention.place and token.pos_ != "NOUN"):
                inside.append(mention)
        if not inside and token.lemma_.lower() in words.GATHERING:
            bodies = [m for m in self.within(0, token.i) if m.kind == "organization" and not m.place]
            return bodies[-1:]
        return inside

    def is_diplomatic(self, vow: Vow, actors: tuple[Actor, ...]) -> bool:
        """Whether a vow is made towards others: by several states, by a body, or with others in view."""
        own = set(_all_sides(actors))
        if len(own) > 1 or any(not side.isupper() for side in own):
            return True
        sentence = vow.cue.sent
        if self._others(own, sentence.start, sentence.end):
            return True
        if vow.deed:
            return False
        before = self.doc[sentence.start - 1].sent.start if sentence.start else 0
        before = self.doc[before - 1].sent.start if before else 0
        return self._others(own, before, sentence.start) and any(
            token.lemma_.lower() in words.CONTACT_SIGNS for token in self.doc[before : sentence.end]
        )

    def _others(self, own: set[str], start: int, end: int) -> bool:
        return any(
            side not in own for mention in self.within(start, end) for actor in mention.actors for side in _sides(actor)
        )


def _is_official(actor: Actor) -> bool:
    return not isinstance(actor, Person) or actor.minister


def _sides(actor: Actor) -> Iterator[str]:
    """For whom an actor stands: codes of states in capitals, ids of organizations in small letters."""
    if isinstance(actor, State):
        yield actor.iso3
    elif isinstance(actor, Organization):
        yield actor.id
    else:
        if actor.state:
            yield actor.state
        if actor.organization:
            yield actor.organization.id


def _all_sides(actors: Iterable[Actor]) -> Iterator[str]:
    return (side for actor in actors for side in _sides(actor))


def _is_inside(token: Token, head: Token) -> bool:
    """Whether a token belongs to a noun phrase without passing through a clause in it."""
    while token.i != head.i:
        if token.dep_ in ("relcl", "acl", "appos", "advcl", "conj") and token.head.i == head.i:
            return False
        if token.dep_ == "prep" and token.lower_ not in ("of", "from", "between"):
            return False
        token = token.head
    return True


# ------------------------------------------------------------------------------------------- to what, when


def _clause_start(vow: Vow) -> int:
    """Where the clause of a vow begins: with its subject, if that stands beside it."""
    verb = vow.cue
    if verb.dep_ == "acomp":
        verb = verb.head
    own = [token for token in own_subjects(verb) if token.i < verb.i and token.head.i == verb.i]
    first = min((child.i for child in verb.children if child.dep_ in ("aux", "auxpass")), default=verb.i)
    return min([verb.i, first, *(token.left_edge.i for token in own)])


def _extent(doc: Doc, content: Token) -> tuple[int, int]:
    """The tokens of what is promised, without the remarks that the parser hangs on it."""
    inside = {content.i}
    pending = [content]
    while pending:
        for child in pending.pop().children:
            if not _is_remark(child):
                inside.add(child.i)
                pending.append(child)
    start = content.i
    while start - 1 in inside and doc[start - 1].dep_ not in ("nsubj", "mark"):
        start -= 1
    end = last = content.i + 1
    while end < len(doc) and (end in inside or doc[end].is_punct or doc[end].is_space):
        end += 1
        if end - 1 in inside and not (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
            last = end
        if doc[end - 1].is_sent_end:
            break
    return start, _before_speaker(doc, content.i + 1, last)


def _before_speaker(doc: Doc, start: int, end: int) -> int:
    """Where ", the envoy said" begins, if the parser took the envoy for a part of what he says."""
    after = end
    while after < len(doc) and (doc[after].is_punct or doc[after].dep_ in ("aux", "advmod")):
        after += 1
    if after < len(doc) and doc[after].lemma_ in words.SAY and doc[after].tag_ in ("VBD", "VBZ", "VBP"):
        commas = [i for i in range(start, end) if doc[i].text == ","]
        return commas[-1] if commas else end
    return end


def _is_remark(token: Token) -> bool:
    if token.dep_ == "parataxis" or token.lower_ == "according":
        return True
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return bool(own_subjects(token)) or token.tag_ in ("VBD", "VBZ", "VBP")
    if token.dep_ == "advcl":
        return token.tag_ in ("VBG", "VBD") or any(
            child.dep_ in ("mark", "advmod") and child.lower_ in _COMMENTS for child in token.children
        )
    return False


def _text(doc: Doc, vow: Vow, start: int, end: int) -> str:
    tokens = doc[start:end]
    # "would withdraw", "to help": the deed itself
    while len(tokens) > 1 and tokens[0].dep_ in ("aux", "auxpass") and tokens[0].i < vow.content.i:
        tokens = tokens[1:]
    text = " ".join(tokens.text.split()).strip(" ,;:.-–—\"'“”‘’")
    return f"{vow.wording} {text}".strip() if text else ""


def _topics(content: Span) -> list[str]:
    """What a commitment is about, the commonest first, three at most."""
    counts: Counter[str] = Counter()
    for token in content:
        if token.is_alpha:
            counts.update(topic for topic, stems in words.TOPICS.items() if token.lower_.startswith(stems))
    return [topic for topic, _ in counts.most_common(3)]


def _deadline(doc: Doc, dates: list[When], start: int, end: int) -> When | None:
    """The date by or at which a commitment is due; dates of what is already past are none."""
    due = [when for when in dates if start <= when.start and when.end <= end and not _is_past(doc, when, start)]
    return next((when for when in due if when.limit), due[0] if due else None)


def _is_past(doc: Doc, when: When, start: int) -> bool:
    token = doc[when.start : when.end].root
    while token.i > start and token.head.i != token.i:
        if token.tag_ in ("VBD", "VBN") and token.dep_ in ("relcl", "acl", "advcl"):
            return True
        if doc[when.start].lower_ == "since":
            return True
        token = token.head
    return False


# ------------------------------------------------------------------------------------------------- once


def _distinct(doc: Doc, pledges: Iterable[Pledge]) -> list[Pledge]:
    """Pledges without what only repeats another of the same actors: the fuller wording stays."""
    kept: list[Pledge] = []
    for pledge in pledges:
        same = next((k for k, other in enumerate(kept) if _repeats(doc, pledge, other)), None)
        if same is None:
            kept.append(pledge)
        elif len(pledge.text) > len(kept[same].text):
            kept[same] = pledge
    return sorted(kept, key=lambda pledge: pledge.start)


def _repeats(doc: Doc, one: Pledge, other: Pledge) -> bool:
    if not {s for a in one.actors for s in _sides(a)} & {s for a in other.actors for s in _sides(a)}:
        return False
    first, second = (
        {t.lemma_.lower() for t in doc[p.start : p.end] if t.is_alpha and not t.is_stop} for p in (one, other)
    )
    return len(first & second) >= 0.75 * min(len(first), len(second))
