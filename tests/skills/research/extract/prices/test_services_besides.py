"""Optional services below their own heading, what one bill comes to, what an operator or a wire asks, a sign of a
currency that letters follow."""

import pytest

from tests.skills.research.extract.world import others, own, told

LIST = "<h1>Prices</h1><p>Kiln hall: £90 a month</p>"


def _sums(html: str) -> list[str]:
    return [told(one.measure) for one in own(html, "price") if one.measure and not one.past]


@pytest.mark.parametrize(
    "words",
    [
        "<h2>Zusatzleistungen</h2><table><tr><td>Glasur anmischen</td><td>7 € je Eimer</td></tr></table>",
        "<h2>Servicios opcionales</h2><table><tr><th>Cosa</th><th>Importe</th></tr><tr><td>Tela</td><td>7 €</td></tr>",
        "<h2>Optionele diensten</h2><table><tr><td>Schort</td><td>€ 7</td></tr></table>",
        "<h2>Services complémentaires</h2><table><tr><td>Tablier</td><td>7 €</td></tr></table>",
        "<h2>Usage and services</h2><dl><dt>Extra shelf</dt><dd>£7 each</dd><dt>Store</dt><dd>£17 a month</dd></dl>",
        # what one bill comes to
        "<h3>What does a studio with six potters pay?</h3><p>On Daylight that is £540 a month.</p>",
        "<h3>Was zahlt eine Töpferei mit sechs Leuten?</h3><p>Mit Tageslicht sind das 540 € im Monat.</p>",
        "<h3>Combien paie un atelier avec six potiers ?</h3><p>Avec Jour, 540 € par mois.</p>",
        "<h3>¿Cuánto pagaría un taller con seis alfareros?</h3><p>Con Día, 540 € al mes.</p>",
        "<h3>Wat betaalt een atelier met zes pottenbakkers?</h3><p>Met Dag € 540 per maand.</p>",
        "<h3>Will somebody set it up?</h3><p>If you want one of us there in person, the day costs £150.</p>",
        # asked by another house
        "<h3>How dear is the gas?</h3><p>The regional supplier Vane currently charges £1.40 per firing.</p>",
        "<h3>Gas</h3><p>Der Anbieter Vane verlangt derzeit 1,40 € pro Brand.</p>",
    ],
)
def test_what_is_paid_besides_or_to_others_is_no_price(words: str) -> None:
    assert _sums(LIST + words) == ["90 GBP month"]


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("<h2>Our services</h2><table><tr><td>Firing</td><td>£40 a month</td></tr></table>", "40 GBP month"),
        ("<h3>What does a family with two children pay?</h3><p>£40 a month.</p>", "40 GBP month"),
        ("<h3>What does Daylight cost?</h3><p>Daylight costs £40 a month.</p>", "40 GBP month"),
        ("<h3>Gas</h3><p>Norvik currently charges £40 a month.</p>", "40 GBP month"),
    ],
)
def test_what_is_sold_keeps_its_price(words: str, price: str) -> None:
    assert _sums(f"<h1>Prices</h1>{words}") == [price]


@pytest.mark.parametrize(
    "words",
    [
        "Norvik opens a hall. Sending a release costs €190. Accounts are free for journalists.",
        "Norvik opens a hall. Placing an advert costs €190.",
    ],
)
def test_what_a_wire_asks_of_writers_is_no_price_of_whom_it_writes_about(words: str) -> None:
    assert others(f"<h1>Norvik opens a hall</h1><p>{words}</p>", "price") == []


def test_the_sign_of_a_currency_counts_though_a_word_touches_it() -> None:
    [fact] = own("<h3>Basis</h3><span>9,90 €</span><span>pro Nutzer / Monat</span>", "price")
    assert fact.measure is not None
    assert told(fact.measure) == "9.9 EUR month user"
