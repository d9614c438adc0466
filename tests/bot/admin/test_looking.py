"""Gaps, usage, models, sources, people, the schedule and templates, as admins and curators see them."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.build import build
from bot.gateway.tables import ModelCallRow
from bot.jobs.schedules import Schedules
from bot.meetings.tables import DigestRow
from bot.settings import Settings
from bot.sources.book import Book
from bot.store import transaction
from bot.testing.slack import FakeSlack
from tests.bot.admin.conftest import NOW, PEOPLE, Pair
from tests.bot.admin.test_words import asked


def test_gaps_show_what_was_declined_and_name_nobody(pair: Pair) -> None:
    asked(pair, "bo", "May I bring my dog to the office?")
    shown = str(pair.say("/gaps").blocks)
    assert "once by 1 person" in shown
    assert "dog" in shown
    assert "Bo" not in shown
    pair.clock.pass_(days=8)
    assert "No question was declined in the last 7 days" in pair.say("/gaps").summary
    assert "dog" in str(pair.say("gaps month").blocks)


def test_a_curator_sees_no_words_that_one_person_alone_used(pair: Pair) -> None:
    pair.app.directory.write([replace(PEOPLE[3], groups=frozenset({"curators"}))], now=NOW)
    asked(pair, "bo", "May I bring my dog to the office?")
    shown = str(pair.say("/gaps", "cy").blocks)
    assert "dog" not in shown
    assert "once a second person asks alike" in shown
    assert "sources permission" in pair.say("/gaps", "bo").summary


def test_usage_counts_by_skill_and_group_and_never_by_person(pair: Pair) -> None:
    pair.say("/minutes call.vtt", "bo")
    pair.say("/minutes call.vtt", "cy")
    pair.say("/help", "cy", app=pair.other)
    shown = str(pair.say("/usage").blocks)
    assert "'minutes: 2'" in shown
    assert "'help: 1'" in shown
    assert "'hr: 3'" in shown
    assert "'it: 2'" in shown
    assert "Bo" not in shown
    pair.clock.pass_(days=40)
    assert "minutes" not in str(pair.say("/usage month").blocks)


def test_what_was_refused_was_not_used(pair: Pair) -> None:
    pair.say("/usage", "bo")
    pair.say("/minutes", "bo")
    assert "'hr" not in str(pair.say("/usage").blocks)


def test_counts_of_use_go_after_a_year_and_a_bit(pair: Pair) -> None:
    pair.say("/help", "bo")
    assert pair.app.admin.uses.tidy() == 0
    pair.clock.pass_(days=402)
    assert pair.app.admin.uses.tidy() == 2


def test_costs_come_from_the_ledger_by_task_and_by_group(pair: Pair) -> None:
    with transaction(pair.app.engine) as session:
        for asker, micros in (("bo", 1_500_000), ("cy", 500_000), ("ana", None)):
            session.add(
                ModelCallRow(at=NOW, task="answer", provider="openai", model="m", data_class="internal", asker=asker,
                             input_tokens=100, output_tokens=20, milliseconds=5, price_version="v", cost_micros=micros,
                             outcome="ok")
            )  # fmt: skip
    shown = str(pair.say("/usage").blocks)
    assert "answer by openai:m: 3 calls, 360 tokens, $2.00 and 1 call without a price" in shown
    assert "hr: 2 calls, 240 tokens, $2.00" in shown
    assert "it: 1 call, 120 tokens, $0.50" in shown


def test_models_say_what_each_may_see_and_what_lacks(tmp_path: Path, pair: Pair) -> None:
    assert "('answer', 'none', '', '')" in str(pair.say("/models").blocks)
    settings = Settings.model_construct(home=tmp_path)
    models = settings.models.model_copy(update={"answer": "openai:gpt-4.1-mini", "cleared": "openai:open"})
    app = build(settings.model_copy(update={"models": models}), now=pair.clock)
    shown = str(Pair(app, app, pair.clock).say("/models").blocks)
    assert "'openai:gpt-4.1-mini', 'open'" in shown
    assert "CONFIDANT_MODELS__API_KEY" in shown
    app.close()


def test_a_web_page_is_added_after_a_click_and_taken_out_by_another(pair: Pair) -> None:
    done = pair.do("/sources add https://example.org/handbook readers=group:hr")
    assert "Added as" in str(done.blocks)
    added = Book(pair.app.engine).all()[0]
    assert added.readers == frozenset({"group:hr"})
    assert added.added_by == "ana"
    assert "not yet" in str(pair.say("/sources").blocks)
    assert "taken out" in str(pair.do(f"/sources remove {added.name}").summary)
    assert Book(pair.app.engine).all() == []


def test_a_channel_is_added_by_its_mention_or_the_form(town: Pair) -> None:
    done = town.press(town.fill_in("sources", do="add", channel="slack:C01"), "Confirm")
    assert "Added as general" in str(done.blocks)
    assert Book(town.app.engine).all()[0].place.kind == "slack"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/sources add #gener", "You and I are in no channel that is called #gener."),
        ("/sources add #lonely", "You and I are in no channel that is called #lonely."),
        ("/sources add #secret", "You and I are in no channel that is called #secret."),
        ("/sources add #with-agency", "shared with outsiders"),
    ],
)
def test_a_channel_whose_name_is_typed_must_be_one_that_the_asker_is_in(
    town: Pair, slack: FakeSlack, words: str, said: str
) -> None:
    slack.add_channel("C04", "secret", [slack.bot_user_id], private=True)
    town.app.directory.link("slack", "UANA", email="ana@example.org", verified=True)
    assert said in town.say(words).summary


@pytest.mark.parametrize("typed", ["#general", "#General"])
def test_a_channel_is_added_by_its_typed_name(town: Pair, typed: str) -> None:
    town.app.directory.link("slack", "UANA", email="ana@example.org", verified=True)
    assert "Added as general" in str(town.do(f"/sources add {typed}").blocks)


def test_of_two_channels_with_one_name_none_is_guessed(town: Pair, slack: FakeSlack) -> None:
    slack.add_channel("C04", "launch", ["UANA", slack.bot_user_id])
    slack.add_channel("C05", "launch", ["UANA", slack.bot_user_id])
    town.app.directory.link("slack", "UANA", email="ana@example.org", verified=True)
    refused = town.say("/sources add #launch").summary
    assert "You are in 2 channels that are called #launch." in refused


def test_a_folder_is_an_admins_to_give_and_not_our_own_home(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path.parent / f"{tmp_path.name}-documents"
    folder.mkdir()
    pair.app.directory.write([replace(PEOPLE[3], groups=frozenset({"curators"}))], now=NOW)
    assert "settings permission" in pair.say(f"/sources add {folder}", "cy").summary
    assert "Confidant's own files" in pair.say(f"/sources add {tmp_path}").summary
    assert "Confidant's own files" in pair.say("/sources add /").summary
    assert "is not there" in pair.say("/sources add /no/such/folder").summary
    pair.do(f"/sources add {folder}")
    assert Book(pair.app.engine).all()[0].place.kind == "files"


def test_a_curator_cannot_confirm_a_folder_that_an_admin_proposed(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path.parent / f"{tmp_path.name}-documents"
    folder.mkdir()
    pair.app.directory.write([replace(PEOPLE[3], groups=frozenset({"curators"}))], now=NOW)
    preview = pair.say(f"/sources add {folder}")
    assert "settings permission" in pair.press(preview, "Confirm", "cy").summary
    assert Book(pair.app.engine).all() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/sources add", "What to add is missing"),
        ("/sources add C02", "shared with outsiders"),
        ("/sources add C03", "I am not in #lonely"),
        ("/sources add C99", "I see no channel"),
        ("/sources add https://acme.slack.com/archives/C02", "shared with outsiders"),
        ("/sources add https://teams.microsoft.com/l/channel/19%3Aa%40thread.tacv2/x", "I see no channel"),
        ("/sources add https://example.org readers=nobody", "not a reader"),
        ("/sources remove", "Which source is missing"),
        ("/sources remove nothing", "no source 'nothing'"),
        ("/sources sync", "needs the running program"),
    ],
)
def test_what_is_no_source_is_refused_in_a_sentence(town: Pair, words: str, said: str) -> None:
    assert said in town.say(words).summary


def test_sync_asks_the_running_program_and_says_who_did(pair: Pair) -> None:
    chores: list[str] = []
    pair.app.admin.chores.ask = chores.append
    assert "brought up to date now" in pair.say("/sources sync").summary
    assert chores == ["sync", "databases"]
    assert "sync asked for" in str(pair.say("/audit").blocks)


def test_people_say_who_somebody_is_and_what_they_may(pair: Pair) -> None:
    shown = str(pair.say("/people bo@example.org").blocks)
    assert "('Groups', 'hr')" in shown
    assert "('May', 'ask, record, draft')" in shown
    assert "('hr', '2')" in str(pair.say("/people groups").blocks)
    assert "nobody called 'Zed'" in pair.say("/people find Zed").summary


def test_the_schedule_lists_each_chore_with_its_next_time(pair: Pair) -> None:
    with transaction(pair.app.engine) as session:
        session.add(DigestRow(platform="slack", channel="C01", every="weekly", words="client", next_from=NOW.date(),
                              added_by="ana", added_at=NOW))  # fmt: skip
    shown = str(pair.say("/schedule").blocks)
    assert "('meeting-digests', 'digests of meetings are posted', 'every weekday at 08:05 UTC'" in shown
    assert "'27 Nov 2026, 08:05', 'default'" in shown
    assert "1: weekly client in C01" in shown


def test_a_time_is_said_back_before_it_holds_in_every_program(pair: Pair) -> None:
    preview = pair.say("/schedule set meeting-digests every Friday 16:00")
    assert "Now: every weekday at 08:05 UTC (the usual time)" in str(preview.blocks)
    assert "Then: every Friday at 16:00 UTC" in str(preview.blocks)
    assert pair.other.admin.time_of("meeting-digests") == "5 8 * * mon-fri"
    done = pair.press(preview, "Confirm")
    pair.clock.pass_(seconds=5)
    assert pair.other.admin.time_of("meeting-digests") == "0 16 * * fri"
    assert "'27 Nov 2026, 16:00', 'Ana Souza" in str(pair.say("/schedule").blocks)
    pair.press(done, "Undo")
    assert pair.app.admin.time_of("meeting-digests") == "5 8 * * mon-fri"


def test_a_running_scheduler_takes_another_time() -> None:
    async def scenario() -> list[datetime]:
        schedules = Schedules({"tidy": "17 3 * * *"}, lambda _name, _when: None)
        schedules.start()
        due = []
        for line in ("17 3 * * *", "0 16 * * fri"):
            schedules.update({"tidy": line})
            due.append(schedules.due("tidy"))
        schedules.stop()
        return due

    before, after = asyncio.run(scenario())
    assert (before.hour, before.minute) == (3, 17)
    assert (after.astimezone(UTC).weekday(), after.hour, after.minute) == (4, 16, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/schedule set digests every Friday 16:00", "There is no chore 'digests'"),
        ("/schedule set meeting-digest every Friday 16:00", "Did you mean 'meeting-digests'?"),
        ("/schedule set meeting-digests whenever", "cannot tell when 'whenever' is"),
        ("/schedule set meeting-digests", "When is missing"),
        ("/schedule set", "Which chore is missing"),
    ],
)
def test_a_time_that_cannot_be_kept_is_refused_in_a_sentence(pair: Pair, words: str, said: str) -> None:
    assert said in pair.say(words).summary


def test_templates_are_listed_and_shown(pair: Pair) -> None:
    assert "stand-up" in str(pair.say("/templates").blocks)
    assert "What was agreed" in str(pair.say("/templates show 1:1").blocks)
    assert "no template 'stand-ap'" in pair.say("/templates show stand-ap").summary


def test_who_may_not_looks_at_none_of_it(pair: Pair) -> None:
    for word in (
        "usage",
        "models",
        "people groups",
        "schedule",
        "templates",
        "audit",
        "rules",
        "threshold",
        "experts",
        "listen",
    ):
        reply = pair.say(f"/{word}", "bo")
        assert "settings permission" in reply.summary
        assert reply.private
