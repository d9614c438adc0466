"""A text made ready to be set at any size: its fonts chosen, its characters ordered, its pieces measured in ems."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from skills.creative.type.bidirectional import Order, order, reads_leftward
from skills.creative.type.breaking import Span, Unit, best_lines, break_costs, glued, smaller, units
from skills.creative.type.fallback import Chain, Part, chain, lacking, parts, without
from skills.creative.type.fonts import Face
from skills.creative.type.scripts import RIGHT_TO_LEFT, script_of
from skills.creative.type.shaping import NO_INK, Ink, Voice, shape

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# marks that turn whole stretches of text round; nobody types them, and they can make a text read as another one
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HYPHEN = "-"


@dataclass(frozen=True)
class Stretch:
    """Characters next to each other that are written in one voice."""

    start: int
    end: int
    voice: Voice


@dataclass(frozen=True)
class Piece:
    """A unit with its widths in ems: `whole` where more follows on the line, `bare` where the line ends with it."""

    unit: Unit
    whole: float
    bare: float


@dataclass(frozen=True)
class Words:
    """A paragraph's text and voices, by which any part of it can be measured."""

    text: str
    stretches: tuple[Stretch, ...]
    tracking: float


@dataclass(frozen=True)
class Paragraph:
    """`words.stretches` are in the order of reading; `order` tells where on the line they come."""

    words: Words
    order: Order
    pieces: tuple[Piece, ...]
    language: str
    keep: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """`leftward` is whether the text starts at the right; `missing` are the signs that were left out."""

    paragraphs: tuple[Paragraph, ...]
    leftward: bool
    missing: tuple[str, ...]
    face: Face

    @property
    def advance(self) -> float:
        """How long the text is on one line, in ems."""
        return sum(piece.bare for paragraph in self.paragraphs for piece in paragraph.pieces)


@dataclass(frozen=True)
class Voiced:
    """Glyphs of one face with their origins in ems from the line's start and baseline, y down."""

    face: Face
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True)
class Written:
    """A line in ems."""

    text: str
    runs: tuple[Voiced, ...]
    ink: Ink
    advance: float
    hyphenated: bool

    @property
    def width(self) -> float:
        return self.ink.right - self.ink.left


