"""Values end where their own words end; headings and questions say what the words below them are."""

import pytest

from skills.research.extract.words.loose_ends import tidied
from skills.research.extract.words.replies import is_answered_no
from skills.research.extract.words.statements import statements_of
from tests.skills.research.extract.world import REST, others, own, page, read

WHY = "No. Readers buffer for about ten minutes; beyond that, counts are lost until someone walks the round again."


@pytest.mark.parametrize(
    ("field", "text", "rest"),
    [
        ("edge", "through the wall of a closed cart, so", "through the wall of a closed cart"),
        (
            "weakness",
            "l’application ne fonctionne que sous Android, regrettent",
            "l’application ne fonctionne que sous Android",
        ),
        ("weakness", "it cannot print, users say", "it cannot print"),
        (
            "edge",
            "is the only app of its kind that reads wet labels",
            "the only app of its kind that reads wet labels",
        ),
        ("edge", "ist die einzige Waage, die das kann", "die einzige Waage, die das kann"),
        ("weakness", "No. Barcut cannot handle arched frames", "Barcut cannot handle arched frames"),
        ("proof", "Cyber Essentials Plus and", "Cyber Essentials Plus"),
        ("weakness", "cannot be switched on", "cannot be switched on"),
        ("weakness", "staff cannot log in", "staff cannot log in"),
        ("edge", "it does so", "it does so"),
        ("edge", "it says what is wrong, and where", "it says what is wrong, and where"),
        ("weakness", "is slow in the morning", "is slow in the morning"),
        ("segment", "hotels and spas", "hotels and spas"),
        ("product", "Log In", "Log In"),
    ],
)
def test_loose_ends_are_cut_and_others_left(field: str, text: str, rest: str) -> None:
    assert text[slice(*tidied(text, 0, len(text), field))] == rest


def test_a_name_is_cut_before_its_town() -> None:
    text = "Tischlerei Ohlendorf in Bremen"
    assert (
        text[slice(*tidied(text, 0, len("Tischlerei Ohlendorf in"), "customers"))] == "Tischlerei Ohlendorf"
    )


@pytest.mark.parametrize(
    "html",
    [
        f"<h3>Does it work offline?</h3><p>{WHY}</p>",
        f"<p><strong>Does it work offline?</strong></p><p>{WHY}</p>",
        f"<p>Does it work offline? {WHY}</p>",
        "<h3>Is there an Android app?</h3><p>No, only iPhones are supported.</p>",
        "<h3>Kann man ohne Netz arbeiten?</h3><p>Nein – ohne Netz steht die Erfassung still.</p>",
    ],
)
def test_a_house_that_answers_no_admits_a_weakness(html: str) -> None:
    assert own(f"<h1>Questions</h1>{html}", "weakness") != []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Do I need an account?", "No, you can start at once."),
        ("Does it work offline?", "No problem, readers keep counting."),
        ("Is there a minimum contract?", "No. You can leave at any time."),
        ("Does it work offline?", "Yes, for three days."),
    ],
)
def test_other_answers_admit_nothing(question: str, answer: str) -> None:
    assert not is_answered_no(question, answer)
    assert own(f"<h1>Questions</h1><p><b>{question}</b></p><p>{answer}</p>", "weakness") == []


def test_why_it_says_no_is_no_edge() -> None:
    assert own(f"<h1>Questions</h1><p>Does it work offline?</p><p>{WHY}</p>", "edge") == []


def test_what_was_missing_once_is_no_limit_of_today() -> None:
    said = "The tablet view, which was missing for years, has been part of Norvik since June 2026."
    assert own(f"<h2>Known limits</h2><p>{said}</p><h2>More</h2>", "weakness") == []


def test_a_heading_says_what_its_sentences_are() -> None:
    strong = own(
        "<h2>Where we are strong</h2><p>Norvik works offline for three days. We know every harbour.</p><h2>More</h2>",
        "edge",
    )
    assert [one.value for one in strong] == ["works offline for three days", "We know every harbour"]
    weak = own(
        "<h2>Known limits</h2><p>Our scanner weighs two kilos. Norvik prints in English only.</p><h2>More</h2>",
        "weakness",
    )
    assert len(weak) == 2
    assert own("<h2>Unsere Stärken</h2><p>Norvik kennt jeden Hafen an der Küste.</p>", "edge") != []


@pytest.mark.parametrize(
    "heading", ["Where we are", "Strength training", "Stories", "Limits of liability for you"]
)
def test_other_headings_say_nothing_of_the_kind(heading: str) -> None:
    html = f"<h2>{heading}</h2><p>Norvik knows every harbour along the coast.</p>"
    assert own(html, "edge") == own(html, "weakness") == []


def test_a_heading_is_no_weakness_itself() -> None:
    assert (
        others("<h1>Norvik</h1><h2>Where they are weak</h2><p>Hello there.</p><h2>More</h2>", "weakness")
        == []
    )


@pytest.mark.parametrize(
    ("html", "sentences"),
    [
        ("It is down for three minutes. /Aage", ["It is down for three minutes.", "/Aage"]),
        ("It is faster than House C. It costs less.", ["It is faster than House C.", "It costs less."]),
        ("We chose vendor B. Nobody else reads it.", ["We chose vendor B.", "Nobody else reads it."]),
        ("It was made by C. Andersen in Oslo.", ["It was made by C. Andersen in Oslo."]),
        ("J. K. Rowe and St. Ives use it.", ["J. K. Rowe and St. Ives use it."]),
        ("It costs 5 EUR / Month and more.", ["It costs 5 EUR / Month and more."]),
    ],
)
def test_a_sentence_ends_at_a_letter_that_is_a_name_and_before_who_signs_it(
    html: str, sentences: list[str]
) -> None:
    told = [one.text for one in statements_of(page(f"<p>{html}</p>"))]
    assert told[: len(sentences)] == sentences
    assert told[len(sentences)] in REST


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The seal is of Norvik A/S.", "Norvik A/S"),
        ("It is made by Norvik AS.", "Norvik AS"),
        ("It is made by Norvik Ltd.", "Norvik Ltd."),
        ("It is made by Norvik B.V.", "Norvik B.V."),
    ],
)
def test_a_full_name_has_no_full_stop_that_ended_its_sentence(sentence: str, name: str) -> None:
    press = page(f"<p>{sentence}</p>", url="https://markettimes.example/x", of="Market Times")
    told = [one.value for one in read(press).facts if one.field == "company" and one.span.source == "s1"]
    assert told == [name]
