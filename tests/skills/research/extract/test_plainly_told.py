"""Said in plain words: labels that are carried, what is not approved or rated, terms, no investors, no equal, and
times, marks and prizes that are nobody's or a rival's."""

import pytest

from skills.research.extract.labels.value import Said
from skills.research.extract.tagging.tagged_buyers import buyers_in
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We carry the K-mark for quiet kilns.", True),
        ("They all bear the Quiet Kiln seal.", True),
        ("Each pot bears the Norvik label.", False),
        ("Wir führen das Ofensiegel Leise Halle.", True),
        ("Für den Brenner liegt die Bauartzulassung des DIBt vor.", True),
        ("The kiln has type approval from the county.", True),
        ("Each pot carries the mark of its makers.", False),
        ("We carry the Hill brand of clay.", False),
        ("Die Genehmigung liegt noch nicht vor.", False),
    ],
)
def test_a_label_that_is_carried_and_a_permit_are_proofs(said: str, told: bool) -> None:
    assert bool(own(f"<p>{said}</p>", "proof")) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("It’s not NFPA rated. Keep it off fuel sites.", True),
        ("The kiln has not been approved under the Kiln Safety Standard.", True),
        ("Die Mindestlaufzeit beträgt 18 Monate.", True),
        ("La durée minimale est de 18 mois.", True),
        ("Es gibt keine Mindestlaufzeit.", False),
        ("It is not rated by us but by you.", False),
    ],
)
def test_what_is_not_rated_or_approved_and_how_long_one_is_bound_are_weaknesses(
    said: str, told: bool
) -> None:
    assert bool(own(f"<h2>Good to know</h2><p>{said}</p>", "weakness")) is told


def test_whoever_owns_all_of_a_house_has_no_investors() -> None:
    assert [one.value for one in own("<p>No investors: we own all of it.</p>", "funding")] == ["No investors"]
    assert own("<p>No investors were at the fair.</p>", "funding") == []
    assert own("<p>There is a form for no investors.</p>", "funding") == []


def test_what_has_no_equal_is_an_edge_and_no_fault() -> None:
    said = "<p>Norvik’s kiln has no equal at low heat that we know of.</p>"
    assert others(said, "edge")
    assert others(said, "weakness") == []
    assert others("<p>Norvik’s staff have no equal pay.</p>", "edge") == []


def test_what_a_house_had_once_is_no_price_of_today() -> None:
    [fact] = own("<h2>Prices</h2><p>We had a lease at £55 a month once.</p>", "price")
    assert fact.past


def test_a_mark_in_the_row_of_a_rival_is_its_own() -> None:
    head = "<h1>Norvik, a year on</h1><p>We fired it for a year.</p>"
    rows = (
        "<tr><td>Norvik Ember</td><td>4.6 out of 5</td></tr><tr><td>Kilnster Q</td><td>3.9 out of 5</td></tr>"
    )
    for column in ("Gerät", "Product", "Modèle"):
        html = f"{head}<table><tr><th>{column}</th><th>Users’ rating</th></tr>{rows}</table>"
        assert [one.value for one in others(html, "proof")] == ["4.6 out of 5"]


@pytest.mark.parametrize(
    "said", ["Best on Test 2026: Kilnster.", "Winner 2026: Kilnster Duo.", "Testsieger 2026: Kilnster."]
)
def test_a_line_with_a_prize_and_another_name_is_of_that(said: str) -> None:
    html = f"<h2>Norvik</h2><p>We fired Norvik for a year.</p><h2>Rosettes</h2><p>{said} Best Value 2026: Norvik.</p>"
    assert not any("Kilnster" in one.span.quote for one in others(html, "proof"))


@pytest.mark.parametrize("words", ["72 Stunden Speicher", "90 days of firings", "16 GB on board"])
def test_so_much_of_a_thing_is_no_number_of_customers(words: str) -> None:
    said = Said(words, ("Basic",), "", own=True, alone=True)
    assert buyers_in(said, 0, len(words), 0.9) is None
    people = Said("72 Potters", ("Basic",), "", own=True, alone=True)
    assert buyers_in(people, 0, len(people.text), 0.9) is not None


@pytest.mark.parametrize(
    ("field", "label", "own_value", "other"),
    [
        ("price", "Price a month", "£40", "£52"),
        ("customers", "Customers", "400", "520"),
        ("proof", "Mark given by its users", "4.6 out of 5", "3.9 out of 5"),
    ],
)
def test_what_stands_in_the_column_of_a_name_that_nobody_knows_is_not_the_houses(
    field: str, label: str, own_value: str, other: str
) -> None:
    def told(column: str) -> list[str]:
        head = f"<tr><th>Compared</th><th>Norvik</th><th>{column}</th></tr>"
        row = f"<tr><td>{label}</td><td>{own_value}</td><td>{other}</td></tr>"
        return [one.value for one in others(f"<h1>Norvik, a year on</h1><table>{head}{row}</table>", field)]

    assert told("Kilnster") == told("Kiln & Sons") == [own_value]
    assert told("Norvik Ember") == [own_value, other]
    corner = f"<tr><th>Norvik</th><th>Solo</th></tr><tr><td>{label}</td><td>{other}</td></tr>"
    assert [one.value for one in others(f"<h1>Norvik, a year on</h1><table>{corner}</table>", field)] == [
        other
    ]
