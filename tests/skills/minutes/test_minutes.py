"""The skill: a file or an attachment in, minutes out, the transcript kept for those who may read it."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexing.audience import Audience
from indexing.documents import DataClass, Document, ScoredPassage
from indexing.reading import Finding, Page
from skills.context import Context
from skills.errors import UserError
from skills.messages import Attachment, Conversation, Message, User
from skills.minutes import Minutes, MinutesQuery, minutes
from skills.minutes.features import Floats
from skills.model import NoModel
from tests.skills.minutes.talk import embed
from transcription import SpeechSettings, TranscriptionError

LAUNCH = Path(__file__).parent / "launch_review.vtt"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Added:
    location: str
    title: str
    markdown: str
    readers: frozenset[str]
    data_class: DataClass
    kind: str
    modified_at: datetime | None


@dataclass
class Shelf:
    """An index that keeps what was added."""

    added: list[Added] = field(default_factory=list)

    async def search(
        self,
        query: str,
        *,
        audience: Audience,
        limit: int = 8,
        since: datetime | None = None,
        kind: str | None = None,
        within: Collection[str] | None = None,
    ) -> list[ScoredPassage]:
        return []

    async def document(self, location: str, *, audience: Audience) -> Document | None:
        return None

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]:
        return {}

    async def embed(self, texts: Sequence[str]) -> Floats:
        return await embed(texts)

    async def embed_questions(self, questions: Sequence[str]) -> Floats:
        raise AssertionError("minutes search for nothing")

    async def read(self, question: str, pages: Sequence[Page]) -> Sequence[Finding]:
        raise AssertionError("minutes ask no reader")

    configuration = "for-tests"

    async def add_text(
        self,
        *,
        location: str,
        title: str,
        markdown: str,
        readers: frozenset[str],
        data_class: DataClass,
        kind: str,
        author: str | None = None,
        modified_at: datetime | None = None,
    ) -> str:
        self.added.append(Added(location, title, markdown, readers, data_class, kind, modified_at))
        return location


def context(
    platform: str = "terminal", *, audience: tuple[str, ...] = (), attached: Path | None = None
) -> Context:
    files = (Attachment(attached.name, attached),) if attached else ()
    sender, place = User("u1", "Ana Keller"), Conversation(platform, "w", "c")
    message = Message("minutes", sender, place, NOW, audience, files)
    return Context(message, Audience.of({"user:u1"}), Shelf(), NoModel(), SpeechSettings(), Path(), NOW)


def run(ctx: Context, path: str | Path = LAUNCH, **fields: str) -> Minutes:
    return asyncio.run(minutes(MinutesQuery.model_validate({"path": str(path), **fields}), ctx))


def added(ctx: Context) -> Added:
    assert isinstance(ctx.index, Shelf)
    (kept,) = ctx.index.added
    return kept


def test_keeps_the_transcript_as_a_meeting_under_its_path() -> None:
    ctx = context()
    assert run(ctx).title == "Launch review"
    kept = added(ctx)
    assert (kept.location, kept.title, kept.kind) == (str(LAUNCH), "Launch review", "meeting")
    assert kept.data_class is DataClass.INTERNAL
    assert "\n[00:37] Marco Ruiz: Good. Priya will fix the calibration bug by Friday.\n" in kept.markdown


def test_the_uploader_and_the_channel_may_read_and_no_name_in_the_talk() -> None:
    ctx = context(audience=("channel:C1",))
    run(ctx, attendees="Priya Raman, Jonas Weber")
    assert added(ctx).readers == {"user:u1", "channel:C1"}


def test_the_uploader_may_name_more_readers_by_id() -> None:
    ctx = context()
    run(ctx, readers="group:launch,user:u2")
    assert added(ctx).readers == {"user:u1", "group:launch", "user:u2"}


@pytest.mark.parametrize("readers", ["Priya Raman", "priya", "world"])
def test_a_name_or_the_world_is_no_reader(readers: str) -> None:
    ctx = context()
    with pytest.raises(UserError):
        run(ctx, readers=readers)
    assert isinstance(ctx.index, Shelf)
    assert ctx.index.added == []


def test_a_title_that_is_given_wins() -> None:
    assert run(context(), title="Aero Pro").title == "Aero Pro"


def test_takes_the_attachment_and_tells_two_of_one_name_apart() -> None:
    ctx = context("slack", attached=LAUNCH)
    run(ctx, "launch_review.vtt")
    assert added(ctx).location == "u1/2026-03-02T090000/launch_review.vtt"


def test_a_chat_user_opens_no_file_of_the_server() -> None:
    with pytest.raises(UserError, match="no attachment"):
        run(context("slack"))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(UserError, match=r"There is no file 'gone\.vtt'\."):
        run(context(), "gone.vtt")


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not a file"):
        run(context(), tmp_path)


def test_an_unreadable_transcript_is_the_librarys_to_explain(tmp_path: Path) -> None:
    broken = tmp_path / "broken.vtt"
    broken.write_text("WEBVTT\n\n", encoding="utf-8")
    with pytest.raises(TranscriptionError):
        run(context(), broken)


def test_running_it_again_writes_the_same() -> None:
    assert run(context()) == run(replace(context(), now=datetime(2027, 1, 1, tzinfo=UTC)))
