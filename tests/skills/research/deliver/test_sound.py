"""What its quotes do not hold is gone from every delivery alike, and what they hold from none."""

from dataclasses import replace
from datetime import date

from skills.research.deliver.markdown import markdown_of
from skills.research.deliver.sections import document
from skills.research.deliver.sound import sound
from skills.research.deliver.summary import summary
from skills.research.report import Cell, Other, Report
from tests.skills.research.compare.world import fact, price, report, source
from tests.skills.research.sample import KESTREL, US, rich

DAY = date(2026, 11, 3)
LIST = source(
    "s1",
    "Dock | Harbour\nPrice, billed annually | $49 | $129\nPrice, billed monthly | $59 | $155",
    "acme.com", voice_of="Acme", published=DAY,
)  # fmt: skip
REVIEW = source("s2", "Acme starts at $49.", "review.com", published=DAY)


def unproven() -> Report:
    """A report in which nothing holds what contradicts our own price and a competitor's."""
    wrong = Other("77 USD", rich().cell(KESTREL, "price").spans[:1])

    def doubted(cell: Cell) -> Cell:
        is_price = cell.field == "price" and cell.company in (KESTREL, US)
        return replace(cell, contradicted=(wrong,)) if is_price else cell

    compared = tuple(
        replace(one, ours=doubted(one.ours), theirs=doubted(one.theirs)) for one in rich().comparisons
    )
    return replace(rich(), cells=tuple(map(doubted, rich().cells)), comparisons=compared)


def test_the_summary_tells_no_contradiction_that_the_report_does_not_show() -> None:
    told = [one.text for part in summary(unproven()).parts for one in part.sentences]
    assert not [one for one in told if "Price: sources contradict" in one]


def test_our_own_comparison_marks_no_contradiction_that_is_gone() -> None:
    checked, lost = sound(unproven())
    assert lost == 2
    sides = [side for one in checked.comparisons for side in (one.ours, one.theirs) if side.field == "price"]
    assert sides
    assert not any(side.contradicted for side in sides)


def test_two_ways_of_billing_in_a_companys_own_table_do_not_contradict_each_other() -> None:
    annually, monthly = LIST.text.split("\n")[1:]
    said = [
        fact(LIST, "Acme", "price", annually, value="$49", of="Dock", measure=price("49", per=("month",))),
        fact(LIST, "Acme", "price", monthly, value="$59", of="Dock", measure=price("59", per=("month",))),
        fact(
            LIST, "Acme", "price", monthly, value="$155", of="Harbour", measure=price("155", per=("month",))
        ),
        fact(REVIEW, "Acme", "price", "Acme starts at $49", value="$49", measure=price("49", per=("month",))),
    ]
    made = report(said, [LIST, REVIEW])
    cell = made.cell("Acme", "price")
    assert not cell.contradicted
    assert "Dock 59 USD" in cell.value
    assert sound(made)[1] == 0


def test_what_contradicts_a_plan_is_held_by_the_head_of_its_table() -> None:
    others = source("s2", "Acme\nDock | Harbour\nA month | $64 | $155", "review.com", published=DAY)
    row = others.text.split("\n")[2]
    said = [
        fact(LIST, "Acme", "price", "$49 | $129", value="$49", of="Dock", measure=price("49")),
        fact(LIST, "Acme", "price", "$59 | $155", value="$155", of="Harbour", measure=price("155")),
        fact(others, "Acme", "price", row, value="$64", of="Dock", measure=price("64")),
        fact(others, "Acme", "price", row, value="$155", of="Harbour", measure=price("155")),
    ]
    made = report(said, [LIST, others])
    assert sound(made)[1] == 0
    assert "against it Dock 64 USD" in markdown_of(document(made))
