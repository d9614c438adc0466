"""What a thing's users or testers measured: a best of a test, a share knocked off, so many per cent less."""

import re

# “The plan stood after 14 minutes, the shortest time of the week”
BEST_OF_TEST = re.compile(
    r"\b\d+(?:[.,]\d+)? ?(?:%|[a-z]+)(?: [a-z]+){0,2}, (?:by far )?(?:the |our )(?:shortest|quickest|fastest|"
    r"lowest|best|"
    r"highest|smallest) (?:time|score|mark|result|figure|value|error|loss|rate|reading|deviation|number|consumption) "
    r"(?:of|in|among) (?:all|the|our|any|this)\b[^.;]{0,30}|"
    r"\b\d+(?:[.,]\d+)? ?(?:%|[a-zß-ÿ]+), (?:die|der|das|den) (?:kürzeste|schnellste|niedrigste|beste|höchste|"
    r"kleinste)"
    r"[nrs]? (?:zeit|wert|ergebnis|note|fehler) (?:von|der|des|aller)\b[^.;]{0,30}|"
    r"\b\d+(?:[.,]\d+)? ?(?:%|[a-zà-ÿ]+), (?:le|la) (?:meilleure?|plus (?:courte?|faible|haute?|"
    r"rapide)) (?:temps|durée|"
    r"note|résultat|valeur|score) (?:de|du|des)\b[^.;]{0,30}",
    re.IGNORECASE,
)
_N = r"\d+(?:[.,]\d+)?\s?"
_SHARE = r"(?:%|per ?cent|prozent|procent|prosent|por ciento|pour ?cent|pct\.?)"
# what is given to who buys, and what a stock exchange does
_NO_DISCOUNT = (
    r"(?!,? (?:for\b|(?:\S+ ){0,2}?(?:shares?|stock|(?:first|next|annual|yearly) \w+|orders?|purchases?|"
    r"subscriptions?|"
    r"licen[cs]es?|bill|invoice|memberships?|tickets?)\b))"
)
# “Cricket knocked 52 percent off it”, “un 71 % menos de restos”, “Vi har sparet 38 procent”
SHARE_OFF = re.compile(
    rf"\b(?:knock(?:s|ed)?|shav(?:es?|ed)|took|taken|takes?|wip(?:es?|ed)|trim(?:s|med)?|slic(?:es?|ed)|lop(?:s|"
    rf"ped)?) "
    rf"(?:about |around |some |over |nearly |almost )?{_N}{_SHARE} off\b{_NO_DISCOUNT}|"
    rf"\b{_N}{_SHARE} (?:menos|más|de menos|(?:de )?moins|de plus|in meno|mindre|færre|mere|flere|hurtigere|lavere|"
    rf"färre|snabbare|minder|meer|sneller)\b(?! (?:car[oa]s?|ch(?:er|ère)s?|dyr\w*|duur\w*|due\w*))|"
    rf"\b(?:sparet|spart|sparer|sparade|sparat|bespaard|bespaart|reduceret|redusert|minskat|sænket|senket|"
    rf"ahorrad[oa]|"
    rf"ahorramos|économisé) (?:os |oss |ca\. |omkring |un |près de |casi )?{_N}(?:{_SHARE}|timer|minutter|horas|"
    rf"heures|minutos|minutes)(?![^\W\d_])",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:seconds?|minutes?|hours?|days?|sekunden|minuten?|stunden?|tagen?|secondes|heures|jours|secondi|minuti|"
    r"ore|giorni|"
    r"segundos|minutos|horas|días|seconden|uur|dagen)"
)
_MANY = r"(?:\d[\d.,]*|[a-zß-ÿ]{2,12})"
# “ogni colata dura 12 minuti in meno”, “each round takes 40 minutes less”
TIME_OFF = re.compile(
    rf"\b\d[\d.,]* {_THINGS} (?:less|shorter|quicker|faster|in meno|di meno|prima|minder|korter|eerder|weniger|"
    rf"kürzer|"
    r"schneller|mindre|kortere)\b(?! (?:than|als|di|que|de) (?:planned|expected|geplant|erwartet|prévu|previsto|"
    r"verwacht)\b)",
    re.IGNORECASE,
)
# “Counted 500 bolts in 11 seconds without a mistake”
FAULTLESS = re.compile(
    rf"\b(?:\w+ed|read|reads|counts?|weighs?|sorts?|prints?|scans?|zähl\w+|wog|wieg\w+|las|liest|sortier\w+|"
    rf"compt\w+|pes\w+|"
    rf"lu|lit|cont\w+|legg\w+|ley\w+|tel\w+|las|woog) (?:all |the |alle |die |les |tutti |los )*{_MANY} [\w-]+ "
    rf"(?:in|within|en|in nur|in solo) (?:only |just )?{_MANY} {_THINGS},? (?:and |und |et |e |y )?"
    r"(?:without (?:an?|any|one|a single) (?:mistake|error|fault|miss|slip)|with(?:out| no) (?:mistakes|errors|"
    r"faults)|"
    r"ohne (?:einen (?:einzigen )?|jeden )?Fehler|fehlerfrei|sans (?:une (?:seule )?)?erreur|senza (?:un )?error[ei]|"
    r"sin (?:un solo )?error(?:es)?|zonder (?:één |een )?fout(?:en)?)\b",
    re.IGNORECASE,
)
# “Brough, a security house, carried out a penetration test and found nothing critical”
TEST_PASSED = re.compile(
    r"\b(?:penetration[- ]tests?|pen[- ]?tests?|security (?:audits?|reviews?|tests?)|penetrationstests?|"
    r"sicherheits(?:prüfung|audit|test)\w*|tests? d[’']intrusion|audits? de sécurité|test di penetrazione|"
    r"pruebas? de (?:penetración|intrusión)|auditorías? de seguridad|penetratietests?|beveiligings(?:test|"
    r"audit)\w*)\b"
    r"[^.;]{0,60}\b(?:found (?:nothing|no\b)|passed|(?:no|without) (?:any )?(?:critical|serious|severe|major|"
    r"high)|bestanden|"
    r"ohne (?:\w+ )?(?:befunde?|mängel|beanstandung\w*)|kein\w* (?:kritisch|schwer|ernst)\w*|"
    r"nichts (?:kritisches|ernstes)|"
    r"sans (?:faille|anomalie)|aucune (?:faille|vulnérabilité)|rien de (?:critique|grave)|nessun\w* (?:criticità|"
    r"vulnerabilità)|niente di (?:critico|grave)|ningun\w* (?:vulnerabilidad|fallo)|nada (?:crítico|grave)|"
    r"geen (?:kritieke|ernstige)|niets (?:kritieks|ernstigs))\w*(?: (?:critical|serious|severe|major|findings?))?",
    re.IGNORECASE,
)
