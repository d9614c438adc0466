"""Results told with the name of what brought them, time in words, prizes that somebody else got, and who holds what."""

import pytest

from skills.research.extract.fields.proofs.no_proof import is_of_no_holder
from skills.research.extract.fields.proofs.not_held import is_not_won
from skills.research.extract.fields.proofs.results import GAINED
from tests.skills.research.extract.world import others, own, told


@pytest.mark.parametrize(
    "said",
    [
        "With Norvik, 82% of the hotel’s rooms are cleaned by noon.",
        "Mit Norvik sind 82 % der Zimmer bis Mittag fertig.",
        "Avec Norvik, 82 % des chambres sont prêtes à midi.",
        "Con Norvik, el 82 % de las habitaciones se limpian antes de las doce.",
        "It cleans a floor nine minutes faster than before it used Norvik.",
    ],
)
def test_what_a_customer_gets_done_with_it_is_a_proof(said: str) -> None:
    assert len(own(f"<h1>Customers</h1><h2>Alder Inn</h2><p>{said}</p>", "proof")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "With Norvik, 20% of the price is paid at once.",
        "With Norvik, 20% of the rooms are free.",
        "We have twenty rooms faster internet.",
    ],
)
def test_prices_and_what_is_free_are_none(said: str) -> None:
    assert own(f"<h1>Customers</h1><p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "text",
    [
        "It was also one of three nominees for the Golden Broom.",
        "Norvik estaba nominada al premio Escoba de Oro.",
        "Norvik was genomineerd voor de Gouden Bezem.",
    ],
)
def test_who_was_nominated_has_not_won(text: str) -> None:
    assert is_not_won(text, 0)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("The award is given by a jury of porters.", True),
        ("Der Preis wird jedes Jahr verliehen.", True),
        ("Alder Inn tested Norvik in 2024 and chose another.", True),
        ("Das Haus hat Norvik 2024 getestet und sich anders entschieden.", True),
        ("Norvik was given the award by a jury of porters.", False),
        ("Alder Inn tested Norvik for a month and saved 40 hours.", False),
    ],
)
def test_how_a_prize_is_given_and_who_went_elsewhere_proves_nothing(text: str, is_so: bool) -> None:
    assert is_of_no_holder(text) is is_so


def test_what_a_partner_by_name_was_audited_for_is_the_partners() -> None:
    html = "<h2>Sicherheit</h2><p>Die Schlösser prüft unser Partner Vanelock. Vanelock ist nach ISO 9001 geprüft.</p>"
    assert own(html, "proof") == []
    assert own("<h2>Sicherheit</h2><p>Norvik ist nach ISO 9001 zertifiziert.</p>", "proof") != []


def test_a_number_by_somebodys_list_is_one_of_customers() -> None:
    [fact] = others("<p>According to the list, 158 towns were customers of Norvik.</p>", "customers")
    assert fact.measure is not None
    assert told(fact.measure) == "158"


def test_what_stands_in_full_below_our_products_is_one_though_a_plan_is_called_so() -> None:
    html = "<h2>Our products</h2><h3>Norvik Hall</h3><p>Opens the doors of hotels.</p>"
    html += "<h3>Norvik Desk</h3><p>Keeps the keys of guests.</p>"
    html += "<h1>Prices</h1><h3>Hall</h3><p>£9 a month</p><h3>Loft</h3><p>£19 a month</p>"
    assert {"Norvik Hall", "Norvik Desk"} <= {one.value for one in own(html, "product")}


@pytest.mark.parametrize(
    "line", ["Copyright 2026 Norvik AS", "© 2019–2026 Norvik AS", "Copyright © 2026 Norvik"]
)
def test_the_year_of_a_copyright_counts_nobody(line: str) -> None:
    found = own(
        f"<h1>Customers</h1><p>Trusted by 1,700+ plants.</p><p><small>{line}</small></p>", "customers"
    )
    assert {told(one.measure) for one in found if one.measure} == {"1700"}


@pytest.mark.parametrize(
    "text",
    [
        "Je récupère trois heures par mois.",
        "Each clerk gets back three hours a week.",
        "Recupera tres horas al mes.",
    ],
)
def test_time_that_somebody_gets_back_is_a_result(text: str) -> None:
    assert GAINED.search(text)
