"""What one of something costs, where the sentence is about that one: “a minute of interpreting costs £1.60”."""

import re

from skills.research.extract.amounts.paid_for import per_in

_UNIT = (
    r"(?:minute|hour|day|week|month|year|page|word|lesson|kilomet(?:re|er)|mile|tonne|lit(?:re|er)|stunde|tag|woche|monat|"
    r"jahr|seite|wort|kilometer|tonne|liter|heure|journée|semaine|mois|année|mot|kilomètre|litre|minuto|hora|día|semana|"
    r"mes|año|página|palabra|kilómetro|tonelada|litro|uur|dag|pagina|woord)"
)
# “A day of delay costs €2,000”: whoever says so sells what spares it
_LOSS = (
    r"(?![^.;]*\b(?:\w*(?:ausfall|stillstand|verzug|verspätung)\w*|downtime|delays?|standstill|outages?|idl\w+|lost|late\w*|"
    r"waiting|arrêt|panne|retard|attente|indisponibilité|parada|retraso|inactividad|espera|stilstand|vertraging)\b)"
)
_ONE_COSTS = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|und|et|y) )\W*(?:an?|one|the|each|every|une?|la|le|eine?|die|der|das|jede[rs]?|chaque|"
    rf"una?|el|cada|en|et|een|de) {_LOSS}(?P<unit>{_UNIT})"
    r"(?: (?:of|with|on|for|by|in|at|von|mit|bei|chez|auf|für|d[’']|de|avec|con|van|met|med|af) ?[^\d.;:,€$£]{2,40}?)?"
    r" (?:costs?|is|comes to|works out at|kostet|coûte|revient à|est à|cuesta|sale a|kost|koster)"
    r"\s(?:just |only |nur |seulement |sólo )?(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
_MOST = 120  # letters before a sum


def per_of_unit(text: str, start: int) -> tuple[str, ...]:
    """What the sum at `start` is for where its sentence says what one of that costs."""
    found = _ONE_COSTS.search(text[max(0, start - _MOST) : start])
    return per_in(f"pro {found['unit'].lower()}") if found else ()
