"""What stands? Says whether Confidant works, what it knows and what waits, as far as whoever asks may know."""

from dataclasses import dataclass

from pydantic import BaseModel

from skills.context import Context
from skills.contract import skill
from skills.language import say
from skills.messages import Reply, Table
from skills.permission import Permission


class StatusQuery(BaseModel):
    """Status takes no words."""


@dataclass(frozen=True)
class Status:
    lines: tuple[tuple[str, str], ...]

    def to_reply(self) -> Reply:
        return Reply(say("I am here and working."), (Table((say("What"), say("How it stands")), self.lines),))


@skill(
    command="status",
    summary=say("Show what works, what is known and what waits"),
    examples=("status",),
    permission=Permission.ASK,
)
async def status(query: StatusQuery, ctx: Context) -> Status:  # noqa: ARG001  # the contract gives both
    """Ask the running program."""
    return Status(tuple(ctx.status()))
