"""Whose voice is whose: named by a click, kept with a yes, asked about later, and gone when its owner says so."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.audit import lines
from bot.languages import Languages
from bot.meetings.forgetting import forget_person
from bot.meetings.keeping import MINUTES
from bot.meetings.optouts import OptOutBook
from bot.meetings.settings import MeetingSettings
from bot.meetings.tables import HeardVoiceRow, MeetingRow, VoiceRow
from bot.meetings.voice_posts import ConsentPosts, VoicePosts
from bot.meetings.voices import Voices
from bot.outbox import Outbox
from bot.store import transaction
from bot.tables import OutboxRow
from bot.testing.chat import NOW
from bot.testing.meetings import MeetingChat
from skills.language import ENGLISH
from skills.messages import Choices, Reply, User
from tests.bot.meetings.office import Wall
from tests.transcription.speakers.test_profiles import at

ANA = User("ana", "Ana Souza")
SAID = (("Speaker 1", 0.0, "We ship on Friday."), ("Speaker 2", 6.0, "I will tell the press."))


class Done:
    """Does to the transcript what the running program does, and notes whom it would ask."""

    def __init__(self, chat: MeetingChat) -> None:
        self.chat = chat
        self.asked: list[tuple[str, str]] = []

    def again(self, meeting_id: str, names: Mapping[str, str], by: User) -> None:
        with transaction(self.chat.engine) as session:
            row = session.get_one(MeetingRow, meeting_id)
            for label, name in names.items():
                row.transcript = row.transcript.replace(label, name)

    def ask_to_remember(self, meeting_id: str, title: str, speaker: str, person_id: str, by: User) -> None:
        self.asked.append((speaker, person_id))

    def leave_out(self, meeting_id: str, by: User) -> None: ...

    def delete(self, meeting_id: str, by: User) -> str:
        return ""


class Office(MeetingChat):
    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.book.deeds = self.done = Done(self)
        self.voices = Voices(self.engine, self.directory, lambda: self.day)
        self.book.voices = self.voices
        self.day = NOW

    def records(self, meeting_id: str, *angles: float, readers: str = "everyone") -> None:
        """A meeting whose speakers sound so."""
        self.held(meeting_id, said=SAID, readers=readers)
        voices = [at(angle, who=f"Speaker {number}") for number, angle in enumerate(angles, start=1)]
        self.voices.heard(meeting_id, 7, voices)

    def asks(self, meeting_id: str) -> list[str]:
        """The questions about voices in the meeting's post."""
        with transaction(self.engine) as session:
            row = session.get_one(MeetingRow, meeting_id)
            reply = VoicePosts(self.voices, self.actions.shown).post(row, MINUTES.validate_json(row.minutes))
        return [block.prompt for block in reply.blocks if isinstance(block, Choices)]

    def kept(self) -> list[str]:
        return [one.person_id for one in self.voices.everyone()]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.close()


def buttons(reply: Reply) -> list[str]:
    return [option for block in reply.blocks if isinstance(block, Choices) for option in block.options]


def agree(office: Office, meeting_id: str = "abc123", speaker: str = "Speaker 2", who: str = "ana") -> None:
    """Say whose voice it is, and press yes."""
    [button] = buttons(office.say(f"meetings name {meeting_id} {speaker} is me", who))
    office.say(button, who)


def test_a_person_says_which_voice_is_theirs_agrees_and_is_asked_about_in_the_next_recording(
    office: Office,
) -> None:
    office.records("abc123", 0, 90)
    assert office.asks("abc123") == ["Which voice is yours?"]
    named = office.say("meetings name abc123 Speaker 2 is me")
    assert "Speaker 2 is Ana Souza" in named.summary
    assert named.private
    assert office.kept() == []
    assert "never names you by itself" in office.say(buttons(named)[0]).summary
    assert office.kept() == ["ana"]
    assert [line.did for line in lines(office.engine, subject="person ana")] == ["voice kept"]
    office.records("def456", 92, 45)
    [question, others] = office.asks("def456")
    assert question.startswith("Is Speaker 1 Ana Souza?")
    assert others == "Which voice is yours?"


def test_only_the_click_names(office: Office) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    office.records("def456", 92, 45)
    with transaction(office.engine) as session:
        assert "Ana" not in session.get_one(MeetingRow, "def456").transcript
    # whoever reads it may answer the question
    assert "Speaker 1 is Ana Souza" in office.say("meetings name def456 Speaker 1 is ana", "bo").summary
    assert office.asks("def456") == ["Which voice is yours?"]


