"""Sums of a price list that nobody pays for the thing itself: offers, examples, what is paid once, what others cost."""

import pytest

from skills.research.extract.fields.prices.example_bills import sums_up
from tests.skills.research.extract.world import others, own, page, read


@pytest.mark.parametrize(
    "html",
    [
        "<p>Fall deal: book a demo before Thanksgiving and Skiff is $10 for the whole of December.</p>",
        "<p>Book before Easter and the Basic plan is $10.</p>",
        "<p>Winter offer: Basic plan for $10.</p>",
        "<p>Aktion: Wer vor Ostern bestellt, zahlt 10 € für Basic.</p>",
        "<p>Commandez avant Noël : le forfait Basic est à 10 €.</p>",
        "<p>Reserve antes de Navidad y el plan Basic cuesta 10 €.</p>",
        "<p>Bestel voor Kerst en Basic kost € 10.</p>",
        "<p>Guided launch, with one of us on your pier for two days: $900, one time</p>",
        "<p>Data import: $900, paid once.</p>",
        "<p>Die Datenübernahme kostet 900 € und wird einmalig berechnet.</p>",
        "<p>La reprise de vos données : 900 €, une seule fois.</p>",
        "<p>La puesta en marcha cuesta 900 €, una sola vez.</p>",
        "<p>Oprettelse koster 900 € og betales én gang.</p>",
        "<h3>Engangsbeløb</h3><p>Et startsæt koster 900 €.</p>",
        "<p>For comparison: paper tickets cost operators about £175 a vessel each month in printing alone.</p>",
        "<p>Paper costs about £175 a month, according to a survey of the Small Ferries Forum.</p>",
        "<p>Zum Vergleich: Papier kostet etwa 175 € im Monat.</p>",
        "<p>À titre de comparaison, le papier coûte 175 € par mois.</p>",
        "<p>Til sammenligning koster papir 175 € om måneden.</p>",
        (
            "<h3>Run the numbers</h3><p>Say you have four boats and eight scanners. On Basic you'd be looking at "
            "$1,396 a month in all.</p>"
        ),
    ],
)
def test_an_offer_what_is_paid_once_and_what_others_cost_are_no_price(html: str) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "amount"),
    [
        ("<p>Need paper? Rent our belt printer for $19 per month.</p>", 19),
        ("<p>Basic costs $49 a month; book a demo before you decide.</p>", 49),
        ("<p>For comparison: our Basic plan is $49 a month.</p>", 49),
        ("<p>For comparison, Norvik costs $49 a month.</p>", 49),
        ("<p>In a survey of planners, Norvik was the cheapest at $49 a month.</p>", 49),
        ("<p>Pay $49 a month for the whole year.</p>", 49),
        ("<p>Basic is $49 a month all year, one contract.</p>", 49),
        ("<p>Every summer 40 schools start with Basic at $49 a month.</p>", 49),
        ("<p>Basic koster 49 € om måneden.</p>", 49),
    ],
)
def test_a_price_beside_such_words_is_told(html: str, amount: int) -> None:
    found = own(f"<h2>Prices</h2>{html}", "price")
    assert [int(one.measure.amount) for one in found if one.measure and not one.past] == [amount]


COMPARED = (
    "Zum Vergleich: Norvik kostet 49 €.",
    "Zum Vergleich zahlt man bei Norvik 49 € im Monat.",
    "For comparison: paper is dear, and with Norvik one pays $49 a month.",
    "Til sammenligning koster Norvik 49 € om måneden.",
    "Ter vergelijking: Norvik kost 49 € per maand.",
)


@pytest.mark.parametrize("words", COMPARED)
def test_a_price_told_for_comparison_is_that_of_the_house_named_with_it(words: str) -> None:
    for facts in (own(f"<p>{words}</p>", "price"), others(f"<p>{words}</p>", "price")):
        assert [int(one.measure.amount) for one in facts if one.measure] == [49]


@pytest.mark.parametrize("words", COMPARED)
def test_a_price_told_of_another_house_for_comparison_is_not_the_tellers(words: str) -> None:
    theirs = page(f"<h1>Prices</h1><p>{words}</p>", url="https://tallow.example/prices", of="Tallow Ltd")
    assert [one for one in read(theirs).facts if (one.company, one.field) == ("Tallow", "price")] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Basic kostede 39 € frem til udgangen af 2024.</p>",
        "<p>Tidligere var prisen 39 € om måneden.</p>",
        "<p>Basic kostte 39 € per maand.</p>",
        "<p>Basic kostade 39 € i månaden.</p>",
        "<p>Basic kostete 39 € im Monat.</p>",
    ],
)
def test_what_it_cost_once_is_told_as_past(html: str) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price") if not one.past] == []


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (
            "Say you have four boats and eight scanners.",
            "On Cutter with Tally you'd be looking at $1,396 a month.",
        ),
        ("Imagine a school with 40 teachers.", "In all that makes $400 a month."),
        ("Nehmen wir eine Praxis mit zwölf Ärzten.", "Insgesamt zahlen Sie 240 € im Monat."),
        ("Prenons une chorale de 40 chanteurs.", "Cela fait 80 € par mois."),
        ("Lad os sige, at du har 3 færger.", "I alt betaler du 3.900 € om måneden."),
    ],
)
def test_an_example_is_reckoned_through_in_two_sentences(before: str, text: str) -> None:
    assert sums_up(text, before)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Take three minutes to compare.", "In all it is $49 a month."),
        ("We have 40 customers.", "In all plans it is $49 a month."),
        ("Say hello to Norvik.", "You pay $49 a month."),
        ("Imagine a quiet office.", "You pay $49 a month."),
        ("Say you have four boats.", "Basic is $49 a month."),
        ("Imagine 40 fewer calls.", "You pay $49 a month."),
    ],
)
def test_a_price_behind_another_sentence_is_no_example(before: str, text: str) -> None:
    assert not sums_up(text, before)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Prices</h2><p>Our fair offer (Basic for €99 a month) ended on 31 October.</p>",
        "<h2>Preise</h2><p>Unsere Messeaktion (Basic für 99 EUR im Monat) ist am 31. Oktober ausgelaufen.</p>",
        "<h2>Tarifs</h2><p>Notre offre de rentrée (Basic à 99 € par mois) est terminée depuis le 31 octobre.</p>",
        "<h2>Prijzen</h2><p>Onze najaarsactie (Basic voor € 99 per maand) is op 31 oktober afgelopen.</p>",
    ],
)
def test_an_offer_that_ended_is_no_price(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []


def test_what_an_offer_that_is_over_was_for_is_no_price() -> None:
    text = "Our half-price Christmas, with Norvik at €575, was for contracts signed in December 2025 only."
    assert not own(f"<h2>Prices</h2><p>{text}</p>", "price")
