"""Words that a house sent in and somebody else printed: under a heading or a mark that says so they are its own."""

import re

from skills.research.report import Source

_MOST_OF_MARK = 9  # words of a line that says of others where they come from
_MARK = (
    r"(?:from (?:our |the )?(?:suppliers?|vendors?|manufacturers?|advertisers?)|press release|media release|"
    r"news release|advertisements?|advertorial|advertiser content|sponsored|promoted|promotion|paid (?:post|content)|"
    r"partner content|(?:supplied|provided|submitted|sent in|written) by (?:the |its |our )?(?:vendor|company|supplier|"
    r"manufacturer|maker|advertiser)|(?:printed|published|reproduced) as (?:received|sent|supplied)|as received|"
    r"unverified|not verified|unedited|pressemitteilung|anzeige|herstellerangabe|communiqué de presse|"
    r"publi-?(?:rédactionnel|reportage)|nota de prensa|contenido patrocinado)"
)
_IN_LINE = re.compile(rf"(?<![^\W_]){_MARK}s?(?![^\W_])", re.IGNORECASE)
_IN_FRONT = re.compile(rf"\W*{_MARK}s?(?![^\W_])[^:.\n]{{0,40}}?\s*[:|)\]–—]", re.IGNORECASE)


def is_supplied(source: Source, start: int, sentence: str) -> bool:
    """Whether a sentence stands below a heading or a line, or behind words, that call it a house's own."""
    lines = [line for line in source.text[:start].split("\n") if line.strip()]
    begun = lines.pop() if lines and not source.text[:start].endswith("\n") else ""
    heading = next((line for line in reversed(lines) if line.startswith("#")), "")
    return bool(_IN_FRONT.match(begun or sentence)) or any(map(_is_mark, (heading, *lines[-1:])))


def _is_mark(line: str) -> bool:
    return len(line.split()) <= _MOST_OF_MARK and bool(_IN_LINE.search(line))
