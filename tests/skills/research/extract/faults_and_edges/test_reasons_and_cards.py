"""What a house says below the reasons for it is its edge; what it shows below a name, on a button or before all else is
none, whatever a tagger makes of it."""

import pytest

from indexing.tagging import Tag
from skills.research.extract.labels.labels import gives_reasons
from skills.research.extract.labels.value import Said
from skills.research.extract.tagging.marks import put_right
from skills.research.extract.tagging.tagged import value_of
from tests.skills.research.extract.world import own


def _taken(text: str, path: tuple[str, ...], *, heading: bool = False) -> bool:
    said = Said(text, path, own=True, heading=heading, leads=not heading)
    return value_of(Tag("edge", 0, len(text), 0.95), said) is not None


@pytest.mark.parametrize(
    "heading",
    [
        "What parking directors tell us they like",
        "What it does differently",
        "Was wir anders machen",
        "Drei gute Gründe",
        "Why operators move to us",
    ],
)
def test_the_first_words_below_each_reason_are_an_edge(heading: str) -> None:
    html = f"<h2>{heading}</h2><h3>For staff</h3><p>Norvik reads the rota overnight.</p>"
    assert [one.value for one in own(html, "edge")] == ["Norvik reads the rota overnight"]
    assert gives_reasons((heading, "For staff"))


def test_what_sounds_like_a_limit_below_reasons_is_an_edge() -> None:
    text = "A typical rollout takes six weeks."
    [tag] = put_right(
        text, [Tag("weakness", 0, 33, 0.99)], ("Why operators move to us", "Live soon"), own=True
    )
    assert tag.label == "edge"
    [tag] = put_right(text, [Tag("weakness", 0, 33, 0.99)], ("Rollout",), own=True)
    assert tag.label == "weakness"


def test_the_best_mark_of_a_test_is_a_proof() -> None:
    [tag] = put_right("Feinblick bekommt die Note 1,4.", [Tag("weakness", 0, 30, 0.8)], ("Unser Urteil",))
    assert tag.label == "proof"
    [tag] = put_right("Feinblick bekommt die Note 4,8.", [Tag("weakness", 0, 30, 0.8)], ("Unser Urteil",))
    assert tag.label == "weakness"


def test_what_stands_right_below_a_name_alone_only_shows_the_thing() -> None:
    assert not _taken("Opens barriers and keeps count of spaces.", ("Norvik", "Quaygate"))
    assert _taken("Opens barriers and keeps count of spaces.", ("Norvik", "Made for the way airports work"))
    assert _taken("Opens barriers, which no other does.", ("Norvik", "Quaygate"))


def test_a_heading_above_other_words_and_what_the_house_is_are_no_edge() -> None:
    assert not _taken("Live before the break is over", ("Norvik",), heading=True)
    assert not _taken(
        "Norvik is the parking system for airports: you sell the space online.", ("Fill the lot",)
    )


@pytest.mark.parametrize("button", ["Vorführung vereinbaren", "Book a demo", "Demander une démo"])
def test_a_button_is_neither_edge_nor_weakness(button: str) -> None:
    html = f"<h2>Drei gute Gründe</h2><p>{button}</p>"
    assert not own(html, "edge")
    assert not own(html, "weakness")


def test_neither_whom_it_is_for_nor_what_any_thing_is_makes_an_edge() -> None:
    assert not own("<p>Norvik writes software for hospitals, and for nobody else.</p>", "edge")
    assert not own("<p>A car park is the first ward that anybody visits.</p>", "edge")
    assert own("<p>Norvik is the first scale that anybody can carry.</p>", "edge")


def test_who_pays_which_price_is_no_edge() -> None:
    html = "<p>Until 2025 it was €1.60 a month. Only Norvik lets whoever signed then pay that to the end.</p>"
    assert not own(html, "edge")
