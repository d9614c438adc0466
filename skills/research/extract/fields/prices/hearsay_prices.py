"""Sums that nobody has to pay the house: what somebody paid before, what such things cost anywhere, the least that is
billed, and what was too much for somebody."""

import re

from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.value import Said
from skills.research.extract.words.ours import OURS_WIDELY
from skills.research.extract.words.phrases import sentence_before

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
# “The old kit, from Bolt, cost £15”: what somebody had before; an old plan's price is one of before
_THE_OLD = re.compile(
    r"\b(?:the|our|their|his|her|my) (?:old|previous|former|earlier) (?!(?:[\w-]+ )?(?:prices?|plans?|rates?|"
    r"fees?|tariffs?|list|versions?|contracts?)\b)[\w-]+\b[^.;$€£]{0,40}?\b(?:cost|had cost|came to|ran to|was costing|"
    rf"set (?:us|them) back)(?: us| them| me)? {_LEAD}|"
    r"\b(?:die|das|der|unser\w*) (?:alten?|vorherigen?|frühere[nrs]?) (?!(?:tarif|preis|vertrag)\w*)[\wß-ÿ-]+\b"
    rf"[^.;$€£]{{0,40}}?\bkosteten? (?:uns )?{_LEAD}|"
    r"\bl[’']ancien(?:ne)? (?!(?:tarif|prix|forfait|formule))[\w-]+\b[^.;$€£]{0,40}?\b(?:coûtait|nous coûtait|revenait "
    rf"à) {_LEAD}",
    re.IGNORECASE,
)
_PAID_ANOTHER = re.compile(
    r"\b(?:we|I|they|he|she|it|(?:the|this|that) (?:same )?[a-z]+) (?:had |used to |were |was )?(?:paid|pay|paying) "
    r"(?:an?|the|our|their|its|his|her|some) "
    r"(?:[\w-]+ ){0,3}?(?:vendors?|suppliers?|bureau|agency|consultants?|accountants?|firms?|compan(?:y|ies)|outfit|"
    rf"contractors?|hauliers?|haulers?|collectors?|providers?|freelancers?)\s+{_LEAD}",
    re.IGNORECASE,
)
# “Our centre paid $2,200 a month to its former supplier”
_TO_ANOTHER = re.compile(
    r"[^.;]{0,30}? (?:to|with) (?:its|their|our|the|my|an?|his|her) (?:former|previous|old|last|earlier|other|another) "
    r"[\w-]+|[^.;]{0,30}? (?:an|beim|bei) (?:den|dem|unserem?|seine[nmr]?|ihre[nmr]?) (?:früheren|vorherigen|alten|"
    r"bisherigen) \w+|[^.;]{0,30}? à (?:son|leur|notre|l[’']) ?ancien\w* \w+|"
    r"[^.;]{0,30}? a (?:su|nuestro) (?:antiguo|anterior) \w+",
    re.IGNORECASE,
)
# “A consultancy wrote last year that such software costs €1,900 a month”: what somebody without a name said
_SOMEBODY_SAYS = re.compile(
    r"(?:^|[.!?:]\s+)\W*(?:an?|one|some|another|eine?|einige|une?|un[oa]?|een) (?:[a-zß-ÿ-]+ ){0,2}"
    r"[\w-]+ (?:(?:has|have|hat|a|ha|once|recently|last \w+) )?(?:wrote|written|writes?|said|says?|found|"
    r"finds|"
    r"reckon(?:s|ed)?|estimate[sd]?|put|puts|claim(?:s|ed)?|calculated|calculates|schrieb|schreibt|schätzt\w*|sagte?|"
    r"meint\w*|écrit|estime|estimé|dit|escribió|calcula|dice|estima)\b(?! (?:us|you|to us)\b)[^.;]{0,120}$",
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
    r"\s*(?:,\s*)?(?:minimum|min\.) (?:charge|fee|spend|order|invoice|bill)\b", re.IGNORECASE
)
# “We looked at Foldwell, but $349 a month was too steep”
_I = re.compile(r"\b(?:we|I|us|me|our|my|wir|uns|ich|mir|nous|je|moi|nos|nosotros)\b", re.IGNORECASE)
_TOO_MUCH = re.compile(
    r"[^.;]{0,30}?\b(?:too (?:steep|much|dear|expensive|high|rich|costly)|more than (?:we|I) (?:could|can|wanted)|"
    r"out of (?:our|my) (?:reach|league)|beyond (?:our|my|us)|zu (?:teuer|viel|hoch)|trop (?:cher|chère|élevé)|"
    r"demasiado (?:caro|cara))\b",
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
_OURS = re.compile(rf"{OURS_WIDELY.pattern}|\bplans?\b", re.IGNORECASE)
_BY_SURVEY = re.compile(
    r"\b(?:(?:by|according to|found by|in|from) (?:an?|the|our|last year[’']s|this year[’']s) (?:[\w-]+ ){0,3}"
    r"(?:survey|poll|study)|(?:laut|nach|gemäß) (?:einer|der|unserer) (?:\w+ )?(?:umfrage|studie|erhebung)|"
    r"(?:selon|d[’']après) (?:une|l[’']|notre) ?(?:enquête|étude|sondage)|según (?:una|la|un) (?:encuesta|estudio)|"
    r"(?:ifølge|efter) en (?:undersøgelse|måling)|volgens een (?:enquête|onderzoek|peiling))\b",
    re.IGNORECASE,
)


# “Acme quoted us $310 a site with everything thrown in”: one offer to somebody, whatever was in it
_ONE_OFFER = re.compile(
    r"\b(?:quoted|offered) (?:us|me)\b[^.]*\b(?:(?:everything|all|the lot|extras?|"
    r"discounts?)[^.]{0,20} (?:thrown in|included|knocked off)|"
    r"after (?:some )?haggling|as a favou?r|special deal)\b|"
    r"\b(?:I|we) (?:still |only )*pay\b[^.]*\b(?:hand ?shake|(?:old|special|early|private|own) deal|deal from|"
    r"as a favou?r|mates?[’']s? rates?|grandfathered|from the early days)\b",
    re.IGNORECASE,
)
# “My cousin pays Acme £27 a month, he said”, and what another thing costs: “against a new lathe at £2,890”
_A_FRIEND = re.compile(
    r"\bmy (?:mate|friend|cousin|neighbou?r|brother|sister|uncle|aunt|dad|mum|boss)(?:-in-law)? (?:pays|paid|is "
    r"paying|was "
    r"quoted)\b|\b(?:mein (?:kumpel|freund|nachbar|cousin|bruder)|meine (?:freundin|nachbarin|schwester)) (?:zahlt|"
    r"bezahlt)\b|"
    r"\b(?:mon (?:ami|voisin|cousin|frère)) paie\b|\bmi (?:amigo|vecino|primo|hermano) paga\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|gegenüber|face à|frente a) (?:the (?:price|cost) of )?(?:an?|eine[mnrs]?|"
    r"un[ea]?) "
    rf"(?:new |neue[nrms]? )?[\w’' -]{{3,40}} (?:at|of|for|für|zu|à|por) {_LEAD}",
    re.IGNORECASE,
)


# “Ein Anbieter aus Hamburg verlangt 79 €”
_ANOTHER_ASKS = re.compile(
    r"\b(?:an?(?:other)?|one|some|eine?|ein anderer|einige|un|un autre|otr[oa]) (?:(?:big|large|local|other|rival|"
    r"große[rn]?|"
    r"andere[rn]?) )?(?:rivals?|competitors?|suppliers?|vendors?|providers?|anbieter|mitbewerber|hersteller|"
    r"fournisseurs?|"
    r"concurrents?|proveedor(?:es)?|competidor(?:es)?)\b[^.;]{0,40}\b(?:asks?|charges?|wants?|quotes?|offers?|verlang(?:t|en)|"
    rf"nimmt|berechnet|bietet|demandent?|facturent?|proposent?|piden?|cobran?|ofrecen?)\b[^.;]{{0,30}}{_LEAD}",
    re.IGNORECASE,
)


# “We hear of £4.10 a parcel in London”, “With somebody else, at £4.10, it would be more”
_WE_HEAR = re.compile(
    r"\b(?:(?:we|I)(?:[’']ve| have|[’']re| are)?(?: also| often| sometimes)? (?:hear|heard|read|see|seen|told)"
    r"(?: (?:talk|tell|quotes|prices|fees|rates|offers))? (?:of|about)|(?:wir hören|man hört) (?:\w+ )?von|"
    r"on (?:nous parle|entend parler) de|hemos oído hablar de|we horen van)\b[^.;,]{0,30}$|"
    r"\b(?:(?:with|at|from) (?:somebody|someone|anybody) else|bei (?:einem |jemand )?ander(?:en|em)|"
    r"bij een ander\w*|chez (?:un|une|d[’']) ?autres?|en otro (?:sitio|proveedor)|da un altro)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def is_hearsay_price(said: Said, one: Found) -> bool:
    """Whether a sum was paid somebody else, is what such things cost, the least of a bill, or was too much for whoever
    speaks."""
    text, before = said.text, sentence_before(said.text, one.start)
    if _BY_SURVEY.search(text) and not (_OURS.search(before) or _NAME_ASKS.search(before)):
        return True
    if _TO_ANOTHER.match(text, one.end) or (_SOMEBODY_SAYS.search(before) and not _speaks_of_ours(before)):
        return True
    if not said.own and _ONE_OFFER.search(text):
        return True
    if said.own and (_ANOTHER_ASKS.search(before) or _WE_HEAR.search(before)):
        return True
    if _A_FRIEND.search(before) or _AGAINST.search(before):
        return True
    if (
        _PAID_BEFORE.search(before)
        or _THE_OLD.search(before)
        or _PAID_ANOTHER.search(before)
        or _MARKET.search(before)
    ):
        return True
    if _MARKET_BEHIND.match(text, one.end) or _MINIMUM.search(before) or _MINIMUM_BEHIND.match(text, one.end):
        return True
    return bool(_TOO_MUCH.match(text, one.end) and _I.search(text))


def _speaks_of_ours(before: str) -> bool:
    """Whether somebody says it of the house that speaks, or of one by its name: “A buyer says that Acme asks £49”."""
    return bool(_OURS.search(before) or _NAME_ASKS.search(before))


def compared_in(text: str, at: int) -> str:
    """What stands between “for comparison” and a sum at `at` in its sentence, unless that speaks of the house itself:
    the sum is asked by whoever is named there, and otherwise what other things cost."""
    before = sentence_before(text, at)
    found = _COMPARED.search(before)
    return before[found.end() :] if found and not _OURS.search(before) else ""
