"""What a parser does to its process when it meets a source that is made to harm it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from ingest.article import Article
from ingest.sources.source import Found, Source

SUFFIXES = frozenset({".hostile"})


def recognizes(head: bytes) -> bool:
    """Never."""
    return False


def read(source: Source) -> Iterator[Found]:
    """Each line is an article, or what is to be done."""
    for number, line in source.lines():
        match line:
            case b"hang\n":
                time.sleep(1_000_000)
            case b"turn\n":
                while True:
                    pass
            case b"swell\n":
                bytearray(16 * 2**30)
            case b"die\n":
                os.kill(os.getpid(), signal.SIGSEGV)
            case b"raise\n":
                raise RecursionError("too deep")
            case bytes():
                yield Article(line.decode(), source=f"{source.name}:{number}")
