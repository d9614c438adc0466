"""The certificate that a threshold stands on: what it promises, on which evidence, for whom and until when."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter

from skills.confidence.calibration import Calibrator
from skills.confidence.scorer import Scorer
from skills.language import say

Kind = Literal["precision", "risk"]


@dataclass(frozen=True)
class Certificate:
    """What a threshold promises and on which evidence; `certified` only on the workspace's own labels.

    Of `labels` questions, `answered` reached the threshold and `errors` of these were wrong. Two kinds of promise:

    - "precision": at least `target` of the answers shown are right, with confidence `level`. `bound` is the exact
      lower bound at this level as if the threshold had been fixed beforehand: `target` is promised, not `bound`.
    - "risk": on average at most a share `risk` of all questions gets a wrong answer. `bound` is what was held
      against it, (errors + 1) / (labels + 1); `target` and `level` are what was aimed at and not reached.

    `coverage_bound` is a lower bound on the share of questions that reach the threshold; it spends a third of the
    doubt that `level` leaves. `steps` are the certified thresholds, strict to loose, for drift to fall back on.
    Dates are ISO dates in UTC; `expires` is the last day that counts, empty for a starter."""

    __pydantic_config__ = ConfigDict(extra="forbid", allow_inf_nan=False)

    threshold: float
    target: float
    level: float
    labels: int
    answered: int
    errors: int
    bound: float
    data: str
    issued: str
    configuration: str
    certified: bool = False
    kind: Kind = "precision"
    risk: float | None = None
    coverage_bound: float | None = None
    steps: tuple[float, ...] = ()
    expires: str = ""
    assumptions: tuple[str, ...] = ()
    calibrator: Calibrator | None = None

    def promise(self) -> str:
        """What is promised, in one sentence for whoever relies on it."""
        if self.kind == "risk" and self.risk is not None:
            return f"On average at most {hundredths(self.risk)} in 100 questions get a wrong answer."
        level = hundredths(self.level)
        return (
            f"At least {hundredths(self.target)} in 100 answers shown are right, with {level} % confidence."
        )

    def in_short(self) -> str:
        """The promise in a few words, for small print."""
        if self.kind == "risk" and self.risk is not None:
            return say("at most {risk} % of questions answered wrongly", risk=hundredths(self.risk))
        target, level = hundredths(self.target), hundredths(self.level)
        return say("{target} % right, {level} % sure", target=target, level=level)

    def evidence(self) -> str:
        """What the promise stands on, in one or two sentences."""
        counted = f"Of {self.labels} labelled questions {self.answered} were answered, {self.errors} of them wrongly."
        if self.coverage_bound is None:
            return counted
        return f"{counted} At least {hundredths(self.coverage_bound)} in 100 questions get an answer."


@dataclass(frozen=True)
class Starter:
    """What the package ships for one skill: its scorers by name, the starter threshold, and the curve from score to
    probability that few labels of a company's own are held against."""

    scorers: dict[str, Scorer]
    certificate: Certificate
    curve: Calibrator | None = None

    @classmethod
    def load(cls, path: Path) -> "Starter":
        return TypeAdapter(cls).validate_json(path.read_bytes())

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def configuration_hash(*parts: str) -> str:
    """Names what a threshold was set for: models, prompts, splitter, signals and weights; not the documents."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def hundredths(share: float) -> str:
    """A share as a person reads it, of a hundred: .95 as 95, .975 as 97.5."""
    return f"{100 * share:.4g}"
