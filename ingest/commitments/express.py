"""Commitments as one can cite them: clauses that stand alone, to whom, how much, and which are courtesies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from spacy.tokens import Doc

from ingest.actors.model import Actor, Actors
from ingest.commitments.beneficiaries import beneficiaries, region_of
from ingest.commitments.makers import (
    alike,
    is_borrowed,
    is_instrument,
    is_with_itself,
    made,
    of_one_voice,
    of_several,
    without_recipients,
)
from ingest.commitments.model import Content, Pledge
from ingest.commitments.money import total
from ingest.commitments.parties import Parties
from ingest.commitments.sides import sides
from ingest.commitments.wording import Clause, clause_of
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets
from ingest.syntax.relations import FINITE, OBJECTS, base, is_verb, prepositional

_LEXICON = word_sets("commitments", "express")
_EMPTY, _LOFTY = _LEXICON["empty"], _LEXICON["lofty"]
_FOR_OWN = _LEXICON["for_own"]
#: What tells two commitments of one article apart.
_Key: TypeAlias = tuple[tuple[Actor, ...], str]


def express(doc: Doc, actors: Actors, commitments: Sequence[Pledge], /) -> list[Pledge]:
    """The commitments in words that can be read alone, with whom they are towards and what they state.

    What "they also agreed to just stay in close touch" promises is ``minor``: a courtesy. What a question
    asks, or what a thing will do, is left out.
    """
    found: dict[_Key, Pledge] = {}
    dangling: list[tuple[_Key, Pledge]] = []
    parties = Parties(doc, actors)
    for stated in commitments:
        content = stated.content
        if content is None or _is_asked(doc, stated) or (stated.learned and _is_heading(doc, stated)):
            continue
        if is_instrument(doc[content.head]) or _is_turned_round(doc, stated, content):
            continue
        one = made(doc, actors, parties, stated, content) if stated.learned else stated
        if one is not None and one.learned and is_with_itself(doc, actors, one, content):
            continue
        if one is not None and one.learned and is_borrowed(doc, one):
            continue
        if one is not None and (one.mention is None or one.mention.kind == "anaphor"):
            one = of_one_voice(one)
        one = of_several(doc, actors, parties, one, content) if one is not None else None
        one = alike(one) if one is not None else None
        one = without_recipients(doc, actors, one, content) if one is not None else None
        clause = clause_of(doc, actors, one, content, parties.dealings) if one is not None else None
        if one is not None and clause is not None and clause.text:
            key = one.actors, clause.text.lower()
            found.setdefault(key, _expressed(doc, actors, one, content, clause))
            if not clause.alone and one.status == "approved":
                dangling.append((key, one))
    for key, one in dangling:  # "signed an accord. They put their names to it …" tells of one
        others = [other for each, other in found.items() if each != key]
        if any(_is_signed(other, one) for other in others):
            del found[key]
    return list(found.values())


def _is_signed(named: Pledge, one: Pledge) -> bool:
    """Whether what is signed by the same, and named, is what another clause only takes up."""
    return (
        named.status == "approved"
        and named.trigger < one.trigger
        and bool(sides(named.actors) & sides(one.actors))
    )


def _is_asked(doc: Doc, one: Pledge) -> bool:
    """Whether it is a question: "Will the president give a commitment to defend the shoal?"."""
    return doc[one.trigger].sent.text.rstrip(" \n\"”'’").endswith("?")


def _is_turned_round(doc: Doc, one: Pledge, content: Content) -> bool:
    """Whether what stands behind "not to" is no verb to the parser: "pledged not to privatise railways"."""
    denied = (t for t in doc[one.trigger + 1 : content.head] if t.nbor(-1).lower_ in ("not", "never"))
    return not is_verb(doc[content.head]) and any(token.lower_ == "to" for token in denied)


def _is_heading(doc: Doc, one: Pledge) -> bool:
    """Whether it stands in a heading: "Commitments to Advancing Peace", a line without a finite verb."""
    return not any(token.tag_ in FINITE for token in doc[one.trigger].sent)


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
        minor=_is_courtesy(doc, actors, one, content) or not (clause.alone or one.status == "approved"),
    )


def _is_courtesy(doc: Doc, actors: Actors, one: Pledge, content: Content) -> bool:
    """Whether nothing is promised but to go on as friends do: "stay in close touch", "work together"."""
    if one.status == "approved":
        return False
    span = doc[content.first : content.last]
    if _is_for_own_country(doc, actors, one, content):
        return True
    fine = {base(token) for token in span} & _LOFTY
    abroad = any(token.ent_type_ in ("GPE", "NORP", "LOC", "FAC") for token in span)
    slogan = len(fine) > 1 and not abroad and one.deadline is None
    if content.verb == "commit to" and not slogan:
        return False
    return all(
        base(token) in _EMPTY
        or (slogan and base(token) in _LOFTY)
        or not token.is_alpha
        or actors.at(token.i) is not None
        or (token.is_stop and token.lower_ not in ("it", "so", "this", "that", "these"))
        for token in span
        if token.ent_type_ not in ("GPE", "NORP", "DATE", "TIME")
    )


def _is_for_own_country(doc: Doc, actors: Actors, one: Pledge, content: Content) -> bool:
    """Whether somebody stands up for his own country alone: "we will stand up for our country"."""
    head = doc[content.head]
    if base(head) not in _FOR_OWN or len(sides(one.actors)) > 1:
        return False
    served = [*(c for c in head.children if c.dep_ in OBJECTS), *prepositional(head, "for")]
    own = any(base(noun) in words.COUNTRY and noun.nbor(-1).lower_ == "our" for noun in served)
    named = (actors.at(token.i) for token in doc[content.first : content.last])
    return own and not any(sides(m.actors) - sides(one.actors) for m in named if m is not None)
