"""Verbs that tell of signing, where that tells of two sides: "A and B signed the accord"."""

from __future__ import annotations

from ingest.actors.model import acts_for
from ingest.lexicon import triggers as words
from ingest.lexicon.words import word_sets
from ingest.meetings.clause import Clause
from ingest.meetings.mention import EventMention
from ingest.syntax.relations import subjects

_LEXICON = word_sets("meetings", "verbs_of_signing")

PUTTING = _LEXICON["putting"]
ALONE = _LEXICON["alone"]
_UNDER = _LEXICON["under"]


def puts_name(clause: Clause) -> bool:
    """Whether a verb tells of signing: "signed the accord", "put their names to", "signed it"."""
    lemmas = {c.lemma_.lower() for c in clause.objects}
    if clause.lemma in PUTTING:
        return bool(lemmas & words.SIGNATURES) and any(
            c.lower_ in _UNDER for t in (clause.verb, *clause.objects) for c in t.children
        )
    taken_up = clause.lemma in ALONE and lemmas & {"it", "they"}
    return bool(lemmas & words.DOCUMENTS or taken_up)


def signs(clause: Clause) -> EventMention | None:
    """As in "A signed the accord with B"; not "intend to conclude a treaty by 2030", an aim."""
    if any(t.lower_ in words.THOSE_THERE for t in subjects(clause.verb)):
        # "Participants including A, B and C are to sign …"
        return clause.attendance(clause.doers())
    partners = [t for head in (clause.verb, *clause.objects) for t in clause.phrases.partners(head)]
    first, second = clause.doers(), clause.participants(partners)
    if (partners and not second) or (clause.lemma == "conclude" and clause.status == "planned"):
        return None
    if second or len({acts_for(p.actor) for p in first}) > 1:
        return clause.talks(first, second)
    return None


def signs_alone(clause: Clause) -> bool:
    """Whether neither what nor with whom is said."""
    apart = any(c.dep_ == "prt" for c in clause.verb.children)
    return not (clause.objects or clause.passive or clause.phrases.partners(clause.verb) or apart)
