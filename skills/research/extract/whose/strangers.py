"""Figures that are said of somebody who is not known: “Pelt raised $5 million”, “sold by Torrfield for £129”."""

import re
from collections.abc import Sequence

from skills.research.extract.labels.plans import PLAN_WORDS
from skills.research.extract.names.names import Mention
from skills.research.extract.names.openings import is_common
from skills.research.extract.words.phrases import clause_at

_FIGURE_VERB = re.compile(
    r"\b(?:has|have|had|raised|raises|secured|secures|closed|closes|serves|counts|charges|"
    r"costs?|asks|sells|lists|starts|begins|landed|lands|bagged|received|took|pays|earns|runs|"
    r"offers|got|gets|announced|bills|invoices)\b"
)
_ASKS = re.compile(r"bills|invoices|charges|asks|sells")  # what somebody does, and no plan
# “loose cables are sold by Torrfield Cables for £129”
_SOLD_BY = re.compile(
    r"\b(?:(?:sold|billed|charged|invoiced|supplied) by|(?:rented|hired|leased|bought|purchased|ordered) "
    r"(?:directly |separately )?from|(?:[Hh]ire|[Rr]ent|[Ll]ease|[Bb]uy|[Oo]rder|[Gg]et|"
    r"[Bb]orrow) (?:[\w’'-]+ ){1,3}from|"
    r"(?:[Mm]ieten|[Ll]eihen|[Kk]aufen|[Bb]estellen|[Bb]eziehen) Sie (?:[\w’'-]+ ){0,3}(?:bei|von)|"
    r"(?:[Ll]ouez|[Aa]chetez|[Cc]ommandez)(?:-\w+)? (?:[\w’'-]+ ){0,3}(?:chez|auprès de)|"
    r"(?:[Aa]lquile|[Cc]ompre|[Pp]ida)(?:lo|la)? (?:[\w’'-]+ ){0,3}(?:en|a)) (?:the )?(?!(?:App|Play|Google|"
    r"Apple|Microsoft|Amazon|Shopify|Atlassian|"
    r"AppExchange|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b)(?P<name>[A-ZÀ-Þ][\w’'-]+)"
)
# “also looked at Cristalplan (€75 per table)”
_BESIDE = re.compile(
    r"\b(?:looked at|considered|compared (?:it )?with|bought|chose|than|viewed) "
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+)? \((?:from )?(?:\S{1,3}\s?)?$"
)
# “Dropline, a Dublin start-up that Acme once thought of buying, has raised”
_APART = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), (?:an?|another) (?:[\w’-]+ ){0,3}(?:start-?up|firm|company|"
    r"rival|"
    r"competitor) [^.;]{3,80}, (?:has|have|had|\w+ed|\w+s)\b"
)
# “A fifth, Slidewatch, costs £5”
_ONE_MORE = re.compile(
    r"(?:^|[.;]\s+)(?:An?|The|One|Yet another|Another|Ein\w*|Une?|Un[ao]?) (?:[\w-]+ ){0,2}?(?:second|third|"
    r"fourth|fifth|sixth|"
    r"seventh|other|another|further|newcomer|outsider|rival|competitor|cheaper|dearer|zweite[rs]?|dritte[rs]?|"
    r"vierte[rs]?|"
    r"fünfte[rs]?|sechste[rs]?|weitere[rs]?|andere[rs]?|deuxième|troisième|quatrième|cinquième|sixième|autre|"
    r"tercer[ao]?|"
    r"cuart[ao]|quint[ao]|otr[ao])(?: (?!plan\b|tier\b|product|module|edition|version|package|produkt|modul|"
    r"tarif|paket|"
    r"produit|forfait|formule|offre|producto)[\w-]+){0,2}, (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), "
    r"(?:has |hat |a |ha )?(?:costs?|charges?|asks?|starts|sells|is|raised|kostet|verlangt|coûte|demande|levé|"
    r"cuesta|cobra)\b"
)
_NO_SUBJECT = frozenset(
    "The This That These Those It Its We Our They Their He She You Your A An In On At For "
    "From To By With And But Or Since Until While When If As After Before Pricing Prices "
    "Price Plans Plan Customers Users Teams Clients Investors Each "
    "Every All Both Some Most More Over About Around Monthly Annual Today Now Recently "
    "Currently Free Paid Which Who What There Here Round Funding Series Seed Total Licences "
    "Licenses Subscriptions Everything Everyone".split()
)
# an investor leads a round in somebody else
_INVESTS = re.compile(
    r"\b(?:led|leads|invest\w*|joined|co-led|put|poured|pumped|injected|"
    r"(?:took|bought) (?:an? )?(?:\w+ )?(?:stake|share|fifth|quarter|tenth|third|half|partnership))\b"
)
# “Mesabi had carried our $9 million Series A”, “the Angels got us going with a seed check of $2.1 million”
_OURS = re.compile(
    r"\b(?:our|unsere?[nr]?|notre|nuestr[ao])\s+(?:\S{1,3}\s?)?$|\b(?:got|set|helped) us (?:going|started|off|up)\b",
    re.IGNORECASE,
)
_HELPING = re.compile(r"\b(?:has|have|had|also|now|just|recently|then|later|already)\s*$")
_NAME = re.compile(r"(?P<name>[A-ZÀ-Þ][\w&’'-]+)(?:['’]s \w+)?\s*$")


