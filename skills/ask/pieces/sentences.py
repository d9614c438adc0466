"""Passages cut into the pieces that an answer may quote, with their offsets and what they stand under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from indexing.documents import Passage
from skills.ask.pieces.aligned import entries_in, has_leader, is_record, records_in
from skills.ask.pieces.code import commands, stretches
from skills.ask.pieces.plain import LIST_MARK, plain
from skills.ask.pieces.stops import goes_on, split
from skills.ask.pieces.tables import InWords, columns_at, row_in_words

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"^[\s|:\-=_*#>`~]*$")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_BLOCK = re.compile(r"^\s*(?:[-*+•]\s|\d{1,3}[.)]\s|\||#|>|```|~~~|$)")
_DEFINES = re.compile(r"\s*:\s")  # the line below a term
_ASKS = re.compile(r"\?[\"'”’»)\]*_]*\s*$")
_ASKED_BY = re.compile(r"\W*(?:Q|Question|Frage|F)\s*\d*\s*[:.]\s*")
_ANSWERED_BY = re.compile(r"[*_]*(?:A|Answer|Antwort|Réponse|R)\s*\d*\s*:[*_]*\s*")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+[A-ZÄÖÜÉ][^.!?:;,\d\n]{2,50}")
_UNDERLINED = re.compile(r"[ \t]*\n(?:={3,}|-{3,})[ \t]*(?:\n|$)")
_ENDS = tuple(".!?:;,…")
_LONGEST_LEAD, _LONGEST_TITLE = 160, 50  # characters


@dataclass(frozen=True)
class Sentence:
    """One quotable piece: `start`, `end` are characters of the document's stored Markdown.

    `lead` is what it stands under beside headings: the question that it answers, a title line, or what leads in to its
    table, if that has no number that might be taken for an answer. Of a row `columns` are the names of its table's.
    `is_code`: a command or another line of code. `is_entry`: one of several lines that each name what they tell."""

    passage: Passage
    start: int
    end: int
    text: str
    columns: tuple[str, ...] = ()
    lead: str = ""
    is_code: bool = False
    is_entry: bool = False

    @property
    def is_row(self) -> bool:
        return self.text.startswith("|")

    @property
    def stands_alone(self) -> bool:
        """Whether its neighbours are no context but its like: a table row, a term with what it means, a line with
        dots or a gap in it, an entry, the answer to a question of the page."""
        return (
            self.is_row
            or self.is_entry
            or is_record(self.text)
            or self.lead.endswith("?")
            or bool(_DEFINES.match(self.text.partition("\n")[2]))
        )

    @property
    def words(self) -> str:
        """What it says, as it is compared: behind the question or the title that it stands under; a row in words."""
        if self.is_row:
            return self.row.text
        own = plain(self.text) if self.stands_alone else self.text
        return f"{self.lead} {own}" if self.lead else own

    @property
    def row(self) -> InWords:
        return row_in_words(self.text, self.columns)


class _Piece(NamedTuple):
    """A stretch of a passage's text; `block` numbers the paragraph, line or code that it is cut from."""

    block: int
    left: int
    right: int
    is_code: bool
    is_entry: bool


@dataclass
class _Leads:
    """What the pieces that follow stand under, while a passage is cut."""

    text: str = ""
    block: int = -1
    has_followed: bool = field(default=False)

    def set(self, text: str, block: int) -> None:
        self.text, self.block, self.has_followed = text, block, False

    def over(self, block: int) -> str:
        """Of a piece in this block: a question or a title stands over the rest of its own block, or else over the next
        one."""
        if block == self.block:
            self.has_followed = True
        elif self.has_followed or block > self.block + 1:
            self.text = ""
        return self.text


def sentences_of(passage: Passage, columns: tuple[str, ...] = ()) -> list[Sentence]:
    """Every sentence, list item, table row and term with its meaning of a passage, in order.

    Headings and rules are not quotable, nor is a question that the next words answer. `columns` are those of a table
    that began before the passage."""
    pieces = list(_pieces(passage.text))
    found: list[Sentence] = []
    leads = _Leads()
    for place, (block, left, right, is_code, is_entry) in enumerate(pieces):
        text = passage.text[left:right]
        if not is_code and _HEADING.match(text):
            leads.set("", block)
            continue
        if not is_code and _stands_over(passage.text, pieces, place):
            leads.set(_ASKED_BY.sub("", plain(text), count=1), block)
            continue
        over = leads.over(block)
        if over and (mark := _ANSWERED_BY.match(text)):
            left, text = left + mark.end(), text[mark.end() :]
        start, end = passage.start + left, passage.start + right
        one = Sentence(passage, start, end, text, lead=over, is_code=is_code, is_entry=is_entry)
        found.append(_in_its_table(one, columns, found[-1:]) if one.is_row else one)
    return found


def _stands_over(text: str, pieces: Sequence[_Piece], place: int) -> bool:
    """Whether a piece is a title, or a question that what follows answers."""
    _, left, right, _, is_entry = pieces[place]
    if is_entry:
        return False
    if _is_title(text, left, right):
        return True
    return bool(_ASKS.search(text[left:right])) and _is_answered(text, pieces[place + 1 :])


