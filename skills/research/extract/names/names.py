"""Where companies are named in a text, told apart from longer names of others, from people and from addresses."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from indexing.web.legal import LEGAL

LEGAL_END = re.compile(
    rf",?\s+(?:{LEGAL}\.?(?:\s+&\s+Co\.?\s*(?:KG|KGaA)?)?|Pty\.? Ltd\.?|Pte\.? Ltd\.?|Co\.,? "
    rf"Ltd\.?|株式会社)$"
)
# what follows a name where that makes it another company's
ORGANISATIONS = frozenset(
    "Robotics Food Foods Lab Labs Laboratories Health Healthcare Bank Capital Ventures "
    "Partners Media Systems Logistics Industries Group Holding Holdings Energy Pharma "
    "Pharmaceuticals Motors "
    "Airlines Insurance Consulting Studio Studios Games Security Network Networks "
    "Technologies Technology Tech Solutions Services International Global Dental Medical "
    "Financial Finance Legal "
    "Realty Properties Construction Interactive Digital Analytics Electronics Instruments "
    "Materials Chemicals Farm Farms Brewing Brewery Coffee Outdoor Outdoors Sports Fitness "
    "Travel Tours Design "
    "Furniture Marine Mobility Aerospace Biotech Bio Therapeutics Diagnostics Semiconductors "
    "Software Cloud Data Works Brothers Sons Associates Advisors Investments Entertainment "
    "Records Music "
    "Publishing Press Foundation Institute University College Academy School Hotel Hotels "
    "Resort Resorts Restaurant Restaurants Bakery Café Clinic Hospital Museum Theatre FC "
    "United Shipping Lines Freight "
    "Trading Imports Exports Textiles Apparel Fashion Shoes Jewelry Cosmetics Beauty "
    "Clothing Home Homes Kitchen Garden Tools Hardware Equipment Machinery Engineering "
    "Architects Law Staffing Recruiting "
    "Marketing Advertising Agency Communications Telecom Wireless Broadband Power Solar Wind "
    "Water Gas Oil Petroleum Mining Metals Steel Paper Packaging Plastics Glass Ceramics "
    "Paints Wines Spirits Beverages "
    "Dairy Meats Seafood Organics Nutrition Vitamins Pets Toys Books Cycles Bikes Boats "
    "Yachts Aviation Auto Automotive Trucks Rail Transport Transit Taxi Parking Storage "
    "Moving Cleaning Plumbing Heating "
    "Roofing Flooring Lighting Electric Electrical Semiconductor Optics Photonics Imaging "
    "Vision Audio Acoustics Ventilation Pumps Valves Filters Bearings Gears Payments Pay "
    "Credit Trust Wealth Learning AI "
    "Nordic Europe America Americas Asia Pacific UK USA Japan China India Canada Australia "
    "Germany France Spain".split()
)
_PLAIN_AFTER = frozenset(
    "Pro Plus Basic Starter Team Teams Business Premium Enterprise Growth Free Standard Lite "
    "Essentials Professional Ultimate Advanced CEO CTO CFO COO CMO CRO CPO Chief President "
    "Founder Founders Co-founder Cofounder "
    "Chairman Chairwoman Chair Head Director Managing Vice VP API APIs SDK CRM ERP POS SaaS "
    "HQ Inc Pricing Price Prices Plan Plans Review Reviews Alternatives Alternative Customer "
    "Customers User Users Support Raises Launches "
    "Announces Gets Adds Wins Closes Secures Lands Cuts Hikes Opens Hires Names Is Has Was "
    "Are Vs Versus And Or The A An In On At For With To Of By From It Its We Our You Your "
    "Serves Costs Starts Offers Makes Reports Reaches "
    "Passes Hits Expands Joins Partners Buys Acquires Unveils Introduces Releases Rolls "
    "Brings Takes Faces Says Reveals Series Said Today However But While When As I If "
    "Monthly Annual January February March April May June July "
    "August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Score Rating Total Yes No Pros Cons Features Website Company Product "
    "Products Platform App Segment Funding Best Overview Summary "
    "Verdict Strengths Weaknesses Market Leads Grows Doubles Triples Beats Loses Drops Tops "
    "Ranks Tests Earns Gains Nears Plots Eyes Seeks Targets Picks Bags Nets Raised Launched "
    "Loves".split()
)
_SAFE_BEFORE = frozenset(
    "The A An In On At By For With From To Of And Or But Why How What When Where Who Is Are "
    "Was Does Do Has Have Can Will Our My Your Their Its His Her This That These Those "
    "Startup Start-up Rival Competitor Vendor Provider Firm "
    "Company Software Platform Maker January February March April May June July August "
    "September October November December Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday Meanwhile Today Yesterday Recently Since "
    "Unlike Like Both Only Also Even While Although Though Because If As After Before Until "
    "Using Choose Choosing Try Trying Meet Introducing About Compare Comparing Versus Vs "
    "Review Reviews Pricing Price Prices Alternatives Best "
    "Swedish Danish Norwegian Finnish German French Spanish Italian Dutch British Irish "
    "Swiss Austrian Polish Czech Portuguese American Canadian Australian Japanese Korean "
    "Chinese Indian European Nordic Scandinavian Baltic Belgian "
    "Estonian Israeli Brazilian Mexican London Berlin Paris Madrid Oslo Stockholm Users "
    "Customers Clients Reviewers Investors Analysts Teams People Companies Bei Die Der Das "
    "Für Von Mit Und Oder Wie Was Warum Seit Laut Nach Auch "
    "Chez Le La Les Avec Pour Et Ou Selon Contrairement Depuis En Con Para El Los Las Según "
    "Y O Overall Here There Now Then Still Yet Not No Yes So Thanks With Without Choosing "
    "Contact Visit Download Get Use Inside Behind Among".split()
)
# “Acme and Daughters” are other people than Acme
_KIN = re.compile(
    r" (?:and|und|et|&) (?:Sons?|Daughters?|Brothers|Sisters|Söhne|Töchter|Fils|Filles|Hijos|Figli)\b"
)
_LEGAL_BEHIND = re.compile(rf",?\s{LEGAL}(?![^\W_])\.?")
_DOMAIN_BEHIND = re.compile(r"\.([a-z]{2,12})\b")
_WORD_BEHIND = re.compile(r"[ \u00a0](?:& )?([A-Z][\w&'’-]*|[A-Z])")
_WORD_BEFORE = re.compile(r"(?:^|\s)(?P<word>[A-Z][\w'’]*) $")
_FAR = 200  # letters around a name that may belong to it
_MOST_LISTS = 256  # of names that texts are searched for
_MOST_TEXTS = 64  # of each list; a sentence is searched again for each of several fields
_MOST_KEPT = 4_096  # names; the same few are asked for in each sentence
_PREPOSITION = re.compile(
    r"\b(?:in|at|on|since|from|by|for|to|of|with|during|near|through|als|bei|seit|à|de|en)\s+$", re.IGNORECASE
)


@lru_cache(_MOST_KEPT)
def bare(name: str) -> str:
    """Without what a register asks for: Acme Inc. is Acme."""
    short = " ".join(name.split()).strip(" ,")
    while (cut := LEGAL_END.sub("", short)) != short and cut:
        short = cut
    return short or name


class _Letters(dict[int, str]):
    """Each letter without its accent, which is worked out once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = unicodedata.normalize("NFKD", letter)[:1] or letter
        return self[code]


