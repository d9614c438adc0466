"""A draft whose database has changed since: what is gone or new, and the same question once more."""

from dataclasses import dataclass

from skills.databases import Card, Kept
from skills.language import Sentence, joined, say
from skills.messages import Block, Choices, Footer, Lines, Reply
from skills.sql.chat.answer import LONGEST_IN_BUTTON, source
from skills.sql.chat.asking import Wish
from skills.sql.chat.replying import said
from skills.sql.drafting import Choice


@dataclass(frozen=True)
class Changed:
    """For whoever pressed alone: in a channel, the draft above it goes on to be right for what it was."""

    kept: Kept
    card: Card
    changes: tuple[Sentence, ...]

    def to_reply(self) -> Reply:
        kept = self.kept
        head = say("{name} has changed since this was drafted, so nothing was run.", name=self.card.name)
        fits = len(kept.question) <= LONGEST_IN_BUTTON
        meant = tuple(Choice(word, reading) for word, reading in kept.meant)
        anew = said(Wish(kept.question, kept.database, meant))
        offered: Block = (
            Choices("", (anew,), (say("Draft anew"),)) if fits else Lines((say("Ask the question again."),))
        )
        small = joined((source(self.card), say("nothing was run")), " · ")
        return Reply(head, (Lines(self.changes), offered, Footer(small)), private=True)
