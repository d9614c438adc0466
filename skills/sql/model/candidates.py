"""A model's words to queries that passed the guard and the database's own look at them, each mended at most once."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from skills.sql.database import Database
from skills.sql.guard import Checked, Reason, Refusal, check, sentence
from skills.sql.model.prompt import mending
from skills.sql.schema import Schema
from skills.sql.trouble import DatabaseError, Trouble

Ask = Callable[[str], Awaitable[str | None]]
REFUSAL = "NOT ANSWERED"
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```[ \t]*(?:\w+)?[ \t]*\n(.*?)```", re.DOTALL)
# a name that is not there, or a function that this dialect has another word for: worth a second try.
# What would change something or stands beside the query is not: it is dropped at once
_MENDABLE = frozenset(
    (
        Reason.UNREADABLE,
        Reason.UNKNOWN_TABLE,
        Reason.UNKNOWN_COLUMN,
        Reason.AMBIGUOUS_COLUMN,
        Reason.FUNCTION,
        Reason.TYPE,
        Reason.LIMIT,
    )
)
_MENDABLE_TROUBLES = frozenset((Trouble.VALUE, Trouble.CHANGED, Trouble.BROKEN))


@dataclass(frozen=True)
class Candidate:
    """One attempt: `checked` where a query passed, else why not; `refused` where the model found no answer."""

    checked: Checked | None = None
    refused: bool = False
    repaired: bool = False
    fault: str = ""


async def candidates(
    ask: Ask, prompt: str, count: int, schema: Schema, database: Database
) -> tuple[Candidate, ...]:
    """As many attempts as were wanted, in order; an attempt that got no words at all is left out."""
    made = await asyncio.gather(*(_attempt(ask, prompt, schema, database) for _ in range(count)))
    return tuple(one for one in made if one is not None)


async def _attempt(ask: Ask, prompt: str, schema: Schema, database: Database) -> Candidate | None:
    text = await ask(prompt)
    if text is None:
        return None
    if refuses(text):
        return Candidate(refused=True)
    sql = query_in(text)
    first, fault = await asyncio.to_thread(examined, sql, schema, database)
    if not fault:
        return first
    again = await ask(mending(prompt, sql, fault))
    if again is None or refuses(again):
        return first
    second, _ = await asyncio.to_thread(examined, query_in(again), schema, database)
    return Candidate(second.checked, repaired=True, fault=second.fault)


def refuses(text: str) -> bool:
    """Whether the model says that the data holds no answer, however it dresses that up."""
    plain = re.sub(r"[\W_]+", " ", _THOUGHT.sub("", text)).strip().upper()
    return plain.startswith(REFUSAL)


def query_in(text: str) -> str:
    """The query in a model's words; empty where it is not clear which that is."""
    text = _THOUGHT.sub("", text)
    blocks: Sequence[str] = _FENCED.findall(text)
    if blocks:
        return blocks[0].strip() if len(blocks) == 1 else ""
    return text.strip()


def examined(sql: str, schema: Schema, database: Database) -> tuple[Candidate, str]:
    """A query past the guard and the database's EXPLAIN, which runs nothing; and what to tell the model, if anything.

    What the database says may hold values, so it goes to the model that was cleared for them and to nobody else."""
    found = check(sql, schema)
    if isinstance(found, Refusal):
        said = str(sentence(found))
        return Candidate(fault=said), said if found.reason in _MENDABLE else ""
    try:
        expected = database.estimate(found)
    except DatabaseError as error:
        mendable = error.trouble in _MENDABLE_TROUBLES
        return Candidate(fault=str(error)), (error.detail or str(error)) if mendable else ""
    if not expected.within(database.limits):
        return Candidate(
            fault=str(DatabaseError(Trouble.COSTLY, database.name, f"{expected.rows or 0:,}"))
        ), ""
    return Candidate(found), ""
