"""Several teams, some of one organisation, where the app is installed by OAuth: each with its own people and tokens."""

import itertools
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.testing.slack.border import Border
from bot.testing.slack.deliveries import Delivery
from bot.testing.slack.desk import Desk
from bot.testing.slack.errors import RefusedError
from bot.testing.slack.fake import FakeSlack
from bot.testing.slack.grants import CLIENT_ID, CLIENT_SECRET, Grant, Grants, Tenant
from bot.testing.slack.records import Json
from bot.testing.slack.world import BOT, BOT_NAME, BOT_USER, TEAM

# methods that the token of a whole organisation must call for one team
_NAMES_A_TEAM = ("conversations.list", "users.list")
_BLOCK = 1_000_000


class FakeTeam(FakeSlack):
    """One more team on the same server; it is used as a FakeSlack is, but not started."""

    def __init__(self, main: FakeSlack, tenant: Tenant, number: int) -> None:
        super().__init__(
            signing_secret=main.signing_secret,
            rate_limits=False,
            retry_delays=(0.0, 0.2, 0.2),
            server=main._server,
        )
        self.tenant = tenant
        self.team_id, self.bot_user_id, self.bot_id = tenant.id, BOT_USER, tenant.bot_id
        # ids are different everywhere in Slack
        self.world._numbers = itertools.count(number * _BLOCK)
        border = Border({TEAM: tenant.id, BOT_USER: tenant.bot_user, BOT: tenant.bot_id}, tenant.enterprise)
        self._desk.border = self._courier.border = border
        assert main._server.loop, "start the fake first"  # noqa: S101
        self._courier.start(main._server.loop)
        main._courier.others.append(self._courier)

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def border(self) -> Border:
        return self._desk.border

    def point_at(self, url: str | None) -> None:
        self._courier.events_url = url


