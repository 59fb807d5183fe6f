"""The official Neo4j driver: imported quickly, opened with our settings, its errors in our words."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import (
    EngineFailedError,
    QueryError,
    ReadOnlyError,
    StoreDeniedError,
    StoreUnreachableError,
)


def _load() -> None:
    """Import the driver as if pandas, numpy and pyarrow were not installed, unless they are loaded.

    The driver imports all three where it finds them, only to know their types as parameters. That
    takes a second, which every question from the shell would pay. ``Result.to_df`` imports pandas
    by itself, and :func:`graph.store.engines.values.parameter` turns scalars of numpy and pandas into
    Python's.
    """
    absent = [name for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to forbid an import.
    try:
        import neo4j  # noqa: F401
    finally:
        for name in absent:
            del sys.modules[name]


if "neo4j" not in sys.modules:
    _load()

import neo4j  # noqa: E402
from neo4j import exceptions as failures  # noqa: E402
from neo4j import graph as types  # noqa: E402
from neo4j import time as neo4j_time  # noqa: E402

# What it says of each attempt is said better by the error in the end. Who sets up logging sees it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

__all__ = ["connect", "failures", "neo4j", "neo4j_time", "translated", "types"]


def connect(uri: str, user: str | None, password: str | None) -> neo4j.Driver:
    """A driver for an address, not yet connected. Without a user, it logs in as nobody."""
    return neo4j.GraphDatabase.driver(
        uri,
        auth=(user, password or "") if user else None,
        connection_timeout=10.0,
        # How long a server may be away, or writers in each other's way, before a try is given up.
        max_transaction_retry_time=5.0,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


@contextmanager
def translated(store: str, *, read_only: bool) -> Iterator[None]:
    """Turn the driver's errors into ours. ``store`` names the store in messages."""
    try:
        yield
    except (failures.Neo4jError, failures.DriverError) as error:
        if "://" not in store and not Path(store).exists():
            raise StoreUnreachableError(
                f"the store {store} was deleted or moved", "open it where it is now, or make another"
            ) from error
        if any(words in str(error).lower() for words in _FULL):
            raise EngineFailedError(
                f"there is no room left on the disk of {store}",
                "make room and go on; what was reported as stored is there",
            ) from error
        with _told(store, read_only=read_only):
            raise


#: How engines and systems say that a disk is full.
_FULL = ("no space left", "not enough space", "disk full", "disk quota exceeded")


#: How engines say that a query asks for what they do not have, or for what cannot be.
_ASKED = ("unknown function", "unknown procedure", "invalid value for")


@contextmanager
def _told(store: str, *, read_only: bool) -> Iterator[None]:
    try:
        yield
    except (failures.AuthError, failures.TokenExpired) as error:
        raise StoreDeniedError(
            f"{store} refuses the name or the password", "set NEO4J_USERNAME and NEO4J_PASSWORD"
        ) from error
    except failures.Forbidden as error:
        if read_only:
            raise _read_only(store) from error
        raise StoreDeniedError(
            f"{store} does not allow this ({_words(error)})", "use an account that may, or leave it out"
        ) from error
    except (failures.ServiceUnavailable, failures.SessionExpired) as error:
        remote = "check that the server runs and that the address is right"
        raise StoreUnreachableError(
            f"{store} does not answer", remote if "://" in store else "its engine ended; open it again"
        ) from error
    except (failures.ClientError, failures.CypherTypeError, failures.CypherSyntaxError) as error:
        if error.code and "AccessMode" in error.code:
            raise _read_only(store) from error
        raise QueryError(f"the query failed ({_words(error)})", "mend the query or its parameters") from error
    except failures.BrokenRecordError as error:
        raise QueryError(
            "the answer holds what Python cannot, such as a day after the year 9999", "leave it out"
        ) from error
    except failures.Neo4jError as error:
        if any(words in str(error).lower() for words in _ASKED):  # To ArcadeDB these are its own faults.
            raise QueryError(f"the query failed ({_words(error)})", "mend the query") from error
        raise EngineFailedError(
            f"{store} could not carry out the query ({_words(error)})", "try again"
        ) from error
    except (failures.ConfigurationError, failures.DriverError) as error:
        raise StoreUnreachableError(f"{store} cannot be used ({error})", "check the address") from error


def _read_only(store: str) -> ReadOnlyError:
    return ReadOnlyError(f"{store} is open for reading only, and the query writes", "open it for writing")


def _words(error: failures.Neo4jError) -> str:
    """The server's own words: the first paragraph, without the caret that points into the query."""
    return re.split(r"\n\s*\n|\r|\n\"", error.message or error.code or "no reason given")[0].strip()
