"""Names and jargon that the model should listen for, before they become part of its prompt."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_MARK = re.compile(r"<\|[^|<>]{0,40}\|>")  # what Whisper's tokenizer would take for a command
_LONGEST = 60  # characters; more is a sentence, and no name
_LEAK_WORDS = 3


def listed(text: str) -> tuple[str, ...]:
    """The entries of a setting or of a pasted glossary: one a line, or separated by commas or semicolons."""
    return tuple(filter(None, (entry.strip() for entry in re.split(r"[,;\n]", text))))


def cleaned(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order, without line breaks, invisible characters and what is a command to the model."""
    found: dict[str, str] = {}
    for word in words:
        if plain := _plain(word):
            found.setdefault(plain.casefold(), plain)
    return tuple(found.values())


def prompt(words: Sequence[str]) -> str:
    """What the model is shown."""
    return ", ".join(words)


def left_out(words: Sequence[str], kept: int) -> str | None:
    """A sentence for the reader if the model had no room for the last of them."""
    if kept >= len(words):
        return None
    if not kept:
        return "This speech model cannot listen for names and words that it is told."
    return (
        f"The speech model listened for {kept} of {len(words)} names and words: from {words[kept]!r} on "
        "there was no room for them."
    )


def is_leak(text: str, words: Sequence[str]) -> bool:
    """Whether a text is nothing but a run of the prompt, which Whisper sometimes writes where it hears nothing."""
    said, shown = _words(text), _words(prompt(words))
    if len(said) < _LEAK_WORDS:
        return False
    return any(shown[place : place + len(said)] == said for place in range(len(shown) - len(said) + 1))


def _plain(word: str) -> str:
    letters = _MARK.sub(" ", unicodedata.normalize("NFC", word))
    visible = "".join(map(_visible, letters))
    kept = " ".join(visible.replace("<|", " ").replace("|>", " ").replace(",", " ").split())
    return kept if len(kept) <= _LONGEST and any(map(str.isalnum, kept)) else ""


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    return "" if kind.startswith("C") else letter


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
