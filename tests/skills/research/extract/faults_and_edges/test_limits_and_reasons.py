"""Limits as houses word them in answers and lists, reasons below a heading, and what neither of them is."""

import pytest

from skills.research.extract.fields.faults.no_complaint import is_no_complaint
from skills.research.extract.fields.faults.plain_limits import with_outcome
from skills.research.extract.words.loose_ends import tidied
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p>The phones are off on Sundays, fires included.</p>", "The phones are off on Sundays"),
        ("<p>Our hotline is closed after six.</p>", "Our hotline is closed after six"),
        (
            "<p>Scanning works on a tablet and on nothing else.</p>",
            "Scanning works on a tablet and on nothing else",
        ),
        (
            "<p>Le four ne se monte que sur les socles de la maison Brun.</p>",
            "Le four ne se monte que sur les socles de la maison Brun",
        ),
        ("<p>En hiver, l’équipe ne répond que par courriel.</p>", "l’équipe ne répond que par courriel"),
        ("<h3>Does it read old cones?</h3><p>Only if they are white.</p>", "Only if they are white"),
        ("<h3>Liest es alte Kegel?</h3><p>Nur, wenn sie weiß sind.</p>", "Nur, wenn sie weiß sind"),
    ],
)
def test_a_house_tells_its_limits_in_such_words(html: str, value: str) -> None:
    assert [one.value for one in own(html, "weakness")] == [value]


@pytest.mark.parametrize(
    "html",
    [
        "<p>The phones are on all day, Sundays included.</p>",
        "<p>Vous ne payez que les mois de cuisson.</p>",
        "<h3>What does it cost?</h3><p>Only if you fire do you pay.</p>",
        "<p>Only if you fire do you pay.</p>",
        "<p>Our key cabinet Potbox is no more.</p>",
        "<p>Den Tonkasten verkaufen und pflegen wir nicht mehr.</p>",
        "<p>Zu Geldfragen äußern wir uns nicht.</p>",
        "<h2>Why potters switch, and stay switched</h2><h3>No more lists</h3><p>No table, no lost Sunday.</p>",
    ],
)
def test_neither_news_nor_silence_nor_a_reason_is_a_fault(html: str) -> None:
    assert own(html, "weakness") == []


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("I’d heard that it only took British cones; not so, my Dutch one fired.", True),
        ("I’d heard that it only took British cones; so it does.", False),
        ("Norvik’s lips are sealed.", True),
        ("We don’t comment on who owns us.", True),
        ("It has no comment field.", False),
    ],
)
def test_what_somebody_had_heard_wrongly_and_what_he_keeps_to_himself_are_no_fault(
    text: str, is_none: bool
) -> None:
    assert is_no_complaint(text) is is_none


def test_what_a_tester_could_not_check_is_no_fault() -> None:
    told = "<p>Norvik quotes eight seconds for a glaze, which we couldn’t check.</p>"
    assert others(told, "weakness") == []
    stopped = "<p>For Norvik we had to stop at 400 because the kiln went back.</p>"
    assert others(stopped, "weakness") == []


def test_a_limit_is_told_with_what_comes_of_it() -> None:
    text = "Norvik can’t read Welsh, so we turn down jobs in Wales."
    assert text[: with_outcome(text, 0, text.index(","))] == text[:-1]
    other = "Norvik can’t read Welsh, which is a pity."
    assert with_outcome(other, 0, other.index(",")) == other.index(",")
    assert [one.value for one in own(f"<p>{text}</p>", "weakness")] == [
        "can’t read Welsh, so we turn down jobs in Wales"
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Why potters switch, and stay switched",
        "Why potters switch",
        "What sets us apart",
    ],
)
def test_the_first_words_of_each_reason_are_an_edge(heading: str) -> None:
    html = f"<h2>{heading}</h2><h3>Owners stop calling</h3><p>Firing reports go out on their own. No more lists.</p>"
    assert "Firing reports go out on their own" in [one.value for one in own(html, "edge")]


def test_below_reasons_that_are_counted_each_item_is_an_edge() -> None:
    html = (
        "<h2>Four reasons we hear again and again</h2><ul><li>Every pot is weighed as it is thrown.</li></ul>"
    )
    assert [one.value for one in own(html, "edge")] == ["Every pot is weighed as it is thrown"]
    other = "<h2>Four reasons not to</h2><ul><li>Every pot is weighed as it is thrown.</li></ul>"
    assert own(other, "edge") == []


def test_a_slogan_of_a_paragraph_is_no_edge() -> None:
    html = "<h2>Ce que les autres n’ont pas</h2><p>Vous fermez ? Nous aussi. Le tour garde tout.</p>"
    assert [one.value for one in own(html, "edge")] == ["Le tour garde tout"]


def test_what_anybody_may_expect_is_no_edge() -> None:
    html = (
        "<h2>Why potters switch</h2><h3>Cloud</h3><p>Updates are included, as you’d expect from anybody.</p>"
    )
    assert own(html, "edge") == []


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        ("We fired the same day,” says owner Ada Quill", "edge", "We fired the same day"),
        ("la casse a baissé de 38 % en août. »", "proof", "la casse a baissé de 38 % en août"),
        ("What I can vouch for is that it fires in the cold", "edge", "it fires in the cold"),
        (
            "though small studios are not whom we build for",
            "weakness",
            "small studios are not whom we build for",
        ),
        ("it says so in the manual", "edge", "it says so in the manual"),
    ],
)
def test_who_said_so_and_how_it_was_led_in_are_left_out(text: str, field: str, told: str) -> None:
    assert text[slice(*tidied(text, 0, len(text), field))] == told


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>Unter dem Arbeitstitel Drehling denken wir über eine einzigartige Scheibe nach.</p>", []),
        (
            "<p>The wheel is on the drawing board under the working name Spinner, the only one to sing.</p>",
            [],
        ),
    ],
)
def test_what_has_only_a_working_name_is_no_edge(html: str, told: list[str]) -> None:
    assert [one.value for one in own(html, "edge")] == told
