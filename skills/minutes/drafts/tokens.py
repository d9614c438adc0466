"""How much of a model's window a text takes, counted so that it is never too little for ordinary text."""

import re

PROMPT_TOKENS = (
    6000  # of one call, its system text included: with 2,000 for the answer it fits a window of 8,000
)
_LETTERS_A_TOKEN = 3  # English has about four
_PIECE = re.compile(r"(?P<word>[A-Za-z]+)|(?P<space>\s+)|(?P<ascii>[\x00-\x7f])|(?P<other>[^\x00-\x7f]+)")


def count_tokens(text: str) -> int:
    """At least as many as a byte-pair tokenizer makes: a word by its letters, a digit or sign 1, the rest by bytes."""
    return sum(_tokens(match) for match in _PIECE.finditer(text))


def _tokens(match: re.Match[str]) -> int:
    if match.lastgroup == "word":
        return -(-len(match[0]) // _LETTERS_A_TOKEN)
    if match.lastgroup == "space":
        return len(match[0]) - 1
    return len(match[0].encode("utf-8", "replace"))