def test_nobody_is_asked_about_who_may_not_read_the_meeting(office: Office) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    office.records("def456", 92, 45, readers="user:bo")
    assert office.asks("def456") == ["Which voice is yours?"]
    # and a name gives no right to read it
    office.say("meetings name def456 Speaker 1 is ana", "bo")
    assert "I know no meeting" in office.say("meetings transcript def456", "ana").summary


def test_who_is_named_by_somebody_else_is_asked_and_only_their_own_yes_counts(office: Office) -> None:
    office.records("abc123", 0, 90)
    assert buttons(office.say("meetings name abc123 Speaker 2 is Bo Lind", "ana")) == []
    assert office.done.asked == [("Speaker 2", "bo")]
    assert "is not kept" in office.say("meetings remember abc123", "ana").summary
    assert office.kept() == []
    office.say("meetings remember abc123", "bo")
    assert office.kept() == ["bo"]


def test_a_name_of_nobody_we_know_is_a_name_and_no_more(office: Office) -> None:
    office.records("abc123", 0, 90)
    reply = office.say("meetings name abc123 Speaker 2 is Jo Client")
    assert "Speaker 2 is Jo Client" in reply.summary
    assert (buttons(reply), office.done.asked) == ([], [])


def test_a_no_is_asked_no_more_and_deletes_how_they_sound(office: Office) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    office.records("def456", 92, 45)
    assert "I do not ask about Speaker 1 again" in office.say("meetings not def456 Speaker 1").summary
    assert office.asks("def456") == ["Which voice is yours?"]
    assert office.revised[-1] == "def456"
    assert "is not kept" in office.say("meetings not def456 Speaker 1").summary


@pytest.mark.parametrize("way", ["word", "privacy", "opt-out"])
def test_a_voice_goes_when_its_owner_says_so(office: Office, way: str) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    office.records("def456", 92, 45)
    office.say("meetings name def456 Speaker 1 is me")
    if way == "word":
        assert office.say("meetings forget-voice").summary == "I have deleted how you sound."
        assert office.say("meetings forget-voice").summary == "I keep nothing of how you sound."
    elif way == "privacy":
        assert forget_person(office.engine, "ana", now=NOW).voice
    else:
        book = OptOutBook(office.engine, office.directory, MeetingSettings(), lambda *_: False, lambda: NOW)
        book.add("person", "ana", by=ANA)
        assert "opted out" in office.say("meetings remember def456").summary
    assert office.kept() == []
    with transaction(office.engine) as session:
        assert [row.speaker for row in session.query(HeardVoiceRow)] == ["Speaker 1", "Speaker 2"]
        assert not any(row.person_id == "ana" for row in session.query(HeardVoiceRow))


def test_what_nobody_said_is_theirs_goes_after_its_days_and_profiles_after_theirs(office: Office) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    office.records("def456", 92, 45)
    office.day = NOW + timedelta(days=7)
    assert office.asks("def456") == ["Which voice is yours?"]
    assert office.voices.tidy(profile_days=365) == 3
    assert office.kept() == ["ana"]
    office.day = NOW + timedelta(days=365)
    assert office.voices.tidy(profile_days=365) == 1
    assert office.kept() == []


def test_more_recordings_make_one_profile(office: Office) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    office.records("def456", 92, 45)
    agree(office, "def456", "Speaker 1")
    [kept] = office.voices.everyone()
    assert kept.seconds == 120.0


def test_a_profile_of_an_older_form_is_nobodys_and_made_anew(office: Office) -> None:
    office.records("abc123", 0, 90)
    agree(office)
    with transaction(office.engine) as session:
        row = session.get_one(VoiceRow, "ana")
        row.profile = json.dumps([0.5])
    office.records("def456", 92, 45)
    assert office.asks("def456") == ["Which voice is yours?"]
    agree(office, "def456", "Speaker 1")
    assert office.voices.everyone()[0].seconds == 60.0


def test_the_message_that_asks_goes_to_one_person_once(office: Office) -> None:
    office.records("abc123", 0, 90)
    wall, sent = Wall(), []

    async def direct(person: str) -> tuple[Wall, dict[str, object]] | None:
        sent.append(person)
        return (wall, {"kind": "dm", "user": person}) if person == "bo" else None

    outbox = Outbox(office.engine)
    posts = ConsentPosts(outbox, direct, lambda: NOW, lambda: None, Languages(office.directory, ENGLISH))
    for person in ("bo", "bo", "gus"):
        asyncio.run(posts.ask("abc123", "Launch review", "Speaker 2", person, ANA))
    with transaction(office.engine) as session:
        rows = [row for row in session.query(OutboxRow) if row.delivery_key.startswith("voice:")]
        assert [json.loads(row.place)["user"] for row in rows] == ["bo"]
        assert "Ana Souza says that Speaker 2 in Launch review is you." in rows[0].messages
