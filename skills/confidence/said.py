"""How sure something is against what is needed, in words."""

from skills.language import Sentence, number, say

FEWEST_DIGITS = 2
MOST_DIGITS = 17  # with as many, two numbers of a machine that differ read differently


def against(confidence: float, threshold: float | None) -> Sentence:
    """Both numbers, with as many digits as tell them apart; without a threshold nothing is shown, however sure."""
    digits = FEWEST_DIGITS
    sure = number(confidence, digits)
    enough = "–" if threshold is None else number(threshold, digits)
    while threshold is not None and sure == enough and confidence != threshold and digits < MOST_DIGITS:
        digits += 1
        sure, enough = number(confidence, digits), number(threshold, digits)
    return say("Confidence {confidence}, threshold {threshold}", confidence=sure, threshold=enough)
