"""Other charges under headings and questions of their own, deposits, service charges, sums added up, and what a maker
or a market asks."""

import pytest

from tests.skills.research.extract.world import own, told

LIST = "<h1>Prices</h1><p>Kiln hall: £90 a month</p>"


def _sums(html: str) -> list[str]:
    return [told(one.measure) for one in own(html, "price") if one.measure and not one.past]


@pytest.mark.parametrize(
    "words",
    [
        "<h2>What else might I pay?</h2><ul><li>A shelf for students: £7 a month.</li></ul>",
        "<h2>Are there other charges?</h2><p>Clay storage is £7 a month.</p>",
        "<h2>Gibt es weitere Kosten?</h2><p>Das Regal kostet 7 € im Monat.</p>",
        "<h2>Y a-t-il d’autres frais ?</h2><p>L’étagère coûte 7 € par mois.</p>",
        "<h2>Bijkomende kosten</h2><h3>Eten</h3><p>Soep: € 7 per dag.</p>",
        "<h2>Bits and bobs</h2><dl><dt>Shelf</dt><dd>£7 a month</dd></dl>",
        "<h2>Added to the bill if you ask</h2><table><tr><td>An assistant</td><td>£7 an hour</td></tr></table>",
        "<h2>By others, at cost</h2><table><tr><td>Amber Glazes, mixing</td><td>£7 an hour</td></tr></table>",
        "<h2>Leistungen Dritter</h2><table><tr><td>Transport</td><td>7 € je Stunde</td></tr></table>",
        "<p>Dazu auf Wunsch: Tee für 7 € je Person.</p>",
        "<p>Delivery?</p><p>£7 to anywhere on the island.</p>",
        "<p>Lieferung?</p><p>Für 7 € überallhin auf der Insel.</p>",
        # held back, or of the building
        "<p>Two months as a deposit, thus £180 for the hall.</p>",
        "<p>Zwei Monate als Kaution, also 180 € für die Halle.</p>",
        "<h2>Huur</h2><p>Borg bij de hal: € 180.</p>",
        "<p>A service charge of £17 a month for wheels covers heat and water.</p>",
        "<p>Servicekosten bij de hal: € 17 per maand.</p>",
        "<p>Nebenkostenpauschale für die Halle: 17 € im Monat.</p>",
        # what so many come to
        "<p>Put six potters on Daylight and you pay £540 a month.</p>",
        "<p>Setzen Sie sechs Leute auf Tageslicht und Sie zahlen 540 € im Monat.</p>",
        "<p>People: 6</p><p>That comes to £540 a month.</p>",
        "<p>By way of illustration, a firing of two days comes to £180.</p>",
        "<p>Reken zelf: een stookdag met zes mensen kost € 540.</p>",
        # over, or of somebody else
        "<p>There was, in May and June: £45 a month.</p>",
        "<p>Students paid less in May, £45 a month. It has finished.</p>",
        "<p>The wheels are not ours; the maker, Drehwerk, sells them for £640.</p>",
        "<p>Die Scheiben sind nicht von uns, der Hersteller, Drehwerk, verkauft sie für 640 €.</p>",
        "<h2>Is it dearer than a kiln of one’s own?</h2><p>A gas kiln costs about £140 a month.</p>",
        "<p>A single studio in Harwick 2 is £450 a month.</p>",
        "<p>Een atelier in Zandrecht kost € 450 per maand.</p>",
    ],
)
def test_what_is_charged_apart_is_no_price(words: str) -> None:
    assert _sums(LIST + words) == ["90 GBP month"]


@pytest.mark.parametrize(
    "words",
    [
        "<h2>Are there other charges?</h2><p>No, everything is £50 a month.</p>",
        "<h2>Our other kilns</h2><p>Small kiln: £50 a month.</p>",
        "<h2>Other charges</h2><h3>Keys</h3><p>Keys cost £5.</p><h2>Wheels</h2><p>Wheel: £50 a month.</p>",
        "<p>Commit to twelve months and you pay £50 a month.</p>",
        "<p>How much is a wheel?</p><p>£50 a month.</p>",
        "<p>Do you deliver? Delivery is free.</p><p>A wheel is £50 a month.</p>",
        "<p>Join 900 clinics and pay just £50 a month.</p>",
        "<p>Join 2,300 clinics and pay just £50 a month.</p>",
        "<p>Without service charges, a wheel is £50 a month.</p>",
        "<p>There is now a wheel for £50 a month.</p>",
        "<p>A studio in Harwick is £50 a month.</p><p>Harwick has four of them.</p>",
        "<h2>Is it cheaper than buying?</h2><p>With us the wheel costs £50 a month.</p>",
    ],
)
def test_a_price_beside_such_words_stays(words: str) -> None:
    assert sorted(_sums(LIST + words)) == ["50 GBP month", "90 GBP month"]


def test_a_page_that_tells_of_desks_in_several_towns_lists_its_own() -> None:
    desks = "<p>A desk in Harwick is £50 a month.</p><p>A desk in Zandrecht is £60 a month.</p>"
    assert sorted(_sums(LIST + desks)) == ["50 GBP month", "60 GBP month", "90 GBP month"]


def test_a_rent_with_its_service_charge_in_it_is_a_price() -> None:
    assert _sums("<h1>Preise</h1><p>Nebenkosten sind enthalten: 490 € im Monat.</p>") == ["490 EUR month"]


def test_a_ticket_offices_service_charge_is_its_price() -> None:
    assert _sums("<h1>Prices</h1><p>Our service charge is £2 per ticket.</p>") == ["2 GBP ticket"]


@pytest.mark.parametrize(
    ("html", "price"),
    [
        ("<p>Werkplek: € 90 per maand</p>", "90 EUR month"),
        ("<p>Zaal: € 30 per uur</p>", "30 EUR hour"),
        ("<p>Zaal: € 200 per dag</p>", "200 EUR day"),
        ("<p>Sala: 90 € al mese</p>", "90 EUR month"),
        ("<p>Halle: 90 € je Abend</p>", "90 EUR evening"),
    ],
)
def test_months_days_and_evenings_are_read_in_dutch_italian_and_german(html: str, price: str) -> None:
    assert _sums(f"<h1>Prices</h1>{html}") == [price]


@pytest.mark.parametrize(
    "html",
    [
        (
            "<h2>Prices</h2><h3>Once, or sometimes</h3><table><tr><td>Linking water and "
            "drain</td><td>€240</td></tr></table>"
        ),
        (
            "<h2>Prices</h2><h3>One-time and occasional</h3><table><tr><td>Linking water and "
            "drain</td><td>€240</td></tr></table>"
        ),
    ],
)
def test_what_stands_below_once_or_sometimes_is_paid_apart(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []
