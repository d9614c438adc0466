"""A fact is the same in whichever word of a family somebody tells it."""

import pytest

from skills.research.compare.turns import LOST
from tests.skills.research.extract.world import others, own

REGISTER = (
    "<h1>Register</h1><table><tr><th>Holder</th><th>Standard</th><th>Status</th></tr>"
    "<tr><td>Norvik AS</td><td>ISO 27001</td><td>{status}</td></tr></table>"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvik is the sole booking desk that reads a tide table.",
        "Norvik is also the sole booking desk that reads a tide table.",
        "Ours is the sole contract in the trade that pays back the whole month.",
        "No competing desk reads a tide table without a clerk.",
        "Not one other desk reads a tide table without a clerk.",
    ],
)
def test_what_a_house_alone_can_do_is_an_edge_in_every_word_for_it(sentence: str) -> None:
    assert own(f"<h2>Desk</h2><p>{sentence}</p>", "edge")


@pytest.mark.parametrize(
    "behind",
    [
        "No competing desk does that.",
        "Not one other desk does that.",
        "We know of no competing desk with a letterbox.",
        "We know of not one other desk with a letterbox.",
    ],
)
def test_that_nobody_else_does_so_makes_an_edge_of_the_sentence_before(behind: str) -> None:
    html = f"<h2>Post</h2><p>Norvik folds and stamps each answer by itself. {behind}</p>"
    assert [one.span.quote.endswith(behind) for one in own(html, "edge")] == [True]


def test_the_sole_thing_of_its_kind_is_no_product_by_that_word() -> None:
    html = "<h1>Products</h1><p>Tidebook is the sole booking program that reads a tide table.</p>"
    assert [one.value for one in own(html, "product")] == []


@pytest.mark.parametrize(
    "status", ["Withdrawn 2024", "Discontinued", "discontinued in 2024", "Retired", "retired in March 2024"]
)
def test_a_certificate_that_is_held_no_more_is_lost_in_every_word_for_it(status: str) -> None:
    html = REGISTER.format(status=status)
    assert others(html, "proof") == []
    assert [one.of for one in others(html, LOST)] == ["ISO 27001"]


def test_a_product_that_is_discontinued_is_sold_no_more() -> None:
    html = "<h1>History</h1><p>2019: our first program, Tidebook, is discontinued.</p>"
    assert [one for one in own(html, "product") if not one.past] == []


@pytest.mark.parametrize("word", ["withdrawn", "discontinued", "retired"])
def test_a_list_that_was_taken_back_asks_no_price(word: str) -> None:
    html = f"<h1>Prices</h1><p>A separate list, with Tidebook at $1,600, was {word} by the end of 2024.</p>"
    assert [one for one in own(html, "price") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "field"),
    [
        ("<p>The company means to serve 3,000 farms by the end of 2029.</p>", "customers"),
        ("<p>By 2029 we mean to serve 3,000 farms.</p>", "customers"),
        ("<p>A Series B of £20 million is what we mean to raise in 2029.</p>", "funding"),
        ("<p>It has 240 people on the payroll.</p>", "customers"),
        ("<p>Registration number 04411822.</p>", "customers"),
        ("<p>A whisper goes round that Norvik raised £30 million.</p>", "funding"),
        ("<p>Word on the street: Norvik costs £30 a month.</p>", "price"),
        ("<p>Eleven of us walked to Dover and secured £5,120 for the lifeboat.</p>", "price"),
        ("<p>In the same year a neighbour was penalised £12,000 over his boilers.</p>", "price"),
        ("<p>Our spring warmer, £10 a month till Easter, is over.</p>", "price"),
        ("<h2>The company</h2><p>The new roof came to £340,000.</p>", "price"),
        ("<h2>The business</h2><p>Wanted: a rigger, £29,400, day release.</p>", "price"),
        ("<h2>Prices</h2><p>1 Training for your employees is £480 per day and is optional.</p>", "price"),
        ("<h2>Clients also looked at</h2><p>Wand Mini by Coldhatch, £19.99</p>", "price"),
        ("<p>ISO 27001: we have asked for an audit and are held up waiting for a day.</p>", "proof"),
        ("<h2>Pintle</h2><p>Pintle secured $12 million last year and doubled its team to six.</p>", "proof"),
        ("<h2>From Tallow</h2><p>Their team still lacks virtual cards.</p>", "weakness"),
        ("<p>Our report is from April 2026 and does not have any exceptions.</p>", "weakness"),
        ("<p>There aren’t any extra charges.</p>", "weakness"),
        ("<p>No wonder we call ourselves the no. 1 desk for harbours.</p>", "segment"),
    ],
)
def test_what_is_none_in_one_word_is_none_in_another(html: str, field: str) -> None:
    assert own(f"<h1>Norvik</h1>{html}", field) == []


def test_a_contract_that_was_awarded_is_no_prize() -> None:
    assert others("<p>Norvik was awarded the contract to equip two prisons.</p>", "proof") == []
    assert others("<p>Norvik was awarded the Golden Oar.</p>", "proof")


def test_what_a_house_is_set_against_is_not_told_of_it() -> None:
    assert others("<p>In contrast to Norvik, we pick up the phone.</p>", "edge") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers grumble that Norvik charges for each berth.",
        "Readers moan that Norvik charges for each berth.",
        "Norvik falls over when two clerks log in together.",
        "Norvik was penalised £4,000 in 2021 for a blocked quay.",
        "The handbook of Norvik exists solely in German.",
        "Of Norvik, there isn’t any app for caretakers.",
        "Of Norvik, there’s no app for caretakers.",
    ],
)
def test_a_fault_is_one_in_every_word_for_it(sentence: str) -> None:
    assert others(f"<p>{sentence}</p>", "weakness")


