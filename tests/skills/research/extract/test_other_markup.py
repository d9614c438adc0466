"""The same told in another way: terms in a table or in a list, codes for signs of money, days in figures."""

from collections.abc import Callable, Sequence

import pytest

from indexing.tagging import Line, Tag
from skills.research.extract.tagging.signs import WithSigns
from skills.research.extract.words.two_columns import with_terms
from tests.skills.research.extract.world import others, own, page, said_on

SAID = {
    "list": "<dl>{rows}</dl>",
    "table": "<table>{rows}</table>",
    "table with heads of rows": "<table>{rows}</table>",
}
ROW = {
    "list": "<dt>{term}</dt><dd>{said}</dd>",
    "table": "<tr><td>{term}</td><td>{said}</td></tr>",
    "table with heads of rows": "<tr><th scope=row>{term}</th><td>{said}</td></tr>",
}
either_way = pytest.mark.parametrize("way", SAID)


def marked_up(way: str, *rows: tuple[str, str]) -> str:
    return SAID[way].format(rows="".join(ROW[way].format(term=term, said=said) for term, said in rows))


@either_way
def test_questions_and_answers_are_read_alike_in_a_list_and_in_a_table(way: str) -> None:
    asked = marked_up(
        way,
        ("Do you come to Wales?", "No. We don’t sell in Wales."),
        ("Is there an app?", "We have no Android app. A web page does the same."),
    )
    told = [one.value for one in own(f"<h1>Questions</h1>{asked}", "weakness")]
    assert any("Wales" in one for one in told)
    assert "no Android app" in " ".join(told)
    assert not any("web page" in one for one in told)


@either_way
def test_what_a_certificate_is_not_held_for_is_no_proof_in_either(way: str) -> None:
    held = marked_up(way, ("ISO 9001", "No."), ("Hosting", "Our host holds ISO 14001. That one isn’t ours."))
    assert own(f"<h1>Certificates</h1>{held}", "proof") == []


@either_way
def test_a_thing_beside_its_price_is_what_the_price_is_for(way: str) -> None:
    listed = marked_up(way, ("Norvik K2", "£219 per kiln"), ("Norvik K4 Wide", "£489 per kiln"))
    prices = own(f"<h1>Prices</h1><h2>Kilns</h2>{listed}", "price")
    assert {one.of for one in prices} == {"Norvik K2", "Norvik K4 Wide"}


@pytest.mark.parametrize(
    "said",
    [
        "On 2026-06-09 some users saw the wrong language.",
        "On June 9, 2026 some users saw the wrong language.",
        "On 9 Jun 2026 some users saw the wrong language.",
        "Until 2027-01-15 new customers pay £1.",
    ],
)
def test_the_figures_of_a_day_count_nobody(said: str) -> None:
    assert own(f"<p>{said}</p>", "customers") == []


@pytest.mark.parametrize("money", ["£500", "GBP 500", "500 EUR"])
def test_a_deposit_that_is_held_is_no_certificate(money: str) -> None:
    assert own(f"<p>We hold {money} while you rent the kiln.</p>", "proof") == []


@pytest.mark.parametrize(
    ("said", "shown", "kept"),
    [
        ("Anvil is GBP 17 a bus.", "Anvil is £17 a bus.", "GBP 17"),
        ("Anvil is EUR 1,700 a bus.", "Anvil is €1,700 a bus.", "EUR 1,700"),
        ("Der Anvil kostet 17 EUR.", "Der Anvil kostet 17 EUR.", "17"),
        ("Anvil is $17 a bus.", "Anvil is $17 a bus.", "$17"),
        ("The EUR 5 scheme is of the EUR.", "The €5 scheme is of the EUR.", "EUR 5"),
    ],
)
def test_the_tagger_is_shown_signs_and_what_it_marks_are_words_of_the_page(
    said: str, shown: str, kept: str
) -> None:
    class Seen:
        name = "seen"
        lines: tuple[str, ...] = ()

        def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
            self.lines = tuple(one.text for one in lines)
            mark = shown[shown.index(next(one for one in shown if one in "£€$1")) :].split(" ")[0].rstrip(".")
            at = shown.index(mark)
            return [(Tag("price", at, at + len(mark), 0.9),)]

    tagger = Seen()
    [[tag]] = WithSigns(tagger).tag([Line(said)])
    assert tagger.lines == (shown,)
    assert said[tag.start : tag.end] == kept


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I pay Norvik £12 a month, handshake deal from the early days.", False),
        ("We still pay Norvik £12 a month as a favour.", False),
        ("I pay Norvik £12 a month and have no complaints.", True),
    ],
)
def test_a_deal_that_somebody_has_for_himself_is_no_price(said: str, told: bool) -> None:
    assert bool(others(f"<p>{said}</p>", "price")) is told


