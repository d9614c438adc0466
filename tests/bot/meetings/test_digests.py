"""Digests: each line with its moment, only for who may read, posted once a period where an admin asked for it."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.languages import Languages
from bot.meetings.digest_posts import DigestPosts
from bot.meetings.tables import DigestRow
from bot.outbox import Letter, Outbox
from bot.platforms import Payload, Platform
from bot.store import transaction
from bot.testing.chat import NOW
from bot.testing.meetings import MeetingChat, action, line
from skills.language import ENGLISH
from skills.messages import File, Heading, Lines, Quote, Reply
from skills.permission import Permission

RECORDING = "https://youtu.be/x"


class Channels:
    """A platform with channels; one of them is shared with outsiders."""

    name = "fake"

    def __init__(self) -> None:
        self.written: list[tuple[str, Reply]] = []
        self.instead: list[str | None] = []

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        self.instead.append(instead)
        return None if channel == "CEXT" else {"kind": "channel", "channel": channel}

    async def direct(self, person: str) -> Payload | None:
        return {"kind": "dm", "user": person}

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        self.written.append((key, reply))
        return Letter(key, self.name, place, ({"text": reply.summary},), ())


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[MeetingChat]:
    chat = MeetingChat(tmp_path)
    yield chat
    chat.close()


def filled(chat: MeetingChat) -> None:
    """Two client calls and a review this week, and one call last week; NOW is a Friday."""
    monday = NOW - timedelta(days=4)
    chat.held(
        "c00001",
        "Client call Acme",
        at=monday,
        readers="channel:C1",
        link=RECORDING,
        thread="1.1",
        decisions=(line("Keep the price.", 70, quote="We agreed to keep the price."),),
        actions=(action("Send the deck.", 80, owner="Bo Lind"),),
    )
    chat.held(
        "c00002",
        "Client call Zeta <!channel>",
        at=NOW,
        readers="channel:C1",
        thread="2.1",
        questions=(line("Who trains the distributors?", 90),),
        risks=(line("The supplier is late.", 95, possible=True),),
    )
    chat.held(
        "r00001",
        "Launch review",
        at=NOW,
        readers="channel:C1",
        thread="3.1",
        decisions=(line("Launch in May.", 5),),
    )
    chat.held(
        "c00003",
        "Client call Beta",
        at=monday - timedelta(days=4),
        readers="channel:C1",
        thread="4.1",
        decisions=(line("Old news.", 5),),
    )
    chat.held(
        "c00004",
        "Client call Secret",
        at=NOW,
        readers="user:ana",
        thread="5.1",
        decisions=(line("Buy Zeta.", 5),),
    )


def shown(reply: Reply) -> str:
    return "\n".join([reply.summary, *map(str, reply.blocks)])


def test_a_digest_names_what_each_meeting_came_to_with_its_moment(chat: MeetingChat) -> None:
    filled(chat)
    reply = chat.say("meetings digest this week client calls", channel="C1")
    assert reply.summary == (
        "2 meetings this week with 'client calls' in their title: 1 decision, 1 action item, 1 open question."
    )
    headings = [block.text for block in reply.blocks if isinstance(block, Heading)]
    assert headings == ["Client call Acme, 16 Nov 2026", "Client call Zeta <!channel>, 20 Nov 2026"]
    linked = [pair for block in reply.blocks if isinstance(block, Lines) for pair in block.linked]
    assert linked[0] == ("[01:10] Keep the price.", "https://youtu.be/x?t=70s")
    # a possible risk is no news of a digest; its meeting shows it at a press
    assert "supplier" not in shown(reply)
    quotes = [block for block in reply.blocks if isinstance(block, Quote)]
    assert quotes == [Quote("We agreed to keep the price.", "01:10", "https://youtu.be/x?t=70s")]


def test_only_what_everyone_there_may_read(chat: MeetingChat) -> None:
    filled(chat)
    assert "Buy Zeta." not in shown(chat.say("meetings digest this week", channel="C1"))
    assert "Buy Zeta." in shown(chat.say("meetings digest this week", "ana"))


def test_another_week_and_an_empty_one(chat: MeetingChat) -> None:
    filled(chat)
    assert "Old news." in shown(chat.say("meetings digest last week", channel="C1"))
    empty = "I know no meetings yesterday with 'retro' that everyone here may read."
    assert chat.say("meetings digest yesterday retro", channel="C1").summary == empty


def test_without_days_it_asks_for_them(chat: MeetingChat) -> None:
    assert "I cannot tell which days 'client calls' are" in chat.say("meetings digest client calls").summary


# by itself


def post(chat: MeetingChat, day: str, channels: Channels) -> int:
    now = datetime.fromisoformat(f"{day}T08:05").replace(tzinfo=UTC)
    platforms = {"fake": cast("Platform", channels)}
    outbox = Outbox(chat.engine)
    work = DigestPosts(
        chat.engine,
        chat.book,
        chat.directory,
        platforms,
        outbox,
        lambda: now,
        lambda: None,
        Languages(chat.directory, ENGLISH),
    )
    return asyncio.run(work.post())


def test_a_weekly_digest_is_posted_once_on_monday_with_the_week_before(chat: MeetingChat) -> None:
    filled(chat)
    assert "I post a weekly digest" in chat.say("meetings digest weekly client calls", channel="C1").summary
    channels = Channels()
    days = [f"2026-11-{day}" for day in (20, 21, 22, 23, 23, 24, 27)]
    assert [post(chat, day, channels) for day in days] == [0, 0, 0, 1, 0, 0, 0]
    ((_, reply),) = channels.written
    assert "2 meetings from 16 Nov 2026 to 22 Nov 2026" in reply.summary
    assert "Buy Zeta." not in shown(reply)


def test_a_monday_that_was_missed_is_made_up_for(chat: MeetingChat) -> None:
    filled(chat)
    chat.say("meetings digest weekly client calls", channel="C1")
    assert post(chat, "2026-11-25", Channels()) == 1


def test_an_empty_week_is_passed_over_and_the_next_one_is_posted(chat: MeetingChat) -> None:
    chat.say("meetings digest weekly", channel="C1")
    channels = Channels()
    assert post(chat, "2026-11-23", channels) == 0
    chat.held(
        "r00001",
        readers="channel:C1",
        at=datetime(2026, 11, 25, tzinfo=UTC),
        decisions=(line("Launch in May."),),
    )
    assert [post(chat, day, channels) for day in ("2026-11-24", "2026-11-30")] == [0, 1]


def test_a_daily_digest_tells_on_monday_of_friday_and_the_weekend(chat: MeetingChat) -> None:
    filled(chat)
    chat.say("meetings digest daily", channel="C1")
    channels = Channels()
    assert [post(chat, day, channels) for day in ("2026-11-20", "2026-11-21", "2026-11-23")] == [0, 0, 1]
    assert "from 20 Nov 2026 to 22 Nov 2026" in channels.written[0][1].summary


def test_a_channel_shared_with_outsiders_gets_none(chat: MeetingChat) -> None:
    filled(chat)
    chat.say("meetings digest weekly", channel="CEXT")
    channels = Channels()
    assert post(chat, "2026-11-23", channels) == 0
    assert post(chat, "2026-11-23", channels) == 0
    taken = Outbox(chat.engine).take("p1", now=datetime(2026, 11, 24, tzinfo=UTC), limit=9)
    [told] = [one.letter for one in taken]
    assert told.place == {"kind": "dm", "user": "ana"}
    assert told.rich[0]["text"] == (
        "The digest of meetings from 16 Nov 2026 to 22 Nov 2026 is not posted in CEXT, because people from outside the "
        "company read along there."
    )


@pytest.mark.parametrize(("channel", "instead"), [("C1", "ana"), ("C2", "")])
def test_whoever_wanted_it_has_it_alone_only_while_they_are_in_the_channel(
    chat: MeetingChat, channel: str, instead: str
) -> None:
    """Ana is in C1 and, by now, not in C2."""
    chat.say("meetings digest weekly", channel=channel)
    channels = Channels()
    post(chat, "2026-11-23", channels)
    assert channels.instead == [instead]


def test_the_same_digest_asked_for_twice_is_one_and_can_be_stopped(chat: MeetingChat) -> None:
    chat.say("meetings digest weekly client calls", channel="C1")
    chat.say("meetings digest weekly  client calls", channel="C1")
    listed = shown(chat.say("meetings digest list", channel="C1"))
    assert "1: weekly client calls" in listed
    assert "No digest" in chat.say("meetings digest list", channel="C2").summary
    assert "This channel has no digest 1" in chat.say("meetings digest stop 1", channel="C2").summary
    assert chat.say("meetings digest stop 1", channel="C1").summary == "Digest 1 is posted no more."
    with transaction(chat.engine) as session:
        assert session.query(DigestRow).count() == 0


@pytest.mark.parametrize("words", ["weekly client calls", "stop 1"])
def test_only_an_admin_starts_and_stops_them(chat: MeetingChat, words: str) -> None:
    chat.say("meetings digest weekly", channel="C1")
    chat.granted.discard(Permission.SETTINGS)
    assert "You need the settings permission" in chat.say(f"meetings digest {words}", channel="C1").summary


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("meetings digest weekly", "in channels only"),
        ("meetings digest stop", "Which digest is missing"),
        ("meetings digest stop 99999999999999", "Which digest is missing"),
    ],
)
def test_bad_input_gets_a_sentence(chat: MeetingChat, typed: str, told: str) -> None:
    assert told in chat.say(typed).summary


def test_words_without_end_are_refused(chat: MeetingChat) -> None:
    assert "more than 100 characters" in chat.say(f"meetings digest weekly {'x' * 200}", channel="C1").summary


# transcripts


def test_a_transcript_comes_as_a_file_of_its_format(chat: MeetingChat) -> None:
    said = (("Ana Souza", 1.0, "Good morning."), ("Bo Lind", 7.5, "Hello."))
    chat.held("m00001", "Launch / review: ../../etc", said)
    (file,) = chat.say("meetings transcript m00001 vtt").blocks
    assert isinstance(file, File)
    assert file.name == "2026-11-20-launch-review-etc.vtt"
    assert file.text.startswith("WEBVTT")
    assert "<v Bo Lind>Hello." in file.text
    for suffix in ("srt", "md", "json"):
        (other,) = chat.say(f"meetings transcript m00001 .{suffix}").blocks
        assert isinstance(other, File)
        assert other.name.endswith(suffix)
        assert "Good morning" in other.text


def test_in_the_thread_of_a_post_it_is_that_meetings(chat: MeetingChat) -> None:
    chat.held("m00001", said=(("Ana", 1.0, "Good morning."),), readers="channel:C1", thread="9.9")
    assert (
        "The transcript of Launch review"
        in chat.says("meetings transcript vtt", channel="C1", thread="9.9").summary
    )
    assert (
        "Which meeting is missing" in chat.says("meetings transcript vtt", channel="C1", thread="8.8").summary
    )


def test_another_persons_meeting_has_no_transcript_for_others(chat: MeetingChat) -> None:
    chat.held("m00001", said=(("Ana", 1.0, "Good morning."),), readers="user:bo")
    refused = chat.say("meetings transcript m00001 vtt", "ana").summary
    assert refused.replace("m00001", "m99999") == chat.say("meetings transcript m99999 vtt", "ana").summary


def test_meetings_are_listed_by_day_and_title(chat: MeetingChat) -> None:
    filled(chat)
    assert (
        "2 meetings this week with 'client call'"
        in chat.say("meetings list client call this week", channel="C1").summary
    )
    assert "I know no meetings" in chat.say("meetings list yesterday").summary


def test_a_meeting_is_found_by_the_beginning_of_its_id_and_only_by_readers(chat: MeetingChat) -> None:
    chat.held("abcdef123456", readers="channel:C1")
    assert "of Launch review" in chat.say("meetings actions abcdef", channel="C1").summary
    assert "I know no meeting 'abcde'" in chat.say("meetings actions abcde", channel="C1").summary
