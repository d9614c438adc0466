"""Sums that are told as if somebody had put them in, and that are what a house sold for or is registered with."""

import re

from skills.research.extract.amounts.normal import Found

# “2025 haben wir 31,4 Millionen Euro umgesetzt”: the verb stands behind the sum
_SOLD_BEHIND = re.compile(
    r"\s*(?:(?:an|in|im|mit|aus|bei|à|en|nel|in|op|i) [^.;,]{1,40} )?(?:umgesetzt|erlöst|erwirtschaftet|fakturiert|"
    r"eingenommen|omgezet|omgesat|omsatt|worth of(?! (?:new )?(?:equity|shares?|capital|funding|investment)\b)|"
    r"di (?:fatturato|ricavi|vendite)|de (?:chiffre d[’']affaires|ventes|"
    r"facturación|ingresos|ventas)|omzet)\b",
    re.IGNORECASE,
)
_SOLD_BEFORE = re.compile(
    r"\b(?:fattur(?:iamo|a|ano|ato|ati)|réalis(?:ons|e|é|ent) (?:un chiffre d[’']affaires|des ventes) de|"
    r"(?:we|they|it) (?:turned over|sold)|vend(?:imos|emos|ió)|"
    r"draaide[n]? (?:\w+ ){0,3}omzet)\b[^.;€$£\d]{0,30}$",
    re.IGNORECASE,
)
# in the imprint of an Italian or a Dutch house; who “est entré au capital avec 1,1 million” has put that in
_REGISTERED = re.compile(
    r"\b(?:cap\. ?soc|capitale sociale|maatschappelijk kapitaal|geplaatst kapitaal)\b[^;\n\d]{0,30}$",
    re.IGNORECASE,
)


# “An investor offered us $15 million last year. We said no.”
_OFFERED = re.compile(
    r"\b(?:offered|bot(?:en)?|a(?:vait)? proposé|nous a offert|ofreció) (?:us|it|them|uns|ihnen|nous)?\s?"
    r"[^.;$€£\d]{0,20}$",
    re.IGNORECASE,
)
# “put the whole company at $310 million”: what somebody holds a house to be worth
_WORTH = re.compile(
    r"\b(?:(?:put|puts|price[sd]?|value[sd]?|estimate[sd]?) (?:the |its |our )?(?:whole |entire )?(?:company|firm|"
    r"business|house|"
    r"enterprise|it) (?:at|to be worth)|(?:beziffer|schätz)\w* (?:den )?(?:firmen|unternehmens)wert (?:auf|mit)|"
    r"valor?is(?:e|ent|ait|é|ée) (?:l[’']entreprise|la société|la maison|le tout) à|valora(?:n|ron)? la (?:empresa|"
    r"compañía) en)"
    r"[^.;$€£\d]{0,20}$",
    re.IGNORECASE,
)
_INTO = r"(?:in|into|behind|dans|en|hinter)"
# “its backer also put $22 million into Acme’s landlord”: whoever gets that is none of the house
_INTO_ANOTHER = re.compile(
    rf"\s*{_INTO} (?:(?-i:[A-ZÀ-Þ])[\w&-]+(?: (?-i:[A-ZÀ-Þ])[\w&-]+)?(?:[’']s)|(?:its|their|his|her|the|an?|another|"
    rf"our)) "
    r"(?:[\w-]+ ){0,2}(?:landlord|owner|neighbou?r|supplier|competitor|rival|parent|customer|client|tenant|partner|"
    r"building|property|estate)\b(?![’'])"
    r"(?! (?:sector|market|industry|software|tech\w*|firm|company|app|platform|management)\b)",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\b(?:accepted|took|said yes|closed|signed|angenommen|accepté|aceptó)\b", re.IGNORECASE)


def is_no_money_in(text: str, one: Found) -> bool:
    """Whether a sum is what somebody sold for, a capital in the register, or was only offered."""
    if _OFFERED.search(text[: one.start]) and not _TAKEN.search(text):
        return True
    if _WORTH.search(text[: one.start]) or _INTO_ANOTHER.match(text, one.end):
        return True
    return bool(
        _SOLD_BEHIND.match(text, one.end)
        or _SOLD_BEFORE.search(text[: one.start])
        or _REGISTERED.search(text[: one.start])
    )
