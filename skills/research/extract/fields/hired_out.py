"""What a house lets others have for a time: “Acme hires cold vans to butchers”, “Wir vermieten Kühlanhänger”."""

import re

from skills.research.cued import Cued

_BEHIND_OUT = r"(?P<what>(?!(?:and|und|et|y|or|oder|ou)\b)[^\W\d_])"
HIRES_OUT = Cued(
    r"\b(?:(?P<plain>hires?|rents?|leases?|lets)|(?:hires?|rents?|leases?|lets|loans?) out|loue|louons|alquila|"
    r"alquilamos|(?P<german>vermietet|verleiht|"
    r"[Ww]ir (?:vermieten|verleihen|bauen|verkaufen|entwickeln|fertigen|produzieren)|(?:bauen|fertigen|verkaufen) und "
    r"(?:vermieten|verleihen))) "
    rf"(?!(?:out|auf|an|um|für|mit|aus|in|im|weiter|it|them|him|her|you|us|des places)\b)(?:(?:an?|the|ein\w*|des|"
    rf"une?|una?|our|unsere|nos) )?{_BEHIND_OUT}"
)
# to whom, or for how long: without that a house may as well hire its own drivers
_TO_OTHERS = re.compile(r",?\s(?:out )?(?:to|for|by the|across|throughout|from (?:its|our|one|two|\d+))\b")
_PEOPLE = re.compile(
    r"\b(?:drivers|engineers|developers|designers|teachers|trainers|managers|workers|employees|mechanics|fitters|"
    r"nurses|"
    r"cooks|chefs|graduates|apprentices|people|staff|students|freelancers|contractors|temps|specialists|experts|"
    r"consultants|cleaners|salespeople|veterans|interns|offices?|premises|space|headquarters|buildings?)$",
    re.IGNORECASE,
)


def is_for_others(found: re.Match[str], start: int, end: int) -> bool:
    """Whether what stands at `start`..`end`, behind such a verb, is let to customers, and nobody whom the house hires
    for itself."""
    text = found.string
    is_noun = not found["german"] or any(letter.isupper() for letter in text[start:end])
    if _PEOPLE.search(text[start:end]) or not is_noun:
        return False
    return not found["plain"] or bool(_TO_OTHERS.match(text, end))
