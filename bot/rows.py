"""Many questions from a file: one JSON object a line in, one a line out, each on its own feet."""

import difflib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, model_validator

from bot.errors import ConfidantError
from bot.explain import explain
from bot.outputs import check_output, rows_with, whole_file
from skills.faults import fault_said


class BatchError(ConfidantError):
    """A batch file that cannot be read, or holds no question."""


class Row(BaseModel):
    """One question of a batch; rows of a kind add what may stand beside it.

    Other names may stand in a row, unless its kind forbids them, but none that looks like one of these misspelt."""

    id: str | int
    question: str

    @model_validator(mode="before")
    @classmethod
    def _refuse_misspelt(cls, row: Any) -> Any:  # Any: whatever JSON the line held
        meant = [field.alias or name for name, field in cls.model_fields.items()]
        strange = set(row).difference(meant, cls.model_fields) if isinstance(row, dict) else ()
        for name in sorted(strange):
            near = difflib.get_close_matches(
                name.lower(), [one for one in meant if one != "id"], n=1, cutoff=0.75
            )
            if near:
                raise ValueError(f"{name!r} is not a name I know (did you mean {near[0]!r}?)")
            if cls.model_config.get("extra") == "forbid":
                raise ValueError(f"{name!r} is not a name I know (a row holds {', '.join(meant)})")
        return row


@dataclass(frozen=True)
class BatchResult:
    """How many rows were answered, a sentence for each that failed, and names in rows that nothing was made of."""

    done: int
    failed: tuple[str, ...]
    passed_over: tuple[str, ...] = ()

    def faults(self, most: int = 10) -> tuple[str, ...]:
        """The first sentences, and how many more there are, so that a file of another kind does not fill the screen."""
        more = len(self.failed) - most
        return self.failed if more <= 0 else (*self.failed[:most], f"… and {more} more.")


R = TypeVar("R", bound=Row)
Answer = dict[str, Any]  # Any: JSON
SHAPE = '{"id": "1", "question": "…"}'
_is_answers = rows_with("decision", "error")


def each_row(
    batch: Path, out: Path, kind: type[R], answer: Callable[[R], Answer], *, force: bool = False
) -> BatchResult:
    """Answer each row of `batch` into `out`, in order; a row that fails says why and the rest go on.

    `out` appears whole at the end, so that a run that is killed leaves the last good one. With `force` it replaces what
    no batch wrote. Raises BatchError or OutputError when either file cannot be used."""
    failed: list[str] = []
    check_output(out, inputs=[batch], own=_is_answers, force=force)
    lines = list(_lines(batch))
    if not lines:
        raise BatchError(f"{batch} holds no question; each line is {SHAPE}.")
    seen: dict[str, int] = {}
    with whole_file(out) as sink:
        for number, line in lines:
            first = seen.setdefault(_key(_id_of(line), number), number)
            said, fault = _answer_line(kind, answer, line) if first == number else _twice(line, first)
            if fault:
                failed.append(f"{batch}, line {number}: {fault}")
            sink.write(json.dumps(said, ensure_ascii=False) + "\n")
    return BatchResult(len(lines) - len(failed), tuple(failed))


def names_in(batch: Path) -> frozenset[str]:
    """Every name that a row of the file has."""
    rows = (_json(line) for _, line in _lines(batch))
    return frozenset(name for row in rows if isinstance(row, dict) for name in row)


def _json(line: str) -> Any:  # Any: whatever JSON the line held
    try:
        return json.loads(line)
    except ValueError:
        return None


def _key(row_id: Any, line: int) -> str:  # Any: whatever JSON value the row gave as its id
    """What a row is told from others by; a row without an id is like no other."""
    return f"id {row_id}" if isinstance(row_id, str | int) else f"line {line}"


def _twice(line: str, first: int) -> tuple[Answer, str]:
    reason = f"the id {json.dumps(_id_of(line), ensure_ascii=False)} stands on line {first} too."
    return {"id": _id_of(line), "error": reason}, reason


def _answer_line(kind: type[R], answer: Callable[[R], Answer], line: str) -> tuple[Answer, str]:
    """The row's JSON and an empty fault, or its id with the fault."""
    try:
        row = kind.model_validate_json(line)
    except ValidationError as error:
        reason = f"{_fault(error)}."
        return {"id": _id_of(line), "error": reason}, reason
    try:
        return answer(row), ""
    except Exception as error:  # noqa: BLE001  # one row must not cost the others their answers
        reason = explain(error).summary
    return {"id": row.id, "error": reason}, reason


def _fault(error: ValidationError) -> str:
    """What is wrong with a row, in plain words after the name of its field."""
    fault = error.errors()[0]
    field, kind = str(fault["loc"][0]) if fault["loc"] else "", fault["type"]
    if kind == "json_invalid":
        return f"this is no JSON; a row is {SHAPE}"
    if kind == "model_type":
        return f"this is no row; a row is {SHAPE}"
    if field == "id" and kind != "missing":
        return "id: write a text or a whole number"
    said = fault_said(fault)
    return f"{field}: {said}" if field else said


def _id_of(line: str) -> Any:  # Any: whatever JSON value the row gave as its id
    row = _json(line)
    return row.get("id") if isinstance(row, dict) else None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The file's lines that are not blank, numbered from 1."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BatchError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise BatchError(f"{path} cannot be read ({error.strerror}).") from error
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
