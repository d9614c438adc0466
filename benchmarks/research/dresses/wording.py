"""The same page in other words that mean the same, as another writer would have had them."""

import random
import re
from collections.abc import Callable, Collection

from benchmarks.research.dresses.markup import texts

MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)\b")
_SIGNED = re.compile(
    r"(?<![\w$])([£€])(\d[\d,]*(?:\.\d+)?)(?![\d,.]*\d)(?! ?(?:million|billion|k\b|m\b|bn\b))"
)
_CODES = {"£": "GBP", "€": "EUR"}
_PER = re.compile(r"\b(?:a|per|each|every) (month|year)\b(?=[.,;)]|$| and | or )")
_NUMBER = re.compile(r"(?<![\d,.£$€])(\d{1,3}),(\d{3})(?![\d,])")

CONTRACTIONS = {
    "do not": "don’t", "does not": "doesn’t", "did not": "didn’t", "cannot": "can’t", "is not": "isn’t",
    "are not": "aren’t", "was not": "wasn’t", "were not": "weren’t", "has not": "hasn’t", "have not": "haven’t",
    "will not": "won’t", "would not": "wouldn’t", "could not": "couldn’t", "we are": "we’re", "we have": "we’ve",
    "we will": "we’ll", "it is": "it’s", "that is": "that’s", "there is": "there’s", "they are": "they’re",
    "you are": "you’re", "I am": "I’m",
}  # fmt: skip

# each a word or phrase and what may stand in its place wherever it stands, in the same grammar
SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("customers", "clients"),
    ("customer", "client"),
    ("raised", "secured"),
    ("funding round", "round of funding", "financing round"),
    ("was founded in", "was established in", "was started in"),
    ("was founded", "was set up"),
    ("complain that", "grumble that", "moan that"),
    ("complained that", "grumbled that"),
    ("complaint", "grievance"),
    ("complaints", "grievances"),
    ("outage", "interruption of service"),
    ("was down for", "was unavailable for", "was offline for"),
    ("fined", "penalised"),
    ("fine of", "penalty of"),
    ("certified to", "accredited to", "certified under"),
    ("is certified", "has been certified"),
    ("certificate", "certification"),
    ("award", "prize"),
    ("has won the", "has taken the", "has been awarded the"),
    ("have won the", "have taken the", "have been awarded the"),
    ("won the", "took the", "received the", "was awarded the"),
    ("the only", "the sole"),
    ("no other", "no competing", "not one other"),
    ("supplier", "vendor", "provider"),
    ("suppliers", "vendors", "providers"),
    ("withdrawn", "discontinued", "retired"),
    ("costs £", "is priced at £", "comes to £", "sells for £"),
    ("costs €", "is priced at €", "comes to €", "sells for €"),
    ("costs $", "is priced at $", "comes to $", "sells for $"),
    ("price list", "tariff", "rate card"),
    ("starts at", "begins at", "starts from"),
    ("starting at", "starting from"),
    ("used by", "relied on by", "in use at"),
    ("use it", "rely on it"),
    ("uses it", "relies on it"),
    ("more than anybody", "more than anyone"),
    ("more than", "over", "upwards of"),
    ("around", "about", "roughly"),
    ("nearly", "almost", "close to"),
    ("a spokesman said", "a spokesperson said"),
    ("told us", "said to us"),
    ("reviewers say", "reviewers mention", "reviewers report"),
    ("users say", "users report"),
    ("according to", "by the account of"),
    ("does not work with", "is not compatible with"),
    ("there is no", "there isn’t any", "you will find no"),
    ("has no", "lacks", "does not have any"),
    ("have no", "lack", "do not have any"),
    ("only in", "solely in"),
    ("built for", "made for", "designed for"),
    ("made for", "built for", "designed for"),
    ("software for", "software aimed at", "software built for"),
    ("study", "piece of research"),
    ("survey", "poll"),
    ("published", "released", "put out"),
    ("previously", "formerly"),
    ("formerly", "previously", "once"),
    ("until", "till"),
    ("valid until", "valid up to"),
    ("shops", "stores"),
    ("firm", "company", "business"),
    ("company", "firm", "business"),
    ("company number", "registration number"),
    ("staff", "employees"),
    ("employees", "staff", "people on the payroll"),
    ("help desk", "helpdesk", "support desk"),
    ("guarantee", "promise"),
    ("rival", "competitor"),
    ("rivals", "competitors"),
    ("competitors", "rivals"),
    ("leads in", "is ahead in", "comes first in"),
    ("number one", "no. 1", "#1"),
    ("investors", "backers"),
    ("investor", "backer"),
    ("led by", "headed by", "spearheaded by"),
    ("free of charge", "at no cost", "for nothing"),
    ("currently", "at present", "right now"),
    ("its plans to", "its intentions to"),
    ("no plans to", "no intention to"),
    ("plans to", "intends to", "means to"),
    ("rumour", "whisper"),
    ("rumours", "whispers"),
    ("denied", "rejected"),
    ("independent", "impartial"),
    ("takes weeks", "needs weeks"),
    ("slow", "sluggish"),
    ("preventable crashes", "avoidable crashes"),
    ("crashes", "falls over"),
    ("waiting for", "held up waiting for"),
    ("unlike", "in contrast to"),
    ("at the end of", "by the end of"),
    ("as of", "as at"),
    ("trusted by", "chosen by", "loved by"),
    ("serves", "looks after"),
    ("we serve", "we look after"),
    ("bought", "acquired"),
    ("acquired", "bought", "took over"),
    ("renamed", "rebranded"),
    ("separate company", "different company", "different firm"),
    ("no relation", "no connection"),
    ("not related to", "not connected with", "unrelated to"),
    ("excluding VAT", "plus VAT", "ex VAT", "excl. VAT"),
    ("billed annually", "billed yearly", "paid annually"),
    ("per user", "a user", "each user"),
    ("two independent", "a pair of independent"),
)


