"""Facts that a model finds in pages, of which only those are kept that the page itself proves.

A model is never believed: each of its facts passes the same checks as one that patterns find. The quote stands in the
page letter by letter, the value in the quote with the same number and unit, the sentence is about that company by
our own reading, claims it, and neither is crossed out nor stands beside an order to programs."""

import asyncio
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, ValidationError

from indexing.documents import DataClass
from indexing.web.page import Block, WebPage
from skills.model import Completion, Model, Task
from skills.research.compare.alike import plain
from skills.research.extract.amounts.normal import money_in, numbers_in, shares_in
from skills.research.extract.labels.value import FIGURES, Need, Value
from skills.research.extract.names.names import same_name
from skills.research.extract.pages.reading import OF_OTHERS, Reading
from skills.research.extract.whose.companies import Company, Found
from skills.research.extract.words.doubt import is_hearsay
from skills.research.extract.words.phrases import MOST_WORDS
from skills.research.extract.words.statements import Statement, statements_of
from skills.research.facts import Fact, Measure
from skills.research.schema import Field, Kind

PROMPT = (Path(__file__).parent / "prompt.md").read_text(encoding="utf-8")
MOST_LETTERS = 12_000  # of a page in one prompt
AT_ONCE = 4
_SURE = 0.8  # a model's reading beside a pattern's


class Dropped(StrEnum):
    """Why a fact of a model was not kept."""

    FORM = "no fact in form"
    FIELD = "no such field"
    COMPANY = "no such company"
    QUOTE = "quote is not in the page"
    VALUE = "value is not in the quote"
    NUMBER = "another number or unit"
    HOSTILE = "beside an order to programs"
    STRUCK = "crossed out"
    DOUBT = "not claimed"
    OTHERS = "said by others"
    SUBJECT = "about somebody else"


@dataclass(frozen=True)
class FromModel:
    """`dropped` counts by reason what was not kept; `notes` are sentences of the gateway, each once; `asked` counts
    questions that were answered."""

    facts: tuple[Fact, ...]
    dropped: Mapping[Dropped, int]
    notes: tuple[str, ...] = ()
    asked: int = 0


class _Offered(BaseModel, frozen=True):
    company: str
    field: str
    value: str
    quote: str
    of: str = ""


async def find_facts_with_model(
    pages: Sequence[tuple[str, WebPage]],
    companies: Sequence[Company],
    fields: Sequence[Field],
    *,
    model: Model,
    task: Task,
    data_classes: Sequence[DataClass] = (DataClass.OPEN,),
    asker: str = "",
    most: int = 10_000,
) -> FromModel:
    """Ask about pages in pieces, `most` questions in all, in the order of the pages.

    A model that is missing or fails gives no fact, only a note, and is not asked again."""
    found = companies if isinstance(companies, Found) else Found(tuple(companies))
    pieces = list(islice(((source, page, piece) for source, page in pages for piece in _pieces(page)), most))
    answers: list[Completion] = []
    # the first alone: without a model, or with one that is down, nothing more is asked
    for start, end in ((0, 1), *((at, at + AT_ONCE) for at in range(1, len(pieces), AT_ONCE))):
        prompts = [_prompt(page, piece, found, fields) for _, page, piece in pieces[start:end]]
        answers += await asyncio.gather(
            *(
                model.complete(task, system=PROMPT, prompt=one, data_classes=data_classes, asker=asker)
                for one in prompts
            )
        )
        if any(one.text is None for one in answers[start:end]):
            break
    checkers = {source: _Checker(source, page, found, fields) for source, page, _ in pieces[: len(answers)]}
    facts: list[Fact] = []
    dropped: Counter[Dropped] = Counter()
    for (source, _, _), answer in zip(pieces, answers, strict=False):
        for offered in _offered(answer.text or ""):
            kept = checkers[source].check(offered) if offered else Dropped.FORM
            if isinstance(kept, Dropped):
                dropped[kept] += 1
            else:
                facts.append(kept)
    notes = tuple(dict.fromkeys(one.note for one in answers if one.note))
    asked = sum(one.text is not None for one in answers)
    return FromModel(tuple(dict.fromkeys(facts)), dict(dropped), notes, asked)


def _pieces(page: WebPage) -> Iterator[str]:
    """The page's text in parts that end between blocks."""
    start = end = 0
    for block in page.blocks:
        if block.end - start > MOST_LETTERS and end > start:
            yield page.text[start:end]
            start = block.start
        end = block.end
    if end > start:
        yield page.text[start:end]


def _prompt(page: WebPage, piece: str, companies: Sequence[Company], fields: Sequence[Field]) -> str:
    # nobody can write a page that holds its own hash, so none can end itself
    marker = f"=== {page.sha256[:24]} ==="
    asked = {
        "companies": [one.name for one in companies],
        "fields": [{"name": one.name, "question": one.question, "kind": str(one.kind)} for one in fields],
        "marker": marker,
        "address": page.url,
        "title": page.title,
    }
    return f"{json.dumps(asked, ensure_ascii=False)}\n{marker}\n{piece}\n{marker}"


