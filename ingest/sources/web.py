"""Asking servers for feeds and pages, as their owners wish to be asked."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import BadStatusLine, IncompleteRead, RemoteDisconnected
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError, NewConnectionError, ProtocolError

from ingest.sources.admission import MAX_BYTES, Rejected
from ingest.sources.connection import InsideError, MoreError, Terms, TooSlowError, pools

# What it says of each attempt is said better by the reason for giving up.
logging.getLogger("urllib3").setLevel(logging.ERROR)

#: Seconds from one request to a host to the next, where its robots.txt asks for no more.
DELAY = 1.0
#: A robots.txt that asks for more seconds than this is as good as a refusal.
_LONGEST_DELAY = 60.0
#: Longest time that one answer may take, in seconds, however slowly it trickles in.
_SECONDS = 60.0
_REDIRECTS = 5
_INSIDE = "not public"
_AGENT = "summitry"

#: Failures that pass are tried again after 1, 2 and 4 seconds, or when the server says.
_RETRIES = urllib3.Retry(
    total=3,
    redirect=False,
    backoff_factor=1,
    backoff_max=30,
    status_forcelist=(429, 500, 502, 503, 504),
    raise_on_status=False,
    retry_after_max=60,
)
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the address in the end, the bytes, and what it says that they are."""

    url: str
    data: bytes
    kind: str
    charset: str | None


