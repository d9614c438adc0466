"""A file is taken apart in a process that is killed when it hangs, and that has a limit on its memory."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.attached.apart import take_apart
from indexing.documents import DocumentDraft
from indexing.errors import UnreadableFileError


def taken(path: Path, *, seconds: float = 60.0, most_bytes: int = 10_000, module: str = "") -> DocumentDraft:
    chosen = {"module": module} if module else {}
    work = take_apart(
        path.name, path, most_bytes=most_bytes, most_expanded_bytes=40_000, seconds=seconds, **chosen
    )
    return asyncio.run(work)


def test_what_a_file_says_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<html><head><title>Grüße</title></head><body><p>Soup at 11:30.</p></body></html>")
    draft = taken(path)
    assert (draft.title, draft.media, draft.location) == ("Grüße", "html", "plan.html")
    assert "Soup at 11:30." in draft.markdown


def test_a_file_that_hangs_is_killed_at_its_time(tmp_path: Path) -> None:
    path = tmp_path / "hangs.pdf"
    path.write_text("")
    with pytest.raises(TimeoutError):
        taken(path, seconds=3.0, module="tests.bot.attached.hangs")
    with pytest.raises(ProcessLookupError):
        os.kill(int(path.read_text()), 0)


def test_a_file_that_wants_more_memory_than_it_may_have_breaks_its_own_process_alone(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="broke"):
        taken(tmp_path / "huge.xlsx", module="tests.bot.attached.hungry")


def test_why_a_file_cannot_be_read_is_said_in_the_same_words_as_here(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("x" * 20_000)
    with pytest.raises(UnreadableFileError, match="is larger than 10,000 bytes"):
        taken(path)


@pytest.mark.parametrize("name", ["pl\ud800an.html", "pl\0an.html"])
def test_a_name_that_no_process_can_be_given_costs_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<html><body><p>Soup at 11:30.</p></body></html>")
    draft = asyncio.run(take_apart(name, path, most_bytes=10_000, most_expanded_bytes=40_000, seconds=60.0))
    assert "Soup at 11:30." in draft.markdown


def test_the_process_starts_without_what_only_searching_and_reading_the_web_need() -> None:
    """Somebody waits for it; with both it took half as long again."""
    code = "import sys, bot.attached.apart; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"numpy", "indexing.web.reading.html"} & set(loaded.split())
