"""Praise, what a thing is and what others need are no weaknesses, and what works where others stop is an edge."""

import pytest

from skills.research.extract.fields.edges.edge import is_unlike_others
from skills.research.extract.fields.faults.no_fault import (
    goes_on,
    is_not_known,
    is_of_others,
    keeps_a_price,
    tells_no_fault,
)
from skills.research.extract.fields.faults.weakness import weaknesses
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said
from skills.research.extract.words.loose_ends import tidied
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "text",
    [
        "Its gate is quick, and the plants I rang were fond of it.",
        "Der Kundendienst ist freundlich.",
        "L’application est très fiable.",
        "Norvik ist die Branchensoftware für Mietwäsche.",
        "Its website speaks of more than 1,150.",
        "Other systems need a steel tunnel the size of a van.",
        "Norvik keeps working when the internet does not.",
    ],
)
def test_praise_and_descriptions_tell_no_fault(text: str) -> None:
    assert tells_no_fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "The gate is quick, but the app is not.",
        "The gate is quick and costs a fortune.",
        "The app is easy to break.",
        "Support answers in German only.",
        "Norvik ist die Software für Häfen ohne Schnittstelle.",
        "The old report is slow.",
        "Other users complain about slow exports.",
        "The alarm keeps ringing when it should stop.",
        "It does not keep working when the line drops.",
        "The screen is good once you know it.",
    ],
)
def test_what_is_taken_back_may_be_a_fault(text: str) -> None:
    assert not tells_no_fault(text)


def test_what_a_tester_keeps_to_himself_is_nobodys_fault() -> None:
    assert is_not_known("I won’t print the others, since two makers have asked for another go.")
    assert is_not_known("We have not ranked the cheaper ones.")
    assert not is_not_known("I can’t print the labels.")
    assert not is_not_known("We cannot list them by date.")
    assert not is_not_known("I won’t recommend it.")


def test_a_house_whose_name_begins_like_a_fault_has_none_by_it() -> None:
    assert not list(weaknesses(Said("Mangelhaus plant Touren.")))
    assert list(weaknesses(Said("Der Export ist mangelhaft und bricht ab.")))


@pytest.mark.parametrize(
    "text",
    [
        "Norvik keeps working when the internet does not: tickets print offline and sync later.",
        "Norvik läuft weiter, auch wenn das Netz ausfällt.",
        "Norvik continue de fonctionner même sans internet.",
    ],
)
def test_what_goes_on_where_others_stop_is_an_edge(text: str) -> None:
    assert goes_on(text)
    assert [one.value for one in own(f"<p>{text}</p>", "edge")] == [text.rstrip(".")]


def test_what_others_need_is_of_others() -> None:
    assert is_of_others("Andere Systeme brauchen einen Tunnel.")
    assert is_of_others("Les autres logiciels demandent un tunnel.")
    assert not is_of_others("Other users need a tunnel.")


@pytest.mark.parametrize(
    ("text", "is_edge"),
    [
        ("Unlike camera systems, a Norvik gate reads tags through wet cloth.", True),
        ("Contrairement aux caméras, la porte lit le linge mouillé.", True),
        ("Anders als Kameras liest die Schleuse nasse Wäsche.", True),
        ("Unlike last year, prices went up.", False),
        ("Unlike Gondly, Norvik has no app.", False),
    ],
)
def test_unlike_others_is_an_edge_where_it_is_no_lack(text: str, *, is_edge: bool) -> None:
    assert is_unlike_others(text) == is_edge


def test_positive_and_negative_say_what_follows() -> None:
    html = "<h1>Norvik im Test</h1><p>Norvik plant Häfen. Positiv: die Tourenplanung. Negativ: die alte Oberfläche.</p>"
    assert [one.value for one in others(html, "edge")] == ["die Tourenplanung"]
    assert [one.value for one in others(html, "weakness")] == ["die alte Oberfläche"]
    assert asks("edge", "Points positifs")
    assert asks("weakness", "Kontra")
    assert not asks("edge", "Pro")  # as plans are called


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is the tidy German of the group.",
        "What they were less fond of is the bill for tags.",
        "Norvik is as long as a van.",
        "Norvik builds RFID tunnels.",
    ],
)
def test_where_a_house_is_from_and_what_it_is_likened_to_is_no_product(said: str) -> None:
    values = [one.value for one in own(f"<p>{said}</p>", "product")]
    assert not {"German", "bill", "van", "RFID"} & set(values)


def test_for_whom_an_app_is_missing_is_no_segment_and_a_segment_is_whole() -> None:
    assert others("<p>Norvik ist alt, und eine App für Fahrer fehlt.</p>", "segment") == []
    [fact] = own("<p>Norvik is made for hotel laundries with their own machines.</p>", "segment")
    assert fact.value == "hotel laundries with their own machines"
    [fact] = own("<p>Norvik is software for ports and the pilots they serve.</p>", "segment")
    assert fact.value == "ports and the pilots they serve"


def test_customers_who_keep_their_price_have_no_more_by_it() -> None:
    assert keeps_a_price("Customers who signed before that date keep their old price until renewal.")
    assert not keeps_a_price("They keep their staff for years.")


def test_stars_before_a_rating_are_no_part_of_it() -> None:
    text = "★★★★★ 4.8 from 312 reviews"
    assert text[slice(*tidied(text, 0, len(text), "proof"))] == "4.8 from 312 reviews"
    assert text[slice(*tidied(text, 1, len(text), "proof"))] == "4.8 from 312 reviews"


def test_a_day_is_quoted_in_whole_words() -> None:
    html = "<h1>Norvik review</h1><p>Tested for eleven weeks by Joao Pires. Last updated 22 August 2026</p>"
    assert not any(one.span.quote.startswith("sted") for one in others(html, "date"))


@pytest.mark.parametrize(
    "html", ["<p>Norvik leads in sustainability. We have no way of checking that with our meter.</p>"]
)
def test_who_cannot_check_and_who_breaks_least_complains_of_nothing(html: str) -> None:
    assert [one.value for one in others(html, "weakness") if not one.past] == []


@pytest.mark.parametrize(
    "text",
    [
        "Its renters reported the fewest breakdowns of anybody in the survey",
        "Norvik hat die wenigsten Ausfälle im Feld",
    ],
)
def test_the_fewest_breakdowns_are_no_fault(text: str) -> None:
    assert tells_no_fault(text)


def test_a_reviewer_who_has_nothing_to_complain_of_tells_of_no_fault() -> None:
    assert not others("<h1>Norvik</h1><p>Cons: None that I’d blame on Norvik.</p>", "weakness")


def test_below_fine_print_only_what_sounds_like_a_limit_is_one() -> None:
    assert not own("<h2>The fine print</h2><p>We checked three quotes.</p>", "weakness")
    assert own("<h2>The fine print</h2><p>It runs on Windows only.</p>", "weakness")


def test_what_answers_how_or_what_without_a_limit_is_no_fault() -> None:
    html = (
        "<h2>How long are we tied in?</h2><p>On monthly billing, until the end of the month you are in.</p>"
    )
    words = "On monthly billing, until the end of the month you are in"
    assert facts(html, Marks("weakness", words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "It speaks Dutch and English only, never German",
        "By then the battery is flat and it takes five hours to fill up again",
        "Printing stops when the internet connection fails",
    ],
)
def test_a_limit_stays_a_fault_below_any_question(words: str) -> None:
    assert len(facts(f"<h2>How does it cope with that?</h2><p>{words}.</p>", Marks("weakness", words))) == 1
