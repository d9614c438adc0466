"""Counts that are not of those who buy: of staff and things, of somebody else's customers, of all of whom some buy."""

import re

from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found, numbers_in
from skills.research.extract.fields.buyers.buyers import PASSING
from skills.research.extract.fields.buyers.count_lines import SAYINGS
from skills.research.extract.fields.buyers.who_buys import BUYS
from skills.research.extract.fields.buyers.whose_count import is_of_a_customer
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import clause_at

NOT_WHO = re.compile(
    r"\b(?:countries|shifts|schichten|years?|months?|days?|hours?|minutes?|seconds?|languages|integrations?|"
    r"employees|staff|workers|templates|features|points|steps|apps|partners|investors|awards|"
    r"documents|orders|transactions|messages|percent|times|engineers|currencies|reviews|"
    r"ratings|stars|patents|positions|vacancies|openings|jobs|views?|visits?|clicks|plans|invoices|parcels|"
    r"deliveries|sensors|machines|readers|leser|lecteurs|lectores|visitors|besucher\w*|visiteurs|"
    r"visitantes|kilomet\w+|"
    r"miles|"
    r"residents|inhabitants|data cent(?:re|er)s|dollars|euros|jahre\w*|länder\w*|mitarbeiter\w*|beschäftigte\w*|"
    r"pays|ans|años|países|employés|empleados|"
    r"(?:offices|showrooms|depots|factories|branches) (?:worldwide|around the world|in \w+ countries)|decibels?|"
    r"watts?|kilowatts?|volts?|amps?|degrees?|kilos?|grams?|lit(?:re|er)s?|inches|feet|tonnes?|toneladas|tonnen|"
    r"readings?|measurements|messwerte|mesures|lecturas|continents|markets|states|prozent|questions|tickets|downloads|pages|followers)\b",
    re.IGNORECASE,
)
# what a tagger may take for customers, because there are so many of them
_THINGS = re.compile(
    r"\b(?:pairs|instruments|courtrooms|pumps|birds|saddles|flats|apartments|machines|devices|vehicles|vans|lorries|"
    r"bikes|"
    r"bicycles|habitaciones|camas|chambres|zimmer|betten|desks|animals|horses|cows|trees|screens|meters|lamps|pumpen|geräte|maschinen|fahrzeuge|wohnungen|"
    r"ladepunkte|instrumente|räder|vögel|people|persons|doors|beds|rooms|seats|neighbou?rs|nurses|sites)\b",
    re.IGNORECASE,
)
_SPOILT_BEFORE = Cued(
    r"\b(?:up to|as many as|maximum(?: of)?|at most|limit(?:ed)? (?:of|to)|includes?|"
    r"including|bis zu|jusqu[’']à|hasta|lost|loses|losing|lose|survey(?:ed|s)?|interview(?:ed|"
    r"s)?|polled|questioned|"
    r"asked|among the|e?mailed|notified|wrote to|called|trained|welcomed (?:its|their)|one of|"
    r"we are|we[’']re|we number|wir sind|nous sommes|somos|siamo|"
    r"each of|for every|per|for each|employ(?:s|ed|ing)?|hired|laid "
    r"off|studied|left|affected|cancel+ed|complain\w*|market of|there are|there were|"
    r"estimated|"
    r"teams? of|groups? of|fewer than|less than|first|next|another|additional|its|their|"
    r"the)\s+(?:\S+\s){0,1}$",
    re.IGNORECASE,
)
_SPOILT_CLAUSE = Cued(
    r"\b(?:parent(?: company)? (?-i:[A-Z]\w+)|sister compan(?:y|ies)|mutter(?:gesellschaft|konzern|haus)|maison mère|"
    r"matriz|"
    r"capogruppo|"
    r"(?:in|im|dans|en) (?:(?:its|their|the|whose|sein\w*|ihr\w*|son|leur|su) )?(?:portfolio|portefeuille|cartera)|"
    r"employees|headcount|on the payroll|survey(?:ed|s)?|lost|churned|affected by|laid off|included|"
    r"took part|taken part|abgestimmt|teilgenommen|ont (?:voté|participé)|"
    r"cancel+ed|requested (?:a )?(?:quotes?|offers?|demos?)|asked (?:us )?for (?:a |an )?(?:quotes?|offers?|demos?)|"
    r"demandé (?:un|des) (?:devis|offres?|démonstrations?)|angebote? (?:angefordert|eingeholt|angefragt|erbeten)|"
    r"(?:pedido|solicitado) (?:un )?presupuesto|market (?:has|of)|outage|breach(?:ed)?|target(?:s)? of|sued)\b",
    re.IGNORECASE,
)
# “an optician who fits 25 pairs a week”
_FLOW = re.compile(r"\s*(?:\w+ )?(?:a|per) (?:day|week|month|hour)\b", re.IGNORECASE)
# on a house's own page they are a customer's: “their 5,200 subscribers get a letter each month”
_THEIRS = re.compile(r"^\W*(?:their|leurs?|deren|dessen)\s+(?:\w+\s+)?$", re.IGNORECASE)
# “Together they let 96,000 spaces”: what those who were counted have
_TOGETHER = re.compile(
    r"^\W*(?:(?:together|between them|in all),? they\b|(?:zusammen|gemeinsam) \w+ (?:sie|diese)\b|"
    r"(?:ensemble|à (?:eux|elles) tou(?:s|tes)),? (?:ils|elles)\b|(?:juntos|entre todos),? )",
    re.IGNORECASE,
)
# “of the 2,600 small waterworks in the country, 274 buy from us”
_OF_ALL = re.compile(
    r"(?:^|[,;(]\s)\W*(?:out )?of (?:(?:the|all|all the) )?(?:about |around |over |some )?$", re.IGNORECASE
)
_OUR_OWN = re.compile(
    r"\b(?:customers?|clients?|users?|subscribers?|members?|our|(?:that|who|which) (?:use|buy|chose))\b",
    re.IGNORECASE,
)
_MOST_BETWEEN = 90  # letters from the larger number to the smaller one
_FEW = 12
# “3,4 millions de cafés servis l'an dernier”, “300 cafés compris”
_DONE = re.compile(
    r"\s*\b(?:servi(?:e?s|das?|dos?)?|served|poured|printed|sold|shipped|processed|included|serviert|gedruckt|"
    r"verkauft|"
    r"ausgeschenkt|inklusive|inbegriffen|vendu(?:e?s)?|imprimé(?:e?s)?|traité(?:e?s)?|compris(?:es?)?|inclus(?:es?)?|"
    r"vendid[oa]s?|incluid[oa]s?|verkocht|gedrukt|inbegrepen)\b",
    re.IGNORECASE,
)
# in which nobody counts states
_A_COUNTRY = re.compile(r"\bUnited States\b")
_HAVE = re.compile(
    r"\b(?:have|has|had|serves?|looks? after|count|hat|haben|ont|tiene)\s+(?:only |just )?$", re.IGNORECASE
)


