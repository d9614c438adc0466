"""What minutes gave another figure takes the place of the row that an older table still has."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.conflict import Kind, conflicts
from skills.ask.standing.decided import decided_anew, decided_last
from tests.skills.ask.conftest import make_passage

TODAY = date(2026, 11, 30)
ASKED = "price of an adult tour ticket"
SPRING = datetime(2026, 3, 1, tzinfo=UTC)
PRICES = "| Ticket | Price |\n|---|---|\n| Adult | £15.00 |\n| Student | £13.00 |\n"
DECIDED = (
    "Tour prices. Decided, with effect from 1 October 2026: adult ticket £16.50, driver ticket the same."
)


def row(*, seen: datetime | None = SPRING, table: str = PRICES, title: str = "Tours") -> Sentence:
    passage = make_passage(table, title=title, headings=("Tours", "Public tours"))
    placed = replace(passage, modified_at=seen)
    return next(one for one in sentences_of(placed) if one.is_row)


def minutes(text: str) -> Sentence:
    passage = replace(make_passage(text, title="Committee"), document_id="minutes")
    return next(one for one in sentences_of(passage) if "£" in one.text or one.text == text)


def test_a_later_decision_is_the_answer_and_the_row_is_told_no_more() -> None:
    found = conflicts(ASKED, [row(), minutes(DECIDED)], today=TODAY)
    assert found is not None
    assert found.kind is Kind.OUTDATED
    assert found.leads == minutes(DECIDED)


@pytest.mark.parametrize(
    "text",
    [
        DECIDED.replace("2026", "2027"),  # yet to come
        DECIDED.replace("£16.50", "£15"),  # the same
        DECIDED.replace("adult", "group"),  # another row's
        DECIDED.replace("Decided, with effect from 1 October 2026: ", "Fern proposed "),
        DECIDED.replace("Tour prices. ", ""),  # perhaps of another ticket
        DECIDED.replace("Decided", "Not decided"),
        DECIDED.replace("driver ticket the same", "withdrawn since"),
        DECIDED.replace("2026", "2019"),  # the table is younger
        DECIDED.replace("1 October 2026", "31 June 2026"),
    ],
)
def test_what_does_not_change_that_row_by_now_leaves_it(text: str) -> None:
    assert not decided_anew(ASKED, row(), minutes(text), TODAY)


@pytest.mark.parametrize(
    ("table", "is_changed"),
    [
        (row(seen=datetime(2026, 10, 20, tzinfo=UTC)), False),  # written since then
        (row(seen=None), False),  # nobody knows when
        (row(seen=None, title="Tours 2026"), True),
        (row(seen=None, title="Tours 2027"), False),
        (row(table="| Ticket | Weekday | Sunday |\n|---|---|---|\n| Adult | £15.00 | £16.50 |\n"), False),
    ],
)
def test_only_an_older_table_without_that_figure_gives_way(table: Sentence, *, is_changed: bool) -> None:
    assert bool(decided_anew(ASKED, table, minutes(DECIDED), TODAY)) == is_changed


def test_of_several_decisions_the_latest_holds() -> None:
    earlier = minutes(DECIDED.replace("1 October", "1 May").replace("£16.50", "£15.50"))
    assert decided_last(ASKED, row(), [earlier, minutes(DECIDED)], TODAY) == minutes(DECIDED)
