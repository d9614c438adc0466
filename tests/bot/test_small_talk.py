"""A greeting, thanks and a smile get one line back; everything else goes on to the skills."""

from pathlib import Path

import pytest

from bot.small_talk import small_talk
from bot.testing.chat import FakeChat


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hi", "Hello!"),
        ("Good morning all!", "Hello!"),
        ("hallo", "Hello!"),
        ("thanks!", "You are welcome"),
        ("Vielen Dank", "You are welcome"),
        ("🎉", "I found no words in that; ask in a sentence."),
    ],
)
def test_what_asks_nothing_gets_one_line(tmp_path: Path, text: str, said: str) -> None:
    chat = FakeChat(tmp_path)
    reply = chat.say(text)
    chat.close()
    assert reply.summary.startswith(said)
    assert len(reply.blocks) <= 1


@pytest.mark.parametrize("text", ["hi, when is lunch?", "thanks, and on Sundays?", "help", "", "why not?"])
def test_what_asks_is_no_small_talk(text: str) -> None:
    assert small_talk(text) is None
