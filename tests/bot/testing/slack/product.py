"""A little app on the real slack_bolt, served over HTTP as the product would be."""

import asyncio
import socket
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.testing.slack import FakeSlack

Json = dict[str, Any]  # Any: Slack's wire format


class BoltProduct:
    """Answers mentions, direct messages, commands and clicks; `heard` holds every body it was given."""

    def __init__(self, slack: FakeSlack) -> None:
        self.heard: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.slack = slack
        self.refusing = 0  # requests that still get 500
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        self.app = AsyncApp(name="product", signing_secret=slack.signing_secret, client=client)
        self._listen()
        self._handler = AsyncSlackRequestHandler(self.app)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/slack/events"
        web = Starlette(routes=[Route("/slack/events", self._take, methods=["POST"])])
        config = uvicorn.Config(web, http="h11", ws="none", lifespan="off", log_config=None)
        self._server = uvicorn.Server(config)
        self._ready = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    async def _serve(self) -> None:
        self._ready.set()
        await self._server.serve([self._socket])

    async def _take(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        if self.refusing:
            self.refusing -= 1
            return Response("broken", 500)
        answer: Response = await self._handler.handle(request)
        return answer

    def _listen(self) -> None:
        self.app.event("app_mention")(self._on_mention)
        self.app.event("message")(self._on_message)
        self.app.command("/ask")(_on_command)
        self.app.action("choose")(self._on_click)
        self.app.view("why")(self._on_form)
        self.app.event("app_home_opened")(_on_home)

    async def _on_mention(self, event: Json, say: Any, body: Json) -> None:  # Any: Bolt's helpers
        self.heard.append(body)
        await say(text=f"You said: {event['text']}", thread_ts=event["ts"])

    async def _on_message(self, event: Json, say: Any, body: Json) -> None:
        self.heard.append(body)
        if event.get("channel_type") == "im" and not event.get("subtype"):
            await say(text=f"Privately: {event['text']}")

    async def _on_click(self, ack: Any, respond: Any, body: Json) -> None:
        await ack()
        self.heard.append(body)
        await respond(text=f"Pressed {body['actions'][0]['value']}", replace_original=True)

    async def _on_form(self, ack: Any, body: Json) -> None:
        self.heard.append(body)
        answer = body["view"]["state"]["values"]["reason"]["why"]["value"]
        if answer == "no":
            await ack(response_action="errors", errors={"reason": "Say more."})
        else:
            await ack()


async def _on_command(ack: Any, respond: Any, command: Json, client: AsyncWebClient) -> None:
    await ack(f"Looking up {command['text']}")
    await client.views_open(trigger_id=command["trigger_id"], view=MODAL)
    await respond(text="In the channel", response_type="in_channel")


async def _on_home(event: Json, client: AsyncWebClient) -> None:
    await client.views_publish(user_id=event["user"], view=HOME)


MODAL: Json = {
    "type": "modal",
    "callback_id": "why",
    "title": {"type": "plain_text", "text": "Why?"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "reason",
            "label": {"type": "plain_text", "text": "Reason"},
            "element": {"type": "plain_text_input", "action_id": "why"},
        }
    ],
}
HOME: Json = {
    "type": "home",
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*Welcome*"}}],
}
BUTTONS: list[Json] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "choose",
                "value": "yes",
                "text": {"type": "plain_text", "text": "Run it"},
            }
        ],
    }
]
