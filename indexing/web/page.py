"""What was read of one page: its words as they are stored, and where in them each block stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class BlockKind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    CELL = "cell"


class Trouble(StrEnum):
    """Why nothing, or only a part, of a page can be relied on."""

    NONE = ""
    EMPTY = "empty"
    LOGIN = "login"
    PAYWALL = "paywall"
    NEEDS_JAVASCRIPT = "needs javascript"
    NOT_FOUND = "not found"  # a page that says so although its status is 200
    TOO_LARGE = "too large"  # only the first part was read
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Block:
    """Characters `start`..`end` of the page's text.

    `path` are the headings above it, the outermost first. A cell of a table also says what its row and its column are
    called, each empty where the table does not say. `struck` words are crossed out on the page. `quoted` words are
    somebody else's there: a review, a testimonial, a comment."""

    start: int
    end: int
    kind: BlockKind
    path: tuple[str, ...] = ()
    row: str = ""
    column: str = ""
    struck: bool = False
    quoted: bool = False


@dataclass(frozen=True)
class PageLink:
    """An address that the page links to, absolute, with the words of the link."""

    url: str
    words: str


@dataclass(frozen=True)
class WebPage:
    """A page that was fetched and read. Offsets of blocks and quotes are characters of `text`.

    `text` is Markdown of what a visitor sees, without menus, banners and footers, whitespace kept as stored. `url` is
    where it was found in the end; `sha256` is of the bytes as they came; `site` is the name that the site gives itself;
    `organisation` the company it says to be of (from structured data or the imprint), empty where it says none;
    `language` is an ISO 639-1 code, empty where it cannot be told. `published` and `modified` are as the page says,
    never from the transport, for a server stamps old words with today's date. `unseen` are words that no visitor sees:
    nothing is taken from them; who looks for orders to programs looks there too."""

    url: str
    sha256: str
    fetched_at: datetime
    text: str
    title: str = ""
    site: str = ""
    organisation: str = ""
    language: str = ""
    published: date | None = None
    modified: date | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[PageLink, ...] = ()
    trouble: Trouble = Trouble.NONE
    unseen: tuple[str, ...] = ()

    def words(self, block: Block) -> str:
        return self.text[block.start : block.end]
