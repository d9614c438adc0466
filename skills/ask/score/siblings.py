"""Whether what is said tells of a sibling of what is asked for: another pier, the night shift, class A for class C."""

import re
from itertools import pairwise

from skills.ask.pieces.clauses import has_digit, owners
from skills.ask.pieces.words import stems_of, words_of
from skills.ask.score.codes import is_of_another_code
from skills.stems import stem

# what places are called behind or before their names
_PLACE = (
    r"piers?|depots?|offices?|stations?|halls?|buildings?|floors?|yards?|plants?|warehouses?|sites?|canteens?|shops?|"
    r"stores?|branch(?:es)?|terminals?|gates?|rooms?|labs?|campus(?:es)?|bridges?|hubs?|ports?|harbou?rs?|quays?|docks?|"
    r"factor(?:y|ies)|mills?|roads?|streets?|lanes?|squares?|schools?|clinics?|hospitals?|airports?|hotels?|garages?|"
    r"wings?|towers?|works|car parks?|werke?|standorte?|lager"
)
_NAME = r"[A-ZÀ-Þ][\w'’-]+"
PLACE_KIND = re.compile(_PLACE, re.IGNORECASE)
NAMED_PLACE = re.compile(rf"(?<![\w.])(?P<name>{_NAME})\s+(?P<kind>(?i:{_PLACE}))\b")
_KIND = (
    r"class|grade|category|zone|type|level|building|room|gate|hall|tier|severity|stage|band|group|phase|annex|"
    r"klasse|stufe|gruppe|halle|tor|raum|gebäude|zone|classe|groupe|catégorie|niveau|phase|salle|bâtiment"
)
_LETTERED = re.compile(rf"\b(?P<kind>{_KIND})\s+(?P<mark>[A-Za-z]|\d{{1,2}})(?![\w.'’])", re.IGNORECASE)
_OPPOSITES = (
    ("day", "night"),
    ("summer", "winter"),
    ("morning", "evening"),
    ("indoor", "outdoor"),
    ("domestic", "international"),
    ("incoming", "outgoing"),
    ("minimum", "maximum"),
    ("internal", "external"),
    ("temporary", "permanent"),
    ("tag", "nacht"),
    ("sommer", "winter"),
)
# what is one of these is none of the others; those in one line are the same
_MEALS = ("breakfast frühstück", "lunch midday mittagessen", "dinner supper abendessen dîner")
_VEHICLES = (
    "car auto pkw voiture",
    "motorbike motorcycle moped scooter motorrad moto",
    "bicycle bike ebike pushbike cycle fahrrad vélo",
    "van",
    "lorry truck hgv lkw camion",
)
_IN_ONE_WORD = (
    (re.compile(r"\bevening meal", re.IGNORECASE), "dinner"),
    (re.compile(r"\bmotor[ -](?=bike|cycle)", re.IGNORECASE), "motor"),
)
_EACH_APART = tuple(tuple(frozenset(map(stem, one.split())) for one in some) for some in (_MEALS, _VEHICLES))
_ANY_OF_THEM = re.compile(
    r"\b(?:meals|vehicles|wheels|(?:all|every|any|each|other|per|a) (?:meal|vehicle)|eat(?:s|ing)?|food|"
    r"(?:any|every)thing|others|the rest|otherwise|breakfast (?:to|through|until|till|bis) (?:dinner|supper))\b",
    re.IGNORECASE,
)
# "car park" and "Christmas lunch" are neither
_NO_MEANS = re.compile(
    r"\bcar[- ]?(?:parks?|parking|shar\w+|pool\w*)\b|\b(?:christmas|xmas|leaving|team) (?:lunch|dinner|breakfast)\b|"
    r"\b(?:lunch|dinner) (?:breaks?|hours?|time)\b|"
    r"\b(?:life|billing|pay|business|review|audit|sales|wash)[- ]?cycles?\b|\bcycle (?:counts?|counting|times?)\b",
    re.IGNORECASE,
)
# “two hours; lorries 30 minutes”
_NUMBERED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|fünf|deux|trois|quatre|cinq)\b",
    re.IGNORECASE,
)
_ASKS_SUM = re.compile(
    r"\b(?:how much|rates?|allowances?|limits?|prices?|costs?|cap|budget|mileage|spend\w*|expens\w+|claim\w*|"
    r"max(?:imum)?|per (?:mile|km|kilometre)|paid|pays?|refund\w*|reimburs\w*|"
    r"what (?:do|can|may|will) (?:i|we|you) get|"
    r"wie viel|wieviel|wie hoch|kostet|kosten|kilometergeld|spesen|combien|tarif|indemnité)\b",
    re.IGNORECASE,
)
# a size with what has it: "extra large crate"
_SIZED = re.compile(
    r"\b(?P<size>(?:extra|very|double|super)[\s-]+(?:small|large|big|long|wide|strong)|small|medium|large|xs|xl|xxl|x-large|"
    r"half|double|single)[\s-]+(?:sized?\s+)?(?!(?:the|this|that|your|our|and|for)\b)(?P<thing>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_IN_LETTERS = {"xs": "extra small", "xl": "extra large", "x-large": "extra large"}
_WHEN = re.compile(
    r"\b(?P<when>after|before|during|nach|vor|während|après|avant|pendant)\s+"
    r"(?:the |your |my |our |der |die |das |dem |den |la |le |les )?(?P<what>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:how long (?:is|are|does|do|was|will)|what(?:['’]s| is) the (?:length|duration) of|wie lange? (?:ist|dauert)|"
    r"combien de temps dure)\s+(?:(?:the|my|your|our|a|an|die|der|das|meine|la|le|ma|mon)\s+)?(?P<what>[^\W\d_]{4,})"
    r"(?=\s*(?:\?|$|(?:period|time|last|take|be|for|of|at|in|as|für|pour)\b))",
    re.IGNORECASE,
)
# “after probation of six months” tells how long it is
_ITS_OWN = re.compile(
    r"(?:\s+(?:period|time))?\s*(?:of\b|\(|,\s*(?:which|\w+ (?:day|week|month|year|hour)))", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?]\s")
_IT = frozenset("it this that them ihr ihm ihnen elle lui".split())
_FROM = re.compile(r"\bfrom\s+(?:the |our |your )?(?P<what>[^\W\d_]{3,})")
TITLES = frozenset(
    "the our your this that each every any all no both which new old next main same other meeting conference board "
    "training waiting common head front back".split()
)
# “all sites”, which what is asked for is one of
OF_ALL = re.compile(
    rf"\b(?:all|every|each|any|both|other|alle|andere\w*|jede\w*|tous|toutes|autres)\s+(?:\w+\s+)?(?:{_PLACE})\b",
    re.IGNORECASE,
)
# “grade 4 and above”, “category A to C”
_SPANS = re.compile(
    r"\b(?:and|or) (?:above|below|higher|lower|over|under|up(?:wards)?)\b|\b(?:up to|below|above|from|between|bis)\b|"
    r"(?<!\w)(?:[A-Z]|\d{1,2})\s*(?:to|–|-|bis|à)\s*(?:[A-Z]|\d{1,2})\b",
    re.IGNORECASE,
)
# a figure that only measures: the 3 of "every 3 years" is no level
_MEASURED = re.compile(
    r"[£$€]\s?\d[\d.,]*|\d[\d.,]*\s?(?:%|[£$€]|(?:years?|months?|weeks?|days?|hours?|minutes?|times?|per cent|percent|"
    r"people|jahren?|monaten?|wochen?|tagen?|stunden?|minuten?|prozent|ans?|mois|semaines?|jours?|heures?)\b)",
    re.IGNORECASE,
)
_ROMAN = {"i": "1", "v": "5", "x": "10"}
_ASKED_BEHIND = re.compile(r"\b(?:what|which)\s+$", re.IGNORECASE)
# what says that the other time is no exception: “not before it ends”
_EXCEPTS = re.compile(r"\b(?:not|no|never|only|once|until|as soon as|nicht|erst|nur)\b", re.IGNORECASE)
# an opposite told in another word
_SAID_SO = {
    "maximum": re.compile(r"\b(?:longest|most|up to|no more)\b"),
    "minimum": re.compile(r"\b(?:shortest|least|no less)\b"),
    "night": re.compile(r"\bovernight\b"),
    "internal": re.compile(r"\b(?:inside|in-house)\b"),
    "external": re.compile(r"\boutside\b"),
}
# “can I take leave during probation” is answered by “leave is taken after probation”
_YES_OR_NO = re.compile(
    r"\W*(?:can|may|am|is|are|do|does|will|kann|darf|ist|sind|puis|peut|est)\b", re.IGNORECASE
)
_UNTIL_THEN = frozenset("before during während vor avant pendant".split())
_FROM_THEN = frozenset("after nach après".split())
# “two days after the transfer” is how long it takes
_TAKES = re.compile(r"\b(?:takes?|dauert|dure)\b", re.IGNORECASE)
_SO_LONG = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|minuten?|stunden?|tagen?|wochen?|monaten?|heures?|jours?|semaines?|mois)\s+$",
    re.IGNORECASE,
)
_UNPAID = re.compile(r"\b(?:unpaid|without pay|unbezahlt\w*|non payée?s?|sans solde)\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:paid|on full pay|at full pay|bezahlt\w*|payée?s?)\b(?!\s+(?:by|out|into|back|for|durch|von|par)\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|never|only|nicht|kein\w*|nur|pas)\b|n['’]t\b", re.IGNORECASE)
_ESCAPES = re.compile(
    r"\b(?:all|every|any|each|other|else|elsewhere|rest|others|only|approved|listed)\b", re.IGNORECASE
)


