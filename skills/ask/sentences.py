"""Passages cut into the sentences, list items and table rows that an answer may quote, with their offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexing.documents import Passage
from skills.ask.plain import LIST_MARK, plain
from skills.ask.tables import InWords, columns_at, row_in_words

_LINE = re.compile(r"[^\n]+")
# a full stop ends a sentence when blank space and a capital, digit, quote or bracket follow; not after these
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9À-Þ])")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|etc|approx|incl|No|Nos|Fig|e\.g|i\.e|[A-Z])\.)$")
# Where a page is German or French, nor after these. English pages are told apart, as their scores are fitted to
# pieces cut without these rules ("ca. 1900" is two there).
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SHORT_MONTHS = "Jan|Feb|Febr|Mrz|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Nov|Dez"
_COUNTED = "Quartal|Halbjahr|Stock|Stockwerk|Etage|Obergeschoss|Lebensjahr|Arbeitstag|Tag|Woche|Monat|Jahr"
_SHORT = (
    "Nr|bzw|ca|usw|Art|Abs|vgl|ggf|evtl|inkl|exkl|zzgl|bspw|Hr|Fr|Tel|Str|Mio|Mrd|Std|Abt|Hd|Kap|"
    "MM|Mme|Mmes|Mlle|Mlles|Me|art|al|av|env|chap|boul|tél|réf|janv|févr|avr|juill|sept|oct|nov|déc"
)
_GOES_ON = re.compile(
    rf"\b\d{{1,2}}\.(?=\s+(?:(?:{_MONTHS})|(?:{_SHORT_MONTHS})\.|(?:{_COUNTED})\w{{0,2}})(?!\w))|"
    rf"(?<=\d\.\s)(?:{_SHORT_MONTHS})\.(?=\s+\d)|\b(?:{_SHORT})\.|(?<![\w'’])[a-zäöü]\."
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|is|are|for|with|that|by|from|at|be|it|was|or|as|not)\b", re.IGNORECASE
)
_GERMAN_OR_FRENCH = re.compile(
    r"\b(?:der|die|das|dem|den|des|und|ist|sind|wird|werden|kann|muss|haben|hat|nicht|für|mit|von|vom|zum|zur|auf|bei|"
    r"bis|ab|am|im|oder|ein|eine|einen|einem|einer|nach|wir|laut|pro|le|la|les|du|aux|et|est|sont|pour|dans|une|sur|"
    r"avec|que|qui|pas|au|en|par|"
    rf"{_MONTHS})\b|\b[ldnqs]['’](?=\w)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\s|:\-=_*#>`~]*$")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_BLOCK = re.compile(r"^\s*(?:[-*+•]\s|\d{1,3}[.)]\s|\||#|>|```|~~~|$)")

_LONGEST_LEAD = 160  # characters


@dataclass(frozen=True)
class Sentence:
    """One quotable piece: `start`, `end` are characters of the document's stored Markdown.

    Of a row `columns` are the names of those of its table, and `lead` is the sentence before that, if it has no number
    that might be taken for an answer."""

    passage: Passage
    start: int
    end: int
    text: str
    columns: tuple[str, ...] = ()
    lead: str = ""

    @property
    def is_row(self) -> bool:
        return self.text.startswith("|")

    @property
    def words(self) -> str:
        """What it says, as it is compared and read: the text itself, or a row in words."""
        return self.row.text if self.is_row else self.text

    @property
    def row(self) -> InWords:
        return row_in_words(self.text, self.columns)


def sentences_of(passage: Passage, columns: tuple[str, ...] = ()) -> list[Sentence]:
    """Every sentence, list item and table row of a passage, in order; headings and rules are not quotable.

    `columns` are those of a table that began before the passage."""
    found: list[Sentence] = []
    goes_on = _goes_on(passage.text)
    for start, end in _blocks(passage.text):
        for left, right in _split(passage.text, start, end, goes_on):
            left, right = _trim(passage.text, left, right)
            text = passage.text[left:right]
            if re.search(r"\w", text) and not _HEADING.match(text):
                one = Sentence(passage, passage.start + left, passage.start + right, text)
                found.append(_in_its_table(one, columns, found[-1:]) if one.is_row else one)
    return found


def _in_its_table(row: Sentence, before: tuple[str, ...], last: Sequence[Sentence]) -> Sentence:
    """The row with its table's columns, which may be those `before` the passage, and the sentence that leads in."""
    text, at = row.passage.text, row.start - row.passage.start
    own = columns_at(text, at)
    goes_on = all(line.lstrip().startswith("|") for line in text[:at].splitlines() if line)
    lead = "".join(one.lead if one.is_row else _leading(one, text[:at]) for one in last)
    return replace(row, columns=own or (before if goes_on else ()), lead=lead)


def _leading(last: Sentence, text: str) -> str:
    between = text[last.end - last.passage.start :]
    stands_before = not any(_HEADING.match(line) for line in between.splitlines())
    fits = len(last.text) <= _LONGEST_LEAD and not re.search(r"\d", last.text)
    return plain(last.text) if stands_before and fits else ""


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Spans that are prose paragraphs (wrapped lines joined) or single lines of a list, table or quote."""
    open_block: tuple[int, int] | None = None
    for line in _LINE.finditer(text):
        single = _RULE.match(line.group()) or line.group().lstrip().startswith(("|", "#"))
        starts = _BLOCK.match(line.group()) or (
            open_block and "\n\n" in text[open_block[1] : line.start() + 1]
        )
        if open_block and (starts or single):
            yield open_block
            open_block = None
        if _RULE.match(line.group()):
            continue
        if single:
            if not _is_header(text, line.end()):
                yield line.span()
        else:
            open_block = (open_block[0] if open_block else line.start(), line.end())
    if open_block:
        yield open_block


def _is_header(text: str, end: int) -> bool:
    """Whether the line that ends here is a table's header: a rule follows it."""
    following = _LINE.search(text, end)
    return bool(following and "-" in following.group() and _RULE.match(following.group()))


def _goes_on(text: str) -> frozenset[int]:
    """Where a full stop ends no sentence of a German or French page: "am 31. März", "z. B.", "Mme"."""
    if len(_GERMAN_OR_FRENCH.findall(text)) <= len(_ENGLISH.findall(text)):
        return frozenset()
    return frozenset(match.end() for match in _GOES_ON.finditer(text))


def _split(text: str, start: int, end: int, goes_on: frozenset[int]) -> Iterator[tuple[int, int]]:
    if text[start:end].lstrip().startswith("|"):
        yield start, end
        return
    left = start
    for match in _END.finditer(text, start, end):
        if match.start() not in goes_on and not _ABBREVIATION.search(text, left, match.start()):
            yield left, match.end()
            left = match.end()
    yield left, end


def _trim(text: str, left: int, right: int) -> tuple[int, int]:
    marker = LIST_MARK.match(text, left, right)
    left = marker.end() if marker else left
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right
