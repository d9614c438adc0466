"""Whatever way an amount, a count or a day is written, it is read as what it is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.research.extract.amounts.normal import (
    Found,
    day_in,
    money_in,
    numbers_in,
    same_measure,
    shares_in,
)
from skills.research.extract.amounts.paid_for import per_in
from skills.research.facts import Measure

_SIGNS = {"USD": ("$", "US$"), "EUR": ("€",), "GBP": ("£",)}
_WAYS = {
    ("month", "user"): (
        "/user/month",
        " per user per month",
        " per user and month",
        " a user a month",
        " per seat/mo",
    ),
    ("month",): ("/month", "/mo", " per month", " a month", " monthly", " pro Monat", " par mois", " al mes"),
    ("year",): ("/year", "/yr", " per year", " annually", " pro Jahr", " par an", " per annum"),
    (): ("",),
}


def _english(amount: Decimal) -> str:
    return f"{amount:,f}"


def _german(amount: Decimal) -> str:
    return _english(amount).translate(str.maketrans(",.", ".,"))


def _swiss(amount: Decimal) -> str:
    return _english(amount).replace(",", "’")


def _french(amount: Decimal) -> str:
    return _english(amount).replace(",", "\u202f").replace(".", ",")


@st.composite
def _prices(draw: st.DrawFn) -> tuple[str, Measure]:
    cents = draw(st.integers(1, 99_999_999))
    is_whole = draw(st.booleans())
    amount = Decimal(cents // 100 + 1) if is_whole else (Decimal(cents) / 100).quantize(Decimal("0.01"))
    unit = draw(st.sampled_from(sorted(_SIGNS)))
    written = draw(st.sampled_from((_english, _german, _swiss, _french)))(amount)
    sign = draw(st.sampled_from(_SIGNS[unit]))
    shown = draw(
        st.sampled_from(
            (f"{sign}{written}", f"{unit} {written}", f"{written} {unit}", f"{written} {sign[-1]}")
        )
    )
    per = draw(st.sampled_from(sorted(_WAYS)))
    return shown + draw(st.sampled_from(_WAYS[per])), Measure(amount, unit, per)


@given(_prices(), st.sampled_from(("Acme costs {}.", "{}", "For {} you get it.", "Pro – {} – for teams")))
def test_a_price_is_read_as_it_is_meant_in_every_way_of_writing(
    price: tuple[str, Measure], around: str
) -> None:
    written, meant = price
    text = around.format(written)
    [found] = money_in(text)
    assert same_measure(found.measure, meant), text
    assert text[found.start : found.end].strip(" .") == written.strip()


@given(
    st.integers(1, 999),
    st.sampled_from((("k", 3), (" thousand", 3), ("m", 6), (" million", 6), (" Mio.", 6), ("bn", 9))),
)
def test_a_scale_is_multiplied(whole: int, scale: tuple[str, int]) -> None:
    [found] = money_in(f"It raised ${whole}.5{scale[0]} then.")
    assert found.measure.amount == (Decimal(whole) + Decimal("0.5")).scaleb(scale[1])


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(("{}–{}", "{} to {}", "{} - {}", "between {} and {}")),
)
def test_a_range_is_one_measure(low: int, more: int, way: str) -> None:
    [found] = money_in("Acme costs " + way.format(f"${low}", f"${low + more}") + " per month.")
    assert (found.measure.amount, found.measure.highest) == (Decimal(low), Decimal(low + more))
    assert found.measure.per == ("month",)


@given(st.text(max_size=80))
def test_any_text_gives_measures_within_it(text: str) -> None:
    found: list[Found] = [*money_in(text), *numbers_in(text), *shares_in(text)]
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    day_in(text)


@pytest.mark.parametrize(
    ("text", "former", "now"),
    [
        ("Acme raised its price from $20 to $26 a month.", "20", "26"),
        ("Acme cut Pro from €30 to €24.", "30", "24"),
        ("The fee went from $5 to $7.", "5", "7"),
    ],
)
def test_what_a_price_was_changed_from_is_former(text: str, former: str, now: str) -> None:
    found = [(str(one.measure.amount), one.former) for one in money_in(text)]
    assert found == [(former, True), (now, False)]


@pytest.mark.parametrize(
    ("label", "per"),
    [
        ("Chair / month", ("chair", "month")),
        ("Monthly", ("month",)),
        ("Price per user", ("user",)),
        ("Per seat/year", ("user", "year")),
        ("Plan", ()),
        ("Storage", ()),
        ("Is it cheaper than buying?", ()),
    ],
)
def test_a_label_says_what_its_amounts_are_for(label: str, per: tuple[str, ...]) -> None:
    assert per_in(label) == per


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("as of 2026-03-03", date(2026, 3, 3)),
        ("on 3 March 2026", date(2026, 3, 3)),
        ("on March 3, 2026", date(2026, 3, 3)),
        ("in March 2026", date(2026, 3, 1)),
        ("in Q3 2025", date(2025, 7, 1)),
        ("am 03.03.2026", date(2026, 3, 3)),
        ("le 3 mars 2026", date(2026, 3, 3)),
        ("2026年3月3日", date(2026, 3, 3)),
        ("in 2024", date(2024, 7, 1)),
        ("no day at all", None),
    ],
)
def test_days_are_read(text: str, day: date | None) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025 £7.4 million in a Series A", "£7.4 million"),
        ("In 2025 €5 million came from two funds.", "€5 million"),
        ("In 2025 5 € a month was too much.", "5 € a month"),
    ],
)
def test_a_year_takes_no_sign_from_the_amount_behind_it(text: str, words: str) -> None:
    assert [text[one.start : one.end] for one in money_in(text)] == [words]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("85 miljoner kronor", 85_000_000, "kr."),
        ("85 Mkr", 85_000_000, "kr."),
        ("85 MSEK", 85_000_000, "SEK"),
        ("2 mdkr", 2_000_000_000, "kr."),
        ("85 millioner kroner", 85_000_000, "kr."),
        ("3,2 millones de euros", 3_200_000, "EUR"),
        ("3 milioni di euro", 3_000_000, "EUR"),
        ("5 mln euro", 5_000_000, "EUR"),
        ("9,90 €pro Nutzer", Decimal("9.9"), "EUR"),
    ],
)
def test_millions_are_read_as_each_language_shortens_them(text: str, amount: Decimal, unit: str) -> None:
    [found] = money_in(text)
    assert (found.measure.amount, found.measure.unit) == (amount, unit)


def test_metres_and_models_are_no_millions_of_crowns() -> None:
    assert money_in("12 m kran") == ()
    assert money_in("85 mk") == ()


def test_a_short_month_is_one() -> None:
    [found] = money_in("1 200 kr/mån")
    assert found.measure.per == ("month",)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("Die Grundgebühr beträgt 49,– € im Monat.", "49", "EUR"),
        ("ab 1.290,- € netto", "1290", "EUR"),
        ("CHF 49.– pro Monat", "49", "CHF"),
        ("Abonnemang 499:- per månad", "499", "kr."),
        ("Bolaget tog in MSEK 85 i mars.", "85000000", "SEK"),
        ("eine Runde von MEUR 12", "12000000", "EUR"),
        ("12 MEUR von zwei Fonds", "12000000", "EUR"),
        ("Förderung von TEUR 450", "450000", "EUR"),
        ("Förderung von 450 T€", "450000", "EUR"),
        ("měsíčně 1 290 Kč", "1290", "CZK"),
        ("a seed round of £12 m", "12000000", "GBP"),
    ],
)
def test_sums_as_other_countries_write_them(text: str, amount: str, unit: str) -> None:
    [found] = money_in(text)
    assert (found.measure.amount, found.measure.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    "text", ["The blades are 12 m long.", "a cable of 12 m", "a 12 m cable", "a hall 12m wide", "weighs 12 t"]
)
def test_a_length_is_no_number_of_millions(text: str) -> None:
    assert [one.measure.amount for one in numbers_in(text)] == [Decimal(12)]


def test_money_of_a_currency_that_is_not_known_is_no_number_of_customers() -> None:
    assert not numbers_in("una ronda de 3 millones de pesos")


def test_millions_of_users_and_twelve_scanners_are_counted() -> None:
    assert [one.measure.amount for one in numbers_in("We have 12 m users.")] == [12_000_000]
    assert [one.measure.amount for one in numbers_in("They run 12 CT scanners.")] == [12]
