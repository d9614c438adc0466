"""What is paid beside the price of a plan, for one user more or for what one may do without: no entry price."""

import re

_MORE = (
    r"(?:extra (?!large\b|virgin\b|small\b|strong\b)|additional (?!benefits?\b)|"
    r"further |add-on |optional (?!extras\b)|zusätzliche[rsn]? |weitere[rsn]? |optionale[rsn]? )"
)
_WORD = r"(?!is\b|are\b|costs?\b|included\b)[^\s.,;:$€£\d]+"
_WHAT = (
    rf"(?:(?:an?|each|every|any|per|jede[rsn]?|chaque|cada) )?(?:{_MORE}[^\s.,;:$€£\d]+(?: {_WORD}){{0,3}}?|"
    r"[^\s.,;:$€£\d]+ (?:supplémentaire|additionnel(?:le)?|adicional|en plus|de plus)(?![^\W\d_]))|"
    r"(?:[\w’-]+ )?(?:support (?:retainer|contract)|training days?)"
)
# a thing to be had besides, by its name: “Text marketing add-on”, “Zusatzmodul Hotelportal”
_NAMED = (
    r"(?:(?:the |our )?(?:(?!(?:with|without|every|any|each|all|no|and|including|mit|ohne|und|jede\w*|for|is|are) )"
    r"[\w’&-]+ ){1,4}(?:add-?on|zusatzmodul|zusatzpaket|zusatzoption)|"
    r"(?:add-?on|zusatzmodul|zusatzpaket|zusatzoption|(?:module|option) (?:complémentaire|supplémentaire|en option))"
    r"(?: [\w’&-]+){0,4}?)"
)
_COSTS = (
    r"(?:\s*[:–—]|\s+(?:costs?|is|are|from|at|for|comes? (?:to|at)|kostet|kosten|ab|coûte|à|cuesta|"
    r"just|only|nur))*\s*(?:(?-i:[A-Z]{3}) ?|[$€£+]\s?)?"
)
_BEGINS = r"(?:^\W*|[,;]\s+(?:(?:and|und|et|y|plus) )?|[.!?]\s+)"
_BEFORE_SUM = re.compile(rf"{_BEGINS}(?P<what>{_NAMED}|{_WHAT}){_COSTS}$", re.IGNORECASE)
# “Maintenance is €1,900 a year on top”, “€5 for each extra user”
_BEHIND_SUM = re.compile(
    r"\s*(?:,\s*)?(?:on top\b(?! of the (?:world|market))|in addition(?=\W*$)|zusätzlich(?=\W*$)|obendrauf\b|en sus\b|"
    r"(?:added |in addition )?(?:with|to|on top of) (?:any|whichever) (?:plan|tier|package|edition)\b|"
    r"zu jedem (?:tarif|paket|plan)\b|"
    r"avec n[’']importe quel(?:le)? (?:forfait|formule|offre)\b|con cualquier plan\b|"
    rf"en supplément\b|(?:for|per|pro|je|für|pour|par) (?P<what>(?:(?:each|every|any|jeden?|chaque) )?{_MORE}"
    rf"[^\s.,;:$€£\d]+))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|[.;!?]\s+)\W*(?:the |our |die |der |das |la |le |l[’'])?(?P<what>[^\s.,;:$€£\d]+(?: "
    r"[^\s.,;:$€£\d]+){0,3}?)(?:\s?[:–—]|\s+"
    r"(?:costs?|adds?|is|are|comes? (?:to|at)|kostet|kosten|coûtent?|est|sont)\b)[^.;,]{0,20}$",
    re.IGNORECASE,
)
_PLUS = "+ "  # before what a price list sets a plus
# above what may be had besides any plan
_HEADING = re.compile(
    r"\W*(?:(?:our |optional |paid |available |the )?(?:add-?ons?|add-?on modules|optional (?:modules|features))|"
    r"(?:unsere )?(?:zusatz(?:module|optionen|pakete|funktionen)|erweiterungen|optionale module)|"
    r"service(?:leistungen)?|ersatzteile|spare parts|pièces détachées|"
    r"(?:nos )?(?:modules? (?:complémentaires?|optionnels?|en option)|options? payantes?)|"
    r"(?:módulos|complementos) (?:adicionales|opcionales)|complementos)(?: (?:and|&) prices)?\W*",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{_WHAT}|{_NAMED}", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|each|every|any|per|the|our|jede[rsn]?|chaque|cada)\s+", re.IGNORECASE)


def add_on_in(text: str, at: int, end: int = -1) -> str:
    """What the sum at `at`..`end` is paid for beside the price of a plan: “additional user”; empty where it is the
    plan's."""
    if found := _BEFORE_SUM.search(text[:at]):
        return _ARTICLE.sub("", found["what"]).strip()
    behind = _BEHIND_SUM.match(text, end) if end >= 0 else None
    if behind is None:
        return ""
    if behind["what"]:
        return _ARTICLE.sub("", behind["what"]).strip()
    subject = _SUBJECT.search(text[:at])
    return _PLUS + (subject["what"] if subject else "").strip()


def set_beside(of: str) -> str:
    """The name of what a price list sets a plus before: “+ €49”."""
    return of if is_add_on(of) else _PLUS + of


def is_of_add_ons(heading: str) -> bool:
    """Whether below a heading stands what may be had besides any plan."""
    return bool(_HEADING.fullmatch(heading))


def is_add_on(of: str) -> bool:
    """Whether a price bears the name of something that is paid beside a plan."""
    return of.startswith(_PLUS) or bool(_NAME.fullmatch(of))
