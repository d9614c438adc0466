"""Tables that only set a term beside what is said of it, read as the lists of terms that they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexing.web.page import Block, BlockKind, WebPage

_ASKED = re.compile(r"[?？]\W*$")
# a sentence of some words, or an answer of one
_SAID = re.compile(r"(?:\S+\s+){2,}\S+[.!?…][\"”»)]*\s*$|[.!?] +(?=[A-ZÀ-Þ“\"«])", re.DOTALL)
_MOST_SAID = 16  # words
_ANSWER = re.compile(r"\W*(?:yes|no|not yet|ja|nein|oui|non|sí|no|nee)[.!]\W*", re.IGNORECASE)


def with_terms(page: WebPage) -> WebPage:
    """The page with each row of two cells, no column of which has a name, as a heading and what stands below it, where
    the second cell is said in sentences: a builder may mark up the same words as `<dl>` or as `<table>`."""
    if not any(_is_loose(one) for one in page.blocks):
        return page
    blocks: list[Block] = []
    for line in _lines(page):
        blocks += _as_term(page, line) if _is_term(page, line) else line
    return replace(page, blocks=tuple(blocks))


def _lines(page: WebPage) -> Iterator[tuple[Block, ...]]:
    """The cells of one line of a table together, every other block alone."""
    line: list[Block] = []
    for block in page.blocks:
        goes_on = (
            line
            and line[-1].kind is block.kind is BlockKind.CELL
            and "\n" not in page.text[line[-1].end : block.start]
        )
        if line and not goes_on:
            yield tuple(line)
            line = []
        line.append(block)
    if line:
        yield tuple(line)


def _is_loose(block: Block) -> bool:
    return block.kind is BlockKind.CELL and not block.column


def _is_term(page: WebPage, line: Sequence[Block]) -> bool:
    if len(line) != 2 or not all(map(_is_loose, line)):
        return False
    term, said = (page.words(one).strip() for one in line)
    if not term or (_SAID.search(term) and not _ASKED.search(term)):
        return False
    is_short = len(said.split()) <= _MOST_SAID  # a longer one is read for itself, whatever stands beside it
    return bool(_ASKED.search(term) or (is_short and _SAID.search(said)) or _ANSWER.fullmatch(said))


def _as_term(page: WebPage, line: Sequence[Block]) -> tuple[Block, Block]:
    term, said = line
    path = (*term.path, page.words(term).strip())
    return replace(term, kind=BlockKind.HEADING), replace(said, kind=BlockKind.ITEM, path=path, row="")
