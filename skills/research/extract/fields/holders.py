"""Whose certificate or prize a sentence tells of: a supplier's data centre and a customer's house have theirs too."""

import re
from collections.abc import Iterator

_MOST_READ = 60_000  # characters of a page in which a holder is looked for
# “Bracken is certified to ISO 22301”, “our partner Bracken is certified”
_HOLDER = re.compile(
    r"^(?:[Ii]n (?:the same year|\d{4}),? )?(?P<who>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}) (?:itself )?(?:is|"
    r"are|was|were|has|have|holds?|won|wins|became)\b"
)
_ITSELF = re.compile(
    r"^the (?!(?:platform|company|product|software|service|system|app|tool|firm|device|machine)\b)(?:[\w-]+ "
    r"){1,3}?(?:itself|themselves|himself|herself)\b",
    re.IGNORECASE,
)
_NOT_US = re.compile(
    r",? not (?:us|we|ourselves)\b|\bcongrat\w+ to (?!us\b|our\b|the\b)|\bsays [^.]{3,60}, who (?:\w+ )?(?:took|"
    r"won|received)\b|\bhats? off to (?!us\b|our\b|the\b)",
    re.IGNORECASE,
)
_SUPPLIER = (
    r"(?:data cent(?:re|er)s?|halls of|rechenzentr\w+|hébergeur|centro de datos|"
    r"(?:our|unser\w*|notre|nuestr[ao]) (?:\w+ )?(?:host|hosts|supplier|partner|provider|landlord|operator|"
    r"subcontractor|"
    r"courier|carrier|printer|insurer))"
)
_SUPPLIED = re.compile(rf"\b{_SUPPLIER}\b", re.IGNORECASE)
# “our partner Bracken is certified”, “bought from Bracken, a house certified to ISO 13485”
_OF_SUPPLIER = re.compile(
    rf"^{_SUPPLIER},? (?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){{0,2}},? (?:is|are|was|were|has|have|holds?|"
    rf"won)\b|"
    r"\b(?:bought|comes?|made|supplied|delivered|carried|hosted) (?:from|by|with|at) (?-i:[A-ZÀ-Þ])[^.;]{2,40},\s"
    r"(?:an? \w+ |who (?:is|are) |which (?:is|are) |itself )(?:certified|accredited)\b|"
    r"\b(?:kommen?|stamm(?:t|en)|geliefert) [^.;]{0,30}\b(?:von|aus) eine[rm]? \w+ mit [^.;]{0,20}zertifi|"
    r"\b(?:come|comes|supplied|bought|made) (?:from|by) an? \w+ (?:with an?|that (?:holds|has)) [^.;]{0,30}"
    r"(?:certif|accredit)|"
    r"\b(?:by|via|through|with) (?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){0,2}, (?:an?|our|the) [^.;,]{2,40} "
    r"(?:with|holding|that holds|which holds|certified|accredited)\b",
    re.IGNORECASE,
)
# who carries or makes something for the house: “parcels travel with Hare & Sons”
_SERVES = re.compile(
    r"\b(?:travels?|sent|delivered|carried|hosted|printed) (?:with|by|through) $", re.IGNORECASE
)
# “Treasure Valley Driver Training picked up the Idaho Safety Medal”
_WON_BY_A_CUSTOMER = re.compile(
    r"^(?!Our )(?:[A-ZÀ-Þ][\w’'-]+ (?:of |the |& )?){1,5}(?:School|Academy|Training|Centre|Center|College|University|"
    r"Hospital|"
    r"Clinic|Practice|Surgery|Council|Club|Choir|Association|Society|Library|Archives?|Museum|Hotel|Inn|Farms?|Bakery|"
    r"Nursery|Nurseries|Garage|Motors|Cycles|Brothers|Sons|Church|Theatre|Trust|Housing|Estates?|Vineyard|Brewery|"
    r"Dairy|"
    r"Stables|Marina|Laundry|Orchestra|Parish)(?: (?:in|of) [A-ZÀ-Þ]\w+)? "
    r"(?:(?:was|were|has been) (?:\w+ )?(?:crowned|named|voted|chosen|elected|declared|awarded)|picked up|took home|"
    r"won|"
    r"wins|scooped|landed|collected|received|walked off with)\b"
)
# “That plant was itself awarded the Casa Verde label”, where a house tells of a customer
_THAT_PLACE = re.compile(
    r"^(?:that|the (?=\w+ went on to be\b)) ?(?:plant|office|archive|school|workshop|council|library|hospital|clinic|"
    r"hotel|farm|bakery|"
    r"parish|"
    r"museum|club|choir|college|university|practice|surgery|garage|museum|theatre|orchestra|customer|"
    r"client)\b[^.;]{0,40}"
    r"\b(?:awarded|named|crowned|voted|won|wins|received|picked up)\b",
    re.IGNORECASE,
)
_CUSTOMER = r"(?:customers?|clients?|kund(?:e|en|in)|clientes?|cliente)"
# “Unser Kunde Klinikum Senne wurde ausgezeichnet”, “One of our clients, Brough, won”, “The hotel Vane, a customer,”
_A_CUSTOMER = re.compile(
    rf"^(?:(?:one|two|three|another|some|einer|eine|un|une|uno) (?:of|unserer|de) )?(?:our|unser\w*|notre|nos|"
    rf"nuestr[ao]s?)? ?"
    rf"(?:[\w-]+ ){{0,2}}{_CUSTOMER},? (?:at |in |the |das |die |der |le |la |l[’'])?(?-i:[A-ZÀ-Þ])|"
    r"^(?:the |das |die |der |le |la |l[’'])?(?:[a-zß-ÿ]+ )?(?-i:[A-ZÀ-Þ])[^.;,]{2,60}, "
    rf"(?:(?:an?|the|another|ein\w*|une?|un[ao]?) (?:[\w’'-]+ ){{1,3}}{_CUSTOMER}|"
    rf"(?:(?:one of|a) )?(?:our|unser\w*|notre|nos|nuestr[ao]s?) (?:[\w-]+ ){{0,2}}{_CUSTOMER}|"
    rf"an? {_CUSTOMER} (?:of|since)|(?:ein\w* )?{_CUSTOMER} (?:von uns|seit)|(?:une? )?{_CUSTOMER} (?:depuis|chez "
    rf"nous))\b",
    re.IGNORECASE,
)
# what is won or held, and no result: so many minutes that a customer saved prove the tool
_WON = re.compile(
    r"\b(?:awards?|prizes?|medals?|troph(?:y|ies)|\w*preis\w*|\w*siegel|prix|premios?|trophées?|label|seal|of the "
    r"year|des jahres|"
    r"de l[’']année|del año|ausgezeichnet|auszeichnung|distinction|lauréate?|winners?|crowned|certified|certifiée?|"
    r"zertifiziert)\b",
    re.IGNORECASE,
)
# what such a customer gave the house, and no prize of its own
_TO_US = re.compile(
    r"\b(?:us|we|ours|our (?:own|team|software|work|app|platform)|for our|uns|wir|nous|nosotros|nos (?=ha|han|dio))\b",
    re.IGNORECASE,
)
# “Cedar & Vane won”, below a heading of customers
_NAME_WON = re.compile(
    r"^(?:(?:the|das|die|der|le|la) (?:\w+ )?)?(?P<who>[A-ZÀ-Þ][\w’'-]+(?: (?:&|and|und|et|of|de) [A-ZÀ-Þ][\w’'-]+|"
    r" [A-ZÀ-Þ][\w’'-]+){0,4}) (?:has |was |were |been |wurde |a |hat )*"
    r"(?:won|wins|named|awarded|received|crowned|voted|took|ausgezeichnet|gewann|gewonnen|remporté|reçu)\b"
)
_CONGRATULATED = re.compile(
    r"^(?:our |many |warm )?(?:congratulations|congrats|well done|hats off|wir gratulieren|herzlichen glückwunsch|"
    r"glückwunsch|félicitations|bravo|bravos|enhorabuena|felicidades)\b(?!,? (?:everyone|team|us)\b)",
    re.IGNORECASE,
)
_PLACES = 8  # of a name on a page


