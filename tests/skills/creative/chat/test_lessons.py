"""What results taught, said in a chat, and what to find out next."""

from skills.creative.learning.performance_file import read_performance
from tests.bot.creative.desk import Desk
from tests.skills.creative.chat.reading import told
from tests.skills.creative.learning.exports import KEY, META


def bring(desk: Desk, key: str) -> None:
    rows = read_performance(META.replace(KEY, key).encode()).rows
    desk.creatives.learn(rows, desk.user("ana"))


def test_few_results_teach_nothing_yet_but_say_how_large_a_test_must_be(desk: Desk) -> None:
    bring(desk, desk.keep().assets[0].asset.key)
    said = told(desk.say("creative lessons"))
    assert "There are no results yet of two assets in one campaign" in said
    assert "What to test next" in said
    assert "1.2" in said  # 12 clicks of 1,000
    assert "20" in said  # a rate that is a fifth higher


def test_without_results_no_test_is_planned(desk: Desk) -> None:
    desk.keep()
    assert "What to test next" not in told(desk.say("creative lessons"))


def test_results_of_somebody_elses_ads_plan_nothing(desk: Desk) -> None:
    desk.keep()
    bring(desk, KEY)
    assert "What to test next" not in told(desk.say("creative lessons"))
