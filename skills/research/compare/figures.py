"""Numbers as they stand in words, when two measures say the same, and how a measure is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import product

from skills.research.facts import Measure

TIMES = ("day", "week", "month", "quarter", "year")
_MOST_KEPT = 64  # sentences, of which each field asks for the numbers
_GAP = "\u00a0\u202f\u2009"  # spaces that never break, as they stand between thousands
# “LK-100 149,00”: what ends an article's number begins no other
_NUMBER = re.compile(rf"(?<![^\W\d_]-)\d{{1,3}}(?:[ {_GAP}'’]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*")
_GAPS = re.compile(rf"[ {_GAP}'’]")
# a short scale and a long one use the same word: whoever reads a number leniently takes both
_SCALES = {
    "k": (3,), "tsd": (3,), "tausend": (3,), "thousand": (3,), "mille": (3,), "mila": (3,), "mil": (3,),
    "m": (6,), "mn": (6,), "mm": (6,), "mio": (6,), "million": (6,), "millionen": (6,), "millions": (6,),
    "millón": (6,), "millones": (6,), "milioni": (6,), "miljoen": (6,),
    "miljon": (6,), "miljoner": (6,), "millioner": (6,), "mln": (6,), "mld": (9,), "miljarder": (9,),
    "b": (9,), "bn": (9,), "bln": (9,), "mrd": (9,), "md": (9,), "billion": (9, 12), "billions": (9,),
    "milliarde": (9,), "milliarden": (9,), "milliard": (9,), "milliards": (9,), "miljard": (9,), "miliardi": (9,),
    "milliarder": (9,),
    "tn": (12,), "trillion": (12,), "lakh": (5,), "lakhs": (5,), "crore": (7,), "crores": (7,),
    "万": (4,), "만": (4,), "億": (8,), "亿": (8,), "억": (8,),
}  # fmt: skip
# what stands right before a currency's code: “85 MSEK”, “TEUR 450”, “2 mdkr”; alone a t is a tonne
_JOINED = {"k": 3, "t": 3, "m": 6, "md": 9}
_CODES = r"(?:kr|sek|nok|dkk|eur|chf|usd|gbp|€)(?![^\W\d_])"
_SCALE = re.compile(
    rf"[ {_GAP}-]?(?:(" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")\.?(?![^\W\d_])|"
    rf"(md?|[tk])(?={_CODES}))",
    re.IGNORECASE,
)
# “12 m long”: a letter of its own that no currency stands beside is the unit metre
_METRES = re.compile(
    rf"[ {_GAP}]m(?![^\W\d_])(?! [a-z]+s\b)|m (?:long|wide|deep|high|tall|by|x|×)(?![^\W\d_])"
)
CURRENCIES = frozenset(
    "USD EUR GBP CHF JPY CNY INR KRW AUD CAD NZD SGD HKD SEK NOK DKK PLN CZK HUF BRL MXN ZAR ILS AED TRY".split()
)
# what stands before a sum, for patterns that only ask whether one follows
SIGN = rf"(?:[$€£]|(?-i:\b(?:{'|'.join(sorted(CURRENCIES))})(?=[\s\d])))"
KRONE = "kr."  # three letters as a code has; of Norway, Sweden or Denmark, as the page's language says
CENTS = "ct."  # of a dollar or a euro, as the page says; the amount is in whole ones
_SIGNS = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD",
    "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "%": "%", "円": "JPY",
    "元": "CNY", "zł": "PLN", "kč": "CZK", ":-": KRONE,
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP",
    "yen": "JPY", "percent": "%", "prozent": "%", "per cent": "%", "fr.": "CHF", "rs": "INR", "rs.": "INR",
    "kr": KRONE, "kr.": KRONE, "krone": KRONE, "kroner": KRONE, "krona": KRONE, "kronor": KRONE,
} | {code.lower(): code for code in CURRENCIES}  # fmt: skip
# “RS 232” is a plug
_UNIT = "|".join(
    rf"(?-i:{re.escape(one.title())})" if one.startswith("rs") else re.escape(one)
    for one in sorted(_SIGNS, key=len, reverse=True)
)
# of “in 2025 €5 million” the sign belongs to what it touches; of “9,90 €pro Nutzer” a page shows two parts apart
_AFTER = re.compile(
    rf"(?:({_UNIT})|[ {_GAP}]({_UNIT})(?!\d))(?:(?![^\W\d_])|(?<=[€£])(?=[^\W\d_]{{2}}))", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?P<joined>[mtk](?={_CODES}))?(?P<unit>{_UNIT})[ {_GAP}]?$", re.IGNORECASE
)
_NUMBER_NEXT = re.compile(rf"[ {_GAP}]\d")
# “49,– €”: nothing behind the comma is written as a dash
_NO_CENTS = re.compile(rf"[.,][-–—]{{1,2}}(?=[ {_GAP}]?(?:{_UNIT}|\W|$))", re.IGNORECASE)
# “35p a sample”, “9 cents per call”; 1080p is no sum
_MINOR = re.compile(
    rf"(?:(?P<pence>p|[ {_GAP}]?(?:pence|pennies))|[ {_GAP}]?(?:¢|cents?|(?-i:ct)|centimes|céntimos|centesimi))"
    rf"(?![^\W_]|[ {_GAP}]?[.]m\b)",
    re.IGNORECASE,
)
_OF_FILMS = re.compile(
    r"\b(?:videos?|records?|recordings?|fps|4k|u?hd|resolutions?|stream\w*|cameras?)\b", re.IGNORECASE
)
_IS_SMALL = re.compile(r"\d{1,2}(?:[.,]\d+)?")
_LEAD = 40  # characters before a number that say what it is
_MINOR_IN_MAJOR = -2  # the power of ten
_AT_LEAST_AFTER = re.compile(r"\s?(?:\+|or more\b|and up\b|oder mehr\b|et plus\b|o más\b)", re.IGNORECASE)
_AT_LEAST_BEFORE = re.compile(
    r"\b(?:from|over|more than|at least|starting at|starts at|start at|above|ab|über|mehr als|mindestens|dès|plus de|"
    r"à partir de|desde|más de)\s+(?:\S{1,4}\s?)?$",
    re.IGNORECASE,
)
# “Finanzierung über 1,1 Millionen Euro” is of that much
_OF_SO_MUCH = re.compile(
    r"(?:\w*finanzierung|\w*runde|(?:series|serie) [a-h]|seed|\w*kredit|\w*darlehen|\w*erhöhung|\w*investition|"
    r"\w*auftrag|\w*vertrag|rechnung|\w*förderung|zuschuss) über\s+(?:\S{1,4}\s?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A number at characters `start`..`end` of a text, as it is most likely meant; `readings` are all it may mean."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    unit: str = ""
    at_least: bool = False

    @property
    def amount(self) -> Decimal:
        return self.readings[0]


@lru_cache(_MOST_KEPT)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Every number of a text, in its order, with the currency that stands beside it."""
    return tuple(_figures_in(text))


