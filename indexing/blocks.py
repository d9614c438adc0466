"""Markdown to blocks: headings, tables, code fences and running text, each with its place in the outline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*\r?\n?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_PAGE = re.compile(r"<!-- (?:Page|Slide number): (\d{1,9}) -->\s*$")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)")


class BlockKind(Enum):
    HEADING = auto()
    TABLE = auto()
    CODE = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Block:
    """A stretch of Markdown, `columns` being the header row of a table."""

    kind: BlockKind
    start: int
    end: int
    heading_path: tuple[str, ...]
    page: int | None
    columns: str = ""


@dataclass
class _Outline:
    """Where the reader stands: the open headings and the page."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    page: int | None = None

    def enter(self, level: int, text: str) -> None:
        self.headings = [*(one for one in self.headings if one[0] < level), (level, text)]

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings if text)


def page_marker(number: int) -> str:
    """The comment that starts a page in stored Markdown; markitdown marks slides in the same way."""
    return f"<!-- Page: {number} -->"


def front_matter_end(markdown: str) -> int:
    """Where the text starts after a front matter block; 0 if there is none."""
    found = _FRONT_MATTER.match(markdown)
    return found.end() if found else 0


def read_blocks(markdown: str) -> Iterator[Block]:
    """All blocks in order, without front matter, page markers and blank lines between them."""
    outline = _Outline()
    position = front_matter_end(markdown)
    while position < len(markdown):
        end = _line_end(markdown, position)
        line = markdown[position:end]
        if page := _PAGE.match(line):
            outline.page = int(page[1])
        elif heading := _HEADING.match(line):
            outline.enter(len(heading[1]), heading[2].strip())
            yield Block(BlockKind.HEADING, position, end, outline.path, outline.page)
        elif line.strip():
            kind, end = _extent(markdown, position, end)
            columns = line.strip() if kind is BlockKind.TABLE else ""
            yield Block(kind, position, end, outline.path, outline.page, columns)
        position = end


def _extent(markdown: str, position: int, first_end: int) -> tuple[BlockKind, int]:
    line = markdown[position:first_end]
    if fence := _FENCE.match(line):
        return BlockKind.CODE, _fence_end(markdown, first_end, fence[1])
    if _is_row(line):
        return BlockKind.TABLE, _run_end(markdown, first_end, table=True)
    return BlockKind.TEXT, _run_end(markdown, first_end, table=False)


def _fence_end(markdown: str, position: int, fence: str) -> int:
    while position < len(markdown):
        end = _line_end(markdown, position)
        if markdown[position:end].strip().startswith(fence):
            return end
        position = end
    return position


def _run_end(markdown: str, position: int, *, table: bool) -> int:
    """Where a table or paragraph stops: at a blank line, or where another kind of block begins."""
    while position < len(markdown):
        end = _line_end(markdown, position)
        line = markdown[position:end]
        if not line.strip() or _is_row(line) != table or _opens_block(line):
            return position
        position = end
    return position


def _opens_block(line: str) -> bool:
    return bool(_HEADING.match(line) or _FENCE.match(line) or _PAGE.match(line))


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _line_end(markdown: str, position: int) -> int:
    newline = markdown.find("\n", position)
    return len(markdown) if newline < 0 else newline + 1
