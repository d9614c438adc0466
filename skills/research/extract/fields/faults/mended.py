"""Faults that are over, or that whoever complained of them takes back."""

import re
from collections.abc import Sequence

from skills.research.cued import Cued

MENDED = Cued(
    r"\b(?:was|were|has been|have been|now|since) (?:fixed|resolved|solved|added|repaired|cured|lifted)\b|\bhas cured "
    r"(?:the|it|this|that)\b|"
    r"\bno longer (?:lacks|slow|an issue|a problem|limited)\b|\b(?:fixed|resolved) (?:in|with|"
    r"since|by|last)\b|\b(?:wurden?|ist|sind) (?:[^.;]{0,30} )?(?:behoben|repariert|gelöst)\b|"
    r"\b(?:a|ont) été (?:corrigée?s?|réparée?s?|résolue?s?)\b",
    re.IGNORECASE,
)
# behind a weakness, that it is none any more
_MENDED_SINCE = Cued(
    r"^[^.]{0,60}\b(?:exchanged|recalled|swapped|fixed|mended|cured|solved)\b(?! (?:price|fee|term|rate))[^.]{0,60}"
    r"\b(?:since then|ever since)\b|"
    r"^nothing of (?:the|that) (?:kind|sort) (?:was|has been|had been) found\b|^(?:dismissed|not upheld|unfounded|"
    r"not proven)\b|"
    r"^(?:it )?turn(?:s|ed) out (?:that )?(?:(?:I|we)(?:[’']d| had)\b|(?:it|that) was (?:all )?(?:my|our)\b|(?:my|"
    r"our) (?:own )?\w+ "
    r"had\b)|^(?:es )?stellte sich heraus,? dass (?:ich|wir|mein\w*|unser\w*)\b|^il s[’']est avéré que (?:j[’']|"
    r"nous|mon|ma)|"
    r"^resulta que (?:yo|había|habíamos|mi)\b|^det viste sig,? at (?:jeg|vi|min|mit)\b|^het bleek dat (?:ik|wij|we|"
    r"mijn)\b|"
    r"^(?:but )?(?:I|we) had (?:left|forgotten|spilt|dropped|leaned|leant|unplugged|switched off|blocked|pressed)\b|"
    r"^(?:she|he|I|we|the (?:user|customer|reader)) had (?:simply |just |only )?(?:forgotten to|mistyped|misread|"
    r"mixed up|"
    r"spilt|unplugged|switched off)\b|"
    r"^[^.]{0,80}\b(?:her|his|their|my|our) own (?:doing|fault|mistake|error|carelessness)\b|"
    r"^(?:entirely |all )?(?:my|our|her|his) (?:own )?fault(?: entirely)?\W*$|"
    r"^(?:not )?(?:its|their) (?:own )?fault\b|^no "
    r"complaints?\b|"
    r"^(?:c[’']est|cela est|ça a été|cela a été) (?:\w+ )?(?:corrigé|réglé|réparé|résolu)\b|"
    r"^(?:das|dies|es|der fehler) (?:ist|wurde|haben wir) (?:\w+ )?(?:behoben|korrigiert|repariert)\b|"
    r"^(?:since then|that|this|it) (?:is|was|has been) (?:\w+ )?(?:fixed|mended|cured|solved|put right|history)\b",
    re.IGNORECASE,
)
NOT_MENDED = re.compile(
    r"\b(?:not|never|nobody|no one|nothing|only|yet|half|again|still)\b|n[’']t\b", re.IGNORECASE
)


# of what failed at one time: “It has done so since January.”
_FAILED_ONCE = Cued(r"\b(?:could|did|was|were|had)(?: not|n[’']t)\b", re.IGNORECASE)
_DOES_NOW = re.compile(
    r"^(?:it|this|that) (?:has|does|can) (?:done |do )?(?:so|that|this|it)?\s?(?:now|since)\b", re.IGNORECASE
)


# below such a heading stands what was put right
_PUT_RIGHT = re.compile(
    r"\W*(?:(?:bug ?|bugs )?(?:fix(?:es|ed)?|resolved|solved|corrected|corrections?|put right|mended|repaired)|"
    r"behoben(?:e fehler)?|(?:fehler)?behebungen|fehlerkorrekturen|korrigiert|korrekturen|corrigés?|corrections|"
    r"résolus?|"
    r"corregidos?|correcciones|solucionados?|resueltos?|opgelost|hersteld|verholpen|rättat|åtgärdat|rettet|løst|"
    r"risolti?|"
    r"corretti?)\W*",
    re.IGNORECASE,
)
_WRONG = (
    r"(?:fail\w*|crash\w*|wrong(?:ly)?|freez\w+|expires?|los(?:es?|t)|hangs?|breaks?|stops?|disappears?|falsch\w*|"
    r"doppelt\w*|fehlerhaft\w*|verloren|verschw\w+|ab(?:gestürzt|stürz\w+|gebrochen)|"
    r"en double|fausse?s?|erronée?s?|perdue?s?|mal|dubbel|verkeerd|fout|fel|kwijt)"
)
_NO_LONGER = Cued(
    rf"\bno longer (?:\w+ ){{0,2}}?(?:the )?{_WRONG}\b|\bnicht mehr (?:\w+ )?{_WRONG}\b|"
    rf"\bne (?:\w+ ){{1,2}}plus (?:\w+ )?{_WRONG}\b|\bya no (?:se )?(?:duplic\w+|pierd\w+|bloque\w+|cierr\w+|fall\w+|"
    rf"desaparec\w+|muestr\w+ mal)\b|\bniet meer (?:\w+ )?{_WRONG}\b|\binte längre (?:\w+ )?{_WRONG}\b",
    re.IGNORECASE,
)

