"""Lines set in columns or with dots between are records, and running text is not."""

import pytest

from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import sentences_of
from tests.skills.ask.conftest import make_passage

CHART = """Managing director ............ Martin Tudge
  Finance director ........... Priya Raman
     Plant manager Gorsey Lane  Rhodri Vaughan
        Team leader packing     (vacant, Bev covers)
     Hotel accounts .......... Jack Penhaligon (leaves 30 April)
  Quality and safety manager . Yvonne Tetteh
"""


def said(text: str) -> list[str]:
    return [plain(one.text) for one in sentences_of(make_passage(text))]


def test_each_line_of_an_org_chart_is_a_record_of_its_own() -> None:
    assert said(CHART) == [
        "Managing director: Martin Tudge",
        "Finance director: Priya Raman",
        "Plant manager Gorsey Lane Rhodri Vaughan",
        "Team leader packing (vacant, Bev covers)",
        "Hotel accounts: Jack Penhaligon (leaves 30 April)",
        "Quality and safety manager: Yvonne Tetteh",
    ]
    assert all(one.stands_alone for one in sentences_of(make_passage(CHART)))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Reception    100\nTransport    210\nStores       330\n", 3),
        ("Reception\t100\nTransport\t210\n", 2),
        ("Scrub suit ........ £1.20\nGown ........ £0.90\n", 2),
        ("Contacts of the depot:\nStores . . . . . Bo Lind\nGate . . . . . Ana Marsh\n", 3),
    ],
)
def test_lists_with_columns_or_dots_are_cut_by_the_line(text: str, lines: int) -> None:
    assert len(said(text)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "The desk is open\nuntil noon on all days.",
        "The desk is open  until\nnoon on all days.",
        "We waited ... and nothing came\nuntil the evening of the day.",
        "Ring the desk.  It is open\nuntil noon.  It shuts\non Sundays.",
    ],
)
def test_running_text_is_not_cut_by_the_line(text: str) -> None:
    whole = " ".join(said(text))
    assert whole == " ".join(text.split())
    assert not any(
        "\n" not in one.text and one.text == text.splitlines()[0] for one in sentences_of(make_passage(text))
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Press start ... The drum opens by itself. Wipe the seal.", 3),
        ("All employees  must wear a badge\nand show it  at the gate when they\ncome in.", 1),
        ("Mount Logan is the highest mountain in Canada . It was named after a geologist .", 2),
        ("It lies , as maps show , in Yukon . The summit is cold . Few people climb it", 3),
        (
            "The first bridge was of wood and of stone . In the year after that the old town , which had burnt , was",
            2,
        ),
    ],
)
def test_prose_with_dots_or_wide_gaps_in_it_stays_prose(text: str, pieces: int) -> None:
    assert len(said(text)) == pieces


@pytest.mark.parametrize("filling", [" ", "\t", "a", ". ", "a. "])
def test_a_line_that_somebody_filled_with_anything_is_read_to_its_end(filling: str) -> None:
    # patterns that walk it anew from each letter would take minutes
    line = f"Director .... {filling * 60_000}Ana Marsh"
    assert plain(line).endswith("Ana Marsh")


SHEET = """## LEEDS
Address: Foundry Yard, Leeds LS9
Head: Ana Marsh, ext. 12. Deputy: Bo Lind.
Open: Mon-Sat 07:00 to 19:00, Sun closed
Bins: every second Thursday"""


def test_each_line_of_a_fact_sheet_is_an_entry_of_its_own() -> None:
    found = sentences_of(make_passage(SHEET))
    assert [one.text for one in found] == SHEET.splitlines()[1:]
    assert all(one.is_entry and one.stands_alone for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ana: we start at nine.\nBo: fine by me.\nAna: then we are done.",  # two people talk
        "Q: When is lunch?\nA: At noon.\nFrage: Wo?\nAntwort: Im Hof.",
        "Phone: 01632 960 100\nE-mail: desk@mill.example",  # two lines may be anything
        "The desk opens at noon. Please note:\nbring a badge. Otherwise: wait\noutside until called.",
        "Gate: north\n\nYard: south\n\nShop: by the gate",  # paragraphs
    ],
)
def test_what_people_say_and_single_lines_are_no_entries(text: str) -> None:
    assert not any(one.is_entry for one in sentences_of(make_passage(text)))


def test_a_page_full_of_colons_is_read_at_once() -> None:
    for line in ("A" * 50_000, "A: " * 20_000, "A " * 20_000 + ":", ":" * 50_000):
        assert sentences_of(make_passage(f"{line}\n{line}\n{line}")) is not None
