"""The text of an export, whatever it was saved as: its letters, what parts its columns, and where these are named."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from skills.creative.learning.columns import Column, Header, header_of
from skills.creative.learning.figures import days_first, writes_commas
from skills.errors import UserError
from skills.language import listed, say

# As much of a file as decides how it is read
_HEAD_CHARACTERS = 400_000
_HEAD_RECORDS = 300
# Google and LinkedIn write a title and the days above the names of the columns
_PREAMBLE_MOST = 60
_MOST_BYTES = 500_000_000
# An open quote would else swallow the rest of a file into one cell
_LONGEST_CELL = 100_000
_DELIMITERS = "\t,;|"
_NO_TEXT = {
    b"PK\x03\x04": say("It is an Excel workbook or an archive."),
    b"\xd0\xcf\x11\xe0": say("It is an old Excel workbook."),
    b"%PDF": say("It is a PDF."),
}
_BYTE_ORDER = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
AGAIN = say("Export the report by ad and by day, as CSV, and send it again.")


@dataclass(frozen=True)
class Record:
    """One line of cells; `line` is where it starts in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Export:
    """A file and how it is to be read. `comma` parts its decimals where a figure leaves that open, `day_first` its
    days."""

    source: Path | bytes
    name: str
    encoding: str
    delimiter: str
    header: Header
    header_line: int
    comma: bool
    day_first: bool

    def records(self) -> Iterator[Record]:
        """All lines below the names of the columns, one after another."""
        with _opened(self.source) as raw, _text(raw, self.encoding) as text:
            yield from (one for one in _records(text, self.delimiter) if one.line > self.header_line)


def recognised(source: Path | bytes) -> Export:
    """How an export is to be read; raises UserError where it is none, saying what it is or lacks."""
    name = source.name if isinstance(source, Path) else str(say("the export"))
    with _opened(source) as raw:
        encoding = _encoding(raw, name)
    with _opened(source) as raw, _text(raw, encoding) as text:
        head = text.read(_HEAD_CHARACTERS)
    if not head.strip():
        raise UserError(say("There is nothing in {name}.", name=name), hint=AGAIN)
    delimiter, place, header, records = max(
        (_candidate(head, delimiter) for delimiter in _DELIMITERS), key=lambda one: len(one[2].places)
    )
    if header.lacking:
        raise _unnamed(name, header)
    below = records[place + 1 :]
    german = header.german or delimiter == ";"
    commas = writes_commas(_figures(below, header))
    days = days_first(_cells(below, header, Column.DAY))
    return Export(
        source, name, encoding, delimiter, header, records[place].line,
        comma=german if commas is None else commas,
        day_first=german if days is None else days,
    )  # fmt: skip


def _opened(source: Path | bytes) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except OSError as error:
        raise UserError(say("The file {name} cannot be read.", name=source.name), hint=AGAIN) from error


def _text(raw: BinaryIO, encoding: str) -> TextIO:
    return io.TextIOWrapper(raw, encoding, errors="replace", newline="")


def _encoding(raw: BinaryIO, name: str) -> str:
    """Google and Meta export UTF-16 with tabs, Excel in Europe its own eight bits, all others UTF-8."""
    head = raw.read(4_096)
    if raw.seek(0, io.SEEK_END) > _MOST_BYTES:
        raise UserError(
            say("{name} is larger than 500 MB.", name=name), hint=say("Export fewer days at a time.")
        )
    raw.seek(0)
    for start, what in _NO_TEXT.items():
        if head.startswith(start):
            raise UserError(say("{name} is no CSV file. {what}", name=name, what=what), hint=AGAIN)
    marked = next((encoding for mark, encoding in _BYTE_ORDER.items() if head.startswith(mark)), "")
    return marked or _unmarked(raw, head, name)


def _unmarked(raw: BinaryIO, head: bytes, name: str) -> str:
    if b"\0" in head:
        for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if zeros.count(0) > len(zeros) * 0.6:
                return encoding
        raise UserError(say("{name} is no CSV file, nor any other text.", name=name), hint=AGAIN)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := raw.read(1 << 20):
            decoder.decode(piece)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"  # a letter that is cut off at the very end is shown as such


def _records(text: TextIO, delimiter: str) -> Iterator[Record]:
    """Each record with the line it starts in; raises UserError where quotes do not end."""
    reader = csv.reader(text, delimiter=delimiter)
    start = 1
    try:
        for cells in reader:
            if sum(map(len, cells)) > _LONGEST_CELL:
                raise _unclosed(start)
            yield Record(start, tuple(cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise _unclosed(start) from error


def _unclosed(line: int) -> UserError:
    return UserError(
        say("From line {line} on the export cannot be read: a quotation mark there does not end.", line=line),
        hint=AGAIN,
    )


def _candidate(head: str, delimiter: str) -> tuple[str, int, Header, tuple[Record, ...]]:
    """The line that names most columns if this parts them."""
    records: list[Record] = []
    with suppress(UserError):  # what stood above that line is enough to tell, and reading on says it again
        records.extend(islice(_records(io.StringIO(head, newline=""), delimiter), _HEAD_RECORDS))
    headers = [header_of(record.cells) for record in records[:_PREAMBLE_MOST]] or [header_of(())]
    best = max(range(len(headers)), key=lambda place: (len(headers[place].places), -place))
    return delimiter, best, headers[best], tuple(records)


def _unnamed(name: str, header: Header) -> UserError:
    words = {
        Column.AD: say("the ad's name"),
        Column.IMPRESSIONS: say("impressions"),
        Column.CLICKS: say("clicks"),
    }
    missing = listed(words[column] for column in header.lacking)
    return UserError(
        say("No line of {name} names a column for {missing}.", name=name, missing=missing),
        hint=say(
            "Export the report by ad and by day, with impressions and clicks, as CSV, and send it again."
        ),
    )


def _cells(records: tuple[Record, ...], header: Header, *columns: Column) -> Iterator[str]:
    places = [header.places[column] for column in columns if column in header.places]
    return (record.cells[place] for record in records for place in places if place < len(record.cells))


def _figures(records: tuple[Record, ...], header: Header) -> Iterator[str]:
    """Cells that may show what parts decimals; percentages show it too."""
    yield from _cells(records, header, Column.SPEND, Column.CONVERSIONS)
    for record in records:
        yield from (
            record.cells[place].replace("%", "") for place in header.others if place < len(record.cells)
        )
