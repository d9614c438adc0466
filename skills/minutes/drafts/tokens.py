"""How much of a model's window a text takes, counted so that it is never too little for ordinary text."""

import re

PROMPT_TOKENS = (
    6000  # of one call, its system text included: with 2,000 for the answer it fits a window of 8,000
)
_LETTERS_A_TOKEN = 3  # English has about four
_WORD = re.compile(r"[A-Za-z]+")
_SPACES = re.compile(r"\s{2,}")
_FREE = re.compile(r"[A-Za-z\s]+")


def count_tokens(text: str) -> int:
    """At least as many as a byte-pair tokenizer makes: a word by its letters, a digit or sign 1, the rest by bytes.

    One space goes with the word after it."""
    words = sum((len(word) + _LETTERS_A_TOKEN - 1) // _LETTERS_A_TOKEN for word in _WORD.findall(text))
    spaces = sum(len(run) - 1 for run in _SPACES.findall(text))
    return words + spaces + len(_FREE.sub("", text).encode("utf-8", "replace"))