_LETTERS = _Letters()


def flat(text: str) -> str:
    """Letters without their accents, each at its place: as long as the text."""
    return text if text.isascii() else text.translate(_LETTERS)


def same_name(one: str, other: str) -> bool:
    return _compared(one) == _compared(other)


@lru_cache(_MOST_KEPT)
def _compared(name: str) -> str:
    return flat(bare(name)).casefold().strip(" .")


@dataclass(frozen=True)
class Mention:
    """Characters `start`..`end` name a company, or with no `name` somebody else who is called alike."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Names:
    """Ways in which companies are written, each with the company's name; `others` are longer names of somebody else;
    `products` are names that begin as a company's does and are its own, as its own pages show; `domains` are
    addresses of each company."""

    aliases: Mapping[str, str]
    others: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted({flat(one) for one in (*self.aliases, *self.others)}, key=len, reverse=True)
        words = "|".join(r"\s+".join(re.escape(word) for word in one.split()) for one in names if one.strip())
        return re.compile(
            rf"(?<![A-Za-z0-9À-ɏ@/_-])(?<!\w\.)(?:{words or '(?!)'})(?![A-Za-z0-9À-ɏ])", re.IGNORECASE
        )

    @cached_property
    def _products(self) -> frozenset[str]:
        return frozenset(flat(one).casefold() for one in self.products)

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, str]]:
        """By letters without accents and case: the way it is written, and the company's name, empty for others."""
        known = {flat(one).casefold(): (one, "") for one in self.others}
        return known | {flat(one).casefold(): (one, name) for one, name in self.aliases.items()}

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first word of each name, by letters without accents and case: most texts have none of them."""
        return frozenset(one.split()[0] for one in self._known if one.strip())

    @cached_property
    def _kept(self) -> Callable[[str, str, bool], tuple[Mention, ...]]:
        return lru_cache(_MOST_TEXTS)(self._find)

    def mentions(self, text: str, *, language: str = "", heading: bool = False) -> list[Mention]:
        """In their order. Other letters' case is taken only where it is a name's: at least its first is large."""
        return list(self._kept(text, language, heading))

    def _find(self, text: str, language: str, heading: bool) -> tuple[Mention, ...]:
        letters = flat(text)
        told = letters.casefold()
        if not any(map(told.__contains__, self._beginnings)):
            return ()
        found = []
        for hit in self._pattern.finditer(letters):
            known = self._known.get(" ".join(hit[0].split()).casefold())
            if known is None or not _is_written(hit[0], flat(known[0])):
                continue
            name, end = known[1], hit.end()
            if name:
                # a name and what belongs to it stand in one line
                begins = letters.rfind("\n", 0, hit.start()) + 1
                ends = letters.find("\n", end)
                line = letters[
                    max(begins, hit.start() - _FAR) : min(ends if ends >= 0 else len(letters), end + _FAR)
                ]
                start = hit.start() - max(begins, hit.start() - _FAR)
                name, more = self._with_next(line, start, start + len(hit[0]), name, language, heading)
                end += more - start - len(hit[0])
                is_goods = not same_name(known[0], name) if name else False
                is_within = is_goods and self._is_within(line, start, start + len(hit[0]))
                if name and (is_within or _goes_before(line[:start])):
                    name = ""
            found.append(Mention(name, hit.start(), end))
        return tuple(found)

    def _is_its_own(self, word: str, name: str) -> bool:
        """Whether a word behind a company's name is the name of what that sells: “Acme Wyndle reviews”."""
        known = self._known.get(flat(word).casefold())
        return known is not None and known[1] == name and not same_name(known[0], name)

    def _is_within(self, line: str, start: int, end: int) -> bool:
        """Whether a product's name is a word of somebody else's: “Dorrance County Schools sleeps better” is of no plan
        called County."""
        before = re.search(r"(?:^|\s)([A-Z][\w’'-]*) $", line[:start])
        behind = re.match(r" ([A-Z][\w’'-]*)", line[end:])
        if not (before and behind) or not re.search(r"\b[a-z]{4,}", line):
            return False
        is_open = before[1] in _SAFE_BEFORE or behind[1] in _PLAIN_AFTER
        return not is_open and before[1].casefold() not in self._known and not _is_titled(line)

    def _with_next(
        self, text: str, start: int, end: int, name: str, language: str, heading: bool
    ) -> tuple[str, int]:
        """A name goes on with its legal form, and is another one where it goes on with a word of a longer name."""
        rest = text[end:]
        if kin := _KIN.match(rest):
            return "", end + kin.end()
        return self._with_word(text, start, end, name, language, heading)

    def _with_word(
        self, text: str, start: int, end: int, name: str, language: str, heading: bool
    ) -> tuple[str, int]:
        """The same for what is no family's name."""
        rest = text[end:]
        if legal := _LEGAL_BEHIND.match(rest):
            return name, end + legal.end()
        if domain := _DOMAIN_BEHIND.match(rest):
            whole = text[start : end + domain.end()].lower()
            return (
                name if not self.domains or whole in self.domains or domain[1] == "the" else ""
            ), end + domain.end()
        if rest[:1] == "-" and rest[1:2].isalpha():
            return (name if rest[1:2].islower() or language == "de" else ""), end
        following = _WORD_BEHIND.match(rest)
        if not following or LEGAL_END.search(text[start:end]):  # a name ends with its legal form
            return name, end
        word = re.sub(r"['’]s$", "", following[1])
        if flat(f"{text[start:end]} {word}").casefold() in self._products or self._is_its_own(word, name):
            return name, end
        if word in ORGANISATIONS:
            return "", end + following.end()
        if word in _PLAIN_AFTER or heading or language == "de" or _is_titled(text):
            return name, end
        return "", end + following.end()


