"""Sums that a price list tells apart from its prices: other charges under a heading or a question of their own, a
deposit, a building's service charge, what so many come to, what a maker or a market asks, and an offer that is over."""

import re

from skills.research.extract.fields.value import Said
from skills.research.extract.normal import Found

_OTHER = (
    r"(?:any )?(?:other|further|additional|extra|hidden|more|weitere|andere|sonstige|zusätzliche|versteckte|"
    r"autres|d[’']autres|otros|más|altri|altre|ulteriori|overige|bijkomende|extra|verdere)"
)
_COSTS = r"(?:costs?|charges|fees|kosten|gebühren|frais|coûts|gastos|costes|cargos|costi|spese|toeslagen)"
# above what is paid besides, in whatever measure: “Bijkomende kosten”, “What else might I pay?”, “Bits and pieces”
_APART = re.compile(
    rf"\W*(?:(?:are there|is there|do you have|gibt es|fallen|y a-t-il|hay|ci sono|zijn er|welche|quels|wat zijn de)"
    rf"(?: noch| nog)? )?{_OTHER} {_COSTS}(?: an| en sus)?\W*|"
    r"\W*(?:and )?what else (?:might|will|can|could|do|must|would) (?:i|we|you|one) (?:have to )?(?:pay|be charged)"
    r"(?: for)?\W*|"
    r"\W*was (?:kostet|zahle ich|zahlt man|kommt) (?:noch|sonst(?: noch)?|extra|noch dazu)(?: dazu)?\W*|"
    r"\W*wat (?:komt er nog bij|betaal ik (?:nog )?(?:meer|extra))\W*|"
    r"\W*(?:added|charged|put on) (?:to|on) (?:the|your) bill\b[^.?!]{0,40}|"
    r"\W*(?:bits and (?:pieces|bobs)|odds and ends|little extras|dies und das|allerlei|petits extras|diversen|"
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
# an answer that other charges there are none tells the price itself
_ALL_IN = re.compile(
    r"\b(?:no|none|nothing|everything|all[- ]in|plans?|prices?|nein|keine?|alles|preise?|tarife?|non|aucun\w*|tout|"
    r"prix|forfaits?|todo|precios?|nessun\w*|tutto|prezz[oi]|geen|nee|prijs|prijzen)\b",
    re.IGNORECASE,
)
# “Coffee on request: £2”, “Dazu auf Wunsch: Kuchen für 3 €”
_ON_REQUEST = re.compile(
    r"\W*(?:(?:dazu|zusätzlich|außerdem) auf wunsch|auf wunsch(?: dazu| zusätzlich)?|optional(?:ly)?|"
    r"en (?:option|supplément)|opcionalmente|su richiesta|desgewenst|op verzoek|(?:besides )?on request)\s?[:,]",
    re.IGNORECASE,
)
_GAP = r"(?:[^.;,:$€£\d]{0,50})(?:, (?:[^\W\d]+ ){0,3})?\s?[:–—]?\s*(?:\S{1,3}\s?)?$"
_AS_DEPOSIT = re.compile(
    r"\b(?:as (?:an? |the |your )?(?:[\w-]+ )?(?:deposit|bond|guarantee)|als (?:kaution|pfand|sicherheit|borg\w*|"
    r"waarborg\w*)|comme (?:caution|dépôt de garantie)|en (?:guise de )?caution|como (?:fianza|depósito)|"
    rf"come (?:cauzione|deposito)){_GAP}",
    re.IGNORECASE,
)
_DEPOSIT = re.compile(
    r"\W*(?-i:[Bb])org(?:som|stelling)?(?: (?:bij|voor|per|van)\b|\s?[:–—]|\W*$)", re.IGNORECASE
)
# of a building, by month, quarter, head or surface: what a ticket office calls so is its price
_SERVICE_CHARGE = re.compile(
    r"(?<!no )(?<!without )(?<!excluding )(?<!including )(?<!ohne )(?<!sans )(?<!zonder )(?<!\w)"
    r"(?:service charges?|nebenkosten(?:pauschale|vorauszahlung)?|betriebskosten(?:pauschale)?|"
    r"(?:provisions? (?:pour|sur) |forfait de )?charges (?:locatives|communes)|provisions? (?:pour|sur) charges|"
    r"gastos (?:comunes|de comunidad)|spese (?:condominiali|accessorie)|servicekosten)(?!\w)",
    re.IGNORECASE,
)
_SERVED = frozenset(("month", "year", "quarter", "user", "person", "head", "square"))
_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|zwei|drei|vier|fünf|sechs|sieben|"
    r"acht|neun|zehn|zwölf|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|twee|drie|vijf|zes|zeven|tien|twaalf|"
    r"(?!(?:19|20)\d\d\b|1\b)\d{1,4})"
)
_BOUND = (
    r"(?:months?|years?|weeks?|days?|hours?|minutes?|steps?|clicks?|tage?|stunden?|minuten|schritte|jours|heures|"
    r"días|horas|giorni|ore|dagen|uur|monate?|jahre?|wochen|mois|ans|meses|años|mesi|anni|maanden|jaar|weken)"
)
# “Put eight people on Regular and you pay €1,280 a month”
_PUTS_MANY = re.compile(
    rf"\b{_MANY} (?!{_BOUND}\b)[^\W\d_][^.;$€£]{{2,60}}?,? (?:and|und|et|y|e|en) "
    r"(?:(?:you|they|it|sie|ihr|vous|usted|u|je)(?: will|[’']ll| only)? )?"
    r"(?:pay|zahlen|zahlt|payez|paga|pagas|pagate|betaalt|betaal)\b[^.;$€£]{0,20}(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “By way of illustration, a hearing of three days comes to £300”, “Reken zelf: …”, and what that comes to
_ILLUSTRATES = re.compile(
    r"\W*(?:by way of (?:illustration|example)|to illustrate|as an illustration|zur (?:illustration|veranschaulichung)|"
    r"à titre d[’'](?:illustration|exemple)|pour illustrer|a modo de (?:ejemplo|ilustración)|a titolo (?:di esempio|"
    r"esemplificativo)|ter illustratie)\s?[:,;–—.]|"
    r"\W*(?:do the (?:sums|maths?)|rechnen sie (?:selbst|nach)|faites le calcul|haga (?:la|las) cuentas?|"
    rf"fate i conti|reken (?:het )?(?:zelf|maar)(?: na| uit)?)\s?[:,;–—.] [^.;$€£]{{0,60}}?\b{_MANY} [^\W\d_]",
    re.IGNORECASE,
)
_ADDS_UP = re.compile(
    r"\W*(?:(?:so |all )?(?:that|this)(?: all)? (?:comes|adds up|amounts|works out)(?: in all)? (?:to|at)|"
    r"(?:das|dies) (?:macht|ergibt)|(?:cela|ça) (?:fait|donne|revient à)|soit un total de|eso (?:suma|hace)|"
    r"(?:questo|in tutto) (?:fa|fanno)|(?:dat|dit|samen) (?:komt (?:dan )?(?:neer )?op|maakt))\b",
    re.IGNORECASE,
)
# “There was, in July: £49 a month”; what follows “now” is of today
_THERE_WAS = re.compile(
    r"\W*(?:there (?:was|were|used to be)|es gab|il y (?:avait|a eu)|hubo|había|c[’']era(?:no)?|er (?:was|waren))\b"
    r"(?![^.;$€£]*\b(?:now|today|since|jetzt|heute|maintenant|aujourd[’']hui|ahora|hoy|ora|oggi|nu|vandaag)\b)",
    re.IGNORECASE,
)
# “the maker, Fabrik, sells them for €640”
_MAKER_ASKS = re.compile(
    r"\b(?:the|its|their|whose|der|die|dessen|le|la|el|il|de) (?:own )?(?:maker|manufacturer|publisher|producer|"
    r"hersteller(?:in)?|verlag|fabricante?|éditeur|editor|produttore|fabrikant|maker|uitgever)"
    r"(?:, [^,;.$€£]{2,40},| in [A-ZÀ-Þ][\w’'-]+)? (?:also )?(?:sells?|asks?|charges?|wants?|offers?|verkauft|verlangt|"
    r"(?:l[ae]s? |l[oa]s )?(?:vend|vende)|demande|pide|li vende|verkoopt|vraagt)\b[^.;$€£]{0,40}(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “Is it dearer than a room of one's own?”, below which such a room has its price
_COMPARES = re.compile(
    r"\b(?:cheaper|dearer|costlier|(?:more|less) expensive|(?:better|worse) value|billiger|günstiger|teurer|"
    r"(?:plus|moins) ch(?:er|ère)s?|más (?:car[oa]|barat[oa])|più (?:car[oa]|economic[oa])|goedkoper|duurder) "
    r"(?:than|als|que|di|dan)\b[^?]{1,80}\?\W*$",
    re.IGNORECASE,
)
_SOME_THING = re.compile(
    r"\W*(?:an?|one|most|the average|eine?|die meisten|une?|la plupart des|un[oa]?|een|de meeste) ",
    re.IGNORECASE,
)
_MOST_OF_SENTENCE = 300  # letters before a sum
_WE = re.compile(
    r"\b(?:we|us|our|ours|wir|uns|unser\w*|nous|notre|nos|chez nous|nosotros|nuestr\w+|noi|nostr\w+|wij|ons|onze?)\b",
    re.IGNORECASE,
)


def is_charged_apart(said: Said, one: Found) -> bool:
    """Whether a sum is no price of what a house sells: paid besides, held back, added up, over, or asked by others."""
    nearest = max(0, one.start - _MOST_OF_SENTENCE)
    begins = max(said.text.rfind(mark, nearest, one.start) for mark in (". ", "! ", "? ", "\n")) + 1
    opening, before = said.text[begins : one.start], said.text[max(begins, nearest) : one.start]
    return (
        _is_below_others(said)
        or any(rule.match(opening) for rule in (_ON_REQUEST, _ILLUSTRATES, _ADDS_UP, _THERE_WAS))
        or bool(_PUTS_MANY.search(before) or _AS_DEPOSIT.search(before))
        or _is_held(said, one, before)
        or _is_service_charge(said, one, before)
        or (said.own and _is_of_others(said, before))
    )


def _is_below_others(said: Said) -> bool:
    """Below such a heading, and below the next one there, only rows, items and answers are of it: a paragraph behind
    them may begin something else."""
    asked = next((one for one in said.path[-2:] if _APART.fullmatch(one) or _BY_OTHERS.fullmatch(one)), "")
    if not asked:
        return False
    is_answer = asked.rstrip().endswith("?")
    return (is_answer and not _ALL_IN.search(said.text)) or (said.alone and not is_answer)


def _is_held(said: Said, one: Found, before: str) -> bool:
    is_deposit = _DEPOSIT.match(before.strip()) or _DEPOSIT.match(said.label.split(" › ")[0])
    return bool(is_deposit) and not {"month", "year", "week"} & set(one.measure.per)


def _is_service_charge(said: Said, one: Found, before: str) -> bool:
    if one.measure.per and not _SERVED & set(one.measure.per):
        return False
    if any(map(_SERVICE_CHARGE.match, (said.label.split(" › ")[0], before.strip()))):
        return bool(one.measure.per)
    found = next(reversed(list(_SERVICE_CHARGE.finditer(before))), None)
    return bool(found and one.measure.per and re.match(_GAP, before[found.end() :], re.IGNORECASE))


def _is_of_others(said: Said, before: str) -> bool:
    if _MAKER_ASKS.search(before):
        return True
    is_compared = any(map(_COMPARES.search, said.path[-1:]))
    return is_compared and bool(_SOME_THING.match(before)) and not _WE.search(said.text)
