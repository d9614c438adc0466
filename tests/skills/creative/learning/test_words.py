"""What was learned reads as figures with their doubt, never as a score or a cause."""

from datetime import date

from skills.creative.learning.effects import Effect, Measure, Verdict
from skills.creative.learning.experiment import planned, worth_testing
from skills.creative.learning.performance_file import Fault, Imported, Row
from skills.creative.learning.results import Matched, Unmatched
from skills.creative.learning.tags import VALUES, Element, Tag
from skills.creative.learning.words import named, said, said_import, said_next, said_plan
from skills.language import reader_with, speaking
from skills.messages import Footer, Lines, Table, Text

FOUND = Effect(
    Tag("cta", "shop"), Measure.CLICKS, Verdict.FOUND, 12, 30, 90_000, 1_200, 0.2, 0.08, 0.33, 0.0004
)
OPEN = Effect(
    Tag("tactic", "emotion"), Measure.CLICKS, Verdict.NOT_FOUND, 9, 30, 80_000, 900, 0.1, -0.1, 0.3, 0.3
)
FEW = Effect(Tag("layout", "split"), Measure.CLICKS, Verdict.NOT_ENOUGH, 3, 30, 4_000, 40)
TIED = Effect(
    Tag("logo", "shown"), Measure.CLICKS, Verdict.INSEPARABLE, 9, 30, 80_000, 900, 0.1, -0.1, 0.3, 0.3,
    (Tag("imagery", "scene"),),
)  # fmt: skip


def text_of(blocks: object) -> str:
    return str(blocks)


def test_every_lift_has_its_interval_its_counts_and_its_verdict() -> None:
    table = next(block for block in said((FOUND, OPEN)) if isinstance(block, Table))
    assert table.rows[0] == (
        "call to action: shop", "+20%", "+8% to +33%", "12 / 30", "90,000", "1,200", "found",
    )  # fmt: skip
    assert table.rows[1][-1] == "no difference shown"


def test_says_what_went_with_more_and_that_it_is_no_cause() -> None:
    blocks = said((FOUND,))
    assert isinstance(blocks[0], Text)
    assert "higher click-through rate: call to action: shop" in blocks[0].text
    assert isinstance(blocks[-1], Footer)
    assert blocks[-1].text.startswith("Correlated, not caused")


def test_says_what_lacks_data_and_how_much_it_takes() -> None:
    blocks = said((FEW,))
    assert not any(isinstance(block, Table) for block in blocks)
    lines = next(block for block in blocks if isinstance(block, Lines))
    assert "3 assets with it" in lines.items[0]
    assert "Not enough data" in text_of(blocks)


def test_says_what_cannot_be_told_apart() -> None:
    assert "logo: shown always went with imagery: scene" in text_of(said((TIED,)))


def test_says_that_there_are_no_results_yet() -> None:
    assert "no results yet" in text_of(said(()))


def test_every_value_of_the_vocabulary_has_words() -> None:
    assert all(
        str(named(Tag(element, value))).endswith(value)
        for element, values in VALUES.items()
        for value in values
    )
    assert all("{" not in named(Tag(element, "x")) for element in Element)


def test_figures_are_said_in_the_readers_language() -> None:
    with speaking(reader_with("de")):
        table = next(block for block in said((FOUND,)) if isinstance(block, Table))
    assert "90.000" in table.rows[0]


def test_an_import_says_what_counts_and_what_does_not() -> None:
    row = Row("meta", "C", "a", date(2026, 3, 1), date(2026, 3, 1), 10, 1, None, "", None, 2)
    imported = Imported("meta", (row,), (Fault(7, "no whole number"),), repeated=2, totals=1)
    matched = Matched((), tuple(Unmatched(f"ad {n}", "meta", 10) for n in range(14)))
    words = text_of(said_import(imported, matched))
    assert all(part in words for part in ("14 ads are no assets", "ad 3", "and 4 more", "Line 7"))


def test_a_plan_and_what_to_test_next_are_said() -> None:
    assert "variants" in text_of(said_plan(planned(base=0.01, lift=0.2)))
    assert "tactic: emotion: Anything from −10% to +30%" in text_of(said_next(worth_testing((OPEN,))))
    assert "Nothing is open" in text_of(said_next(()))
