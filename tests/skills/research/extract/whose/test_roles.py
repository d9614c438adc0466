"""Who is meant by a number, a prize, a loan or a name: the house, its parent, a customer, an investor, a reviewer."""

import pytest

from skills.research.extract import find_companies
from skills.research.extract.names.discovered import is_company
from skills.research.facts import Fact
from tests.skills.research.extract.world import others, own, page


def told(found: list[Fact]) -> list[str]:
    return [one.value for one in found if not one.past]


@pytest.mark.parametrize(
    "said",
    [
        "Join 15,000 newsletter readers.",
        "Our parent company Baltic Systems serves 3,400 customers worldwide.",
        "The fair in Verona expects 31,000 visitors.",
        "Leurs 5 200 abonnés reçoivent une lettre chaque mois.",
        "Ende 2023 hatten wir 365 Kunden.",
    ],
)
def test_readers_visitors_and_a_parents_customers_are_none(said: str) -> None:
    assert told(own(f"<p>{said}</p>", "customers")) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("More than 600 marinas rely on Norvik.", "More than 600 marinas"),
        ("233 services d'archives nous font confiance à ce jour.", "233 services"),
    ],
)
def test_how_many_use_it_is_told_with_more_than(said: str, value: str) -> None:
    assert told(own(f"<p>{said}</p>", "customers")) == [value]


def test_those_that_stand_beside_named_ones_are_at_least_so_many() -> None:
    found = own("<p>Trusted by Hebridean Lines, Skye Ferries and 40 other operators.</p>", "customers")
    assert [one.measure.at_least for one in found if one.measure] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "Northgate Driving Academy was crowned Staffordshire Business of the Year in March.",
        "Treasure Valley Driver Training picked up the Idaho Safety Medal last spring.",
        "That plant was itself awarded the Casa Verde label for its ovens.",
        "Text messages are carried by Pagerbird, a company with ISO 22301.",
        "Unsere Kartons kommen von einer Mühle mit FSC-Zertifikat.",
        "Das Verfahren für ISO 27001 läuft, das Zertifikat steht noch aus.",
    ],
)
def test_prizes_of_customers_and_papers_of_suppliers_or_to_come_are_no_proof(said: str) -> None:
    assert told(own(f"<h1>Norvik</h1><p>{said}</p>", "proof")) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "We have been certified to ISO 27701 since 2024 and are getting ready for an ISO 27001 audit.",
            "ISO 27701",
        ),
        (
            "Le jury du Trophée Parchemin nous a donné le premier prix ; au Prix Plume, nous n'étions que nommés.",
            "",
        ),
        ("Of the Norvik users we asked, 91% would buy again.", "91%"),
        ("Winner, Best Transit Software, Maritime Awards 2024", "Winner, Best Transit Software"),
    ],
)
def test_of_two_halves_the_one_that_is_held_is_told(said: str, words: str) -> None:
    found = told(own(f"<p>{said}</p>", "proof"))
    assert not words or any(words in one for one in found)
    assert not any("27001" in one or "Plume" in one for one in found)


@pytest.mark.parametrize(
    "said",
    [
        "Für den Umbau der Halle hat uns die Sparkasse 600.000 Euro geliehen.",
        "S'y ajoute un prêt de 350 000 € de la banque, pour le camion.",
        "Das Land Hessen hat die Entwicklung mit 150.000 Euro gefördert.",
        "Im letzten Geschäftsjahr setzten wir 3,9 Mio. € um.",
    ],
)
def test_loans_grants_and_turnover_are_no_funding(said: str) -> None:
    assert told(own(f"<p>{said}</p>", "funding")) == []


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("Before its IPO Norvik raised £12 million from Clyde Ventures.", ""),
        ("In 2026 Norvik secured EUR 3 million from Nordic Seed Fund.", ""),
        ("A Series A worth £4.2 million, with Longmynd Capital in the lead.", "Series A"),
    ],
)
def test_a_round_is_not_called_after_its_investor_or_a_day_at_the_exchange(said: str, of: str) -> None:
    assert [one.of for one in own(f"<p>{said}</p>", "funding")] == [of]


@pytest.mark.parametrize(
    "said", ["Plimto has never raised venture capital.", "We have never taken outside funding."]
)
def test_that_nobody_put_money_in_is_told(said: str) -> None:
    assert told(own(f"<p>{said.replace('Plimto', 'Norvik')}</p>", "funding"))


