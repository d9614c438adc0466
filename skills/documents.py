"""How a document's place reads to a person."""

from skills.language import say

ATTACHED = "attached"  # the kind of documents that came with a message, and what their locations begin with


def where(location: str) -> str:
    """Where a document is: its path or address, or the name of a file that came along."""
    kind, colon, rest = location.partition(":")
    return say("attached: {name}", name=rest.partition("/")[2]) if colon and kind == ATTACHED else location
