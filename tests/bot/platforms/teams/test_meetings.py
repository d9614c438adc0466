"""Meetings in Teams: minutes in the meeting's chat, once, and a clear word where that cannot be."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.meetings.rules import Rule, Rules
from bot.meetings.tables import ActionRow
from bot.store import transaction
from bot.testing.product import Product, serving
from bot.testing.teams import FakeTeams, Meeting, Post
from tests.bot.platforms.slack.conftest import MEETING, prepared
from tests.bot.platforms.teams.conftest import Tenant

SPOKEN = Path(__file__).parents[3] / "transcription" / "data" / "voice.flac"
BETTER = MEETING.replace("fifteenth", "twentieth")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    """A company whose product hears Microsoft Graph too."""
    home = tmp_path_factory.mktemp("home")
    with FakeTeams(rate_limits=False) as teams:
        product = Product(home, teams, extra=teams.graph.environment)
        prepared(product)
        with serving(product):
            yield Tenant(teams, product)


def held(office: Tenant, *, installed: bool = True, consented: bool = True) -> Meeting:
    """A meeting of two people; they are known where we are in its chat."""
    ana, bo = office.person(), office.person()
    meeting = office.teams.add_meeting(f"Launch {ana}", ana, bo, installed=installed, consented=consented)
    if installed:
        office.teams.installs_in(ana, meeting.chat).wait()
    else:
        office.teams.says(ana, office.dm(ana), "help")
        office.answer(office.dm(ana), "Write up a meeting")
    return meeting


def transcribed(office: Tenant, meeting: Meeting, words: str = MEETING) -> None:
    file = office.teams.graph.keeps(meeting, "transcripts", words.encode())
    assert office.teams.graph.tells(file) == 202


def minutes_in(office: Tenant, meeting: Meeting) -> list[Post]:
    return [one for one in office.teams.posts(meeting.chat) if meeting.title in one.all_text]


def test_minutes_stand_in_the_chat_of_the_meeting_once(office: Tenant) -> None:
    meeting = held(office)
    assert office.teams.begins(meeting).wait().acked
    assert office.teams.ends(meeting).wait().acked
    transcribed(office, meeting)
    post = office.answer(meeting.chat, "fifteenth of October")
    assert post.edits  # what told people that it is written up has become the minutes
    assert len(minutes_in(office, meeting)) == 1


def test_the_same_notification_again_changes_nothing(office: Tenant) -> None:
    meeting = held(office)
    file = office.teams.graph.keeps(meeting, "transcripts", MEETING.encode())
    office.teams.graph.tells(file)
    office.teams.graph.tells(file)
    office.answer(meeting.chat, "fifteenth of October")
    office.teams.graph.tells(file)
    transcribed(office, other := held(office))
    office.answer(other.chat, "fifteenth of October")
    assert len(minutes_in(office, meeting)) == 1


def test_who_is_in_the_chat_may_ask_about_it_and_nobody_else(office: Tenant) -> None:
    meeting = held(office)
    cy, dee = office.person(), office.person()
    office.teams.joins(cy, meeting.chat).wait()
    transcribed(office, meeting, MEETING.replace("support guide", f"walrus guide of {cy}"))
    office.answer(meeting.chat, "fifteenth of October")
    question = f"Who writes the walrus guide of {cy}?"
    office.teams.says(cy, office.dm(cy), question)
    office.answer(office.dm(cy), "I will write the walrus guide")
    office.teams.says(dee, office.dm(dee), question)
    assert "I will write the walrus" not in office.answer(office.dm(dee)).all_text


def test_without_us_in_the_chat_the_organiser_has_the_minutes_and_hears_how_to_change_that(
    office: Tenant,
) -> None:
    meeting = held(office, installed=False)
    organiser = meeting.organiser.name
    transcribed(office, meeting)
    post = office.answer(office.dm(organiser), "fifteenth of October")
    assert "Add me to the chat" in post.all_text
    assert office.teams.posts(meeting.chat) == []
    office.teams.installs_in(organiser, meeting.chat).wait()
    office.teams.graph.tells(office.teams.graph.keeps(meeting, "transcripts", BETTER.encode(), call="call-2"))
    assert "Add me to the chat" not in office.answer(meeting.chat, "twentieth of October").all_text


def test_a_chat_with_outsiders_gets_nothing_and_the_organiser_hears_why(office: Tenant) -> None:
    ana, eve = office.person(), office.person(outsider=True)
    meeting = office.teams.add_meeting(f"Launch {ana}", ana, eve)
    office.teams.installs_in(ana, meeting.chat).wait()
    transcribed(office, meeting)
    assert "People from outside" in office.answer(office.dm(ana), "fifteenth of October").all_text
    assert office.teams.posts(meeting.chat) == []


def test_minutes_that_stand_give_way_to_a_notice_once_an_outsider_joined_the_chat(office: Tenant) -> None:
    meeting = held(office)
    transcribed(office, meeting, MEETING.replace("support guide", "guide of the narwhals"))
    office.answer(meeting.chat, "fifteenth of October")
    # no event says so: only asking does
    meeting.chat.members.append(office.person(outsider=True))
    organiser = meeting.organiser.name
    with office.product.database() as directory, transaction(directory.engine) as session:
        wanted = select(ActionRow.id).where(ActionRow.text.contains("narwhals"))
        action = session.scalars(wanted).one()
    office.teams.says(organiser, office.dm(organiser), f"meetings done {action}")
    told = office.answer(office.dm(organiser), "This goes to you alone: people from outside the company")
    office.answer(office.dm(organiser), "fifteenth of October")
    assert "fifteenth" not in told.all_text
    post = office.answer(meeting.chat, "People from outside the company read along here")
    assert post.edits
    assert "fifteenth" not in " ".join(one.all_text for one in office.teams.posts(meeting.chat))


def test_without_consent_the_organiser_and_the_admins_hear_of_it_and_nothing_is_lost(office: Tenant) -> None:
    meeting = held(office, consented=False)
    organiser = meeting.organiser.name
    assert office.teams.begins(meeting).tries == 0
    transcribed(office, meeting)
    told = office.answer(office.dm(organiser), "I cannot write up a meeting of yours")
    assert "OnlineMeetingTranscript.Read.All" in told.all_text
    meeting.consented = True
    office.answer(meeting.chat, "fifteenth of October")
    assert len(minutes_in(office, meeting)) == 1


def test_a_rule_of_the_admin_comes_before_the_chat(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana)
    office.teams.says(ana, channel, "help", mention=True)
    office.answer(channel, "Write up a meeting")
    meeting = held(office)
    meeting.title = f"Board of {ana}"
    with office.product.database() as directory:
        rule = Rule(title=meeting.title, posts_to=f"teams:{channel.id}")
        Rules(directory.engine).add(rule, by="boss", now=datetime.now(UTC))
    transcribed(office, meeting)
    office.answer(channel, "fifteenth of October")
    assert office.teams.posts(meeting.chat) == []


def test_somebody_who_was_there_stops_it_from_the_chat(office: Tenant) -> None:
    meeting = held(office)
    other = next(name for name in meeting.chat.members if name != meeting.organiser.name)
    # the minutes wait, so that people can read what was said before
    office.teams.hold("update")
    transcribed(office, meeting)
    notice = office.answer(meeting.chat, "Were you there and do not want this?")
    assert "everyone in this chat" in notice.all_text
    office.teams.presses(other, notice, "Leave it out").wait()
    office.teams.release("update")
    office.answer(meeting.chat, "left out")


def test_a_recording_is_written_up_and_its_transcript_changes_that_same_post(office: Tenant) -> None:
    meeting = held(office)
    graph = office.teams.graph
    graph.tells(graph.keeps(meeting, "recordings", SPOKEN.read_bytes()))
    first = office.answer(meeting.chat, meeting.title)
    transcribed(office, meeting)
    assert office.answer(meeting.chat, "fifteenth of October").id == first.id
    assert len(minutes_in(office, meeting)) == 1
