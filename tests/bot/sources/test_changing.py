"""Channels of Teams over the real adapter and the fake Graph: what is read, by whom, and how it is followed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.directory import Directory
from bot.platforms.teams.book import Book
from bot.testing.teams import Chat, Delivery, FakeTeams
from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from indexing.ingest import IngestReport, sync
from tests.bot.sources.worlds import met, teams_source

NOW = datetime.now(UTC)


class Reader:
    """Syncs one channel and keeps its cursor; `later` moves its clock. The fake gives two messages at a time."""

    def __init__(self, index: Index, teams: FakeTeams, engine: Engine) -> None:
        self.index = index
        self.teams = teams
        self.engine = engine
        self.cursor = ""
        self.kept = 0
        for name in ("ana", "bo"):
            teams.add_person(name)
        self.channel = self.made("general")

    def made(
        self, name: str, *, membership: str = "standard", people: tuple[str, ...] = ("ana", "bo")
    ) -> Chat:
        channel = self.teams.add_channel(name, *people, listening=True, membership=membership)
        met(self.teams, self.engine, channel)
        return channel

    def says(self, name: str, text: str, *, thread: str = "", channel: Chat | None = None) -> Delivery:
        return self.teams.says(name, channel or self.channel, text, thread=thread)

    def sync(
        self,
        *,
        later: timedelta = timedelta(),
        private_by: str = "",
        channel: Chat | None = None,
        dies_after: int | None = None,
    ) -> IngestReport:
        def keep(cursor: str) -> None:
            if self.kept == dies_after:
                raise KeyboardInterrupt
            self.kept += 1
            self.cursor = cursor

        source = teams_source(
            self.teams, self.engine, channel or self.channel, private_by=private_by, now=NOW + later
        )
        return sync(
            self.index, source, self.cursor, readers=EVERYONE, data_class=DataClass.INTERNAL, on_cursor=keep
        )

    def text(self) -> str:
        return "\n".join(one.markdown for one in self.index.library.drafts(self.index.library.document_ids()))

    def asked(self, ending: str) -> int:
        return sum(one.endswith(ending) for one in self.teams.graph.asked)


@pytest.fixture
def teams() -> Iterator[FakeTeams]:
    with FakeTeams() as teams:
        yield teams


@pytest.fixture
def reader(index: Index, teams: FakeTeams, local: Engine) -> Reader:
    return Reader(index, teams, local)


def test_a_reply_chain_is_one_document_for_the_channel_with_its_link(reader: Reader) -> None:
    root = reader.says("ana", "Where is the pump manual & who has it?")
    for number in range(5):
        reader.says("bo", f"It is in cabinet {number}.", thread=root.id)
    reader.sync()
    [document] = reader.index.list()
    assert (
        f"/l/message/{reader.channel.id.replace(':', '%3A').replace('@', '%40')}/{root.id}?"
        in document.location
    )
    assert f"groupId={reader.channel.group}" in document.location
    assert (document.author, document.kind) == ("ana", "chat")
    assert document.readers == {f"channel:{reader.channel.id}"}
    # more of them than one answer of the fake holds
    assert all(f"cabinet {number}" in reader.text() for number in range(5))


def test_a_reply_an_edit_and_a_deletion_are_found_by_the_next_sync(reader: Reader) -> None:
    first = reader.says("ana", "The door code is 1234.")
    second = reader.says("ana", "The gate is open until six.")
    reader.sync()
    reader.teams.edits("ana", reader.channel, first, "The door code is 9876.")
    reply = reader.says("bo", "Until seven on Fridays.", thread=second.id)
    reader.sync()
    assert ("1234" in reader.text(), "9876" in reader.text()) == (False, True)
    assert "Until seven" in reader.text()
    reader.teams.deletes("bo", reader.channel, reply)
    reader.sync()
    assert "Until seven" not in reader.text()
    reader.teams.deletes("ana", reader.channel, first)
    assert reader.sync().removed == 1
    assert "9876" not in reader.text()


def test_replies_below_a_deleted_message_stay(reader: Reader) -> None:
    root = reader.says("ana", "Where is the pump manual?")
    reader.says("bo", "In the blue cabinet.", thread=root.id)
    reader.sync()
    reader.teams.deletes("ana", reader.channel, root)
    reader.sync()
    assert "blue cabinet" in reader.text()
    assert "pump manual" not in reader.text()


def test_a_quiet_channel_costs_two_calls(reader: Reader) -> None:
    reader.says("ana", "The door code is 1234.")
    reader.sync()
    before = len(reader.teams.graph.asked)
    report = reader.sync()
    assert len(reader.teams.graph.asked) - before == 2
    assert (report.changed, report.passages) == (0, 0)


def test_a_list_of_changes_that_ran_out_is_made_up_for_by_reading_everything(reader: Reader) -> None:
    first = reader.says("ana", "The door code is 1234.")
    reader.says("bo", "The gate is open until six.")
    reader.sync()
    reader.teams.deletes("ana", reader.channel, first)
    reader.says("ana", "The lift is broken.")
    reader.teams.graph.forgets()
    report = reader.sync()
    assert (report.failed, report.added, report.removed) == ([], 1, 1)
    assert "1234" not in reader.text()
    before = reader.asked("/messages")
    reader.sync()
    assert reader.asked("/messages") == before


def test_what_vanished_without_a_trace_leaves_with_the_weekly_pass(reader: Reader) -> None:
    first = reader.says("ana", "The door code is 1234.")
    reader.says("bo", "The gate is open until six.")
    reader.sync()
    reader.teams.world.said.remove(first.activity)
    reader.sync()
    assert "1234" in reader.text()
    assert reader.sync(later=timedelta(days=8)).removed == 1
    assert "1234" not in reader.text()


def test_waits_as_long_as_graph_says_and_goes_on(reader: Reader) -> None:
    reader.says("ana", "The door code is 1234.")
    reader.teams.graph.fail_next(429, "TooManyRequests", times=3, retry_after=30)
    assert not reader.sync().failed
    assert "1234" in reader.text()


def test_a_long_wait_is_left_to_the_next_sync(reader: Reader) -> None:
    reader.says("ana", "The door code is 1234.")
    reader.teams.graph.fail_next(429, "TooManyRequests", retry_after=600)
    assert reader.sync().failed
    assert not reader.sync().failed
    assert "1234" in reader.text()


def test_resumes_in_the_middle_of_history_after_a_kill(reader: Reader) -> None:
    for number in range(10):
        reader.says("ana", f"Line {number} of the log.")
    with pytest.raises(KeyboardInterrupt):
        reader.sync(dies_after=3)
    before = reader.asked("/messages")
    reader.sync()
    assert reader.asked("/messages") - before == 2
    assert len(reader.index.list()) == 10
    assert reader.sync().removed == 0


def test_a_kill_while_the_links_run_out_begins_anew_and_loses_nothing(reader: Reader) -> None:
    for number in range(10):
        reader.says("ana", f"Line {number} of the log.")
    with pytest.raises(KeyboardInterrupt):
        reader.sync(dies_after=3)
    reader.teams.graph.forgets()
    assert not reader.sync().failed
    assert len(reader.index.list()) == 10


@pytest.mark.parametrize("membership", ["private", "shared"])
def test_a_channel_with_members_of_its_own_is_read_only_when_one_agreed(
    reader: Reader, membership: str
) -> None:
    board = reader.made("board", membership=membership, people=("ana",))
    reader.says("ana", "We buy the competitor.", channel=board)
    [(_, sentence)] = reader.sync(channel=board).failed
    assert "is private" in sentence
    assert reader.text() == ""
    assert not reader.sync(channel=board, private_by="ana").failed
    assert [one.readers for one in reader.index.list()] == [{f"channel:{board.id}"}]


def test_a_private_channel_is_for_its_own_members_and_not_for_the_whole_team(reader: Reader) -> None:
    board = reader.teams.add_channel(
        "board", "ana", team=reader.channel.team, listening=True, membership="private"
    )
    met(reader.teams, reader.engine, board)
    reader.sync()
    reader.sync(channel=board, private_by="ana")
    people = {one.name: one.channels for one in Directory(reader.engine).everyone()}
    assert people == {"ana": {reader.channel.id, board.id}, "bo": {reader.channel.id}}


@pytest.mark.parametrize(("membership", "kept"), [("private", "private"), ("shared", "unknown")])
def test_who_is_in_a_channel_is_kept_in_a_word_that_every_database_holds(
    reader: Reader, membership: str, kept: str
) -> None:
    """Microsoft Graph calls shared channels unknownFutureValue, which is longer than the column."""
    board = reader.made("board", membership=membership)
    reader.sync(channel=board, private_by="ana")
    known = Book(reader.engine, lambda: NOW).find(board.id)
    assert known
    assert known.membership == kept


@pytest.mark.parametrize("membership", ["standard", "shared"])
def test_a_channel_that_people_of_another_company_share_is_never_read(
    reader: Reader, membership: str
) -> None:
    reader.teams.add_person("eve", outsider=True)
    open_to = reader.made("partners", membership=membership, people=("ana", "eve"))
    reader.says("ana", "For our partners.", channel=open_to)
    [(_, sentence)] = reader.sync(channel=open_to, private_by="ana").failed
    assert "shared with outsiders" in sentence
    assert reader.text() == ""


def test_chats_are_never_read(reader: Reader) -> None:
    chat = reader.teams.add_chat("ana", "bo")
    chat.listening = True
    met(reader.teams, reader.engine, chat)
    assert "never indexed" in reader.sync(channel=chat).failed[0][1]


@pytest.mark.parametrize(
    ("right", "membership"),
    [
        ("ChannelSettings.Read.Group", "standard"),
        ("ChannelMember.Read.All", "private"),
        ("ChannelMember.Read.All", "shared"),
    ],
)
def test_a_right_that_is_missing_is_named(reader: Reader, right: str, membership: str) -> None:
    channel = reader.made("board", membership=membership)
    reader.teams.graph.lacks.add(right)
    [(_, sentence)] = reader.sync(channel=channel, private_by="ana").failed
    assert right in sentence


def test_without_consent_to_its_messages_that_right_is_named(reader: Reader) -> None:
    reader.says("ana", "The door code is 1234.")
    reader.sync()
    reader.teams.graph.lacks.add("ChannelMessage.Read.Group")
    [(_, sentence)] = reader.sync().failed
    assert "ChannelMessage.Read.Group" in sentence
    assert "1234" in reader.text()
