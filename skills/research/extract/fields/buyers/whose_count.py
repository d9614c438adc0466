"""Whose customers a count counts: a customer of the house has customers too, as has a supplier."""

import re

from skills.research.cued import Cued
from skills.research.extract.words.phrases import sentence_before

_WHO = r"(?:customers?|clients?|users?|partners?|suppliers?|dealers?|resellers?)"
_ONE = r"(?:customer|client|user|partner|supplier|dealer|reseller)"
_HAS = (
    r"(?:serves?|has|have|runs?|counts?|looks? after|supplies|supply|works?|employs?|manages?|operates?|delivers?|"
    r"handles?|washes|feeds?|treats?|hosts?|rents?|teaches|cares?|processes|sells?|ships?|sieht|hat|betreut|zählt|"
    r"beliefert|versorgt|betreibt|arbeitet|sert|compte|gère|livre|exploite|travaille|a|atiende|tiene|cuenta|gestiona)"
)
# “One of our clients, Brough, serves”, “Our customer Alder Inn has”, “Unser Kunde Vogt betreut”
_OF_ONE = Cued(
    rf"(?:^\W*|[’']s )(?:(?:one|another|some|two|three|several) of (?:our|its|their|his|"
    rf"her) (?:[\w-]+ ){{0,3}}?{_WHO}|"
    rf"(?:(?:our|its|their|his|her|a|an|my) )?(?:[\w-]+ ){{0,2}}?{_ONE}(?= (?-i:[A-ZÀ-Þ])|,|"
    rf" (?:in|at|from|near) (?-i:[A-ZÀ-Þ])| of ours| {_HAS}\b)|"
    r"(?:einer|eine) unserer (?:\w+ ){0,2}?(?:kunden|kundinnen|partner)|"
    r"(?:unser|mein) (?:kunde|partner)|unsere (?:kundin|partnerin)|l[’']une? de nos (?:clients?|clientes|"
    r"partenaires)|"
    r"notre (?:client|cliente|partenaire)|uno de nuestros (?:clientes|socios)|nuestro (?:cliente|socio))\b"
    rf"[^.;:]{{0,60}}?\b{_HAS}\b[^.;]{{0,60}}$",
    re.IGNORECASE,
)
# “Brough Workwear, a client of ours, serves”
_WHO_IS_ONE = re.compile(
    rf"\b(?-i:[A-ZÀ-Þ])[\w’'-]+, (?:an?|one of our|another|our) (?:[\w-]+ ){{0,3}}?{_WHO}(?: of ours)?\b"
    rf"[^.;:,]{{0,40}}, (?:\w+ ){{0,2}}?{_HAS}\b[^.;]{{0,60}}$",
    re.IGNORECASE,
)
# “We are part of Acme Group, which has”
_OF_OWNER = re.compile(
    r"\b(?:(?:part of|owned by|belongs? to|subsidiary of|backed by|appart(?:ient|enons) à|filiale (?:de|du|"
    r"d[’']))[^.;:]{2,60}?,? "
    rf"(?:which|who|that|whose \w+|qui) (?:[\w-]+ ){{0,2}}?{_HAS}\b[^.;]{{0,60}}|"
    r"(?:gehör(?:t|en) (?:\w+ )?zu\w*|teil (?:von|der|des)|tochter\w* (?:von|der|des))[^.;:,]{2,60}, "
    r"(?:die|der|das|deren \w+) [^.;,]{0,30})$",
    re.IGNORECASE,
)
# “Their laundry in Tampa works for”, which no house says of itself
_THEIR = re.compile(rf"^\W*(?:their|leurs?) (?:[\w’'-]+ ){{1,6}}?{_HAS}\b[^.;:]{{0,70}}$", re.IGNORECASE)
_OUR_THING = (
    r"(?:[\w’'-]+ ){0,3}?(?:platform|software|apps?|services?|products?|systems?|programs?|tools?|networks?|solutions?|"
    r"plans?|editions?|customers?|clients?|users?|marketplace|portal|modules?|suite|cloud|company|firm|business|group|"
    r"scanners?|devices?|machines?)\b"
)
# “Its hall was painted, and its choir has”: below the words about somebody who buys; a house says “our”
_ITS = re.compile(
    rf"^\W*its (?!{_OUR_THING})(?:(?:[^.;:]|\.\d){{3,140}}?\bits (?!{_OUR_THING}))?(?:[\w’'-]+ ){{1,4}}?{_HAS}\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_OWN_OF_IT = re.compile(
    r"[^.;,]{0,40}?\b(?:of (?:its|their|his|her) own|on (?:its|their) own books|eigene[nr]? kunden)\b",
    re.IGNORECASE,
)
# “In Austria our partner Acme looks after”, “betreut unser Vertriebspartner Acme”: the number follows
_A_PARTNER = re.compile(
    r"\b(?:our|unser\w*|notre|nuestr[ao]|il nostro|la nostra|onze?) (?:[\w-]+ ){0,2}?"
    r"(?:\w*partner(?:in)?|dealer|reseller|distributor|importer|agent|licensee|franchisee|\w*händler(?:in)?|"
    r"importeur|"
    r"partenaire|revendeur|distributeur|socio|distribuidor|rivenditore|distributore|concessionario),? "
    # “Thanks to our partner Acme we serve”
    r"(?-i:[A-ZÀ-Þ])(?:(?!\b(?:we|wir|nous|nosotros|noi|wij)\b)[^.;:]){1,50}$",
    re.IGNORECASE,
)
_BY_PARTNERS = re.compile(
    r"\b(?:with|through|via|by|and|mit|über|durch|und|avec|par|et|con|por|y|e|met|en) $", re.IGNORECASE
)
# whoever is told of below the name of a customer
_GOES_ON = re.compile(
    rf"^\W*(?:they|it|he|she|sie|er|es|elle|il|ils|elles|"
    rf"(?:the|this|die|der|das|le|la) (?:packhouse|nursery|grower|farm|winery|brewery|bakery|plant|group|chain|"
    rf"company|firm|family|house|team|hotel|resort|plant|laundry|clinic|"
    rf"hospital|practice|shop|store|school|council|business|operator|gruppe|kette|firma|groupe|chaîne|"
    rf"société))\b[^.;:]{{0,80}}?\b{_HAS}\b",
    re.IGNORECASE,
)
# “Für 120 Brücken führt das Büro die Akten”
_INVERTED = re.compile(
    r"^\W*(?:für|an|in|bei|mit|auf|aus) \d[\d.]* (?:[^\W\d][\w-]* ){1,4}?\w+t (?:das|die|der) (?:büro|haus|firma|"
    r"betrieb|unternehmen|kanzlei|praxis|klinik|gruppe|schule|verein|gesellschaft|werk|team|kette)\b",
    re.IGNORECASE,
)
_US = re.compile(
    r"\b(?:with|by|from|on|through|via|to) (?:us|ours?)\b|\b(?:uns|unser\w*|bei uns|chez nous|avec nous)\b",
    re.IGNORECASE,
)


