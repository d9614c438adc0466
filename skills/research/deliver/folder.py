"""A report as files in a folder: its words, pages, charts, evidence, and each stored source that quotes point into."""

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from skills.errors import UserError
from skills.language import say
from skills.research.deliver.battlecard import battlecard, battlecards
from skills.research.deliver.charts.chart import Chart
from skills.research.deliver.evidence import evidence_csv, to_json
from skills.research.deliver.markdown import markdown_of
from skills.research.deliver.sections import document
from skills.research.report import Report

LISTED = ".report-files"  # names what a report has written, so that the next one there can clear up
_OURS = re.compile(r"(?:battlecards|sources)/[^/\\]+\.md|charts/[^/\\]+\.png")
_UNFIT = re.compile(r"[^\w-]+")
# names that Windows keeps for devices
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10)))
)


def write_folder(report: Report, out: Path) -> Mapping[str, object]:
    """Write all files; returns the JSON. What an earlier report wrote there and this one does not goes, so that no
    card of another question is handed on as one of this; other files there stay as they are.

    Each file is written whole or not at all, and nothing is made of a report before all of it could be made. Sources
    are stored with the very characters that offsets count. Raises UserError where the folder cannot be written to."""
    from skills.research.deliver.charts.drawing import draw_all  # matplotlib, wanted only here

    charts = draw_all(report)
    text = markdown_of(
        document(report, charts), {one.name: f"charts/{one.name}.png" for one in charts if one.content}
    )
    told = to_json(report, text, charts)
    files = dict(_files(report, charts, text, told))
    before = _written_before(out)
    try:
        for name, content in files.items():
            _write(out / name, content)
        _write(out / LISTED, _bytes("".join(f"{name}\n" for name in files)))
        for name in before - set(files):
            (out / name).unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            say("{folder} cannot be written to ({why}).", folder=str(out), why=error.strerror or str(error)),
            hint=say("Name another folder, or make room there."),
        ) from error
    return told


def _written_before(out: Path) -> set[str]:
    """The files that an earlier report says it wrote there, as far as they are such as a report has."""
    try:
        names = (out / LISTED).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if _OURS.fullmatch(name)}


def _files(
    report: Report, charts: Sequence[Chart], text: str, told: Mapping[str, object]
) -> Iterator[tuple[str, bytes]]:
    from skills.research.deliver.pdf.laying import pdf_of  # fpdf2, wanted only here

    yield "report.md", _bytes(text)
    yield "report.pdf", pdf_of(document(report, charts, cards=battlecards))
    yield "evidence.csv", evidence_csv(report)
    yield "research.json", _bytes(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    for one in charts:
        if one.content:
            yield f"charts/{one.name}.png", one.content
    taken: set[str] = set()
    for company in (one for one in report.companies if one != report.us):
        name = file_name(company, taken)
        taken.add(name)
        yield f"battlecards/{name}.md", _bytes(markdown_of(battlecard(report, company)))
    for number, source in enumerate(report.sources, start=1):
        plain = source.id if re.fullmatch(r"[\w-]{1,80}", source.id) else f"source-{number}"
        yield f"sources/{plain}.md", _bytes(source.text)


def file_name(company: str, taken: set[str]) -> str:
    """A name that every file system takes, unlike those taken already, whatever a page called the company."""
    plain = _UNFIT.sub("-", company.casefold()).strip("-")
    plain = plain.encode("utf-8", "ignore")[:80].decode("utf-8", "ignore").strip("-") or "company"
    plain = f"{plain}-" if plain in _DEVICES else plain
    wanted, again = plain, 2
    while wanted in taken:
        wanted, again = f"{plain}-{again}", again + 1
    return wanted


def _bytes(text: str) -> bytes:
    """Lone halves of characters, which no file can hold, become question marks: each is one character still."""
    return text.encode("utf-8", "replace")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
