"""Sums that nobody has to pay the house: what somebody paid before, what such things cost anywhere, the least that is
billed, what was too much for somebody, what several come to in an example, and what a dealer quotes."""

import re

from skills.research.cued import Cued
from skills.research.extract.normal import Found

_LEAD = r"(?:about |around |roughly |some |up to |over |nearly |almost |etwa |rund |environ |près de )?(?:\S{1,3}\s?)?$"
# “Before Foldwell we paid a local vendor”, “Früher zahlten wir”
_PAID_BEFORE = re.compile(
    r"\b(?:(?:before|prior to|until) (?:(?-i:[A-ZÀ-Þ])[\w’'-]+|that|this|us|then|(?:switch|mov|chang|sign|join|"
    r"install|adopt|"
    r"us|meet|find|com)\w*ing\b)|previously|formerly|in the past|früher|vorher|bisher|vor (?-i:[A-ZÀ-Þ])[\w’'-]+|"
    r"avant|auparavant|antes(?: de)?)\b[^.;]{0,60}?"
    r"\b(?:paid|spent|were paying|was paying|had paid|used to pay|were spending|cost (?:us|me|them)|zahlten?|"
    r"bezahlten?|"
    r"kostete|payions|payaient|payait|dépensions|pagábamos|pagaban|gastábamos)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_PAID_ANOTHER = re.compile(
    r"\b(?:we|I|they|he|she|it|(?:the|this|that) (?:same )?[a-z]+) (?:had |used to |were |was )?(?:paid|pay|paying) "
    r"(?:an?|the|our|their|its|his|her|some) "
    r"(?:[\w-]+ ){0,3}?(?:vendors?|suppliers?|bureau|agency|consultants?|accountants?|firms?|compan(?:y|ies)|outfit|"
    rf"contractors?|hauliers?|haulers?|collectors?|providers?|freelancers?)\s+{_LEAD}",
    re.IGNORECASE,
)
_USUAL = (
    r"(?:typical|average|usual|comparable|ordinary|conventional|traditional|übliche[snr]?|typische[snr]?|"
    r"herkömmliche[snr]?)"
)
_SUCH = (
    r"(?:systems?|software|tools?|platforms?|solutions?|vendors?|providers?|products?|packages?|suites?|apps?|"
    r"services?|"
    r"systeme?s?|lösung(?:en)?|anbieter|programme?s?)"
)
# “Expect a typical system to run to £900 a month”, “Most vendors ask £900”, “Comptez 900 € pour un système classique”
_MARKET = re.compile(
    rf"(?<!our )(?<!its )(?<![’']s )\b{_USUAL} (?:[\w-]+ ){{0,3}}?{_SUCH}\b[^.;]{{0,50}}$|"
    rf"\b(?:most|many|other|rival|all) (?:[\w-]+ ){{0,2}}?{_SUCH} (?:on the market |like it |of this kind )?"
    r"(?:ask|charge|want|bill|cost|run|start|come|go|quote|sell|verlangen|kosten|facturent|coûtent|"
    r"demandent)\b[^.;]{0,30}$|"
    r"\b(?:systèmes?|logiciels?|solutions?|outils?) (?:classiques?|habituels?|comparables?|typiques?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_MARKET_BEHIND = re.compile(
    rf"[^.;]{{0,40}}?\b(?:for|für|pour) (?:an?|ein|une?) (?:{_USUAL} (?:[\w-]+ ){{0,2}}?{_SUCH}|"
    r"(?:système|logiciel|outil|solution) (?:classique|habituel\w*|comparable|typique))\b",
    re.IGNORECASE,
)
# the least that is billed is no price of anything
_MINIMUM = re.compile(
    r"\b(?:minimum|min\.|least) (?:monthly |annual |yearly )?(?:charge|fee|spend|order(?: value)?|billing|"
    r"invoice|bill|"
    r"commitment|facturation)\b[^.;]{0,20}$|"
    r"\bmindest(?:gebühr|umsatz|bestellwert|abnahme|rechnung\w*|entgelt|betrag|preis)\w*\b[^.;]{0,20}$|"
    r"\b(?:facturation|commande|montant) minim(?:um|ale?)\b[^.;]{0,20}$|\bminimum de (?:facturation|"
    r"commande)\b[^.;]{0,20}$|"
    r"\b(?:pedido|importe|cargo|facturación) mínim[oa]\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_MINIMUM_BEHIND = re.compile(
    r"\s*,?\s*(?:minimum|min\.) (?:charge|fee|spend|order|invoice|bill)\b", re.IGNORECASE
)
# “We looked at Foldwell, but $349 a month was too steep”
_I = re.compile(r"\b(?:we|I|us|me|our|my|wir|uns|ich|mir|nous|je|moi|nos|nosotros)\b", re.IGNORECASE)
_TOO_MUCH = re.compile(
    r"[^.;]{0,30}?\b(?:too (?:steep|much|dear|expensive|high|rich|costly)|more than (?:we|I) (?:could|can|wanted)|"
    r"out of (?:our|my) (?:reach|league)|beyond (?:our|my|us)|zu (?:teuer|viel|hoch)|trop (?:cher|chère|élevé)|"
    r"demasiado (?:caro|cara))\b",
    re.IGNORECASE,
)
# “Take three lines on Standard: £780 a month”: how many are reckoned with, and what they come to
_MANY = (
    r"(?:(?!(?:19|20)\d\d\b)\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|fifty|"
    r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|"
    r"douze|dos|tres|cuatro|"
    r"cinco|seis|siete|ocho|nueve|diez)"
)
_RECKONED = re.compile(
    rf"^\W*(?:take|consider|picture|assume|assuming|say|nehmen (?:wir|sie)|angenommen,?|prenons|prenez|supposons|"
    rf"tomemos|pongamos) (?:(?:an?|eine?n?|une?|una?) )?(?:[^\s.;:]+ ){{0,3}}?(?:with |mit |avec |de |con )?{_MANY} "
    r"(?!(?:seconds?|minutes?|hours?|days?|weeks?|steps?|clicks?|minuten|stunden|tage|schritte|minutes|heures|"
    r"jours)\b)"
    r"[^.;$€£]{2,70}$",
    re.IGNORECASE,
)
# a question that an example answers
_ASKS_USUAL = re.compile(
    r"\b(?:what|how much) (?:does|do|would|will|might|is) (?:an? |the |most |our |your )?(?:(?:typical|average|usual|"
    r"normal|mid-?sized?) [\w -]{2,40}|most [\w -]{2,30}) (?:pay|spend)\b|"
    r"\bwas zahlt (?:ein|eine) (?:typische|durchschnittliche|übliche)|"
    r"\bcombien paie (?:un|une) [^?]{0,30}\b(?:type|typique|moyen)",
    re.IGNORECASE,
)
# who sells on says what he asks: “Dealer here quotes €33”
_DEALER_QUOTES = re.compile(
    r"(?:^|[.;,:]\s+|\b(?:an?|the|my|one|another|some|ein|mein|der|un|mon|le|mi)\s)\W*(?:local |nearest |regional )?"
    r"(?:dealers?|resellers?|distributors?|importers?|middlem[ae]n|händler\w*|wiederverkäufer\w*|revendeurs?|"
    r"distributeurs?|distribuidor\w*)(?: (?:here|there|nearby|locally|around here|in (?-i:[A-ZÀ-Þ])[\w-]+|hier|dort|"
    r"ici|aquí))?,? (?:has |have |hat |a )?(?:quotes?|quoted|asks?|asked|wants?|wanted|charges?|charged|bills?|"
    r"verlangt|will|nennt|demande|veut|pide) (?:me |us |them |mir |uns |nous |me )?"
    rf"{_LEAD}",
    re.IGNORECASE,
)

