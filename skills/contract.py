"""What a skill is: a typed query in, a typed answer out, declared once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, get_type_hints, runtime_checkable

from pydantic import BaseModel

from skills.context import Context
from skills.messages import Reply
from skills.permission import Permission
from skills.plan import Plan


class Answer(Protocol):
    """What a skill returns; declining is an answer too."""

    def to_reply(self) -> Reply: ...


@runtime_checkable
class MayDecline(Answer, Protocol):
    """An answer that may say that there is none."""

    @property
    def declined(self) -> bool: ...


# free words and what is around them: whether they are plainly for this skill
Claims = Callable[[str, Context], Awaitable[bool]]

Q = TypeVar("Q", bound=BaseModel)
A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Durable(Generic[Q, A]):
    """How a skill's long work begins with its query and ends with its answer."""

    plan: Plan[Any]  # Any: what stands between two steps is the skill's own affair
    begin: Callable[[Q], Any]
    finish: Callable[[Any], A]

    async def run(self, query: Q, ctx: Context) -> A:
        return self.finish(await self.plan.run(self.begin(query), ctx))


@dataclass(frozen=True)
class Skill(Generic[Q, A]):
    """One thing the bot can do. Call it like the function it wraps; `durable` says how to do it over crashes.

    With `takes`, a pattern, it is for buttons: no free words lead to it, and its command counts where the next word
    fits the pattern, or a slash stands before it. `routed`: free words may lead to it; else only its command does,
    because it is for who looks after the program. `reads_files`: documents that come along are read before it runs.
    `takes_files`: files that come along are brought to it as they are. `claims`: it looks at free words that would go
    to the default itself, and no likeness leads to it."""

    command: str
    summary: str
    examples: tuple[str, ...]
    permission: Permission
    query: type[Q]
    run: Callable[[Q, Context], Awaitable[A]]
    durable: Durable[Q, A] | None = None
    phrases: tuple[str, ...] = ()  # free words in which people ask for it, besides the examples
    takes: str = ""
    routed: bool = True
    reads_files: bool = False
    claims: Claims | None = None
    takes_files: bool = False

    @property
    def minds_files(self) -> bool:
        """Whether it does something with documents that come along."""
        return self.reads_files or self.takes_files

    async def __call__(self, query: Q, ctx: Context) -> A:
        return await self.run(query, ctx)


def skill(
    *,
    command: str,
    summary: str,
    examples: tuple[str, ...],
    permission: Permission,
    durable: Durable[Any, Any] | None = None,  # Any: checked where the skill's own `run` returns its answer
    phrases: tuple[str, ...] = (),
    takes: str = "",
    routed: bool = True,
    reads_files: bool = False,
    claims: Claims | None = None,
    takes_files: bool = False,
) -> Callable[[Callable[[Q, Context], Awaitable[A]]], Skill[Q, A]]:
    """Declare the function below as a skill; its first annotation is the query type."""

    def declare(run: Callable[[Q, Context], Awaitable[A]]) -> Skill[Q, A]:
        query: type[Q] = next(iter(get_type_hints(run).values()))
        return Skill(
            command,
            summary,
            examples,
            permission,
            query,
            run,
            durable,
            phrases,
            takes,
            routed,
            reads_files,
            claims,
            takes_files,
        )

    return declare
