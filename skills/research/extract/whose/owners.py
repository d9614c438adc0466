"""Figures of those who own a part of a house or let it its rooms, where its own page tells of both."""

import re

_SUBJECT = re.compile(
    r"(?:^|[.;]\s)\W{0,3}(?:The )?(?P<name>[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+){0,2} (?:itself )?"
    r"(?:has|have|serves?|counts?|claims|reports|manages) (?:about |over |some |more than |nearly )?(?:\S{1,3}\s?)?$"
)
# “Our landlord, the Port of Leith, has”, and no more up to the figure; whoever is backed by it has what follows
_OUR_OWNER = re.compile(
    r"(?<!\bby )(?<!\bwith )(?<!\bfrom )\b(?:[Oo]ur|[Tt]he|[Ii]ts) (?:landlord|part-owner|owner|parent(?: company)?|"
    r"shareholder|investor|bank|insurer|accountant|supplier|sister company),? (?:the )?[A-ZÀ-Þ][\w’'&-]*"
    r"(?: (?:(?:of|and|the|de|von) ){0,2}[A-ZÀ-Þ&][\w’'-]*){0,4},? (?:has|have|serves?|counts?|with|of|whose)\b"
    r"[^.;,]{0,40}$"
)

# “Brough has 3,100 people, 14,000 customers and”: who has the first of them has the others
_HAS_MANY = re.compile(
    r"(?:^|[.;]\s)\W{0,3}(?:The |Die |Der |La |Le |Il )?(?P<name>[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+){0,2} "
    r"(?:itself )?"
    r"(?:has|have|serves?|counts?|employs?|hat|zählt|beschäftigt|betreut|compte|emploie|sert|tiene|cuenta|"
    r"emplea|ha|conta|"
    r"impiega|heeft|telt) [^.;]{0,60}$"
)
_BELONGS_TO = (
    r"(?:belong(?:s|ed)? to|part of|owned by|subsidiary of|member of|bought by|acquired by|taken over by|"
    r"gehör(?:t|en|te|ten) (?:\w+ ){0,3}?zu(?:r|m)?|(?:Teil|Tochter(?:gesellschaft|firma)?|Mitglied) (?:der|des|von)|"
    r"appart(?:ient|enons|enait) (?:\w+ )?(?:à|au)|filiale (?:de|du)|fa(?:cciamo)? parte d\w+|appart(?:iene|"
    r"eniamo) a\w*|"
    r"controllat[ao] da\w*|pertenec\w+ a|filial de|onderdeel van|dochter van)"
)


def _is_of_the_group(before: str, page: str) -> bool:
    """Whether the sentence began with the figures of somebody to whom the house belongs, as its page tells."""
    found = _HAS_MANY.search(before)
    if found is None:
        return False
    owner = rf"\b{_BELONGS_TO} (?:the |der |die |dem |la |le |il |l[’'])?{re.escape(found['name'])}\b"
    return bool(re.search(owner, page))


def is_of_an_owner(text: str, at: int, page: str) -> bool:
    """Whether the figure at `at` is of whoever the sentence names as the house's owner or landlord, or of somebody who
    owns a part of it as `page` tells."""
    if _OUR_OWNER.search(text[:at]) or _is_of_the_group(text[:at], page):
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
