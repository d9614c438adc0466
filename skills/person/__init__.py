"""Ask a person: hands a question over to those who may know, who claim it, answer it, or say that it is not for them.

Where their cards are posted and what may stand on them is the help desk's affair.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.help_desk import NAMED, Opinion
from skills.language import say
from skills.messages import Quote, Reply
from skills.permission import Permission

ID = say("The question's id, or last")
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Told:
    """What happened, in a sentence for whoever did it, and the words that would be lost otherwise."""

    sentence: str
    kept: str = ""

    def to_reply(self) -> Reply:
        blocks = (Quote(self.kept, say("What you wrote, so that it is not lost")),) if self.kept else ()
        return Reply(self.sentence, blocks, private=True)


class PersonQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=ID)


@skill(
    command="person",
    summary=say("Ask a person who may know"),
    examples=("person last",),
    permission=Permission.ASK,
    takes=NAMED,
)
async def person(query: PersonQuery, ctx: Context) -> Told:
    """Hand a question over; only its asker shows it to others."""
    return Told(await ctx.desk.hand_over(query.question, ctx.message))


class ClaimQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=say("The question's id, as its card shows it"))
    back: bool = Field(False, description=say("Give back what you claimed: true or false"))
    again: bool = Field(False, description=say("Open again what was declined: true or false"))


@skill(
    command="claim",
    summary=say("Take on a question that waits for a person"),
    examples=("claim 3fa9c2d41b07", "claim 3fa9c2d41b07 back=true"),
    permission=Permission.ASK,
    takes=NAMED,
)
async def claim(query: ClaimQuery, ctx: Context) -> Told:
    """One person has it, until they answer or give it back."""
    step = ctx.desk.reopen if query.again else ctx.desk.give_back if query.back else ctx.desk.claim
    return Told(await step(query.question, ctx.message))


class AnswerQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=say("The question's id, as its card shows it"))
    text: str = Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        description=say("Your answer, as the asker reads it"),
        json_schema_extra={"form": "text"},
    )
    sources: str = Field(
        "",
        max_length=4_000,
        description=say(
            "Documents that it rests on, as the card names them, one a line; others may then find it too"
        ),
        json_schema_extra={"form": "text"},
    )
    verdict: Literal["none", "right", "wrong"] = Field(
        "none", description=say("Whether the answer on the card is right")
    )
    title: str = Field(
        "",
        max_length=300,
        description=say("The question in your own words, if they are better; else the asker's"),
    )


@skill(
    command="answer",
    summary=say("Answer a question that waits for a person"),
    examples=('answer 3fa9c2d41b07 text="Dogs may come on Fridays." sources=handbook/office.md',),
    permission=Permission.ASK,
    takes=NAMED,
)
async def answer(query: AnswerQuery, ctx: Context) -> Told:
    """Bring it to the asker and, with its sources, into the index; long words are not lost over a slip."""
    verdict = "" if query.verdict == "none" else query.verdict
    opinion = Opinion(query.text, locations(query.sources), verdict, query.title)
    try:
        return Told(await ctx.desk.answer(query.question, opinion, ctx.message))
    except UserError as error:
        return Told(str(error), query.text)


class DeclineQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=say("The question's id, as its card shows it"))
    reason: str = Field(
        min_length=2,
        max_length=2_000,
        description=say("Why it is not for you, or who would know; the asker reads this"),
        json_schema_extra={"form": "text"},
    )


@skill(
    command="decline",
    summary=say("Say that a question is not for you, and why"),
    examples=('decline 3fa9c2d41b07 reason="Ask the works council"',),
    permission=Permission.ASK,
    takes=NAMED,
)
async def decline(query: DeclineQuery, ctx: Context) -> Told:
    """Tell the asker so, plainly."""
    return Told(await ctx.desk.decline(query.question, query.reason, ctx.message))


def locations(text: str) -> tuple[str, ...]:
    """One a line, or with commas between; each once."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
