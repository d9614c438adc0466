"""A short question in a thread that has an answer goes on with it, whatever its words are like."""

from dataclasses import replace

import pytest

from bot.router import Route
from bot.router.claimed import going_on
from skills.catalogue import DEFAULT, SKILLS

CATCH_UP = next(one for one in SKILLS if one.command == "catchup")
LIKELY = Route(CATCH_UP, 0.9, 0.5, certified=False, candidates=(CATCH_UP,))


@pytest.mark.parametrize(
    "words",
    [
        "since when?",
        "Since when ?",
        "and on Sundays?",
        "what about Porto?",
        "until when?",
        "seit wann?",
        "until when",
        "how long",
    ],
)
def test_a_short_question_that_names_no_skill_goes_to_the_default(words: str) -> None:
    assert going_on(LIKELY, words, DEFAULT, SKILLS).skill is DEFAULT


@pytest.mark.parametrize(
    "words",
    [
        "catch me up since Monday",
        "what did I miss?",
        "and catchup since Monday?",
        "summarise this thread",
        "and then write up what was said in the long meeting of Monday?",
        "and remind me on Monday",
        "where are the minutes of Monday",
        "but catch me up first",
        "",
    ],
)
def test_whatever_else_is_said_keeps_its_skill(words: str) -> None:
    assert going_on(LIKELY, words, DEFAULT, SKILLS).skill is CATCH_UP


def test_without_a_likely_skill_nothing_is_changed() -> None:
    unsure = replace(LIKELY, skill=None)
    assert going_on(unsure, "since when?", DEFAULT, SKILLS) is unsure
