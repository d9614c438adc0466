"""One connection that can only read: what each dialect must be able to do with it."""

from collections.abc import Sequence
from typing import Any, Protocol

from skills.sql.database.limits import Estimate
from skills.sql.guard import Checked
from skills.sql.schema import Dialect

Row = Sequence[Any]  # Any: a driver gives values of any type


class Cursor(Protocol):
    """What all four drivers share of DBAPI's cursor; `description` names the columns, first in each entry."""

    @property
    def description(self) -> Any: ...  # Any: each driver has a type of its own for it
    def execute(self, sql: str, /) -> Any: ...
    def fetchmany(self, size: int, /) -> Sequence[Row]: ...
    def close(self) -> Any: ...


class Link(Protocol):
    """An open connection in a read-only transaction, used by one thread; `cancel` alone may come from another."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What the driver raises when the database does not do as it is told."""

    def cursor(self) -> Cursor:
        """A cursor that brings rows as they are fetched, of one statement only; one is open at a time."""

    def estimate(self, checked: Checked) -> Estimate: ...

    def cancel(self) -> None:
        """Stop what runs; does nothing when nothing does."""

    def close(self) -> None:
        """Roll back and hang up."""


class Backend(Protocol):
    """A database of one dialect at one address."""

    @property
    def dialect(self) -> Dialect: ...

    def link(self) -> Link:
        """Connect and begin. Raises DatabaseError when it is down, refuses us, or would let us write."""

    def catalogue(self) -> Link:
        """The same for what the database says of itself, which no query of a person reads."""
