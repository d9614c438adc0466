"""Sums on a house's own page that another house asks: whoever sells on, lends, or was asked for a quote; and what comes
to a thing that is bought: its first verification, its carriage, a spare part."""

import re

from skills.research.compare.figures import TIMES
from skills.research.cued import Cued
from skills.research.extract.fields.labels import asks
from skills.research.extract.fields.value import Said
from skills.research.extract.normal import Found

_NAME = r"(?-i:[A-ZÀ-Þ])[\w&’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){0,3}"
_NO_NAME = (
    r"(?!(?:it|we|our|you|us|this|that|the|your|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|"
    r"oct\w*|nov\w*|"
    r"dec\w*)\b)"
)
# “er kostet dort 870 €”, “dort kostet sie 2.890 CHF”: at a place that the words before name
_THERE = re.compile(
    r"\b(?:dort|daar) (?:kostet|kosten|kost|gibt es|verlangt|zahlt)\b|\b(?:kostet|kosten|kost|"
    r"gibt es)\b[^.;€$£]{0,25}? "
    r"(?:dort|daar)\b|\b(?:there|over there) (?:it|they) (?:costs?|sells?|goes?|runs?)\b|"
    r"\b(?:lì|là) (?:costa|costano)\b|\b(?:costa|costano) (?:lì|là)\b|\bil y coûte\b|\by coûtent\b|\bcoûte là-bas\b|"
    r"\ballí (?:cuesta|cuestan)\b|\b(?:cuesta|cuestan) allí\b",
    re.IGNORECASE,
)
_AT_OURS = re.compile(
    r"\b(?:our|unser\w*|notre|nos|nuestr[ao]s?|nostr[aoie]|onze?) (?:[\w-]+ )?(?:shop|store|branch|showroom|\w*laden|"
    r"filiale\w*|werk\w*|standort\w*|niederlassung\w*|boutique|magasin|agence|tienda|negozio|sede|winkel|filiaal)\b",
    re.IGNORECASE,
)
# “Wir empfehlen den Ferro vom Haus Arlt”, “we recommend the Ferro from Arlt”: what is said of it is no word of ours
_RECOMMENDS = Cued(
    r"\b(?:we (?:happily |gladly |usually |can |would )?(?:recommend|suggest|point (?:you|people) to)|"
    r"wir (?:gern |gerne )?empfehlen|empfehlen wir|(?:nous )?(?:vous )?(?:recommandons|conseillons)|recomendamos|"
    r"aconsejamos|consigliamo|raccomandiamo|wij raden|raden wij)\b[^.;]{0,40}?"
    rf"(?-i:\b[A-ZÀ-Þ][\w’'-]+) (?:from|by|of|vom|von|de|du|di|della|dell[’']|van)(?: (?:the|der|dem|la|le|los|"
    rf"het))? ?"
    rf"{_NAME}",
    re.IGNORECASE,
)
# “Crate & Co. in Ohio resells it for”, “rivende”
_RESOLD = re.compile(
    rf"(?:^|[.;:]\s)\W{{0,3}}{_NO_NAME}{_NAME}(?:,? (?:in|of|near|aus|bei|à|en|a|te) {_NAME},?)? "
    r"(?:resells?|re-sells?|revend|rivende|revende)\b|"
    r"\b(?:verkauft|vende|sells)\b[^.;]{0,40}\b(?:weiter|on to others)\b",
    re.IGNORECASE,
)
# “on a lease from Acme Finance that's around £489 a month”, “finanziert über die Bolt Leasing”; whoever leases out
# itself is called otherwise
_LENDER = (
    r"[\w-]*(?:financ\w*|leas(?:ing|e)\w*|bank\w*|capital|credit|kredit\w*|crédit|loans?|banqu?e|banco|banca|"
    r"sparkasse)\b"
)
_LEASED = re.compile(
    r"\b(?:leas(?:e|es|ed|ing)|finance[ds]?|financing|loan|hire[- ]purchase|leasingrate|finanzier\w+|crédit-bail|"
    r"financement|financiad[oa]|financiación|finanziat[oa]|finanziamento)\b[^.;]{0,30}? "
    r"(?:from|with|through|via|by|bei|über|durch|von|chez|par|auprès de|con|tramite|presso|bij)(?: (?:the|der|die|"
    rf"das|la|le|il))? {_NO_NAME}(?=(?:[\w&’'-]+ ){{0,3}}{_LENDER}){_NAME}[^.;]{{0,60}}$",
    re.IGNORECASE,
)
# “The other guys quoted $52,000!”
_OTHERS_ASKED = re.compile(
    r"\b(?:the|those|some|all) (?:others?|other (?:guys|lot|people|folks|companies|makers|ones|two|three|firm|"
    r"fellows?)) "
    r"(?:quoted|asked?|wanted|want|charged?|offered)\b|\b(?:die|den) anderen? (?:wollten?|verlang\w+|boten|"
    r"nannten)\b|"
    r"\bles autres (?:demand\w+|veulent|voulaient|proposaient)\b|\bgli altri (?:chied\w+|vogliono|volevano|"
    r"offrivano)\b|"
    r"\blos (?:otros|demás) (?:pid\w+|quieren|querían|cobran)\b|\bde anderen (?:vroegen|vragen|wilden)\b",
    re.IGNORECASE,
)
# “Chains by Orfleet Iron start at $90”
_MADE_BY = Cued(
    r"^\W*(?!We\b|Our\b|It\b)[A-ZÀ-Þ]?[\w-]+(?: [a-z-]+){0,2} (?:by|from the house of|der Firma|von der Firma|"
    r"de chez|della ditta|de la casa|van de firma) [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? "
    r"(?:start|starts|cost|costs|sell|sells|kosten|kostet|coûtent|coûte|costano|costa|cuestan|cuesta)\b"
)
# what is done once to a new thing before it may be used: “first verification at your place: €96”
_OF_A_NEW_ONE = re.compile(
    r"\b(?:first|initial) (?:verification|calibration|inspection|certification|approval)\b|"
    r"\b(?:verification|calibration|inspection|registration|fitting|commissioning) of (?:an?|the|each|your) new\b|"
    r"\b(?:ersteichung|erstkalibrierung|erstprüfung|erstabnahme)\b|\bprim[ao] (?:verifica|taratura|collaudo)\b|"
    r"\b(?:vérification|inspection) (?:primitive|initiale)\b|\b(?:primera|verificación) (?:verificación|inicial)\b|"
    r"\beerste (?:ijk|keuring|verificatie)\w*\b",
    re.IGNORECASE,
)
# “Ersatzakku: 165 €”, “batteria di ricambio”
_SPARE = re.compile(
    r"^\W*(?:spare (?:[\w-]+ ){0,2}[\w-]+|ersatz(?!teilservice)\w+|[\w-]+ (?:di ricambio|de rechange|de repuesto|"
    r"de recambio)|reserve(?:accu|batterij|onderdeel)\w*)\s?[:–—]\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “imballo”, “freight inside Ohio”; by the parcel it is what a carrier sells
_CARRIAGE = re.compile(
    r"^\W*(?:(?:freight|carriage|shipping|packing|crating|crate)\b[^:.;]{0,30}|"
    r"imballo[^:.;]{0,30}|imballaggio[^:.;]{0,30}|emballage[^:.;]{0,30}|embalaje[^:.;]{0,30}|verpackung[^:.;]{0,30}|"
    r"spedizione[^:.;]{0,30}|trasporto[^:.;]{0,30}|verzending[^:.;]{0,30})\s?[:–—]\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# headings above what comes to the price, as other lists do not know them
_ELSE_TO_PAY = re.compile(
    r"\W*(?:what else (?:you(?:[’']ll| will| may| might)? |do you )?(?:(?:have to|need to) )?(?:spend|pay|need|"
    r"budget for)|"
    r"was (?:sonst|außerdem) (?:noch )?(?:anfällt|dazukommt|kostet|zu zahlen ist)|ce que vous paierez en plus|"
    r"cos[’']?a? altro si paga|altre spese|spese accessorie|qué más se paga|wat u verder betaalt)\W*",
    re.IGNORECASE,
)
_EXTRAS = re.compile(
    r"\W*(?:accessori|ricambi|toebehoren|onderdelen|recambios|tilbehør|tillbehör)(?: (?:e|en|y|og|och) "
    r"(?:altro|accessori|ricambi|onderdelen|toebehoren|accesorios|reservedele|reservdelar))?\W*",
    re.IGNORECASE,
)
# “Call-out without a plan: £270, plus £68 an hour”
_PLUS_BY_THE_HOUR = re.compile(
    r"\b(?:call-?outs?|anfahrt|déplacement|desplazamiento|chiamata|voorrijkosten)\b[^.;]{0,60}, "
    r"(?:plus|zuzüglich|zzgl\.|then|dann|puis|più|más|plus)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)

_OUR_DEALER = Cued(
    r"\b(?:our|unser\w*|notre|nos|nuestr[ao]s?|il nostro|i nostri|onze?|vores) (?:[\w-]+ )?(?:dealers?|resellers?|"
    r"distributors?|importers?|agents?|partners?|\w*händler\w*|\w*vertriebspartner\w*|importeur\w*|revendeurs?|"
    r"distributeurs?|distribuidor\w*|rivenditor\w+|concessionari\w*|dealer|forhandler)\b",
    re.IGNORECASE,
)
_THEY_ASK = re.compile(
    r"\b(?:they|he|she|sie|er|ils|elles?|loro|ellos|ze|zij)(?: (?:usually|now|currently|last))? (?:charged?|"
    r"charges|"
    r"asks?|asked|wants?|wanted|takes?|quotes?|quoted|verlang\w+|nimmt|nehmen|berechne\w+|demand\w+|factur\w+|"
    r"chied\w+|"
    r"cobran?|piden|vragen|vroegen|rekenen)\b",
    re.IGNORECASE,
)


def is_anothers_thing(text: str) -> bool:
    """Whether a sentence of a house's own page tells of a thing that another house makes: by the words that recommend
    it, or by “Chains by Orfleet Iron start at”."""
    return bool(_RECOMMENDS.search(text) or _MADE_BY.match(text))


def is_asked_elsewhere(said: Said, one: Found) -> bool:
    """Whether a sum of a house's own page is asked by somebody else, or comes to the price of what is bought."""
    begins = max(said.text.rfind(mark, 0, one.start) for mark in (". ", "! ", "? ", "\n")) + 1
    before, sentence = said.text[begins : one.start], said.text[begins:]
    if any(map(_ELSE_TO_PAY.fullmatch, said.path[-1:])):
        return True
    if any(_EXTRAS.fullmatch(above) and not asks("price", above) for above in said.path[-1:]):
        return True
    if _THERE.search(sentence) and not _AT_OURS.search(said.text):
        return True
    if any(rule.search(before) for rule in (_RESOLD, _LEASED, _OTHERS_ASKED, _PLUS_BY_THE_HOUR)):
        return True
    is_new = _OF_A_NEW_ONE.search(before) or _OF_A_NEW_ONE.search(said.label)
    is_spare = not set(one.measure.per) & set(TIMES) and _SPARE.search(before)
    is_carriage = not one.measure.per and _CARRIAGE.search(before)
    return bool(is_new or is_spare or is_carriage)


def is_asked_by_a_dealer(text: str, before: str) -> bool:
    """Whether a sentence tells what those ask whom the sentence before sends a buyer to: “Please ask our dealer Arlt.
    They charged $2,950.”"""
    return bool(_OUR_DEALER.search(before) and _THEY_ASK.search(text))
