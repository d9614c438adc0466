"""What a report card and a certificate need to know of one labelled question, whatever was asked about."""

from typing import Protocol


class Row(Protocol):
    """A labelled question. `groups` are the kinds of question it belongs to, by name."""

    @property
    def id(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def synthetic(self) -> bool: ...
    @property
    def answerable(self) -> bool: ...
    @property
    def groups(self) -> tuple[str, ...]: ...


class Judged(Protocol):
    """One question's outcome: the final score (0 to 1, or not a number) and whether what would be shown is right."""

    @property
    def row(self) -> Row: ...
    @property
    def score(self) -> float: ...
    @property
    def right(self) -> bool: ...
