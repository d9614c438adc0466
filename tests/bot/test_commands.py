"""What people type, to a skill and its query."""

import pytest
from pydantic import BaseModel, Field

from bot.commands import find_skill, parse_query
from skills.catalogue import DEFAULT, SKILLS
from skills.errors import UserError


class Query(BaseModel):
    topic: str = Field(min_length=2, description="What you need")
    limit: int = Field(3, ge=1, le=10, description="How many")


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("ask how long is leave?", "ask", "how long is leave?"),
        ("/ask how long is leave?", "ask", "how long is leave?"),
        ("Ask: how long is leave?", "ask", "how long is leave?"),
        ("how long is leave?", None, "how long is leave?"),
        ("help", "help", ""),
        ("help me find the travel policy", None, "help me find the travel policy"),
        ("minutes call.vtt", "minutes", "call.vtt"),
        ("minutes of the board, who wrote them?", None, "minutes of the board, who wrote them?"),
        ("ask", None, "ask"),
        ("", None, ""),
    ],
)
def test_only_a_first_word_that_is_a_command_chooses_the_skill(
    text: str, command: str | None, rest: str
) -> None:
    found, words = find_skill(text, SKILLS, DEFAULT)
    assert (found.command if found else None, words) == (command, rest)


def test_minutes_alone_means_the_recording_that_came_along() -> None:
    found, words = find_skill("minutes", SKILLS, DEFAULT, files=("plan.pdf", "call.mp4"))
    assert (found.command if found else None, words) == ("minutes", "call.mp4")


def test_named_values_alone_are_about_the_recording_that_came_along() -> None:
    _, words = find_skill(
        'minutes title="Board of May" template=review', SKILLS, DEFAULT, files=("call.mp4",)
    )
    assert words == 'call.mp4 title="Board of May" template=review'
    _, words = find_skill("minutes other.vtt title=Board", SKILLS, DEFAULT, files=("call.mp4",))
    assert words == "other.vtt title=Board"


def test_two_recordings_at_once_are_named_and_not_guessed_between() -> None:
    with pytest.raises(UserError, match=r"2 files came along: a.mp4, b.vtt"):
        find_skill("minutes", SKILLS, DEFAULT, files=("a.mp4", "b.vtt"))


def test_options_follow_the_words() -> None:
    assert parse_query(Query, "single sign-on limit=5") == Query(topic="single sign-on", limit=5)


def test_an_option_may_hold_blanks_in_quotes() -> None:
    assert parse_query(Query, 'limit=5 topic="a b"') == Query(topic="a b", limit=5)


def test_an_equals_sign_that_is_no_option_belongs_to_the_words() -> None:
    assert parse_query(Query, "why is x=5") == Query(topic="why is x=5")


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "topic is missing"), ("x", "topic is too short"), ("sso limit=99", "limit does not fit")],
)
def test_what_does_not_fit_is_named_with_what_it_takes(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        parse_query(Query, text)
