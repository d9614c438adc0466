"""Everyday words are read as what was found says them, and words that documents hold stay."""

import asyncio
from pathlib import Path

import pytest

from bot.testing.chat import NOW, FakeChat
from indexing.models import TextModels
from skills.ask import AskQuery, ask
from skills.ask.everyday import as_documents_say, widened, with_party
from skills.ask.spelling import NOWHERE
from skills.messages import Conversation, Message


def read(question: str, text: str, *unknown: str) -> str:
    """As it is read beside this text, where these of its words stand nowhere."""
    return as_documents_say(question, dict.fromkeys((*unknown, NOWHERE), 7.5), (text,))


@pytest.mark.parametrize(
    ("question", "text", "meant"),
    [
        ("can dads swap days", "Fathers may swap one shift a week.", "can fathers swap days"),
        ("where is the loo", "The washroom is behind the stairs.", "where is the washroom"),
        ("may I wfh", "Home working needs a form.", "may I home working"),
        ("Quit by phone?", "You give notice on paper.", "give notice by phone?"),
        ("do bosses sign", "A supervisor signs.", "do supervisors sign"),
        ("who is our ceo", "Nothing of the kind. The chief executive is Kim.", "who is our chief executive"),
        ("days for my gran", "A grandparent: 5 days.", "days for my grandparent"),
        ("can I flog a day", "You may sell two days.", "can I sell a day"),
        ("the sparky is late", "An electrician comes within four hours.", "the electrician is late"),
    ],
)
def test_a_word_that_stands_nowhere_is_read_as_the_documents_say_it(
    question: str, text: str, meant: str
) -> None:
    everyday = ("dads", "loo", "wfh", "quit", "bosses", "ceo", "gran", "flog", "sparky")
    word = next(one for one in everyday if one in question.lower())
    assert read(question, text, word) == meant


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("where is the loo", "The washrooms are new."),  # the word stands somewhere
        ("where is the zebra", "The washrooms are new."),
        ("where is the loo", "The stairs are new."),
        ("", ""),
    ],
)
def test_other_words_stay(question: str, text: str) -> None:
    unknown = ("zebra",) if "new" in text and "wash" in text else ("zebra", "loo")
    assert read(question, text, *unknown) == question


@pytest.mark.parametrize(
    ("question", "word", "text"),
    [
        ("how do I lift a pallet", "lift", "The elevator is closed."),
        ("how do I pass probation", "pass", "Wear your badge."),
        ("who will present the figures", "present", "A gift is up to £50."),
        ("when is the kiln fired", "fired", "Who is dismissed hands in the key."),
        ("what if my payslip is wrong", "wrong", "Suspicious mails are reported."),
        ("how do I display the total", "display", "A second screen is lent for a year."),
        ("did the lorries strike the gate", "strike", "Industrial action is announced by the union."),
    ],
)
def test_a_word_in_another_meaning_stays(question: str, word: str, text: str) -> None:
    assert read(question, text, word) == question


def test_the_same_words_are_read_where_they_are_meant_so() -> None:
    assert read("where is the lift", "The elevator is closed.", "lift") == "where is the elevator"
    assert read("I was fired", "Who is dismissed hands in the key.", "fired") == "I was dismissed"
    assert read("a dodgy mail", "Mails that look wrong are reported.", "dodgy") == "a wrong mail"


@pytest.mark.parametrize("question", ["my dad is ill, how many days", "a dad with no coat", "our Dad's pay"])
def test_somebodys_father_is_no_father_at_work(question: str) -> None:
    assert read(question, "Partners and fathers get a week.", "dad") == question


def test_a_phrase_stands_in_whole_words() -> None:
    assert read("is the loo open", "An unrestroomed house with toiletries.", "loo") == "is the loo open"


def test_what_stands_nowhere_is_also_looked_for_in_other_words() -> None:
    weights = {"canteen": 1.0, "cab": 7.5, NOWHERE: 7.5}
    assert widened("cab from the canteen", weights) == "cab from the canteen taxi"
    assert widened("bus from the canteen", weights) == "bus from the canteen"


def test_a_question_in_everyday_words_is_answered_and_how_it_was_read_is_said(
    tmp_path: Path, models: TextModels
) -> None:
    chat = FakeChat(tmp_path, None, models)
    chat.wrote("ana", "# Restrooms\n\nRestrooms are on the second floor, by the plants.", location="a.md")
    chat.wrote("ana", "# Desks\n\nDesks on the third floor are booked a day before.", location="b.md")
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message("Where are the loos?", chat.rights.user("ana"), place, NOW)
    asked = asyncio.run(chat.dispatcher.answer(ask, AskQuery(question=message.text), message))
    chat.close()
    assert asked.decision == "answer"
    assert "second floor" in asked.answer
    assert "Read as “Where are the restrooms?”" in asked.notes


@pytest.mark.parametrize(
    ("question", "word", "text"),
    [
        ("days off for my brother", "brother", "A sister's wedding: one day."),
        ("is my wife insured", "wife", "The husband is insured too."),
        ("may I lend my badge", "lend", "You may borrow a badge."),
        ("where is the printer", "printer", "The copier is on the first floor."),
    ],
)
def test_nobody_else_and_nothing_opposite_comes_in_a_words_place(question: str, word: str, text: str) -> None:
    assert read(question, text, word) == question


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("when is the staff do", "when is the staff party"),
        ("who comes to our Christmas do this year?", "who comes to our Christmas party this year?"),
        ("What must the staff do in a fire?", "What must the staff do in a fire?"),
        ("I don't know what the team do", "I don't know what the team do"),
        ("what does the office do", "what does the office do"),
        ("what should the staff do when it rains", "what should the staff do when it rains"),
        ("what do the team do", "what do the team do"),
    ],
)
def test_a_do_is_a_party_where_it_is_no_verb(asked: str, meant: str) -> None:
    assert with_party(asked) == meant
