"""Channels of Teams added, announced and followed by events, over the program's own parts and the fake Teams."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.directory import Directory
from bot.errors import PlatformRefusedError, PlatformUnreachableError
from bot.platforms.teams import readers_of
from bot.platforms.teams.checkup import readers
from bot.rosters import Rosters
from bot.settings import Settings
from bot.sources.adding import Wish, add
from bot.sources.book import Added, Book
from bot.sources.build import Builder
from bot.sources.chats import Chats
from bot.sources.checkup import troubles
from bot.sources.places import TeamsPlace
from bot.sources.sources import Sources
from bot.testing.teams import Chat, Delivery, FakeTeams
from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from skills.errors import UserError
from tests.bot.platforms.teams.house import graph_settings_of, settings_of
from tests.bot.sources.worlds import changes_of, met


class Office:
    """A channel of Ana and Bo, and the sources of a program that may ask Microsoft Graph."""

    def __init__(self, teams: FakeTeams, engine: Engine, index: Index, home: Path) -> None:
        self.teams, self.engine = teams, engine
        self.directory = Directory(engine)
        self.settings = Settings.model_construct(home=home)
        for name in ("ana", "bo"):
            teams.add_person(name)
        self.channel = self.made("general", "ana", "bo")
        # whoever is in the channel is known from its roster
        self.sources = self._sources(index)
        asyncio.run(changes_of(teams, engine).about(self.channel.id))

    def _sources(self, index: Index) -> Sources:
        chats = Chats(teams=changes_of(self.teams, self.engine))
        builder = Builder(self.settings, self.directory, chats, self.now)
        return Sources(Book(self.engine), index, builder, self.now)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def made(self, name: str, *people: str, membership: str = "standard") -> Chat:
        channel = self.teams.add_channel(name, *people, listening=True, membership=membership)
        met(self.teams, self.engine, channel)
        return channel

    def add(self, place: str, person: str | None = None) -> Added:
        asker = self.directory.find(f"{person}@example.org") if person else None
        wish = Wish("teams", (place,), None, EVERYONE, DataClass.INTERNAL, person=asker.id if asker else None)
        return add(self.sources, wish)

    def follow(self, delivery: Delivery) -> None:
        asyncio.run(self.sources.follow("teams", {"activity": delivery.activity}))

    def text(self) -> str:
        library = self.sources.index.library
        return "\n".join(one.markdown for one in library.drafts(library.document_ids()))


@pytest.fixture
def office(index: Index, local: Engine, tmp_path: Path) -> Iterator[Office]:
    with FakeTeams() as teams:
        yield Office(teams, local, index, tmp_path)


def link(office: Office) -> str:
    channel = office.channel.id.replace(":", "%3A").replace("@", "%40")
    return f"https://teams.microsoft.com/l/channel/{channel}/General?groupId={office.channel.group}"


@pytest.mark.parametrize("by_link", [True, False])
def test_a_channel_is_added_by_id_or_link_and_told_once(office: Office, *, by_link: bool) -> None:
    for _ in range(2):
        added = office.add(link(office) if by_link else office.channel.id, "ana")
    assert added.place == TeamsPlace(channel=office.channel.id, title="general")
    [notice] = office.teams.posts(office.channel)
    assert "ana asked for this" in notice.all_text
    assert notice.thread == ""
    office.teams.says("ana", office.channel, "The door code is 1234.")
    assert not office.sources.sync(added).failed
    assert "1234" in office.text()
    assert "index what is written" not in office.text()


def test_a_private_channel_is_added_by_a_member_only(office: Office) -> None:
    board = office.teams.add_channel(
        "board", "ana", team=office.channel.team, listening=True, membership="private"
    )
    met(office.teams, office.engine, board)
    for person in (None, "bo"):
        with pytest.raises(UserError, match="only one of its members"):
            office.add(board.id, person)
    assert office.teams.posts(board) == []
    place = office.add(board.id, "ana").place
    assert isinstance(place, TeamsPlace)
    assert place.private_by


@pytest.mark.parametrize("membership", ["standard", "shared"])
def test_a_channel_with_people_of_another_company_is_refused(office: Office, membership: str) -> None:
    office.teams.add_person("eve", outsider=True)
    partners = office.made("partners", "ana", "eve", membership=membership)
    with pytest.raises(UserError, match="shared with outsiders"):
        office.add(partners.id, "ana")
    assert office.teams.posts(partners) == []


def test_a_group_chat_and_what_is_no_channel_are_refused_in_a_sentence(office: Office) -> None:
    chat = office.teams.add_chat("ana", "bo")
    for place, said in (
        (chat.id, "is no channel of Teams"),
        ("general", "is no channel of Teams"),
        ("19:nobody@thread.tacv2", "I see no channel"),
    ):
        with pytest.raises(UserError, match=said):
            office.add(place, "ana")


@pytest.mark.parametrize("right", ["ChannelSettings.Read.Group", "ChannelMessage.Read.Group"])
def test_a_right_that_is_missing_is_named_before_anything_is_written_down(office: Office, right: str) -> None:
    office.teams.graph.lacks.add(right)
    with pytest.raises(UserError, match=right) as error:
        office.add(office.channel.id, "ana")
    assert "teams-package --listening" in error.value.hint
    assert office.sources.book.all() == []
    assert office.teams.posts(office.channel) == []


def test_the_right_to_know_who_is_in_a_private_channel_is_given_by_admins_and_no_team(office: Office) -> None:
    board = office.made("board", "ana", membership="private")
    office.teams.graph.lacks.add("ChannelMember.Read.All")
    with pytest.raises(UserError, match=r"ChannelMember\.Read\.All is missing") as error:
        office.add(board.id, "ana")
    assert "Microsoft Entra" in error.value.hint
    assert office.teams.posts(board) == []


@pytest.mark.parametrize("arrived", [True, False])
def test_a_notice_whose_receipt_was_lost_is_posted_once(office: Office, *, arrived: bool) -> None:
    if arrived:
        office.teams.cut_next("send")
    else:
        office.teams.fail_next("send", 503, "ServiceUnavailable")
    with pytest.raises(PlatformUnreachableError):
        office.add(office.channel.id, "ana")
    office.teams.says("ana", office.channel, "Shall we?")
    for _ in range(2):
        office.add(office.channel.id, "ana")
    [notice] = office.teams.posts(office.channel)
    assert "ana asked for this" in notice.all_text


def test_the_doctor_says_once_which_channels_nobody_tells_the_members_of(office: Office) -> None:
    board = office.made("board", "ana", membership="private")
    office.made("partners", "ana", membership="shared")
    told = readers_of(
        settings_of(office.teams),
        graph_settings_of(office.teams),
        office.engine,
        office.directory,
        office.now,
    )
    history = office.sources.builder.chats.teams
    assert history
    asyncio.run(history.about(board.id))
    [line] = asyncio.run(readers(told))
    assert line.sound
    office.teams.graph.lacks.add("ChannelMember.Read.All")
    [line] = asyncio.run(readers(told))
    assert line.sound is False
    assert "board" in line.says
    assert "ChannelMember.Read.All is missing" in line.says
    assert "Microsoft Entra" in line.mend


def test_what_is_written_edited_and_deleted_is_followed_by_event(office: Office) -> None:
    office.add(office.channel.id, "ana")
    sent = office.teams.says("ana", office.channel, "The door code is 1234.")
    office.follow(sent)
    assert "1234" in office.text()
    office.follow(office.teams.edits("ana", office.channel, sent, "The door code is 9876."))
    assert ("1234" in office.text(), "9876" in office.text()) == (False, True)
    reply = office.teams.says("bo", office.channel, "It changes on Mondays.", thread=sent.id)
    office.follow(reply)
    assert "Mondays" in office.text()
    office.follow(office.teams.deletes("bo", office.channel, reply))
    assert "Mondays" not in office.text()
    office.follow(office.teams.deletes("ana", office.channel, sent))
    assert office.sources.index.list() == ()


def test_following_and_the_next_sync_agree(office: Office) -> None:
    added = office.add(office.channel.id, "ana")
    office.follow(office.teams.says("ana", office.channel, "The door code is 1234."))
    report = office.sources.sync(added)
    assert (report.added, report.removed, report.passages) == (0, 0, 0)


def test_events_of_channels_that_nobody_added_and_of_chats_change_nothing(office: Office) -> None:
    before = len(office.teams.graph.asked)
    office.follow(office.teams.says("ana", office.channel, "The door code is 1234."))
    office.follow(office.teams.says("ana", office.teams.add_chat("ana", "bo"), "Between us."))
    assert office.sources.index.list() == ()
    assert len(office.teams.graph.asked) == before


def test_a_channel_that_outsiders_joined_is_followed_no_more(office: Office) -> None:
    office.add(office.channel.id, "ana")
    office.teams.add_person("eve", outsider=True)
    office.channel.members.append("eve")
    # as the event of their coming does
    Rosters(office.engine, "teams").forget([office.channel.id])
    sent = office.teams.says("ana", office.channel, "The door code is 1234.")
    with pytest.raises(PlatformRefusedError, match="shared with outsiders"):
        office.follow(sent)
    assert office.sources.index.list() == ()


def test_a_channel_is_taken_out_with_its_documents(office: Office) -> None:
    added = office.add(office.channel.id, "ana")
    office.teams.says("ana", office.channel, "The door code is 1234.")
    office.sources.sync(added)
    assert office.sources.remove(added.name) == 1
    assert office.sources.index.list() == ()


def test_without_microsoft_graph_the_settings_are_named(office: Office) -> None:
    builder = Builder(office.settings, office.directory, Chats(), office.now)
    bare = Sources(office.sources.book, office.sources.index, builder, office.now)
    wish = Wish("teams", (office.channel.id,), None, EVERYONE, DataClass.INTERNAL)
    with pytest.raises(UserError, match="Microsoft Graph"):
        add(bare, wish)


def test_the_doctor_names_the_right_that_a_team_took_back(office: Office) -> None:
    added = office.add(office.channel.id, "ana")
    assert list(troubles(office.sources)) == []
    office.teams.graph.lacks.add("ChannelMessage.Read.Group")
    [found] = troubles(office.sources)
    assert found.name == added.name
    assert "ChannelMessage.Read.Group is missing" in found.says
