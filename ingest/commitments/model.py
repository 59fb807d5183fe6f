"""A commitment, as later stages know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from ingest.actors.model import Actor, Mention
from ingest.dates.when import When

PledgeStatus: TypeAlias = Literal["pledged", "approved", "announced", "planned"]


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as one clause states it.

    ``actors`` bind themselves; ``mention`` is the wording that names them, absent where they are only
    implied. Tokens ``start`` to ``end`` are the clause that proves it, ``trigger`` the word that makes it a
    commitment. ``text`` is the commitment as stated, ``topics`` what it is about; ``due`` is the last day of
    its ``deadline``: of "by 2014" that of the year, of "before 2014" the first. ``confidence`` lies between 0
    and 1.
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
