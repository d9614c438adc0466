"""A product and an offer as they were written, made what the rest reckons with."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from skills.creative.brand.files import file_beneath
from skills.creative.brief.brief import Offer, Price, Product
from skills.creative.brief.written import OWN, OfferTold, ProductTold
from skills.creative.copy.locales import language_of, locale_of
from skills.creative.copy.money import amount_of, decimals_of, is_currency
from skills.errors import UserError
from skills.language import say


def product_of(told: ProductTold, folder: Path, where: str, language: str) -> Product:
    """Raises UserError that names the place."""
    names = _by_market(told.name, where)
    attributes, translated = _attributes(told, where, language)
    price, currency = _price(told.price, told.currency, where) if told.price else (None, told.currency or "")
    return Product(
        sku=told.sku,
        name=names.get("") or names.get(language) or next(iter(names.values())),
        photo=_photo(told.photo, folder, where),
        attributes=attributes,
        price=price,
        currency=currency,
        names={market: name for market, name in names.items() if market},
        translated=translated,
        prices={
            _market(market, where): Price(*_price(one.price, one.currency, f"{where}, prices.{market}"))
            for market, one in told.prices.items()
        },
    )


def _by_market(told: Mapping[str, str], where: str) -> dict[str, str]:
    return {"" if market in ("", OWN) else _market(market, where): words for market, words in told.items()}


def _market(told: str, where: str) -> str:
    """A language stays a language, everything longer is a locale."""
    return language_of(told, where) if len(told.strip()) == 2 else locale_of(told, where)


def _attributes(
    told: ProductTold, where: str, language: str
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """Those in the brief's own language, and the others by market."""
    plain, translated = dict[str, str](), dict[str, dict[str, str]]()
    for name, value in told.attributes.items():
        if not value:
            plain[name] = ""
        for market, words in _by_market(value, where).items():
            if market in ("", language):
                plain[name] = words
            else:
                translated.setdefault(market, {})[name] = words
    return plain, translated


def _photo(told: str | None, folder: Path, where: str) -> Path | None:
    if not told:
        return None
    if re.match(r"https?://", told):
        raise UserError(
            say("{where}, photo: {photo} is an address.", where=where, photo=told[:80]),
            hint=say("Save the photo beside the brief and name the file."),
        )
    return file_beneath(folder, told, f"{where}, photo")


def _price(told: str, currency: str | None, where: str) -> tuple[Decimal, str]:
    try:
        code = (currency or "").strip().upper()
        amount, signed = amount_of(told, decimals=decimals_of(code) if is_currency(code) else 2)
        return amount, _currency(amount, signed, code)
    except ValueError as error:
        raise UserError(say("{where}, price: {fault}.", where=where, fault=error.args[0])) from error


def _currency(amount: Decimal, signed: str, told: str) -> str:
    if told and not is_currency(told):
        raise ValueError(say("{currency} is no currency of ISO 4217, such as EUR", currency=told))
    if signed and told and signed != told:
        raise ValueError(say("it is in {one}, and the currency says {other}", one=signed, other=told))
    currency = told or signed
    if not currency:
        raise ValueError(say("say in which currency, such as EUR"))
    if amount != amount.quantize(Decimal(1).scaleb(-decimals_of(currency))):
        raise ValueError(say("{amount} cannot be paid in {currency}", amount=str(amount), currency=currency))
    return currency


def offer_of(told: OfferTold, path: str, language: str) -> Offer:
    """Raises UserError that names the place."""
    texts = _by_market(told.text, path)
    price = None
    if told.price:
        try:
            price, _ = amount_of(told.price)
        except ValueError as error:
            raise UserError(say("{path}, offer.price: {fault}.", path=path, fault=error.args[0])) from error
    own = texts.get("") or texts.get(language, "")
    others = {market: words for market, words in texts.items() if market not in ("", language)}
    return Offer(own, told.percent, price, told.code or "", others)
