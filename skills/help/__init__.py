"""What can I do? Lists every skill that was declared, with an example each."""

import asyncio
from dataclasses import dataclass

from pydantic import BaseModel

from skills.context import Context, SkillCard
from skills.contract import skill
from skills.help.phrases import PHRASES
from skills.language import say
from skills.messages import Heading, Lines, Reply, Table
from skills.permission import Permission


class HelpQuery(BaseModel):
    """Help takes no words."""


@dataclass(frozen=True)
class Help:
    cards: tuple[SkillCard, ...]

    def to_reply(self) -> Reply:
        summary = say("Ask me anything about the company's documents and meetings, or use one of these.")
        typed = [card for card in self.cards if card.routed and not card.by_button]
        rows = tuple((card.command, card.summary, card.example) for card in typed)
        for_admins = [card for card in self.cards if not card.routed and not card.by_button]
        words = Lines(tuple(f"{card.command}: {card.summary} ({card.example})" for card in for_admins))
        more = (Heading(say("What you may look after")), words) if for_admins else ()
        return Reply(summary, (Table((say("Command"), say("What it does"), say("Example")), rows), *more))


@skill(
    command="help",
    summary=say("List what Confidant can do"),
    examples=("help",),
    permission=Permission.ASK,
    phrases=PHRASES,
)
async def help_(query: HelpQuery, ctx: Context) -> Help:  # noqa: ARG001  # the contract gives both
    """Show what this person may use here."""
    return Help(await asyncio.to_thread(ctx.catalogue))
