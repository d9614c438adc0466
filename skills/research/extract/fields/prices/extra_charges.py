"""What is paid besides what a price list sells, by its sentence: a deposit, a surcharge, carriage, a spare, the service
charge of a building, what is done once to a new thing.

A spare and what is done to a new thing may also be what a house lives by, which only all of its facts tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from skills.research.compare.add_ons import is_of_add_ons
from skills.research.compare.figures import TIMES
from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import NEAR, sentence_before
from skills.research.facts import Fact, Measure
from skills.stems import stem

_SUM = r"\s*(?:about |around |etwa |environ |unos |ca\.? )?(?:\S{1,3}\s?)?$"
# begins a line or names a row: “Fianza del alquiler”, “Carriage beyond the Shannon, €140”
_BESIDES = re.compile(
    r"\W*(?:(?:(?:rental|refundable|security|key) )?(?:deposit|kaution|caution|fianza|pfand|dépôt de garantie|"
    r"depositum|"
    r"waarborg\w*|cauzione)\b|carriage(?= (?:beyond|to|within|outside|inside|is|costs?|paid)\b|\W*$|\s?[,:–—])|"
    r"portes\b|gastos de envío|puesta en marcha|fragt\b|levering\b|opstilling\b|plaatsing\b|anlieferung\b|"
    r"frais de livraison|mise en route)",
    re.IGNORECASE,
)
# what precedes the use of a thing, as a heading alone, above a sum that is paid once
_FIRST_WORK = re.compile(
    r"\W*(?:our |the )?(?:install(?:ation|ing)?|set-?up|delivery|fitting|commissioning|onboarding|implementation|"
    r"start-?up|connection|migration|einrichtung|installation|inbetriebnahme|aufbau|mise en (?:service|route)|"
    r"instalación|puesta en marcha|instalación y puesta en marcha)\W*",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\s*[,(]?\s?(?:just |only |paid |payable |en )?(?:once|one[- ](?:time|off)|einmal(?:ig)?|(?:un )?(?:solo|"
    r"único) pago|"
    r"pago único|una (?:sola|única) vez|une (?:seule )?fois|en une fois|engangs\w+)\b",
    re.IGNORECASE,
)
_SPARE = re.compile(
    rf"(?:^|[.;]\s)\W{{0,6}}(?:(?:an?|each|every|the|une?|una?|ein\w*) )?(?:(?:spare|replacement) [\w -]{{2,30}}?|"
    rf"(?-i:Ersatz)[\w-]{{3,20}}|\w{{3,20}} de (?:rechange|remplacement|repuesto|recambio))(?:\s?[,:–—]| (?:is|"
    rf"are|costs?|at|"
    rf"kostet|coûte|cuesta))?{_SUM}",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\W*(?:an? )?(?:second|third|zweite[rs]?|deuxième|segund[ao])(?: [\w-]+){1,3}\W*", re.IGNORECASE
)
# “Kaution je Gerät”, “Insurance excess per accident”: given back, or paid where something breaks
_HELD = re.compile(
    r"(?<!\bno )(?<!\bwithout )(?<!\bzero )(?<!\bkeine )(?<!\bohne )(?<!\bsans )(?<!\bsin )"
    r"\b(?:kaution|security deposits?|deposits?,? (?:returned|refunded|per|of)|refundable deposits?|"
    r"(?:insurance )?excess(?: (?:per|of|for|on|in case))|excess$|selbstbeteiligung|selbstbehalt|caution|"
    r"franchise d[’']assurance|fianza|"
    r"sonderlackierung\w*|sonderfarbe\w*|sonderausstattung\w*|"
    r"(?:special|custom) (?:paint\w*|colours?|livery|lettering))\b",
    re.IGNORECASE,
)
# “Zuschlag von 20 bis 7 Uhr: 0,15 €”
_ADDED_BEFORE = re.compile(
    r"(?:^|[.;]\s)\W*(?:\w+ )?(?:(?:night|weekend|evening|sunday|holiday)[- ]?)?(?:\w*(?:zu|auf)schlag|"
    r"\w*aufpreis|surcharge|supplément|majoration|suplemento|recargo)\b[^.;€$£]{0,50}(?:\s?[:–—]|\b(?:is|of|"
    r"beträgt|von|est de|de|es de))\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “0,40 € de plus par minute”, “$0.20 more per minute”
_PER = r"(?:(?:,? ?(?:per|a|an|par|pro|je|por|la|le|l[’']|die|im|al)\b ?|/ ?)[\w’-]+ )?"
_ADDED_BEHIND = re.compile(
    rf"\s*{_PER}(?:de plus|en plus|en sus|en supplément|(?:extra|more)(?: (?:per|a|an|each)\b|\W*$)|mehr|"
    r"zusätzlich|aufpreis|zuschlag|más|adicionales)(?![^\W\d_])(?! (?:de|than|que|als)\b)",
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
    r"gastos (?:comunes|de comunidad)|spese (?:condominiali|accessorie)|servicekosten)(?!\w)"
    r"(?! (?:(?:is|are|sind|sont) )?(?:included|inklusive|inbegriffen|enthalten|comprise?s?|incluse?s?|incluid\w+)\b)",
    re.IGNORECASE,
)
_SERVED = frozenset(("month", "year", "quarter", "user", "person", "head", "square"))
# what is done once to a new thing before it may be used: “first verification at your place: €96”
_OF_A_NEW_ONE = re.compile(
    r"\b(?:first|initial) (?:verification|calibration|inspection|certification|approval)\b|"
    r"\b(?:verification|calibration|inspection|registration|fitting|commissioning) of (?:an?|the|each|your) new\b|"
    r"\b(?:ersteichung|erstkalibrierung|erstprüfung|erstabnahme)\b|\bprim[ao] (?:verifica|taratura|collaudo)\b|"
    r"\b(?:vérification|inspection) (?:primitive|initiale)\b|\b(?:primera|verificación) (?:verificación|inicial)\b|"
    r"\beerste (?:ijk|keuring|verificatie)\w*\b",
    re.IGNORECASE,
)
# “Ersatzakku: 165 €”, “batteria di ricambio”
_SPARE_LISTED = re.compile(
    r"^\W*(?:spare (?:[\w-]+ ){0,2}[\w-]+|ersatz(?!teilservice)\w+|[\w-]+ (?:di ricambio|de rechange|de repuesto|"
    r"de recambio)|reserve(?:accu|batterij|onderdeel)\w*)\s?[:–—]\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
_FIRST_OR_SPARE = re.compile(
    r"\b(?:spare|replacement|first|initial|prim[ao]|primitive|initiale|primera|inicial|eerste)\b|\b(?:ersatz|erst|reserve)"
    r"(?=\w)|\b(?:di ricambio|de rechange|de remplacement|de repuesto|de recambio)\b|"
    # who does it: a calibration laboratory
    r"\b(?:services?|laborator(?:y|ies)|labs?|workshops?|shops?|compan(?:y|ies)|firms?|labor|werkstatt)\b"
)
_MORE_OF_IT = re.compile(
    r"\s(?:of|for|to|that|which|with|at|in|für|von|mit|pour|de|avec|di|per|con|para|van|voor)\s|[,:]"
)
# “imballo”, “freight inside Ohio”; by the parcel it is what a carrier sells
_CARRIAGE = re.compile(
    r"^\W*(?:(?:freight|carriage|shipping|packing|crating|crate)\b[^:.;]{0,30}|"
    r"imballo[^:.;]{0,30}|imballaggio[^:.;]{0,30}|emballage[^:.;]{0,30}|embalaje[^:.;]{0,30}|verpackung[^:.;]{0,30}|"
    r"spedizione[^:.;]{0,30}|trasporto[^:.;]{0,30}|verzending[^:.;]{0,30})\s?[:–—]\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “Call-out without a plan: £270, plus £68 an hour”
_PLUS_BY_THE_HOUR = re.compile(
    r"\b(?:call-?outs?|anfahrt|déplacement|desplazamiento|chiamata|voorrijkosten)\b[^.;]{0,60}, "
    r"(?:plus|zuzüglich|zzgl\.|then|dann|puis|più|más|plus)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)

# “Wie in het eerste jaar opzegt, is € 450 verschuldigd”
_LEAVES = re.compile(
    r"\b(?:who|whoever|anyone who|if you|should you|wer|wenn sie|wie|als u|qui|si vous|quien|si usted) "
    r"(?:[^.;€$£]{0,60} )?"
    r"(?:cancels?|terminates?|leaves?|gives? notice|kündig(?:t|en)|opzegt|résili\w+|cancel[ae]|"
    r"rescind[ae])\b[^.;]{0,60}$",
    re.IGNORECASE,
)


# “or 3 payments of £49.67”: a part of the price
_PART_OF_PRICE = re.compile(
    r"\b(?:\d+|two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro)\s?(?:x |× )?(?:(?:monthly|interest[- "
    r"]free|equal|"
    r"gleichen|monatlichen) )?(?:payments?|instal?lments?|raten|mensualités|versements|échéances|plazos|cuotas|"
    r"termijnen)"
    r"(?: (?:of|zu|je|à|de|van))?\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)


def is_extra_charge(said: Said, one: Found) -> bool:
    """Whether the words before or behind a sum say that it is paid besides."""
    before = sentence_before(said.text, one.start)
    near = before[-NEAR:]
    return (
        bool(_HELD.search(f"{said.label} {before.strip()}"))
        or bool(_ADDED_BEFORE.search(before) or _ADDED_BEHIND.match(said.text, one.end))
        or bool(_PART_OF_PRICE.search(near))
        or bool(_ON_REQUEST.match(before) or _AS_DEPOSIT.search(near))
        or bool(_LEAVES.search(near) and not is_running(one.measure))
        or _is_held(said, one, near)
        or _is_service_charge(said, one, near)
        or _is_besides(said, one, before)
        or (said.own and _comes_to_a_thing(one, before))
    )


def _is_besides(said: Said, one: Found, before: str) -> bool:
    """Whether a sum is for what comes with a thing; `before` is its sentence up to it."""
    row = said.label.split(" › ")[0]
    above = said.path[-1] if said.path else ""
    called = _BESIDES.match(before.strip()) or _BESIDES.match(row)
    is_first = _FIRST_WORK.fullmatch(above) or _FIRST_WORK.fullmatch(row)
    return (
        bool(called and not is_running(one.measure))
        or bool(is_first and _ONCE.match(said.text, one.end))
        or bool(not said.own and _spare_in(one, before))
        or (_is_below_add_ons(said) and bool(_SECOND.fullmatch(above)))
    )


def is_running(measure: Measure) -> bool:
    """Whether a sum is paid again and again."""
    return bool({"month", "year", "week"} & set(measure.per))


def _is_below_add_ons(said: Said) -> bool:
    return any(map(is_of_add_ons, said.path[-2:-1]))


def _comes_to_a_thing(one: Found, before: str) -> bool:
    """Whether it comes to the price of what is bought: its carriage, the hours of a visit."""
    is_carriage = not one.measure.per and _CARRIAGE.search(before)
    return bool(is_carriage or _PLUS_BY_THE_HOUR.search(before))


def extra_in(said: Said, one: Found) -> str:
    """What a sum of a house's own page is for where that mostly comes to the price of what is bought: “spare keys”,
    “first verification”; empty for any other."""
    if not said.own:
        return ""
    before = sentence_before(said.text, one.start)
    is_new = _OF_A_NEW_ONE.search(before) or _OF_A_NEW_ONE.search(said.label)
    return is_new[0] if is_new else _spare_in(one, before)


def _spare_in(one: Found, before: str) -> str:
    is_once = not set(one.measure.per) & set(TIMES)
    found = (_SPARE_LISTED.search(before) if is_once else None) or (
        None if one.measure.per else _SPARE.search(before)
    )
    return found[0] if found else ""


def without_extras(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without the prices of what comes to a thing, but of those houses that sell just that, or that tell no
    other price."""
    asking = {one.company for one in facts if one.field == "price" and not (one.extra or one.past)}
    sold = {(one.company, noun) for one in facts if one.field == "product" for noun in _nouns(one.value)[-1:]}
    return [
        replace(one, extra="")
        for one in facts
        if not one.extra
        or one.company not in asking
        or any((one.company, noun) in sold for noun in _nouns(one.extra))
    ]


def _nouns(words: str) -> list[str]:
    """The stems of what a thing is called, without for whom, of what and that it is a spare or the first one."""
    bare = _MORE_OF_IT.split(_FIRST_OR_SPARE.sub(" ", f"{words.casefold()} "), maxsplit=1)[0]
    return [stem(one) for one in re.findall(r"[^\W\d_][\w-]*", bare)]


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
