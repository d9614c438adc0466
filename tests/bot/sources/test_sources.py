"""Adding, following by events and taking out, over the program's own parts and the fake Slack."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.directory import Directory, Person
from bot.platforms.slack.settings import SlackSettings
from bot.settings import Settings
from bot.sources.adding import Wish, add
from bot.sources.book import Book
from bot.sources.build import Builder
from bot.sources.chats import Chats
from bot.sources.places import FilesPlace, SlackPlace
from bot.sources.settings import SourceSettings
from bot.sources.sources import Sources
from bot.testing.slack import FakeSlack
from indexing.documents import EVERYONE, DataClass, DocumentDraft
from indexing.errors import SourceUnavailableError
from indexing.index import Index
from skills.errors import UserError
from tests.bot.sources.worlds import NOW, history_of


@pytest.fixture
def directory(local: Engine) -> Directory:
    directory = Directory(local)
    people = [
        Person("ana", "Ana Souza", "ana@example.org", platform_ids=(("slack", "UANA"),)),
        Person("bo", "Bo Lind", "bo@example.org", platform_ids=(("slack", "UBO"),)),
    ]
    directory.write(people, now=NOW)
    return directory


@pytest.fixture
def sources(index: Index, local: Engine, directory: Directory, tmp_path: Path) -> Sources:
    """Without Slack."""
    builder = Builder(Settings.model_construct(home=tmp_path), directory, Chats(), lambda: NOW)
    return Sources(Book(local), index, builder, lambda: NOW)


@pytest.fixture
def chatty(index: Index, local: Engine, directory: Directory, slack: FakeSlack, tmp_path: Path) -> Sources:
    """With Slack: a public channel of Ana and Bo, and a private one of Ana."""
    slack.add_user("UANA", "ana", "ana@example.org")
    slack.add_user("UBO", "bo", "bo@example.org")
    slack.add_channel("CGEN", "general", members=["UANA", "UBO", slack.bot_user_id])
    slack.add_channel("GSEC", "secret", members=["UANA", slack.bot_user_id], private=True)
    history = history_of(slack, local)
    settings = Settings.model_construct(
        home=tmp_path, slack=SlackSettings(bot_token=SecretStr("x"), signing_secret=SecretStr("x"))
    )
    builder = Builder(settings, directory, Chats(slack=history), lambda: NOW)
    return Sources(Book(local), index, builder, lambda: NOW)


def wish(kind: str, *places: str, **more: Any) -> Wish:  # Any: each field has its own type
    given: dict[str, Any] = {"name": None, "readers": EVERYONE, "data_class": DataClass.INTERNAL, **more}
    return Wish(kind=kind, places=places, **given)


def text(sources: Sources) -> str:
    library = sources.index.library
    return "\n".join(one.markdown for one in library.drafts(library.document_ids()))


def test_a_folder_is_added_kept_up_to_date_and_taken_out_with_its_documents(
    sources: Sources, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A\n\nThe door code is 1234.")
    sources.index.add([DocumentDraft("launch.vtt", "Launch", "We move the launch.", kind="meeting")])
    added = add(sources, wish("files", str(tmp_path / "docs")))
    sources.sync_all()
    (tmp_path / "docs" / "a.md").write_text("# A\n\nThe door code is 9876.")
    sources.sync_all()
    assert "9876" in text(sources)
    [kept] = sources.book.all()
    assert (kept.name, kept.trouble, kept.synced_at) == ("docs", "", NOW)
    assert sources.remove(added.name) == 1
    assert [one.kind for one in sources.index.list()] == ["meeting"]
    assert sources.book.all() == []


def test_trouble_with_one_source_is_kept_for_the_list_and_stops_no_other(
    sources: Sources, tmp_path: Path
) -> None:
    gone, good = tmp_path / "a-gone", tmp_path / "b-good"
    for folder in (gone, good):
        folder.mkdir()
        add(sources, wish("files", str(folder)))
    (good / "a.md").write_text("# A\n\nThe door code is 1234.")
    gone.rmdir()
    sources.sync_all()
    assert [bool(one.trouble) for one in sources.book.all()] == [True, False]
    assert "1234" in text(sources)


def test_a_name_belongs_to_one_place(sources: Sources, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    add(sources, wish("files", str(tmp_path / "one"), name="docs"))
    with pytest.raises(UserError, match="source 'docs' already"):
        add(sources, wish("files", str(tmp_path / "two"), name="docs"))
    add(sources, wish("files", str(tmp_path / "one"), name="docs", readers=frozenset({"group:hr"})))
    assert [one.readers for one in sources.book.all()] == [{"group:hr"}]


def test_a_sync_that_a_removal_overtook_leaves_nothing(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A\n\nThe door code is 1234.")
    added = add(sources, wish("files", str(tmp_path / "docs")))
    sources.remove(added.name)
    sources.sync(added)
    assert sources.index.list() == ()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (wish("ftp", "x"), "no kind of source"),
        (wish("files"), "one only"),
        (wish("files", "/no/such/place"), "is not there"),
        (wish("web", "ftp://x"), "no web address"),
        (wish("web"), "no web address"),
        (wish("slack", "general"), "no Slack channel"),
        (wish("slack", "C123"), "Slack is not set up"),
        (wish("export", "a", "b"), "one only"),
        (wish("web", "https://x.example", name="two words"), "is no name"),
    ],
)
def test_a_mistake_is_told_before_anything_is_written_down(sources: Sources, bad: Wish, said: str) -> None:
    with pytest.raises(UserError, match=said):
        add(sources, bad)
    assert sources.book.all() == []


def test_drive_without_credentials_names_the_setting(sources: Sources) -> None:
    with pytest.raises(SourceUnavailableError, match="CONFIDANT_DRIVE__CREDENTIALS"):
        add(sources, wish("drive"))


@pytest.mark.parametrize("named", ["CGEN", "https://fake.slack.com/archives/CGEN", "<#CGEN|general>"])
def test_a_channel_is_added_by_id_or_link(chatty: Sources, slack: FakeSlack, named: str) -> None:
    slack.says("UANA", "CGEN", "The door code is 1234.")
    added = add(chatty, wish("slack", named))
    assert added.name == "general"
    assert not chatty.sync(added).failed
    assert [one.readers for one in chatty.index.list()] == [{"channel:CGEN"}]
    # who is in it is known from now on
    assert chatty.builder.directory.find("bo").channels == {"CGEN"}  # type: ignore[union-attr]


def test_a_private_channel_is_added_by_a_member_only_and_is_told(chatty: Sources, slack: FakeSlack) -> None:
    for person in (None, "bo", "nobody"):
        with pytest.raises(UserError, match="only one of its members"):
            add(chatty, wish("slack", "GSEC", person=person))
    assert slack.posts("GSEC") == []
    for _ in range(2):
        added = add(chatty, wish("slack", "GSEC", person="ana"))
    [notice] = slack.posts("GSEC")
    assert "Ana Souza asked for this" in notice.all_text
    assert isinstance(added.place, SlackPlace)
    assert added.place.private_by == "ana"
    assert not chatty.sync(added).failed
    assert "index what is written" not in text(chatty)


def test_direct_messages_cannot_be_added(chatty: Sources, slack: FakeSlack) -> None:
    with pytest.raises(UserError, match="never indexed"):
        add(chatty, wish("slack", slack.dm("UANA")))


def event(**fields: object) -> dict[str, Any]:
    return {"type": "event_callback", "event": {"type": "message", "channel": "CGEN", **fields}}


def follow(sources: Sources, body: dict[str, Any]) -> None:
    asyncio.run(sources.follow("slack", body))


def test_what_is_written_edited_and_deleted_is_followed_by_event(chatty: Sources, slack: FakeSlack) -> None:
    add(chatty, wish("slack", "CGEN"))
    sent = slack.says("UANA", "CGEN", "The door code is 1234.")
    follow(chatty, event(ts=sent.ts, user="UANA"))
    assert "1234" in text(chatty)
    slack.edits("UANA", sent, "The door code is 9876.")
    follow(chatty, event(subtype="message_changed", message={"ts": sent.ts}))
    assert ("1234" in text(chatty), "9876" in text(chatty)) == (False, True)
    reply = slack.says("UBO", "CGEN", "It changes on Mondays.", thread=sent.ts)
    follow(chatty, event(ts=reply.ts, thread_ts=sent.ts))
    assert "Mondays" in text(chatty)
    slack.deletes(reply)
    deleted = {"ts": reply.ts, "thread_ts": sent.ts}
    follow(chatty, event(subtype="message_deleted", deleted_ts=reply.ts, previous_message=deleted))
    assert "Mondays" not in text(chatty)
    slack.deletes(sent)
    follow(chatty, event(subtype="message_deleted", deleted_ts=sent.ts, previous_message={"ts": sent.ts}))
    assert chatty.index.list() == ()


def test_events_of_channels_that_nobody_added_change_nothing(chatty: Sources, slack: FakeSlack) -> None:
    sent = slack.says("UANA", "CGEN", "The door code is 1234.")
    before = len(slack.calls)
    follow(chatty, event(ts=sent.ts))
    follow(chatty, event(ts=sent.ts, channel=slack.dm("UANA")))
    assert chatty.index.list() == ()
    assert len(slack.calls) == before


def test_a_channel_that_became_private_or_was_shared_is_followed_no_more(
    chatty: Sources, slack: FakeSlack
) -> None:
    add(chatty, wish("slack", "CGEN"))
    sent = slack.says("UANA", "CGEN", "The door code is 1234.")
    follow(chatty, event(ts=sent.ts, channel_type="group"))
    follow(chatty, event(ts=sent.ts, channel_type="channel") | {"is_ext_shared_channel": True})
    assert chatty.index.list() == ()


def test_following_and_the_next_sync_agree(chatty: Sources, slack: FakeSlack) -> None:
    added = add(chatty, wish("slack", "CGEN"))
    sent = slack.says("UANA", "CGEN", "The door code is 1234.")
    follow(chatty, event(ts=sent.ts))
    report = chatty.sync(added)
    assert (report.added, report.removed, report.passages) == (0, 0, 0)


def test_sources_survive_a_new_process(sources: Sources, local: Engine, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    add(sources, wish("files", str(tmp_path / "docs"), data_class=DataClass.CONFIDENTIAL))
    sources.book.keep_cursor("docs", "so far")
    [again] = Book(local).all()
    assert (again.cursor, again.data_class) == ("so far", DataClass.CONFIDENTIAL)
    assert again.place == FilesPlace(path=str(tmp_path / "docs"))


@pytest.mark.parametrize(
    ("minutes", "line"),
    [(15, "*/15 * * * *"), (60, "0 */1 * * *"), (720, "0 */12 * * *"), (1440, "0 0 * * *")],
)
def test_minutes_become_a_schedule(minutes: int, line: str) -> None:
    assert SourceSettings(every_minutes=minutes).schedule == line


@pytest.mark.parametrize("minutes", [0, 7, 90, 1441])
def test_minutes_that_would_run_unevenly_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="every_minutes"):
        SourceSettings(every_minutes=minutes)


def test_an_old_sync_does_not_hide_that_a_newer_one_failed(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    add(sources, wish("files", str(tmp_path / "docs")))
    sources.book.note_sync("docs", at=NOW, trouble="")
    sources.book.note_sync("docs", at=NOW + timedelta(hours=1), trouble="The disk is away.")
    [kept] = sources.book.all()
    assert (kept.synced_at, kept.trouble) == (NOW, "The disk is away.")
