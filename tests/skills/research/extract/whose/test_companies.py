"""Who a question and its pages are about, and who only sounds like it."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract import find_companies
from skills.research.extract.names.names import Names, bare
from skills.research.extract.names.question import named_in
from tests.skills.research.extract.world import NORVIK, TALLOW, page, read


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("compare Acme, Bolt and Cargo", ("Acme", "Bolt", "Cargo")),
        ("Compare Acme Robotics, Bolt & Sons and Cargo (planning software) and say who leads.",
         ("Acme Robotics", "Bolt & Sons", "Cargo")),
        ("Acme vs Bolt", ("Acme", "Bolt")),
        ("Acme vs. Bolt vs. Cargo: who is cheaper?", ("Acme", "Bolt", "Cargo")),
        ("Vergleiche Acme, Bolt und Cargo", ("Acme", "Bolt", "Cargo")),
        ("Comparez Acme et Bolt", ("Acme", "Bolt")),
        ("Compara Acme y Bolt", ("Acme", "Bolt")),
        ("What are the differences between Acme and Bolt?", ("Acme", "Bolt")),
        ("How do Acme, Bolt and Cargo compare on price?", ("Acme", "Bolt", "Cargo")),
        ("Which of Acme, Bolt and Cargo leads in payroll?", ("Acme", "Bolt", "Cargo")),
        ("In payroll, who is ahead: Acme, Bolt or Cargo?", ("Acme", "Bolt", "Cargo")),
        ("who leads project planning?", ()),
        ("What does Acme cost?", ()),
        ("compare prices and plans", ()),
    ],
)  # fmt: skip
def test_a_question_names_its_companies(question: str, names: tuple[str, ...]) -> None:
    assert named_in(question) == names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Acme Inc.", "Acme"),
        ("Acme, Inc", "Acme"),
        ("Acme Robotics GmbH & Co. KG", "Acme Robotics"),
        ("Acme Pty Ltd", "Acme"),
        ("Acme S.A.S.", "Acme"),
        ("Acme株式会社", "Acme株式会社"),
        ("Acme", "Acme"),
        ("Company", "Company"),
    ],
)
def test_a_legal_form_is_no_part_of_a_name(name: str, short: str) -> None:
    assert bare(name) == short


NAMES = Names(
    {"Acme": "Acme", "Acme Inc.": "Acme", "Café Müller": "Café Müller"},
    frozenset({"Acme Robotics"}),
    frozenset({"Acme Atlas"}),
    frozenset({"acme.com"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "Acme costs $12.",
        "ACME costs $12.",
        "Acme Inc. costs $12.",
        "Acme Atlas costs $12.",
        "Acme Pro costs $12.",
        "Acme CEO Jo Lind spoke.",
        "the price of Acme’s plan",
        "In March Acme grew.",
        "Acme.com is a site.",
        "Rival Acme grew.",
        "Acmeの料金",
    ],
)
def test_a_company_is_named(text: str) -> None:
    assert [one.name for one in NAMES.mentions(text)] == ["Acme"]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Robotics costs $12.",
        "Acme Foods costs $12.",
        "Acme Blue Ocean costs $12.",
        "Acmeta costs $12.",
        "We met Maria Acme there.",
        "See acme-tools for more.",
        "The acme of skill.",
        "Acme.io is another site.",
        "non-Acme tools",
        "@Acme",
    ],
)
def test_a_look_alike_is_somebody_else(text: str) -> None:
    assert [one.name for one in NAMES.mentions(text) if one.name] == []


def test_accents_are_no_difference() -> None:
    assert [one.name for one in NAMES.mentions("Cafe Muller grows.")] == ["Café Müller"]


NEWS = page(
    "<h1>Norvik and Tallow</h1><p>Norvik grows.</p>", url="https://markettimes.example/a", of="Market Times"
)
FUND = page("<h1>Falk Ventures</h1><p>We invest.</p>", url="https://falk.example/", of="Falk Ventures")


def test_newspapers_and_investors_are_no_companies_of_a_market() -> None:
    found = find_companies("who leads?", [("s1", NORVIK), ("s2", TALLOW), ("s3", NEWS), ("s4", FUND)])
    assert {one.name for one in found} == {"Norvik", "Tallow"}


def test_what_is_found_is_a_sequence_of_companies() -> None:
    found = find_companies("compare Norvik and Tallow", [("s1", NORVIK), ("s2", TALLOW)])
    assert len(found) == 2
    assert found[0].name == "Norvik"
    assert [one.hosts for one in found] == [{"norvik.example"}, {"tallow.example"}]


def _tea() -> WebPage:
    return page(
        "<h1>Norvik tea</h1><p>We grow tea on three hills. Our tea costs $9 per month.</p>",
        url="https://norvik-tea.example/",
        of="Norvik Ltd",
    )


def test_of_two_houses_of_one_name_the_one_of_the_market_is_meant_and_both_are_told() -> None:
    plan = "<p>Shift planning for clinics: rosters, absences, payroll export. {}</p>"
    norvik = page("<h1>Norvik</h1>" + plan.format("Our plan costs $15 per user."))
    tallow = page(
        "<h1>Tallow</h1>" + plan.format("We plan shifts."), url="https://tallow.example/", of="Tallow Ltd"
    )
    pages = [("s1", _tea()), ("s2", norvik), ("s3", tallow)]
    found = find_companies("compare Norvik and Tallow for shift planning", pages)
    assert found.ambiguous[0].candidates == ("norvik.example", "norvik-tea.example")
    assert found[0].hosts == {"norvik.example"}
    prices = [one.value for one in read(_tea(), norvik, tallow).facts if one.field == "price"]
    assert prices == ["$15 per user"]


def test_sites_of_one_house_are_not_ambiguous() -> None:
    other = page(
        '<h1>Norvik</h1><p>We plan. <a href="https://norvik.example/">Norvik in English</a></p>',
        url="https://norvik-plan.example/",
    )
    found = find_companies("compare Norvik and Tallow", [("s1", NORVIK), ("s2", other), ("s3", TALLOW)])
    assert found.ambiguous == ()
    assert found[0].hosts == {"norvik.example", "norvik-plan.example"}


def test_a_product_by_its_own_name_is_its_makers() -> None:
    own = page("<h1>Atlas by Norvik</h1><p>Our product is called Atlas. Atlas plans shifts.</p>")
    news = page(
        "<h1>Test</h1><p>Atlas costs $14 per month.</p>",
        url="https://markettimes.example/t",
        of="Market Times",
    )
    facts = read(news, own).facts
    assert [(one.company, one.value) for one in facts if one.field == "price"] == [
        ("Norvik", "$14 per month")
    ]
    assert {one.value for one in facts if one.field == "product"} == {"Atlas"}


def test_a_customer_that_a_page_tells_of_is_no_product() -> None:
    own = page(
        "<h1>Hartwell</h1><p>Hartwell is a bank in Oslo. Hartwell has 40 branches. Hartwell uses Norvik.</p>",
        url="https://norvik.example/customers/hartwell",
    )
    found = find_companies("compare Norvik and Tallow", [("s1", own), ("s2", NORVIK), ("s3", TALLOW)])
    assert found.goods == ()


def test_pages_of_one_host_are_one_site_though_only_some_say_the_full_name() -> None:
    """On this machine many sites share a host, so that what they call themselves tells them apart."""
    home = "http://127.0.0.1:8000"
    full = page(
        "<h1>Norvik</h1>", url=f"{home}/", of="Norvik Planlegging AS", title="Shift planning | Norvik"
    )
    short = page(
        "<h1>Pricing</h1><p>Basic costs $12 per month.</p>",
        url=f"{home}/prices",
        of="",
        title="Pricing | Norvik",
    )
    named = [("s1", full), ("s2", short)]
    found = find_companies("compare Norvik and Tallow", named)
    assert (len(found[0].hosts), found.ambiguous) == (1, ())
    assert "Norvik Planlegging AS" in found[0].aliases