@either_way
def test_a_thing_that_has_words_in_one_list_and_a_price_in_another_is_sold(way: str) -> None:
    made = marked_up(
        way,
        ("Anvilet", "a band that tells the kiln who stands before it"),
        ("Glowport", "a window that shows how hot it is inside"),
    )
    listed = marked_up(way, ("Anvilet", "34p per band"), ("Glowport", "£29 per window"))
    pages = (
        f"<h1>Norvik</h1><p>New Anvilet bands come in green.</p><h2>Made</h2>{made}<h2>Prices</h2>{listed}"
    )
    assert "Anvilet" in {one.value for one in own(pages, "product")}


def test_a_thing_alone_above_a_price_in_another_dollar_is_what_the_price_is_for() -> None:
    listed = marked_up("list", ("Anvil scanner", "A$540 each"), ("Per call", "A$1.05 per minute."))
    prices = own(f"<h1>Prices</h1>{listed}", "price")
    assert {one.of for one in prices} == {"Anvil scanner", ""}


@either_way
def test_what_a_customer_raised_in_its_story_is_no_money_of_the_house(way: str) -> None:
    told = marked_up(way, ("House", "Ropewalk Theatre"), ("Roof appeal", "£2.1 million raised so far"))
    story = f"<h1>Ropewalk Theatre</h1>{told}"
    assert said_on(story, "funding", "https://norvik.example/stories/ropewalk-theatre", "Norvik AS") == []


@either_way
def test_what_shares_were_given_out_for_is_no_price(way: str) -> None:
    kept = marked_up(way, ("Name", "Norvik AS"), ("Allotments", "12 June 2019, for £600,000 in cash"))
    assert others(f"<h1>Company roll</h1><h2>NORVIK AS</h2>{kept}", "price") == []


@pytest.mark.parametrize("letters", [str, str.upper])
def test_a_product_below_a_heading_in_capitals_is_called_as_the_text_calls_it(
    letters: Callable[[str], str],
) -> None:
    cards = "".join(
        f"<h3>{letters(name)}</h3><p>{what}</p>"
        for name, what in (
            ("Anvilet", "Books the kiln for the whole street."),
            ("Glowport", "Shows how hot it is inside."),
        )
    )
    said = "<p>The choir moved to Anvilet last year, and two schools run Glowport beside it.</p>"
    told = own(f"<h1>Norvik</h1><h2>{letters('What we make')}</h2>{cards}{said}", "product")
    assert {one.value for one in told} >= {"Anvilet", "Glowport"}


@pytest.mark.parametrize(
    ("term", "said", "is_term"),
    [
        ("Pros", "Kind people. Fast to learn.", True),
        ("SOC 2", "No.", True),
        ("Is there an app?", "an app for tablets", True),
        (
            "Outage",
            "Norvik keeps a fortnight of firings in the kiln itself; no other kiln " + "still " * 9 + "does.",
            False,
        ),
        ("Anvil", "£219 per kiln", False),
    ],
)
def test_a_row_is_a_term_where_its_words_are_short_and_said_in_sentences(
    term: str, said: str, is_term: bool
) -> None:
    rows = marked_up("table", (term, said), ("Calendars", "Exchange and iCal"))
    read = with_terms(page(f"<h1>Norvik</h1><h2>Why</h2>{rows}"))
    [block] = [one for one in read.blocks if read.words(one) == said]
    assert (block.path[-1] == term) is is_term
