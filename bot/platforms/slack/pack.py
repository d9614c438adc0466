"""Blocks into messages: as many as fit, what belongs together together, one table a message."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.platforms.slack import limits
from bot.platforms.slack.blocks import Shown

# the notification text counts too
_ROOM = limits.MESSAGE - limits.NOTIFICATION


@dataclass
class _Message:
    blocks: list[Shown] = field(default_factory=list)
    characters: int = 0
    has_table: bool = False

    def takes(self, more: Sequence[Shown]) -> bool:
        tables = self.has_table + sum(shown.is_table for shown in more)
        characters = self.characters + sum(shown.characters for shown in more)
        return tables <= 1 and characters <= _ROOM and len(self.blocks) + len(more) <= limits.BLOCKS

    def add(self, more: Sequence[Shown]) -> None:
        self.blocks.extend(more)
        self.characters += sum(shown.characters for shown in more)
        self.has_table = self.has_table or any(shown.is_table for shown in more)


def pack(blocks: Iterable[Shown]) -> list[list[Shown]]:
    """Messages in order; a heading, a quote or a prompt moves on with what it belongs to."""
    messages = [_Message()]
    for unit in _units(blocks):
        if messages[-1].takes(unit):
            messages[-1].add(unit)
            continue
        if _Message().takes(unit):
            messages.append(_Message())
        for shown in unit:
            if not messages[-1].takes([shown]):
                messages.append(_Message())
            messages[-1].add([shown])
    return [message.blocks for message in messages if message.blocks]


def _units(blocks: Iterable[Shown]) -> Iterator[list[Shown]]:
    unit: list[Shown] = []
    for shown in blocks:
        unit.append(shown)
        if not shown.with_next:
            yield unit
            unit = []
    if unit:
        yield unit
