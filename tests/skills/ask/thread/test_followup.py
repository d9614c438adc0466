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
from indexing.models import TextModels
from skills.ask.thread.exchange import Alike, Thing
from skills.ask.thread.followup import other_wording, rewrite, rewrite_with_model
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
    ("last", "question", "whole"),
    [
        (
            "when is the hotline staffed on saturdays?",
            "and on Sundays?",
            "when is the hotline staffed on Sundays?",
        ),
        ("what was revenue in 2024?", "and 2025?", "what was revenue in 2025?"),
        ("how long is the warranty on frames?", "and on motors?", "how long is the warranty on motors?"),
        ("how long is sick pay after 3 years?", "and after 5 years?", "how long is sick pay after 5 years?"),
        (
            "How many days may I work from another country?",
            "and in Spain?",
            "How many days may I work from another country in Spain?",
        ),
        ("Is the canteen open on Fridays?", "and at weekends?", "Is the canteen open at weekends?"),
        ("Who approves hotels?", "what about guests?", "Who approves hotels for guests?"),
        (
            "Wie viele Urlaubstage gibt es in Deutschland?",
            "und in Frankreich?",
            "Wie viele Urlaubstage gibt es in Frankreich?",
        ),
        ("Wann öffnet der Laden am Montag?", "und am Sonntag?", "Wann öffnet der Laden am Sonntag?"),
        ("Wer bezahlt Hotels?", "was ist mit Praktikanten?", "Wer bezahlt Hotels für Praktikanten?"),
        ("Quand ouvre le magasin le lundi ?", "et le dimanche ?", "Quand ouvre le magasin le dimanche?"),
        ("Qui paie l'hôtel à Lyon ?", "et à Paris ?", "Qui paie l'hôtel à Paris?"),
    ],
)
def test_a_follow_up_that_exchanges_one_thing_reads_as_the_last_question_with_it(
    last: str, question: str, whole: str
) -> None:
    assert rewrite(question, [Turn(last, "So it is.")]) == whole


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("how heavy is the heron e2?", "how much is it?", "how much is the heron e2?"),
        ("When is the christmas party?", "where is it?", "where is the christmas party?"),
        ("Do contractors have a training budget?", "how much is it?", "how much is the training budget?"),
        ("where do I file expenses?", "who approves them?", "who approves the expenses?"),
        ("Wie viel kostet der Heron E2?", "wie schwer ist er?", "wie schwer ist der Heron E2?"),
        ("Wo ist die Kantine?", "was kostet das?", "was kostet die Kantine?"),
    ],
)
def test_a_pronoun_is_the_thing_that_was_asked_about(last: str, question: str, whole: str) -> None:
    assert rewrite(question, [Turn(last, "So it is.")]) == whole


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        (
            "How many days may employees work from abroad?",
            "what about contractors?",
            "How many days may contractors work from abroad?",
        ),
        ("Do contractors have a training budget?", "and interns?", "Do interns have a training budget?"),
        (
            "what is the meal allowance?",
            "what about contractors?",
            "what is the meal allowance for contractors?",
        ),
        (
            "how late is the bristol shop open on thursday?",
            "and in Munich?",
            "how late is the Munich shop open on thursday?",
        ),
    ],
)
def test_where_no_word_tells_what_is_exchanged_its_meaning_does(
    last: str, question: str, whole: str, alike: Alike
) -> None:
    assert rewrite(question, [Turn(last, "So it is.")], alike) == whole


