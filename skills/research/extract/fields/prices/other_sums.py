"""Sums on a page that are no price of what is sold: paid besides, for a while or once, or asked by somebody else."""

import re

from skills.research.compare.add_ons import add_on_in
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found, in_millions
from skills.research.extract.fields.money.whose_sums import is_rivals_sum, is_share_capital, is_spent
from skills.research.extract.fields.prices.asked_by_others import is_asked_by_others, seems_anothers
from skills.research.extract.fields.prices.dealers import is_dealers
from skills.research.extract.fields.prices.example_bills import is_example
from skills.research.extract.fields.prices.extra_charges import is_extra_charge
from skills.research.extract.fields.prices.extra_headings import is_below_extras
from skills.research.extract.fields.prices.hearsay_prices import is_hearsay_price
from skills.research.extract.fields.prices.passing_offers import is_passing_offer
from skills.research.extract.fields.prices.rivals_ask import is_asked_by_rivals
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import clause_at, label_at

_SPOILT = Cued(
    r"\b(?:raised|raises|raising|secure[sd] (?:(?:about|over|another|some|more than) )?\S{0,3}(?=[$€£\d])|"
    r"funding|series [a-h]\b|seed|valuation|valued|revenues?|"
    r"turnover|arr\b|mrr\b|profit|loss|losses|"
    r"invest\w*|investors?|acquir\w+|acquisition|sav(?:e|es|ed|ing|ings)|salar(?:y|ies|ios?)|wages?|"
    r"fined?\b|penali[sz]ed|grants?|market (?:size|is|in)|budget|market cap|shares?|"
    r"stock|trad(?:es?|ing) at|earn(?:s|ed|ing)?|spend(?:s|ing)?|spent|bonus|credits? (?:of|"
    r"worth)|worth of|refund|discount(?:ed by| of)?|cheaper|worth|trial|replac(?:es?|ing) "
    r"(?:the|your|an?)|ditch|stop paying|loses?|rebate|cashback|coupon|voucher|"
    r"replacement|damaged|missing|brûlée?|verloren\w*|deposit|kaution|dépôt de garantie|fianza|pfand|consigne|"
    r"lost|losing|donat\w+|gift card|payroll|hiring|rent(?! (?:our|the|an?|one|it|them|yours?)\b)|damages|"
    r"(?:keeps?|gains?|makes?|takes? in|brings? in|recovers?) (?:an )?(?:additional|extra)|"
    r"penalt\w+|ransom|pays its|pays? (?:out|back)|deposit of|insured|limit of|"
    r"(?:zuschuss|zuschusses|fördergeld|förderung|prämie) (?:von|über|in höhe von)|subsid(?:y|ies) of|"
    r"(?:subvention|prime|aide) de|(?:subvención|ayuda|bonificación) de|"
    r"umsatz|bewertung|finanzierung|spart|sparen|ersparnis|gewinn|gehalt|économis\w+|chiffre "
    r"d[’']affaires|levée|ahorr\w+|ingresos|売上|調達|節約)\b|\boff\b",
    re.IGNORECASE,
)
# what is paid besides, once or for a while
_BESIDES = Cued(
    r"\b(?:set(?:ting)?[- ]?up|(?<!without )(?<!no )(?:start-?up|activation|joining|registration) (?:fees?|"
    r"charges?)|onboarding|"
    r"implementation|installation|day of training|training (?:days?|sessions?|is|"
    r"costs?|on)|pilots?|refund\w*|text messages?|sms|postage|"
    r"(?:freight|shipping|delivery)(?= (?:is|costs?|to|within|adds?)\b|\s*\?\s)|surcharge|bounce[sd]?|"
    r"demo (?:model|unit|\w+) at home|which (?:we|is|are) (?:then )?(?:credit|deduct|set off)\w*|credited? (?:to|"
    r"towards?|"
    r"against) (?:the|your)|"
    r"will finance (?:an?|the|your)|set by them\b|"
    r"(?:selle|vélo|appareil|machine|voiture) de prêt|leihgerät\w*|(?:on|as a) loan while|"
    r"cancell?ation (?:fee|costs?)|if you cancel|late cancell?ation|no-?show (?:fee|charge|costs?)|no-?shows? "
    r"(?:are|is|cost)|"
    r"cancel\w* (?:less|later|fewer|within|inside|after|on the)|"
    r"(?:one|some) of us there|"
    r"caution (?:pour|de|d[’'])|rendue? au départ|remboursée? au départ|lettre de (?:relance|rappel)|mahngebühr\w*|"
    r"(?<!including )(?<!with )training for (?:your|the|new) (?:staff|team|people|employees|colleagues|crews?)|"
    r"lieferung|versand\w*|aufstellung|anzahlung|einweisung|frais de port|livraison|envío|call-?outs?|"
    r"there and back|(?:given|handed) back|éco-contribution|(?:eco|environmental|recycling)[- ](?:levy|fee|"
    r"contribution)|"
    r"for the call|relocat\w+|(?:we|to) move|"
    r"late (?:payments?|invoices?) (?:cost|costs|incurs?|carry|carries|attracts?|adds?|(?:is|are) (?:charged|billed|"
    r"fined))|late (?:payment )?fees?|(?:for|on) late (?:payments?|invoices?)|zahlungsverzug|"
    r"verspätete\w* zahlung\w*|"
    r"retards? de paiement|(?:pago|demora) (?:tardío|en el pago)|"
    r"mileage (?:from [^.;]{1,20} )?(?:is|are) (?:billed|charged)|rush (?:fee|charge)s?|eilzuschlag|"
    r"express (?:fee|surcharge)|"
    r"another spot|stays? longer|overdue|publication fee|einrichtung\w*|anfahrt\w*|einsatz|schulung\w*|"
    r"mise en service|"
    r"formation|déplacement|instalación|"
    r"trade[- ](?:fair|show) (?:offer|price)|special|introductory|early[- ]bird|launch (?:offer|price)|(?:until|"
    r"till|up to) "
    r"(?:easter|christmas|new year)|"
    r"(?:for )?(?:your|the|their|a) first (?:\w+ )?(?:days|weeks?|months?|quarter|year|hire|order)|"
    r"your first \w+ \w+s\b|"
    r"first (?:month|week|year) (?:for|at|costs?)|(?:die|in den) ersten \w+ monate\w*|les \w+ premiers mois|los \w+ "
    r"primeros meses|i primi \w+ mesi|"
    r"with (?:the )?code [A-Z]\w+|limited time|black friday|"
    r"(?:sign|join|book|order)\b[^.;]{0,40}\b(?:at the (?:booth|fair|stand|show)|(?:by|before) (?:the )?\d)|"
    r"(?:is|are|comes?|returned|brought back) late|(?:im|der) ersten? (?:monat|jahr)\w*|premier mois|primer mes|"
    r"offre de (?:bienvenue|lancement)|"
    r"oprettelse\w*|opstart\w*|opsætning\w*|etablering\w*|engangs\w+|installatiekosten|opstartkosten|inrichtingskosten|"
    r"uppstart\w*|engångs\w+|oppstart\w*|aansluitkosten)\b",
    re.IGNORECASE,
)
# “a courier adds £3.60 a parcel”: that sum alone is besides
_ADDS = re.compile(r"\badds? (?:about |another |just )?(?:\S{1,3}\s?)?$", re.IGNORECASE)
# before an amount that is no price: a first month's, what an insurance leaves to pay, a sum for many or for long
_BEFORE = re.compile(
    r"^\W*(?:the )?(?:fitting|installation|set-?up|commissioning|connection|delivery|training|onboarding|"
    r"migration)(?: \w+){0,3} (?:is|are|will be) (?:charged|billed)\b[^.;]{0,20}\bonce\s?:?\s*(?:\S{1,3}\s?)?$|"
    # “If you want one of us there in person, the day costs £150”
    r"\b(?:one|some) of (?:us|our (?:team|people)) (?:there|on site|with you)\b[^.;$€£]{0,40}$|"
    r"\bin betrieb\b[^.;]{0,60}\bberechne[nt]\b[^.;]{0,20}\beinmalig\s*(?:\S{1,3}\s?)?$|\b(?:retired|ex-(?:demo|"
    r"rental|display)) (?:\w+ ){0,3}(?:is|are|sells?|sold|go|goes|costs?)\b[^.;]{0,30}$|\b(?:paid|"
    r"used to pay) (?:an?|the|their|our|his|her) (?:\w+ )?(?:bureau|agency|consultants?|accountants?|bookkeepers?|"
    r"freelancers?|contractors?|temps?|courier)\s+(?:about |around )?(?:\S{1,3}\s?)?$|(?:^|[.;]\s)\W*(?:(?:erste|"
    r"zweite|dritte|letzte) mahnung|mahn\w+|(?:second|final) (?:payment )?reminder|"
    r"lettre de rappel)\s?:\s*(?:\S{1,3}\s?)?$|\b(?:first (?:month|week|year)s? (?:for|at|is)\b[^.;,]{0,30}|"
    r"deductible\b[^.;,]{0,40}\b(?:is|of)\s*(?:\S{1,3}\s?)?|we hold (?:\S{1,3}\s?)?)$|\b(?:for|over|in|"
    r"after) (?:\w+|\d+) (?:weeks|months|years|days)\b[^.;]{0,30}\b(?:comes?|amounts?|adds? up|works? out) (?:to|"
    r"at) (?:about |around )?(?:\S{1,3}\s?)?$|\b(?:together|in all|altogether|"
    r"all told)\b[^.;]{0,30}\bcomes? to (?:\S{1,3}\s?)?$|^\W*(?:\d{2,}|twenty|thirty|forty|fifty|sixty|eighty|"
    r"a hundred) [^.;]{0,50}\bcomes? to (?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# behind one: carriage, a deposit, an insurance's own share
_BEHIND = re.compile(
    r"\s*(?:(?:each|a ?piece)?,? (?:which is |and )?(?:returned|refunded|paid back) (?:when|once|after|"
    r"as soon as) (?:you|they) (?:send|bring|return|give|hand)|each way\b|in (?:year one|the first year|"
    r"its first year)\b|im ersten jahr\b|la première année\b|"
    r"[^.;$€£]{0,20}\b(?:was|were|applied|galt(?:en)?|valait|valía) (?:only |nur )?(?:for|to|für|pour|"
    r"para) (?:contracts?|"
    r"orders?|bookings?|sign-?ups?|verträge|bestellungen|contrats|commandes|contratos|pedidos)\b|"
    r"(?:a \w+ )?(?:for|during|throughout|in) (?:the )?(?:whole|all|entire|rest|remainder)(?: of)? (?:the )?(?:jan|"
    r"feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|summer|winter)|"
    r"(?:for|of) (?:the )?(?:shipping|delivery|postage|"
    r"transport|carriage)\s*(?:[.,;)]|$)|(?:insurance )?deductible\b|held (?:per|until|against)\b)",
    re.IGNORECASE,
)
# “From 50 inspectors Team comes down to $62”: a price for many, which without that would seem everybody's
_VOLUME = re.compile(
    r"\b(?:from|above|over|for|with|at|beyond|ab|über|bei|mit|für|dès|à partir de|au-delà de|pour|desde|más de|con) "
    r"(?:more than |at least |mindestens |plus de )?\d[\d.,]*\+? [^\W\d_][^.;$€£]{0,60}\b(?:comes? down|drops?|"
    r"falls?|goes "
    r"down|sinks?|shrinks?|is (?:reduced|lowered|cut)|sinkt|fällt|reduziert sich|ermäßigt sich|descend|baisse|"
    r"tombe|passe|baja|"
    r"se reduce|senkt sich)(?: [^\s.;$€£]+){0,3}? (?:to|auf|à|a) (?:just |only |nur )?(?:\S{1,4}\s?)?$",
    re.IGNORECASE,
)
# paid once for what comes before the use of it
_ONCE = re.compile(
    r"\s*(?:for (?:it|this|that|the (?:whole )?\w+)\b)?,?\s?(?:(?:just|paid|payable|only|the) )?(?:once|one[- ]time|"
    r"one[- ]off|einmal(?:ig)?|une (?:seule )?fois|una (?:sola )?vez|én gang|[eé]en keer|eenmalig|en gång)\b|"
    r"\s*,? ?(?:and|und|et|y|og|en|och) (?:is |are |wird |est |se )?(?:paid|billed|charged|due|payable|betales|"
    r"bezahlt|berechnet|fällig|payée?s?|facturée?s?|pagan?|cobran?|betaald|gefactureerd|betalas) (?:only |just |nur |"
    r"kun )?"
    r"(?:once|one time|einmal(?:ig)?|une (?:seule )?fois|una (?:sola )?vez|én gang|[eé]en keer|eenmalig|en gång)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:launch|go-?live|roll-?out|kick-?off|workshop|on-site (?:day|visit|week)s?|configuration|data (?:transfer|"
    r"import)|einführung|inbetriebnahme|datenübernahme|lancement|mise en place|reprise (?:des |de (?:vos |"
    r"nos )?)données|"
    r"puesta en marcha|"
    r"implantación|ibrugtagning|overflytning|ingebruikname|course days?|connecting|(?:placement|entrance|"
    r"entry) tests?|(?:carrying|moving|bringing|copying|"
    r"taking) (?:\w+ ){0,3}(?:records?|data|files|"
    r"books) (?:across|"
    r"over|in)|"
    r"lifting|fitting|firing|hook-?up|migration|commissioning|putting into|connection|moving in|delivery)\b",
    re.IGNORECASE,
)
# “Each mile above 150 a day | 14p”, “excess mileage: 12 pence a mile”
_FURTHER = re.compile(
    r"\b(?:mile|kilomet(?:er|re)|km|hour|stunde|heure|kilomètre)s? (?:above|beyond|over|more than|in excess of|über|"
    r"au-delà de)\b|\b(?:extra|additional|excess|further|weiterer?|zusätzlicher?) (?:mile(?:s|age)?|kilomet(?:er|"
    r"re)s?|km)\b|"
    r"\bmehrkilometer\b|\bkilomètres? supplémentaires?\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|against|instead of)\s+(?:the\s+|its\s+|"
    r"their\s+)?(?:\S{1,4}\s)?$",
    re.IGNORECASE,
)
_LESS_THAN = re.compile(
    r"\b(?:less|more|under|lower|higher|fewer|cheaper) than\s+(?:\S{1,4}\s)?$", re.IGNORECASE
)
# one more of a thing, bought once: what recurs is a price of its own
_ONE_MORE = re.compile(
    r"^\W*(?:an?|each|every|any) (?:extra|additional|further|spare|second|another) [\w -]{2,30}? "
    r"(?:is|costs?|comes (?:to|at)) (?:\S{1,3}\s?)?$|\bfirst \w+ you (?:buy|order|rent)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
# “comes to roughly £182; we invoice in euros only”
_ROUGHLY = re.compile(r"\b(?:roughly|about|around|approximately|some)\s+(?:\S{1,3}\s?)?$", re.IGNORECASE)
_IN_OTHER_MONEY = re.compile(
    r"\s*[;,.]? (?:but )?we (?:invoice|bill|charge) (?:you )?(?:only )?in \w+", re.IGNORECASE
)


def is_other_money(said: Said, one: Found, *, believed: bool = False) -> bool:
    """Whether an amount is no price of what is sold: money of another kind, what is paid besides, what others ask.

    `believed`: a tagger is sure that it is a price, which a guess at whose thing costs so much does not outdo."""
    return any(is_other(said, one) for is_other in _OTHERS) or (not believed and seems_anothers(said, one))


# what a row of a report says a house takes in; “Revenue up to £1m” is whose price it is
_TAKEN_IN = re.compile(
    r"\b(?:(?:recurring|annual|net|gross|total|average|monthly) )?(?:revenues?|turnover|income|profits?|margins?|"
    r"earnings|ebitda|arpu|cash|umsatz\w*|erlöse?|gewinn|ertrag|chiffre d[’']affaires|recettes|bénéfice|ingresos|"
    r"facturación|beneficio|omzet|omsætning|omsättning)(?! (?:up|under|below|over|above|from|between|less|more|"
    r"bis|ab|unter|über|jusqu|moins|plus|hasta|menos|más|band|bracket|share)\b)(?!\s?[<>≤≥])",
    re.IGNORECASE,
)


def _is_taken_in(said: Said, _: Found) -> bool:
    """Whether a row tells what a house earns, for a thing and a month or altogether."""
    return said.alone and bool(_TAKEN_IN.search(said.label.partition(" › ")[0]))


def _is_no_charge(said: Said, one: Found) -> bool:
    """Whether nobody is asked for a sum by the house: it is spent, registered, or a competitor's."""
    is_rivals = said.own and is_rivals_sum(said.text, one)
    return is_rivals or is_spent(said.text, one) or is_share_capital(said.text, one, said.label)


def _is_charged_besides(said: Said, one: Found) -> bool:
    """Whether a sum is paid besides or once, for many, or in another money than it is billed."""
    start, end = clause_at(said.text, one.start)
    asked = said.path[-1] if said.path and said.path[-1].endswith("?") else ""
    before, behind = said.text[: one.start], said.text[one.end :]
    if _FURTHER.search(" ".join((*said.path[-1:], said.label, said.text[start:end]))):
        return True
    is_of_list = bool(add_on_in(said.text, one.start, one.end))  # “adds £8 a month to any plan”
    if (
        _VOLUME.search(before)
        or (_ADDS.search(before) and not is_of_list)
        or _BEFORE.search(before)
        or _BEHIND.match(behind)
    ):
        return True
    if _ROUGHLY.search(before) and _IN_OTHER_MONEY.match(behind):
        return True
    if not one.measure.per and _ONE_MORE.search(before):
        return True
    if _ONCE.match(behind) and _AT_FIRST.search(before):
        return True
    begins = start if one.measure.per else label_at(said.text, start)
    return bool(_BESIDES.search(f"{asked} {said.label} {said.text[begins:end]}"))


# what somebody is paid who is wanted: “Wir suchen eine Weberin (w/m/d) für 3.100 € im Monat”
_WANTED = re.compile(
    r"\((?:[mwfdhvxn]/){1,2}[mwfdhvxn]\)|\b(?:stellenanzeige|stellenangebot|offre d[’']emploi|oferta de empleo|"
    r"vacature)\b|"
    r"^\W*(?:wanted|vacancy|situation vacant|gesucht)\s?:",
    re.IGNORECASE,
)


def _is_spoilt(said: Said, one: Found) -> bool:
    """Whether words around an amount say that it is money of another kind."""
    start, end = clause_at(said.text, one.start)
    around = said.text[start:end]
    if in_millions(said.text[one.start : one.end]) or _WANTED.search(
        " › ".join((*said.path[-1:], said.text))
    ):
        return True
    if not _SPOILT.search(around):
        return bool(_LESS.search(said.text[: one.start]) and not _LESS_THAN.search(said.text[: one.start]))
    # a price may have been raised, or be sold at a discount
    about_price = re.search(
        r"\b(?:prices?|plans?|fees?|subscription|rate)\b.{0,40}\b(?:from|to|by)\b", around, re.IGNORECASE
    )
    return not (about_price and re.search(r"\b(?:raised|raises|raising)\b", around)) or bool(
        re.search(r"\bby\s+(?:\S{1,4}\s)?$", said.text[: one.start])
    )


_OTHERS = (
    is_below_extras,
    is_extra_charge,
    is_example,
    is_passing_offer,
    is_dealers,
    is_asked_by_others,
    is_hearsay_price,
    is_asked_by_rivals,
    _is_taken_in,
    _is_no_charge,
    _is_charged_besides,
    _is_spoilt,
)
