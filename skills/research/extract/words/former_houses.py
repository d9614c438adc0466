"""What somebody tells of the place he had before: “In my last office the roof leaked. Not here.”"""

import re

from skills.research.cued import Cued

_TIMES = (
    r"(?:days?|weeks?|months?|years?|orders?|visits?|trips?|reviews?|bookings?|posts?|comments?|tests?|hours?|season|"
    r"versions?|updates?|besuch\w*|woche\w*|monat\w*|jahr\w*|bestellung\w*|bewertung\w*|test\w*|visite|commande|"
    r"semaine|année|avis|visita|pedido|semana|mes|año|settimana|mese|ordine|recensione|week|maand|jaar|bestelling)"
)
_FORMER = Cued(
    r"\W*(?:(?:in|at|with) (?:my|our) (?:last|previous|old|former|earlier) |"
    r"(?:in|bei) (?:meine[mr]|unsere[mr]) (?:letzten|früheren|vorigen|alten|vorherigen) |"
    r"(?:dans|chez|à) (?:mon|ma|notre) (?:ancien(?:ne)?|précédente?|dernier|dernière|vieux|vieille) |"
    r"en (?:mi|nuestr[oa]) (?:anterior|antigu[oa]|últim[oa]) |"
    r"n(?:el|ella|ello) (?:mio|mia|nostr[oa]) (?:vecchi[oa]|precedente|ultim[oa]) |"
    rf"(?:in|bij) (?:mijn|onze|ons) (?:vorige|oude|laatste) )(?!{_TIMES}\b)[^\W\d_]",
    re.IGNORECASE,
)
# “We had Bolt before, and its tanks leaked”, “Came from Bolt, who left us without”
_HAD_BEFORE = re.compile(
    r"\W*(?:(?:[Ww]e|I) (?:had|used|ran|rented|were with) (?:the )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)* "
    r"(?:before|previously|until)\b|"
    r"(?:(?:[Ww]e|I) )?(?:[Cc]ame|[Ss]witched|moved|changed) (?:here |over )?from (?:the )?[A-ZÀ-Þ][\w’'-]+,? "
    r"(?:who|which|where|whose)\b|"
    r"(?:[Vv]orher|[Dd]avor|[Zz]uvor) hatten? (?:wir|ich) [A-ZÄÖÜ]|(?:[Aa]vant,? )?(?:[Nn]ous avions|"
    r"[Jj][’']avais) [A-ZÀ-Þ][\w’'-]+ avant\b|"
    r"[Aa]ntes ten(?:íamos|ía) [A-ZÀ-Þ])",
)
# what he has now stands in the same sentence
_HERE = re.compile(
    r"\b(?:here|but|now|today|hier|aber|jetzt|heute|ici|mais|maintenant|aquí|pero|ahora|qui|ma|ora|adesso|maar|nu)\b",
    re.IGNORECASE,
)


def is_of_former_house(text: str) -> bool:
    """Whether a sentence tells of somebody's last place, and of none that he has now."""
    found = _FORMER.match(text) or _HAD_BEFORE.match(text)
    return found is not None and not _HERE.search(text, found.end())
