"""Amounts of money: each must be the brief's own, in its currency."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from skills.creative.checks.draft import Draft, Said
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import words
from skills.creative.copy.prices import price_in
from skills.language import say

# a sign can stand for several currencies
_SIGNS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "£": ("GBP",),
    "US$": ("USD",),
    "CA$": ("CAD",),
    "C$": ("CAD",),
    "AU$": ("AUD",),
    "A$": ("AUD",),
    "NZ$": ("NZD",),
    "HK$": ("HKD",),
    "S$": ("SGD",),
    "NT$": ("TWD",),
    "MX$": ("MXN",),
    "R$": ("BRL",),
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
    "円": ("JPY",),
    "元": ("CNY", "TWD"),
    "₩": ("KRW",),
    "원": ("KRW",),
    "₹": ("INR",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₪": ("ILS",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "Ft": ("HUF",),
    "lei": ("RON",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "Fr.": ("CHF",),
    "SFr.": ("CHF",),
    "руб": ("RUB",),
    "TL": ("TRY",),
    "Rs": ("INR", "PKR"),
    "Rp": ("IDR",),
    "RM": ("MYR",),
    "د.إ": ("AED",),
    "ر.س": ("SAR",),
    "ج.م": ("EGP",),
}
_CODES = (
    "EUR USD GBP CHF SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH JPY CNY KRW INR BRL MXN ARS CLP COP CAD AUD NZD"
    " HKD SGD TWD THB IDR MYR PHP VND ZAR AED SAR EGP ILS QAR KWD NGN KES MAD PKR"
).split()
_WORDS = {
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "dólares": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "franken": "CHF",
    "francs": "CHF",
    "reais": "BRL",
    "yen": "JPY",
    "rupees": "INR",
    "kronor": "SEK",
    "kroner": "DKK",
    "złotych": "PLN",
}
_NAMES = sorted((*_SIGNS, *_CODES, *_WORDS), key=len, reverse=True)
_CURRENCY = "|".join(re.escape(one) for one in _NAMES)
_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
# letters must end where they end: EUR in EUROPE is no currency, but 5€ needs no space
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_CURRENCY})\s?(?P<first>{_NUMBER})(?:[.,][-–—]+)?"
    rf"|(?P<second>{_NUMBER})(?:[.,][-–—]+)?\s?(?P<after>{_CURRENCY})(?![^\W\d_]))(?!\d)",
    re.IGNORECASE,
)
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９٫٬", "012345678901234567890123456789.,")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


@dataclass(frozen=True)
class Amount:
    """A sum as it stands in a text; `currencies` are those that its sign may mean."""

    text: str
    value: Decimal
    currencies: tuple[str, ...]


def amounts(text: str) -> tuple[Amount, ...]:
    """Every sum of money in a text, whichever way its country writes it."""
    clean = _INVISIBLE.sub("", text.translate(_EASTERN)).replace("\u00a0", " ").replace("\u202f", " ")
    clean = re.sub(r"(?<=[\d.,])[oO](?=[\doO]*(?:\b|\s))", "0", clean)
    found = []
    for match in _AMOUNT.finditer(clean):
        value = number(match["first"] or match["second"])
        if value is not None:
            found.append(Amount(match.group().strip(), value, _meant(match["before"] or match["after"])))
    return tuple(found)


def number(text: str) -> Decimal | None:
    """1,299.00 and 1.299,00 and 1 299 alike: a mark before three digits parts thousands."""
    bare = re.sub(r"[\s'’]", "", text)
    *front, last = re.split(r"[.,]", bare)
    if front and len(last) == 3 and (front[0] != "0" or len(front) > 1):
        front, last = [*front, last], ""
    whole = "".join(front) if front else last
    try:
        return Decimal(f"{whole}.{last}") if front and last else Decimal(whole)
    except InvalidOperation:
        return None


def _meant(sign: str) -> tuple[str, ...]:
    for known, codes in _SIGNS.items():
        if known.casefold() == sign.casefold():
            return codes
    upper = sign.upper()
    return (upper,) if upper in _CODES else (_WORDS[sign.casefold()],)


def check(draft: Draft) -> Iterator[Finding]:
    """Sums that the brief does not name, other currencies, and an old price that was none."""
    own = price_in(draft.product, draft.locale)
    if own is not None:
        draft = replace(draft, product=replace(draft.product, price=own.amount, currency=own.currency))
    allowed = _allowed(draft)
    for said in draft.said():
        if not said.is_sentence:
            continue
        for amount in amounts(said.text):
            yield from _judged(amount, said, draft, allowed)
    yield from _placed(draft)


def _judged(amount: Amount, said: Said, draft: Draft, allowed: frozenset[Decimal]) -> Iterator[Finding]:
    currency = draft.product.currency.upper()
    if currency and currency not in amount.currencies:
        yield Finding(
            check="price",
            what=say(
                "{amount} is in another currency than {currency}", amount=amount.text, currency=currency
            ),
            where=said.where,
            why=say("the brief gives this product's price here in {currency}", currency=currency),
            hard=True,
        )
    elif amount.value not in allowed:
        yield Finding(
            check="price",
            what=say("{amount} stands nowhere in the brief", amount=amount.text),
            where=said.where,
            why=say("only the product's price and the offer may be shown"),
            hard=True,
        )


def _allowed(draft: Draft) -> frozenset[Decimal]:
    """The price, the offer's, what is saved, and whatever the brief's or the kit's own words name."""
    price, offer = draft.product.price, draft.brief.offer
    lower = [one for one in (offer.price, reduced(price, offer.percent)) if one is not None]
    values = [*lower, *([price] if price is not None else [])]
    values += [price - one for one in lower if price is not None]
    own = (offer.text, *draft.product.attributes.values(), *(claim.text for claim in draft.kit.claims))
    disclaimers = (one.text for one in draft.kit.disclaimers)
    values += [amount.value for text in (*own, *disclaimers) for amount in amounts(text)]
    rounded = (value.quantize(Decimal(1), ROUND_HALF_UP) for value in lower if value == value.to_integral())
    return frozenset({*values, *rounded})


