"""Untagged messages, which a team consented to: follow-ups below an answer, and what people say to each other."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.platforms.teams.settings import TeamsSettings
from bot.store import transaction
from bot.threads import take_part
from tests.bot.platforms.teams.conftest import Tenant
from tests.bot.platforms.teams.house import House

LEAVE, ANSWER = "how long is parental leave?", "16 weeks"
ILL = "When must I tell my manager that I am ill?"


def answered(tenant: Tenant) -> tuple[str, str, str]:
    """A channel where a question was answered: who asked, somebody else, and the reply chain."""
    ana, bo = tenant.person(), tenant.person()
    channel = tenant.channel(ana, bo, listening=True)
    sent = tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(channel, ANSWER)
    return ana, bo, f"{channel.id} {sent.id}"


def says(tenant: Tenant, name: str, place: str, text: str) -> str:
    """Somebody writes in the reply chain; how the product dealt with it."""
    channel, _, thread = place.partition(" ")
    sent = tenant.teams.says(name, tenant.teams.world.chats[channel], text, thread=thread)
    return tenant.outcome(sent.id)


def test_a_second_person_who_asks_right_after_the_answer_is_answered(tenant: Tenant) -> None:
    _, bo, place = answered(tenant)
    assert says(tenant, bo, place, ILL) == "answered"
    channel, _, thread = place.partition(" ")
    assert tenant.answer(tenant.teams.world.chats[channel], "9:00").thread == thread


def test_once_two_people_talk_neither_is_answered(tenant: Tenant) -> None:
    ana, bo, place = answered(tenant)
    assert says(tenant, bo, place, "I took it in two halves back then.") == "ignored"
    assert says(tenant, ana, place, ILL) == "ignored"


def test_a_mention_ends_the_talk_of_others(tenant: Tenant) -> None:
    ana, bo, place = answered(tenant)
    assert says(tenant, bo, place, "I took it in two halves back then.") == "ignored"
    channel, _, thread = place.partition(" ")
    chat = tenant.teams.world.chats[channel]
    tenant.teams.says(ana, chat, ILL, mention=True, thread=thread)
    tenant.answer(chat, "9:00")
    assert says(tenant, ana, place, "And how long is parental leave?") == "answered"


def test_thanks_are_not_answered_and_are_no_talk(tenant: Tenant) -> None:
    ana, bo, place = answered(tenant)
    assert says(tenant, bo, place, "Great, thanks!") == "ignored"
    assert says(tenant, ana, place, ILL) == "answered"


def test_a_reply_chain_that_we_took_no_part_in_is_left_alone(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    channel = tenant.channel(ana, bo, listening=True)
    root = tenant.teams.says(ana, channel, "I am back from leave.")
    assert says(tenant, bo, f"{channel.id} {root.id}", LEAVE) == "ignored"


def talked_to(tenant: Tenant) -> tuple[str, str, str]:
    """A group chat that consented to all of its messages, where a question was answered."""
    ana, bo = tenant.person(), tenant.person()
    chat = tenant.chat(ana, bo)
    chat.listening = True
    tenant.teams.says(ana, chat, LEAVE, mention=True)
    tenant.answer(chat, ANSWER)
    return ana, bo, f"{chat.id} "


def test_a_follow_up_in_a_group_chat_needs_no_mention(tenant: Tenant) -> None:
    ana, bo, place = talked_to(tenant)
    assert says(tenant, ana, place, ILL) == "answered"
    tenant.answer(tenant.teams.world.chats[place.strip()], "9:00")
    assert says(tenant, bo, place, f"And {LEAVE}") == "answered"


def test_once_two_people_talk_in_a_group_chat_neither_is_answered_until_a_mention(tenant: Tenant) -> None:
    ana, bo, place = talked_to(tenant)
    assert says(tenant, bo, place, "I took it in two halves back then.") == "ignored"
    assert says(tenant, ana, place, ILL) == "ignored"
    chat = tenant.teams.world.chats[place.strip()]
    tenant.teams.says(bo, chat, ILL, mention=True)
    tenant.answer(chat, "9:00")
    assert says(tenant, bo, place, f"And {LEAVE}") == "answered"


def test_a_question_in_a_group_chat_that_names_somebody_else_is_theirs(tenant: Tenant) -> None:
    ana, bo, place = talked_to(tenant)
    chat = tenant.teams.world.chats[place.strip()]
    named = tenant.teams.says(ana, chat, f"@{bo} {ILL}", names=[tenant.teams.world.people[bo]])
    assert tenant.outcome(named.id) == "ignored"


def test_a_group_chat_that_we_took_no_part_in_is_left_alone(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    chat = tenant.chat(ana, bo)
    chat.listening = True
    assert says(tenant, ana, f"{chat.id} ", LEAVE) == "ignored"


def test_a_question_in_a_group_chat_long_after_our_answer_is_not_for_us(
    tenant: Tenant, tmp_path: Path
) -> None:
    ana, bo = tenant.person(), tenant.person()
    chat = tenant.chat(ana, bo)
    house, asked = House(tenant.teams, tmp_path), tenant.teams.activity(ana, chat, ILL)
    for minutes, follows in ((31, False), (29, True)):
        with transaction(house.engine) as session:
            answered_at = datetime.fromisoformat(asked["timestamp"]) - timedelta(minutes=minutes)
            take_part(session, "teams", chat.id, "", asker="somebody", now=answered_at)
        heard = asyncio.run(house.platform.hear({"activity": asked, "received_at": 1}))
        assert (heard is not None) is follows


def test_where_no_admin_allows_it_a_question_to_everybody_is_left_alone(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana, listening=True)
    asked = tenant.teams.says(ana, channel, f"Does anyone know {LEAVE}")
    assert tenant.outcome(asked.id) == "ignored"


def test_what_is_no_id_of_a_channel_stops_the_start() -> None:
    assert TeamsSettings(listening_channels="19:a@thread.tacv2, 19:b@thread.v2").listening
    with pytest.raises(ValidationError, match="'general' is no id of a channel"):
        TeamsSettings(listening_channels="19:a@thread.tacv2, general")
