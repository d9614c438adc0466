"""Limits that leave no doubt: which languages a thing speaks alone, what current it needs, where it is not sold."""

import re

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
PLAIN = (
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
    r"[\w’' -]{3,40}|(?:we|they) (?:have|[’']ve|had)? ?never (?:made|built|sold|offered|had|written) (?:an?|any) "
    r"[\w’' -]{3,30}|"
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
