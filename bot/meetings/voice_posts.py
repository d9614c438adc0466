"""What people are asked about voices: below the minutes whose one is, and by message whether theirs may be kept."""

import asyncio
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import object_session

from bot.errors import PlatformError
from bot.languages import Languages
from bot.meetings.reminders import Direct
from bot.meetings.tables import MeetingRow
from bot.meetings.voices import Voices
from bot.outbox import Letter, Outbox
from bot.store import transaction
from skills.language import say, speaking
from skills.meetings.voices import may_i_remember
from skills.messages import Choices, Footer, Reply, User
from skills.minutes.answer import Minutes
from transcription.transcript import Transcript

MOST = 6  # speakers that are asked about
_NAMELESS = re.compile(r"Speaker \d+")
_Shown = Callable[[MeetingRow, Minutes], Reply]


@dataclass(frozen=True)
class VoicePosts:
    """The posts of meetings with buttons to say whose voice is whose; a click names, a voice never does."""

    voices: Voices
    shown: _Shown

    def post(self, meeting: MeetingRow, minutes: Minutes) -> Reply:
        """`meeting` stands in an open session."""
        reply, session = self.shown(meeting, minutes), object_session(meeting)
        if session is None or not meeting.transcript:
            return reply
        return with_voices(reply, meeting.id, nameless(meeting), self.voices.asks(session, meeting))


def nameless(meeting: MeetingRow) -> Sequence[str]:
    """The speakers of the transcript that stands who have a number and no name, in order of their first words."""
    speakers = Transcript.from_json(json.loads(meeting.transcript)).speakers
    return [speaker for speaker in speakers if _NAMELESS.fullmatch(speaker)]


def with_voices(
    reply: Reply, meeting_id: str, speakers: Sequence[str], asks: Mapping[str, tuple[str, str]]
) -> Reply:
    """The post with a question for each speaker who sounds like a known person, and one for everybody else."""
    asked = [(one, *asks[one]) for one in speakers if one in asks][:MOST]
    open_ = [one for one in speakers if one not in asks][:MOST]
    blocks = [_is_it(meeting_id, speaker, person, name) for speaker, person, name in asked]
    if open_:
        options = tuple(f"meetings name {meeting_id} {one} is me" for one in open_)
        labels = tuple(say("I am {voice}", voice=one) for one in open_)
        blocks.append(Choices(say("Which voice is yours?"), options, labels))
    first = next((n for n, block in enumerate(reply.blocks) if isinstance(block, Footer)), len(reply.blocks))
    return replace(reply, blocks=(*reply.blocks[:first], *blocks, *reply.blocks[first:]))


def _is_it(meeting_id: str, speaker: str, person: str, name: str) -> Choices:
    return Choices(
        say("Is {voice} {person}? The voice is like the one they let me keep.", voice=speaker, person=name),
        (f"meetings name {meeting_id} {speaker} is {person}", f"meetings not {meeting_id} {speaker}"),
        (say("Yes, {person}", person=name), say("No")),
    )


@dataclass(frozen=True)
class ConsentPosts:
    """Asks a person whom somebody else named, by a message to them alone, whether their voice may be kept."""

    outbox: Outbox
    direct: Direct
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages

    async def ask(self, meeting_id: str, title: str, speaker: str, person_id: str, by: User) -> None:
        """Once for each meeting and person; where they cannot be reached nothing is kept."""
        try:
            found = await self.direct(person_id)
        except PlatformError:
            return
        if found is None:
            return
        platform, place = found
        with speaking(await asyncio.to_thread(self.languages.of_person, person_id)):
            said = say(
                "{person} says that {voice} in {meeting} is you.",
                person=by.name,
                voice=speaker,
                meeting=title,
            )
            reply = Reply(said, (may_i_remember(meeting_id),))
            letter = platform.write(f"voice:{meeting_id}:{person_id}", reply, place)
        await asyncio.to_thread(self._put, letter)
        self.wake()

    def _put(self, letter: Letter) -> None:
        with transaction(self.outbox.engine) as session:
            self.outbox.put(session, letter, now=self.now())
