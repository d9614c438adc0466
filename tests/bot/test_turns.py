"""What a thread remembers: for those who saw it, for a while, in order."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot.store import transaction
from bot.turns import KEPT, LONGEST, RECENT, REMEMBERED, earlier_turns, forget_turns, remember, tidy_turns
from skills.messages import Conversation, Turn

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
THREAD = Conversation("slack", "T1", "C1", "1.0")
DIRECT = Conversation("slack", "T1", "D1", "5.0", private=True)


def say(
    store: Engine, text: str, place: Conversation = THREAD, asker: str = "ana", at: datetime = NOW
) -> None:
    with transaction(store) as session:
        remember(session, place, Turn(text, f"answer to {text}"), asker=asker, now=at)


def heard(store: Engine, place: Conversation = THREAD, asker: str = "ana", at: datetime = NOW) -> list[str]:
    return [turn.asked for turn in earlier_turns(store, place, asker=asker, now=at)]


def test_the_last_turns_of_a_thread_come_oldest_first(store: Engine) -> None:
    for number in range(REMEMBERED + 2):
        say(store, str(number))
    assert heard(store) == [str(number) for number in range(2, REMEMBERED + 2)]


def test_another_thread_channel_or_platform_is_another_conversation(store: Engine) -> None:
    say(store, "leave")
    for other in (("slack", "C1", "2.0"), ("slack", "C2", "1.0"), ("teams", "C1", "1.0")):
        platform, channel, thread = other
        assert heard(store, Conversation(platform, "T1", channel, thread)) == []


def test_all_who_read_a_thread_go_on_with_what_anybody_asked_there(store: Engine) -> None:
    say(store, "leave", asker="ana")
    assert heard(store, asker="bo") == ["leave"]


def test_what_only_the_asker_saw_is_remembered_for_the_asker_alone(store: Engine) -> None:
    quietly = Conversation("slack", "T1", "C1", "1.0", private=True)
    say(store, "salary", quietly)
    assert heard(store, quietly) == ["salary"]
    assert heard(store, quietly, asker="bo") == []
    assert heard(store, THREAD) == []


def test_in_private_the_last_half_hour_counts_without_a_thread_and_the_thread_for_longer(
    store: Engine,
) -> None:
    say(store, "leave", DIRECT)
    next_message = Conversation("slack", "T1", "D1", "6.0", private=True)
    assert heard(store, next_message, at=NOW + RECENT) == ["leave"]
    assert heard(store, next_message, at=NOW + RECENT + timedelta(seconds=1)) == []
    assert heard(store, DIRECT, at=NOW + timedelta(days=1)) == ["leave"]


def test_a_huge_answer_is_kept_as_far_as_a_topic_needs(store: Engine) -> None:
    with transaction(store) as session:
        remember(session, THREAD, Turn("x" * 9_000, "y" * 9_000), asker="ana", now=NOW)
    (turn,) = earlier_turns(store, THREAD, asker="ana", now=NOW)
    assert (len(turn.asked), len(turn.answered)) == (LONGEST, LONGEST)


def test_old_turns_go_and_so_do_those_of_a_person_who_is_forgotten(store: Engine) -> None:
    say(store, "old", at=NOW - KEPT - timedelta(seconds=1))
    say(store, "ana's")
    say(store, "bo's", asker="bo")
    assert tidy_turns(store, now=NOW) == 1
    with transaction(store) as session:
        assert forget_turns(session, "ana") == 1
    assert heard(store) == ["bo's"]
