"""Prices that hold for a while or no more: offers, newcomers' first months, what is over, shown by mistake or used."""

import re

from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import sentence_before

# up to a day or a season: “until June”, never “until you cancel”
_UNTIL = (
    r"(?:until|till|through) (?:the end of |end of |mid-?|early |late )?(?:(?:jan|feb|mar|apr|jun|jul|aug|sep|"
    r"oct|nov|"
    r"dec)"
    r"[a-z]*\b|may\b|easter|christmas|new year|spring|summer|autumn|fall\b|winter|\d{1,2}(?:st|nd|rd|th)? [a-z])"
)
# what holds for a while, wherever in the sentence that stands
_PROMOTED = Cued(
    r"\b(?:trade[- ](?:fair|show) (?:offer|price|special)|"
    r"\d{1,2} (?:to|until|and|–|-) \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* only|"
    r"(?:hand in|order|sign|book|buy|swap)\b[^.;]{0,40}\bbefore (?:christmas|easter)|"
    r"this (?:winter|spring|summer|autumn|fall|month|week|season|semester) only|"
    r"with (?:the )?code (?-i:[A-Z0-9]{3,})|at (?:our|the) (?:stand|booth)|(?:these|those) (?:\w+ )?(?:days|"
    r"weeks) "
    r"only|together with [^.;]{3,80} "
    r"(?:amounts?|adds? up) to(?![^.;]{0,30}\b(?:month|year|user|week))|black friday|cyber monday|pilot "
    r"(?:ward|site|phase|project|month)s?|which (?:is|are) refunded|"
    r"(?:sign up|book|order|join) (?:by|before) (?:the )?\d|"
    r"^\W*(?:our |this )?(?:fall|autumn|winter|spring|summer|holiday|christmas|xmas|easter|thanksgiving|"
    r"new year(?:[’']s)?|"
    r"back[- ]to[- ]school|season(?:al)?|opening|early[- ]bird) (?:deals?|offers?|specials?|promo(?:tion)?s?|sales?|"
    r"prices?|discounts?)\s?[:!–—-]|"
    r"^\W*(?:[\w’' -]{2,24}: )?(?:sign(?: up)?|book|order|join|buy|subscribe|register|reserve|switch)\b[^.;]{0,50}?\b"
    r"(?:before|by) (?-i:[A-ZÀ-Þ])[\w’'-]+[^.;$€£]{0,40}?(?:,| and| for| to)\s|"
    r"^\W*(?:[\w’' -]{2,24}: )?(?:bis|vor) (?-i:[A-ZÄÖÜ])\w+ (?:bestellen|buchen|kaufen|abschließen|unterschreiben|"
    r"wechseln)\b|"
    r"^\W*(?:[\w’' -]{2,24} ?: )?(?:(?:commandez|réservez|signez|souscrivez|inscrivez-vous|"
    r"achetez) (?:[^.;]{0,30} )?avant|"
    r"(?:reserve|reserva|pida|pide|firme|firma|contrate|contrata|compre|compra) (?:[^.;]{0,30} )?antes de|"
    r"(?:bestil|book|køb|tegn) (?:[^.;]{0,30} )?(?:inden|før|senest)|"
    r"(?:bestel|boek|teken|koop) (?:[^.;]{0,30} )?(?:voor|vóór) (?-i:[A-Z])\w*)\b|"
    r"^\W*(?:[\w-]+ ){0,2}(?:offer|promo(?:tion)?|deal|sale|special|aktion|promotion|oferta)s?\s?:"
    rf"(?=(?:[^.;]|\.\d){{0,120}}(?:\b{_UNTIL}|\bnew (?:customers|accounts|clients)\b|\bends? (?:on|in|this)\b))|"
    r"^\W*(?:herbst|winter|sommer|frühjahrs|frühlings|weihnachts|oster|messe|rabatt|neukunden)?aktion:|\bwer (?:bis|"
    r"vor) (?:zum |dem )?(?:\d|(?-i:[A-ZÄÖÜ]))[\w. ]{0,20} (?:[^.;,]{2,30} )?(?:bestellt|bucht|"
    r"kauft|wechselt|"
    r"abschließt|unterschreibt)\b|"
    r"^\W*(?:through|until|till|up to|bis(?: zum)?|jusqu[’']au|hasta el) (?:the end of )?(?:\d{1,2}\.? )?(?:jan|feb|"
    r"mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec|mai|dez|okt|déc|ene|dic)[a-zé]*\b(?: \d{1,2})?,|"
    r"^\W*(?:sign(?: up)?|switch|book|order|join)(?:ing)? (?:by|before|this|within) (?:[^.;]|\.\d){0,80}"
    rf"\b{_UNTIL}|(?:switch|sign|mov|join)ing (?:this|in|before) [^.;?]{{1,40}}\?|you get\b(?:[^.;]|"
    rf"\.\d){{1,60}}\b{_UNTIL})",
    re.IGNORECASE,
)
_MOST_OF_SENTENCE = 300  # letters; more is a whole card
# who comes new pays that, and for so long: both together are an offer
_NEW = re.compile(
    r"\b(?:(?:new|first-time) (?:[\w-]+ ){0,2}?\w+s\b|neue[rn]? \w+|neukunden|(?:les |aux |pour les )?(?:nouveaux|"
    r"nouvelles) \w+|(?:los |para )?nuev[oa]s \w+)",
    re.IGNORECASE,
)
_SOME = (
    r"(?:\d{1,2}|one|two|three|four|six|twelve|ein(?:en)?|zwei|drei|vier|sechs|zwölf|un|deux|trois|quatre|six|douze|"
    r"dos|tres|cuatro|seis|first|ersten|premiers|primeros)"
)
_FOR_A_WHILE = re.compile(
    rf"\b(?:(?:for|during|pendant|durant|durante) (?:(?:the|their|les|leurs|la|sus) )?"
    r"(?:first |ersten |premiers |premières |primeros )?|"
    # “are set up in two weeks” tells of no offer
    r"(?:over|in|les|los|die|in den) (?:(?:the|their|les|leurs|la|sus) )?(?:first |ersten |premiers |premières |"
    rf"primeros ))(?:{_SOME} )?(?:weeks?|months?|years?|wochen|monate?n?|jahre?n?|"
    rf"semaines?|mois|ans?|semanas|meses|años?)\b|\b{_SOME} (?:wochen|monate|jahre?) (?:lang\b|für\b)",
    re.IGNORECASE,
)
# “Only in November: from the third day for €20”
_ONLY_IN = re.compile(
    r"^\W*(?:only|just|nur|seulement|uniquement|sólo|solo) (?:in|during|im|en|until|till|through|bis|jusqu[’']à) "
    r"(?:(?:the )?(?:end of )?|ende )(?:jan|feb|mar|mär|apr|may|mai|jun|jui|jul|aug|août|sep|oct|okt|nov|dec|dez|déc|"
    r"winter|summer|sommer)\w*",
    re.IGNORECASE,
)
# a mistake of a program that is told in what was changed: “Fixed: some users saw £1 as the price”
_SHOWN_WRONGLY = re.compile(
    # a plan may be called “Fixed”
    r"^\W*(?:fixed|bug ?fix|corrected|behoben|korrigiert|corrigé|corregido)\s?[:–—](?!\s*(?:from |ab )?\S{0,3}\s?\d)|"
    r"\b(?:an? )?(?:error|bug|mistake|glitch|fehler|erreur|bogue)\b[^.;]{0,60}\b(?:saw|seen|showed?|shown|displayed|"
    r"charged|anzeigte|angezeigt|zeigte|affich\w+)\b",
    re.IGNORECASE,
)
# “There was, in July: £49 a month”; what follows “now” is of today
_THERE_WAS = re.compile(
    r"\W*(?:there (?:was|were|used to be)|es gab|il y (?:avait|a eu)|hubo|había|c[’']era(?:no)?|er (?:was|waren))\b"
    r"(?![^.;$€£]*\b(?:now|today|since|jetzt|heute|maintenant|aujourd[’']hui|ahora|hoy|ora|oggi|nu|vandaag)\b)",
    re.IGNORECASE,
)
_SUM = r"\s*(?:about |around |etwa |environ |unos |ca\.? )?(?:\S{1,3}\s?)?$"
# what was shown or let before is no price of a new one
_SHOWN = re.compile(
    rf"\b(?:ex-(?:demo\w*|display|rental|hire)|vorführ(?:gerät|maschin|modell|wagen)\w*|(?:modèles?|machines?) "
    rf"de démonstration)\b[^.;]{{0,70}}?{_SUM}",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    rf"\b(?:deja(?:n|mos|rá)? de pagar|dejó de pagar|cess\w+ de payer|arrêt\w+ de payer|ne (?:paie|paye)\w* plus|"
    rf"zahlt\w* (?:\w+ )?(?:nicht|keine?) mehr|no longer pays?|slipper for at betale){_SUM}",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:subvencion(?:a|an|ó|ado|ada)|subventionne\w*|bezuschuss\w*|subsidi[sz]e[sd]?|subsidieer\w*|"
    r"giver tilskud)\b",
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

# “Our fair offer (Basic for €99 a month) ended on 31 October”
_OFFER = re.compile(
    r"\b(?:\w*aktion|angebot|offers?|deal|promo(?:tion)?|discount|offre|remise|oferta|\w*actie|aanbieding)\b",
    re.IGNORECASE,
)
_ENDED_BEHIND = re.compile(
    r"[^.;]{0,40}?(?:\b(?:ended|expired|ran out|finished)\b|"
    r"\b(?:ist|sind|is|has|have|was|est|a|ha)\b(?:[^.;]|\.(?= [A-ZÄÖÜ\d])){0,40}?\b(?:over(?=\W*$)|ended|expired|"
    r"closed|"
    r"ausgelaufen|abgelaufen|beendet|vorbei|terminée?|expirée?|finie?|terminado|expirado|afgelopen|verlopen|"
    r"voorbij)\b)",
    re.IGNORECASE,
)


def is_passing_offer(said: Said, one: Found) -> bool:
    """Whether a sum is asked for a while only, was asked before, or was never meant."""
    before = sentence_before(said.text, one.start)
    return (
        bool(_PROMOTED.search(said.text[:_MOST_OF_SENTENCE]))
        or bool(_NEW.search(said.text) and _FOR_A_WHILE.search(said.text))
        or bool(_ONLY_IN.match(said.text) or _SHOWN_WRONGLY.search(said.text))
        or bool(_THERE_WAS.match(before))
        or bool(_OFFER.search(before) and _ENDED_BEHIND.match(said.text, one.end))
        or any(one.search(before) for one in (_SHOWN, _NO_LONGER, _GIVEN))
    )


def has_ended(following: str) -> bool:
    """Whether the sentence that follows says of what was offered that it is over."""
    return bool(_ENDED.fullmatch(following))
