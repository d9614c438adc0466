"""What such a room costs in a town that a house tells of once and has nothing in, and offers that the next sentence
says are over."""

import re

from indexing.web.page import WebPage

_SPACE = (
    r"(?:desks?|workplaces?|offices?|rooms?|floors?|flats?|houses?|studios?|apartments?|workshops?|berths?|moorings?|"
    r"pitch(?:es)?|parking spaces?|garages?|halls?|shops?|schreibtisch|arbeitsplatz|büro|zimmer|raum|wohnung|"
    r"stellplatz|liegeplatz|werkstatt|laden|saal|bureau|chambre|salle|appartement|atelier|emplacement|despacho|oficina|"
    r"sala|habitación|piso|local|taller|amarre|ufficio|scrivania|stanza|camera|posto auto|werkplek|kantoor|kamer|zaal|"
    r"ligplaats|atelier)"
)
# “A single desk in Dublin 2 is €450”, “Een werkplek in Amsterdam kost € 400”
_SPACE_IN = re.compile(
    rf"\W*(?:an?|one|eine?|une?|un[oa]?|een) (?:[^\W\d_][\w-]* ){{0,2}}{_SPACE}(?: [^\W\d_]{{3,12}})? "
    r"(?:in|im|à|en|a) (?:the |der |la |le |de )?(?P<place>(?-i:[A-ZÀ-Þ])[\w’'-]+)(?: (?-i:[A-ZÀ-Þ0-9])[\w’'-]*)? "
    r"(?:is|costs?|rents? (?:out )?(?:for|at)|goes for|kostet|coûte|cuesta|costa|kost|se loue|se alquila)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\W*(?:(?:it|this|that|(?:the|this|that) (?:offer|rate|price|deal|promotion)) (?:has (?:now )?(?:finished|ended|"
    r"expired|closed|gone)|is (?:now )?(?:over|finished|closed|gone))|"
    r"(?:sie|er|es|das|die aktion|das angebot) ist (?:vorbei|beendet|ausgelaufen|abgelaufen)|"
    r"(?:elle|il|l[’']offre) est (?:terminée?|finie?|expirée?|close)|c[’']est (?:fini|terminé)|"
    r"(?:(?:la oferta |ya )?(?:ha terminado|terminó|se acabó))|(?:l[’']offerta )?è (?:finit[ao]|scadut[ao]|"
    r"terminat[ao])|(?:die|dat|de actie|het aanbod) is (?:voorbij|afgelopen|verlopen))\b[^,;:]{0,40}",
    re.IGNORECASE,
)


def is_asked_elsewhere(text: str, page: WebPage) -> bool:
    """Whether a sentence tells what a room or a desk costs in a place that its page names nowhere else; a page that
    tells it of several places lists its own."""
    found = _SPACE_IN.match(text)
    if found is None or found["place"] in page.title or page.text.count(found["place"]) > 1:
        return False
    return len({one["place"] for one in _SPACE_IN.finditer(page.text)}) == 1


def has_ended(following: str) -> bool:
    """Whether the sentence that follows says of what was offered that it is over."""
    return bool(_ENDED.fullmatch(following))
