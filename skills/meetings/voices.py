"""Whose voice is whose: a person says it, and each person decides for themselves whether theirs may be kept."""

import re

from skills.context import Context
from skills.errors import UserError
from skills.language import filled, joined, say
from skills.meetings.changes import AGAIN
from skills.meetings.files import chosen
from skills.messages import Block, Choices, Reply

_NAMED = re.compile(r"(?P<id>[0-9a-f]{6,12}\s+)?(?P<label>\S.*?)\s+(?:is|=)\s+(?P<name>\S.*)", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<id>[0-9a-f]{6,12}\s+)?(?P<label>\S.*)", re.IGNORECASE)


def name(words: str, ctx: Context) -> Reply:
    """A person says who a voice is, such as `3fa9c2 Speaker 2 is Anna Smith` or `is me`; in a thread without the id."""
    match = _NAMED.fullmatch(words.strip())
    if match is None:
        raise UserError(
            say("I did not understand who is who."),
            hint=say("Say `meetings name ID Speaker 2 is Anna Smith`."),
        )
    meeting = chosen((match["id"] or "").strip(), ctx)
    label = match["label"].strip()
    named = ctx.book.name_voice(meeting, label, match["name"].strip(" ."), ctx.message.sender)
    who = say("{voice} is {person}.", voice=label, person=named.name)
    said = joined((who, filled(AGAIN, title=meeting.title)))
    if named.own and named.heard:
        return Reply(said, (may_i_remember(meeting.id),), private=True)
    return Reply(said)


def is_not(words: str, ctx: Context) -> Reply:
    """A voice is nobody's whom I ask about: it is asked about no more, and how it sounds is deleted."""
    match = _LABELLED.fullmatch(words.strip())
    if match is None:
        raise UserError(say("Which voice is missing."), hint=say("Say `meetings not ID Speaker 2`."))
    meeting = chosen((match["id"] or "").strip(), ctx)
    label = match["label"].strip()
    ctx.book.not_known(meeting, label, ctx.message.sender)
    said = say("I do not ask about {voice} again, and have deleted how they sound.", voice=label)
    return Reply(said, private=True)


def remember(words: str, ctx: Context) -> Reply:
    """Whoever asks agrees to have how they sound in this meeting kept."""
    meeting = chosen(words.strip(), ctx)
    ctx.book.remember_voice(meeting, ctx.message.sender)
    return Reply(
        say(
            "I keep how you sound, and ask in later recordings whether a voice is yours; "
            "it never names you by itself."
        ),
        (
            Choices(
                say("You can change your mind at any time."),
                ("meetings forget-voice",),
                (say("Forget my voice"),),
            ),
        ),
        private=True,
    )


def forget_voice(_words: str, ctx: Context) -> Reply:
    """Whoever asks takes back what they agreed to."""
    if ctx.book.forget_voice(ctx.message.sender):
        return Reply(say("I have deleted how you sound."), private=True)
    return Reply(say("I keep nothing of how you sound."), private=True)


def may_i_remember(meeting_id: str) -> Block:
    """The question to the person whose voice it is."""
    return Choices(
        say(
            "May I keep how you sound, so that in later recordings I can ask whether a voice is yours? "
            "You can have it deleted at any time."
        ),
        (f"meetings remember {meeting_id}",),
        (say("Yes, keep my voice"),),
    )
