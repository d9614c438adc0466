"""What a piece of a page is about, and what in it tells: numbers, names, denials and words that turn the sense."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from skills.research.compare.alike import denied, plain, stems_of
from skills.research.compare.figures import CURRENCIES, figures_in
from skills.research.watch.noise import MENU, lasting
from skills.research.watch.units import SHORT, Unit, keyed


class Topic(StrEnum):
    PRICE = "price"
    PRODUCT = "product"
    FUNDING = "funding"
    CUSTOMERS = "customers"
    LEADERSHIP = "leadership"
    CERTIFICATES = "certificates"


_CUES = {
    Topic.PRICE: (
        r"\bpric|\bcosts?\b|\bplans? (?:is|are|costs?|includes?|comes?|starts?|has|have|at|for|from)\b|"
        r"\b(?:free|paid|basic|pro|premium|team|business|enterprise|starter|annual|monthly|all|every|each|"
        r"any|higher) plans?\b|\bper (?:user|seat|month|year|agent|member|editor)\b|/ ?(?:user|"
        r"seat|mo\b|month|year|yr)|"
        r"\bbilled\b|\bbilling\b|\bfees?\b|\bseats?\b|\bcontract|\bminimum term|\bcommitment|laufzeit|"
        r"\bvertrag|\bfree (?:tier|trial|version|forever|plan)\b|\bsubscription|"
        r"\bdiscount|\bcharge[sd]?\b|"
        r"\bstart(?:s|ing) at\b|\bpreis|\bkostet|\bkosten|\btarif|\bmonatlich|\bpro (?:monat|nutzer|jahr)|"
        r"\bgratis|\bprix\b|\bpar mois|"
        r"\bforfait|\babonnement|\bprecios?\b|\bpor mes|\bal mes\b|\bcuesta"
    ),
    Topic.PRODUCT: (
        r"\blaunch|\bcan now\b|\b(?:have|has|been|was|we) (?:ended|removed|dropped|stopped|added|built)\b|"
        r"\bintroduc|\bannounc|\breleas|\bnow (?:support|availab|includ|offer|integrat|work|run|"
        r"with|has|have|let)|"
        r"\bnew (?:\w+ ){0,2}(?:feature|module|product|integration|app|version|api|edition|add-on)|"
        r"\bgenerally available|\bbeta\b|"
        r"\bdiscontinu|\bdeprecat|\bretir(?:e|ed|es|ing)\b|\bsunset|\bend of (?:life|sale|support)|"
        r"\bshut(?:s|ting)? down|\bno longer\b|"
        r"\bintegrat|\bsupports\b|\bsupport for\b|\bavailable (?:on|in|for|as|to)\b|\brebrand|\brenamed\b|"
        r"\bfeatures?\b|"
        r"\binclud|\bworks? with\b|"
        r"\bruns? on\b|\bships?\b|\bsync|\bimports?\b|\bexports?\b|\bplug-?ins?\b|\bapi\b|\bautomat|"
        r"\bworkflows?\b|\bconnects?\b|\bmobile\b|\boffers?\b|\bproducts?\b|\bvorgestellt|"
        r"\bneue? (?:funktion|version|"
        r"modul)|\bunterstützt|\beingestellt|"
        r"\bverfügbar|\blance\b|\bdisponible|\bnouvelle? (?:fonction|version)|\blanza\b|"
        r"\bnueva? (?:función|versión)"
    ),
    Topic.FUNDING: (
        r"\braised?\b|\braises\b|\bseries [a-h]\b|\bfunding\b|\bseed (?:round|funding)|\binvest(?:ors?|"
        r"ment|ed)\b|\bvaluation|\bvalued at|"
        r"\bipo\b|\backed by|\bbacked by|\bacquir|\bbought by|\bbuys\b|\btakeover|\btaken over|"
        r"\bsold to\b|\bpurchased by|\bübern[oa]|\bracheté|\badquirid|\bacquisition|\bmerge[rsd]?\b|"
        r"\bfinanzierung|"
        r"\bkapital\b|\blevée|\bfinancement|"
        r"\bronda de|\bfinanciación|\brevenue\b|\barr\b|\bumsatz"
    ),
    Topic.CUSTOMERS: (
        r"\bcustomers?\b|\bclients?\b|\busers\b|\bteams\b|\bbusinesses\b|\bcompanies\b|"
        r"\borgani[sz]ations\b|\btrusted by|\bused by|"
        r"\bchosen by|\bwho uses\b|\bworks for\b|\brely on\b|\bkunden\b|\bunternehmen\b|\butilisateurs|"
        r"\bentreprises|"
        r"\busuarios|\bempresas"
    ),
    Topic.LEADERSHIP: (
        r"\bc[efotmprsi]o\b|\bchief \w+(?: \w+)? officer|\bco-?founders?\b|\bfounders?\b|\bpresident\b|"
        r"\bchair(?:man|woman|person)?\b|"
        r"\bmanaging director|\bhead of \w+|\bvp\b|\bvice president|\bboard\b|\bappoint|\bsteps? down|"
        r"\bstepped down|\bresign|\bsucceed|"
        r"\bgeschäftsführ|\bvorstand|\bgründer|\bdirect(?:eur|rice) général|\bfondat(?:eur|rice)|"
        r"\bdirectora? general|\bfundadora?\b"
    ),
    Topic.CERTIFICATES: (
        r"\biso[ /-]?(?:iec )?\d{4,5}|\bsoc ?[123]\b|\bhipaa|\bgdpr\b|\bdsgvo\b|\bpci[ -]dss|\bfedramp|"
        r"\btisax|\bcsa star|\bhitrust|\bfips\b|"
        r"\bcmmc\b|\bcyber essentials|\bc5\b|\beidas|\bcertif|\baccredit|\bdata cent(?:er|re)s?\b|"
        r"\bhosted\b|\bencrypt|\bzertifi|\bawards?\b|"
        r"\baudit(?:ed)?\b|\bcomplian|\bb corp\b"
    ),
}  # fmt: skip
_TOPICS = {topic: re.compile(cues, re.IGNORECASE) for topic, cues in _CUES.items()}
# what alone makes a sentence about a product news: the rest only says what it is about
_NEWS = re.compile(
    r"\blaunch|\bcan now\b|\b(?:have|has|been|was|we) (?:ended|removed|dropped|stopped|added|built)\b|"
    r"\bintroduc|\bannounc|\breleas(?:e[ds]?|ing)\b|\bnow\b|\bnew\b|\bdiscontinu|\bdeprecat|"
    r"\bretir(?:e|ed|es|ing)\b|\bsunset|"
    r"\bend of (?:life|sale|support)|\bshut(?:s|ting)? down|\bno longer\b|\bgenerally available|\brebrand|"
    r"\brenamed\b|\bneu|\bnouve|"
    r"\bnuev|\beingestellt|\bvorgestellt|\bsupports\b|\bsupport for\b|\bintegrat|\bavailable (?:on|in|for|"
    r"as|to)\b|"
    r"\bbeta\b|\bunterstützt|\bdisponible",
    re.IGNORECASE,
)  # fmt: skip
_LISTS = re.compile(
    r"\bfeatures?\b|\bintegrations?\b|^why\b|\bcapabilit|\bwhat you get|\bhow it works|\bwhat['’]s new|"
    r"\bmodules?\b|\bproducts?\b|\badd-ons?\b|\bapps?\b|"
    r"\bplatforms?\b|"
    r"\bchangelog|\brelease notes|\bfunktionen|\bmodule\b|\bproduits?\b|\bfonctionnalités|\bproductos?\b|"
    r"\bfunciones",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\bappoint|\bsteps? down|\bstepp(?:ed|ing) down|\bresign|\bsucceed|\bjoin(?:s|ed)\b|\bleaves?\b|"
    r"\bleft\b|\bdepart|"
    r"\bretires?\b|\bpromoted\b|\bnamed\b|\btakes over|\breplaces\b|\bberufen|\bverlässt|\btritt zurück|"
    r"\bnommée?\b|\bnombrad",
    re.IGNORECASE,
)
_TURNS = (
    "only unlimited limited free paid included excluded optional required mandatory discontinued "
    "deprecated beta "
    "billed extra custom certified expired suspended pending nur kostenlos unbegrenzt inklusive optional "
    "gratuit illimité inclus "
    "gratis ilimitado incluido former acting interim"
)
_TURNING = frozenset(_TURNS.split())
FEW = 3  # words of an item up to which its first one may be a name
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w&'’.-]*[\w]|(?<!\w)[A-Z]\b|\b[a-z]+[A-Z]\w*")


@dataclass(frozen=True)
class Telling:
    """What in a piece tells, without clocks and counters. `names` are folded words that are written like names."""

    numbers: frozenset[tuple[Decimal, str]]
    names: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    turning: frozenset[str]
    denied: bool

    @property
    def money(self) -> frozenset[tuple[Decimal, str]]:
        return frozenset(one for one in self.numbers if one[1] not in ("", "%"))


def telling(unit: Unit, *, german: bool = False) -> Telling:
    words = lasting(unit.words)
    parts = tuple(keyed(words))
    return Telling(
        frozenset((figure.amount.normalize(), figure.unit) for figure in figures_in(words)),
        _names(words, german=german),
        frozenset(plain(words).split()),
        stems_of(" ".join(part for part in parts if not part[0].isdigit())),
        frozenset(parts) & _TURNING,
        denied(words),
    )


def _names(words: str, *, german: bool) -> frozenset[str]:
    """Words with a capital that do not begin the sentence; of a short item the first one too.

    Where every noun has one, two in a row, or capitals inside of a word."""
    short = len(words.split()) <= FEW and words[-1:] not in ".!?"
    found: list[re.Match[str]] = list(_CAPITAL.finditer(words))
    if german:
        found = [
            one
            for at, one in enumerate(found)
            if _in_a_row(found, at, words) or one[0][1:] != one[0][1:].lower()
        ]
    return frozenset(
        plain(one[0])
        for one in found
        if plain(one[0]) not in MENU | {""}
        and not _is_cue(one[0])
        and one[0] not in CURRENCIES
        and (one.start() > 0 or short or one[0][1:] != one[0][1:].lower())
        and one[0] != "I"
    )


def _is_cue(word: str) -> bool:
    """Whether a word only says what is spoken of; ISO or CEO in capitals say more."""
    return word[1:].islower() and any(cues.search(word) for cues in _TOPICS.values())


def _in_a_row(found: list[re.Match[str]], at: int, words: str) -> bool:
    before = at > 0 and not words[found[at - 1].end() : found[at].start()].strip()
    after = at + 1 < len(found) and not words[found[at].end() : found[at + 1].start()].strip()
    return before or after


def topics_of(unit: Unit, told: Collection[Topic] = ()) -> frozenset[Topic]:
    """By its own words, by facts that were found in it, and for a short item by the headings above it."""
    found = {topic for topic, cues in _TOPICS.items() if cues.search(unit.words)} | set(told)
    if unit.is_item:
        near = unit.path[-2:]
        found |= {topic for topic, cues in _TOPICS.items() if any(cues.search(heading) for heading in near)}
        found |= {Topic.PRODUCT} if any(_LISTS.search(heading) for heading in near[-1:]) else set()
        found |= {Topic.LEADERSHIP} if _TOPICS[Topic.LEADERSHIP].search(unit.below) else set()
        found |= {Topic.PRICE} if any(one.unit not in ("", "%") for one in figures_in(unit.below)) else set()
    if (
        not found
        and any(one.unit not in ("", "%") for one in figures_in(unit.words))
        and len(unit.key) <= SHORT
    ):
        found.add(Topic.PRICE)
    return frozenset(found)


def is_move(unit: Unit) -> bool:
    """Whether somebody comes, goes or takes another seat."""
    return bool(_MOVES.search(unit.words))


def is_news(unit: Unit) -> bool:
    """Whether a sentence says that a product came or went, or an item stands in a list of what there is."""
    return bool(_NEWS.search(unit.words)) or (
        unit.is_item and any(_LISTS.search(one) for one in unit.path[-1:])
    )
