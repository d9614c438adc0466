"""One program in several workspaces: each is answered with its own token, and none with another's."""

from collections.abc import Iterator

import pytest

from bot.audit import lines
from bot.store import open_store
from bot.testing.slack import FakeTeam
from bot.testing.slack.grants import HALF_A_DAY
from tests.bot.platforms.slack.offices import Offices, answer, offices_of, tokens_used

# starts the real program for each scenario
pytestmark = pytest.mark.slow

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"
ADMITTED = ("T1", "T2", "T3", "T4", "T5", "T6", "T8", "T9", "E1", "E2")


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offices]:
    """A product that each test installs in teams of its own."""
    with offices_of(tmp_path_factory.mktemp("offices"), *ADMITTED) as running:
        yield running


def installed(offices: Offices, id_: str, *people: str) -> FakeTeam:
    team = offices.team(id_, *people)
    offices.install(team)
    return team


def outcome(offices: Offices, event: str) -> str:
    return offices.product.wait_for_line(f'"event handled", "event": "slack:{event}"')


def test_each_workspace_is_answered_with_its_own_token(offices: Offices) -> None:
    first, second = installed(offices, "T1", "UONE"), installed(offices, "T2", "UTWO")
    asked = [first.says("UONE", "CT1", LEAVE, mention=True), second.says("UTWO", "CT2", LEAVE, mention=True)]
    assert answer(first, "CT1", ANSWER).thread_ts == asked[0].ts
    assert answer(second, "CT2", ANSWER).thread_ts == asked[1].ts
    for team, person in ((first, "UONE"), (second, "UTWO")):
        team.says(person, team.dm(person), LEAVE)
        answer(team, team.dm(person), ANSWER)
        assert set(tokens_used(team)) == set(offices.company.grants.tokens(team.team_id))


def test_a_command_a_form_and_the_home_tab_work_in_each_workspace(offices: Offices) -> None:
    team = installed(offices, "T3", "UTHREE")
    team.command("UTHREE", "/ask", LEAVE, "CT3")
    team.wait_for(lambda: [one for one in team.posts() if one.ephemeral_to and ANSWER in one.all_text], 60)
    assert team.command("UTHREE", "/ask", "", "CT3").wait().acked
    assert team.wait_for(lambda: [view for view in team.views if view.kind == "modal"])
    team.opens_home("UTHREE", "home")
    assert team.wait_for(lambda: [view for view in team.views if view.kind == "home"], 60)


def test_a_file_is_fetched_with_the_token_of_its_workspace(offices: Offices) -> None:
    team = installed(offices, "T4", "UFOUR")
    words = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Ana>We decided to paint the office green in May.</v>\n"
    )
    file = team.add_file("UFOUR", "paint.vtt", words.encode())
    team.says("UFOUR", team.dm("UFOUR"), "minutes", files=[file])
    answer(team, team.dm("UFOUR"), "paint the office green")


def test_a_workspace_that_uninstalls_it_is_forgotten_and_may_install_it_again(offices: Offices) -> None:
    team = installed(offices, "T5", "UFIVE")
    [old] = offices.company.grants.tokens("T5")
    ends = offices.company.uninstall(team)
    for event in ends:
        outcome(offices, event.wait().event_ids[0])
    left = team.says("UFIVE", team.dm("UFIVE"), LEAVE)
    assert "ignored" in outcome(offices, left.event_ids[0])
    team.command("UFIVE", "/ask", LEAVE, "CT5")
    team.wait_for(lambda: [one for one in team.posts() if "not installed" in one.all_text], 60)
    offices.install(team)
    team.says("UFIVE", team.dm("UFIVE"), LEAVE)
    answer(team, team.dm("UFIVE"), ANSWER)
    assert old not in tokens_used(team)
    engine = open_store(f"sqlite:///{offices.product.home / 'confidant.db'}")
    assert [line.did for line in lines(engine, subject="T5")] == [
        "slack installed",
        "slack uninstalled",
        "slack installed",
    ]
    engine.dispose()


def test_a_person_whose_own_token_is_revoked_ends_no_installation(offices: Offices) -> None:
    team = installed(offices, "T6", "USIX")
    revoked = team.event({"type": "tokens_revoked", "tokens": {"oauth": ["USIX"], "bot": []}})
    outcome(offices, revoked.wait().event_ids[0])
    team.says("USIX", team.dm("USIX"), LEAVE)
    answer(team, team.dm("USIX"), ANSWER)


