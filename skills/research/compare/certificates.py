"""When two proofs name one certificate: “certified to ISO 9001”, “ISO 9001 since 2022”, “ISO 9001 (renewed 2025)”."""

import re
from functools import lru_cache

from skills.research.compare.alike import plain, same_words
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


def same_proof(one: Fact, other: Fact) -> bool:
    """Whether two proofs say the same, or name the same certificate and no more."""
    if same_words(one.value, other.value):
        return True
    mine, theirs = _certificate_in(one.value), _certificate_in(other.value)
    return bool(mine) and mine == theirs


@lru_cache(1_000)
def _certificate_in(words: str) -> str:
    """The name alone, in plain letters; empty where the words are no such name or say more."""
    name = _UNTIL.sub("", _HELD.sub("", words.strip(" .")))
    is_name = len(name.split()) <= _MOST and bool(re.match(r"[A-Z]{2,}|[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]", name))
    return plain(name) if is_name else ""
