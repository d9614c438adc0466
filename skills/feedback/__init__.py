"""Did an answer help? Keeps a thumb from each reader, and why it did not help, for those who look after answers."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from skills.context import Context
from skills.contract import skill
from skills.help_desk import NAMED
from skills.language import say
from skills.messages import Feedback, Reply
from skills.permission import Permission


class FeedbackQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=say("The question's id, or last"))
    thumb: Literal["up", "down"] = Field("down", description=say("Whether its answer helped: up or down"))
    reason: str = Field(
        "",
        max_length=2_000,
        description=say("What was wrong or missing"),
        json_schema_extra={"form": "text"},
    )


@dataclass(frozen=True)
class Noted:
    question: str
    up: bool
    reason: str

    def to_reply(self) -> Reply:
        if self.up:
            return Reply(say("Noted: it helped. Thank you."), private=True)
        if self.reason:
            return Reply(say("Noted, with your reason. Those who look after answers read it."), private=True)
        said = say("Noted: it did not help. A word on why helps those who look after answers.")
        return Reply(said, (Feedback(self.question).why,), private=True)


@skill(
    command="feedback",
    summary=say("Say whether an answer helped, and why not"),
    examples=("feedback last thumb=up", 'feedback last thumb=down reason="It is out of date"'),
    permission=Permission.ASK,
    takes=NAMED,
)
async def feedback(query: FeedbackQuery, ctx: Context) -> Noted:
    """Keep the thumb; pressed twice it counts once, and another one takes its place."""
    up = query.thumb == "up"
    await ctx.desk.thumb(query.question, ctx.message, up=up, reason=query.reason)
    return Noted(query.question, up, query.reason.strip())
