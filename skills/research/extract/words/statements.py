"""A page cut into statements: sentences, items and rows of tables, each with what it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.compare.figures import CURRENCIES

_END = re.compile(
    r"(?<=[.!?…])(?:\s?»|[\"'”’)\]])*(?:\[\d{1,3}\])*\s+(?=(?:[\"'“‘„«(\[]*|//?)[A-Z0-9À-Þ])|(?<=[。！？])|\n+"
)
# an initial or a short form goes on; “in a Series A.” does not
_SHORT = re.compile(
    r"(?:(?<!\b[Ss]eries )(?<!\b[Ss]erie )(?<!\b[Ss]érie )\b(?:Mr|Mrs|Ms|Dr|Prof|St|Rs|vs|etc|approx|incl?|excl|exkl|"
    r"No|Nos|Fig|"
    r"e\.g|i\.e|Inc|Ltd|Co|Corp|"
    r"Mio|Mrd|ca|bzw|Nr|zzgl|inkl|max|min|Std|z\.B|u\.a|[A-Z])\.)$"
)
# “the Acme mark, no. 20417”
_NUMBER = re.compile(r"(?:[,(] ?|\b(?:under|mark|label|approval|certificate|the|[’']s) )no\.$", re.IGNORECASE)
# “than House C. It has”: a letter that is a name of its own, and no initial
_LETTER = re.compile(
    r"\b(?:[Hh]ouse|[Pp]lan|[Cc]lass|[Gg]rade|[Gg]roup|[Tt]ype|[Ll]evel|[Pp]roduct|[Cc]ompany|[Ff]irm|[Vv]endor|"
    r"[Tt]ier|"
    r"[Oo]ption|[Mm]odel|[Vv]ersion|[Cc]ategory|[Pp]art|[Zz]one|[Bb]lock|[Vv]itamin|[Hh]aus|[Kk]lasse|[Tt]yp|"
    r"[Aa]nbieter|"
    r"[Mm]aison|[Cc]lasse) [A-Z]\.$"
)
_LONE = re.compile(r"\b[A-Z]\.$")
_OPENS = re.compile(
    r"\s*(?:The|It|Its|They|We|This|That|These|Those|There|In|On|At|But|And|Our|For|From|With|Both|All|Each|No|If|When|"
    r"While|He|She|You|As|By|Der|Die|Das|Es|Sie|Wir|Im|Le|La|Les|Il|Elle|Nous)\b"
)
# “bis 15. Dezember”
_DAY = re.compile(r"\b\d{1,2}\.$")
_MONTH = re.compile(
    r"\s*(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
# a number in a line of its own, and right below it what is counted: “1,150 / towns use Acme”
_LONE_NUMBER = re.compile(r"[^\w\n]*(?!(?:19|20)\d\d\b)\d[\d.,’']*\d\+?[^\w\n]*")
_ITS_NOUN = re.compile(r"[^\S\n]*\n[^\S\n]*[^\W\d_]{3,}(?:[^\S\n]+[^\s.!?:]+){1,9}[.!]?[^\S\n]*(?:\n|$)")
# pieces of a card: an amount in one, what it is for in the next
_AMOUNT = re.compile(
    r"^\W*(?:from|ab|dès|desde|starting at)?\s*(?:[$€£¥₹]|US\$|CHF|EUR|USD|"
    r"GBP)?\s*\d[\d.,'’]*\s*(?:k|m|million|\+|%)?\s*(?:[€£$]|EUR|USD|CHF|円)?\s*\+?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^\W*(?:/|per\b|a\b|an\b|each\b|pro\b|par\b|por\b|al\b|monthly|yearly|"
    r"[a-zà-þ][\w-]*(?:\s[\w-]+){0,8}$)",
    re.IGNORECASE,
)
# a heading that is a sum and no name of anything, and what says for what below it
_CODE = rf"(?:{'|'.join(sorted(CURRENCIES))})"
_PRICE = re.compile(
    rf"\W*(?:(?:from|ab|dès|desde|only|just|now|nur) )?(?:(?:[$€£¥₹₩]|[A-Z]{{1,2}}\$|{_CODE}|Rs\.?) ?\d[\d.,'’ ]*|"
    rf"\d[\d.,'’ ]* ?(?:[€£$₹]|{_CODE}\b|zł|kr))\W*"
)
_WHAT_FOR = re.compile(r"\W*(?:/|(?:per|an?|each|every|pro|je|par|por|al|im|monthly|yearly)\b)")
_MOST_OF_SENTENCE = 1_000  # characters
_LAST = 40  # letters by which it is told whether a sentence ends
_MOST_OF_HEADING = 200  # characters that a heading tells what stands under it
MOST_CELLS = 80  # of one row that is read
_MOST_OF_CELL = 16  # words; a cell with more holds sentences
# the first column of a list that numbers its rows, above what stands there
_NUMBERS = re.compile(
    r"\W*(?:#|no|nr|num|pos|position|item|rank|ranking|place|platz|rang|lfd|n[°º]|№|p[lo]sto|puesto)?[. ]*\W*",
    re.IGNORECASE,
)
_NUMBER_OF_ROW = re.compile(r"\W*(?:[A-Z][.-]?)?\d{1,3}(?:[.-]\d{1,2})*[.)]?\W*")
_LEADS = re.compile(r"^(?:from|starting at|starts at|ab|dès|à partir de|desde|only)$", re.IGNORECASE)


@dataclass(frozen=True)
class Statement:
    """Characters `start`..`end` of a page's text, as they stand there.

    `path` are the headings above; a row of a table also has its cells, each with the name of its column. `block` is
    the number of the block that it begins in."""

    page: WebPage
    start: int
    end: int
    kind: BlockKind
    path: tuple[str, ...] = ()
    row: str = ""
    cells: tuple[Block, ...] = ()
    struck: bool = False
    quoted: bool = False

    @cached_property
    def text(self) -> str:
        return self.page.text[self.start : self.end]

    @property
    def label(self) -> str:
        """The heading that an item or a lone figure answers."""
        return self.path[-1] if self.path else ""


def statements_of(page: WebPage) -> list[Statement]:
    """In the order of the page; headings are statements of their own, and so are the pieces of a card together."""
    return [one for group in _groups(page) for one in _of(page, group)]


def _groups(page: WebPage) -> Iterator[list[Block]]:
    """Cells of one line of a table together, pieces of a card together, every other block alone."""
    group: list[Block] = []
    for block in page.blocks:
        if group and not _goes_on(page, group, block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _goes_on(page: WebPage, group: Sequence[Block], block: Block) -> bool:
    last = group[-1]
    if block.kind is BlockKind.CELL or last.kind is BlockKind.CELL:
        return last.kind is block.kind and "\n" not in page.text[last.end : block.start]
    if _is_price_above(page, last, block):
        return True
    is_near = (
        last.kind is block.kind is BlockKind.TEXT and last.path == block.path and block.start - last.end <= 4
    )
    if not is_near or last.struck or block.struck or last.quoted or block.quoted or len(group) > 3:
        return False
    words, following = page.words(last).strip(), page.words(block).strip()
    if len(following) > 60:
        return False
    return bool(
        (_AMOUNT.match(words) and _GOES_ON.match(following))
        or (_LEADS.match(words) and _AMOUNT.match(following))
    )


def _is_price_above(page: WebPage, head: Block, block: Block) -> bool:
    """Whether a heading is a sum alone, as cards have it in large letters, and the words below it say what for."""
    words = page.words(head).strip()
    return (
        head.kind is BlockKind.HEADING
        and block.kind is BlockKind.TEXT
        and block.path == (*head.path, words)
        and not (head.struck or block.struck or head.quoted or block.quoted)
        and bool(_PRICE.fullmatch(words) and _WHAT_FOR.match(page.words(block)))
    )


def _of(page: WebPage, group: Sequence[Block]) -> Iterator[Statement]:
    first, last = group[0], group[-1]
    if first.kind is BlockKind.CELL:
        told = [one for one in group if _is_prose(page.words(one))]
        for one in told:
            yield from _sentences(page, one)
        if told:
            return
        cells = _without_number(page, group)
        yield Statement(
            page,
            cells[0].start,
            last.end,
            BlockKind.CELL,
            _path_of(first),
            cells[-1].row,
            cells,
            quoted=first.quoted,
        )
    elif len(group) > 1:
        yield Statement(page, first.start, last.end, BlockKind.TEXT, _path_of(first))
    else:
        yield from _sentences(page, first)


def _path_of(block: Block) -> tuple[str, ...]:
    """The headings above, each as far as anybody would read it: every statement below is held against them. A sum in
    large letters is what a card says, and no heading of what follows."""
    return tuple(one[:_MOST_OF_HEADING] for one in block.path if not _PRICE.fullmatch(one))


def _without_number(page: WebPage, cells: Sequence[Block]) -> tuple[Block, ...]:
    """The cells of a row; where its first one only numbers it, the next says what the row is about: “2 | Acme | …”
    below “# | Name | …”."""
    first, *others = cells
    number = page.words(first).strip()
    is_numbered = (
        len(others) > 1
        and bool(_NUMBERS.fullmatch(first.column))
        and bool(_NUMBER_OF_ROW.fullmatch(number))
        and all(one.row.strip() in ("", number) for one in others)
    )
    if not is_numbered:
        return tuple(cells)
    name = page.words(others[0]).strip()
    return (replace(others[0], row=""), *(replace(one, row=name) for one in others[1:]))


