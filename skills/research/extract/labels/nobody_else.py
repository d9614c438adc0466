"""That nobody else has or does something, as headings say it of all below and sentences of the one before."""

import re
from collections.abc import Sequence

from skills.research.cued import Cued

# “What you will not get elsewhere”, “Was andere nicht haben”
NOWHERE_ELSE = (
    r"what (?:you|they) (?:will not|won[’']t|cannot|can[’']t) (?:find|get|have) (?:elsewhere|anywhere else|next door)|"
    r"what (?:the )?(?:others?|nobody else|no one else) (?:(?:do not|don[’']t|does not|doesn[’']t|cannot|can[’']t) )?"
    r"(?:have|has|do|does|offers?)|(?:only (?:here|with us|from us))|"
    r"was (?:(?:die )?andere[n]?|sonst (?:keiner|niemand)) (?:nicht )?(?:haben|hat|können|kann|bieten|bietet)|"
    r"was sie (?:woanders|anderswo) nicht (?:finden|bekommen)|(?:das )?(?:gibt es )?nur (?:hier|bei uns)|"
    r"ce que (?:les autres n[’']ont pas|vous ne trouverez (?:pas|nulle part) ailleurs)|"
    r"lo que (?:(?:los )?(?:otros|demás) no (?:tienen|ofrecen)|no encontrará en otr[oa] (?:parte|sitio))|"
    r"(?:quello|ciò) che (?:gli altri non hanno|non trov(?:i|ate|erete) altrove)|"
    r"wat (?:anderen? niet (?:hebben|heeft)|(?:u|je) (?:elders|nergens anders) (?:niet )?(?:vindt|krijgt))"
)
# “Uns ist keine andere Werkstatt mit Ofen bekannt”, “Geen ander huis doet dat”
_POINTS_BACK = Cued(
    r"^(?:uns|mir) ist kein\w* (?:ander\w+|zweite\w*) [^.;]{3,60} bekannt\b|"
    r"^wir kennen kein\w* (?:ander\w+|zweite\w*) |"
    r"^kein\w* ander\w+ [^.;]{2,50}\b(?:macht|hat|bietet|kann|tut) (?:das|dies|es)\b|"
    r"^(?:geen ander\w* [^.;]{2,50}|niemand anders) (?:doet|heeft|biedt|kan) (?:dat|dit)\b|^wij kennen geen ander|"
    r"^(?:aucune? autre [^.;]{2,50}|personne d[’']autre) ne (?:le|la|les) (?:fait|propose|offre|a)\b|"
    r"^nous ne connaissons (?:aucune? autre|personne d[’']autre)\b|"
    r"^(?:ning(?:ún|una) otr[oa] [^.;]{2,50}|nadie más) l[oa]s? (?:hace|ofrece|tiene)\b|"
    r"^no conocemos (?:a )?(?:ning(?:ún|una) otr[oa]|nadie más)\b|"
    r"^(?:nessun[’' ]?a? ?altr[oa] [^.;]{2,50}|nessun altro) l[oa] (?:fa|offre|ha)\b|"
    r"^non conosciamo (?:altr[ie]|nessun)",
    re.IGNORECASE,
)
_NOWHERE_ELSE = re.compile(rf"\W*(?:{NOWHERE_ELSE})\W*", re.IGNORECASE)


def is_listed_alone(path: Sequence[str]) -> bool:
    """Whether the nearest heading says of what is listed below it that nobody else has it."""
    return bool(path) and bool(_NOWHERE_ELSE.fullmatch(path[-1]))


def nobody_else_does_so(text: str) -> bool:
    """Whether a sentence says in another language than English that nobody else does what the one before tells."""
    return bool(_POINTS_BACK.match(text))
