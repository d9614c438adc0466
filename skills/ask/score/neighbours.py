"""Whether what is said tells of what stands beside the thing that is asked for: another month's figure, the clause of
another place, another relative."""

import re

from indexing.days import month_of
from skills.ask.pieces.clauses import owners
from skills.ask.pieces.kin import is_of_other_kin
from skills.ask.pieces.words import stems_of
from skills.stems import stem

_OF_MONTH = re.compile(
    r"\b(?P<what>[^\W\d_]{3,})\s+(?:in|for|of|im|vom|en|pour|de)\s+(?P<month>[^\W\d_]{3,10})\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,10}")
_VERBS = frozenset({"may", "march"})  # months only where a capital says so
_HOW_MANY = r"\b(?:how (?:many|much)|number of|wie viele?|anzahl|combien|nombre de)\b"
_COUNTS = re.compile(_HOW_MANY, re.IGNORECASE)
_DONE = (
    r"was|were|did|had|has been|have been|(?!need|feed|speed|exceed|hundred)\w{2,}ed|came|went|left|got|made|took|sold|"
    r"won|lost|war|waren|gab|gaben|kam|kamen|wurden?|hatten?|était|étaient|ont été|a été|y a eu|y a-t-il eu|avait|"
    r"avaient|(?:avons(?:-nous)?|ont(?:-ils)?) \w+(?:[éiust]|ée)s?"
)
_PAST = re.compile(rf"\b(?:{_DONE})\b", re.IGNORECASE)
_WERE = re.compile(
    rf"{_HOW_MANY}.*\b(?:{_DONE})\b|\b(?:was|were|did|war|waren)\b.*{_HOW_MANY}|"
    # what a rate was holds for years, what was earned is of one
    r"\b(?:what (?:was|were)|wie hoch war(?:en)?|quel(?:le)?s? (?:était|étaient|a été))\s+(?:[^\W\d_]+\s+){0,2}?"
    r"(?:turnover|revenues?|sales|profits?|loss(?:es)?|spend\w*|spent|earned|takings|headcount|attendance|total|umsatz|"
    r"gewinn|verlust|chiffre)\b",
    re.IGNORECASE,
)
# “how many in May”: no verb says when
_UNSAID = re.compile(
    rf"{_HOW_MANY}(?:\s+[^\W\d_]+){{1,4}}?\s+(?:in|during|im|en|last)\s+[\w ]{{3,24}}[\s?!.]*$", re.IGNORECASE
)
# what is asked of today, whatever was then: “how many days carry over that were not used in 2025”
_IS_NOW = re.compile(
    rf"{_HOW_MANY}(?:\s+\S+){{0,3}}?\s+(?:(?:is|are)(?!\s+(?:\w+\s+)?\w+ed\b)|am|do|does|can|(?<!\bin )(?<!\bof )may|"
    r"will|must|should|carr(?:y|ies)|ist|sind|gibt|kann|darf|est|sont|puis|peut)\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"\s(?:that|which|who|if|when|because|wenn|weil|qui|si|quand)\s", re.IGNORECASE)
_IN_TIME = r"(?:in|during|im|en|pendant|last|as of|(?:at |by )?(?:the )?end of)"
_THEN = re.compile(
    rf"\b{_IN_TIME}\s+(?:(?:the\s+)?(?:month|year)\s+(?:of\s+)?)?(?:(?P<month>[^\W\d_]{{3,10}})\b\s*(?:of\s+)?)?"
    r"(?P<year>(?<![\w.,:])(?:19|20)\d\d\b)?",
    re.IGNORECASE,
)
# “May: 6 joined”, “2023 gab es 6”, “wie viele gab es 2024”
_HEADED = re.compile(
    r"^\W*(?:(?P<month>[A-ZÀ-Þ][^\W\d_]{2,9})\b\s*)?(?P<year>(?:19|20)\d\d\b)?"
    r"(?=\s*:|\s+(?:saw|brought|had|was|were|gab|gaben|hatten|kamen|wurden|waren)\b)"
)
_GERMAN_YEAR = re.compile(
    r"\b(?:gab es|hatten wir|wurden|waren|kamen|betrug|lag|umsatz|gewinn|verlust)(?P<month>)\s+"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:[/–-](?P<next>\d\d)(?!\d))?")
# “from May to July” may hold June
_LASTS = re.compile(
    r"\b(?:from|since|until|till|to|between|through|seit|von|bis|zwischen|depuis|de|jusqu\w*|entre)\s+"
    r"(?:the |end of |\d{1,2}\.? )?(?:then\b|now\b|today\b|(?P<period>[^\W\d_]{3,10}\b|(?:19|20)\d\d\b))|"
    r"\b(?:each|every|per|jede[nrs]?|pro|chaque|par)\s+(?:month|year|quarter|monat|jahr|quartal|mois|an)\b",
    re.IGNORECASE,
)
# what else was then, and is not counted: “twelve more than in 2024”, “up from 71 in 2023”, “paid in April”
_SUM = r"[£$€]?[\d.,]+[^\W\d_]*"
_COMPARED_WITH = (
    r"than|as|als|wie|que|"
    rf"(?:against|versus|vs\.?|compared (?:with|to)|(?:up|down) (?:from|on)|gegenüber|contre)\s+{_SUM}|"
    rf"from\s+{_SUM}(?=[\w ]{{0,60}}\sto\b)|"
    r"(?:after|following|before|under|nach|seit|après|depuis)\s+(?:the|our|an?|der|dem|la|le)\s+(?:\w+\s+){0,2}[^\W\d_]+"
)
_ASIDE = re.compile(
    rf"\b(?:{_COMPARED_WITH}|(?P<verb>paid|changed|updated|reviewed|opened|closed|start\w*|begin\w*|beg[au]n|built|bought|"
    r"due|introduced|agreed|signed|adopted|settled|founded|launched|handed over))\s+(?:it was\s+)?(?:in|im|en)\s+"
    r"(?:(?:19|20)\d\d\b|(?:the\s+)?[^\W\d_]{3,10}\b(?:\s+(?:19|20)\d\d\b)?)",
    re.IGNORECASE,
)
_IRREGULAR = {"paid": "pay", "bought": "buy", "built": "build", "began": "begin", "begun": "begin"}
# what holds for each of them, or for all others
_GENERAL = re.compile(
    r"\b(?:each|every|per|jede[nrs]?|pro|chaque|par) (?:month|year|quarter|monat|jahr|quartal|mois|an)\b|"
    r"\b(?:all year|an? month)\b|"
    r"\b(?:in|for|im|en) [^\W\d_]{3,10} only\b|"
    r"\b(?:only|except|but|nur|außer|sauf) (?:\w+ ){0,4}(?:in|for|of|im|vom|en|de)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|against|versus|(?:up|down)(?:\s+[\d.,]+\s?%)?\s+on|(?:up|down) from)\s+(?:the |those |our )?"
    r"[^\W\d_]+\s+(?:in|for|of)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|drei|vier|trois|quatre)\b", re.IGNORECASE
)
_AT = re.compile(r"\b(?:at|in|im|am|à)\s+(?:the\s+)?(?P<name>[^\W\d_][\w'’-]{2,})", re.IGNORECASE)
_CLAUSE = re.compile(r";\s+|(?<=[.!?])\s+")
_COUNTED = re.compile(
    r"\d|\b(?:no|none|nothing|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|both|each|every|"
    r"kein\w*|ein\w*|zwei|drei|aucune?|un|une|deux|trois)\b",
    re.IGNORECASE,
)


def is_of_neighbour(question: str, said: str, context: str = "") -> bool:
    """Whether what is said tells of another month, place or relative in the place of the one that is asked for."""
    return (
        _is_of_another_month(question, said)
        or _counts_then(question, said, context)
        or _counts_elsewhere(question, said)
        or is_of_other_kin(question, said, context)
    )


def _is_of_another_month(question: str, said: str) -> bool:
    """ "Sales in October" are asked for, and those in September told."""
    told, named = _COMPARED.sub(" ", said), _months(said)
    asked, by_thing = _months_by_thing(question), _months_by_thing(told)
    things = {
        thing
        for thing, months in asked.items()
        if thing in by_thing and any(one not in by_thing[thing] and one not in named for one in months)
    }
    if not things or _GENERAL.search(said):
        return False

    def is_theirs(clause: str) -> bool:
        return not things.isdisjoint(_months_by_thing(clause))

    return all(list(owners(told, is_theirs)) or owners(told, is_theirs, lambda one: bool(one.strip())))


def _months_by_thing(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for match in _OF_MONTH.finditer(text):
        if month := month_of(match["month"]):
            found.setdefault(stem(match["what"].lower()), set()).add(month)
    return found


def _counts_then(question: str, said: str, context: str) -> bool:
    """Whether it is asked how many there were in a month or a year, and what is said counts those of another one:
    "In March 2026 there were 21 cases"."""
    if not _asks_what_was(question, said) or any(map(_is_period, _LASTS.finditer(said))):
        return False
    named = f"{said} {context}"
    months, years = _months(named), _years(named)
    in_months, in_years = _periods(question)
    if not (in_months - months if in_months else in_years - years):
        return False

    def is_then(clause: str) -> bool:
        of_months, of_years = _periods(clause)
        return bool(in_months and of_months) or bool(in_years and of_years)

    told = _without_asides(question, said)
    whose = list(
        owners(told, is_then, lambda one: bool(_FIGURE.search(_HEADED.sub(" ", _THEN.sub(" ", one)))))
    ) or list(owners(told, is_then, lambda one: bool(_COUNTED.search(one))))
    return bool(whose) and all(whose)


def _asks_what_was(question: str, said: str) -> bool:
    """Whether it is asked how many there were; where no verb says when, what is told tells of the past."""
    head = _BESIDES.split(question, 1)[0]
    if _IS_NOW.search(head):
        return False
    return bool(_WERE.search(head) or (_UNSAID.search(question) and _PAST.search(said)))


def _without_asides(question: str, said: str) -> str:
    """Without what else was then; “opened in May” is none where it is asked how many opened."""
    asked = stems_of(question)

    def kept(match: re.Match[str]) -> str:
        verb = (match["verb"] or "").lower()
        return match.group() if {stem(verb), _IRREGULAR.get(verb)} & asked else " "

    return _ASIDE.sub(kept, said)


def _is_period(match: re.Match[str]) -> bool:
    """Whether what lasts until then, or comes each month, is told."""
    return not match["period"] or match["period"].isdigit() or month_of(match["period"]) is not None


def _months(text: str) -> set[int]:
    """Every month that is named; “may” and “march” are verbs but in “in may”."""
    named = {month for one in _WORD.findall(text) if one not in _VERBS and (month := month_of(one))}
    return named | _periods(text)[0]


def _years(text: str) -> set[str]:
    """Every year that is named, both of "2024/25"."""
    found = [(one["year"], one["next"]) for one in _YEAR.finditer(text)]
    return {year for year, _ in found} | {year[:2] + following for year, following in found if following}


def _periods(text: str) -> tuple[set[int], set[str]]:
    """The months and the years that it says something was in."""
    found = [one for pattern in (_THEN, _HEADED, _GERMAN_YEAR) for one in pattern.finditer(text)]
    months = {month for one in found if one["month"] and (month := month_of(one["month"]))}
    return months, {one["year"] for one in found if one["year"]}


def _counts_elsewhere(question: str, said: str) -> bool:
    """Whether it is asked how many there are at a place, and what is told of it counts nothing, but what is told of
    another place in the same breath does: "At Hull there are 14; at York they are for guests"."""
    asked = {match["name"].lower() for match in _AT.finditer(question)} if _COUNTS.search(question) else set()
    clauses = [(_places(clause), bool(_COUNTED.search(clause))) for clause in _CLAUSE.split(said)]
    own = [counts for places, counts in clauses if places & asked]
    return bool(own) and not any(own) and any(counts and places - asked for places, counts in clauses)


def _places(clause: str) -> set[str]:
    return {match["name"].lower() for match in _AT.finditer(clause) if match["name"][:1].isupper()}
