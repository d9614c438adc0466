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
    r"(?!,? (?:for\b|(?:\S+ ){0,2}?(?:shares?|stock|(?:first|next|annual|yearly) \w+|orders?|purchases?|subscriptions?|"
    r"licen[cs]es?|bill|invoice|memberships?|tickets?)\b))"
)
# “Cricket knocked 52 percent off it”, “un 71 % menos de restos”, “Vi har sparet 38 procent”
SHARE_OFF = re.compile(
    rf"\b(?:knock(?:s|ed)?|shav(?:es?|ed)|took|taken|takes?|wip(?:es?|ed)|trim(?:s|med)?|slic(?:es?|ed)|lop(?:s|ped)?) "
    rf"(?:about |around |some |over |nearly |almost )?{_N}{_SHARE} off\b{_NO_DISCOUNT}|"
    rf"\b{_N}{_SHARE} (?:menos|más|de menos|(?:de )?moins|de plus|in meno|mindre|færre|mere|flere|hurtigere|lavere|"
    rf"färre|snabbare|minder|meer|sneller)\b(?! (?:car[oa]s?|ch(?:er|ère)s?|dyr\w*|duur\w*|due\w*))|"
    rf"\b(?:sparet|spart|sparer|sparade|sparat|bespaard|bespaart|reduceret|redusert|minskat|sænket|senket|ahorrad[oa]|"
    rf"ahorramos|économisé) (?:os |oss |ca\. |omkring |un |près de |casi )?{_N}(?:{_SHARE}|timer|minutter|horas|"
    rf"heures|minutos|minutes)(?![^\W\d_])",
    re.IGNORECASE,
)
