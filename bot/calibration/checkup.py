"""Which certificate holds, until when, or the command that makes one: lines for `confidant doctor`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from skills.confidence import Certificate, stand

MEND = "confidant calibrate --questions FILE"


@dataclass(frozen=True)
class CertificateLine:
    """`holds`: answers of this skill are certified today; `mend` is empty where nothing is due."""

    skill: str
    holds: bool
    says: str
    mend: str = ""


def certificate_lines(
    skill: str, starter: Certificate, own: Certificate | None, *, configuration: str, today: date
) -> Iterator[CertificateLine]:
    """One line for a skill that may decline."""
    standing = stand(
        starter, own, configuration=configuration, today=today, certified_only=False, raised=None
    )
    if standing.certified:
        held = standing.certificate
        says = f"answers from {held.threshold:.2f} on, until {held.expires}. {held.promise()}"
        yield CertificateLine(skill, True, says)
        return
    without = f"not certified here yet; the starter threshold {starter.threshold:.2f} is in force."
    yield CertificateLine(skill, False, standing.note or without, MEND)
