"""Audited answers to an alarm: are they wrong more often than was promised?

Two detectors watch the same audits. Shiryaev-Roberts is quick after a long good time; the e-process is sure: at an
error rate that keeps the promise it ever alarms with probability of at most 5 %, however often one looks."""

import math
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from skills.confidence.certificate import Certificate

ALLOWED = 0.05
WORSE = (1.4, 2.0, 3.0, 4.0, 6.0)  # times the allowed error: 7, 10, 15, 20 and 30 % for 5 %
SUDDEN_ALARM = 2000.0  # audits until a false alarm, on average, at least
LASTING_ALARM = 20.0  # 1 / .05, Ville's inequality
HIGHEST = 1e12  # numbers stop here, long after the alarm, so that they stay numbers
WORST = 0.95


class DriftError(Exception):
    """A stored drift state cannot be read."""


@dataclass(frozen=True)
class ShiryaevRoberts:
    """M = (M + 1) * likelihood ratio, one M for each worse error rate; their mean is held against the alarm.

    Source: Pollak, Optimal detection of a change in distribution, Annals of Statistics 1985: the mean run until a
    false alarm is at least the alarm's height."""

    sums: tuple[float, ...] = (0.0,) * len(WORSE)

    @property
    def value(self) -> float:
        return sum(self.sums) / len(self.sums)

    @property
    def alarmed(self) -> bool:
        return self.value >= SUDDEN_ALARM


@dataclass(frozen=True)
class EProcess:
    """Wealth of a bettor against "errors are at most as many as allowed", spread evenly over worse error rates.

    `logs` are natural logarithms of the likelihood ratios so far, one a worse rate. `highest` is the greatest wealth
    ever, as the alarm is about having been reached, not about staying there.
    Source: Ville's inequality; Waudby-Smith and Ramdas, arXiv 2010.09686."""

    logs: tuple[float, ...] = (0.0,) * len(WORSE)
    highest: float = 1.0

    @property
    def value(self) -> float:
        return sum(math.exp(min(log, math.log(HIGHEST))) for log in self.logs) / len(self.logs)

    @property
    def alarmed(self) -> bool:
        return self.highest >= LASTING_ALARM


@dataclass(frozen=True)
class Drift:
    """Everything known about the audits since the last fresh start; `allowed` is the error rate that was promised."""

    allowed: float = ALLOWED
    audits: int = 0
    errors: int = 0
    sudden: ShiryaevRoberts = ShiryaevRoberts()
    lasting: EProcess = EProcess()

    @property
    def alarmed(self) -> bool:
        return self.sudden.alarmed or self.lasting.alarmed


def watch(certificate: Certificate) -> Drift:
    """A fresh state that holds audits against this certificate's promise.

    A promise per question becomes one per answer through the share of questions that were answered."""
    if certificate.kind == "risk" and certificate.risk is not None:
        allowed = certificate.risk * certificate.labels / max(certificate.answered, 1)
    else:
        allowed = 1.0 - certificate.target
    return Drift(allowed=min(max(allowed, 0.001), WORST / 2))


def step(state: Drift, wrong: bool) -> Drift:
    """The state after one more uniformly drawn, graded answer."""
    ratios = _ratios(state.allowed, wrong)
    sums = tuple(
        min((one + 1.0) * ratio, HIGHEST) for one, ratio in zip(state.sudden.sums, ratios, strict=True)
    )
    logs = tuple(log + math.log(ratio) for log, ratio in zip(state.lasting.logs, ratios, strict=True))
    lasting = EProcess(logs, state.lasting.highest)
    return replace(
        state,
        audits=state.audits + 1,
        errors=state.errors + int(wrong),
        sudden=ShiryaevRoberts(sums),
        lasting=replace(lasting, highest=max(lasting.highest, lasting.value)),
    )


def dump_drift(state: Drift) -> str:
    """The state as JSON."""
    return TypeAdapter(Drift).dump_json(state).decode()


def load_drift(text: str) -> Drift:
    """The state from JSON. Raises DriftError when it is not one."""
    try:
        state = TypeAdapter(Drift).validate_json(text)
    except ValidationError as error:
        raise DriftError("The stored drift state is not one; start watching afresh.") from error
    numbers = (state.allowed, *state.sudden.sums, *state.lasting.logs, state.lasting.highest)
    shaped = len(state.sudden.sums) == len(state.lasting.logs) == len(WORSE)
    if not (shaped and all(map(math.isfinite, numbers)) and 0.0 < state.allowed < WORST):
        raise DriftError("The stored drift state is not one; start watching afresh.")
    return state


def _ratios(allowed: float, wrong: bool) -> tuple[float, ...]:
    """How much likelier this grade is at each worse error rate than at the allowed one."""
    rates = (min(allowed * times, WORST) for times in WORSE)
    return tuple(rate / allowed if wrong else (1.0 - rate) / (1.0 - allowed) for rate in rates)