def is_of_sibling(question: str, said: str, context: str = "") -> bool:
    """Whether the question names a thing that neither what is said nor its `context` (title, headings) does, while what
    is said names another of the kind in its place."""
    held = stems_of(f"{said} {context}")
    tests = (
        _is_of_another_place,
        _is_of_another_means,
        _is_of_opposite,
        _is_of_another_size,
        _is_of_another_time,
        _is_of_another_part,
        _is_of_paid,
    )
    if any(test(question, said, held) for test in tests) or _is_of_what_comes_after(question, said):
        return True
    if is_of_another_code(question, said, context):
        return True
    return _is_of_another_mark(question, said, stems_of(f"{_MEASURED.sub(' ', said)} {context}"))


def marks_in(text: str) -> frozenset[tuple[str, str]]:
    """What is told apart by a letter or a number: ("class", "c") for "class C defect"."""
    return frozenset(
        (stem(match["kind"].lower()), _ROMAN.get(match["mark"].lower(), match["mark"].lower()))
        for match in _LETTERED.finditer(text)
        # “which level I am on”
        if not (match["mark"] in ("I", "i", "a") and _ASKED_BEHIND.search(text, 0, match.start()))
    )


def _is_of_another_place(question: str, said: str, held: frozenset[str]) -> bool:
    if OF_ALL.search(said):
        return False
    asked, told = _places(question), _places(said)
    kinds = {kind for name, kind in asked if name not in held}
    return any(kind in kinds for name, kind in told if (name, kind) not in asked)


