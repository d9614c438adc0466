"""Whose certificate or prize a sentence tells of: a supplier's data centre and a customer's house have theirs too."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexing.web.legal import REGISTERED
from skills.research.cued import Cued
from skills.research.extract.fields.proofs.not_held import CERTIFICATE
from skills.research.extract.names.names import places_of
from skills.research.extract.words.families import TOOK

_NAME = r"(?P<who>(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){0,2})"
# “handled by Tilbury Pay, PCI DSS Level 1”, “a gate post from Ferrulite, certified to IP67”
_FROM_ANOTHER = re.compile(
    r"(?:\b(?:handled|processed|taken|run|hosted|stored|operated|printed|carried|delivered|shipped|supplied|provided|"
    r"made|built|bought|rented|leased|sourced|purchased|ordered|gehostet|abgewickelt|geliefert|hébergée?s?|"
    r"traitée?s?|fournie?s?) (?:through|by|with|via|bei|von|über|durch|par|chez)|"
    r"\b(?:supplied|bought|rented|leased|sourced|purchased|ordered) from|"
    r"\b(?:an?|our|all|its|these|those) (?:[\w-]+ ){0,2}(?!(?:company|firm|house|team|business|maker|supplier|vendor|"
    r"start-?up|product|software)\b)[\w-]+ from) "
    r"(?:(?:our|its|their|the|unser\w*|notre|nuestr[ao]) (?:[\w-]+ ){1,2})?"
    rf"{_NAME},? \(?(?:(?:which|who|that|itself)\b[^.;]{{0,40}}|an? [^.;,]{{2,40}}|(?:\w+ly )?(?:certified|accredited|"
    r"listed|approved|compliant|zertifiziert|certifiée?)(?: (?:to|by|under|with|for|as|against|nach|"
    r"à))?(?: the)?)? ?$",
    re.IGNORECASE,
)
# who tests and who gives it stands beside a certificate too: “a certificate from Acme, ISO 9001”
_TESTED_BY = re.compile(
    r"\b(?:certif|audit|accredit|attest|report|test|inspect|approv|issue|award|zertif|geprüft|prüf)",
    re.IGNORECASE,
)
# “the CE mark of their makers”
_OF_MAKERS = (
    r"\b(?:of|from|by) (?:its|their|the|our) (?:respective |own )?(?:makers?|manufacturers?|suppliers?|vendors?|"
    r"hosts?|"
    r"builders?)\b|\b(?:de leurs? (?:fabricants?|fournisseurs?)|ihre[rs] herstellers?|de sus? fabricantes?)\b"
)
_HELD_BY_MAKERS = re.compile(
    # “La certification HDS est celle de notre hébergeur”, “belongs to our data centre”
    r"^[^.;]{0,40}\b(?:est (?:celle|celui) de|appartient à|est détenue? par|gehör(?:t|en)|liegt bei|is held by|"
    r"is that of|"
    r"belongs to|es de|pertenece a) (?:notre|nos|unser\w*|our|nuestro|the|dem|der) (?:\w+ )?(?:hébergeur|prestataire|"
    r"fournisseur|sous-traitant|partenaire|rechenzentrum\w*|hoster|lieferant\w*|partner|dienstleister|host|supplier|"
    r"data cent(?:er|re)|provider|maker|proveedor|socio)\b|"
    rf"^[^.;,]{{0,40}}\b(?:mark|certificate|certification|approval|label|seal|papers?)s? (?:{_OF_MAKERS})|"
    r"^[^.;,]{0,12}-(?:Zeichen|Zertifikat\w*) (?:ihre[rs]|der) hersteller",
    re.IGNORECASE,
)
_MAKERS = re.compile(_OF_MAKERS, re.IGNORECASE)
# “In May the Guild gave Hexbourne its Green Crate award”
_GIVEN_TO = re.compile(
    r"\b(?:gave|handed|presented|granted|awarded) (?P<who>(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+){0,3}) "
    r"(?:with )?(?:its|their|the|an?|this year[’']s) (?:[\w’'-]+ ){0,4}(?:award|prize|medal|trophy|cup|label|seal|"
    r"badge)\b",
    re.IGNORECASE,
)
# “the Lantern Street Trust, which holds the King’s Award”
_WHICH_HOLDS = re.compile(
    rf"\b{_NAME}, (?:which|who|die|der|qui|que) (?:also |itself |auch |aussi )?(?:holds?|has|have|won|received|"
    rf"carries|hält|"
    r"trägt|hat|détient|a|tiene)?(?: (?:the|an?|den|die|das|le|la|el))?(?: [A-ZÀ-Þ][\w’'-]*){0,4} ?$"
)
# “issued by Lydgate Payments Ltd, which is itself assessed against PCI DSS”: a firm in its full legal name
_WHICH_FIRM = re.compile(
    rf"\b{_NAME}(?:,? [A-Z][\w.-]*){{0,2}},? {REGISTERED}\.?,? (?:which|who|that|die|der|das|qui|que|che|die|dat|som) "
    r"[^.;]{0,60}$"
)
_MOST_READ = 60_000  # characters of a page in which a holder is looked for
# “Bracken is certified to ISO 22301”, “our partner Bracken is certified”
_HOLDER = re.compile(
    r"^(?:[Ii]n (?:the same year|\d{4}),? )?(?P<who>(?!(?:Wir|Sie|Er|Es|Das|Der|Die|Ich|Nous|Il|Elle|On|"
    r"Nosotros|Usted|Wij|We|Het|Vi|Det) )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}) (?:itself )?(?:also |even "
    r"|too |recently |just |auch |aussi |también )?(?:is|are|was|were|has|have|holds?|won|wins|became|took|takes|"
    r"received|"
    r"picked|collected|landed|scooped|earned|brought|got|ist|sind|wird|wurde|hat|hält|est|détient|es|está|tiene|"
    r"heeft|är|"
    r"erhielt|gewann|bekam|a|ganó|recibió|fik|modtog|vandt|"
    r"kreeg|won)\b"
)
_ITSELF = re.compile(
    r"^the (?!(?:platform|company|product|software|service|system|app|tool|firm|device|machine)\b)(?:[\w-]+ "
    r"){1,3}?(?:itself|themselves|himself|herself)\b",
    re.IGNORECASE,
)
_NAMED_ITSELF = re.compile(r" itself\b")  # “Verwolde itself is certified”, of whom the page told before
_NOT_US = re.compile(
    r",? not (?:us|we|ourselves)\b|\bcongrat\w+ to (?!us\b|our\b|the\b)|\bsays [^.]{3,60}, who (?:\w+ )?(?:took|"
    r"won|received)\b|\bhats? off to (?!us\b|our\b|the\b)",
    re.IGNORECASE,
)
_SUPPLIER = (
    r"(?:data cent(?:re|er)s?|halls of|rechenzentr\w+|hébergeur|centro de datos|"
    r"(?:our|unser\w*|notre|nuestr[ao]) (?:\w+ )?(?:host|hosts|supplier|partner|provider|landlord|operator|"
    r"subcontractor|processor|bank|acquirer|"
    r"courier|carrier|printer|insurer))"
)
_SUPPLIED = re.compile(rf"\b{_SUPPLIER}\b", re.IGNORECASE)
# “our partner Bracken is certified”, “bought from Bracken, a house certified to ISO 13485”
_OF_SUPPLIER = re.compile(
    rf"^{_SUPPLIER}(?: itself)? (?:is|are|was|were|has|have|holds?|won)\b|"
    rf"^{_SUPPLIER},? (?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){{0,2}},? (?:is|are|was|were|has|have|holds?|"
    rf"won)\b|"
    r"\b(?:bought|comes?|made|supplied|delivered|carried|hosted) (?:from|by|with|at) (?-i:[A-ZÀ-Þ])[^.;]{2,40},\s"
    r"(?:an? \w+ |who (?:is|are) |which (?:is|are) |itself )(?:certified|accredited)\b|"
    r"\b(?:kommen?|stamm(?:t|en)|geliefert) [^.;]{0,30}\b(?:von|aus) eine[rm]? \w+ mit [^.;]{0,20}zertifi|"
    r"\b(?:come|comes|supplied|bought|made) (?:from|by) an? \w+ (?:with an?|that (?:holds|has)) [^.;]{0,30}"
    r"(?:certif|accredit)|\b(?:come|comes|supplied|bought) from an? \w+ (?:with|that (?:holds|has)) (?-i:[A-Z]{2,}) "
    r"?\d|"
    r"\b(?:by|via|through|with) (?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){0,2}, (?:an?|our|"
    r"the) [^.;,]{2,40} "
    r"(?:with|holding|that holds|which holds|certified|accredited)\b",
    re.IGNORECASE,
)
# “Casco Mailboat Line, a customer since 2021”: whoever is introduced so buys
_BUYS_BEFORE = re.compile(
    r"\b(?:our|one of our|another|unser\w*|notre|nuestr[oa]|vores|onze?) (?:[\w-]+ )?(?:customer|client|user|"
    r"kunden?|kundin|"
    r"cliente?|klant)s?,? $",
    re.IGNORECASE,
)
_BUYS_BEHIND = re.compile(
    r"(?: [A-ZÀ-Þ&][\w’'-]*){0,4},? (?:(?:who|which) (?:has|have) been )?(?:an? |our |one of our |ein\w* |une? |"
    r"un[ao]? |en |een )"
    r"(?:[\w-]+ ){0,2}(?:customer|client|user|kunde|kundin|cliente?|klant)s?\b"
)
# a house is glad for somebody: “we couldn't be prouder of them”, “the credit for that is theirs”
_GLAD_FOR_THEM = re.compile(
    r"\b(?:couldn[’']t|could not) be (?:prouder of|happier for) (?:them|him|her)\b|\b(?:we(?:[’']re| are)|"
    r"and) (?:all )?(?:so |"
    r"very |really )?(?:proud of|happy for|pleased for|delighted for) (?:them|him|her)\b|"
    r"\b(?:the |all )?(?:credit|honou?r|glory|praise)(?: (?:for|of) (?:that|it|this))? (?:is|goes|belongs) (?:all |"
    r"entirely )?"
    r"(?:theirs|hers|his|to them|to him|to her)\b|\bcredit to them\b|"
    r"\bdas verdienst (?:daran )?(?:gehört|gebührt) (?:ganz )?(?:ihnen|ihm|ihr)\b|\bstolz auf sie\b|"
    r"\bfreuen uns (?:sehr )?"
    r"(?:mit|für) (?:sie|ihnen|ihn|ihm)\b|\b(?:tout )?le mérite (?:leur|lui) revient\b|\b(?:fiers|heureux|"
    r"ravis) pour (?:eux|"
    r"elles|lui|elle)\b|\bel mérito es (?:todo )?(?:suyo|de ellos|de ellas)\b|\b(?:orgullosos|contentos) (?:de|"
    r"por) (?:ellos|"
    r"ellas)\b|\bæren er (?:helt )?deres\b|\bstolte af dem\b|\bde eer is (?:helemaal )?(?:aan hen|van hen|voor hen)\b|"
    r"\btrots op hen\b",
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
    r"Clinic|Practice|Surgery|Council|Club|Choir|Association|Society|Library|Archives?|Museum|Hotel|Inn|Farms?|"
    r"Bakery|"
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
    rf"\b(?:{TOOK}|awarded|named|crowned|voted|won|wins|received|picked up)\b",
    re.IGNORECASE,
)
# “The hospital treats so many and won the Green Prize”, of a hospital that its page names
_THE_PLACE = re.compile(
    r"^the (?P<what>plant|school|council|library|hospital|clinic|hotel|farm|bakery|parish|museum|club|choir|"
    r"college|university|"
    r"surgery|theatre|orchestra|trust|brewery|shipyard)\b[^.;]{0,90}"
    rf"\b(?:{TOOK}|awarded|named|crowned|voted|won|wins|received|picked up|holds)\b",
    re.IGNORECASE,
)


def _is_place_of(text: str, page: str) -> bool:
    found = _THE_PLACE.match(text)
    return found is not None and bool(re.search(rf"\b[A-ZÀ-Þ][\w’'-]+ {found['what'].capitalize()}\b", page))


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
_WON = Cued(
    r"\b(?:awards?|prizes?|medals?|troph(?:y|ies)|\w*preis\w*|\w*siegel|prix|premios?|trophées?|label|seal|of the "
    r"year|des jahres|"
    r"de l[’']année|del año|ausgezeichnet|auszeichnung|distinction|lauréate?|winners?|crowned|certified|certifiée?|"
    r"zertifiziert)\b",
    re.IGNORECASE,
)
# what such a customer gave the house, and no prize of its own
_TO_US = re.compile(
    r"\b(?:us|we|ours|our (?:own|team|software|work|app|platform)|for our|uns|wir|nous|nosotros|nos (?=ha|han|"
    r"dio))\b",
    re.IGNORECASE,
)
_RECEIVED = Cued(
    r"\b(?:won|received|awarded|picked up|took home|collected|scooped|landed|earned|(?:was|were|been) (?:given|handed)|"
    r"erhielt|gewann|bekam|reçu|remporté|ganó|recibió|fik|modtog|vandt|kreeg|ontving) "
    r"(?:the|an?|its|den|die|das|eine?n?|le|la|un|une|el|una|het|de|een|en|et) (?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# “Cedar & Vane won”, below a heading of customers
_NAME_WON = re.compile(
    r"^(?:(?:[Tt]he|[Dd]as|[Dd]ie|[Dd]er|[Ll]e|[Ll]a) (?:\w+ )?)?(?P<who>[A-ZÀ-Þ][\w’'-]+(?: (?:&|and|und|et|of|"
    r"de) [A-ZÀ-Þ][\w’'-]+|"
    r" [A-ZÀ-Þ][\w’'-]+){0,4})(?:, [^,.;]{2,40},)? (?:has |was |were |been |wurde |a |hat )*"
    r"(?:won|wins|named|awarded|received|crowned|voted|took|picked up|scooped|collected|earned|erhielt|ganó|recibió|"
    r"ausgezeichnet|gewann|gewonnen|remporté|reçu)\b"
)
_CONGRATULATED = re.compile(
    r"^(?:our |many |warm )?(?:congratulations|congrats|well done|hats off|wir gratulieren|herzlichen glückwunsch|"
    r"glückwunsch|félicitations|bravo|bravos|enhorabuena|felicidades)\b(?!,? (?:everyone|team|us)\b)",
    re.IGNORECASE,
)
_PLACES = 8  # of a name on a page


# “…; that is theirs, not ours”
_THEIRS = re.compile(
    r"[;,.–—] ?(?:(?:but|and) )?(?:(?:that|this|it|which)(?: is|[’']s| was)|"
    r"(?:the|these|those|both) (?:\w+ )?(?:certificates?|badges?|seals?|audits?|prizes?|awards?|papers?) (?:is|are)) "
    r"(?:theirs|his|hers)\b|"
    # “it is the makers’, not ours”, and not “which is the industry’s top prize”
    r"[;,.–—] ?(?:(?:but|and) )?(?:that|this|it)(?: is|[’']s| was) (?:its own|the \w+[’']s)(?=\W*$|[,;]| not\b)|"
    r"\b(?:and )?not ours\W*$|\b(?:nicht|und nicht) (?:unsere?[rs]?|das unsrige)\W*$|\bpas (?:le|la|les) nôtres?\W*$|"
    r"\bno (?:es )?(?:el |la )?nuestr[oa]\W*$",
    re.IGNORECASE,
)


# “Best on Test 2026: Anvil”, “Winner in 2026: Anvil Duo”: the prize, and whoever has it
_PRIZE_AND_WHOSE = re.compile(
    r"^\W*(?:(?:the )?(?:winner|best|top|overall|highly commended|runner-up|gold|silver|bronze|editor[’']s "
    r"(?:choice|pick)|testsieger|preis-leistungs-?sieger|sieger|bester?|meilleure?|vainqueur|mejor|ganador)\b[^:.;]{0,40}|"
    r"(?:award|prize|product|machine|system|supplier|app)\b[^:.;]{0,30}\bof the year\b[^:.;]{0,20}):\s+"
    r"(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ0-9])[\w’'-]*){0,2}\W*$",
    re.IGNORECASE,
)


def is_won_by_another(text: str) -> bool:
    """Whether a line that names none of the houses says what prize somebody has."""
    return bool(_PRIZE_AND_WHOSE.match(text))


def is_of_another(text: str, page: str, *, known: bool = False) -> bool:
    """Whether a sentence begins with a name that its page introduces as a supplier's, or with whoever is meant by “the
    tribunal itself”. `known`: it names a company that is asked about."""
    if (
        _ITSELF.match(text)
        or _THEIRS.search(text)
        or (not known and (_NOT_US.search(text) or _OF_SUPPLIER.search(text)))
    ):
        return True
    if not known and (_WON_BY_A_CUSTOMER.match(text) or _THAT_PLACE.match(text) or _is_place_of(text, page)):
        return True
    found = _HOLDER.match(text) or _HOLDER.match(text.rpartition(": ")[2])
    if not found or known:
        return False
    if _owns_the_house(found["who"], page):
        return True
    if _NAMED_ITSELF.match(text, found.end("who")):
        return True
    return any(
        _SUPPLIED.search(f"{before} {behind}")
        or _SERVES.search(before)
        or _BUYS_BEFORE.search(before)
        or _BUYS_BEHIND.match(behind)
        for before, behind in _around(found["who"], page)
    )


def _owns_the_house(who: str, page: str) -> bool:
    """“A Brough Group company”, “part of Brough”: what Brough holds is the owner's."""
    name = re.escape(who)
    return bool(
        re.search(
            rf"\b[Aa]n? {name}(?: [A-ZÀ-Þ]\w+)? (?:company|business|brand)\b|"
            r"\b(?:[Pp]art of|[Oo]wned by|[Bb]elongs? to|[Ss]ubsidiary of|[Gg]ehör(?:t|en) zu\w*|[Tt]eil (?:der|von)|"
            r"[Ff]iliale d\w+|[Aa]ppartient à|[Oo]nderdeel van|[Pp]ertenec\w+ a) "
            rf"(?:the |der |die |den |le |la )?{name}\b",
            page,
        )
    )


