"""The help desk of chats: what people press under an answer or on a card, for whom it is, and what they are told."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.errors import PlatformError
from bot.explain import sentence
from bot.review.errors import ReviewError
from bot.review.handovers import ExpertAnswer, Handovers
from bot.review.outgoing import Outgoing, Told
from bot.review.people import Reviewer, Reviewers
from bot.review.questions import ANSWER, Questions, find
from bot.review.review import Review
from bot.review.settings import ReviewSettings
from bot.review.sharing import Sharing
from bot.review.tables import QuestionRow, Verdict
from bot.store import transaction
from skills.errors import UserError
from skills.help_desk import LAST, Kept, Opinion
from skills.language import joined, listed, say
from skills.messages import Conversation, Message
from skills.record import Proof, channel_of

T = TypeVar("T")
MOST_WRITTEN_TO = 5  # people who get a direct message where there is no experts' channel
GONE = say("This question is gone: questions are kept for a while only, or its asker had it deleted.")
NOT_YOURS = say("Only who asked this question, or reads the channel it was asked in, can do that.")
NONE_HERE = say("You have asked nothing here that I still know.")


@dataclass
class ReviewDesk:
    """The running program sets `outgoing` and `sharing`, once it knows platforms; without them nothing is posted.

    `expert_channel` and `on_call` are asked each time, so that they may change while the program runs."""

    engine: Engine
    questions: Questions
    handovers: Handovers
    people: Reviewers
    expert_channel: Callable[[], str]
    on_call: Callable[[], str]
    outgoing: Outgoing | None = None
    sharing: Sharing | None = None
    is_open: bool = field(default=True, init=False)

    @classmethod
    def of(cls, engine: Engine, review: Review, settings: ReviewSettings) -> "ReviewDesk":
        return cls(
            engine,
            review.questions,
            review.handovers,
            review.people,
            expert_channel=lambda: settings.expert_channel,
            on_call=lambda: settings.on_call,
        )

    async def question(self, name: str, message: Message) -> Kept:
        return await asyncio.to_thread(self._kept, name, message, asker_only=False)

    async def thumb(self, name: str, message: Message, *, up: bool, reason: str = "") -> None:
        kept = await asyncio.to_thread(self._kept, name, message, asker_only=False)
        await asyncio.to_thread(
            lambda: self.questions.thumb(kept.id, message.sender.id, up=up, reason=reason.strip())
        )

    async def hand_over(self, name: str, message: Message) -> str:
        kept = await asyncio.to_thread(self._kept, name, message, asker_only=True)
        place = message.conversation

        def hand() -> bool:
            return self.handovers.hand(kept.id, asker=message.sender.id, waits=place)

        await _plainly(hand)
        shown = await asyncio.to_thread(self.outgoing.shown_to, kept.id) if self.outgoing else ()
        if shown:
            return joined((say("I have asked already: {names}.", names=self._named(shown)), _where(place)))
        try:
            return await self._show(kept.id, message)
        except PlatformError as error:
            raise UserError(
                say("I cannot reach those who may know just now."), hint=say("Press again in a minute.")
            ) from error

    async def claim(self, name: str, message: Message) -> str:
        await self._change(name, message, self.handovers.claim)
        return say("It is yours. Press Answer once you know, or give it back.")

    async def give_back(self, name: str, message: Message) -> str:
        await self._change(name, message, self.handovers.give_back)
        return say("You gave it back; it waits for anybody again.")

    async def reopen(self, name: str, message: Message) -> str:
        await self._change(name, message, self.handovers.reopen)
        return say("It is open again, and waits for anybody.")

    async def answer(self, name: str, opinion: Opinion, message: Message) -> str:
        reviewer = await self._reviewer(message)
        question = await _plainly(lambda: self._handed(name, reviewer))
        verdict = Verdict(opinion.verdict) if opinion.verdict else None
        given = ExpertAnswer(opinion.text, verdict, opinion.sources, opinion.title)
        if not await asyncio.to_thread(self.handovers.is_answered_by, question, reviewer, opinion.text):
            await _plainly(lambda: self.handovers.answer(question, given, reviewer))
        told = await self.outgoing.tell(question) if self.outgoing else Told.LATER
        return joined((say("Thank you."), _TOLD[told], _found_by(opinion)))

    async def decline(self, name: str, reason: str, message: Message) -> str:
        reviewer = await self._reviewer(message)
        question = await _plainly(lambda: self._handed(name, reviewer))
        if not await asyncio.to_thread(self.handovers.is_declined_by, question, reviewer):
            await _plainly(lambda: self.handovers.decline(question, reason, reviewer))
        told = await self.outgoing.tell(question) if self.outgoing else Told.LATER
        return "Noted. " + (
            say("Its asker is told later.") if told is Told.LATER else say("Its asker has read your reason.")
        )

    async def share(self, name: str, message: Message) -> str:
        kept = await asyncio.to_thread(self._kept, name, message, asker_only=True)
        if self.sharing is None or not message.conversation.beside:
            raise UserError(
                say("There is no channel beside this conversation to share to."),
                hint=say("Use /ask in a channel."),
            )
        return await self.sharing.share(kept, message)

    async def _change(self, name: str, message: Message, step: Callable[[str, Reviewer], None]) -> None:
        """One person's step, shown on the cards after it."""
        reviewer = await self._reviewer(message)
        question = await _plainly(lambda: self._handed(name, reviewer))
        await _plainly(lambda: step(question, reviewer))
        if self.outgoing:
            await self.outgoing.reword(question)

    async def _reviewer(self, message: Message) -> Reviewer:
        return await _plainly(lambda: self.people.named(message.sender.id))

    async def _show(self, question: str, message: Message) -> str:
        """A card where it can be seen; what happened and what follows, in two sentences."""
        if self.outgoing is None:
            return joined(
                (
                    say("It waits until somebody who may review looks at `confidant audits`."),
                    _where(message.conversation),
                )
            )
        platform, _, channel = self.expert_channel().partition(":")
        why = await self.outgoing.card_in(question, platform, channel) if channel else ""
        if channel and not why:
            return joined((say("I asked in the experts' channel."), _where(message.conversation)))
        missing = (
            say("The experts' channel cannot be used: {why}.", why=why)
            if why
            else say("There is no experts' channel.")
        )
        written = await self._write_to(question, self.outgoing, message.sender.id)
        if written:
            return joined(
                (missing, say("So I wrote to {names}.", names=listed(written)), _where(message.conversation))
            )
        return joined(
            (
                missing,
                say(
                    "And I can write to nobody who may review, so it waits until somebody looks at `confidant audits`."
                ),
                _where(message.conversation),
            )
        )

    async def _write_to(self, question: str, outgoing: Outgoing, asker: str) -> list[str]:
        """Who is on call, or else some who may review, each with a card of their own."""
        called = await asyncio.to_thread(self.people.on_call, self.on_call())
        called = [one for one in called if one.id != asker]
        able = called or await asyncio.to_thread(self.people.may_review)
        written: list[str] = []
        for person in able:
            if len(written) == MOST_WRITTEN_TO:
                break
            if person.id != asker and await outgoing.card_to(question, person):
                written.append(person.name)
        return written

    def _named(self, shown: Sequence[str]) -> str:
        """Those who have a card, in words."""
        people = [reader.removeprefix("user:") for reader in shown if reader.startswith("user:")]
        known = (self.people.directory.find(one) for one in people)
        names = [person.name for person in known if person]
        return listed([*([say("the experts' channel")] if len(people) < len(shown) else []), *names]) or say(
            "it waits"
        )

    def _kept(self, name: str, message: Message, *, asker_only: bool) -> Kept:
        """Raises UserError for what is gone, or is not this person's to do something about."""
        sender, here = message.sender.id, channel_of(message.conversation)
        with transaction(self.engine) as session:
            row = _last(session, sender, here) if name == LAST else _named_row(session, name)
            seen = not row.private and self._reads(row, message)
            if row.asker != sender and not seen:
                raise UserError(NOT_YOURS)
            if row.asker != sender and asker_only:
                raise UserError(
                    say("Only who asked this question can do that."), hint=say("Ask it yourself first.")
                )
            proofs = tuple(Proof(*one) for one in row.proofs)
            return Kept(row.id, row.question, row.decision == ANSWER, proofs)

    def _reads(self, row: QuestionRow, message: Message) -> bool:
        """Whether who writes reads the channel in which this was asked."""
        if row.channel == channel_of(message.conversation):
            return True
        return f"channel:{row.channel.rpartition(':')[2]}" in self.people.rights_of(message.sender.id)

    def _handed(self, name: str, reviewer: Reviewer) -> str:
        """The whole id of a question that was handed to this person. Raises ReviewError."""
        with transaction(self.engine) as session:
            row = _named_row(session, name)
            if not self.handovers.is_for(session, row.id, reviewer):
                raise ReviewError(
                    say(
                        "This question is not for you: those whom it was handed to can answer it, and those who "
                        "may review."
                    )
                )
            return row.id


