"""What stands before and behind a sentence in its paragraph or list item, and whether that is an item."""

import re

from skills.ask.pieces.plain import LIST_MARK
from skills.ask.pieces.sentences import Sentence

_END = re.compile(r"(?<=[.!?])\s+")
_NEW_BLOCK = re.compile(r"\n\s*\n|\n\s*(?:[-*+•#>|]|\d{1,3}[.)]\s)")


def before(sentence: Sentence) -> list[str]:
    """The sentences of its block before it, in order."""
    text = sentence.passage.text[: sentence.start - sentence.passage.start]
    return [one for one in _END.split(_NEW_BLOCK.split(text)[-1].strip()) if one]


def after(sentence: Sentence) -> list[str]:
    """The sentences of its block behind it, in order."""
    text = sentence.passage.text[sentence.end - sentence.passage.start :]
    return [one for one in _END.split(_NEW_BLOCK.split(text, maxsplit=1)[0].strip()) if one]


def is_item(sentence: Sentence) -> bool:
    """Whether it stands on a line of a list."""
    text, at = sentence.passage.text, sentence.start - sentence.passage.start
    return bool(LIST_MARK.match(text, text.rfind("\n", 0, at) + 1, at + 1))
