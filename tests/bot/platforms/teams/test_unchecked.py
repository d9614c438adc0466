"""With nothing set up, Teams is heard without authentication from this machine, as Microsoft's Agents Playground is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.testing.product import Product, serving
from bot.testing.teams import FakeTeams
from tests.bot.platforms.slack.conftest import prepared
from tests.bot.platforms.teams.conftest import Tenant

LEAVE = "how long is parental leave?"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    with FakeTeams(app="", rate_limits=False) as teams:
        product = Product(tmp_path_factory.mktemp("trial"), teams)
        prepared(product)
        with serving(product):
            yield Tenant(teams, product)


@pytest.mark.slow
def test_a_question_without_a_token_is_answered_and_that_is_said_loudly(trial: Tenant) -> None:
    ana = trial.person()
    trial.teams.says(ana, trial.dm(ana), LEAVE)
    trial.answer(trial.dm(ana), "16 weeks")
    assert any("WITHOUT AUTHENTICATION" in line for line in trial.product.lines)


@pytest.mark.slow
@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
def test_what_came_by_way_of_another_server_is_not_of_this_machine(trial: Tenant, header: str) -> None:
    ana = trial.person()
    activity = trial.teams.activity(ana, trial.dm(ana), LEAVE)
    answer = trial.teams._client.post(  # a bare client
        trial.teams.events_url, json=activity, headers={header: "203.0.113.9"}
    )
    assert answer.status_code == 403


@pytest.mark.slow
def test_no_answer_leaves_this_machine(trial: Tenant) -> None:
    ana = trial.person()
    activity = trial.teams.activity(ana, trial.dm(ana), LEAVE)
    activity["serviceUrl"] = "https://smba.trafficmanager.net/emea/"
    assert trial.teams.deliver_raw(activity).status_code == 401


def test_where_slack_is_in_use_or_others_see_the_server_it_is_not_heard(tmp_path: Path) -> None:
    from bot.serve import may_try_teams
    from bot.settings import Settings, WebSettings

    assert may_try_teams(Settings.model_construct(home=tmp_path))
    assert not may_try_teams(Settings.model_construct(home=tmp_path, web=WebSettings(host="0.0.0.0")))  # noqa: S104  # what is refused
