"""What houses print small, which is no fault of what they sell."""

import re

from skills.research.compare.figures import SIGN
from skills.research.cued import Cued
from skills.research.extract.fields.faults.no_fault import may_be_a_fault
from skills.research.extract.labels.value import Said

# what is asked for a thing: “Returned cheques are $30”, “Show special: first month for $1”
_FEE = Cued(
    rf"(?::|\b(?:is|are|costs?|kostet|kosten|coûte))\s(?:{SIGN}\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|[A-Z]{{3}}))\W*$|"
    rf"\b(?:special|offer)\b[^.]*{SIGN}\s?\d",
    re.IGNORECASE,
)
# below such a heading stands whatever is printed small
_FINE_PRINT = re.compile(
    r"\b(?:fine|small) print\b|\bkleingedruckte\w*|\bpetits caractères\b|\bletra pequeña\b", re.IGNORECASE
)


def is_small_print(said: Said) -> bool:
    """Whether words that a heading announces are a fee, or stand below “Small print” without telling of a limit."""
    if _FEE.search(said.text):
        return True
    return any(map(_FINE_PRINT.search, said.path[-1:])) and not may_be_a_fault(said.text)
