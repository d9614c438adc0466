"""What a skill is: a typed query in, a typed answer out, declared once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar, get_type_hints

from pydantic import BaseModel

from skills.context import Context
from skills.messages import Reply


class Permission(StrEnum):
    """What a person may do; `bot/permissions.py` says which groups may."""

    ASK = "ask"
    RECORD = "record"
    DRAFT = "draft"
    RUN_SQL = "run-sql"
    RELEASE = "release"
    RESEARCH = "research"
    SOURCES = "sources"
    SETTINGS = "settings"


class Answer(Protocol):
    """What a skill returns; declining is an answer too."""

    def to_reply(self) -> Reply: ...


Q = TypeVar("Q", bound=BaseModel)
A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Skill(Generic[Q, A]):
    """One thing the bot can do. Call it like the function it wraps."""

    command: str
    summary: str
    examples: tuple[str, ...]
    permission: Permission
    query: type[Q]
    run: Callable[[Q, Context], Awaitable[A]]

    async def __call__(self, query: Q, ctx: Context) -> A:
        return await self.run(query, ctx)


def skill(
    *, command: str, summary: str, examples: tuple[str, ...], permission: Permission
) -> Callable[[Callable[[Q, Context], Awaitable[A]]], Skill[Q, A]]:
    """Declare the function below as a skill; its first annotation is the query type."""

    def declare(run: Callable[[Q, Context], Awaitable[A]]) -> Skill[Q, A]:
        query: type[Q] = next(iter(get_type_hints(run).values()))
        return Skill(command, summary, examples, permission, query, run)

    return declare
