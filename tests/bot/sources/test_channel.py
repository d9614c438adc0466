"""Slack channels over the real adapter and the fake Slack: what is read, by whom, and how it is followed."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.testing.slack import FakeSlack
from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from indexing.ingest import IngestReport, sync
from tests.bot.sources.worlds import NOW, channel_source


class Reader:
    """Syncs one channel and keeps its cursor; `later` moves its clock."""

    def __init__(self, index: Index, slack: FakeSlack, engine: Engine) -> None:
        self.index = index
        self.slack = slack
        self.engine = engine
        self.cursor = ""
        self.kept = 0
        slack.add_user("UANA", "ana", "ana@example.org")
        slack.add_user("UBO", "bo", "bo@example.org")
        slack.add_channel("CGEN", "general", members=["UANA", "UBO", slack.bot_user_id])

    def sync(
        self,
        *,
        later: timedelta = timedelta(),
        private_by: str = "",
        channel: str = "CGEN",
        dies_after: int | None = None,
    ) -> IngestReport:
        def keep(cursor: str) -> None:
            if self.kept == dies_after:
                raise KeyboardInterrupt
            self.kept += 1
            self.cursor = cursor

        source = channel_source(
            self.slack,
            self.engine,
            channel,
            private_by=private_by,
            now=NOW + later,
            page_size=4,
        )
        return sync(
            self.index, source, self.cursor, readers=EVERYONE, data_class=DataClass.INTERNAL, on_cursor=keep
        )

    def text(self) -> str:
        return "\n".join(one.markdown for one in self.index.library.drafts(self.index.library.document_ids()))

    def calls(self, method: str) -> int:
        return sum(call.method == method for call in self.slack.calls)


@pytest.fixture
def reader(index: Index, slack: FakeSlack, local: Engine) -> Reader:
    return Reader(index, slack, local)


def test_a_thread_is_one_document_for_the_channel_with_its_permalink(reader: Reader) -> None:
    root = reader.slack.says("UANA", "CGEN", "Where is the pump manual & who has it?")
    reader.slack.says("UBO", "CGEN", "<@UANA> it is in the blue cabinet.", thread=root.ts)
    reader.sync()
    [document] = reader.index.list()
    assert document.location.endswith(f"/archives/CGEN/p{root.ts.replace('.', '')}")
    assert document.title == "Where is the pump manual & who has it?"
    assert (document.author, document.kind) == ("Ana", "chat")
    assert document.readers == {"channel:CGEN"}
    assert "Bo: @Ana it is in the blue cabinet." in reader.text()


def test_bots_and_our_own_answers_are_left_out(reader: Reader) -> None:
    reader.slack.bot_says("CGEN", "Deployment finished.")
    root = reader.slack.says("UANA", "CGEN", "Is the deployment done?")
    reader.slack.bot_says("CGEN", "Nobody asked the robot.", thread=root.ts)
    reader.sync()
    assert len(reader.index.list()) == 1
    assert "robot" not in reader.text()


def test_a_reply_an_edit_and_a_deletion_are_found_by_the_next_sync(reader: Reader) -> None:
    first = reader.slack.says("UANA", "CGEN", "The door code is 1234.")
    second = reader.slack.says("UANA", "CGEN", "The gate is open until six.")
    reader.sync()
    reader.slack.edits("UANA", first, "The door code is 9876.")
    reader.slack.says("UBO", "CGEN", "Until seven on Fridays.", thread=second.ts)
    reader.sync()
    assert "1234" not in reader.text()
    assert "9876" in reader.text()
    assert "Until seven" in reader.text()
    reader.slack.deletes(first)
    assert reader.sync().removed == 1
    assert "9876" not in reader.text()


def test_an_edit_deep_in_a_thread_is_found_by_the_weekly_pass(reader: Reader) -> None:
    root = reader.slack.says("UANA", "CGEN", "Who fixes the printer?")
    reply = reader.slack.says("UBO", "CGEN", "Cy does.", thread=root.ts)
    reader.sync()
    reader.slack.edits("UBO", reply, "Di does.")
    reader.sync(later=timedelta(days=8))
    assert "Di does." in reader.text()


def test_a_quiet_channel_costs_two_calls_and_reads_no_thread(reader: Reader) -> None:
    root = reader.slack.says("UANA", "CGEN", "Who fixes the printer?")
    reader.slack.says("UBO", "CGEN", "Cy does.", thread=root.ts)
    reader.sync()
    before = reader.calls("conversations.replies")
    report = reader.sync()
    assert reader.calls("conversations.replies") == before
    assert (report.changed, report.passages) == (0, 0)


def test_waits_as_long_as_slack_says_and_goes_on(reader: Reader) -> None:
    reader.slack.says("UANA", "CGEN", "The door code is 1234.")
    reader.slack.too_many("conversations.history", 1)
    assert not reader.sync().failed
    assert "1234" in reader.text()


def test_a_long_wait_is_left_to_the_next_sync(reader: Reader) -> None:
    reader.slack.says("UANA", "CGEN", "The door code is 1234.")
    reader.slack.too_many("conversations.history", 600)
    [(_, sentence)] = reader.sync().failed
    assert sentence
    reader.slack.advance(601)
    assert not reader.sync().failed
    assert "1234" in reader.text()


def test_resumes_in_the_middle_of_history_after_a_kill(reader: Reader) -> None:
    for number in range(10):
        reader.slack.says("UANA", "CGEN", f"Line {number} of the log.")
    with pytest.raises(KeyboardInterrupt):
        reader.sync(dies_after=1)
    before = reader.calls("conversations.history")
    reader.sync()
    assert reader.calls("conversations.history") - before == 2
    assert len(reader.index.list()) == 10
    assert reader.sync().removed == 0


def test_a_private_channel_is_read_only_when_a_member_agreed(reader: Reader) -> None:
    reader.slack.add_channel("GSEC", "secret", members=["UANA", reader.slack.bot_user_id], private=True)
    reader.slack.says("UANA", "GSEC", "We buy the competitor.")
    [(_, sentence)] = reader.sync(channel="GSEC").failed
    assert "is private" in sentence
    assert reader.text() == ""
    assert not reader.sync(channel="GSEC", private_by="ana").failed
    assert [one.readers for one in reader.index.list()] == [{"channel:GSEC"}]


def test_direct_messages_and_channels_with_outsiders_are_never_read(reader: Reader) -> None:
    direct = reader.slack.dm("UANA")
    reader.slack.says("UANA", direct, "Between us.")
    reader.slack.add_channel("CEXT", "partners", members=["UANA", reader.slack.bot_user_id], external=True)
    reader.slack.says("UANA", "CEXT", "For our partners.")
    assert "never indexed" in reader.sync(channel=direct).failed[0][1]
    assert "shared with outsiders" in reader.sync(channel="CEXT").failed[0][1]
    assert reader.text() == ""


def test_a_channel_that_we_left_keeps_its_documents_and_says_what_to_do(reader: Reader) -> None:
    reader.slack.says("UANA", "CGEN", "The door code is 1234.")
    reader.sync()
    reader.slack.leave(reader.slack.bot_user_id, "CGEN")
    [(_, sentence)] = reader.sync().failed
    assert "/invite" in sentence
    assert "1234" in reader.text()
