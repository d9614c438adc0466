"""Installations on one database, and programs that share it."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr

from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.installations import Installation, Installations
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.tokens import Tokens
from bot.platforms.slack.workspaces import working_for
from bot.store import open_store
from bot.testing.slack import Company, FakeSlack, FakeTeam
from bot.testing.slack.grants import CLIENT_ID, CLIENT_SECRET, HALF_A_DAY


class House:
    """Teams in which the app is installed with tokens that expire, and processes on one database."""

    def __init__(self, slack: FakeSlack, url: str) -> None:
        self.slack = slack
        self.company = Company(slack, token_seconds=HALF_A_DAY)
        self.url = url
        self.engines = [open_store(url)]
        self.settings = SlackSettings(
            client_id=CLIENT_ID,
            client_secret=SecretStr(CLIENT_SECRET),
            signing_secret=SecretStr(slack.signing_secret),
            workspaces=("T1", "T2", "E1"),
            base_url=slack.api_url,
        )
        self.installations = Installations(self.engines[0], self.settings.admits)

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.slack.world.now(), UTC)

    def install(self, id_: str, scopes: Iterable[str] = SCOPES) -> FakeTeam:
        team = self.company.teams.get(id_) or self.company.add_team(id_, f"Team {id_}")
        team.add_user(f"U{id_}", id_.lower(), f"{id_.lower()}@example.org")
        team.add_channel(f"C{id_}", "general", [f"U{id_}", team.bot_user_id])
        code = self.company.grants.code(team.tenant, user="UADMIN", scopes=",".join(scopes))
        arguments = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "code": code}
        answer = self.company.grants.access(arguments, "", self.slack.world.now())
        seconds = answer.get("expires_in")
        self.installations.write(
            Installation(
                workspace=id_,
                enterprise="",
                name=team.tenant.name,
                bot_user=team.tenant.bot_user,
                scopes=answer["scope"],
                token=answer["access_token"],
                refresh_token=answer.get("refresh_token", ""),
                expires_at=self.now() + timedelta(seconds=seconds) if seconds else None,
                installed_by="UADMIN",
                installed_at=self.now(),
            )
        )
        return team

    def process(self) -> SlackApi:
        """One more program on this database."""
        engine = open_store(self.url)
        self.engines.append(engine)
        return SlackApi(self.settings, self.slack.world.now, Tokens(self.settings, engine, self.now))

    def post(self, api: SlackApi, id_: str = "T1") -> None:
        asyncio.run(self.posting(api, id_))

    async def posting(self, api: SlackApi, id_: str = "T1") -> None:
        with working_for(id_):
            await api.call("chat.postMessage", channel=f"C{id_}", text="hello")

    @property
    def spent(self) -> list[str]:
        return self.company.grants.spent
