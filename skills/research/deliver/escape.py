"""Words of pages made harmless where they are shown: as Markdown, as an address, as a line of letters."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

_MARKUP = re.compile(r"([\\`*_\[\]{}~|])")
_AT_A_START = re.compile(r"^(\s*)([#>+\-=]|\d{1,9}(?=[.)](?:\s|$)))")
_JOINER = "\u2060"  # invisible: what would be made a link or a mention of is not
_MENTION = re.compile(r"@(?=\w)")
_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*:)(?=//)|\b(www)(?=\.)|\b(mailto:|javascript:|data:)(?=\S)")
_KEPT = "\u200c\u200d"  # joiners that some scripts are spelt with
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain_line(text: str) -> str:
    """One line without control characters, without marks that turn the direction of what follows, and without lone
    halves of characters."""
    kept = "".join(one if _is_shown(one) else " " for one in text)
    return " ".join(kept.split())


def _is_shown(character: str) -> bool:
    if character in _DIRECTIONS:
        return False
    return character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def markdown_text(text: str) -> str:
    """Words that Markdown shows as they are: no link, no mention, no HTML, no table, no list comes out of them."""
    line = _MARKUP.sub(r"\\\1", plain_line(text))
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MENTION.sub(f"@{_JOINER}", line)
    line = _ADDRESS.sub(lambda found: f"{found[0]}{_JOINER}", line)
    return _AT_A_START.sub(_started, line)


def _started(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark}{_JOINER}" if mark.isdigit() else f"{found[1]}\\{mark}"


def web_address(address: str) -> str:
    """The address as a link may hold it; empty for what is not one of the web, or names somebody with a password."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    if not usable or any(not _is_shown(one) for one in address):
        return ""
    # brackets would end the link of a Markdown text
    return quote(address, safe=":/?#@!$&'*+,;=%~-._")
