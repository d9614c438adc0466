"""Limits that leave no doubt: which languages a thing speaks alone, what current it needs, where it is not sold."""

import re

from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said

LANGUAGE = (
    r"(?-i:Danish|German|English|French|Spanish|Dutch|Swedish|Norwegian|Finnish|Italian|Greek|Portuguese|Polish|"
    r"Czech|Deutsch|"
    r"Englisch|Französisch|dansk|engelsk|tysk)\b"
)
_NEEDS = r"(?:needs?|requires?|braucht|benötigt|kræver|krever|kräver|exige|nécessite|necesita|requiere)"
# “Faults reported on a Saturday are looked at only on Monday”
_NEXT_DAY = (
    r"(?:mondays?|montags?|lundis?|lunes|maandag(?:en)?|(?:next|following|nächsten|folgenden|volgende|eerstvolgende) "
    r"(?:working day|weekday|business day|werktag|werkdag))\b"
)
# when nobody is there: “The phones are off on Sundays”; on what alone a thing works
_SHUT = (
    r"(?:phones?|telephones?|(?:phone |support |help )?lines?|support(?: desk| team)?|help ?desk|hotline|service desk|"
    r"office) (?:is|are) (?:off|closed|shut|silent|unmanned|unstaffed|not (?:staffed|manned|answered)) "
    r"(?:on|at|over|during|after|before|from|between|all)\b|"
    r"(?:téléphone|ligne|standard|support|assistance|bureau|service client) est (?:fermée?|coupée?|"
    r"injoignable) (?:le|la|les|en|de|du|au)\b|"
    r"(?:telefon|hotline|support|büro|kundendienst) ist (?:am|an|im|vom?|nach|ab|"
    r"über) [^.;,]{3,40} (?:nicht besetzt|geschlossen|zu)\b|"
    r"(?:works?|runs?|prints?|reads?|speaks?|opens?) (?:on|with|under|in) [^.;,]{2,40}? and (?:on |with |under |"
    r"in )?nothing else"
)
PLAIN = (
    rf"{_SHUT}|"
    rf"(?<!need )(?<!needs )(?<!require )(?<!requires )"
    rf"no {LANGUAGE} (?:on|in|at|version|manual|edition|menu|interface|screen|translation)|"
    rf"(?:taler|snakker|talar|spricht) (?:\w+ )?(?:kun|bare|bara|nur) {LANGUAGE}|(?:speaks?|talks?) only {LANGUAGE}|"
    rf"(?:only (?:speaks?|talks?)|ne parle que|solo habla|habla solo) (?:le |l[’'])?{LANGUAGE}|"
    r"(?:n[’']est|ne sont) pas (?:desservie?s?|livrée?s?)|(?:wird|werden) (?:von uns )?nicht (?:beliefert|"
    r"angefahren)|"
    r"(?:is|are) not (?:served|delivered to)|no se (?:sirven?|atienden?|reparten?)|wordt niet (?:bediend|beleverd)|"
    r"(?:sign(?:s|ed)?|bound|tied(?: in)?|locked in|committed|commits?)(?: up)? for (?:at least|a minimum of|no "
    r"less than) "
    r"[\w-]+ (?:months|years)|"
    rf"(?:not (?:\w+ )?(?:until|before)|only (?:on|from)|erst (?:wieder )?(?:am|ab)|pas (?:weer )?(?:op|vanaf)|"
    rf"seulement le|"
    rf"que le|solo (?:el|los)) (?:(?:the|dem|den|de|het) )?{_NEXT_DAY}|"
    r"(?:please )?(?:do not|don[’']t|never) (?:put|use|leave|keep|mount|wash) (?:it|them) (?:in|on|near|outside|"
    r"below|under) "
    r"[\w’' -]{3,40}|(?:we|they)(?: have|[’']ve| had)? never (?:made|built|sold|offered|had|written) (?:an?|any) "
    # “We have never had a breach” boasts
    r"(?!(?:[\w-]+ ){0,3}(?:breach|outage|failure|fault|complaint|accident|incident|leak|recall|claim|delay|loss|"
    r"lawsuit|problem|injur|cancell|downtime|fine|strike|refund|warning|break-?(?:in|down)|day off)\w*\b)"
    r"[\w’' -]{3,30}|"
    r"(?:(?:is|are)(?: not|n[’']t)|[’'](?:s|re) not) (?-i:[A-Z]{2,}[\w-]*)[- ](?:rated|listed|approved|certified|"
    r"tested)|(?:has|have)(?: not|n[’']t) (?:yet )?been (?:type-)?(?:approved|certified|cleared|accredited|licensed|"
    r"homologated) (?:under|for|by|to|in) (?:the )?(?-i:[A-Z])\w*|"
    r"(?<!keine )(?<!ohne )mindest(?:vertrags)?laufzeit(?: (?:beträgt|ist|liegt bei|von))? (?:[\w-]+ ){0,2}?"
    r"(?:monaten?|jahren?|wochen)|durée minimale (?:d[’']engagement )?(?:est )?de \w+ (?:mois|ans)|"
    r"permanencia (?:mínima )?(?:es )?de \w+ (?:meses|años)|"
    r"minimum (?:term|hire|rental|contract|commitment)(?: period)?|"
    r"(?:declines?|refuses?) to (?:sell|ship|deliver|supply|serve)"
    r"(?! (?:late|(?:\w+ ){0,2}(?:data|details|addresses|names|records))\b)|"
    r"(?:does not|doesn[’']t|won[’']t|will not) (?:sell|ship|deliver) (?:outside|abroad|beyond)|"
    rf"{_NEEDS} (?!(?:no|not|kein\w*|ingen|inga|aucune?|ningun\w*)\b)(?:an? |eine?n? |une? |una? |\w+ "
    rf")?(?:(?:400|380)[ -]?volts?|three[- ]phase|drehstrom|starkstrom|"
    r"kraftstrøm|(?:courant |prise |corriente |toma )?tri(?:phasée?|fásica))"
)
_LONG = (
    r"(?:[\w’'-]+ ){1,3}?(?:minutes?|hours?|days?|weeks?|heures?|jours?|stunden?|minuten?|tagen?|wochen?|horas?|"
    r"minutos?|días?)"
)
# how long it was out of order: “une panne de neuf heures”, “a six-hour outage”
OUTAGE = (
    rf"\b(?:(?:outage|interruption|failure|panne|coupure|ausfall|störung|caída|corte|avería)s? (?:(?:of|lasting|de|von|"
    rf"que duró|qui a duré) |d[’']){_LONG}|[a-z\d]+[- ](?:minute|hour|day|week)s?[- ](?:outage|interruption)|"
    rf"{_LONG} (?:of|without) (?:outage|downtime|service))\b"
)
# what is out of order for long: “steht der Aufzug seit acht Monaten still”
STILL = (
    r"\b(?:"
    r"(?:steh(?:t|en)|stand(?:en)?) (?:[\w’'-]+ ){0,5}?seit (?:[\w-]+ ){1,2}(?:tagen|wochen|monaten|jahren) still|"
    r"seit (?:[\w-]+ ){1,2}(?:tagen|wochen|monaten|jahren) (?:außer betrieb|defekt|kaputt|gesperrt)|"
    r"ha(?:s|ve) been (?:out of (?:order|action|service)|broken|down) for (?:[\w-]+ ){1,3}(?:days|weeks|months|years)|"
    r"(?:en panne|hors service) depuis (?:[\w-]+ ){1,2}(?:jours|semaines|mois|ans)|"
    r"llevan? (?:[\w-]+ ){1,2}(?:días|semanas|meses|años) (?:averiad[oa]s?|rot[oa]s?|fuera de servicio)|"
    r"(?:guast[oaie]|fuori servizio) da (?:[\w-]+ ){1,2}(?:giorni|settimane|mesi|anni)|"
    r"(?:al|sinds) (?:[\w-]+ ){1,2}(?:dagen|weken|maanden|jaar) (?:kapot|buiten gebruik|defect|stil))\b"
)
_PLAIN = re.compile(PLAIN, re.IGNORECASE)


