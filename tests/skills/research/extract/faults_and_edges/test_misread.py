"""Praise that sounds like a complaint, words that are no product, and owners who are no edge."""

import pytest

from skills.research.extract.fields.faults.weakness import praises
from tests.skills.research.extract.world import others, own


def values(html: str, field: str) -> list[str]:
    return [one.value for one in own(html, field)]


@pytest.mark.parametrize(
    "said",
    [
        "Our median rollout takes nine days from contract to first count.",
        "Setting up Norvik takes two hours.",
    ],
)
def test_how_quickly_a_house_works_by_its_own_words_is_no_weakness(said: str) -> None:
    assert values(f"<h3>Live soon</h3><p>{said}</p>", "weakness") == []


def test_how_long_others_say_it_takes_is_one() -> None:
    assert others("<p>At Norvik a rollout takes nine days.</p>", "weakness") != []
    assert values("<p>We know that setting up Norvik still takes two weeks.</p>", "weakness") != []


def test_what_never_stops_is_praised_and_the_rest_of_the_sentence_is_not() -> None:
    said = "Engineers call Norvik “a tank: it never stops and it never turns”, and upgrades take a weekend."
    assert [one.value for one in others(f"<p>{said}</p>", "weakness")] == ["upgrades take a weekend"]
    assert praises("it never stops and it never turns")
    assert not praises("it never stops complaining and crashes")


@pytest.mark.parametrize(
    "html",
    [
        "<h4>From our friends</h4><p>Hello.</p>",
        "<h4>Join our team</h4><p>Hello.</p>",
        "<h2>Corvane sells European arm</h2><p>Hello.</p>",
        "<h2>Corvane sells Danish subsidiary to Pelt</h2><p>Hello.</p>",
        "<h2>Norvik</h2><p>Its weak spot is the connection.</p>",
        "<h2>Norvik</h2><p>The catch is a long contract.</p>",
        "<h2>Norvik</h2><p>Our strong side is the harbour.</p>",
    ],
)
def test_what_only_sounds_like_a_name_is_no_product(html: str) -> None:
    assert values(html, "product") == []


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>Norvik sells Guardian to small ports.</p>", "Guardian"),
        ("<p>The Kurbler is our hired bike.</p>", "Kurbler"),
        ("<p>Kurbler – unser Mietrad.</p>", "Kurbler"),
        ("<p>Our flagship product is a harbour planner.</p>", "harbour planner"),
        ("<p>Its best product is the berth planner.</p>", "berth planner"),
        ("<p>Norvik is a berth planner.</p>", "berth planner"),
    ],
)
def test_a_product_stays_one(html: str, name: str) -> None:
    assert name in values(html, "product")


@pytest.mark.parametrize(
    "said",
    [
        "Northgate Growth bought a minority stake for £8.5m; it is the only outside money we have taken.",
        "Elm Capital is the first investor that we let in.",
        "Das ist das einzige fremde Kapital, das wir je angenommen haben.",
    ],
)
def test_who_put_money_in_is_no_edge(said: str) -> None:
    assert values(f"<p>{said}</p>", "edge") == []


def test_a_planner_for_investors_may_be_the_only_one() -> None:
    assert values("<p>Norvik is the only planner that shows investors the tide.</p>", "edge") != []