def is_held_by_another(text: str, at: int, named: Sequence[tuple[int, int]]) -> bool:
    """Whether the certificate or prize that stands at `at` is said to be had by whoever made or does something for the
    house, or was given to another; `named` is where the houses that are asked about, and their goods, are named."""
    clause = max(text.rfind(";", 0, at), text.rfind(". ", 0, at)) + 1
    if _HELD_BY_MAKERS.match(text[at:]):
        return True
    for which in (_WHICH_HOLDS, _WHICH_FIRM):
        told = which.search(text[clause:at])
        if told and not _is_ours(text, told["who"], named):
            return True
    for found in (_FROM_ANOTHER.search(text[clause:at]), _GIVEN_TO.search(text, clause)):
        if found and not _is_ours(text, found["who"], named):
            return found.re is _GIVEN_TO or not _TESTED_BY.search(found.string[: found.start("who")])
    holder = _HOLDER.match(text[clause:].lstrip())
    is_beside = bool(holder and clause and _MAKERS.search(text, 0, clause))
    return is_beside and not (holder and _is_ours(text, holder["who"], named))


def _is_ours(text: str, name: str, named: Sequence[tuple[int, int]]) -> bool:
    start = text.find(name)
    return any(first < start + len(name) and start < last for first, last in named)


def is_won_or_held(text: str) -> bool:
    """Whether a sentence tells of a certificate or a prize, and not of a result."""
    return bool(CERTIFICATE.search(text) or _WON.search(text) or _RECEIVED.search(text))


