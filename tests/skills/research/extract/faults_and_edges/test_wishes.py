"""Wishes and regrets tell of faults; praise, what a house does not sell, and the writer's own trouble do not."""

import pytest

from skills.research.extract.fields.faults.no_fault import is_change, tells_no_fault
from skills.research.extract.fields.faults.weakness import is_no_weakness
from skills.research.extract.words.loose_ends import tidied
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (
            "Wish the night shift could lock its own plan; in Norvik everybody may change everything.",
            "Wish the night shift could lock its own plan; in Norvik everybody may change everything",
        ),
        ("I wish Norvik could print in colour.", "I wish Norvik could print in colour"),
        (
            "A pity that every weight had to be typed in by hand, because Norvik reads no scale.",
            "every weight had to be typed in by hand",
        ),
        (
            "Anybody who wants to read its manual in English is out of luck: Norvik has it in Dutch only.",
            "Anybody who wants to read its manual in English is out of luck",
        ),
    ],
)
def test_a_wish_or_a_regret_tells_of_a_fault(said: str, value: str) -> None:
    assert value in [one.value for one in others(f"<h2>Norvik</h2><p>{said}</p>", "weakness")]


@pytest.mark.parametrize(
    "said",
    [
        "I wish all programs were like Norvik.",
        "We wish you could see it.",
        "Norvik is on my wish list.",
        "A pity to leave Norvik out.",
        "With Norvik you are never out of luck.",
    ],
)
def test_praise_that_sounds_like_a_wish_tells_of_none(said: str) -> None:
    assert others(f"<h2>Norvik</h2><p>{said}</p>", "weakness") == []


@pytest.mark.parametrize(
    "text",
    [
        "Our wifi is bad, that's on us.",
        "The import failed, which was our own fault.",
        "The scan is blurred, but that is not its fault.",
    ],
)
def test_a_reviewer_who_takes_it_on_himself_tells_of_no_fault(text: str) -> None:
    assert is_no_weakness(text)
    assert others(f"<h2>Norvik</h2><blockquote>{text}</blockquote>", "weakness") == []


def test_a_house_that_takes_it_on_itself_tells_of_one() -> None:
    assert not is_no_weakness("The import was slow, and that's on us.", own=True)


@pytest.mark.parametrize(
    "text",
    ["The app is bad on our wifi.", "The bill that's on us is too high.", "It puts the work on us."],
)
def test_other_words_on_us_take_nothing_back(text: str) -> None:
    assert not is_no_weakness(text.replace("that's on us is", "we get is"))


def test_whom_a_house_does_not_sell_to_is_no_fault_of_its_own() -> None:
    assert is_no_weakness("We are not a fit for citrus sheds, and we say so.", own=True)
    assert not is_no_weakness("It is not built for offline work.", own=True)
    assert not is_no_weakness("We are not able to export lists.", own=True)


def test_alone_among_several_is_praise_unless_something_is_missing() -> None:
    assert tells_no_fault("Alone among the four, it warned us before the frost and not after.")
    assert not tells_no_fault("Alone among the four, it lacks a printer at once.")
    assert not tells_no_fault("Alone among the four, it rang at night.")
    said = "<p>Alone among the four, Norvik warned us before the frost and not after.</p>"
    assert [one.value for one in others(said, "edge")] == ["Norvik warned us before the frost and not after"]


def test_the_head_of_a_column_is_no_fault_and_a_figure_is_told_with_its_row() -> None:
    table = (
        "<h1>Limits</h1><table><tr><th>What</th><th>Limit</th></tr><tr><td>Rooms in a site</td><td>40</td></tr>"
        "</table><p>Norvik AS</p>"
    )
    told = [one.value for one in own(table, "weakness") if "words are here" not in one.value]
    assert told == ["Rooms in a site: 40"]


def test_what_is_so_since_a_day_is_no_limit_any_more() -> None:
    now = "Since November 2026 Norvik moves a stack between two sites by itself."
    assert not any(now[:-1] in one.value for one in own(f"<h1>Limits</h1><p>{now}</p>", "weakness"))
    still = "Since November 2026 Norvik moves stacks only within a site."
    assert any(still[:-1] in one.value for one in own(f"<h1>Limits</h1><p>{still}</p>", "weakness"))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Two graders can save at once", ("Changelog", "8.2 12 January 2026")),
        ("Two graders can save at once", ("Version 8.2",)),
        ("A tablet with a ten-inch screen is enough.", ("Good to know",)),
        ("Ein Tablet genügt.", ()),
    ],
)
def test_a_change_and_what_is_enough_are_no_edge(text: str, path: tuple[str, ...]) -> None:
    assert is_change(text, path)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Two graders can save at once", ("Why Norvik",)),
        ("One tap is enough to close a lot, wherever you are", ()),
        ("It reads 2.5 million tags", ("2 million tags",)),
    ],
)
def test_what_else_it_can_do_may_be_one(text: str, path: tuple[str, ...]) -> None:
    assert not is_change(text, path)


def test_what_the_tagger_takes_for_an_edge_is_none_in_a_list_of_changes() -> None:
    marks = Marks("edge", "Two graders can save at once")
    assert facts("<h1>Changelog</h1><ul><li>Two graders can save at once.</li></ul>", marks) == []
    assert facts("<h1>Why Norvik</h1><p>Two graders can save at once.</p>", marks) != []


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (
            "It is a pity, because Norvik reads no scale",
            "because Norvik reads no scale",
            "Norvik reads no scale",
        ),
        (
            "Our cook said, though, that lists cannot be kept",
            "that lists cannot be kept",
            "lists cannot be kept",
        ),
        ("That list cannot be kept", "That list cannot be kept", "That list cannot be kept"),
    ],
)
def test_a_fault_does_not_begin_in_the_middle_of_a_sentence(text: str, words: str, told: str) -> None:
    start = text.index(words)
    assert text[slice(*tidied(text, start, len(text), "weakness"))] == told


def test_a_limit_that_was_lifted_is_none() -> None:
    said = "<h2>Limits</h2><p>The limit of 99 trucks in Norvik was lifted in August 2026.</p>"
    assert [one.value for one in own(said, "weakness") if "99 trucks" in one.value] == []