def _offered(text: str) -> Iterator[_Offered | None]:
    """What a model wrote, None for each thing that is no fact in form."""
    found = re.search(r"\{.*\}", text, re.DOTALL)
    if not found:
        if text.strip():
            yield None
        return
    try:
        told = json.loads(found[0])
    except ValueError:
        yield None
        return
    facts = told.get("facts") if isinstance(told, dict) else None
    if not isinstance(facts, list):
        yield None
        return
    for one in facts:
        try:
            yield _Offered.model_validate(one)
        except ValidationError:
            yield None


class _Checker:
    """Reads a page as patterns do, and holds what a model says against that."""

    def __init__(self, source: str, page: WebPage, found: Found, fields: Sequence[Field]) -> None:
        self.page = page
        self.found = found
        self.fields = {one.name: one for one in fields if one.name not in ("company", "date")}
        self.reading = Reading(source, page, found, {})
        self._by_text: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements_of(page):
            self._by_text[statement.text].append(statement)

    def check(self, offered: _Offered) -> Fact | Dropped:
        """The fact with our own span, value and subject, or why it is none."""
        field = self.fields.get(offered.field)
        if field is None:
            return Dropped.FIELD
        if not any(same_name(offered.company, one.name) for one in self.found):
            return Dropped.COMPANY
        places = [
            (statement, at)
            for text, statements in self._by_text.items()
            if offered.quote.strip() and (at := text.find(offered.quote.strip())) >= 0
            for statement in statements
        ]
        if not places:
            return Dropped.QUOTE
        told = [self._in(statement, at, offered, field) for statement, at in places]
        return next((one for one in told if isinstance(one, Fact)), told[0])

    def _in(self, statement: Statement, at: int, offered: _Offered, field: Field) -> Fact | Dropped:
        if any(one.start < statement.end and statement.start < one.end for one in self.reading.hostile):
            return Dropped.HOSTILE
        value = _value(statement.text, at, at + len(offered.quote.strip()), offered, field)
        if isinstance(value, Dropped):
            return value
        cell = _cell_of(statement, value)
        if statement.struck or (cell is not None and cell.struck):
            return Dropped.STRUCK
        if statement.quoted and field.name not in OF_OTHERS:
            return Dropped.OTHERS
        figures = field.kind in (Kind.MONEY, Kind.NUMBER) or field.name in FIGURES
        text = statement.text
        if is_hearsay(text, figures=figures) or self.reading.is_doubted(text, field.name, value):
            return Dropped.DOUBT
        subject = self.reading.subject(statement, cell, field.name, value)
        if subject is None or not same_name(subject.company.name, offered.company):
            return Dropped.SUBJECT
        return self.reading.fact(subject, field.name, statement, value)


def _value(text: str, start: int, end: int, offered: _Offered, field: Field) -> Value | Dropped:
    """Where the value stands in the quote; its number is read from the page, never from the model."""
    words = offered.value.strip()
    if not words or len(words.split()) > MOST_WORDS:
        return Dropped.VALUE
    of = offered.of if offered.of and plain(offered.of) in plain(text) else ""
    if field.kind in (Kind.MONEY, Kind.NUMBER):
        return _measured(text, start, end, words, of, money=field.kind is Kind.MONEY)
    at = text.find(words, start, end)
    if at < 0:
        return Dropped.VALUE
    affirms = field.name != "weakness" and not re.search(r"\b(?:no|not|never|unlike)\b", words, re.IGNORECASE)
    return Value(at, at + len(words), None, of, _SURE, affirms=affirms, need=Need.UNDER)


def _measured(text: str, start: int, end: int, words: str, of: str, *, money: bool) -> Value | Dropped:
    every = money_in if money else lambda part: (*numbers_in(part), *shares_in(part))
    wanted = [one.measure for one in every(words)]
    here = [one for one in every(text) if one.start >= start and one.end <= end and not one.former]
    if len(wanted) != 1:
        at = text.find(words, start, end)
        if wanted or at < 0 or re.search(r"\d", words):
            return Dropped.VALUE if not wanted else Dropped.NUMBER
        return Value(at, at + len(words), None, of, _SURE)
    same = [one for one in here if _is_same(wanted[0], one.measure)]
    if not same:
        return Dropped.NUMBER
    one = same[0]
    return Value(one.start, one.end, one.measure, of, _SURE)


def _is_same(told: Measure, here: Measure) -> bool:
    """The same amount and unit; what it is for may be left out, but never be another thing."""
    if (told.amount, told.unit, told.highest) != (here.amount, here.unit, here.highest):
        return False
    return set(told.per) <= set(here.per)


def _cell_of(statement: Statement, value: Value) -> Block | None:
    at = statement.start + value.start
    return next((one for one in statement.cells if one.start <= at < one.end), None)
