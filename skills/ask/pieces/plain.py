"""Markdown as a person would say it."""

import re

from skills.ask.pieces.aligned import LEADER, has_leader

LIST_MARK = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)]|>+)\s+")


def plain(text: str) -> str:
    """Emphasis, links and list marks removed, space closed up; dots that lead to a name or a number are a colon."""
    text = LIST_MARK.sub("", text, count=1) if LIST_MARK.match(text) else text
    text = re.sub(r"\[\^[^\]\s]+\](?::\s)?", "", text)  # the mark of a footnote
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<!\w)[*_](\S.*?\S|\S)[*_](?!\w)", r"\1", text)
    text = re.sub(r"(?<!\s)[^\S\n]*\n\s*:\s+", ": ", text)  # a term and what it means
    text = LEADER.sub(": ", text) if has_leader(text) else text
    return re.sub(r"\s+", " ", text).strip()