# “For comparison: paper tickets cost operators about £175”, “by a survey of the forum”: what other things cost
_COMPARED = re.compile(
    r"(?:^|[.!?]\s+)\W*(?:(?:for|by|in|as an?|by way of) (?:a )?comparison\b|zum vergleich\b|"
    r"(?:à titre de|en|pour) comparaison\b|(?:en|a modo de|como) comparación\b|til sammenligning\b|"
    r"ter vergelijking\b)"
    # “For comparison, Acme charges $49” is the price of Acme
    r"(?!\W{1,3}(?:(?-i:[A-ZÀ-Þ])[\w’'.-]+ ){1,3}(?:costs?|charges?|asks?|starts?|is|coûte|facture|est|cuesta|"
    r"cobra)\b)",
    re.IGNORECASE,
)
# who is named with a price beside others in a survey asks it
_NAME_ASKS = re.compile(
    r"(?<=[^.!?] )(?-i:[A-ZÀ-Þ])[\w’'.-]+ (?:costs?|charges?|asks?|starts?|is|was|came)\b", re.IGNORECASE
)
_OURS = re.compile(
    r"\b(?:we|us|our|ours|plans?|wir|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+|vi|vores|vår\w*|wij|onze?)\b",
    re.IGNORECASE,
)
_BY_SURVEY = re.compile(
    r"\b(?:(?:by|according to|found by|in|from) (?:an?|the|our|last year[’']s|this year[’']s) (?:[\w-]+ ){0,3}"
    r"(?:survey|poll|study)|(?:laut|nach|gemäß) (?:einer|der|unserer) (?:\w+ )?(?:umfrage|studie|erhebung)|"
    r"(?:selon|d[’']après) (?:une|l[’']|notre) ?(?:enquête|étude|sondage)|según (?:una|la|un) (?:encuesta|estudio)|"
    r"(?:ifølge|efter) en (?:undersøgelse|måling)|volgens een (?:enquête|onderzoek|peiling))\b",
    re.IGNORECASE,
)
# a sentence that reckons with so many of a thing, before the one that says what they come to
_OPENS_RECKONING = Cued(
    r"^\W*(?:(?:(?:let[’']?s|let us|just|now|so) )?(?:say|suppose|imagine|assume|picture|take|consider)|assuming|"
    r"nehmen (?:wir|sie)|angenommen|stellen sie sich|prenons|prenez|imaginons|imaginez|supposons|disons|"
    r"pongamos|supongamos|imagine|tomemos|lad os sige|antag|forestil dig|sig|stel|neem)\b,? [^.;$€£]{0,70}?\b"
    rf"{_MANY} "
    r"(?!(?:seconds?|minutes?|hours?|days?|weeks?|steps?|clicks?|looks?|minuten|stunden|tage|schritte|heures|"
    r"jours|fewer|less|more|weniger|mehr|moins)\b)[^\W\d_]",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\b(?:in all|altogether|in total|all told|per month then|you(?:[’']d| would|[’']ll| will)?(?: only)? (?:pay|"
    r"be|end "
    r"up|need)|"
    r"that(?:[’']s| is| makes| comes)|(?:comes?|works? out|runs?) (?:to|at)|adds? up|amounts? to|makes|your bill|"
    r"insgesamt|zusammen|macht|zahlen sie|kommen sie|en tout|au total|fait|font|vous (?:payez|payerez)|en total|son|"
    r"serían|pagaría|i alt|samlet|betaler du|in totaal|samen|betaalt u)\b",
    re.IGNORECASE,
)


# “An example. A hotel with two machines pays €26,200.”
_EXAMPLE_ALONE = Cued(
    r"\W*(?:(?:an?|one|un|ein|et|een) )?(?:(?:worked|short|simple|simples?) )?(?:examples?|beispiel|"
    r"rechenbeispiel|exemple|"
    r"ejemplo|eksempel|regneeksempel|voorbeeld)\W*",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\W*(?:An?|Une?|Una|Eine?|Et|Een) [\wß-ÿ-]+ (?:with|of|in|for|de|con|mit|avec|med|met|für)\b",
    re.IGNORECASE,
)


def sums_up(text: str, before: str) -> bool:
    """Whether a sentence says what comes out where the one before it reckons with so many: “Say you have four boats.
    In all you'd be looking at $1,396 a month.”"""
    if _EXAMPLE_ALONE.fullmatch(before):
        return bool(_SOMEBODY.match(text))
    return bool(_OPENS_RECKONING.match(before) and _COMES_TO.search(text))


def is_hearsay_price(text: str, one: Found, asked: str = "") -> bool:
    """Whether a sum was paid somebody else, is what such things cost, the least of a bill, an example's, a dealer's,
    or was too much for whoever speaks; `asked` is the question that it answers."""
    before = text[: one.start]
    before = before[max(before.rfind(mark) for mark in (". ", "! ", "? ", "\n")) + 1 :]
    if _COMPARED.search(before) and not _OURS.search(before):
        return True
    if _BY_SURVEY.search(text) and not (_OURS.search(before) or _NAME_ASKS.search(before)):
        return True
    if _RECKONED.search(before) or _DEALER_QUOTES.search(before) or _ASKS_USUAL.search(asked):
        return True
    if _PAID_BEFORE.search(before) or _PAID_ANOTHER.search(before) or _MARKET.search(before):
        return True
    if _MARKET_BEHIND.match(text, one.end) or _MINIMUM.search(before) or _MINIMUM_BEHIND.match(text, one.end):
        return True
    return bool(_TOO_MUCH.match(text, one.end) and _I.search(text))
