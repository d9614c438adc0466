"""Sentences that a network takes for an edge and that are none: steps, sums, owners, what a customer did, what the
others do, what is not sold."""

import re
from collections.abc import Sequence

from skills.research.cued import Cued
from skills.research.extract.fields.buyers.buyers import is_said_to_buy_nothing
from skills.research.extract.words.turned_away import is_for_others

# whatever stands below such a heading is of sums
_PRICES = re.compile(
    r"\W*(?:what (?:does )?(?:it|this|that|[\w’'-]+) costs?|what does .{2,20} cost|(?:our |unsere |nos )?(?:prices?|"
    r"pricing|costs?|fees|preise|kosten|tarife|prix|tarifs|precios|tarifas)|was kostet .{2,20}|combien ça coûte|"
    r"cuánto cuesta)\W*",
    re.IGNORECASE,
)
# below such a heading stands what happens, which all of them do alike, or how a customer came to it
_STEPS = re.compile(
    r"\W*(?:what happens (?:after|when|next|then)\b.{0,30}|how (?:to (?:start|order|switch|begin)|it (?:works|goes|"
    r"was done)|we work|you start)|(?:in )?(?:three|four|five|3|4|5) (?:easy |simple )?steps|from .{3,30} to "
    r".{3,30} in "
    r".{1,20}|the (?:challenge|problem|task|brief|starting point|rollout|roll-out)|so (?:läuft|geht|funktioniert)"
    r"(?: es| das)?(?: ab)?|wie wir arbeiten|ablauf|(?:die )?(?:ausgangslage|aufgabe|herausforderung)|comment ça "
    r"(?:se passe|marche)|le (?:défi|problème)|así funciona|cómo funciona|el reto|come funziona)\W*",
    re.IGNORECASE,
)
# and below such a one who owns the house, works there and where it is
_OF_THE_HOUSE = re.compile(
    r"\W*(?:(?:our |the |us |and |our own |money |ownership |who )*(?:owners?|investors?|people|team|jobs|careers|"
    r"vacancies|history|milestones|opening hours|locations?|branches|directions|owns us|we are)"
    r"(?: (?:and|&) [\w ]{3,20})?|(?:unser )?team|standorte|öffnungszeiten|geschichte|anfahrt|gesellschafter|karriere|"
    r"contact(?: us)?|get in touch|(?:write|talk|speak) to us|kontakt|schreiben sie uns|so erreichen sie uns|"
    r"contactez-nous|écrivez-nous|nous écrire|contacto|escríbanos|contáctenos|hable con nosotros|contatti|scriveteci|"
    r"neem contact op|kontakta oss|kontakt os|"
    r"équipe|notre équipe|histoire|horaires|adresses|equipo|historia|horario|.{2,30} in (?:numbers|figures|zahlen))\W*",
    re.IGNORECASE,
)
_SUM = Cued(r"[$€£] ?\d|\b\d[\d.,’ ]*\s?(?:€|EUR|GBP|USD|CHF|CAD)(?!\w)|\b(?:EUR|GBP|USD|CHF|CAD|DKK) ?\d")
_FREE = re.compile(r"\b(?:free|no|without|kostenlos|ohne|gratuit\w*|sans|gratis|sin)\b", re.IGNORECASE)
_ASKS_YOU = re.compile(
    r"^\W*(?:please|bitte|veuillez|merci de|por favor|rechnen sie|zählen sie|comptez|calculez|cuente|calcule|"
    r"(?:ask|call|ring|tell|write to|send|talk to|try) us(?! and\b)|(?:fragen|rufen|schreiben) sie (?:uns|mich|an)|"
    r"(?:appelez|écrivez|demandez)-nous|(?:we|wir|nous) (?:can|können|pouvons) (?:also |auch |aussi )?(?:send|"
    r"show|e-?mail|"
    r"ihnen|vous))\b|^\W*(?:how it (?:goes|works)|so geht es|so läuft es): |"
    r"^wer (?:unsicher|nicht sicher|noch nicht)\b|^(?:not sure|unsure)\b",
    re.IGNORECASE,
)
# what a customer did one day: “The trust moved all calls in January 2024”, “Week two: each branch named one person”
_STORY = Cued(
    r"^(?:before \w+,|(?:week|day|month|year|phase|step) (?:one|two|three|four|five|\d+)[:,.]|in the (?:first|second|"
    r"third) (?:week|month)\b)|"
    # what a thing itself does is none
    r"^(?!(?:(?:the|this|our|die|das|le|la|l[’']) ?)?(?:it|app|software|system|program(?:me)?|tool|machine|device|"
    r"product|platform|programm|gerät|maschine|logiciel|système|appareil)\b)"
    r"(?:(?:the|one|a|der|die|das|le|la|une?|ein\w*) )?(?:[\w’'-]+ ){1,3}"
    r"(?:moved|switched|changed over|went over|signed up|rolled|went live|stellten?|wechselten?|führten?|est passée?|"
    r"a (?:choisi|basculé)|let us)\b",
    re.IGNORECASE,
)
# what nobody can buy
_NOT_SOLD = Cued(
    r"\b(?:cannot|can[’']t|can not) (?:yet |be )*(?:be ordered|be bought|ordered|bought)\b|\bnot (?:yet )?(?:for sale|"
    r"on sale|sold)\b|\bno longer (?:sold|made|available|offered)\b|\b(?:kann man|können sie) (?:[\w]+ )?nicht\b|"
    r"\bnicht (?:mehr )?(?:bestellbar|lieferbar|erhältlich)\b|\bn[’']est (?:plus|pas (?:encore)?) (?:vendue?|en vente|"
    r"disponible)\b|\budgået\b|\bkan ikke længere købes\b|\bconcept study\b|\bprototyp\w*\b",
    re.IGNORECASE,
)
# the best there is, says a man of the house
_BOAST = Cued(
    r"\b(?:market|industry) leaders?\b|\bthe (?:number one|no\. ?1) (?:in|for|of)\b|\bdie nummer eins\b|"
    r"\ble numéro un\b|"
    r"\bel número uno\b|\bmarktführer\w*|\bleader (?:du|de notre) marché\b|\blíder(?:es)? (?:del|"
    r"en el) mercado\b|"
    r"\bmarktleider\b|\bmarknadsledande\b|"
    r"\b(?:best|finest|greatest|beste[nrs]?|schönste[nrs]?|meilleure?s?|mejor(?:es)?)\b[^.;]{0,30}\b(?:in the world|"
    r"on earth|der welt|auf der welt|du monde|del mundo)\b|[,“”\"»] (?:says|sagt|dit|dice) (?:our|the|unser\w*|notre|"
    r"nuestr[ao])\b",
    re.IGNORECASE,
)
_OF_THE_OTHERS = Cued(
    r"^(?:and |und |et |y )?(?:(?:the |die |les |los )?(?:[\w-]+ )?(?:devices?|machines?|tools?|systems?|apps?|"
    r"products?|"
    r"geräte|programme|maschinen|systeme|anlagen|appareils|systèmes|logiciels|machines) (?:of|from|by|der|des|von|de) "
    r"(?:our |the |unserer |nos |autres? )?(?:competitors?|rivals?|others?|mitbewerber\w*|konkurrenz|wettbewerber\w*|"
    r"concurrents?|competencia)\b|(?:all the others?|everyone else|everybody else|alle anderen|tous les autres|"
    r"toutes les "
    r"autres|todos los demás)\b)",
    re.IGNORECASE,
)
# “It supplies paper to the public sector”: a partner or an owner who sells something else
_IS_MADE_BY = Cued(
    r"\b(?:are|is|come|comes|sind|kommen|stammen|sont|viennent|son|proceden|zijn|komen) (?:from|by|von|de|van) "
    r"(?-i:[A-ZÀ-Þ])[\w’'-]+, (?:an? |the |ein\w* |une? |een )?(?:[\w-]+ )?(?:providers?|suppliers?|hosts?|anbieter|"
    r"dienstleister|prestataire|fournisseur|prestador|proveedor|aanbieder|leverancier)\b|"
    r"\b(?:stellt|liefert|macht|übernimmt) unser (?:partner|lieferant|dienstleister)\b|"
    r"\b(?:inside|in) (?:each|every|our|the) [\w’'-]+ (?:comes?|is|are) from (?=[A-ZÀ-Þ])|"
    r"\b(?:are|is|wird|werden|sont|est) (?:made|built|replaced|supplied|sold|hergestellt|geliefert|remplacée?s?|"
    r"vendue?s?) "
    r"(?:by|von|par) (?:our |unser\w* |notre )?(?:supplier|partner|lieferant\w*|fournisseur|partenaire)\b",
    re.IGNORECASE,
)


