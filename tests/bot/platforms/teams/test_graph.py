"""Files and messages of channels and chats, by way of Microsoft Graph."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.platforms.teams.graph import lies_below
from bot.testing.product import Product, serving
from bot.testing.teams import Chat, FakeTeams
from bot.testing.teams.records import Call
from tests.bot.platforms.slack.conftest import MEETING, prepared
from tests.bot.platforms.teams.conftest import Tenant

PLAN = b"# Offsite\n\nThe offsite of the walrus team is in Ghent on the third of June.\n"
HOUR = timedelta(hours=1)
ASKED = "Where is the offsite of the walrus team?"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    """A company whose product may ask Microsoft Graph."""
    home = tmp_path_factory.mktemp("home")
    with FakeTeams(rate_limits=False) as teams:
        product = Product(home, teams, extra=teams.graph.environment)
        prepared(product)
        with serving(product):
            yield Tenant(teams, product)


def test_a_file_in_a_channel_is_read_and_its_content_is_fetched_without_our_token(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana, listening=True)
    office.teams.says(ana, channel, ASKED, mention=True, files=[("offsite.md", PLAN)])
    assert "offsite.md" in office.answer(channel, "Ghent").all_text


def test_a_team_is_asked_about_once_for_all_of_its_messages(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana, listening=True)
    for number in range(2):
        sent = office.teams.says(
            ana, channel, f"{number}: {ASKED}", mention=True, files=[("offsite.md", PLAN)]
        )
        assert "aadGroupId" not in str(sent.activity)
        office.answer(channel, "Ghent", count=number + 1)
    assert len(_asked_about(office, channel)) == 1


def test_while_teams_does_not_say_which_team_it_is_the_person_hears_so_and_can_try_again(
    office: Tenant,
) -> None:
    ana = office.person()
    channel = office.channel(ana, listening=True)
    office.teams.fail_next("team", 503)
    office.teams.says(ana, channel, ASKED, mention=True, files=[("offsite.md", PLAN)])
    office.answer(channel, "which team this channel belongs to")
    office.teams.says(ana, channel, ASKED, mention=True, files=[("offsite.md", PLAN)])
    office.answer(channel, "Ghent")


def test_catching_up_says_so_too(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana, listening=True)
    # who is in the channel is asked first, and goes without an answer
    office.teams.fail_next("team", 503, times=2)
    office.teams.says(ana, channel, "catchup", mention=True)
    office.answer(office.dm(ana), "which team this channel belongs to")


def test_a_file_below_another_message_is_found_too(office: Tenant) -> None:
    ana, bo = office.person(), office.person()
    channel = office.channel(ana, bo, listening=True)
    root = office.teams.says(bo, channel, "Here is what we planned.")
    office.teams.says(ana, channel, ASKED, mention=True, thread=root.id, files=[("offsite.md", PLAN)])
    office.answer(channel, "Ghent")


def test_a_file_in_a_group_chat_is_not_read_as_who_may_open_it_is_not_told(office: Tenant) -> None:
    ana, bo = office.person(), office.person()
    chat = office.chat(ana, bo)
    chat.listening = True
    fetched = _contents(office)
    office.teams.says(ana, chat, "minutes", mention=True, files=[("launch.vtt", MEETING.encode())])
    office.answer(chat, "in our own chat")
    assert _contents(office) == fetched


@pytest.mark.parametrize(
    ("below", "drive"),
    [
        ("", "b!another"),
        ("-of-the-board", ""),
        ("/../Board", ""),
        ("/%2e%2e/Board", ""),
        ("/%252e%252e/Board", ""),
        ("/..%5cBoard", ""),
    ],
)
def test_a_file_outside_of_the_channels_own_folder_is_not_read(
    office: Tenant, below: str, drive: str
) -> None:
    ana = office.person()
    channel = office.channel(ana, listening=True)
    fetched = _contents(office)
    folder = f"{channel.files_folder}{below}"
    files = [("launch.vtt", MEETING.encode())]
    office.teams.says(ana, channel, "minutes", mention=True, files=files, folder=folder, drive=drive)
    office.answer(channel, "in our own chat")
    assert _contents(office) == fetched


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("https://a.example/sites/x/Shared Documents/General/plan.md", True),
        ("https://A.example/sites/x/Shared%20Documents/General/100%25/plan.md", True),
        ("http://a.example/sites/x/Shared Documents/General/plan.md", False),
        ("https://b.example/sites/x/Shared Documents/General/plan.md", False),
        ("https://a.example/sites/x/Shared Documents/General", False),
        ("https://a.example/sites/x/Shared Documents/General//plan.md", False),
        ("https://a.example/sites/x/Shared Documents/General/plan.md?sourcedoc=1", False),
        ("https://[a/sites/x/Shared Documents/General/plan.md", False),
    ],
)
def test_an_address_lies_in_a_folder_where_it_can_be_read_in_no_other_way(address: str, inside: bool) -> None:
    assert lies_below(address, "https://a.example/sites/x/Shared%20Documents/General") is inside


def test_without_consent_the_person_hears_how_to_send_it(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana)
    office.teams.says(ana, channel, "minutes", mention=True, files=[("launch.vtt", MEETING.encode())])
    office.answer(channel, "in our own chat")


def test_a_site_that_is_closed_to_us_is_named_with_the_right_that_is_missing(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana, listening=True)
    office.teams.graph.reads_files = False
    office.teams.says(ana, channel, "minutes", mention=True, files=[("launch.vtt", MEETING.encode())])
    office.answer(channel, "Sites.Selected")
    office.teams.graph.reads_files = True


def test_a_channel_is_read_back_for_who_is_in_it_over_all_of_its_pages(office: Tenant) -> None:
    ana, bo = office.person(), office.person()
    channel = office.channel(ana, bo, listening=True)
    first = office.teams.says(
        bo, channel, "The zanzibar supplier is two weeks late, so we need another plan."
    )
    for number in range(3):
        office.teams.says(
            ana, channel, f"We decided to order {number + 2} quokka crates from the harbour on Monday."
        )
    office.teams.says(ana, channel, "We decided to move the zanzibar launch to October.", thread=first.id)
    office.teams.says(ana, channel, "catchup", mention=True)
    # Graph gives two at a time here, and what stands below a message by itself
    assert "zanzibar supplier" in office.answer(channel, "5 messages of 2 people in 4 threads").all_text


def test_what_was_said_before_a_newcomers_history_begins_is_told_to_nobody_in_the_chat(
    office: Tenant,
) -> None:
    ana, bo, cy = office.person(), office.person(), office.person()
    chat = office.chat(ana, bo, cy)
    chat.listening = True
    now = datetime.now(UTC)
    office.teams.said(
        bo, chat, "The zanzibar supplier is two weeks late, so we need another plan.", at=now - 3 * HOUR
    )
    office.teams.said(bo, chat, "We decided to order six quokka crates from the harbour.", at=now - HOUR)
    # the last one of the members, and so on a page of its own
    chat.visible_from[cy] = now - 2 * HOUR
    office.teams.says(ana, chat, "catchup", mention=True)
    told = office.answer(chat, "quokka crates").all_text
    assert "zanzibar" not in told


def test_a_chat_that_does_not_tell_since_when_somebody_reads_along_is_not_read_back(office: Tenant) -> None:
    ana, bo, cy = office.person(), office.person(), office.person()
    chat = office.chat(ana, bo, cy)
    chat.listening = True
    office.teams.said(bo, chat, "We decided to order six quokka crates.", at=datetime.now(UTC) - HOUR)
    chat.visible_from[cy] = None
    office.teams.says(ana, chat, "catchup", mention=True)
    office.answer(office.dm(ana), "does not let me read back")


@pytest.mark.parametrize("kind", ["channel", "chat"])
def test_an_old_message_that_was_edited_lately_hides_nothing_new_and_is_not_told(
    office: Tenant, kind: str
) -> None:
    ana, bo = office.person(), office.person()
    chat = office.channel(ana, bo) if kind == "channel" else office.chat(ana, bo)
    chat.listening = True
    now = datetime.now(UTC)
    old = now - 3000 * HOUR
    office.teams.said(bo, chat, "The zanzibar supplier is two weeks late.", at=old, edited_at=now)
    office.teams.said(bo, chat, "We decided to order six quokka crates from the harbour.", at=now - HOUR)
    office.teams.says(ana, chat, "catchup", mention=True)
    told = office.answer(chat, "quokka crates").all_text
    assert "zanzibar" not in told


def _asked_about(office: Tenant, channel: Chat) -> list[Call]:
    return [one for one in office.teams.calls if one.method == "team" and one.path.endswith(channel.team)]


def _contents(office: Tenant) -> int:
    """How many contents of files Graph was asked for."""
    return sum(one.endswith("/content") for one in office.teams.graph.asked)


def test_without_consent_nothing_is_read_back_and_the_person_hears_so(office: Tenant) -> None:
    ana = office.person()
    channel = office.channel(ana)
    office.teams.says(ana, channel, "catchup", mention=True)
    office.answer(office.dm(ana), "does not let me read back")
