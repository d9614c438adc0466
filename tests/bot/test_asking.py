"""What in a channel asks something that could be looked up, and what is chatter."""

import json
from pathlib import Path

import pytest

from bot.asking import asks_on, could_be_looked_up, is_aside

ROOT = Path(__file__).parents[2]
COMPANY = ROOT / "docs" / "sample_company" / "questions.jsonl"
HANDBOOKS = ROOT / "benchmarks" / "training" / "answer_score"
UTTERANCES = ROOT / "benchmarks" / "training" / "router" / "utterances.jsonl"


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("path", [COMPANY, HANDBOOKS / "handbook_a.jsonl", HANDBOOKS / "handbook_b.jsonl"])
def test_at_least_95_of_100_questions_of_companies_get_through(path: Path) -> None:
    asked = [could_be_looked_up(row["question"]) for row in rows(path)]
    assert sum(asked) / len(asked) >= 0.95


def test_at_most_3_of_100_messages_that_are_for_no_skill_get_through() -> None:
    asked = [could_be_looked_up(row["text"]) for row in rows(UTTERANCES) if row["skill"] is None]
    assert len(asked) > 100
    assert sum(asked) / len(asked) <= 0.03


@pytest.mark.parametrize(
    "text",
    [
        "Does anyone know how long parental leave is?",
        "hi all, where do I file an expense report",
        "Can somebody tell me who owns the billing service?",
        "I am new here. How many days off do we get?",
        "wie viele Urlaubstage habe ich?",
    ],
)
def test_a_question_to_everybody_is_one(text: str) -> None:
    assert could_be_looked_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "good morning everyone!",
        "how are you all today?",
        "Could you review my PR?",
        "who's up for lunch?",
        "The deploy is done.",
        "see https://wiki.example/leave?page=2",
        "> how long is parental leave?",
        "`what is this?`",
        "really?",
        "That is longer than at my last job, isn't it?",
        "Shall we meet at three?",
        "what do you think?",
        "word " * 300 + "how long is parental leave?",
    ],
)
def test_chatter_is_none(text: str) -> None:
    assert not could_be_looked_up(text)


def test_a_short_question_goes_on_only_in_a_conversation() -> None:
    assert asks_on("and in Spain?")
    assert not could_be_looked_up("Spain?")


@pytest.mark.parametrize("text", ["thanks!", ":+1:", "ok great, thank you", "", "lol"])
def test_thanks_and_nods_are_asides(text: str) -> None:
    assert is_aside(text)
