"""How answers fare this week, for those who look after them: the port that the home page is filled through."""

from dataclasses import dataclass
from typing import Protocol

from skills.messages import User


@dataclass(frozen=True)
class Week:
    """The last seven days. `checked` answers were graded by a person, `right` of them as right.

    `to_check` answers and `to_answer` questions wait for whoever looks."""

    answered: int
    declined: int
    checked: int
    right: int
    liked: int
    disliked: int
    to_check: int
    to_answer: int


class Overview(Protocol):
    def week(self, by: User) -> Week | None:
        """None for somebody who does not look after answers. Asks the database."""
        ...


class NoOverview:
    """Where no questions are kept."""

    def week(self, by: User) -> Week | None:  # noqa: ARG002
        return None


NO_OVERVIEW: Overview = NoOverview()