def _pieces(text: str) -> Iterator[_Piece]:
    """Each piece with words in it."""
    going_on, entries = goes_on(text), entries_in(text)
    for number, (start, end, is_code) in enumerate(_all_blocks(text, entries)):
        is_entry = start in entries and not is_code
        cuts = _cuts(text, start, end, going_on) if not (is_code or is_entry) else [(start, end)]
        for left, right in commands(text, start, end) if is_code else cuts:
            left, right = _trim(text, left, right, is_code=is_code)
            if re.search(r"\w", text[left:right]):
                yield _Piece(number, left, right, is_code, is_entry)


def _all_blocks(text: str, entries: frozenset[int]) -> Iterator[tuple[int, int, bool]]:
    """The blocks of a text, in order; each stretch of code is one."""
    for first, last, is_code in stretches(text):
        for start, end in [(first, last)] if is_code else _blocks(text, first, last, entries):
            yield start, end, is_code


def _cuts(text: str, start: int, end: int, going_on: frozenset[int]) -> Iterator[tuple[int, int]]:
    block = text[start:end]
    if block.lstrip().startswith("|") or _DEFINES.match(block.partition("\n")[2]) or has_leader(block):
        yield start, end
        return
    title = _title_end(text, start, end)
    if title > start:
        yield start, title
    yield from split(text, title, end, going_on)


def _title_end(text: str, start: int, end: int) -> int:
    """Where the first line of a block ends if it is a title: short, without a full stop, before a sentence."""
    first, _, rest = text[start:end].partition("\n")
    if start in records_in(text, start, end):
        return start
    bare = plain(first)
    is_short = 0 < len(bare) <= _LONGEST_TITLE and len(first) < 0.7 * max(map(len, rest.split("\n")))
    starts = bare[:1].isupper() and rest.lstrip()[:1].isupper()
    return start + len(first) if is_short and starts and not bare.endswith(_ENDS) else start


def _is_title(text: str, left: int, right: int) -> bool:
    """Whether it is the first line of a block that was cut off as one, or a numbered or underlined heading."""
    line = text[left:right]
    if _NUMBERED.fullmatch(line) or _UNDERLINED.match(text, right):
        return True
    return "\n" not in line and right == _title_end(text, left, _block_end(text, right)) and right > left


def _block_end(text: str, at: int) -> int:
    end = text.find("\n\n", at)
    return len(text) if end < 0 else end


def _is_answered(text: str, after: Sequence[_Piece]) -> bool:
    """Whether something other than a heading or a further question follows."""
    following = text[after[0].left : after[0].right] if after else ""
    return bool(following) and not _HEADING.match(following) and not _ASKS.search(following)


def _in_its_table(row: Sentence, before: tuple[str, ...], last: list[Sentence]) -> Sentence:
    """The row with its table's columns, which may be those `before` the passage, and the sentence that leads in."""
    text, at = row.passage.text, row.start - row.passage.start
    own = columns_at(text, at)
    begun = all(line.lstrip().startswith("|") for line in text[:at].splitlines() if line)
    lead = row.lead or "".join(one.lead if one.is_row else _leading(one, text[:at]) for one in last)
    return replace(row, columns=own or (before if begun else ()), lead=lead)


def _leading(last: Sentence, text: str) -> str:
    between = text[last.end - last.passage.start :]
    stands_before = not any(_HEADING.match(line) for line in between.splitlines())
    fits = len(last.text) <= _LONGEST_LEAD and not re.search(r"\d", last.text)
    return plain(last.text) if stands_before and fits else ""


def _blocks(text: str, first: int, end: int, entries: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Spans between two places of a text that are prose paragraphs (wrapped lines joined), a term with what it means,
    or single lines of a list, table, quote, of records or entries."""
    records = records_in(text, first, end) | entries
    block: tuple[int, int] | None = None
    last = 0  # where the last line of the open block begins
    for line in _LINE.finditer(text, first, end):
        defines = block is not None and bool(_DEFINES.match(line.group()))
        is_line = line.group().lstrip().startswith(("|", "#")) or line.start() in records
        single = _RULE.match(line.group()) or is_line
        starts = not defines and (
            _BLOCK.match(line.group())
            or (
                block
                and ("\n\n" in text[block[1] : line.start() + 1] or _DEFINES.match(text[last : block[1]]))
            )
        )
        if block and (starts or single):
            yield block
            block = None
        if _RULE.match(line.group()):
            continue
        if single:
            if not _is_header(text, line.end()):
                yield line.span()
            continue
        if block and defines and last > block[0] and not _DEFINES.match(text[last : block[1]]):
            yield block[0], last
            block = (last, block[1])
        block, last = (block[0] if block else line.start(), line.end()), line.start()
    if block:
        yield block


def _is_header(text: str, end: int) -> bool:
    """Whether the line that ends here is a table's header: a rule follows it."""
    following = _LINE.search(text, end)
    return bool(following and "-" in following.group() and _RULE.match(following.group()))


def _trim(text: str, left: int, right: int, *, is_code: bool) -> tuple[int, int]:
    marker = None if is_code else LIST_MARK.match(text, left, right)
    left = marker.end() if marker else left
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right
