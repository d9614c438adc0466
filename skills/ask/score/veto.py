"""What cannot be an answer however well it reads: no money where a price is asked for, the first for the second."""

import re
from datetime import date

from skills.ask.pieces.words import stems_of
from skills.ask.score.neighbours import is_of_neighbour
from skills.ask.score.siblings import is_of_sibling
from skills.ask.standing.editions import BEGAN_THEN

_ASKS_WHO = re.compile(r"^\W*(?:(?:and|so|but) )?(?:who|whom|wer|wen|wem|qui)\b(?!['’]s\b)", re.IGNORECASE)
_ASKS_WHICH = re.compile(r"^\W*(?:which|welche[rsnm]?|quels?|quelles?) (?P<kind>[^\W\d_]+)", re.IGNORECASE)
# people of a kind: "which dressers", whom "Dressers 4" does not name
_ASKS_PEOPLE = re.compile(
    r"^\W*(?:which (?:of the )?|what (?=\w+ (?:are|is|were|work)\b)|who are the )(?P<kind>dressers|ushers|drivers|"
    r"cleaners|managers|officers|volunteers|porters|waiters|engineers|teachers|trainers|workers|members|trustees|carers|"
    r"nurses|doctors|stewards|wardens|fitters|riggers|technicians|cooks|chefs|guides|guards|assistants|attendants|"
    r"colleagues|people|supervisors|operators|inspectors|directors|apprentices|receptionists)\b",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"\b(?:last|previous) (?:(?:school|financial|leave|tax|calendar) )?(?:year|"
    r"(?P<season>season|summer|winter|spring|autumn))\b|"
    r"\ba year ago\b",
    re.IGNORECASE,
)
_ASKS_WHAT_WAS = re.compile(r"^\W*(?:how much|what|which)\b.{0,20}?\b(?:did|was|were)\b", re.IGNORECASE)
_PAID = re.compile(r"\b(?:cost|paid|came to|rose|fell)\b", re.IGNORECASE)
_SUM_ASKED = re.compile(r"\b(?:cost|price|rate|fee|charge|allowance|fare|pay|paid|rent)s?\b", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:or|oder|ou)\b", re.IGNORECASE)
_LONGEST = 500  # characters of a question that are looked at
VETOED = 0.05  # the confidence of what lacks the kind of thing that was asked for
_COSTS = re.compile(
    r"\b(?:how much (?:does|do|did|will|would|is|are|was|were)\b"
    r"(?!.*\b(?:leave|holiday|time|notice|weight|space|room)\b).*\b(?:cost|costs|price)\b|"
    r"what (?:does|do|did|will|would)\b(?!.*\b(?:time|days|hours)\b).*\bcost\b|(?:price|prices) (?:of|"
    r"for)\b|how expensive|"
    r"was kostet|wie teuer|wie viel kostet|combien co[uû]te|quel est le prix)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[£$€¥₹%]|\b(?:EUR|USD|GBP|CHF|SEK|DKK|NOK|PLN|JPY|kr|kč|zł|euros?|pounds?|dollars?|pence|cents?|"
    r"francs?|franken)\b|"
    r"\d\s?p\b|\b(?:free|included|not (?:carried|sold|offered|available|possible|taken)|"
    r"no (?:extra )?(?:charge|cost)|nothing|\d+ each|\d\s?k|expense|covers?|covered|reimburs\w*|on us|"
    r"on the house|complimentary|costs?|pric\w+|fees?|charges?|rates?|"
    r"paid|pays?|kostenlos|kostenfrei|inklusive|inbegriffen|kostet|preis\w*|gratuit\w*|compris\w*|co[uû]te|"
    r"tarif\w*|prix)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,:])\d+[.,]\d{1,2}(?![\d:]|\s?[^\W\d_]|\s?%)")
