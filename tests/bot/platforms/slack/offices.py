"""A browser that installs the app, and a company whose product is installed in several teams."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.testing.product import Product, serving
from bot.testing.slack import Company, FakeSlack, FakeTeam, Post
from bot.testing.slack.grants import CLIENT_ID, CLIENT_SECRET
from tests.bot.platforms.slack.conftest import PATIENCE, prepared


@dataclass
class Browser:
    """One person's browser on the product's pages."""

    port: int
    cookie: str = ""

    def open(self, path: str) -> httpx.Response:
        headers = {"cookie": f"confidant_install={self.cookie}"} if self.cookie else {}
        page = httpx.get(f"http://127.0.0.1:{self.port}{path}", headers=headers, trust_env=False)
        given = re.search(r"confidant_install=([^;]*)", page.headers.get("set-cookie", ""))
        self.cookie = given[1].strip('"') if given else self.cookie
        return page

    def begin(self) -> str:
        """Where the button of the page leads."""
        page = self.open("/slack/install")
        [url] = re.findall(r'href="([^"]+/oauth/v2/authorize[^"]*)"', page.text)
        return html.unescape(url)

    def come_back(self, query: str) -> httpx.Response:
        return self.open(f"/slack/oauth_redirect?{query}")


@dataclass
class Offices:
    """The company of a running product, and what its people do."""

    company: Company
    product: Product

    @property
    def browser(self) -> Browser:
        return Browser(self.product.port)

    def install(self, team: FakeTeam, *, org_wide: bool = False) -> httpx.Response:
        browser = self.browser
        url = browser.begin()
        page = browser.come_back(self.company.allow(url, team, user="UADMIN", org_wide=org_wide))
        assert page.status_code == 200, page.text
        return page

    def team(self, id_: str, *people: str, enterprise: str = "") -> FakeTeam:
        """A team with these people, one channel, and the app not yet installed."""
        team = self.company.add_team(id_, f"Team {id_}", enterprise=enterprise)
        for user in people:
            team.add_user(user, user.lower(), f"{user.lower()}@example.org")
        team.add_channel(f"C{id_}", "general", [*people, team.bot_user_id])
        return team


def answer(team: FakeTeam, channel: str, containing: str, *, count: int = 1) -> Post:
    return team.wait_for_post(channel, containing=containing, count=count, timeout=PATIENCE)


def tokens_used(team: FakeTeam, method: str = "chat.postMessage") -> list[str]:
    """The tokens that reached this team, in order."""
    return [str(call.arguments["token"]) for call in team.calls if call.method == method]


@contextmanager
def offices_of(
    home: Path, *workspaces: str, token_seconds: int | None = None, bot_token: bool = False
) -> Iterator[Offices]:
    """A running product that is installed nowhere yet; with `bot_token` it has that of the fake's own team."""
    with FakeSlack(rate_limits=False, retry_delays=(0.0, 0.2, 0.2)) as slack:
        company = Company(slack, token_seconds=token_seconds)
        extra = {
            "CONFIDANT_SLACK__CLIENT_ID": CLIENT_ID,
            "CONFIDANT_SLACK__CLIENT_SECRET": CLIENT_SECRET,
            "CONFIDANT_SLACK__WORKSPACES": ",".join(workspaces),
        }
        product = Product(
            home, slack, extra=extra if bot_token else {**extra, "CONFIDANT_SLACK__BOT_TOKEN": ""}
        )
        prepared(product)
        with serving(product):
            yield Offices(company, product)
