"""Who speaks, where a cue begins `Ana Ruiz: words`, as Zoom writes it. A wrong name is worse than none."""

import re
from collections import Counter
from collections.abc import Sequence

_PREFIX = re.compile(r"\s*([^\W\d_][^:\uff1a\n]{0,59})(?::\s+|\uff1a\s*)(?=\S)")
_SENTENCE = re.compile(r"[!?;<>{}=\"]|//|[a-z]{3}\.\s")
_ASIDE = re.compile(r"\([^()]*\)")  # pronouns, a company
_LONGEST_NAME_WORDS = 5
_PARTICLES = frozenset([
    "al", "am", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "la", "le", "of",
    "ten", "ter", "van", "vom", "von", "y", "zu",
])  # fmt: skip
# What stands before a colon in speech and notes but is part of nobody's name.
_LABELS = frozenset([
    "action", "actions", "agenda", "answer", "attention", "background", "caution", "chapter",
    "conclusion", "context", "deadline", "decision", "decisions", "disclaimer", "email", "example",
    "examples", "fact", "finally", "goal", "goals", "how", "http", "https", "idea", "important", "info",
    "issue", "issues", "item", "items", "link", "meeting", "next", "note", "notes", "ok", "okay",
    "option", "part", "phase", "plan", "please", "point", "problem", "ps", "question", "questions",
    "quote", "reason", "reminder", "result", "results", "risk", "risks", "section", "slide", "solution",
    "status", "step", "steps", "subject", "summary", "task", "tasks", "that", "the", "then", "there",
    "these", "thing", "things", "this", "those", "tip", "title", "today", "todo", "tomorrow", "topic",
    "update", "updates", "url", "warning", "what", "when", "where", "which", "why", "yes", "yesterday",
])  # fmt: skip
# These are not names alone or in small letters, but Kaiming He and Minh Do are people.
_SMALL_WORDS = frozenset([
    "about", "also", "and", "are", "at", "be", "because", "been", "but", "did", "do", "does", "due",
    "first", "for", "from", "had", "has", "have", "he", "her", "here", "his", "i", "if", "in", "is",
    "it", "its", "just", "last", "like", "mean", "means", "my", "no", "not", "now", "on", "or", "our",
    "please", "said", "say", "says", "second", "she", "so", "their", "they", "third", "to", "us", "was",
    "we", "well", "were", "who", "with",
])  # fmt: skip


def names(texts: Sequence[str]) -> frozenset[str]:
    """The prefixes of a file's cues that are speakers: like a name, and recurring or written as one."""
    counts = Counter(prefix for text in texts if (prefix := _prefix(text)))
    # One word that comes once (Monday: we ship) is a name only in a file that is full of them.
    fewest_words = 1 if counts.total() * 3 >= len(texts) else 2
    return frozenset(
        name for name, count in counts.items() if count > 1 or _is_written_as_name(name, fewest_words)
    )


def split(text: str, known: frozenset[str]) -> tuple[str | None, str]:
    """The speaker, if the cue begins with one of the known names, and the words after it."""
    found = _PREFIX.match(text)
    name = _prefix(text)
    if found is None or name not in known:
        return None, text
    return name, text[found.end() :]


def _prefix(text: str) -> str | None:
    """What stands before the first colon, if it may be a name at all; never a clock, a URL or a label."""
    found = _PREFIX.match(text)
    if not found or _SENTENCE.search(found[1]):
        return None
    words = re.findall(r"[^\W_]+", _ASIDE.sub("", found[1]))
    if not words or len(words) > _LONGEST_NAME_WORDS + 2 or sum(map(len, words)) < 2:
        return None
    small = [word for word in words if len(words) == 1 or word.islower()]
    if _LABELS.intersection(map(str.casefold, words)) or _SMALL_WORDS.intersection(map(str.casefold, small)):
        return None
    return " ".join(found[1].split())


def _is_written_as_name(name: str, fewest_words: int) -> bool:
    """At most five words, each with a capital (particles aside), none of them a bare number."""
    words = _ASIDE.sub("", name).split()
    if not fewest_words <= len(words) <= _LONGEST_NAME_WORDS:
        return False
    return all(word.casefold() in _PARTICLES or word[0].isupper() for word in words)
