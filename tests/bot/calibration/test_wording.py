"""Whole sentences become questions that somebody would ask; anything else becomes none."""

import pytest

from bot.calibration.wording import worded

COMMON = frozenset("the a our your each parents complaints contractors".split())


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Parents receive 16 weeks of paid leave after the first day of work.",
            "How many weeks of paid leave do parents receive after the first day of work?",
            "16 weeks",
        ),
        ("Your team may keep up to 5 days a year.", "How many days may your team keep a year?", "5 days"),
        (
            "The daily allowance for business trips in Europe is 52 euros for each day away.",
            "How much is the daily allowance for business trips in Europe for each day away?",
            "52 euros",
        ),
        ("The room costs $1,200.50 a year.", "How much does the room cost a year?", "$1,200.50"),
        ("The trial period in Leeds is 6 months.", "How long is the trial period in Leeds?", "6 months"),
        (
            "The laboratory in Leeds moves to Ghent on 1 April 2027.",
            "When does the laboratory in Leeds move to Ghent?",
            "1 April 2027",
        ),
        ("The new office was opened in 2019.", "When was the new office opened?", "2019"),
        ("Contractors must send invoices by 12 May.", "By when must contractors send invoices?", "12 May"),
        (
            "Complaints are answered within 3 working days.",
            "Within how many days are complaints answered?",
            "3 working days",
        ),
        (
            "The sensor must be switched off for 30 minutes.",
            "For how long must the sensor be switched off?",
            "30 minutes",
        ),
        ("Elena Costa leads the finance team.", "Who leads the finance team?", "Elena Costa"),
        ("The head of finance is Elena Costa.", "Who is the head of finance?", "Elena Costa"),
        ("Elena Costa is the head of finance.", "Who is the head of finance?", "Elena Costa"),
        (
            "The final price is approved by the sales team.",
            "Who is the final price approved by?",
            "the sales team",
        ),
        ("The spare key is kept in the red cabinet.", "Where is the spare key kept?", "the red cabinet"),
        (
            "KeyHarbour is the password manager of Halden.",
            "What is KeyHarbour?",
            "the password manager of Halden",
        ),
        (
            "Our notice period (in Ghent) is 14 weeks, which suits both sides.",
            "How long is our notice period?",
            "14 weeks",
        ),
    ],
)
def test_a_whole_sentence_is_asked_as_people_ask(text: str, question: str, answer: str) -> None:
    made = worded(text, COMMON)
    assert made
    assert (made.question, made.answer) == (question, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Present: Rui Teixeira, Ana Souza, Ines Duarte.",
        "Rui Teixeira, Ana Souza, Ines Duarte.",
        "Saturdays open 13:00",
        "Send passwords to security@marlowfinch.example.",
        "It is 52 euros for each day away.",
        "This period is three months.",
        "If you are ill, the period is 3 days.",
        "The price that we ask is 12 euros.",
        "Is the price 12 euros?",
        "the price is 12 euros.",
        "First time in October 2026.",
        "See the incident of 12 March 2026.",
        "The best part is a great way to learn more.",
        "Total is the sum of both.",
        "Nobody holds two roles in an incident.",
        "All other fares are 12 euros.",
        "The price is “12 euros”.",
        "Please be kind to each other.",
    ],
)
def test_what_is_no_whole_sentence_or_points_elsewhere_is_not_asked(text: str) -> None:
    assert worded(text, COMMON) is None


def test_a_name_keeps_its_capital() -> None:
    made = worded("Waypoint keeps 12 copies of each file.", COMMON)
    assert made
    assert made.question == "How many copies of each file does Waypoint keep?"
