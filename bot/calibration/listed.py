"""What came of each labelled question, so that whoever gave the labels can look at the wrong answers one by one."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from io import StringIO

from bot.calibration.grading import Graded
from skills.language import joined

RIGHT, WRONG = "right", "wrong"
WITHHELD_RIGHT, WITHHELD_WRONG, NOTHING = "declined, was right", "declined, was wrong", "declined"
RIGHTLY = "rightly declined"  # whatever was found, as the label says that there is no answer
_LONGEST = 160  # characters of an answer in the terminal; the file holds all
# a cell that begins so is a formula to a spreadsheet
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Listed:
    """One question with its label, the best answer found and what became of it; `label` is empty where the documents
    hold no answer, `confidence` None where nothing had a score. `cited` are the documents of the answer."""

    id: str
    question: str
    label: str
    document: str
    shown: str
    cited: str
    confidence: float | None
    verdict: str

    def line(self) -> str:
        """The same in one line."""
        answer = self.shown if len(self.shown) <= _LONGEST else f"{self.shown[:_LONGEST].rstrip()} …"
        wanted = f"label “{self.label}”" if self.label else "the label says that there is no answer"
        wanted += f" in {self.document}" if self.document else ""
        return (
            f"{self.id} ({self.confidence or 0.0:.2f}) {self.question} → “{answer}” ({self.cited}); {wanted}"
        )


def listed(graded: Sequence[Graded], threshold: float | None) -> tuple[Listed, ...]:
    """Each question, in order; answers below the threshold count as declined, as do all where there is none."""
    return tuple(_listed(one, threshold) for one in graded)


def wrong_ones(rows: Sequence[Listed]) -> tuple[Listed, ...]:
    """Those that were answered wrongly, the surest first."""
    return tuple(
        sorted((one for one in rows if one.verdict == WRONG), key=lambda one: -(one.confidence or 0.0))
    )


def as_csv(rows: Sequence[Listed]) -> str:
    """A table with a head, for a spreadsheet."""
    sink = StringIO()
    table = csv.DictWriter(sink, [field.name for field in fields(Listed)], lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: _cell(value) for name, value in asdict(row).items()})
    return sink.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _listed(one: Graded, threshold: float | None) -> Listed:
    has_score = one.score == one.score  # not a number is unlike itself
    is_shown = has_score and threshold is not None and one.score >= threshold
    if is_shown:
        verdict = RIGHT if one.right else WRONG
    elif has_score and one.asked.decision == "answer":
        verdict = WITHHELD_RIGHT if one.right else WITHHELD_WRONG
    else:
        verdict = NOTHING
    if not is_shown and not one.row.golds:
        verdict = RIGHTLY
    return Listed(
        one.row.id,
        one.row.question,
        " | ".join(one.row.golds),
        one.row.document or "",
        str(joined((one.asked.answer, one.asked.conflict))),
        ", ".join(dict.fromkeys(cited.passage.location for cited in one.asked.citations)),
        round(one.score, 4) if has_score else None,
        verdict,
    )
