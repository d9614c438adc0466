"""The sentences of a report in Markdown: which state facts, which carry a citation, which name a leader."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# [[3]](#q3), [3], [s3], [^3]
_CITATION = re.compile(r"\[\[?\^?(?:s|q)?\d+\]?\](?:\([^)]*\))?")
_MARK = "\x00"  # stands for a citation while a line is cut into sentences
# “B.V.”, “St.” and “from the 9. on” end no sentence
_END = re.compile(
    r"(?<=[.!?])(?<!Inc\.)(?<!Ltd\.)(?<!No\.)(?<! St\.)(?<! Mr\.)(?<! Mrs\.)(?<! Dr\.)"
    rf"(?<!\.[A-Z]\.)\s+(?![{_MARK}*(a-zäöü])|"
    rf"(?<={_MARK})\s+(?=[A-ZÄÖÜ“])"
)
_ABOUT_ITSELF = re.compile(r"source|not read|method|limit|chart", re.IGNORECASE)
_NOTHING_SAID = re.compile(
    r"not found|nothing was|nothing is|no source|no page|could not|cannot|none were|was not|not drawn",
    re.IGNORECASE,
)
_LIST_NAME = re.compile(r"\*\*([^*]+)\*\*")
_LEADS = re.compile(r"\b(?:leads?|leaders?|leading|number one|ahead of all)\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"claim|itself|unproven|not proven|own word|alone says|only one|says of|no second|one publisher|insufficient",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """`in_table`: a cell beside the one that names its row. `under` are the names of its section and list."""

    text: str
    cited: bool
    in_table: bool = False
    under: str = ""

    def states_a_fact(self, companies: Sequence[str]) -> bool:
        if not self.text or _NOTHING_SAID.search(self.text):
            return False
        return self.in_table or any(one in self.text for one in companies)

    @property
    def is_claim(self) -> bool:
        return bool(_CLAIM.search(f"{self.under} {self.text}"))

    @property
    def is_about_leaders(self) -> bool:
        """Whether it stands where the report tells who leads."""
        return bool(_LEADS.search(self.under))


def sentences(report: str) -> tuple[Sentence, ...]:
    """All that the report says of companies, without its question, its method and its list of sources."""
    return tuple(one for line, _ in _lines(report) for one in _of(line))


def lead_lines(report: str) -> tuple[Sentence, ...]:
    """Lines, not of tables, by which somebody may lead: those that say so, and those under a heading about it."""
    found = (
        Sentence(_bare(line), bool(_CITATION.search(line)), under=under)
        for line, under in _lines(report)
        if not line.startswith("|")
    )
    return tuple(one for one in found if one.is_about_leaders or _LEADS.search(one.text))


def _lines(report: str) -> Iterator[tuple[str, str]]:
    """Lines under headings of the second level and below, each with the names of its section and its list.

    Sections that speak of the report itself are left out."""
    counts, body, section, group = False, False, "", ""
    for line in report.replace("\\", "").splitlines():
        heading = re.match(r"(#+)\s+(.*)", line)
        named = _LIST_NAME.fullmatch(line.strip())
        if heading:
            counts = len(heading[1]) >= 2 and not _ABOUT_ITSELF.search(heading[2])
            body, section, group = False, heading[2], ""
        elif named:
            group = named[1]
        elif re.match(r"\|\s*:?-{3}", line):
            body = True
        elif counts and line.strip() and not (line.startswith("|") and not body):
            yield line.strip(), f"{section}: {group}"


def _of(line: str) -> Iterator[Sentence]:
    if line.startswith("|"):
        cells = [one.strip() for one in line.strip("|").split("|")]
        yield from (Sentence(_bare(one), bool(_CITATION.search(one)), in_table=True) for one in cells[1:])
        return
    if line.startswith("!["):  # a picture
        return
    for part in _END.split(_CITATION.sub(_MARK, line.lstrip("-* "))):
        yield Sentence(_bare(part.replace(_MARK, " ")), _MARK in part)


def _bare(text: str) -> str:
    return " ".join(_CITATION.sub("", text).split()).strip()
