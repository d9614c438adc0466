"""Pages made to do harm, or broken by chance: each is read, in time that grows with its size."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexing.web.page import Trouble, WebPage
from tests.indexing.web.reading.pages import page, read

MANY = 20_000


def assert_blocks_stand(found: WebPage) -> None:
    ends = 0
    for one in found.blocks:
        assert ends <= one.start < one.end <= len(found.text)
        words = found.words(one)
        assert words == words.strip() != ""
        ends = one.end


@pytest.mark.parametrize(
    "tag", ["div", "b", "table><tr><td", "ul><li", "h1><div", "blockquote", "font", "dl><dd"]
)
def test_words_below_any_depth_and_after_it_are_read(tag: str) -> None:
    found = read(f"<{tag}>" * 100_000 + "deep" + "<p>after</p>")
    assert "deep" in found.text
    assert "after" in found.text
    assert_blocks_stand(found)


@pytest.mark.parametrize(
    "html",
    [
        "<p>word " * MANY,
        "<a href=x>word " * MANY,
        "<br>a" * MANY,
        f"<p class='{'x ' * MANY * 10}'>word</p>",
        "<style>"
        + ".a .b .c{display:none}" * MANY
        + "</style>"
        + "<div class=a>" * 100
        + "<p class=c>w" * 500,
        "<style>" + "{" * MANY + "</style><p>word",
        "<table>" + ("<tr>" + "<td colspan=60 rowspan=1000>x" * 10) * 200,
        "<div><button>Accept</button>" + "<button>Accept</button>" * 5_000,
        "<script type='application/ld+json'>" + "[" * MANY + "</script><p>word",
        "<!DOCTYPE html [<!ENTITY a '" + "a" * MANY + "'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;&b;word",
        "<footer>" + "© Acme a " * MANY + "</footer><p>word",
        "<p>" + "last updated on " * MANY,
        "<" * MANY,
        "<a b='" * MANY,
        "<!--" + "x" * MANY,
    ],
    ids=range(15),
)
def test_no_page_takes_longer_than_its_size(html: str) -> None:
    began = time.process_time()
    assert_blocks_stand(read(html))
    assert time.process_time() - began < 5


def test_only_the_beginning_of_a_vast_page_is_read() -> None:
    found = read(("<p>Größe: 5 €</p>\n<p>" + "word " * 2_000 + "</p>").encode() * 600)
    assert found.trouble is Trouble.TOO_LARGE
    assert found.text.startswith("Größe: 5 €\n\n")
    assert "\ufffd" not in found.text
    assert_blocks_stand(found)


@given(
    st.binary(max_size=300),
    st.sampled_from(["text/html", "text/plain", "", "application/pdf", "text/markdown"]),
)
def test_any_bytes_are_read_or_said_to_be_unreadable(content: bytes, media: str) -> None:
    for start in (b"", b"<html>", b"%PDF-1.7\n", b"<?xml version='1.0' encoding='utf-16'?><html>"):
        assert isinstance(read(start + content, media=media).trouble, Trouble)


@example(">", "")
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_attribute_and_style_is_borne(value: str, name: str) -> None:
    value = value.replace('"', "")
    found = page(
        f'<p style="{value}" class="{value}" id="{value}">a</p><table><td colspan="{value}" rowspan="{name}">b</table>'
        f'<a href="{value}">c</a><base href="{value}"><time datetime="{value}">d</time>',
        f"<style>{value}{{display:none}}{name}</style><script type='application/ld+json'>{name}</script>",
    )
    assert_blocks_stand(found)


PIECES = st.recursive(
    st.text("abc €$1,.(% \n&\u200b\u202e é|", max_size=10).map(lambda one: one.replace("&", "&amp;")),
    lambda inner: st.builds(
        lambda tag, kind, parts: f"<{tag}{kind}>{''.join(parts)}</{tag}>",
        st.sampled_from(
            "div p span b li ul table tr td th h1 h2 s blockquote section dl dt dd pre a article sup".split()
        ),
        st.sampled_from(
            ["", " class=title", " class=card", " hidden", " colspan=2 rowspan=3", " class=related"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(st.lists(PIECES, max_size=5))
def test_each_block_stands_where_it_says_whatever_the_page(parts: list[str]) -> None:
    found = page("".join(parts))
    assert_blocks_stand(found)
    assert not set(found.text) & set("\u200b\u202e\u2028")