def is_customers_prize(text: str, following: str, *, below_customers: bool) -> bool:
    """Whether a prize is one that a customer won, by the words around it; `below_customers`: the page or its heading
    speaks of customers, so that whoever is named there is one."""
    if not (_WON.search(text) or _RECEIVED.search(text)):
        return False
    if _GLAD_FOR_THEM.search(text) or _GLAD_FOR_THEM.search(following):
        return not _TO_US.match(text)
    customer = _A_CUSTOMER.match(text)
    if customer and not _TO_US.search(text, customer.end()):
        return True
    if _CONGRATULATED.match(following):
        return bool(_NAME_WON.match(text))
    return below_customers and bool(_NAME_WON.match(text)) and not _TO_US.search(text)


def is_story_of(heading: str, page: str, names: Sequence[str]) -> bool:
    """Whether a page of the house of these names tells of the customer whom its heading names: “Alder Inn runs five
    hotels on Acme”."""
    if not _STORY_NAME.fullmatch(heading) or any(one in heading for one in names):
        return False
    read = page[:_MOST_READ]
    uses = _uses(tuple(names))
    return any(uses.match(read, at + len(heading)) for at in places_of(heading, read))


@lru_cache(64)
def _uses(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf" {_USES} (?:{'|'.join(map(re.escape, names))})\b")


_STORY_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:(?:of|and|the|de|du|von|&) )?[A-ZÀ-Þ][\w’'-]+){1,4}")
_USES = (
    r"(?:(?:has |have )?(?:used?|uses|chose|chosen|picked|trusts?|relie[sd] on|works? with|worked with|(?:switched|"
    r"moved|came) to|signed (?:up )?(?:with|for)|went live (?:on|with)|has been (?:a customer of|with))|"
    r"(?:runs?|plans?|manages?|keeps?|does|do|organi[sz]es|steers|handles)(?: [\w’'-]+){1,5} (?:on|with|through|in)|"
    r"(?:arbeitet|plant|läuft)(?: [\w’'-]+){0,4} mit|utilise|a choisi|travaille avec|usa|utiliza|trabaja con)"
)


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
