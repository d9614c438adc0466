"""Certificates of which it is said in passing that they are not held: let lapse, next to come, not here yet, another's;
and prizes that went to a neighbour."""

import re

from skills.research.cued import Cued

# “We let our ISO 14001 certificate lapse”, “wir haben es auslaufen lassen”
_LAPSED = Cued(
    r"(?<!not )(?<!never )\blet (?:it|them|(?:our|the|its|their) [^.;]{2,50}?) (?:lapse|expire|run out|go)\b|"
    r"\b(?:have|has|did|do|does|had)(?: not|n[’']t) (?:\w+ )?renew(?:ed)?\b|\bnot (?:been )?renewed\b|"
    r"\b(?:auslaufen|verfallen|ablaufen) (?:ge)?lassen\b|\blie(?:ß|ss)en (?:wir |es )?[^.;]{0,50}\b(?:auslaufen|"
    r"verfallen)\b|"
    r"\bnicht (?:mehr )?(?:erneuert|verlängert)\b|\blaiss\w+ (?:expirer|tomber)\b|\bpas (?:été )?renouvelée?s?\b|"
    r"\blasciat\w+ scadere\b|\bnon (?:è stat[oa] |abbiamo )?rinnovat\w+\b|\bdej\w+ caducar\b|"
    r"\bno (?:se )?(?:ha )?renovad\w+\b|"
    r"\blaten verlopen\b|\bniet (?:meer )?verlengd\b",
    re.IGNORECASE,
)
# “ISO 27001 for the portal is next”, “SOC 2 is not something we have”, “das Zertifikat ist noch nicht da”
_NOT_YET_BEHIND = re.compile(
    r"(?:-\w+)?(?: [\w’'-]+){0,5}? (?:(?:is|are|comes?|will be) (?:next|up next|the next (?:step|one|thing))(?=[\W]|$)|"
    r"(?:is|are)(?: not|n[’']t) (?:(?:yet|quite|ever) )?(?:something|anything|one (?:of those|that)|what|here|"
    r"ours|there|"
    r"with us|in (?:yet|the house|our hands))\b|has(?: not|n[’']t) (?:yet )?(?:arrived|come|reached us)\b|"
    r"(?:kommt|folgt|ist) (?:als nächstes|als nächster schritt|als nächste dran)\b|(?:haben|"
    r"besitzen) wir (?:\w+ )?nicht\b|"
    r"(?:ist|liegt) (?:\w+ )?noch nicht (?:da|hier|vor|bei uns)\b|est la prochaine étape\b|(?:n[’']est|"
    r"n[’']en) pas encore "
    r"(?:là|arrivée?)\b|(?:sarà|è) il prossimo (?:passo|obiettivo)\b|non (?:ce )?l[’']abbiamo\b|"
    r"non è ancora (?:qui|arrivat\w+)\b|"
    r"(?:es|será) el (?:próximo|siguiente) paso\b|no (?:la|lo) tenemos\b|aún no ha llegado\b|"
    r"is de volgende stap\b|hebben w(?:e|ij) (?:nog )?niet\b|is er nog niet\b)",
    re.IGNORECASE,
)
# “They're UL listed; our Ferro is not yet”: what is told before is another's
_OURS_IS_NOT = re.compile(
    r"^\W*(?:they|these|those|it|this|that|sie|diese|ils|elles|esse|essi|loro|estos|estas|ze|"
    r"deze)\b[^.;]{3,80}[;,–—] ?"
    r"(?:but |aber |mais |ma |pero |maar )?(?:our|ours|we|unser\w*|wir|notre|nos|le nôtre|il nostro|la nostra|"
    r"i nostri|le nostre|"
    r"nuestr[ao]s?|onze?)\b[^.;,]{0,40}?\b(?:(?:is|are)(?: not|n[’']t)|not yet|nicht|n[’'](?:est|ont|a) pas|"
    r"non (?:ancora|lo è|lo sono)|(?:aún |todavía )no|(?:nog )?niet)\b",
    re.IGNORECASE,
)
_OTHERS = (
    r"(?:neighbou?rs?|competitors?|rivals?|competition|friends?|customers?|clients?|colleagues|nachbar\w*|"
    r"mitbewerber\w*|"
    r"konkurren\w+|kund\w+|kollegen|voisins?|concurrents?|confrères?|clients?|vicin[io]|concorrent[ei]|client[ei]|"
    r"colleg\w+|vecin[oa]s?|competidor\w*|cliente\w*|buren|concurrent\w*|klant\w*)"
)
# “The 2026 Maker of the Year went to our neighbors at Bolt”, “den Preis bekam ein Hersteller von Sägen”
_WENT_TO = re.compile(
    r"\b(?:went|goes|gone) to (?:an? |one of )?(?:our|the) (?:[\w-]+ ){0,2}?"
    rf"{_OTHERS}\b|\b(?:ging|gingen|geht) an (?:einen? |einer )?(?:unser\w* )?(?:\w+ )?{_OTHERS}\b|"
    rf"\best (?:allée?|revenue?) à (?:un |l[’']un de )?(?:nos |notre )?{_OTHERS}\b|"
    rf"\bè andat[oa] (?:a|ai|al|ad) (?:un )?(?:nostr[oi] )?{_OTHERS}\b|\bfue (?:para|a) (?:un |"
    rf"nuestr[oa]s? )?{_OTHERS}\b|"
    rf"\bging naar (?:een |onze )?{_OTHERS}\b|"
    r"\b(?:bekam|erhielt|gewann) (?:ein\w*|unser\w*) (?:\w+ )?(?:Hersteller|Anbieter|Mitbewerber|Nachbar|anderer)\b",
    re.IGNORECASE,
)


def is_told_not_held(text: str, start: int, end: int) -> bool:
    """Whether the words around a certificate or prize at `start`..`end` say in passing that it is not held or not
    won."""
    begins = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "! ", "? ")) + 1
    ends = min(
        (at for mark in (". ", "; ", "! ", "? ") if (at := text.find(mark, end)) >= 0), default=len(text)
    )
    if _LAPSED.search(text[begins:ends]) or _WENT_TO.search(text[begins:ends]):
        return True
    return bool(_NOT_YET_BEHIND.match(text, end) or (_OURS_IS_NOT.match(text) and start < _turn(text)))


def _turn(text: str) -> int:
    """Where what is said of the house itself begins."""
    found = _OURS_IS_NOT.match(text)
    return max(text.rfind(mark, 0, found.end()) for mark in (";", ",", "–", "—")) if found else 0