def _places(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (stem(match["name"].lower()), stem(match["kind"].lower()))
        for match in NAMED_PLACE.finditer(text)
        if match["name"].lower() not in TITLES
    )


def _is_of_another_mark(question: str, said: str, held: frozenset[str]) -> bool:
    if _SPANS.search(said):
        return False
    asked, told = marks_in(question), marks_in(said)
    kinds = {kind for kind, mark in asked if mark not in held}
    return bool(asked) and not asked & told and any(kind in kinds for kind, _ in told)


def _is_of_another_means(question: str, said: str, held: frozenset[str]) -> bool:
    """What a lunch may cost is asked for, and every sum told is that of a dinner; or of a car and not a motorbike."""
    asked, named = _means_in(question), held | _means_in(said)
    if not _ASKS_SUM.search(question) or _ANY_OF_THEM.search(said):
        return False
    for some in _EACH_APART:
        mine = [one for one in some if one & asked]
        if len(mine) == 1 and not mine[0] & named:
            return _is_all_of(frozenset().union(*some), said)
    return False


def _is_all_of(kinds: frozenset[str], said: str) -> bool:
    """Whether there are figures, and each is of one of these kinds."""
    whose = list(owners(said, lambda clause: bool(_means_in(clause) & kinds), _has_figure))
    return bool(whose) and all(whose)