def _is_written(found: str, name: str) -> bool:
    return " ".join(found.split()) == name or found[0].isupper()


def _is_titled(text: str) -> bool:
    """Whether nearly all words are written large, as in headlines."""
    words = list(re.findall(r"[^\W\d_]{4,}", text))
    return len(words) >= 5 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


# what German sets before a name to say what it does: “des Kasseler Saalvermieters Acme”; “Autohaus Acme” is a name
_TRADE = re.compile(
    r"(?:anbieter(?:in)?|hersteller(?:in)?|vermieter(?:in)?|verleiher|betreiber(?:in)?|händler|dienstleister|lieferant|"
    r"spezialist|entwickler|versender|vermittler|unternehmen|start-?up|konzern|firma)(?:e?s|e?n)?$",
    re.IGNORECASE,
)


def _goes_before(lead: str) -> bool:
    """Whether a name began before: Maria Acme is a person, Grand Acme is another house."""
    previous = _WORD_BEFORE.search(lead)
    if not previous or previous["word"] in _SAFE_BEFORE or previous["word"].isupper():
        return False
    if _TRADE.search(previous["word"]):
        return False
    begins = lead[: previous.start("word")]
    if not begins.strip() or re.search(r"[.!?:;,>|•–—\"“(]\s*$", begins):
        return previous["word"] in (
            "New",
            "Old",
            "Grand",
            "Royal",
            "Great",
            "Big",
            "Super",
            "True",
            "United",
            "North",
            "South",
            "East",
            "West",
            "First",
            "Blue",
            "Red",
            "Green",
            "Black",
            "White",
        )
    return not _PREPOSITION.search(begins) and not _is_titled(lead)


def mentions(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where one of the names stands as a whole word, the longest at each place."""
    return [(one.start, one.end) for one in _named(frozenset(filter(str.strip, names))).mentions(text)]


@lru_cache(_MOST_LISTS)
def _named(names: frozenset[str]) -> Names:
    return Names({}, names)


# where a word, or one with a hyphen, ends and begins
ENDS, BEGINS = re.compile(r"(?![\w-])"), re.compile(r"(?<![\w-])")


def places_of(name: str, text: str) -> Iterator[int]:
    """Where a text has a name written just so, whatever stands around it: to look there is sooner done than to make a
    pattern with the name in it."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def listed_names(words: Sequence[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
