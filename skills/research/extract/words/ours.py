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
