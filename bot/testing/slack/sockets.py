"""Socket Mode: hello, envelopes to one random socket, acknowledgements, disconnects."""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.testing.slack.limits import Limits
from bot.testing.slack.records import Json
from bot.testing.slack.world import APP, World


@dataclass(eq=False)
class Socket:
    """One live connection; a retiring one gets nothing new but its acknowledgements still count."""

    websocket: WebSocket
    retiring: bool = False
    waiting: set[str] = field(default_factory=set)


class Sockets:
    """Runs in the server's loop; counts are changed under the world's lock."""

    def __init__(self, world: World, limits: Limits, cut: Callable[[WebSocket], None]) -> None:
        self.live: list[Socket] = []
        self.refused = False
        self.seen = False
        self.tickets: set[str] = set()
        self._world = world
        self._limits = limits
        self._cut = cut
        self._answers: dict[str, asyncio.Future[Json | None]] = {}
        self._arrived = asyncio.Event()

    @property
    def ready(self) -> list[Socket]:
        return [socket for socket in self.live if not socket.retiring]

    def new_ticket(self) -> str:
        ticket = uuid4().hex
        self.tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """One connection from hello to its end."""
        if self.refused or websocket.query_params.get("ticket") not in self.tickets:
            await websocket.close(1008)
            return
        await websocket.accept()
        if len(self.ready) >= self._limits.sockets:
            await websocket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await websocket.close()
            return
        socket = Socket(websocket)
        await websocket.send_json(self._hello())
        self._add(socket)
        try:
            while True:
                self._take(socket, json.loads(await websocket.receive_text()))
        except WebSocketDisconnect:
            pass
        finally:
            self._remove(socket)

    async def send(self, frame: Json, seconds: float) -> tuple[bool, Json | None]:
        """Send to one random socket and wait for its acknowledgement: (acknowledged, response payload).

        Without a socket it waits for one, within the same time."""
        envelope_id = str(frame["envelope_id"])
        answer: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._answers[envelope_id] = answer
        try:
            async with asyncio.timeout(seconds):
                socket = await self._pick()
                socket.waiting.add(envelope_id)
                await socket.websocket.send_json(frame)
                return True, await answer
        except (TimeoutError, WebSocketDisconnect, RuntimeError, ConnectionError):
            # RuntimeError is starlette's word for a socket that was closed meanwhile
            return False, None
        finally:
            del self._answers[envelope_id]

    async def disconnect(self, reason: str) -> None:
        """Ask every client to come back on a new socket, as Slack does now and then."""
        for socket in self.ready:
            socket.retiring = True
            await socket.websocket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "fake"}}
            )

    def drop(self) -> None:
        """Break every line without a word."""
        for socket in self.live:
            self._cut(socket.websocket)

    async def _pick(self) -> Socket:
        while not self.ready:
            self._arrived.clear()
            await self._arrived.wait()
        return random.choice(self.ready)  # noqa: S311  Slack chooses by chance too; nothing is secret here

    def _take(self, socket: Socket, frame: Json) -> None:
        envelope_id = str(frame.get("envelope_id", ""))
        socket.waiting.discard(envelope_id)
        answer = self._answers.get(envelope_id)
        if answer and not answer.done():
            answer.set_result(frame.get("payload"))

    def _add(self, socket: Socket) -> None:
        with self._world.lock:
            self.live.append(socket)
            self.seen = True
            self._world.changed()
        self._arrived.set()

    def _remove(self, socket: Socket) -> None:
        with self._world.lock:
            self.live.remove(socket)
            self._world.changed()
        for envelope_id in socket.waiting:
            answer = self._answers.get(envelope_id)
            if answer and not answer.done():
                answer.set_exception(ConnectionError("the socket went away"))

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.ready) + 1,
            "debug_info": {"host": "fake", "build_number": 1, "approximate_connection_time": 18_060},
            "connection_info": {"app_id": APP},
        }
