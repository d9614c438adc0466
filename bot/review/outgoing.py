"""Posts of the help desk: cards to those who may know, and what came of a question back to its asker, each once.

A card shows what all its readers may read when it is worded; an answer goes where it was asked if everyone there may
read what it rests on, else to the asker alone, else not at all.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine, select

from bot.directory import Directory, Person
from bot.errors import PlatformError, PlatformRefusedError
from bot.languages import Languages
from bot.outbox import Letter, Outbox, ReadBy
from bot.platforms import Payload, Platform, Platforms
from bot.platforms.history import Look
from bot.review import cards
from bot.review.cards import Names, Readers
from bot.review.database import insert_if_new
from bot.review.matters import Matter, load
from bot.review.questions import FORGOTTEN
from bot.review.tables import CardRow, HandoverRow, QuestionRow
from bot.store import locked, transaction
from bot.tables import OutboxAboutRow, OutboxRow
from indexing.audience import Audience
from indexing.documents import EVERYONE
from skills.context import SearchIndex
from skills.language import anew, say, speaking

log = logging.getLogger(__name__)

FOUND = 5
NOBODY = say("somebody who has left")


class Told(StrEnum):
    """Where the asker reads what came of their question."""

    THERE = "there"  # where they asked
    ALONE = "alone"
    WITHHELD = "withheld"
    LATER = "later"  # no platform of this process reaches them


@dataclass(frozen=True)
class Outgoing:
    engine: Engine
    directory: Directory
    index: SearchIndex
    platforms: Platforms
    outbox: Outbox
    on_call: Callable[[], Sequence[Person]]
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages
    # who looks at the channels of a platform; without one a card names none
    look: Callable[[str], Look | None] = lambda _platform: None

    async def card_in(self, question_id: str, platform: str, channel: str) -> str:
        """Show a question in this channel; why not, where it cannot be, else nothing.

        Raises a PlatformError when the channel cannot be looked at just now."""
        posts = self.platforms.get(platform)
        if posts is None:
            return say("it is not reached from here")
        try:
            place = await posts.channel(channel)
        except PlatformRefusedError as error:
            return say("it is closed to me ({code})", code=error.code)
        if place is None:
            return say("it is shared with people outside the company")
        await self._post(question_id, f"channel:{channel}", posts, place)
        return ""

    async def card_to(self, question_id: str, person: Person) -> bool:
        """Show a question to one person; False for somebody whom no platform reaches."""
        for posts in self.platforms.values():
            try:
                place = await posts.direct(person.id)
            except PlatformRefusedError as error:
                log.warning("no card for %s: %s", person.id, error)
                continue
            if place is not None:
                await self._post(question_id, f"user:{person.id}", posts, place)
                return True
        return False

    def shown_to(self, question_id: str) -> tuple[str, ...]:
        """Who has a card of it."""
        with transaction(self.engine) as session:
            wanted = select(CardRow.reader).where(CardRow.question_id == question_id)
            return tuple(sorted(session.scalars(wanted)))

    async def reword(self, question_id: str) -> None:
        """Let every card of a question say how it stands now. Raises StoreError."""
        for row in await asyncio.to_thread(self._cards_of, question_id):
            posts = self.platforms.get(row.platform)
            if posts is None:
                continue
            matter = await asyncio.to_thread(self._load, question_id)
            readers = await self._readers(row.reader, matter) if matter else None
            await asyncio.to_thread(self._reword, row, posts, readers)
        self.wake()

    async def tell(self, question_id: str) -> Told:
        """Bring what came of a question to its asker, once, and to its cards."""
        matter = await asyncio.to_thread(self._load, question_id)
        if matter is None or not matter.is_settled:
            return Told.LATER
        posts = self.platforms.get(matter.waits.platform)
        if posts is None:
            await self.reword(question_id)
            return Told.LATER
        told, place = await self._way_back(matter, posts)
        letter = await asyncio.to_thread(self._letter, told, matter, posts, place) if place else None
        await asyncio.to_thread(self._hand_over, question_id, letter)
        await self.reword(question_id)
        return told

    async def catch_up(self) -> int:
        """Tell what is still untold, after a crash or an answer at the command line; returns how many questions."""
        untold, lost = await asyncio.to_thread(self._behind)
        for question_id in untold:
            try:
                await self.tell(question_id)
            except PlatformError as error:
                log.warning("question %s is told later: %s", question_id, error)
        for question_id in lost:
            await self.reword(question_id)
        forgotten = await asyncio.to_thread(self._take_back)
        if forgotten:
            self.wake()
        return len(untold) + len(lost) + forgotten

    def _take_back(self) -> int:
        """Let posts that quote a question of somebody who is forgotten say that it is gone; returns how many."""
        marked = (
            select(OutboxRow.delivery_key, OutboxRow.platform, OutboxRow.place, OutboxAboutRow)
            .join(OutboxAboutRow, OutboxAboutRow.outbox_id == OutboxRow.id)
            .where(
                OutboxAboutRow.location.startswith(FORGOTTEN), OutboxRow.platform.in_(list(self.platforms))
            )
        )
        with transaction(self.engine) as session:
            found = session.execute(marked).all()
            for key, platform, place, about in found:
                letter = self.platforms[platform].write(key, cards.gone(), json.loads(place))
                self.outbox.reword(session, replace(letter, read_by=ReadBy.ANYONE), now=self.now())
                session.delete(about)
            return len(found)

    async def _post(self, question_id: str, reader: str, posts: Platform, place: Payload) -> None:
        matter = await asyncio.to_thread(self._load, question_id)
        if matter is None:
            return
        readers = await self._readers(reader, matter)
        row = CardRow(question_id=question_id, reader=reader, platform=posts.name, place=json.dumps(place))
        await asyncio.to_thread(self._reword, row, posts, readers)
        self.wake()

    def _reword(self, row: CardRow, posts: Platform, readers: Readers | None) -> None:
        """How a question stands is read in the transaction that words its card, so that the last word is the newest."""
        reader = self.languages.of_one(row.reader)
        with speaking(reader), transaction(self.engine) as session:
            locked(session, HandoverRow, row.question_id)
            matter = load(session, row.question_id)
            if matter is None or readers is None:
                reply, read_by = cards.gone(), ReadBy.ANYONE
                if known := session.get(CardRow, (row.question_id, row.reader)):
                    session.delete(known)
            else:
                reply, read_by = cards.card(matter, readers, self._names(matter)), ReadBy.INSIDE
                values = {name: getattr(row, name) for name in ("question_id", "reader", "platform", "place")}
                insert_if_new(session, CardRow, values)
            letter = posts.write(row.key, anew(reply), json.loads(row.place))
            self.outbox.reword(session, replace(letter, read_by=read_by), now=self.now())

    async def _readers(self, reader: str, matter: Matter) -> Readers:
        audience = await asyncio.to_thread(self.directory.audience_of, [reader])
        if matter.is_settled:
            return Readers(audience)
        found = await self.index.search(matter.question, audience=audience, limit=FOUND)
        called = await asyncio.to_thread(self.on_call)
        names = [one.name for one in called if one.id != matter.asker][:FOUND]
        return Readers(audience, found, names, await self._asked_in(matter, audience))

    async def _asked_in(self, matter: Matter, audience: Audience) -> str:
        """The name of the channel it was asked in, as far as everyone who reads the card may know of that."""
        waits, look = matter.waits, self.look(matter.waits.platform)
        if waits.private or look is None:
            return ""
        there = frozenset({f"channel:{waits.channel}"})
        try:
            about = await look.about(waits.channel)
        except PlatformError as error:
            log.info("a card does not name its channel: %s", error)
            return ""
        public = not (about.private or about.external or about.direct)
        return about.name if audience.may_read(there) or (public and audience.may_read(EVERYONE)) else ""

    def _letter(self, told: Told, matter: Matter, posts: Platform, place: Payload) -> Letter:
        """What came of a question, in the language of whoever reads it there."""
        names = self._names(matter)
        reader = self.languages.house if told is Told.THERE else self.languages.of_person(matter.asker)
        with speaking(reader):
            if told is Told.WITHHELD:
                reply = cards.withheld(matter, names)
            else:
                reply = cards.declined(matter, names) if matter.declined_by else cards.answer(matter, names)
            return posts.write(matter.key, anew(reply), place)

    async def _way_back(self, matter: Matter, posts: Platform) -> tuple[Told, Payload | None]:
        """Where the outcome goes; no place for an asker whom nothing reaches any more."""
        asker = [f"user:{matter.asker}"]
        if not matter.waits.private and (place := await self._there(matter, posts)):
            readers = [*asker, f"channel:{matter.waits.channel}"]
            if await self._may_see(matter, readers):
                return Told.THERE, place
        place = await posts.direct(matter.asker)
        if await self._may_see(matter, asker):
            return Told.ALONE, place
        return Told.WITHHELD, place

    async def _there(self, matter: Matter, posts: Platform) -> Payload | None:
        """The thread in which it was asked; None if that is closed to us or to its readers by now."""
        waits = matter.waits
        try:
            return await posts.channel(waits.channel, waits.thread, instead=matter.asker)
        except PlatformRefusedError as error:
            log.warning("question %s is answered elsewhere: %s", matter.id, error)
            return None

    async def _may_see(self, matter: Matter, readers: Sequence[str]) -> bool:
        audience: Audience = await asyncio.to_thread(self.directory.audience_of, readers)
        return bool(matter.declined_by) or matter.may_see_text(audience)

    def _hand_over(self, question_id: str, letter: Letter | None) -> None:
        with transaction(self.engine) as session:
            row = locked(session, HandoverRow, question_id)
            if row is None or row.told_at is not None:
                return
            row.told_at = self.now()
            if letter:
                self.outbox.put(session, letter, now=self.now())

    def _behind(self) -> tuple[list[str], list[str]]:
        """Settled questions whose asker does not know yet, and cards of questions that are gone."""
        untold = select(HandoverRow.question_id).where(
            HandoverRow.told_at.is_(None),
            HandoverRow.answered_at.is_not(None) | HandoverRow.declined_at.is_not(None),
            HandoverRow.platform.in_(list(self.platforms)),
        )
        lost = select(CardRow.question_id).where(CardRow.question_id.not_in(select(QuestionRow.id)))
        with transaction(self.engine) as session:
            return list(session.scalars(untold)), sorted(set(session.scalars(lost)))

    def _cards_of(self, question_id: str) -> list[CardRow]:
        with transaction(self.engine) as session:
            rows = list(session.scalars(select(CardRow).where(CardRow.question_id == question_id)))
            session.expunge_all()
            return rows

    def _load(self, question_id: str) -> Matter | None:
        with transaction(self.engine) as session:
            return load(session, question_id)

    def _names(self, matter: Matter) -> Names:
        settler = matter.answered_by or matter.declined_by
        holder = self.directory.find(matter.claimed_by) if matter.claimed_by else None
        return Names(
            self._name(matter.asker), holder.name if holder else "", self._name(settler) if settler else ""
        )

    def _name(self, person_id: str) -> str:
        person = self.directory.find(person_id)
        return person.name if person else NOBODY
