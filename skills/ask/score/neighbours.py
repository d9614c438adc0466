"""Whether what is said tells of what stands beside the thing that is asked for: another month's figure, the clause of
another place, another relative."""

import re

from indexing.days import month_of
from skills.ask.pieces.clauses import owners
from skills.ask.pieces.kin import is_of_other_kin
from skills.stems import stem

_OF_MONTH = re.compile(
    r"\b(?P<what>[^\W\d_]{3,})\s+(?:in|for|of|im|vom|en|pour|de)\s+(?P<month>[^\W\d_]{3,10})\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,10}")
_VERBS = frozenset({"may", "march"})  # months only where a capital says so
_HOW_MANY = r"\b(?:how (?:many|much)|wie viele?|combien)\b"
_COUNTS = re.compile(_HOW_MANY, re.IGNORECASE)
_WERE = re.compile(
    rf"{_HOW_MANY}.*\b(?:was|were|did|had|has been|have been|\w{{2,}}ed|came|left|got|made|took|sold|won|lost|war|"
    r"waren|gab|gaben|wurden?|hatten?|était|étaient|ont été|a été|y a eu|y a-t-il eu|avait|avaient)\b|"
    rf"\b(?:was|were|did|war|waren)\b.*{_HOW_MANY}",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:in|during|im|en|pendant)\s+(?:(?P<month>[^\W\d_]{3,10})\b\s*)?(?P<year>(?<![\w.,:])(?:19|20)\d\d\b)?",
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
# what else was then, and is not counted: “twelve more than in 2024”, “paid in April”
_ASIDE = re.compile(
    r"\b(?:than|as|als|wie|que|paid|changed|updated|reviewed|opened|closed|start\w*|begin\w*|beg[au]n|built|bought|due)\s+"
    r"(?:it was\s+)?(?:in|im|en)\s+[\w ]{3,15}",
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
    told = _months_by_thing(said)
    named = _months(said)
    return any(
        thing in told and month not in told[thing] and month not in named
        for thing, months in _months_by_thing(question).items()
        for month in months
    )


def _months_by_thing(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for match in _OF_MONTH.finditer(text):
        if month := month_of(match["month"]):
            found.setdefault(stem(match["what"].lower()), set()).add(month)
    return found


def _counts_then(question: str, said: str, context: str) -> bool:
    """Whether it is asked how many there were in a month or a year, and what is said counts those of another one:
    "In March 2026 there were 21 cases"."""
    if not _WERE.search(question) or any(map(_is_period, _LASTS.finditer(said))):
        return False
    named = f"{said} {context}"
    months, years = _months(named), _years(named)
    in_months, in_years = _periods(question)
    if not (in_months - months if in_months else in_years - years):
        return False

    def is_then(clause: str) -> bool:
        of_months, of_years = _periods(clause)
        return bool(in_months and of_months) or bool(in_years and of_years)

    told = _ASIDE.sub(" ", said)
    whose = list(owners(told, is_then, lambda one: bool(_FIGURE.search(_THEN.sub(" ", one)))))
    return all(whose) if whose else any(owners(told, is_then, lambda one: bool(_COUNTED.search(one))))


def _is_period(match: re.Match[str]) -> bool:
    """Whether what lasts until then, or comes each month, is told."""
    return not match["period"] or match["period"].isdigit() or month_of(match["period"]) is not None


def _months(text: str) -> set[int]:
    """Every month that is named; “may” and “march” are verbs."""
    return {month for one in _WORD.findall(text) if one not in _VERBS and (month := month_of(one))}


def _years(text: str) -> set[str]:
    """Every year that is named, both of "2024/25"."""
    found = [(one["year"], one["next"]) for one in _YEAR.finditer(text)]
    return {year for year, _ in found} | {year[:2] + following for year, following in found if following}


def _periods(text: str) -> tuple[set[int], set[str]]:
    """The months and the years that it says something was in."""
    found = list(_THEN.finditer(text))
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
