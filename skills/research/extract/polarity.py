"""Whether what a network marked praises or blames, by words that leave no doubt."""

import re

# “rattles so loudly that you cannot hear the sensor”
_SO_BAD = re.compile(
    r"\bso [\w-]+(?: [\w-]+){0,3} that (?:you|we|I|one|they|he|she|nobody|my|our|the) [^.;]{0,30}?(?:\b(?:cannot|"
    r"could not|"
    r"had to|have to|has to|gave up|stopped|complain\w*)\b|n[’']t\b)|\bso [\w-]+, dass [^.;]{0,60}\b(?:nicht|kein\w*|"
    r"musste\w*|müssen|muss)\b|\b(?:si|tellement) [\w-]+ qu[e’'] ?[^.;]{0,40}\b(?:pas|plus|dû|doit|doivent)\b",
    re.IGNORECASE,
)
# “you pay for answers even when they are wrong”
_PAID_FOR_NOTHING = re.compile(
    r"\byou (?:still )?pay\b[^.;]{0,40}\beven (?:when|if|though)\b[^.;]{0,30}\b(?:wrong|fail\w*|empty|down|late|no|not|"
    r"nothing|unused)\b",
    re.IGNORECASE,
)
# what nobody praises, unless it says that this never happens
_BAD = re.compile(
    r"(?<!never )(?<!not )(?<!nothing )(?<!nobody )(?<!no )(?<!without )\b(?:rattles|squeaks|leaks (?!out\b)|jams up|"
    r"breaks (?:down|off)|gets stuck|drain(?:s|ed) (?:my|our|the|your)|too (?:slow|loud|heavy|dear|expensive|noisy))\b",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\bkan (?:desværre |endnu |stadig |nog |helaas |ännu |tyvärr )?(?:ikke|niet|inte) (?:håndtere|eksportere|"
    r"importere|"
    r"vise|sende|udskrive|printe|læse|bruges|køre|verwerken|exporteren|importeren|afdrukken|lezen|hantera|exportera|"
    r"importera|visa|skicka|läsa|användas)\b",
    re.IGNORECASE,
)
# for how long it did not work, which the network takes for a figure that proves something
_OUTAGE = re.compile(
    r"\b(?:was|were|went|been|is) (?:down|offline|unavailable|unreachable|out of (?:reach|action|service|order))\b"
    r"(?! (?:to|by|\d))|\bcould not be reached\b|\bwent (?:badly )?wrong\b|\bbad (?:update|release|upgrade)\b|"
    r"\b(?:war|waren) [^.;]{0,40}\b(?:nicht erreichbar|ausgefallen|gestört)\b|\bfiel(?:en)? [^.;]{0,40}\baus\b(?=\W|$)|"
    r"\b(?:était|étaient|a été|est restée?) (?:indisponible|inaccessible|injoignable|en panne|hors service)|"
    r"\bestuvo (?:caíd[oa]|fuera de servicio)\b|\bvar nede\b|\blag plat\b|\blåg nere\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:never|not once|no (?:outages?|downtime)|nothing|nie|niemals|kein\w*|jamais|aucune?|nunca|aldrig|nooit|"
    r"less than|"
    r"only when|even (?:when|if)|competitors?|rivals|others)\b",
    re.IGNORECASE,
)
# “The engineer really was here in under four hours, twice”
_PROMPT = re.compile(
    r"\b(?:really|actually|always|tatsächlich|wirklich|immer|vraiment|toujours)\b[^.;]{0,40}\b(?:here|there|came?|come|"
    r"arrived?|answers?|answered|picks?|picked|rang back|back|da|vor ort|là|arrivée?)\b[^.;]{0,20}\b(?:in|within|under|"
    r"inside|innerhalb|in unter|en moins de|en) (?:under |less than |only )?(?:an?|[\w-]+) (?:seconds?|minutes?|hours?|"
    r"minuten|stunden?|heures?|minutes)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\b(?:but|only|never|not|too|aber|nur|nicht|mais|pas|ne)\b|n[’']t\b", re.IGNORECASE)


def blames(text: str) -> bool:
    """Whether a sentence complains in plain words, whatever it was taken for."""
    return any(one.search(text) for one in (_SO_BAD, _BAD, _CANNOT, _PAID_FOR_NOTHING))


def tells_of_an_outage(text: str) -> bool:
    """Whether a sentence says that something did not work for a time."""
    return bool(_OUTAGE.search(text)) and not _NEVER.search(text)


def is_prompt(text: str) -> bool:
    """Whether a sentence praises how soon somebody came or answered."""
    return bool(_PROMPT.search(text)) and not _TAKEN_BACK.search(text)
