"""Channels read back page by page: nothing that was written in the window is left out, however it was touched later."""

import asyncio
import random
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.directory import Directory
from bot.errors import PlatformRefusedError
from bot.platforms.teams import talk
from bot.platforms.teams.book import Known
from bot.platforms.teams.history import TeamsTalk
from bot.testing.databases import open_prepared
from bot.testing.teams import Chat, FakeTeams
from skills.errors import UserError
from tests.bot.platforms.teams.house import graph_settings_of, settings_of

NOW = datetime.now(UTC)
WINDOW = NOW - timedelta(hours=50)


def read(teams: FakeTeams, chat: Chat, home: Path, *, most: int) -> list[list[str]]:
    """The ids of each page since the window began."""
    history = replace(opened_talk(teams, home, chat), most_heads=most)
    before, pages, more = "", list[list[str]](), True
    while more:
        page = asyncio.run(history.page(chat.id, after=f"{WINDOW.timestamp():.6f}", before=before))
        pages.append([one.id for one in page.heads])
        before, more = page.lowest, page.more
    history.people.book.engine.dispose()
    return pages


def opened_talk(teams: FakeTeams, home: Path, *chats: Chat) -> TeamsTalk:
    engine = open_prepared(home / "talk.db")
    opened = talk(settings_of(teams), graph_settings_of(teams), engine, Directory(engine), lambda: NOW)
    assert isinstance(opened, TeamsTalk)
    for chat in chats:
        tell(opened, teams, chat)
    return opened


def tell(history: TeamsTalk, teams: FakeTeams, chat: Chat) -> None:
    """Somebody wrote to us there."""
    history.people.book.note(
        Known(chat.id, chat.kind, teams.service, teams.issuer.tenant, team=chat.team, name=chat.name)
    )


def test_a_private_channel_is_told_to_its_own_members_and_not_to_the_whole_team(tmp_path: Path) -> None:
    with FakeTeams() as teams:
        ana, bo = teams.add_person("ana"), teams.add_person("bo")
        whole = teams.add_channel("general", "ana", "bo", listening=True)
        board = teams.add_channel("board", "ana", team=whole.team, listening=True, membership="private")
        history = opened_talk(teams, tmp_path, whole, board)
        asyncio.run(history.about(board.id))
        assert asyncio.run(history.has_member(board.id, ana.aad))
        assert not asyncio.run(history.has_member(board.id, bo.aad))
        history.people.book.engine.dispose()


@pytest.mark.parametrize("membership", ["private", "shared"])
def test_where_graph_does_not_say_who_is_in_a_channel_nobody_counts_as_in_it(
    tmp_path: Path, membership: str
) -> None:
    with FakeTeams() as teams:
        ana, bo = teams.add_person("ana"), teams.add_person("bo")
        whole = teams.add_channel("general", "ana", "bo", listening=True)
        board = teams.add_channel("board", "ana", team=whole.team, listening=True, membership=membership)
        history = opened_talk(teams, tmp_path, whole, board)
        teams.graph.lacks.add("ChannelMember.Read.All")
        for lacks, hint in (("", "Microsoft Entra"), ("ChannelSettings.Read.Group", "owner of the team")):
            # the second time it is not even said that the channel is a private or shared one
            teams.graph.lacks.add(lacks)
            history.people.book.drop(board.id)
            tell(history, teams, board)
            with suppress(PlatformRefusedError):
                asyncio.run(history.about(board.id))
            for person in (ana, bo):
                with pytest.raises(UserError, match=r"cannot find out who|does not let me read") as error:
                    asyncio.run(history.has_member(board.id, person.aad))
                assert hint in error.value.hint
                with pytest.raises(UserError, match=r"cannot find out who|does not let me read"):
                    asyncio.run(history.named("board", person.aad))
        history.people.book.engine.dispose()


def test_whoever_is_found_on_the_first_page_has_no_other_page_read(tmp_path: Path) -> None:
    with FakeTeams() as teams:
        names = [teams.add_person(f"p{number}").name for number in range(9)]
        board = teams.add_channel("board", *names, listening=True, membership="private")
        history = opened_talk(teams, tmp_path, board)
        found = history.people.book.find(board.id)
        assert found
        known = asyncio.run(history.people.told(found))
        for name, pages in (("p0", 1), ("p4", 3), ("p8", 5)):
            before = asked_for_members(teams)
            assert asyncio.run(history.people.has_member(known, teams.world.people[name].aad))
            assert asked_for_members(teams) - before == pages
        history.people.book.engine.dispose()


def asked_for_members(teams: FakeTeams) -> int:
    return sum(one.endswith("/allMembers") for one in teams.graph.asked)


@pytest.mark.parametrize("seed", range(4))
def test_pages_of_a_channel_hold_every_message_of_the_window_once_newest_first(
    tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311  # no secret
    with FakeTeams() as teams:
        teams.add_person("ana")
        channel = teams.add_channel("general", "ana", listening=True)
        for hours in dice.sample(range(1, 100), 30):
            at = NOW - timedelta(hours=hours)
            edited_at = NOW - timedelta(hours=dice.random() * hours) if dice.random() < 0.5 else None
            teams.said("ana", channel, f"{hours} hours ago", at=at, edited_at=edited_at)
        pages = read(teams, channel, tmp_path, most=5)
        said = sorted((str(one["id"]) for one in teams.world.said), reverse=True)
    assert [one for page in pages for one in page] == [
        one for one in said if int(one) > WINDOW.timestamp() * 1000
    ]
    assert all(len(page) <= 5 for page in pages)


def test_a_page_reads_no_further_than_it_must(tmp_path: Path) -> None:
    with FakeTeams() as teams:
        teams.add_person("ana")
        channel = teams.add_channel("general", "ana", listening=True)
        for minutes in range(1, 41):
            teams.said("ana", channel, f"{minutes} minutes ago", at=NOW - timedelta(minutes=minutes))
        pages = read(teams, channel, tmp_path, most=20)
        asked = sum(one.endswith("/messages") for one in teams.graph.asked)
    assert [len(page) for page in pages] == [20, 20]
    # the first page ends at its half, the second reads to the end; two messages come at a time
    assert asked <= 11 + 20


def test_pages_of_a_group_chat_hold_every_message_too(tmp_path: Path) -> None:
    with FakeTeams() as teams:
        teams.add_person("ana")
        chat = teams.add_chat("ana")
        chat.listening = True
        for hours in range(1, 13):
            teams.said("ana", chat, f"{hours} hours ago", at=NOW - timedelta(hours=hours), edited_at=NOW)
        pages = read(teams, chat, tmp_path, most=5)
    assert [len(page) for page in pages] == [5, 5, 2]
    assert sorted({one for page in pages for one in page}) == sorted(one for page in pages for one in page)