def _asks(before: str, verb: re.Match[str]) -> bool:
    """Whether somebody asks for it: a plan “bills you £79” or “sells for £49” too."""
    return bool(_ASKS.fullmatch(verb[0])) and not before[verb.end() :].startswith((" you", " for"))


# “Bolt, by the way, landed”
_BY_THE_WAY = re.compile(
    r"^\W*(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), (?:by the way|incidentally|meanwhile|for (?:its|"
    r"their) part|"
    r"in turn|by contrast|on the other hand|too|though|however|of course|au passage|en revanche|de son côté|"
    r"d[’']ailleurs|"
    r"por cierto|en cambio|a proposito|dal canto suo|invece|overigens|daarentegen), "
)


def _apart(before: str, *, german: bool) -> int | None:
    """Where the name stands of somebody whom a sentence introduces: a start-up, a fifth, one told by the way."""
    beside = _BY_THE_WAY.match(before)
    if beside and beside["name"] not in _NO_SUBJECT and not german:
        return beside.start("name")
    apart = _APART.match(before)
    if apart and apart["name"] not in _NO_SUBJECT and not german:
        return apart.start("name")
    more = _ONE_MORE.search(before)
    return more.start("name") if more and more["name"].lower() not in PLAN_WORDS else None


# “Das Papierkontor Lembke zählt 3.300 Betriebe”: in German two nouns behind an article are a house's name
_GERMAN_HOUSE = re.compile(
    r"\W*(?:Das|Der|Die) (?!Modell|Gerät|Paket|Tarif|Plan|Maschine|Version|Ausgabe|Programm|Software)"
    r"(?P<name>[A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ][\w-]+) (?:nimmt|verlangt|zählt|bedient|beliefert|versorgt|berechnet|meldet|"
    r"fordert)\b"
)


def is_strangers(
    text: str, named: Sequence[Mention], field: str, at: int, *, is_list: bool, german: bool
) -> bool:
    """Whether the figure at `at` is somebody's whom nobody of `named` is; `is_list`: on a house's own price list, where
    a name may be that of a plan. In German every noun is written large, so that hardly any tells a name there."""
    start, _ = clause_at(text, at)
    before = text[start:at]
    if field == "price" and (seller := _seller(text, start, at, is_list=is_list)):
        at_name, name = seller
        is_plan = name in _NO_SUBJECT or name.lower() in PLAN_WORDS
        return not is_plan and not any(one.start <= at_name < one.end for one in named)
    apart = None if is_list else _apart(text[:at], german=german)
    if apart is not None:
        return not any(one.start <= apart < one.end for one in named)
    if german:
        house = _GERMAN_HOUSE.match(before)
        return house is not None and not any(one.start - start <= house.end("name") for one in named)
    return _is_subject(text, before, start, named, field, is_list=is_list)


def _seller(text: str, start: int, at: int, *, is_list: bool) -> tuple[int, str] | None:
    """Who sells it, or beside what it is told, and where that name stands."""
    if sold := _SOLD_BY.search(text[start:at]):
        return start + sold.start("name"), sold["name"]
    beside = None if is_list else _BESIDE.search(text[:at])
    return (beside.start("name"), beside["name"]) if beside else None


def _is_subject(
    text: str, before: str, start: int, named: Sequence[Mention], field: str, *, is_list: bool
) -> bool:
    """Whether a name that nobody of `named` has is the subject of a verb of figures in the clause `before` it."""
    verb = _FIGURE_VERB.search(before)
    if verb is None:
        return False
    lead = _HELPING.sub("", before[: verb.start()].rstrip())
    subject = _NAME.search(lead)
    if subject is None or subject["name"] in _NO_SUBJECT or subject["name"].lower() in PLAN_WORDS:
        return False
    # “Lunch costs £6.50 a child”, and on a price list a plan whose name nobody knows
    is_thing = is_common(subject["name"]) or (is_list and not _asks(before, verb))
    if field == "price" and len(lead.split()) == 1 and is_thing:
        return False
    name = start + subject.start("name")
    if any(one.start <= name < one.end + 24 for one in named):
        return False
    return not (field == "funding" and (_INVESTS.search(text) or _OURS.search(before)))