def _figures_in(text: str) -> Iterator[Figure]:
    used = 0  # a currency belongs to one number
    is_led = False  # whether a code stood before a number: “EUR 0.42, the next 4,000 EUR 0.36”
    for found in _NUMBER.finditer(text):
        lead = text[max(used, found.start() - _LEAD) : found.start()]
        before = _BEFORE.search(lead)
        end, powers = _scaled(text, found.end(), in_money=bool(before))
        after = _AFTER.match(text, end)
        if after and is_led and not before and _NUMBER_NEXT.match(text, after.end()):
            after = None
        is_led = is_led or bool(before and before["unit"].isalpha())
        minor = None if before or after else _minor(text, found)
        named = before["unit"] if before else after[1] or after[2] if after else ""
        unit = _SIGNS[named.lower()] if named else ""
        if before and before["joined"]:
            powers = (_JOINED[before["joined"].lower()],)
        if minor:
            unit, powers, end = "GBP" if minor["pence"] else CENTS, (_MINOR_IN_MAJOR,), minor.end()
        used = after.end() if after and not before else end
        yield Figure(
            found.start(),
            used,
            tuple(one.scaleb(power) for one, power in product(_readings(found[0]), powers)),
            unit,
            _is_least(lead) or bool(_AT_LEAST_AFTER.match(text, end)),
        )


def _minor(text: str, number: re.Match[str]) -> re.Match[str] | None:
    """Pence or cents behind a number; of films “60p” are pictures a second."""
    found = _MINOR.match(text, number.end()) if _IS_SMALL.fullmatch(number[0]) else None
    return None if found and found["pence"] == "p" and _OF_FILMS.search(text) else found


