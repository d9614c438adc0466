"""Money, counts, shares and days as they stand in words: how much, of what, for whom and for how long, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indexing.web.reading.about import date_in
from skills.research.compare.figures import Figure, figures_in
from skills.research.cued import Cued
from skills.research.extract.worded_numbers import worded_numbers
from skills.research.facts import Measure

_THINGS = {
    "user": "users? seats? members? person people head licen[cs]es? nutzer\\w* benutzer\\w* arbeitsplatz "
    "utilisateurs? usuarios? anwender\\w* utenti? ユーザー 名".split(),
    "employee": "employees? mitarbeiter\\w* employés? salariée?s? empleados? worker".split(),
    "editor": ["editors?"],
    "agent": ["agents?"],
    "": (
        "devices? locations? sites? chairs? stores? vehicles? contacts? projects? workspaces? "
        "teams? hosts? pallets? "
        "shipments? clinics? practices? providers? payslips? transactions? orders? units? "
        "credits? gb tb node server "
        "app scan patients? parcels? packages? invoices? documents? calls? minutes? messages? "
        "domains? student "
        "students? classrooms? rooms? beds? properties property doors? trucks? drivers? "
        "bookings? tickets? requests? "
        "accounts? companies company entity entities branch branches shops? restaurants? "
        "machines? robots? sensors? "
        "households? acres? hectares? kilometers? km kwh kg litres? liters? standort fahrzeug betrieb site "
        "container vehículo tienda camera channel endpoint core table station lab labs bay dock"
    ).split(),
}
# things in German, French and Spanish that many prices are for
_IN_ENGLISH = {
    word: english
    for english, words in {
        "bed": "bett betten lit lits cama",
        "room": "zimmer raum chambre habitación",
        "piece": "stück pièce pieza",
        "page": "seite página",
        "location": "standort filiale",
        "vehicle": "fahrzeug véhicule vehículo",
        "device": "gerät appareil dispositivo",
        "machine": "maschine máquina",
        "customer": "kunde client cliente",
        "flat": "wohnung logement vivienda",
        "order": "auftrag bestellung commande pedido",
        "invoice": "rechnung facture factura",
        "student": "schüler élève alumno",
        "child": "kind enfant niño",
        "evening": "avond abend soirée sera",
    }.items()
    for word in words.split()
}
_TIMES = {
    "month": "months? mo monthly måned\\w* månad\\w* monat\\w* mois mes mensuels? mensual maand mese 月".split(),
    "year": (
        "years? yr y annum annually yearly annual jahr\\w* jährlich ann?ée?s? an ans año años år(?:et)? jaar anno 年"
    ).split(),
    "week": "weeks? wk weekly woche semaine semana settimana 週".split(),
    "day": "days? daily tag jour día dag giorno 日".split(),
    "hour": "hours? hr h hourly stunde heure hora uur".split(),
    "quarter": "quarters? quarterly quartal trimestre".split(),
}
_THING = "|".join(one for words in _THINGS.values() for one in words)
_TIME = "|".join(one for words in _TIMES.values() for one in words)
_KINDS = [
    (name, re.compile("|".join(words), re.IGNORECASE))
    for names in (_TIMES, _THINGS)
    for name, words in names.items()
    if name
]
_LINK = (
    r"(?:/\s*|per\s+|an?\s+|each\s+|every\s+|for\s+(?:each|every)\s+|pro\s+|je\s+|im\s+|"
    r"par\s+|por\s+|al\s+|à\s+l['’]|pr\.?\s+|om\s+(?=året|måned|dagen)|"
    r"l['’]|und\s+|and\s+|et\s+(?:par\s+)?|y\s+|毎)"
)
# whether tax is in it, between a sum and what it is for: “390 € HT par mois”
_TAX = re.compile(
    r"\s*[,(]?\s*(?:HT|TTC|hors taxes?|H\.T\.|netto|brutto|net|(?:ex|excl|excluding|plus|\+)\.? ?(?:VAT|GST|tax)|"
    r"(?:zzgl|zuzüglich|exkl)\.? (?:MwSt|USt|Mehrwertsteuer)\.?|IVA no incluido|\+ ?IVA)\)?"
    r"(?=\s*(?:/|,|per\b|an?\b|each\b|pro\b|je\b|im\b|par\b|por\b|al\b))",
    re.IGNORECASE,
)
# so many of them at once: “£6 per 100 garments a month”
_MANY = re.compile(
    rf"\s*(?:/|\b(?:per|for (?:each|every)|pro|je|par|por))\s*(?P<many>\d[\d.,’']*) "
    rf"(?P<thing>(?!(?:{_TIME})\b)[^\W\d_]{{3,}})(?![^\W\d_])",
    re.IGNORECASE,
)
# what stands behind a sum as a thing does that it is paid for, and is none: “79 € par carte”
_NO_THING = (
    r"(?!(?:exemple|rapport|carte|virement|prélèvement|chèque|téléphone|ailleurs|paypal|défaut|avance|contre|"
    r"adelantado|ejemplo|transferencia|tarjeta|excl\w*|incl\w*|plus|tax\w*|vat|gst|mwst|net\w*|brut\w*|ttc|free|"
    r"min|max|"
    r"usd|eur|gbp|chf)\b)"
)
# the noun of a thing that two words name: “£11 per play area”
_SECOND = (
    r"(?:areas?|spaces?|points?|rooms?|lines?|stations?|courts?|desks?|screens?|houses?|places?|groups?|"
    r"grounds?|bays?|"
    r"sites?|units?|members?|vehicles?)(?![\w-])"
)
_PER = re.compile(
    rf"(?:(?<=kr)\.)?\s{{0,4}}(?:,\s{{0,4}})?{_LINK}(?:(?:active|named|additional|full|paid|single|paying|monthly)\s+)?"
    rf"(?:(?P<thing>{_THING}|(?<=per )(?!cent\b|se\b)[a-z]{{4,}}"
    rf"(?: (?:[a-z]{{4,}}(?= (?:and|per|each) (?:month|year|week|day)\b)|{_SECOND}))?|"
    rf"(?<=je )(?!nach\b)[a-zäöü]{{4,}}|(?<=pro "
    rf")(?!zent\b)[a-zäöü]{{4,}}|(?:(?<=par )|(?<=por )){_NO_THING}[a-zà-ÿ]{{4,}}|"
    rf"(?:(?<=/)|(?<=/ )){_NO_THING}(?!(?:{_TIME})\b)[a-zà-ÿ]{{3,}}(?=\s*(?:/|\(|(?:per|a|pro|je|par)\s|\W*$))|"
    rf"(?<=\ba )(?!(?:{_TIME})\b)[a-z]{{4,}}(?= (?:and|per|each|a) (?:month|year|week|day)\b))|"
    rf"(?P<time>{_TIME}))(?![^\W\d_])\.?(?:\(?s\)?)?",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\s*(?:,\s*)?(?P<time>monthly|annually|yearly|weekly|daily|hourly|monatlich|jährlich|mensuel\w*)\b",
    re.IGNORECASE,
)
_MONTHLY_BEFORE = re.compile(
    r"(?:月額|毎月|\bmonthly (?:fee|price|rate|cost|subscription|charge)\b[^.;]{0,60}|"
    r"(?:\bmonthly|\bmonatlich\w*)\s+(?:fee|price|rate|cost|subscription|charge|"
    r"preis)?(?:\s*(?:of|is|:))?)\s*$",
    re.IGNORECASE,
)
_YEARLY_BEFORE = re.compile(
    r"(?:年額|毎年|(?:\bannual|\byearly|\bjährlich\w*)\s+(?:fee|price|rate|cost|subscription|"
    r"charge|licen[cs]e)?"
    r"(?:\s*(?:of|is|:))?)\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|bis|à|and|und|et|a)\s*(?=(?:[A-Z]{1,3})?[$€£¥₹]?\s?\d)")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s+(?:\S{1,3}\s?)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rais\w+|increas\w+|cut|cuts|cutting|lower\w*|dropp\w+|drops|reduc\w+|went|"
    r"go(?:es)?|rose|rises|fell|falls|"
    r"moved|mov\w+|hike[sd]?|slash\w+|chang\w+|up|down|erhöh\w+|senk\w+|augment\w+|baiss\w+|"
    r"subi\w+|baj\w+)\b"
    r"[^.;]{0,60}\b(?:from|von|de)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)


# currencies that only words join to a number, or that letters of other scripts follow
_NAMED = {
    "euros?": "EUR",
    "dollars?|dólares|us-dollars?": "USD",
    "円": "JPY",
    "元": "CNY",
    "francs?|franken": "CHF",
    "pounds?": "GBP",
}
_CURRENCY = Cued(rf"\s?(?:d[’']|de\s|of\s|US[ -])?({'|'.join(_NAMED)})(?![a-z])", re.IGNORECASE)


_SIGN_BEFORE = re.compile(r"(?:\b(?:US|AU|CA|NZ|HK|[ACRS])\$|[$€£¥₹₩]|\b[Kk]r\.?|(?<![A-Z])[A-Z]{3})\s?$")
_MOST_KEPT = 64  # sentences, of which each field asks for the sums


# “brings the total since 2014 to €21 million”, where a year is no end of a range
_SINCE = re.compile(r"\b(?:since|in|from|of|seit|von|ab|depuis|en|de|desde)\s+$", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Found:
    """Characters `start`..`end` of a text that say a measure; `former`: it is what a price was changed from."""

    start: int
    end: int
    measure: Measure
    former: bool = False


@lru_cache(_MOST_KEPT)
def money_in(text: str) -> tuple[Found, ...]:
    """Every amount with a currency, with what it is paid for, and a range as one."""
    return tuple(_money_in(text))


def _money_in(text: str) -> Iterator[Found]:
    figures = figures_in(text)
    skip = -1
    for number, figure in enumerate(figures):
        unit = _unit(figures, number, text)
        if number <= skip or not unit:
            continue
        start, last, highest, former = _start(text, figure), figure, None, False
        follow = figures[number + 1] if number + 1 < len(figures) else None
        if follow is not None and _goes_up_to(text, figure, follow):
            if _CHANGED.search(text[:start]):
                former = True
            elif follow.amount > figure.amount:
                highest, last, skip = follow.amount, follow, number + 1
        named = _CURRENCY.match(text, last.end) if not last.unit else None
        end, per = _per(text, named.end() if named else last.end)
        per = per or _per_before(text[:start])
        yield Found(start, end, Measure(figure.amount, unit, per, figure.at_least, highest), former)


def _goes_up_to(text: str, figure: Figure, follow: Figure) -> bool:
    """Whether two figures are the ends of one range; “and” joins them only behind “between”."""
    if (
        not figure.unit
        and _SINCE.search(text[: figure.start])
        and _A_YEAR.fullmatch(text, figure.start, figure.end)
    ):
        return False
    end, _ = _per(text, figure.end)
    found = _RANGE.match(text, end) or _RANGE.match(text, figure.end)
    if not found or _start(text, follow) > found.end() + 1:
        return False
    joined = found[0].strip().lower()
    return joined not in ("and", "und", "et", "a") or bool(_BETWEEN.search(text[: _start(text, figure)]))


def _unit(figures: Sequence[Figure], number: int, text: str) -> str:
    """Its own currency, or in a range the one that stands at its end."""
    figure = figures[number]
    if len(figure.unit) == 3:
        return figure.unit
    if named := _CURRENCY.match(text, figure.end):
        return next(code for words, code in _NAMED.items() if re.fullmatch(words, named[1], re.IGNORECASE))
    follow = figures[number + 1] if number + 1 < len(figures) else None
    if follow is not None and len(follow.unit) == 3 and _goes_up_to(text, figure, follow):
        return follow.unit
    return ""


def _start(text: str, figure: Figure) -> int:
    """With the sign of the currency in front of it."""
    lead = _SIGN_BEFORE.search(text[: figure.start])
    return lead.start() if lead and figure.unit else figure.start


def _per(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    per: set[str] = set()
    if tax := _TAX.match(text, end):
        end = tax.end()
    if many := _MANY.match(text, end):
        per.add(f"{many['many']} {many['thing']}")
        end = many.end()
    while (found := _PER.match(text, end) or _ADVERB.match(text, end)) and len(per) <= 3:
        groups = found.groupdict()
        per.add(
            _called(groups.get("time") or groups.get("thing") or "", found[0].strip(" ,").partition(" ")[0])
        )
        end = found.end()
    return end, tuple(sorted(per))


_WITHIN = re.compile(r"\B\w")


def per_in(label: str) -> tuple[str, ...]:
    """What a label says that amounts below it are for: Chair / month, Monthly, Price per user."""
    words = label.strip().strip("()")
    # the last letters of “cheaper than” are no “per”
    if found := next((one for one in _PER.finditer(words) if not _WITHIN.match(words, one.start())), None):
        start, _ = found.span()
        _end, per = _per(words, start)
        lead = re.match(rf"(?:(?P<thing>{_THING}))\s*$", words[:start], re.IGNORECASE)
        return tuple(sorted({*per, _called(lead["thing"])})) if lead else per
    if found := re.search(
        r"\b(monthly|annual(?:ly)?|yearly|weekly|daily|monatlich|jährlich|mensuel)\b", words, re.IGNORECASE
    ):
        return (_called(found[1]),)
    return ()


def _per_before(lead: str) -> tuple[str, ...]:
    if _MONTHLY_BEFORE.search(lead):
        return ("month",)
    return ("year",) if _YEARLY_BEFORE.search(lead) else ()


def _called(word: str, behind: str = "") -> str:
    """One word for all ways to write a thing or a time: seats are users, annum is a year; `behind` which word."""
    written, word = word.strip("."), word.lower().strip(".")
    for name, pattern in _KINDS:
        if pattern.fullmatch(word):
            return name
    if english := _IN_ENGLISH.get(word):
        return english
    if written[:1].isupper() and behind in ("je", "pro"):  # a noun of German
        return written
    single = word.removesuffix("s")
    return {"companie": "company", "entitie": "entity", "propertie": "property", "branche": "branch"}.get(
        single, single
    )


_MORE = re.compile(
    r"\b(?:over|more than|at least|above|upwards of|well over|über|mehr als|plus de|más "
    r"de)\s+$",
    re.IGNORECASE,
)


@lru_cache(_MOST_KEPT)
def numbers_in(text: str) -> tuple[Found, ...]:
    """Every number that is no money and no share, in digits or in words, in its order."""
    found = [
        Found(one.start, one.end, Measure(one.amount, "", (), one.at_least or _more(text, one.start)))
        for one in figures_in(text)
        if not one.unit and not _CURRENCY.match(text, one.end)
    ]
    found += [
        Found(start, end, Measure(amount, "", (), _more(text, start)))
        for start, end, amount in worded_numbers(text)
        if not any(one.start < end and start < one.end for one in found)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def shares_in(text: str) -> Iterator[Found]:
    """Every percentage."""
    for one in figures_in(text):
        if one.unit == "%":
            yield Found(one.start, one.end, Measure(one.amount, "%", (), one.at_least))


def _more(text: str, start: int) -> bool:
    return bool(_MORE.search(text[max(0, start - 20) : start]))


def same_measure(one: Measure, other: Measure) -> bool:
    """Whether two say one thing after normalisation, whether or not one of them says that it is the least."""
    return (one.amount, one.unit, one.per, one.highest) == (
        other.amount,
        other.unit,
        other.per,
        other.highest,
    )


_QUARTER = re.compile(r"\b(?:Q([1-4])|([1-4])\. Quartal|([1-4])T)[ /-]?(20\d\d)\b")
_YEAR = Cued(
    r"\b(?:in|since|of|by|as of|during|throughout|early|late|mid|end|seit|en|im|im jahr|ende|anfang|mitte|fin|début|"
    r"depuis|"
    r"for|fy)[ -](?:\w+ )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# “Listed price: £125 (2024)”, never “ISO 9001 (2015)”; and lines of a list such as “2017 Seed: €750,000”
_BARE_YEAR = Cued(
    r"(?:[$€£]\s?[\d.,]{1,12}|[^\W\d_][.,]?) \(((?:19|20)\d\d)\)|"
    r"^\W*((?:19|20)\d\d)(?:\s*[:–—]\s|\s(?=[A-ZÀ-Þ][\w-]*(?: [\w-]+){0,3}:\s))"
)


def day_in(text: str) -> date | None:
    """The first day that a text names: of a quarter its first day, of a year alone its middle."""
    if found := _QUARTER.search(text):
        number = int(found[1] or found[2] or found[3])
        return date(int(found[4]), 3 * number - 2, 1)
    if day := date_in(text):
        return day
    year = _YEAR.search(text) or _BARE_YEAR.search(text)
    return date(int(next(filter(None, year.groups()))), 7, 1) if year else None


_MILLIONS = re.compile(
    r"\d\s*(?:m|mn|mio|bn|mrd|md)\b|millio|millón|milli?ard|billion|百万|億", re.IGNORECASE
)


def in_millions(amount: str) -> bool:
    """Whether a sum is said in millions: nothing that stands in a list of prices costs so much."""
    return bool(_MILLIONS.search(amount))
