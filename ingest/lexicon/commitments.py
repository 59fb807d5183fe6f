"""The words by which governments bind themselves, or only seem to: ``commitments.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.lexicon.words import word_sets, word_table

_LEXICON = word_sets("commitments", "words")

PROMISE = _LEXICON["promise"]
OFFER = _LEXICON["offer"]
DECIDE = _LEXICON["decide"]
APPROVE = _LEXICON["approve"]
REACH = _LEXICON["reach"]
DOCUMENT = _LEXICON["document"]
ACCORD = _LEXICON["accord"]
#: Of these, what two sides agree *on* and so approve. On "measures" they agree and so pledge them.
TEXT = DOCUMENT - _LEXICON["measure"]

SIGNATURE = _LEXICON["signature"]
OPINION = _LEXICON["opinion"]
RESOLVE = _LEXICON["resolve"]
RESOLVE_NOUN = _LEXICON["resolve_noun"]
AFFIRM = _LEXICON["affirm"]
COPULA = _LEXICON["copula"]
SUPPORT = _LEXICON["support"]
BACKING = _LEXICON["backing"]
REAFFIRM = _LEXICON["reaffirm"]
DEED = _LEXICON["deed"]
UNDERTAKING = _LEXICON["undertaking"]
PREPARATION = _LEXICON["preparation"]
DISCUSS = _LEXICON["discuss"]
REPORT = _LEXICON["report"]
URGE = _LEXICON["urge"]
UNMADE = _LEXICON["unmade"]
CONTACT = _LEXICON["contact"]
AIM = _LEXICON["aim"]
PAY_VISIT = _LEXICON["pay_visit"]
MEETING = _LEXICON["meeting"]
GRANT = _LEXICON["grant"]
DOMESTIC = _LEXICON["domestic"]
BREAK = _LEXICON["break"]
SAY = _LEXICON["say"]
HYPOTHETICAL = _LEXICON["hypothetical"]
DOING = _LEXICON["doing"]
FUTURE = _LEXICON["future"]
MODAL = _LEXICON["modal"]

#: What a commitment is about, by the beginnings of its words.
TOPICS: Mapping[str, tuple[str, ...]] = {topic: tuple(stems) for topic, stems in word_table("topics").items()}

INTEND = _LEXICON["intend"]
ASSURE = word_sets("commitments", "grammar")["assuring"]
#: Verbs that say that one binds himself, and not to what: "announced that it would pay".
SPEECH = PROMISE | DECIDE | OFFER | AFFIRM - {"give", "make"} | SAY | INTEND
#: Nouns for a deed that is still to be done: "its decision to pay".
INTENT = RESOLVE_NOUN | _LEXICON["intent"]

GATHERING = _LEXICON["gathering"]
GROUP = _LEXICON["group"]
OFFICIAL = _LEXICON["official"]
SPOKEN_FOR = GATHERING | GROUP | OFFICIAL

COUNTRY = _LEXICON["country"]
CONTACT_SIGNS = _LEXICON["contact_signs"]
ABROAD = _LEXICON["abroad"]
PEACE = _LEXICON["peace"]
