"""Addresses and headings of a house's own pages by which they speak of those who buy from it, and names of such."""

import re

from skills.research.cued import Cued

_WORDS = (
    r"customers?|clients?|case-?stud\w+|cases|success\w*|stories|references?|referen[sz]en|referencias|referanser|kunden|"
    r"klanten|kunder|clienti|clientes|casos(?:-de-exito)?|tenants|mieter|locataires|inquilinos|huurders"
)
# the page of all of them, and the story of one
ALL_BUYERS_URL = Cued(rf"/(?:our-)?(?:{_WORDS})(?:\.\w{{2,5}})?/?$", re.IGNORECASE)
CASE_STUDY = Cued(
    r"/(?:customers?|case-stud\w+|cases|success\w*|stories|references|referen[sz]en|referanser|kundcase|"
    r"kunden|clienti|casi(?:-[\w-]+)?|casos(?:-[\w-]+)?|cas-clients?|fallstudien|anwenderberichte|erfolgsgeschichten|"
    r"kundenstimmen|klanten|klantverhalen)/[^/]+",
    re.IGNORECASE,
)
_US = r"(?:us|uns|nous|nos|nosotros|(?-i:[A-ZÀ-Þ])[\w’'-]*(?: (?-i:[A-ZÀ-Þ])[\w’'-]*)?)"
_DO = (
    r"(?:us(?:e|es|ed|ing)|trusts?|chose|works? with|work(?:s|ed)? on|runs? on|rel(?:y|ies) on|buys? from|"
    r"[a-z]+s? (?:with|on|at))"
)
_SOME = (
    r"(?:(?:some|a few|a selection|einige|eine auswahl|quelques-uns) (?:of|unserer|de) |einige |quelques )?"
    r"(?:(?:our|some|happy|meet|unsere|nos|nuestros|onze|vores|våra) )*"
)
# “Who parks with us”, “Airports that use Acme”, “Quién ya nos usa”
_SPEAKS = Cued(
    rf"\W*(?:{_SOME}(?:customers?|clients?|references|kunden|referenzen|références|clientes|referencias|klanten|kunder)"
    r"(?: stories)?|(?:customer|client|success) stories|case studies|kundenstimmen|"
    rf"(?:who|they|these|(?-i:[A-ZÀ-Þ])[a-z]+(?: [a-z]+)? (?:that|who|which)) (?:already |also )?{_DO} {_US}|"
    r"who (?:already |also )?(?:uses?|buys?|has|have|owns?|trusts?|rel(?:y|ies) on|works? with) (?:it|them|"
    r"ours?)|also (?:with us|on "
    r"(?-i:[A-ZÀ-Þ])\w+)|"
    r"wer uns (?:[\w’'-]+ ){0,4}(?:an)?vertraut|"
    r"wer (?:schon |bereits )?(?:uns|mit uns|bei uns) \w+|wer (?:schon |bereits )?(?:uns )?nutzt|"
    rf"(?:sie|diese) (?:arbeiten mit|nutzen|vertrauen) {_US}|"
    r"(?:qui|ils|elles) (?:nous )?(?:utilisent?|font confiance|travaillent? avec nous)(?: déjà)?|"
    rf"ils (?:travaillent avec|utilisent|ont choisi) {_US}|confían en nosotros|(?:ellos )?trabajan con {_US}|"
    r"quién(?:es)? (?:ya )?(?:nos|confía|trabaja) ?(?:\w+ ?){1,3})\W*",
    re.IGNORECASE,
)
# and those above their words, or their names beside each other
_LETS_THEM_SPEAK = Cued(
    r"\W*(?:(?:our |some |happy )*testimonials?|trusted by\b.*|\d[\d,. ]* customers\b.*|das sagen unsere kunden)\W*",
    re.IGNORECASE,
)
_JOINS = r"(?:(?:&|and|und|et|y|of|the|de|du|des|la|le|von|van|der|for|zu|am|im|in|og|i) ){0,2}"
_NAME = re.compile(rf"(?:St\.? )?[A-ZÀ-Þ][\w’'.-]*(?: {_JOINS}(?:[ldLD][’'])?[A-ZÀ-Þ0-9&][\w’'.-]*){{0,6}}")
# what else has a heading that is written like a name
_NO_BUYER = re.compile(
    r"\b(?:our|your|us|we|you|how|why|what|who|get|contact|case|stud(?:y|ies)|stor(?:y|ies)|success|more|about|join|book|"
    r"demo|read|next|partners?|awards?|press|newsletter|faqs?|questions?|support|pric(?:es?|ing)|start\w*|try|talk|"
    r"become|reviews?|testimonials?|results?|careers?|jobs|plans?|edition|version|package|features?|products?|"
    r"industr(?:y|ies)|sectors?|news|team|offices?|kontakt|preise|kosten|tarife?|paket|produkte?|mehr|partner|presse|"
    r"fragen|tarifs?|prix|forfait|produits?|avis|secteurs|contacto|precios?|tarifas?|preguntas)\b",
    re.IGNORECASE,
)


def speaks_of_buyers(heading: str) -> bool:
    """Whether all that stands below such a heading is told of those who buy."""
    return _SPEAKS.fullmatch(heading) is not None


def shows_buyers(heading: str) -> bool:
    """Whether below such a heading those who buy stand or speak, perhaps beside other things."""
    return speaks_of_buyers(heading) or _LETS_THEM_SPEAK.fullmatch(heading) is not None


def may_be_a_buyer(words: str) -> bool:
    """Whether words are written like the name of a firm or a place, and are no usual heading."""
    return _NAME.fullmatch(words) is not None and not _NO_BUYER.search(words)
