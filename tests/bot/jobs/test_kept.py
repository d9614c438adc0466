"""What durable work keeps of a meeting: found by its job or its words, and deleted to the last byte."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.errors import JobError
from bot.jobs.kept import KeptJobs
from bot.testing.chat import FakeChat
from tests.bot.jobs.test_jobs import Works

SAID = "We decided to move the zanzibar launch to May."
TALK = f"WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Ana>{SAID}</v>\n"


def test_a_job_is_found_by_its_words_and_deleted_with_the_transcript_it_kept(
    chat: FakeChat, tmp_path: Path
) -> None:
    works = Works(chat, tmp_path)
    for name, words in (("one", TALK), ("two", TALK.replace("zanzibar", "obsidian"))):
        (tmp_path / f"{name}.vtt").write_text(words)
    kept = KeptJobs(f"sqlite:///{tmp_path / 'chat.db'}")
    with works.running() as jobs:
        one, two = (works.order(str(tmp_path / f"{name}.vtt")) for name in ("one", "two"))
        for order in (one, two):
            works.posted.clear()
            jobs.put(order)
            works.said()
        assert kept.holding((), ("zanzibar launch",)) == [one.key]
        assert sorted(kept.holding((two.key,), ("zanzibar launch",))) == sorted([one.key, two.key])
        assert kept.holding(("board:nothing",)) == []
        assert kept.delete([one.key]) == 1
        assert kept.holding((one.key,), ("zanzibar launch",)) == []
        assert kept.holding((two.key,)) == [two.key]
    left = [path.name for path in tmp_path.glob("chat-jobs.db*") if b"zanzibar launch" in path.read_bytes()]
    assert not left


def test_where_no_job_was_ever_taken_on_nothing_is_kept(store_url: str) -> None:
    kept = KeptJobs(store_url)
    assert kept.holding(("x",), ("y",)) == []
    assert kept.delete(["x"]) == 0


def test_a_database_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'chat.db'}"
    engine = create_engine(f"sqlite:///{tmp_path / 'chat-jobs.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE workflow_status (other INTEGER)")
    engine.dispose()
    with pytest.raises(JobError, match="cannot be used"):
        KeptJobs(url).holding(("x",))