def cleaned(text: str) -> str:
    """One kind of line end, tabs as blanks, and nothing that is neither seen nor of use; accents as one character."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", _without_halves(text))).replace("\t", " ")
    return "".join(letter for letter in text if letter == "\n" or _is_kept(letter))


def _without_halves(text: str) -> str:
    return "".join(letter for letter in text if not "\ud800" <= letter <= "\udfff")


def _is_kept(letter: str) -> bool:
    return (
        unicodedata.category(letter) not in ("Cc", "Cs", "Cn") and letter not in _TURNS and letter != "\ufeff"
    )


@lru_cache(maxsize=512)
def prepare(
    text: str,
    family: str,
    fallback: tuple[str, ...],
    *,
    weight: int,
    tracking: float,
    language: str,
    keep: tuple[str, ...],
) -> Prepared:
    """Make a text ready. Raises UserError where a font that was asked for cannot be used."""
    faces = chain(family, fallback, weight=weight, language=language)
    clean = cleaned(text)
    missing = lacking(clean, faces)
    shown = without(clean, missing)
    leftward = reads_leftward(shown, language)
    made = tuple(
        _paragraph(line.strip(" "), faces, leftward, tracking, keep)
        for line in shown.split("\n")
        if line.strip(" ")
    )
    return Prepared(made, leftward, missing, faces.asked[0])


def _paragraph(text: str, faces: Chain, leftward: bool, tracking: float, keep: tuple[str, ...]) -> Paragraph:
    text = glued(text, faces.language)
    # a line with no letter from right to left, such as a brand's name, is ordered from the left also in Arabic
    turned = leftward and any(script_of(letter) in RIGHT_TO_LEFT for letter in text)
    ordered = order(text, leftward=turned)
    found = tuple(_stretches(parts(text, faces), ordered, faces.language, tracking))
    words = Words(text, found, tracking)
    pieces = tuple(_piece(words, unit) for unit in units(text, faces.language))
    return Paragraph(words, ordered, pieces, faces.language, keep)


def _stretches(found: Iterator[Part], ordered: Order, language: str, tracking: float) -> Iterator[Stretch]:
    for part in found:
        start = part.start
        for at in range(part.start + 1, part.end + 1):
            if at < part.end and _goes_on(ordered, at):
                continue
            yield Stretch(
                start, at, Voice(part.face, part.script, language, ordered.leftward[start], tracking)
            )
            start = at


def _goes_on(ordered: Order, at: int) -> bool:
    """Whether a character stands right beside the one before it, on the side to which both are written."""
    left = ordered.leftward[at]
    return left == ordered.leftward[at - 1] and ordered.rank[at] - ordered.rank[at - 1] == (-1 if left else 1)


def broken(paragraph: Paragraph, room: float, *, balanced: bool, hyphenate: bool) -> list[Span]:
    """Break a paragraph for lines this many ems wide; words that no line holds are cut where that is allowed."""
    pieces = [
        part for piece in paragraph.pieces for part in _held(paragraph, piece, room, hyphenate=hyphenate)
    ]
    # sums of pieces leave out the kerning across a blank, which is seen once the line is written
    before = [0.0, *accumulate(piece.whole for piece in pieces)]

    def width(start: int, end: int) -> float:
        return before[end - 1] - before[start] + pieces[end - 1].bare

    cut = [piece.unit for piece in pieces]
    costs = break_costs(paragraph.words.text, cut, paragraph.keep) if balanced else ()
    return best_lines(cut, width, room, balanced=balanced, costs=costs)


def _held(paragraph: Paragraph, piece: Piece, room: float, *, hyphenate: bool) -> Iterable[Piece]:
    unit, words = piece.unit, paragraph.words
    if piece.bare <= room or unit.blank - unit.start < 2:
        return (piece,)
    if not hyphenate:
        return (piece,)
    return (_piece(words, part) for part in smaller(words.text, unit, paragraph.language, paragraph.keep))


def _piece(words: Words, unit: Unit) -> Piece:
    bare = _advance(words, unit.start, unit.blank)
    whole = bare if unit.blank == unit.end else _advance(words, unit.start, unit.end)
    if unit.hyphen:
        last = next(stretch for stretch in words.stretches if stretch.end >= unit.blank)
        bare += shape(_HYPHEN, last.voice).advance + words.tracking
    return Piece(unit, whole + words.tracking, bare)


def _advance(words: Words, start: int, end: int) -> float:
    within = _within(words.stretches, start, end)
    return sum(shape(words.text[a:b], voice).advance for a, b, voice in within)


def _within(stretches: Sequence[Stretch], start: int, end: int) -> list[tuple[int, int, Voice]]:
    low = _first_reaching(stretches, start)
    found = []
    for stretch in stretches[low:]:
        if stretch.start >= end:
            break
        found.append((max(stretch.start, start), min(stretch.end, end), stretch.voice))
    return found


def _first_reaching(stretches: Sequence[Stretch], start: int) -> int:
    low, high = 0, len(stretches)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if stretches[middle].end <= start else (low, middle)
    return low


def written(paragraph: Paragraph, span: Span) -> Written:
    """Write one line: its stretches from left to right, each shaped as a whole."""
    words = paragraph.words
    within = _within(words.stretches, span.start, span.end)
    text = words.text[span.start : span.end] + (_HYPHEN if span.hyphen else "")
    runs: list[Voiced] = []
    ink, pen = NO_INK, 0.0
    for start, end, voice in sorted(within, key=lambda one: paragraph.order.rank[one[0]]):
        ends = span.hyphen and end == span.end
        shaped = shape(words.text[start:end] + (_HYPHEN if ends else ""), voice)
        pen += words.tracking if runs else 0.0
        runs.append(Voiced(voice.face, shaped.glyphs, tuple(x + pen for x in shaped.xs), shaped.ys))
        ink = ink.with_(shaped.ink.moved(pen, 0.0))
        pen += shaped.advance
    return Written(text, tuple(runs), ink, pen, span.hyphen)