def is_of_a_customer(text: str, start: int, end: int, *, own: bool) -> bool:
    """Whether it is said at `start`..`end` how many somebody has who buys from the house or it from; `own`: on a page
    of the house."""
    if _US.search(text, end):
        return False
    before = sentence_before(text, start)
    return bool(
        _OF_ONE.search(before)
        or _is_of_a_partner(before)
        or _WHO_IS_ONE.search(before)
        or _OF_OWNER.search(before)
        or (own and (_THEIR.match(before) or _ITS.match(before)))
        or _OWN_OF_IT.match(text, end)
    )


def _is_of_a_partner(before: str) -> bool:
    """Whether a partner with a name is who has so many, and not “we with our partner Acme”."""
    found = _A_PARTNER.search(before)
    return found is not None and not _BY_PARTNERS.search(before[: found.start()])


def is_below_its_name(text: str, name: str) -> bool:
    """Whether a sentence below the name of a customer tells of that customer: by its name, or as “they”."""
    first = name.split()[0] if name else ""
    if not re.match(r"[A-ZÀ-Þ]", first) or _US.search(text):
        return False
    is_named = len(first) > 3 and re.match(rf"\W*(?:The )?{re.escape(first)}\b", text)
    return bool(
        (is_named and re.search(rf"\b{_HAS}\b", text))
        or _THEIR_OWN.match(text)
        or _GOES_ON.match(text)
        or _INVERTED.match(text)
    )


_THEIR_OWN = re.compile(r"\W*(?:their|leurs?|its|ihre?)\b", re.IGNORECASE)