def test_an_organisation_is_served_in_all_its_teams_with_one_token(offices: Offices) -> None:
    east = offices.team("TEAST", "WANA", enterprise="E1")
    west = offices.team("TWEST", "WBO", enterprise="E1")
    offices.install(east, org_wide=True)
    east.says("WANA", "CTEAST", LEAVE, mention=True)
    answer(east, "CTEAST", ANSWER)
    west.says("WBO", west.dm("WBO"), LEAVE)
    answer(west, west.dm("WBO"), ANSWER)
    [token] = offices.company.grants.tokens("E1")
    assert set(tokens_used(east)) | set(tokens_used(west)) == {token}


def test_a_large_channel_of_an_organisation_is_read_with_the_token_of_all_of_it(offices: Offices) -> None:
    people = [f"W{number:03}" for number in range(60)]
    team = offices.team("TMANY", *people, enterprise="E2")
    offices.install(team, org_wide=True)
    team.says("W001", "CTMANY", LEAVE, mention=True)
    answer(team, "CTMANY", ANSWER)
    assert [call.arguments.get("team_id") for call in team.calls if call.method == "users.list"] == ["TMANY"]


def test_a_workspace_without_an_installation_is_not_answered_with_the_token_of_another(
    offices: Offices,
) -> None:
    stranger = offices.team("TSTRANGER", "UFAR")
    said = stranger.says("UFAR", "CTSTRANGER", LEAVE, mention=True)
    direct = stranger.says("UFAR", stranger.dm("UFAR"), LEAVE)
    for event in (*said.event_ids, *direct.event_ids):
        assert "ignored" in outcome(offices, event)
    assert not stranger.calls
    assert not stranger.posts()


def test_in_a_channel_shared_with_another_workspace_one_line_comes_and_with_the_right_token(
    offices: Offices,
) -> None:
    host, guest = installed(offices, "T8", "UHOST"), offices.team("TGUEST", "UGUEST")
    host.add_user("UGUEST", "guest", "guest@example.com", stranger=True)
    host.add_channel("CBOTH", "both", ["UHOST", "UGUEST", host.bot_user_id], external=True)
    guest.add_channel("CBOTH", "both", ["UGUEST", guest.bot_user_id], external=True)
    host.says("UHOST", "CBOTH", LEAVE, mention=True)
    host.wait_for(lambda: [one for one in host.posts("CBOTH") if "people outside" in one.all_text], 60)
    # the same channel as the workspace on its other side sees it, where the app is not installed
    left = guest.says("UGUEST", "CBOTH", LEAVE, mention=True)
    for event in left.event_ids:
        assert "ignored" in outcome(offices, event)
    assert set(tokens_used(host, "chat.postEphemeral")) == set(offices.company.grants.tokens("T8"))
    assert len(host.posts("CBOTH")) == 1
    assert not guest.calls


def test_a_late_word_of_an_earlier_uninstallation_ends_no_newer_one(offices: Offices) -> None:
    team = installed(offices, "T9", "UNINE")
    said = {"type": "event_callback", "team_id": "T9", "event_id": "EvLATE", "event_time": 1_700_000_000}
    team.deliver_raw({**said, "event": {"type": "app_uninstalled"}})
    outcome(offices, "EvLATE")
    team.says("UNINE", team.dm("UNINE"), LEAVE)
    answer(team, team.dm("UNINE"), ANSWER)


def test_a_question_is_answered_though_the_token_has_expired_meanwhile(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with offices_of(tmp_path_factory.mktemp("expiring"), "TA", token_seconds=HALF_A_DAY) as running:
        team = running.team("TA", "UTEN")
        running.install(team)
        running.company.grants.expire(running.company.slack.world.now())
        team.says("UTEN", team.dm("UTEN"), LEAVE)
        answer(team, team.dm("UTEN"), ANSWER)
        assert len(running.company.grants.spent) == 1
        assert tokens_used(team) == [running.company.grants.tokens("TA")[-1]]


def test_the_workspace_of_the_bot_token_goes_on_beside_one_that_installed_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with offices_of(tmp_path_factory.mktemp("both"), "T7", bot_token=True) as running:
        own = running.company.slack
        own.add_user("UOWN", "own", "own@example.org")
        team = running.team("T7", "USEVEN")
        running.install(team)
        own.says("UOWN", own.dm("UOWN"), LEAVE)
        own.wait_for_post(own.dm("UOWN"), containing=ANSWER, timeout=60)
        team.says("USEVEN", team.dm("USEVEN"), LEAVE)
        answer(team, team.dm("USEVEN"), ANSWER)
        assert set(tokens_used(team)) == set(running.company.grants.tokens("T7"))
