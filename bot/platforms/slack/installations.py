"""Where the app is installed: one row a workspace, written by the OAuth flow and deleted when it is uninstalled.

The SDK's own SQL stores do not fit: they keep every token that ever was, twice, and lock no row while it is renewed.
Tokens stand here as they are; the database is the secret store.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from bot.audit import AuditLine, note
from bot.platforms.slack.rows import InstallationRow
from bot.store import locked, transaction

# longer than Slack is waited for, so that a claim never lapses while the exchange may still succeed
CLAIM = timedelta(seconds=60)
INSTALLED, UNINSTALLED = "slack installed", "slack uninstalled"


@dataclass(frozen=True)
class Installation:
    """`workspace` is a team's id, or an organisation's for all its teams; `expires_at` is None for a lasting token."""

    workspace: str
    enterprise: str
    name: str
    bot_user: str
    scopes: str
    token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: datetime | None
    installed_by: str
    installed_at: datetime

    @property
    def org_wide(self) -> bool:
        return bool(self.enterprise) and self.workspace == self.enterprise


def has_installed(engine: Engine, user: str) -> bool:
    """Whether this person, by their id in Slack, let the app into a workspace that is still served."""
    with transaction(engine) as session:
        wanted = select(InstallationRow.workspace).where(InstallationRow.installed_by == user)
        return session.scalar(wanted.limit(1)) is not None


class Installations:
    """`admits` says of a workspace and its organisation whether they are served; others are as good as not there."""

    def __init__(self, engine: Engine, admits: Callable[[str, str], bool]) -> None:
        self.engine = engine
        self._admits = admits

    def write(self, installation: Installation) -> None:
        """Keep an installation; one of the same workspace before it is replaced."""
        with transaction(self.engine) as session:
            session.merge(InstallationRow(**_values(installation), renewing_until=None))
            by = f"slack:{installation.installed_by}"
            note(
                session,
                AuditLine(
                    installation.installed_at, by, INSTALLED, installation.workspace, installation.name
                ),
            )

    def find(self, workspace: str) -> Installation | None:
        with transaction(self.engine) as session:
            return self._served(session.get(InstallationRow, workspace))

    def serving(self, team: str, enterprise: str) -> Installation | None:
        """The installation for a team: its own, else that of its whole organisation."""
        own = self.find(team) if team else None
        whole = self.find(enterprise) if enterprise and own is None else None
        return own or whole

    def all(self) -> list[Installation]:
        """Those that are served, by id."""
        with transaction(self.engine) as session:
            rows = session.scalars(select(InstallationRow).order_by(InstallationRow.workspace))
            return [found for row in rows if (found := self._served(row))]

    def turned_away(self) -> list[str]:
        """Workspaces where it is installed that the settings do not admit any more."""
        with transaction(self.engine) as session:
            rows = session.scalars(select(InstallationRow).order_by(InstallationRow.workspace))
            return [row.workspace for row in rows if self._served(row) is None]

    def end(self, workspace: str, *, said_at: datetime, now: datetime) -> bool:
        """Forget an installation that Slack said had ended then; one that is newer than that stays."""
        with transaction(self.engine) as session:
            row = locked(session, InstallationRow, workspace)
            # Slack says when in whole seconds
            if row is None or row.installed_at.replace(microsecond=0) > said_at:
                return False
            session.delete(row)
            note(session, AuditLine(now, "slack", UNINSTALLED, workspace, row.name))
            return True

    def claim(self, found: Installation, *, now: datetime) -> bool:
        """Whether this process alone may exchange the refresh token now; not if another does, or has."""
        with transaction(self.engine) as session:
            row = locked(session, InstallationRow, found.workspace)
            if row is None or row.refresh_token != found.refresh_token:
                return False
            if row.renewing_until is not None and row.renewing_until > now:
                return False
            row.renewing_until = now + CLAIM
            return True

    def renew(
        self, found: Installation, *, token: str, refresh_token: str, expires_at: datetime | None
    ) -> None:
        """Write down what the refresh token was exchanged for, unless the app went or came anew meanwhile."""
        with transaction(self.engine) as session:
            row = locked(session, InstallationRow, found.workspace)
            if row is not None and row.refresh_token == found.refresh_token:
                row.token, row.refresh_token, row.expires_at = token, refresh_token, expires_at
                row.renewing_until = None

    def _served(self, row: InstallationRow | None) -> Installation | None:
        if row is None or not self._admits(row.workspace, row.enterprise):
            return None
        return Installation(
            workspace=row.workspace,
            enterprise=row.enterprise,
            name=row.name,
            bot_user=row.bot_user,
            scopes=row.scopes,
            token=row.token,
            refresh_token=row.refresh_token,
            expires_at=row.expires_at,
            installed_by=row.installed_by,
            installed_at=row.installed_at,
        )


def _values(installation: Installation) -> dict[str, object]:
    return {
        "workspace": installation.workspace,
        "enterprise": installation.enterprise,
        "name": installation.name[:255],
        "bot_user": installation.bot_user,
        "scopes": installation.scopes,
        "token": installation.token,
        "refresh_token": installation.refresh_token,
        "expires_at": installation.expires_at,
        "installed_by": installation.installed_by,
        "installed_at": installation.installed_at,
    }
