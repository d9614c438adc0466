"""What a test makes go wrong: refusals, broken lines, calls that wait, and a callback at one instant."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.testing.slack.records import Call

When = Literal["before", "after"]


@dataclass(frozen=True)
class Failure:
    """How a call is refused: Slack's error code with status 200, or a bare HTTP status."""

    error: str | None = None
    status: int | None = None


class Faults:
    """Plans by method; "*" stands for any. Used under the world's lock."""

    def __init__(self, in_loop: Callable[[Callable[[], object]], None]) -> None:
        self._in_loop = in_loop
        self._failures: dict[str, deque[Failure]] = defaultdict(deque)
        self._cuts: dict[tuple[str, When], int] = defaultdict(int)
        self._holds: dict[tuple[str, When], asyncio.Event] = {}
        self._callbacks: list[_Callback] = []

    def heal(self) -> None:
        """Nothing more goes wrong."""
        self._failures.clear()
        self._cuts.clear()
        self.release()

    def fail(self, method: str, failure: Failure, times: int) -> None:
        self._failures[method].extend([failure] * times)

    def cut(self, method: str, when: When, times: int) -> None:
        self._cuts[method, when] += times

    def hold(self, method: str, when: When) -> None:
        self._holds.setdefault((method, when), asyncio.Event())

    def release(self, method: str | None = None) -> None:
        """Let the held calls of a method go on; of all methods without one."""
        for key in [key for key in self._holds if method in (None, key[0])]:
            self._in_loop(self._holds.pop(key).set)

    def call_back(self, method: str, callback: Callable[[Call], object], when: When, nth: int) -> None:
        self._callbacks.append(_Callback(method, callback, when, nth))

    def next_failure(self, method: str) -> Failure | None:
        for name in (method, "*"):
            if self._failures[name]:
                return self._failures[name].popleft()
        return None

    def next_cut(self, method: str, when: When) -> bool:
        for key in ((method, when), ("*", when)):
            if self._cuts[key]:
                self._cuts[key] -= 1
                return True
        return False

    def held(self, method: str, when: When) -> asyncio.Event | None:
        return self._holds.get((method, when)) or self._holds.get(("*", when))

    def due_callbacks(self, method: str, when: When) -> list[Callable[[Call], object]]:
        """Those whose nth call this is; they are spent."""
        mine = [
            planned for planned in self._callbacks if planned.method in (method, "*") and planned.when == when
        ]
        for planned in mine:
            planned.left -= 1
        due = [planned for planned in mine if planned.left == 0]
        self._callbacks = [planned for planned in self._callbacks if planned not in due]
        return [planned.callback for planned in due]


@dataclass(eq=False)
class _Callback:
    method: str
    callback: Callable[[Call], object]
    when: When
    left: int
