"""A clause in which somebody binds himself, by its words in the parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.commitments.model import PledgeStatus


@dataclass(frozen=True, slots=True)
class Vow:
    """A clause in which somebody binds himself.

    ``cue`` is the word that says so, ``content`` the head of what is promised, ``parties`` the heads of
    those who promise. ``wording`` is what has to stand before the content for it to read as a
    commitment ("sign" before "the declaration").
    ``deed`` marks mere announcements of an act ("will send troops"), which need a recipient to count;
    ``opinion`` what only its maker can say of himself ("is ready to help").
    """

    cue: Token
    status: PledgeStatus
    content: Token
    parties: tuple[Token, ...]
    wording: str = ""
    deed: bool = False
    opinion: bool = False