def is_other_count(said: Said, start: int, end: int) -> bool:
    """Whether so many are not customers: staff, things, those who once were or only may be, or a lone figure."""
    if re.fullmatch(r"\d", said.text[start:end]) or is_theirs(said, start, end):
        return True
    begins, ends = clause_at(said.text, start)
    before, behind = said.text[begins:start], said.text[end : max(ends, end)]
    return bool(
        _DONE.match(said.text, end)
        or _DONE.search(said.text[start:end])
        or NOT_WHO.search(_A_COUNTRY.sub("", said.text[start:end]))
        or _THINGS.search(" ".join((said.text[start:end], *behind.split()[:2])))
        or PASSING.match(said.text[end:])
        or SAYINGS.match(said.text[end:])
        or _FLOW.match(said.text[end:])
        or re.match(r"\s*of (?:us|them)\b|.*\bof us\b", said.text[start:end] + said.text[end : end + 8])
        or re.match(
            r"\s*(?:\w+ ){0,2}(?:work|on (?:the|our|its) payroll|are employed|arbeiten|travaillent)\b",
            said.text[end:],
        )
    ) or is_spoilt(said.text[:start], before, behind)


def is_whole(text: str, one: Found) -> bool:
    """Whether so many are those of which a smaller number, behind, are meant."""
    if not _OF_ALL.search(text[: one.start]):
        return False
    behind = text[one.end : one.end + _MOST_BETWEEN]
    other = next(iter(numbers_in(behind)), None)
    if other is None or other.measure.amount >= one.measure.amount:
        return False
    between = behind[: other.start]
    return "," in between and not _OUR_OWN.search(between)


def is_share_of_whole(text: str, one: Found) -> bool:
    """Whether so many are those of a larger number before them who do what follows: “of the 2,600 waterworks, 274 buy
    from us”."""
    wholes = (whole for whole in numbers_in(text) if whole.end < one.start)
    return bool(BUYS.match(text[one.end :])) and any(is_whole(text, whole) for whole in wholes)


def is_a_few(text: str, one: Found) -> bool:
    """“Four customers put up the money” tells what some did, not how many there are; “four hospitals use it” does."""
    in_words = not any(letter.isdigit() for letter in text[one.start : one.end])
    is_told = _HAVE.search(text[: one.start]) or BUYS.match(text[one.end :])
    return in_words and one.measure.amount <= _FEW and not is_told


def is_theirs(said: Said, start: int, end: int) -> bool:
    """Whether so many are somebody else's customers."""
    is_said = bool(_THEIRS.search(said.text[:start]) or _TOGETHER.match(said.text[:start]))
    return (said.own and is_said) or is_of_a_customer(said.text, start, end, own=said.own)


# whoever counted them: “According to the list, 158 towns”
_BY_WHOM = re.compile(
    r"\b(?:according to|by|laut|nach|selon|según|volgens|enligt) (?:the|this|that|its|their|our|an?|der|dem|dieser|"
    r"la|le|"
    r"cette|el|esta|de|het|deze|den|listan?) ?(?:\w+ )?(?:list|liste|lista|lijst|count|census|survey|register|registry|"
    r"umfrage|zählung|enquête|encuesta|registre|registro|telling|undersökning(?:en)?)?, $",
    re.IGNORECASE,
)


def is_spoilt(all_before: str, before: str, behind: str) -> bool:
    """Whether words beside a count say that it is of others; `before` and `behind` are its clause on either side."""
    all_before = _BY_WHOM.sub(" ", all_before)
    if _SPOILT_CLAUSE.search(before) or _SPOILT_CLAUSE.search(behind[:60]):
        return True
    if re.search(
        r"\b(?:customers?|clients?|base|list)\s+(?:now |already )?includes?\s+(?:\S+\s)?$", all_before
    ):
        return False
    found = _SPOILT_BEFORE.search(all_before)
    return (bool(found) and not re.search(r"\b(?:its|their|the)\s+$", all_before[-8:])) or bool(
        re.search(r"\b(?:its|their)\s+(?:\w+\s)?$", before)
        and re.search(r"\b(?:first|next|double|triple)\b", before)
    )
