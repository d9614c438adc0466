"""The pages that install the app: what is kept, and one clear sentence for everything that goes wrong."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import Engine, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.audit import lines
from bot.directory import Directory, Person
from bot.platforms.slack.installations import Installation, Installations
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.oauth import COOKIE, install_routes
from bot.platforms.slack.rows import SpentStateRow
from bot.platforms.slack.settings import SlackSettings
from bot.rights import Rights
from bot.store import transaction
from bot.testing.slack import Company, FakeSlack, FakeTeam
from bot.testing.slack.grants import CLIENT_ID, CLIENT_SECRET
from skills.messages import User
from skills.permission import Permission

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


class Desk:
    """The pages on one database, a team, and a clock that tests move."""

    def __init__(self, slack: FakeSlack, engine: Engine, **other: object) -> None:
        self.company = Company(slack)
        self.team: FakeTeam = self.company.add_team("T1", "Ghent & <b>Sons</b>")
        self.now = NOW
        given: dict[str, object] = {
            "client_id": CLIENT_ID,
            "client_secret": SecretStr(CLIENT_SECRET),
            "signing_secret": SecretStr(slack.signing_secret),
            "workspaces": ("T1",),
            "base_url": slack.api_url,
        }
        settings = SlackSettings.model_validate(given | other)
        self.installations = Installations(engine, settings.admits)
        self.web = TestClient(
            Starlette(routes=install_routes(settings, engine, lambda: self.now)),
            base_url="https://bot.example.org",
        )

    def begin(self) -> str:
        page = self.web.get("/slack/install").text
        [url] = re.findall(r'href="([^"]+)"', page)
        return str(url).replace("&amp;", "&")

    def come_back(self, query: str) -> tuple[int, str]:
        page = self.web.get(f"/slack/oauth_redirect?{query}")
        return page.status_code, page.text


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture
def desk(slack: FakeSlack, store: Engine) -> Desk:
    return Desk(slack, store)


def test_the_page_leads_to_slack_with_the_scopes_we_use_and_a_cookie_for_this_browser(desk: Desk) -> None:
    page = desk.web.get("/slack/install")
    asked = parse_qs(urlsplit(desk.begin()).query)
    assert set(asked["scope"][0].split(",")) == set(SCOPES)
    assert "HttpOnly" in page.headers["set-cookie"]
    assert "Secure" in page.headers["set-cookie"]
    assert page.headers["referrer-policy"] == "no-referrer"


def test_an_installation_is_kept_and_the_page_says_what_to_do_next(desk: Desk) -> None:
    status, text = desk.come_back(desk.company.allow(desk.begin(), desk.team, user="UADMIN"))
    assert (status, "/invite @Confidant" in text) == (200, True)
    assert "Ghent &amp; &lt;b&gt;Sons" in text
    found = desk.installations.find("T1")
    assert found
    assert (found.token, found.installed_by) == (desk.company.grants.tokens("T1")[0], "UADMIN")
    assert found.token not in repr(found)


def test_whoever_presses_cancel_is_told_that_nothing_is_installed(desk: Desk) -> None:
    status, text = desk.come_back(desk.company.deny(desk.begin()))
    assert (status, "told not to install" in text) == (400, True)


def test_a_state_is_good_once(desk: Desk) -> None:
    url = desk.begin()
    cookie = desk.web.cookies[COOKIE]
    desk.come_back(desk.company.allow(url, desk.team, user="UADMIN"))
    desk.web.cookies.set(COOKIE, cookie, domain="bot.example.org", path="/slack")
    status, text = desk.come_back(desk.company.allow(url, desk.team, user="UADMIN"))
    assert (status, "used already" in text) == (400, True)


def test_a_state_is_good_for_ten_minutes(desk: Desk) -> None:
    query = desk.company.allow(desk.begin(), desk.team, user="UADMIN")
    desk.now += timedelta(minutes=10)
    status, text = desk.come_back(query)
    assert (status, "ten minutes" in text) == (400, True)
    assert desk.installations.all() == []


def test_a_state_is_good_in_the_browser_that_it_was_given_to(desk: Desk) -> None:
    query = desk.company.allow(desk.begin(), desk.team, user="UEVIL")
    desk.web.cookies.clear()
    assert "another browser" in desk.come_back(query)[1]
    desk.begin()  # a victim who has begun an installation of their own
    assert "another browser" in desk.come_back(query)[1]
    assert desk.installations.all() == []


@pytest.mark.parametrize("state", ["", "x", "a.b.c", "f00d.9999999999.00", "ä.1.ß", "..", "f00d.none.00"])
def test_a_state_that_was_not_made_here_is_not_believed(desk: Desk, state: str) -> None:
    code = desk.company.grants.code(desk.team.tenant, user="UEVIL", scopes="chat:write")
    cookie = quote(state)
    page = desk.web.get(
        f"/slack/oauth_redirect?code={code}&state={quote(state)}", headers={"cookie": f"{COOKIE}={cookie}"}
    )
    assert (page.status_code, "not made here" in page.text) == (400, True)
    assert desk.installations.all() == []


def test_states_that_are_spent_are_not_kept_for_ever(desk: Desk, store: Engine) -> None:
    for _ in range(2):
        desk.come_back(desk.company.deny(desk.begin()))
        desk.now += timedelta(minutes=11)
    with transaction(store) as session:
        assert len(session.scalars(select(SpentStateRow)).all()) == 1


def test_a_workspace_that_nobody_named_is_turned_away_and_its_token_given_back(
    slack: FakeSlack, store: Engine
) -> None:
    desk = Desk(slack, store, workspaces=("T9",))
    status, text = desk.come_back(desk.company.allow(desk.begin(), desk.team, user="UADMIN"))
    assert (status, "(T1) may not install" in text) == (403, True)
    assert "CONFIDANT_SLACK__WORKSPACES" in text
    assert desk.installations.all() == []
    [call] = [one for one in slack.calls if one.method == "auth.revoke"]
    assert call.error is None


def test_a_workspace_of_an_organisation_that_is_named_may_install_it(slack: FakeSlack, store: Engine) -> None:
    desk = Desk(slack, store, workspaces=("E1",))
    team = desk.company.add_team("T2", "Grid", enterprise="E1")
    assert desk.come_back(desk.company.allow(desk.begin(), team, user="UADMIN"))[0] == 200
    found = desk.installations.serving("T2", "E1")
    assert found
    assert not found.org_wide
    assert desk.installations.serving("T3", "E1") is None


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ({"error": "invalid_code"}, "used up or too old"),
        ({"error": "bad_client_secret"}, "CONFIDANT_SLACK__CLIENT_SECRET"),
        ({"error": "no_such_<b>word"}, "no reason that I know"),
        ({"status": 503}, "does not answer"),
    ],
)
def test_what_slack_refuses_is_one_sentence(
    slack: FakeSlack, desk: Desk, fault: dict[str, object], says: str
) -> None:
    slack.fail_next("oauth.v2.access", **fault)  # type: ignore[arg-type]  # an error or a status
    status, text = desk.come_back(desk.company.allow(desk.begin(), desk.team, user="UADMIN"))
    assert (status, says in text) == (502, True), text
    assert "<b>" not in text


def test_a_slack_that_is_away_is_one_sentence(slack: FakeSlack, desk: Desk) -> None:
    query = desk.company.allow(desk.begin(), desk.team, user="UADMIN")
    slack.cut_next("oauth.v2.access", after=False)
    status, text = desk.come_back(query)
    assert (status, "does not answer" in text) == (502, True)


@pytest.mark.parametrize("query", ["", "state=x", "error=access_denied", "error=%3Cscript%3E&state=x"])
def test_an_address_that_slack_did_not_make_is_one_sentence(desk: Desk, query: str) -> None:
    status, text = desk.come_back(query)
    assert (status, "<script>" in text) == (400, False)


def test_a_reason_in_slacks_answer_is_never_anybodys_markup(desk: Desk) -> None:
    state = parse_qs(urlsplit(desk.begin()).query)["state"][0]
    status, text = desk.come_back(f"error=%3Cscript%3E&state={state}")
    assert (status, "no reason that I know" in text) == (400, True)


@pytest.mark.parametrize("left_out", ["client_id", "client_secret", "signing_secret"])
def test_oauth_that_is_half_set_up_says_what_is_missing(left_out: str) -> None:
    given = {"client_id": "1.2", "client_secret": "s", "signing_secret": "t"}
    del given[left_out]
    with pytest.raises(ValidationError, match=f"CONFIDANT_SLACK__{left_out.upper()}"):
        SlackSettings.model_validate(given)


@pytest.mark.parametrize("value", ["acme", "T1,acme", "t1"])
def test_a_workspace_is_named_by_its_id(value: str) -> None:
    with pytest.raises(ValidationError, match="id of a workspace"):
        SlackSettings.model_validate({"workspaces": value})


@pytest.mark.parametrize(
    ("wanted", "language", "title", "refused"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de", "Confidant installieren", "Dieser Link stammt nicht von hier."),
        ("xx, en;q=0.2, fr;q=0.7", "fr", "Installer Confidant", "Ce lien n&#x27;a pas été créé ici."),
        ("es-MX", "es", "Instalar Confidant", "Este enlace no se creó aquí."),
        ("ja", "ja", "Confidant をインストール", "このリンクはここで作成されたものではありません。"),
        ("", "en", "Install Confidant", "This link was not made here."),
    ],
)
def test_the_pages_are_in_the_language_of_the_browser_and_the_log_in_english(
    desk: Desk, caplog: pytest.LogCaptureFixture, wanted: str, language: str, title: str, refused: str
) -> None:
    desk.web.headers["accept-language"] = wanted
    page = desk.web.get("/slack/install").text
    assert f'<html lang="{language}">' in page
    assert f"<h1>{title}</h1>" in page
    assert refused in desk.come_back("state=x")[1]
    assert "This link was not made here." in caplog.text


def test_without_oauth_there_are_no_pages(store: Engine) -> None:
    assert install_routes(SlackSettings(), store, lambda: NOW) == []


def test_who_installs_it_is_its_first_admin_while_the_environment_names_none(store: Engine) -> None:
    directory = Directory(store)
    ana = Person("ana", "Ana Souza", "ana@example.org", platform_ids=(("slack", "UANA"),))
    bo = Person("bo", "Bo Lind", "bo@example.org", platform_ids=(("slack", "UBO"),))
    directory.write([ana, bo], now=NOW)
    Installations(store, lambda _team, _company: True).write(
        Installation("T1", "", "Ghent", "UBOT", "", "xoxb-1", "", None, installed_by="UANA", installed_at=NOW)
    )
    users = (User("ana", "Ana"), User("bo", "Bo"))
    allowed = Rights(directory, frozenset()).allowed
    assert [allowed(one, Permission.SETTINGS) for one in users] == [True, False]
    named = Rights(directory, frozenset({"bo@example.org"})).allowed
    assert [named(one, Permission.SETTINGS) for one in users] == [False, True]
    [line] = lines(store, word="slack installed")
    assert line.by == "slack:UANA"