_TOLD = {
    Told.THERE: say("Its asker reads your answer where they asked."),
    Told.ALONE: say("Its asker has your answer as a direct message."),
    Told.WITHHELD: say("But its asker may not read what it rests on, so they only know that you answered."),
    Told.LATER: say("Its asker gets your answer as soon as I can reach them."),
}


def _found_by(opinion: Opinion) -> str:
    if opinion.sources or opinion.verdict == "right":
        return say("Later questions find it for whoever may read its sources, while these stand.")
    return say("As it names no source, later questions find it for the two of you alone.")


def _where(place: Conversation) -> str:
    """Where who asks hears of it."""
    if place.platform == "terminal":
        return say("Once it is answered, ask again here.")
    return say("You will hear from me in a direct message.") if place.private else say("You will hear here.")


def _named_row(session: Session, name: str) -> QuestionRow:
    try:
        return find(session, name)
    except ReviewError as error:
        raise UserError(GONE) from error


def _last(session: Session, asker: str, here: str) -> QuestionRow:
    wanted = select(QuestionRow).where(QuestionRow.asker == asker, QuestionRow.channel == here)
    row = session.scalar(wanted.order_by(QuestionRow.at.desc(), QuestionRow.id).limit(1))
    if row is None:
        raise UserError(NONE_HERE, hint=say("Ask first, then `person last`."))
    return row


async def _plainly(step: Callable[[], T]) -> T:
    """A step against the database, in a thread; what is wrong is the person's to know, and nothing for the log."""
    try:
        return await asyncio.to_thread(step)
    except ReviewError as error:
        raise UserError(sentence(error)) from error