_OF_PRICES = re.compile(
    r"[£$€¥]|\b(?:EUR|USD|GBP|CHF|SEK|DKK|NOK|PLN|price lists?|prices|pricing|tariffs?|fees|preisliste|preise|tarife?|"
    r"prix|tarifs)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^(?!.*(?:%|\bper ?cent|\bprozent|\bpourcent|\bshare\b|\bpoints\b)).*\b(?:how many|wie viele|combien de)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?P<which>\b(?:week|day|month|year|step|level|phase|part|woche|tag|monat|jahr|stufe|semaine|jour|mois)s?\s)?"
    r"(?<![\w.,:])\d+(?:[.,]\d+)*(?P<share>\s?(?:%|per ?cent\b|prozent\b))?",
    re.IGNORECASE,
)
_IN_LETTERS = re.compile(
    r"\b(?:none|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|half|unlimited|keine?|"
    r"eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|aucune?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"(?<!\bwithin )(?<!\bin )\bwhat time\b|\bum wie viel uhr\b|\bà quelle heure\b", re.IGNORECASE
)
_TIME = re.compile(
    r"\d\s?[:.h]\s?\d\d|\d\s?(?:am|pm|a\.m|p\.m|o['’]?clock|h\b|uhr)|\b(?:noon|midday|midnight|morning|"
    r"afternoon|evening|"
    r"night|day|closed|always|never|any ?time|all day|24/7|mittags?|mitternacht|morgens?|abends?|geschlossen|midi|"
    r"minuit|matin|soir|fermée?|hours?|minutes?|o'clock|sunrise|sunset|half past|quarter (?:past|to)|"
    r"(?:after|before|at) (?:lunch|breakfast|dinner)|(?:at|by|from|until|till|past|to|um|à)\s+(?:\d{1,2}|"
    r"\d{4}|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.IGNORECASE,
)
_HOW_MUCH_IS = re.compile(r"\bhow much (?:is|are|was|were)\b", re.IGNORECASE)
# 3.50 may as well be a price
_CLOCK = re.compile(
    r"\d{1,2}[:h]\d\d(?:\s?h)?|\d{1,2}(?:\.\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o['’]clock|uhr)|"
    r"(?<=\bat )\d{1,2}\.\d\d|(?<=\buntil )\d{1,2}\.\d\d|(?<=\btill )\d{1,2}\.\d\d|(?<=\bum )\d{1,2}\.\d\d|"
    r"(?<=\bbis )\d{1,2}\.\d\d",
    re.IGNORECASE,
)
# so much without a figure: "time and a half", "the whole fare is refunded"
_IN_WORDS = re.compile(
    r"\b(?:half(?! past)|halves|halved?|doubled?|twice|tripled?|time and a|refund\w*|none|unlimited|"
    r"(?:whole|full|same) (?:fare|sum|amount|wage|pay)|hälfte|doppelte?[nrs]?|halbe[nrs]?|moitié|le double)\b",
    re.IGNORECASE,
)
# "How much is statutory maternity pay a week", which "14 weeks in full" does not tell
_SUM_A_TIME = re.compile(
    r"\bhow much (?:is|are|was|were)\b(?!.*\b(?:leave|holiday|vacation|notice|time)\b).*"
    r"\b(?:pay|paid|allowance|supplement|wage|salary|rent|fee|rate|bonus|premium)\b.*\b(?:a|an|per|each|"
    r"every) (?:hour|day|week|month|year|shift|night|mile)\b",
    re.IGNORECASE,
)
_MONEY_SAID = re.compile(
    r"[£$€¥₹%]|\b(?:EUR|USD|GBP|CHF|euros?|pounds?|dollars?|pence|cents?|francs?)\b|\d\s?p\b|\d[.,]\d\d\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\s?(?:-|–|to)?\s?(?:(?:working|calendar|full|paid) )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|times?)\b|\s?[-–]",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\bhow (?:many|much)\b.*\b(?:did|was|were|had)\b.*\b(?:last|previous) (?:year|month|week|quarter|season)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:planned|plan(?:s|ning)? (?:for|to)|is to be|are to be|will be|targets?|forecasts?|budget(?:ed|s)?)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;]\s|\s–\s")
_ASKS_WHEN = re.compile(r"^\W*(?:when|wann|quand)\b", re.IGNORECASE)
_SUM = re.compile(r"[£$€]\s?\d|\d\s?(?:€|EUR|GBP|USD|CHF|PLN)\b|\d\s?(?:million|billion)")
_MOMENT = re.compile(
    r"\b(?:19|20)\d\d\b|\d[:.]\d\d\b(?! ?(?:million|billion))|\b(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\w+day|days?|weeks?|months?|years?|hours?|minutes?|quarter|"
    r"daily|weekly|monthly|"
    r"yearly|before|after|until|till|from|once|if|when|as soon as|over|above|more than|at least|always|"
    r"never|today|now|"
    r"next|then|with|exceed\w*|beyond|upon|completion|at|under|below|up to|any|every|christmas|easter|"
    r"wenn|ab|bei|über|nach|vor|bis|si|dès|après|avant)\b",
    re.IGNORECASE,
)
# "when is the staff party": of the staff much is told with days in it
_ASKS_EVENT = re.compile(
    r"^\W*(?:and )?when(?:['’]s|\s+(?:is|are|was|will))\b.*\b(?:(?:staff|team|office|company)\s+(?:party|day|outing|"
    r"picnic|dinner|lunch|barbecue|bbq|trip)|(?:works?|christmas|xmas|summer|leaving)\s+(?:party|outing|picnic|dinner|"
    r"barbecue|bbq))\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:party|parties|day|do|(?:outing|picnic|dinner|lunch|barbecue|bbq|trip|event|celebration|ball|excursion|"
    r"get-together|gathering|meal|drink)(?:s|es)?|\w*(?:fest|feier|ausflug)|fête|sortie)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,:/-])(?:19|20)\d\d(?![\w:]|[.,/-]\d)")
