"""Who is believed: each request must be Teams', for us, of our tenant, and lead to Teams' own service."""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from bot.arrivals.signed_tokens import TokenRefusedError
from bot.platforms.teams.settings import TeamsSettings
from bot.platforms.teams.tokens import Issuer, Sender
from bot.testing.teams import OTHER_TENANT, FakeTeams
from bot.testing.teams.signing import new_key
from tests.bot.platforms.teams.conftest import Tenant
from tests.bot.platforms.teams.house import settings_of

LEAVE = "how long is parental leave?"


def sent(tenant: Tenant, **changed: Any) -> tuple[int, str]:  # Any: claims
    """The status that a message gets whose token's claims are changed, and its id."""
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), LEAVE)
    return tenant.teams.deliver_raw(activity, **changed).status_code, activity["id"]


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": int(time.time()) - 3600},
        {"nbf": int(time.time()) + 3600},
        {"aud": "another-app"},
        {"aud": None},
        {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
        {"iss": None},
        {"exp": None},
        {"serviceurl": "https://evil.example/"},
        {"serviceurl": None},
        {"tid": OTHER_TENANT},
        {"key": new_key()},
    ],
    ids=lambda claims: "-".join(f"{name}" for name in claims),
)
def test_a_token_that_is_not_teams_for_us_and_in_date_is_refused(
    tenant: Tenant, claims: dict[str, Any]
) -> None:
    status, event = sent(tenant, **claims)
    assert status == 401
    assert not any(event in line for line in tenant.product.lines)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x.y.z", "Basic YTpi", "bearer token"])
def test_a_header_that_holds_no_such_token_is_refused(tenant: Tenant, header: str) -> None:
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), LEAVE)
    assert tenant.teams.deliver_raw(activity, header=header).status_code == 401


def test_another_tenants_conversation_is_refused(tenant: Tenant) -> None:
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), LEAVE)
    activity["channelData"] = {"tenant": {"id": OTHER_TENANT}}
    activity["conversation"]["tenantId"] = OTHER_TENANT
    assert tenant.teams.deliver_raw(activity).status_code == 401


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/?smba.trafficmanager.net",
        "https://smba.trafficmanager.net@evil.example/",
        "",
    ],
)
def test_a_service_outside_microsofts_hosts_is_refused_even_with_a_good_token(
    tenant: Tenant, address: str
) -> None:
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), LEAVE)
    activity["serviceUrl"] = address
    assert tenant.teams.deliver_raw(activity).status_code == 401


@pytest.mark.parametrize(
    "address",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net/amer/7e000000-0000-4000-8000-000000000001/",
        "https://smba.infra.gov.teams.microsoft.us/gcch/",
        "https://europe.botframework.com/",
    ],
)
def test_microsofts_own_regional_services_are_admitted(address: str) -> None:
    settings = TeamsSettings(app_id="a", app_password=SecretStr("b"), tenant_id="c")
    assert settings.admits(address)
    assert not TeamsSettings().admits(address)


def test_a_message_of_another_channel_than_teams_is_refused(tenant: Tenant) -> None:
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), LEAVE) | {"channelId": "webchat"}
    assert tenant.teams.deliver_raw(activity).status_code == 401


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"type": 7}', '"text"', "{}"])
def test_what_is_no_activity_is_refused_in_one_word(tenant: Tenant, body: str) -> None:
    answer = tenant.teams._client.post(tenant.teams.events_url, content=body)  # a bare client
    assert answer.status_code == 400
    assert answer.text == "not an activity"


def test_a_request_of_six_megabytes_is_refused(tenant: Tenant) -> None:
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), "x" * 6_000_000)
    assert tenant.teams.deliver_raw(activity).status_code == 413


def test_keys_that_were_replaced_are_asked_for_anew() -> None:
    with FakeTeams() as teams:
        moment = [datetime.now(UTC)]
        issuer = Issuer(settings_of(teams), lambda: moment[0])
        service = teams.service

        async def check() -> None:
            await issuer.check(f"Bearer {teams.issuer.sign(service)}", Sender(service, teams.issuer.tenant))

        asyncio.run(check())
        teams.issuer.rotate()
        # a name that nobody knows makes us ask the issuer once a minute, and no more often
        with pytest.raises(TokenRefusedError):
            asyncio.run(check())
        moment[0] += timedelta(seconds=61)
        asyncio.run(check())


def test_a_key_that_its_issuer_endorses_for_other_channels_signs_nothing_for_teams() -> None:
    with FakeTeams() as teams:
        teams.issuer.endorsements = ["webchat"]
        issuer, service = Issuer(settings_of(teams), lambda: datetime.now(UTC)), teams.service
        with pytest.raises(TokenRefusedError, match="other channels"):
            asyncio.run(
                issuer.check(f"Bearer {teams.issuer.sign(service)}", Sender(service, teams.issuer.tenant))
            )


def test_the_secret_and_tokens_stand_in_no_log(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    tenant.answer(tenant.dm(ana), "16 weeks")
    log = "\n".join(tenant.product.lines)
    assert tenant.teams.issuer.secret not in log
    assert not any(token in log for token in tenant.teams.issuer.given)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"app_id": "a"}, "APP_PASSWORD"),
        ({"tenant_id": "t"}, "APP_ID"),
        ({"app_password": SecretStr("s"), "app_id": "a"}, "TENANT_ID"),
    ],
)
def test_half_a_setting_is_named(given: dict[str, Any], missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        TeamsSettings(**given)


def test_without_any_setting_only_this_machine_is_heard_and_that_is_said_loudly(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from bot.platforms.teams.adapter import Bearer, Checks, Connectors
    from bot.platforms.teams.listener import TeamsListener

    settings = TeamsSettings()
    checks = Checks(settings, Issuer(settings, lambda: None), Connectors(Bearer()))  # type: ignore[arg-type, return-value]
    with caplog.at_level(logging.WARNING):
        TeamsListener(settings, checks, None, None, None)  # type: ignore[arg-type]  # nothing is heard here
    assert "WITHOUT AUTHENTICATION" in caplog.text
    assert settings.admits("http://127.0.0.1:9000/")
    assert not settings.admits("https://smba.trafficmanager.net/")
