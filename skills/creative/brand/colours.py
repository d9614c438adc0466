"""Colours as people write them, #RRGGBB, and as the rest reckons with them."""

import re

from skills.creative.brand.kit import Colour
from skills.language import say

_HEX = re.compile(r"#?(?:([0-9a-f]{6})|([0-9a-f]{3}))", re.IGNORECASE)


def colour_of(text: object) -> Colour:
    """The colour of #1F5A4C, 1f5a4c or #fff. Raises ValueError with the end of a sentence."""
    if text is None or text == "":
        # what stands behind a # is a comment in YAML, so the colour was never read
        raise ValueError(
            say('write the colour in quotes, such as "#1F5A4C"; without them, # begins a comment')
        )
    found = _HEX.fullmatch(text.strip()) if isinstance(text, str) else None
    if not found:
        raise ValueError(say('write a colour in quotes, such as "#1F5A4C"'))
    digits = found[1] or "".join(digit * 2 for digit in found[2])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def hex_of(colour: Colour) -> str:
    """#RRGGBB, in capitals."""
    return "#{:02X}{:02X}{:02X}".format(*colour)
