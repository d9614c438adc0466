"""What a price list asks besides what it sells: carriage, a deposit, a spare, what is paid once for its first day;
and what one pays no longer, or is given by the state."""

import re

from skills.research.compare.add_ons import is_of_add_ons
from skills.research.extract.fields.value import Said
from skills.research.extract.normal import Found
from skills.research.facts import Measure

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
# what was shown or let before is no price of a new one
_SHOWN = re.compile(
    rf"\b(?:ex-(?:demo\w*|display|rental|hire)|vorführ(?:gerät|maschin|modell|wagen)\w*|(?:modèles?|machines?) "
    rf"de démonstration)\b[^.;]{{0,70}}?{_SUM}",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\W*(?:an? )?(?:second|third|zweite[rs]?|deuxième|segund[ao])(?: [\w-]+){1,3}\W*", re.IGNORECASE
)
_NO_LONGER = re.compile(
    rf"\b(?:deja(?:n|mos|rá)? de pagar|dejó de pagar|cess\w+ de payer|arrêt\w+ de payer|ne (?:paie|paye)\w* plus|"
    rf"zahlt\w* (?:\w+ )?(?:nicht|keine?) mehr|no longer pays?|slipper for at betale){_SUM}",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:subvencion(?:a|an|ó|ado|ada)|subventionne\w*|bezuschuss\w*|subsidi[sz]e[sd]?|subsidieer\w*|"
    r"giver tilskud)\b",
    re.IGNORECASE,
)


def is_charge(said: Said, one: Found, before: str) -> bool:
    """Whether a sum is paid besides what a price list sells, or by others; `before` is its sentence up to it."""
    row = said.label.split(" › ")[0]
    above = said.path[-1] if said.path else ""
    called = _BESIDES.match(before.strip()) or _BESIDES.match(row)
    is_first = _FIRST_WORK.fullmatch(above) or _FIRST_WORK.fullmatch(row)
    return (
        bool(called and not is_running(one.measure))
        or bool(is_first and _ONCE.match(said.text, one.end))
        or bool(_SPARE.search(before) and not one.measure.per)
        or (_is_below_add_ons(said) and bool(_SECOND.fullmatch(above)))
        or bool(_SHOWN.search(before) or _NO_LONGER.search(before) or _GIVEN.search(before))
    )


def is_running(measure: Measure) -> bool:
    """Whether a sum is paid again and again."""
    return bool({"month", "year", "week"} & set(measure.per))


def _is_below_add_ons(said: Said) -> bool:
    return any(map(is_of_add_ons, said.path[-2:-1]))
