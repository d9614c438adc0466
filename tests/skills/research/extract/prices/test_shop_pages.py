"""What the page of a web shop and a sheet of articles ask: was and now, by number, by article, bought beside plans."""

import pytest

from skills.research.extract.amounts.normal import money_in
from tests.skills.research.extract.world import own, page, read

PLANS = page(
    "<h1>Plans</h1><h2>Hall</h2><p>£9 a month</p><h2>Mill</h2><p>£19 a month</p>",
    url="https://norvik.example/plans",
)
SHOP = (
    "<h1>Loom Set</h1><p><s>£189.00</s> <ins>£149.00</ins> + VAT</p><p>£178.80 inc. VAT</p><p>or 3 payments of £49.67"
    "</p><button>Add to basket</button>{more}<table><tr><th>Extra Reeds</th><th>each, ex VAT</th></tr><tr><td>1 to 4"
    "</td><td>£34.00</td></tr><tr><td>10 and up</td><td>£28.90</td></tr></table><p><b>Hall Set</b> – the Loom Set with "
    "two more reeds, £212 + VAT.</p><h2>Often added</h2><ul><li>Wall hook, £4.20</li></ul>"
)


def asked(html: str, path: str) -> dict[str, str]:
    facts = read(page(html, url=f"https://norvik.example/{path}"), PLANS).facts
    return {
        one.value: one.of
        for one in facts
        if one.field == "price" and one.span.source == "s1" and not one.past
    }


def test_a_shop_page_asks_what_it_asks_now_and_for_so_many() -> None:
    found = asked(SHOP.format(more=""), "shop/set")
    assert found["£149.00"] == "Loom Set"
    assert found["£212"] == "Hall Set"
    assert not {"£49.67", "£4.20", "£189.00"} & found.keys()


def test_a_page_on_which_many_things_are_bought_is_headed_with_none() -> None:
    html = SHOP.format(more="<button>Add to basket</button>")
    facts = read(page(html, url="https://norvik.example/shop/set"), PLANS).facts
    assert "Loom Set" not in {one.value for one in facts if one.field == "product"}


def test_a_row_by_number_is_of_the_column_and_in_quantity() -> None:
    html = (
        "<h1>Prices</h1><table><tr><th>Reeds</th><th>each, ex VAT</th></tr><tr><td>1 to 4</td><td>£34.00</td></tr><tr>"
        "<td>10 and up</td><td>£28.90</td></tr></table>"
    )
    assert {one.value: one.of for one in own(html, "price")} == {
        "£34.00": "Reeds",
        "£28.90": "Reeds, in quantity",
    }


def test_a_row_that_begins_with_a_code_is_of_what_that_stands_for() -> None:
    html = (
        "<h1>HD40 loom</h1><h2>Ordering</h2><table><tr><th>Code</th><th>Description</th><th>List "
        "price</th></tr><tr><td>"
        "HD40-S</td><td>HD40, single beam</td><td>£118.00</td></tr><tr><td>WB-D</td><td>Weftbook, per "
        "loom</td><td>£3.20 "
        "per month</td></tr></table><h2>Spares and services</h2><table><tr><td>B-40</td><td>Leather boot</td><td>£9.80"
        "</td></tr></table>"
    )
    found = {one.value: (one.of, one.measure.per if one.measure else ()) for one in own(html, "price")}
    assert found["£118.00"] == ("HD40, single beam", ())
    assert found["£3.20 per month"] == ("Weftbook, per loom", ("loom", "month"))
    assert "£9.80" not in found


def test_what_is_bought_once_has_a_price_beside_what_is_paid_by_the_month() -> None:
    html = (
        "<h1>One line</h1><h2>Things you buy once</h2><table><tr><td>Reed gate, one for each "
        "hall</td><td>£220</td></tr>"
        "<tr><td>Warp rack</td><td>£139</td></tr></table><h2>Things you might need</h2><table><tr><td>Live "
        "training</td><td>£350</td></tr>"
        "<tr><td>Moving day</td><td>£900</td></tr></table>"
    )
    facts = read(page(html, url="https://norvik.example/pricing", title="Pricing | Norvik"), PLANS).facts
    told = {(one.field, one.value) for one in facts if one.span.source == "s1"}
    assert {("price", "£220"), ("product", "Reed gate")} <= told
    assert ("price", "£350") not in told


@pytest.mark.parametrize(
    "words",
    [
        "Job: Wir suchen eine Weberin (w/m/d) für 3.100 € im Monat.",
        "Ein Anbieter aus Gera verlangt 79 € je Webstuhl.",
        "It saved them much, against a new loom at £2,890 which nobody needed.",
    ],
)
def test_pay_and_what_others_ask_is_no_price(words: str) -> None:
    assert own(f"<h1>Prices</h1><p>{words}</p>", "price") == []


@pytest.mark.parametrize(
    "heading", ["Was sonst noch anfallen kann", "Otros cargos, para que nadie se queje", "Bits on the side"]
)
def test_below_such_headings_stands_what_comes_to_it(heading: str) -> None:
    html = f"<h1>Preise</h1><ul><li>Norvik One: 20 € im Monat</li></ul><h2>{heading}</h2><ul><li>Kamm: 38 €</li></ul>"
    assert [one.value for one in own(html, "price")] == ["20 € im Monat"]


def test_a_tag_is_a_label_in_english_and_a_day_in_german() -> None:
    assert money_in("$6.50 per tag, per month")[0].measure.per == ("month", "tag")
    assert money_in("6,50 € pro Tag")[0].measure.per == ("day",)
