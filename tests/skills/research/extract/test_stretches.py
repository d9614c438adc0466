"""What nobody writes as one sentence is read in stretches, and nothing of it is lost."""

from datetime import UTC, datetime

import pytest

from indexing.web.reading import read_web_page
from skills.research.extract.statements import statements_of

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
