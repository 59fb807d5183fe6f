"""The verb that a noun needs to be read as a deed: "sign" before an accord, "give" before aid.

"Support for Kenya" becomes "support Kenya", "commitment to peace" "remain committed to peace".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.commitments.model import Content
from ingest.lexicon import commitments as words
from ingest.lexicon.words import word_sets, word_table
from ingest.syntax.relations import OBJECTS, auxiliaries, base, is_passive, is_verb

_LEXICON = word_sets("commitments", "nouns")
_SHARED = _LEXICON["shared"]
_CONTINUED = _LEXICON["continued"]
_CONSENTING = _LEXICON["consenting"]
#: The verbs of agreeing on something and putting it in force, by the nouns for it.
_SIGNING: Mapping[str, str] = word_table("signing")


@dataclass(frozen=True, slots=True)
class Deed:
    """A ``verb``, and from which token on the noun's phrase follows it."""

    verb: str
    first: int


def deed_of(head: Token, cue: Token, content: Content, first: int) -> Deed:
    """The deed of a noun phrase that begins at ``first``; its verb is empty where none fits."""
    backed = _backing(head, first) if base(head) in words.BACKING and content.verb in ("", "give") else None
    if backed is not None:
        return backed
    if content.verb == "commit to":
        return Deed(_bound(cue), first)
    if base(head) == "solidarity" and content.verb in ("", "give"):
        return Deed("stand in", first + (head.doc[first].dep_ == "poss"))
    return Deed(content.verb or _verb(head, cue), first)


def _backing(noun: Token, first: int) -> Deed | None:
    """What is backed, without the praise before it: "their steadfast support for Kenya"."""
    if any(t.ent_type_ == "MONEY" or t.like_num for t in noun.doc[first : noun.i]):
        return None
    behind = noun.i + 1
    for child in noun.children:  # "the support of Norway for Kenya"
        if child.i == behind and child.lower_ == "of" and child.right_edge.pos_ == "PROPN":
            behind = child.right_edge.i + 1
    goes_on = any(child.i < noun.i and base(child) in _CONTINUED for child in noun.children)
    for child in noun.children:
        if child.left_edge.i != behind:
            continue
        if "to" in auxiliaries(child):  # "support to rebuild", "support for Kenya to rebuild"
            verb, skipped = "help", int(noun.doc[behind].lower_ == "for")
        elif child.lower_ in ("for", "to") and any(c.dep_ in ("pobj", "pcomp") for c in child.children):
            verb, skipped = "support", 1
        else:
            continue
        return Deed(f"continue to {verb}" if goes_on else verb, behind + skipped)
    return None


def _verb(head: Token, cue: Token) -> str:
    if head.ent_type_ == "MONEY":
        return "give"
    if not is_verb(cue) and base(cue) in _SIGNING and head.i != cue.i:
        return _SIGNING[base(cue)]
    confirmed = base(cue) == "confirm" and base(head) in words.SUPPORT
    if base(cue) in words.DECIDE and head.dep_ in (*OBJECTS, "nsubjpass") and not confirmed:
        return str(cue.lemma_.lower())
    if head.dep_ == "pobj" and head.head.lower_ in ("on", "upon") and base(cue) == "agree":
        return "agree on"
    given = base(head) in words.SUPPORT | words.GRANT or any(child.dep_ == "dative" for child in cue.children)
    if given and base(head) not in _SHARED:
        return "give"
    if head.dep_ == "pobj" and head.head.lower_ == "to":
        above = head.head.head
        resolved = base(above) in words.RESOLVE | {"commit"} | _CONSENTING or (
            not is_verb(above) and base(above) in words.RESOLVE_NOUN
        )
        return _bound(cue) if resolved else ""
    # "vowed closer cooperation"
    vowed = head.dep_ in OBJECTS and base(cue) in words.PROMISE | words.OFFER
    return str(cue.lemma_.lower()) if vowed else ""


def _bound(cue: Token) -> str:
    """How one is bound to a noun: anew, but where a verb tells that it was done now."""
    if not is_verb(cue) or base(cue) not in words.PROMISE or is_passive(cue):
        return "remain committed to"
    return f"{cue.lemma_.lower()} to" if base(cue) in _CONSENTING else "commit to"
