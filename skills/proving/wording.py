"""A question, a condition, a denial or a report of the past is no decision and no task."""

import re

from skills.proving.tidy import word_set

_ASKS = re.compile(
    r"^(?:(?:and|but|so|okay|ok|well|um|uh|then|yeah|now|also)\b[,.]?\s+)*(?:"
    r"(?:who|what|when|where|why|how|which|whose)(?:'s|'re)?\s+(?:\w+\s+){0,3}?"
    r"(?:is|are|was|were|do|does|did|will|would|can|could|should|shall|has|have|'s|many|much|long|far)\b"
    r"|who's\b|what's\b|where's\b|how's\b"
    r"|(?:do|does|did|is|are|was|were|will|would|can|could|should|shall|has|have)(?:n't)?\s+"
    r"(?:i|we|you|he|she|it|they|there|that|this|these|those|the|our|your|any|anyone|anybody|someone|"
    r"somebody)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|in case|suppose|supposing|assuming|provided|whether|imagine|what if)\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:not|never|cannot|nobody|no one|none|neither|hardly)\b|n't\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:last|previous|past) (?:year|month|week|quarter|time|meeting|sprint|summer|winter|spring|"
    r"autumn|fall|"
    r"monday|tuesday|wednesday|thursday|friday)\b|\b(?:previously|formerly|originally|years? ago|months? ago|"
    r"weeks? ago|days? ago|back then|back in|at the time|used to|yesterday|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:maybe|perhaps|possibly|might|probably|not sure|wonder|hope|hopefully|wish|ideally)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|say|told|thought|claimed|heard|hoped|wrote|asked|promised)\b[\w\s,'']{0,15}$",
    re.IGNORECASE,
)
_OPEN_ENDED = word_set(
    "check ask see find know tell confirm clarify investigate look figure test decide ensure verify learn"
)


def asks(text: str) -> bool:
    """Whether the sentence is a question, also where speech recognition left out the mark."""
    stripped = text.rstrip(" \"')")
    return stripped.endswith(("?", "\uff1f", "\u061f")) or (
        not stripped.endswith((".", "!")) and bool(_ASKS.match(text))
    )


def is_conditional(before: str) -> bool:
    """Whether the words before a promise make it depend on something."""
    return bool(_CONDITION.search(before))


def ends_in_condition(after: str) -> bool:
    """Whether the words after a promise take it back: "... if the tests pass", but not "check if "
    "they pass"."""
    found = _CONDITION.search(after)
    return bool(found) and not _OPEN_ENDED & set(after[: found.start() if found else 0].lower().split())


def denies(text: str) -> bool:
    return bool(_DENIES.search(text))


def is_past(text: str) -> bool:
    return bool(_PAST.search(text))


def hedges(text: str) -> bool:
    return bool(_HEDGED.search(text))


def is_reported(before: str) -> bool:
    """Whether the words before a promise report what somebody said."""
    return bool(_SAID.search(before))


_ACCEPTS = re.compile(
    r"^(?:(?:oh|okay|ok|well|um|uh|ah|great|and)[,.]?\s+)*(?:yes|yeah|yep|sure|okay|ok|of course|will "
    r"do|no problem|"
    r"absolutely|certainly|definitely|agreed|happy to|gladly|on it|fine|got it|sounds good|all right|alright|"
    r"i(?:'ll| will| can)\b(?! not)|let's do (?:it|that))\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"^(?:(?:oh|okay|ok|well|um|uh|yes|yeah|great|good|then)[,.]?\s+)*(?:agreed|we (?:all )?agree|"
    r"everyone agrees|"
    r"i agree|sounds good|let's do (?:it|that)|fine (?:by|with) me|that's (?:settled|decided|agreed)|"
    r"settled|approved)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"^(?:(?:oh|okay|well|um|uh|ah|yeah|sorry|but)[,.]?\s+)*(?:no\b|nope|sorry|i can(?:'t|not)|i(?:'m|"
    r" am) afraid|"
    r"unfortunately|i (?:don't|do not|won't|will not|disagree)|not (?:really|me|this|yet))",
    re.IGNORECASE,
)
_RETRACTS = re.compile(
    r"^(?:(?:oh|okay|well|um|uh|ah|no|and|but)[,.]?\s+)*(?:actually,? no|scratch that|never ?mind|"
    r"forget (?:that|it)|"
    r"i take that back|wait,? no|no,? wait|strike that)\b",
    re.IGNORECASE,
)


def accepts(text: str) -> bool:
    return bool(_ACCEPTS.match(text)) and not refuses(text)


def agrees(text: str) -> bool:
    return bool(_AGREES.match(text))


def refuses(text: str) -> bool:
    return bool(_REFUSES.match(text)) or retracts(text)


def retracts(text: str) -> bool:
    """Whether the speaker takes back what was said just before."""
    return bool(_RETRACTS.match(text))
