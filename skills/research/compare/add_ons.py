"""What is paid beside the price of a plan, for one user more or for what one may do without: no entry price."""

import re

_WHAT = (
    r"(?:(?:an?|each|every|any|per) )?(?:extra (?!large\b|virgin\b|small\b|strong\b)|additional (?!benefits?\b)|"
    r"further |"
    r"add-on |optional (?!extras\b)|zusätzliche[rsn]? |weitere[rsn]? |optionale[rsn]? )"
    r"[^\s.,;:$€£\d]+(?: (?!is\b|are\b|costs?\b|included\b)[^\s.,;:$€£\d]+){0,3}?|(?:[\w’-]+ )?(?:support (?:retainer|"
    r"contract)|training "
    r"days?)"
)
_BEFORE_SUM = re.compile(
    rf"^\W*(?P<what>{_WHAT})(?:\s*[:–—]|\s+(?:costs?|is|are|from|at|for|comes? (?:to|at)|kostet|kosten|ab))*\s*"
    r"(?:(?-i:[A-Z]{3}) ?|[$€£]\s?)?$",
    re.IGNORECASE,
)
_NAME = re.compile(_WHAT, re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|each|every|any|per)\s+", re.IGNORECASE)


def add_on_in(text: str, at: int) -> str:
    """What the sum at `at` is paid for beside the price of a plan: “additional user”; empty where it is the plan's."""
    found = _BEFORE_SUM.match(text[:at])
    return _ARTICLE.sub("", found["what"]).strip() if found else ""


def is_add_on(of: str) -> bool:
    """Whether a price bears the name of something that is paid beside a plan."""
    return bool(_NAME.fullmatch(of))