class Company:
    """The app of a FakeSlack, installed in more teams; the team of the FakeSlack itself goes on as it is."""

    client_id, client_secret = CLIENT_ID, CLIENT_SECRET

    def __init__(self, slack: FakeSlack, *, token_seconds: int | None = None) -> None:
        self.slack = slack
        self.grants = Grants(token_seconds)
        self.teams: dict[str, FakeTeam] = {}
        slack._desk.elsewhere = self._answer

    def add_team(self, id: str, name: str, *, enterprise: str = "") -> FakeTeam:  # noqa: A002
        """A team; those of one organisation share its bot."""
        bot = f"U{enterprise or id}BOT"
        tenant = Tenant(id, name, bot, f"B{enterprise or id}", enterprise)
        team = FakeTeam(self.slack, tenant, len(self.teams) + 1)
        team.desk.opens = lambda token: self._opens(team, token)
        team.point_at(self.slack.events_url)
        self.teams[id] = team
        self.slack._desk.others.append(team.desk)
        return team

    def point_at(self, url: str | None) -> None:
        """Where the product takes events now."""
        self.slack.events_url = url
        for team in self.teams.values():
            team.point_at(url)

    def allow(self, url: str, team: FakeTeam, *, user: str, org_wide: bool = False) -> str:
        """Somebody opens this authorize URL and allows the app; the query with which the browser comes back."""
        asked = _asked(url)
        tenant = team.tenant
        if org_wide:
            tenant = Tenant(
                tenant.enterprise,
                tenant.enterprise.lower(),
                tenant.bot_user,
                tenant.bot_id,
                tenant.enterprise,
                True,
            )
            for one in self._of(tenant):
                one.border.org_wide = True
        code = self.grants.code(tenant, user=user, scopes=asked["scope"])
        return urlencode({"code": code, "state": asked["state"]})

    def deny(self, url: str) -> str:
        """The same, but they press cancel."""
        return urlencode({"error": "access_denied", "state": _asked(url)["state"]})

    def uninstall(self, team: FakeTeam) -> list[Delivery]:
        """An admin takes the app out: its tokens die, and Slack says so in two events, in no certain order."""
        self.grants.revoke(team.team_id)
        tokens = {"oauth": [], "bot": [team.tenant.bot_user]}
        return [
            team.event({"type": "tokens_revoked", "tokens": tokens}),
            team.event({"type": "app_uninstalled"}),
        ]

    def _answer(self, method: str, arguments: Json, token: str) -> tuple[Json, str] | None:
        now = self.slack.world.now()
        if method == "oauth.v2.access":
            return self.grants.access(arguments, token, now), ""
        grant = self.grants.grant(token, now)
        return (self._granted(grant, method, arguments), grant.scopes) if grant else None

    def _granted(self, grant: Grant, method: str, arguments: Json) -> Json:
        if method == "auth.revoke":
            self.grants.revoke(grant.tenant.id)
            return {"revoked": True}
        if method == "auth.test":
            return _who(grant.tenant)
        return self._called(grant, method, arguments)

    def _called(self, grant: Grant, method: str, arguments: Json) -> Json:
        if grant.tenant.org_wide and method in _NAMES_A_TEAM and not arguments.get("team_id"):
            raise RefusedError("missing_argument", "[ERROR] missing required field: team_id")
        team = self._meant(grant.tenant, arguments)
        with team.world.lock:
            # seen by tests on the team that it was for
            team.desk.scopes = tuple(grant.scopes.split(","))
            call = team.desk.arrive(method, {**arguments, "token": grant.token})
            try:
                result = team.desk.result(method, arguments)
            except RefusedError as error:
                team.desk.end(call, 200, error.code)
                raise
            team.desk.end(call, 200, None)
            return _in_organisation(result, team.tenant)

    def _meant(self, tenant: Tenant, arguments: Json) -> FakeTeam:
        """The team that a call is about, by the things of it that the call names."""
        teams = self._of(tenant)
        named = {str(value) for value in arguments.values() if isinstance(value, str)}
        for team in teams:
            world = team.world
            if named & {
                team.team_id,
                *world.channels,
                *world.users,
                *world.files,
                *world.views,
                *world.triggers,
            }:
                return team
        return teams[0]

    def _of(self, tenant: Tenant) -> list[FakeTeam]:
        if not tenant.org_wide:
            return [self.teams[tenant.id]]
        return [one for one in self.teams.values() if one.tenant.enterprise == tenant.enterprise]

    def _opens(self, team: FakeTeam, token: str) -> bool:
        try:
            grant = self.grants.grant(token, self.slack.world.now())
        except RefusedError:
            return False
        return grant is not None and team in self._of(grant.tenant)


def _in_organisation(result: Json, tenant: Tenant) -> Json:
    """People of an organisation say so, and of which of its teams they are."""
    if tenant.enterprise:
        for user in (result.get("user"), *(result.get("members") or ())):
            if isinstance(user, dict) and not user.get("is_stranger"):
                user["enterprise_user"] = {
                    "id": user["id"],
                    "enterprise_id": tenant.enterprise,
                    "teams": [user["team_id"]],
                }
    return result


def _asked(url: str) -> dict[str, Any]:  # Any: text, which urllib does not say
    """What an authorize URL asks for. Raises ValueError where Slack would show an error page."""
    parts = urlsplit(url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.path != "/oauth/v2/authorize" or asked.get("client_id") != CLIENT_ID or not asked.get("scope"):
        raise ValueError(f"Slack would not let anybody allow {url!r}")
    return asked


def _who(tenant: Tenant) -> Json:
    answer: Json = {
        "url": f"https://{tenant.id.lower()}.slack.com/",
        "team": tenant.name,
        "user": BOT_NAME,
        "team_id": tenant.id,
        "user_id": tenant.bot_user,
        "bot_id": tenant.bot_id,
        "is_enterprise_install": tenant.org_wide,
    }
    return answer | ({"enterprise_id": tenant.enterprise} if tenant.enterprise else {})
