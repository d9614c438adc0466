"""What is shown of a price: in its own currency, and crossed out only where the lower one is what everybody pays."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.core import get_global

from skills.creative.brief.brief import Offer, Price, Product
from skills.creative.copy.locales import EU
from skills.creative.copy.money import money, rounded
from skills.language import say


@dataclass(frozen=True)
class Priced:
    """As it is written in the market; empty where there is nothing to show."""

    price: str = ""
    was: str = ""
    notes: tuple[str, ...] = ()


def priced(product: Product, offer: Offer, locale: str) -> Priced:
    """The price in a market and, with an offer for everybody, what it was before."""
    own = price_in(product, locale)
    if own is None:
        return Priced()
    notes = _currency_notes(own, product, locale)
    lower = _lower(own, product, offer)
    if lower is None:
        return Priced(money(own.amount, own.currency, locale), notes=notes)
    if locale.rsplit("-", 1)[-1] in EU:
        notes += (
            say(
                "In the EU a price that is crossed out must be the lowest one of the last 30 days: check {was}.",
                was=money(own.amount, own.currency, locale),
            ),
        )
    return Priced(money(lower, own.currency, locale), money(own.amount, own.currency, locale), notes)


def price_in(product: Product, locale: str) -> Price | None:
    """The market's own price, else the one that holds everywhere; never one reckoned into another currency."""
    language = locale.split("-")[0]
    if told := product.prices.get(locale) or product.prices.get(language):
        return told
    return None if product.price is None else Price(product.price, product.currency)


def _lower(own: Price, product: Product, offer: Offer) -> Decimal | None:
    """With a code the price itself stays; the one who has the code pays less."""
    if offer.price is not None and own.currency == product.currency:
        return offer.price if offer.price < own.amount else None
    if offer.percent and not offer.code:
        lower = rounded(own.amount * (100 - offer.percent) / 100, own.currency)
        if lower == lower.to_integral_value() and own.amount.as_tuple().exponent == 0:
            lower = lower.to_integral_value()
        return lower if lower < own.amount else None
    return None


def _currency_notes(own: Price, product: Product, locale: str) -> tuple[str, ...]:
    country = locale.rsplit("-", 1)[-1]
    usual = _usual(country)
    if not usual or own.currency in usual:
        return ()
    return (
        say(
            "{name}: the price is in {currency}, which is not paid with in {locale}. Give one under `prices` there.",
            name=product.name,
            currency=own.currency,
            locale=locale,
        ),
    )


@cache
def _usual(country: str) -> frozenset[str]:
    told = get_global("territory_currencies").get(country, ())
    return frozenset(code for code, _, last, tender in told if last is None and tender)
