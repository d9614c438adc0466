"""What no client of Teams sends, or the wrong person does: it changes nothing and breaks nothing."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.enclosures import enclosed, opened
from bot.errors import PlatformRefusedError
from bot.platforms.teams.meetings import START
from bot.testing.teams import FakeTeams
from tests.bot.platforms.teams.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with FakeTeams(rate_limits=False) as teams:
        teams.add_person("ana")
        teams.add_person("eve")
        yield House(teams, tmp_path)


def heard(house: House, activity: dict[str, Any]) -> object:
    return asyncio.run(house.platform.hear({"activity": activity, "received_at": 0.0}))


@pytest.mark.parametrize("action", ["accept", "decline"])
def test_another_person_neither_gets_a_file_nor_takes_it_away(house: House, action: str) -> None:
    book, ana = house.platform.book, house.teams.world.people["ana"].aad
    book.offer("f1", enclosed("board.vtt", b"secret"), ana)
    activity = house.teams.activity("eve", house.teams.personal("eve"))
    value = {
        "action": action,
        "context": {"file": "f1"},
        "uploadInfo": {"uploadUrl": f"{house.teams.url}/drive/1"},
    }
    assert heard(house, activity | {"type": "invoke", "name": "fileConsent/invoke", "value": value}) is None
    kept = book.offered("f1", ana)
    assert kept
    with opened(book.engine, kept) as content:
        assert content.read() == b"secret"
    assert "drive-1" not in house.teams.world.files


@pytest.mark.parametrize(
    "odd",
    [
        {"value": None, "channelData": {"tenant": {"id": "t"}}},
        {"value": "text", "channelData": {"meeting": "text"}},
        {"value": {"Id": 7}, "channelData": {"meeting": {"id": None}}},
        {"value": {"Id": "x" * 4_000}},
        {"name": "application/vnd.microsoft.meetingParticipantJoin"},
        {"name": None},
    ],
    ids=["no-value", "texts", "number", "long", "another-event", "no-name"],
)
def test_an_odd_event_of_a_meeting_is_no_message_and_stops_nothing(house: House, odd: dict[str, Any]) -> None:
    chat = house.teams.add_chat("ana")
    activity = house.teams.activity("ana", chat) | {"type": "event", "name": START}
    assert heard(house, activity | odd) is None


def test_a_meeting_is_found_by_what_graph_calls_it_and_one_that_is_not_known_is_refused(house: House) -> None:
    meeting = house.teams.add_meeting("Launch", "ana", "eve")
    event = house.teams.activity("ana", meeting.chat) | {"type": "event", "name": START}
    assert heard(house, event | {"channelData": {"meeting": {"id": meeting.id}}}) is None
    meetings = house.platform.meetings
    assert asyncio.run(meetings.chat("", meeting.series)) == (meeting.chat.id, None)
    # a channel's meeting has its reply chain in the address
    chained = f"{meeting.chat.id};messageid=1700"
    assert asyncio.run(meetings.chat(chained, "")) == (meeting.chat.id, "1700")
    with pytest.raises(PlatformRefusedError, match="not in the chat"):
        asyncio.run(meetings.chat("19:elsewhere@thread.v2", "another"))


def test_without_consent_a_meeting_is_known_by_its_chat_alone(house: House) -> None:
    meeting = house.teams.add_meeting("Launch", "ana", consented=False)
    event = house.teams.activity("ana", meeting.chat) | {"type": "event", "name": START}
    assert heard(house, event | {"channelData": {"meeting": {"id": meeting.id}}}) is None
    assert house.platform.book.meeting_counts() == (1, 0)
    assert house.platform.book.chat_of(meeting.series) == ""