@pytest.mark.parametrize(
    ("html", "field", "value"),
    [
        ("<p>Norvik is harbour management software for ports.</p>", "product", "harbour management software"),
        ("<h2>What makes us different</h2><p>Ask us.</p>", "product", None),
        ("<p>Das Programm Leibung, ein Aufmaß für das Telefon, soll 2027 erscheinen.</p>", "product", None),
        (
            "<p>Designed for ferry lines with more than ten vessels.</p>",
            "segment",
            "ferry lines with more than ten vessels",
        ),
        ("<p>There are no other fees.</p>", "edge", None),
        (
            "<p>Unlike PortPass, Norvik charges nothing for quiet months.</p>",
            "edge",
            "Norvik charges nothing for quiet months",
        ),
    ],
)
def test_values_are_whole_and_of_their_field(html: str, field: str, value: str | None) -> None:
    assert told(own(html, field)) == ([value] if value else [])


@pytest.mark.parametrize(
    "said",
    [
        "Keep the battery at 80% (recommended).",
        "80% of dentists recommend brushing twice a day.",
        "Nur 20 Prozent sind zufrieden mit ihrer Bank.",
        "Only 55% were satisfied with the old system.",
    ],
)
def test_what_so_many_others_think_of_other_things_is_no_proof(said: str) -> None:
    assert told(own(f"<p>{said}</p>", "proof")) == []


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is compatible with most accounting software.",
        "Norvik is replacing legacy booking software.",
        "Norvik is known for software.",
        "Norvik ist bekannt für gute Software.",
    ],
)
def test_what_a_house_does_with_software_is_no_product(said: str) -> None:
    assert told(own(f"<p>{said}</p>", "product")) == []


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is $6 per user per month and tracks expenses and mileage.",
        "Norvik translation costs $0.12 per word, rush orders $0.20 per word.",
        "Sammelaktion bis Juni: Norvik kostet 9 € im Monat.",
        "Wer bis zehn Nutzer bucht, zahlt mit Norvik 49 € im Monat.",
    ],
)
def test_prices_in_these_words_stay(said: str) -> None:
    assert own(f"<h2>Prices</h2><p>{said}</p>", "price")


def test_whoever_complains_is_told_in_full() -> None:
    found = others("<p>Harbour masters complain that Norvik takes too long.</p>", "weakness")
    assert told(found) == ["Harbour masters complain that Norvik takes too long"]


def test_a_houses_own_table_names_what_it_sells() -> None:
    html = "<h2>Our programs</h2><table><tr><td>Rahmenplan</td><td>Quotes and drawings</td></tr>"
    html += "<tr><td>Glasliste</td><td>Orders panes of glass</td></tr></table>"
    assert told(own(html, "product")) == ["Rahmenplan", "Glasliste"]


def test_a_site_that_ranks_others_and_a_register_number_are_no_competitors() -> None:
    pages = [
        (
            "s1",
            page("<h1>Harbourly</h1><p>Plans from $9.</p>", url="https://harbourly.example/", of="Harbourly"),
        ),
        (
            "s2",
            page("<h1>DockWise</h1><p>Plans from $9.</p>", url="https://dockwise.example/", of="DockWise"),
        ),
        (
            "s3",
            page(
                "<h1>Best</h1><h2>1. Harbourly</h2><p>Good.</p><h2>2. DockWise</h2><p>Good.</p>",
                url="https://softrank.example/",
                of="SoftRank",
            ),
        ),
    ]
    assert {one.name for one in find_companies("who leads marina software?", pages)} == {
        "Harbourly",
        "DockWise",
    }
    assert not is_company("HRB 154321", "register.example", [pages[0][1]])


def test_two_houses_that_go_by_the_one_name_that_is_asked_for_are_said_to_be_two() -> None:
    software = page(
        "<h1>Lantern</h1><p>A CRM.</p>",
        url="https://a.example/",
        of="Lantern Software LLC",
        title="Lantern | CRM",
    )
    candles = page(
        "<h1>Lantern</h1><p>Candles.</p>",
        url="https://b.example/",
        of="Lantern Candles Inc",
        title="Lantern | Wax",
    )
    found = find_companies("research Lantern", [("s1", software), ("s2", candles)])
    assert [one.name for one in found] == ["Lantern"]
    assert [one.name for one in found.ambiguous] == ["Lantern"]


def test_what_a_start_up_in_apposition_raised_is_not_of_the_house_beside_it() -> None:
    said = (
        "Dropline, a Dublin start-up that Norvik once thought of buying, has raised €3.4 million for albums."
    )
    assert told(others(f"<p>{said}</p>", "funding")) == []


def test_those_whom_a_house_does_not_serve_are_not_its_segment() -> None:
    said = "Les notaires ont leurs propres prestataires et nous n'en servons aucun."
    assert told(own(f"<h2>Pour qui ?</h2><p>{said}</p>", "segment")) == []


@pytest.mark.parametrize(
    "line", ["Security | BAA | Do not sell my information", "Terms Do not sell my information"]
)
def test_the_links_of_a_footer_tell_nothing(line: str) -> None:
    assert not [
        one
        for field in ("weakness", "proof", "edge")
        for one in own(f"<footer><p>{line}</p></footer>", field)
    ]
