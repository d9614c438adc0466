"""Each labelled question asked, its shadow answer judged: the scores and labels that everything else is made of."""

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.calibration.judged import Judged
from bot.calibration.labels import holds, same_words
from bot.calibration.places import is_named
from bot.calibration.questions import Labelled
from bot.calibration.shadow import shadow
from bot.explain import explain
from skills.ask.answer import Asked, Citation
from skills.ask.pieces.plain import plain

if TYPE_CHECKING:
    from bot.app import App

# the score of a question that is declined at any threshold; skills.confidence never counts it as answered
UNSCORED = math.nan
OnGraded = Callable[[int, int], None]


@dataclass(frozen=True)
class Graded:
    """One question's outcome: the final score (0 to 1, or not a number) and whether the shadow answer is right.

    `asked` is the shadow answer."""

    row: Labelled
    asked: Asked
    score: float
    right: bool


J = TypeVar("J", bound=Judged, covariant=True)


@dataclass(frozen=True)
class Grades(Generic[J]):
    """Every question that could be asked, in order, and one sentence for each that could not.

    `left_out` are those whose label can be held against nothing here, though nothing went wrong; `notes` say of which
    others the label may not be meant so."""

    graded: tuple[J, ...]
    faults: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


async def grade(app: "App", rows: Sequence[Labelled], on_graded: OnGraded | None = None) -> Grades[Graded]:
    """Ask and judge each row; one that fails says why and the rest go on."""
    graded: list[Graded] = []
    faults: list[str] = []
    changed: list[Labelled] = []
    for done, row in enumerate(rows, start=1):
        try:
            judged = judge(row, await shadow(app, row))
            if judged is None:
                changed.append(row)
            else:
                graded.append(judged)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001  # one row must not cost the others their labels
            where = f"line {row.line}" if row.line else f"question {row.id!r}"
            faults.append(f"{where}: {explain(error).summary}")
        if on_graded:
            on_graded(done, len(rows))
    return Grades(tuple(graded), tuple(faults), _left_out(changed))


def judge(row: Labelled, asked: Asked) -> Graded | None:
    """A shadow answer with its label; None where a person's verdict is on another answer than this one.

    What is not shown needs no verdict. That a decline was right says that the documents hold no answer; that it was
    wrong says nothing about an answer."""
    if asked.decision != "answer" or asked.confidence is None:
        return Graded(row, asked, UNSCORED, right=False)
    if row.verdict is None or (row.verdict == "right" and not row.golds):
        return Graded(row, asked, float(asked.confidence), is_right(row, asked))
    if not _is_graded(row, asked):
        return None
    return Graded(row, asked, float(asked.confidence), row.verdict == "right")


def _is_graded(row: Labelled, asked: Asked) -> bool:
    """Whether this is the answer that the verdict is on, by its words or by the sentences that it cites."""
    if any(same_words(asked.answer, one) for one in row.golds):
        return True
    cited = (" ".join(one.quote.split()) for one in asked.citations)
    return bool(row.quotes) and sorted(cited) == sorted(" ".join(one.split()) for one in row.quotes)


def _left_out(changed: Sequence[Labelled]) -> tuple[str, ...]:
    if not changed:
        return ()
    which = ", ".join(f"line {row.line} ({row.id})" if row.line else row.id for row in changed)
    rows = "1 row is" if len(changed) == 1 else f"{len(changed)} rows are"
    return (f"{rows} left out, since the answer has changed since it was graded: {which}.",)


def is_right(row: Labelled, asked: Asked) -> bool:
    """Whether what is shown holds a gold answer, and comes from the document that the row names."""
    if row.passages:
        return any(_is_named(one, passage) for one in asked.citations for passage in row.passages)
    cited = [one for one in asked.citations if _is_named(one, row.document)]
    if not cited:
        return False
    quotes = [plain(one.quote) for one in cited]
    texts = (*quotes, " ".join(quotes), asked.answer)
    return any(holds(text, gold) for gold in row.golds for text in texts)


def _is_named(citation: Citation, document: str | None) -> bool:
    return document is None or is_named(citation.passage.location, document)
