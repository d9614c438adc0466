"""What headings say of all below them: that nobody else has it, that it is liked or missed, and where a house is."""

import pytest

from skills.research.extract.fields.faults.no_fault import keeps_a_price
from skills.research.extract.labels.value import Said, Value
from skills.research.extract.tagging.tagged import weighed
from skills.research.extract.words.places import is_of_a_place
from tests.skills.research.extract.world import others, own, told


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("What you will not get elsewhere", "A drying cupboard beside every kiln, warm all night."),
        ("Was andere nicht haben", "Neben jedem Ofen steht ein Trockenschrank."),
        ("Ce que les autres n’ont pas", "Chaque four a son armoire de séchage."),
        ("Wat anderen niet hebben", "Naast elke oven staat een droogkast."),
    ],
)
def test_what_stands_below_what_others_have_not_is_an_edge(heading: str, said: str) -> None:
    found = own(f"<h2>{heading}</h2><ul><li>{said}</li></ul>", "edge")
    assert said.rstrip(".") in [one.value for one in found]


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("Neben jedem Ofen steht ein Trockenschrank.", "Uns ist keine andere Werkstatt mit Ofen bekannt."),
        ("Naast elke oven staat een droogkast.", "Geen ander atelier in het land doet dat."),
        ("Chaque four a son armoire de séchage.", "Aucun autre atelier ne le propose."),
        ("Junto a cada horno hay un armario.", "Ningún otro taller lo tiene."),
    ],
)
def test_that_no_other_does_so_is_said_of_the_sentence_before(said: str, alone: str) -> None:
    found = own(f"<h2>Kilns</h2><p>{said} {alone}</p>", "edge")
    assert [one.value for one in found] == [said.rstrip(".")]


def test_what_is_liked_and_missed_stands_below_thumbs() -> None:
    html = "<h1>Norvik</h1><h2>Thumbs up</h2><ul><li>Quiet as a chapel, even at noon.</li></ul>"
    html += "<h2>Thumbs down</h2><ul><li>The shelves are always full by ten.</li></ul>"
    assert [one.value for one in others(html, "edge")] == ["Quiet as a chapel, even at noon"]
    assert [one.value for one in others(html, "weakness")] == ["The shelves are always full by ten"]


def test_a_column_of_catches_tells_what_is_missing() -> None:
    table = "<table><tr><th>House</th><th>The catch</th></tr><tr><td>Norvik</td><td>shut on Mondays</td></tr></table>"
    assert [one.value for one in others(table, "weakness")] == ["shut on Mondays"]
    assert others(table, "edge") == []


def test_the_fewest_of_all_is_an_edge() -> None:
    [fact] = others("<p>A kiln at Norvik was ours in four clicks, the fewest of the five.</p>", "edge")
    assert "four clicks" in fact.value


@pytest.mark.parametrize(
    ("said", "many"),
    [
        ("340 associations work from a Norvik building", "340"),
        ("340 Betriebe arbeiten unter unserem Dach", "340"),
        ("340 schools meet in our halls", "340"),
    ],
)
def test_those_who_work_in_its_rooms_are_its_customers(said: str, many: str) -> None:
    assert [told(one.measure) for one in own(f"<p>{said}</p>", "customers") if one.measure] == [many]


def test_people_who_work_in_its_rooms_may_be_its_own() -> None:
    assert own("<p>340 people work in our buildings.</p>", "customers") == []


def test_a_sentence_in_german_quotes_is_a_sentence_of_its_own() -> None:
    html = "<p>Sie brennt dort jede Woche. „Seit wir bei Norvik sind, zahlen wir 27 Prozent weniger“, sagt sie.</p>"
    assert not any("Woche" in one.value for one in own(html, "proof"))


@pytest.mark.parametrize(
    ("above", "line", "is_one"),
    [
        ("Where we are", "Harwick Mill Lane, canal side.", True),
        ("Onze huizen", "Zandrecht Achter de Markt", True),
        ("Vier Standorte", "Lindach, Untere Gasse 4, unterm Dach", True),
        ("Vier Standorte", "340 Betriebe haben bei uns gemietet.", False),
        ("Where we are", "Of the 2,600 small waterworks in Denmark, 274 buy from us today.", False),
        ("Standorte", "340 Betriebe kaufen bei uns.", False),
        ("Our customers", "Harwick Mill Lane, canal side.", False),
    ],
)
def test_an_address_below_such_a_heading_is_no_customer(above: str, line: str, is_one: bool) -> None:
    assert is_of_a_place("customers", line, (above,)) is is_one


def test_houses_that_are_listed_may_be_what_is_built() -> None:
    assert not is_of_a_place("product", "The Alder, three bedrooms", ("Our houses",))
    assert is_of_a_place("product", "Lindach, Untere Gasse 4", ("Standorte",))


def test_what_everybody_must_do_is_no_edge_below_such_a_heading() -> None:
    html = "<h2>Was andere nicht haben</h2><ul><li>Die Löschdecke hängt am Ofen, das muss jede Werkstatt.</li></ul>"
    assert own(html, "edge") == []


def test_who_keeps_an_old_price_has_no_edge() -> None:
    assert keeps_a_price("Wer damals unterschrieb, behält diesen Preis bis zum Ende.")
    assert keeps_a_price("Whoever signed then keeps that price.")
    assert not keeps_a_price("Die Werkstatt hält ihren Ofen warm.")


@pytest.mark.parametrize(
    ("said", "is_price"),
    [
        ("The slab roller is free and never jams.", False),
        ("The basic plan of Norvik is free.", True),
        ("The Norvik app is free.", True),
    ],
)
def test_a_thing_that_costs_nothing_besides_is_no_price(said: str, *, is_price: bool) -> None:
    assert bool(others(f"<h1>Norvik</h1><ul><li>{said}</li></ul>", "price")) is is_price


def test_a_cell_below_what_is_missing_is_believed_where_the_tagger_is_in_doubt() -> None:
    text = "a shelf binds you for one year"
    value = Value(0, len(text), affirms=False)
    said = Said(text, label="Norvik › The catch", alone=True)
    assert weighed(value, "weakness", said, []) is not None
    assert weighed(value, "weakness", Said(text, label="Norvik › Shelf", alone=True), []) is None