# below such a question stands how one pays, leaves or takes another plan
_ASKS_TERMS = Cued(
    r"\b(?:pay|paid|payment|invoice[ds]?|cancel|leave|terminate|refund|(?:change|switch|upgrade)\b[^?]{0,20}\bplans?|"
    r"contract|notice|zahlen|bezahlen|rechnung|kündigen|kündigung|(?:tarif|paket|plan) (?:wechseln|ändern)|laufzeit|"
    r"payer|"
    r"paiement|facture|résilier|changer de (?:forfait|formule)|engagement|pagar|pago|factura|cancelar|"
    r"(?:cambiar|cambio) de plan|permanencia|betalen|opzeggen|contract|betala|säga upp|faktura)\b[^?]{0,60}\?",
    re.IGNORECASE,
)

# “Früher lagen jeden Montag dreißig Umschläge auf dem Tresen”: how it was before, unless the sentence goes on
_IN_THE_PAST = re.compile(
    r"^\W*(?:früher|bisher|zuvor|vorher|before (?:that|then|this|we|it),?|previously|in the past|we used to|avant|"
    r"auparavant|antes|vroeger|voorheen|tidigare|førhen)\b(?!.*\b(?:heute|jetzt|inzwischen|seither|seitdem|now|today|"
    r"since|"
    r"no longer|aujourd[’']hui|maintenant|désormais|ahora|hoy|nu|idag|i dag)\b)",
    re.IGNORECASE,
)

