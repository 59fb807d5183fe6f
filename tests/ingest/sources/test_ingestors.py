"""The ingestor that the documentation adds works as printed."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest

from ingest import sources
from ingest.article import Article
from ingest.sources.admission import Rejected

PAGE = (Path(__file__).parents[3] / "docs" / "ingestors.md").read_text("utf-8")

LETTER = b"""From: Ministry of Foreign Affairs <press@mfa.example>
Subject: Minister Novak meets his Slovak counterpart
Content-Type: text/plain; charset=utf-8

PRAGUE, March 3, 2015 - Foreign Minister Petr Novak of the Czech Republic met Slovak Foreign Minister Jana
Kovacova in Prague on Tuesday. They agreed to open two border crossings before the end of the year.
"""


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    module = ModuleType("ingest.sources.mail")
    exec(compile(code, "docs/ingestors.md", "exec"), module.__dict__)  # noqa: S102
    monkeypatch.setattr(sources, "INGESTORS", (cast(Any, module), *sources.INGESTORS))


@pytest.mark.usefixtures("mail")
def test_letters_are_read(tmp_path: Path) -> None:
    (tmp_path / "release.eml").write_bytes(LETTER)
    (tmp_path / "empty.eml").write_bytes(b"Content-Type: text/html\n\n<p>Hello</p>")
    empty, article = sources.read_sources([tmp_path])
    assert isinstance(empty, Rejected)
    assert empty.reason == "no article text: the letter has no plain part"
    assert isinstance(article, Article)
    assert article.title == "Minister Novak meets his Slovak counterpart"
    assert type(article.title) is str  # The parser takes no header of a letter, though it is a kind of str.
    assert "Slovak Foreign Minister" in article.text


def test_every_sort_of_source_is_documented() -> None:
    for ingestor in sources.INGESTORS:
        for suffix in ingestor.SUFFIXES:
            assert f"`{suffix}`" in PAGE
