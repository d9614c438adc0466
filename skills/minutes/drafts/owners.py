"""Whose an action is and when it is due, if that was said."""

import re
from collections.abc import Sequence

from skills.minutes.commitments import commitments
from skills.minutes.dues import due_in
from skills.minutes.people import People, first_name, is_named
from skills.minutes.sentences import Sentence
from skills.proving.wording import accepts, asks

_PROMISES = re.compile(
    r"\b(?:I(?:'ll| will| shall|'m going to| am going to| have to| need to| must|'ve got to| can)|let me|"
    r"ich (?:werde|muss|kann|mache|kümmere|schicke)|je (?:vais|dois|peux)|me encargo|yo (?:voy|puedo))\b",
    re.IGNORECASE,
)
_RECEIVES = r"(?:to|with|from|about|of|than|like|for|tell|ask|asked|mit|von|an|für|avec|pour|con|para)\s+"
_SEVERAL = re.compile(r"\s+(?:and|und|et|y)\s+|\s*[,&]\s*")


def owner_said(name: str, cited: Sequence[Sentence], people: People) -> str | None:
    """The owner by full name, if the sentences make it theirs; several are joined by "and"."""
    owners = [_one(part, cited, people) for part in _SEVERAL.split(name) if part.strip()]
    found = [owner for owner in owners if owner]
    return " and ".join(dict.fromkeys(found)) if found and len(found) == len(owners) else None


def due_said(due: str, cited: Sequence[Sentence], *, english: bool) -> str | None:
    """The deadline as it was spoken, if it was, and if it names a time."""
    spoken = re.compile(rf"(?<!\w){re.escape(due)}(?!\w)", re.IGNORECASE)
    found = next((match for item in cited if (match := spoken.search(item.text))), None)
    if found is None or (english and not (due_in(due) or due_in(f"by {due}"))):
        return None
    return found[0]


def _one(name: str, cited: Sequence[Sentence], people: People) -> str | None:
    full = people.full(name.strip())
    for sentence in cited:
        promised = commitments(sentence, people)
        owners = {people.full(part) for item in promised if item.owner for part in item.owner.split(" and ")}
        me = {sentence.speaker} if any(item.me for item in promised) else set()
        if full in owners | me or (not promised and _speaks_for(full, sentence, cited)):
            return full if full != sentence.speaker or is_named(full) else None
        if not promised and _is_told(full, sentence):
            return full
    return None


def _speaks_for(full: str, sentence: Sentence, cited: Sequence[Sentence]) -> bool:
    """Whether the speaker promises it, or says yes to what somebody else asks."""
    if sentence.speaker != full or not is_named(full):
        return False
    asked = any(item.number < sentence.number and item.speaker != full and asks(item.text) for item in cited)
    return bool(_PROMISES.search(sentence.text)) or (asked and accepts(sentence.text))


def _is_told(full: str, sentence: Sentence) -> bool:
    """Whether the sentence names the person, and not as the one whom something is sent to or asked from."""
    if sentence.speaker == full:
        return False
    name = rf"(?:{re.escape(full)}|{re.escape(first_name(full))})"
    return any(
        not re.search(rf"\b{_RECEIVES}$", sentence.text[: match.start()], re.IGNORECASE)
        for match in re.finditer(rf"\b{name}\b", sentence.text, re.IGNORECASE)
    )
