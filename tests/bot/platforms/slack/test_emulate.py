"""The same program against a Web API that somebody else wrote: npm's `emulate`, which must be installed.

`npm install emulate@0.6.1` somewhere and put its `node_modules/.bin` on PATH; run with `-m live`."""

import hashlib
import hmac
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import MEETING, prepared

SEED = """slack:
  team: {name: Ours, domain: ours}
  users: [{name: ana, real_name: Ana Souza, email: ana@example.org}]
  bots: [{name: confidant}]
"""
PATIENCE = 60.0
pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not shutil.which("emulate"), reason="npm's emulate is not on PATH"),
]


class Emulate:
    """The emulator's Web API, called as its users and as an observer."""

    def __init__(self, port: int) -> None:
        self.url = f"http://localhost:{port}/api/"

    def call(self, method: str, **data: Any) -> dict[str, Any]:  # Any: Slack's own JSON
        headers = {"authorization": "Bearer xoxb-observer"}
        answer: dict[str, Any] = httpx.post(self.url + method, json=data, headers=headers).json()
        return answer

    def wait_for(self, words: str, channel: str, thread: str) -> dict[str, Any]:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            for message in self.call("conversations.replies", channel=channel, ts=thread).get("messages", ()):
                if words in json.dumps(message) and message["ts"] != thread:
                    return dict(message)
        raise TimeoutError(words)


@pytest.fixture
def emulate(tmp_path: Path) -> Iterator[Emulate]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    seed = tmp_path / "emulate.yaml"
    seed.write_text(SEED)
    command = ["emulate", "start", "--service", "slack", "--port", str(port), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        emulator = Emulate(port)
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            try:
                emulator.call("auth.test")
                break
            except httpx.TransportError:
                continue
        yield emulator
        process.terminate()


def send(product: Product, secret: str, body: dict[str, object]) -> int:
    """Deliver an event as Slack would: signed, to the product's own address."""
    text, now = json.dumps(body), str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{now}:{text}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "x-slack-request-timestamp": now,
        "x-slack-signature": f"v0={digest}",
        "content-type": "application/json",
    }
    return httpx.post(
        f"http://127.0.0.1:{product.port}/slack/events", content=text, headers=headers
    ).status_code


def test_a_mention_and_a_recording_are_answered_in_their_threads(emulate: Emulate, tmp_path: Path) -> None:
    with FakeSlack() as names:
        home = tmp_path / "home"
        home.mkdir()
        product = Product(home, names, extra={"CONFIDANT_SLACK__BASE_URL": emulate.url})
        prepared(product)
        bot, team = emulate.call("auth.test")["user_id"], emulate.call("auth.test")["team_id"]
        ana = next(one["id"] for one in emulate.call("users.list")["members"] if one["name"] == "ana")
        channel = emulate.call("conversations.list")["channels"][0]["id"]
        asked = emulate.call(
            "chat.postMessage", channel=channel, text=f"<@{bot}> how long is parental leave?"
        )["ts"]
        event = {"type": "app_mention", "user": ana, "channel": channel, "ts": asked, "event_ts": asked}
        event["text"] = f"<@{bot}> how long is parental leave?"
        with serving(product):
            body = {"type": "event_callback", "event_id": "Ev1", "team_id": team, "event": event}
            assert send(product, names.signing_secret, body) == 200
            reply = emulate.wait_for("16 weeks", channel, asked)
            assert reply["metadata"]["event_payload"]["key"] == "slack:Ev1#0"
            file = upload(emulate, channel, "launch.vtt", MEETING.encode())
            event |= {"text": f"<@{bot}> minutes", "ts": file["ts"], "event_ts": file["ts"]}
            assert send(product, names.signing_secret, {**body, "event_id": "Ev2", "event": event}) == 200
            emulate.wait_for("move the launch", channel, file["ts"])


def upload(emulate: Emulate, channel: str, name: str, content: bytes) -> dict[str, str]:
    """Share a file in a channel; the ts of the message that has it."""
    ticket = emulate.call("files.getUploadURLExternal", filename=name, length=len(content))
    httpx.post(ticket["upload_url"], content=content).raise_for_status()
    emulate.call(
        "files.completeUploadExternal", files=[{"id": ticket["file_id"], "title": name}], channel_id=channel
    )
    messages = emulate.call("conversations.history", channel=channel)["messages"]
    return next(one for one in messages if one.get("files"))
