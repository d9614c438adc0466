"""One message in, one reply out, whatever happens in between."""

import asyncio
import logging

import pytest
from pydantic import BaseModel

from bot.testing.chat import NOW, FakeChat
from indexing.errors import IndexUnavailableError
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.messages import Conversation, Message, Reply
from skills.permission import Permission


class Query(BaseModel):
    word: str


class Said:
    def to_reply(self) -> Reply:
        return Reply("said")


FAULTS = {
    "mine": UserError("That is not a month.", hint="Name one of twelve."),
    "theirs": IndexUnavailableError("The index is locked; try again in a moment."),
    "bug": ZeroDivisionError("secret detail"),
}


@skill(command="break", summary="Break on purpose", examples=("break mine",), permission=Permission.ASK)
async def break_(query: Query, ctx: Context) -> Said:
    raise FAULTS[query.word]


@pytest.fixture
def breaking(chat: FakeChat) -> FakeChat:
    chat.dispatcher.skills = (*chat.dispatcher.skills, break_)
    return chat


def test_what_the_person_can_mend_is_said_privately_with_the_hint(breaking: FakeChat) -> None:
    reply = breaking.say("break mine")
    assert (reply.summary, reply.private) == ("That is not a month. Name one of twelve.", True)


@pytest.mark.parametrize(
    ("word", "says"), [("theirs", "The index is locked"), ("bug", "Something went wrong on our side")]
)
def test_what_they_cannot_mend_has_a_reference_that_stands_in_the_log(
    breaking: FakeChat, word: str, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        reply = breaking.say(f"break {word}")
    reference = reply.summary.split("reference ")[1].split(")")[0]
    assert reply.summary.startswith(says)
    assert "secret detail" not in reply.summary
    assert reference in caplog.text


@pytest.mark.parametrize("text", ["", "   ", "/", "\x00", "ask", "a" * 12_000, "AND OR NOT (", "<!channel>"])
def test_addressed_it_never_stays_silent(chat: FakeChat, text: str) -> None:
    assert chat.say(text).summary


def test_the_reply_to_a_channel_uses_only_what_all_of_it_may_read(chat: FakeChat) -> None:
    chat.wrote(
        "ana", "# Salaries\n\nThe salary band of engineers begins at 60,000 euros.", readers="group:hr"
    )
    question = "Where does the salary band of engineers begin?"
    alone = chat.say(question, sender="ana")
    before_all = chat.say(question, sender="ana", channel="C1")
    assert "ana/Salaries.md" in str(alone)
    assert "Salaries" not in str(before_all)


def test_a_channel_nobody_is_known_in_sees_only_what_is_published(chat: FakeChat) -> None:
    chat.wrote("ana", "# Menu\n\nThe canteen serves soup on Monday.")
    assert "nothing that you may read" in chat.say("What does the canteen serve?", channel="C9").summary


def test_a_stranger_reads_nothing_and_is_told_so(chat: FakeChat) -> None:
    chat.wrote("ana", "# Menu\n\nThe canteen serves soup.")
    assert "I do not know 'Zed'" in chat.say("What does the canteen serve?", sender=chat.stranger).summary


def test_a_guest_reads_only_what_names_them_or_is_published(chat: FakeChat) -> None:
    chat.wrote("ana", "# Menu\n\nThe canteen serves soup on Monday.")
    reply = chat.say("What does the canteen serve on Monday?", sender="gus")
    assert "nothing that you may read" in reply.summary


def test_help_lists_every_skill_but_the_words_of_buttons(chat: FakeChat) -> None:
    shown = str(chat.say("help").blocks)
    assert all(one.command in shown for one in chat.dispatcher.skills if not one.takes)
    assert "3fa9c2d41b07" not in shown


def test_help_leaves_out_what_a_person_may_not_use(chat: FakeChat) -> None:
    chat.granted.discard(Permission.SETTINGS)
    shown = str(chat.say("help").blocks)
    assert "ask" in shown
    assert "skills off" not in shown


def test_a_word_that_nobody_has_is_answered_with_the_nearest_one(chat: FakeChat) -> None:
    reply = chat.say("/skils off minutes")
    assert "'skils'" in reply.summary
    assert "skills off minutes" in str(reply.blocks)


def test_a_word_near_to_none_is_said_to_be_unknown(chat: FakeChat) -> None:
    assert "I do not know the word 'banana'" in chat.say("/banana").summary


def test_a_question_under_the_apps_own_command_is_still_a_question(chat: FakeChat) -> None:
    chat.wrote("ana", "# Leave\n\nParents receive 16 weeks of paid parental leave.")
    reply = chat.say("/how many weeks of paid parental leave do parents receive?")
    assert "16 weeks" in str(reply)


def test_a_question_under_it_that_begins_with_a_buttons_word_is_one_too(chat: FakeChat) -> None:
    chat.wrote("ana", "# Payroll\n\nThe person in charge of payroll is Bo Lind.")
    reply = chat.say("/person in charge of payroll, who is it?")
    assert "does not fit" not in reply.summary
    assert "missing" not in reply.summary


def test_a_question_that_begins_with_a_word_of_admins_is_a_question(chat: FakeChat) -> None:
    chat.granted.discard(Permission.SETTINGS)
    reply = chat.say("skills that an engineer needs")
    assert "permission" not in reply.summary


def test_a_typed_answer_raises_for_whoever_calls_it(breaking: FakeChat) -> None:
    message = Message("x", breaking.rights.user("ana"), Conversation("fake", "T1", "D1", private=True), NOW)
    with pytest.raises(UserError, match="not a month"):
        asyncio.run(breaking.dispatcher.answer(break_, Query(word="mine"), message))
