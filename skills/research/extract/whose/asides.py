"""Names that a sentence has only to compare with, to say who somebody is, or whose customers somebody are."""

import re

from indexing.web.legal import LEGAL
from skills.research.extract.names.names import Mention

# another company stands there only to be compared with, or to say who somebody is
_ASIDE = re.compile(
    r"\b(?:unlike|in contrast to|as opposed to|other than|than|vs\.?|versus|compar(?:ed|able|ing|ison) (?:with|"
    r"to)|against|instead of|"
    r"rather than|alternatives? to|competitors?(?: (?:such as|like|of|to))?|rivals?(?: "
    r"(?:such as|like|of|to))?|"
    r"compet(?:es?|ing) (?:with|against)|(?:which|who|that) (?:also |once )?(?:backed|backs|"
    r"funded|owns|owned|founded|runs|left|advises)|(?:invested|investors?|stake|shares?|"
    r"shareholders?) in|"
    r"(?:customers?|clients?|users?|partners?|suppliers?|owners?|subsidiar\w+|divisions?|"
    r"parents?|spin-?offs?|investors?|employees?|ex|alumn\w+|competitors?) (?:of|at|for)|"
    r"anders als|als bei|im gegensatz zu|contrairement à|à la différence de|a diferencia de|"
    r"switch(?:ed|es|ing)? from|c(?:ame|oming|ome) from|mov(?:ed|es|ing) (?:away )?from|"
    r"migrat\w+ from|left|replac(?:ed|es|ing)|import(?:s|ed)? from|integrat\w+ with|connects? "
    r"(?:to|with)|"
    r"beats|beat|undercuts|outperforms|outsells|overtakes|overtook|challenges|follows|copies|"
    r"sued|sues|rivals|trails|like|such as|resembles|similar to|worked (?:at|for)|formerly "
    r"(?:of|at)|founded by|"
    r"not|except|besides|apart from|excluding|what|bought|buys|acquires|acquired|acquisition "
    r"of|takeover of|merged with|part of|owned "
    r"by|belongs to|backed by|behind|after leaving|ahead of|cheaper than|over|lost to|works? "
    r"with|partner(?:s|ed)? with)\s+(?:the\s+|its\s+|their\s+|our\s+|rival\s+)?$",
    re.IGNORECASE,
)
# “Water Board against Acme B.V.: muddy water let into a brook” tells of Acme
_ACCUSED = re.compile(r"\b(?:against|gegen|contre|contra)\s+(?:the\s+)?$", re.IGNORECASE)
# “Against Acme they hold that invoices come on paper”
_AGAINST = re.compile(r"\W*Against (?:the )?")
_HELD_AGAINST = re.compile(
    r",? (?:they|users|reviewers|customers|some|many) (?:hold|held|count) (?:that|it)\b"
)
# “Buyers who left Acme say that it offers no towels”
_SAY_OF_IT = re.compile(
    r"[^.;:,]{0,30}\b(?:say|said|complain(?:ed)?|grumbled?|moan(?:ed)?|found|tell us|told us) (?:that )?(?:it|they)\b"
)
_COLON = re.compile(rf"(?:,? {LEGAL}\.?)?(?:\s*\([^()]{{1,40}}\))?\s*:\s")
_ASIDE_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:\w+\s+)?(?:rivals?|competitors?|investors?|backers?|parent|owners?|"
    r"founders?|alternatives?|engineers?|employees|staff|shares?|stock|shareholders?|"
    r"suppliers?|market share|stake|competes?)\b"
    r"|^(?:['’]s)\s+(?:\w+\s+)?(?:partners?)\b",
    re.IGNORECASE,
)
_BUYERS_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:\w+\s+)?(?:customers?|clients?|users?|subscribers)\b", re.IGNORECASE
)
_BUYERS_GROUP = re.compile(
    r"\b(?:one|some|many|most|each|several) of (?:\S+ ){0,3}?$|\ba(?:nother)? (?:\w+ "
    r")?(?:customer|client|user) of\s+$",
    re.IGNORECASE,
)


# “Several users of Acme wrote that templates cannot be shared” tells of Acme
_BUYERS_OF = re.compile(
    r"\b(?:customers?|clients?|users?|subscribers|members) (?:of|at) (?:the )?$", re.IGNORECASE
)
_TELL = re.compile(
    r"^ (?:(?:also|often|have|has|had|sometimes|recently) )?(?:wrote|written|writes?|says?|said|complain(?:ed|"
    r"s)?|grumble[ds]?|moan(?:ed|s)?|"
    r"report(?:ed|s)?|found|finds?|told us|mention(?:ed|s)?|noted?|like[sd]?|miss(?:ed|es)?|prais(?:e|ed)|criticis\w+|"
    r"regret(?:ted)?|wish(?:ed)?)\b"
)


def is_aside(text: str, one: Mention, *, customers: bool) -> bool:
    """Whether a name stands there for somebody else's sake; `customers`: those of the named house may be meant."""
    before, after = text[: one.start], text[one.end :]
    if _ACCUSED.search(before) and _COLON.match(after):
        return False
    if _AGAINST.fullmatch(before) and _HELD_AGAINST.match(after):
        return False
    if _SAY_OF_IT.match(after) or (_BUYERS_OF.search(before) and _TELL.match(after)):
        return False
    if _ASIDE.search(before) or _ASIDE_AFTER.match(after):
        return True
    if _BUYERS_AFTER.match(after):
        return not customers or bool(_BUYERS_GROUP.search(before))
    return bool(_BUYERS_GROUP.search(before))
