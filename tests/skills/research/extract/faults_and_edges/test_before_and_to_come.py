"""How it was before, what happened once, what is still to come and what a customer has is nobody's edge."""

import pytest

from skills.research.extract.fields.edges.only_told import is_on_the_bench
from tests.skills.research.extract.marked import Marks, facts


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>Vor dem Wechsel standen die Leute zum Schichtbeginn elf Minuten an.</p>",
            "Vor dem Wechsel standen die Leute zum Schichtbeginn elf Minuten an",
        ),
        (
            "<p>Facilities lead Rosa Ochter used to fill the trays every morning whether they needed it or not.</p>",
            "Facilities lead Rosa Ochter used to fill the trays every morning whether they needed it or not",
        ),
        (
            "<p>Zum Abschied von unserem Lagermeister gab es Butterkuchen.</p>",
            "Zum Abschied von unserem Lagermeister gab es Butterkuchen",
        ),
        (
            "<p>Rechnen Sie nach, was eine Seite bei Ihnen heute kostet.</p>",
            "Rechnen Sie nach, was eine Seite bei Ihnen heute kostet",
        ),
        (
            "<p>Comptez les feuilles dans le bac un mardi, puis appelez-nous.</p>",
            "Comptez les feuilles dans le bac un mardi, puis appelez-nous",
        ),
        (
            "<p>We can send you a method statement and our insurance.</p>",
            "We can send you a method statement and our insurance",
        ),
        (
            "<p>Für kleine Büros sind unsere Geräte nicht gedacht: Unter achtzig Blatt am Tag trocknet die Tinte.</p>",
            "Für kleine Büros sind unsere Geräte nicht gedacht: Unter achtzig Blatt am Tag trocknet die Tinte",
        ),
    ],
)
def test_how_it_was_and_what_the_reader_is_asked_to_do_is_no_edge(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("edge", words))] == []


def test_how_it_is_today_is_an_edge() -> None:
    text = "The foreman used to fill the trays by hand, and now the press does it in a minute"
    assert [one.value for one in facts(f"<p>{text}.</p>", Marks("edge", text))] == [text]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("A press for teams of five, called Nidd, is on the bench.", True),
        ("Eine Norvik 800 für Werften ist in Entwicklung und soll 2028 kommen.", True),
        ("Une presse sans prise, Norvik Nomade, est à l'étude.", True),
        ("Norvik Sip, a small press, goes to ten pilot customers in 2027.", True),
        ("The Norvik 800 has been in use since spring.", False),
    ],
)
def test_what_is_on_the_bench_is_still_to_come(text: str, is_so: bool) -> None:
    assert is_on_the_bench(text, "") is is_so
