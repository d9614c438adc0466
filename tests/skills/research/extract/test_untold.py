"""What a house says that it does not tell is an answer, with its quote, and no figure; a figure says more."""

import pytest

from skills.research.compare.untold import untold_in, without_untold
from skills.research.facts import Fact
from tests.skills.research.extract.world import others, own


def told(found: list[Fact]) -> list[str]:
    return [one.value for one in found]


@pytest.mark.parametrize(
    ("field", "sentence", "value"),
    [
        ("price", "We don't publish our prices.", "We don't publish our prices"),
        ("price", "We publish no prices, for every harbour is different.", "We publish no prices"),
        ("price", "Our prices are not listed online.", "Our prices are not listed online"),
        ("customers", "We do not disclose customer numbers.", "We do not disclose customer numbers"),
        ("customers", "We never say how many clients we have.", "We never say how many clients we have"),
        ("funding", "We do not disclose our funding.", "We do not disclose our funding"),
    ],
)
def test_a_house_says_that_it_keeps_a_figure_back(field: str, sentence: str, value: str) -> None:
    assert told(own(f"<h1>Norvik</h1><p>{sentence}</p>", field)) == [value]


@pytest.mark.parametrize(
    ("field", "sentence", "value"),
    [
        ("price", "Norvik does not publish its prices.", "does not publish its prices"),
        ("funding", "Norvik, which does not disclose its funding, is old.", "does not disclose its funding"),
        ("customers", "Norvik declined to say how many customers it has.",
         "declined to say how many customers it has"),
    ],
)  # fmt: skip
def test_somebody_else_says_that_a_house_keeps_a_figure_back(field: str, sentence: str, value: str) -> None:
    assert told(others(f"<p>{sentence}</p>", field)) == [value]


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("price", "Many vendors do not publish their prices."),
        ("price", "Tallow does not publish its prices."),
        ("price", "Why do you not publish your prices?"),
        ("price", "We do not share prices with competitors."),
        ("price", "Our prices are not shown in euros."),
        ("price", "Our prices are published every spring."),
        ("customers", "We do not share customer data."),
        ("customers", "We never share customer numbers with third parties."),
        ("funding", "We do not share funding costs."),
    ],
)
def test_what_is_kept_from_some_or_said_of_others_is_no_answer(field: str, sentence: str) -> None:
    assert own(f"<h1>Norvik</h1><p>{sentence}</p>", field) == []


def test_a_price_that_somebody_gives_says_more() -> None:
    page = "<h1>Pricing</h1><p>We don't publish our prices.</p><p>The Basic plan costs £30 a month.</p>"
    found = own(page, "price")
    assert told(without_untold("price", found)) == ["£30 a month"]
    kept_back = [one for one in found if one.measure is None]
    assert without_untold("price", kept_back) == kept_back
    assert untold_in("price", kept_back[0].value)
