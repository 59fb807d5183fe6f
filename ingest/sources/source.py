"""What an ingestor is given: a stream of bytes, its name, and how to read it."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from ingest.article import Article
from ingest.sources.admission import MAX_BYTES, Known, Rejected
from ingest.sources.link import Link
from ingest.sources.opening import Readable, told

#: What is found in a source: a document yet to be opened, an address to follow, what need not be read again,
#: or what is set aside.
Found: TypeAlias = Readable | Link | Known | Rejected

_GZIP = b"\x1f\x8b"
#: So many bytes tell what a file is; what is compressed shows as many.
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Source:
    """One file, standard input or the answer to one request.

    ``name`` is the path, the address or ``-``; what an ingestor yields names its place by it, as in
    ``news.jsonl:17``. ``raw`` holds the bytes as they came. ``columns`` names the columns of tables
    (:mod:`ingest.sources.columns`). ``known`` and ``charset`` are what the place where it was found, and
    the server, say of it.
    """

    name: str
    raw: io.BufferedReader
    columns: Mapping[str, str] = field(default_factory=dict)
    known: Article | None = None
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """The end of the name, in lower case, without ``.gz`` and without an address's query."""
        return suffix_of(self.name)

    def head(self) -> bytes:
        """The beginning of the unpacked bytes, as far as it is there; reading starts before it.

        Raises:
            OSError: the bytes cannot be read.
        """
        head = self.raw.peek(_HEAD)[:_HEAD]
        if head.startswith(_GZIP):
            try:
                return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
            except zlib.error:
                return b""
        return head

    def unpacked(self) -> io.BufferedIOBase:
        """The bytes, unpacked where they are gzip. Reading raises what :data:`BROKEN` lists."""
        return gzip.GzipFile(fileobj=self.raw) if self.raw.peek(2).startswith(_GZIP) else self.raw

    def whole(self) -> bytes | Rejected:
        """All bytes, unpacked, of what is read as one piece; at most :data:`MAX_BYTES`."""
        try:
            data = self.unpacked().read(MAX_BYTES + 1)
        except BROKEN as error:
            return Rejected(self.name, broken(error))
        if len(data) > MAX_BYTES:
            return Rejected(
                self.name, f"too large: more than {MAX_BYTES:,} bytes; split it into one file an article"
            )
        return data

    def lines(self) -> Iterator[tuple[int, bytes | Rejected]]:
        """The lines with their numbers from 1, none held that is longer than :data:`MAX_BYTES`.

        Where the bytes break off or a line has no end in sight, the last item says so.
        """
        number = 0
        try:
            stream = self.unpacked()
            while line := stream.readline(MAX_BYTES + 1):
                number += 1
                if len(line) <= MAX_BYTES:
                    yield number, line
                    continue
                ended = _skip_line(stream)
                rest = "" if ended else ", with no end in sight; the rest is not read"
                reason = f"too large: a line of more than {MAX_BYTES:,} bytes{rest}"
                yield number, Rejected(f"{self.name}:{number}", reason)
                if not ended:
                    return
        except BROKEN as error:
            yield number + 1, Rejected(f"{self.name}:{number + 1}", broken(error))


class Ingestor(Protocol):
    """A module that finds the articles in one sort of source."""

    @property
    def SUFFIXES(self) -> frozenset[str]:  # noqa: N802 - a module's constant
        """The ends of file names by which the sort is known, in lower case, without ``.gz``."""

    def recognizes(self, head: bytes) -> bool:
        """Whether bytes that begin so are of this sort without doubt, whatever the name says."""

    def read(self, source: Source) -> Iterator[Found]:
        """The articles, and what is set aside with its place and reason. Raises nothing."""


def contained(ingestor: Ingestor, source: Source) -> Iterator[Found]:
    """What an ingestor finds; what none foresaw costs that source, never the run."""
    try:
        yield from ingestor.read(source)
    except MemoryError:
        raise
    except Exception as error:
        yield Rejected(source.name, f"cannot be read: {told(error)}")


def shown(path: object) -> str:
    r"""A path as text: bytes of its name that are none are shown as ``\xff``."""
    return _NO_TEXT.sub(lambda byte: rf"\x{ord(byte[0]) & 0xFF:02x}", str(path))


#: How Python holds bytes of a file's name that are not in the system's encoding, and what is no character.
_NO_TEXT = re.compile("[\ud800-\udfff]")


def suffix_of(name: str) -> str:
    """The end of a path or address, as :attr:`Source.suffix` gives it."""
    name = name.split("?")[0] if "://" in name else name
    name = name.replace("\\", "/").rpartition("/")[2].lower().removesuffix(".gz")
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix if stem else ""


#: What may stand before an XML document's root element, without a way back for the matcher.
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?[^>]*>|<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>)*+<([a-z][\w.:-]*)",
    re.IGNORECASE | re.DOTALL,
)


def root_of(head: bytes) -> bytes:
    """The name of the root element of XML that begins so, in lower case, without its prefix."""
    root = _ROOT.match(head)
    return root[1].lower().rpartition(b":")[2] if root else b""


#: What reading a stream of bytes raises: of files, connections and packed data.
BROKEN = (OSError, EOFError, zlib.error)


def broken(error: Exception) -> str:
    """Why a stream could not be read to its end."""
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return "damaged: the gzip cannot be unpacked from here on"
    if isinstance(error, EOFError):
        return "cut off: the gzip ends before its end mark"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


#: How much of a line too long is passed over in search of its end: a bomb has none.
_PATIENCE = 50 * MAX_BYTES


def _skip_line(stream: io.BufferedIOBase) -> bool:
    passed = 0
    while passed < _PATIENCE:
        piece = stream.readline(1_000_000)
        passed += len(piece)
        if not piece or piece.endswith(b"\n"):
            return True
    return False
