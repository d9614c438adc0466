"""What the bare numbers of a price list mean: the currency and the measure that a column, a row or the page itself says
once for all of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.compare.figures import CURRENCIES
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.amounts.paid_for import per_in
from skills.research.extract.labels.labels import asks
from skills.research.extract.words.statements import Statement

_CODE = re.compile(rf"(?<![A-Z])(?:{'|'.join(sorted(CURRENCIES))})(?![A-Z])")
_SIGNS = (
    (re.compile(r"€|\beuros?\b", re.IGNORECASE), "EUR"),
    (re.compile(r"£|\bpounds?(?: sterling)?\b", re.IGNORECASE), "GBP"),
    (re.compile(r"\bcanadian dollars\b|\bdollars canadiens\b|C\$", re.IGNORECASE), "CAD"),
    (re.compile(r"\baustralian dollars\b|A\$", re.IGNORECASE), "AUD"),
    (re.compile(r"\bswiss francs\b|\bfrancs suisses\b|\bschweizer franken\b", re.IGNORECASE), "CHF"),
    (re.compile(r"\$|\b(?:US[ -]?)?dollars\b", re.IGNORECASE), "USD"),
)
_OF_ALL = Cued(
    r"\b(?:(?:all|our|tous les|tous nos|alle|unsere|todos los|nuestros) )?(?:prices?|rates|fees|figures|prix|tarifs|"
    r"preise|precios)\b[^.]{0,40}?\b(?:is|are|in|per|sont|en|sind|verstehen|pro|je|par|por|están)\b",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"\W*(?:(?:all|alle|tous|todos) (?:our |unsere |nos |los |les )?(?:prices|preise|prix|precios)\b|(?:our |"
    r"the |these |"
    r"unsere |die |nos |les |nuestros |los )?(?:prices|preise|prix|precios) (?:are|sind|verstehen sich|gelten|sont|"
    r"s[’']entendent|son) (?:[^.;:\d]{0,30}, )?(?:each |jeweils |always |all )?(?:per|pro|je|par|por) )",
    re.IGNORECASE,
)
# below the heading of a price list, of all that follows: “In New Zealand dollars, per shed per month, without GST.”
_BARE_TERMS = re.compile(
    r"\W*(?:(?:in )?(?:[^\W\d_]+ ){0,2}(?:dollars|euros?|pounds(?: sterling)?|francs|[A-Z]{3}),? )?"
    r"(?:(?:GST|VAT|MwSt\.?|USt\.?|TVA|IVA|(?:sales )?tax(?:es)?) (?:included|excluded|inclusive|exclusive|"
    r"not included|"
    r"inklusive|exklusive|comprise|incluse|incluido),? |(?:with|without|excluding|including|incl\.?|excl\.?|"
    r"plus|before) "
    r"(?:GST|VAT|(?:sales )?tax(?:es)?),? |(?:inkl|exkl|zzgl)\.? (?:MwSt|USt)\.?,? )?"
    r"(?:(?:billed|charged|priced|payable) )?(?:per|pro|je|par|por) [^\W\d_][^.;:!?\d]{2,70}\.?",
    re.IGNORECASE,
)
_UNIT_COLUMN = re.compile(
    r"\W*(?:units?|per|basis|charged|billed|measure|unité|par|einheit|je|pro|unidad|por)\W*", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"^(?:(?:per|pro|par|por|je|the|an?|la|le|les|une?|el|las?|der|die|das|ein|eine)\s+|l[’'])+",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:(?:from|ab|dès|desde|à partir de)\s+)?\d[\d.,'’\s]*\s*[-–—]?", re.IGNORECASE)
_TIMES = {"journée": "day", "demi-journée": "half-day", "nuit": "night"}


@dataclass(frozen=True)
class Terms:
    """What a page says of all its prices: their currency as an ISO 4217 code, and what each is for."""

    unit: str = ""
    per: tuple[str, ...] = ()


def terms_of(statements: Iterable[Statement]) -> Terms:
    """Of a page's statements, from sentences such as “All prices are in Canadian dollars”, “Prices are per employee per
    month” and, below the heading of a list, “Per shed and month, before VAT”."""
    unit = ""
    per: tuple[str, ...] = ()
    for one in statements:
        if one.kind in (BlockKind.CELL, BlockKind.ITEM) or any(money_in(one.text)):
            continue
        if _BARE_TERMS.fullmatch(one.text) and any(asks("price", above) for above in one.path[-1:]):
            unit, per = unit or currency_in(one.text), per or per_in(one.text)
        if not _OF_ALL.search(one.text):
            continue
        unit = unit or currency_in(one.text)
        per = per or (per_in(one.text) if _OF_EACH.match(one.text) else ())
    return Terms(unit, per)


def currency_in(words: str) -> str:
    """The currency that a label or a sentence names, as its code; empty where it names none."""
    if found := _CODE.search(words):
        return found[0]
    return next((code for sign, code in _SIGNS if sign.search(words)), "")


# a row or a column that bears nothing but a time: “Day”, “Four weeks”, “Tag”
_TIME_ALONE = re.compile(
    r"\W*(?:(?:one|1|a|per|pro|je|par|por|ein(?:e[nr]?)?|une?) )?(?:(?P<day>day|tag|jour|día)|(?P<week>week|woche|"
    r"semaine|semana)|(?P<month>(?:calendar )?month|monat|mois|mes)|(?P<year>year|jahr|an|année|año)|"
    r"(?P<weeks>(?:[2-9]|two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro) "
    r"(?:weeks|wochen|semaines|semanas)))(?: rates?| hire| rental)?\W*",
    re.IGNORECASE,
)
_WEEKS = {
    **dict.fromkeys("two zwei deux dos".split(), "2"),
    **dict.fromkeys("three drei trois tres".split(), "3"),
    **dict.fromkeys("four vier quatre cuatro".split(), "4"),
}


def time_alone(label: str) -> tuple[str, ...]:
    """The time that a label is nothing but."""
    found = _TIME_ALONE.fullmatch(label)
    if found is None:
        return ()
    if found["weeks"]:
        many = found["weeks"].partition(" ")[0].lower()
        return (f"{_WEEKS.get(many, many)} weeks",)
    return (str(found.lastgroup),)


# above a column: when one pays, and not what for
_DUE = re.compile(
    r"\W*(?:(?:if |when |wenn |si )?(?:paid|billed|invoiced|payable|pay|prepaid|charged|due|bei|gezahlt|bezahlt|"
    r"abgerechnet|"
    r"payé|facturé|réglé|pagado|facturado)(?: (?:once|upfront|in advance|each|every|per|a|pro|im|par|al))* )?"
    r"(?:yearly|annually|monthly|quarterly|year|month|jährlich\w*|monatlich\w*|jahr|monat|jährlicher zahlung|"
    r"monatlicher zahlung|annuellement|mensuellement|anualmente|mensualmente)"
    r"(?: (?:billing|payment|in advance|upfront|gezahlt|bezahlt|zahlung|abrechnung))?\W*",
    re.IGNORECASE,
)


def due_of(cell: Block) -> str:
    """The column or the row of a cell that says how often one pays: “Paid yearly”, “Monthly billing”; empty where none
    does."""
    labels = (cell.column or "", cell.row or "")
    return next((one for one in labels if len(one.split()) > 1 and _DUE.fullmatch(one)), "")


def is_sum(words: str) -> bool:
    """Whether a cell holds an amount of money, with what it is for, and nothing besides."""
    found = list(money_in(words))
    return len(found) == 1 and not re.search(r"[^\W\d_]{3}", words[: found[0].start] + words[found[0].end :])


def told_besides(cell: Block, cells: Sequence[Block], page: WebPage, terms: Terms) -> str:
    """What to read behind the digits of a cell of prices: “ CAD per page”; nothing where they say it themselves or
    are no price."""
    words = page.words(cell).strip()
    labels = [one for one in (cell.column, cell.row) if one]
    if is_sum(words) and not any(one.measure.per for one in money_in(words)):
        what = _unit_beside(cell, cells, page)
        return f" per {what}" if what else ""
    is_of_money = any(_CODE.fullmatch(one.strip()) or asks("price", one) for one in labels)
    if not is_of_money or not _BARE.fullmatch(words) or len(re.findall(r"\d+(?:[.,]\d+)*", words)) > 2:
        return ""
    unit = next((code for one in labels if (code := currency_in(one))), terms.unit)
    if not unit:
        return ""
    what = _unit_beside(cell, cells, page)
    return f" {unit} per {what}" if what else f" {unit}"


def _unit_beside(cell: Block, cells: Sequence[Block], page: WebPage) -> str:
    """What the column “Unit” of a row says that its sum is for: “page”, “Platz und Monat”; a plan called Basis has a
    sum of its own."""
    other = next((one for one in cells if one is not cell and _UNIT_COLUMN.fullmatch(one.column or "")), None)
    what = _ARTICLE.sub("", page.words(other).strip()) if other else ""
    return "" if is_sum(what) else _TIMES.get(what.lower(), what)
