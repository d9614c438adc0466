"""Reports as they are kept: made once by a plan, and seen by those who may read all that they quote."""

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.build import build
from bot.directory import Person
from bot.forgetting import forget
from bot.platforms.terminal.chat import typed
from bot.research import checkup
from bot.research.settings import ResearchSettings
from bot.settings import Settings
from bot.testing.databases import prepare
from indexing import weights
from indexing.documents import DocumentDraft
from indexing.errors import ModelFolderError
from indexing.tagging import Line, Tag
from skills.messages import Reply
from skills.research.making import make_report
from skills.research.order import Order
from skills.researches import Gathered

RIVALS = "# Rivals\n\nAcme costs $12 per user per month. Over 900 customers use Bolt.\n"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    prepare(tmp_path / "confidant.db")
    app = build(Settings.model_construct(home=tmp_path, admins=("ana",)))
    people = [
        Person("ana", "Ana", "ana@x.org"),
        Person("bo", "Bo", "bo@x.org", groups=frozenset({"research"})),
    ]
    app.directory.write(people, now=app.now())
    try:
        yield app
    finally:
        app.close()


def readable(app: App, *readers: str) -> None:
    app.index.add([DocumentDraft("rivals.md", "Rivals", RIVALS, frozenset(readers))])


def say(app: App, who: str, text: str) -> Reply:
    return asyncio.run(app.dispatcher.reply_to(typed(text, app.rights.user(who), app.dispatcher)))


def begun(app: App, who: str) -> str:
    """The id of a report that this person had made."""
    plan = str(say(app, who, "research compare Acme and Bolt").blocks)
    name = plan.split("investigate ")[1][:10]
    assert "cells have a quote" in say(app, who, f"investigate {name}").summary
    return name


def test_a_plan_says_how_many_searches_it_would_make(tmp_path: Path) -> None:
    prepare(tmp_path / "confidant.db")
    research = ResearchSettings(search="brave", search_key=SecretStr("k"), most_searches=2)
    app = build(Settings.model_construct(home=tmp_path, admins=("ana",), research=research))
    try:
        app.directory.write([Person("ana", "Ana", "ana@x.org")], now=app.now())
        plan = str(say(app, "ana", "research compare Acme and Bolt").blocks)
    finally:
        app.close()
    assert "At most 2 searches with Brave" in plan


def test_a_plan_that_is_begun_twice_makes_one_report(app: App) -> None:
    readable(app, "everyone")
    name = begun(app, "ana")
    readable(app, "user:bo")
    assert "12 USD" in str(say(app, "ana", f"investigate {name}").blocks)
    assert len(app.researches.book.reports()) == 1


def test_addresses_do_not_make_a_question_too_long(app: App) -> None:
    many = " ".join(f"https://acme.example/{'page' * 20}/{n}" for n in range(40))
    assert "This is what I would do" in say(app, "ana", f"research compare Acme and Bolt {many}").summary
    refused = say(app, "ana", f"research compare Acme and Bolt {'by and by ' * 120}")
    assert "besides its addresses" in refused.summary
    assert "Addresses do not count" in refused.summary


def test_nobody_else_begins_a_plan(app: App) -> None:
    readable(app, "everyone")
    plan = str(say(app, "ana", "research compare Acme and Bolt").blocks)
    name = plan.split("investigate ")[1][:10]
    assert "I know no report" in say(app, "bo", f"investigate {name}").summary


def test_a_report_is_for_whom_it_was_made(app: App) -> None:
    readable(app, "everyone")
    name = begun(app, "ana")
    assert "cells have a quote" in say(app, "ana", f"reports show {name}").summary
    assert "I know no report" in say(app, "bo", f"reports show {name}").summary
    assert name in str(say(app, "ana", "reports list").blocks)
    assert "There are no reports" in say(app, "bo", "reports list").summary


def test_a_right_to_a_document_that_is_taken_away_takes_its_words_from_reports_too(app: App) -> None:
    readable(app, "everyone")
    name = begun(app, "ana")
    readable(app, "user:bo")
    for words in (f"reports show {name}", f"reports evidence {name}"):
        reply = say(app, "ana", words)
        assert "I know no report" in reply.summary
        assert "12" not in str(reply.blocks)


def test_what_somebody_planned_and_read_alone_goes_with_them(app: App) -> None:
    readable(app, "everyone")
    name = begun(app, "ana")
    forget(app, "ana")
    assert app.researches.book.planned(name) is None
    assert app.researches.book.reports() == []


def test_a_plan_names_the_model_that_is_asked_and_how_often_at_most(app: App) -> None:
    readable(app, "everyone")
    assert "no model, no money" in str(say(app, "ana", "research compare Acme and Bolt").blocks)
    app.gateway.settings = app.gateway.settings.model_copy(update={"research": "compatible:m"})
    assert "80 questions to compatible:m" in str(say(app, "ana", "research compare Acme and Bolt").blocks)


class Damaged:
    """A tagger whose weights are not those that were checked."""

    name = "damaged"

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        raise ModelFolderError("The weights are not the ones that were checked.")


def test_with_damaged_weights_patterns_read_on_and_the_report_says_so(app: App) -> None:
    readable(app, "everyone")
    message = typed("research", app.rights.user("ana"), app.dispatcher)
    ctx = app.dispatcher.context_for(message)
    order = Order(question="compare Acme and Bolt", companies=("Acme", "Bolt"), index=True)
    broken = replace(ctx, researches=replace(app.researches, tagger=Damaged()))
    report = asyncio.run(make_report(order, Gathered(()), broken))
    assert any("12 USD" in cell.value for cell in report.cells)
    assert any("patterns alone read the pages" in note for note in report.notes)


def test_the_doctor_tells_whether_the_taggers_weights_are_whole(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    says = {what: works for what, _, _, works in checkup.lines(app)}
    assert says[checkup.TAGGER]
    shutil.copytree(weights.TAGGER, tmp_path / "tagger")
    with (tmp_path / "tagger" / "tagger.safetensors").open("ab") as file:
        file.write(b"x")
    monkeypatch.setattr(weights, "TAGGER", tmp_path / "tagger")
    assert not {what: works for what, _, _, works in checkup.lines(app)}[checkup.TAGGER]
