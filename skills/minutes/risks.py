"""Risks and problems that were plainly said: late, blocked, failed, "could delay", "I am worried about"."""

import re

from skills.minutes.lines import Line
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks, is_conditional, is_past

_LATE = r"(?:late|delayed|overdue)"
_SUPPLY = (
    r"(?:supplier|vendor|delivery|shipment|order|parts?|components?|materials?|project|release|launch|"
    r"contract|"
    r"feature|filter|hardware|software|development|schedule)s?"
)


def _wording(confidence: float, *patterns: str) -> tuple[re.Pattern[str], float]:
    return re.compile("|".join(patterns), re.IGNORECASE), confidence


_WORDINGS = (
    _wording(
        0.85,
        r"\b(?:could|may|might|would|will) (?:\w+ )?"
        r"(?:delay|slip(?! (?:out|down|behind))|endanger|jeopardi[sz]e|overrun|hold up)\b",
        r"\b(?:could|may|might|would|will) (?:\w+ )?(?:put (?:\w+ ){1,3}at risk|miss (?:the|our))\b",
    ),
    _wording(
        0.85,
        r"\b(?:at risk|a (?:big|real|serious|major|high) risk)\b",
        r"\b(?:the|our) (?:main |biggest |only )?risks? (?:is|are|of|that)\b",
    ),
    _wording(
        0.85,
        r"\b(?:I(?:'m| am)|we(?:'re| are)) (?:\w+ )?(?:worried|concerned) (?:about|that)\b",
        r"\b(?:my|our|the) (?:main |biggest |only )?(?:worry|concern) (?:is|about)\b",
    ),
    _wording(
        0.85,
        r"\b(?:is|are|was|were|been|gets?|'s|'re) (?:\w+ )?blocked (?:by|on|until)\b",
        r"\bblockers?\b|\bbehind schedule\b|\bover budget\b|\bout of stock\b",
    ),
    _wording(
        0.8,
        rf"\b(?:days?|weeks?|months?) {_LATE}\b",
        rf"\b{_SUPPLY} (?:is|are|will be|was|were|has been|have been) (?:\w+ )?{_LATE}\b(?! in\b)",
    ),
    _wording(
        0.8,
        r"\bshortage of\b|\brunning out of (?:money|budget|stock|cash)\b",
        r"\bnot enough (?:money|budget|people|stock|staff)\b|\bfailed (?:the|in|on|at|again|to)\b",
        r"\b(?:tests?|build|deployment|delivery|audit|supplier|migration|backup) (?:\w+ )?(?:fails|failed)\b",
    ),
    _wording(
        0.8,
        r"\b(?:we|there) (?:will|might|may|could) (?:not|be unable to) (?:\w+ )?(?:make|meet|reach|be "
        r"ready)\b",
        r"\b(?:a|the) (?:big|serious|real|major|main) problem (?:is|with|for)\b",
    ),
)
_NONE = re.compile(
    r"\b(?:no|not|without|isn't|aren't|never|nobody is|don't|doesn't|wo(?:n't|uld ?n't)|not at all) "
    r"(?:\w+ ){0,2}?(?:risks?|risky|worr\w+|concern\w*|late|blocked|blockers?|delay\w*|problem|"
    r"fail\w*|afraid|stuck)\b|"
    r"\bI(?:'m| am) (?:\w+ )?late\b|\bafraid (?:I|we) (?:can|have|must|do)\b|\blater\b.*\blate\b|"
    r"\b(?:too late now|better late|late (?:night|morning|afternoon|stage))\b|\b(?:fixed|solved|resolved)\b",
    re.IGNORECASE,
)
SAME = 0.75


def find_risks(sentences: list[Sentence]) -> list[Line]:
    """All plainly said risks in order, each once."""
    found: list[Line] = []
    for sentence in sentences:
        line = _stated(sentence)
        if line and not any(_is_same(line, other) for other in found):
            found.append(line)
    return found


def _stated(sentence: Sentence) -> Line | None:
    if asks(sentence.text) or is_past(sentence.text) or _NONE.search(sentence.text):
        return None
    sure = max((_confidence(sentence.text, *wording) for wording in _WORDINGS), default=0.0)
    return Line(tidy(sentence.text), sentence.parts, sure) if sure else None


def _confidence(text: str, wording: re.Pattern[str], confidence: float) -> float:
    match = wording.search(text)
    # "If it is late, we could miss the launch" names a risk; "if it is late, we will call" does not.
    if not match or (is_conditional(text[: match.start()]) and wording is not _WORDINGS[0][0]):
        return 0.0
    return confidence


def _is_same(one: Line, other: Line) -> bool:
    mine, theirs = key_words(one.text), key_words(other.text)
    return len(mine & theirs) >= SAME * max(min(len(mine), len(theirs)), 1)
