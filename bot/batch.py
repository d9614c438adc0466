"""Many questions to `ask` from a file: the rows, and what is answered to one."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, Field, field_validator, model_validator

from bot.commands import build_query
from bot.platforms.terminal.chat import typed
from bot.rows import BatchResult, Row, each_row, names_in
from indexing.documents import check_readers
from indexing.errors import ReadersError
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.errors import ForbiddenError
from skills.record import Record, record_nothing

if TYPE_CHECKING:
    from bot.app import App


# what `confidant calibrate` reads beside a question; a batch of the same file answers it all the same
LABELS = frozenset({"answer", "document", "verdict", "citations", "slice", "synthetic"})


class AskRow(Row):
    """One question of a batch; `audience` names everyone else who will see the reply.

    Labels of `confidant calibrate` are passed over. Nothing else may stand in a row: a name that is passed over could
    be one that was to say who reads."""

    model_config = ConfigDict(populate_by_name=True, extra="forbid")

    as_: str | None = Field(None, alias="as")
    audience: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_labels(cls, row: object) -> object:
        return {name: row[name] for name in row if name not in LABELS} if isinstance(row, dict) else row

    @field_validator("audience", mode="before")
    @classmethod
    def _is_a_list(cls, value: object) -> object:
        if isinstance(value, str):
            raise ValueError('write a list such as ["channel:C10"]')  # noqa: TRY004  # Pydantic tells these alone
        return () if value is None else value

    @field_validator("audience")
    @classmethod
    def _names_readers(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return tuple(sorted(check_readers(frozenset(value)))) if value else ()
        except ReadersError as error:
            raise ValueError(str(error)) from error


async def answer_row(app: "App", row: AskRow, *, record: Record | None = None) -> dict[str, Any]:
    """One row's JSON; `record` keeps the question elsewhere than the others.

    Raises UserError or a library error when the row cannot be answered at all."""
    started = time.perf_counter()
    asked = await answer(app, row, record=record)
    return {"id": row.id, **asked.to_json(), "seconds": round(time.perf_counter() - started, 4)}


async def answer(app: "App", row: AskRow, *, record: Record | None = None) -> Asked:
    """One row's answer; a person who may not ask gets the decision `refuse`."""
    message = typed(row.question, app.rights.user(row.as_), app.dispatcher, row.audience)
    try:
        asked: Asked = await app.dispatcher.answer(
            ask, build_query(AskQuery, {"question": row.question}), message, record=record
        )
    except ForbiddenError as error:
        asked = Asked("refuse", reason=str(error))
    return asked


def answer_file(app: "App", batch: Path, out: Path, *, force: bool = False) -> BatchResult:
    """Answer each row of `batch` into `out`, as `each_row` says, which also says what it raises.

    None is kept in the log: what somebody tries out would count among the audits, the gaps and what is usual."""
    done = each_row(
        batch, out, AskRow, lambda row: asyncio.run(answer_row(app, row, record=record_nothing)), force=force
    )
    passed_over = LABELS & names_in(batch)
    return replace(done, passed_over=tuple(sorted(passed_over)))
