"""Where a link leads, and whether its words claim that it leads elsewhere."""

import re
import unicodedata
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[^\W_][\w-]*\.)+[^\W\d_][\w-]*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


def is_web(url: str) -> bool:
    """True for an http or https address with a host and nothing that could end a link early."""
    return urlsplit_safely(url)[0] in ("http", "https") and not re.search(r"[\s\x00-\x1f]", url)


def is_disguised(words: str, url: str) -> bool:
    """True if the words look like an address or a host other than the one the link opens."""
    shown = _INVISIBLE.sub("", unicodedata.normalize("NFKC", words)).strip()
    scheme, host = urlsplit_safely(shown)
    if scheme and host:
        return _bare(shown) != _bare(url)
    target = urlsplit_safely(url)[1]
    return any(_host(found) != _host(target) for found in _HOST.findall(shown))


def urlsplit_safely(url: str) -> tuple[str, str]:
    """Scheme and host; both empty if the address has no host or cannot be read."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # such as an unclosed bracket
        return "", ""
    return (parts.scheme.lower(), host) if host else ("", "")


def _bare(url: str) -> str:
    return re.sub(r"^https?://", "", url.casefold()).rstrip("/")


def _host(name: str) -> str:
    return name.casefold().removeprefix("www.")
