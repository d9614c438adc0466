"""Money as people write it in a brief, and as it is read in a market: never in another currency than its own."""

import re
from copy import copy
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

from babel.core import get_global
from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

from skills.creative.copy.locales import babel_locale
from skills.language import say

_SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "zł": "PLN",
    "₩": "KRW",
    "₪": "ILS",
    "R$": "BRL",
    "US$": "USD",
    "₹": "INR",
}
_SHARED = frozenset("$¥")  # dollars and yen or yuan: several currencies use the sign
_AMOUNT = re.compile(
    r"(?P<before>[^\d\s.,-]*)\s*(?P<minus>-?)\s*(?P<digits>\d[\d.,'’\s]*?)(?:[.,][-–—]+)?\s*(?P<after>[^\d\s.,]*)"
)
# figures in groups of three (of two in India) and then at most one decimal mark of another kind
_SHAPES = re.compile(r"\d+(?:[.,]\d*)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
MOST = Decimal(10) ** 9


def is_currency(code: str) -> bool:
    """Whether this is a code of ISO 4217 that somebody pays with today."""
    return code in _in_use()


@cache
def _in_use() -> frozenset[str]:
    # each country's currencies with their first and last day; None where it is still paid with
    return frozenset(
        code
        for told in get_global("territory_currencies").values()
        for code, _, last, tender in told
        if last is None and tender
    )


def amount_of(text: str, *, decimals: int = 2) -> tuple[Decimal, str]:
    """The amount in "129,00", "1.299,00 €" or "USD 129", and its currency where the sign says which.

    With three `decimals`, as dinars have, a mark before three digits is the decimal one.
    Raises ValueError with the end of a sentence."""
    found = _AMOUNT.fullmatch(text.strip().replace("\u00a0", " ").replace("\u202f", " "))
    if not found:
        raise ValueError(say("write a price such as {example}", example="129.00"))
    if found["minus"]:
        raise ValueError(say("a price is not negative"))
    amount = _number(found["digits"], decimals)
    if amount > MOST:
        raise ValueError(say("that is too much for a price"))
    return amount, _currency(found["before"] or found["after"])


def _number(digits: str, decimals: int) -> Decimal:
    """The last mark is the decimal one, unless it stands before three digits as thousands do."""
    bare = re.sub(r"[\s'’]", "", digits)
    if not _SHAPES.fullmatch(bare):
        raise ValueError(say("write a price such as {example}", example="129.00"))
    marks = re.findall(r"[.,]", bare)
    tail = re.split(r"[.,]", bare)[-1] if marks else ""
    thousands = len(tail) == 3 != decimals and (len(set(marks)) == 1 or marks[-1] == marks[0])
    if not marks or (thousands and not bare.startswith("0")):
        bare = re.sub(r"[.,]", "", bare)
    else:
        at = max(bare.rfind("."), bare.rfind(","))
        bare = f"{re.sub('[.,]', '', bare[:at])}.{bare[at + 1 :]}"
    try:
        return Decimal(bare)
    except InvalidOperation as error:
        raise ValueError(say("write a price such as {example}", example="129.00")) from error


def _currency(sign: str) -> str:
    if not sign or sign in _SHARED:
        return ""
    code = _SYMBOLS.get(sign, sign.upper())
    if not is_currency(code):
        raise ValueError(say("{sign} is no currency", sign=sign))
    return code


def decimals_of(currency: str) -> int:
    return get_currency_precision(currency)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """To what can be paid: half a cent goes up, as shops reckon."""
    return amount.quantize(Decimal(1).scaleb(-decimals_of(currency)), rounding=ROUND_HALF_UP)


def money(amount: Decimal, currency: str, locale: str) -> str:
    """An amount as it is written in this market, in its own currency.

    A whole amount that was told without decimals, as £4,850, is shown so too."""
    whole = isinstance(exponent := amount.as_tuple().exponent, int) and exponent >= 0
    where = babel_locale(locale)
    # 1,299 dinars, which have three decimals, would be read as less than two
    if not whole or decimals_of(currency) != 2:
        return str(format_currency(amount, currency, locale=where))
    pattern = copy(where.currency_formats["standard"])
    pattern.frac_prec = (0, 0)
    return str(pattern.apply(amount, where, currency=currency, currency_digits=False))


def sign_of(currency: str, locale: str) -> str:
    return str(get_currency_symbol(currency, locale=babel_locale(locale)))
