"""Sums beside a price that are held back, come to it, or are of an example, a mistake, a prize or a dealer."""

import re

from skills.research.extract.fields.value import Said
from skills.research.extract.normal import Found

# above sums that come to the price: “Nebenkosten”, “What can come on top”
_ON_TOP = re.compile(
    r"\W*(?:(?:what|was|ce qui) (?:can |may |else )?(?:comes?|kommt|kommen|hinzukommt|s[’']ajoute)"
    r"(?: noch)?(?: on top| besides| to it| extra| hinzu| dazu| kann| können| en plus)?(?: kann| können)?|"
    r"(?:mögliche |die |unsere )?(?:neben|zusatz)kosten|sundries|frais annexes|gastos adicionales)\W*",
    re.IGNORECASE,
)
# “Kaution je Gerät”, “Insurance excess per accident”: given back, or paid where something breaks
_HELD = re.compile(
    r"\b(?:kaution|security deposits?|deposits?,? (?:returned|refunded|per|of)|refundable deposits?|"
    r"(?:insurance )?excess(?: (?:per|of|for|on|in case))|excess$|selbstbeteiligung|selbstbehalt|caution|"
    r"franchise d[’']assurance|fianza|"
    r"sonderlackierung\w*|sonderfarbe\w*|sonderausstattung\w*|"
    r"(?:special|custom) (?:paint\w*|colours?|livery|lettering))\b",
    re.IGNORECASE,
)
# “A caterer takes two vans for a week: £830”, “Ein Verein mietet zwei Zelte und zahlt 465 €”
_TAKES_SOME = re.compile(
    r"^\W*(?:(?:example|beispiel|exemple|ejemplo)\W+)?(?:an?|eine?|une?|una?) [\wß-ÿ-]+ "
    r"(?:[\w-]+ )?(?:takes|hires|rents|books|orders|buys|"
    r"mietet|nimmt|bucht|bestellt|kauft|loue|prend|réserve|commande|alquila|reserva) "
    r"(?:\d+|two|three|four|five|six|ten|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dos|tres|cuatro) ",
    re.IGNORECASE,
)
# a mistake of a program that is told in what was changed: “Fixed: some users saw £1 as the price”
_SHOWN_WRONGLY = re.compile(
    r"^\W*(?:fixed|bug ?fix|corrected|behoben|korrigiert|corrigé|corregido)\s?[:–—]|"
    r"\b(?:an? )?(?:error|bug|mistake|glitch|fehler|erreur|bogue)\b[^.;]{0,60}\b(?:saw|seen|showed?|shown|displayed|"
    r"charged|anzeigte|angezeigt|zeigte|affich\w+)\b",
    re.IGNORECASE,
)
# “Only in November: from the third day for €20”
_ONLY_IN = re.compile(
    r"^\W*(?:only|just|nur|seulement|uniquement|sólo|solo) (?:in|during|im|en|until|till|through|bis|jusqu[’']à) "
    r"(?:(?:the )?(?:end of )?|ende )(?:jan|feb|mar|mär|apr|may|mai|jun|jui|jul|aug|août|sep|oct|okt|nov|dec|dez|déc|"
    r"winter|summer|sommer)\w*",
    re.IGNORECASE,
)
# “Jobs: support engineer ($95,000 to $120,000 a year)”, “Report a hole. We pay $200 and up.”
_PAID_OUT = re.compile(
    r"(?:^|[.!?]\s)\W*(?:jobs|vacanc(?:y|ies)|open positions|stellen|offene stellen|emplois)\s?:|"
    r"\bwe (?:will |also )?pay (?:you )?(?:up to |from )?(?:[$€£]|[A-Z]{3} )\d",
    re.IGNORECASE,
)
# “Somebody with twelve seats writes us a check for $3,168”
_WITH_SOME = re.compile(
    r"^\W*(?:somebody|someone|anybody|anyone|whoever|an? [\w-]+) with (?:\d+|two|three|four|five|six|eight|ten|twelve|"
    r"twenty|thirty) [^.;$€£]{2,50}\b(?:pays?|writes?|owes?|spends?|sends?)\b",
    re.IGNORECASE,
)
# what others charged a customer: “One of them charged $95 a month; it wasn’t ours”
_OF_OTHERS = re.compile(
    r"\b(?:one|two|some|all|none) of (?:them|those|these) (?:charged?|asked?|wanted?|took|costs?)\b|"
    r"\b(?:it|that|this) (?:wasn[’']t|was not|isn[’']t|is not) (?:ours|us)\b",
    re.IGNORECASE,
)
# what a prize is worth: “Der Preis ist mit 10.000 € dotiert”
_PRIZE = re.compile(
    r"\b(?:dotiert|preisgeld|prize money|dotée? (?:de|d[’'])|dotad[oa] con)\b|"
    r"\b(?:prize|award) (?:comes with|is worth|carries|of)\s+(?:\S{1,3}\s?)?\d",
    re.IGNORECASE,
)
# whoever sells such things too: “A dealer in Falkirk sells the same chassis for £41,000”
_A_SELLER = re.compile(
    r"(?:^|[.!?]\s)\W*(?:an?|another|one|ein|eine|un|une) (?:[\w-]+ )?"
    r"(?:dealer|shop|garage|firm|supplier|trader|merchant|auction(?:eer)?|händler|werkstatt|revendeur)"
    r"(?: (?:in|of|near|from|bei|aus|à) [A-ZÀ-Þ][\w’'-]+)? "
    r"(?:sells?|asks?|charges?|wants?|offers?|verkauft|verlangt|vend|demande)\b",
    re.IGNORECASE,
)


def is_on_top(said: Said, one: Found) -> bool:
    """Whether a sum comes to the price or is told of somebody else: a deposit, an example's bill, a mistake, what a
    prize is worth, what a dealer asks."""
    begins = max(said.text.rfind(mark, 0, one.start) for mark in (". ", "! ", "? ", "\n")) + 1
    return (
        any(map(_ON_TOP.fullmatch, said.path[-1:]))
        or bool(_HELD.search(f"{said.label} {said.text[begins : one.start].strip()}"))
        or bool(_TAKES_SOME.match(said.text))
        or bool(_SHOWN_WRONGLY.search(said.text))
        or any(one.search(said.text) for one in (_PAID_OUT, _WITH_SOME, _OF_OTHERS))
        or bool(_ONLY_IN.match(said.text))
        or bool(_PRIZE.search(said.text))
        or (said.own and bool(_A_SELLER.search(said.text[: one.start])))
    )
