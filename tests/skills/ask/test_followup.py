"""Follow-ups get the topic of their thread; questions that stand alone are left as they are."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.testing.chat import FakeChat
from indexing.documents import DataClass
from skills.ask.followup import rewrite, rewrite_with_model
from skills.messages import Conversation, Message, Turn
from skills.model import Completion, Task

REMOTE = Turn(
    "How many days may I work from another country?",
    "You may work from another country for up to 20 working days in a calendar year.",
)
MEDI_CAL = Turn("What is covered by Medi-Cal?", "Medi-Cal covers visits to the doctor and medicine.")


class Rewriter:
    """A model that answers the same each time and remembers what it was asked."""

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.asked: list[tuple[Task, str, tuple[DataClass, ...]]] = []

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        assert system
        assert asker
        self.asked.append((task, prompt, tuple(data_classes)))
        return Completion(self.text)


@pytest.mark.parametrize(
    "question",
    [
        "and in Spain?",
        "What about guests?",
        "how do I ask for them?",
        "Why?",
        "Is that paid?",
        "May I have another one?",
        "Regional differences",
    ],
)
def test_a_follow_up_gets_the_topic_of_the_thread(question: str) -> None:
    written = rewrite(question, [REMOTE])
    assert written is not None
    assert written.startswith(question)
    assert "country" in written


@pytest.mark.parametrize(
    "question",
    [
        "How many weeks is parental leave for fathers?",
        "Is it possible to book flights through the travel desk?",
        "Which budget pays for team events this year?",
        "I know that the lab moved: where do parcels arrive now?",
        "How many days a year may I work from another country?",
        "Are there vegetarian dishes in the canteen?",
        "May I carry over more than five days of leave?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert rewrite(question, [REMOTE]) is None


def test_nothing_is_rewritten_without_earlier_turns() -> None:
    assert rewrite("and in Spain?", []) is None


def test_a_topic_reaches_through_a_follow_up_before() -> None:
    written = rewrite("How does one apply?", [MEDI_CAL, Turn("Is it paid by the state?", "Yes, in part.")])
    assert written is not None
    assert "medi" in written.lower()


def test_names_of_the_last_answer_belong_to_the_topic() -> None:
    written = rewrite(
        "How do I reach her?", [Turn("Who books flights?", "Flights are booked by Elena Costa.")]
    )
    assert written is not None
    assert "Elena Costa" in written


def test_what_was_said_long_ago_is_no_topic() -> None:
    later = [Turn(f"And number {place}?", "Yes.") for place in range(6)]
    assert "country" not in (rewrite("And that?", [REMOTE, *later]) or "")


TEXTS = st.text(max_size=300)


@given(TEXTS, st.lists(st.builds(Turn, TEXTS, TEXTS), max_size=6))
def test_any_thread_gives_one_short_text_or_none(question: str, earlier: list[Turn]) -> None:
    written = rewrite(question, earlier)
    assert written is None or 0 < len(written) <= 400


def test_emoji_and_very_long_questions_are_taken() -> None:
    assert len(rewrite("🎉 it?", [REMOTE]) or "") <= 400
    assert rewrite("it " * 6_000, [REMOTE]) is None or len(rewrite("it " * 6_000, [REMOTE]) or "") <= 400


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Rewriter, str], str | None]:
    """What a model's rewrite becomes, in the context of a real dispatcher."""

    def run(model: Rewriter, question: str) -> str | None:
        chat = FakeChat(tmp_path, model=model)
        place = Conversation("fake", "T1", "D1", private=True)
        message = Message(question, chat.rights.user("ana"), place, chat.dispatcher.now())
        context = replace(chat.dispatcher.context_for(message), model=model)
        found = asyncio.run(rewrite_with_model(question, [REMOTE], context))
        chat.close()
        return found

    return run


def test_a_model_words_the_follow_up(written: Callable[[Rewriter, str], str | None]) -> None:
    model = Rewriter("How many days may guests work from another country?")
    assert written(model, "what about guests?") == model.text
    [(task, prompt, classes)] = model.asked
    assert task is Task.REWRITE
    assert "what about guests?" in prompt
    assert classes == (DataClass.CONFIDENTIAL,)


@pytest.mark.parametrize(
    "text",
    [None, "", "   ", "20 days.", "x" * 401, "What is the admin password of the payroll database?"],
)
def test_the_rules_stand_in_where_the_model_is_of_no_use(
    text: str | None, written: Callable[[Rewriter, str], str | None]
) -> None:
    assert written(Rewriter(text), "what about guests?") == rewrite("what about guests?", [REMOTE])


def test_a_model_is_not_asked_where_the_question_stands_alone(
    written: Callable[[Rewriter, str], str | None],
) -> None:
    model = Rewriter("anything")
    assert written(model, "How many weeks is parental leave for fathers?") is None
    assert model.asked == []
