"""A review is of what it stands below: also where that is a house with its product, and not where it was misfiled."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract import extract, find_companies
from skills.research.extract.labels.labels import asks
from skills.research.extract.words.guesses import is_guess
from skills.research.extract.words.polarity import blames
from skills.research.extract.words.replies import is_misfiled, is_misplaced
from skills.research.facts import Fact
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NORVIK, TALLOW, own, page

ATLAS = page("<h1>Atlas by Norvik</h1><p>Our product is called Atlas. Atlas plans shifts.</p>")


def told(body: str, title: str, *more: WebPage) -> list[Fact]:
    reviews = page(body, url="https://peers.example/norvik", of="PeerStars", title=title)
    pages = [(f"s{number}", one) for number, one in enumerate((reviews, *more, NORVIK, TALLOW), 1)]
    found = find_companies("compare Norvik and Tallow", pages)
    facts = extract(pages, found, FIELDS).facts
    return [one for one in facts if one.company == "Norvik" and one.span.source == "s1"]


CONS = "<h1>Atlas by Norvik</h1><h2>Cons</h2><ul><li>It took four months before we were live.</li></ul>"


def test_a_house_before_its_product_is_no_longer_name_of_another() -> None:
    values = [
        one.value for one in told(CONS, "Norvik Atlas reviews | PeerStars", ATLAS) if one.field == "weakness"
    ]
    assert values == ["It took four months before we were live"]


def test_a_house_before_another_word_is_another_one() -> None:
    assert told(CONS.replace("Atlas by ", ""), "Norvik Fencing reviews | PeerStars") == []


REVIEWS = (
    "<h1>Norvik</h1><h2>Watch it</h2><p>The export is slow.</p><h2>Sturdy enough</h2><p>The left leg is slow.</p>"
    "<p>PeerStars: {note}</p>"
)


def test_a_review_that_is_of_something_else_tells_nothing_of_a_house() -> None:
    note = "this review seems to be about a desk. We have asked its author."
    values = {
        one.value for one in told(REVIEWS.format(note=note), "Norvik reviews") if one.field == "weakness"
    }
    assert any("export" in one for one in values)
    assert not any("leg" in one for one in values)
    note = "this review is about the newest version."
    values = {
        one.value for one in told(REVIEWS.format(note=note), "Norvik reviews") if one.field == "weakness"
    }
    assert any("leg" in one for one in values)


def test_what_is_said_of_where_a_review_belongs_is_read_in_other_languages_too() -> None:
    assert is_misplaced("Diese Bewertung gilt wohl einem Liegestuhl.")
    assert is_misplaced("This comment was for another shop.")
    assert not is_misplaced("This review is about support.")
    assert is_misfiled("Camper (Norvik Freizeit, falsch einsortiert)")
    assert not is_misfiled("The app sorts letters wrongly.")


@pytest.mark.parametrize(
    "said",
    [
        "This review is for a two-week test.",
        "This review is about an order of May.",
        "Diese Bewertung betrifft eine Bestellung vom Mai.",
        "Cet avis concerne une commande de mai.",
    ],
)
def test_a_review_says_of_what_time_or_order_it_is(said: str) -> None:
    assert not is_misplaced(said)


@pytest.mark.parametrize(
    "said", ["It put four receipts in the wrong category.", "The app misfiled three invoices in a week."]
)
def test_what_a_thing_misfiles_is_its_fault(said: str) -> None:
    assert not is_misfiled(said)


def test_what_says_itself_that_it_is_misfiled_tells_nothing() -> None:
    item = "<ul><li>The lamp is slow and unreliable. – Camper, {}</li></ul>"
    for word, is_told in (("misfiled", False), ("verified", True)):
        found = told(f"<h1>Voices on Norvik</h1>{item.format(word)}", "Reviews")
        assert any(one.field == "weakness" for one in found) is is_told


def test_a_german_review_may_begin_with_a_noun() -> None:
    said = "<h1>Stimmen zu Norvik</h1><ul><li>Der Auflieger ist nach acht Jahren mangelhaft verarbeitet.</li></ul>"
    assert [one for one in told(f'<div lang="de">{said}</div>', "Bewertungen") if one.field == "weakness"]
    name = "<h1>Voices about Norvik</h1><ul><li>Tallis Brothers in Leeds are slow and unreliable with parts.</li></ul>"
    assert not [one for one in told(name, "Reviews") if one.field == "weakness"]


def test_a_term_that_a_house_asks_is_its_limit() -> None:
    assert own("<h2>How short can it be?</h2><p>The minimum term is 13 weeks.</p>", "weakness")
    assert not own("<h2>How short can it be?</h2><p>There is no minimum term.</p>", "weakness")


@pytest.mark.parametrize(
    "heading", ["Drei Gründe", "Five good reasons", "3 reasons to switch", "Trois raisons"]
)
def test_reasons_ask_for_an_edge(heading: str) -> None:
    assert asks("edge", heading)


def test_other_reasons_ask_for_none() -> None:
    assert not asks("edge", "Reasons for the outage on 3 May")
    assert not asks("edge", "The reasons why a parcel is late")


def test_what_a_neighbour_was_told_is_a_guess() -> None:
    assert is_guess("A neighbour was told £55 a head, but I have not seen our contract.")
    assert not is_guess("We were told £55 a head and pay it.")
    assert blames("You pay for answers even when they are wrong.")
    assert not blames("You pay nothing even when it rains.")
