"""A model provider on loopback: speaks as OpenAI and as Anthropic, and does what a test tells it to."""

import asyncio
import base64
import json
import re
import socket
import struct
import zlib
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

Write = Callable[[str], str]
Json = dict[str, Any]  # Any: the vendors' wire formats, which only this file and the SDKs know
Reply = Callable[[str, Json], Json]


@dataclass(frozen=True)
class Behaviour:
    """How one request is answered; make it with the functions below."""

    text: str | Write = ""
    status: int = 200
    retry_after: str | None = None
    body: bytes | None = None
    hangs: bool = False
    drops: bool = False
    seconds_a_word: float = 0.0
    code: str | None = None
    location: str | None = None


@dataclass(frozen=True)
class Received:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: Json

    @property
    def prompt(self) -> str:
        return str(self.body["prompt"] if "prompt" in self.body else self.body["messages"][-1]["content"])


def answers(text: str | Write, *, seconds_a_word: float = 0.0) -> Behaviour:
    """A good answer; a function is given the prompt. Where words are wanted as they come, they come at this pace."""
    return Behaviour(text=text, seconds_a_word=seconds_a_word)


def draws(picture: bytes | None = None) -> Behaviour:
    """A good answer of the images endpoint with these bytes for a picture; a small PNG if none are given."""
    return Behaviour(text=base64.b64encode(small_png() if picture is None else picture).decode())


def fails(
    status: int,
    *,
    retry_after: str | None = None,
    message: str = "scripted failure",
    code: str | None = None,
) -> Behaviour:
    """An error as the providers word it."""
    return Behaviour(text=message, status=status, retry_after=retry_after, code=code)


def redirects(address: str) -> Behaviour:
    """A request to send the same elsewhere."""
    return Behaviour(status=307, location=address)


def sends(body: bytes) -> Behaviour:
    """Status 200 with exactly these bytes."""
    return Behaviour(body=body)


def hangs() -> Behaviour:
    """No answer until the client gives up."""
    return Behaviour(hangs=True)


def drops() -> Behaviour:
    """The connection ends in the middle of the answer."""
    return Behaviour(drops=True)


class OpenAIServer:
    """A real HTTP server in a thread; each request takes the next behaviour, and the last one stays.

    OpenAI's base URL is `url`, Anthropic's is `root_url`. `paths` holds unknown paths too."""

    def __init__(self, *behaviours: Behaviour) -> None:
        self.requests: list[Received] = []
        self.paths: list[str] = []
        self._behaviours = deque(behaviours or (answers("ok"),))
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.root_url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.url = f"{self.root_url}/v1"
        paths: dict[str, Reply] = {
            "/v1/chat/completions": _openai_reply,
            "/v1/messages": _anthropic_reply,
            "/v1/images/generations": _picture_reply,
        }
        app = Starlette(
            routes=[Route(path, self._endpoint(reply), methods=["POST"]) for path, reply in paths.items()]
        )

        async def note_path(scope: Scope, receive: Receive, send: Send) -> None:
            self.paths.append(scope["path"])
            await app(scope, receive, send)

        config = uvicorn.Config(
            note_path, http="h11", loop="asyncio", ws="none", lifespan="off", log_config=None
        )
        # a dropped connection is logged as an error of the app, which here is the point
        config.log_level = "critical"
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, args=([self._socket],), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _endpoint(self, reply: Reply) -> Callable[[Request], Awaitable[Any]]:
        async def answer(
            request: Request,
        ) -> Any:  # Any: a Response or any other ASGI app, both of which starlette runs
            received = Received(request.url.path, dict(request.headers), await request.json())
            self.requests.append(received)
            return _respond(self._next(), received, reply)

        return answer

    def _next(self) -> Behaviour:
        return self._behaviours.popleft() if len(self._behaviours) > 1 else self._behaviours[0]


def _respond(behaviour: Behaviour, received: Received, reply: Reply) -> Any:
    if behaviour.hangs:
        return _hang
    if behaviour.drops:
        return _drop
    if received.body.get("stream") and behaviour.body is None and behaviour.status == 200:
        text = behaviour.text if isinstance(behaviour.text, str) else behaviour.text(received.prompt)
        events = _streamed(reply(text, received.body), behaviour.seconds_a_word)
        return StreamingResponse(events, 200, None, "text/event-stream")
    told = {"retry-after": behaviour.retry_after, "location": behaviour.location}
    headers = {name: value for name, value in told.items() if value}
    return Response(_body(behaviour, received, reply), behaviour.status, headers, "application/json")


def _body(behaviour: Behaviour, received: Received, reply: Reply) -> bytes:
    if behaviour.body is not None:
        return behaviour.body
    text = behaviour.text if isinstance(behaviour.text, str) else behaviour.text(received.prompt)
    if behaviour.status == 200:
        return json.dumps(reply(text, received.body)).encode()
    error = {"type": "scripted", "message": text, "code": behaviour.code}
    return json.dumps({"type": "error", "error": error}).encode()


async def _streamed(whole: Json, seconds_a_word: float) -> AsyncIterator[str]:
    """The same answer as events, a word each, as the vendor of this reply sends them."""
    openai = "choices" in whole
    for event in _openai_events(whole) if openai else _anthropic_events(whole):
        kind = f"event: {event['type']}\n" if "type" in event else ""
        yield f"{kind}data: {json.dumps(event)}\n\n"
        await asyncio.sleep(seconds_a_word)
    if openai:
        yield "data: [DONE]\n\n"


def _openai_events(whole: Json) -> Iterator[Json]:
    head = {"id": whole["id"], "object": "chat.completion.chunk", "created": 0, "model": whole["model"]}
    for word in _words(whole["choices"][0]["message"]["content"]):
        delta = {"role": "assistant", "content": word}
        yield {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    yield {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    yield {**head, "choices": [], "usage": whole["usage"]}


def _anthropic_events(whole: Json) -> Iterator[Json]:
    begun = {**whole, "content": [], "stop_reason": None, "usage": {**whole["usage"], "output_tokens": 0}}
    yield {"type": "message_start", "message": begun}
    yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
    for word in _words(whole["content"][0]["text"]):
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": word}}
    yield {"type": "content_block_stop", "index": 0}
    ended = {"stop_reason": "end_turn", "stop_sequence": None}
    yield {"type": "message_delta", "delta": ended, "usage": whole["usage"]}
    yield {"type": "message_stop"}


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


async def _hang(_scope: Scope, receive: Receive, _send: Send) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _drop(_scope: Scope, _receive: Receive, send: Send) -> None:
    # uvicorn closes the connection when fewer bytes come than were promised
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
    await send({"type": "http.response.body", "body": b"{", "more_body": True})


def _openai_reply(text: str, asked: Json) -> Json:
    # a word is a token here, so that tests can count them
    read, written = sum(len(turn["content"].split()) for turn in asked["messages"]), len(text.split())
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": asked["model"],
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written},
    }


def _anthropic_reply(text: str, asked: Json) -> Json:
    read = len(f"{asked.get('system', '')} {asked['messages'][-1]['content']}".split())
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": asked["model"],
        "content": [{"type": "text", "text": text}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": read, "output_tokens": len(text.split())},
    }


def _picture_reply(text: str, asked: Json) -> Json:
    read = len(asked["prompt"].split())
    return {
        "created": 0,
        "data": [{"b64_json": text}],
        "usage": {"input_tokens": read, "output_tokens": 272, "total_tokens": read + 272},
    }


def small_png(side: int = 2) -> bytes:
    """A red square, in the fewest chunks that a PNG can have."""
    rows = (b"\0" + b"\xff\0\0" * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
