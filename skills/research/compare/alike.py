"""When two names or two phrases mean the same, as far as letters can tell."""

import re
import unicodedata
from functools import lru_cache

from indexing.web.legal import LEGAL_WORDS
from skills.research.compare.figures import figures_in
from skills.stems import stem

_PLAN = frozenset(
    "plan plans tier edition package subscription tarif paket abo abonnement forfait formule plan's".split()
)
_DENIALS = re.compile(
    r"\b(?:no|not|never|none|without|lacks?|lacking|missing|cannot|exclud\w*|isn['’]t|doesn['’]t|don['’]t|can['’]t|won['’]t|"
    r"kein\w*|nicht|ohne|fehlt|fehlen|pas|sans|aucune?|sin|ningun\w*|nunca|non)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an the of in for to and or with by on at from as is are was be been has have it its their your "
    "our we you they that this which who also all more most very der die das und oder mit für von im in "
    "zu ist sind ein eine le la les des du de et ou avec pour est sont un une el los las y o con para "
    "es son del".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ALIKE = 0.75  # share of the shorter phrase's stems that the longer one has, from which both say the same


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case, without accents, marks and gaps: for telling equal what is only written differently."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare))


_LEGAL = frozenset(map(plain, LEGAL_WORDS)) | {"group", "holding", "holdings"}


def folded_name(name: str) -> str:
    """A name without its legal form: Acme Robotics GmbH is acme robotics."""
    words = plain(re.sub(r"(?<=\b\w)[./](?=\w\b)", "", name)).split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def folded_plan(name: str) -> str:
    """What a plan or a round is called, without the word plan."""
    words = plain(name).split()
    return " ".join([word for word in words if word not in _PLAN] or words)


def same_name(one: str, other: str) -> bool:
    return folded_name(one) == folded_name(other)


@lru_cache(maxsize=20_000)
def stems_of(text: str) -> frozenset[str]:
    """The stems of words that mean something."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _SMALL)
    return frozenset(stem(plain(word)) for word in words if not _DENIALS.fullmatch(word))


def denied(text: str) -> bool:
    """Whether a phrase denies what it speaks of; a denial of a denial affirms it."""
    return len(_DENIALS.findall(text)) % 2 == 1


def numbers_of(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(one.amount.normalize()), one.unit) for one in figures_in(text)))


def same_topic(one: str, other: str) -> bool:
    """Whether two phrases speak of the same, affirmed or denied."""
    mine, theirs = stems_of(one), stems_of(other)
    if not mine or not theirs:
        return plain(one) == plain(other)
    return len(mine & theirs) >= ALIKE * min(len(mine), len(theirs)) and 2 * min(
        len(mine), len(theirs)
    ) >= len(mine | theirs)


def same_words(one: str, other: str) -> bool:
    """Whether two phrases say the same; never where a number or a denial differs."""
    if plain(one) == plain(other):
        return True
    return same_topic(one, other) and numbers_of(one) == numbers_of(other) and denied(one) == denied(other)
