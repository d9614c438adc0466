"""Numbers that a script counts up to as a visitor looks: in the page's source they stand at nought."""

import re

from lxml.html import HtmlElement

_AIMS = (
    "data-to-value data-count data-count-to data-countto data-counter data-counter-value data-target data-end "
    "data-end-value data-stop data-to data-final data-number"
).split()
_AT_NOUGHT = re.compile(r"\s*0(?:[.,]0+)?(?P<behind>\s?[+%kKmM]?)\s*")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,2})?|\d{1,3}(?:,\d{3})+")


def counted_up(element: HtmlElement) -> str:
    """What a visitor sees in the place of an element's nought; empty where it is no such counter."""
    found = _AT_NOUGHT.fullmatch(element.text or "") if len(element) == 0 else None
    if found is None:
        return ""
    aim = next((told for name in _AIMS if _NUMBER.fullmatch(told := (element.get(name) or "").strip())), "")
    if not aim.strip("0.,"):
        return ""
    mark = (element.get("data-delimiter") or "")[:1] if aim.isdigit() else ""
    shown = f"{int(aim):,}".replace(",", mark) if mark else aim
    return f"{shown}{found['behind']}"
