"""The text of a page as it is put together: words, what goes between them, and where each block stands."""

import re
from dataclasses import dataclass, field

from indexing.web.page import Block, BlockKind

_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# marks that show nothing, by which words can be hidden, split or turned round, and what no page may hold
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
BREAK = "\u2028"  # a line that the page itself breaks; one in its words is a blank like any other
MOST_HEADINGS = 6


def plain(text: str) -> str:
    """As a browser shows it: white space as one blank, without marks that show nothing and control characters."""
    return _SPACE.sub(" ", text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text))


@dataclass
class Sheet:
    """Blocks in order; `path` are the headings above what comes next, each with its level."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self.headings)

    def put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def apart(self) -> None:
        """A blank line between a list or a table and what is none of it."""
        if gap := self._gap():
            self.put(gap)

    def _gap(self) -> str:
        last = "".join(self.parts[-2:])
        if not last or last.endswith("\n\n"):
            return ""
        return "\n" if last.endswith("\n") else "\n\n"

    def block(
        self,
        words: str,
        kind: BlockKind,
        *,
        row: str = "",
        column: str = "",
        struck: bool = False,
        quoted: bool = False,
    ) -> None:
        """Words that stand where the text ends by now."""
        start = self.length
        self.put(words)
        self.blocks.append(Block(start, self.length, kind, self.path, row, column, struck, quoted))

    def heading(self, words: str, level: int, *, struck: bool = False, quoted: bool = False) -> None:
        """A heading closes those of its own level and below; its own path is what stands above it."""
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.put(self._gap() + "#" * min(level, MOST_HEADINGS) + " ")
        self.block(words, BlockKind.HEADING, struck=struck, quoted=quoted)
        self.put("\n\n")
        self.headings.append((level, words))

    def take_back(self) -> str:
        """The words of the heading that was written last, and is no more; nothing may stand below it."""
        hashes, words, _ = self.parts[-3:]
        del self.parts[-3:]
        self.length = self.blocks.pop().start - len(hashes)
        self.headings.pop()
        return words
