"""Whom a house says that it does not sell to, which is no fault of what it sells."""

import re

from skills.research.cued import Cued

_NOT_FOR = Cued(
    r"\b(?:we|it|they|[A-ZÀ-Þ][\w’'-]+)(?: is| are|[’']re|[’']s) (?:not|n[’']t|no) (?:an? |the |really |meant |"
    r"a good "
    r")*(?:fit|match|made|meant|built|suited|intended) for (?!(?:offline|big|large|many|more|long)\b)",
    re.IGNORECASE,
)
# “We do not supply hospitals”, “Please: no hotels”, “Below 400 people we say no”
_BUYERS = (
    r"(?:hospitals?|clinics|schools|universities|restaurants?|hotels?|cafés|shops|retail\w*|households|consumers|"
    r"homes|"
    r"individuals|private (?:customers|people|persons|homes)|authorities|banks|farms|churches|charities|"
    r"start-?ups|canteens|"
    r"krankenhäuser|kliniken|schulen|gaststätten|hotels|läden|haushalte|privat\w+|behörden|"
    r"hôpitaux|cliniques|écoles|commerces|particuliers|ménages|hospitales|escuelas|restaurantes|hoteles|tiendas|"
    r"particulares|"
    r"ziekenhuizen|scholen|winkels|particulieren)"
)
_NOT_SERVED = Cued(
    r"\b(?:do not|don[’']t|cannot|will not|won[’']t) (?:supply|equip|serve|cater (?:for|to)|work (?:for|with)|"
    r"sell to|rent to|"
    rf"take on) (?:\w+ )?{_BUYERS}\b|"
    rf"\b(?:beliefern|bedienen|arbeiten|verkaufen|vermieten) (?:wir )?(?:nicht )?(?:an |für |mit )?(?:keine "
    rf")?{_BUYERS}\b|"
    rf"\bn[’']?(?:e )?\w+ons (?:pas |plus |ni )(?:non plus )?(?:les |aux |de |d[’'])?{_BUYERS}\b|"
    rf"\bno (?:servimos|atendemos|equipamos|vendemos) (?:a )?{_BUYERS}\b|\bleveren (?:niet )?(?:aan )?(?:geen "
    rf")?{_BUYERS}\b|"
    rf"^\W*(?:and |but |so )?(?:please|sorry)[:,] no {_BUYERS}\b|"
    r"\bwe leave (?:\w+ )?to (?:others|colleagues|other firms)\b|\büberlassen wir (?:gern(?:e)? )?(?:anderen|"
    r"kollegen)\b|"
    r"\bnous (?:les? )?laissons à d[’']autres\b|\b(?:se )?l[oa]s? dejamos a otros\b|\bwe (?:(?:have to|must) )?say "
    r"no(?: to\b|\W*$)|\bwe are (?:not the right|the wrong) (?:people|firm|house|"
    r"ones?)\b",
    re.IGNORECASE,
)


# “From Bolt: their team still lacks a card”
_OF_THEM = re.compile(
    r"\W*their (?:team|people|software|system|app|program(?:me)?|tool|platform|machine|service|site)\b",
    re.IGNORECASE,
)


def turns_away(text: str) -> bool:
    """Whether a house says that it serves no hospitals, or nobody below a size, or speaks of another's team or tool."""
    return bool(_NOT_SERVED.search(text) or _OF_THEM.match(text))


def is_not_for(text: str) -> bool:
    """Whether it says so, or that what it sells is not made for somebody."""
    return turns_away(text) or bool(_NOT_FOR.search(text))
