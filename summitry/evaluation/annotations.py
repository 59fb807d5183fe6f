"""What an annotated article must hold, checked before any is read: measuring takes minutes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, StrictStr, TypeAdapter, ValidationError

from summitry.evaluation.tallies import Record


def _day(text: str) -> str:
    try:
        date.fromisoformat(text[:10]) if len(text) >= 10 else None  # Of a month or a year no day is made up.
    except ValueError:
        raise ValueError("no day, as 2013-06-26") from None
    return text


_Text = StrictStr
_Given = StrictStr | None
_Dated = Annotated[StrictStr, AfterValidator(_day)] | None


class _Meeting(BaseModel):
    id: _Text
    kind: _Text
    status: _Text
    date: _Dated
    evidence: _Text


class _Minister(BaseModel):
    name: _Text
    state: _Given


class _State(BaseModel):
    iso3: _Text


class _Attended(BaseModel):
    who: _Text
    who_type: Literal["state", "organization", "person"]
    meeting: _Text


class _Talks(BaseModel):
    level: Literal["state", "person", "org"]  # Talks of organizations are not measured.
    a: _Text
    b: _Text
    date: _Dated
    mode: _Text
    status: _Text


class _Pledged(BaseModel):
    who: list[_Text]
    status: _Text
    evidence: _Text


class _Gold(BaseModel):
    meetings: list[_Meeting]
    ministers: list[_Minister]
    states: list[_State]
    attended: list[_Attended]
    bilateral_talks: list[_Talks]
    pledged: list[_Pledged]


class _Annotated(BaseModel):
    id: _Text
    text: _Text
    title: _Given = None
    url: _Given = None
    published: _Dated = None
    gold: _Gold


_RECORD = TypeAdapter(_Annotated)


def record_of(path: Path) -> Record | None:
    """The annotated article that a file holds; ``None`` if it holds JSON of another sort.

    Raises:
        ValueError: the file is no JSON, or its annotations lack something; told in words for people.
        OSError: it cannot be read.
    """
    try:
        record = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("its text is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is no JSON") from None
    except RecursionError:
        raise ValueError("its brackets lie too deep") from None
    if not isinstance(record, dict) or "gold" not in record:
        return None
    try:
        _RECORD.validate_python(record)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{place}: {first['msg'].removeprefix('Value error, ')}") from None
    return record
