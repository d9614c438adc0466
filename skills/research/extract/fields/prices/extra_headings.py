"""Headings and questions above sums that come to the price: extras, other charges, what others bring, wishes."""

import re
from collections.abc import Sequence

from skills.research.extract.amounts.normal import Found
from skills.research.extract.fields.prices.extra_charges import is_running
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said

# one of these is in the heading above extras, whatever else stands in it
_EXTRA = (
    r"(?:extras?|options?|optional(?:es?)?|optionnels?|optionen|opcional(?:es)?|adicionales|opzionali|aggiuntivi|"
    r"optionele|aanvullende|valfria|complémentaires|one[- ](?:time|off)|surcharges?|supplements?|"
    r"suppléments?|suplementos?|zuschläge?|aufpreise?|sonstiges|einmalige?s?|divers|accessor(?:y|ies)|accessoires|"
    r"spares|spare parts|ersatzteile|pièces détachées|recambios|zubehör|add-?ons?|equipment|hardware|ponctuels?|"
    r"annexes?)"
)
_COST = (
    r"(?:fees?|charges?|costs?|items?|services?|servicios|servizi|diensten|tjänster|payments?|frais|coûts?|gebühren|"
    r"kosten|leistungen|"
    r"zusatzleistungen|nebenkosten|gastos|cargos|other|others|autres|weiteres|weitere|andere)"
)
_JOINED = re.compile(
    rf"\W*(?:(?:our|nos|unsere|les|die|the|optional) )?(?:{_EXTRA}|{_COST})"
    rf"(?:(?: (?:and|und|et|y) | ?[,&/+] ?| )(?:{_EXTRA}|{_COST})){{1,3}}\W*",
    re.IGNORECASE,
)
_IS_EXTRA = re.compile(rf"\b{_EXTRA}\b", re.IGNORECASE)
# “Other charges” are no prices; “Other services” may be what is sold
_ALONE = re.compile(
    r"\W*(?:(?:our|nos|unsere|les|the) )?(?:surcharges?|suppléments?|zuschläge|aufpreise|suplementos|sonstiges|"
    r"zusatzleistungen|tilläggstjänster|usage (?:and|&) (?:other )?services|"
    r"(?:other|further|additional|autres|weitere|andere|sonstige|otros|otras) (?:fees?|charges?|costs?|frais|coûts?|"
    r"gebühren|kosten|gastos|cargos|costes|tasas))\W*",
    re.IGNORECASE,
)
# what may be had besides, which is paid by the month or else once
_WISHED = re.compile(
    r"\W*(?:(?:nos |les )?(?:prestations |services )?(?:en option|en supplément|en sus)|(?:optional )?extras|optional|"
    r"(?:nur )?auf wunsch|wahlweise|opcional(?:es)?|tilvalg|tillval|op verzoek|als optie)\W*",
    re.IGNORECASE,
)
# above sums that come to the price: “Nebenkosten”, “What can come on top”
_ON_TOP = re.compile(
    r"\W*(?:(?:what|was|ce qui) (?:can |may |else )?(?:comes?|kommt|kommen|hinzukommt|s[’']ajoute)"
    r"(?: noch)?(?: on top| besides| to it| extra| hinzu| dazu| kann| können| en plus)?(?: kann| können)?|"
    r"(?:mögliche |die |unsere )?(?:neben|zusatz)kosten|sundries|frais annexes|gastos adicionales)\W*",
    re.IGNORECASE,
)
# headings above what comes to the price, as other lists do not know them
_ELSE_TO_PAY = re.compile(
    r"\W*(?:what else (?:you(?:[’']ll| will| may| might)? |do you )?(?:(?:have to|need to) )?(?:spend|pay|need|"
    r"budget for)|"
    r"was (?:sonst|außerdem) (?:noch )?(?:anfällt|anfallen kann|dazukommt|dazukommen kann|kostet|zu zahlen ist)|"
    r"(?:other )?things you (?:may|might|could) (?:also )?need|often (?:added|bought with it)|(?:frequently|often) "
    r"bought "
    r"together|(?:customers|others|people) (?:also|often) (?:buy|bought|add|order)|(?:wird )?oft (?:dazu|zusammen) "
    r"?(?:gekauft|"
    r"bestellt)|souvent achetés? ensemble|a menudo (?:se )?compran? juntos|ce que vous paierez en plus|"
    r"(?:also|else) to (?:budget|allow|plan) for|(?:what )?to (?:budget|allow) for besides|"
    r"(?:außerdem|zusätzlich|sonst noch) (?:einplanen|einzuplanen|zu beachten)|"
    r"(?:à prévoir|prévoyez|à budgéter) (?:aussi|également|en plus|en sus)|también (?:hay que )?prever|"
    r"cos[’']?a? altro si paga|altre spese|spese accessorie|qué más se paga|wat u verder betaalt)\W*",
    re.IGNORECASE,
)
_ACCESSORIES = re.compile(
    r"\W*(?:accessori|ricambi|toebehoren|onderdelen|recambios|tilbehør|tillbehör)(?: (?:e|en|y|og|och) "
    r"(?:altro|accessori|ricambi|onderdelen|toebehoren|accesorios|reservedele|reservdelar))?\W*",
    re.IGNORECASE,
)
_OTHER = (
    r"(?:any )?(?:other|further|additional|extra|hidden|more|weitere|andere|sonstige|zusätzliche|versteckte|"
    r"autres|d[’']autres|otros|más|altri|altre|ulteriori|overige|bijkomende|extra|verdere)"
)
_COSTS = r"(?:costs?|charges|fees|kosten|gebühren|frais|coûts|gastos|costes|cargos|costi|spese|toeslagen)"
# above what is paid besides, in whatever measure: “Bijkomende kosten”, “What else might I pay?”, “Bits and pieces”
_APART = re.compile(
    rf"\W*(?:(?:are there|is there|do you have|gibt es|fallen|y a-t-il|hay|ci sono|zijn er|welche|quels|wat zijn de)"
    rf"(?: noch| nog)? )?{_OTHER} {_COSTS}(?: an| en sus)?(?:, [^.?!:]{{3,40}})?\W*|"
    r"\W*(?:and )?what else (?:might|will|can|could|do|must|would) (?:i|we|you|one) (?:have to )?(?:pay|be charged)"
    r"(?: for)?\W*|"
    r"\W*was (?:kostet|zahle ich|zahlt man|kommt) (?:noch|sonst(?: noch)?|extra|noch dazu)(?: dazu)?\W*|"
    r"\W*wat (?:komt er nog bij|betaal ik (?:nog )?(?:meer|extra))\W*|"
    r"\W*(?:added|charged|put on) (?:to|on) (?:the|your) bill\b[^.?!]{0,40}|"
    r"\W*(?:bits (?:and (?:pieces|bobs)|on the side)|odds and ends|little extras|dies und das|allerlei|petits extras|"
    r"diversen|"
    r"varie|varios)\W*",
    re.IGNORECASE,
)
# above what somebody else is paid: “By others, at cost”, “Leistungen Dritter”
_BY_OTHERS = re.compile(
    r"\W*(?:(?:provided |supplied |charged |billed |invoiced |services )?(?:by|from) (?:others|third parties|our "
    r"partners)|third[- ]party (?:costs|charges|services|fees)|leistungen (?:von )?dritter|fremdleistungen|"
    r"fremdkosten|"
    r"(?:prestations|services) de (?:tiers|nos partenaires)|servicios de terceros|servizi di terzi|"
    r"(?:diensten )?(?:van|door) derden)"
    r"(?:,? (?:at cost|zum selbstkostenpreis|à prix coûtant|al costo|tegen kostprijs))?\W*",
    re.IGNORECASE,
)
# “Tamber scanner”, below “Bits and pieces”: a device by a name of its own, which what a house sells tells from a spare
_DEVICE = re.compile(
    r"(?-i:[A-ZÀ-Þ])[\w’-]{3,}(?: [a-z]+)? (?:scanners?|readers?|printers?|terminals?|kiosks?|tablets?|handsets?|"
    r"sensors?|cameras?|lesegerät|drucker|scanneur|lecteur)",
)
# an answer that other charges there are none tells the price itself
_ALL_IN = re.compile(
    r"\b(?:no|none|nothing|everything|all[- ]in|plans?|prices?|nein|keine?|alles|preise?|tarife?|non|aucun\w*|tout|"
    r"prix|forfaits?|todo|precios?|nessun\w*|tutto|prezz[oi]|geen|nee|prijs|prijzen)\b",
    re.IGNORECASE,
)
# below such a heading stands what may be bought besides
_EXTRAS = re.compile(
    r"\b(?:extras|accessories|spare parts|sundries|zubehör|accessoires|accesorios)\b|"
    r"\balso (?:looked at|bought|viewed|acquired|ordered)$",
    re.IGNORECASE,
)
_SUNDRIES = re.compile(
    r"\W*(?:services and equipment|(?:not|no) subscriptions?|(?:not|nothing) (?:monthly|recurring|by the month)|"
    r"(?:things|what|items) (?:that )?you (?:only )?pay (?:for )?(?:only )?once[^.?!]{0,30}|"
    r"bits (?:that )?you (?:only )?(?:pay|buy) (?:for )?(?:only )?once[^.?!]{0,30}|"
    r"kein abo(?:nnement)?|hors abonnement|sin suscripción|pass-through(?: costs| charges)?|"
    r"(?:other|further|additional) (?:things that cost money|costs|charges|fees|"
    r"services)|"
    r"what else costs(?: \w+)?|(?:one[- ]off|one[- ]time|non-recurring)(?: (?:costs|charges|fees|payments|items|"
    r"extras|"
    r"services))?|engangs(?:beløb|betaling(?:er)?|udgifter|gebyr(?:er)?|kostnader|avgifter)|einmal(?:kosten|beträge)|"
    r"eenmalige? (?:kosten|bedragen|betalingen)|(?:øvrige|andre) (?:udgifter|priser|gebyrer|omkostninger)|"
    r"(?:overige|bijkomende|andere) kosten|(?:paid|charged|billed) once|once only|einmalig(?:e (?:kosten|gebühren|"
    r"leistungen)|es)?|"
    r"frais (?:uniques|ponctuels)|"
    r"(?:pagos|costes) únicos|weitere kosten|zusatzkosten|autres frais|frais annexes|"
    r"otros gastos|altri costi|once)(?:,? (?:and|or|und|oder|et|ou|y|o|en|of) [\w-]+)?\W*",
    re.IGNORECASE,
)
# “B. One-time”, “3) Zubehör”: how a heading is numbered
_NUMBERED = re.compile(r"^\W*(?:[A-Z]|\d{1,2}|[IVX]{1,4})[.):]\s+")
_PLANS = re.compile(r"\b(?:plans?|packages?|products?|pakete|offres?|planes)\b", re.IGNORECASE)


