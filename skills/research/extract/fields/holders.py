"""Whose certificate or prize a sentence tells of: a supplier's data centre and a customer's house have theirs too."""

import re

_MOST_READ = 200_000  # characters of a page in which a holder is looked for
# “Bracken is certified to ISO 22301”
_HOLDER = re.compile(
    r"^(?P<who>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}) (?:itself )?(?:is|are|was|were|has|have|holds?|won|wins)\b"
)
_ITSELF = re.compile(r"^the (?:[\w-]+ ){1,3}?(?:itself|themselves|himself|herself)\b", re.IGNORECASE)
_NOT_US = re.compile(r",? not (?:us|we|ourselves)\b", re.IGNORECASE)
_SUPPLIER = (
    r"(?:data cent(?:re|er)s?|halls|host(?:s|ed|ing)?|suppliers?|partners?|providers?|landlords?|owners?|operators?|"
    r"subcontractors?|couriers?|carriers?|printers?|insurers?|rechenzentr\w+|hébergeur|centro de datos)"
)


def is_of_another(text: str, page: str) -> bool:
    """Whether a sentence of a page begins with a name that the page introduces as a supplier's, or with whoever is
    meant
    by “the tribunal itself”."""
    if _ITSELF.match(text) or _NOT_US.search(text):
        return True
    found = _HOLDER.match(text)
    if not found:
        return False
    who = re.escape(found["who"])
    near = re.compile(
        rf"\b{who}\b[^.!?\n]{{0,60}}\b{_SUPPLIER}\b|\b{_SUPPLIER}\b[^.!?\n]{{0,40}}\b{who}\b", re.IGNORECASE
    )
    return bool(near.search(page, 0, _MOST_READ))
