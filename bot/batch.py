"""Many questions from a file: one JSON object a line in, one a line out, each on its own feet."""

import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.commands import build_query
from bot.errors import ConfidantError
from bot.explain import PLAIN, sentence
from bot.platforms.terminal.chat import typed
from indexing.documents import check_readers
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.errors import ForbiddenError

if TYPE_CHECKING:
    from bot.app import App


class BatchError(ConfidantError):
    """A batch file that cannot be read or written."""


class AskRow(BaseModel):
    """One question of a batch; `audience` names everyone else who will see the reply."""

    model_config = ConfigDict(populate_by_name=True)

    id: str | int
    question: str
    as_: str | None = Field(None, alias="as")
    audience: tuple[str, ...] = ()


@dataclass(frozen=True)
class BatchResult:
    done: int
    failed: tuple[str, ...]


async def answer_row(app: "App", row: AskRow) -> dict[str, Any]:
    """One row's JSON; a person who may not ask gets the decision `refuse`.

    Raises UserError or a library error when the row cannot be answered at all."""
    started = time.perf_counter()
    if row.audience:
        check_readers(frozenset(row.audience))
    message = typed(row.question, app.rights.user(row.as_), app.dispatcher, row.audience)
    try:
        asked: Asked = await app.dispatcher.answer(
            ask, build_query(AskQuery, {"question": row.question}), message
        )
    except ForbiddenError as error:
        asked = Asked("refuse", reason=str(error))
    return {"id": row.id, **asked.to_json(), "seconds": round(time.perf_counter() - started, 4)}


def answer_file(app: "App", batch: Path, out: Path) -> BatchResult:
    """Answer each row of `batch` into `out`, in order; a row that fails says why and the rest go on.

    Raises BatchError when either file cannot be used."""
    failed: list[str] = []
    done = 0
    lines = _lines(batch)
    try:
        with out.open("w", encoding="utf-8") as sink:
            for number, line in lines:
                answer, fault = _answer_line(app, line)
                if fault:
                    failed.append(f"{batch}, line {number}: {fault}")
                done += not fault
                sink.write(json.dumps(answer, ensure_ascii=False) + "\n")
                sink.flush()
    except OSError as error:
        raise BatchError(
            f"{out} cannot be written ({error.strerror}); name a file in a folder that exists."
        ) from error
    return BatchResult(done, tuple(failed))


def _answer_line(app: "App", line: str) -> tuple[dict[str, Any], str]:
    """The row's JSON and an empty fault, or its id with the fault."""
    try:
        row = AskRow.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        reason = f"{place + ': ' if place else ''}{fault['msg']}."
        return {"id": _id_of(line), "error": reason}, reason
    try:
        return asyncio.run(answer_row(app, row)), ""
    except PLAIN as error:
        return {"id": row.id, "error": sentence(error)}, sentence(error)


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
