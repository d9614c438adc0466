"""Document to passages: pieces small enough to embed, cut where a reader would cut.

Headings open passages, table rows and short code fences stay whole, pages do not mix. A passage is always a
slice of the stored Markdown; what a slice cannot hold (title, headings, table columns) goes into its context.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from indexing.blocks import Block, BlockKind, read_blocks

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

VERSION = 1  # raise when the same Markdown is cut differently, so that stored documents are split again
TABULAR = frozenset({"csv", "xlsx"})
_ROW_FACTOR = 4  # a table row or code line is kept whole up to this many passage sizes
_SEPARATORS = ["\n\n", "\n", r"(?<=[.!?])\s+", r"\s+", ""]
_COLUMNS_CHARACTERS = 200


@dataclass(frozen=True)
class Split:
    """Where a passage lies in the Markdown, and where in the document's outline."""

    start: int
    end: int
    heading_path: tuple[str, ...]
    page: int | None
    row: int | None
    context: str


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    block: Block
    row: int | None


def splitter_hash(size: int) -> str:
    """Names the way documents are cut; stored passages of another name are cut again on rebuild."""
    return hashlib.sha256(f"{VERSION}:{size}".encode()).hexdigest()[:16]


def split(markdown: str, *, title: str, media: str = "md", size: int = 800) -> list[Split]:
    """Cut Markdown into passages of at most about `size` characters, in order, without overlap."""
    pieces = (
        piece for block in read_blocks(markdown) for piece in _pieces(markdown, block, size, media in TABULAR)
    )
    return [
        found for group in _pack(pieces, size) if (found := _to_split(markdown, group, title)) is not None
    ]


def _pieces(markdown: str, block: Block, size: int, tabular: bool) -> Iterator[_Piece]:
    if block.end - block.start <= size:
        yield _Piece(block.start, block.end, block, 1 if tabular and block.kind is BlockKind.TABLE else None)
    elif block.kind is BlockKind.TEXT:
        yield from (
            _Piece(start, end, block, None) for start, end in _cut(markdown, block.start, block.end, size)
        )
    else:
        yield from _lines(markdown, block, size, tabular)


def _lines(markdown: str, block: Block, size: int, tabular: bool) -> Iterator[_Piece]:
    start, number = block.start, 0
    while start < block.end:
        newline = markdown.find("\n", start, block.end)
        end = block.end if newline < 0 else newline + 1
        # The line of dashes below a header is no row: it shares the header's number.
        number += number != 1 or not _is_rule(markdown[start:end])
        row = number if tabular and block.kind is BlockKind.TABLE else None
        whole = end - start <= size * _ROW_FACTOR
        spans = [(start, end)] if whole else _cut(markdown, start, end, size)
        yield from (_Piece(first, last, block, row) for first, last in spans)
        start = end


def _is_rule(line: str) -> bool:
    return not line.strip().strip("|-: ")


def _cut(markdown: str, start: int, end: int, size: int) -> list[tuple[int, int]]:
    """Cut running text at paragraphs, lines, sentences or words, whichever comes first; nothing is lost."""
    spans = []
    for text in _splitter(size).split_text(markdown[start:end]):
        spans.append((start, start + len(text)))
        start += len(text)
    return spans


@lru_cache(maxsize=4)
def _splitter(size: int) -> "RecursiveCharacterTextSplitter":
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        strip_whitespace=False,
        chunk_size=size,
        chunk_overlap=0,
    )


def _pack(pieces: Iterator[_Piece], size: int) -> Iterator[list[_Piece]]:
    """Join neighbours of one section and page up to the size; a heading stays with what follows it."""
    for _, same_page in groupby(pieces, key=lambda piece: piece.block.page):
        group: list[_Piece] = []
        for piece in same_page:
            bare = all(one.block.kind is BlockKind.HEADING for one in group)
            full = bool(group) and piece.end - group[0].start > size
            if not bare and (full or piece.block.kind is BlockKind.HEADING):
                yield group
                group = []
            group.append(piece)
        if group:
            yield group


def _to_split(markdown: str, group: list[_Piece], title: str) -> Split | None:
    text = markdown[group[0].start : group[-1].end]
    start = group[0].start + len(text) - len(text.lstrip())
    if not text.strip():
        return None
    last = group[-1].block
    path = last.heading_path
    columns = "" if group[0].start <= last.start else last.columns[:_COLUMNS_CHARACTERS]
    context = " > ".join(dict.fromkeys(part for part in (title, *path) if part))
    return Split(
        start,
        start + len(text.strip()),
        path,
        last.page,
        next((piece.row for piece in group if piece.row is not None), None),
        f"{context}\n{columns}" if columns else context,
    )
