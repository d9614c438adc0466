"""What shows without labels: nothing while questions stay as they were, a warning and then more audits when not."""

import asyncio
from datetime import timedelta
from itertools import cycle, islice

import pytest

from bot.review.signs import signs_of
from skills.confidence import Rung, Sign
from tests.bot.review.conftest import Desk

TOPICS = ("leave", "travel", "laptop", "office", "payroll", "training", "badge")


def asks(
    desk: Desk, count: int, *, declined: int = 4, score: float = 0.3, about: tuple[str, ...] = TOPICS
) -> None:
    """Questions about these topics; one in `declined` gets no answer, scores spread round `score`."""
    for number, topic in enumerate(islice(cycle(about), count)):
        desk.now += timedelta(minutes=1)
        decision = "search" if number % declined == 0 else "answer"
        spread = score + number % 5 / 10
        desk.asks(f"{topic} question {number % 3}?", decision=decision, cited=("a.md",), score=spread)


def seen(desk: Desk) -> list[Sign]:
    return asyncio.run(signs_of(desk.engine, desk.reviewed, "ask", first=60, latest=40))


def warnings(desk: Desk) -> set[str]:
    return {sign.name for sign in seen(desk) if sign.warns}


def rung(desk: Desk) -> Rung:
    """The ladder after one night."""
    return desk.review.watch.noticed("ask", seen(desk))


@pytest.fixture
def usual(desk: Desk) -> Desk:
    """A company in which it is known what is usual."""
    desk.wrote("a.md", "Everything.")
    asks(desk, 60)
    return desk


def test_a_young_log_says_nothing(desk: Desk) -> None:
    asks(desk, 59)
    assert seen(desk) == []


def test_questions_as_at_first_are_no_sign(usual: Desk) -> None:
    asks(usual, 80)
    assert warnings(usual) == set()
    assert rung(usual) is Rung.CALM


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        ({"declined": 1}, "declines"),
        ({"score": 0.6}, "scores"),
        ({"about": ("zebra", "quasar", "fjord")}, "far questions"),
    ],
)
def test_what_changed_is_named(usual: Desk, change: dict[str, object], sign: str) -> None:
    asks(usual, 80, **change)  # type: ignore[arg-type]  # one of its arguments
    assert warnings(usual) == {sign}


def test_documents_that_changed_are_named(usual: Desk) -> None:
    usual.wrote("a.md", "Everything, otherwise.")
    assert warnings(usual) == {"changed documents"}


def test_the_first_night_warns_the_second_doubles_audits_and_no_night_does_more(usual: Desk) -> None:
    asks(usual, 80, score=0.6)
    assert [rung(usual) for _ in range(3)] == [Rung.WARNED, Rung.AUDITING, Rung.AUDITING]
    watched = usual.review.watch.of("ask")
    assert watched.raised is None
    assert watched.says == "more answers are checked, because scores are spread unlike those at first"


def test_once_a_person_says_all_is_well_the_measure_is_taken_afresh(usual: Desk) -> None:
    asks(usual, 80, score=0.6)
    assert rung(usual) is Rung.WARNED
    usual.days(1)
    usual.review.watch.loosen("ask", by="dee")
    usual.days(1)
    asks(usual, 140, score=0.6)
    assert warnings(usual) == set()


def test_another_configuration_is_another_measure(usual: Desk) -> None:
    usual.days(1)
    usual.configuration = "c2"
    asks(usual, 59, score=0.9)
    assert warnings(usual) == set()