def is_of_another(text: str, page: str, *, known: bool = False) -> bool:
    """Whether a sentence begins with a name that its page introduces as a supplier's, or with whoever is meant by “the
    tribunal itself”. `known`: it names a company that is asked about."""
    if _ITSELF.match(text) or (not known and (_NOT_US.search(text) or _OF_SUPPLIER.search(text))):
        return True
    if not known and (_WON_BY_A_CUSTOMER.match(text) or _THAT_PLACE.match(text)):
        return True
    found = _HOLDER.match(text)
    if not found or known:
        return False
    return any(
        _SUPPLIED.search(f"{before} {behind}") or _SERVES.search(before)
        for before, behind in _around(found["who"], page)
    )


def is_customers_prize(text: str, following: str, *, below_customers: bool) -> bool:
    """Whether a prize is one that a customer won, by the words around it; `below_customers`: the page or its heading
    speaks of customers, so that whoever is named there is one."""
    if not _WON.search(text):
        return False
    customer = _A_CUSTOMER.match(text)
    if customer and not _TO_US.search(text, customer.end()):
        return True
    if _CONGRATULATED.match(following):
        return bool(_NAME_WON.match(text))
    return below_customers and bool(_NAME_WON.match(text)) and not _TO_US.search(text)


def _around(name: str, page: str) -> Iterator[tuple[str, str]]:
    """What stands close before and behind the first places where a page has the name, within its sentence."""
    at = -1
    for _ in range(_PLACES):
        at = page.find(name, at + 1, _MOST_READ)
        if at < 0:
            return
        before = re.split(r"[.!?\n]", page[max(0, at - 45) : at])[-1]
        behind = re.split(r"[.!?\n]", page[at + len(name) : at + len(name) + 65])[0]
        yield before, behind
