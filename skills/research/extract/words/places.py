"""Where a house is, in a list below a heading of its own: an address is no customer, no product and no edge."""

import re
from collections.abc import Sequence

from skills.research.cued import Cued

_MANY = (
    r"(?:(?:all|our|the|these|two|three|four|five|six|seven|eight|nine|ten|\d+|alle|unsere|die|zwei|drei|vier|"
    r"fünf|sechs|"
    r"nos|les|deux|trois|quatre|cinq|nuestr[ao]s|l[ao]s|dos|tres|cuatro|cinco|le nostre|i nostri|onze|de|twee|drie|"
    r"vijf|zes) ){0,2}"
)
# what is listed below is surely a place
_PLACES = Cued(
    rf"\W*(?:{_MANY}(?:locations|branches|addresses|premises|standorte|filialen|niederlassungen|adressen|adresses|"
    r"agences|sedes|direcciones|sedi|filiali|vestigingen|locaties|filialen)|(?:where (?:we|you(?:[’']ll)? find us|the "
    r"doors|to find us|you can find us)(?: are)?|find us|how to (?:find|reach|get to) us|(?:so|hier) finden sie uns|"
    r"wo (?:wir sind|sie uns finden)|où nous trouver|dónde (?:estamos|encontrarnos)|dove siamo|waar (?:u ons vindt|wij "
    r"zitten)))\W*",
    re.IGNORECASE,
)
# and below such a heading it may be what the house builds or lets
_MAYBE = Cued(
    rf"\W*{_MANY}(?:houses|buildings|offices|hubs|studios|shops|stores|showrooms|depots|workshops|clinics|häuser|büros|"
    r"läden|werkstätten|maisons|bureaux|boutiques|ateliers|magasins|casas|oficinas|tiendas|locales|negozi|uffici|case|"
    r"huizen|kantoren|winkels)\W*",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:is|are|was|has|have|holds?|won|offers?|makes?|sells?|does|do|can|ist|sind|hat|kann|bietet|est|sont|"
    r"a|propose|"
    r"es|son|tiene|è|sono|ha|heeft|zijn|kan|haben|werden|arbeiten|mieten|"
    r"ont|avons|travaillent|hebben|werken|huren|tienen|han|hanno|uses?|work|rents?|hires?|books?|meets?|trust|"
    r"buys?|orders?|serves?|kauf(?:t|en)|bestell(?:t|en)|achètent|commandent|compran|comprano|kopen|køber)\b",
    re.IGNORECASE,
)
_MOST_OF_PLACE = 12  # words
_OF_WORDS = frozenset(("customers", "edge", "weakness", "proof", "segment"))


_OF_A_STREET = re.compile(
    r"(?:^|, )\W*\d{1,5}[a-z]?(?:[-–/]\d+)? (?:[A-ZÀ-Þ0-9][\w.’'-]*\s){1,4}?(?:St|Street|Rd|Road|Ave|Avenue|Blvd|"
    r"Boulevard|Ln|Lane|Dr|Drive|Way|Sq|Square|Ct|Court|Quay|Row|Terrace|Place|Pl|Hwy|Highway|Pkwy|Parkway|Crescent|"
    r"Close|Wharf|Yard|Mews)\b\.?(?: [NSEW]{1,2}\b\.?)?(?=\W*$|,)|"
    r"(?:^|[,·|] )\W*[A-ZÀ-Þ][\w’'-]*[ -]?(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Uu]fer|"
    r"[Dd]amm|straat|laan|plein|kade|gracht|singel|dijk|gade|vej|gatan|vägen) \d{1,4}[a-z]?(?=\W*$|[,·|]| [·|–—])|"
    r"(?:^|[,·|–—] )\W*\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|boulevard|place|quai|chemin|allée|"
    r"impasse|cours|"
    r"route) (?:[\w’'-]+ ?){1,6}(?=\W*$|,)|"
    r"(?:^|, )\W*(?:[Cc]alle|[Vv]ia|[Pp]laza|[Pp]aseo|[Pp]iazza|[Vv]iale|[Aa]venida|[Cc]orso) [\w’' -]{2,40}?,? \d{1,4}"
    r"(?=\W*$|,)"
)


def is_street(text: str) -> bool:
    """Whether a line is where somebody lives, and says nothing: “240 Richmond St W, Toronto”."""
    is_short = len(text.split()) <= _MOST_OF_PLACE
    return is_short and bool(_OF_A_STREET.search(text)) and not _SAYS.search(text)


def is_of_a_place(field: str, text: str, path: Sequence[str]) -> bool:
    """Whether a line below such a heading names a place and says nothing of it, so that it is no value of the field."""
    above = path[-1] if path else ""
    is_asked = field in _OF_WORDS or field == "product"
    if not (above and is_asked and len(text.split()) <= _MOST_OF_PLACE):
        return False
    is_one = _PLACES.fullmatch(above) or (field != "product" and _MAYBE.fullmatch(above))
    return bool(is_one) and not _SAYS.search(text)
