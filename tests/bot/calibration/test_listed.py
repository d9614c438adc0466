"""What came of each labelled question can be looked at one by one."""

import csv
import math
from dataclasses import replace

from bot.calibration.listed import as_csv, listed, wrong_ones
from bot.calibration.report_words import wrong_lines
from tests.bot.calibration.graded import graded

ROWS = [
    graded("a", 0.9, True),
    graded("b", 0.8, False),
    graded("c", 0.95, False, answerable=False),
    graded("d", 0.4, True),
    graded("e", math.nan, False, answerable=False),
]


def test_each_question_says_what_became_of_its_answer() -> None:
    rows = listed(ROWS, 0.6)
    assert [row.verdict for row in rows] == [
        "right",
        "wrong",
        "wrong",
        "declined, was right",
        "rightly declined",
    ]
    assert [row.confidence for row in rows] == [0.9, 0.8, 0.95, 0.4, None]
    assert [row.verdict for row in listed(ROWS, None)][:2] == ["declined, was right", "declined, was wrong"]
    assert listed(ROWS, None)[2].verdict == "rightly declined"


def test_what_was_shown_says_also_that_documents_disagree() -> None:
    alone = replace(ROWS[0], asked=replace(ROWS[0].asked, answer="16 weeks."))
    both = replace(alone, asked=replace(alone.asked, conflict="The older says 12 weeks."))
    assert [one.shown for one in listed([alone, both], 0.6)] == [
        "16 weeks.",
        "16 weeks. The older says 12 weeks.",
    ]


def test_wrong_answers_come_the_surest_first_and_only_some_fill_the_screen() -> None:
    assert [row.id for row in wrong_ones(listed(ROWS, 0.6))] == ["c", "b"]
    many = wrong_ones(listed([graded(str(place), 0.8, False) for place in range(9)], 0.6))
    said = list(wrong_lines(many))
    assert said[-1] == "  … and 4 more."
    assert "label “16 weeks”" in said[1]


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    row = replace(listed(ROWS, 0.6)[0], question="=1+1", shown='He said "16", twice\nor so')
    [read] = csv.DictReader(as_csv([row]).splitlines(keepends=True))
    assert (read["question"], read["shown"], read["verdict"]) == ("'=1+1", row.shown, "right")
