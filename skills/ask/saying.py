"""How a document's sentence is said in an answer: with what it is about, and as a whole sentence."""

import re

from skills.ask.pieces.code import to_copy
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence

# a sentence that begins so is about what its title says
_LEANS = re.compile(
    r"(?:it|its|they|these|this|that|those|here|er|sie|es|dies\w*|il|ils|elle|elles|ce|cela|ces)\b|"
    r"(?:starts?|ends?|costs?|takes?|lasts?|opens?|closes?|begins?|runs?|applies|includes?|valid|closed|open|free)\b"
    r"(?! (?:the|a|an|your|with|by|at the)\b)",
    re.IGNORECASE,
)
_ENDS = tuple('.!?…:;"”»)')
_MOST_WORDS = 8  # of a title


def said_of(sentence: Sentence) -> str:
    """Its words, behind the title it stands under where it begins with what only that explains."""
    words = to_copy(sentence.text) if sentence.is_code else plain(sentence.text)
    title = _title(sentence)
    return f"{title}: {words}" if title and _LEANS.match(words) else words


def full_stop(words: str) -> str:
    """With one at its end, so that the next sentence does not run on."""
    return words if not words or words.endswith(_ENDS) else f"{words}."


def as_question(words: str) -> str:
    """With a question mark where nothing ends it: the reader learnt from questions that have one, and is a good deal
    surer of the same words without."""
    bare = words.rstrip()
    return bare if not bare or bare.endswith(("?", "!", ".", "…")) else f"{bare}?"


def _title(sentence: Sentence) -> str:
    """A line of its own above it, or the nearest heading below the document's title; a question is none."""
    headings = sentence.passage.heading_path[1:]
    title = sentence.lead or (plain(headings[-1]) if headings else "")
    fits = 0 < len(title.split()) <= _MOST_WORDS and not title.endswith(tuple(".!?:;,…"))
    return title if fits else ""
