"""One call as a method sees it: arguments read with Slack's errors, the world, and who is told."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.limits import Limits
from bot.testing.slack.records import Json
from bot.testing.slack.world import World

T = TypeVar("T")


@dataclass(frozen=True)
class Request:
    """A call's arguments; `echo` tells the product of an event that its own call caused."""

    method: str
    arguments: Json
    world: World
    limits: Limits
    url: str
    echo: Callable[[Json], None]
    new_ticket: Callable[[], str]

    def text(self, name: str, missing: str = "invalid_arguments") -> str:
        """A required text; without it Slack's code `missing`."""
        value = self.arguments.get(name)
        if value is None or value == "":
            raise RefusedError(missing, f"[ERROR] missing required field: {name}")
        return str(value)

    def optional(self, name: str) -> str | None:
        value = self.arguments.get(name)
        return None if value is None or value == "" else str(value)

    def flag(self, name: str) -> bool:
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def number(self, name: str, default: int) -> int:
        value = self.arguments.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise RefusedError("invalid_arguments", f"[ERROR] must be an integer: {name}") from None

    def page(self, items: Sequence[T], default_limit: int = 100) -> tuple[Sequence[T], str]:
        """The asked part of a list and the cursor of the next one."""
        limit = self.number("limit", default_limit) or default_limit
        if not 1 <= limit <= self.limits.page:
            raise RefusedError("invalid_limit")
        start = self._start()
        following = start + limit
        cursor = base64.b64encode(f"next:{following}".encode()).decode() if following < len(items) else ""
        return items[start:following], cursor

    def _start(self) -> int:
        cursor = self.optional("cursor")
        if cursor is None:
            return 0
        try:
            return int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
        except (binascii.Error, ValueError):
            raise RefusedError("invalid_cursor") from None
