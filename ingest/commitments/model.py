"""A commitment, as later stages know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from ingest.actors.model import Actor, Mention
from ingest.dates.when import When

PledgeStatus: TypeAlias = Literal["pledged", "approved", "announced", "planned"]


@dataclass(frozen=True, slots=True)
class Content:
    """What is promised: tokens ``first`` to ``last`` (exclusive), and the ``head`` among them.

    ``verb`` has to stand before it for it to read as a commitment ("sign" before "the declaration").
    """

    first: int
    last: int
    head: int
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as one clause states it.

    ``actors`` bind themselves; ``mention`` is the wording that names them, absent where they are only
    implied. Tokens ``start`` to ``end`` are the clause that proves it, ``trigger`` the word that makes it a
    commitment. ``text`` is the commitment as stated, ``topics`` what it is about; ``due`` is the last day of
    its ``deadline``: of "by 2014" that of the year, of "before 2014" the first. ``confidence`` lies between 0
    and 1. ``content`` is what is promised; ``learned`` says that the learned reader found the trigger.

    The stage ``express`` words the text, and says whom it is ``towards``, states and organizations, or by
    its name a region, its ``beneficiary``; what ``amount`` of which ``currency`` (ISO 4217) it states; and
    whether it is a mere courtesy (``minor``).
    """

    actors: tuple[Actor, ...]
    mention: Mention | None
    start: int
    end: int
    text: str
    topics: tuple[str, ...]
    deadline: When | None
    due: date | None
    status: PledgeStatus
    trigger: int
    confidence: float
    content: Content | None = None
    learned: bool = False
    towards: tuple[Actor, ...] = ()
    beneficiary: str | None = None
    amount: float | None = None
    currency: str | None = None
    minor: bool = False
