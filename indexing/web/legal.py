"""What a register adds to the name of a house: the one list of it, as a pattern and as words."""

import re

_ORDINARY = ("Co", "Company")  # also words: “Our Company”
_PLAIN = (
    *"Inc Incorporated Ltd Limited LLP Corp Corporation PLC plc Pty Pte GmbH mbH gGmbH AG SE KG KGaA UG OHG eG Oy Oyj "
    "AB A/S AS ASA ApS P/S I/S K/S OÜ UAB SIA SARL VOF Kft Zrt EOOD OOD Ltda Lda Teoranta Teo DAC CLG Sdn Bhd".split(),
    "Pty Ltd",
)
# with or without their dots: SA and S.A.
_DOTTED = tuple("LLC SA SAS SAU Srl SpA BV NV SL SLU KK".split())
# a PC is none
_ALWAYS_DOTTED = (
    *"d.o.o s.r.o e.V V.O.F P.C S.M.P.C I.K.E E.P.E A.E S.C.A S.C.R.L".split(),
    "Sp. z o.o",
)
_WITH_PARTNERS = r"(?:GmbH|AG|UG|SE) & Co\.? ?(?:KGaA|KG|OHG)"


def _pattern(*forms: str) -> str:
    """The longest first: “S.A.S.” does not end behind “S.A”."""
    told = {one: re.escape(one) for one in forms} | {one: r"\.?".join(one) for one in _DOTTED}
    longest_first = sorted(told, key=lambda form: (-len(form), form))
    return "|".join((_WITH_PARTNERS, *(told[one] for one in longest_first)))


REGISTERED = rf"(?:{_pattern(*_PLAIN, *_ALWAYS_DOTTED)})"  # no ordinary word among them
LEGAL = rf"(?:{_pattern(*_ORDINARY, *_PLAIN, *_ALWAYS_DOTTED)})"
# in lower case, without dots and strokes
LEGAL_WORDS = frozenset(one.casefold().replace("/", "") for one in (*_ORDINARY, *_PLAIN, *_DOTTED)) | {
    *"doo sro ev 株式会社 有限公司".split()
}
