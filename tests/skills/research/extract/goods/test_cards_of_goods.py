"""Products on cards of a first page, each with a few words of what it is, and what only looks like such cards."""

import pytest

from indexing.web.page import WebPage
from tests.skills.research.extract.world import own, page, read

TWO = (
    "<h1>Looms that hum</h1><div><h3>Heddly</h3><p>{first}</p></div><div><h3>Weftbook</h3><p>The app. Counts the "
    "picks.</p></div><p>Clean a Heddly once a year, and put Weftbook on the foreman’s phone.</p>"
)


def first_page(html: str) -> WebPage:
    return page(html, url="https://norvik.example/")


def goods(*pages: WebPage) -> set[str]:
    facts = read(*pages).facts
    return {one.value for one in facts if (one.company, one.field) == ("Norvik", "product") and not one.past}


@pytest.mark.parametrize(
    "first",
    [
        "Sits below the warp beam.",
        "The small counter.",
        "One per loom.",
        "Der Fadenzähler.",
        "Se fixe au métier.",
    ],
)
def test_cards_side_by_side_that_say_what_each_is_are_goods(first: str) -> None:
    assert {"Heddly", "Weftbook"} <= goods(first_page(TWO.format(first=first)))


def test_a_card_may_be_called_by_a_word_of_the_language_and_a_name() -> None:
    html = (
        "<h1>Looms</h1><h3>Pick Tag</h3><p>Clips to the reed. Each tag counts.</p><h3>Heddly</h3><p>The app.</p>"
        "<p>We post a Pick Tag the same day, and Heddly reads it.</p>"
    )
    assert {"Pick Tag", "Heddly"} <= goods(first_page(html))


@pytest.mark.parametrize(
    "html",
    [
        # features, which the page writes small too
        (
            "<h3>Counting</h3><p>The quick way.</p><h3>Stopping</h3><p>The safe way.</p><p>Both counting and stopping "
            "are in it.</p>"
        ),
        # plans
        (
            "<h3>Heddly</h3><p>The plan for a single loom.</p><h3>Weftbook</h3><p>The plan for a hall.</p><p>Pick "
            "Heddly or Weftbook.</p>"
        ),
        # nothing speaks of them again
        "<h3>Heddly</h3><p>The small counter.</p><h3>Weftbook</h3><p>The app.</p>",
    ],
)
def test_features_plans_and_headings_alone_are_no_goods(html: str) -> None:
    assert not {"Counting", "Stopping", "Heddly", "Weftbook"} & goods(first_page(f"<h1>Looms</h1>{html}"))


@pytest.mark.parametrize(
    ("heading", "cards", "told"),
    [
        (
            "Our offices",
            (("Bergen", "The harbour office."), ("Narvik", "Sits above the old mill.")),
            "Visit us in Bergen or drive to Narvik; Bergen opens at nine.",
        ),
        (
            "Our values",
            (("Candour", "The first thing."), ("Thrift", "Keeps us awake.")),
            "We live by Candour, and with Thrift we grow.",
        ),
        (
            "Our founders",
            (("Ada", "Weaves since she was ten."), ("Bo", "Runs the mill.")),
            "Write to Ada, and talk with Bo.",
        ),
        (
            "How it works",
            (("Measure", "Fits in an afternoon."), ("Install", "Sits on the wall.")),
            "Start with Measure, then go to Install.",
        ),
    ],
)
def test_offices_values_founders_and_steps_are_no_goods(
    heading: str, cards: tuple[tuple[str, str], ...], told: str
) -> None:
    shown = "".join(f"<h3>{name}</h3><p>{line}</p>" for name, line in cards)
    assert not goods(first_page(f"<h1>Looms that hum</h1><h2>{heading}</h2>{shown}<p>{told}</p>"))
    assert goods(
        first_page(f"<h1>Looms that hum</h1><h2>Our looms</h2>{shown.replace('office', 'loom')}<p>{told}</p>")
    )


@pytest.mark.parametrize(
    "words",
    ["Our next reader, code name Picko, goes to three pilot mills.", "Picko is coming to the dye house."],
)
def test_what_is_still_to_come_is_no_product(words: str) -> None:
    html = f"<h1>News</h1><h2>Picko is coming to the mill</h2><p>{words}</p>"
    assert "Picko" not in goods(page(html, url="https://norvik.example/news"))


def test_what_a_house_was_called_is_no_product() -> None:
    told = own("<p>Norvik began in a shed in 2011 under the name Reed Counting Works.</p>", "product")
    assert [one.value for one in told] == []
    assert [one.value for one in own("<p>We sell it under the name Heddly.</p>", "product")] == ["Heddly"]


def test_paragraphs_below_what_we_make_begin_with_a_product() -> None:
    html = "<h2>What we make</h2><p><b>HD40</b>, the small loom. Folds.</p><p><b>Weftbook</b>, our app for it.</p>"
    assert {"HD40", "Weftbook"} <= {one.value for one in own(html, "product")}


def test_paragraphs_below_other_headings_are_no_list_of_goods() -> None:
    html = "<h2>What is next</h2><p>Norvik Sip, a small loom, goes to ten mills.</p><p>Norvik Sup, a big one, too.</p>"
    assert not {"Norvik Sip", "Norvik Sup"} & {one.value for one in own(html, "product")}
