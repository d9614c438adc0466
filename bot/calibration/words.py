"""What a calibration gave, in plain sentences for whoever answers for the product."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.calibration.calibrate import Outcome
from bot.calibration.certificates import read_held
from skills.confidence import Certificate, Tally, labels_needed, lower_bound

ORDERS_ONLY = (
    "These questions are synthetic: this is no certificate, it only orders thresholds. It is never called certified, "
    "and answers keep the starter threshold until real labelled questions are certified."
)


def outcome_lines(outcome: Outcome, path: Path, *, stored: bool) -> tuple[str, ...]:
    """The whole result; `path` is the certificate's file, `stored` whether it holds this one now."""
    certificate = outcome.certificate
    if certificate is None:
        return (_counted(outcome), *_nothing(outcome, path))
    written = f"Written to {path}." if stored else f"{path} holds a certified one, which stays in force."
    return (_counted(outcome), *certificate_words(certificate), *_stronger(outcome), written)


def outcome_json(outcome: Outcome, path: Path | None) -> dict[str, Any]:
    """The same as JSON; `written` is null where no file was changed."""
    certificate = outcome.certificate
    setting, certifying = outcome.parts.setting, outcome.parts.certifying
    return {
        "certificate": asdict(certificate) if certificate else None,
        "promise": certificate.promise() if certificate and certificate.certified else None,
        "synthetic": outcome.synthetic,
        "questions": len(setting.graded) + len(certifying.graded),
        "setting": len(setting.graded),
        "certifying": certifying.groups,
        "written": str(path) if path else None,
    }


def certificate_words(certificate: Certificate) -> Iterator[str]:
    """What is promised, on which evidence, until when, and what must be true for it."""
    if not certificate.certified:
        yield ORDERS_ONLY
    promise = certificate.promise()
    yield f"Promised: {promise}" if certificate.certified else f"It would have been promised: {promise}"
    yield f"Evidence: {certificate.evidence()}"
    if certificate.kind == "precision":
        yield f"Precision is at least {certificate.bound:.1%}, the threshold {certificate.threshold:.3f}."
    else:
        yield (
            f"This is a promise about all questions and not about the answers shown; the threshold is "
            f"{certificate.threshold:.3f}."
        )
    yield f"It holds until {certificate.expires}, while this is true:"
    yield from (f"  - {assumption}" for assumption in certificate.assumptions)


def _counted(outcome: Outcome) -> str:
    setting, certifying = outcome.parts.setting, outcome.parts.certifying
    folded = len(certifying.graded) - certifying.groups
    alike = f" ({folded} near-duplicates of others do not count)" if folded else ""
    right = sum(one.right for one in (*setting.graded, *certifying.graded))
    return (
        f"{len(setting.graded) + len(certifying.graded)} questions judged, {right} of the answers found right: "
        f"{len(setting.graded)} set the grid of thresholds, {certifying.groups} certify{alike}."
    )


def _nothing(outcome: Outcome, path: Path) -> Iterator[str]:
    yield f"No certificate can be given. {_kept(path)}"
    if outcome.counts is None:
        yield "None of the questions that set the grid, or none that certify, got an answer with a score."
        return
    yield _missing(outcome, outcome.counts)


def _kept(path: Path) -> str:
    held = read_held(path)
    if held.damaged:
        return f"{path} is damaged or cannot be read, and is not in force: put it aside."
    return f"{path} stays as it was." if held.certificate else "The starter threshold stays in force."


def _stronger(outcome: Outcome) -> Iterator[str]:
    """What would turn a promise about questions into one about the answers shown."""
    if outcome.counts and outcome.certificate and outcome.certificate.kind == "risk":
        target, level = outcome.wanted.target, outcome.wanted.level
        yield f"For a promise that {target:.4g} of the answers shown are right, with confidence {level:.4g}:"
        yield _missing(outcome, outcome.counts)


def _missing(outcome: Outcome, counts: Tally) -> str:
    target, level = outcome.wanted.target, outcome.wanted.level
    if _is_missed(counts, target, level):
        return (
            "More labels will not help: even the most certain answers are wrong more often than that. "
            "Look at the wrong ones, mend documents or labels, or ask for a lower --target."
        )
    more, place = min(
        (labels_needed(target, level, errors) - answered, place)
        for place, (answered, errors) in enumerate(zip(counts.answered, counts.errors, strict=True))
    )
    clean = labels_needed(target, level)
    return (
        f"It takes {clean} right answers in a row among the questions that certify, or more with errors among them. "
        f"Nearest is the threshold {counts.thresholds[place]:.3f} with {counts.answered[place]} answers, "
        f"{counts.errors[place]} of them wrong: {max(more, 1)} more right answers there would do."
    )


def _is_missed(counts: Tally, target: float, level: float) -> bool:
    """Whether the labels already show that the strictest threshold with enough of them misses the target."""
    enough = labels_needed(target, level)
    rows = zip(counts.answered, counts.errors, strict=True)
    first = next(((answered, errors) for answered, errors in rows if answered >= enough), None)
    return first is not None and lower_bound(first[1], first[0], level) > 1.0 - target
