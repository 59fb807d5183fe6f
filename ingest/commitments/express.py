"""Commitments as one can cite them: clauses that stand alone, to whom, how much, and which are courtesies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.actors.model import Actors
from ingest.commitments.beneficiaries import beneficiaries, region_of
from ingest.commitments.contents import binds, governed, has
from ingest.commitments.find import extent
from ingest.commitments.grammar import Vow
from ingest.commitments.model import Content, Pledge
from ingest.commitments.money import total
from ingest.commitments.wording import Clause, clause_of
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import base, is_verb, own_subjects

_LEXICON = word_sets("commitments", "express")
_LASTING = _LEXICON["lasting"]
_EMPTY = _LEXICON["empty"]


def express(doc: Doc, actors: Actors, commitments: Sequence[Pledge], /) -> list[Pledge]:
    """The commitments in words that can be read alone, with whom they are towards and what they state.

    What "they also agreed to just stay in close touch" promises is ``minor``: a courtesy. A word of
    committing that binds to nothing here ("the commitments contained in the accord") is left out.
    """
    found: dict[object, Pledge] = {}
    for one in commitments:
        content = one.content or _content(doc, actors, one)
        if content is not None:
            clause = clause_of(doc, actors, one, content)
            if clause.text:
                key = one.actors, clause.text.lower()
                found.setdefault(key, _expressed(doc, actors, one, content, clause))
    return list(found.values())


def _expressed(doc: Doc, actors: Actors, one: Pledge, content: Content, clause: Clause) -> Pledge:
    content = replace(content, first=clause.first, last=clause.last)
    money = total(doc[clause.first : clause.last].text)
    money = money or total(doc[min(clause.first, one.trigger) : clause.last].text)
    return replace(
        one,
        text=clause.text,
        content=content,
        towards=beneficiaries(doc, actors, one, content),
        beneficiary=region_of(doc, one, content),
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        minor=_is_courtesy(doc, actors, one, content),
    )


def _content(doc: Doc, actors: Actors, one: Pledge) -> Content | None:
    """What is promised, of a commitment of which only its word is known."""
    cue = doc[one.trigger]
    head = governed(cue)
    if head is None or _foretells(cue, head, actors) or not binds(head):
        return None
    if head.tag_ == "VBN" and head.dep_ == "acl":
        return None  # "the commitments contained in the statement"
    if head.i == cue.i and base(head) in words.DEED and "have" in has(head):
        return None  # "the help that it has provided"
    if not is_verb(head) and base(head) in words.GATHERING | words.MEETING:
        return None  # "the commitments of the 2022 summit"
    first, last = extent(doc, Vow(cue=cue, status=one.status, content=head, parties=()))
    return Content(first, last, head.i)


def _foretells(cue: Token, head: Token, actors: Actors) -> bool:
    """Whether it is told what a thing will do: "the railway will spur growth"; not "the aid will go on"."""
    deed = cue.head if cue.dep_ in ("aux", "auxpass") else cue
    acting = words.SPOKEN_FOR | words.COUNTRY
    lasts = base(deed) in _LASTING or any(child.dep_ == "auxpass" for child in deed.children)
    return (deed.i == head.i and not lasts) and any(
        subject.pos_ == "NOUN" and base(subject) not in acting and actors.at(subject.i) is None
        for subject in own_subjects(deed)
    )


def _is_courtesy(doc: Doc, actors: Actors, one: Pledge, content: Content) -> bool:
    """Whether nothing is promised but to go on as friends do: "stay in close touch", "work together"."""
    if one.status == "approved" or content.verb == "commitment to":
        return False
    return all(
        base(token) in _EMPTY
        or not token.is_alpha
        or actors.at(token.i) is not None
        or (token.is_stop and token.lower_ not in ("it", "so", "this", "that", "these"))
        for token in doc[content.first : content.last]
        if token.ent_type_ not in ("GPE", "NORP", "DATE", "TIME")
    )
