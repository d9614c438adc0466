"""Lines that a network takes for a complaint and that are none: “Good to know”, “That is not so”, praise, what costs
nothing more, what no competitor does."""

import re

from skills.research.cued import Cued
from skills.research.extract.fields.buyers.buyers import is_said_to_buy_nothing
from skills.research.extract.words.families import HAS_NO, THERE_IS_NO

_GOOD_TO_KNOW = Cued(
    r"\W*(?:good to know|worth knowing|gut zu wissen|wissenswertes|bon à savoir|buono a sapersi|da sapere|"
    r"bueno saberlo|"
    r"conviene saber|goed om te weten|godt at vide|bra att veta)\W*",
    re.IGNORECASE,
)
_NOT_SO = Cued(
    r"^\W*(?:(?:that|this|it)(?: is|[’']s) (?:not (?:so|true|correct|right|the case)|untrue|wrong|false)|"
    r"das (?:stimmt|ist) (?:so )?(?:nicht|falsch)|(?:ce n[’']est|c[’']est) (?:pas vrai|faux)|non è vero|è falso|"
    r"daran ist nichts|there is nothing (?:in|to) (?:it|that)|il n[’']en est rien|daar is niets van waar|"
    r"no es (?:verdad|cierto)|es falso|dat klopt niet|dat is niet (?:waar|zo))(?=\W*$|[,;:.!–—])",
    re.IGNORECASE,
)
_NO_RIVAL = Cued(
    r"\b(?:no|not one|kein(?:e[mnrs]?)?|aucun|nessun|ning[uú]n|geen)(?: (?:other|einziger|andere[rn]?|autre|"
    r"altro|otro|ander))? "
    r"(?:competitors?|rivals?|mitbewerber\w*|wettbewerber\w*|konkurrent\w*|concurrent|concorrente|competidor)\b",
    re.IGNORECASE,
)
_PRAISE = Cued(
    r"\b(?:did not|didn[’']t|do not|don[’']t) want to (?:give|hand|send) (?:it|them) back\b|\bnicht (?:wieder |"
    r"mehr )*hergeben\b|"
    r"\bne (?:voulait|veut|voulaient) (?:pas|plus) (?:la|le|les) rendre\b|"
    r"\b(?:remains?|is|are|bleibt|ist|reste|est|rimane|è|sigue siendo|es|blijft) (?:still )?(?:the|an?|die|eine|"
    r"le|la|un|"
    r"una|de) (?:safe|obvious|natural|sound|sichere|naheliegende|valeur|scelta|elección|veilige) "
    r"(?:choice|pick|bet|wahl|sûre|sicura|segura|keuze)\b",
    re.IGNORECASE,
)
_NO_CHARGE = Cued(
    rf"\b(?:{THERE_IS_NO}|we (?:make|take) no) "
    r"(?:extra |additional |further |separate )?(?:charges?|"
    r"fees?|cost)\b(?! (?:points?|stations?|cards?)\b)|"
    r"\b(?:kostet|kosten) nichts (?:extra|zusätzlich)\b|\bsans (?:supplément|frais)\b|\bsenza (?:supplemento|"
    r"costi aggiuntivi)\b|"
    r"\bsin (?:recargo|coste adicional)\b|\bzonder (?:meerprijs|extra kosten)\b",
    re.IGNORECASE,
)
_NO_LIMIT = Cued(
    rf"\b(?:{THERE_IS_NO}|{HAS_NO}|with no) "
    r"(?:upper |fixed )?limits? (?:on|to|for)\b|\bkeine (?:ober)?grenze für\b|"
    r"\b(?:pas|aucune) (?:de )?limite (?:de|au|du|pour)\b|\b(?:no hay|sin) límite (?:de|en|para)\b|"
    r"\bgeen limiet (?:aan|op|voor)\b|"
    r"\bingen gräns för\b",
    re.IGNORECASE,
)
# of a namesake, of what was rumoured, and of what stays as it is
_NOTHING_TO_IT = Cued(
    r"\bnot (?:connected|affiliated|associated|related) (?:with|to) (?:it|them|us|each|that|this|the (?-i:[A-ZÀ-Þ])|"
    rf"(?-i:[A-ZÀ-Þ]))|\b{HAS_NO} (?:such )?(?:plans?|intentions?)\b(?! (?:for|with|below)\b)|"
    r"\b(?:plans?|prices?|tiers?|rates?|fees) (?:have|has|did) not change[ds]?\b|"
    r"\b(?:tarife|preise) (?:haben sich|sind) [^.;]{0,12}(?:nicht geändert|gleich geblieben|unverändert)\b|"
    r"\b(?:prix|tarifs|forfaits) n[’']ont pas (?:changé|bougé)\b|\b(?:planes|precios|tarifas) no han (?:cambiado|"
    r"subido)\b|"
    r"\b(?:prijzen|tarieven) zijn (?:niet veranderd|gelijk gebleven)\b",
    re.IGNORECASE,
)
# “We are not Acme & Daughters of Leeds, who make boats”
_NOT_THEM = re.compile(
    r"^\W*(?:[Ww]e are not|[Ww]ir sind nicht|[Nn]ous ne sommes pas|[Nn]o somos|[Ww]ij zijn niet) (?:the |die |der "
    r"|la |le |de )?"
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:&|and|und|et|y|en|[A-ZÀ-Þ][\w’'-]+))* ?(?:,|\W*$|(?:of|in|from|aus|de|van) (?=[A-ZÀ-Þ]))"
)
# who is bound no longer than a month, and how long the small print is
_EASY_TERMS = Cued(
    r"\b(?:month (?:by|to) month|von monat zu monat|d[’']un mois (?:à|sur) l[’']autre|mois par mois|mes a mes|"
    r"van maand tot maand)\b|"
    r"\b(?:terms|conditions|contract|agreement|bedingungen|vertrag|contrat|contrato|voorwaarden)\b[^.;]{0,30}?\b"
    r"(?:is|are|has|ist|sind|hat|fait|est|es|zijn|telt) (?:only |just |nur )?[\w-]+ (?:pages?|seiten?|páginas?|"
    r"pagina[’']?s)\b",
    re.IGNORECASE,
)
# what somebody will not speak of
_NO_COMMENT = Cued(
    r"\b(?:(?:do|does|did|will|would)(?: not|n[’']t) comment\b|(?:declin|refus)\w+ to comment|no comment(?= (?:on|"
    r"about)\b|\W*$)|lips are sealed|"
    r"äußer(?:t|n|te|ten) (?:\w+ ){0,2}(?:sich|uns) (?:\w+ )?nicht|(?:geben|gibt|gab) (?:\w+ )?keine auskunft|"
    r"ne (?:comment\w+|souhait\w+) pas|ne s[’']exprim\w+ pas|no (?:comenta|hacemos comentarios)|geen commentaar)",
    re.IGNORECASE,
)
# “I had heard that it took only British cards; not so”
_HEARD_WRONGLY = Cued(
    r"\b(?:(?:I|we)(?:[’']d| had| have|[’']ve)? (?:heard|read|been told|feared|worried|expected|thought)|"
    r"(?:people|some|they) (?:say|said|claim)|man (?:sagt|hört)|(?:ich|wir) (?:hatten?|habe) (?:gehört|gelesen)|"
    r"on m[’']avait dit|(?:j[’']|nous )av(?:ais|ions) (?:entendu|lu))\b[^.]{3,90}?[;,.:–—] ?(?:but |and |aber |mais )?"
    r"(?:not so\b|not true\b|untrue|nonsense|wrong\b|(?:it|that|this|they)(?:[’']s| is| was| are| were)(?: not|"
    r"n[’']t)? "
    r"(?:so|true|wrong|rubbish|nonsense)\b|stimmt nicht|das ist falsch|c[’']est faux|ce n[’']est pas vrai)",
    re.IGNORECASE,
)
# what is not sold any more, told on its own page as news
_FAREWELL = Cued(
    r"\b(?:is|are) no more\b|\b(?:bids?|bid|say|says|said) (?:farewell|goodbye)\b|"
    r"\b(?:verkaufen|bauen|vertreiben|pflegen|anbieten|bieten)(?: und (?:\w+))? (?:wir|an) (?:\w+ ){0,2}nicht mehr\b|"
    r"\btire(?:nt)? sa révérence\b|\b(?:sagt|sagen) (?:\w+ )?(?:lebewohl|adieu)\b",
    re.IGNORECASE,
)
_OR_NONE = Cued(r"\W*(?P<what>\w+) or no (?P=what)\W*", re.IGNORECASE)
# “There is no extra charge, but the app is slow”
_TURNS = Cued(r"\b(?:but|however|although|though|aber|doch|mais|pero|però|maar|men)\b", re.IGNORECASE)
_RULES = (
    _NOT_SO, _NO_RIVAL, _PRAISE, _NO_CHARGE, _NO_LIMIT, _NOTHING_TO_IT, _NOT_THEM, _EASY_TERMS, _NO_COMMENT, _FAREWELL,
)  # fmt: skip


def is_no_complaint(text: str) -> bool:
    """Whether a line complains of nothing, whatever it was taken for."""
    whole = text.strip()
    if (
        _HEARD_WRONGLY.search(text)
        or _GOOD_TO_KNOW.fullmatch(whole)
        or _OR_NONE.fullmatch(whole)
        or is_said_to_buy_nothing(text)
    ):
        return True
    return any(one.search(text) for one in _RULES) and not _TURNS.search(text)