def is_plain_limit(words: str) -> bool:
    """Whether words that sound like a weakness say such a limit, of whomever they are told."""
    return bool(_PLAIN.fullmatch(words.strip()))


# “Does it read old forms? Only if they are typed.”
_ONLY_IF = re.compile(
    r"\W*(?:(?:only|solely),? (?:if|when|where|with|for|on|in)|nur,? (?:wenn|falls|mit|bei|für|auf)|"
    r"seulement (?:si|avec|pour|"
    r"sur)|"
    r"uniquement (?:si|avec|pour|sur)|(?:solo|sólo|únicamente) (?:si|con|para|en)|alleen (?:als|met|voor|op)|"
    r"solo se) [^?]{4,90}",
    re.IGNORECASE,
)


def is_only_if(said: Said) -> bool:
    """Whether a house answers a question on its own page that something holds for some alone."""
    is_answer = said.own and bool(said.path) and said.path[-1].rstrip().endswith("?")
    return is_answer and bool(_ONLY_IF.fullmatch(said.text)) and not asks("price", said.path[-1])


# “…, so we turn down jobs in Wales”
_SO = re.compile(
    r",? (?:so|and so|therefore|which means|also|deshalb|daher|sodass|donc|si bien que|así que) "
    r"(?:that )?(?:we|it|you|they|one|wir|sie|man|es|nous|vous|on|il|elle|no|hay)\b[^.;:]{5,80}",
    re.IGNORECASE,
)
_MOST_WITH_SO = 20  # words


def with_outcome(text: str, start: int, end: int) -> int:
    """Where a limit ends that stands there, with what comes of it: “it reads no music, so we turn down choirs”."""
    so = _SO.match(text, end)
    return so.end() if so and len(text[start : so.end()].split()) <= _MOST_WITH_SO else end
