"""Reads the sources of the sample company: a small part of Markdown, with front matter.

A source has `title`, `author` and `date` between two `---` lines, then headings, paragraphs, lists (`- ` or
`1. `), tables with `|`, notes (`> `, what the speaker says beside a slide) and page breaks (`***`).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

_HEADING = re.compile(r"(#{1,3}) (.+)")
_ITEM = re.compile(r"(?:-|\d+\.) +")
_RULE = re.compile(r"\|[-| ]+\|")


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Items:
    """A list, with bullets or with numbers."""

    texts: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True)
class Grid:
    """A table; the first row is its header."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Note:
    text: str


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Items | Grid | Note | PageBreak


@dataclass(frozen=True)
class Source:
    title: str
    author: str
    written_at: datetime
    blocks: tuple[Block, ...]


def read_source(path: Path) -> Source:
    """Read one source file; raises KeyError if its front matter lacks a title, an author or a date."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines())
    written_at = datetime.fromisoformat(fields["date"]).replace(hour=9, tzinfo=UTC)
    groups = (group for group in re.split(r"\n\s*\n", body.strip()) if group.strip())
    blocks = tuple(block for group in groups for block in _blocks(group.splitlines()))
    return Source(fields["title"], fields["author"], written_at, blocks)


def _blocks(lines: list[str]) -> list[Block]:
    """Lines without an empty one between them; a heading may stand right above its text."""
    runs = groupby(lines, key=lambda line: "#" if _HEADING.fullmatch(line) else "text")
    return [block for kind, run in runs for block in _run(kind, list(run))]


def _run(kind: str, lines: list[str]) -> list[Block]:
    if kind == "#":
        return [Heading(line.index(" "), line.split(" ", 1)[1]) for line in lines]
    first = lines[0]
    if first == "***":
        return [PageBreak()]
    if first.startswith("|"):
        return [Grid(tuple(_cells(line) for line in lines if not _RULE.fullmatch(line)))]
    if first.startswith("> "):
        return [Note(" ".join(line.removeprefix("> ") for line in lines))]
    if _ITEM.match(first):
        return [Items(_items(lines), numbered=first[0].isdigit())]
    return [Paragraph(" ".join(lines))]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def _items(lines: list[str]) -> tuple[str, ...]:
    """A line that does not begin an item carries on the one above."""
    texts: list[str] = []
    for line in lines:
        if match := _ITEM.match(line):
            texts.append(line[match.end() :])
        else:
            texts[-1] += " " + line.strip()
    return tuple(texts)
