"""Which untagged messages of a thread are for us."""

import pytest

from benchmarks.followups import by_the_rules, dialogues, taken_up
from bot.followups import Said, Thread, is_for_us

QUESTION = "And how long is it for fathers?"


@pytest.mark.parametrize("kind", ["second", "asker"])
def test_at_least_95_of_100_follow_ups_without_a_tag_are_answered(kind: str) -> None:
    answered, asked = taken_up(by_the_rules, kind)
    assert answered / asked >= 0.95


def test_at_most_2_of_100_messages_between_people_get_a_reply() -> None:
    unwanted = [by_the_rules(one) for one in dialogues() if not one.wanted]
    assert sum(unwanted) / len(unwanted) <= 0.02


def test_a_mention_of_somebody_else_always_wins() -> None:
    assert all(not by_the_rules(one) for one in dialogues() if one.said.mentions)
    assert not is_for_us(Said("ana", QUESTION, mentions=True), Thread("ana", asked_back=True))


def test_once_people_talk_to_each_other_a_question_is_theirs() -> None:
    talk = (Said("bo", "I think that is different in Lisbon."),)
    assert not is_for_us(Said("ana", QUESTION), Thread("ana", talk))
    assert is_for_us(Said("ana", QUESTION), Thread("ana"))


def test_a_question_that_was_for_us_does_not_make_the_next_one_theirs() -> None:
    asked = (Said("bo", "And how long is it in Spain?"),)
    assert is_for_us(Said("ana", QUESTION), Thread("ana", asked))


def test_what_we_asked_back_is_answered_in_any_words_but_thanks() -> None:
    thread = Thread("ana", asked_back=True)
    assert is_for_us(Said("ana", "the second one"), thread)
    assert not is_for_us(Said("ana", "thanks"), thread)
    assert not is_for_us(Said("bo", "the second one"), thread)


def test_a_command_word_is_for_us_from_whom_we_answered() -> None:
    thread = Thread("ana", commands={"meetings"})
    assert is_for_us(Said("ana", "meetings done a1b2"), thread)
    assert not is_for_us(Said("bo", "meetings are boring"), thread)
