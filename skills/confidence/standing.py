"""Which threshold holds now: the workspace's own certificate if it is valid, else the starter's, else none."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from skills.confidence.certificate import Certificate
from skills.language import joined, say

AGAIN = say("make a new one: confidant calibrate --questions FILE")
FOREIGN_STARTER = say("The starter threshold was set for another configuration of search, models or prompts.")
DRIFTED = say(
    "Answers were wrong more often than promised, so a stricter threshold is in force until a person loosens it."
)
STOPPED = say(
    "Answers were wrong more often than promised, so only search results are shown until a person loosens this."
)
ONLY_CERTIFIED = say(
    "Only certified answers are allowed here and no certificate holds; {again}.", again=AGAIN
)
# the same where why none holds, and what to do, is said anyway
ONLY_CERTIFIED_BUT = say("Only certified answers are allowed here and no certificate holds.")
# what whoever asks reads of a certificate that does not count: the file and the command are an admin's
NOT_CERTIFIED = say("Not certified here at present; an admin sees why.")


@dataclass(frozen=True)
class Standing:
    """What is in force: answer at or above `threshold`, or nothing when it is None.

    `note` says in full sentences, to an admin, what is not as it should be and what to do, and `told` to whoever asks;
    `certificate` is the one that the threshold comes from."""

    threshold: float | None
    certified: bool
    note: str | None
    certificate: Certificate
    told: str | None = None


def stand(
    starter: Certificate,
    own: Certificate | None,
    *,
    configuration: str,
    today: date,
    certified_only: bool,
    raised: float | None,
    damaged: str = "",
) -> Standing:
    """Decide by the own certificate, its dates and the configuration hash that runs now.

    `damaged` names the file that should hold it and does not; there is then no own certificate.

    `raised` is a stricter threshold that drift put in force, infinite for search only. It wins when it is higher, and
    then nothing is certified: drift has just shown that the questions are no longer like the labelled ones."""
    flaw = _damaged(damaged) if own is None else _flaw(own, configuration, today)
    if own is not None and flaw is None:
        standing = Standing(own.threshold, True, None, own)
    else:
        standing = _fallen_back(starter, flaw, configuration)
    return _only_certified(_tightened(standing, raised), certified_only, flawed=flaw is not None)


# what is in force for a skill, by its name, its starter and the configuration hash that runs now
Stand = Callable[[str, Certificate, str], Standing]


def stand_on_starter(_skill: str, starter: Certificate, configuration: str) -> Standing:
    """Where there are no certificates of a workspace's own."""
    return stand(
        starter, None, configuration=configuration, today=date.min, certified_only=False, raised=None
    )


def _damaged(file: str) -> str | None:
    if not file:
        return None
    return say(
        "Not certified: the certificate file {file} is damaged or cannot be read; put it aside and {again}.",
        file=file,
        again=AGAIN,
    )


def _flaw(own: Certificate, configuration: str, today: date) -> str | None:
    """Why this certificate does not count today, or None."""
    if not own.certified:
        return say(
            "Not certified: the certificate rests on synthetic questions and certifies nothing; label questions of "
            "your own and {again}.",
            again=AGAIN,
        )
    if own.configuration != configuration:
        return say(
            "Not certified: the certificate was made for another configuration of search, models or prompts; {again}.",
            again=AGAIN,
        )
    issued, expires = _day(own.issued), _day(own.expires)
    if issued is None or expires is None:
        return say("Not certified: the certificate has a date that cannot be read; {again}.", again=AGAIN)
    if issued > today:
        return say(
            "Not certified: the certificate is dated {issued}, after today, {today}; check the clock or {again}.",
            issued=own.issued,
            today=today.isoformat(),
            again=AGAIN,
        )
    if expires < today:
        return say(
            "Not certified: the certificate expired on {expires}; {again}.", expires=own.expires, again=AGAIN
        )
    return None


def _fallen_back(starter: Certificate, flaw: str | None, configuration: str) -> Standing:
    foreign = None if starter.configuration == configuration else FOREIGN_STARTER
    note = _join(flaw, foreign) or None
    return Standing(starter.threshold, False, note, starter, NOT_CERTIFIED if note else None)


def _tightened(standing: Standing, raised: float | None) -> Standing:
    if raised is None or (standing.threshold is not None and raised <= standing.threshold):
        return standing
    if not math.isfinite(raised):  # not a number counts as the strictest: a broken state must not answer
        return _with(replace(standing, threshold=None, certified=False), STOPPED)
    return _with(replace(standing, threshold=raised, certified=False), DRIFTED)


def _with(standing: Standing, said: str) -> Standing:
    return replace(standing, note=_join(standing.note, said), told=_join(standing.told, said))


def _only_certified(standing: Standing, wanted: bool, *, flawed: bool) -> Standing:
    if not wanted or standing.certified:
        return standing
    why = ONLY_CERTIFIED_BUT if flawed else ONLY_CERTIFIED
    told = _join(ONLY_CERTIFIED_BUT, standing.told)
    return replace(standing, threshold=None, note=_join(why, standing.note), told=told)


def _join(*notes: str | None) -> str:
    return joined(note for note in notes if note)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