# below “Software 8.2”, or with an apology, a house tells what its thing does wrongly no longer
_OF_VERSIONS = re.compile(
    r"\b(?:software|firmware|release|version|change ?log|mises? à jour|actualización)\b|\b\d+\.\d+\W*$",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"\b(?:apologi[sz]e|apologies|sorry|entschuldig\w+|bitten um verzeihung|désolés?|excus\w+|disculp\w+|excuses)\b",
    re.IGNORECASE,
)
_OF_NEWS = re.compile(
    r"\b(?:updates?|what[’']s new|news|aktuelles|neues|neuigkeiten|nouveautés|actualités|novedades|nieuws)\b|"
    r"\balso this \w+\W*$",
    re.IGNORECASE,
)
_DOES_NO_MORE = Cued(
    r"\bno longer\b|\bnicht mehr\b|\b(?:ne |n[’'])\w+ plus\b|\bya no\b|\bniet (?:meer|langer)\b|\binte längre\b",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"\b(?:we|you)\b (?:can |do |will )?no longer\b|\b(?:wir|sie|nous|vous|nosotros|wij|"
    r"u)\b[^.;,]{0,40}\b(?:nicht mehr|plus|"
    r"ya no|niet (?:meer|langer))\b|\bya no [^.;,]{2,20}amos\b|\b(?:support|run|work|ship|offer|sell|sold|"
    r"available|made|rent|deliver|"
    r"unterstützt|läuft|funktioniert|erhältlich|lieferbar|verkauft|angeboten|prend|fonctionne|disponible|proposée?|"
    r"funciona|admite|werkt|leverbar)(?:s|ed)?\b",
    re.IGNORECASE,
)


def _does_so_no_more(text: str) -> bool:
    return bool(_DOES_NO_MORE.search(text)) and not _FOR_WHOM.search(text)


def is_news_of_less(text: str, path: Sequence[str]) -> bool:
    """Whether news say what a thing does no longer, which is no edge, whether it was wanted or not."""
    return any(map(_OF_NEWS.search, path)) and _does_so_no_more(text)


def _was_wrong(text: str, path: Sequence[str]) -> bool:
    is_told_so = any(map(_OF_VERSIONS.search, path)) or bool(_APOLOGY.search(text))
    return is_told_so and _does_so_no_more(text)


def is_put_right(text: str, path: Sequence[str]) -> bool:
    """Whether a line says, or stands below a heading that says, that a fault is no more."""
    is_of_fixes = any(map(_PUT_RIGHT.fullmatch, path[-1:]))
    return is_of_fixes or bool(_NO_LONGER.search(text)) or _was_wrong(text, path)


def is_mended_since(following: str, said: str) -> bool:
    """Whether the sentence behind a weakness says that it is over."""
    if _FAILED_ONCE.search(said) and _DOES_NOW.match(following):
        return True
    return bool(_MENDED_SINCE.match(following)) and not NOT_MENDED.search(following)


# anywhere behind it in what the same person wrote
_WITHDRAWN = re.compile(
    r"(?:^|[.!?:]\s+|\n)(?:(?:so,? |and |anyway,? )?(?:(?:I|we)(?:[’']m| am|[’']re| are|[’']ll|"
    r" will)? )?(?:tak(?:e|ing) (?:it|that|"
    r"this|everything|my \w+) back|stand(?:ing)? corrected)\b|(?:edit|update)\b:? (?:it|that|"
    r"this) was (?:all )?(?:my|our)\b|"
    # “(Edit, 2024: it speaks Danish now, thank you.)”
    r"\(?(?:edit|update|later|nachtrag|mise à jour|actualización|aggiornamento)\b[^.:;]{0,24}: (?:it|this|that|they|es|"
    r"das|ça|il) (?!still\b)[\w’']*[a-z](?! not\b)(?<!n[’']t) [^.]{0,40}?\b(?:now|since then|inzwischen|jetzt|"
    r"maintenant|désormais|ahora)\b|"
    r"my (?:bad|mistake|fault|error)\b|(?:ich )?nehme (?:ich )?(?:das|es|alles) zurück|mein fehler\b|"
    r"je retire (?:ce|ma|mon|"
    r"tout)|au temps pour moi|(?:lo|la) retiro\b|me retracto|culpa mía|jeg tager det (?:tilbage|i mig)|min fejl\b|"
    r"ik neem (?:het|dat) terug|mijn fout\b)",
    re.IGNORECASE,
)


def is_withdrawn(behind: str) -> bool:
    """Whether whoever complained takes it back later in the same words: “Taking it back.”"""
    return bool(_WITHDRAWN.search(behind.strip()))