def _means_in(text: str) -> frozenset[str]:
    """The stems of what is said, without "car park", and an evening meal as the dinner that it is."""
    for pattern, word in _IN_ONE_WORD:
        text = pattern.sub(word, text)
    return stems_of(_NO_MEANS.sub(" ", text))


def _has_figure(text: str) -> bool:
    return has_digit(text) or bool(_NUMBERED.search(text))


def _is_of_opposite(question: str, said: str, held: frozenset[str]) -> bool:
    """ "day shift" is asked for and "night shift" told."""
    asked, told = _pairs(question), _pairs(said)
    for one, other in (*_OPPOSITES, *((right, left) for left, right in _OPPOSITES)):
        if one in _SAID_SO and _SAID_SO[one].search(said):
            continue
        behind = {noun for first, noun in asked if first == one and one not in held and noun != "off"}
        if any(first == other and noun in behind for first, noun in told):
            return True
    return False


def _is_of_another_size(question: str, said: str, held: frozenset[str]) -> bool:
    """ "extra large crate" is asked for, and what is told is of the large one or another alone: "crates" beside "large
    crates" are all others."""
    asked, told = _sized(question), _sized(said)
    plain = stems_of(_SIZED.sub(" ", said))
    things = {thing for _, thing in asked if thing not in plain}
    is_named = any(all(stem(word) in held for word in size.split()) for size, _ in asked)
    return not is_named and any(thing in things for _, thing in told)


def _sized(text: str) -> frozenset[tuple[str, str]]:
    """Each thing with its size: ("extra large", "crate")."""
    found = ((match["size"].lower(), stem(match["thing"].lower())) for match in _SIZED.finditer(text))
    return frozenset(
        (_IN_LETTERS.get(size, " ".join(re.split(r"[\s-]+", size))), thing) for size, thing in found
    )


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Each word with the stem of the one behind it."""
    words = words_of(text)
    return frozenset((one, stem(other)) for one, other in pairwise(words))


def _is_of_another_time(question: str, said: str, held: frozenset[str]) -> bool:
    """ "after probation" is asked for and "during it" told."""
    if _EXCEPTS.search(said):
        return False
    told = [(match["when"].lower(), match["what"].lower()) for match in _WHEN.finditer(_no_pronouns(said))]
    for match in _WHEN.finditer(question):
        when, what = match["when"].lower(), stem(match["what"].lower())
        others = [other for other, its in told if its in _IT or stem(its) == what]
        if when in _UNTIL_THEN and _YES_OR_NO.match(question) and _FROM_THEN.issuperset(others):
            continue
        if others and when not in {other for other, _ in told} and what in held:
            return True
    return False


def _is_of_what_comes_after(question: str, said: str) -> bool:
    """How long probation is, is asked for, and what is said only tells of something "after probation"."""
    asked = _HOW_LONG.search(question)
    what = stem(asked["what"].lower()) if asked else ""
    if not what:
        return False
    mentions = sum(stem(word) == what for word in words_of(said))
    around = [one for one in _WHEN.finditer(said) if stem(one["what"].lower()) == what]
    if not around or len(around) < mentions or any(_ITS_OWN.match(said, one.end()) for one in around):
        return False
    if _TAKES.search(question) and _SO_LONG.search(said, 0, around[0].start()):
        return False
    return not _ENDED.search(said, 0, around[0].start())


def _no_pronouns(said: str) -> str:
    """ "During it" with a pronoun as long as a word."""
    return re.sub(r"\b(during|after|before) it\b", r"\1 this", said, flags=re.IGNORECASE)


def _is_of_another_part(question: str, said: str, held: frozenset[str]) -> bool:
    """ "from ferries" is asked for, and what is said tells of "from buses" and "from piers"."""
    for match in _FROM.finditer(question):
        told = {stem(one["what"].lower()) for one in _FROM.finditer(said)}
        if stem(match["what"].lower()) not in held and len(told - stems_of(question)) > 1:
            return not _ESCAPES.search(said)
    return False


def _is_of_paid(question: str, said: str, held: frozenset[str]) -> bool:
    """How much is unpaid is asked for, and what is told is what is paid."""
    if _YES_OR_NO.match(question) or not _UNPAID.search(question) or "unpaid" in held or _UNPAID.search(said):
        return False
    return bool(_PAID.search(said)) and not _DENIED.search(said)
