"""How well a reader tells answered questions from others, and how often it points at the right words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.reader.examples import Example
from indexing.reading import Finding, Page, Reader


@dataclass(frozen=True)
class Judged:
    """Areas under the curve by `answered`, by `span` and by `both`; `pointed` is the share of answers that it meets."""

    questions: int
    answered: float
    span: float
    both: float
    pointed: float


def judge(reader: Reader, examples: Sequence[Example]) -> Judged:
    """Each question on its own passage."""
    from scipy.stats import rankdata

    findings = read_each(reader, examples)
    right = np.array([one.answer is not None for one in examples])
    answered = np.array([finding.answered for finding in findings])
    span = np.array([finding.spans[0].score if finding.spans else -99.0 for finding in findings])
    met = [_meets(one, finding) for one, finding in zip(examples, findings, strict=True) if one.answer]
    both = rankdata(answered) + rankdata(span)
    return Judged(
        len(examples), _area(right, answered), _area(right, span), _area(right, both), float(np.mean(met))
    )


def read_each(reader: Reader, examples: Sequence[Example]) -> list[Finding]:
    """Each question on its own passage, as the product shows it: with its title in front."""
    return [reader.read(one.question, [Page(one.passage, f"{one.title}. ")])[0] for one in examples]


def _area(right: NDArray[np.bool_], scores: NDArray[np.floating]) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(right, scores))


def _meets(example: Example, finding: Finding) -> bool:
    if not example.answer or not finding.spans:
        return False
    best = finding.spans[0]
    return best.start < example.answer[1] and example.answer[0] < best.end
