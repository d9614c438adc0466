"""Words that say nothing fill no place in a cell."""

import pytest

from skills.research.extract.words.empty_words import without_empty_words
from skills.research.facts import Fact, Span, Voice


def _fact(field: str, value: str) -> Fact:
    return Fact("Norvik", field, value, Span("s1", 0, len(value), value), Voice.ITSELF, 0.8)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("proof", "Der"),
        ("edge", "Pretty"),
        ("weakness", "How much"),
        ("weakness", "Wie viele"),
        ("edge", "très"),
        ("proof", "Self-assessed"),
        ("proof", "Auto-évalué"),
    ],
)
def test_an_article_an_adverb_the_head_of_a_column_and_ones_own_word_say_nothing(
    field: str, value: str
) -> None:
    assert without_empty_words([_fact(field, value)]) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("proof", "Der Aufwand sank um 52 %"),
        ("edge", "Pretty quick offline"),
        ("weakness", "How much it costs is told nowhere"),
        ("proof", "ISO 27001"),
        ("weakness", "Self-assessed backups only"),
        ("edge", "self-certified sensors"),
        ("price", "an"),
    ],
)
def test_words_that_say_something_stay(field: str, value: str) -> None:
    told = [_fact(field, value)]
    assert without_empty_words(told) == told
