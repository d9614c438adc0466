"""Who buys by name, who is counted, and for whom a house says it works, in whatever order the sentence tells it."""

import pytest

from skills.research.extract.fields.buyers.buyers import buys_not
from tests.skills.research.extract.world import others, own


def values(html: str, field: str = "customers") -> list[str]:
    return [one.value for one in own(html, field)]


@pytest.mark.parametrize(
    "said",
    [
        "Alder Growers has been a Norvik customer since 2020.",
        "When Alder Growers signed with Norvik in 2022, claims ate a tenth of the margin.",
        "Alder Growers stores pears in 26 cells and has used Norvik since 2018.",
        "Alder Growers runs five coolstores on Norvik.",
    ],
)
def test_a_customer_is_named_by_what_it_does(said: str) -> None:
    assert "Alder Growers" in values(f"<p>{said}</p>")


@pytest.mark.parametrize(
    "said",
    [
        "Alder Growers was a customer of Tallow before.",
        "The Harbour Desk has been a customer portal since 2020.",
        "We are 39 people.",
        "Wir sind 39 Firmen.",
        "Alder Growers has 310 orchards.",
    ],
)
def test_staff_rivals_and_a_customers_own_count_are_no_customers(said: str) -> None:
    assert values(f"<p>{said}</p>") == []


def test_who_had_a_contract_on_a_day_is_counted() -> None:
    assert values("<p>On 1 September 2026, 1.340 growers had a contract with us.</p>") == ["1.340 growers"]


def test_below_the_name_of_a_buyer_so_many_are_its_own() -> None:
    told = "<h1>Alder Growers</h1><p>Alder Growers runs five coolstores on Norvik. It supplies 640 shops.</p>"
    assert values(told) == ["Alder Growers"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Kiwifruit packhouses are who we build for.", "Kiwifruit packhouses"),
        ("Berry coolers are the other half of our business.", "Berry coolers"),
        ("Cherry packers run it too, in a season that lasts six weeks.", "Cherry packers"),
        ("Avocado packers came knocking later, and we let them in.", "Avocado packers"),
    ],
)
def test_for_whom_it_is_may_begin_the_sentence(said: str, who: str) -> None:
    assert values(f"<p>{said}</p>", "segment") == [who]


@pytest.mark.parametrize(
    "said",
    [
        "Bills are the other half of our business.",
        "Most harbours run it too.",
        "Our customers are who we are.",
        "New updates came later.",
    ],
)
def test_what_is_said_of_other_things_tells_no_segment(said: str) -> None:
    assert values(f"<p>{said}</p>", "segment") == []


def test_a_register_that_counts_fewer_in_a_month_contradicts_the_house() -> None:
    said = "<p>Norvik says that 212 harbours work with it. The Harbour Register counted 187 in October.</p>"
    assert "187" in [one.value for one in others(said, "customers")]


@pytest.mark.parametrize(
    "said",
    [
        "So is Norvik Orchards, a grower near Leith, which is not one of our customers.",
        "Alder Growers is not among our customers.",
        "Alder Growers, ein Obsthof, gehört nicht zu unseren Kunden.",
        "Alder Growers n’est pas un de nos clients.",
    ],
)
def test_whom_a_house_denies_to_serve_buys_not(said: str) -> None:
    name = "Norvik Orchards" if "Norvik" in said else "Alder Growers"
    assert buys_not(said, said.index(name) + len(name))


def test_who_is_a_customer_and_not_a_partner_buys() -> None:
    assert not buys_not("Alder Growers, a customer since 2019, is no partner.", len("Alder Growers"))


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is software for plum growers and for the packers of soft fruit.",
        "Norvik ist Software für Obsthöfe und für Mostereien.",
        "Norvik est un logiciel pour les vergers et pour les cidreries.",
    ],
)
def test_who_it_is_for_and_for_whom_else_are_two(said: str) -> None:
    assert len(values(f"<p>{said}</p>", "segment")) == 2


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Norvik is a bench scale for plum growers.", "plum growers"),
        ("Norvik, the bench scale for plum growers, is made in Leith.", "plum growers"),
        ("Norvik rents scales to plum growers and cider mills.", "plum growers and cider mills"),
        ("We equip plum growers with scales.", "plum growers"),
    ],
)
def test_one_clause_may_say_for_whom_a_thing_is(said: str, who: str) -> None:
    assert values(f"<p>{said}</p>", "segment") == [who]


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is a reason for complaints.",
        "Norvik is the home for lost crates.",
        "Norvik rents scales to Leith.",
    ],
)
def test_what_else_is_for_somebody_names_no_buyers(said: str) -> None:
    assert values(f"<p>{said}</p>", "segment") == []
