"""Parts of a reply that look the same on every platform, as spans."""

import re
from collections.abc import Iterator

from bot.platforms.text.spans import BOLD, Span, clean
from skills.messages import Reply, Text

_LONGEST_BOLD = 150
_TIME = re.compile(r"\[[\d:]{4,9}\]")


def summary_of(reply: Reply) -> list[Span]:
    """In bold, unless it is so long that bold would shout; nothing where the first block says it again."""
    first = reply.blocks[0] if reply.blocks else None
    if isinstance(first, Text) and first.text.strip() == reply.summary.strip():
        return []
    text = clean(reply.summary)
    is_short = len(text) <= _LONGEST_BOLD and "\n" not in text
    return [Span(text, BOLD if is_short else "")]


def item_of(item: str, link: str) -> Iterator[Span]:
    """A bullet and its words, with the time in front of them as a link."""
    yield Span("• ")
    item, link = clean(item).strip(), clean(link)
    time = _TIME.match(item) if link else None
    if time:
        yield Span(time[0], url=link)
    yield Span(item[time.end() if time else 0 :].replace("\n", "\n\u2003"))
