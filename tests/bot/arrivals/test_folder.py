"""A watched folder: when a file counts, that it counts once, and what is left alone."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.arrivals import Notice
from bot.arrivals.folder import FolderArrival
from bot.errors import PlatformUnreachableError, StoreError
from skills.errors import UserError
from tests.bot.arrivals.desk import LOOPBACK, SOUND, VTT, Shelf, run


class Watched:
    """A folder, what looks into it, and what it told; `again` is the program after a restart."""

    def __init__(self, place: Path, shelf: Shelf) -> None:
        self.root, self.home, self.shelf = place / "in", place / "home", shelf
        self.root.mkdir()
        self.again()

    def again(self) -> None:
        self.arrival = FolderArrival(self.root, 10, self.home, LOOPBACK)

    def put(self, name: str, content: bytes = SOUND) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def look(self, times: int = 2) -> int:
        async def looks() -> int:
            return sum([await self.arrival.look(self.shelf.receive) for _ in range(times)])

        return run(looks())  # type: ignore[no-any-return]

    def notices(self) -> list[Notice]:
        return [run(self.arrival.read(body)) for body in self.shelf.bodies]


@pytest.fixture
def watched(tmp_path: Path, shelf: Shelf) -> Watched:
    return Watched(tmp_path, shelf)


def test_a_file_counts_at_the_second_look_and_once(watched: Watched) -> None:
    watched.put("Launch review.m4a")
    assert [watched.look(1) for _ in range(4)] == [0, 1, 0, 0]
    [notice] = watched.notices()
    assert (notice.title, notice.artefacts[0].kind, notice.organiser) == ("Launch review", "recording", "")


def test_a_file_that_grows_is_waited_for(watched: Watched) -> None:
    path = watched.put("call.m4a")
    watched.look(1)
    path.write_bytes(SOUND * 2)
    assert watched.look(1) == 0
    assert watched.look(1) == 1


def test_a_renamed_or_copied_file_is_no_new_meeting_also_after_a_restart(watched: Watched) -> None:
    path = watched.put("call.m4a")
    assert watched.look() == 1
    path.rename(watched.root / "other.m4a")
    watched.put("copy.m4a")
    assert watched.look() == 0
    watched.again()
    assert watched.look(3) == 0
    assert len(watched.shelf.stored) == 1


def test_a_folder_names_the_title_or_the_organiser(watched: Watched) -> None:
    watched.put("Board/2026.m4a", SOUND + b"1")
    watched.put("Ana@acme.example/Weekly.m4a", SOUND + b"2")
    watched.look()
    assert sorted((one.title, one.organiser) for one in watched.notices()) == [
        ("Board", ""),
        ("Weekly", "ana@acme.example"),
    ]


def test_a_json_beside_a_recording_describes_the_meeting(watched: Watched) -> None:
    described = {
        "title": "Launch",
        "organiser": "Ana@acme.example",
        "started_at": "2026-11-20T10:00:00Z",
        "participants": [{"name": "Bo Li", "email": "Bo@acme.example"}],
    }
    watched.put("x/call.json", json.dumps(described).encode())
    watched.put("x/call.m4a")
    assert watched.look() == 1
    [notice] = watched.notices()
    assert (notice.title, notice.organiser) == ("Launch", "ana@acme.example")
    assert notice.started_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert [(one.name, one.email) for one in notice.participants] == [("Bo Li", "bo@acme.example")]


def test_a_json_alone_is_a_transcript(watched: Watched) -> None:
    watched.put(
        "call.json", b'{"segments": [{"start": 0, "end": 1, "speaker": "Ana", "text": "Hello there."}]}'
    )
    assert watched.look() == 1
    assert watched.notices()[0].artefacts[0].kind == "transcript"


def test_a_description_that_cannot_be_read_makes_its_recording_wait(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    side = watched.put("call.json", b"{half")
    watched.put("call.m4a")
    assert watched.look(3) == 0
    assert caplog.text.count("waits: 'call.json' does not describe a meeting") == 1
    side.write_bytes(b'{"title": "Launch"}')
    assert watched.look(1) == 1


@pytest.mark.parametrize("together", [True, False])
def test_recording_and_transcript_of_one_name_are_one_meeting(watched: Watched, *, together: bool) -> None:
    watched.put("call.m4a")
    if not together:
        watched.look()
    watched.put("call.vtt", VTT)
    watched.look()
    first, second = watched.notices()
    assert first.meeting == second.meeting
    assert (first.artefacts[0].kind, second.artefacts[0].kind) == ("recording", "transcript")


def test_next_weeks_recording_under_the_same_name_is_another_meeting(watched: Watched) -> None:
    watched.put("call.m4a")
    watched.look()
    watched.put("call.m4a", SOUND + b"next week")
    watched.look()
    assert len({one.meeting for one in watched.notices()}) == 2


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.m4a", b"", "is empty"),
        ("page.mp4", b"<!doctype html><html></html>", "is no recording"),
        ("program.wav", b"\x7fELF" + bytes(200), "is no recording"),
        ("notes.docx", b"PK\x03\x04" + bytes(200), "is no recording"),
        ("large.m4a", SOUND * 200, "is larger than"),
    ],
)
def test_what_is_none_of_ours_is_said_once_and_left(
    watched: Watched, caplog: pytest.LogCaptureFixture, name: str, content: bytes, why: str
) -> None:
    watched.put(name, content)
    assert watched.look(4) == 0
    assert caplog.text.count(why) == 1
    assert (watched.root / name).exists()


@pytest.mark.parametrize(
    "name", [".hidden.m4a", "~lock.m4a", "call.m4a.part", "call.mp4.crdownload", ".git/call.m4a"]
)
def test_unfinished_and_hidden_files_are_passed_over(watched: Watched, name: str) -> None:
    watched.put(name)
    assert watched.look(3) == 0


def test_a_link_out_of_the_folder_is_never_followed(
    watched: Watched, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "outside"
    secret.mkdir()
    (secret / "private.m4a").write_bytes(SOUND)
    (watched.root / "link.m4a").symlink_to(secret / "private.m4a")
    (watched.root / "folder").symlink_to(secret)
    assert watched.look(3) == 0
    assert "is a link out of the folder" in caplog.text


def test_a_file_that_became_a_link_is_not_fetched(watched: Watched, tmp_path: Path) -> None:
    path = watched.put("call.m4a")
    watched.look()
    [artefact] = watched.notices()[0].artefacts
    assert run(watched.arrival.fetch(artefact, tmp_path / "work")).read_bytes() == SOUND
    (tmp_path / "private.m4a").write_bytes(SOUND)
    path.unlink()
    path.symlink_to(tmp_path / "private.m4a")
    with pytest.raises(UserError, match="link out of"):
        run(watched.arrival.fetch(artefact, tmp_path / "work"))


def test_a_file_that_was_changed_since_is_not_passed_off_as_the_old_one(
    watched: Watched, tmp_path: Path
) -> None:
    path = watched.put("call.m4a")
    watched.look()
    path.write_bytes(SOUND + b"more")
    with pytest.raises(UserError, match="changed"):
        run(watched.arrival.fetch(watched.notices()[0].artefacts[0], tmp_path / "work"))
    assert not list((tmp_path / "work").iterdir())


def test_a_file_that_another_program_holds_is_waited_for(watched: Watched) -> None:
    fcntl = pytest.importorskip("fcntl")
    path = watched.put("call.m4a")
    with path.open("ab") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        assert watched.look(3) == 0
    assert watched.look(1) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_waited_for(watched: Watched) -> None:
    path = watched.put("call.m4a")
    path.chmod(0)
    assert watched.look(3) == 0
    path.chmod(0o600)
    assert watched.look() == 1


def test_what_could_not_be_stored_comes_at_the_next_look(watched: Watched) -> None:
    watched.put("call.m4a")
    watched.shelf.away = True
    with pytest.raises(StoreError):
        watched.look()
    watched.shelf.away = False
    assert watched.look(1) == 1


def test_a_folder_that_is_not_mounted_is_named(watched: Watched) -> None:
    watched.root.rmdir()
    with pytest.raises(PlatformUnreachableError, match="CONFIDANT_ARRIVALS__FOLDER"):
        watched.look()


def test_a_line_of_the_journal_that_a_crash_cut_off_loses_no_other(watched: Watched) -> None:
    watched.put("one.m4a", SOUND + b"1")
    watched.put("two.m4a", SOUND + b"2")
    assert watched.look() == 2
    journal = watched.home / "arrivals" / "folder.jsonl"
    journal.write_bytes(journal.read_bytes()[:-30])
    watched.again()
    assert watched.look() == 1
    assert len(watched.shelf.stored) == 2


async def _started(watched: Watched) -> None:
    watched.arrival = FolderArrival(watched.root, 0.001, watched.home, LOOPBACK)
    await watched.arrival.start(watched.shelf.receive)
    import asyncio

    while not watched.shelf.stored:
        await asyncio.sleep(0)
    await watched.arrival.stop()


def test_looks_by_itself_once_it_is_started(watched: Watched) -> None:
    watched.put("call.m4a")
    run(_started(watched))
    assert len(watched.shelf.stored) == 1
