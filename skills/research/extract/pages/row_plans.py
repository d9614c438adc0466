"""Which plan or thing a price in a table is for, by what its row and its column are called."""

import re

from indexing.web.page import Block
from skills.research.extract.amounts.paid_for import per_in
from skills.research.extract.fields.prices.terms import currency_in, time_alone
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.plans import without_badge
from skills.research.extract.whose.attribute import Attribution

_KIND = re.compile(r"\s+(?:plan|tier|tarif|paket)$", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\w)\s+\([^()]*\)$")
# behind a plan's name for whom it is: “Nimbus 2 to 9 kilns”, “Nimbus up to 40 looms”
_SIZE = re.compile(
    r"(?<=\w) (?:(?:up to|from|over|more than|bis(?: zu)?|ab|über|jusqu[’']à|dès|plus de|hasta|desde|tot|vanaf) )?"
    r"\d[\d.,]*\+?(?: ?(?:to|–|-|bis|à|a|tot) ?\d[\d.,]*)?(?: (?:and|or|und|et|ou) \w+)? [^\W\d_]+$",
    re.IGNORECASE,
)
_MODEL = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}(?: [A-ZÀ-Þ]\w*)? \d{2,4}[A-Za-z]?")  # “Skiff 200”
# what a row or a column of prices is called that names no plan
_PRICE = re.compile(
    r"(?:(?:entry|starting|start|lowest|cheapest|list|base|our|your|monthly|yearly|net) )?"
    r"(?:prices?|costs?|from|pricing|amounts?|sums?|rates?|fees?|charges?)(?: from)?|"
    r"starts? (?:at|from)|starting (?:at|from)|"
    r"(?:einstiegs|listen|grund|monats|netto)?(?:preise?|betrag|beträge|entgelte?|kosten|gebühr(?:en)?)"
    r"(?: (?:ab|netto))?|ab|"
    r"(?:prix|tarif|montant)(?: d[’'](?:entrée|appel)| de départ| HT)?|à partir de|"
    r"(?:precio|importe)(?: de entrada| desde)?|desde|importo|prezzo|bedrag|prijs|"
    r"(?:monthly |monats|grund)?(?:rent(?:al)?|hire|lease|leasing|miete|mietpreis|loyer|location|huur(?:prijs)?|"
    r"alquiler|canone|"
    r"noleggio|leie|hyra)(?: (?:per|a|pro|par|por|al) \w+)?"
    r"(?:,? \(?(?:ex|excl\.?|excluding|incl?\.?|including|plus|before|net of|zzgl\.?|ohne|inkl\.?|hors|sin|con) "
    r"(?:VAT|GST|tax(?:es)?|MwSt\.?|USt\.?|TVA|IVA)\)?)?",
    re.IGNORECASE,
)


def plan_of(cell: Block, who: Attribution) -> str:
    """The row or the column of a price that is neither a question nor a company is its plan."""
    told = (cell.row, cell.row.partition(",")[0], cell.column)
    return next((name for one in told if (name := _plan_in(one, who))), "")


def _plan_in(words: str, who: Attribution) -> str:
    bare = without_badge(words.strip())
    for pattern in (_KIND, _ASIDE, _SIZE):
        bare = pattern.sub("", bare)
    is_name = 0 < len(bare.split()) <= 3 and bare[:1].isupper()
    if not is_name or asks("price", bare) or is_no_plan(bare) or currency_in(bare):
        return ""
    if per_in(bare) or time_alone(bare) or re.search(r",.*\d", bare):
        return ""
    named = who.called(words)
    if named is None:
        return bare if not re.search(r"\d", bare) or _MODEL.fullmatch(bare) else ""
    is_product = named.sure > 0 and named.company == who.own and not who.is_its_own(bare)
    return bare if is_product else ""


def is_no_plan(words: str) -> bool:
    """Whether a row or a column only says that sums stand in it: “Price from”, “Betrag”."""
    return bool(_PRICE.fullmatch(words))
