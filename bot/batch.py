"""Many questions from a file: one JSON object a line in, one a line out, each on its own feet."""

import asyncio
import difflib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from bot.commands import build_query
from bot.errors import ConfidantError
from bot.explain import explain
from bot.platforms.terminal.chat import typed
from indexing.documents import check_readers
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.errors import ForbiddenError

if TYPE_CHECKING:
    from bot.app import App


class BatchError(ConfidantError):
    """A batch file that cannot be read or written."""


MEANT = ("question", "as", "audience")


class AskRow(BaseModel):
    """One question of a batch; `audience` names everyone else who will see the reply.

    Other names may stand in a row, but none that looks like one of these misspelt: that would widen who reads."""

    model_config = ConfigDict(populate_by_name=True)

    id: str | int
    question: str
    as_: str | None = Field(None, alias="as")
    audience: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _refuse_misspelt(cls, row: Any) -> Any:  # Any: whatever JSON the line held
        for name in row if isinstance(row, dict) else ():
            near = difflib.get_close_matches(str(name).lower(), MEANT, n=1, cutoff=0.75)
            if near and name not in (*MEANT, *cls.model_fields):
                raise ValueError(f"{name!r} is not a name I know (did you mean {near[0]!r}?)")
        return row

    @field_validator("audience", mode="before")
    @classmethod
    def _none_is_nobody_else(cls, value: object) -> object:
        return () if value is None else value


@dataclass(frozen=True)
class BatchResult:
    done: int
    failed: tuple[str, ...]


async def answer_row(app: "App", row: AskRow) -> dict[str, Any]:
    """One row's JSON.

    Raises UserError or a library error when the row cannot be answered at all."""
    started = time.perf_counter()
    asked = await answer(app, row)
    return {"id": row.id, **asked.to_json(), "seconds": round(time.perf_counter() - started, 4)}


async def answer(app: "App", row: AskRow) -> Asked:
    """One row's answer; a person who may not ask gets the decision `refuse`."""
    if row.audience:
        check_readers(frozenset(row.audience))
    message = typed(row.question, app.rights.user(row.as_), app.dispatcher, row.audience)
    try:
        asked: Asked = await app.dispatcher.answer(
            ask, build_query(AskQuery, {"question": row.question}), message
        )
    except ForbiddenError as error:
        asked = Asked("refuse", reason=str(error))
    return asked


def answer_file(app: "App", batch: Path, out: Path) -> BatchResult:
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
            answer, fault = _answer_line(app, line)
            if fault:
                failed.append(f"{batch}, line {number}: {fault}")
            sink.write(json.dumps(answer, ensure_ascii=False) + "\n")
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


def _answer_line(app: "App", line: str) -> tuple[dict[str, Any], str]:
    """The row's JSON and an empty fault, or its id with the fault."""
    try:
        row = AskRow.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        reason = f"{place + ': ' if place else ''}{str(fault['msg']).removeprefix('Value error, ')}."
        return {"id": _id_of(line), "error": reason}, reason
    try:
        return asyncio.run(answer_row(app, row)), ""
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
