"""Edges that are only told: what an advertisement says, and what lies on a bench and does not work yet."""

import re

from skills.research.cued import Cued

# “Acme is advertised as the only machine with a self-cleaning drum”
_ADVERTISED = Cued(
    r"\b(?:is|are|was|were|being|been|gets?) (?:\w+ly )?(?:advertised|billed|marketed|touted|sold|promoted|"
    r"presented|hailed|"
    r"pitched|described) as (?:the|an?|their|its)\b|\b(?:wird|werden) [^.;]{0,60}\b(?:beworben|angepriesen)\b|"
    r"\b(?:est|sont) présentée?s? comme (?:le|la|les)\b|\bse (?:anuncia|anuncian|vende|presenta) como (?:el|la|los)\b",
    re.IGNORECASE,
)
_NEXT_UP = Cued(
    r"\W*(?:(?:up )?next (?:up|on|in)\b[^.:]{0,40}|(?:up|coming) next\b[^.:]{0,20}|coming (?:soon|up)\b[^.:]{0,30}|"
    r"demnächst\b[^.:]{0,30}|bientôt\b[^.:]{0,30}|próximamente\b[^.:]{0,30}):\s",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:(?:but|though) )?(?:it|this|that|they|he|she)(?: (?:does|do|is|are|has|have)(?: not|n[’']t)|[’']s not|"
    r"[’']re not) "
    r"(?:quite |really |been )?(?:work|exist|ready|built|finished|done|for sale|on sale|available|out|shipping)"
    r"(?: yet| so far| at the moment)?|"
    r"(?:noch )?(?:funktioniert|geht|gibt es) (?:es|sie|er|das)? ?(?:noch )?nicht|"
    r"(?:elle|il|ça|cela) ne (?:marche|fonctionne) pas encore|(?:todavía|aún) no (?:funciona|existe)|"
    r"det virker ikke endnu",
    re.IGNORECASE,
)

# “The Skiff Mini, for piers, is on the drawing board and will not be for rent before summer”
_TO_COME = Cued(
    r"\b(?:is|are) (?:still |only )?(?:on the (?:bench|workbench|drawing board)|in (?:development|the works)|"
    r"under development|being (?:developed|designed|sketched)|(?:only |just )?an idea)\b|"
    r"\b(?:ist|sind|befindet sich) (?:noch |erst )?in (?:entwicklung|vorbereitung|planung|arbeit)\b|"
    r"\b(?:est|sont) (?:encore )?(?:à l[’']étude|en (?:cours de )?développement|en préparation)\b|"
    r"\bestán? (?:aún )?en (?:desarrollo|estudio|preparación)\b|\bis (?:nog )?in ontwikkeling\b|"
    r"\b(?:goes?|will go) to (?:[\w-]+ ){0,2}(?:pilot|test) (?:customers?|users?|sites?)\b|"
    r"\b(?:denken|dachten) wir (?:\w+ )?über [^.;]{3,60} nach\b|\bnous (?:réfléchissons|songeons) à\b|"
    r"\b(?:arbeitstitel|working (?:title|name)|code ?name|codename|nom de code|nombre en clave)\b|"
    r"\bwill not be (?:for (?:rent|sale|hire)|on sale|sold|available)\b",
    re.IGNORECASE,
)


def is_only_advertised(text: str) -> bool:
    """Whether a sentence repeats what an advertisement says of a thing."""
    return bool(_ADVERTISED.search(text))


def is_on_the_bench(text: str, following: str) -> bool:
    """Whether a thing is still to come: by the words before its colon, or by the sentence behind."""
    return bool(_NEXT_UP.match(text) or _TO_COME.search(text) or _NOT_YET.fullmatch(following.strip(" .!")))
