"""The lines of an archive, and what they may hold: checked whole before anything of it is written."""

from __future__ import annotations

from dataclasses import asdict
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

from graph.errors import one_line
from graph.model import ENDS, KEYS, REFERENCE_EDGES, EdgeType, Facts, Label, Ref
from graph.resolution.corrections import Correction
from graph.resolution.judgements import Judgement, Verdict
from graph.statements import statement
from graph.statements.corrected import FIELDS, stands


def _broken(value: object) -> object:
    """A number with a fraction: a whole one beyond 64 bits shall not pass for it."""
    if isinstance(value, int):
        raise ValueError("a whole number beyond 64 bits")
    return value


#: Names and ids are a line at the most; longer ones are a damaged file's.
_LONGEST = 10_000

_Key: TypeAlias = Annotated[StrictStr, Field(min_length=1, max_length=_LONGEST)]
#: What both stores hold as a whole number: 64 bits.
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


_Named: TypeAlias = list[Annotated[StrictStr, Field(max_length=_LONGEST)]]


class _Correction(_Line):
    """As :class:`graph.resolution.corrections.Correction` has it, less what is a store's own."""

    verdict: Literal["rejected", "corrected"]
    what: Literal["Meeting", "Commitment"] | EdgeType
    one: _Named
    other: _Named
    key: _Named
    field: Literal["", "date", "end", "city", "country", "name", "kind", "status"]
    value: StrictStr
    told: StrictStr
    reason: StrictStr
    author: StrictStr
    date: _Day


class _Corrected(_Line):
    correction: _Correction


class _Checksum(_Line):
    checksum: StrictStr


class _Ended(_Line):
    end: _Checksum


_SORTS: dict[str, TypeAdapter[Any]] = {
    "article": TypeAdapter(_Article),
    "edge": TypeAdapter(_Edge),
    "node": TypeAdapter(_Node),
    "judgement": TypeAdapter(_Judged),
    "correction": TypeAdapter(_Corrected),
    "end": TypeAdapter(_Ended),
}


def words(error: ValueError) -> str:
    """What is wrong with a file's line, as people read it."""
    if isinstance(error, UnicodeDecodeError):
        return "bytes that are no UTF-8"
    return one_line(error)


def check(line: object) -> None:
    """Check a line that follows an archive's head.

    Raises:
        ValueError: it is none, or says what no graph can hold.
    """
    if not isinstance(line, dict):
        raise ValueError("no object")
    sort = next((name for name in _SORTS if name in line), None)
    if sort is None:
        raise ValueError("neither an article, an edge, a node, a judgement, a correction nor the end")
    try:
        _SORTS[sort].validate_python(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))[:100]}: {first['msg']}") from None
    if sort == "correction":
        _check_correction(line["correction"])
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


def _check_correction(stated: dict[str, Any]) -> None:
    """Raise :class:`ValueError` if a correction is on what none can be, or its value none of its field."""
    talks = stated["what"] == "BILATERAL_TALKS"
    named = [*stated["one"], *stated["other"], *(stated["key"] if talks else ())]
    for each in named:
        label, _, record = each.partition(":")
        if label not in KEYS or not record:
            raise ValueError(f"a correction of {each[:100]!r}, which is neither a record nor a key")
    if (stated["verdict"] == "corrected") != (stated["field"] in FIELDS and stated["what"] == "Meeting"):
        raise ValueError("a correction of a field that is none of a meeting's")
    if stated["field"]:
        stands({stated["field"]: stated["value"]})


def said_in(line: dict[str, Any]) -> Judgement | Correction:
    """What a person said, from a line that is known to be sound."""
    if "judgement" in line:
        return Judgement(**line["judgement"])
    stated: dict[str, Any] = line["correction"]
    lists = {name: tuple(value) for name, value in stated.items() if isinstance(value, list)}
    return Correction(**{**stated, **lists})


def line_of(said: Judgement | Correction) -> dict[str, Any]:
    """What a person said as a line; which articles it is about is the store's own affair."""
    if isinstance(said, Judgement):
        return {"judgement": asdict(said)}
    return {"correction": {name: value for name, value in asdict(said).items() if name != "articles"}}


def article(line: dict[str, Any]) -> Facts:
    """What an article states.

    Raises:
        ValueError: the line is damaged; told in words for people.
    """
    return statement.decode(line["article"], statement.dumps(line["statements"]), line["properties"])
