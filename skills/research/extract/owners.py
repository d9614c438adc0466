"""Figures of those who own a part of a house or let it its rooms, where its own page tells of both."""

import re

_SUBJECT = re.compile(
    r"(?:^|[.;]\s)\W*(?:The )?(?P<name>[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+){0,2} (?:itself )?"
    r"(?:has|have|serves?|counts?|claims|reports|manages) (?:about |over |some |more than |nearly )?(?:\S{1,3}\s?)?$"
)
_OUR_OWNER = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]ts) (?:landlord|part-owner|owner|parent(?: company)?|shareholder|investor|bank|insurer|"
    r"accountant|supplier|sister company),? (?:the )?[A-ZÀ-Þ][^.;]{0,60},? (?:has|have|serves?|counts?|with|of|whose)\b"
)


def is_of_an_owner(text: str, at: int, page: str) -> bool:
    """Whether the figure at `at` is of whoever the sentence names as the house's owner or landlord, or of somebody who
    owns a part of it as `page` tells."""
    if _OUR_OWNER.search(text):
        return True
    found = _SUBJECT.search(text[:at])
    if found is None:
        return False
    name = re.escape(found["name"])
    owns = (
        rf"\b{name}\b[^.;\n]{{0,40}}\b(?:(?:now |also |still )?owns?|holds|bought|took) "
        r"(?:an? |the |\d+ ?%|\w+ (?:percent|per cent))[^.;\n]{0,20}\b(?:us|our|stake|share|half|third|quarter|company|"
        r"firm)\b"
    )
    return bool(re.search(owns, page))
