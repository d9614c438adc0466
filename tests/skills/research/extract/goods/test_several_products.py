"""A house has more than one product: which of them are told hangs on no single sentence."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract.fields.product import without_kind
from skills.research.extract.goods.goods import goods_of
from skills.research.extract.goods.shown import is_not_sold
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import own, page


def goods(body: str, *others: WebPage) -> set[str]:
    """What Norvik's own pages call its products."""
    return set(goods_of({"Norvik": [page(body), *others]}, ["Norvik"]))


PRICES = page(
    "<h1>Prices</h1><h2>Quayline</h2><p>€ 29 a month</p><h2>Brass</h2><p>€ 12 a month</p>",
    url="https://norvik.example/pricing",
)


@pytest.mark.parametrize(
    "said",
    [
        "<h2>Quayline</h2><p>Keeps the books of the harbour. A berth cannot be split in Quayline.</p>",
        "<h2>Quayline</h2><p>An app for the harbour office. Each morning clerks open Quayline.</p>",
        "<h2>Quayline</h2><p>No program but Quayline reads tide tables. Quayline stores them.</p>",
        "<p>It talks to Quayline, a controller as small as a coin. Most people fit Quayline themselves.</p>",
    ],
)
def test_a_second_product_is_known_by_signs_of_more_than_one_kind(said: str) -> None:
    assert "Quayline" in goods(said, PRICES)


def test_a_product_that_bears_the_name_of_its_house_is_one_too() -> None:
    told = "<h2>Norvik Quay</h2><p>Plans the berths, day by day. Boats are booked in Norvik Quay.</p>"
    assert "Norvik Quay" in goods(told)


@pytest.mark.parametrize(
    "said",
    [
        "<h2>Quayline</h2><p>Plans the berths. Quayline, a study, is not for sale. We play with Quayline.</p>",
        "<h2>Quayline</h2><p>Books boats. Norvik integrates with Quayline, so it reads bookings.</p>",
        "<h2>Quayline Boats</h2><p>Quayline Boats has been a Norvik customer since 2020. It works with us.</p>",
        "<h2>Quayline Boats</h2><p>Quayline Boats runs five harbours on Norvik. It is on Norvik.</p>",
        "<h2>Coming next</h2><h3>Quayline</h3><p>Plans boats. Coming next: Quayline, on our roadmap for 2027.</p>",
        "<h2>Reports</h2><p>Shows what was sold. Each day reports are sent. With Reports you see more.</p>",
    ],
)
def test_customers_partners_features_and_what_is_not_sold_are_no_products(said: str) -> None:
    assert goods(said) == set()


def test_a_plan_is_no_product() -> None:
    told = "<p>Three harbours are on Brass. Brass, the small plan, is enough for most.</p>"
    assert "Brass" not in goods(told, PRICES)


BERTHS = "<h1>Harbourly</h1><p>Harbourly is Norvik's berth planner for marinas.</p>"


@pytest.mark.parametrize(
    "sentence",
    [
        "Our second product, Quaylog, records every visit.",
        "Norvik's second product, Quaylog, records every visit.",
        "Our newest program, Quaylog, is for fuel docks.",
    ],
)
def test_a_second_product_that_is_named_in_passing_is_told_surely(sentence: str) -> None:
    told = [one for one in own(f"{BERTHS}<p>{sentence}</p>", "product") if one.value == "Quaylog"]
    assert [one.sure >= 0.85 for one in told] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our add-on, Quaylog, is for surveyors.",
        "Our customer's second product, Quaylog, is sold in Oslo.",
        "Glenbrack's second product, Quaylog, is sold in Oslo.",
        "Our second office, Quaylog, is in Oslo.",
    ],
)
def test_an_add_on_or_somebody_elses_product_is_none_of_the_house(sentence: str) -> None:
    assert "Quaylog" not in [one.value for one in own(f"{BERTHS}<p>{sentence}</p>", "product")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Walross, der Doppelstock für Tiefkühlware", "Walross"),
        ("Thimblo, help desk for software", "Thimblo"),
        ("Kettle 2, Spoon and Fork", "Kettle 2, Spoon and Fork"),
        ("Alpha, Beta und Gamma", "Alpha, Beta und Gamma"),
        ("Norvik Alpha, Beta Pro and Gamma", "Norvik Alpha, Beta Pro and Gamma"),
    ],
)
def test_what_a_product_is_stands_behind_its_name_and_is_no_part_of_it(words: str, name: str) -> None:
    assert words[slice(*without_kind(words, 0, len(words)))] == name


def test_a_reader_that_knows_something_is_a_product() -> None:
    body = (
        "<h2>Quaypas</h2><p>A reader that knows whose page it is.</p>"
        "<ul><li>Quaypas splits the bill by tenant.</li></ul>"
    )
    assert goods(body) == {"Quaypas"}


def test_the_line_of_an_imprint_names_no_product() -> None:
    body = "<p>Norvik AS<br>Havnekade 31</p>"
    assert facts(body, Marks("product", "Havnekade 31")) == []


def test_a_list_that_was_withdrawn_takes_no_product_with_it() -> None:
    listed = "A separate list, with Anvil at £1,600, was withdrawn at the end of 2024.\n"
    assert not is_not_sold("Anvil", listed)
    assert is_not_sold("Anvil", "Anvil was withdrawn at the end of 2024.\n")
