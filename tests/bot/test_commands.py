"""What people type, to a skill and its query."""

from typing import Literal

import pytest
from pydantic import BaseModel, Field

from bot.commands import find_skill, nearest_command, parse_query
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


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("skills", "skills", ""),
        ("skills off minutes here", "skills", "off minutes here"),
        ("Audit: by ana", "audit", "by ana"),
        ("undo 3f9a2c", "undo", "3f9a2c"),
        ("/people ana@example.org", "people", "ana@example.org"),
    ],
)
def test_words_of_admins_are_commands_where_what_follows_fits(text: str, command: str, rest: str) -> None:
    found, words = find_skill(text, SKILLS, DEFAULT)
    assert found is not None
    assert (found.command, words) == (command, rest)


@pytest.mark.parametrize(
    "text",
    [
        "skills that an engineer needs",
        "people who know single sign-on",
        "people find it hard to get a badge, why is that?",
        "undo what I said",
        "confirm the meeting on Friday",
        "cancel my order",
        "usage of the meeting rooms",
        "rules for visitors",
        "templates for offers",
        "schedule of the launch",
        "privacy of customers",
        "sources of the price list",
        "threshold for approval by a manager",
    ],
)
def test_what_only_begins_like_a_word_of_admins_is_no_command(text: str) -> None:
    assert find_skill(text, SKILLS, DEFAULT)[0] is None


class Led(BaseModel):
    do: Literal["list", "on", "off"] = Field("list", description="What to do")
    what: str = Field("", description="With what")
    limit: int = Field(3, description="How many")


def test_a_choice_that_comes_first_may_be_said_or_left_away() -> None:
    assert parse_query(Led, "") == Led()
    assert parse_query(Led, "OFF minutes here limit=5") == Led(do="off", what="minutes here", limit=5)
    assert parse_query(Led, "minutes") == Led(what="minutes")


def test_the_nearest_command_is_near() -> None:
    nearest = nearest_command("/treshold try 0.9", SKILLS)
    assert nearest is not None
    assert nearest.command == "threshold"
    assert nearest_command("/banana", SKILLS) is None
