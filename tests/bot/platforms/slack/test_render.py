"""Replies as Slack messages."""

import json

import pytest

from bot.platforms.slack.blocks import Payload
from bot.platforms.slack.render import plain, to_slack
from skills.messages import Block, Choices, Footer, Heading, Lines, Quote, Reply, Table, Text, Verbatim
from tests.bot.platforms.slack.limits_check import violations

BREAK, JOIN = "\u200b", "\u2060"


def blocks_of(*blocks: Block) -> list[Payload]:
    """The blocks of all messages, without the summary's."""
    return [block for payload in to_slack(Reply("S", blocks)) for block in payload["blocks"]][1:]


def mrkdwn(markdown: str) -> str:
    """What one Text becomes; its sections, one after the other."""
    return "\n--\n".join(block["text"]["text"] for block in blocks_of(Text(markdown)))


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        ("a **bold** word", "a *bold* word"),
        ("an *italic* word", "an _italic_ word"),
        ("a ~~struck~~ word", "a ~struck~ word"),
        ("***both***", "*_both_*"),
        ("in**side**", f"in{BREAK}*side*"),
        ("run `make <x>`", "run `make &lt;x&gt;`"),
        ("# Title", "*Title*"),
        ("- one\n- two", "• one\n• two"),
        ("3. three\n4. four", "3. three\n4. four"),
        ("> said\n> so", "> said\n> so"),
        ("[the policy](https://x.example/p?a=1&b=2)", "<https://x.example/p?a=1&amp;b=2|the policy>"),
        ("![a chart](https://x.example/c.png)", "<https://x.example/c.png|a chart>"),
        ("<b>loud</b>", "&lt;b&gt;loud&lt;/b&gt;"),
        ("R&amp;D", "R&amp;amp;D"),
        ("**two\nlines**", "*two*\n*lines*"),
        ("```py\nif a < b:\n    pass\n```", "```\nif a &lt; b:\n    pass\n```"),
        ("```\nnever closed", "```\nnever closed\n```"),
    ],
)
def test_markdown_becomes_mrkdwn(markdown: str, written: str) -> None:
    assert mrkdwn(markdown) == written


@pytest.mark.parametrize("typed", ["snake_case_name", "5 * 3 * 2", "a ~ b", "it's 10:30:45", "one ` tick"])
def test_harmless_markers_stay_untouched(typed: str) -> None:
    assert mrkdwn(typed) == typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (r"\*stars\*", f"*{BREAK}stars{BREAK}*"),
        (r"\_lines\_", f"_{BREAK}lines{BREAK}_"),
        ("~/a and ~/b", f"~{BREAK}/a and ~{BREAK}/b"),
        (r"\`ticks\`", "ˋticksˋ"),
        (":smile:", f":{BREAK}smile:"),
    ],
)
def test_markers_that_were_typed_do_not_format(typed: str, written: str) -> None:
    assert mrkdwn(typed) == written


@pytest.mark.parametrize(
    "ping", ["<!channel>", "<@U123>", "<!subteam^S1>", "<https://evil.example|click>", "@here"]
)
def test_no_kind_of_block_can_ping_or_link(ping: str) -> None:
    blocks = (
        *(Text(ping), Text(f"`{ping}`"), Heading(ping), Quote(ping, ping), Lines((ping,)), Footer(ping)),
        *(Table((ping,), ((ping,),)), Choices(ping, (ping,))),
    )
    reply = Reply(ping, blocks)
    assert [violations(payload) for payload in (*to_slack(reply), *plain(reply))] == [[], []]


def test_links_of_other_schemes_stay_text() -> None:
    assert mrkdwn("[x](javascript:alert(1)) [y](mailto:a@b.example)") == (
        "[x](javascript:alert(1)) y (mailto:a@b.example)"
    )


@pytest.mark.parametrize(
    "words", ["bank.example", "https://bank.example/login", "see www.bank.example", "bank．example"]
)
def test_a_link_whose_words_name_another_place_shows_where_it_leads(words: str) -> None:
    assert mrkdwn(f"[{words}](https://evil.example/x)").endswith("> (https://evil.example/x)")


def test_a_link_whose_words_name_its_own_place_is_left_alone() -> None:
    assert mrkdwn("[x.example](https://www.x.example/a)") == "<https://www.x.example/a|x.example>"


def test_a_table_in_markdown_becomes_a_table() -> None:
    [table] = blocks_of(Text("| a | b |\n|---|---|\n| 1 | **2** |"))
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [["a", "b"], ["1", "2"]]


