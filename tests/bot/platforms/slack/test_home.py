"""The Home tab: one's own items and meetings, and how answers fare for those who look after them."""

import json
import re

from bot.platforms.slack import limits
from bot.platforms.slack.home import MORE, home_view, plain_home, to_home
from bot.testing.slack import Limits, View
from bot.testing.slack.blockkit import check_view
from skills.home import Home
from skills.messages import Reply, Table, Text
from skills.overview import Week
from tests.bot.platforms.slack.conftest import MEETING, PATIENCE, Town

WEEK = Week(answered=7, declined=3, checked=2, right=1, liked=4, disliked=1, to_check=5, to_answer=6)


def home_of(town: Town, person: str, containing: str) -> View:
    def shown() -> View | None:
        homes = (view for view in town.slack.views if view.kind == "home" and view.user == person)
        return next((view for view in homes if containing in json.dumps(view.raw)), None)

    view = town.slack.wait_for(shown, timeout=PATIENCE)
    assert view
    return view


def test_the_home_tab_shows_ones_own_meetings_and_nobody_elses(town: Town) -> None:
    ana, bo = town.person(), town.person()
    file = town.slack.add_file(ana, "otters.vtt", MEETING.encode())
    town.slack.says(ana, town.dm(ana), 'minutes title="Otter review"', files=[file])
    town.answer(town.dm(ana), "Decisions")
    town.slack.opens_home(ana, "home")
    home_of(town, ana, "Otter review")
    town.slack.opens_home(bo, "home")
    assert "Otter review" not in json.dumps(home_of(town, bo, "Newest meetings").raw)


def test_what_is_ticked_off_in_the_home_tab_is_gone_from_it(town: Town) -> None:
    ana = town.person()
    file = town.slack.add_file(ana, "yaks.vtt", MEETING.replace("support guide", "yak guide").encode())
    town.slack.says(ana, town.dm(ana), "minutes", files=[file])
    town.answer(town.dm(ana), "Decisions")
    town.slack.says(ana, town.dm(ana), "meetings actions")
    listed = town.answer(town.dm(ana), "open action item").all_text
    found = re.search(r"; ([0-9a-z]{6,})\)", listed)
    assert found, listed
    town.slack.says(ana, town.dm(ana), f"meetings assign {found[1]} to me")
    town.answer(town.dm(ana), "has it")
    town.slack.opens_home(ana, "home")
    view = home_of(town, ana, "yak guide")
    button = next(
        one
        for block in view.blocks
        if block["type"] == "actions"
        for one in block["elements"]
        if one.get("value") == f"meetings done {found[1]}"
    )
    town.slack.click(ana, view, button["value"])
    home_of(town, ana, "Nothing is waiting for you")


def test_a_home_tab_keeps_to_slacks_limits_whatever_it_holds() -> None:
    reply = Reply("Much", tuple(Text("word " * 500) for _ in range(200)))
    view = home_view(to_home(reply))
    assert check_view(view, Limits()) == []
    assert len(view["blocks"]) == limits.MODAL_BLOCKS
    assert MORE in json.dumps(view)
    assert check_view(home_view(plain_home(reply)), Limits()) == []
    assert "table" not in {one["type"] for one in to_home(Reply("T", (Table(("a",), (("b",),)),)))["blocks"]}


def test_the_week_is_shown_to_those_who_look_after_answers() -> None:
    shown = json.dumps(to_home(Home((), (), WEEK, ()).to_reply()))
    assert "7 of 10 questions were answered" in shown
    assert "1 of 2 checked answers were right" in shown
    assert "4 thumbs up, 1 down" in shown
    assert "last seven days" not in json.dumps(to_home(Home((), (), None, ()).to_reply()))