# “When our storeman left there was cake”, and what somebody used to do, unless the sentence goes on to today
_TODAY = r"(?!.*\b(?:heute|jetzt|seither|now|today|since|no longer|aujourd[’']hui|désormais|ahora|hoy|nu)\b)"
_THERE_WAS = Cued(
    rf"^{_TODAY}.*\b(?:gab es|es gab|there (?:was|were)|il y a eu|hubo|er (?:was|waren))\b|"
    rf"^\W*(?:vor (?:dem|der) (?:wechsel|umstellung)|before (?:the (?:switch|change|move)|we came)|avant le "
    rf"changement|"
    rf"antes del cambio)\b{_TODAY}|^(?!we\b|you\b){_TODAY}[^.;]{{3,80}}? used to (?!it\b|them\b|the\b|\w+ing\b)",
    re.IGNORECASE,
)


# whoever bears a like name, what was put right, and what somebody of the house says of others
_NO_KIN = Cued(
    r"\b(?:haben|hat) (?:wir |\w+ )?nichts (?:zu tun|gemein)\b|\bnothing to do with\b|\b(?:no|not any) relation\b|"
    r"\b(?:no tenemos|nada que ver)\b.{0,20}\bver con\b|\brien à voir avec\b|"
    r"\b(?:told|assured|confirmed to) us (?:on the (?:tele)?phone|by (?:phone|e-?mail)|that (?:this|it) is still)\b",
    re.IGNORECASE,
)
_MENDED = Cued(
    r"^\W*(?:it|this|that|the (?:fault|bug|error|problem|mistake)|das|der fehler|cela|el fallo) (?:was|is|has been|"
    r"wurde|ist|"
    r"a été|fue) (?:\w+ )?(?:put right|mended|fixed|solved|behoben|repariert|corrigée?|réparée?|corregido|arreglado)\b",
    re.IGNORECASE,
)
_IN_SPEECH = re.compile(
    r"^\W*[“„\"](?:some|most|many|a few|certain|einige|viele|certains|algunos)\b[^”“\"]{5,120}[,.]?[”“\"],? "
    r"(?:says|said|sagte?|dit|dice)\b",
    re.IGNORECASE,
)


def tells_of_before(text: str) -> bool:
    """Whether a sentence tells how it was before, and does not go on to today."""
    return bool(_IN_THE_PAST.search(text))


def is_boast(text: str) -> bool:
    """Whether a house says no more than that it is the best."""
    return bool(_BOAST.search(text))


def is_no_edge(text: str, path: Sequence[str]) -> bool:
    """Whether a sentence, or the heading above it, speaks of something else than what a thing can do."""
    above = path[-1] if path else ""
    if any(one.fullmatch(above) for one in (_PRICES, _STEPS, _OF_THE_HOUSE)) or _ASKS_TERMS.search(above):
        return True
    if (_SUM.search(text) and not _FREE.search(text)) or is_said_to_buy_nothing(text) or is_for_others(text):
        return True
    if _NO_KIN.search(text) or _MENDED.search(text) or _IN_SPEECH.search(text):
        return True
    is_other = (_ASKS_YOU, _STORY, _NOT_SOLD, _BOAST, _OF_THE_OTHERS, _IS_MADE_BY, _IN_THE_PAST, _THERE_WAS)
    return any(one.search(text) for one in is_other)
