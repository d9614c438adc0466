"""The report card in a few sentences and one table, for the terminal."""

from collections.abc import Iterator, Sequence

from bot.calibration.chosen import Chosen
from bot.calibration.listed import Listed, wrong_ones
from bot.calibration.reliable import FEWEST
from bot.calibration.report import Report
from skills.messages import Table

MOST_WRONG = 5


def report_lines(report: Report) -> Iterator[str]:
    """How much is answered, how much of it is right, and what these labels would promise."""
    made = f", {report.synthetic} of them synthetic" if report.synthetic else ""
    yield (
        f"{report.questions} questions{made}: {report.answerable} have an answer, and for {report.right} of all "
        "the answer found is right, whatever the threshold."
    )
    if report.in_force:
        kind = "certified" if report.certified else "not certified here"
        yield f"Threshold in force ({kind}): {_chosen_words(report.in_force)}"
    if report.certificate is None:
        yield (
            f"These labels give no certificate for {report.target:.4g} right at confidence {report.level:.4g}; "
            "`confidant calibrate` says what is missing."
        )
    elif report.certificate_point:
        said = (
            report.certificate.promise()
            if report.certificate.certified
            else "synthetic, so nothing is promised."
        )
        yield f"A certificate made of these labels: {_chosen_words(report.certificate_point)} {said}"
    for found in report.reliability:
        yield f"Calibration error (ECE), {found.name}: {found.error:.3f}."
    if not report.reliability:
        yield f"No reliability picture: it takes {FEWEST} questions with a score, and these are fewer."
    yield from report.notes
    yield from wrong_lines(wrong_ones(report.each))


def wrong_lines(wrong: Sequence[Listed]) -> Iterator[str]:
    """The first wrong answers that are shown, the surest first."""
    if not wrong:
        return
    yield "Shown and wrong, the surest first:"
    yield from (f"  - {one.line()}" for one in wrong[:MOST_WRONG])
    if len(wrong) > MOST_WRONG:
        yield f"  … and {len(wrong) - MOST_WRONG} more."


def rivals_table(report: Report) -> Table:
    """Our score beside simpler ways to decide; answered shares are of all questions, in percent."""
    head = ("Decided by", "AUROC", "AURC", f"answered at {report.target:.3g} right (oracle)", "certified")
    rows = tuple(
        (
            rival.name,
            _number(rival.auroc),
            _number(rival.aurc),
            f"{rival.coverage_at_target:.1%}",
            f"{rival.certified_coverage:.1%}",
        )
        for rival in report.rivals
    )
    return Table(head, rows)


def _chosen_words(chosen: Chosen) -> str:
    if chosen.precision is None:
        return f"from {chosen.threshold:.2f} on, nothing is answered."
    return (
        f"from {chosen.threshold:.2f} on, {chosen.answered} answered ({chosen.coverage:.1%}), {chosen.errors} of these "
        f"wrong; {chosen.precision:.1%} right, between {chosen.precision_low:.1%} and {chosen.precision_high:.1%}."
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
