"""What is sold by the ticket: “a day pass is £14”, “Tageskarte 19 €” are prices in whatever words, and of a day."""

import re

_DAY = (
    r"(?:day[- ](?:pass|ticket|card|permit|licen[cs]e|membership)|tages(?:karte|ticket|pass|lizenz)|"
    r"dag(?:kaart|ticket|pas|kort)|(?:carte|ticket|pass|billet) (?:à la )?(?:journée|jour)|"
    r"(?:pase|billete|bono) (?:de (?:un )?)?(?:día|diario)|(?:biglietto|pass|abbonamento) giornaliero)"
)
_ANY = (
    rf"(?:{_DAY}|(?:(?:week|month|season|year|annual|half[- ]day|evening|single|return|ten[- ](?:visit|day|ride))[- ]?)"
    r"(?:pass|ticket|card|permit)|(?:wochen|monats|jahres|saison|zehner|mehrfach|einzel)karte|(?:week|maand|jaar|"
    r"strippen|rittens?)kaart)"
)
_IS = (
    r"(?: (?:is|are|costs?|at|for|comes to|ist|kostet|zu|für|est à|coûte|à|cuesta|es|por|costa|è|a|kost|voor)|"
    r" ?[:–—])?"
)
_SUM = r"\s*(?:just |only |nur |seulement |sólo |solo )?(?:\S{1,3}\s?)?$"
_COSTS = re.compile(rf"\b{_ANY}{_IS}{_SUM}", re.IGNORECASE)
_OF_A_DAY = re.compile(rf"\b{_DAY}{_IS}{_SUM}", re.IGNORECASE)
_NAMES_A_DAY = re.compile(rf"\W*{_DAY}\W*", re.IGNORECASE)
_MOST = 80  # letters before a sum


def is_of_a_pass(text: str, start: int) -> bool:
    """Whether the sum at `start` is said to be that of a ticket or a pass."""
    return bool(_COSTS.search(text[max(0, start - _MOST) : start]))


def per_of_pass(text: str, start: int, label: str = "") -> tuple[str, ...]:
    """The day for which a day pass is sold, by the words before its sum or by what its row is called."""
    is_one = _OF_A_DAY.search(text[max(0, start - _MOST) : start])
    return ("day",) if is_one or any(map(_NAMES_A_DAY.fullmatch, label.split(" › "))) else ()