def _everywhere(change: Callable[[str], str]) -> Callable[[str], str]:
    def dress(page: str) -> str:
        return "".join(change(part) if is_text else part for is_text, part in texts(page))

    return dress


def _american(found: re.Match[str]) -> str:
    return f"{found[2]} {found[1]}, {found[3]}"


def _iso(found: re.Match[str]) -> str:
    return f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"


american_days = _everywhere(lambda text: _DAY.sub(_american, text))
iso_days = _everywhere(lambda text: _DAY.sub(_iso, text))
short_months = _everywhere(lambda text: _DAY.sub(lambda one: f"{one[1]} {one[2][:3]} {one[3]}", text))
codes_before = _everywhere(lambda text: _SIGNED.sub(lambda one: f"{_CODES[one[1]]} {one[2]}", text))
codes_behind = _everywhere(lambda text: _SIGNED.sub(lambda one: f"{one[2]} {_CODES[one[1]]}", text))
slashes = _everywhere(lambda text: re.sub(r" (?:a|per) (month|year|user|seat)\b", r"/\1", text))
monthly = _everywhere(
    lambda text: _PER.sub(lambda one: f"per {one[1]}" if one[0][0] != "p" else f"a {one[1]}", text)
)
unmarked_numbers = _everywhere(lambda text: _NUMBER.sub(r"\1\2", text))


def _swapped(pairs: dict[str, str]) -> Callable[[str], str]:
    ways = "|".join(re.escape(one).replace("’", "[’']") for one in pairs)
    pattern = re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)

    def change(text: str) -> str:
        return pattern.sub(lambda found: _short_of(found, pairs), text)

    return _everywhere(change)


def _short_of(found: re.Match[str], pairs: dict[str, str]) -> str:
    """“What it is” has no shorter way at its end: “what it’s” is none."""
    words = pairs[found[0].casefold().replace("'", "’")]
    is_last = not re.match(r" \w", found.string[found.end() :])
    return found[0] if is_last and re.search(r"’(?:s|re|ve|m|ll)$", words) else _cased(found[0], words)


def _cased(like: str, words: str) -> str:
    return words[0].upper() + words[1:] if like[0].isupper() else words


contracted = _swapped({long.casefold(): short for long, short in CONTRACTIONS.items()})
# “it’s” and “that’s” may stand for “it has” and “that has”
_SPELT_OUT = {
    short.casefold(): long
    for long, short in CONTRACTIONS.items()
    if not long.endswith(" is") and short != "I’m"
}
spelt_out = _swapped(_SPELT_OUT)


def synonyms(seed: int, kept: Collection[str]) -> Callable[[str], str]:
    """Every phrase of `SYNONYMS` by another one, drawn by `seed`, but for those that stand in `kept`."""
    chance = random.Random(seed)
    guarded = " ".join(kept).casefold()
    pairs = {words[0].casefold(): chance.choice(words[1:]) for words in SYNONYMS if words[0] not in guarded}
    ordered = sorted(pairs, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?:(?<=\W)|(?![\w-]))", re.IGNORECASE
    )
    return _everywhere(
        lambda text: pattern.sub(lambda found: _cased(found[0], pairs[found[0].casefold()]), text)
    )
