"""The first sign: people see at once that it is being worked on, and nothing of it is left over."""

import asyncio
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.signs import LATE, STATUS, Pace, SlackSigns
from bot.testing.slack import FakeSlack
from skills.messages import Reply
from tests.bot.platforms.slack.conftest import Town

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"
QUICK = Pace(refresh=0.01, line_after=0.01)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rate_limits=False) as running:
        running.add_user("UANA", "Ana Souza", "ana@example.org")
        running.add_channel("CGEN", "general", ["UANA", running.bot_user_id])
        yield running


def signs(slack: FakeSlack, pace: Pace = QUICK) -> SlackSigns:
    settings = SlackSettings(
        bot_token=SecretStr(slack.bot_token), signing_secret=SecretStr("s"), base_url=slack.api_url
    )
    return SlackSigns(SlackApi(settings), pace)


def thread(channel: str, ts: str | None, kind: str = "channel") -> dict[str, object]:
    return {"kind": kind, "channel": channel, "thread": ts, "user": "UANA"}


def test_a_mention_gets_a_status_that_the_answer_takes_away(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    assert [one.text for one in town.slack.statuses if one.channel == channel] == [STATUS]
    assert town.slack.status(channel, sent.ts or "") == ""


def test_the_status_stands_before_anything_else_is_asked_of_slack(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.hold("conversations.members")
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.slack.wait_for(lambda: town.slack.status(channel, sent.ts or ""))
    town.slack.release("conversations.members")
    town.answer(channel, ANSWER)


def test_a_follow_up_without_a_mention_gets_a_status_too(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    town.slack.says(ana, channel, "When must I tell my manager that I am ill?", thread=sent.ts)
    town.answer(channel, "9:00")
    assert len([one for one in town.slack.statuses if one.channel == channel]) == 2


def test_what_two_people_say_to_each_other_gets_no_status(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    sent = town.slack.says(ana, channel, f"<@{bo}> how long is parental leave?")
    assert town.outcomes(sent) == {"ignored"}
    assert [one for one in town.slack.statuses if one.channel == channel] == []


def test_in_a_direct_message_the_session_works_is_named_and_then_waits_again(town: Town) -> None:
    ana = town.person()
    channel = town.dm(ana)
    sent = town.slack.says(ana, channel, LEAVE)
    town.answer(channel, ANSWER)
    town.slack.wait_for(lambda: town.slack.session(channel, sent.ts or "") == "active")
    assert town.slack.title(channel, sent.ts or "") == LEAVE
    states = [call.arguments["status"] for call in town.slack.calls if call.arguments.get("thread_ts") == sent.ts
              and call.method == "agents.sessions.setStatus"]  # fmt: skip
    assert states == ["processing", "active"]


def test_an_older_app_without_sessions_gets_its_title_and_its_answer(town: Town) -> None:
    ana = town.person()
    town.slack.fail_next("agents.sessions.setStatus", error="unknown_method", times=2)
    sent = town.slack.says(ana, town.dm(ana), LEAVE)
    town.answer(town.dm(ana), ANSWER)
    town.slack.wait_for(lambda: town.slack.title(town.dm(ana), sent.ts or "") == LEAVE)
    town.slack.wait_idle()


@pytest.mark.parametrize("fault", ["refused", "cut"])
def test_a_status_that_slack_does_not_take_costs_nobody_the_answer(town: Town, fault: str) -> None:
    ana = town.person()
    channel = town.channel(ana)
    if fault == "cut":
        town.slack.cut_next("assistant.threads.setStatus", after=False)
    else:
        town.slack.fail_next("assistant.threads.setStatus", error="missing_scope")
    town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    assert len(town.slack.posts(channel)) == 1


def test_a_private_refusal_in_a_channel_leaves_no_status_behind(town: Town) -> None:
    ana, eve = town.person(), town.person(stranger=True)
    channel = town.channel(ana, eve, external=True)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.told(ana, "shared with people outside")
    assert [one.text for one in town.slack.statuses if one.channel == channel] == [STATUS, ""]
    assert town.slack.status(channel, sent.ts or "") == ""


def test_the_status_is_refreshed_while_work_goes_on_and_not_afterwards(slack: FakeSlack) -> None:
    sent = slack.says("UANA", "CGEN", LEAVE, mention=True)

    async def work() -> int:
        sign = signs(slack).begin(thread("CGEN", sent.ts), title="", again=False)
        await asyncio.to_thread(slack.wait_for_call, "assistant.threads.setStatus", count=4)
        await sign.end(Reply("done"))
        return len(slack.statuses)

    assert asyncio.run(work()) == len(slack.statuses)


def test_a_status_lives_for_two_minutes_unless_it_is_refreshed(slack: FakeSlack) -> None:
    sent = slack.says("UANA", "CGEN", LEAVE, mention=True)

    async def work() -> None:
        sign = signs(slack, Pace(refresh=60)).begin(thread("CGEN", sent.ts), title="", again=False)
        await asyncio.to_thread(slack.wait_for, lambda: slack.status("CGEN", sent.ts or ""))
        slack.advance(121)
        assert slack.status("CGEN", sent.ts or "") == ""
        await sign.end(Reply("done"))

    asyncio.run(work())


def test_a_command_that_is_answered_before_its_line_is_due_gets_none(slack: FakeSlack) -> None:
    sent = slack.command("UANA", "/ask", LEAVE, "CGEN")
    url = sent.envelopes[0].payload["response_url"]

    async def work() -> None:
        begin = signs(slack, Pace(line_after=3_600)).begin
        await begin({"kind": "response", "url": url, "user": "UANA"}, title="", again=False).end(
            Reply("done")
        )

    asyncio.run(work())
    assert slack.posts("CGEN") == []


def test_a_command_that_takes_long_gets_a_line(town: Town) -> None:
    town.slack.hold("users.info")
    bo = town.person()
    other = town.channel(bo)
    town.slack.command(bo, "/ask", LEAVE, other)
    town.told(bo, LATE)
    town.slack.release("users.info")
    town.told(bo, ANSWER)


def test_a_command_that_is_tried_again_gets_no_second_line(slack: FakeSlack) -> None:
    sent = slack.command("UANA", "/ask", LEAVE, "CGEN")
    url = sent.envelopes[0].payload["response_url"]

    async def work() -> None:
        sign = signs(slack).begin({"kind": "response", "url": url, "user": "UANA"}, title="", again=True)
        await sign.end(Reply("done"))

    asyncio.run(work())
    assert slack.posts("CGEN") == []


def test_a_slack_that_does_not_answer_holds_the_answer_up_for_no_longer_than_its_patience(
    slack: FakeSlack,
) -> None:
    sent = slack.says("UANA", "CGEN", LEAVE, mention=True)
    slack.hold("assistant.threads.setStatus")

    async def work() -> None:
        sign = signs(slack, Pace(patience=0.05)).begin(thread("CGEN", sent.ts), title="", again=False)
        await asyncio.to_thread(slack.wait_for_call, "assistant.threads.setStatus")
        await sign.end(Reply("done"))

    asyncio.run(work())


def test_a_slack_that_asks_to_wait_is_asked_for_no_sign_meanwhile(slack: FakeSlack) -> None:
    sent = slack.says("UANA", "CGEN", LEAVE, mention=True)
    slack.too_many("assistant.threads.setStatus", 30)

    async def work() -> None:
        sign = signs(slack).begin(thread("CGEN", sent.ts), title="", again=False)
        await asyncio.to_thread(slack.wait_for_call, "assistant.threads.setStatus")
        await asyncio.sleep(0.05)
        await sign.end(Reply("done"))

    asyncio.run(work())
    assert [call.status for call in slack.calls] == [429]
