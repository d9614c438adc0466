"""Proofs that name who attests them: a body that accredits, an institute that measured, a label, a first place with
its figure."""

import re

from skills.research.cued import Cued
from skills.research.extract.fields.proofs.not_held import is_not_held
from skills.research.extract.labels.value import Said, Value
from skills.research.extract.words.phrases import clause_at, held_to_words, trimmed

_NAME = r"(?-i:[A-ZÀ-Þ])[\w&’'-]*(?: (?:(?-i:[A-ZÀ-Þ&])[\w&’'-]*|of|for|de|du|für|van|voor)){0,5}"
_WHOM = (
    r"(?:us|our|all|each|both|every|the|two|three|four|five|six|uns|unser\w*|alle|nos|tous|toutes|notre|nuestr[ao]s?|"
    r"todos|todas|i nostri|le nostre|tutt[ei]|ons|onze|alle)"
)
# “Clear Sound has accredited all nine halls since 2024”, “Der Verband hat uns zertifiziert”
_ACCREDITS = Cued(
    rf"\b{_NAME} (?:has |have )(?:now |also )?(?:accredited|certified|approved|audited|endorsed|licensed) {_WHOM}\b"
    r"[^.;]{0,60}|"
    rf"\b{_NAME} (?:hat|haben) {_WHOM}(?: [\w-]+){{0,4}} (?:zertifiziert|akkreditiert|anerkannt|zugelassen)\b|"
    rf"\b{_NAME} (?:nous a|a) (?:certifié|accrédité|labellisé|agréé)e?s?(?: {_WHOM})?\b[^.;]{{0,60}}|"
    rf"\b{_NAME} (?:nos ha|ha) (?:certificado|acreditado|homologado)(?: {_WHOM})?\b[^.;]{{0,60}}|"
    rf"\b{_NAME} (?:ci ha|ha) (?:certificat[oi]|accreditat[oi])(?: {_WHOM})?\b[^.;]{{0,60}}|"
    rf"\b{_NAME} heeft {_WHOM}(?: [\w-]+){{0,4}} (?:gecertificeerd|erkend|geaccrediteerd)\b",
    re.IGNORECASE,
)
# “Programa homologado por la Agencia Tributaria”, “Our scale is approved by the Weights Office”
_ACCREDITED_BY = Cued(
    r"\b(?:accredited|type-approved|officially approved|zugelassen|anerkannt|akkreditiert|homologad[oa]s?|"
    r"acreditad[oa]s?|autorizad[oa]s?|agréée?s?|accréditée?s?|homologuée?s?|accreditat[oaie]|omologat[oaie]|"
    r"erkend|goedgekeurd) "
    r"(?:by|von|vom|durch|por|par|dal|dalla|da|door) (?:the |der |dem |das |die |la |el |le |l[’']|het |de )?"
    r"(?-i:[A-ZÀ-Þ])[\w&’'-]+(?: (?:of |for |de |del |des |für |van )?(?-i:[A-ZÀ-Þ])[\w&’'-]+){0,4}",
    re.IGNORECASE,
)
# “has been certified to ISO 27001 since 2023”, “presume de ISO 50001”
_TO_A_NORM = Cued(
    r"\b(?:ISO(?:/IEC)?[ -]?\d{4,5}|SOC ?[123]|PCI[- ]?DSS|NEN \d{4}|ISAE ?3\d{3}|HIPAA|TISAX)\b",
    re.IGNORECASE,
)
# “Accredited Fair Tax employer since 2019”
_ACCREDITED_SINCE = re.compile(
    r"^\W*(?:accredited|certified|recognised|recognized|approved|zertifizierter?|anerkannter?|akkreditierter?|agréée?|"
    r"certifiée?|labellisée?|acreditad[oa]|certificad[oa]|accreditat[oa]|certificat[oa]|erkend|gecertificeerd)\b"
    r"[^.;,]{3,60} (?:since|seit|depuis|desde|dal|sinds) (?:\w+ )?(?:19|20)\d\d",
    re.IGNORECASE,
)
# “Met keurmerk Groene Zaal voor alle huizen”, “mit dem Siegel Leise Halle”
_LABELLED = Cued(
    r"\b(?:met (?:het )?keurmerk|mit (?:dem )?(?:(?:güte|prüf|umwelt)?siegel|umweltzeichen)|avec le label|con el sello|"
    r"con il marchio|(?:bears?|bearing|carr(?:ies|ying)) the (?:label|mark|seal)) "
    r"[„“«\"]?(?-i:[A-ZÀ-Þ])[^.;,]{2,50}",
    re.IGNORECASE,
)
# “We carry the K-mark for quiet kilns”, “Wir führen das Siegel Leise Halle”, “Nous portons la marque NF”
_CARRIES = Cued(
    r"\b(?:(?:we|it|they) (?:all |also |now )?(?:carr(?:y|ies)|bears?|wears?|displays?) "
    r"(?:the|an?) (?:(?-i:[A-ZÀ-Þ])[\w’'-]* ){0,3}?(?-i:[A-ZÀ-Þ])[\w’'-]*[ -](?:mark|seal|label|kitemark|badge)|"
    r"(?:wir|es|er|sie|alle) (?:führen|führt|tragen|trägt) das (?-i:[A-ZÀ-Þ])[\w-]*(?:siegel|zeichen|label)(?: "
    r"(?-i:[A-ZÀ-Þ])[\w-]*){0,3}|(?:portons|porte|portent) (?:la marque|le label) (?-i:[A-ZÀ-Þ])[\w-]*|"
    r"(?:llevamos|lleva|llevan) (?:el sello|la marca) (?-i:[A-ZÀ-Þ])[\w-]*)\b(?! (?:of (?:its|our|their)|up to)\b)",
    re.IGNORECASE,
)
# “Für den Brenner liegt die Bauartzulassung vor”: what an office permits
_PERMITTED = Cued(
    r"\b(?:liegt|liegen|haben wir|hat|besitzt|besitzen wir) (?:für [^.;,]{3,40} )?(?:die|eine|den|das|alle) "
    r"(?:(?-i:[a-zß-ÿ]+) )?(?:(?-i:[A-ZÀ-Þ])\w* )?(?-i:[A-ZÀ-Þ])\w*(?:erlaubnis|zulassung|genehmigung|typprüfung|"
    r"bauartprüfung)\b[^.;,]{0,50}|"
    r"\b(?:has|have|holds?|received|was given|were given) (?:(?:its|the|a|full|national|general|european) ){0,3}"
    r"type[- ](?:approval|examination)\b[^.;,]{0,50}",
    re.IGNORECASE,
)
_WHO_MEASURES = (
    r"(?:institut\w*|laborator\w+|labs?|universit\w+|hochschule\w*|acousticians|surveyors|testers|inspectors|"
    r"engineers of|prüf\w+|technischer? überwachungsverein|(?-i:TÜV|DEKRA)\w*|laboratoires?|laboratorio|instituto|"
    r"istituto|laboratorium|bureau (?:de contrôle|veritas))"
)
_FIGURE = r"\d+(?:[.,]\d+)? ?(?:%|[^\W\d_]{1,10})"
# “Das Prüfinstitut Sollingen hat im Betrieb 38 Dezibel gemessen”
_MEASURED = Cued(
    rf"\b\w*{_WHO_MEASURES}\b[^.;]{{0,60}}\b(?:measured|recorded|clocked|found|mesuré|midió|ha medido|ha misurato) "
    rf"(?:only |just |about )?{_FIGURE}[^.;,]{{0,60}}|"
    rf"\b\w*{_WHO_MEASURES}\b[^.;]{{0,90}}? {_FIGURE} (?:gemessen|ermittelt|festgestellt|gemeten|vastgesteld)\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:minutes?|hours?|days?|minuten|stunden|tage|minutes|heures|jours|minutos|horas|"
    r"días|minuti|ore|giorni|uur|dagen)"
)
# “On average each spent 6.4 hours a week less in the car”
_LESS_TIME = Cued(
    rf"\b\d+(?:[.,]\d+)? {_TIME}(?: (?:an?|per|each|every|pro|je|in der|par|al?|alla|por|per) (?:day|week|month|year|"
    r"tag|woche|monat|jour|semaine|mois|día|semana|mes|giorno|settimana|dag|week|maand)) "
    r"(?:less|fewer|weniger|(?:de )?moins|menos|(?:in )?meno|minder)\b",
    re.IGNORECASE,
)
# of those who judge others: “Norvik leads in warmth with 84% of the votes”
_LEADS_BY = re.compile(
    rf"\b{_NAME} (?P<verb>leads|is (?:well |far )?ahead|comes first|(?:liegt|ist) vorn\w*|führt|est en tête|lidera|"
    r"è in testa|loopt voorop) (?:in|on|for|at|bei|beim|in der|im|pour|en|par|per|op) (?!(?:19|20)\d\d)[^.;\d]{3,70}?"
    r"\d+(?:[.,]\d+)? ?(?:%|per ?cent|prozent|points|punkten?|out of|of 1?\d+0?\b|von)[^.;]{0,40}",
    re.IGNORECASE,
)
# “Norvik has the quietest press: the Duo printed at 49 dB”
_HAS_THE_BEST = re.compile(
    rf"\b{_NAME} (?P<verb>has|had|makes|offers|hat|a|propose|tiene|heeft) (?:by far |mit Abstand |de loin "
    rf")?(?:the|das|die|den|le|la|"
    r"el|de|het) (?:[a-zß-ÿ]{3,}ste?n?|most \w+|plus \w+|más \w+) (?!grow|customer|market|price)[\w-]{3,}"
    rf"[^.;]{{0,70}}? {_FIGURE}",
    re.IGNORECASE,
)
_REST_OF_WORD = re.compile(r"\w*")  # that so many letters cut
_ATTESTED = (
    (_ACCREDITS, 0.9),
    (_ACCREDITED_BY, 0.85),
    (_ACCREDITED_SINCE, 0.9),
    (_LABELLED, 0.85),
    (_CARRIES, 0.85),
    (_PERMITTED, 0.85),
    (_MEASURED, 0.85),
    (_LESS_TIME, 0.8),
)


def attested(said: Said) -> Value | None:
    """What somebody attests, with who that is; of a first place only what others say."""
    patterns = _ATTESTED if said.own else (*_ATTESTED, (_LEADS_BY, 0.85), (_HAS_THE_BEST, 0.85))
    for pattern, sure in patterns:
        if (cue := pattern.search(said.text)) and not is_not_held(said.text, *cue.span()):
            begins = min(clause_at(said.text, cue.start())[0], cue.start())
            rest = _REST_OF_WORD.match(said.text, cue.end())
            ends = rest.end() if rest else cue.end()
            start, end = trimmed(said.text, *held_to_words(said.text, begins, ends, begins))
            is_named = pattern in (_LEADS_BY, _HAS_THE_BEST)  # whose name stands before the verb
            verb = cue.start("verb") if is_named else cue.start()
            at = verb if start <= verb < end else -1
            return Value(start, end, sure=sure, cue=at, customers=pattern is _LESS_TIME)
    return None


def is_certified(text: str) -> bool:
    """Whether a sentence says that something is certified or approved, and by whom or to what."""
    return bool(_ACCREDITED_BY.search(text) or _TO_A_NORM.search(text))
