"""What is out of order for long is a weakness, and money that families lay in is money put in."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "said",
    [
        "In der Halle von Norvik steht der Kran seit acht Monaten still.",
        "Bei Norvik ist der Kran seit drei Wochen außer Betrieb.",
        "At Norvik the crane has been out of order for eight months.",
        "Chez Norvik, la grue est en panne depuis huit mois.",
        "En Norvik la grúa lleva ocho meses averiada.",
        "Bij Norvik is de kraan al acht maanden buiten gebruik.",
    ],
)
def test_what_is_out_of_order_for_long_is_a_weakness(said: str) -> None:
    assert len(others(f"<h1>News</h1><p>{said}</p>", "weakness")) == 1


@pytest.mark.parametrize(
    ("said", "is_money"),
    [
        ("Ein Jahr später legten ihre Familien und drei Nachbarn 400.000 € ein.", True),
        ("Ein Jahr später legten sie ein Lager für 400.000 € an.", False),
    ],
)
def test_what_families_lay_in_is_money_put_in(said: str, *, is_money: bool) -> None:
    assert [one.value for one in own(f"<h1>Wir</h1><p>{said}</p>", "funding")] == ["400.000 €"] * is_money
