"""PDF: a communiqué's text, its title, and files that hold none."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from ingest.article import Article
from ingest.sources import read_sources
from ingest.sources.admission import Rejected
from ingest.sources.pdf import paragraphs

LINES = (
    "PRAGUE, March 3, 2015 - Foreign Minister Petr Novak of the Czech Republic met Slo-",
    "vak Foreign Minister Jana Kovacova in Prague on Tuesday. They agreed to open two",
    "border crossings before the end of the year.",
    "Novak said that the talks had been friendly, and that he expected his guest to re-",
    "turn in autumn.",
)


def pdf(lines: tuple[str, ...] = LINES, *, title: str = "Communique of 3 March", key: str = "") -> bytes:
    """One page with a line of Helvetica for each line."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 10 Tf 50 780 Td {shown} ET".encode("ascii"))
    page[NameObject("/Contents")] = writer._add_object(content)
    writer.add_metadata({"/Title": title})
    if key:
        writer.encrypt(key, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def opened(path: Path, data: bytes) -> Article | Rejected:
    path.write_bytes(data)
    [found] = read_sources([path])
    return found


def test_lines_become_paragraphs_and_broken_words_whole(tmp_path: Path) -> None:
    article = opened(tmp_path / "communique.pdf", pdf())
    assert isinstance(article, Article)
    assert article.title == "Communique of 3 March"
    assert article.source == str(tmp_path / "communique.pdf")
    first, second = article.text.split("\n\n")
    assert "met Slovak Foreign Minister" in first
    assert first.endswith("the end of the year.")
    assert second.endswith("his guest to return in autumn.")


def test_a_page_of_verse_is_not_one_paragraph() -> None:
    assert paragraphs("One.\n\nTwo lines\nof one.\n") == "One.\n\nTwo lines of one."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf()[:400], "damaged"),
        (b"%PDF-1.7\n" + b"\x00" * 5000, "damaged"),
        (pdf(()), "no article text"),
        (pdf(key="secret"), "encrypted"),
    ],
    ids=["cut off", "garbage", "without text", "encrypted"],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    found = opened(tmp_path / "paper.pdf", data)
    assert isinstance(found, Rejected)
    assert found.reason.startswith(reason)
