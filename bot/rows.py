"""Many questions from a file: one JSON object a line in, one a line out, each on its own feet."""

import difflib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, model_validator

from bot.errors import ConfidantError
from bot.explain import explain


class BatchError(ConfidantError):
    """A batch file that cannot be read or written."""


class Row(BaseModel):
    """One question of a batch; rows of a kind add what may stand beside it.

    Other names may stand in a row, but none that looks like one of these misspelt: that would widen who reads."""

    id: str | int
    question: str

    @model_validator(mode="before")
    @classmethod
    def _refuse_misspelt(cls, row: Any) -> Any:  # Any: whatever JSON the line held
        meant = [field.alias or name for name, field in cls.model_fields.items() if name != "id"]
        for name in row if isinstance(row, dict) else ():
            near = difflib.get_close_matches(str(name).lower(), meant, n=1, cutoff=0.75)
            if near and name not in (*meant, *cls.model_fields):
                raise ValueError(f"{name!r} is not a name I know (did you mean {near[0]!r}?)")
        return row


@dataclass(frozen=True)
class BatchResult:
    done: int
    failed: tuple[str, ...]


R = TypeVar("R", bound=Row)
Answer = dict[str, Any]  # Any: JSON


def each_row(batch: Path, out: Path, kind: type[R], answer: Callable[[R], Answer]) -> BatchResult:
    """Answer each row of `batch` into `out`, in order; a row that fails says why and the rest go on.

    `out` appears whole at the end, so that a run that is killed leaves the last good one.
    Raises BatchError when either file cannot be used."""
    failed: list[str] = []
    lines = list(_lines(batch))
    if out.exists() and out.samefile(batch):
        raise BatchError(f"{out} is the file of questions; name another for the answers.")
    part = out.with_name(f"{out.name}.part")
    with _writing(out), part.open("w", encoding="utf-8") as sink:
        for number, line in lines:
            said, fault = _answer_line(kind, answer, line)
            if fault:
                failed.append(f"{batch}, line {number}: {fault}")
            sink.write(json.dumps(said, ensure_ascii=False) + "\n")
        sink.flush()
        os.fsync(sink.fileno())
        part.replace(out)
    return BatchResult(len(lines) - len(failed), tuple(failed))


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (
            f"{out} cannot be written ({error.strerror}); name a file in a folder that exists and has room."
        )
        raise BatchError(reason) from error


def _answer_line(kind: type[R], answer: Callable[[R], Answer], line: str) -> tuple[Answer, str]:
    """The row's JSON and an empty fault, or its id with the fault."""
    try:
        row = kind.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        reason = f"{place + ': ' if place else ''}{str(fault['msg']).removeprefix('Value error, ')}."
        return {"id": _id_of(line), "error": reason}, reason
    try:
        return answer(row), ""
    except Exception as error:  # noqa: BLE001  # one row must not cost the others their answers
        reason = explain(error).summary
    return {"id": row.id, "error": reason}, reason


def _id_of(line: str) -> Any:  # Any: whatever JSON value the row gave as its id
    try:
        row = json.loads(line)
    except ValueError:
        return None
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
