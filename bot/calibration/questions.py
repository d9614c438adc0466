"""Labelled questions from a file: one JSON object a line, each fault named by its line."""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from bot.calibration.errors import CalibrationError
from bot.calibration.labels import agree, same_words, tokens
from skills.ask import LONGEST_QUESTION
from skills.faults import fault_said
from skills.messages import Turn

MOST_BYTES = 100_000_000
MOST_FAULTS = 10
SHAPE = '{"id": "1", "question": "…", "answer": "…" or null}'
M = TypeVar("M", bound=BaseModel)
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=LONGEST_QUESTION)]


class Cited(BaseModel):
    """A sentence that an answer showed, as `confidant ask --json` writes it."""

    model_config = ConfigDict(frozen=True)

    quote: str


class Row(BaseModel):
    """One line: `answer` null means that the documents hold none.

    `verdict` is a person's on this `answer` (null: on showing none), and `citations` are the sentences it cited."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    id: str | int
    question: Text
    answer: str | None = None
    document: str | None = None
    verdict: Literal["right", "wrong"] | None = None
    citations: tuple[Cited, ...] = ()
    as_: str | None = Field(None, alias="as")
    slice: str | None = None
    synthetic: bool = False

    @model_validator(mode="after")
    def _is_labelled(self) -> "Row":
        if "answer" not in self.model_fields_set:
            if self.verdict:
                raise ValueError(
                    "the answer that was graded is missing, so nobody knows what the verdict is on"
                )
            raise ValueError("the answer is missing (a text, or null where the documents hold none)")
        if self.answer is not None and not tokens(self.answer):
            raise ValueError(f"the answer {self.answer!r} holds no letter or number")
        return self


@dataclass(frozen=True)
class Labelled:
    """A question with its label. `golds` are answers any one of which is right; none: the documents hold no answer.

    `document` is where a right answer stands (None: anywhere); `asker` a directory id or e-mail; `line` counts from 1.
    With a `verdict`, the gold is the answer that it is on and `quotes` are what that one cited. Where the label is a
    passage and not its words, `passages` name the documents of which any quote is right. `earlier` are the turns before
    the question."""

    id: str
    question: str
    golds: tuple[str, ...] = ()
    document: str | None = None
    verdict: str | None = None
    asker: str | None = None
    slice: str | None = None
    synthetic: bool = False
    line: int = 0
    passages: tuple[str, ...] = ()
    earlier: tuple[Turn, ...] = ()
    quotes: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        return bool(self.golds or self.passages) or self.verdict == "wrong"

    @property
    def groups(self) -> tuple[str, ...]:
        return (self.slice,) if self.slice else ()


@dataclass(frozen=True)
class Questions:
    """The rows that can be used, in order, and one sentence for each fault whose rows are left out."""

    rows: tuple[Labelled, ...]
    faults: tuple[str, ...] = ()


def read_questions(path: Path) -> Questions:
    """Every usable row of a file.

    Raises CalibrationError when the file cannot be read or no row of it can be used."""
    read, faults = read_lines(path, Row, SHAPE)
    good, twice = one_per_id(path, [_labelled(row, line) for line, row in read])
    good, contradictions = without_contradictions(path, good, lambda row: row.asker, _contradict)
    faults += [*twice, *contradictions]
    if not good:
        raise nothing_labelled(path, SHAPE, faults, len(read))
    return Questions(tuple(good), first_of(faults))


def nothing_labelled(path: Path, shape: str, faults: Sequence[str], labelled: int) -> CalibrationError:
    """The error of a file in which no row can be used, with the reasons; so many rows are `labelled` all the same."""
    if labelled:
        counted = "1 labelled question" if labelled == 1 else f"{labelled} labelled questions"
        said = f"{path} holds {counted}, of which none can be used."
    else:
        said = f"{path} holds no labelled question; each line is {shape}."
    return CalibrationError("\n".join((said, *first_of(faults))))


def first_of(faults: Sequence[str]) -> tuple[str, ...]:
    """The first faults, and how many more there are, so that a file of another kind does not fill the screen."""
    more = len(faults) - MOST_FAULTS
    if more <= 0:
        return tuple(faults)
    return (*faults[:MOST_FAULTS], f"{more} more {'line has a fault' if more == 1 else 'lines have faults'}.")


def read_lines(path: Path, kind: type[M], shape: str) -> tuple[list[tuple[int, M]], list[str]]:
    """Each line that is a row of this kind with its number, from 1, and a sentence for each that is none.

    Raises CalibrationError when the file cannot be read."""
    good: list[tuple[int, M]] = []
    faults: list[str] = []
    for number, line in _lines(path):
        try:
            good.append((number, kind.model_validate_json(line)))
        except ValidationError as error:
            faults.append(f"{path}, line {number}: {_fault(error, shape)}.")
    return good, faults


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, numbered from 1."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CalibrationError(
                f"{path} is larger than {MOST_BYTES // 1_000_000} MB; a few thousand labelled questions are enough."
            )
        content = path.read_bytes()
    except OSError as error:
        raise CalibrationError(f"{path} cannot be read ({error.strerror}).") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CalibrationError(f"{path}, line {line}: this is not UTF-8 text; save it as UTF-8.") from error
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _fault(error: ValidationError, shape: str) -> str:
    fault = error.errors()[0]
    if fault["type"] == "json_invalid":
        return f"this is not JSON; a line is {shape}"
    if fault["type"] == "model_type":
        return f"this is no row; a line is {shape}"
    place = ".".join(str(part) for part in fault["loc"])
    reason = fault_said(fault)
    return f"{place}: {reason}" if place else reason


def _labelled(row: Row, line: int) -> Labelled:
    golds = () if row.answer is None else (row.answer,)
    return Labelled(
        str(row.id),
        row.question,
        golds,
        row.document,
        row.verdict,
        row.as_,
        row.slice,
        row.synthetic,
        line,
        quotes=tuple(one.quote for one in row.citations),
    )


class _OnLine(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def line(self) -> int: ...


L = TypeVar("L", bound=_OnLine)


def one_per_id(path: Path, rows: Sequence[L]) -> tuple[list[L], list[str]]:
    """The first row of each id, and a sentence for each other."""
    first: dict[str, L] = {}
    faults = []
    for row in rows:
        known = first.setdefault(row.id, row)
        if known is not row:
            said = json.dumps(row.id, ensure_ascii=False)
            faults.append(
                f"{path}, line {row.line}: the id {said} stands on line {known.line} too; this row is left out."
            )
    return list(first.values()), faults


def without_contradictions(
    path: Path, rows: Sequence[L], beside: Callable[[L], Hashable], contradict: Callable[[L, L], bool]
) -> tuple[list[L], list[str]]:
    """Rows whose question has one label only; of the others all are left out, since nobody knows which is true.

    The same question is another one where what stands `beside` it differs."""
    alike: dict[tuple[str, Hashable], list[L]] = defaultdict(list)
    for row in rows:
        alike[" ".join(row.question.casefold().split()), beside(row)].append(row)
    left_out: set[str] = set()
    faults = []
    for group in alike.values():
        if any(contradict(group[0], row) for row in group[1:]):
            left_out.update(row.id for row in group)
            *first, last = (str(row.line) for row in group)
            faults.append(
                f"{path}, lines {', '.join(first)} and {last}: the same question has labels that contradict each "
                "other; these rows are left out until one is mended."
            )
    return [row for row in rows if row.id not in left_out], faults


def _contradict(one: Labelled, other: Labelled) -> bool:
    if one.verdict and other.verdict:  # of two answers one may be right and one wrong
        return one.verdict != other.verdict and _same_answer(one, other)
    if bool(one.golds) != bool(other.golds):
        return not (one.verdict or other.verdict)
    if not one.golds:
        return False
    graded_wrong = "wrong" in (one.verdict, other.verdict)
    return agree(one.golds[0], other.golds[0]) == graded_wrong


def _same_answer(one: Labelled, other: Labelled) -> bool:
    if not one.golds or not other.golds:
        return one.golds == other.golds
    return same_words(one.golds[0], other.golds[0])
