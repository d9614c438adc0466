"""How a document's sentence is said in an answer: with what it is about, and as a whole sentence."""

import re

from skills.ask.pieces.around import before
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
# what is only understood behind the sentence before; "It is forbidden to" and "This policy" are
_GOES_ON = re.compile(
    r"\W*(?:It(?!\s+(?:is|was|['’]s)\s+(?:not\s+)?\w+\s+(?:to|that)\b)|They|He|She|Its|Their|Both|Neither|Ils|Elles|"
    r"(?:This|That|These|Those)\s+(?:is|are|was|were|does|do|did|can|may|must|will|also|only|applies|apply|counts?|"
    r"includes?|means?|costs?|takes?)|Not even|Nor|Otherwise|In that case|If not|If so|Nicht einmal|Sonst|Andernfalls|"
    r"Sinon|Même pas)\b"
)
# "No mobile in the system?" sets a case, and asks nothing
_ASKS = re.compile(
    r"\W*(?:wh\w+|how|can|could|do|does|did|is|are|am|was|were|may|must|shall|should|will|would|have|has|had|w[aeio]\w+|"
    r"kann|darf|muss|ist|sind|gibt|habe|qu\w+|comment|combien|où|est|puis|peut|dois|faut|à|in|at|by|from|for|to|until)\b",
    re.IGNORECASE,
)
_ENDS = tuple('.!?…:;"”»)')
_MOST_WORDS = 8  # of a title


def said_of(sentence: Sentence) -> str:
    """Its words, behind the title it stands under where it begins with what only that explains."""
    words = to_copy(sentence.text) if sentence.is_code else plain(sentence.text)
    if case := _case_of(sentence):
        return f"{case} {words}"
    title = _title(sentence)
    return f"{title}: {words}" if title and _LEANS.match(words) else words


def leans_on_the_last(sentence: Sentence) -> bool:
    """Whether it goes on from the sentence before it, and no title says instead what it is about."""
    if sentence.is_row or sentence.is_code or _title(sentence):
        return False
    return bool(_GOES_ON.match(sentence.text))


def full_stop(words: str) -> str:
    """With one at its end, so that the next sentence does not run on."""
    return words if not words or words.endswith(_ENDS) else f"{words}."


def as_question(words: str) -> str:
    """With a question mark where nothing ends it: the reader learnt from questions that have one, and is a good deal
    surer of the same words without."""
    bare = words.rstrip()
    return bare if not bare or bare.endswith(("?", "!", ".", "…")) else f"{bare}?"


def _case_of(sentence: Sentence) -> str:
    """The case in which alone it holds, put as a question amid its block: "Lost it? Ask Ana."."""
    case = sentence.lead
    if not case.endswith("?") or len(case.split()) > _MOST_WORDS or _ASKS.match(case):
        return ""
    earlier = before(sentence)
    return case if len(earlier) > 1 and plain(earlier[-1]) == case else ""


def _title(sentence: Sentence) -> str:
    """A line of its own above it, or the nearest heading below the document's title; a question is none."""
    headings = sentence.passage.heading_path[1:]
    title = sentence.lead or (plain(headings[-1]) if headings else "")
    fits = 0 < len(title.split()) <= _MOST_WORDS and not title.endswith(tuple(".!?:;,…"))
    return title if fits else ""
