"""Sums in a price list that stand beside the price itself: extras under a heading of their own, what is added at
night, what newcomers pay for a while, an example's bill, and what is paid between others."""

import re
from collections.abc import Sequence

from skills.research.extract.fields.charges import is_charge, is_running
from skills.research.extract.fields.on_top import is_on_top
from skills.research.extract.fields.value import Said
from skills.research.extract.normal import Found

# one of these is in the heading above extras, whatever else stands in it
_EXTRA = (
    r"(?:extras?|options?|optional(?:es?)?|optionnels?|optionen|one[- ](?:time|off)|surcharges?|supplements?|"
    r"suppléments?|suplementos?|zuschläge?|aufpreise?|sonstiges|einmalige?s?|divers|accessor(?:y|ies)|accessoires|"
    r"zubehör|add-?ons?|equipment|hardware|ponctuels?|annexes?)"
)
_COST = (
    r"(?:fees?|charges?|costs?|items?|services?|payments?|frais|coûts?|services|gebühren|kosten|leistungen|"
    r"zusatzleistungen|nebenkosten|gastos|cargos|other|others|autres|weiteres|weitere|andere)"
)
_JOINED = re.compile(
    rf"\W*(?:(?:our|nos|unsere|les|die|the|optional) )?(?:{_EXTRA}|{_COST})"
    rf"(?:(?: (?:and|und|et|y) | ?[,&/+] ?| )(?:{_EXTRA}|{_COST})){{1,3}}\W*",
    re.IGNORECASE,
)
_IS_EXTRA = re.compile(rf"\b{_EXTRA}\b", re.IGNORECASE)
# “Other charges” are no prices; “Other services” may be what is sold
_ALONE = re.compile(
    r"\W*(?:(?:our|nos|unsere|les|the) )?(?:surcharges?|suppléments?|zuschläge|aufpreise|suplementos|sonstiges|"
    r"(?:other|further|additional|autres|weitere|andere|sonstige|otros|otras) (?:fees?|charges?|costs?|frais|coûts?|"
    r"gebühren|kosten|gastos|cargos|costes|tasas))\W*",
    re.IGNORECASE,
)
# what may be had besides, which is paid by the month or else once
_WISHED = re.compile(
    r"\W*(?:(?:nos |les )?(?:prestations |services )?(?:en option|en supplément|en sus)|(?:optional )?extras|optional|"
    r"(?:nur )?auf wunsch|wahlweise|opcional(?:es)?|tilvalg|tillval|op verzoek|als optie)\W*",
    re.IGNORECASE,
)
# “Example”, “Ein Rechenbeispiel”: what is told below is one customer's bill
_EXAMPLE = re.compile(
    r"\W*(?:(?:an?|ein|un|one|worked|short|for|zum|par|por) ){0,3}(?:examples?|beispiele?|rechenbeispiele?|"
    r"exemples?|ejemplos?)(?: (?:bill|invoice|calculation|de calcul|de facture|de cálculo))?\W*",
    re.IGNORECASE,
)
# “A clinic with two carts and 436 minutes pays”: reckoned with two numbers, it is one customer's bill
_N = (
    r"(?:\d[\d.,]*|two|three|four|five|six|ten|twenty|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dix|"
    r"dos|tres|cuatro)"
)
_RECKONED = re.compile(
    rf"^\W*(?:an?|eine?|une?|una?) [\wß-ÿ-]+ (?:with|mit|avec|de|con) {_N} [^.;$€£]{{2,40}}? (?:and|und|et|y) {_N} "
    r"[^.;$€£]{2,40}?\b(?:pays?|zahlt|bezahlt|paie|paye|paga)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pays?|would pay|is billed|zahlt|zahlen|bezahlt|paie|paient|paye|payent|paga|pagan)\b",
    re.IGNORECASE,
)
# “Zuschlag von 20 bis 7 Uhr: 0,15 €”
_ADDED_BEFORE = re.compile(
    r"(?:^|[.;]\s)\W*(?:\w+ )?(?:(?:night|weekend|evening|sunday|holiday)[- ]?)?(?:\w*(?:zu|auf)schlag|"
    r"\w*aufpreis|surcharge|supplément|majoration|suplemento|recargo)\b[^.;€$£]{0,50}(?:\s?[:–—]|\b(?:is|of|"
    r"beträgt|von|est de|de|es de))\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “0,40 € de plus par minute”, “$0.20 more per minute”
_PER = r"(?:(?:,? ?(?:per|a|an|par|pro|je|por|la|le|l[’']|die|im|al)\b ?|/ ?)[\w’-]+ )?"
_ADDED_BEHIND = re.compile(
    rf"\s*{_PER}(?:de plus|en plus|en sus|en supplément|(?:extra|more)(?: (?:per|a|an|each)\b|\W*$)|mehr|"
    r"zusätzlich|aufpreis|zuschlag|más|adicionales)(?![^\W\d_])(?! (?:de|than|que|als)\b)",
    re.IGNORECASE,
)
# who comes new pays that, and for so long: both together are an offer
_NEW = re.compile(
    r"\b(?:(?:new|first-time) (?:[\w-]+ ){0,2}?\w+s\b|neue[rn]? \w+|neukunden|(?:les |aux |pour les )?(?:nouveaux|"
    r"nouvelles) \w+|(?:los |para )?nuev[oa]s \w+)",
    re.IGNORECASE,
)
_SOME = (
    r"(?:\d{1,2}|one|two|three|four|six|twelve|ein(?:en)?|zwei|drei|vier|sechs|zwölf|un|deux|trois|quatre|six|douze|"
    r"dos|tres|cuatro|seis|first|ersten|premiers|primeros)"
)
_FOR_A_WHILE = re.compile(
    rf"\b(?:for|during|over|in|pendant|durant|les|durante|los|die|in den) (?:(?:the|their|les|leurs|la|sus) )?"
    rf"(?:first |ersten |premiers |premières |primeros )?{_SOME} (?:weeks?|months?|years?|wochen|monate?n?|jahre?n?|"
    rf"semaines?|mois|ans?|semanas|meses|años?)\b|\b{_SOME} (?:wochen|monate|jahre?) (?:lang\b|für\b)",
    re.IGNORECASE,
)
# “Courts pay interpreters on site €93 an hour”: one group pays another
_BETWEEN_OTHERS = re.compile(
    r"^\W*(?:(?:the|most|many|some|die|viele|les|los) )?(?-i:[A-ZÀ-Þ]?)[\wß-ÿ-]+ (?:"
    r"pay (?:their |its |the )?(?!users?\b|members?\b)(?:[a-z-]+ )?(?:[a-z-]{3,}(?:ers|ors|ists|ants|ians)|"
    r"nurses|vets)\b|"
    r"(?:be)?zahlen (?:ihren |den )?(?-i:[A-ZÄÖÜ])[\wäöüß-]{3,}(?:ern|oren|isten|anten|enten|innen)\b|"
    r"(?:paient|payent|versent|paie|verse) (?:aux|à (?:leurs|ses|des)) [\wß-ÿ-]+|"
    r"pagan a (?:los|las|sus) [\wß-ÿ-]+)",
    re.IGNORECASE,
)
# “Andere Anbieter verlangen”, “D'autres prestataires demandent”
_OTHER_HOUSES = re.compile(
    r"\b(?:andere|sonstige|vergleichbare|manche|viele) (?:anbieter|dienste|dienstleister|firmen|hersteller|systeme|"
    r"agenturen|häuser|programme|büros)\b|\b(?:d[’']|les )autres (?:services|fournisseurs|prestataires|maisons|"
    r"éditeurs|logiciels|agences|entreprises|sociétés)\b|\botr[oa]s (?:proveedores|empresas|servicios|programas)\b|"
    r"\b(?:other|some) (?:agencies|services|firms|companies|houses|suppliers)\b",
    re.IGNORECASE,
)
# “Members of the Atlantic Towns Association pay”: a price for those of a body with a name
_MEMBERS = re.compile(
    r"\b(?:members of|for members of) (?:the )?(?-i:[A-ZÀ-Þ])|\bmitglieder(?:n)? (?:der|des|von|im) "
    r"(?-i:[A-ZÄÖÜ])[\w-]*(?:verband|verein|bund|kammer|innung|gilde|genossenschaft)|"
    r"\b(?:adhérents|membres) (?:de la|du|de l[’']|des) ?(?-i:[A-ZÀ-Þ])|\bmiembros de (?:la |el )?(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# below such a heading a sum is what is paid for work
_JOBS = re.compile(
    r"\W*(?:we(?:[’']re| are) hiring|open positions|vacanc(?:y|ies)|jobs?|careers?|join (?:us|our team|the team)|"
    r"work (?:with|for) us|stellen(?:angebote|anzeigen)?|offene stellen|karriere|wir suchen|nous recrutons|"
    r"recrutement|offres d[’']emploi|rejoignez-nous|emplois?|trabaja con nosotros|empleos?)\W*",
    re.IGNORECASE,
)
# “Budget for interpreting | £700,000 a year”: what somebody has or gets, in a row of facts
_HAS = re.compile(
    r"^\W*(?:(?:annual|yearly|total|monthly) )?(?:budgets?|turnover|revenues?|income|salary|salaries|wages?|savings|"
    r"umsatz|jahresumsatz|gehalt|einsparung|ersparnis|chiffre d[’']affaires|salaire|économies?|"
    r"presupuesto|ingresos|ahorro)\b(?= ?(?:$|›|(?:for|of|in|per|a|für|im|pro|pour|par|de|du|para) ))",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|us|our|wir|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+)\b", re.IGNORECASE)


def is_beside_the_price(said: Said, one: Found) -> bool:
    """Whether a sum of a price list is no price of what is sold, by the heading above it or by its sentence."""
    begins = max(said.text.rfind(mark, 0, one.start) for mark in (". ", "! ", "? ", "\n")) + 1
    before = said.text[begins : one.start]
    return (
        _is_below_extras(said.path)
        or (any(map(_WISHED.fullmatch, said.path[-1:])) and not is_running(one.measure))
        or any(map(_JOBS.fullmatch, said.path[-1:]))
        or is_on_top(said, one)
        or is_had(said.label)
        or bool(_RECKONED.match(before.strip()))
        or bool(_MEMBERS.search(before))
        or (_is_below_example(said.path) and bool(_PAYS.search(said.text)))
        or bool(_ADDED_BEFORE.search(before) or _ADDED_BEHIND.match(said.text, one.end))
        or bool(_NEW.search(said.text) and _FOR_A_WHILE.search(said.text))
        or (said.own and _is_between_others(before))
        or is_charge(said, one, before)
    )


def is_had(label: str) -> bool:
    """Whether a row of facts is called by what somebody has or gets, and not by what it costs."""
    return bool(_HAS.search(label))


def _is_below_extras(path: Sequence[str]) -> bool:
    return any(
        bool(_ALONE.fullmatch(one) or (_JOINED.fullmatch(one) and _IS_EXTRA.search(one))) for one in path[-1:]
    )


def _is_below_example(path: Sequence[str]) -> bool:
    return any(map(_EXAMPLE.fullmatch, path[-1:]))


def _is_between_others(before: str) -> bool:
    found = _BETWEEN_OTHERS.match(before) or _OTHER_HOUSES.search(before)
    return bool(found) and not _WE.search(before)
