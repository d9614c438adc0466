"""A round that stands alone before its sum is of it; what is collected for a lifeboat is no round."""

from tests.skills.research.extract.world import own


def test_a_round_alone_before_the_sentence_of_its_sum_is_of_that_sum() -> None:
    html = "<p>Series A. Ovenfield Ventures leads a round of £5.5 million.</p>"
    assert [(one.of, one.value) for one in own(html, "funding")] == [("Series A", "£5.5 million")]


def test_a_sum_that_is_too_small_for_a_round_is_none() -> None:
    assert not own("<p>Twelve of us walked to Scarborough and raised £5,120 for the lifeboat.</p>", "funding")
    assert own("<p>Norvik raised £512,000 in a seed round.</p>", "funding")
