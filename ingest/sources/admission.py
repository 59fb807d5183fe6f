"""What is taken in as an article, and what is set aside with a reason."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from ingest.article import Article
from ingest.text.metadata import described, language_code, language_name, language_of

#: Longest text that is read, in characters: four times the longest communiqué that we know of.
MAX_CHARACTERS = 500_000
#: Largest file or page that is opened, in bytes.
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was set aside: where it was found, and why, in words for its reader.

    The reason begins with its kind, by which it is counted; what is special to this one follows after a
    colon, as in ``language: French (fr); only English is read``.
    """

    source: str
    reason: str


class Remark(Rejected):
    """What is to be known of a source whose articles are read all the same: nothing is set aside."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A document that need not be read: what it states is known."""

    source: str


def admit(article: Article) -> Article | Rejected:
    """The article, completed by what its text says of itself; or why it is set aside.

    Set aside are texts without words, beyond :data:`MAX_CHARACTERS`, and in other languages than
    English. The text itself tells its language; what is declared of it counts where it is too short.
    """
    if len(article.text) > MAX_CHARACTERS:
        length, limit = f"{len(article.text):,}", f"{MAX_CHARACTERS:,}"
        return Rejected(article.source, f"too long: {length} characters, at most {limit} are read; split it")
    if not re.search(r"\w", article.text):
        return Rejected(article.source, "empty: no words in it")
    written = language_of(article.text)
    if written in {None, "en"}:
        article = described(article)
        written = written or language_code(article.language)
    if written != "en":
        return Rejected(article.source, f"language: {language_name(written)}; only English is read")
    return replace(article, language="en")


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The text of some bytes, with one sort of line end; absent if they are no text.

    Read as UTF-8 (or as its byte order mark says), else as declared, else as charset-normalizer
    detects.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _as_text(_decoded(data[len(mark) :], marked))
    if b"\0" in data[:_HEAD]:
        return None
    for encoding in ("utf-8", declared or "utf-8"):
        text = _decoded(data, encoding)
        if text is not None:
            return _as_text(text)
    for candidates in (_LIKELY, None):
        best = from_bytes(data[:_DETECTED], cp_isolation=candidates).best()
        if best is not None:
            return _as_text(_decoded(data, best.encoding, errors="replace"))
    return None


#: Encodings of English news that is not in UTF-8: Western, Chinese sites', old Macintosh. Among all
#: that exist a few curly quotes are too little to go by.
_LIKELY = ["cp1252", "gb18030", "mac_roman"]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Zero bytes are looked for in so many first bytes, encodings and control characters in so many: binary files
#: have them from the start, and guessing an encoding takes time with the length.
_HEAD = 8_192
_DETECTED = 200_000


def _decoded(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors)
    except (ValueError, LookupError):  # also an encoding that does not exist, or whose name holds a NUL
        return None


def _as_text(text: str | None) -> str | None:
    """Line ends made one; nothing where control characters show that it is no text."""
    if text is None:
        return None
    control = len(_CONTROL.findall(text[:_DETECTED]))
    if control * 100 > len(text[:_DETECTED]):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffd]")