def test_cells_the_header_has_no_column_for_are_kept() -> None:
    assert mrkdwn("|a|\n|-|\n|1|2|") == "```\n|a|\n|-|\n|1|2|\n```"


def test_the_summary_is_not_repeated_when_the_first_block_says_it() -> None:
    [payload] = to_slack(Reply("It is **16** weeks.", (Text("It is **16** weeks."),)))
    assert [block["text"]["text"] for block in payload["blocks"]] == ["It is *16* weeks."]
    assert payload["text"] == "It is 16 weeks."


def test_a_short_summary_is_bold_and_a_long_one_is_not() -> None:
    short, long = to_slack(Reply("Done."))[0], to_slack(Reply("Done. " * 50))[0]
    assert short["blocks"][0]["text"]["text"] == "*Done.*"
    assert not long["blocks"][0]["text"]["text"].startswith("*")


def test_an_empty_reply_says_so() -> None:
    assert to_slack(Reply(" ", (Text("\u200b"),)))[0]["text"] == plain(Reply(""))[0]["text"] != ""


def test_a_quote_has_its_source_in_small_print() -> None:
    quote, source = blocks_of(Quote("16 weeks\nfor all", "Leave, page 2"))
    assert quote["text"]["text"] == "> 16 weeks\n> for all"
    assert source["elements"][0]["text"] == "Leave, page 2"


def test_a_quote_and_its_source_stay_in_one_message() -> None:
    payloads = to_slack(Reply("S", (*(Footer("f") for _ in range(48)), Quote("q", "source"))))
    assert [len(payload["blocks"]) for payload in payloads] == [49, 2]


def test_lists_that_follow_each_other_share_a_section() -> None:
    assert [b["text"]["text"] for b in blocks_of(Lines(("a", "b")), Lines(("c",)))] == ["• a\n• b\n• c"]


def test_a_heading_too_long_for_a_header_is_a_bold_section() -> None:
    fits, long = blocks_of(Heading("h" * 150), Heading("h" * 151))
    assert (fits["type"], long["type"]) == ("header", "section")
    assert long["text"]["text"] == f"*{'h' * 151}*"


def test_a_second_table_goes_to_the_next_message() -> None:
    table = Table(("a",), (("b",),))
    payloads = to_slack(Reply("S", (table, Text("between"), table)))
    assert [[b["type"] for b in p["blocks"]] for p in payloads] == [
        ["section", "table", "section"],
        ["table"],
    ]


def test_a_long_table_is_cut_by_rows_under_the_same_header() -> None:
    payloads = to_slack(Reply("S", (Table(("n",), tuple((str(n),) for n in range(150))),)))
    tables = [block for payload in payloads for block in payload["blocks"] if block["type"] == "table"]
    assert [len(table["rows"]) for table in tables] == [100, 52]
    assert [table["rows"][0][0]["text"] for table in tables] == ["n", "n"]


def test_a_table_that_fits_is_never_cut() -> None:
    table = Table(("a", "b"), tuple(("x" * 50, "y" * 49) for _ in range(99)))
    payloads = to_slack(Reply("S", (Text("words " * 1500), table)))
    assert [len(b["rows"]) for p in payloads for b in p["blocks"] if b["type"] == "table"] == [100]


def test_a_table_wider_than_slack_takes_is_aligned_text() -> None:
    names = tuple(f"c{n}" for n in range(21))
    [block] = blocks_of(Table(names, (names,)))
    assert block["text"]["text"].startswith("```\nc0 | c1 | c2")


def test_ragged_rows_and_empty_cells_are_filled_up() -> None:
    [table] = blocks_of(Table(("a", "b"), (("1",), ("", "2", "3"))))
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["a", "b", "–"],
        ["1", "–", "–"],
        ["–", "2", "3"],
    ]


def test_buttons_carry_the_whole_option_and_ids_of_their_own() -> None:
    _, first, _, second = blocks_of(Choices("Which?", ("x" * 100, "b")), Choices("And?", ("b",)))
    buttons = [*first["elements"], *second["elements"]]
    assert [button["value"] for button in buttons] == ["x" * 100, "b", "b"]
    assert [button["action_id"] for button in buttons] == ["choice:0", "choice:1", "choice:2"]
    assert buttons[0]["text"]["text"] == "x" * 74 + "…"


def test_an_option_no_button_can_hold_is_printed_too() -> None:
    option = "long words " * 300
    _prompt, printed, *_ = blocks_of(Choices("Which?", (option,)))
    assert printed["text"]["text"].startswith("• long words")