_OF_PAPER = re.compile(r"(?<![\w:])(?:19|20)\d\d(?!\w|[.,]\d)")  # "2026/27" is of 2026
_WAS = re.compile(
    r"\b(?:was|were|did|had|used to|war|waren|hatten?|kostete\w*|était|étaient|avait|avaient)\b",
    re.IGNORECASE,
)
_IN_THAT_YEAR = re.compile(r"\b(?:19|20)\d\d[\s?!.]*$")
# "water per litre in 2025" asks of that year, "the lease signed in 2021" of today
_OF_A_YEAR = re.compile(
    r"^(?!\W*(?:who|whom|whose|which|when|wer|wann)\b).*\bin (?:19|20)\d\d[\s?!.]*$", re.IGNORECASE
)
_DONE_THEN = re.compile(
    r"\b(?:\w+ed|bought|built|made|sold|taken|begun|written|given|chosen|won|lost|set up) in (?:19|20)\d\d",
    re.IGNORECASE,
)
_HOLDS_BEFORE = re.compile(
    r"\b(?:until|till|by|before|to|through|expires?|ends?|runs out|replac\w+|bis|vor|jusqu\w*|avant)\b|"
    r"[–/-]\s?(?:19|20)\d\d",
    re.IGNORECASE,
)
_ORDINALS = (
    r"first|1st|1\.|initial|primary|erste[nrs]?|premi(?:er|ère)",
    r"second|2nd|2\.|zweite[nrs]?|deuxième|seconde?",
    r"third|3rd|3\.|dritte[nrs]?|troisième",
    r"fourth|4th|4\.|vierte[nrs]?|quatrième",
    r"fifth|5th|5\.|fünfte[nrs]?|cinquième",
    r"sixth|6th|6\.|sechste[nrs]?|sixième",
)
_ORDINAL = re.compile(
    "(?<![\\w.])(?:"
    + "|".join(f"(?P<n{n}>{words})" for n, words in enumerate(_ORDINALS))
    + r")\s+(?P<noun>[a-zà-ÿ]{3,})",
    re.IGNORECASE,
)
_NEXT_ONE = re.compile(
    r"\bthe (?:next|following|other)\b|\b(?:der|die|das) (?:nächste|andere)\b", re.IGNORECASE
)


def is_no_answer(question: str, said: str, context: str = "") -> bool:
    """Whether what is said lacks the very kind of thing that is asked for, or is of another in a row.

    `context` are the title and the headings that it stands under."""
    question = question[:_LONGEST]
    if _COSTS.search(question) and not _MONEY.search(said) and not _is_bare_sum(said, context):
        return True
    return (
        _tells_only_a_share(question, said)
        or _lacks_event(question, f"{said} {context}")
        or _lacks_moment(question, said)
        or _tells_only_times(question, said)
        or _tells_only_how_long(question, said)
        or _is_only_planned(question, said)
        or _is_of_later_year(question, said, context)
        or _is_of_another(question, said)
        or is_of_sibling(question, said, context)
        or is_of_neighbour(question, said, context)
    )


def tells_nobody_new(question: str, answer: str) -> bool:
    """Whether somebody is asked for and the answer's own words are but the question's: "Who signs for the director?"
    answered with "the director", and "Which auditor checks it?" with "auditor"; or "which", and how many is all."""
    question = question[:_LONGEST]
    told, which = stems_of(answer), _ASKS_WHICH.match(question)
    if not told or _EITHER.search(question):
        return False
    if which and re.search(
        rf"\d {re.escape(which['kind'])}\b", answer, re.IGNORECASE
    ):  # how many, and not which
        return {word for word in told if not word.isdigit()} <= stems_of(question)
    known = stems_of(which["kind"]) if which else stems_of(question) if _ASKS_WHO.match(question) else None
    return known is not None and told <= known


def tells_only_how_many(question: str, said: str) -> bool:
    """Whether people of a kind are asked for and what is said tells their number: "Dressers 4"."""
    asked = _ASKS_PEOPLE.match(question[:_LONGEST])
    kind = re.escape(asked["kind"]) if asked else ""
    return bool(kind) and bool(re.search(rf"\b{kind}:? \d+(?:[,.;](?!\s?\d)|[\s.!)]*$)", said, re.IGNORECASE))


