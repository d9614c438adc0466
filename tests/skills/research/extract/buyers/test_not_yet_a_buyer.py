"""Who is counted, who is only wooed, and who is no buyer though he is named: a host, a land, what investors hold."""

import pytest

from skills.research.extract.names.names import Mention
from skills.research.extract.whose.strangers import is_strangers
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Stationskwart Arnhem has our offer on its desk.</p>", "Stationskwart Arnhem"),
        ("<p>We are preferred bidder at Tamebrook Infirmary.</p>", "Tamebrook Infirmary"),
        ("<p>Nous discutons avec la clinique Saint-Aubry.</p>", "Saint-Aubry"),
        ("<p>Hébergeur : Nuage Atlantique, Lorient.</p>", "Nuage Atlantique, Lorient"),
        ("<p>The Netherlands</p>", "The Netherlands"),
        (
            "<p>Ada Quill and Ben Ostrow met in a queue for a ferry that never came.</p>",
            "Ada Quill and Ben Ostrow",
        ),
        ("<p>Ada Quill und Ben Ostrow lernten sich auf einer Fähre kennen.</p>", "Ada Quill und Ben Ostrow"),
        ("<p>Ada Quill et Ben Ostrow se sont rencontrés sur un quai.</p>", "Ada Quill et Ben Ostrow"),
        ("<p>offices in England have one of our presses</p>", "offices in England"),
        ("<p>Prairie Loop has 46 companies in its portfolio.</p>", "46 companies"),
    ],
)
def test_who_has_an_offer_or_keeps_the_site_buys_nothing(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("customers", words))] == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>1,480 workplaces in the United States and Canada</p>",
            "1,480 workplaces in the United States and Canada",
        ),
        ("<p>Alder Growers has been with us since 2020.</p>", "Alder Growers"),
        ("<p>Alder Growers met its target with half the vans.</p>", "Alder Growers"),
    ],
)
def test_workplaces_in_the_united_states_and_who_came_are_customers(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("customers", words))] == [words]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<h2>3,150</h2><p>offices in England, Wales and Scotland have one of our presses</p>",
            "3,150 offices",
        )
    ],
)
def test_a_number_above_those_who_have_one_of_ours(html: str, told: str) -> None:
    assert [one.value for one in own(html, "customers") if not one.past] == [told]


@pytest.mark.parametrize(
    "html", ["<p>Prairie Loop, which led our Series B, has 46 companies in its portfolio.</p>"]
)
def test_what_investors_hold_and_what_somebody_told_counts_nobody(html: str) -> None:
    assert [one.value for one in own(html, "customers") if not one.past] == []


@pytest.mark.parametrize("html", ["<p>Somebody from Norvik told my boss they have 5,000 offices.</p>"])
def test_what_somebody_of_the_house_told_a_boss_is_hearsay(html: str) -> None:
    assert [one.value for one in others(html, "customers") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>3,4 millions de cafés servis l'an dernier</p>", "3,4 millions de cafés"),
        ("<p>par mois, Norvik Duo et 300 cafés compris</p>", "300 cafés"),
        ("<p>41,000 cups poured in the past twelve months</p>", "41,000 cups"),
    ],
)
def test_what_was_served_and_what_is_included_counts_nobody(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("customers", words))] == []


def test_another_house_named_in_german_keeps_its_number() -> None:
    text = "Das Papierkontor Lembke zählt 3.300 Betriebe; Norvik kommt auf 2.640."
    at = text.index("Norvik")
    for number, is_so in (("3.300", True), ("2.640", False)):
        named = [Mention("Norvik", at, at + 6)]
        told = is_strangers(text, named, "customers", text.index(number), is_list=False, german=True)
        assert told is is_so


def test_a_thing_named_in_german_is_no_house() -> None:
    text = "Das Modell Skiff berechnet 249 Euro"
    assert not is_strangers(text, [], "price", text.index("249"), is_list=False, german=True)
