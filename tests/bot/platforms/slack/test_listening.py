"""Listening: follow-ups of others in a thread, and questions that nobody asked us, where an admin allows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import Town, prepared

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"


def test_a_second_person_who_asks_right_after_the_answer_is_answered(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    town.slack.says(bo, channel, "When must I tell my manager that I am ill?", thread=sent.ts)
    assert town.answer(channel, "9:00").thread_ts == sent.ts


def test_once_two_people_talk_neither_is_answered(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    town.slack.says(bo, channel, "I took it in two halves back then.", thread=sent.ts).wait()
    later = town.slack.says(ana, channel, "When must I tell my manager that I am ill?", thread=sent.ts)
    assert town.outcomes(later) == {"ignored"}


def test_thanks_are_not_answered(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    assert town.outcomes(town.slack.says(ana, channel, "Great, thanks!", thread=sent.ts)) == {"ignored"}


def test_a_thread_that_we_took_no_part_in_is_left_alone(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    root = town.slack.says(ana, channel, "I am back from leave.")
    assert town.outcomes(town.slack.says(bo, channel, LEAVE, thread=root.ts)) == {"ignored"}


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A product that may listen in CLISTEN and, by mistake, in CSHARED, which outsiders read."""
    home: Path = tmp_path_factory.mktemp("listening")
    with FakeSlack(rate_limits=False) as slack:
        extra = {"CONFIDANT_SLACK__LISTENING_CHANNELS": "CLISTEN, CSHARED"}
        product = Product(home, slack, extra=extra)
        prepared(product)
        town = Town(slack, product)
        ana, bo, eve = town.person(), town.person(), town.person(stranger=True)
        slack.add_channel("CLISTEN", "help", [ana, bo, slack.bot_user_id])
        slack.add_channel("CSHARED", "agency", [ana, eve, slack.bot_user_id], external=True)
        with serving(product):
            yield town


def signs(town: Town, channel: str) -> int:
    return sum(one.channel == channel for one in town.slack.statuses)


@pytest.mark.slow
def test_a_question_that_can_be_proven_is_answered_in_its_thread_and_recorded(listening: Town) -> None:
    sent = listening.slack.says("U001", "CLISTEN", "Does anyone know how long parental leave is?")
    post = listening.answer("CLISTEN", ANSWER)
    assert post.thread_ts == sent.ts
    assert "Nobody asked me" in post.all_text
    listening.slack.says("U001", "CLISTEN", "When must I tell my manager that I am ill?", thread=sent.ts)
    listening.answer("CLISTEN", "9:00")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Does anyone know who won the match yesterday?",
        "<@U002> how long is parental leave?",
        "How are you all today?",
        "Parental leave is 16 weeks, by the way.",
        "Could you review my change?",
    ],
    ids=["unproven", "names-somebody", "small-talk", "statement", "favour"],
)
def test_anything_else_gets_no_word_and_no_sign(listening: Town, text: str) -> None:
    posts, shown = len(listening.slack.posts("CLISTEN")), signs(listening, "CLISTEN")
    assert listening.outcomes(listening.slack.says("U001", "CLISTEN", text)) == {"ignored"}
    assert (len(listening.slack.posts("CLISTEN")), signs(listening, "CLISTEN")) == (posts, shown)


@pytest.mark.slow
def test_a_bot_and_a_channel_with_outsiders_are_left_alone(listening: Town) -> None:
    listening.slack.bot_says("CLISTEN", LEAVE).wait()
    assert listening.outcomes(listening.slack.says("U001", "CSHARED", LEAVE)) == {"ignored"}
    assert listening.slack.posts("CSHARED") == []
    assert not any(post.ephemeral_to for post in listening.slack.posts())


@pytest.mark.slow
def test_what_is_no_query_of_ours_gets_no_error(listening: Town) -> None:
    posts = len(listening.slack.posts("CLISTEN"))
    sent = listening.slack.says("U001", "CLISTEN", "how long " * 120 + "is parental leave?")
    assert listening.outcomes(sent) == {"ignored"}
    assert len(listening.slack.posts("CLISTEN")) == posts


def test_what_is_no_id_of_a_channel_stops_the_start() -> None:
    from bot.platforms.slack.settings import SlackSettings

    with pytest.raises(ValueError, match="'#help' is no id of a channel"):
        SlackSettings(listening_channels="C1, #help")
