"""A recap of a channel or thread: whose words are shown, which are left away, and for whom."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.testing.words import WordEmbedder
from skills.catch_up import Recap
from skills.catch_up.pick import MOST, MOST_OPEN, Picked, pick
from skills.messages import Heading, Lines
from skills.talk import Saying, Talked

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
EMBEDDER = WordEmbedder()


async def embed(texts: Sequence[str]) -> np.ndarray:
    return EMBEDDER.embed(list(texts))


def says(author: str, text: str, *, minutes: int = 0) -> Saying:
    return Saying(author, text, MONDAY + timedelta(minutes=minutes), f"https://x.slack.com/p{minutes}")


def picked(*threads: tuple[Saying, ...]) -> Picked:
    return asyncio.run(pick(threads, embed))


LAUNCH = (
    says("Ana", "We decided to move the launch of the bottle to the fifteenth", minutes=1),
    says("Bo", "Then the supplier of the bottle must know by Friday", minutes=2),
)


def test_what_says_most_is_shown_in_order_and_greetings_are_not() -> None:
    told = picked(LAUNCH, (says("Cy", "Good morning!", minutes=3),)).told
    assert [one.author for one in told] == ["Ana", "Bo"]


def test_a_question_is_open_only_if_nobody_answered_in_its_thread() -> None:
    asked = says("Cy", "Who has the key of the storage room?", minutes=5)
    assert picked(LAUNCH, (asked,)).open == (asked,)
    answered = (asked, says("Bo", "I have the key of that room here", minutes=6))
    assert picked(LAUNCH, answered).open == ()


def test_the_same_said_twice_is_shown_once() -> None:
    again = (says("Cy", LAUNCH[0].text, minutes=9),)
    assert [one.text for one in picked(LAUNCH, again).told].count(LAUNCH[0].text) == 1


@given(st.lists(st.lists(st.text(max_size=60), max_size=4), max_size=30))
def test_whatever_was_written_little_is_shown_and_all_of_it_was_written(talk: list[list[str]]) -> None:
    threads = [tuple(says("A", text, minutes=at) for at, text in enumerate(one)) for one in talk]
    shown = picked(*threads)
    written = {saying for thread in threads for saying in thread}
    assert len(shown.told) <= MOST
    assert len(shown.open) <= MOST_OPEN
    assert {*shown.told, *shown.open} <= written
    assert not set(shown.told) & set(shown.open)


def test_each_line_leads_to_its_message_under_its_day() -> None:
    talked = Talked("#launch", (LAUNCH,))
    reply = Recap("since Monday 23 November", talked, picked(LAUNCH)).to_reply()
    assert reply.summary == "#launch since Monday 23 November: 2 messages of 2 people in 1 thread."
    [heading] = [block for block in reply.blocks if isinstance(block, Heading)]
    [lines] = [block for block in reply.blocks if isinstance(block, Lines)]
    assert heading.text == "Mon 23 Nov"
    assert lines.linked[0] == (f"[09:01] Ana: {LAUNCH[0].text}", "https://x.slack.com/p1")


def test_an_empty_channel_says_so() -> None:
    assert "Nobody wrote anything" in Recap("today", Talked("#x", ()), Picked((), ())).to_reply().summary
