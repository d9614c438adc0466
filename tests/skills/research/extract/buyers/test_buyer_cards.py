"""Customers in a grid of cards, a name on each and a line about it; and what only looks like such a grid."""

import pytest

from tests.skills.research.extract.world import others, own

NAMES = (
    ("Harbour Linen", "A hotel laundry in Leith"),
    ("Brack & Sons", "Workwear for two ports"),
    ("Alder Growers, Fife", "Apples and pears since 1970"),
)
HEADED = "<div><h3>{name}</h3><p>{line}</p></div>"
BOLD = "<div><strong>{name}</strong><p>{line}</p></div>"


def grid(heading: str, card: str = HEADED, cards: tuple[tuple[str, str], ...] = NAMES) -> str:
    told = "".join(card.format(name=name, line=line) for name, line in cards)
    return f"<h1>{heading}</h1><div>{told}</div>"


def names(html: str) -> list[str]:
    return [one.value for one in own(html, "customers")]


@pytest.mark.parametrize("card", [HEADED, BOLD])
@pytest.mark.parametrize(
    "heading", ["Our customers", "They work with Norvik", "Unsere Kunden", "Ils utilisent Norvik"]
)
def test_each_card_names_who_buys(heading: str, card: str) -> None:
    assert names(grid(heading, card)) == ["Harbour Linen", "Brack & Sons", "Alder Growers"]


@pytest.mark.parametrize("heading", ["Our partners", "Our team", "News", "Who we are"])
def test_below_another_heading_nobody_buys(heading: str) -> None:
    assert names(grid(heading)) == []


def test_sections_of_a_page_about_customers_are_none() -> None:
    cards = (("Case Studies", "What they say of us"), ("Contact Us", "We answer within a day"), *NAMES)
    assert names(grid("Our customers", cards=cards)) == []


def test_two_names_make_no_grid_and_who_left_buys_no_more() -> None:
    assert names(grid("Our customers", cards=NAMES[:2])) == []
    cards = (*NAMES, ("Polwin Kilns", "A customer until 2024"))
    assert "Polwin Kilns" not in names(grid("Our customers", cards=cards))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Joiners in a former mill by the canal", True),
        ("Closed its books in two days last month", True),
        ("On trial for six weeks, and stayed", True),
        ("Asks for a quote once a week and no more", True),
        ("Ofenbauer in einer ehemaligen Mühle", True),
        ("Not a single order lost since they came", True),
        ("Cuts left-handed gloves for anglers", True),
        ("Left in the spring of this year", False),
        ("Closed its doors in May", False),
        ("On trial until the summer", False),
        ("Once a customer of the old house", False),
        ("A former customer in the harbour", False),
        ("Not yet a customer, we hope", False),
    ],
)
def test_who_left_is_told_by_what_is_left(line: str, *, is_one: bool) -> None:
    assert ("Polwin Kilns" in names(grid("Our customers", cards=(*NAMES, ("Polwin Kilns", line))))) == is_one


def test_a_rivals_name_on_a_card_is_no_customer() -> None:
    assert "Tallow" not in names(grid("Our customers", cards=(*NAMES, ("Tallow", "A maker of candles"))))


def test_on_a_page_of_others_the_cards_are_theirs() -> None:
    assert others(grid("Our customers"), "customers") == []


def test_what_a_customer_does_for_two_is_no_count_of_customers() -> None:
    assert not any(one.measure for one in own(grid("Our customers", BOLD), "customers"))


def test_a_label_may_say_who_uses_it() -> None:
    rows = "<dl><dt>Ports that use Norvik</dt><dd>1,240</dd><dt>Employees</dt><dd>85</dd></dl>"
    assert [one.value for one in own(f"<h2>At a glance</h2>{rows}", "customers")] == ["1,240"]
