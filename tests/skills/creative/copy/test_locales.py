"""Locales, markets and money as people name them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.copy.locales import in_market, language_of, locale_of, market_in, market_of
from skills.creative.copy.market import all_markets
from skills.creative.copy.money import amount_of, is_currency, money, rounded
from skills.errors import UserError


@pytest.mark.parametrize(
    ("told", "locale"),
    [("de_DE", "de-DE"), ("de", "de-DE"), ("EN-gb", "en-GB"), ("he", "he-IL"), ("zh-Hans-CN", "zh-CN")],
)
def test_a_locale_may_be_written_in_several_ways(told: str, locale: str) -> None:
    assert locale_of(told, "brief.yaml") == locale


@pytest.mark.parametrize("told", ["", "xx-YY", "German", "de-DE-DE-DE-DE", "../de", "de DE", "😀"])
def test_what_is_no_locale_is_refused(told: str) -> None:
    with pytest.raises(UserError, match="no locale"):
        locale_of(told, "brief.yaml")


@pytest.mark.parametrize(
    ("told", "market"),
    [
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("DE", "DE"),
        ("de", "de"),
        ("UK", "GB"),
        ("eu", "EU"),
        ("fr-FR", "fr-FR"),
    ],
)
def test_a_market_may_be_named_in_several_ways(told: str, market: str) -> None:
    assert market_of(told, "brand.yaml") == market


@pytest.mark.parametrize(
    ("locale", "market", "inside"),
    [
        ("de-DE", "DE", True),
        ("de-AT", "DE", False),
        ("de-AT", "de", True),
        ("fr-FR", "EU", True),
        ("en-GB", "EU", False),
        ("de-CH", "DACH", True),
    ],
)
def test_who_is_in_a_market(locale: str, market: str, *, inside: bool) -> None:
    assert in_market(locale, market) is inside


def test_a_language_may_be_named() -> None:
    assert [language_of(one, "x") for one in ("German", "deutsch", "de", "de-AT")] == ["de"] * 4


def test_a_country_is_found_in_running_words_only_as_a_name() -> None:
    assert market_in("Always in the United Kingdom, please") == "GB"
    assert market_in("put china on the table") == ""


def test_every_market_has_a_word_for_each_thing() -> None:
    wanted = all_markets()[0]
    for one in all_markets():
        assert set(one.cta) == set(wanted.cta), one.locale
        assert set(one.offer) == set(wanted.offer), one.locale
        assert set(one.price) == set(wanted.price), one.locale
        assert set(one.kinds) == set(wanted.kinds), one.locale
        assert set(one.words) == set(wanted.words), one.locale
        assert set(one.audiences) == set(wanted.audiences), one.locale
        assert set(one.durations) == set(wanted.durations), one.locale


@pytest.mark.parametrize(
    "text", ["1.299,00", "1,299.00", "1 299,00", "1’299.00", "1299", "€ 1.299,00", "1299,- EUR"]
)
def test_an_amount_is_the_same_however_it_is_written(text: str) -> None:
    assert amount_of(text)[0] == 1299


@pytest.mark.parametrize("text", ["", "free", "-3", "3-4", "1.2.3.4,5,6", "€", "12 apples", "1e9999"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any sentence will do
        amount_of(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount, _ = amount_of(text)
    except ValueError:
        return
    assert amount >= 0


def test_only_money_that_somebody_pays_with_is_money() -> None:
    assert [is_currency(one) for one in ("EUR", "USD", "KWD", "DEM", "EURO", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_half_a_cent_goes_up_and_a_yen_has_no_cents() -> None:
    assert rounded(Decimal("10.125"), "EUR") == Decimal("10.13")
    assert rounded(Decimal("10.5"), "JPY") == 11
    assert money(Decimal("10.13"), "EUR", "de-DE") == "10,13\u00a0€"
