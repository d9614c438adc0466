"""How sure something is, as people read it."""

import pytest

from skills.confidence.said import against
from skills.language import reader_of, speaking


@pytest.mark.parametrize(
    ("confidence", "threshold", "said"),
    [
        (0.6489, 0.6495, "Confidence 0.649, threshold 0.650"),
        (0.64951, 0.6495, "Confidence 0.64951, threshold 0.64950"),
        (0.9, 0.65, "Confidence 0.90, threshold 0.65"),
        (0.652, 0.6495, "Confidence 0.652, threshold 0.650"),
        (0.65, 0.65, "Confidence 0.65, threshold 0.65"),
        (0.1 + 0.2, 0.3, "Confidence 0.30000000000000004, threshold 0.30000000000000000"),
        (0.9, None, "Confidence 0.90, threshold –"),
    ],
)
def test_numbers_that_differ_are_told_with_as_many_digits_as_show_it(
    confidence: float, threshold: float | None, said: str
) -> None:
    assert against(confidence, threshold) == said


def test_they_differ_in_every_language() -> None:
    with speaking(reader_of("de")):
        assert "0,649" in against(0.6489, 0.6495)
