"""Which plan or thing a price in a table is for, by what its row and its column are called, and whose a column is."""

import re
from collections.abc import Sequence

from indexing.web.page import Block, WebPage
from skills.research.extract.amounts.paid_for import per_in
from skills.research.extract.fields.prices.terms import currency_in, time_alone
from skills.research.extract.labels.labels import LABELS, asks
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
    if per_in(bare) or time_alone(bare) or (re.search(r"\d", bare) and not _MODEL.fullmatch(bare)):
        return ""
    named = who.called(words)
    is_product = (
        named is not None and named.sure > 0 and named.company == who.own and not who.is_its_own(bare)
    )
    return bare if named is None or is_product else ""


def is_no_plan(words: str) -> bool:
    """Whether a row or a column only says that sums stand in it: “Price from”, “Betrag”."""
    return bool(_PRICE.fullmatch(words))


# the column of a house's own table in which it stands beside others
_WHOSE = re.compile(
    r"\W*(?:(?:the )?(?:others?|who|whose|vendors?|suppliers?|providers?|makers?|manufacturers?|brands?|"
    r"compan(?:y|ies)|rivals?|competitors?|anbieter|hersteller|wettbewerber|mitbewerber|marken?|firma|firmen|fournisseurs?|marques?|"
    r"concurrents?|prestataires?|fabricantes?|proveedor(?:es)?|marcas?|competidor(?:es)?|leverancier|udbyder|"
    r"leverantör))\W*",
    re.IGNORECASE,
)


def _is_in_anothers_row(cell: Block, cells: Sequence[Block], who: Attribution) -> bool:
    """Whether a cell of a house's own table stands in the row of another vendor: “Vendor | Price / Bolt | $52”."""
    if who.own is None or cell is cells[0] or not _WHOSE.fullmatch(cells[0].column):
        return False
    named = who.called(cell.row)
    return named is None or not named.sure or named.company != who.own


# the column of somebody's comparison in which things of several houses stand
_COMPARED = re.compile(
    r"\W*(?:(?:the )?(?:products?|devices?|systems?|models?|machines?|software|tools?|apps?|units?|kit|gerät\w*|"
    r"modelle?|produkte?|systeme?|maschinen?|anlagen?|modèles?|produits?|appareils?|modelos?|productos?|equipos?)|who|"
    r"vendors?|suppliers?|makers?|brands?|anbieter|hersteller|marken?|marques?|marcas?)\W*",
    re.IGNORECASE,
)


def _is_beside_the_house(cells: Sequence[Block], who: Attribution, page: WebPage) -> bool:
    """Whether a row of somebody's table is called by none of the houses, where another row of it is: a mark in it is
    a rival's, whatever the page is about."""
    first = cells[0]
    if who.own is not None or not _COMPARED.fullmatch(first.column) or who.called(page.words(first)):
        return False
    others = (one for one in page.blocks if one.path == first.path and one.column == first.column)
    return any(not one.row and who.called(page.words(one)) is not None for one in others)


def _is_in_anothers_column(cell: Block, cells: Sequence[Block], who: Attribution) -> bool:
    """Whether a cell of a house's own table stands in another one's column: “Acme | Bolt | Spreadsheets”."""
    heads = {one.column.strip() for one in cells if one.column}
    own = {one for one in heads if who.is_its_own(one)}
    named = who.called(cell.column) if own and cell.column.strip() not in own else None
    is_own = named is not None and named.sure > 0 and named.company == who.own
    return bool(own) and bool(cell.column) and cell.column.strip() not in own and not is_own


# a column that is called by a name, and by no word for what stands in it
_NAMED = re.compile(
    r"(?!(?:notes?|remarks?|comments?|verdict|differences?|why|sources?|date|total|bemerkung\w*|anmerkung\w*|hinweise?|"
    r"remarques?|commentaires?|notas?|opmerking\w*|yes|no|unit|details?)\b)(?-i:[A-ZÀ-Þ])[\w’&.-]+"
    r"(?: (?:(?:&|and|und|et|y|of) )?(?-i:[A-ZÀ-Þ])[\w’&.-]*){0,2}",
    re.IGNORECASE,
)


def _is_beside_its_column(cell: Block, cells: Sequence[Block], who: Attribution) -> bool:
    """Whether a cell of somebody's comparison stands below a name that nobody knows, beside the house's column."""
    head = cell.column.strip()
    if who.own is not None or not _NAMED.fullmatch(head) or who.called(head) is not None:
        return False
    if any(asks(field, head) for field in LABELS):
        return False
    # the corner may bear the house's name above its plans
    beside = {one.column.strip() for one in cells[1:] if one.column} - {head}
    own = {one for one in beside if who.called(one) is not None}
    return bool(own) and not any(head.startswith(f"{one} ") for one in own)


def is_anothers(field: str, cell: Block, cells: Sequence[Block], who: Attribution, page: WebPage) -> bool:
    """Whether a cell stands in the row or the column of somebody whom its page only sets beside the house."""
    if _is_in_anothers_column(cell, cells, who) or _is_in_anothers_row(cell, cells, who):
        return True
    if _is_beside_its_column(cell, cells, who):
        return True
    return field == "proof" and _is_beside_the_house(cells, who, page)
