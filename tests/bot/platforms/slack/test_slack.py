"""What people do in Slack and what they get, through the real program, Bolt and the Web API."""

from collections.abc import Iterator

import httpx
import pytest

from tests.bot.platforms.slack.conftest import MEETING, Town

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"


def test_a_mention_is_answered_in_its_thread(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    assert town.answer(channel, ANSWER).thread_ts == sent.ts


def test_a_direct_message_needs_no_mention(town: Town) -> None:
    ana = town.person()
    town.slack.says(ana, town.dm(ana), LEAVE)
    town.answer(town.dm(ana), ANSWER)


def test_a_follow_up_in_the_thread_needs_no_mention(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    town.slack.says(ana, channel, "When must I tell my manager that I am ill?", thread=sent.ts)
    town.answer(channel, "9:00")


def test_a_follow_up_that_names_no_topic_is_understood_from_its_thread(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    town.slack.says(bo, channel, "And how many weeks is it?", thread=sent.ts, mention=True)
    town.answer(channel, ANSWER, count=2)


def test_two_people_who_talk_to_each_other_in_the_thread_are_left_alone(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    sent = town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)
    others = town.slack.says(bo, channel, "Ana, how long is parental leave for you?", thread=sent.ts)
    named = town.slack.says(ana, channel, f"<@{bo}> what is your sick leave like?", thread=sent.ts)
    assert town.outcomes(others) | town.outcomes(named) == {"ignored"}


def test_what_is_said_in_a_channel_without_a_mention_is_not_answered(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    assert town.outcomes(town.slack.says(ana, channel, LEAVE)) == {"ignored"}


def test_slash_ask_is_answered_for_its_sender_alone(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    sent = town.slack.command(ana, "/ask", LEAVE, channel)
    assert ANSWER in town.told(ana, ANSWER).all_text
    assert sent.wait().acked


def test_slash_confidant_shows_help_and_status(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.command(ana, "/confidant", "help", channel)
    town.told(ana, "Write up a meeting")
    town.slack.command(ana, "/confidant", "status", channel)
    town.told(ana, "starter threshold")


def test_a_recording_sent_with_minutes_in_a_direct_message_becomes_minutes_there(town: Town) -> None:
    ana = town.person()
    file = town.slack.add_file(ana, "launch.vtt", MEETING.encode())
    town.slack.says(ana, town.dm(ana), "minutes", files=[file])
    assert "move the launch" in town.answer(town.dm(ana), "Decisions").all_text
    # the post that took the work on has become its result
    assert len(town.slack.posts(town.dm(ana))) == 1


def test_what_was_said_in_the_meeting_can_then_be_asked_by_its_uploader_only(town: Town) -> None:
    ana, bo = town.person(), town.person()
    file = town.slack.add_file(ana, "guide.vtt", MEETING.replace("support guide", "yak manual").encode())
    town.slack.says(ana, town.dm(ana), "minutes", files=[file])
    town.answer(town.dm(ana), "Decisions")
    town.slack.says(ana, town.dm(ana), "who will write the yak manual?")
    town.answer(town.dm(ana), "yak manual before Friday", count=2)
    town.slack.says(bo, town.dm(bo), "who will write the yak manual?")
    assert "yak manual before" not in town.answer(town.dm(bo)).all_text


def test_a_recording_in_a_mention_is_written_up_in_the_thread(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    file = town.slack.add_file(ana, "weekly.vtt", MEETING.encode())
    sent = town.slack.says(ana, channel, "minutes", files=[file], mention=True)
    assert town.answer(channel, "Decisions").thread_ts == sent.ts


def test_slash_minutes_alone_opens_a_form_that_takes_the_file(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.command(ana, "/minutes", "", channel)
    view = town.slack.wait_for(lambda: next((one for one in town.slack.views if one.user == ana), None))
    assert view
    file = town.slack.add_file(ana, "board.vtt", MEETING.encode())
    town.slack.submit(ana, view, {"path": [file.id], "title": "Board"})
    assert "Board" in town.answer(town.dm(ana), "Decisions").all_text


def test_slash_minutes_takes_the_link_of_ones_own_file(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    file = town.slack.add_file(ana, "retro.vtt", MEETING.encode())
    town.slack.command(ana, "/minutes", f"{town.slack.url}/files-pri/T1-{file.id}/retro.vtt", channel)
    town.answer(town.dm(ana), "Decisions")


def test_the_link_of_somebody_elses_file_is_refused(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(bo)
    file = town.slack.add_file(ana, "secret.vtt", MEETING.encode())
    town.slack.command(bo, "/minutes", f"{town.slack.url}/files-pri/T1-{file.id}/secret.vtt", channel)
    town.answer(town.dm(bo), "is not yours")


def test_a_channel_is_answered_from_what_all_of_its_members_may_read(town: Town) -> None:
    ana, gus = town.person(), town.person(guest=True)
    channel = town.channel(ana, gus)
    town.slack.says(ana, channel, LEAVE, mention=True)
    assert ANSWER not in town.answer(channel).all_text


def test_a_guest_who_leaves_no_longer_counts(town: Town) -> None:
    ana, gus = town.person(), town.person(guest=True)
    channel = town.channel(ana, gus)
    town.slack.says(ana, channel, "is anything known about bicycles?", mention=True)
    town.answer(channel)
    assert town.outcomes(town.slack.leave(gus, channel)) == {"ignored"}
    town.slack.says(ana, channel, LEAVE, mention=True)
    town.answer(channel, ANSWER)


def test_a_channel_shared_with_outsiders_is_refused(town: Town) -> None:
    ana, eve = town.person(), town.person(stranger=True)
    channel = town.channel(ana, eve, external=True)
    town.slack.says(ana, channel, LEAVE, mention=True)
    town.told(ana, "shared with people outside")


def test_an_outsider_is_refused(town: Town) -> None:
    eve = town.person(stranger=True)
    town.slack.says(eve, town.dm(eve), LEAVE)
    town.answer(town.dm(eve), "people outside the company")


def test_a_document_pings_nobody(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.says(ana, channel, "whom may I write about parental leave?", mention=True)
    town.slack.says(ana, channel, "write <!channel> about paid parental leave, <!here>", mention=True)
    town.answer(channel, count=2)
    posts = town.slack.posts(channel)
    assert [town.slack.pings(post) for post in posts] == [[]] * len(posts)


def test_a_bot_that_talks_to_the_bot_is_not_answered(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.bot_says(channel, f"<@{town.slack.bot_user_id}> {LEAVE}").wait()
    asked = town.slack.says(ana, channel, LEAVE, mention=True)
    assert town.answer(channel, ANSWER).thread_ts == asked.ts
    assert len(town.slack.posts(channel)) == 1


def test_an_edit_is_no_second_question(town: Town) -> None:
    ana = town.person()
    sent = town.slack.says(ana, town.dm(ana), LEAVE)
    town.answer(town.dm(ana), ANSWER)
    assert town.outcomes(town.slack.edits(ana, sent, "how long is sick leave?")) == {"ignored"}


def test_a_question_of_twelve_thousand_characters_gets_a_sentence(town: Town) -> None:
    ana = town.person()
    town.slack.says(ana, town.dm(ana), "why? " * 2400)
    town.answer(town.dm(ana), "too long")


def test_a_recording_that_is_gone_is_named(town: Town) -> None:
    ana = town.person()
    file = town.slack.add_file(ana, "old.mp4", b"x", gone=True)
    town.slack.says(ana, town.dm(ana), "minutes", files=[file])
    town.slack.wait_for_post(town.dm(ana), containing="old.mp4' is gone", timeout=90)


def test_a_recording_of_two_gigabytes_is_refused_before_it_is_fetched(town: Town) -> None:
    ana = town.person()
    file = town.slack.add_file(ana, "day.mp4", b"x", size=2_000_000_000)
    before = sum(call.method == "download" for call in town.slack.calls)
    town.slack.says(ana, town.dm(ana), "minutes", files=[file])
    town.answer(town.dm(ana), "larger than 1,000,000,000 bytes")
    assert sum(call.method == "download" for call in town.slack.calls) == before


def test_a_program_that_is_called_a_recording_is_refused(town: Town) -> None:
    ana = town.person()
    file = town.slack.add_file(ana, "call.mp4", b"\x7fELF\x02\x01\x01" + b"\x00" * 2000, mimetype="video/mp4")
    town.slack.says(ana, town.dm(ana), "minutes", files=[file])
    town.answer(town.dm(ana), "program")


def test_two_recordings_at_once_are_asked_for_one_by_one(town: Town) -> None:
    ana = town.person()
    files = [town.slack.add_file(ana, name, MEETING.encode()) for name in ("a.vtt", "b.vtt")]
    town.slack.says(ana, town.dm(ana), "minutes", files=files)
    town.answer(town.dm(ana), "2 files came along: a.vtt, b.vtt")


def test_a_mention_without_words_shows_help(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    town.slack.says(ana, channel, "", mention=True)
    town.answer(channel, "Write up a meeting")


def test_every_post_carries_its_delivery_key(town: Town) -> None:
    ana = town.person()
    town.slack.says(ana, town.dm(ana), LEAVE)
    post = town.answer(town.dm(ana), ANSWER)
    assert post.metadata
    assert post.metadata["event_payload"]["key"].startswith("slack:Ev")


def test_an_event_sent_three_more_times_is_answered_once(town: Town) -> None:
    ana = town.person()
    sent = town.slack.says(ana, town.dm(ana), LEAVE)
    for number in range(3):
        town.slack.retry(sent)
        sent.wait_attempts(number + 2)
    town.answer(town.dm(ana), ANSWER)
    assert sent.acked
    town.slack.says(ana, town.dm(ana), "help")
    town.answer(town.dm(ana), "Write up a meeting")
    assert len(town.slack.posts(town.dm(ana))) == 2


def test_a_button_that_means_minutes_still_knows_the_recording(town: Town) -> None:
    ana = town.person()
    file = town.slack.add_file(ana, "sync.vtt", MEETING.encode())
    town.slack.says(ana, town.dm(ana), "wednesday", files=[file])
    question = town.answer(town.dm(ana), "Did you mean")
    town.slack.click(ana, question, "minutes")
    town.answer(town.dm(ana), "Decisions")


def test_a_member_who_becomes_a_guest_reads_what_guests_read(town: Town) -> None:
    ana = town.person()
    town.slack.says(ana, town.dm(ana), LEAVE)
    town.answer(town.dm(ana), ANSWER)
    account = {
        "id": ana,
        "team_id": town.slack.team_id,
        "is_restricted": True,
        "profile": {"email": f"p{ana[1:].lstrip('0')}@example.org"},
    }
    assert town.outcomes(town.slack.event({"type": "user_change", "user": account})) == {"ignored"}
    town.slack.says(ana, town.dm(ana), LEAVE)
    town.slack.wait_for_post(town.dm(ana), count=2, timeout=60)
    assert ANSWER not in town.slack.posts(town.dm(ana))[-1].all_text


@pytest.mark.parametrize("way", ["command", "direct", "mention"])
def test_a_question_of_12000_characters_is_answered_with_what_is_too_long(town: Town, way: str) -> None:
    ana = town.person()
    channel, question = town.channel(ana), "how long is leave " * 667
    assert len(question) > 12_000
    if way == "command":
        town.slack.command(ana, "/ask", question, channel)
        town.told(ana, "4000")
        return
    place = town.dm(ana) if way == "direct" else channel
    town.slack.says(ana, place, question, mention=way == "mention")
    assert town.slack.wait_for(lambda: [one for one in town.slack.posts() if "4000" in one.all_text], 60)


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_of_six_megabytes_that_nobody_signed_is_refused(village: Town, declared: bool) -> None:
    pieces: Iterator[bytes] = (b"x" * 100_000 for _ in range(60))
    content = b"x" * 6_000_000 if declared else pieces
    assert httpx.post(str(village.slack.events_url), content=content, timeout=30).status_code == 413
