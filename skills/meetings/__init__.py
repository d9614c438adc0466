"""What happens after a meeting: who does what by when, its transcript as a file, and a digest of many meetings.

Source: the minutes that stand, as the book of meetings keeps them; every line with its moment.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, Field

from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import say
from skills.meetings.actions import assign, done, due, list_actions, reopen
from skills.meetings.changes import again, delete, leave_out
from skills.meetings.digests import digest
from skills.meetings.files import list_meetings, possible, transcript
from skills.meetings.voices import forget_voice, is_not, name, remember
from skills.messages import Reply
from skills.permission import Permission

Handler = Callable[[str, Context], Reply]  # asks the database: called in a thread
WORDS: dict[str, Handler] = {
    "list": list_meetings,
    "actions": list_actions,
    "done": done,
    "reopen": reopen,
    "assign": assign,
    "due": due,
    "transcript": transcript,
    "possible": possible,
    "digest": digest,
    "name": name,
    "not": is_not,
    "remember": remember,
    "forget-voice": forget_voice,
    "again": again,
    "leave-out": leave_out,
    "delete": delete,
}


class MeetingsQuery(BaseModel):
    request: str = Field(
        min_length=1,
        max_length=500,
        description=say(
            "actions [mine], done ID, reopen ID, assign ID to NAME, due ID DAY, transcript ID [vtt], "
            "possible ID, digest this week [title words], name ID Speaker 2 is NAME or me, forget-voice, "
            "again ID, leave-out ID, delete ID, list"
        ),
    )


@dataclass(frozen=True)
class MeetingsAnswer:
    reply: Reply

    def to_reply(self) -> Reply:
        return self.reply


@skill(
    command="meetings",
    summary=say("Action items, transcripts and digests of meetings"),
    examples=("meetings actions mine", "meetings digest this week"),
    permission=Permission.ASK,
)
async def meetings(query: MeetingsQuery, ctx: Context) -> MeetingsAnswer:
    """Do what the first word says, for those who will read the reply."""
    word, _, rest = query.request.strip().partition(" ")
    handler = WORDS.get(word.lower().rstrip(":"))
    if handler is None:
        known = ", ".join(f"`meetings {name}`" for name in WORDS)
        raise UserError(
            say("I do not know what to do with meetings {word!r}.", word=word),
            hint=say("I know {known}.", known=known),
        )
    return MeetingsAnswer(await asyncio.to_thread(handler, rest.strip(), ctx))