def reduced(price: Decimal | None, percent: int | None) -> Decimal | None:
    """The price less so much per cent, to the cent."""
    if price is None or percent is None:
        return None
    return (price * (100 - percent) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _placed(draft: Draft) -> Iterator[Finding]:
    """The price on the picture is the price now; what is struck through is what it was."""
    was = [one for placed in draft.drawn.placed if placed.kind == "was" for one in _sums(placed.text)]
    now = [one for placed in draft.drawn.placed if placed.kind == "price" for one in _sums(placed.text)]
    for value in was:
        if value != draft.product.price or any(value <= lower for lower in now):
            yield Finding(
                check="price",
                what=say("the old price {price} is not the product's", price=value),
                where="picture/was",
                why=say("an old price must have been asked, and be higher than the new one"),
                hard=True,
            )
    right = {_price_now(draft)} if _price_now(draft) is not None else set()
    for value in now:
        if right and value not in right:
            yield Finding(
                check="price",
                what=say("the price {price} is not the one of the brief", price=value),
                where="picture/price",
                why=say("the brief says {price}", price=next(iter(right))),
                hard=True,
            )


def _price_now(draft: Draft) -> Decimal | None:
    offer = draft.brief.offer
    if offer.price is not None:
        return offer.price
    shown_was = any(placed.kind == "was" for placed in draft.drawn.placed)
    lower = reduced(draft.product.price, offer.percent)
    return lower if shown_was and lower is not None else None


def _sums(lines: tuple[str, ...]) -> list[Decimal]:
    text = " ".join(lines)
    found = [amount.value for amount in amounts(text)]
    if found or not words(text):
        return found
    bare = [number(match) for match in re.findall(_NUMBER, text.translate(_EASTERN))]
    return [value for value in bare if value is not None]
