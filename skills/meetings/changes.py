"""What people do to a meeting itself: have it written up again, leave it out, delete it."""

from skills.context import Context
from skills.errors import UserError
from skills.language import filled, say
from skills.meetings.files import chosen
from skills.messages import Choices, Reply

_SURE = "for good"
AGAIN = say("I am writing {title} up again; its post changes once that is done.", title="")


def again(words: str, ctx: Context) -> Reply:
    """Write the minutes anew from the transcript that stands."""
    meeting = chosen(words.strip(), ctx)
    ctx.book.write_again(meeting, ctx.message.sender)
    return Reply(filled(AGAIN, title=meeting.title))


def leave_out(words: str, ctx: Context) -> Reply:
    """Stop a meeting before its minutes stand; for who was there, and for admins."""
    ctx.book.leave_out(_id(words), ctx.message.sender)
    return Reply(say("This meeting is left out: nothing of it is written down."))


def delete(words: str, ctx: Context) -> Reply:
    """Delete a meeting wherever it is kept, once whoever asks says that they are sure."""
    asked = words.strip()
    sure = asked.endswith(_SURE)
    meeting = chosen(asked.removesuffix(_SURE).strip(), ctx)
    if not sure:
        prompt = say(
            "Its minutes, its transcript, its action items and this post go. Nobody can bring them back."
        )
        option = f"meetings delete {meeting.id} {_SURE}"
        return Reply(
            say("Delete {title}?", title=meeting.title),
            (Choices(prompt, (option,), (say("Delete for good"),)),),
            private=True,
        )
    return Reply(ctx.book.delete(meeting, ctx.message.sender, ctx.audience))


def _id(words: str) -> str:
    if not words.strip():
        raise UserError(say("Which meeting is missing."), hint=say("Press the button under its notice."))
    return words.strip()