def test_five_hundred_options_are_all_there() -> None:
    rows = [b for b in blocks_of(Choices("Which?", tuple(map(str, range(500))))) if b["type"] == "actions"]
    assert [e["value"] for row in rows for e in row["elements"]] == [str(n) for n in range(500)]


def test_a_fence_cut_in_two_is_closed_and_opened_again() -> None:
    sections = mrkdwn("```\n" + "a line of code\n" * 500 + "```").split("\n--\n")
    assert len(sections) > 1
    assert all(part.startswith("```\na line") and part.endswith("code\n```") for part in sections)


def test_a_long_text_is_cut_after_a_sentence() -> None:
    assert all(part.endswith(".") for part in mrkdwn("Some words in a sentence. " * 400).split("\n--\n"))


def test_style_goes_on_after_a_cut() -> None:
    parts = mrkdwn("**" + "word " * 1500 + "end**").split("\n--\n")
    assert all(part.startswith("*word") and part.endswith("*") for part in parts)


@pytest.mark.parametrize("character", ["&", "👩‍👩‍👧‍👦", "🇩🇪", "e\u0301", "漢"])
def test_a_word_without_end_is_cut_between_characters(character: str) -> None:
    whole = character.replace("&", "&amp;")
    for part in mrkdwn(character * 5_000).split("\n--\n"):
        assert part == whole * (len(part) // len(whole))


@pytest.mark.parametrize(
    "markdown", ["a" * 100_000, "[" * 100_000, "> " * 50_000, "*a " * 30_000, "|a" * 30_000]
)
def test_a_giant_text_stays_within_the_limits(markdown: str) -> None:
    assert not [
        problem for payload in to_slack(Reply("S", (Text(markdown),))) for problem in violations(payload)
    ]


def test_quotes_nested_deeper_than_the_parser_reads_are_shown_as_typed() -> None:
    assert "the end" in mrkdwn("> " * 70 + "the end")


def test_lone_surrogates_and_control_characters_cannot_break_the_request() -> None:
    payloads = to_slack(Reply("a\ud800b\x00c\u202ed", (Choices("p", ("\udfff",)),)))
    assert json.dumps(payloads, ensure_ascii=False).encode()
    assert payloads[0]["blocks"][0]["text"]["text"] == "*a\ufffdb c d*"


def test_a_continued_message_announces_its_own_beginning() -> None:
    payloads = to_slack(Reply("The summary", tuple(Footer(f"note {n}") for n in range(60))))
    assert payloads[0]["text"].startswith("The summary")
    assert payloads[1]["text"].startswith("note 49")


def test_the_plain_reply_says_everything_without_blocks() -> None:
    reply = Reply("S", (Text("see [it](https://x.example)"), Table(("a",), (("1",),)), Choices("W?", ("o",))))
    assert plain(reply) == [{"text": "S\n\nsee it (https://x.example)\n\na\n1\n\nW?\n\n• o"}]


def test_the_time_before_a_line_leads_to_its_moment() -> None:
    link = "https://video.example/watch?v=1&t=751s"
    lines = Lines(("[12:31] Move the launch.", "[13:00] Keep the price."), (link, ""))
    written = (
        "• <https://video.example/watch?v=1&amp;t=751s|[12:31]> Move the launch.\n• [13:00] Keep the price."
    )
    assert blocks_of(lines)[0]["text"]["text"] == written


def test_the_source_of_a_quote_leads_there() -> None:
    quoted, small = blocks_of(Quote("So be it.", "Ana at 12:31", "https://video.example/?t=1"))
    assert quoted["text"]["text"] == "> So be it."
    assert small["elements"][0]["text"] == "<https://video.example/?t=1|Ana at 12:31>"


def test_a_button_says_its_label_and_sends_its_option() -> None:
    _prompt, row = blocks_of(Choices("Which?", ("meetings done a1", "meetings done b2"), ("Send it",)))
    shown = [(one["text"]["text"], one["value"]) for one in row["elements"]]
    assert shown == [("Send it", "meetings done a1"), ("meetings done b2", "meetings done b2")]


def test_the_backticks_of_a_link_that_leads_nowhere_open_no_fence() -> None:
    [message] = to_slack(Reply("Leave", (Quote("16 weeks", "`", "\n```\n"),)))
    assert "```" not in json.dumps(message["blocks"])


def test_words_that_are_shown_as_they_are_stand_in_one_fence_and_ping_nobody() -> None:
    (payload,) = to_slack(Reply("The query", (Verbatim("SELECT '<!channel>' AS \"``` @here\""),)))
    shown = payload["blocks"][1]["text"]["text"]
    assert shown.startswith("```\nSELECT ")
    assert shown.count("```") == 2
    assert "<!channel>" not in shown
