"""Catching up in Slack: the channel, a thread, the menu of a message; and who is told nothing."""

import pytest

from tests.bot.platforms.slack.conftest import MEETING, Town

MOVED = "We decided to move the launch of the bottle to the fifteenth of October"
WHO = "Who tells the supplier of the bottle about the new date?"


def test_a_mention_tells_what_was_written_with_links(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    root = town.slack.says(bo, channel, MOVED)
    town.slack.says(ana, channel, "I will write to the press about the fifteenth", thread=root.ts)
    town.slack.says(bo, channel, WHO)
    town.slack.says(ana, channel, "catch me up since yesterday", mention=True)
    told = town.answer(channel, "messages of").all_text
    assert MOVED in told
    assert WHO.rstrip("?") in told.partition("Asked, and not answered there")[2]
    assert f"/archives/{channel}/p{root.ts.replace('.', '')}" in told
    assert f"thread_ts={root.ts}" in told


def test_in_a_thread_the_thread_is_summed_up(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    town.slack.says(bo, channel, "The canteen has soup of pumpkin and ginger today")
    root = town.slack.says(bo, channel, MOVED)
    town.slack.says(bo, channel, "Then the supplier must know of it by Friday", thread=root.ts)
    town.slack.says(ana, channel, "catchup", thread=root.ts, mention=True)
    told = town.answer(channel, "in this thread").all_text
    assert MOVED in told
    assert "soup" not in told


def test_summarise_thread_in_the_menu_of_a_message_tells_whoever_chose_it_alone(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    root = town.slack.says(bo, channel, MOVED)
    reply = town.slack.says(bo, channel, "Then the supplier must know of it by Friday", thread=root.ts)
    town.slack.shortcut(ana, channel, reply.ts, "summarise_thread")
    assert MOVED in town.told(ana, "in this thread").all_text


def test_minutes_from_this_recording_in_the_menu_of_a_message(town: Town) -> None:
    ana = town.person()
    channel = town.channel(ana)
    file = town.slack.add_file(ana, "quarter.vtt", MEETING.encode())
    sent = town.slack.says(ana, channel, "here it is", files=[file])
    town.slack.shortcut(ana, channel, sent.ts, "minutes_from_recording")
    assert "move the launch" in town.answer(town.dm(ana), "Decisions").all_text


@pytest.mark.parametrize("joined", [True, False])
def test_who_is_not_in_a_channel_is_told_nothing_of_it(town: Town, joined: bool) -> None:
    ana, bo = town.person(), town.person()
    secret = town.channel(bo, private=True)
    if not joined:
        town.slack.leave(town.slack.bot_user_id, secret)
    town.slack.says(bo, secret, MOVED)
    town.slack.command(ana, "/confidant", f"catchup today channel=slack:{secret}", town.channel(ana))
    expected = "You are not in this channel" if joined else "I am not in this channel"
    assert MOVED not in town.told(ana, expected).all_text


def test_another_channel_is_not_told_of_aloud(town: Town) -> None:
    ana = town.person()
    channel, other = town.channel(ana), town.channel(ana)
    town.slack.says(ana, other, MOVED)
    town.slack.says(ana, channel, f"catchup today channel=slack:{other}", mention=True)
    assert MOVED not in town.told(ana, "Others read along here").all_text


def test_in_a_direct_message_it_asks_which_channel(town: Town) -> None:
    ana = town.person()
    town.slack.says(ana, town.dm(ana), "what did I miss")
    town.answer(town.dm(ana), "Which channel you mean is missing")


def test_in_a_direct_message_the_channel_that_is_open_beside_it_is_meant(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    town.slack.says(bo, channel, MOVED)
    town.slack.looks_at(ana, channel)
    town.slack.says(ana, town.dm(ana), "catchup")
    assert MOVED in town.answer(town.dm(ana), "in the last 7 days").all_text


def test_an_open_channel_of_others_is_not_told(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(bo)
    town.slack.says(bo, channel, MOVED)
    town.slack.looks_at(ana, channel)
    town.slack.says(ana, town.dm(ana), "catchup")
    assert MOVED not in town.answer(town.dm(ana)).all_text


def test_in_a_direct_message_a_channel_is_meant_by_its_name_for_who_is_in_it(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(bo, ana)
    town.slack.says(bo, channel, MOVED)
    for user, words in ((ana, MOVED), (town.person(), "in no channel that is called")):
        town.slack.says(user, town.dm(user), f"catchup of #{channel.lower()} since yesterday")
        town.answer(town.dm(user), words)


def test_a_query_is_drafted_from_the_words_of_a_message(town: Town) -> None:
    ana, bo = town.person(), town.person()
    channel = town.channel(ana, bo)
    sent = town.slack.says(bo, channel, f"<@{ana}> how many customers do we have?", mention=False)
    town.slack.shortcut(ana, channel, sent.ts, "draft_SQL_from_this")
    assert town.told(ana, "No database is open")
