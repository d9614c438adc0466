"""Which threshold answers must reach: the certificate's, the starter's, or none."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App
from bot.build import build
from bot.calibration.certificates import certificate_path
from bot.directory import Person
from bot.settings import Settings
from bot.testing.databases import prepare
from indexing.documents import DocumentDraft
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.ask.scorers import configuration, starter
from skills.confidence import Certificate, write_certificate
from skills.messages import Conversation, Footer, Message, User

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
YOU = User("local", "You")
QUESTION = "How many weeks of paid parental leave do parents receive?"


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[App]:
    """A workspace that wants certified answers only."""
    prepare(tmp_path / "confidant.db")
    app = build(Settings.model_construct(home=tmp_path, certified_only=True), now=lambda: NOW)
    app.index.add([DocumentDraft("leave.md", "Leave", "Parents receive 16 weeks of paid parental leave.")])
    yield app
    app.close()


def put(app: App, sender: User = YOU) -> Asked:
    message = Message(QUESTION, sender, Conversation("terminal", "w", "c", private=True), NOW)
    asked: Asked = asyncio.run(app.dispatcher.answer(ask, AskQuery(question=QUESTION), message))
    return asked


def certificate(app: App, *, expires: str = "2027-02-18") -> Certificate:
    mine = configuration(app.index.configuration, starter().scorers)
    return Certificate(0.2, 0.95, 0.95, 400, 200, 2, 0.97, "d", "2026-11-20", mine, True, expires=expires)


def test_where_only_certified_answers_are_wanted_there_are_none_without_a_certificate(strict: App) -> None:
    asked = put(strict)
    assert (asked.decision, asked.threshold) == ("search", None)
    assert "confidant calibrate" in asked.reason


def test_a_decline_without_a_threshold_still_says_how_sure(strict: App) -> None:
    asked = put(strict)
    footers = [block.text for block in asked.to_reply().blocks if isinstance(block, Footer)]
    assert footers == [f"Confidence {asked.confidence:.2f}, threshold – · not certified here yet"]


def test_a_new_certificate_counts_at_the_next_question(strict: App) -> None:
    put(strict)
    write_certificate(certificate_path(strict.settings.home, "ask"), certificate(strict))
    asked = put(strict)
    assert (asked.decision, asked.threshold, asked.certified) == ("answer", 0.2, True)


def test_one_that_expired_certifies_nothing(strict: App) -> None:
    old = certificate(strict, expires="2026-11-19")
    write_certificate(certificate_path(strict.settings.home, "ask"), old)
    assert (put(strict).decision, put(strict).certified) == ("search", False)


def test_what_a_certificate_promises_stands_in_the_small_print(strict: App) -> None:
    own = replace(certificate(strict), target=0.7, level=0.8)
    write_certificate(certificate_path(strict.settings.home, "ask"), own)
    [footer] = [block.text for block in put(strict).to_reply().blocks if isinstance(block, Footer)]
    assert "certified here: 70 % right, 80 % sure" in footer


def test_the_file_of_a_broken_certificate_is_named_to_an_admin_alone_and_once(strict: App) -> None:
    path = certificate_path(strict.settings.home, "ask")
    path.parent.mkdir(parents=True)
    path.write_text("cut off")
    strict.directory.write([Person("ana", "Ana", "ana@example.org")], now=NOW)
    to_admin, to_all = put(strict).reason, put(strict, strict.rights.user("ana")).reason
    assert str(path) in to_admin
    assert to_admin.count("confidant calibrate") == 1
    assert str(path) not in to_all
    assert "confidant calibrate" not in to_all
    assert "an admin sees why" in to_all