def tells_only_of_today(question: str, said: str, context: str, today: date) -> bool:
    """Whether it is asked what something cost last year, and what is said holds now: no year before this one is told,
    and nothing of the past. `context` are titles and headings."""
    question, told = question[:_LONGEST], f"{said} {context}"
    last = _LAST_YEAR.search(question)
    if not (last and _ASKS_WHAT_WAS.match(question) and _SUM_ASKED.search(question)):
        return False
    until = today.year - (last["season"] is None)  # in November last summer is this year's
    is_past = _WAS.search(told) or _LAST_YEAR.search(told) or _PAID.search(said)
    return not is_past and all(int(year) > until for year in _OF_PAPER.findall(told))


def _is_bare_sum(said: str, context: str) -> bool:
    """Whether a figure without a unit stands under what names a currency or is a list of prices: "Zone B 14.85"."""
    return bool(_BARE.search(said) and _OF_PRICES.search(context))


def _tells_only_a_share(question: str, said: str) -> bool:
    """Whether it is asked how many there are, and all that is told is a share of them: "60 % of the normal stops"."""
    if not _HOW_MANY.search(question) or _IN_LETTERS.search(said):
        return False
    figures = [one["share"] for one in _FIGURE.finditer(said) if not one["which"]]
    return bool(figures) and all(figures)


def _lacks_moment(question: str, said: str) -> bool:
    """Whether a time of day is asked for and none is told, or a day and what is told is a sum."""
    if _ASKS_TIME.search(question):
        return not _TIME.search(said)
    return bool(_ASKS_WHEN.search(question) and _SUM.search(said)) and not _MOMENT.search(said)


def _lacks_event(question: str, told: str) -> bool:
    """Whether it is asked when a party or the like is, and neither what is told nor its headings speak of one."""
    return bool(_ASKS_EVENT.search(question)) and not _EVENT.search(told)


def _tells_only_times(question: str, said: str) -> bool:
    """Whether it is asked how much something is, and all figures that are told are times of day."""
    if not _HOW_MUCH_IS.search(question) or _MONEY.search(said) or _IN_WORDS.search(said):
        return False
    rest, times = _CLOCK.subn("", said)
    return times > 0 and not any(map(str.isdigit, rest))


def _tells_only_how_long(question: str, said: str) -> bool:
    """Whether a sum a week, a month or the like is asked for, and all figures that are told say for how long."""
    if not _SUM_A_TIME.search(question) or _MONEY_SAID.search(said):
        return False
    lasting = [bool(one["which"] or _LASTS.match(said, one.end())) for one in _FIGURE.finditer(said)]
    return bool(lasting) and all(lasting)


def _is_only_planned(question: str, said: str) -> bool:
    """Whether it is asked how much there was, and all that is told is what was planned."""
    if not _DID.search(question) or _PLANNED.search(question):
        return False
    figures = list(_FIGURE.finditer(said))
    clauses = [one for one in _CLAUSES.split(said) if _FIGURE.search(one)]
    return len(figures) == 1 and all(map(_PLANNED.search, clauses))


def _is_of_later_year(question: str, said: str, context: str) -> bool:
    """Whether what was in a year is asked for and all years that are told come after it: 2026's price for that of 2024.

    "Until 2027" and "by 2030" hold before, who began in a year asks of today, and what was planned in one may have
    come in the next."""
    is_past = bool(_WAS.search(question)) or (
        bool(_OF_A_YEAR.search(question)) and not _DONE_THEN.search(question)
    )
    if not is_past or (_ASKS_WHEN.search(question) and not _IN_THAT_YEAR.search(question)):
        return False
    asked, told = _YEAR.findall(question), _YEAR.findall(said)
    if not asked or not told or BEGAN_THEN.search(question) or _HOLDS_BEFORE.search(said):
        return False
    return max(asked) < min(told) and not any(year in context for year in asked)


def _is_of_another(question: str, said: str) -> bool:
    asked, told = _ordinals(question), _ordinals(said)
    nouns = {noun for _, noun in asked}
    if {n for n, _ in asked} & {n for n, _ in told} or _NEXT_ONE.search(said):  # “the initial one”
        return False
    return bool(asked) and not asked & told and any(noun in nouns for _, noun in told)


def _ordinals(text: str) -> set[tuple[int, str]]:
    """Each ordinal with its noun: (1, "floor") for "2nd floor"."""
    return {
        (next(n for n in range(len(_ORDINALS)) if match[f"n{n}"]), match["noun"].lower().rstrip("s"))
        for match in _ORDINAL.finditer(text)
    }
