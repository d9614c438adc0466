"""Tokens that expire: renewed in time, at once when Slack says so, and by one process at a time."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.errors import PlatformBusyError, PlatformRefusedError
from bot.testing.slack import FakeSlack, FakeTeam
from bot.testing.slack.grants import HALF_A_DAY
from tests.bot.platforms.slack.house import House


@pytest.fixture
def house(store: Engine) -> Iterator[House]:
    with FakeSlack(rate_limits=False) as slack:
        made = House(slack, store.url.render_as_string(hide_password=False))
        yield made
        for engine in made.engines:
            engine.dispose()


def used(team: FakeTeam) -> list[str]:
    return [str(call.arguments["token"]) for call in team.calls if call.method == "chat.postMessage"]


def test_a_token_is_renewed_before_it_expires_and_kept(house: House) -> None:
    team = house.install("T1")
    house.post(house.process())
    house.slack.advance(HALF_A_DAY - 3600)
    house.post(house.process())
    house.post(house.process())
    first, second = house.company.grants.tokens("T1")
    assert used(team) == [first, second, second]
    assert len(house.spent) == 1


def test_a_token_that_slack_calls_expired_is_renewed_at_once(house: House) -> None:
    team = house.install("T1")
    house.company.grants.expire(house.slack.world.now())
    house.post(house.process())
    assert used(team) == [house.company.grants.tokens("T1")[1]]
    assert len(team.posts("CT1")) == 1


def test_two_programs_that_renew_at_once_spend_one_refresh_token(house: House) -> None:
    team = house.install("T1")
    house.slack.advance(HALF_A_DAY - 3600)
    first, second = house.process(), house.process()

    async def both() -> None:
        await asyncio.gather(*(house.posting(api) for api in (first, second) * 5))

    asyncio.run(both())
    assert len(house.spent) == 1
    assert len(team.posts("CT1")) == 10
    house.post(first)
    assert used(team)[-1] == house.company.grants.tokens("T1")[-1]


def test_while_one_program_renews_a_dead_token_another_waits_its_turn(house: House) -> None:
    house.install("T1")
    house.slack.advance(HALF_A_DAY + 1)
    first, second = house.process(), house.process()
    house.slack.hold("oauth.v2.access")

    async def both() -> None:
        begun = asyncio.create_task(house.posting(first))
        await asyncio.to_thread(house.slack.wait_for_call, "oauth.v2.access")
        with pytest.raises(PlatformBusyError, match="being renewed"):
            await house.posting(second)
        house.slack.release("oauth.v2.access")
        await begun
        await house.posting(second)

    asyncio.run(both())
    assert len(house.spent) == 1


def test_an_exchange_that_has_begun_is_kept_though_nobody_waits_for_it_any_more(house: House) -> None:
    house.install("T1")
    house.slack.advance(HALF_A_DAY + 1)
    api = house.process()
    house.slack.hold("oauth.v2.access", "after")

    async def impatient() -> None:
        wanted = asyncio.create_task(house.posting(api))
        await asyncio.to_thread(house.slack.wait_for_call, "oauth.v2.access")
        wanted.cancel()
        await asyncio.gather(wanted, return_exceptions=True)
        house.slack.release("oauth.v2.access")
        await asyncio.gather(*api.tokens._exchanges if api.tokens else ())
        await house.posting(api)

    asyncio.run(impatient())
    assert len(house.spent) == 1


def test_while_slack_renews_none_the_old_token_is_used_as_long_as_it_lives(house: House) -> None:
    team = house.install("T1")
    api = house.process()
    house.slack.advance(HALF_A_DAY - 3600)
    house.slack.fail_next("oauth.v2.access", status=503)
    house.post(api)
    assert used(team) == house.company.grants.tokens("T1")
    # nobody tries again at once; a minute later it works
    house.post(api)
    house.slack.advance(61)
    house.post(api)
    assert used(team)[-1] == house.company.grants.tokens("T1")[1]


def test_a_refresh_token_that_is_no_good_makes_work_wait_and_says_what_to_do(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.install("T1")
    house.slack.advance(HALF_A_DAY + 1)
    house.slack.fail_next("oauth.v2.access", error="invalid_refresh_token")
    with pytest.raises(PlatformBusyError, match="invalid_refresh_token"):
        house.post(house.process())
    assert "install it again at /slack/install" in caplog.text


def test_an_installation_made_anew_while_a_token_was_renewed_keeps_its_own_token(house: House) -> None:
    house.install("T1")
    house.slack.advance(HALF_A_DAY - 3600)
    house.slack.on_call("oauth.v2.access", lambda _call: house.install("T1"))
    house.post(house.process())
    kept = house.installations.find("T1")
    assert kept
    assert kept.token == house.company.grants.tokens("T1")[1]


def test_a_lasting_token_is_never_renewed(house: House) -> None:
    house.company.grants.seconds = None
    team = house.install("T1")
    house.slack.advance(10 * HALF_A_DAY)
    house.post(house.process())
    assert used(team) == house.company.grants.tokens("T1")
    assert house.spent == []


def test_a_workspace_that_slack_asks_to_wait_keeps_no_other_waiting(house: House) -> None:
    house.install("T1")
    second = house.install("T2")
    api = house.process()
    house.slack.fail_next("chat.postMessage", error="ratelimited")
    with pytest.raises(PlatformBusyError):
        house.post(api)
    house.post(api, "T2")
    with pytest.raises(PlatformBusyError):
        house.post(api)
    assert len(second.posts("CT2")) == 1


def test_a_channel_and_a_person_are_found_in_their_own_workspace(house: House) -> None:
    house.install("T1")
    house.install("T2")
    workspaces = house.process().workspaces
    assert [asyncio.run(workspaces.of_channel(f"C{one}")) for one in ("T1", "T2")] == ["T1", "T2"]
    assert [asyncio.run(workspaces.of_person(f"U{one}")) for one in ("T1", "T2", "T3")] == ["T1", "T2", None]
    with pytest.raises(PlatformRefusedError, match="no channel CNOWHERE"):
        asyncio.run(workspaces.of_channel("CNOWHERE"))


def test_a_workspace_that_the_settings_name_no_more_is_served_no_more(house: House) -> None:
    house.install("T1")
    house.settings = house.settings.model_copy(update={"workspaces": ()})
    with pytest.raises(PlatformRefusedError, match="not installed in the workspace T1"):
        house.post(house.process())


def test_what_names_no_workspace_is_for_the_only_one_and_refused_where_there_are_two(house: House) -> None:
    team = house.install("T1")
    api = house.process()

    async def post() -> None:
        await api.call("chat.postMessage", channel="CT1", text="hello")

    asyncio.run(post())
    assert len(team.posts("CT1")) == 1
    house.install("T2")
    with pytest.raises(PlatformRefusedError, match="not installed"):
        asyncio.run(post())
