"""Whose money it is: what a customer or somebody in the news raised is not the house's, on whose page it is told."""

import re

from skills.research.cued import Cued
from skills.research.extract.words.ours import OURS

_GOT = (
    r"(?:raised|raises|secured|secures|closed|closes|landed|bagged|received|collected|won|obtained|was given|were "
    r"given|"
    r"has raised|have raised|hat|haben|sammelte|erhielt|bekam|a (?:levé|obtenu|reçu)|lève|obtient|ha (?:recaudado|"
    r"levantado|obtenido)|recaudó|levantó)"
)
_NAME = r"(?P<name>(?-i:[A-ZÀ-Þ])[\w&’'-]*(?: (?:(?-i:[A-ZÀ-Þ&])[\w&’'-]*|of|de|du|und)){0,4})"
# “Kliniekwas, which raised €5 million”, “Brough Laundry raised £2m”, “die Klinik Arve, die 5 Mio. eingesammelt hat”
_WHO_GOT = Cued(
    rf"^\W*(?:the |die |der |das |la |le )?{_NAME}(?:,? (?P<who>which|who|that|das|die|der|qui|que)\b[^.;,]{{0,25}}?|"
    rf",[^.;,]{{3,90}},)? (?:recently |just |also |has |have )?{_GOT}\b|"
    rf"^\W*(?:die |der |das )?{_NAME.replace('name', 'german')}, (?:die|der|das) [^.;]{{3,60}} "
    r"(?:eingesammelt|erhalten|bekommen|aufgenommen|eingeworben) hat(?:te)?\b",
    re.IGNORECASE,
)
# what a sentence about the house itself may begin with
_ITSELF = re.compile(
    r"(?:we|it|they|he|she|our|its|this|that|these|in|on|since|with|after|when|today|last|founders?|investors?|"
    r"the|series|seed|round|backers|who|what|how|once|both|all|shareholders?|company|firm|group|start-?up|house|"
    r"management|staff|employees|wir|sie|er|es|im|am|seit|unser\w*|gründer|nous|il|elle|en|notre|nos|ella|\d.*)",
    re.IGNORECASE,
)


# “It also backs Gritwell, the road salt start-up, which raised £30m”
_OF_WHICH_GOT = Cued(
    r"\b(?:back(?:s|ed)?|own(?:s|ed)?|owner of|behind|"
    r"invest(?:s|ed) in|investors? in|stakes? in|"
    r"portfolio (?:includes|holds)|"
    r"beteiligt an|soutient|finance|détient|respalda) (?:also |auch |aussi |both )?"
    rf"{_NAME}(?:, [^.;,]{{3,60}})?,? (?:which|who|that|das|die|der|qui|que) "
    rf"(?:recently |just |also |has |have |last \w+ )?"
    rf"(?:{_GOT}|[^.;,]{{3,60}} (?:eingesammelt|erhalten|bekommen) hat)\b",
    re.IGNORECASE,
)
_FRIEND = (
    r"(?:partners?|partner(?:in|innen)|friends?|customers?|clients?|suppliers?|resellers?|neighbou?rs?|tenants?|kunden?|"
    r"kundin(?:nen)?|lieferant\w*|nachbar\w*|freunde?n?|partenaires?|clientes?|fournisseurs?|amis?|voisins?|socios?|"
    r"vecinos?|amigos?|klant(?:en)?|leverancier)"
)
# “Well done to our freight partner Lumo, which announced a round of €12 million”, and not who put money in
_FRIEND_GOT = Cued(
    rf"\b(?:our|unser\w*|notre|nos|nuestr[oa]s?|onze) (?:[\w-]+ ){{0,2}}?{_FRIEND},? "
    rf"(?:(?:at|from|of|bei|von|chez|de|en|bij) )?{_NAME},? "
    r"(?:(?!\b(?:we|us|ours?|wir|uns|nous|nos|nosotros|wij|ons|for)\b)[^.;]){0,50}?"
    rf"(?:\b(?:{_GOT}|announce[sd]?|celebrat\w+|verkünde[nt]\w*|annonc(?:e|ent|é)|anunció|haalde)\b"
    r"(?! (?:in|into|with|for) (?:us|our)\b)|"
    r"\b(?:on|to|zu\w*|pour|por) (?:(?:its|their|the|a|an|ihr\w*|sein\w*|sa|leur|su) )(?=[^.;]{0,40}"
    r"(?:round|series|seed|runde|levée|ronda)\b))",
    re.IGNORECASE,
)
_PART = (
    r"(?:(?:an? )?(?:\w+ )?(?:stake|share) of )?\d+(?:[.,]\d+)?\s?(?:%|per ?cent|prozent|pour ?cent|por ciento)"
    r"(?: stake| share| der anteile| der aktien| du capital| del capital| des parts)?"
)
# “In November 2024 Emilia Capital bought 30% of Perseo for €8 million”
_STAKE = Cued(
    rf"\b(?:bought|buys|took|takes|acquired|acquires|purchased|übernahm|erwarb|kaufte|übernimmt|a (?:acquis|racheté|"
    rf"pris)|"
    rf"acquiert|rachète|compró|adquirió)\s+(?:an? )?{_PART} (?P<target>(?:of|in|an|der|von|de|du|"
    rf"d[’'])\b[^.;,$€£\d]{{0,40}}?|"
    r"(?-i:[A-ZÀ-Þ])[^.;,$€£\d]{0,30}?)"
    r"\s*(?:for|für|pour|por)\s+(?:about |around |rund |etwa |some )?(?:\S{1,3}\s?)?(?=\d)",
    re.IGNORECASE,
)


def stake_in(text: str) -> re.Match[str] | None:
    """Where a part of a house is bought for a sum, which begins at its end; `target` says of which house."""
    return _STAKE.search(text)


def is_of_backed(text: str) -> bool:
    """Whether it was raised by somebody else whom an investor backs too, or with whom the house only works."""
    return bool(_OF_WHICH_GOT.search(text) or _FRIEND_GOT.search(text))


def is_of_somebody_else(text: str, above: str) -> bool:
    """Whether whoever got the money has another name than the house, which the sentence must not name: one of two
    words or more, one that goes on with “which”, or the one that the heading `above` says."""
    found = _WHO_GOT.match(text)
    if found is None or OURS.search(text):
        return is_of_backed(text)
    name = found["name"] or found["german"]
    first = name.split()[0]
    if _ITSELF.fullmatch(first):
        return False
    is_above = len(first) > 3 and bool(re.search(rf"\b{re.escape(first)}\b", above))
    return is_above or bool(found["who"] or found["german"]) or len(name.split()) > 1
