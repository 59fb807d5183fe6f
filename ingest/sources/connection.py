"""Connections to servers that nobody has reason to trust: each with a deadline, and to public addresses only.

What a page, a feed or a redirection names may be an address inside: of this machine, of its network, of its
cloud's master data. Whether it is, is seen on the socket once it is connected, however the name was written
and whatever it resolved to.
"""

from __future__ import annotations

import http.client
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

#: IPv6 addresses that stand for an IPv4 address, which is what counts: its last four bytes.
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))
#: How long to look for bytes beyond the stated length, in seconds; a server closes then.
_BEYOND = 1.0


class TooSlowError(ValueError):
    """The answer was not whole in time."""


class InsideError(ValueError):
    """What is no address of a public server was named by somebody else than the user."""


class MoreError(ValueError):
    """A server sent more than it had stated."""


@dataclass(slots=True)
class Terms:
    """On what terms the next request is made, and what was seen of it.

    ``named``: its address comes from the user, who may name what he likes. ``private``: so may others.
    """

    seconds: float
    private: bool = False
    named: bool = False
    #: Addresses and ports at which what the user named was found: what it links to may lie there, too.
    found: set[tuple[str, int]] = field(default_factory=set)
    late: bool = False
    more: bool = False
    _watch: socket.socket | None = None
    _timer: threading.Timer | None = None

    def begin(self, connected: socket.socket) -> None:
        """Let the time of a request run."""
        self.end()
        # A second handle on the same socket: encryption takes the first one over.
        self._watch = connected.dup()
        self._timer = threading.Timer(self.seconds, self._give_up)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """The request is done with."""
        if self._timer:
            self._timer.cancel()
        if self._watch:
            self._watch.close()
        self._timer = self._watch = None

    def _give_up(self) -> None:
        self.late = True
        if self._watch:
            with suppress(OSError):
                self._watch.shutdown(socket.SHUT_RDWR)

    def check(self, peer: tuple[Any, ...]) -> None:
        """Allow a connection's other end.

        Raises:
            InsideError: it is inside, and the request was not the user's own.
        """
        place = str(peer[0]), int(peer[1])
        if self.named:
            self.found.add(place)
        elif not self.private and place not in self.found and not is_public(place[0]):
            raise InsideError(f"{place[0]} is no public address")


def is_public(address: str) -> bool:
    """Whether an IP address is one that everybody can reach."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped or ip.sixtofour:
            ip = ip.ipv4_mapped or ip.sixtofour or ip
        elif any(ip in network for network in _TRANSLATED):
            ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast


class _Response(http.client.HTTPResponse):
    """Looks, at the end of the stated length, whether there is more."""

    terms: Terms

    def _close_conn(self) -> None:
        stream: Any = self.fp
        if self.length == 0 and not self.chunked and stream is not None and self.status == 200:
            with suppress(OSError, ValueError, AttributeError):
                stream.raw._sock.settimeout(_BEYOND)
                self.terms.more = bool(stream.peek(1))
        super()._close_conn()  # type: ignore[misc]


class _Timed:
    """What both sorts of connection do: keep to the terms."""

    terms: Terms

    def _new_conn(self) -> socket.socket:
        made: socket.socket = super()._new_conn()  # type: ignore[misc]
        try:
            self.terms.check(made.getpeername())
        except BaseException:
            made.close()
            raise
        self.terms.begin(made)
        return made

    def connect(self) -> None:
        self._in_time(super().connect)  # type: ignore[misc]

    def getresponse(self) -> Any:
        return self._in_time(super().getresponse)  # type: ignore[misc]

    def _in_time(self, step: Any) -> Any:
        try:
            return step()
        except Exception as error:
            if self.terms.late:
                raise TooSlowError from error  # And not tried again, as what a network does by chance.
            raise


def pools(terms: Terms) -> dict[str, type[urllib3.HTTPConnectionPool]]:
    """Pools of connections by scheme, for a pool manager, that keep to terms."""
    response = type("Response", (_Response,), {"terms": terms})
    told = {"terms": terms, "response_class": response}
    plain = type("Plain", (_Timed, HTTPConnection), told)
    encrypted = type("Encrypted", (_Timed, HTTPSConnection), told)
    return {
        "http": type("Pool", (urllib3.HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("Pool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": encrypted}),
    }
