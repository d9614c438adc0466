"""What a model wrote must be proved by what was said."""

import pytest

from skills.proving.support import is_supported
from tests.skills.minutes.talk import talk

SAID = talk(
    "Ana Keller: We decided to move the launch from 1 October to 15 October.",
    "Ana Keller: Priya will fix the calibration bug by Friday.",
    "Ana Keller: Jonas will send the new forecast to the distributors.",
    "Ana Keller: The supplier is not late.",
).segments
NAMES = ("Ana Keller", "Priya Raman", "Jonas Weber", "Tom Berg")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The launch moves from 1 October to 15 October.", [0]),
        ("Priya will fix the calibration bug by Friday.", [1]),
        ("Ana Keller said that Priya fixes the calibration bug by Friday.", [1]),
        ("The new forecast will be sent to the distributors by Jonas.", [2]),
        ("The supplier is not late.", [3]),
    ],
)
def test_keeps_what_the_segments_say(text: str, cited: list[int]) -> None:
    assert is_supported(text, [SAID[place] for place in cited], names=NAMES)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The launch moves to 16 October.", [0]),
        ("Bob will fix the calibration bug by Friday.", [1]),
        ("Jonas will fix the calibration bug by Friday.", [1]),
        ("Jonas will fix the calibration bug by Friday.", [1, 2]),
        ("Ana will fix the calibration bug by Friday.", [1]),
        ("Priya will fix the calibration bug by Monday.", [1]),
        ("Priya will fix two calibration bugs by Friday.", [1]),
        ("Priya has fixed the calibration bug.", [1]),
        ("The supplier is late.", [3]),
        ("Priya will not fix the calibration bug by Friday.", [1]),
        ("The company plans a very profitable summer campaign.", [0]),
        ("The launch moves to 15 October.", []),
        ("", [0]),
    ],
)
def test_drops_what_the_segments_do_not_say(text: str, cited: list[int]) -> None:
    assert not is_supported(text, [SAID[place] for place in cited], names=NAMES)


@pytest.mark.parametrize(
    ("said", "kept", "dropped"),
    [
        (
            "Tom: We may ship the filters in June.",
            "The filters may ship in June.",
            "The filters must ship in June.",
        ),
        (
            "Tom: We may ship the filters in June.",
            "The filters might ship in June.",
            "The filters ship in June.",
        ),
        ("Tom: We must test the filters.", "The filters must be tested.", "The filters may be tested."),
        (
            "Tom: We have to test the filters.",
            "The filters need to be tested.",
            "The filters should be tested.",
        ),
        ("Tom: We should test the filters.", "The filters should be tested.", "The filters will be tested."),
        (
            "Tom: We want to drop the Madrid shop.",
            "The team wants to drop the Madrid shop.",
            "The Madrid shop drops.",
        ),
        (
            "Tom: If the tests pass, we ship on Friday.",
            "The team ships on Friday if the tests pass.",
            "The team ships on Friday.",
        ),
        (
            "Tom: We ship on Friday unless it rains.",
            "We ship on Friday unless it rains.",
            "We ship on Friday.",
        ),
        (
            "Tom: We can't ship the filters in June.",
            "The filters cannot ship in June.",
            "The filters can ship in June.",
        ),
        (
            "Tom: We won't ship the filters.",
            "The filters will not be shipped.",
            "The filters will be shipped.",
        ),
        (
            "Tom: We will not, under any circumstances, move the launch.",
            "The launch will not move.",
            "The launch will move.",
        ),
        (
            "Tom: We take blue instead of red.",
            "The team takes blue instead of red.",
            "The team takes blue red.",
        ),
        (
            "Tom: The price goes down to nine euros.",
            "The price goes down to nine euros.",
            "The price goes up to nine euros.",
        ),
        (
            "Tom: I propose to drop the Madrid shop.",
            "Tom proposes to drop the Madrid shop.",
            "The Madrid shop drops.",
        ),
        (
            "Tom: Should we drop the Madrid shop?",
            "Should the Madrid shop drop?",
            "The Madrid shop should drop.",
        ),
        (
            "Tom: Wir werden den Preis nicht senken.",
            "Den Preis werden wir nicht senken.",
            "Wir werden den Preis senken.",
        ),
        (
            "Tom: On ne doit pas baisser le prix.",
            "On ne doit pas baisser le prix.",
            "On doit baisser le prix.",
        ),
        (
            "Tom: Si llueve no lanzamos el producto.",
            "Si llueve no lanzamos el producto.",
            "No lanzamos el producto.",
        ),
    ],
)
def test_no_shade_of_meaning_is_lost_or_added(said: str, kept: str, dropped: str) -> None:
    segments = talk(said).segments
    assert is_supported(kept, segments, names=NAMES)
    assert not is_supported(dropped, segments, names=NAMES)


def test_a_denial_counts_for_its_own_clause_only() -> None:
    (said,) = talk("Tom: We don't ship in May, we ship the filters in June.").segments
    assert is_supported("The filters ship in June.", [said], names=NAMES)
    assert not is_supported("The filters ship in May.", [said], names=NAMES)


def test_a_proposal_becomes_a_fact_only_with_a_yes() -> None:
    asked, yes = talk("Tom: I propose to drop the Madrid shop.", "Ana: Agreed.").segments
    assert is_supported("The Madrid shop drops.", [asked, yes], names=NAMES)
    assert not is_supported("The Madrid shop drops.", [asked], names=NAMES)


def test_may_is_also_a_month() -> None:
    (said,) = talk("Tom: We launch the filters on 3 May.").segments
    assert is_supported("The filters launch on 3 May.", [said], names=NAMES)


def test_a_speaker_who_speaks_of_somebody_else_did_not_do_it() -> None:
    (said,) = talk("Ana Keller: I think Priya will fix the bug.").segments
    assert not is_supported("Ana will fix the bug.", [said], names=NAMES)
    assert is_supported("Priya will fix the bug.", [said], names=NAMES)
