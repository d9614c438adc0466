"""What the first lines of a document say of it."""

from pathlib import Path

import pytest

from indexing.settings import IndexSettings
from indexing.sources.files import draft_of
from indexing.sources.heads import owner_of, title_line
from tests.indexing.make_files import write_docx


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Yard meeting, 8 July 2024\nPresent: Ana, Bo\n", "Yard meeting, 8 July 2024"),
        ("PASSES AND KEYS\nOwner: Ana\n\nText.", "PASSES AND KEYS"),
        ("\n3 rules for visitors\n\nSign in.", "3 rules for visitors"),
        ("Dear all,\n\nplease read this.", None),
        ("Dear colleagues\n\nPlease read this.", None),
        ("From: Ana Marsh\nTo: all\n", None),
        ("The gate closes at ten.\nRing the bell.", None),
        ("This page tells every guest how\nto sign in at the desk.", None),
        ("One line alone", None),
        ("The gate closes at ten.[1]\n\n1. In summer at eleven.", None),
        ("Gate hours[1]\n\n1. In summer.", "Gate hours"),
        ("| a | b |\n|---|---|\n", None),
        ("----\n====\n", None),
        ("", None),
    ],
)
def test_takes_a_first_line_that_is_a_title_for_one(text: str, title: str | None) -> None:
    assert title_line(text) == title


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("# Cleaning\n\nOwner: Petra Marsh, yard team, 11 May 2024\n", "Petra Marsh, yard team"),
        ("# Runbook\n\nOwner: Team North · Channel: `#north` · updated 2024-05-03\n", "Team North"),
        ("# On-call\n\nPage owner: Rena Moss (lead) · updated 2024-05-03\n", "Rena Moss"),
        (
            "# Articles\n\nWhat we send. Kept by Support, Dan Roy. Last change 3 May 2024.\n",
            "Support, Dan Roy",
        ),
        ("# Handbook\n\nBran Moss, Training, 1 May 2024\n\nText.", "Bran Moss, Training"),
        ("# Urlaub\n\n*Petra Lind, 5. Januar 2024*\n", "Petra Lind"),
        ("# Plan\n\n- Status: rejected\n- Proposed by: Bo Wilk\n", "Bo Wilk"),
        ("# Ordnung\n\nPetra Lind, gültig ab 1. Mai 2024.\n\nText.", "Petra Lind"),
        ("# Waiver\n\nBran Moss, Training. 10 May 2024.\n\nText.", "Bran Moss, Training"),
        ("# Desks\n\nLast changed on 14 May 2024 by Petra Lind\n\nText.", "Petra Lind"),
        ("# Desks\n\nChanged on 14 May 2024 by popular demand\n\nText.", None),
        ("# Board meeting\n\nBoard meeting, 10 June 2024\n\nPresent: Ana", None),
        ("# Notes\n\nThe owner of the site is the town.\n", None),
        ("# Notes\n\nThe lease was signed by Ana on 3 May 2024\n", None),
        ("# Notes\n\nLondon, 3 May 2024\n", None),
        ("# Notes\n\nText.\n\n## Rooms\n\na\n\nb\n\nc\n\nOwner: Ana Marsh\n", None),
        ("# Weekly\n\n1. New gate: approved. Owner: Lena.\n", None),
        ("# Anna Marsh, 3 May 2024\n", None),
    ],
)
def test_knows_whose_it_is(text: str, owner: str | None) -> None:
    assert owner_of(text) == owner


def test_a_text_is_called_as_its_first_line_says() -> None:
    draft = draft_of("a/it-rules.txt", b"IT RULES\nOwner: Cora Vale, IT\n\nLock it.", IndexSettings())
    assert (draft.title, draft.author) == ("IT RULES", "Cora Vale, IT")
    assert draft_of("a/it-rules.txt", b"Lock it.", IndexSettings()).title == "it rules"


def test_a_page_saved_from_a_wiki_tells_its_editor_and_its_day() -> None:
    page = (
        "<html><body><h1>Onboarding</h1><div>Created by <span> Ana Roy</span>, last modified by "
        "<span> Petra Marsh</span> on Mar 02, 2026</div><p>Bring your passport.</p>"
        "<div id='footer'>Made by a wiki on Mar 05, 2026</div></body></html>"
    )
    draft = draft_of("a/4711.html", page.encode(), IndexSettings())
    assert draft.modified_at is not None
    assert (draft.title, draft.author, draft.modified_at.date().isoformat()) == (
        "Onboarding",
        "Ana Roy",
        "2026-03-02",
    )
    assert "wiki" not in draft.markdown


def test_what_a_library_writes_as_author_and_day_is_neither(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", heading="Leave", text="Four days.", author="python-docx")
    draft = draft_of("a.docx", path.read_bytes(), IndexSettings())
    assert (draft.author, draft.modified_at) == (None, None)


def test_front_matter_names_the_author_before_any_line() -> None:
    page = b"---\nauthor: Ana\n---\n# A\n\nOwner: Bo Marsh\n"
    assert draft_of("a.md", page, IndexSettings()).author == "Ana"


@pytest.mark.parametrize(
    ("fields", "author", "day"),
    [
        ("owner: Petra Marsh\ndate: 3 May 2024", "Petra Marsh", "2024-05-03"),
        ("Author: Bo\nOwner: 'Ana'\nlast-reviewed: 2024-05-04", "Ana", "2024-05-04"),
        ("author: [Ana, Bo]\nupdated: 2024-05-05\ndate: 2023-01-01", "Ana, Bo", "2024-05-05"),
        ("maintainer: IT\nreviewed: 31. März 2024", "IT", "2024-03-31"),
        ("tags: a\ndate: soon", None, None),
    ],
)
def test_front_matter_names_the_owner_and_the_day(fields: str, author: str | None, day: str | None) -> None:
    draft = draft_of("a.md", f"---\n{fields}\n---\n# A\n\nText of the page.\n".encode(), IndexSettings())
    assert draft.author == author
    assert (draft.modified_at and draft.modified_at.date().isoformat()) == day
