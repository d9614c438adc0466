"""Slack exports: threads with their readers, nothing of direct messages, and no hostile zip."""

import zipfile
from pathlib import Path

import pytest

from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from indexing.ingest import IngestReport, sync
from indexing.settings import IndexSettings
from indexing.sources.slack_export import SlackExport
from tests.bot.sources.worlds import write_export

USERS = [
    {"id": "U1", "name": "ana", "profile": {"real_name": "Ana Souza"}},
    {"id": "U2", "name": "bo", "profile": {"real_name": "Bo Lind"}},
    {"id": "U9", "name": "bot", "is_bot": True},
]


def said(user: str, ts: str, text: str, **more: object) -> dict[str, object]:
    return {"type": "message", "user": user, "ts": ts, "text": text, **more}


ROOT = "1772445600.000100"
EXPORT: dict[str, object] = {
    "channels.json": [{"id": "C1", "name": "general"}, {"id": "C2", "name": "empty"}],
    "groups.json": [{"id": "G1", "name": "board"}],
    "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
    "mpims.json": [{"id": "G7", "name": "mpdm-ana--bo--cy-1", "members": ["U1", "U2"]}],
    "users.json": USERS,
    "general/2026-03-02.json": [
        said("U1", ROOT, "When does the <#C2|empty> team &amp; <@U2> meet?", thread_ts=ROOT),
        said("U2", "1772445700.000100", "On Mondays at 9.", thread_ts=ROOT),
        said("U9", "1772445710.000100", "I am a bot's account.", thread_ts=ROOT),
        said("U2", "1772445800.000100", "Bo joined", subtype="channel_join"),
        {"subtype": "bot_message", "bot_id": "B1", "ts": "1772445900.000100", "text": "Build failed"},
    ],
    "general/2026-03-03.json": [
        said("U1", "1772532000.000100", "Since March on Tuesdays, at 10.", thread_ts=ROOT),
        said("U1", "1772532100.000100", "# Lunch is at noon."),
    ],
    "board/2026-03-02.json": [said("U1", "1772445600.000200", "We buy the competitor.")],
    "D1/2026-03-02.json": [said("U1", "1772445600.000300", "A secret between two.")],
    "mpdm-ana--bo--cy-1/2026-03-02.json": [said("U1", "1772445600.000400", "A secret among three.")],
}  # fmt: skip


def read(
    index: Index, path: Path, *, private: bool = False, settings: IndexSettings | None = None
) -> IngestReport:
    source = SlackExport(
        path,
        settings or index.settings,
        scope="source:export",
        workspace_url="https://acme.slack.com/",
        private=private,
    )
    return sync(
        index,
        source,
        "",
        readers=EVERYONE,
        data_class=DataClass.INTERNAL,
        on_cursor=lambda _cursor: None,
    )


def test_a_thread_is_one_document_over_all_days_with_its_link_title_author_and_readers(
    local_index: Index, tmp_path: Path
) -> None:
    read(local_index, write_export(tmp_path / "export.zip", EXPORT))
    lunch, thread = sorted(local_index.list(), key=lambda one: one.location, reverse=True)
    assert thread.location == "https://acme.slack.com/archives/C1/p1772445600000100"
    assert thread.title == "When does the #empty team & @Bo Lind meet?"
    assert (thread.author, thread.kind) == ("Ana Souza", "chat")
    assert thread.readers == {"channel:C1"}
    assert thread.modified_at is not None
    assert thread.modified_at.isoformat() == "2026-03-03T10:00:00+00:00"
    text = next(one.markdown for one in local_index.library.drafts([thread.id]))
    assert "[2026-03-02 10:01] Bo Lind: On Mondays at 9." in text
    assert "[2026-03-03 10:00] Ana Souza: Since March on Tuesdays, at 10." in text
    assert lunch.location.endswith("p1772532100000100")


def everything(index: Index) -> str:
    return "\n".join(one.markdown for one in index.library.drafts(index.library.document_ids()))


def test_bots_and_notices_are_left_out(local_index: Index, tmp_path: Path) -> None:
    read(local_index, write_export(tmp_path / "export.zip", EXPORT))
    for left_out in ("joined", "Build failed", "bot's account"):
        assert left_out not in everything(local_index)


def test_private_channels_are_read_only_when_asked_for_and_direct_messages_never(
    local_index: Index, tmp_path: Path
) -> None:
    path = write_export(tmp_path / "export.zip", EXPORT)
    read(local_index, path)
    assert "competitor" not in everything(local_index)
    read(local_index, path, private=True)
    assert "competitor" in everything(local_index)
    assert "secret" not in everything(local_index)
    assert {reader for one in local_index.list() for reader in one.readers} == {"channel:C1", "channel:G1"}


def test_a_direct_message_listed_as_a_channel_is_still_not_read(local_index: Index, tmp_path: Path) -> None:
    lying = EXPORT | {
        "channels.json": [{"id": "D1", "name": "D1"}, {"id": "G7", "name": "mpdm-ana--bo--cy-1"}]
    }
    read(local_index, write_export(tmp_path / "export.zip", lying), private=True)
    assert "secret" not in everything(local_index)


def test_one_damaged_day_keeps_what_was_stored_of_its_channel(local_index: Index, tmp_path: Path) -> None:
    path = write_export(tmp_path / "export.zip", EXPORT)
    read(local_index, path)
    damaged = {**EXPORT, "general/2026-03-03.json": '[{"ts": ['}
    report = read(local_index, write_export(path, damaged))
    [(_, sentence)] = report.failed
    assert "general/2026-03-03.json" in sentence
    assert len(local_index.list()) == 2


@pytest.mark.parametrize(
    "name", ["../general/x.json", "/etc/passwd", "C:/x.json", "general/../../x", "general\\..\\..\\x"]
)
def test_a_zip_that_names_files_outside_itself_is_refused_whole(
    local_index: Index, tmp_path: Path, name: str
) -> None:
    path = write_export(tmp_path / "export.zip", {**EXPORT, name: []})
    [(_, sentence)] = read(local_index, path).failed
    assert "outside itself" in sentence
    assert local_index.list() == ()
    assert sorted(tmp_path.glob("*.json")) == []


def test_a_zip_that_unpacks_to_too_much_is_refused_unread(local_index: Index, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("channels.json", b" " * 2_000_000)
    settings = local_index.settings.model_copy(update={"max_expanded_bytes": 1_000_000})
    [(_, sentence)] = read(local_index, path, settings=settings).failed
    assert "unpacks to more than 1,000,000 bytes" in sentence


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4", b"no zip", b"PK\5\6" + b"\0" * 18], ids=["empty", "cut", "text", "no entries"]
)
def test_what_is_no_export_gets_one_sentence(local_index: Index, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(content)
    [(_, sentence)] = read(local_index, path).failed
    assert "export.zip" in sentence
    assert "Slack made" in sentence
