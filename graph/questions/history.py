"""Questions about what happened when: between two, in order, and in one year against another."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.analysis.answer import answer
from graph.analysis.lookup import NotFoundError, find_actor, state_code
from graph.analysis.tables import table
from graph.errors import SummitryError
from graph.model import KEYS, Ref
from graph.questions.text import ask, cypher

if TYPE_CHECKING:
    import pandas as pd

    from graph.store.graph import Graph


def last_met(
    graph: Graph,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
) -> pd.DataFrame:
    """When two last met: states, persons or organizations, given by name, code or id.

    A row for each way, the latest first: ``how`` is ``talks``, ``call`` or ``among others`` (at a
    multilateral meeting); below what was held stands what was ``planned`` or ``cancelled``. ``times`` says
    how often. A meeting without a date counts as the oldest, and none where a period is given.

    Raises:
        SummitryError: the graph has nobody of that name.
    """
    columns = ("date", "date_precision", "how", "meeting", "city", "states", "persons", "times", "id")
    return ask(
        graph,
        "last-met",
        columns,
        one=find_actor(graph, one).key,
        other=find_actor(graph, other).key,
        since=since,
        until=until,
        confidence=confidence,
    )


def timeline(
    graph: Graph,
    one: str,
    other: str | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
    all: bool = False,  # noqa: A002
) -> pd.DataFrame:
    """What happened, in order: to a state, a person or an organization, or between two of them.

    ``event`` is the kind of meeting (``bilateral``, ``visit``, ``call``, ``multilateral``), or ``pledge``,
    ``office`` (when somebody was first and last named in one) or ``membership``. Of two it tells what both
    attended, and what either pledged there. ``all`` shows mere courtesies among the pledges, too.

    Raises:
        SummitryError: the graph has nobody of that name.
    """
    columns = ("date", "date_precision", "event", "what", "city", "parties", "status", "id")
    return ask(
        graph,
        "timeline",
        columns,
        one=find_actor(graph, one).key,
        other=None if other is None else find_actor(graph, other).key,
        since=since,
        until=until,
        confidence=confidence,
        all=all,
    )


def compare(
    graph: Graph, *, years: tuple[int, int], state: str | None = None, confidence: float = 0.0
) -> pd.DataFrame:
    """Two years side by side: meetings held, partners in talks, organizations; which ties are new, and gone.

    ``before`` and ``after`` count what was held in the earlier and the later year: ``talks`` with each
    partner, meetings that each ``organization`` convened, and ``all meetings``. ``change`` is ``new``,
    ``gone``, ``more``, ``fewer`` or ``same``. Without ``state`` it is about all states.

    Raises:
        SummitryError: the code is no state's, or the years are one.
    """
    if len(set(years)) != 2:
        raise SummitryError("there are not two years to compare", "give two, such as 2023 and 2024")
    columns = ("tie", "state", "partner", "before", "after", "change")
    return ask(graph, "compare", columns, years=list(years), state=state_code(state), confidence=confidence)


def pledges_to(
    graph: Graph,
    to: str,
    *,
    since: date | None = None,
    until: date | None = None,
    confidence: float = 0.0,
    all: bool = False,  # noqa: A002
) -> pd.DataFrame:
    """What was pledged to a state, an organization or a region ("Africa").

    ``basis`` says why a pledge is listed: it is made ``towards`` that side, it is ``named`` in the pledge's
    words, the other side made it ``in talks`` of two, or both bound themselves there (``mutual``). ``all``
    shows mere courtesies, too.
    What no state or organization alone is called is looked for as words.
    """
    columns = (
        "date", "parties", "pledge", "amount", "currency", "basis", "topics", "status", "deadline", "meeting",
        "id",
    )  # fmt: skip
    asked: dict[str, Any] = {"since": since, "until": until, "confidence": confidence, "all": all}
    try:
        ref = find_actor(graph, to, "State", "Organization")
    except NotFoundError:  # A region is no node of the graph.
        return table(_pledged_to(graph, None, [to], columns, asked), columns)
    return table(pledged_to(graph, ref, columns, **asked), columns)


def pledged_to(graph: Graph, ref: Ref, columns: tuple[str, ...], **asked: Any) -> list[dict[str, Any]]:
    """The same of a node that the graph holds, as rows of some of the columns; parameters are those of the
    question's Cypher."""
    [row] = graph.run(
        f"MATCH (n:{ref.label} {{{KEYS[ref.label]}: $key}}) RETURN n.name AS name, n.acronym AS acronym",
        key=ref.key,
    )
    return _pledged_to(
        graph, ref.key, [text for text in (row["name"], row["acronym"]) if text], columns, asked
    )


def _pledged_to(
    graph: Graph, key: str | None, called: list[str], columns: tuple[str, ...], asked: dict[str, Any]
) -> list[dict[str, Any]]:
    names = [re.sub(r"[^\w\s'’-]", "", text.lower()) for text in called]
    return answer(graph, cypher("pledges-to"), columns, to=key, names=names, **asked)
