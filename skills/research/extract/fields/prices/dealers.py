"""Whoever sells on, lends or makes a thing asks what he likes: a dealer, a shop, a maker, a bank."""

import re

from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.value import Said
from skills.research.extract.words.ours import OURS_WIDELY
from skills.research.extract.words.phrases import NEAR, sentence_before

# who sells on asks what he likes
_DEALER = Cued(
    r"\b(?:newcomer[’']s first|(?:advertises?|resells?) our|"
    r"through (?-i:[A-ZÀ-Þ])\w+,? (?:which|who) (?:asks|charges|bills|invoices) (?:[$€£]|[A-Z]{3} ?\d|\d)|"
    r"on its own account|(?:verkauft|vertreibt|nimmt|macht|übernimmt|verrechnet|"
    r"fakturiert)\b[^.;]{0,80}auf eigene rechnung|"
    r"facture\w*\b[^.;]{0,60}pour (?:son|leur) (?:propre )?compte|"
    r"is no part of (?:us|ours|our)|(?:our|its|their) (?:local )?(?:dealers?|distributors?|resellers?|importers?)|"
    r"(?:our|its|their) (?:\w+ )?partner (?:\w+ ){0,3}(?:invoices|sells|asks|charges|bills)|"
    r"(?:our|notre|unser\w*|nuestro) (?:local )?(?:partner|partenaire|partnerin?|socio) (?-i:[A-ZÀ-Þ]\w+)|"
    r"by (?:our|my|their) (?:own )?(?:sums|reckoning|maths?|calculations?|estimates?)|"
    r"(?:we|i) (?:reckon|estimate|calculate)(?= [^.;]{0,20}(?:[$€£]|[A-Z]{3} )\d)|we (?:usually |often |mostly "
    r")?see (?:about |around )?(?:[$€£]|"
    r"[A-Z]{3} )\d+|"
    r"(?:code|statute|law|act|regulations?|ordinance|rules) (?:lets?|allows?|permits?|caps?|sets?|fixes)|"
    r"an independent (?:company|dealer|firm)(?=,| writes)|writes its own contracts|(?:fixe|fixent) (?:lui|elle|"
    r"eux)-mêmes?|sets? (?:its|their) own prices|"
    r"händler\w*|messepreis|distributeurs?|"
    r"revendeurs?|(?-i:[A-ZÀ-Þ])\w+ revend|distribuidor\w*)\b",
    re.IGNORECASE,
)
# on a page of somebody else, what that one asks himself: “What we charge”
_WHAT_WE_ASK = re.compile(
    r"\W*(?:what we (?:charge|ask|bill)|our (?:prices?|rates|fees|charges|tariffs?|price list)|unsere preise|"
    r"was wir (?:verlangen|berechnen)|nos (?:prix|tarifs)|ce que nous (?:facturons|demandons)|nuestr[oa]s (?:precios|"
    r"tarifas)|i nostri prezzi|onze prijzen|vores priser|våra priser)\W*",
    re.IGNORECASE,
)
_LEAD = r"(?:about |around |roughly |some |up to |over |nearly |almost |etwa |rund |environ |près de )?(?:\S{1,3}\s?)?$"
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
# whoever sells such things too: “A dealer in Falkirk sells the same chassis for £41,000”
_A_SELLER = re.compile(
    r"(?:^|[.!?]\s)\W*(?:an?|another|one|ein|eine|un|une) (?:[\w-]+ )?"
    r"(?:dealer|shop|garage|firm|supplier|trader|merchant|auction(?:eer)?|händler|werkstatt|revendeur)"
    r"(?: (?:in|of|near|from|bei|aus|à) [A-ZÀ-Þ][\w’'-]+)? "
    r"(?:sells?|asks?|charges?|wants?|offers?|verkauft|verlangt|vend|demande)\b",
    re.IGNORECASE,
)
# “the maker, Fabrik, sells them for €640”
_MAKER_ASKS = re.compile(
    r"\b(?:the|its|their|whose|der|die|dessen|le|la|el|il|de) (?:own )?(?:maker|manufacturer|publisher|producer|"
    r"hersteller(?:in)?|verlag|fabricante?|éditeur|editor|produttore|fabrikant|maker|uitgever)"
    r"(?:, [^,;.$€£]{2,40},| in [A-ZÀ-Þ][\w’'-]+)? (?:also )?(?:sells?|asks?|charges?|wants?|offers?|verkauft|verlangt|"
    r"(?:l[ae]s? |l[oa]s )?(?:vend|vende)|demande|pide|li vende|verkoopt|vraagt)\b[^.;$€£]{0,40}(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “The manufacturer sells direct”: on its own page, where it neither names another one nor says what it asks itself
_MAKER_DIRECT = re.compile(
    r"\W*(?:the|der|die|le|la|el|il|de) (?:maker|manufacturer|publisher|producer|hersteller(?:in)?|verlag|fabricante?|"
    r"éditeur|editor|produttore|fabrikant|uitgever) (?:sells|verkauft|vend|vende|verkoopt) (?:[\w’'-]+ ){0,2}?"
    r"(?:direct(?:ly|e)?|direkt|en direct|directement|directamente|direttamente|rechtstreeks)\b",
    re.IGNORECASE,
)
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


def is_dealers(said: Said, one: Found) -> bool:
    """Whether a sum is asked by whoever sells a thing on, lends the money for it or makes it for the house."""
    before = sentence_before(said.text, one.start)
    if not said.own and any(map(_WHAT_WE_ASK.fullmatch, said.path[-1:])):
        return True
    return bool(_DEALER.search(said.text) or _DEALER_QUOTES.search(before)) or (
        said.own and _is_told_of_one(said, one, before)
    )


def _is_told_of_one(said: Said, one: Found, before: str) -> bool:
    """Whether a house's own page tells what another one asks; `before` is the sentence up to the sum."""
    sentence = said.text[one.start - len(before) :]
    return (
        bool(_A_SELLER.search(said.text[: one.start]))
        or (bool(_MAKER_ASKS.search(before[-NEAR:])) and not _is_the_maker(said.text, before))
        or bool(_RESOLD.search(before) or _LEASED.search(before))
        or bool(_THERE.search(sentence) and not _AT_OURS.search(said.text))
    )


def _is_the_maker(text: str, before: str) -> bool:
    """Whether a house that speaks of its maker means itself."""
    return bool(_MAKER_DIRECT.match(before)) and not OURS_WIDELY.search(text)


def is_asked_by_a_dealer(text: str, before: str) -> bool:
    """Whether a sentence tells what those ask whom the sentence before sends a buyer to: “Please ask our dealer Arlt.
    They charged $2,950.”"""
    return bool(_OUR_DEALER.search(before) and _THEY_ASK.search(text))
