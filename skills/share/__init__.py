"""Share to the channel: a private answer is not posted; the question is asked again for all who read the channel."""

from dataclasses import dataclass

from pydantic import BaseModel, Field

from skills.context import Context
from skills.contract import skill
from skills.help_desk import NAMED
from skills.language import say
from skills.messages import Reply
from skills.permission import Permission


class ShareQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=say("The question's id, or last"))


@dataclass(frozen=True)
class Shared:
    sentence: str

    def to_reply(self) -> Reply:
        return Reply(self.sentence, private=True)


@skill(
    command="share",
    summary=say("Ask a private question again for the whole channel"),
    examples=("share last",),
    permission=Permission.ASK,
    takes=NAMED,
)
async def share(query: ShareQuery, ctx: Context) -> Shared:
    """Post what everyone in the channel may know; tell its asker alone where that is no answer."""
    return Shared(await ctx.desk.share(query.question, ctx.message))
