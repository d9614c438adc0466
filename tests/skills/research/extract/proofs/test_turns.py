"""A certificate that was withdrawn and a house that was sold or closed are told, and nobody else's are."""

import pytest

from indexing.web.page import WebPage
from skills.research.compare.cells import compare
from skills.research.compare.sources import Home, sources_of
from skills.research.deliver.markdown import markdown_of
from skills.research.deliver.sections import document
from skills.research.extract import extract, find_companies
from skills.research.report import Report
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NORVIK, NOW, TALLOW, page

HELD = "<h1>About</h1><p>Norvik is certified to ISO 27001.</p>"
REGISTER = "<table><tr><th>Company</th><th>Standard</th><th>Status</th></tr>"
QUESTION = "compare Norvik and Tallow"


def own(html: str) -> WebPage:
    return page(html, url="https://norvik.example/about")


def press(html: str) -> WebPage:
    return page(html, url="https://markettimes.example/brief", of="Market Times")


def report(*pages: WebPage) -> Report:
    named = {f"s{number}": one for number, one in enumerate((*pages, NORVIK, TALLOW), 1)}
    found = find_companies(QUESTION, list(named.items()))
    homes = [Home(one.name, one.hosts, frozenset(one.aliases)) for one in found.companies]
    facts = extract(list(named.items()), found, FIELDS).facts
    sources = sources_of(named, homes)
    return compare(QUESTION, ("Norvik", "Tallow"), FIELDS, facts, sources, now=NOW)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>In March 2026 Norvik's ISO 27001 certificate was withdrawn by the auditor.</p>",
         "ISO 27001 certificate was withdrawn"),
        ("<p>The auditor suspended Norvik's ISO 27001 certification in June 2026.</p>",
         "suspended Norvik's ISO 27001 certification"),
        ("<p>Norvik is no longer certified to ISO/IEC 27001:2022.</p>", "no longer certified to ISO/IEC 27001:2022"),
        ("<p>Norvik has lost its ISO 27001 certificate.</p>", "has lost its ISO 27001 certificate"),
        (f"{REGISTER}<tr><td>Norvik AS</td><td>ISO 27001</td><td>expired</td></tr></table>", "ISO 27001 expired"),
    ],
)  # fmt: skip
def test_a_certificate_that_is_gone_contradicts_the_badge(html: str, told: str) -> None:
    cell = report(own(HELD), press(html)).cell("Norvik", "proof")
    assert [one.value for one in cell.contradicted] == [told]


def test_a_withdrawn_certificate_is_not_listed_as_proof_without_a_word() -> None:
    made = report(own(HELD), press("<p>Norvik has lost its ISO 27001 certificate.</p>"))
    written = markdown_of(document(made, ()), {})
    assert "- Norvik: certified to ISO 27001 (contradicted)" in written
    assert "against it has lost its ISO 27001 certificate" in written


def test_a_certificate_that_nobody_shows_any_more_is_told_as_what_held_before() -> None:
    cell = report(press("<p>Norvik's ISO 27001 certificate expired in May 2026.</p>")).cell("Norvik", "proof")
    assert (cell.found, [one.value for one in cell.before]) == (False, ["ISO 27001 certificate expired"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvik's ISO 27001 certificate was renewed in 2026 after it expired.",
        "If Norvik's ISO 27001 certificate is withdrawn, it must tell its customers.",
        "Norvik's ISO 27001 certificate expires in 2028.",
        "Norvik's hosting partner lost its ISO 27001 certificate.",
        "Norvik revoked expired passwords under ISO 27001.",
        "Norvik's ISO 9001 certificate was withdrawn.",
        "Tallow's ISO 27001 certificate was withdrawn.",
    ],
)
def test_a_certificate_that_still_holds_is_not_contradicted(sentence: str) -> None:
    cell = report(own(HELD), press(f"<p>{sentence}</p>")).cell("Norvik", "proof")
    assert cell.found
    assert cell.contradicted == ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norvik went into administration on 3 March 2026.", "went into administration on 3 March 2026"),
        ("Norvik ceased trading in June 2026.", "ceased trading in June 2026"),
        ("Norvik, the maker of harbour software, was acquired by Bergen Group in May 2026.",
         "acquired by Bergen Group in May 2026"),
        ("Bergen Group bought Norvik in May 2026.", "Bergen Group bought Norvik in May 2026"),
        ("Norvik merged with Tallow in 2026.", "merged with Tallow in 2026"),
        ("Tallow bought Norvik in May 2026.", "Tallow bought Norvik in May 2026"),
        ("Norvik is now called Nordvik.", "now called Nordvik"),
        ("Norvik hat im Mai 2026 Insolvenz angemeldet.", "hat im Mai 2026 Insolvenz angemeldet"),
    ],
)  # fmt: skip
def test_what_became_of_a_house_stands_beside_its_name_and_in_the_summary(sentence: str, told: str) -> None:
    made = report(own("<h1>Pricing</h1><h3>Basic</h3><p>£30 a month</p>"), press(f"<p>{sentence}</p>"))
    assert made.cell("Norvik", "company").value == f"Norvik AS; {told}"
    summary = markdown_of(document(made, ()), {}).partition("## Who leads")[0]
    assert f"- Norvik: {told} (" in summary


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvik supplies Acme Boats, which went into administration in 2025.",
        "Norvik's customer Harbourline closed its doors in May 2026.",
        "Norvik's parent was acquired by Bergen Group in 2026.",
        "Norvik could be acquired by Bergen Group.",
        "Norvik was not acquired by Bergen Group.",
        "Norvik denies that it went into administration.",
        "Norvik bought Tallow's building.",
        "Norvik is called Old Reliable by its users.",
        "Norvik closed its Oslo office in May 2026.",
        "Norvik was acquired by Bergen Group in May 2015.",
    ],
)
def test_what_befell_somebody_else_or_nobody_is_not_told_of_a_house(sentence: str) -> None:
    made = report(press(f"<p>{sentence}</p>"))
    assert made.cell("Norvik", "company").value == "Norvik AS"
    assert made.cell("Tallow", "company").value == "Tallow Ltd"
