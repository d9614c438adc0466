"""When two proofs name one certificate or one prize: “certified to ISO 9001”, “ISO 9001 since 2022”."""

import re
from functools import lru_cache

from skills.research.compare.alike import plain, same_words, stems_of
from skills.research.facts import Fact

_MOST = 5  # words of a certificate's name
# whose it is and that it is held, up to its name
_HELD = re.compile(
    r"^(?:[^.;,:]{0,40}?\b)?(?:(?:certified|accredited|audited|operated|run|zertifiziert|certifiée?s?|certificad[oa]s?|"
    r"gecertificeerd|certifierad\w*) (?:to|under|according to|against|for|nach|gemäß|selon|según|conforme a|"
    r"conformément à|"
    r"volgens|enligt)|holds?(?: an?| the)?|hold(?:s|ing)? (?:an? )?certificate (?:of|for)|hält|détient|tiene) ",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\s?(?:,? (?:since|seit|depuis|desde|dal|sinds|sedan) (?:[^\W\d]+ )?(?:19|20)\d\d|"
    r"\((?:renewed|valid|since|until|erneuert|gültig|seit|renouvelé|valable|renovad[oa]|válid[oa]|"
    r"verlengd)\b[^()]{0,30}\)|"
    r" (?:certificate|certification|zertifikat|zertifiziert|certificaat))\W*$",
    re.IGNORECASE,
)

_NAME = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w-]+")  # a capital behind the first word


# “Acme wins Harbour Tech Award” and “has won the Harbour Tech Award 2026 for …”
_PRIZE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]* (?:(?:of|the|for|der|des|für|de|du|van) ){0,2}){1,6}"
    r"(?:Award|Prize|Medal|Trophy|Cup|Label|Seal|Preis|Prix|Premio|Prijs)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _same_prize(one: str, other: str) -> bool:
    mine, theirs = _PRIZE.search(one), _PRIZE.search(other)
    years, others = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    is_same = mine is not None and theirs is not None and plain(mine[0]) == plain(theirs[0])
    return is_same and not (years and others and years != others)


def same_proof(one: Fact, other: Fact) -> bool:
    """Whether two proofs say the same, or name the same certificate and no more; never two that name different ones."""
    if same_words(one.value, other.value):
        return not (_named_only_in(one.value, other.value) and _named_only_in(other.value, one.value))
    if _same_prize(one.value, other.value):
        return True
    mine, theirs = _certificate_in(one.value), _certificate_in(other.value)
    return bool(mine) and mine == theirs


def _named_only_in(words: str, others: str) -> frozenset[str]:
    """Stems of the names in one proof that the other lacks: the Cup of “won the Kiln Cup”, beside a Kiln Medal."""
    return stems_of(" ".join(_NAME.findall(words))) - stems_of(others)


@lru_cache(1_000)
def _certificate_in(words: str) -> str:
    """The name alone, in plain letters; empty where the words are no such name or say more."""
    name = _UNTIL.sub("", _HELD.sub("", words.strip(" .")))
    is_name = len(name.split()) <= _MOST and bool(re.match(r"[A-Z]{2,}|[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]", name))
    return plain(name) if is_name else ""
