"""Skills are switched for a channel, a group or everywhere, and people are told so."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.build import build
from bot.settings import Settings
from bot.testing.slack import FakeSlack
from skills.messages import Form
from tests.bot.admin.conftest import PEOPLE, Clock, Pair


def told(pair: Pair, sender: str = "bo", channel: str = "") -> str:
    return pair.say("/minutes call.vtt", sender, channel=channel).summary


def test_off_in_a_channel_is_off_there_alone(town: Pair) -> None:
    asked = town.say("/skills off minutes here", channel="C01")
    assert "Skill minutes in channel #general" in asked.summary
    town.press(asked, "Confirm")
    assert told(town, channel="C01") == "minutes is switched off in this channel. An admin can switch it on."
    assert "switched off" not in told(town, channel="C02")


def test_a_channel_is_named_by_a_form_an_id_or_a_link(town: Pair) -> None:
    for named in ("slack:C01", "C01", "https://x.slack.com/archives/C01", "<#C01|general>"):
        reply = town.fill_in("skills", do="off", skill="minutes", channel=named)
        assert "in channel #general" in reply.summary


def test_a_channel_that_is_not_there_is_refused(town: Pair) -> None:
    assert "I see no channel C99" in town.say("/skills off minutes in C99").summary


def test_a_name_that_no_channel_of_the_asker_has_is_refused(town: Pair) -> None:
    assert "in no channel that is called #general" in town.say("/skills off minutes in #general").summary


def test_a_direct_message_is_no_channel(town: Pair, slack: FakeSlack) -> None:
    dm = slack.dm("UANA")
    assert "direct message" in town.say("/skills off minutes here", channel=dm).summary


def test_without_a_chat_platform_channels_cannot_be_looked_up(pair: Pair) -> None:
    assert "Slack is not set up" in pair.say("/skills off minutes in C01").summary


def test_on_for_a_group_and_off_for_all_others(pair: Pair) -> None:
    pair.do("/skills off minutes")
    pair.do("/skills on minutes for HR")
    assert "switched off" not in told(pair, "bo")
    assert told(pair, "ana") == "minutes is switched off here. An admin can switch it on."


def test_off_for_one_of_somebodys_groups_wins_over_on_for_another(pair: Pair) -> None:
    pair.do("/skills on minutes for hr")
    pair.do("/skills off minutes for it")
    assert "for your group" in told(pair, "cy")
    assert "switched off" not in told(pair, "bo")


def test_a_channel_goes_before_a_group(town: Pair) -> None:
    town.do("/skills off minutes for hr")
    town.press(town.say("/skills on minutes here", channel="C01"), "Confirm")
    assert "switched off" not in told(town, "bo", channel="C01")


def test_reset_takes_back_what_was_set(pair: Pair) -> None:
    pair.do("/skills off minutes")
    assert "Then: on" in str(pair.say("/skills reset minutes").blocks)
    pair.do("/skills reset minutes")
    assert "switched off" not in told(pair)


def test_a_plain_question_hears_it_where_questions_are_off(pair: Pair) -> None:
    pair.do("/skills off ask")
    assert "ask is switched off here" in pair.say("/ask how long is parental leave?", "bo").summary


def test_help_leaves_out_what_is_off(pair: Pair) -> None:
    assert "Write up" in str(pair.say("help", "bo").blocks)
    pair.do("/skills off minutes")
    assert "Write up" not in str(pair.say("help", "bo").blocks)


def test_the_list_says_what_is_off_where_and_by_whom(town: Pair) -> None:
    town.do("/skills off meetings")
    town.press(town.say("/skills off minutes here", channel="C01"), "Confirm")
    shown = str(town.say("/skills").blocks)
    assert "('meetings', 'off', '', 'Ana Souza, 26 Nov 2026, 10:00')" in shown
    assert "('minutes', 'on', '#general: off', 'default')" in shown


def test_what_the_environment_switched_off_is_said_to_be_so_and_can_be_switched_on(
    tmp_path: Path, clock: Clock
) -> None:
    settings = Settings.model_construct(home=tmp_path)
    off = settings.model_copy(update={"skills": settings.skills.model_copy(update={"off": ("minutes",)})})
    app = build(off, now=clock)
    app.directory.write(PEOPLE, now=clock())
    pair = Pair(app, app, clock)
    assert "switched off" in told(pair)
    assert "set by environment" in str(pair.say("/skills minutes").blocks)
    assert "off (set by environment)" in str(pair.say("/skills on minutes").blocks)
    pair.do("/skills on minutes")
    assert "switched off" not in told(pair)
    app.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/skills off minuets", "Did you mean `minutes`?"),
        ("/skills off", "Which skill is missing"),
        ("/skills off help", "no skill 'help' that could be switched"),
        ("/skills off skills", "no skill 'skills' that could be switched"),
        ("/skills off minutes for hrr", "Did you mean 'hr'?"),
        ("/skills reset minutes", "already"),
        ("/skills off minutes in C01 for hr", "cannot tell which channel"),
    ],
)
def test_what_cannot_be_set_is_said_in_a_sentence(pair: Pair, words: str, said: str) -> None:
    assert said in pair.say(words).summary


def test_a_channel_and_a_group_at_once_are_refused(pair: Pair) -> None:
    reply = pair.fill_in("skills", do="off", skill="minutes", channel="slack:C01", group="hr")
    assert "at once" in reply.summary


def test_the_list_offers_a_form_with_native_pickers(pair: Pair) -> None:
    assert any(isinstance(block, Form) and block.command == "skills" for block in pair.say("/skills").blocks)


def test_who_lost_the_right_can_confirm_no_more(pair: Pair) -> None:
    asked = pair.say("/skills off minutes")
    ana = next(one for one in PEOPLE if one.id == "ana")
    pair.app.directory.write([replace(ana, groups=frozenset())], now=pair.clock())
    assert "settings permission" in pair.press(asked, "Confirm").summary
