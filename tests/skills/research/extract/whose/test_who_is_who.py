"""By which name a house goes, who only writes about a market, and what a house says is somebody else's."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract import Extracted, Found, extract, find_companies
from skills.research.extract.names.disowned import disowned, is_of_somebody_else
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NORVIK, TALLOW, page


def find(
    *pages: WebPage, question: str = "who leads in shift planning?", named: tuple[str, ...] = ()
) -> Found:
    return find_companies(question, [(f"s{n}", one) for n, one in enumerate(pages, 1)], named=named)


def facts(*pages: WebPage, named: tuple[str, ...] = ()) -> Extracted:
    return extract([(f"s{n}", one) for n, one in enumerate(pages, 1)], find(*pages, named=named), FIELDS)


def whale(body: str, path: str = "", *, title: str = "Whaleback | Rosters that hold") -> WebPage:
    return page(
        body, url=f"https://whaleback.example/{path}", of="Whaleback Shift Intelligence, Inc.", title=title
    )


HOME = whale("<h1>Rosters that hold</h1><p>Whaleback plans shifts.</p>")
STORY = whale(
    "<h1>Our story</h1><p>Jo Lind started Whaleback in 2021.</p>"
    "<p>On 9 September 2026 we closed a $5.5 million seed round.</p>"
    "<p>Whaleback Capital, the fund that raised $500 million last year, is somebody else.</p>",
    "story",
    title="Our story | Whaleback",
)
TABLE = page(
    "<h1>Five systems</h1><table><tr><th>Name</th><th>Price</th></tr>"
    "<tr><td>Norvik</td><td>$12 a month</td></tr><tr><td>Whaleback</td><td>$26 a month</td></tr></table>",
    url="https://markettimes.example/five",
    of="Market Times",
)


def test_a_house_goes_by_the_short_name_that_its_title_and_others_use() -> None:
    found = find(HOME, STORY, TABLE, NORVIK)
    assert {one.name for one in found} == {"Whaleback", "Norvik"}
    whaleback = next(one for one in found if one.name == "Whaleback")
    assert "Whaleback Shift Intelligence" in whaleback.aliases
    prices = {
        one.company: one.value for one in facts(HOME, STORY, TABLE, NORVIK).facts if one.field == "price"
    }
    assert prices["Whaleback"] == "$26 a month"


@pytest.mark.parametrize("named", [(), ("Whaleback", "Norvik"), ("Whaleback Shift Intelligence", "Norvik")])
def test_sums_of_who_is_said_to_be_somebody_else_are_not_ours(named: tuple[str, ...]) -> None:
    found = facts(HOME, STORY, NORVIK, named=named).facts
    assert {one.value for one in found if one.field == "funding"} == {"$5.5 million"}


def test_a_namesake_that_is_named_in_full_stays_one_by_whatever_name_the_house_goes() -> None:
    story = whale(
        "<h1>Our story</h1><p>Whaleback Rafting raised $70 million. It is not related to us.</p>"
        "<p>Not to be confused with Whaleback Kayaks.</p>",
        title="Our story | Whaleback",
    )
    found = find(HOME, story, NORVIK)
    assert {"Whaleback Rafting", "Whaleback Kayaks"} <= found.others
    assert not [one for one in facts(HOME, story, NORVIK).facts if one.field == "funding"]


def test_two_houses_of_one_short_name_keep_their_long_ones() -> None:
    other = page(
        "<h1>Whaleback</h1><p>Whaleback burns candles. Whaleback smells of wax.</p>",
        url="https://whaleback-candles.example/",
        of="Whaleback Candles Ltd",
        title="Whaleback | Candles",
    )
    assert {one.name for one in find(HOME, STORY, other)} == {
        "Whaleback Shift Intelligence",
        "Whaleback Candles",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme Capital, the fund that raised $500 million last year, is somebody else.",
        "Acme Rafting Ltd is not related to us.",
        "Acme Capital (the fund) is another company.",
        "Die Acme Kapital AG hat mit uns nichts zu tun.",
        "Acme Kapital, die 2024 200 Mio. Euro einsammelte, steht in keiner Verbindung zu uns.",
        "Acme Conseil n’a rien à voir avec nous.",
        "Acme Conseil, qui a levé 40 M€, n'a aucun lien avec notre société.",
    ],
)
def test_who_is_said_to_be_somebody_else_is_told(sentence: str) -> None:
    assert is_of_somebody_else(sentence, ("Acme",))
    assert disowned(sentence)[0].startswith("Acme ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme has no connection fees.",
        "Acme is a different company today than in 2020.",
        "Bolt is not connected to SAP.",
        "Das Modul ist nicht mit SAP verbunden.",
        "Our app is different: it costs $9.",
        "Support is not the same everywhere.",
        "Pricing is unrelated to usage.",
        "Bolt is another company that we helped.",
        "Wir arbeiten nicht mit Excel.",
    ],
)
def test_what_has_no_connection_or_differs_is_nobody_else(sentence: str) -> None:
    assert not is_of_somebody_else(sentence, ("Acme",))


def test_a_paper_that_no_name_gives_away_is_none_of_those_it_writes_about() -> None:
    paper = page(
        "<h1>Norvik raises 12 million</h1><p>Norvik raised $12 million. Its rival Tallow never raised any.</p>",
        url="https://lamachine.example/2026/norvik",
        of="La Machine",
    )
    found = facts(paper, NORVIK, TALLOW)
    assert {one.name for one in find(paper, NORVIK, TALLOW)} == {"Norvik", "Tallow"}
    assert [(one.company, one.value) for one in found.facts if one.field == "funding"] == [
        ("Norvik", "$12 million")
    ]


@pytest.mark.parametrize(
    "name", ["Verband Schichtplanung", "Shift Planning Association", "Fédération des plannings"]
)
def test_an_association_is_no_company(name: str) -> None:
    table = "<table><tr><th>House</th><th>Sites</th></tr><tr><td>Norvik</td><td>548</td></tr></table>"
    body = f"<h1>Figures</h1><p>{name} counted. {name} asked all.</p>{table}"
    association = page(body, url="https://planning.example/2026", of=name)
    assert {one.name for one in find(association, NORVIK, TALLOW)} == {"Norvik", "Tallow"}


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Bolt or Norvik?</h1><p>Norvik and Tallow plan shifts. Norvik is slow. Our customers switch.</p>",
        "<h1>Bolt or Norvik?</h1><p>Bolt is quicker than Norvik and Tallow. Bolt plans. Bolt prints.</p>",
    ],
)
def test_who_holds_itself_against_others_is_a_company(body: str) -> None:
    rival = page(body, url="https://bolt.example/compare", of="Bolt GmbH")
    assert "Bolt" in {one.name for one in find(rival, NORVIK, TALLOW)}
