"""`confidant calibrate`: labelled questions to a certificate, or a starter set of questions."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.reading import Force
from bot.cli.sql import ClassOfData, FiscalStart, Now, WithModel
from indexing.documents import DataClass

if TYPE_CHECKING:
    from datetime import date

    from bot.app import App
    from bot.calibration.calibrate import Outcome, Wanted
    from bot.calibration.listed import Listed
    from bot.calibration.questions import Questions
    from bot.calibration.sql.folder import Place
    from indexing.audience import Audience


class Skill(StrEnum):
    """What a certificate can be made for."""

    ASK = "ask"
    SQL = "sql"


EACH_LINE = 10  # questions; a log that stands still for longer looks like a run that died
LABELS = (
    "Labelled questions, one JSON object a line: id, question, answer (words that the document must hold, for a yes "
    "or no the words that say so; null where it holds none)."
)
Target = Annotated[float, typer.Option(help="Share of the answers shown that must be right.")]
Level = Annotated[float, typer.Option(help="How sure of that, from 0 to 1.")]

StarterSet = Annotated[
    Path | None, typer.Option(help="Write synthetic questions made from the indexed documents here.")
]
OneDatabase = Annotated[str | None, typer.Option(help="With --skill sql: the database's address.")]
Layer = Annotated[
    Path | None, typer.Option(help="With --skill sql: what people say about this database (YAML).")
]


def calibrate(
    questions: Annotated[Path | None, typer.Option(help=LABELS)] = None,
    target: Target = 0.95,
    level: Level = 0.95,
    risk: Annotated[
        float, typer.Option(help="With few labels: share of all questions that may get a wrong answer.")
    ] = 0.02,
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long the certificate holds.")] = 90,
    split: Annotated[
        float, typer.Option(help="Share of the questions that set the grid; the others certify.")
    ] = 0.5,
    out: Annotated[
        Path | None, typer.Option(help="Write the certificate here instead of where answers use it.")
    ] = None,
    starter_set: StarterSet = None,
    count: Annotated[int, typer.Option(min=1, max=100_000, help="How many synthetic questions.")] = 200,
    skill: Annotated[Skill, typer.Option(help="What is certified: answers, or SQL drafts.")] = Skill.ASK,
    database: OneDatabase = None,
    layer: Layer = None,
    now: Now = None,
    fiscal_start: FiscalStart = 1,
    model: WithModel = False,
    data_class: ClassOfData = DataClass.INTERNAL,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    force: Force = False,
) -> None:
    """Set the threshold by labelled questions of your own, with a promise that can be checked."""
    check_shares(target=target, level=level, risk=risk, split=split)
    if (skill is Skill.SQL) != (database is not None):
        raise typer.BadParameter("--skill sql and --database URL go together")
    if questions and not starter_set:
        _check_out(out, [questions, layer], force=force)
        from bot.calibration.calibrate import Wanted
        from bot.calibration.questions import read_questions
        from bot.calibration.sql.folder import Place

        wanted = Wanted(target, level, risk, days, split)
        if database:
            asked, day, by = Place(database, layer), now and now.date(), data_class if model else None
            raise typer.Exit(_certify_sql(questions, asked, wanted, by, day, fiscal_start, out, as_json=json))
        raise typer.Exit(_certify(read_questions(questions), wanted, out, as_json=json))
    if questions or not starter_set or database:
        raise typer.BadParameter("give --questions FILE, or --starter-set OUT.jsonl")
    _make_starter_set(starter_set, count, force=force)


def _check_out(out: Path | None, inputs: "Sequence[Path | None]", *, force: bool) -> None:
    """Raise OutputError where the certificate would replace what is none, before anything is asked."""
    from bot.calibration.certificates import is_certificate
    from bot.outputs import check_output

    if out:
        check_output(out, inputs=inputs, own=is_certificate, force=force)


def check_shares(**shares: float) -> None:
    for name, value in shares.items():
        if not 0.0 < value < 1.0:
            raise typer.BadParameter(f"--{name} is a share between 0 and 1, not {value}")


def _certify(read: "Questions", wanted: "Wanted", out: Path | None, *, as_json: bool) -> int:
    """Ask, judge, certify, write; returns the exit code: 1 when a row could not be used."""
    from bot.calibration.calibrate import store
    from bot.calibration.certificates import certificate_path
    from bot.calibration.listed import listed, wrong_ones
    from bot.calibration.run import run
    from bot.calibration.shadow import configuration_of, starting_certificate
    from bot.cli.session import open_app

    with open_app() as app, asking() as on_graded:
        ran = asyncio.run(run(app, read.rows, wanted, on_graded))
        path = out or certificate_path(app.settings.home, "ask")
        outcome = ran.outcome
        stored = outcome.certificate is not None and store(outcome.certificate, path)
        if stored and out is None:
            app.admin.take_back_threshold("ask", by=app.rights.user(None), now=app.now())
        threshold = app.dispatcher.stand("ask", starting_certificate(), configuration_of(app)).threshold
    wrong = wrong_ones(listed(ran.grades.graded, threshold))
    faults = (*read.faults, *ran.grades.faults)
    say_faults(ran.grades.notes)
    return _told(outcome, path, faults, ran.grades.left_out, wrong, stored=stored, as_json=as_json)


def _certify_sql(
    questions: Path,
    place: "Place",
    wanted: "Wanted",
    model_for: DataClass | None,
    now: "date | None",
    fiscal_start: int,
    out: Path | None,
    *,
    as_json: bool,
) -> int:
    """The same for drafts on one database; by a model where it is said for which class of data."""
    from bot.calibration.calibrate import store
    from bot.calibration.certificates import certificate_path
    from bot.calibration.sql.folder import corpus_on
    from bot.calibration.sql.run import Way, measure
    from bot.cli.session import open_app
    from bot.drawn import alone, by_model

    corpus = corpus_on(questions, place)
    with open_app(check=False) as app, asking() as on_graded:
        draws = by_model(app.gateway, model_for) if model_for else alone
        measured = measure(app, corpus, wanted, Way(draws, now, fiscal_start), on_graded)
        path = out or certificate_path(app.settings.home, measured.certificate)
        outcome = measured.run.outcome
        stored = outcome.certificate is not None and store(outcome.certificate, path)
    grades = measured.run.grades
    faults = (*corpus.faults, *grades.faults)
    return _told(outcome, path, faults, grades.left_out, stored=stored, as_json=as_json)


def _told(
    outcome: "Outcome",
    path: Path,
    faults: tuple[str, ...],
    left_out: tuple[str, ...],
    wrong: "tuple[Listed, ...]" = (),
    *,
    stored: bool,
    as_json: bool,
) -> int:
    """Print what the labels gave; the exit code is 1 when a row could not be used."""
    from bot.calibration.report_words import wrong_lines
    from bot.calibration.words import outcome_json, outcome_lines
    from bot.cli.session import console, print_json, say

    # a certificate says on how many labels it stands, so whoever gave them hears of each that is not among these
    say_faults((*faults, *left_out))
    if as_json:
        listed = {"left_out": list(left_out), "wrong": [asdict(one) for one in wrong]}
        print_json({**outcome_json(outcome, path if stored else None), **listed})
    else:
        for line in (*outcome_lines(outcome, path, stored=stored), *wrong_lines(wrong)):
            say(line, console())
        if wrong:
            say("`confidant evaluate answers FILE --index` writes a table of all questions.", console())
    return 1 if faults or left_out else 0


def _make_starter_set(out: Path, count: int, *, force: bool) -> None:
    from bot.calibration.starter_set import make_starter_set, write_starter_set
    from bot.cli.session import console, open_app, say
    from bot.outputs import check_output

    check_output(out, force=force)
    with open_app() as app:
        made = asyncio.run(make_starter_set(app.index, _member(app), count))
    write_starter_set(made, out)
    misses = sum(one.answer is None for one in made)
    fewer = f" The documents gave no more of the {count} wanted." if len(made) < count else ""
    say(
        f"{len(made)} synthetic questions in {out}, {misses} of them near misses without an answer.{fewer} "
        "They begin a set and certify nothing: replace them by questions that people really ask.",
        console(),
    )


def _member(app: "App") -> "Audience":
    """A plain full member, so that the questions quote nothing that some may not read."""
    from bot.platforms.terminal.chat import typed

    return app.dispatcher.audience_of(typed("", app.rights.user(None), app.dispatcher))


def say_faults(faults: tuple[str, ...]) -> None:
    from bot.cli.session import error_console, say

    for sentence in faults:
        say(sentence, error_console(), style="red")


@contextmanager
def asking() -> "Iterator[Callable[[int, int], None]]":
    """A bar on standard error while questions are asked; a line for every few of them where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from bot.cli.session import error_console, say

    screen = error_console()
    if not screen.is_terminal:

        def tell(done: int, total: int) -> None:
            if done % EACH_LINE == 0:
                say(f"{done} of {total} questions asked.", screen)

        yield tell
        return
    columns = (
        TextColumn("Asking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("questions,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("ask", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
