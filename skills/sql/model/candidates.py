"""A model's words to queries that passed the guard and the database's own look at them, each mended at most once."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from skills.sql.database import Database
from skills.sql.guard import MOST_ROWS, Checked, Reason, Refusal, check, sentence
from skills.sql.model.prompt import mending
from skills.sql.schema import Schema
from skills.sql.trouble import DatabaseError, Trouble

Ask = Callable[[str], Awaitable[str | None]]
Look = Callable[[str], "tuple[Candidate, str]"]
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
# what a database quotes; an apostrophe inside a word opens nothing
_QUOTED = re.compile(r"(?<!\w)(['\"`])(.+?)\1(?!\w)", re.DOTALL)
_MENDABLE_TROUBLES = frozenset((Trouble.VALUE, Trouble.CHANGED, Trouble.BROKEN))


@dataclass(frozen=True)
class Candidate:
    """One attempt: `checked` where a query passed, else why not; `refused` where the model found no answer."""

    checked: Checked | None = None
    refused: bool = False
    repaired: bool = False
    fault: str = ""


@dataclass(frozen=True)
class Attempts:
    """Those that got words at all, in order; `late`: some were given up because the time was over."""

    made: tuple[Candidate, ...] = ()
    late: bool = False


async def candidates(ask: Ask, prompt: str, count: int, look: Look, seconds: float | None = None) -> Attempts:
    """As many attempts as are wanted at once, each looked at by `look`; after `seconds` what is there counts."""
    tasks = [asyncio.ensure_future(_attempt(ask, prompt, look)) for _ in range(count)]
    try:
        _, late = await asyncio.wait(tasks, timeout=seconds)
    finally:
        for task in tasks:
            task.cancel()
    # whoever was given up writes that into the ledger
    await asyncio.gather(*late, return_exceptions=True)
    found = (task.result() for task in tasks if task not in late)
    return Attempts(tuple(one for one in found if one is not None), bool(late))


async def _attempt(ask: Ask, prompt: str, look: Look) -> Candidate | None:
    text = await ask(prompt)
    if text is None:
        return None
    if refuses(text):
        return Candidate(refused=True)
    sql = query_in(text)
    first, fault = await asyncio.to_thread(look, sql)
    if not fault:
        return first
    again = await ask(mending(prompt, sql, fault))
    if again is None or refuses(again):
        return first
    second, _ = await asyncio.to_thread(look, query_in(again))
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


def examined(
    sql: str, schema: Schema, database: Database, most_rows: int = MOST_ROWS
) -> tuple[Candidate, str]:
    """A query past the guard and the database's EXPLAIN, which runs nothing; and what to tell the model, if anything.

    What the database says goes to that model and to nobody else, without what it quotes beside the query's own words:
    that may be a value of a column which is not looked at, or a name that is not shown."""
    found = check(sql, schema, most_rows=most_rows)
    if isinstance(found, Refusal):
        said = str(sentence(found))
        return Candidate(fault=said), said if found.reason in _MENDABLE else ""
    try:
        expected = database.estimate(found)
    except DatabaseError as error:
        mendable = error.trouble in _MENDABLE_TROUBLES
        words = f"{sql} {found.sql}"
        return Candidate(fault=str(error)), own_words(error.detail or str(error), words) if mendable else ""
    if not expected.within(database.limits):
        return Candidate(
            fault=str(DatabaseError(Trouble.COSTLY, database.name, f"{expected.rows or 0:,}"))
        ), ""
    return Candidate(found), ""


def own_words(detail: str, words: str) -> str:
    """What a database said, with dots for whatever it quotes that does not stand in these words."""
    known = words.lower()
    return _QUOTED.sub(lambda quoted: quoted[0] if quoted[2].lower() in known else "…", detail)