class Visits:
    """What servers said when addresses were last read, so that nothing is fetched twice in vain.

    Kept in a file of JSON. What is noted counts from the next run on, and only when :meth:`save` is called:
    when all that was fetched is stored.

    Raises:
        OSError: the file cannot be read, or when saving not be written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[str, dict[str, str]] = {}
        self._new: dict[str, dict[str, str]] = {}
        if path is not None and path.exists():
            try:
                known = json.loads(path.read_text("utf-8"))
                self._known = {str(url): dict(told) for url, told in known.items()}
            except (ValueError, TypeError, AttributeError):  # Cut off: all is fetched once more.
                self._known = {}

    def of(self, url: str) -> dict[str, str] | None:
        """What was noted of an address before this run."""
        return self._known.get(url)

    def note(self, url: str, told: dict[str, str]) -> None:
        """Note what a server says of an address."""
        self._new[url] = told

    def save(self) -> None:
        """Keep what was noted."""
        if self._path is None or not self._new:
            return
        self._known |= self._new
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.touch(0o600)
        part.write_text(json.dumps(self._known, ensure_ascii=False, indent=0, sort_keys=True), "utf-8")
        part.replace(self._path)


class Web:
    """Gets addresses one after the other.

    A host is asked no more often than once in ``delay`` seconds, more seldom if its robots.txt says so; what
    robots.txt forbids is not asked for (RFC 9309). Failures that pass are tried again, ever later. ``visits``
    remembers what servers said, so that what has not changed is not sent again.

    Each answer must be whole in ``seconds``. Only what the user names himself may lie at an address that is
    not public, and what it leads to at the same place; unless all may (``private``).
    """

    def __init__(
        self,
        visits: Visits | None = None,
        delay: float = DELAY,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = _SECONDS,
        private: bool = False,
    ) -> None:
        self.visits = visits or Visits()
        self._delay = delay
        self._sleep = sleep
        self._terms = Terms(seconds, private)
        self._pool = urllib3.PoolManager(
            headers={
                "User-Agent": f"{_AGENT}/{version('summitry')}",
                "Accept-Encoding": "gzip, deflate",
                "Connection": "close",  # A deadline and a look at the other end for each request.
            },
            # Seconds to connect, and between two pieces: servers that live answer far sooner.
            timeout=urllib3.Timeout(connect=10, read=30),
            retries=_RETRIES,
        )
        self._pool.pool_classes_by_scheme = pools(self._terms)
        self._robots: dict[str, Protego | str] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, stated: str = "", *, named: bool = False) -> Answer | Rejected | None:
        """What stands at an address, ``named`` by the user; nothing if it has not changed since it was read.

        ``stated`` is what is said of its last change where it was found: it is not even asked for if that
        is what was said before.
        """
        before = self.visits.of(url)
        if before is not None and stated and before.get("stated") == stated:
            return None
        headers = {}
        if before and (tag := before.get("etag")):
            headers["If-None-Match"] = tag
        if before and (day := before.get("modified")):
            headers["If-Modified-Since"] = day
        address = url
        for _ in range(_REDIRECTS + 1):
            self._terms.named = named and address == url
            if refused := self._refused(address):
                return Rejected(url, refused)
            try:
                status, told, data = self._ask(address, headers)
            except (HTTPError, OSError, ValueError, UnicodeError) as error:
                return Rejected(url, self._reason(error))
            if status == HTTPStatus.NOT_MODIFIED:
                return None
            if 300 <= status < 400 and told.get("location"):
                address = urljoin(address, told["location"])
                continue
            if status != HTTPStatus.OK:
                kind = "not found" if status in _GONE else "no answer"
                return Rejected(url, f"{kind}: the server says {status} {_phrase(status)}".rstrip())
            if len(data) > MAX_BYTES:
                return Rejected(url, f"too large: more than {MAX_BYTES:,} bytes")
            noted = {"etag": told.get("etag"), "modified": told.get("last-modified"), "stated": stated}
            self.visits.note(url, {key: value for key, value in noted.items() if value})
            content = Message()
            content["Content-Type"] = told.get("content-type", "")
            return Answer(address, data, content.get_content_type(), content.get_content_charset())
        return Rejected(url, f"no answer: sent on more than {_REDIRECTS} times")

    def _refused(self, url: str) -> str:
        """Why an address must not be asked for, if so; waits until its host may be asked."""
        try:
            parts = urlsplit(url)
            host = parts.hostname
        except ValueError:
            host = None
        if host is None or parts.scheme not in {"http", "https"}:
            return f"no address: {url[:200]!r} is none of the web"
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            named = self._terms.named
            rules = self._rules(origin)
            self._terms.named = named
            if isinstance(rules, str) and rules.startswith(_INSIDE):
                return rules  # For this once: the user may name it himself yet.
            self._robots[origin] = rules
        rules = self._robots[origin]
        if isinstance(rules, str):
            return rules
        delay = rules.crawl_delay(_AGENT) or 0.0
        if delay > _LONGEST_DELAY:
            return f"robots: {origin}/robots.txt wants {delay:.0f} seconds between requests"
        if not rules.can_fetch(url, _AGENT):
            return f"robots: {origin}/robots.txt forbids it"
        self._wait(origin, max(delay, self._delay))
        return ""

    def _rules(self, origin: str) -> Protego | str:
        """The rules of a host; all is allowed where it has none, nothing where they cannot be had."""
        address = f"{origin}/robots.txt"
        try:
            for _ in range(_REDIRECTS + 1):
                status, told, data = self._ask(address, {})
                if not (300 <= status < 400 and told.get("location")):
                    break
                address = urljoin(address, told["location"])
                self._terms.named = False
        except (HTTPError, OSError, ValueError, UnicodeError) as error:
            return self._reason(error)
        finally:
            self._asked[origin] = time.monotonic()
        if status >= 500:
            return f"robots: {origin}/robots.txt cannot be had (the server says {status})"
        # About as much as RFC 9309 (2.5) has crawlers read at least.
        return Protego.parse(data[:500_000].decode("utf-8", "replace") if status == HTTPStatus.OK else "")

    def _wait(self, origin: str, delay: float) -> None:
        """Let time pass since a host was last asked."""
        left = self._asked.get(origin, -delay) + delay - time.monotonic()
        if left > 0:
            self._sleep(left)
        self._asked[origin] = time.monotonic()

    def _ask(self, url: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        """One request: the status, the headers in lower case, and the bytes, cut where they are too many."""
        self._terms.late = self._terms.more = False
        try:
            return self._received(url, headers)
        finally:
            self._terms.end()

    def _received(self, url: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        answer: Any = self._pool.request(
            "GET", url, headers={**self._pool.headers, **headers}, preload_content=False, redirect=False
        )
        data = bytearray()
        try:
            while len(data) <= MAX_BYTES and (piece := answer.read(65_536, decode_content=True)):
                data += piece
        except Exception:
            if self._terms.late:
                raise TooSlowError from None
            raise
        finally:
            answer.close()
        if self._terms.late:  # What has no stated length ends as if that were all.
            raise TooSlowError
        if self._terms.more:
            raise MoreError
        return answer.status, {key.lower(): value for key, value in answer.headers.items()}, bytes(data)

    def _reason(self, error: Exception) -> str:
        """Why there is no answer, its kind first."""
        match error:
            case InsideError():
                return f"{_INSIDE}: {error}; --allow-private-addresses lets it be asked"
            case TooSlowError():
                return f"no answer: not whole after {self._terms.seconds:g} seconds"
            case MoreError():
                return "cut off: the server states a smaller length than it sends"
            case _:
                return f"no answer: {_told(error)}"


def _told(error: BaseException) -> str:
    """What went wrong, in the words of what went wrong first: those around it are the libraries' own, with
    their objects in them."""
    while isinstance(error, MaxRetryError | NewConnectionError | ProtocolError):
        inner = error.reason if isinstance(error, MaxRetryError) else error.__cause__ or error.args[-1]
        if not isinstance(inner, BaseException):
            break
        error = inner
    match error:
        case LocationParseError():
            return "its address cannot be understood"
        case socket.gaierror():
            return "its host is not known"
        case RemoteDisconnected():
            return "the server ended the connection"
        case IncompleteRead() | urllib3.exceptions.IncompleteRead():
            return "it ends before its stated length"
        case BadStatusLine():
            return "what the server says is no HTTP"
    words = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return " ".join(words.split())[:200]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