@pytest.fixture
def alike(models: TextModels) -> Alike:
    def cosine(one: str, other: str) -> float:
        first, second = models.embed([one, other])
        return float(first @ second)

    return cosine


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("Who is the fire marshal at Leith?", "and first aider?", "Who is the first aider at Leith?"),
        ("Who is the fire marshal at Leith?", "and the fire warden?", "Who is the fire warden at Leith?"),
        ("Who's the site manager at Leith?", "and receptionist?", "Who's the receptionist at Leith?"),
        ("What is the phone number at Leith?", "and the postcode?", "What is the postcode at Leith?"),
        ("What is the meal allowance?", "and the hotel limit?", "What is the hotel limit?"),
        ("How much is a locker?", "and a parking space?", "How much is a parking space?"),
        ("Who is the head of sales?", "and of HR?", "Who is the head of HR?"),
        ("When is dinner?", "and lunch?", "When is lunch?"),
        ("When does the shop open on Mondays?", "and close?", "When does the shop close on Mondays?"),
    ],
)
def test_a_role_a_meal_or_a_side_is_exchanged_and_its_place_is_kept(
    last: str, question: str, whole: str, alike: Alike
) -> None:
    assert rewrite(question, [Turn(last, "So it is.")], alike) == whole


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("Who is the fire marshal at Leith?", "and cardiff?", "Who is the fire marshal at cardiff?"),
        ("Who is the fire marshal at Leith?", "and Cardiff?", "Who is the fire marshal at Cardiff?"),
        (
            "Who is the first aider at Leith?",
            "and the night shift?",
            "Who is the first aider at Leith for the night shift?",
        ),
        ("What is the dress code?", "and the warehouse?", "What is the dress code for the warehouse?"),
        (
            "What is the meal allowance?",
            "what about the interns?",
            "What is the meal allowance for the interns?",
        ),
    ],
)
def test_a_place_or_a_group_takes_the_place_of_no_role(
    last: str, question: str, whole: str, alike: Alike
) -> None:
    assert rewrite(question, [Turn(last, "So it is.")], alike) == whole


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("When is dinner?", "until when?", "Until when is dinner?"),
        ("When is dinner?", "and where?", "Where is dinner?"),
        ("When is dinner?", "how much?", "How much is the dinner?"),
        ("How long is parental leave?", "since when?", "Since when is parental leave?"),
        ("Is the office open on Sunday?", "until when?", "Until when is the office open on Sunday?"),
        (
            "How many vacation days may I carry over?",
            "until when?",
            "Until when may I carry over vacation days?",
        ),
        ("Is there a canteen at Leith?", "where?", "Where is the canteen at Leith?"),
        ("Are there first aiders at Leith?", "who?", "Who are the first aiders at Leith?"),
        ("Do we have a gym?", "how much?", "How much is the gym?"),
        ("Wann öffnet der Laden am Montag?", "bis wann?", "Bis wann öffnet der Laden am Montag?"),
        ("Quand ouvre le magasin ?", "jusqu'à quand ?", "Jusqu'à quand ouvre le magasin?"),
    ],
)
def test_a_question_word_alone_asks_that_of_the_thing_of_the_last_question(
    last: str, question: str, whole: str
) -> None:
    assert rewrite(question, [Turn(last, "So it is.")]) == whole


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        (
            "When does the Bristol office close?",
            "who is the fire marshal there?",
            "who is the fire marshal at the Bristol office?",
        ),
        ("When does the canteen in Leith open?", "is there parking there?", "is there parking in Leith?"),
    ],
)
def test_there_is_the_place_of_the_last_question(last: str, question: str, whole: str) -> None:
    assert rewrite(question, [Turn(last, "So it is.")]) == whole


def test_a_pronoun_is_what_the_last_follow_up_exchanged(alike: Alike) -> None:
    thread = [Turn("When does the Leith office open?", "At 8."), Turn("and Cardiff?", "At 9.")]
    written = rewrite("and when does it close?", thread, alike)
    assert written == "when does the Cardiff office close?"


def test_a_follow_up_of_a_follow_up_keeps_what_the_first_exchanged() -> None:
    thread = [Turn("When does the shop in Bath open on Monday?", "At 9."), Turn("and on Sundays?", "Never.")]
    assert rewrite("and in Lyon?", thread) == "When does the shop in Lyon open on Sundays?"


def test_a_whole_question_that_begins_with_and_is_asked_without_it() -> None:
    written = rewrite("und wann verfällt der Resturlaub?", [Turn("Wie viele Urlaubstage gibt es?", "30.")])
    assert written == "Wann verfällt der Resturlaub?"


@pytest.mark.parametrize(
    "question", ["and is it paid by the state or by us?", "and who approves that?", "ok thanks"]
)
def test_what_says_more_than_a_thing_exchanges_none(question: str) -> None:
    assert Thing.of(question) is None


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
        "When is the christmas party?",
        "Who is the CFO?",
        "What is the dress code?",
        "Wann ist das Sommerfest?",
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


@pytest.mark.parametrize(
    "question",
    [
        "When is payday?",
        "How much is lunch?",
        "Do I need a badge?",
        "In which room is the printer?",
        "At what time does the canteen close?",
    ],
)
def test_a_short_question_that_names_a_thing_is_also_read_alone(question: str) -> None:
    earlier = [Turn("How many days of leave do I get?", "28 days.")]
    assert other_wording(question, rewrite(question, earlier) or "") == question


@pytest.mark.parametrize("question", ["What is required?", "What is the price?", "And on Sundays?"])
def test_a_side_of_the_last_thing_is_not_read_alone(question: str) -> None:
    earlier = [Turn("Can I get a parking space?", "Yes.")]
    assert other_wording(question, rewrite(question, earlier) or "") != question
