"""What a house sells is known by its name from headings, tables and sentences; and what is counted of it is its own."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract import extract, find_companies
from skills.research.extract.fields.buyers.count_lines import uses_it
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import TALLOW, others, own, page, read


@pytest.mark.parametrize(
    ("html", "name"),
    [
        (
            (
                "<h2>Punchpad</h2><p>Sell, check in and reconcile on any phone.</p><p>Sorry, Punchpad has no "
                "tickets for cars. So far riders have bought 412,000 tickets through Punchpad.</p>"
            ),
            "Punchpad",
        ),
        (
            (
                "<h2>Lodsbro</h2><p>Salg på nettet.</p><ul><li>Lodsbro kan ikke håndtere grupper.</li></ul><p>Som de "
                "eneste lader Lodsbro øboere bevise deres bopæl.</p>"
            ),
            "Lodsbro",
        ),
        (
            "<h2>Kajscan</h2><p>Håndscanner, der tæller gæster.</p><p>Kajscan lejes for 240 kr.</p>",
            "Kajscan",
        ),
        (
            (
                "<h2>The platform</h2><table><tr><th>Skein Gate</th><td>Turnstile control at the ramp</td></tr>"
                "<tr><th>Skein One</th><td>Reservations and settlement</td></tr></table>"
                "<p>Skein Gate is €22 per gate per month.</p>"
            ),
            "Skein Gate",
        ),
    ],
)
def test_a_name_is_a_products_by_signs_of_several_kinds(html: str, name: str) -> None:
    assert name in [one.value for one in own(html, "product")]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        (
            "<h2>Svendborg</h2><p>Our office is by the harbour.</p><p>We went to Svendborg in May.</p>",
            "Svendborg",
        ),
        ("<h2>Alder Inn</h2><p>Alder Inn chose us in 2021. We set up in Alder Inn.</p>", "Alder Inn"),
        ("<h2>Sold in one message</h2><p>Riders install nothing.</p>", "Sold"),
        (
            "<h2>Contacts</h2><table><tr><th>Eleni Varda</th><td>Managing director</td></tr></table>",
            "Eleni Varda",
        ),
    ],
)
def test_a_town_a_customer_and_a_person_are_no_products(html: str, name: str) -> None:
    assert name not in [one.value for one in own(html, "product")]


@pytest.mark.parametrize(
    "text",
    [
        "74 operators that use it.",
        "74 operators using it this fall.",
        "74 clinics which run on the system.",
        "74 Betriebe, die es nutzen.",
        "74 clubs qui l'utilisent.",
        "74 centros que lo usan.",
        "74 havne, der bruger det.",
    ],
)
def test_so_many_use_what_was_named(text: str) -> None:
    end = text.index(" ", 3) if "," not in text else text.index(",")
    assert uses_it(text, end)


def test_a_count_of_who_uses_it_is_of_whom_the_sentence_before_names() -> None:
    html = "<p>The program comes from Norvik of Oban. A count by this paper arrived at 74 operators that use it.</p>"
    assert [one.measure and int(one.measure.amount) for one in others(html, "customers")] == [74]


@pytest.mark.parametrize(
    "html",
    [
        "<p>The program comes from Norvik of Oban. A count by this paper arrived at 74 operators that have closed.</p>",
        "<p>Norvik of Oban was there.</p><p>A count by this paper arrived at 74 operators that use it.</p>",
        "<p>Norvik met Tallow. A count by this paper arrived at 74 operators that use it.</p>",
    ],
)
def test_a_count_of_others_is_not_its_own(html: str) -> None:
    assert others(html, "customers") == []


def test_a_greek_house_has_its_legal_name() -> None:
    footer = page(
        "<h1>Company</h1><p>Norvik P.C. has been at home in Piraeus since 2016.</p>", of="Norvik P.C."
    )
    told = [one.value for one in read(footer).facts if (one.company, one.field) == ("Norvik", "company")]
    assert "Norvik P.C" in " ".join(told)


@pytest.mark.parametrize(
    "text",
    [
        "Norvik read 99.2% of creased tickets at first try.",
        "Norvik lost no count in 48 hours without a network.",
        "Norvik missed not a single beat in 30 days.",
        "Norvik erkannte 97 % der Belege.",
        "Norvik dropped no call in 24 hours.",
    ],
)
def test_what_a_test_measured_is_a_proof(text: str) -> None:
    assert others(f"<p>{text}</p>", "proof")


BRACK = page(
    "<h1>Brack &amp; Sons</h1><p>Brack makes scales. In Leith everybody knows what Brack weighs.</p>",
    url="https://brack.example/",
    of="Brack & Sons Ltd",
)


def _found(home: WebPage, said: str) -> list[tuple[str, str]]:
    news = page(f"<h1>In brief</h1><p>{said}</p>", url="https://times.example/d", of="Times")
    named = [("s1", home), ("s2", TALLOW), ("s3", news)]
    facts = extract(named, find_companies("Compare Brack & Sons and Tallow", named), FIELDS).facts
    return [(one.company, one.value) for one in facts if (one.span.source, one.field) == ("s3", "customers")]


def test_a_familys_house_is_known_by_the_name_that_its_own_pages_have_alone() -> None:
    assert _found(BRACK, "Brack counts 310 customers.") == [("Brack & Sons", "310 customers")]


@pytest.mark.parametrize(
    "said", ["Brack & Daughters counts 310 customers.", "This year Ann Brack has 310 customers."]
)
def test_another_of_that_family_is_not_that_house(said: str) -> None:
    assert _found(BRACK, said) == []


def test_a_familys_name_that_its_own_pages_never_have_alone_may_be_anybodys() -> None:
    shy = page(
        "<h1>Brack &amp; Sons</h1><p>Brack &amp; Sons makes scales.</p>",
        url="https://brack.example/",
        of="Brack & Sons Ltd",
    )
    assert _found(shy, "Brack counts 310 customers.") == []
