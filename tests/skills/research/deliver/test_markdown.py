"""report.md holds the report and nothing that a page slipped into it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from skills.language import reader_of, say, speaking
from skills.research.deliver.charts.chart import NEXT, Chart
from skills.research.deliver.escape import markdown_text, web_address
from skills.research.deliver.markdown import markdown_of
from skills.research.deliver.sections import document
from skills.research.deliver.telling import unquoted
from skills.research.report import Missed
from tests.skills.research.sample import HOSTILE, KESTREL, dozen, empty, rich, single

PARSER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def tokens(markdown: str) -> list[Token]:
    return [inner for one in PARSER.parse(markdown) for inner in (one, *(one.children or ()))]


def links(markdown: str) -> set[str]:
    return {str(one.attrs["href"]) for one in tokens(markdown) if one.type == "link_open"}


def test_each_part_that_was_promised_is_there() -> None:
    text = markdown_of(document(rich()))
    for heading in ("Summary", "Who leads, and by what", "Comparison", "Edges", "Harbourly: our advantage and our gaps",
                    "Contradictions", "Age of the evidence", "Method and limits", "What was not read, and why",
                    "Sources"):  # fmt: skip
        assert f"\n## {heading}\n" in text
    assert rich().question in text
    assert "frostbyte.example/pricing" in text
    assert "It asks for a login." in text


def test_every_citation_leads_to_a_quote_that_stands_in_its_source() -> None:
    text = markdown_of(document(rich()))
    cited = {int(one) for one in re.findall(r"\[\[(\d+)\]\]\(#q\d+\)", text)}
    listed = {int(one) for one in re.findall(r'<a id="q(\d+)"></a>', text)}
    assert cited
    assert cited <= listed
    quotes = document(rich()).numbers
    for source, spans in quotes.sources:
        assert all(source.text[span.start : span.end] == span.quote for _, span in spans)


def test_each_cell_has_a_citation_or_says_not_found() -> None:
    rows = [one for one in markdown_of(document(rich())).splitlines() if one.startswith("| ")]
    matrix = [row for row in rows if row.startswith(tuple(f"| {one}" for one in rich().companies))]
    assert len(matrix) == len(rich().companies)
    for row in matrix:
        cells = re.split(r"(?<!\\)\|", row)[2:-1]
        assert len(cells) == len(rich().fields) - 1
        assert all(("[[" in one) != ("not found" in one) for one in cells)


def test_values_are_marked_as_claimed_contradicted_stale_or_internal() -> None:
    text = markdown_of(document(rich()))
    assert "More than 1,200 customers *(own claim, contradicted)*" in text
    assert "Pharma Logistics Award *(stale)*" in text
    assert "600 customers *(internal)*" in text


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("“Our giveaway was down by 38%.”", "Our giveaway was down by 38%."),
        ('"It was down."', "It was down."),
        ("„Es war weniger.“", "Es war weniger."),
        ("“Down”, she says, “by 38%.”", "“Down”, she says, “by 38%.”"),
        ("The “Cup” was ours.", "The “Cup” was ours."),
        ("It was down.", "It was down."),
    ],
)
def test_a_quote_has_one_pair_of_marks_around_it(quote: str, told: str) -> None:
    assert unquoted(quote) == told


def test_a_caption_of_several_things_is_a_list() -> None:
    chart = Chart("timeline", say("Timeline"), b"png", NEXT.join(("2019 Acme", "2021 Bolt")))
    text = markdown_of(document(rich(), (chart,)))
    assert "\n- 2019 Acme\n- 2021 Bolt\n" in text


def test_why_a_page_was_not_read_does_not_repeat_its_address() -> None:
    missed = Missed(
        "http://acme.com/secret?x=1", "acme.com does not let programs read http://acme.com/secret?x=1."
    )
    text = markdown_of(document(replace(single(), missed=(missed,))))
    assert "does not let programs read /secret?x=1." in text


def test_hostile_words_of_a_page_are_words_only() -> None:
    text = markdown_of(document(rich()))
    assert not any("evil" in one for one in links(text))
    html = {one.content for one in tokens(text) if one.type in ("html_inline", "html_block")}
    assert all(re.fullmatch(r'<a id="q\d+">|</a>', one) for one in html)
    assert not any(one.type in ("code_inline", "image") for one in tokens(text))
    assert "@everyone" not in text


def test_only_addresses_that_were_read_are_linked() -> None:
    text = markdown_of(document(rich()))
    fetched = {one.address for one in rich().sources}
    assert {one for one in links(text) if not one.startswith("#")} <= fetched


def test_addresses_that_are_no_pages_of_the_web_are_no_links() -> None:
    wrong = ("javascript:alert(1)", "data:text/html,x", "https://user@evil.example/", "file:///etc/passwd",
             "https://a.example/\u202e", "https://[::1", "")  # fmt: skip
    assert [one for one in wrong if web_address(one)] == []
    assert web_address('https://a.example/a b)>"<') == "https://a.example/a%20b%29%3E%22%3C"


@given(st.text(max_size=60) | st.from_regex(r"[\[\]()<>|`*_#@!&~\\:/ .a\n-]{1,40}"))
def test_escaped_words_are_one_paragraph_of_plain_text(words: str) -> None:
    found = tokens(f"- {markdown_text(words)}") + tokens(f"| x |\n| --- |\n| {markdown_text(words)} |")
    kinds = {one.type for one in found} - {"heading_open"}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "code_block", "em_open",
                        "strong_open", "fence", "hr", "s_open", "blockquote_open", "ordered_list_open"}  # fmt: skip
    assert sum(one.type == "td_open" for one in found) == 1
    assert "heading_open" not in {one.type for one in found}


def test_a_company_or_a_question_may_hold_markup() -> None:
    report = replace(rich(), question=HOSTILE, missed=(Missed("javascript:alert(1)", HOSTILE),))
    text = markdown_of(document(report))
    assert not any("evil" in one or "javascript" in one for one in links(text))


def test_charts_are_shown_where_they_lie_or_their_reason_is_said() -> None:
    cell = rich().cell(KESTREL, "price")
    drawn = Chart("prices", "Prices compared", b"png", "Kestrel: 12 USD", (cell,), cell.spans)
    text = markdown_of(
        document(rich(), (drawn, Chart("timeline", "Timeline", why="too few"))), {"prices": "charts/p.png"}
    )
    assert "![Prices compared](charts/p.png)" in text
    assert "Timeline: too few" in text


def test_it_comes_in_the_language_of_its_reader_and_quotes_stay_as_they_are() -> None:
    with speaking(reader_of("de")):
        text = markdown_of(document(rich()))
    assert "1. Sept. 2026" in text
    assert "“More than 1,200 customers”" in text


def test_nothing_one_company_and_twelve_are_told() -> None:
    assert "No company was found." in markdown_of(document(empty()))
    assert "Lumenta" in markdown_of(document(single()))
    assert all(one in markdown_of(document(dozen())) for one in dozen().companies)


def test_a_note_that_states_a_fact_without_a_quote_is_left_out_and_counted() -> None:
    told = document(
        replace(rich(), notes=(f"{KESTREL} from 1 Jan 2027 on: 99 USD (price).", "Insufficient evidence."))
    )
    text = markdown_of(told)
    assert "99 USD" not in text
    assert "Insufficient evidence." in text
    assert told.left_out == 1
    assert "1 finding was left out" in text
