"""Emoji in a text, whole ones: a family of four, a flag or a thumb with its skin colour is one.

Source: Unicode Technical Standard 51 (sequences) and emoji-data of Unicode 16 (which signs are pictures). Signs that
are letters first, such as © ™ or an arrow, count only where they ask to be drawn as a picture.
"""

import re

_PICTURES = (
    "\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u25b6\u25c0\u25fb-\u25fe"
    "\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a"
    "\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f\u2692-\u2697\u2699"
    "\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1"
    "\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716"
    "\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1"
    "\u27b0\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f000-\U0001f0ff\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f201-\U0001f265\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7f0\U0001f900-\U0001faff"
)
_BOTH = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u24c2\u25aa\u25ab\u2934\u2935\u3030\u303d"
    "\u3297\u3299"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ONE = f"(?:[{_PICTURES}](?!\ufe0e)|[{_BOTH}](?=\ufe0f))\ufe0f?{_TONE}?[\U000e0020-\U000e007f]*"
EMOJI = re.compile(
    "[0-9#*]\ufe0f?\u20e3"  # a key, such as 1 in a box
    "|[\U0001f1e6-\U0001f1ff]{1,2}"  # a flag, or half of one
    f"|{_ONE}(?:\u200d{_ONE})*"
)


def emoji(text: str) -> tuple[str, ...]:
    """Each emoji in the text, whole, in order."""
    return tuple(match.group() for match in EMOJI.finditer(text))


def with_fewer_emoji(text: str, most: int) -> str:
    """The text with its first `most` emoji; the spaces that the others leave behind go with them."""
    kept = iter(range(most))
    less = EMOJI.sub(lambda match: "\0" if next(kept, None) is None else match.group(), text)
    if "\0" not in less:
        return text
    # a joiner or a picture-selector that has lost its emoji would still count
    less = re.sub("\0[\u200d\ufe0f\u20e3]*", "\0", less)
    less = re.sub("(^|\\s)\0+(?:\\s+\0+)*\\s*", r"\1", less).replace("\0", "")
    return re.sub(r" +([.,!?])", r"\1", less).strip()
