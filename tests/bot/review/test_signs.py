"""What shows without labels: nothing while questions stay as they were, a warning and then more audits when not."""

import asyncio
from datetime import timedelta
from itertools import cycle, islice

import pytest

from bot.review.signs import signs_of
from indexing.documents import DocumentDraft, parse_readers
from skills.confidence import Rung, Sign
from tests.bot.review.conftest import Desk

TOPICS = ("leave", "travel", "laptop", "office", "payroll", "training", "badge")


def asks(desk: Desk, count: int, *, score: float = 0.3, about: tuple[str, ...] = TOPICS) -> None:
    """Questions about these topics, each answered from one of twelve documents; scores spread from `score` on."""
    for number, topic in enumerate(islice(cycle(about), count)):
        desk.now += timedelta(minutes=1)
        spread = score + number % 5 / 10
        desk.asks(f"{topic} question {number % 3}?", cited=(f"d{number % 12}.md",), score=spread)


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
    # at once: each time that something is added takes as long as five questions
    known = [(f"d{number}.md", f"Everything about {number}.") for number in range(12)]
    desk.index.add([DocumentDraft(where, where, text, parse_readers("everyone")) for where, text in known])
    asks(desk, 60)
    return desk


def test_a_young_log_says_nothing(desk: Desk) -> None:
    asks(desk, 59)
    assert seen(desk) == []


def test_questions_as_at_first_are_no_sign(usual: Desk) -> None:
    asks(usual, 80)
    assert warnings(usual) == set()
    assert rung(usual) is Rung.CALM


@pytest.mark.parametrize("score", [0.0, 0.5])
def test_scores_that_moved_and_other_declines_are_named(usual: Desk, score: float) -> None:
    asks(usual, 80, score=score)
    assert warnings(usual) == {"declines", "scores"}


def test_questions_unlike_the_first_are_named(usual: Desk) -> None:
    asks(usual, 80, about=("zebra", "quasar", "fjord"))
    assert warnings(usual) == {"far questions"}


def test_documents_that_changed_are_named(usual: Desk) -> None:
    for number in range(3):
        usual.wrote(f"d{number}.md", "Everything, otherwise.")
    assert warnings(usual) == set()
    usual.wrote("d3.md", "Everything, otherwise.")
    assert warnings(usual) == {"changed documents"}


def test_the_first_night_warns_the_second_doubles_audits_and_no_night_does_more(usual: Desk) -> None:
    asks(usual, 80, score=0.5)
    for expected in (Rung.WARNED, Rung.AUDITING, Rung.AUDITING):
        # looked at twice in one night, as after a restart
        assert [rung(usual), rung(usual)] == [expected, expected]
        usual.days(1)
    watched = usual.review.watch.of("ask")
    assert watched.raised is None
    assert watched.says.startswith("more answers are checked, because far fewer questions are declined")
    assert watched.says.endswith("scores are spread unlike those at first")


def test_once_a_person_says_all_is_well_the_measure_is_taken_afresh(usual: Desk) -> None:
    asks(usual, 80, score=0.5)
    assert rung(usual) is Rung.WARNED
    usual.days(1)
    usual.review.watch.loosen("ask", by="dee")
    usual.days(1)
    asks(usual, 140, score=0.5)
    assert warnings(usual) == set()


def test_a_new_threshold_is_no_sign(usual: Desk) -> None:
    usual.threshold = 0.9
    asks(usual, 80)
    assert warnings(usual) == set()


def test_another_configuration_is_another_measure(usual: Desk) -> None:
    usual.days(1)
    usual.configuration = "c2"
    asks(usual, 59, score=0.9)
    assert warnings(usual) == set()
