"""Channels of Teams as admins name them: here, by mention, link, id or name; and what is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.admin.places import Places
from bot.directory import Directory, Person
from bot.platforms.teams import look
from bot.platforms.teams.book import Book, Known
from bot.testing.databases import open_prepared
from skills.errors import UserError
from skills.messages import Conversation, Message, User
from tests.bot.admin.conftest import NOW

GENERAL, BOARD, CHAT = "19:gen@thread.tacv2", "19:board@thread.tacv2", "19:meet@thread.v2"
CAPITALS, SPACED = "19:crm@thread.tacv2", "19:sales@thread.tacv2"
TWINS = ("19:one@thread.tacv2", "19:two@thread.tacv2")


@dataclass(frozen=True)
class Hall:
    """What is known of Teams, without asking it; Ana is in all channels but the board's."""

    places: Places

    def named(self, words: str, *, here: str = GENERAL, named: tuple[tuple[str, str], ...] = ()) -> str:
        place = Conversation("teams", "tenant", here)
        message = Message("…", User("ana", "Ana"), place, NOW, named=named)
        return self.places.channel(words, message).reference


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    engine = open_prepared(tmp_path / "hall.db")
    book, directory = Book(engine, lambda: NOW), Directory(engine)
    others = ((GENERAL, "General"), (BOARD, "Board"), (CAPITALS, "CRM"), (SPACED, "Sales and more"))
    for channel, name in (*others, *((one, "Twins") for one in TWINS)):
        book.note(
            Known(channel, "channel", "https://smba.example", "tenant", team="19:t@thread.tacv2", name=name)
        )
    book.note(Known(CHAT, "groupChat", "https://smba.example", "tenant"))
    mine = frozenset({GENERAL, CAPITALS, SPACED, *TWINS})
    directory.write([Person("ana", "Ana", "ana@example.org", channels=mine)], now=NOW)
    directory.link("teams", "aad-ana", email="ana@example.org", verified=True)
    looks = look(engine, lambda: NOW)
    yield Hall(Places(engine, directory, lambda platform: looks if platform == "teams" else None))
    engine.dispose()


@pytest.mark.parametrize(
    "words",
    [
        "here",
        GENERAL,
        f"teams:{GENERAL}",
        "https://teams.microsoft.com/l/channel/19%3Agen%40thread.tacv2/General?groupId=1&tenantId=2",
        "https://teams.cloud.microsoft/l/channel/19%3Agen%40thread.tacv2/General?groupId=1",
        "general",
        "#General",
    ],
)
def test_a_channel_is_named_here_by_id_link_or_name(hall: Hall, words: str) -> None:
    assert hall.named(words) == f"teams:{GENERAL}"


@pytest.mark.parametrize("words", ["sales and more", "#Sales and more"])
def test_a_name_may_have_spaces(hall: Hall, words: str) -> None:
    assert hall.named(words) == f"teams:{SPACED}"


@pytest.mark.parametrize("words", ["CRM", "#CRM"])
def test_a_name_in_capitals_is_no_id_of_slack(hall: Hall, words: str) -> None:
    assert hall.named(words) == f"teams:{CAPITALS}"


def test_a_channel_is_named_by_a_mention(hall: Hall) -> None:
    assert hall.named("@General", named=(("@General", f"teams:{GENERAL}"),)) == f"teams:{GENERAL}"


def test_a_name_that_several_channels_have_asks_for_the_link(hall: Hall) -> None:
    with pytest.raises(UserError, match="in 2 channels that are called #twins"):
        hall.named("twins")


@pytest.mark.parametrize("words", ["board", "nowhere", "https://example.org/19%3Agen"])
def test_a_channel_that_the_person_is_not_in_looks_as_none_does(hall: Hall, words: str) -> None:
    with pytest.raises(UserError, match="cannot tell which channel"):
        hall.named(words)


def test_a_channel_that_nobody_wrote_to_us_in_says_how_to_begin(hall: Hall) -> None:
    with pytest.raises(UserError, match="I see no channel") as error:
        hall.named("19:other@thread.tacv2")
    assert "mention me there once" in error.value.hint


def test_a_group_chat_is_told_from_a_channel(hall: Hall) -> None:
    message = Message("…", User("ana", "Ana"), Conversation("teams", "tenant", CHAT), NOW)
    assert hall.places.channel("here", message).chat
