"""How answers fare this week, for those who look after them: the port that the home page is filled through."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from skills.messages import User


@dataclass(frozen=True)
class Day:
    """One day of the week: how many questions were asked, and how many of them answered."""

    on: date
    asked: int
    answered: int


@dataclass(frozen=True)
class Week:
    """The last seven days, today with them. `checked` answers were graded by a person, `right` of them as right.

    `to_check` answers and `to_answer` questions wait for whoever looks; `days` come oldest first."""

    answered: int
    declined: int
    checked: int
    right: int
    liked: int
    disliked: int
    to_check: int
    to_answer: int
    days: tuple[Day, ...] = ()

    @property
    def asked(self) -> int:
        return self.answered + self.declined


class Overview(Protocol):
    def week(self, by: User) -> Week | None:
        """None for somebody who does not look after answers. Asks the database; days are those of the reader."""
        ...

    def picture(self, week: Week) -> bytes:
        """A PNG of the week in the reader's language; empty where there is nothing to draw. Takes half a second."""
        ...


class NoOverview:
    """Where no questions are kept."""

    def week(self, by: User) -> Week | None:  # noqa: ARG002
        return None

    def picture(self, week: Week) -> bytes:  # noqa: ARG002
        return b""


NO_OVERVIEW: Overview = NoOverview()
