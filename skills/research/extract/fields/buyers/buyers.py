"""Who buys by name: as a sentence of the house says it, and without what goes on behind the name."""

import re

from skills.research.cued import Cued

# who looks at the page is no customer
PASSING = Cued(
    r"^[^.;]{0,40}?\b(?:(?:are|is|were) (?:here|online|viewing|looking at|watching|browsing|on this (?:page|site))|"
    r"(?:now |currently )?online\b|(?:viewing|watching|looking at|reading) this|(?:sehen|lesen) gerade|gerade online|"
    r"en ligne|en línea)",
    re.IGNORECASE,
)
_BUYER = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:(?: and| &| of| de| van)? [A-ZÀ-Þ][\w’'-]+){1,3})"
# “Alder Growers has been a customer since 2020”, “When Alder Growers signed with us”, “Alder Growers runs two on Acme”
_BUYS = Cued(
    rf"(?:^(?!When |Since )|^(?:When|Since) |\b(?:when|since) ){_BUYER} (?:(?:is|has been|became) (?:an?|our|"
    rf"one of our) (?:[\w-]+ ){{0,2}}?"
    r"(?:customer|client)\b(?! of (?!ours))(?! (?:portal|app|desk|platform|until))|"
    r"(?:signed|signed up|started) with (?:us\b|[A-ZÀ-Þ]\w+ in (?:19|20)\d\d)|"
    r"(?:[^.!?,;]{3,60} and )?has (?:used|run on|worked with) (?:us|ours|[A-ZÀ-Þ]\w+) since (?:19|20)\d\d|"
    r"runs (?:(?:all|both) )?(?:its )?[a-z]+ [a-z]+ on (?:us\b|[A-ZÀ-Þ]\w+(?=\W*$|[.,;])))"
)
_NO_BUYER = re.compile(r"(?:The|Our|We|This|That|Each|Every|One|No|It|They)\b")


def buyer_in(text: str) -> tuple[int, int] | None:
    """Where a house's own sentence names somebody who buys: “Alder Growers has been a customer since 2020”."""
    found = _BUYS.search(text)
    return found.span("name") if found and not _NO_BUYER.match(found["name"]) else None


# “Alder Growers left us in 2025”, “Alder Growers has signed a letter of intent”, “Alder Growers resells us”
_BUYS_NOT = re.compile(
    r"(?:, [^.;,]{2,40})?,? (?:(?:which|who|that|das|die|der|qui|que) )?(?:has |have |had |is |are |was |gehört )?"
    r"(?:left (?:us|ours|in (?:19|20)\d\d|last|again)|quit\b|"
    r"cancell?ed|"
    r"terminated|stopped using|(?:moved|switched|went) (?:away|elsewhere)|no longer|not (?:yet )?(?:an? |"
    r"our |(?:one of|among) (?:our|its|their) )?(?:customer|client)s?|(?:ist|sind) (?:noch )?kein\w* kund\w+|nicht "
    r"zu unseren kunden|n[’']est pas (?:encore )?(?:un |une |l[’']un )?(?:de )?(?:notre |nos )?cliente?s?|"
    r"[^.;:]{0,30}: (?:vertrag|kunde) (?:ausgelaufen|beendet|gekündigt|bis)\b|[^.;:]{0,30}: (?:contract|licen[cs]e) "
    r"(?:ended|expired|ran out|lapsed|until)\b|[^.;:]{0,30} ?: (?:contrat|client) (?:terminé|expiré|résilié|"
    r"jusqu)\w*\b|"
    r"[^.;:]{0,30}: (?:contrato|cliente) (?:terminado|vencido|hasta)\b|"
    r"no (?:es|está entre) (?:nuestr[ao]s? )?cliente?s?|"
    r"signed an? (?:letter of intent|loi)\b|(?:thinking|talking) (?:about|to|of)|considering|on trial\b|"
    r"[^.;:]{0,40}\bon trial (?:since|until|for|at)\b|will let us know|resells?\b|sells? (?:us|"
    r"our|it)\b|"
    r"used to be|was (?:an? |our )(?:customer|client) (?:until|till)|hat (?:uns (?:verlassen|gekündigt)|gekündigt)|"
    r"verließ uns|"
    r"ist (?:kein kunde mehr|nicht mehr|zurückgetreten)|überlegt|nous a(?:vait)? quittée?s?|n[’']est plus|a résilié|"
    r"nos dejó|"
    r"ya no)\b",
    re.IGNORECASE,
)

# “Ada Quill and Ben Ostrow met on a ferry”: who founded a house does not buy from it
_FOUNDED = re.compile(
    r",? (?:(?:both|who|die|qui|had|first) )*(?:met (?:in|at|on|while|when|as|over|during|through)\b|"
    r"(?:co-?)?founded (?:us\b|our\b|(?:the|this) (?:company|business|firm)\b)|"
    r"(?:started|began|set up) (?:(?:the|this|our) (?:company|business|firm))\b|"
    r"(?:lernten|trafen) sich\b|(?:gründeten|haben) (?:uns|(?:die|das|unser\w*) (?:firma|unternehmen))\b|"
    r"se sont (?:rencontr|conn)\w+|ont (?:fondé|créé) (?:l[’']entreprise|la société|notre)\b|se conocieron\b)",
    re.IGNORECASE,
)
# “Alder Growers is not our customer, although a list says so”
_IS_NO_BUYER = Cued(
    r"\b(?:is|are|was|were|has|have)(?: not|n[’']t| never)(?: been)? (?:an? |our |one of our )?(?:customer|"
    r"client)s?\b|"
    r"\b(?:ist|sind|war|waren) (?:nicht|nie|keine?) (?:unsere? |bei uns )?kund(?:e|en|in)\b|"
    r"\b(?:n[’']est|n[’']a jamais été|ne sont) (?:pas |plus )?(?:un |une |l[’']un de |parmi )?(?:nos? |notre "
    r")?cliente?s?\b|"
    r"\b(?:no es|nunca ha sido) (?:nuestr[oa] )?cliente\b|\bis (?:geen|nooit een) klant\b",
    re.IGNORECASE,
)

# “Alder Growers has our offer on its desk”, “We are preferred bidder at Alder Growers”
_WOOED = Cued(
    r"\bpreferred bidder\b|\b(?:has|have|received|got) (?:our|an?) (?:\w+ )?(?:offer|quote|proposal|bid)\b|"
    r"\b(?:in talks|negotiat\w+|talking|in discussion) (?:with|to)\b|\b(?:is|are) (?:still )?(?:trying out|"
    r"trialling|testing)\b|"
    r"\b(?:hat|haben|prüft|prüfen) (?:unser|ein) angebot\b|\b(?:verhandeln|sprechen|sind im gespräch) (?:\w+ )?mit\b|"
    r"\b(?:discutons|négocions|sommes en discussion) avec\b|\b(?:a|ont) (?:reçu )?notre (?:offre|devis)\b|"
    r"\b(?:negociamos|hablamos|estamos hablando) con\b|\btiene nuestra oferta\b|\bheeft onze offerte\b|\bin "
    r"gesprek met\b",
    re.IGNORECASE,
)


def is_only_wooed(text: str) -> bool:
    """Whether a house says of somebody that he has its offer, or that it talks to him: he buys nothing yet."""
    return bool(_WOOED.search(text))


def is_said_to_buy_nothing(text: str) -> bool:
    """Whether a house says of somebody that they are no customer, which is neither a fault nor an edge of its own."""
    return bool(_IS_NO_BUYER.search(text))


def buys_not(text: str, end: int) -> bool:
    """Whether it says of whoever's name ends there that they are gone, have not bought yet, or founded the house."""
    return bool(_BUYS_NOT.match(text, end) or _FOUNDED.match(text, end))


_CUSTOMER = re.compile(
    r"[^\W\d_][\w’'.&-]*(?:,? (?:(?:of|and|the|de|du|la|le|les|der|die|van|von|und|et|y|for|at|in) ){0,2}"
    r"[A-ZÀ-Þ0-9&][\w’'.&-]*)*"
)
_GOES_ON_SMALL = re.compile(r" [a-zß-ÿ]{3,}")
_OF_ONE_WORD = re.compile(r"(?:The |A |An )?[A-ZÀ-Þ][\w’'-]*")


def name_alone_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Of “Ladd and Pomfrey pack plums near Worle” who they are; None of “the Larchmont list of firms”, which is
    nobody's name."""
    words = text[start:end]
    if re.match(r"(?:every|each|all|most|many|some|jede\w*|alle|chaque|cada)\b", words, re.IGNORECASE):
        return None
    found = _CUSTOMER.match(text, start, end)
    if found is None or found.end() == end or not _GOES_ON_SMALL.match(text, found.end()):
        return start, end
    return None if _OF_ONE_WORD.fullmatch(found[0]) else (start, found.end())
