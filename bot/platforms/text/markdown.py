"""Markdown to the few things that every chat can show: prose, code, tables and rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.platforms.text.spans import BOLD, CODE, ITALIC, STRIKE, Span, is_blank, words_of
from skills.messages import Table

# deeper lists and quotes are cut off by the parser, so such a text is shown as typed
_DEEPEST = 60
# looking for the end of each link takes quadratic time: 5 seconds for 100,000 open brackets
_MOST_BRACKETS = 4_000
_INDENT = "\u2003"
_STYLES = {"strong": BOLD, "em": ITALIC, "s": STRIKE}
_BULLETS = "•◦"
_BAR = re.compile(r"(?<!\\)\|")
# Markup that would make typed characters vanish (entities, link definitions, HTML) is text to us
_PARSER = (
    MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    .enable(["table", "strikethrough"])
    .disable(["entity", "autolink", "reference", "html_block", "html_inline"])
)


@dataclass(frozen=True)
class Prose:
    """A paragraph, heading or list item; `tight` if the next line follows without a gap."""

    spans: tuple[Span, ...]
    quoted: bool = False
    tight: bool = False


@dataclass(frozen=True)
class Code:
    text: str


@dataclass(frozen=True)
class Rule:
    """A line between two parts."""


Part = Prose | Code | Table | Rule


def read(markdown: str) -> list[Part]:
    """What stands in the Markdown, in order. Never raises: what cannot be parsed is prose as typed."""
    if markdown.count("[") > _MOST_BRACKETS:
        return [Prose((Span(markdown),))]
    tokens = _PARSER.parse(markdown)
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        return [Prose((Span(markdown),))]
    return _Reader(markdown.split("\n")).read(tokens)


@dataclass
class _Reader:
    """Where the reader stands: inside how many quotes and lists, and the marker of an item not yet shown."""

    lines: list[str]
    parts: list[Part] = field(default_factory=list)
    quotes: int = 0
    lists: int = 0
    marker: str = ""
    heading: bool = False
    table: list[list[str]] | None = None
    table_source: list[str] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> list[Part]:
        for token in tokens:
            if token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "hr":
                self.parts.append(Rule())
            elif token.type == "inline":
                self._inline(token)
            elif token.type.startswith(("table", "tr")):
                self._in_table(token)
            else:
                self._structure(token)
        return self.parts

    def _structure(self, token: Token) -> None:
        if token.type.startswith("blockquote"):
            self.quotes += token.nesting
        elif token.type.endswith("list_open") or token.type.endswith("list_close"):
            self._flush_marker()
            self.lists += token.nesting
        elif token.type == "list_item_open":
            self._flush_marker()
            bullet = _BULLETS[min(self.lists, len(_BULLETS)) - 1]
            self.marker = f"{token.info}{token.markup}" if token.info else bullet
        elif token.type == "list_item_close":
            self._flush_marker()
        elif token.type.startswith("heading"):
            self.heading = token.nesting == 1

    def _flush_marker(self) -> None:
        """Show an item that has no words of its own: its number was typed."""
        if self.marker:
            self._prose(())

    def _prose(self, spans: tuple[Span, ...]) -> None:
        indent = _INDENT * max(self.lists - 1, 0)
        if self.lists:
            lead = f"{indent}{self.marker} " if self.marker else indent + _INDENT
            hang = f"\n{indent}{_INDENT}"
            spans = (Span(lead), *(Span(s.text.replace("\n", hang), s.style, s.url) for s in spans))
        self.marker = ""
        if spans:
            self.parts.append(Prose(spans, quoted=self.quotes > 0, tight=self.lists > 0))

    def _inline(self, token: Token) -> None:
        spans = tuple(_spans(token.children or [], BOLD if self.heading else ""))
        if self.table is not None:
            if self.table:
                self.table[-1].append(words_of(spans))
            return
        self._prose(spans)

    def _code(self, token: Token) -> None:
        self._flush_marker()
        language, _, more = token.info.strip().partition(" ")
        lines = [more.strip(), token.content.rstrip("\n")]
        text = "\n".join(line for line in lines if line)
        self.parts.append(Code(language if is_blank(text) else text))

    def _in_table(self, token: Token) -> None:
        if token.type == "table_open":
            self._flush_marker()
            first, last = token.map or [0, 0]
            self.table, self.table_source = [], self.lines[first:last]
        elif token.type == "tr_open" and self.table is not None:
            self.table.append([])
        elif token.type == "table_close" and self.table is not None:
            self.parts.append(self._whole_table(self.table))
            self.table = None

    def _whole_table(self, rows: list[list[str]]) -> Table | Code:
        """The table, or its source where the parser drops cells beyond the header's."""
        if any(len(_BAR.findall(line.strip().strip("|"))) >= len(rows[0]) for line in self.table_source):
            return Code("\n".join(self.table_source))
        return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _spans(tokens: Sequence[Token], style: str) -> Iterator[Span]:
    """Runs of one style each; a link is one run, whatever its words are made of."""
    styles = [style] if style else []
    label: list[Span] = []
    link: Token | None = None
    for token in tokens:
        if token.type == "link_open":
            link, label = token, []
        elif token.type == "link_close" and link:
            yield from _linked(words_of(label), link, "href", _joined(styles))
            link = None
        elif token.tag in _STYLES and token.nesting:
            _turn(styles, _STYLES[token.tag], token.nesting)
        elif link:
            label.extend(_run(token, ""))
        else:
            yield from _run(token, _joined(styles))


def _run(token: Token, style: str) -> Iterator[Span]:
    if token.type == "image":
        yield from _linked(words_of(list(_spans(token.children or [], ""))), token, "src", style)
    elif token.type == "code_inline":
        yield Span(token.content, style + CODE)
    elif token.type in ("softbreak", "hardbreak"):
        yield Span("\n", style)
    elif token.content:
        yield Span(token.content, style)


def _linked(words: str, token: Token, attribute: str, style: str) -> Iterator[Span]:
    yield Span(words, style, str(token.attrGet(attribute) or ""))
    if title := token.attrGet("title"):
        yield Span(f" ({title})", style)


def _turn(styles: list[str], marker: str, nesting: int) -> None:
    if nesting == 1:
        styles.append(marker)
    elif marker in styles:
        styles.remove(marker)


def _joined(styles: Sequence[str]) -> str:
    """Each marker once, in one order, so that what opens first closes last."""
    return "".join(marker for marker in (BOLD, ITALIC, STRIKE) if marker in styles)
