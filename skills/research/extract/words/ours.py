"""The words with which whoever speaks means the own house: we, us and our."""

import re

# “US” is a country
_OURS = r"we|(?-i:[Uu]s)|ours?|wir|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+"
# the other languages in which prices are read
_MORE = r"noi|nostr\w+|wij|ons|onze?|vi|vores|vår\w*"

OURS = re.compile(rf"\b(?:{_OURS})\b", re.IGNORECASE)
OURS_WIDELY = re.compile(
    rf"\b(?:{_OURS}|{_MORE})\b", re.IGNORECASE
)  # a French “onze” is eleven: not for counts
# said of what a customer has, with “us” in it
_NOT_OURS = re.compile(
    r"\b(?:nothing|anything) (?:at all )?to do with us\b|\bnot (?:ours|us)\b|\bnichts mit uns zu tun\b|"
    r"\brien à voir avec nous\b|\bnada que ver con nosotros\b",
    re.IGNORECASE,
)


def speaks_of_us(text: str, *, widely: bool = False) -> bool:
    """Whether a sentence is about the house that speaks, and does not only say that it is not; `widely`: in any of the
    languages in which prices are read."""
    ours = OURS_WIDELY if widely else OURS
    return ours.search(_NOT_OURS.sub(" ", text)) is not None
