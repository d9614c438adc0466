"""Socket Mode with the SDK's own client: acknowledgements, redelivery, lost and refreshed sockets."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.testing.slack import Delivery, FakeSlack
from tests.bot.testing.slack.conftest import settle

Test = Callable[[FakeSlack, "Listener"], Coroutine[Any, Any, None]]


class Listener:
    """A client that notes every envelope and acknowledges unless told not to."""

    def __init__(self, slack: FakeSlack) -> None:
        web = AsyncWebClient(base_url=slack.api_url)
        self.client = SocketModeClient(app_token=slack.app_token, web_client=web, ping_interval=0.1)
        self.client.socket_mode_request_listeners.append(self._take)
        self.requests: list[SocketModeRequest] = []
        self.arrived = asyncio.Event()
        self.silent = 0  # envelopes that still get no acknowledgement

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.requests.append(request)
        self.arrived.set()
        if self.silent:
            self.silent -= 1
            return
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))


def listening(test: Test, **options: Any) -> None:
    async def run() -> None:
        with FakeSlack(**options) as slack:
            settle(slack)
            listener = Listener(slack)
            await listener.client.connect()  # type: ignore[no-untyped-call]  # the SDK gives no types
            await asyncio.to_thread(slack.wait_for_sockets)
            try:
                await test(slack, listener)
            finally:
                await listener.client.close()  # type: ignore[no-untyped-call]  # the SDK gives no types

    asyncio.run(run())


async def settled(sent: Delivery) -> Delivery:
    return await asyncio.to_thread(sent.wait)


def test_an_event_is_acknowledged_over_the_socket() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        sent = await settled(slack.says("UANA", "CGEN", "hello"))
        assert sent.acked
        assert sent.latency_seconds is not None
        assert sent.attempts[0].via == "socket"
        assert listener.requests[0].payload["event"]["text"] == "hello"

    listening(test)


def test_an_unacknowledged_event_comes_again_with_another_envelope_id() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        listener.silent = 1
        sent = await settled(slack.says("UANA", "CGEN", "hello"))
        assert [attempt.acked for attempt in sent.attempts][:2] == [False, True]
        first, second = listener.requests[:2]
        assert (second.retry_attempt, second.retry_reason) == (1, "timeout")
        assert first.envelope_id != second.envelope_id
        assert first.payload["event_id"] == second.payload["event_id"]

    listening(test, ack_seconds=0.5)


def test_a_dropped_socket_comes_back_and_gets_what_was_not_acknowledged() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        listener.silent = 1
        sent = slack.says("UANA", "CGEN", "hello")
        await listener.arrived.wait()
        slack.drop_sockets()
        assert (await settled(sent)).acked
        assert len(listener.requests) == 2

    listening(test)


def test_a_client_asked_to_refresh_reconnects_and_misses_nothing() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        await asyncio.to_thread(slack.disconnect_sockets)
        assert (await settled(slack.says("UANA", "CGEN", "hello"))).acked
        assert slack.sockets == 1

    listening(test)


def test_while_sockets_are_refused_nobody_connects() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        slack.refuse_sockets()
        url = await listener.client.issue_new_wss_url()
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(url)
        slack.refuse_sockets(False)
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            assert json.loads((await socket.receive()).data)["type"] == "hello"

    listening(test)


def test_the_eleventh_socket_is_one_too_many() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        url = await listener.client.issue_new_wss_url()
        async with aiohttp.ClientSession() as session:
            sockets = [await session.ws_connect(url) for _ in range(10)]
            answers = [json.loads((await socket.receive()).data) for socket in sockets]
        assert [answer["type"] for answer in answers] == ["hello"] * 9 + ["disconnect"]
        assert answers[-1]["reason"] == "too_many_websockets"

    listening(test)


def test_several_sockets_share_the_events() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        second = Listener(slack)
        await second.client.connect()  # type: ignore[no-untyped-call]  # the SDK gives no types
        await asyncio.to_thread(slack.wait_for_sockets, 2)
        sent = [slack.event({"type": "team_rename", "name": f"n{count}"}) for count in range(30)]
        for delivery in sent:
            assert (await settled(delivery)).acked
        assert len(listener.requests) + len(second.requests) == 30
        # each side stays empty once in 2^29 runs
        assert listener.requests
        assert second.requests
        await second.client.close()  # type: ignore[no-untyped-call]  # the SDK gives no types

    listening(test)


def test_the_web_api_wants_the_app_token_for_a_socket() -> None:
    async def test(slack: FakeSlack, listener: Listener) -> None:
        for token, error in ((slack.bot_token, "not_allowed_token_type"), ("xapp-wrong", "invalid_auth")):
            with pytest.raises(SlackApiError, match=error):
                await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token=token)

    listening(test)


def test_a_bolt_app_answers_a_command_through_its_socket() -> None:
    async def run(slack: FakeSlack) -> None:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        app = AsyncApp(name="product", signing_secret=slack.signing_secret, client=client)

        async def on_command(ack: Any, command: dict[str, Any]) -> None:  # Any: Bolt's helpers
            await ack(f"Looking up {command['text']}")

        app.command("/ask")(on_command)
        handler = AsyncSocketModeHandler(app, slack.app_token)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # the SDK gives no types
        try:
            await settled(slack.command("UANA", "/ask", "holidays", "CGEN"))
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]  # the SDK gives no types

    with FakeSlack() as slack:
        asyncio.run(run(settle(slack)))
        assert slack.posts()[0].text == "Looking up holidays"
        assert slack.posts()[0].ephemeral_to == "UANA"
