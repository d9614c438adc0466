"""What people say about a draft: their own query instead, that it is wrong, or that it is right for everybody."""

from dataclasses import dataclass

from skills.context import Context
from skills.language import Sentence, say
from skills.messages import Reply
from skills.readers import for_readers
from skills.sql.chat.answer import Shown
from skills.sql.chat.asking import estimate
from skills.sql.chat.running import card_of


@dataclass(frozen=True)
class Noted:
    """What was done, for whoever did it."""

    sentence: Sentence

    def to_reply(self) -> Reply:
        return Reply(self.sentence, private=True)


def edited(draft: str, sql: str, ctx: Context) -> Shown:
    """A person's own query, past the same guard, as a new draft. Connects: call it in a thread.

    Raises UserError for what the guard refuses, DatabaseError."""
    databases, sender = ctx.databases, ctx.message.sender
    kept, private = for_readers(ctx, lambda audience: databases.edited(draft, sql, sender, audience))
    audience = ctx.own() if private else ctx.audience
    checked = databases.checked(kept.id, audience)
    return Shown(
        id=kept.id,
        card=card_of(kept.database, ctx),
        sql=kept.sql,
        reading="",
        tables=checked.tables,
        estimate=estimate(databases.desk(kept.database, audience), checked),
        edited_by=sender.name,
        verifiable=databases.may_verify(kept.database, sender),
        private=private,
    )


def wronged(draft: str, why: str, ctx: Context) -> Noted:
    """Keep that a draft was wrong. Raises UserError."""
    sender = ctx.message.sender
    for_readers(ctx, lambda audience: ctx.databases.wrong(draft, sender, why, audience))
    if why:
        return Noted(say("Noted as wrong, with your reason. Those who look after the database read it."))
    return Noted(say("Noted as wrong. A word on why helps those who look after the database."))


def verified(draft: str, ctx: Context) -> Noted:
    """From now on this question is answered with this query. Raises UserError, ForbiddenError."""
    sender = ctx.message.sender
    for_readers(ctx, lambda audience: ctx.databases.verify(draft, sender, audience))
    return Noted(
        say("Saved: this question is drafted exactly so from now on, with your name and today's date.")
    )
