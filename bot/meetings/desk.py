"""Joins what the program does with meetings: what sources say of them, what is kept of them, and their posts."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from bot.arrivals import Arrivals
from bot.inbox import Event, Inbox
from bot.jobs.order import Order
from bot.meetings.chats import with_missed
from bot.meetings.deletion import Deletion
from bot.meetings.keeping import id_of
from bot.meetings.meetings import LEFT_OUT, Meetings
from bot.meetings.order import STANDING
from bot.meetings.privacy import Privacy
from bot.meetings.proof import Proof
from bot.meetings.reception import Reception
from bot.meetings.records import Records
from bot.meetings.reminders import first_direct
from bot.meetings.voice_posts import ConsentPosts, VoicePosts
from bot.meetings.voices import Voices
from bot.outbox import Outbox
from bot.platforms import Platforms
from skills.context import KeepVoices
from skills.language import say
from skills.messages import Attachment, Reply, User

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """Everything about meetings in one running program; also the `Results` of the minutes skill."""

    reception: Reception
    meetings: Meetings
    records: Records
    privacy: Privacy
    deletion: Deletion
    voices: Voices
    consent: ConsentPosts
    on_loop: Callable[[partial[Any]], Any]  # Any: whatever the coroutine returns

    @classmethod
    def of(
        cls,
        app: "App",
        arrivals: Arrivals,
        platforms: Platforms,
        inbox: Inbox,
        outbox: Outbox,
        order: Callable[[Order], None],
        wake: Callable[[], None],
        on_loop: Callable[[partial[Any]], Any],
    ) -> "Desk":
        meetings = Meetings(
            app.engine,
            app.directory,
            platforms,
            outbox,
            left_out=app.care.opt_outs.left_out,
            announce=app.care.privacy.announce,
            now=app.now,
            order=order,
            wake=wake,
            languages=app.languages,
        )
        records = Records(
            app.engine,
            outbox,
            platforms,
            app.now,
            keep_actions=app.actions.keep,
            shown=with_missed(VoicePosts(app.care.voices, app.actions.shown).post),
            delete_after=app.care.retention.delete_after,
            notice=app.care.privacy.notice,
            drop=app.index.remove,
            wake=wake,
            languages=app.languages,
        )
        reception = Reception(app.engine, inbox, arrivals, meetings, app.now)
        deletion = Deletion.of(app, app.care.retention, platforms)
        consent = ConsentPosts(outbox, first_direct(platforms), app.now, wake, app.languages)
        desk = cls(
            reception, meetings, records, app.care.privacy, deletion, app.care.voices, consent, on_loop
        )
        # what people do to an action shows in the post
        app.book.revise, app.book.deeds = records.revise, desk
        return desk

    def takes(self, event: Event) -> bool:
        """Whether an event is about a meeting, and not said by a person."""
        return event.platform in self.reception.arrivals

    async def take(self, event: Event) -> None:
        await self.reception.take(event)

    def wanted(self, order: Order) -> bool:
        return self.records.wanted(order)

    def keep(self, order: Order, work: BaseModel | None, failed: str) -> str | None:
        return self.records.keep(order, work, failed)

    def hears(self, order: Order) -> KeepVoices | None:
        days = self.privacy.settings.keep_voices_days
        # the transcript that stands has no sound: what was heard before is kept as it is
        if not days or any(one.source.endswith(f"/{STANDING}") for one in order.message.attachments):
            return None
        return partial(self.voices.heard, order.meeting or id_of(order.key), days)

    def progress(self, order: Order, sentence: str) -> Reply | None:
        return self.records.progress(order, sentence)

    def is_open(self, session: Session, kept: str) -> bool:
        return self.records.is_open(session, kept)

    def settle(self, kept: str, folder: Path) -> None:
        sound_gone = self.privacy.settle_audio(kept, folder)
        ours_gone = self.on_loop(partial(self.reception.forget, kept))
        if not (sound_gone and ours_gone):
            log.error("the sound of meeting %s cannot be deleted; the nightly chore tries again", kept)

    def post(self, kept: str) -> Reply | None:
        return self.records.post(kept)

    async def fetch(self, attachment: Attachment, folder: Path) -> Path:
        return await self.reception.fetch(attachment, folder)

    def again(self, meeting_id: str, names: Mapping[str, str], by: User) -> None:
        self.meetings.again(meeting_id, names=names, by=by.id)

    def ask_to_remember(self, meeting_id: str, title: str, speaker: str, person_id: str, by: User) -> None:
        """Call it from any thread but the loop's own."""
        self.on_loop(partial(self.consent.ask, meeting_id, title, speaker, person_id, by))

    def leave_out(self, meeting_id: str, by: User) -> None:
        self.records.say(self.privacy.leave_out(meeting_id, by=by), Reply(LEFT_OUT))

    def delete(self, meeting_id: str, by: User) -> str:
        """Call it from any thread but the loop's own."""
        proof: Proof = self.on_loop(partial(self.deletion.delete, meeting_id, by=by))
        places = len(proof.looks)
        if proof.clean:
            return say(
                "It is deleted. I looked again in {places} places and found nothing of it. Transcripts, "
                "reminders and digests that were posted in a chat of their own were not looked for.",
                places=places,
            )
        left = ", ".join(str(look) for look in proof.looks if look.left)
        return say("It is deleted, but not everywhere yet ({left}); I try again each night.", left=left)
