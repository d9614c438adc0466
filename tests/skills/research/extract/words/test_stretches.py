"""What nobody writes as one sentence is read in stretches, and nothing of it is lost."""

from datetime import UTC, datetime

import pytest

from indexing.web.reading import read_web_page
from skills.research.extract.words.statements import statements_of

LONGEST = 1_000


@pytest.mark.parametrize(
    "piece", ["€ 1 per user and month ", "x", "many words and "], ids=["prices", "a word", "words"]
)
def test_a_sentence_without_an_end_is_cut_between_words(piece: str) -> None:
    html = f"<html><body><main><p>{piece * 300}</p></main></body></html>".encode()
    page = read_web_page("http://acme.example/", html, "text/html", datetime(2026, 11, 29, tzinfo=UTC))
    found = statements_of(page)
    assert all(len(one.text) <= LONGEST for one in found)
    assert "".join("".join(one.text.split()) for one in found) == "".join((piece * 300).split())
    assert all(one.text in page.text for one in found)


def _told(words: str) -> list[str]:
    html = f"<html><body><main><p>{words}</p></main></body></html>".encode()
    page = read_web_page("http://acme.example/", html, "text/html", datetime(2026, 11, 29, tzinfo=UTC))
    return [one.text for one in statements_of(page)]


@pytest.mark.parametrize("piece", ["Nr. 1 ", "mark, no. 1 "])
def test_no_word_of_short_forms_without_an_end_is_lost(piece: str) -> None:
    told = _told(piece * 16_000)
    assert len(told) > 1
    assert "".join("".join(told).split()) == "".join((piece * 16_000).split())


def test_a_number_behind_its_short_form_ends_no_sentence_and_a_plain_no_does() -> None:
    assert _told("We hold the Acme mark, no. 20417, since May. It is blue.") == [
        "We hold the Acme mark, no. 20417, since May.",
        "It is blue.",
    ]
    assert _told("Hospitals (no). Do you lend ladders? No, no. Ladders are dear.")[-1] == "Ladders are dear."
