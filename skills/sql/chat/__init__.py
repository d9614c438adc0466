"""Questions about data, in a chat: a checked draft first, rows by a click, and what people say about a draft.

Source: the databases that the workspace keeps, each as far as everyone who reads the reply may ask it. Nothing is run
without a click of somebody who may run queries.
"""

import asyncio
import re
from typing import Any

from pydantic import BaseModel, Field, field_validator

from skills.context import Context
from skills.contract import Skill, skill
from skills.databases import DRAFT_ID
from skills.errors import UserError
from skills.language import say
from skills.permission import Permission
from skills.sql.chat.answer import AskedBack, Declined, Shown
from skills.sql.chat.asking import Wish, changes_data
from skills.sql.chat.changed import Changed
from skills.sql.chat.edits import Noted, edited, verified, wronged
from skills.sql.chat.replying import answered
from skills.sql.chat.results import Ran
from skills.sql.chat.routing import is_for_data
from skills.sql.chat.running import Costly, run_draft
from skills.sql.desk import LONGEST_QUESTION
from skills.sql.drafting import Choice
from skills.sql.guard.bounds import MOST_CHARACTERS

ID = say("The draft's id, as its buttons name it")
_APPROVED = r"[0-9a-f]{6} [0-9a-f]{16}"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class SqlQuery(BaseModel):
    question: str = Field(
        min_length=2, max_length=LONGEST_QUESTION, description=say("What you want to know from a database")
    )
    database: str = Field(
        "",
        title=say("Database"),
        max_length=200,
        description=say("Which database, by its name, if several fit"),
    )
    meant: str = Field(
        "",
        title=say("What words mean"),
        max_length=1_000,
        description=say("What words mean here, as word=table.column"),
    )

    @field_validator("question", mode="before")
    @classmethod
    def _close_up(cls, value: object) -> object:
        return " ".join(value.replace("\x00", " ").split()) if isinstance(value, str) else value


@skill(
    command="sql",
    summary=say("Draft a checked query for a question about data"),
    examples=("sql who are our top 5 customers by revenue this year?",),
    permission=Permission.DRAFT,
    claims=is_for_data,
)
async def sql(query: SqlQuery, ctx: Context) -> Shown | AskedBack | Declined:
    """Draft above the threshold, ask back or decline; nothing is run."""
    if changes_data(query.question):
        raise UserError(
            say("I only read databases, so I draft nothing that changes or deletes data."),
            hint=say("Ask for what you want to know."),
        )
    wish = Wish(query.question, query.database, _choices(query.meant))
    return await answered(wish, ctx)


class RunQuery(BaseModel):
    draft: str = Field(pattern=rf"^{DRAFT_ID}(?: {_APPROVED})?$", description=ID)


@skill(
    command="run",
    summary=say("Run a drafted query and show its rows"),
    examples=("run 3fa9c2d41b07",),
    permission=Permission.RUN_SQL,
    takes=DRAFT_ID,
)
async def run(query: RunQuery, ctx: Context) -> Ran | Costly | Changed:
    """Check it again, as things stand now, and run it; what costs too much waits for a second click."""
    draft, _, approval = query.draft.partition(" ")
    return await asyncio.to_thread(run_draft, draft, approval, ctx)


class EditQuery(BaseModel):
    draft: str = Field(
        pattern=rf"(?s)^{DRAFT_ID}(?:\s.*)?$", max_length=MOST_CHARACTERS + 100, description=ID
    )
    sql: str = Field(
        "",
        title=say("Query"),
        max_length=MOST_CHARACTERS,
        description=say("One query in the database's own SQL; it is checked like a draft of mine"),
        json_schema_extra={"form": "text"},
    )


@skill(
    command="edit",
    summary=say("Put your own query in the place of a draft"),
    examples=("edit 3fa9c2d41b07 SELECT count(*) FROM orders",),
    permission=Permission.DRAFT,
    takes=DRAFT_ID,
)
async def edit(query: EditQuery, ctx: Context) -> Shown:
    """Pass it through the same guard and show it as a new draft, which nothing vouches for."""
    draft, _, typed = query.draft.partition(" ")
    statement = _CONTROL.sub(" ", query.sql or typed).strip()
    if not statement:
        raise UserError(say("There is no query; write the one that you mean."))
    return await asyncio.to_thread(edited, draft, statement, ctx)


class WrongQuery(BaseModel):
    draft: str = Field(pattern=rf"^{DRAFT_ID}$", description=ID)
    why: str = Field(
        "",
        title=say("Why"),
        max_length=2_000,
        description=say("What it gets wrong, or what you meant"),
        json_schema_extra={"form": "text"},
    )


@skill(
    command="wrong",
    summary=say("Say that a drafted query is wrong, and why"),
    examples=('wrong 3fa9c2d41b07 why="It counts cancelled orders"',),
    permission=Permission.DRAFT,
    takes=DRAFT_ID,
)
async def wrong(query: WrongQuery, ctx: Context) -> Noted:
    """Keep it, with the reason, for those who look after the database."""
    return await asyncio.to_thread(wronged, query.draft, query.why.strip(), ctx)


class VerifyQuery(BaseModel):
    draft: str = Field(pattern=rf"^{DRAFT_ID}$", description=ID)


@skill(
    command="verify",
    summary=say("Save a drafted query as right for its question"),
    examples=("verify 3fa9c2d41b07",),
    permission=Permission.DRAFT,
    takes=DRAFT_ID,
)
async def verify(query: VerifyQuery, ctx: Context) -> Noted:
    """From now on the same question is drafted exactly so; who may is decided by the database."""
    return await asyncio.to_thread(verified, query.draft, ctx)


# Any: the catalogue holds skills of every query and answer type
SQL: tuple[Skill[Any, Any], ...] = (sql, run, edit, wrong, verify)


def _choices(meant: str) -> tuple[Choice, ...]:
    """`word=table.column` of each answer to a question back, with semicolons between."""
    pairs = (part.rpartition("=") for part in meant.split(";") if part.strip())
    return tuple(Choice(word.strip(), reading.strip()) for word, _, reading in pairs if word.strip())
