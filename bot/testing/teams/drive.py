"""The upload sessions of people's OneDrive behind the fake: ranges in order, with OneDrive's rules in force.

Source: Microsoft's page on upload sessions: ranges but the last are multiples of 320 KiB, none is over 60 MiB, and a
range that is there already is refused with 416.
"""

import re
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.testing.teams.world import World

_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_UNIT, _MOST = 320 * 1_024, 60 * 1_024 * 1_024


@dataclass
class Drive:
    """`room` is how many bytes fit, None for any number; `cuts` is how many ranges come without anybody hearing so."""

    room: int | None = None
    cuts: int = 0
    ranges: list[tuple[int, int]] = field(default_factory=list)
    parts: dict[str, bytearray] = field(default_factory=dict)

    async def put(self, world: World, request: Request) -> Response:
        name, content = f"drive-{request.path_params['id']}", await request.body()
        told = _RANGE.fullmatch(request.headers.get("content-range", ""))
        first, last, size = (
            (int(one) for one in told.groups()) if told else (0, len(content) - 1, len(content))
        )
        with world.lock:
            return self._take(world, name, content, (first, last, size))

    async def ask(self, world: World, request: Request) -> Response:
        with world.lock:
            part = self.parts.get(f"drive-{request.path_params['id']}", bytearray())
            return JSONResponse({"nextExpectedRanges": [f"{len(part)}-"]})

    def _take(self, world: World, name: str, content: bytes, told: tuple[int, int, int]) -> Response:
        first, last, size = told
        part = self.parts.setdefault(name, bytearray())
        if last - first + 1 != len(content) or len(content) > _MOST:
            return PlainTextResponse("the range is not what came, or too long", 400)
        if last + 1 < size and len(content) % _UNIT:
            return PlainTextResponse("a range must be a multiple of 320 KiB", 400)
        if self.room is not None and size > self.room:
            return PlainTextResponse("no room is left", 507)
        if first != len(part):
            return PlainTextResponse("this range is not expected", 416)
        part += content
        self.ranges.append((first, last))
        if len(part) == size:
            world.files[name] = bytes(self.parts.pop(name))
        world.changed()
        if self.cuts:
            self.cuts -= 1
            return PlainTextResponse("nobody hears this", 503)
        return JSONResponse({}, 201 if name in world.files else 202)
