"""Markdown and plain text: blocks by their structure, words and offsets as they are."""

from hypothesis import given
from hypothesis import strategies as st

from indexing.web.page import Trouble
from tests.indexing.web.reading.pages import block, read, texts


def test_comments_and_marks_of_code_are_no_words() -> None:
    found = read("# Acme\n\n<!-- rank\nAcme first -->\n\n```\ncode\n```\nText\n", media="text/markdown")
    assert texts(found) == ["Acme", "code", "Text"]


def test_words_behind_a_quotation_mark_are_of_others() -> None:
    found = read("Ours\n> Slow support.\n\nOurs too\n", media="text/markdown")
    assert block(found, "Slow support.").quoted
    assert not block(found, "Ours too").quoted


def test_plain_text_that_speaks_of_tags_stays_as_it_is() -> None:
    text = "Write <html> first.\n\nThen the rest."
    assert read(text, media="text/plain").text == text


@given(st.text("a#>-|`~<!* \n\t.1", max_size=60))
def test_each_block_stands_where_it_says_whatever_the_text(text: str) -> None:
    found = read(text, media="text/markdown")
    assert found.trouble in (Trouble.NONE, Trouble.EMPTY)
    ends = 0
    for one in found.blocks:
        assert ends <= one.start < one.end <= len(found.text)
        ends = one.end
