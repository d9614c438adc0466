"""Counts in sentences as houses write them, names that paragraphs begin with, and what is neither."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("As of 30 September 2026 Norvik is in daily use in 640 mills.", 640),
        ("At the last count (1st October 2026) 4,800 mills subscribed.", 4_800),
    ],
)
def test_so_many_use_it_and_no_year_counts(words: str, amount: int) -> None:
    told = [int(one.measure.amount) for one in own(f"<p>{words}</p>", "customers") if one.measure]
    assert told == [amount]


def test_how_many_there_are_is_told_below_who_uses_it() -> None:
    html = "<h1>Norvik</h1><h2>Wer uns die Ballen anvertraut</h2><p>Stand Oktober 2026 sind es 1.150 Webereien.</p>"
    assert [one.value for one in own(html, "customers")] == ["1.150 Webereien"]


def test_paragraphs_below_such_a_heading_begin_with_who_buys() -> None:
    html = (
        "<h1>Norvik</h1><h2>Who uses it</h2><p>Alder Weaving Mill, Fife. Ninety looms and a dog.</p><p>Brough Cloth "
        "Company "
        "(blankets, scarves, one sail) has 14 halls.</p><p>Cawdor Tweed Works, Nairn. On trial since May.</p>"
    )
    assert [one.value for one in own(html, "customers") if not one.measure] == [
        "Alder Weaving Mill",
        "Brough Cloth Company",
    ]


@pytest.mark.parametrize(
    "words",
    ["Users’ mark: 8.1 out of ten (57 users).", "5 offices worldwide.", "They took 41 million readings."],
)
def test_who_marked_it_offices_and_readings_are_no_customers(words: str) -> None:
    assert others(f"<h3>Norvik</h3><p>{words}</p>", "customers") == []


def test_what_was_last_edited_years_ago_is_of_then() -> None:
    [told] = others("<h3>Norvik</h3><p>Profile last edited 2019: 260 customers.</p>", "customers")
    assert told.past


@pytest.mark.parametrize("heading", ["Who uses it", "Who trusts ours?", "Wer uns vertraut"])
def test_how_many_there_are_below_who_uses_it_is_of_all_of_them(heading: str) -> None:
    html = f"<h1>Norvik</h1><h2>{heading}</h2><p>64 weaving firms, most of them family-owned.</p>"
    assert [one.value for one in own(html, "customers")] == ["64 weaving firms"]
