"""What HTML, Office and PDF files say of themselves: title, author, when they were last changed."""

import re
import zipfile
from datetime import UTC, datetime
from html import unescape
from io import BytesIO

from indexing.sources.front_matter import About, to_moment

_META = re.compile(r"<meta\s[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(name|property|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_HEAD_CHARACTERS = 100_000
_NOBODY = re.compile(
    r"openpyxl|python-(?:docx|pptx)|xlsxwriter|apache poi|docx4j|un-named|unknown|user|admin|administrator|"
    r"microsoft office user|windows user|",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel) - |(?:untitled(?: document| presentation| spreadsheet)?|"
    r"powerpoint presentation|word document|document\d*|presentation\d*|"
    r"unbenannte\w* (?:dokument|präsentation|tabelle)|dokument\d*|"
    r"(?:document|présentation|feuille de calcul) sans titre)$",
    re.IGNORECASE,
)
# when the templates were saved that libraries copy their new files from
_TEMPLATES = frozenset({"2013-12-23T23:15:00Z", "2013-01-27T09:14:16Z", "2013-01-27T09:15:58Z"})
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")


def about_html(html: str, title: str | None) -> About:
    said: dict[str, str] = {}
    for tag in _META.findall(html[:_HEAD_CHARACTERS]):
        fields = {name.lower(): unescape(first or second) for name, first, second in _ATTRIBUTE.findall(tag)}
        said[(fields.get("name") or fields.get("property") or "").lower()] = fields.get("content", "")
    moment = to_moment(said.get("article:modified_time") or said.get("date"))
    return About(title, said.get("author") or None, moment)


def about_office(content: bytes) -> About:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return About()
        core = archive.read("docProps/core.xml").decode("utf-8", "replace")
    moment = _element(core, "dcterms:modified")
    return About(
        titled(_element(core, "dc:title")),
        _named(_element(core, "dc:creator")),
        None if moment in _TEMPLATES else to_moment(moment),
    )


def about_pdf(said: dict[str, str]) -> About:
    moment = _pdf_moment(said.get("ModDate") or said.get("CreationDate"))
    return About(titled(said.get("Title")), _named(said.get("Author")), moment)


def _named(author: str | None) -> str | None:
    """Who it names, unless that is the program that wrote it, or whoever sits at the machine."""
    return None if author is None or _NOBODY.fullmatch(author.strip()) else author


def titled(title: str | None) -> str | None:
    """The title, unless a program made it up."""
    return None if title is None or _NO_TITLE.match(title) else title


def _element(xml: str, tag: str) -> str | None:
    # One flat field of a small file: a pattern needs no XML parser, and so no defence against hostile XML.
    found = re.search(rf"<{tag}(?:\s[^>]*)?>([^<]*)</{tag}>", xml)
    return unescape(found[1]).strip() or None if found else None


def _pdf_moment(text: str | None) -> datetime | None:
    """PDF dates read D:20240131120000+01'00'; the zone is left out, a day's precision is enough."""
    found = _PDF_DATE.match(text or "")
    try:
        return datetime(*(int(part) for part in found.groups() if part), tzinfo=UTC) if found else None  # type: ignore[arg-type,misc]
    except ValueError:
        return None
