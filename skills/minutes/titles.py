"""What the meeting is called: the name it was given, its file's name, or what people call it in the talk."""

import re
from pathlib import PurePath

from skills.minutes.sentences import Sentence
from skills.minutes.terms import key_terms, phrase_counts
from transcription.transcript import Transcript

LONGEST = 120
OPENING_SENTENCES = 10

_KINDS = (
    r"(?:review|stand-?up|retrospective|retro|kick-?off|planning|workshop|interview|briefing|demo|check-?in|"
    r"(?:\w+ )?meeting|sync|sprint review|board meeting)"
)
_CALLED = re.compile(
    rf"\b(?:welcome to|this is|here for|start(?:ing)? with|time for|begin)\s+(?:the|our|today's|this|a)\s+"
    rf"(?P<name>(?:[\w-]+ ){{0,3}}{_KINDS}(?: (?:of|for|on|about) (?:the )?[\w-]+(?: [A-Z0-9][\w-]*)*)?)",
    re.IGNORECASE,
)
_NOTHING_SAID = re.compile(
    r"(?:gmt|zoom|teams|meet|audio|video|recording|transcript|meeting|call|closed ?caption|cc|"
    r"untitled|new|file|"
    r"sample|output|out|temp|tmp|test|final|copy|the|of|en|us|utc|[\W\d_]|[a-f\d]{8,})*",
    re.IGNORECASE,
)


def title_of(
    transcript: Transcript, sentences: list[Sentence], *, given: str | None, path: str, english: bool = True
) -> str:
    """The best name there is; never empty."""
    named = given or transcript.title
    if named and named.strip():
        return " ".join(named.split())[:LONGEST]
    return _from_path(path) or _from_talk(sentences) or _from_terms(sentences, english) or "Meeting"


def _from_path(path: str) -> str | None:
    stem = PurePath(path.replace("\\", "/")).stem
    words = " ".join(re.sub(r"[_\-.+\s]+", " ", stem).split())
    if _NOTHING_SAID.fullmatch(words):
        return None
    return (words[:1].upper() + words[1:])[:LONGEST]


def _from_talk(sentences: list[Sentence]) -> str | None:
    for sentence in sentences[:OPENING_SENTENCES]:
        called = _CALLED.search(sentence.text)
        if called:
            name = called["name"].strip()
            return (name[:1].upper() + name[1:])[:LONGEST]
    return None


def _from_terms(sentences: list[Sentence], english: bool) -> str | None:
    texts = [sentence.text for sentence in sentences]
    terms = ", ".join(key_terms(texts, phrase_counts(texts, english=english), english=english))
    return (terms[:1].upper() + terms[1:])[:LONGEST] if terms else None
