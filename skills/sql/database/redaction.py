"""What looks as if it belonged to one person or opened a door, and is therefore not kept beside the schema."""

import re
from collections.abc import Sequence

_NAMES = re.compile(
    r"(?:^|_)(?:e_?mail(?:_?addr(?:ess)?)?|(?:tele)?phone(?:_?(?:no|num|number))?|tel|mobile|fax|ssn|iban|bic|passport"
    r"|(?:credit_?)?card_?(?:no|num|number)|credit_?card|cvv|pan|pass(?:wd|word)?|pwd"
    r"|secret|token|api_?key|salt|hash|session_?id|cookie|credential)s?(?:$|_)"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_PHONE = re.compile(r"\+?[\d(][\d\s().\-/]{6,}\d")
_CARD = re.compile(r"(?:\d[ -]?){12,18}\d")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?")
_TOKEN = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9_\-+/=.$]{20,}")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_DATES = re.compile(
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d\d))(?:[ T]\d{1,2}:\d\d[\d:.+\-Z ]*)?"
)
_TOO_MANY = 0.2  # of a column's values; then the rest of them is of the same sort, written differently


def is_personal_name(column: str) -> bool:
    """Whether a column is called as those are that hold addresses, numbers of people, or secrets."""
    return bool(_NAMES.search(_HUMP.sub("_", column).lower()))


def is_personal(value: str) -> bool:
    """Whether a value looks like an e-mail address, a telephone or card number, an account or a token."""
    text = value.strip()
    if _EMAIL.search(text) or _IBAN.fullmatch(text):
        return True
    if _DATES.fullmatch(text) or _UUID.fullmatch(text):
        return False
    digits = re.sub(r"\D", "", text)
    if _CARD.fullmatch(text) and _adds_up(digits):
        return True
    if _PHONE.fullmatch(text) and 8 <= len(digits) <= 15 and (text[0] in "+(" or not text.isdecimal()):
        return True
    return bool(_TOKEN.fullmatch(text))


def kept(column: str, values: Sequence[str]) -> tuple[str, ...]:
    """The values that may stand beside the schema: none of a column that is personal by name or by its values."""
    if is_personal_name(column):
        return ()
    harmless = tuple(value for value in values if not is_personal(value))
    return harmless if len(values) - len(harmless) <= _TOO_MANY * len(values) else ()


def _adds_up(digits: str) -> bool:
    """Whether a number carries the check digit of payment cards (Luhn, 1960)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
