"""An admin's whole way in Slack: a command, a preview, a click, in force, and back again."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import Town
from tests.bot.platforms.slack.test_home import home_of

ADMIN = "U001"


@pytest.fixture(scope="module")
def admins_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A product of its own, since what is switched off there is off for everybody."""
    home: Path = tmp_path_factory.mktemp("admins")
    with FakeSlack(rate_limits=False, retry_delays=(0.0, 0.2, 0.2)) as slack:
        product = Product(home, slack, extra={"CONFIDANT_ADMINS": "p1@example.org"})
        with serving(product):
            town = Town(slack, product)
            assert town.person() == ADMIN
            yield town


def test_from_the_command_to_undo_in_one_message_that_only_the_admin_sees(admins_town: Town) -> None:
    town = admins_town
    ana, bo = ADMIN, town.person()
    channel = town.channel(ana, bo)

    town.slack.command(ana, "/confidant", "skills off minutes here", channel)
    asked = town.told(ana, f"Skill minutes in channel #{channel.lower()}")
    assert "Then: off" in asked.all_text
    town.slack.click(ana, asked, "Confirm")
    done = town.told(ana, "Done. Skill minutes")
    # the outcome took the place of the buttons
    assert done.ts == asked.ts

    town.slack.command(bo, "/confidant", "minutes call.vtt", channel)
    town.told(bo, "minutes is switched off in this channel")

    town.slack.click(ana, done, "Undo")
    undone = town.told(ana, "Undone. Skill minutes")
    assert undone.ts == asked.ts
    town.slack.command(bo, "/confidant", "skills", channel)
    town.told(bo, "settings permission")


def test_in_a_direct_message_the_outcome_takes_the_place_of_the_buttons_too(admins_town: Town) -> None:
    town = admins_town
    ana = ADMIN
    dm = town.dm(ana)
    town.slack.says(ana, dm, "skills off meetings")
    asked = town.answer(dm, "Shall I?")
    town.slack.click(ana, asked, "Cancel")
    assert town.answer(dm, "Cancelled.").ts == asked.ts
    assert [post.ts for post in town.slack.posts(dm) if post.by_bot] == [asked.ts]


def test_a_misspelt_word_is_answered_with_the_nearest_one(admins_town: Town) -> None:
    town = admins_town
    channel = town.channel(ADMIN)
    town.slack.command(ADMIN, "/confidant", "skils", channel)
    town.told(ADMIN, "I do not know the word 'skils'")


def test_the_form_of_the_list_picks_a_channel_natively(admins_town: Town) -> None:
    town = admins_town
    channel = town.channel(ADMIN)
    town.slack.command(ADMIN, "/confidant", "skills", channel)
    listed = town.told(ADMIN, "where they are on")
    town.slack.click(ADMIN, listed, "Switch one …")
    view = town.slack.wait_for(
        lambda: next((one for one in town.slack.views if one.open and one.kind == "modal"), None)
    )
    assert view
    town.slack.submit(ADMIN, view, {"do": "off", "skill": "ask", "channel": channel})
    town.told(ADMIN, f"Skill ask in channel #{channel.lower()}")


def test_a_channel_that_is_mentioned_is_known_by_its_id(admins_town: Town) -> None:
    town = admins_town
    here, experts = town.channel(ADMIN), town.channel(ADMIN)
    town.slack.command(ADMIN, "/confidant", f"experts channel <#{experts}|{experts.lower()}>", here)
    assert f"Then: #{experts.lower()}" in town.told(ADMIN, "The experts' channel").all_text


def test_sources_are_brought_up_to_date_by_the_running_program(admins_town: Town) -> None:
    town = admins_town
    town.slack.command(ADMIN, "/confidant", "sources sync", town.channel(ADMIN))
    town.told(ADMIN, "brought up to date now")


def test_a_picture_of_the_threshold_comes_as_words_where_no_answer_was_audited(admins_town: Town) -> None:
    town = admins_town
    town.slack.command(ADMIN, "/confidant", "threshold try 0.9", town.channel(ADMIN))
    town.told(ADMIN, "Audits do not show yet")


def test_a_question_under_the_apps_own_command_is_still_answered(admins_town: Town) -> None:
    town = admins_town
    town.slack.command(ADMIN, "/confidant", "how long is parental leave?", town.channel(ADMIN))
    town.told(ADMIN, "A person can help")


def test_the_week_is_a_picture_on_an_admins_home_tab_and_nobody_elses(admins_town: Town) -> None:
    town = admins_town
    bo = town.person()
    town.slack.says(bo, town.dm(bo), "How long is the parental leave of otters?")
    town.answer(town.dm(bo), "Confidence")
    homes = {}
    for who, shows in ((ADMIN, "slack_file"), (bo, "Newest meetings")):
        town.slack.opens_home(who, "home")
        homes[who] = home_of(town, who, shows)
    (image,) = [block for block in homes[ADMIN].blocks if block["type"] == "image"]
    assert re.search(r"Answered: \d+%; No answer was checked.; .* of \d+ answered", image["alt_text"])
    with Image.open(io.BytesIO(town.slack.world.files[image["slack_file"]["id"]].content)) as drawn:
        assert drawn.format == "PNG"
    assert "image" not in {block["type"] for block in homes[bo].blocks}
