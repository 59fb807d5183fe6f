"""The lines of an archive, and what they may hold: checked whole before anything of it is written."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    TypeAdapter,
    ValidationError,
)

from graph.model import ENDS, REFERENCE_EDGES, EdgeType, Facts, Label, Ref
from graph.resolution.judgements import Verdict
from graph.statements import statement


def _broken(value: object) -> object:
    """A number with a fraction: a whole one beyond 64 bits shall not pass for it."""
    if isinstance(value, int):
        raise ValueError("a whole number beyond 64 bits")
    return value


_Key: TypeAlias = Annotated[StrictStr, Field(min_length=1, max_length=10_000)]
_Integer: TypeAlias = Annotated[StrictInt, Field(ge=-(2**63), lt=2**63)]
_Number: TypeAlias = Annotated[float, BeforeValidator(_broken), Field(strict=True, allow_inf_nan=False)]
_Day: TypeAlias = Annotated[date, Field(strict=True)]
_Value: TypeAlias = StrictStr | StrictBool | _Integer | _Number | _Day | list[StrictStr]
_Properties: TypeAlias = dict[Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")], _Value]
_Place: TypeAlias = Annotated[StrictInt, Field(ge=0, lt=2**31)]
_Confidence: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
_End: TypeAlias = tuple[Label, _Key]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Statements(_Line):
    extractor: StrictStr
    sentences: list[tuple[_Place, _Place, StrictStr]]
    nodes: list[tuple[Label, _Key, _Properties]]
    edges: list[tuple[EdgeType, _End, _End, _Properties, list[tuple[_Place, _Confidence, StrictStr]]]]


class _Article(_Line):
    article: _Key
    properties: _Properties
    statements: _Statements


class _Edge(_Line):
    edge: tuple[EdgeType, _End, _End, _Properties]


class _Node(_Line):
    node: tuple[Literal["State", "Organization"], _Key, _Properties]


class _Judgement(_Line):
    """As :class:`graph.resolution.judgements.Judgement` has it."""

    label: Label
    one: _Key
    other: _Key
    verdict: Verdict
    score: _Confidence
    reason: StrictStr
    author: StrictStr
    date: _Day


class _Judged(_Line):
    judgement: _Judgement


class _Checksum(_Line):
    checksum: StrictStr


class _Ended(_Line):
    end: _Checksum


_SORTS: dict[str, TypeAdapter[Any]] = {
    "article": TypeAdapter(_Article),
    "edge": TypeAdapter(_Edge),
    "node": TypeAdapter(_Node),
    "judgement": TypeAdapter(_Judged),
    "end": TypeAdapter(_Ended),
}


def check(line: dict[str, Any]) -> None:
    """Check a line that follows an archive's head.

    Raises:
        ValueError: it is none, or says what no graph can hold.
    """
    sort = next((name for name in _SORTS if name in line), None)
    if sort is None:
        raise ValueError("neither an article, an edge, a node, a judgement nor the end")
    try:
        _SORTS[sort].validate_python(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))[:100]}: {first['msg']}") from None
    if sort == "article":
        facts = article(line)
        statement.article_of(facts)
        statement.normalised(facts)
        edges = [(edge.type, edge.source, edge.target) for edge in facts.edges.values()]
    elif sort == "edge":
        kind, source, target, _ = line["edge"]
        if kind not in REFERENCE_EDGES:
            raise ValueError(f"{kind} is no reference data, and needs an article that proves it")
        edges = [(kind, Ref(*source), Ref(*target))]
    else:
        edges = []
    for kind, start, end in edges:
        if (start.label, end.label) not in ENDS[kind]:
            raise ValueError(f"{kind} leads from no {start.label} to a {end.label}")


def article(line: dict[str, Any]) -> Facts:
    """What an article states.

    Raises:
        KeyError, TypeError, ValueError, IndexError: the line is damaged.
    """
    return statement.decode(line["article"], statement.dumps(line["statements"]), line["properties"])
