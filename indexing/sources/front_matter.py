"""Title, author and date from the front matter of a Markdown page; its readers are not taken from there."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from indexing.blocks import front_matter_end

_FIELD = re.compile(
    r"^(title|author|date|updated|modified|last_modified)[ \t]*:[ \t]*(\S.*?)[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t#]*\r?$", re.MULTILINE)
_DATES = ("last_modified", "modified", "updated", "date")


@dataclass(frozen=True)
class About:
    """What a document says of itself; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    modified_at: datetime | None = None


def about_markdown(markdown: str) -> About:
    """Read the front matter; without a title there, the first main heading is the title."""
    end = front_matter_end(markdown)
    said = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(markdown[:end])}
    moments = (to_moment(said[name]) for name in _DATES if name in said)
    heading = _HEADING.search(markdown, end)
    title = said.get("title") or (heading[1] if heading else None)
    return About(title, said.get("author"), next((one for one in moments if one), None))


def to_moment(text: str | None) -> datetime | None:
    """An ISO date or time as an aware moment; None if it is not one. Without a zone it is taken as UTC."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
