"""What a house sent in, and a paper only printed, is that house's own word, whatever field it is of."""

import pytest

from skills.research.compare.supplied import as_sent_in
from skills.research.facts import Voice
from tests.skills.research.compare.world import fact, source

SAYS = "Acme leads in odour control."


def voice_of(text: str, field: str = "edge") -> Voice:
    page = source("s3", text, "trade.com")
    [one] = as_sent_in([fact(page, "Acme", field, SAYS.rstrip("."))], {"s3": page})
    return one.voice


@pytest.mark.parametrize(
    "front",
    [
        "## Supplied\n\nThe following was sent in by companies.\n\n",
        "## News in brief\n\nSent in by the companies.\n\n",
        "WIRESTATION | paid distribution | 21 September 2026\n\n# Acme is first\n\n",
        "## Eingesandt\n\n",
    ],
)
def test_words_that_were_sent_in_are_the_house_s_own(front: str) -> None:
    assert voice_of(f"{front}{SAYS}") is Voice.ITSELF


@pytest.mark.parametrize(
    "front",
    [
        "## Our test\n\n",
        "## Supplied\n\nBorea has news.\n\n## Our test\n\n",
        "We rented what was supplied by companies that we trust, and paid for it ourselves.\n\n## Our test\n\n",
        "Samples were sent in by companies we know.\n\n## Our test\n\n",
    ],
)
def test_words_of_a_paper_stay_its_own(front: str) -> None:
    assert voice_of(f"{front}{SAYS}") is Voice.OTHERS


def test_a_complaint_is_nobody_s_own_word() -> None:
    assert voice_of(f"## Supplied\n\n{SAYS}", "weakness") is Voice.OTHERS


def test_thousands_of_facts_of_one_page_are_looked_at_without_hanging() -> None:
    said = [f"Acme {number} leads in odour control." for number in range(3_000)]
    page = source("s3", "Our advertisement prices are below.\nNews.\n" + "\n".join(said), "trade.com")
    facts = [fact(page, "Acme", "edge", one) for one in said]
    assert {one.voice for one in as_sent_in(facts, {"s3": page})} == {Voice.OTHERS}


@pytest.mark.parametrize("filled", ["a-" * 100_000, "-" * 200_000, ". " * 100_000])
def test_words_of_a_paper_stay_its_own_behind_a_filled_line_however_long(filled: str) -> None:
    assert voice_of(f"{filled}\n{SAYS}") is Voice.OTHERS
