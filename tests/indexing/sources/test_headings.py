"""Lines that head what follows without a mark of Markdown."""

import pytest

from indexing.settings import IndexSettings
from indexing.sources.files import draft_of
from indexing.sources.headings import with_headings
from indexing.split import split

POLICY = """EXPENSES POLICY 2026
Owner: Petra Marsh, Finance

MEALS AND DRINKS
The limit per day is 45 euros. Alcohol is not paid.

HOTELS:

Up to 120 euros a night.

2. TRAVEL BY TRAIN

Second class only.

2.1 Night trains

A bed is paid.

Contacts
--------
Call Bo.
"""


def test_each_part_of_a_text_stands_below_its_heading() -> None:
    draft = draft_of("policy.txt", POLICY.encode(), IndexSettings())
    paths = [one.heading_path for one in split(draft.markdown, title=draft.title, media="txt")]
    top = "EXPENSES POLICY 2026"
    assert (draft.title, draft.author) == (top, "Petra Marsh, Finance")
    assert paths == [
        (top,),
        (top, "MEALS AND DRINKS"),
        (top, "HOTELS"),
        (top, "2. TRAVEL BY TRAIN"),
        (top, "2. TRAVEL BY TRAIN", "2.1 Night trains"),
        (top, "Contacts"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Notes\n\nCONFIDENTIAL\n\nThe text.",
        "Notes\n\nIMPORTANT:\nCall first.",
        "Notes\n\nDO NOT SHARE PASSWORDS.\nThe text.",
        "Notes\n\nNAME    PHONE\nAda     123",
        "Notes\n\nBEFORE YOU BOOK\nASK FIRST\n",
        "Notes\n\nthe rules of\nACME GMBH\nhold.",
        "Notes\n\nAB-1234-77\nis the part.",
        "Notes\n\n- VPN\n- the desk",
        "Notes\n\n1. Open the desk\n2. Lock the door\n",
        "Notes\n\n1. Open the desk.\n\nThen go.",
        "Notes\n\nTHE CANTEEN IS CLOSED ON FRIDAY\n\nBring lunch.",
        "Notes\n\nNO SMOKING\n\nBring lunch.",
        "Notes\n\nOPEN 8 TO 17\n\nBring lunch.",
        "Notes\n\n2. Bikes must be locked\n\nBring a lock.",
        "Name    Age\n----    ---\nAda     30",
        "Notes\n\nThe text.\n\n----\n\nMore text.",
        "```\n\nSTART ALL\nrun it\n```",
    ],
    ids=range(17),
)
def test_what_only_looks_like_a_heading_stays_as_it_is(text: str) -> None:
    assert with_headings(text, plain=True) == text


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("# A\n\n**Hotels**\n\nBook them.", "# A\n\n## Hotels\n\nBook them."),
        ("# A\n\nHOTELS\n\nBook them.", "# A\n\n## HOTELS\n\nBook them."),
        ("# A\n\n**Never book first class.**\n\nAsk.", None),
        ("# A\n\nWHAT IS COVERED\n\nAll sensors.", "# A\n\n## WHAT IS COVERED\n\nAll sensors."),
        ("# A\n\n**Up to 45 euros a day**\n\nAsk.", None),
        ("# A\n\nCOST AND COLOUR\n\nAsk.", "# A\n\n## COST AND COLOUR\n\nAsk."),
        ("# A\n\n**Note:**\n\nAsk first.", None),
        ("# A\n\n**Hotels** are paid\n\nAsk first.", None),
        ("# A\n\n**Ana**\n\n**Bo**\n\n# B", None),
    ],
)
def test_bold_lines_and_capitals_head_what_follows_in_a_page(text: str, headed: str | None) -> None:
    assert with_headings(text, plain=False) == (headed or text)


def test_a_heading_stands_above_another_and_above_a_table_in_columns() -> None:
    text = "BUYING\n\nWHO APPROVES\n\nUp to 500 euros     your manager\n"
    assert with_headings(text, plain=True) == f"# {text}".replace("WHO", "## WHO")
