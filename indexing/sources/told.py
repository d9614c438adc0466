"""What a document tells of itself: its title, whose it is and of which day, wherever it came from."""

import re
from datetime import datetime
from pathlib import PurePath

from indexing.blocks import BlockKind, read_blocks
from indexing.sources.convert import Converted
from indexing.sources.front_matter import About, about_markdown
from indexing.sources.heads import owner_of, title_line
from indexing.sources.written import written_at

_WITH_TITLE = frozenset({"txt", "docx"})  # kinds whose first line is often one
_SAVED = frozenset({"pdf", "docx"})  # kinds that note who saved them, and when
_WITHOUT_HEAD = frozenset({"csv", "xlsx", "pptx"})  # kinds that begin with what they hold
_APART = re.compile(r"\s+[-–—|·•»«]\s+\S|\s*\|\s*\S")  # between a title and a site's name


def told_by(name: str, converted: Converted, media: str, *, before: datetime | None) -> About:
    """What is meant so: front matter and a page's own tags, and the first lines, which go before whoever saved an
    Office file and when. `before` is when it was last touched, if that is known."""
    about, markdown = converted.about, converted.markdown
    title = _without_site(about.title, _only_heading(markdown) if media == "html" else None)
    title = title or _first_title(markdown, media)
    if media in _WITHOUT_HEAD:
        return About(title)
    author = owner_of(markdown)
    modified_at = written_at(name, markdown, before=about.modified_at or before)
    if media in _SAVED:
        return About(title, author, modified_at)
    return About(title, about.author or author, about.modified_at or modified_at)


def _first_title(markdown: str, media: str) -> str | None:
    own = about_markdown(markdown).title if media in ("pdf", "html") else None
    return own or (title_line(markdown) if media in _WITH_TITLE else None)


def _only_heading(markdown: str) -> str | None:
    """The main heading of a page that has no other: of two, the first may be the name of the site."""
    main = [
        one
        for one in read_blocks(markdown)
        if one.kind is BlockKind.HEADING and markdown.startswith("# ", one.start)
    ]
    return about_markdown(markdown).title if len(main) == 1 else None


def _without_site(title: str | None, heading: str | None) -> str | None:
    """A page's title without the name of its site, where its heading shows which part that is: "Parking | Intranet"."""
    if not title or not heading or len(title) <= len(heading):
        return title
    before, after = title[: len(heading)], title[-len(heading) :]
    is_first = before.casefold() == heading.casefold() and _APART.match(title[len(heading) :])
    is_last = after.casefold() == heading.casefold() and _APART.match(title[: -len(heading)][::-1])
    return heading if is_first or is_last else title


def name_in_words(name: str) -> str:
    """A file's name without its folder and its ending."""
    return PurePath(name).stem.replace("-", " ").replace("_", " ")
