"""How far a passage may be relied on: who could have written it, and whether it only repeats the question.

Pure functions over what is known of a passage. A document that outsiders or anybody could have written never
stands alone for an answer, and a copy of the question planted in one says nothing about the answer.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum

from indexing.documents import Passage
from indexing.keywords import terms_of

OUTSIDE = frozenset({"web", "mail", "research"})  # kinds whose authors need not belong to the workspace
# kinds whose location is a link although colleagues wrote them: channels and folders that an admin named
OURS = frozenset({"chat", "drive"})
_RUN = 5  # words in a row that a text and a question share only where one repeats the other
_ADDRESSED = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|your)\b.{0,30}"
    r"\b(?:instructions?|prompts?|rules?|context|passages?|documents?|guidelines)\b"
    r"|\b(?:system|developer) (?:prompt|message|instructions?)\b"
    r"|\byou are (?:now )?(?:an? )?(?:ai|assistant|chatbot|language model|bot|dan)\b"
    r"|\b(?:assistant|chatbot|language model|ai model|llm)s?\b.{0,30}"
    r"\b(?:must|should|shall|will|always|reply|answer|say)\b"
    r"|\b(?:when|if) (?:you are |somebody |someone |anyone |the user |users? )?asked?\b.{0,60}"
    r"\b(?:answer|reply|say|respond)\b"
    r"|\b(?:always|only) (?:answer|reply|respond) (?:with|that|to)\b"
    r"|<\|?(?:im_start|system|assistant|endoftext)\|?>|\[/?INST\]|^\s*(?:system|assistant)\s*:",
    re.IGNORECASE | re.MULTILINE,
)


class Trust(IntEnum):
    """Whose words a passage is likely to be; more is better."""

    LOW = 0
    NORMAL = 1


def trust_of(passage: Passage) -> Trust:
    """LOW for what came from outside or speaks to an assistant instead of to people."""
    is_link = passage.location.startswith(("http://", "https://")) and passage.kind not in OURS
    if passage.kind in OUTSIDE or is_link:
        return Trust.LOW
    return Trust.LOW if addresses_assistant(passage.text) else Trust.NORMAL


def can_stand_alone(passages: Iterable[Passage]) -> bool:
    """Whether an answer may rest on these alone: one is trusted, or two documents of low trust tell it unprompted."""
    cited = list(passages)
    if any(trust_of(passage) is Trust.NORMAL for passage in cited):
        return True
    honest = {one.document_id: _site(one) for one in cited if not addresses_assistant(one.text)}
    return len(set(honest.values())) > 1


def addresses_assistant(text: str) -> bool:
    """Whether a text gives orders to an assistant ("ignore previous instructions", "when asked …, answer …")."""
    return bool(_ADDRESSED.search(" ".join(text.split()))) or bool(_ADDRESSED.search(text))


def echoes_question(question: str, text: str) -> float:
    """How far a text is the question over again, 0 to 1: what it repeats word for word, and how little else it says.

    An honest answer shares words with its question but hardly five in a row, and says something besides."""
    asked, said = _words(question), _words(text)
    if len(asked) < 2 or not said:
        return 0.0
    length = min(_RUN, len(asked))
    runs, written = _runs(asked, length), _runs(said, length)
    repeated = len(runs & written) / len(runs)
    terms = set(terms_of(question))
    own = len([word for word in dict.fromkeys(terms_of(text)) if word not in terms])
    little_else = len(terms) / (len(terms) + own)
    return repeated * max(little_else, 0.5 if _quotes(question, text) else 0.0)


def _quotes(question: str, text: str) -> bool:
    """Whether the question stands in the text as a question."""
    if not question.rstrip().endswith("?"):
        return False
    asked = _words(question)
    sentences = re.split(r"(?<=[.!?\n])", text)
    return any(_words(one)[-len(asked) :] == asked for one in sentences if one.endswith("?"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _site(passage: Passage) -> str:
    """Two pages of one site, or two copies of one text, are one voice."""
    named = re.match(r"https?://([^/]+)", passage.location)
    return named[1].lower() if named else passage.location