def _is_least(lead: str) -> bool:
    return bool(_AT_LEAST_BEFORE.search(lead)) and not _OF_SO_MUCH.search(lead)


def _scaled(text: str, end: int, *, in_money: bool) -> tuple[int, tuple[int, ...]]:
    """Where a number that ends at `end` ends with its scale, and the powers of ten that this may mean."""
    if whole := _NO_CENTS.match(text, end):
        return whole.end(), (0,)
    scale = _SCALE.match(text, end)
    if not scale or (not in_money and _METRES.match(text, end) and not _AFTER.match(text, scale.end())):
        return end, (0,)
    return scale.end(), (_JOINED[scale[2].lower()],) if scale[2] else _SCALES[scale[1].lower()]


def amounts_in(text: str) -> frozenset[Decimal]:
    """All that the numbers of a text may mean."""
    return frozenset(one for figure in figures_in(text) for one in figure.readings)


def _readings(written: str) -> tuple[Decimal, ...]:
    """What digits with points and commas may mean, the likelier first: 1.200 is one thousand two hundred, or 1.2."""
    bare = _GAPS.sub("", written)
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        decimal = max(".,", key=bare.rfind)
        return (Decimal(bare.replace("." if decimal == "," else ",", "").replace(decimal, ".")),)
    if points + commas == 0:
        return (Decimal(bare),)
    whole, _, rest = bare.replace(",", ".").rpartition(".")
    thousands = Decimal(bare.replace(",", "").replace(".", ""))
    if points + commas > 1:
        return (thousands,)
    fraction = Decimal(f"{whole}.{rest}")
    return (thousands, fraction) if len(rest) == 3 and not whole.startswith("0") else (fraction,)


def same_kind(one: Measure, other: Measure) -> bool:
    """Whether two may be held against each other: in one unit, for the same things and the same time."""
    return one.unit == other.unit and one.per == other.per


def near_kind(one: Measure, other: Measure) -> bool:
    """Like `same_kind`, but one of them may say less about what it is for, never another time."""
    if one.unit != other.unit:
        return False
    mine, theirs = set(one.per), set(other.per)
    return mine <= theirs or theirs <= mine


def same_amount(one: Measure, other: Measure, *, exact: bool) -> bool:
    """Whether two amounts say the same; not `exact`: also rounded, as 1,200 for 1,187 or over 1,000 for 1,150."""
    if one.amount == other.amount:
        # a range begins at its lower end, so that alone is a vaguer way to say it
        return one.highest == other.highest or None in (one.highest, other.highest)
    if exact or one.highest or other.highest:
        return False
    low, high = sorted((one, other), key=lambda measure: measure.amount)
    if low.at_least and high.amount <= low.amount * Decimal("1.25"):
        return True
    coarse, fine = sorted((one.amount, other.amount), key=_digits)
    return _rounded(fine, max(2, _digits(coarse))) == coarse


def _digits(amount: Decimal) -> int:
    return len(amount.normalize().as_tuple().digits)


def _rounded(amount: Decimal, digits: int) -> Decimal:
    if not amount:
        return amount
    step = Decimal(1).scaleb(amount.adjusted() - digits + 1)
    return amount.quantize(step, ROUND_HALF_UP) if step >= 1 else amount


def told(measure: Measure) -> str:
    """A measure in our own words, such as 12 USD a user and month."""
    return " ".join(part for part in (told_amount(measure), told_per(measure)) if part)


def told_amount(measure: Measure) -> str:
    number = grouped(measure.amount)
    if measure.highest is not None and measure.highest != measure.amount:
        number = f"{number}–{grouped(measure.highest)}"
    if measure.unit == "%":
        return f"{number} %"
    return f"{number} {measure.unit}".rstrip()


def told_per(measure: Measure) -> str:
    if not measure.per:
        return ""
    things = sorted(measure.per, key=lambda one: (one in TIMES, one))
    if things[0][0].isdigit():  # of so many at once
        return f"per {' and '.join(things)}"
    article = "an" if things[0][0].lower() in "aeio" or things[0].startswith("hour") else "a"
    return f"{article} {' and '.join(things)}"


def grouped(amount: Decimal) -> str:
    """1200 as 1,200 and 9.5 as 9.50 stays 9.50: digits behind the point are kept as they were written."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{amount:,f}"
