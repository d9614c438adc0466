"""What a confirmed change does: a deed in the database, with the note that it is done, or an errand outside of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from skills.approval import Change, Preview
from skills.messages import User
from skills.permission import Permission

Worded = Callable[[str], str]  # names where a text has references


@dataclass(frozen=True)
class Look:
    """How things stand: a `version` that differs once they do, and the change in words."""

    version: str
    preview: Preview


@dataclass(frozen=True)
class Done:
    """A change that was made: the version that `look` gave before it, and what `do` gave for undoing it."""

    change: Change
    before: str
    was: str


class Deed(Protocol):
    """Changes rows of this database, so that it is done and noted in one transaction."""

    @property
    def permission(self) -> Permission: ...

    @property
    def can_undo(self) -> bool: ...

    def look(self, session: Session, change: Change) -> Look:
        """Raises UserError for what cannot be done or is so already."""

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        """What undoing it will take, as text."""

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:
        """Raises UserError where it was changed since."""


class Errand(Protocol):
    """Does something that is not in this database alone. A crash may have it run again, so twice must be as once."""

    @property
    def permission(self) -> Permission: ...

    def look(self, session: Session, change: Change) -> Look: ...

    def run(self, change: Change, by: User) -> str:
        """What came of it, in one sentence."""
