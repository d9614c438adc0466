"""What others counted beside what a company says of itself."""

import pytest

from skills.research.extract import extract, find_companies
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import TALLOW, others, own, page

OWN = page(
    "<h1>Norvik</h1><p>2,600 clinics use Norvik.</p><p>We raised a Series A of €9 million.</p>"
    "<h2>Prices</h2><p>Norvik costs £62 per user per month.</p>"
)


def counted(said: str, field: str) -> list[str]:
    """What a newspaper's paragraph tells of Norvik in one field."""
    there = page(f"<h1>In brief</h1><p>{said}</p>", url="https://markettimes.example/d", of="Market Times")
    named = [("s1", there), ("s2", OWN), ("s3", TALLOW)]
    facts = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS).facts
    mine = [one for one in facts if (one.span.source, one.field, one.company) == ("s1", field, "Norvik")]
    assert all(there.text[one.span.start : one.span.end] == one.span.quote for one in mine)
    return [one.value for one in mine]


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        (
            "customers",
            "Norvik says it has 2,600 clinics. The society went down the list and arrived at 1,940.",
            "1,940",
        ),
        ("customers", "Norvik claims 2,600 clinics. The register lists 1,940 clinics.", "1,940"),
        (
            "customers",
            "How big is Norvik? Its site speaks of 2,600 clinics. By our count it has 1,940 clients.",
            "1,940",
        ),
        (
            "customers",
            "The guild finds 1,940 clinics that rent from Norvik; its own site speaks of 2,600.",
            "1,940",
        ),
        (
            "customers",
            "Norvik says that 2,600 clinics use it. By the count of the clinics' society it was 1,940.",
            "1,940",
        ),
        ("customers", "Norvik claims 2,600 clinics; in its accounts the figure was 1,940.", "1,940"),
        (
            "funding",
            "Norvik's Series A of €9 million is on its website. The register has €7.5 million for it.",
            "€7.5",
        ),
        (
            "price",
            "Norvik's list says £62 per user per month; our invoices said £66 per user per month.",
            "£66",
        ),
    ],
)
def test_an_amount_that_somebody_counted_is_one_of_the_company_before_it(
    field: str, said: str, value: str
) -> None:
    assert any(one.startswith(value) for one in counted(said, field))


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("customers", "Norvik says it has 2,600 clinics. The register counts 1,940 nurses.", "1,940"),
        ("customers", "Norvik says it has 2,600 clinics. Its accounts show 35 clinics.", "35"),
        ("customers", "Norvik says it has 2,600 clinics. Tallow's register counts 1,940 clinics.", "1,940"),
        (
            "customers",
            "Norvik says it has 2,600 clinics. Rumour has it that the register counts 1,940.",
            "1,940",
        ),
        ("customers", "Norvik says it has 2,600 clinics. The register was founded in 1940.", "1940"),
        (
            "customers",
            "Norvik says it has 2,600 clinics. The register listed 1,500 clinics in 2021.",
            "1,500",
        ),
        ("customers", "Norvik has 2,600 clinics. According to the report 1,900 of them renewed.", "1,900"),
        ("customers", "Norvik has 2,600 clinics. A society of 2,000 users shows how it works.", "2,000"),
        ("funding", "Norvik raised a Series A of €9 million. The register shows a loan of $7 million.", "$7"),
        (
            "funding",
            "Norvik raised a Series A of €9 million. The notice speaks of a Series B of €12 million.",
            "x",
        ),
        (
            "price",
            "Norvik costs £62 per user per month. The shop next door lists £66 per user per month.",
            "£66",
        ),
        ("customers", "Norvik says it has 2,600 clinics.</p><p>The register counts 1,940 clinics.", "1,940"),
    ],
)
def test_another_thing_another_company_or_another_paragraph_is_none(
    field: str, said: str, value: str
) -> None:
    assert not any(one.startswith(value) for one in counted(said, field))


@pytest.mark.parametrize(
    ("html", "who"),
    [
        (
            "<div><em>97 cinemas</em> <span>in Norway and the Faroes, at 30 June 2026</span></div>",
            "97 cinemas",
        ),
        ("<p>64 libraries in Denmark, as of March 2026</p>", "64 libraries"),
        ("<p>118 Museen in Bayern, Hessen und Tirol</p>", "118 Museen"),
        ("<p>310 parishes across Kent</p>", "310 parishes"),
        ("<p>41 breweries (as at 1 May 2026)</p>", "41 breweries"),
        ("<p>97 cinemas in Norway closed last year.</p>", ""),
        ("<p>There are 97 cinemas in Norway.</p>", ""),
        ("<p>40 vans in Kent and Essex</p>", ""),
        ("<p>12 offices in Oslo and Bergen</p>", ""),
    ],
)
def test_a_line_that_counts_houses_of_a_kind_and_says_where_and_when_counts_buyers(
    html: str, who: str
) -> None:
    assert [one.value for one in own(html, "customers") if one.measure] == ([who] if who else [])


@pytest.mark.parametrize(
    ("said", "who"),
    [
        (
            "The Farm Register, in its new edition, asked from door to door and found 214 farms on Norvik.",
            "214 farms",
        ),
        ("We counted 64 dairies with a contract with Norvik.", "64 dairies"),
        ("The union lists only 64 ports running on Norvik.", "64 ports"),
        ("Der Verband zählte 88 Praxen mit Norvik.", "88 Praxen"),
        ("The team found 12 errors on Norvik.", ""),
        ("The census found 214 farms on hills, and Norvik knows.", ""),
        ("The census found 214 farms on Inkwell.", ""),
    ],
)
def test_those_whom_somebody_has_found_with_a_house_are_its_customers(said: str, who: str) -> None:
    assert [one.value for one in others(f"<p>{said}</p>", "customers")] == ([who] if who else [])