def is_below_extras(said: Said, one: Found) -> bool:
    """Whether the heading or the question above says that a sum comes to the price of what is sold."""
    above = [_NUMBERED.sub("", words) for words in said.path[-1:]]
    return (
        names_extras(above)
        # “Extra boxes” and its sum stand side by side below “Usage and services”
        or (said.alone and names_extras(said.path[-2:-1]))
        or (any(map(_WISHED.fullmatch, above)) and not is_running(one.measure))
        or any(map(_ON_TOP.fullmatch, above))
        or (said.own and _names_more_to_pay(above))
        or _is_below_others(said)
        or (not set(one.measure.per) & {"month", "year"} and any(map(_SUNDRIES.fullmatch, above)))
        or any(_EXTRAS.search(one) and not (asks("price", one) or _PLANS.search(one)) for one in above)
    )


def names_extras(above: Sequence[str]) -> bool:
    """Whether a heading is of extras, spares or other charges: “Spares and services”."""
    return any(
        bool(_ALONE.fullmatch(one) or (_JOINED.fullmatch(one) and _IS_EXTRA.search(one))) for one in above
    )


def _names_more_to_pay(above: Sequence[str]) -> bool:
    is_accessories = any(_ACCESSORIES.fullmatch(one) and not asks("price", one) for one in above)
    return is_accessories or any(map(_ELSE_TO_PAY.fullmatch, above))


def _is_below_others(said: Said) -> bool:
    """Below such a heading, and below the next one there, only rows, items and answers are of it: a paragraph behind
    them may begin something else."""
    path = [_NUMBERED.sub("", words) for words in said.path[-2:]]
    asked = next((one for one in path if _APART.fullmatch(one) or _BY_OTHERS.fullmatch(one)), "")
    if not asked or (said.own and said.alone and path[-1] != asked and _DEVICE.fullmatch(path[-1])):
        return False
    is_answer = asked.rstrip().endswith("?")
    return (is_answer and not _ALL_IN.search(said.text)) or (said.alone and not is_answer)


def names_what_is_paid_besides(heading: str) -> bool:
    """Whether a heading says of the sums below it that they come to the price, or are paid once."""
    bare = _NUMBERED.sub("", heading)
    return names_extras((bare,)) or bool(_SUNDRIES.fullmatch(bare) or _APART.fullmatch(bare))
