"""What a model wrote must be proved by what was said."""

import pytest

from skills.minutes.support import is_supported
from tests.skills.minutes.talk import talk

SAID = talk(
    "Ana Keller: We decided to move the launch from 1 October to 15 October.",
    "Ana Keller: Priya will fix the calibration bug by Friday.",
    "Ana Keller: Jonas will send the new forecast to the distributors.",
    "Ana Keller: The supplier is not late.",
).segments


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
    assert is_supported(text, [SAID[place] for place in cited])


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The launch moves to 16 October.", [0]),
        ("Bob will fix the calibration bug by Friday.", [1]),
        ("Jonas will fix the calibration bug by Friday.", [1]),
        ("Jonas will fix the calibration bug by Friday.", [1, 2]),
        ("Priya will fix the calibration bug by Monday.", [1]),
        ("Priya will fix two calibration bugs by Friday.", [1]),
        ("The supplier is late.", [3]),
        ("Priya will not fix the calibration bug by Friday.", [1]),
        ("The company plans a very profitable summer campaign.", [0]),
        ("The launch moves to 15 October.", []),
        ("", [0]),
    ],
)
def test_drops_what_the_segments_do_not_say(text: str, cited: list[int]) -> None:
    assert not is_supported(text, [SAID[place] for place in cited])
