"""What can go wrong with a store or a query, each with the thing's name and the cure in one line.

Messages never hold a password: stores are named by path or by address without credentials.
"""

from __future__ import annotations

#: Characters of another library's message that ours repeats: its first sentence, not its whole dump.
_SAID = 200


def one_line(error: BaseException) -> str:
    """What an error of another library says, on one line; its name where it says nothing."""
    return " ".join(str(error).split())[:_SAID] or type(error).__name__


class SummitryError(Exception):
    """Base of all errors that a user can mend. ``str()`` is one line: what happened, then what to do."""

    def __init__(self, problem: str, cure: str) -> None:
        self.problem = " ".join(problem.split())
        self.cure = " ".join(cure.split())
        super().__init__(f"{self.problem}: {self.cure}")


class StoreError(SummitryError):
    """The store cannot be used."""


class StoreNotFoundError(StoreError):
    """There is no graph at that place, and it was opened for reading only."""


class NotAStoreError(StoreError):
    """The setting names no store: a file, a folder with other things in it, an unknown scheme."""


class StoreLockedError(StoreError):
    """Another program holds the store's folder."""


class StoreUnreachableError(StoreError):
    """No server answers at that address, or it stopped answering."""


class StoreDeniedError(StoreError):
    """The server refuses the name or the password, or the account may not do this."""


class StoreVersionError(StoreError):
    """The store was written by another version, whose schema this one does not know."""


class EngineMissingError(StoreError):
    """A part that the engine needs is not installed, or could not be fetched."""


class EngineFailedError(StoreError):
    """The engine did not start, or broke down."""


class ReadOnlyError(SummitryError):
    """A query tried to write, and the graph is open for reading only."""


class QueryError(SummitryError):
    """The Cypher of a query, or one of its parameters, is wrong."""
