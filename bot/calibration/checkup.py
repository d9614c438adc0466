"""Which certificate holds, until when, or the command that makes one: lines for `confidant doctor`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.calibration.certificates import Certificates, Held
from bot.calibration.shadow import configuration_of, starting_certificate
from skills.confidence import Certificate, stand
from skills.sql.scorers import SKILL as SQL
from skills.sql.scorers import starter as sql_starter

if TYPE_CHECKING:
    from bot.app import App

MEND = "confidant calibrate --questions FILE"
MEND_SQL = "confidant calibrate --skill sql --questions FILE --database URL"


@dataclass(frozen=True)
class CertificateLine:
    """`holds`: answers of this skill are certified today; `mend` is empty where nothing is due."""

    skill: str
    holds: bool
    says: str
    mend: str = ""


def lines_of(app: "App") -> Iterator[CertificateLine]:
    """How answers stand, and drafts on each database; whether its description is still the same shows in a draft."""
    today, only = app.now().date(), app.settings.certified_only
    own = Certificates(app.settings.home, app.now, app.admin.certificate).held("ask")
    configuration = configuration_of(app)
    yield from certificate_lines(
        "ask", starting_certificate(), own, configuration=configuration, today=today, certified_only=only
    )
    kept = Certificates(app.settings.home, app.now)
    for skill in kept.named(SQL):
        own = kept.held(skill)
        configuration = own.certificate.configuration if own.certificate else ""
        for line in certificate_lines(
            skill,
            sql_starter().certificate,
            own,
            configuration=configuration,
            today=today,
            certified_only=only,
        ):
            yield replace(line, mend=line.mend and MEND_SQL)


def certificate_lines(
    skill: str, starter: Certificate, own: Held, *, configuration: str, today: date, certified_only: bool
) -> Iterator[CertificateLine]:
    """One line for a skill that may decline."""
    standing = stand(
        starter,
        own.certificate,
        configuration=configuration,
        today=today,
        certified_only=certified_only,
        raised=None,
        damaged=own.damaged,
    )
    if standing.certified:
        held = standing.certificate
        says = f"answers from {held.threshold:.2f} on, until {held.expires}. {held.promise()}"
        yield CertificateLine(skill, True, says)
        return
    without = f"not certified here yet; the starter threshold {starter.threshold:.2f} is in force."
    says = standing.note or without
    nothing = standing.threshold is None  # only certified answers are allowed, and there are none
    yield CertificateLine(skill, False, f"nothing is answered. {says}" if nothing else says, MEND)
