"""Questions about meetings of states: how often, after how long, beside what, and without whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.analysis.lookup import organization_id, person_id, state_code
from graph.errors import SummitryError
from graph.questions.text import ask
from graph.reference.tables import states_named

if TYPE_CHECKING:
    import pandas as pd

    from graph.store.graph import Graph


def meetings(
    graph: Graph,
    *,
    state: str | None = None,
    person: str | None = None,
    organization: str | None = None,
    place: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 100,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Meetings and who was there, newest first; those without a date come last.

    ``state``, ``person`` and ``organization`` took part, or convened; ``place`` is a city or a state.
    ``kind`` is ``bilateral``, ``visit``, ``call`` or ``multilateral``; ``status`` is ``held``, ``planned`` or
    ``cancelled``. ``limit`` says how many.

    Raises:
        SummitryError: the code is no state's, or the graph has no such person or organization.
    """
    countries = states_named(place) if place else ()
    country = countries[0] if len(countries) == 1 else None
    columns = (
        "date", "date_precision", "meeting", "kind", "status", "city", "country", "states", "organizations",
        "persons", "id",
    )  # fmt: skip
    return ask(
        graph,
        "meetings",
        columns,
        state=state_code(state),
        person=person_id(graph, person),
        organization=organization_id(graph, organization),
        city=None if country else place,
        country=country,
        kind=kind,
        status=status,
        since=since,
        until=until,
        limit=limit,
        confidence=confidence,
    )


def bilateral_frequency(
    graph: Graph,
    *,
    state: str | None = None,
    partner: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """How often two states held talks, by year: all talks, and those in person.

    Counts are of talks that articles tell of as held. Without ``state`` and ``partner`` each two states
    stand once, in alphabetical order of their codes.

    Raises:
        NotFoundError: no state is called so.
    """
    columns = ("state", "partner", "year", "talks", "in_person")
    return ask(
        graph,
        "bilateral-frequency",
        columns,
        state=state_code(state),
        partner=state_code(partner),
        since=since,
        until=until,
        confidence=confidence,
    )


def co_attendance(
    graph: Graph,
    *,
    state: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Which states sat at the same multilateral meetings, by year, and at how many.

    Raises:
        NotFoundError: no state is called so.
    """
    columns = ("state", "partner", "year", "meetings")
    return ask(
        graph,
        "co-attendance",
        columns,
        state=state_code(state),
        since=since or date.min,
        until=until or date.max,
        confidence=confidence,
    )


def first_contact(
    graph: Graph,
    *,
    years: int = 5,
    state: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Talks that ended a long silence between two states.

    ``years`` says how long it lasted at least; ``before`` is the day of the last talks before it. The
    silence is that of the articles read: the first talks of two states in the graph are no end of one.
    Days that are known to the month or the year only
    count as its first.

    Raises:
        SummitryError: no state is called so, or ``years`` is below one.
    """
    if years < 1:
        raise SummitryError(f"a silence of {years} years is none", "give 1 or more")
    columns = (
        *("state", "partner", "before", "before_precision", "date", "date_precision"),
        *("meeting", "city"),
    )
    return ask(
        graph,
        "first-contact",
        columns,
        state=state_code(state),
        years=years,
        since=since,
        until=until,
        confidence=confidence,
    )


def sidelines(
    graph: Graph,
    *,
    organization: str | None = None,
    state: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Meetings held on the sidelines of larger ones, with the states that took part.

    Raises:
        NotFoundError: no state is called so, or the organization is not in the graph.
    """
    columns = (
        *("summit", "summit_date", "summit_date_precision", "meeting", "date", "date_precision"),
        *("city", "status", "states"),
    )
    return ask(
        graph,
        "sidelines",
        columns,
        organization=organization_id(graph, organization),
        state=state_code(state),
        since=since or date.min,
        until=until or date.max,
        confidence=confidence,
    )


def attendance(
    graph: Graph,
    organization: str,
    *,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """Attendance against membership: which members came to an organization's meetings, and which did not.

    ``absent`` are members on that day that no article names there, themselves or by a minister: an article
    that names some participants only makes absentees of the others. Memberships are reference data
    (:func:`graph.store.memberships.add_memberships`); without them there are no rows.

    Raises:
        NotFoundError: the organization is not in the graph.
    """
    columns = ("meeting", "date", "date_precision", "city", "members", "attended", "absent")
    return ask(
        graph,
        "attendance",
        columns,
        organization=organization_id(graph, organization),
        since=since or date.min,
        until=until or date.max,
        confidence=confidence,
    )


def conflicts(
    graph: Graph,
    *,
    state: str | None = None,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """What sources tell differently of one meeting: its day, its city, its status.

    A row for each version: ``articles`` counts those that tell it, ``confidence`` is that of the surest,
    ``sources`` names their publishers. ``best`` marks the version that the graph shows: of days the most
    precise, then the one that most articles tell; of statuses the latest. A meeting that was planned and
    then held stands here too.

    Raises:
        NotFoundError: no state is called so.
    """
    columns = ("meeting", "name", "what", "told", "articles", "confidence", "sources", "best")
    return ask(
        graph, "conflicts", columns, state=state_code(state), since=since, until=until, confidence=confidence
    )
