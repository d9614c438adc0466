"""`confidant evaluate answers`: labelled questions and their documents to a report card in a folder."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.calibration.baselines import nearest, ways_of
from bot.calibration.calibrate import Wanted
from bot.calibration.corpora import Corpus
from bot.calibration.errors import CalibrationError
from bot.calibration.grading import OnGraded
from bot.calibration.listed import as_csv, listed
from bot.calibration.pictures import draw_all
from bot.calibration.report import Report, make_report
from bot.calibration.run import run
from bot.calibration.shadow import configuration_of, starting_certificate
from bot.outputs import OutputError, check_output, whole_file
from bot.settings import DatabaseSettings, Settings
from indexing.ingest import add_paths
from skills.ask.scorers import starter

if TYPE_CHECKING:
    from bot.app import App

OWN_HOME = "The documents were asked in a home of their own, so the threshold is the starter's."


def settings_in(settings: Settings, home: Path) -> Settings:
    """The same product with a home and a database of its own, so that a report card leaves the user's alone."""
    return settings.model_copy(update={"home": home, "database": DatabaseSettings()})


def index_corpus(app: "App", corpus: Corpus) -> tuple[str, ...]:
    """Put the corpus's documents in; returns a sentence for each that could not be read."""
    if corpus.drafts:
        app.index.add(corpus.drafts)
    if corpus.folder is None:
        return ()
    return tuple(sentence for _, sentence in add_paths(app.index, [corpus.folder]).failed)


def evaluate(
    app: "App",
    corpus: Corpus,
    wanted: Wanted,
    faults: tuple[str, ...] = (),
    on_graded: OnGraded | None = None,
) -> Report:
    """Ask every question and measure. Raises CalibrationError when nothing could be asked."""
    return asyncio.run(_evaluate(app, corpus, wanted, faults, on_graded))


async def _evaluate(
    app: "App", corpus: Corpus, wanted: Wanted, faults: tuple[str, ...], on_graded: OnGraded | None
) -> Report:
    ran = await run(app, corpus.questions, wanted, on_graded)
    graded = ran.grades.graded
    ways = ways_of(graded, await nearest(app, graded), ran.clusters)
    notes = (*corpus.notes, OWN_HOME) if corpus.has_documents else corpus.notes
    notes = (*notes, *ran.grades.left_out, *ran.grades.notes)
    standing = app.dispatcher.stand("ask", starting_certificate(), configuration_of(app))
    return make_report(
        ran,
        ways,
        wanted,
        standing,
        notes=notes,
        faults=(*corpus.faults, *faults),
        known=starter().curve,
        each=listed(graded, standing.threshold),
    )


def check_report(folder: Path, *, inputs: Sequence[Path | None], force: bool) -> None:
    """Raise OutputError where a report card in this folder would replace what is none."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is no folder; name one for the report and its pictures.")
    check_output(folder / "report.json", inputs=inputs, own=_is_report, force=force)


def _is_report(path: Path) -> bool:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return isinstance(card, dict) and {"questions", "in_force"} <= card.keys()


def be_writable(folder: Path) -> Path:
    """Make the folder of a report and try it, before questions are asked for an hour.

    Raises CalibrationError when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as trial:
            trial.write(b"a report")
    except OSError as error:
        raise CalibrationError(
            f"No report can be written to {folder} ({error.strerror}), so nothing was asked; name a folder that can be "
            "written to with --out."
        ) from error
    return folder


def write_report(
    report: Report, folder: Path, more: Mapping[str, Any] = MappingProxyType({})
) -> tuple[Path, ...]:
    """`report.json`, with `more` figures of its own kind, a table of the questions, and the pictures; returns
    their paths.

    Raises OutputError or CalibrationError when the disk refuses."""
    text = json.dumps(report.to_json() | dict(more), ensure_ascii=False, indent=1) + "\n"
    path = folder / "report.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CalibrationError(f"{path} cannot be written ({error.strerror}).") from error
    with whole_file(path) as sink:
        sink.write(text)
    return (path, *_write_each(report, folder), *draw_all(report, folder))


def _write_each(report: Report, folder: Path) -> tuple[Path, ...]:
    """`questions.csv`, what came of each question; nothing where a report has no list of them."""
    path = folder / "questions.csv"
    if not report.each:
        return ()
    with whole_file(path) as sink:
        sink.write("\ufeff")  # a spreadsheet takes it for another encoding without
        sink.write(as_csv(report.each))
    return (path,)
