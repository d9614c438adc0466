"""Replies of every kind for hypothesis, nasty ones above all, and what of them must be seen."""

import re
from collections.abc import Iterator

from hypothesis import strategies as st

from skills.messages import Block, Choices, Feedback, Footer, Form, Heading, Lines, Quote, Reply, Table, Text

NASTY = (
    *(
        "",
        " ",
        "\n",
        "\t",
        "\n\n",
        "word",
        "a",
        "7",
        ". ",
        "? ",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "`",
        "&",
        "&amp;",
    ),
    *(
        "<",
        ">",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n# ",
        "\n```\n",
        "\n    ",
        "\n---\n",
        "|",
        "\n|a|b|\n|-|-|\n|c|d|e|\n",
    ),
    *("<!channel>", "<@U123>", "<!subteam^S1>", "<https://evil.example|click>", "@here", "@everyone", "@"),
    *(
        "[",
        "](",
        ")",
        "[x](https://good.example/y)",
        "[bank.example](http://evil.example)",
        "![i](https://p.example)",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2028",
        "שלום",
        "é",
        "e\u0301",
        "👩‍👩‍👧‍👦",
        "🇩🇪",
        "👍🏽",
        "漢字",
    ),
    *(
        ":smile:",
        "10:30:45",
        "\\",
        "snake_case",
        "https://bare.example",
        "javascript:alert(1)",
        "\r\n",
        "</b>",
        "ˋ",
    ),
)

pieces = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
short = st.lists(pieces, max_size=6).map("".join)
# one text in sixty is far too long for any block
giant = st.builds(lambda text, times: text * times, short, st.sampled_from((30, 300)))
texts = st.integers(0, 59).flatmap(lambda drawn: giant if drawn == 59 else short)
# the first word behind an opening fence names a language and is dropped on purpose
markdown = texts.map(lambda text: re.sub(r"~{3,}", "~~", re.sub(r"`{3,}(?!\n)|(?<!\n)`{3,}", "``", text)))
columns = st.one_of(st.lists(short, max_size=4), st.lists(short, min_size=18, max_size=23)).map(tuple)
rows = st.lists(st.lists(texts, max_size=4).map(tuple), max_size=5)
many_rows = st.builds(
    lambda found, times: tuple(found * times), rows, st.sampled_from((1, 1, 1, 1, 1, 1, 1, 30))
)
options = st.builds(
    lambda found, times: tuple(found * times),
    st.lists(texts, max_size=5),
    st.sampled_from((1, 1, 1, 1, 1, 1, 1, 25)),
)
links = st.one_of(
    st.just(""), st.just("https://video.example/watch?v=1&t=7s"), st.just("javascript:alert(1)"), texts
)
items = st.builds(lambda time, text: time + text, st.sampled_from(("", "[12:31] ", "[1:00:07]")), texts)
pairs = st.lists(st.tuples(short, texts), max_size=3).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, markdown),
    st.builds(Heading, texts),
    st.builds(Quote, texts, texts, links),
    st.builds(Lines, st.lists(items, max_size=8).map(tuple), st.lists(links, max_size=8).map(tuple)),
    st.builds(Table, columns, many_rows),
    st.builds(Choices, texts, options, st.lists(texts, max_size=5).map(tuple)),
    st.builds(Footer, texts),
    st.builds(Form, texts, short, pairs, pairs),
    st.builds(Feedback, texts),
)
replies = st.builds(Reply, texts, st.lists(blocks, max_size=6).map(tuple), st.booleans())


def must_be_seen(reply: Reply) -> Iterator[str]:
    """The texts of a reply in order, without the options of its choices, which move into buttons."""
    yield reply.summary
    for block in reply.blocks:
        match block:
            case Text():  # an address is percent-encoded, so only its ASCII letters stay
                yield re.sub(r"[^\x00-\x7f]", "", block.text)
            case Heading() | Footer():
                yield block.text
            case Quote():
                yield from (block.text, block.source)
            case Lines():
                yield from block.items
            case Table():
                yield from block.columns
                yield from (cell for row in block.rows for cell in row)
            case Choices():
                yield block.prompt
