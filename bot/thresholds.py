"""Which threshold a skill's score must reach today: its certificate, drift and the settings, joined."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.calibration.certificates import Certificates
from skills.ask.scorers import configuration, starter
from skills.confidence import Certificate, Standing
from skills.sql.scorers import SKILL as SQL
from skills.sql.scorers import starter as sql_starter


@dataclass(frozen=True)
class Thresholds:
    """`raised` is the stricter threshold that drift put in force for a skill, None while all is well."""

    certificates: Certificates
    raised: Callable[[str], float | None]
    certified_only: bool

    def stand(self, skill: str, starter: Certificate, configuration: str) -> Standing:
        """What is in force for answers that this configuration scores."""
        return self.certificates.standing(
            skill,
            starter,
            configuration=configuration,
            certified_only=self.certified_only,
            raised=self.raised(skill),
        )


def promised(certificates: Certificates, index_configuration: str, skill: str) -> Certificate:
    """The certificate that a skill's answers are held to, whatever drift has done since."""
    if skill.startswith(f"{SQL}-"):
        return promised_of(certificates, skill)
    hashed = configuration(index_configuration, starter().scorers)
    standing = certificates.standing("ask", starter().certificate, configuration=hashed, certified_only=False)
    return standing.certificate


def promised_of(certificates: Certificates, skill: str) -> Certificate:
    """The same for drafts on one database, each of which has a certificate of its own or none."""
    own = certificates.of(skill)
    return own if own is not None and own.certified else sql_starter().certificate
