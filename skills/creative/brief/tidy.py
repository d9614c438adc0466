"""What a person wrote, without what nobody sees: a hidden mark may turn a line around or carry an order."""

import re
import unicodedata

from indexing.trust import addresses_assistant

# joiners change letters in Persian, Hindi and emoji, so they are words and not tricks
_JOINERS = "\u200c\u200d"
_ORDERS = re.compile(
    r"\b(?:ignorier|vergiss|missacht)\w*\b.{0,40}\b(?:anweisung|vorgabe|regel|prompt)\w*"
    r"|\b(?:ignore[rz]?|oublie[rz]?)\b.{0,40}\b(?:instructions?|consignes?|règles)\b"
    r"|\b(?:ignora|olvida)\b.{0,40}\b(?:instrucciones|reglas|istruzioni|regole)\b"
    r"|\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|rules?|prompts?)\b"
    r"|\b(?:system|developer)\s*(?:prompt|message)\b|\bprint (?:your|the) prompt\b"
    r"|\{\{|\}\}|<\s*/?\s*(?:system|script)\b",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """One line of visible text, composed as NFC."""
    flat = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace()
        or letter in _JOINERS
        or unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return " ".join(flat.split())


def speaks_to_machine(text: str) -> bool:
    """Whether words in a brief are an order to a model instead of something about a product."""
    return bool(_ORDERS.search(text)) or addresses_assistant(text)
