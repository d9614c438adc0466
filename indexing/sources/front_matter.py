"""Title, author and date from the front matter of a Markdown page; its readers are not taken from there."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from indexing.blocks import front_matter_end
from indexing.days import date_in

_FIELD = re.compile(
    r"^(title|owner|maintainer|author|date|updated|modified|reviewed|last[_ -](?:updated|modified|reviewed))[ \t]*:"
    r"[ \t]*(\S.*?)[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t#]*\r?$", re.MULTILINE)
_DATES = ("last_modified", "last_updated", "modified", "updated", "last_reviewed", "reviewed", "date")
_OWNERS = ("owner", "maintainer", "author")


@dataclass(frozen=True)
class About:
    """What a document says of itself; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    modified_at: datetime | None = None


def about_markdown(markdown: str) -> About:
    """Read the front matter; without a title there, the first main heading is the title."""
    end = front_matter_end(markdown)
    fields = _FIELD.findall(markdown[:end])
    said = {re.sub("[ -]", "_", name.lower()): value.strip("\"'[] ") for name, value in fields}
    moments = (_moment(said[name]) for name in _DATES if name in said)
    owner = next((said[name] for name in _OWNERS if said.get(name)), None)
    heading = _HEADING.search(markdown, end)
    title = said.get("title") or (heading[1] if heading else None)
    return About(title, owner, next((one for one in moments if one), None))


def _moment(words: str) -> datetime | None:
    """Also of a day in words, at noon, so that it is the same one wherever somebody reads."""
    day = None if (moment := to_moment(words)) else date_in(words)
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else moment


def to_moment(text: str | None) -> datetime | None:
    """An ISO date or time as an aware moment; None if it is not one. Without a zone it is taken as UTC."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