@pytest.mark.parametrize("heading", ["Who uses it", "Who relies on it", "Who works with it"])
def test_a_count_below_a_question_who_uses_it_is_of_customers(heading: str) -> None:
    html = f"<h2>{heading}</h2><p>64 removal firms, most of them in families’ hands.</p>"
    assert [one.value for one in own(html, "customers")] == ["64 removal firms"]


@pytest.mark.parametrize("verb", ["serves", "looks after"])
def test_whom_a_house_looks_after_it_serves(verb: str) -> None:
    html = f"<p>Norvik {verb} harbours and, more and more, marinas.</p>"
    assert [one.value for one in own(html, "segment")] == ["harbours"]
    assert own(f"<p>Norvik {verb} 58 harbours.</p>", "customers")


@pytest.mark.parametrize("heading", ["Made for", "Designed for", "Built for", "Aimed at", "Meant for"])
@pytest.mark.parametrize("priced", ["Starts at", "Starts from", "Begins at"])
def test_a_column_says_for_whom_or_from_what_price_in_several_words(heading: str, priced: str) -> None:
    html = (
        f"<table><tr><th></th><th>{heading}</th><th>{priced}</th></tr>"
        "<tr><td>Norvik</td><td>harbours</td><td>£79 a month</td></tr>"
        "<tr><td>Tallow</td><td>marinas</td><td>£85 a month</td></tr></table>"
    )
    assert [one.value for one in others(html, "segment")] == ["harbours"]
    assert [(one.value, one.of) for one in others(html, "price")] == [("£79 a month", "")]


@pytest.mark.parametrize("heading", ["Price list", "Tariff", "Rate card"])
def test_a_list_of_prices_has_many_names(heading: str) -> None:
    html = f"<h1>{heading}</h1><h3>To buy, new</h3><ul><li>PS10 ........ £7,450</li><li>PS20 ........ £11,900</li></ul>"
    assert [one.of for one in own(html, "price")] == ["PS10", "PS20"]


@pytest.mark.parametrize("word", ["certified", "accredited"])
def test_a_house_is_accredited_to_a_standard_as_it_is_certified_to_it(word: str) -> None:
    html = f"<p>Norvik has been {word} to ISO 27001 since 2021.</p>"
    assert [one.value for one in own(html, "proof")] == [f"{word} to ISO 27001 since 2021"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We’ve no desktop version.",
        "We’ve never made an app for drivers.",
        "It doesn’t work over mobile data.",
    ],
)
def test_a_house_tells_of_its_limits_in_short_forms_too(sentence: str) -> None:
    assert own(f"<h2>Questions</h2><p>{sentence}</p>", "weakness")


@pytest.mark.parametrize("answer", ["There’s not.", "There isn’t.", "There is none."])
def test_no_is_no_in_a_short_form_too(answer: str) -> None:
    assert own(f"<h2>Is there an app?</h2><p>{answer}</p>", "weakness")


@pytest.mark.parametrize(
    "sentence",
    [
        "Next on our bench: a lamp for pupils. It doesn’t work yet.",
        "You know the rest, though we’ve no plan to sell there.",
        "There’s no source for this.",
    ],
)
def test_what_is_no_fault_is_none_in_a_short_form(sentence: str) -> None:
    assert own(f"<h2>Desk</h2><p>{sentence}</p>", "weakness") == []


@pytest.mark.parametrize("is_a", ["That is a", "That’s a"])
def test_what_that_is_called_is_a_product(is_a: str) -> None:
    html = f"<p>One room for twenty, two for the jury. {is_a} Norvik Hearing Suite.</p>"
    assert [one.value for one in own(html, "product")] == ["Norvik Hearing Suite"]


@pytest.mark.parametrize("denial", ["would not", "wouldn’t"])
def test_what_a_house_would_not_give_proves_nothing(denial: str) -> None:
    assert others(f"<h2>Results of our test</h2><p>Norvik {denial} give us an account.</p>", "proof") == []


@pytest.mark.parametrize("held", ["are", "’re", "’ve been"])
def test_a_certificate_is_told_without_its_holder(held: str) -> None:
    subject = f"We {held}" if held == "are" else f"We{held}"
    html = f"<h2>Papers</h2><p>{subject} certified to ISO 22000 for all counters.</p>"
    assert [one.value for one in own(html, "proof")] == ["certified to ISO 22000 for all counters"]


@pytest.mark.parametrize("won", ["won", "took", "scooped", "carried off", "was awarded"])
def test_a_prize_is_won_in_every_word_for_it_and_by_a_customer_too(won: str) -> None:
    assert own(f"<p>Norvik {won} the Gilded Oar 2026 of the Boat Days, for storage.</p>", "proof")
    theirs = f"The hospital treats 310,000 people a year and {won} the Green Ward Prize 2025 for its laundry."
    html = f"<h2>Hospitals</h2><h3>Leedsham Hospital</h3><p>Norvik runs its counters. {theirs}</p>"
    assert own(html, "proof") == []


@pytest.mark.parametrize("status", ["withdrawn", "discontinued", "retired"])
def test_a_certificate_is_lost_whatever_stands_behind_that_word_in_its_row(status: str) -> None:
    html = REGISTER.replace("</th></tr>", "</th><th>Day</th></tr>").replace(
        "</td></tr>", "</td><td>2024-03-01</td></tr>"
    )
    assert others(html.format(status=status), "proof") == []
