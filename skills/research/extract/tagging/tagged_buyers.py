"""How many a tagger marked as customers, or whom by name, where they may be that."""

import re

from skills.research.extract.amounts.normal import numbers_in
from skills.research.extract.fields.buyers.buyers import buys_not, is_only_wooed, name_alone_in
from skills.research.extract.fields.buyers.customers import LISTED
from skills.research.extract.fields.buyers.other_counts import is_other_count, is_whole
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.words.phrases import trimmed

_WHERE = re.compile(r"\s(?:in|across|from|at)\s+$")  # “1,870 houses in 41 states”
# who keeps the site or prints it: “Hébergeur : Nuage Atlantique, Lorient”
_KEEPS_SITE = re.compile(
    r"\b(?:hébergeur|hébergement|hosting|hosted by|hoster|host|gehostet bei|webdesign|design(?:ed by)?|photos?|"
    r"fotos?|"
    r"printed by|druck|impression|directeur|directrice|alojamiento|hospedaje) ?(?:[:–—] ?)?$",
    re.IGNORECASE,
)
# “Where: Kent and the Weald”, of whoever's story is told
_ABOUT_IT = re.compile(
    r"\W*(?:where|location|region|place|area|size|founded|sector|ort|standort|region|größe|branche|lieu|où|taille|dónde|"
    r"lugar|tamaño|plaats)\s?:",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?!(?:the|an?|der|die|das|le|la|les|el|los|de|het|von|van|du|al|abn)\b)[a-zß-ÿ]{3,} ")
_LAND = re.compile(
    r"(?:The )?(?:Netherlands|United (?:States|Kingdom)|Nederland|Deutschland|Germany|France|España|Spain|Ireland|"
    r"Scotland|"
    r"England|Wales|Österreich|Austria|Switzerland|Schweiz|Suisse|Belgium|Belgique|België|Italy|Italia|Denmark|"
    r"Danmark|Sweden|"
    r"Sverige|Norway|Norge|Canada|Australia)"
)


def buyers_in(said: Said, start: int, end: int, sure: float) -> Value | None:
    """How many, or who by name."""
    within = [one for one in numbers_in(said.text) if start <= one.start < end]
    if len(within) == 2 and is_whole(said.text, within[0]):
        start, within = within[1].start, within[1:]
    if len(within) == 2 and (where := _WHERE.search(said.text, within[0].end, within[1].start)):
        within, end = within[:1], trimmed(said.text, start, where.start())[1]
    if len(within) > 1 and (
        listed := LISTED.match(said.text, within[0].end)
    ):  # “1,270 clinics, 9,400 screens”
        within, end = within[:1], listed.end("noun")
    is_named = bool(re.search(r"(?<!^)\b[A-ZÀ-Þ]|^[A-ZÀ-Þ]\w+ [A-ZÀ-Þ]", said.text[start:end]))
    if len(within) > 1 or is_other_count(said, start, end) or not (within or is_named):
        return None
    if _in_speech(said.text, start) or (not within and re.search(r"\d", said.text[start:end])):
        return None
    if within and _NOT_WHO.match(said.text, within[0].end):
        return None
    measure = within[0].measure if within else None
    of = "" if measure else "named"
    told = name_alone_in(said.text, start, end) if measure is None else (start, end)
    if told is None or (measure is None and _buys_not(said, *told)):
        return None
    return Value(*told, measure, of, sure, customers=True, need=need_of(said))


# “72 Stunden Ringspeicher”: so much of something is nobody
_NOT_WHO = re.compile(
    r"\s*[+-]?\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tagen?|tage?|wochen?|"
    r"monaten?|jahren?|secondes?|heures?|jours?|semaines?|mois|ans|années?|segundos?|minutos?|horas?|días?|meses|años?|"
    r"giorni|ore|mesi|anni|dagen|uur|uren|maanden|jaar|dage|timer|måneder|[kmgt]?b(?:it|yte)?s?|pixels?|volts?|watts?|"
    r"dpi|fps|metres?|meters?|miles?|kilomet(?:er|re)s?|km|kg|per ?cent|prozent|degrees?|grad)(?![^\W\d_])",
    re.IGNORECASE,
)


def _buys_not(said: Said, start: int, end: int) -> bool:
    """Whether what is marked is a land, begins like no name, or is of whoever does not buy yet or any more."""
    text = said.text
    if _LAND.fullmatch(text, start, end) or _NO_NAME.match(text, start) or _KEEPS_SITE.search(text[:start]):
        return True
    return bool(_ABOUT_IT.match(text)) or buys_not(text, end) or (said.own and is_only_wooed(text))


def need_of(said: Said) -> Need:
    return Need.SITE if said.own else Need.UNDER


def _in_speech(text: str, at: int) -> bool:
    """Whether somebody is quoted there, who may speak of their own house."""
    return text.count("«", 0, at) > text.count("»", 0, at) or text.count("“", 0, at) > text.count("”", 0, at)
