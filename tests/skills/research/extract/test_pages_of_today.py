"""Pages as shops, site builders and archives of the web make them today."""

from dataclasses import replace

import pytest

from skills.research.extract import find_companies
from skills.research.extract.page_days import is_old
from tests.skills.research.extract.test_tagged import Marks, facts
from tests.skills.research.extract.world import NORVIK, page

CAPTURED = "<p>WebVault archive. Captured 14 September 2023 from www.norvik.example/pricing.</p>"


@pytest.mark.parametrize(
    ("said", "url"),
    [
        (CAPTURED, "https://webvault.example/x"),
        ("<p>This is a historical copy of a page.</p>", "https://webvault.example/x"),
        ("<h1>Pricing</h1>", "https://webvault.example/web/20230914083000/norvik.example/pricing"),
    ],
)
def test_a_page_that_an_archive_captured_is_old(said: str, url: str) -> None:
    assert is_old(page(f"{said}<p>Pro costs £19 a month.</p>", url=url))


def test_a_page_about_a_capture_of_today_is_not_old() -> None:
    assert not is_old(page("<p>Leads captured on 3 forms are kept.</p><p>Pro costs £19 a month.</p>"))


def test_a_captured_page_of_other_days_is_no_second_company_of_its_name() -> None:
    home = replace(page("<h1>Tallow</h1><p>We are Tallow.</p>", url="https://tallow.example/"), site="Tallow")
    kept = page(
        CAPTURED + "<h1>Plans</h1><p>Pro is £19.</p>", url="https://vault.example/x", title="Plans | Tallow"
    )
    found = find_companies(
        "compare Tallow and Norvik", [("s1", home), ("s2", replace(kept, site="Tallow")), ("s3", NORVIK)]
    )
    assert found.ambiguous == ()
    assert [one.hosts for one in found.companies if one.name == "Tallow"] == [frozenset({"tallow.example"})]


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("funding", "$52 million",
         "Before Norvik, our founder Ines Calloway ran sensors at Brightfield, which raised $52 million before it closed."),
        ("funding", "£20,000", "We also sponsor the Ancoats Air Fund, which gave £20,000 to local schools last year."),
        ("customers", "80,000 customers", "Before Norvik, Tilda sold Homebird, which had 80,000 customers."),
    ],
)  # fmt: skip
def test_what_is_told_of_somebody_in_passing_is_not_the_houses(field: str, words: str, said: str) -> None:
    assert facts(f"<h1>About us</h1><p>{said}</p>", Marks(field, words)) == []


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("funding", "$5 million", "Our Series A was led by Elm Capital, which put $5 million into Norvik."),
        ("customers", "900 customers", "We are the house behind Norvik, which has 900 customers."),
        ("customers", "900 schools", "We make Leaf, which has 900 schools as customers."),
    ],
)
def test_what_is_told_of_the_house_in_such_words_is_its_own(field: str, words: str, said: str) -> None:
    assert facts(f"<h1>About us</h1><p>{said}</p>", Marks(field, words)) != []


def test_the_round_right_before_a_sum_is_its_round() -> None:
    said = "Today we announce our Series A: £6.4 million, led by Elm with our seed investors Quayside Seed."
    [fact] = facts(f"<h1>News</h1><p>{said}</p>", Marks("funding", "nothing"))
    assert fact.of == "Series A"
