"""Markdown and plain text to blocks; its words stay as they are, so that offsets are those of the document itself."""

import re
from collections.abc import Iterator

from indexing.web.page import Block, BlockKind

_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t#]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")
_PAGE = re.compile(r"<!--.*?-->|^---$")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Headings, items, table cells and paragraphs, each where it stands in `text`."""
    return tuple(_Reader(text).read())


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.headings: list[tuple[int, str]] = []
        self.columns: list[str] = []
        self.begun: int | None = None
        self.unseen = False  # within a comment of several lines
        self.fence = ""  # that ends the code that the reader is in
        self.quoted = False
        self.ended = 0

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self.headings)

    def read(self) -> Iterator[Block]:
        at = 0
        for line in self.text.splitlines(keepends=True):
            bare = line.rstrip()
            if not self._is_unseen(bare):
                mark = _QUOTE.match(bare)
                begins = mark.end() if mark else 0
                if bool(mark) != self.quoted:
                    yield from self._paragraph()
                    self.quoted = bool(mark)
                yield from self._line(bare[begins:], at + begins)
            elif self.begun is not None:
                yield from self._paragraph()
            at += len(line)
        yield from self._paragraph()

    def _is_unseen(self, line: str) -> bool:
        """Comments are shown to nobody; nor are the marks around code, whose lines are as any other."""
        if self.unseen or (line.lstrip().startswith("<!--") and "-->" not in line):
            self.unseen = "-->" not in line
            return True
        if (found := _FENCE.match(line)) and (not self.fence or found[1].startswith(self.fence)):
            self.fence = "" if self.fence else found[1]
            return True
        return False

    def _line(self, line: str, at: int) -> Iterator[Block]:
        words = line.strip()
        if not words or _PAGE.fullmatch(words):
            yield from self._paragraph()
            self.columns = []
        elif found := _HEADING.match(line):
            yield from self._paragraph()
            yield from self._heading(len(found[1]), found[2], at + found.start(2))
        elif words.startswith("|"):
            yield from self._paragraph()
            yield from self._row(line, at)
        elif found := _ITEM.match(line):
            yield from self._paragraph()
            self.columns = []
            if len(line) > found.end():
                yield Block(at + found.end(), at + len(line), BlockKind.ITEM, self.path, quoted=self.quoted)
        else:
            self.columns = []
            self.begun = at + len(line) - len(line.lstrip()) if self.begun is None else self.begun
            self.ended = at + len(line)

    def _paragraph(self) -> Iterator[Block]:
        if self.begun is not None:
            yield Block(self.begun, self.ended, BlockKind.TEXT, self.path, quoted=self.quoted)
            self.begun = None

    def _heading(self, level: int, words: str, start: int) -> Iterator[Block]:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        yield Block(start, start + len(words), BlockKind.HEADING, self.path)
        self.headings.append((level, words))

    def _row(self, line: str, at: int) -> Iterator[Block]:
        if _RULE.match(line):
            return
        cells = [(found.start(1), found[1].strip()) for found in re.finditer(r"\|([^|]*)(?=\|)", line)]
        is_head = not self.columns
        first = cells[0][1] if cells else ""
        for number, (start, words) in enumerate(cells):
            if words:
                start = at + line.index(words, start)
                column = self.columns[number] if not is_head and number < len(self.columns) else ""
                row = "" if is_head or number == 0 else first
                yield Block(start, start + len(words), BlockKind.CELL, self.path, row, column)
        if is_head:
            self.columns = [words for _, words in cells] or [""]