def _is_prose(words: str) -> bool:
    """Whether a cell holds sentences, as tables do that only lay out a page."""
    return len(words.split()) > _MOST_OF_CELL and bool(re.search(r"[.!?] |[.!?]$", words))


def _sentences(page: WebPage, block: Block) -> Iterator[Statement]:
    text = page.words(block)
    start = 0
    for found in (*_END.finditer(text), None):
        end = found.start() if found else len(text)
        if found and _is_open(text, start, end, found.end()):
            continue
        piece = text[start:end]
        if bare := piece.strip():
            left = block.start + start + len(piece) - len(piece.lstrip())
            kind = BlockKind.TEXT if block.kind is BlockKind.CELL else block.kind
            for at, to in _readable(bare):
                yield Statement(
                    page,
                    left + at,
                    left + to,
                    kind,
                    _path_of(block),
                    struck=block.struck,
                    quoted=block.quoted,
                )
        start = found.end() if found else end


def _is_open(text: str, start: int, end: int, following: int) -> bool:
    """Whether what seems to end there goes on, by its last letters: of a line of short forms without an end not all of
    it is looked at each time."""
    last = text[max(start, end - _LAST) : end]
    if _SHORT.search(last) and not (_LETTER.search(last) or (_LONE.search(last) and _OPENS.match(text, end))):
        return True
    return bool(
        (_NUMBER.search(last) and text[following : following + 1].isdigit())
        or (_DAY.search(last) and _MONTH.match(text, end))
        or (end - start <= _LAST and _LONE_NUMBER.fullmatch(last) and _ITS_NOUN.match(text, end))
    )


def _readable(sentence: str) -> Iterator[tuple[int, int]]:
    """The sentence, or where it is longer than any that people write, stretches of it between blanks: each pattern is
    held against every figure of a statement, so that its time grows with the square of its length."""
    start = 0
    while len(sentence) - start > _MOST_OF_SENTENCE:
        cut = sentence.rfind(" ", start, start + _MOST_OF_SENTENCE)
        end = cut if cut > start else start + _MOST_OF_SENTENCE
        yield start, end
        start = end + len(sentence[end:]) - len(sentence[end:].lstrip())
    yield start, len(sentence)


def below(statement: Statement, following: Sequence[Statement]) -> Statement | None:
    """The sentence or item that follows a heading and stands below it."""
    is_head = statement.kind is BlockKind.HEADING
    return next(
        (
            one
            for one in following
            if is_head and one.kind in (BlockKind.TEXT, BlockKind.ITEM) and one.path[-1:] == (statement.text,)
        ),
        None,
    )
