"""Files are read for one reply: searched with what the company wrote, readable by who has them, and gone after it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.attached.reading import MOST_CHARACTERS, Attached, Reading
from bot.errors import FileWithheldError
from bot.testing.chat import NOW, FakeChat
from indexing.documents import DataClass, ScoredPassage
from indexing.errors import FetchTimeoutError
from skills.messages import Attachment, Conversation, Message, Reply, User
from skills.permission import Permission
from tests.bot.attached.files import NOTICE, made

ANA = User("ana", "Ana Souza")
KINDS = (
    "lease.pdf",
    "lease.docx",
    "lease.pptx",
    "lease.xlsx",
    "lease.html",
    "lease.md",
    "lease.csv",
    "lease.txt",
)
QUESTION = "What is the notice period of the lease?"


def message(*files: Attachment, text: str = QUESTION, channel: str = "") -> Message:
    place = Conversation("fake", "T1", channel or "D1", private=not channel)
    audience = (f"channel:{channel}",) if channel else ()
    return Message(text, ANA, place, NOW, audience, attachments=files)


def on_disk(folder: Path, names: Sequence[str]) -> tuple[Attachment, ...]:
    for name in names:
        made(folder, name)
    return tuple(Attachment(name, folder / name, source=f"fake:{name}") for name in names)


async def copied(one: Attachment, folder: Path, _most: int) -> Path:
    assert one.path
    folder.mkdir(parents=True)
    target = folder / one.name
    target.write_bytes(one.path.read_bytes())
    return target


def read(chat: FakeChat, asked: Message, question: str = QUESTION) -> tuple[Attached, list[ScoredPassage]]:
    """What came along, and what a search for the question finds."""

    async def look() -> tuple[Attached, list[ScoredPassage]]:
        reading = Reading(chat.index, chat.index, chat.dispatcher.home)
        async with reading.of(asked, copied, patient=True) as attached:
            audience = chat.rights.audience_of(asked)
            return attached, await attached.index.search(question, audience=audience)

    return asyncio.run(look())


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_document_is_found(chat: FakeChat, tmp_path: Path, name: str) -> None:
    attached, found = read(chat, message(*on_disk(tmp_path, [name])))
    assert [one.name for one in attached.files] == [name]
    assert NOTICE in found[0].passage.text
    assert found[0].passage.data_class is DataClass.CONFIDENTIAL


def test_it_is_searched_with_what_the_company_wrote(chat: FakeChat, tmp_path: Path) -> None:
    chat.wrote("bo", "# Notice\n\nThe notice period of the company is 6 weeks.")
    _, found = read(chat, message(*on_disk(tmp_path, ["lease.md"])))
    assert {one.passage.kind for one in found} == {"attached", "file"}


def test_what_somebody_in_the_channel_may_not_read_stays_unfound_beside_a_file(
    chat: FakeChat, tmp_path: Path
) -> None:
    chat.wrote("ana", "# Notice\n\nThe notice period of Bo is 2 weeks.", readers="group:hr")
    _, found = read(chat, message(*on_disk(tmp_path, ["lease.md"]), channel="C1"))
    assert [one.passage.kind for one in found] == ["attached"]
    assert found[0].passage.readers == {"channel:C1"}


def test_nothing_of_it_is_left(chat: FakeChat, tmp_path: Path) -> None:
    read(chat, message(*on_disk(tmp_path, ["lease.md"])))
    assert chat.index.list() == ()
    assert list((chat.dispatcher.home / "jobs").iterdir()) == []


def test_two_files_of_one_name_are_told_apart(chat: FakeChat, tmp_path: Path) -> None:
    first, second = (replace(on_disk(tmp_path, ["lease.md"])[0], source=f"fake:{n}") for n in (1, 2))
    attached, _ = read(chat, message(first, second))
    assert len({one.location for one in attached.files}) == 2


def test_a_very_long_document_is_read_as_far_as_there_is_room_and_that_is_said(
    chat: FakeChat, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * (MOST_CHARACTERS // 4))
    later = on_disk(tmp_path, ["lease.md"])[0]
    attached, _ = read(chat, message(Attachment("long.txt", path, source="fake:1"), later))
    assert attached.unread == (
        "I read the first 80 % of 'long.txt': the rest is too long for one question.",
        "I did not read 'lease.md': the documents before it are as much as I read at a time.",
    )


@pytest.mark.parametrize("patient", [True, False])
def test_what_the_network_withholds_is_worth_another_try_and_then_a_sentence(
    chat: FakeChat, patient: bool
) -> None:
    async def withheld(one: Attachment, folder: Path, most: int) -> Path:
        raise FetchTimeoutError("too slow")

    async def look() -> tuple[str, ...]:
        reading = Reading(chat.index, chat.index, chat.dispatcher.home)
        async with reading.of(
            message(Attachment("a.pdf", source="fake:1")), withheld, patient=patient
        ) as attached:
            return attached.unread

    if patient:
        with pytest.raises(FileWithheldError):
            asyncio.run(look())
    else:
        assert asyncio.run(look()) == ("'a.pdf' could not be fetched just now. Send it again later.",)


class Keeper:
    """Somebody who looks after the index, and the lines that are kept of it."""

    def __init__(self, *, may: bool) -> None:
        self.allowed, self.lines = may, list[str]()

    def may(self, _user: User, _permission: Permission) -> bool:
        return self.allowed

    def note_added(self, location: str, readers: str, _by: User) -> None:
        self.lines.append(f"{location} {readers}")


def say(chat: FakeChat, keeper: Keeper, asked: Message) -> Reply:
    """As a worker does: the file comes along."""
    dispatcher = chat.dispatcher
    dispatcher.reading = Reading(chat.index, chat.index, dispatcher.home)
    dispatcher.admin = keeper  # type: ignore[assignment]  # of all the book, what this skill asks

    async def talk() -> Reply:
        request = await dispatcher.understand(asked)
        assert not isinstance(request, Reply)
        answer = await dispatcher.answer(request.skill, request.query, asked, fetch=copied)
        reply: Reply = answer.to_reply()
        return reply

    return asyncio.run(talk())


def test_who_looks_after_sources_is_offered_to_add_it_for_the_channel(chat: FakeChat, tmp_path: Path) -> None:
    files = on_disk(tmp_path, ["lease.md"])
    offered = [say(chat, Keeper(may=may), message(*files, text="", channel="C1")) for may in (True, False)]
    assert ["file add" in str(one.blocks) for one in offered] == [True, False]


def test_what_is_added_is_found_by_the_channel_and_kept_in_the_audit(chat: FakeChat, tmp_path: Path) -> None:
    keeper = Keeper(may=True)
    reply = say(chat, keeper, message(*on_disk(tmp_path, ["lease.md"]), text="file add", channel="C1"))
    assert reply.summary == "Added lease.md: from now on it is found by the members of this channel."
    (kept,) = chat.index.list()
    assert (kept.readers, kept.location) == (frozenset({"channel:C1"}), "shared:lease.md/lease.md")
    assert keeper.lines == ["shared:lease.md/lease.md channel:C1"]


def test_in_private_it_must_be_said_who_finds_what_is_added(chat: FakeChat, tmp_path: Path) -> None:
    files = on_disk(tmp_path, ["lease.md"])
    with pytest.raises(Exception, match="Who should find it is missing"):
        say(chat, Keeper(may=True), message(*files, text="file add"))
    say(chat, Keeper(may=True), message(*files, text="file add readers=everyone"))
    assert chat.index.list()[0].readers == {"everyone"}


def test_who_may_not_look_after_sources_adds_nothing(chat: FakeChat, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="sources permission"):
        say(chat, Keeper(may=False), message(*on_disk(tmp_path, ["lease.md"]), text="file add", channel="C1"))
    assert chat.index.list() == ()
