"""Whether what a network marked praises or blames, by words that leave no doubt."""

import re

# “rattles so loudly that you cannot hear the sensor”; “so quiet that you cannot hear it” is praise
_SO_BAD = re.compile(
    r"\bso (?:loud|nois[yi]|slow|heav[yi]|bad|poor|hot|cold|dim|dark|faint|late|often|complicated|confusing|difficult|"
    r"hard|stiff|weak|rude|expensive|dear|unreliable|cluttered|dirty|tight|"
    r"cramped)(?:ly)?(?: [\w-]+){0,3} that (?:you|we|"
    r"I|one|they|he|she|nobody|my|our|the) [^.;]{0,30}?(?:\b(?:cannot|could not|had to|have to|has to|gave up|stopped|"
    r"complain\w*)\b|n[’']t\b)|"
    r"\bso (?:laut|langsam|schwer|schlecht|kompliziert|unübersichtlich|umständlich|träge|heiß|kalt|dunkel|schwach|spät|"
    r"teuer|unzuverlässig|oft|eng), dass [^.;]{0,60}\b(?:nicht|kein\w*|musste\w*|müssen|muss)\b|"
    r"\b(?:si|tellement) (?:bruyant|lent|lourd|mauvais|compliqué|cher|chère|faible|sombre|confus|froid|chaud|tard|"
    r"souvent|"
    r"difficile)(?:e?s?|ement) qu[e’'] ?[^.;]{0,40}\b(?:pas|plus|dû|doit|doivent)\b",
    re.IGNORECASE,
)
# “you pay for answers even when they are wrong”
_PAID_FOR_NOTHING = re.compile(
    r"\byou (?:still )?pay\b[^.;]{0,40}\beven (?:when|if|though)\b[^.;]{0,30}\b(?:wrong|fail\w*|empty|down|late|no|not|"
    r"nothing|unused)\b",
    re.IGNORECASE,
)
# “Of the grumbles, the commonest concerns Acme, whose contracts renew themselves”
_GRUMBLES = re.compile(
    r"\b(?:common|usual|frequent|main|chief|biggest|top|loudest|of the|häufig\w*|größte\w*|von den|principale?s?|"
    r"fréquente?s?|"
    r"principal(?:es)?|meest (?:genoemde|gehoorde)|grootste)(?:est)? (?:\w+ )?(?:grumbles?|complaints?|gripes?|"
    r"grievances?|moans?|"
    r"beschwerden?|klagen?|plaintes?|griefs?|quejas?|klachten?|klacht)\b",
    re.IGNORECASE,
)
# what nobody praises, unless it says that this never happens, or what happens if it does
_BAD = re.compile(
    r"\b(?:rattles|squeaks|leaks (?!out\b)|jams up|"
    r"breaks (?:down|off)|gets stuck|drain(?:s|ed) (?:my|our|the|your)|too (?:slow|loud|heavy|dear|expensive|noisy))\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:\b(?:never|not|nothing|nobody|no|none|without|neither|nor|if|when|where|before|until)|n[’']t)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\bkan (?:desværre |endnu |stadig |nog |helaas |ännu |tyvärr )?(?:ikke|niet|inte) (?:håndtere|eksportere|"
    r"importere|"
    r"vise|sende|udskrive|printe|læse|bruges|køre|verwerken|exporteren|importeren|afdrukken|lezen|hantera|exportera|"
    r"importera|visa|skicka|läsa|användas)\b",
    re.IGNORECASE,
)
# for how long it did not work, which the network takes for a figure that proves something; “waste is down a third” does
_SERVICE = (
    r"(?:sites?|web ?sites?|apps?|systems?|servers?|services?|platforms?|portals?|software|program(?:me)?s?|networks?|"
    r"lines?|pages?|api|log-?ins?|dashboards?|everything|it|they|we)"
)
_OUTAGE = re.compile(
    rf"\b{_SERVICE} (?:was|were|went|has been|have been|is) down\b(?! (?:(?:to|by|an?|half|almost|nearly|about)\b|\d))|"
    r"\b(?:was|were|went|been|is) down (?:for (?:[\w-]+ ){1,3}(?:minutes?|hours?|days?|weeks?)\b|twice\b|all |"
    r"the whole )|"
    r"\b(?:was|were|went|been|is) (?:offline|unavailable|unreachable|out of (?:reach|action|service|order))\b"
    r"(?!-| (?:to|by|first|\d))|\bcould not be reached\b|\bwent (?:badly )?wrong\b|\bbad (?:update|release|upgrade)\b|"
    r"\b(?:war|waren) [^.;]{0,40}\b(?:nicht erreichbar|ausgefallen|gestört)\b|"
    # “fiel zwei Stunden aus”, and not “fiel gut aus”
    r"\bfiel(?:en)? (?![^.;]{0,40}\b(?:gut|besser|best\w*|positiv|hervorragend|ohne|zufriedenstellend|knapp|anders)\b)"
    r"[^.;]{0,40}\baus\b(?=\W|$)|"
    r"\b(?:était|étaient|a été|est restée?) (?:indisponible|inaccessible|injoignable|en panne|hors service)|"
    r"\bestuvo (?:caíd[oa]|fuera de servicio)\b|\bvar nede\b|\blag plat\b|\blåg nere\b",
    re.IGNORECASE,
)
# “it keeps working when the network is down” praises
_IN_CASE = re.compile(
    r"\b(?:when|while|whenever|if|once|until|although|though|where|wenn|falls|während|solange|obwohl|sobald|quand|"
    r"lorsque|"
    r"même si|si|cuando|mientras|aunque|quando|wanneer|als|når|hvis)\b[^.;,]{0,50}$",
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
# “Support picks up within a minute”, “spare parts come the next day”, “there is no minimum order”
_SOON = re.compile(
    r"\b(?:picks? up|answers?|answered|repl(?:y|ies|ied)|r[aiu]ngs? back|calls? back|(?:came|comes?) out|turns? up)"
    r"(?: [\w’']+){0,3} (?:within|in under|in less than|inside) (?:an? |one |two |five |ten |\d+ )?(?:seconds?|"
    r"minutes?|"
    r"hours?|hour)\b|"
    r"\b(?:comes?|came|arrives?|arrived|is here|are here|is there|was there|delivered|replaced|fixed|repaired|"
    r"dispatched|shipped) "
    r"(?:by |on |within )?(?:the )?(?:same|very next|next) (?:working |business )?(?:day|morning|afternoon)\b|"
    r"\b(?:up and running|set up|installed|live|in use|fertig|eingerichtet|startklar|installiert|gelang|opérationnels?|"
    r"installée?s?|en marcha)\b[^.;]{0,30}\b(?:in|within|an|innerhalb|en|dans) (?:just |only |nur |under |less than )?"
    r"(?:an?|one|two|einem|einer|une?|una) (?:minutes?|hours?|morning|afternoon|day|days|vormittag|nachmittag|tag|"
    r"stunde|"
    r"heure|matinée|journée|hora|mañana|día)\b|"
    r"\bno (?:minimum (?:order|term|contract|volume|quantity|spend|purchase|commitment|number)|lock-?in|tie-?in|"
    r"long(?:-term)? contracts?|notice period|set-?up (?:fees?|costs?|charges?)|hidden (?:fees?|costs?|charges?)|"
    r"call-?out (?:fees?|charges?)|waiting list|joining fees?)\b|"
    r"\bkeine? (?:mindest(?:bestellmenge|laufzeit|abnahme|umsatz)|einrichtungsgebühr\w*|versteckten kosten|"
    r"kündigungsfrist|vertragsbindung)\b|\bohne (?:mindest\w+|vertragsbindung|einrichtungsgebühr)\b|"
    r"\bsans (?:engagement|durée minimale|frais (?:cachés|d[’']installation|de mise en service)|minimum de commande)\b|"
    r"\bsin (?:permanencia|pedido mínimo|costes ocultos|compromiso)\b",
    re.IGNORECASE,
)
# what takes the praise out of how soon it came, or of who came first
_WENT_WRONG = re.compile(
    r"\b(?:never|broken|damaged|wrong|late|missing|lost|complain\w*|outages?|fail\w*|errors?|delays?|crash\w*|leak\w*|"
    r"drops?|dropped|cancels?|cancelled|suspends?|suspended|raises?|raised|worse|worst|kaputt|defekt|falsch|cassée?s?|"
    r"rot[oa]s?)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\b(?:but|only|never|not|too|aber|nur|nicht|mais|pas|ne)\b|n[’']t\b", re.IGNORECASE)


def blames(text: str) -> bool:
    """Whether a sentence complains in plain words, whatever it was taken for."""
    if any(one.search(text) for one in (_SO_BAD, _CANNOT, _PAID_FOR_NOTHING, _GRUMBLES)):
        return True
    return any(not _NOT_SO.search(text[: one.start()]) for one in _BAD.finditer(text))


def tells_of_an_outage(text: str) -> bool:
    """Whether a sentence says that something did not work for a time."""
    told = any(not _IN_CASE.search(text[: one.start()]) for one in _OUTAGE.finditer(text))
    return told and not _NEVER.search(text)


def is_prompt(text: str) -> bool:
    """Whether a sentence praises how soon somebody came or answered, or that nothing is asked besides."""
    found = _PROMPT.search(text) or _SOON.search(text)
    rest = text[: found.start()] + text[found.end() :] if found else ""
    return found is not None and not (_TAKEN_BACK.search(rest) or went_wrong(rest))


def went_wrong(text: str) -> bool:
    """Whether words say of anything that it failed, so that no praise in them is meant as such."""
    return bool(_WENT_WRONG.search(text))
