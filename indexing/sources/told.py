"""What a document tells of itself: its title, whose it is and of which day, wherever it came from."""

from datetime import datetime
from pathlib import PurePath

from indexing.sources.convert import Converted
from indexing.sources.front_matter import About, about_markdown
from indexing.sources.heads import owner_of, title_line
from indexing.sources.written import written_at

_WITH_TITLE = frozenset({"txt", "docx"})  # kinds whose first line is often one
_SAVED = frozenset({"pdf", "docx"})  # kinds that note who saved them, and when
_WITHOUT_HEAD = frozenset({"csv", "xlsx", "pptx"})  # kinds that begin with what they hold


def told_by(name: str, converted: Converted, media: str, *, before: datetime | None) -> About:
    """What is meant so: front matter and a page's own tags, and the first lines, which go before whoever saved an
    Office file and when. `before` is when it was last touched, if that is known."""
    about, markdown = converted.about, converted.markdown
    title = about.title or _first_title(markdown, media)
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


def name_in_words(name: str) -> str:
    """A file's name without its folder and its ending."""
    return PurePath(name).stem.replace("-", " ").replace("_", " ")
