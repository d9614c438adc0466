"""What was measured otherwise than in per cent: time that was gained, work without a mistake, a test passed."""

import re

from skills.research.cued import Cued
from skills.research.extract.fields.proofs.results import COUNT

_THINGS = (
    r"(?:seconds?|minutes?|hours?|days?|sekunden|minuten?|stunden?|tagen?|secondes|heures|jours|secondi|minuti|"
    r"ore|giorni|"
    r"segundos|minutos|horas|días|seconden|uur|dagen)"
)
_MANY = r"(?:\d[\d.,]*|[a-zß-ÿ]{2,12})"
# “ogni colata dura 12 minuti in meno”, “each round takes 40 minutes less”
TIME_OFF = Cued(
    rf"\b{COUNT} {_THINGS} (?:less|shorter|quicker|faster|in meno|di meno|prima|minder|korter|eerder|weniger|"
    rf"kürzer|"
    r"schneller|mindre|kortere)\b(?! (?:than|als|di|que|de) (?:planned|expected|geplant|erwartet|prévu|previsto|"
    r"verwacht)\b)",
    re.IGNORECASE,
)
# “Counted 500 bolts in 11 seconds without a mistake”
FAULTLESS = Cued(
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
# “printed 11,000 pages in four weeks without a single fault”, “brühte in vier Wochen 11.000 Tassen ohne eine Störung”
_LONG = (
    r"(?:weeks?|months?|years?|wochen|monaten?|jahren?|semaines|mois|ans|semanas|meses|años|weken|maanden|jaar|"
    rf"{_THINGS})"
)
WITHOUT_FAULT = Cued(
    rf"\b(?:in|within|over|during|for|en|pendant|durant|durante|über) (?:\w+ )?{_MANY} {_LONG}\b(?:[^.;]|"
    rf"\.\d){{0,60}}?"
    r"\b(?:without (?:an?|any|one|a single) (?:mistake|error|fault|failure|breakdown|stoppage|jam)|"
    r"ohne (?:eine? (?:einzige )?|jede )?(?:störung|panne|unterbrechung|ausfall)|sans (?:une (?:seule )?|aucune "
    r")?panne|"
    r"sin (?:una sola |ninguna )?(?:avería|incidencia)|zonder (?:één |een )?(?:enkele )?storing(?:en)?)\b",
    re.IGNORECASE,
)
# “Brough, a security house, carried out a penetration test and found nothing critical”
TEST_PASSED = Cued(
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
