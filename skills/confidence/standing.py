"""Which threshold holds now: the workspace's own certificate if it is valid, else the starter's, else none."""

import math
from dataclasses import dataclass, replace
from datetime import date

from skills.confidence.certificate import Certificate

AGAIN = "make a new one: confidant calibrate --questions FILE"
FOREIGN_STARTER = "The starter threshold was set for another configuration of search, models or prompts."
DRIFTED = "Answers were wrong more often than promised, so a stricter threshold is in force until a person loosens it."
STOPPED = "Answers were wrong more often than promised, so only search results are shown until a person loosens this."
ONLY_CERTIFIED = f"Only certified answers are allowed here and no certificate holds; {AGAIN}."


@dataclass(frozen=True)
class Standing:
    """What is in force: answer at or above `threshold`, or nothing when it is None.

    `note` says in full sentences what is not as it should be and what to do; `certificate` is the one that the
    threshold comes from."""

    threshold: float | None
    certified: bool
    note: str | None
    certificate: Certificate


def stand(
    starter: Certificate,
    own: Certificate | None,
    *,
    configuration: str,
    today: date,
    certified_only: bool,
    raised: float | None,
) -> Standing:
    """Decide by the own certificate, its dates and the configuration hash that runs now.

    `raised` is a stricter threshold that drift put in force, infinite for search only. It wins when it is higher, and
    then nothing is certified: drift has just shown that the questions are no longer like the labelled ones."""
    flaw = None if own is None else _flaw(own, configuration, today)
    if own is not None and flaw is None:
        standing = Standing(own.threshold, True, None, own)
    else:
        standing = _fallen_back(starter, flaw, configuration)
    return _only_certified(_tightened(standing, raised), certified_only)


def _flaw(own: Certificate, configuration: str, today: date) -> str | None:
    """Why this certificate does not count today, or None."""
    if not own.certified:
        return "rests on synthetic questions and certifies nothing; label questions of your own and"
    if own.configuration != configuration:
        return "was made for another configuration of search, models or prompts;"
    issued, expires = _day(own.issued), _day(own.expires)
    if issued is None or expires is None:
        return "has a date that cannot be read;"
    if issued > today:
        return f"is dated {own.issued}, after today, {today.isoformat()}; check the clock or"
    if expires < today:
        return f"expired on {own.expires};"
    return None


def _fallen_back(starter: Certificate, flaw: str | None, configuration: str) -> Standing:
    lost = None if flaw is None else f"Not certified: the certificate {flaw} {AGAIN}."
    foreign = None if starter.configuration == configuration else FOREIGN_STARTER
    return Standing(starter.threshold, False, _join(lost, foreign) or None, starter)


def _tightened(standing: Standing, raised: float | None) -> Standing:
    if raised is None or (standing.threshold is not None and raised <= standing.threshold):
        return standing
    if not math.isfinite(raised):  # not a number counts as the strictest: a broken state must not answer
        return replace(standing, threshold=None, certified=False, note=_join(standing.note, STOPPED))
    return replace(standing, threshold=raised, certified=False, note=_join(standing.note, DRIFTED))


def _only_certified(standing: Standing, wanted: bool) -> Standing:
    if not wanted or standing.certified:
        return standing
    return replace(standing, threshold=None, note=_join(ONLY_CERTIFIED, standing.note))


def _join(*notes: str | None) -> str:
    return " ".join(note for note in notes if note)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
