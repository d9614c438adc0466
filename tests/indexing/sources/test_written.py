"""The day a file was written, told by its name or its first lines."""

from datetime import UTC, datetime

import pytest

from indexing.settings import IndexSettings
from indexing.sources.files import draft_of
from indexing.sources.written import written_at


@pytest.mark.parametrize(
    ("name", "markdown", "day"),
    [
        ("meetings/2024-05-11-product.md", "# Product\n", "2024-05-11"),
        ("minutes_20240511.txt", "Product", "2024-05-11"),
        ("2024-05-11.md", "# Meeting, 1 June 2024", "2024-05-11"),
        ("travel.md", "# Travel expenses\n\n*Owner: Finance, 9 March 2024*\n\nIt is so.", "2024-03-09"),
        ("product.txt", "Product meeting, 11 May 2024\n\nPresent: Ana", "2024-05-11"),
        ("urlaub.md", "# Urlaub\n\n*Petra Lindqvist, 5. Januar 2024*\n", "2024-01-05"),
        ("note.md", "---\ntitle: Note\n---\n\n# Note\n\n2024-04-05\n", "2024-04-05"),
        (
            "a.md",
            "# A\n\nOwner: Rena Moss (lead of the shift) · updated 2024-05-02 · replaces that of 2023",
            "2024-05-02",
        ),
        (
            "a.md",
            "# A\n\nOwner: North · Channel: `#north` · Tier: **1** · Last checked: 2024-05-02 (Ana)",
            "2024-05-02",
        ),
        ("a.md", "# A\n\nFor everyone in sales. Edition 5, June 2024. Owner: Ana Marsh.", "2024-06-01"),
        ("a.html", "# A\n\nBy Petra Lind, 21 August 2024.\n\nText.", "2024-08-21"),
        ("a.txt", "WELCOME\nPeople team, edition of August 2024\n", "2024-08-01"),
        ("a.md", "# A\n\n- Status: **accepted**\n- Date: 2024-05-02\n", "2024-05-02"),
        ("a.md", "# A\n\nValid from 1 April 2024. Owner: People team.\n", "2024-04-01"),
        (
            "a.md",
            "# A\n\nBy: Ana Marsh. 2 July 2024. Status: **rejected** (board, 8 October 2024)\n",
            "2024-07-02",
        ),
        (
            "a.md",
            "# Review: outage of 8 May 2024\n\nMinutes of the review on 11 May 2024, 14:00\n",
            "2024-05-11",
        ),
        ("a.md", "# A\n\nNext review: 1 May 2024\n", None),
        ("a.md", "# A\n\nBy Monday 21 August 2024.\n", None),
        ("a.md", "# A\n\nReplaces the edition of 1 May 2024.\n", None),
        (
            "a.md",
            "# A\n\nThe version of the app that came out on 1 May 2024 in the north is not the one that we use.\n",
            None,
        ),
        ("a.md", "# A\n\nThe desk opened in June 2024.\n", None),
        ("travel-2024.md", "# Travel\n\nHotels are paid.", None),
        ("order-20249999.md", "# Order", None),
        ("a.md", "# A\n\nThe office closes on 30 September 2024.\n", None),
        ("a.md", "# Prices valid from 1 January 2024\n", None),
        ("a.md", "# A\n\nDeadline: 1 January 2024\n", None),
        ("a.md", "# A\n\n1 May 2024 to 3 June 2024\n", None),
        ("a.md", "# A\n\nb\n\nc\n\nd\n\nAna, 3 June 2024", None),
        ("a.csv", "| Day | 1 May 2024 |\n|---|---|\n", None),
        ("a.md", "# A\n\nAna Marsh - March 2024\n\n## B\n", "2024-03-01"),
        ("a.md", "# A\n\nAna Marsh, Mar 2024\n", "2024-03-01"),
        ("a.md", "# A\n\nAna Marsh, 03/2024\n", "2024-03-01"),
        ("a.md", "# A\n\nStand: 03/2024\n", "2024-03-01"),
        ("a.md", "# A\n\n(März 2024)\n", "2024-03-01"),
        ("a.txt", "ACME LTD          who is who, Feb 2024\n\nDirector .... Ana Marsh\n", "2024-02-01"),
        ("a.txt", "TALK no 14 - heat in the hall      given by Femi A, june 2024\n\n- water\n", "2024-06-01"),
        ("a.md", "# A\n\nLast reviewed March 2024\n", "2024-03-01"),
        ("a.md", "# Newsletter March 2024\n\nHello all.\n", "2024-03-01"),
        ("a.md", "# A\n\nEdition 2023. Valid 1 January to 31 December 2023.\n", "2023-01-01"),
        ("a.md", "# A\n\nGültig vom 1. Januar bis 31. Dezember 2023.\n", "2023-01-01"),
        ("a.md", "# A\n\nEdition 2023. Owner: Ana Marsh\n", "2023-01-01"),
        ("a.md", "# A\n\nVersion 2.2023\n", None),
        ("a.md", "# A\n\nThis replaces edition 2023.\n", None),
        ("a.md", "# Prices 2023, REPLACED by the list of 1 Feb 2024\n", None),
        ("a.md", "# A\n\nPress opened, March 2024.\n", None),
        ("a.md", "# A\n\nWe bought the press in March 2024\n", None),
        ("a.md", "# A\n\nFigures, January - March 2024\n", None),
        ("a.md", "# A\n\nFrom March 2024\n", None),
        ("a.md", "# A\n\nFounded May 1995\n", None),
        ("a.md", "# A\n\nMarch 2024 was a good month\n", None),
        ("a.md", "# Order 03/2024\n\nb", None),
        ("a.md", "# A\n\nb\n\nc\n\nd\n\nAna, March 2024", None),
        ("a.csv", "| Day | March 2024 |\n|---|---|\n", None),
    ],
)
def test_takes_the_day_that_the_name_or_the_top_says(name: str, markdown: str, day: str | None) -> None:
    moment = written_at(name, markdown)
    assert (moment and moment.date().isoformat()) == day


def test_a_day_after_the_file_was_touched_is_one_that_it_is_about() -> None:
    touched = datetime(2024, 5, 1, 9, tzinfo=UTC)
    assert written_at("2024-12-24-party.md", "# Party", before=touched) is None
    assert written_at("2024-05-01-party.md", "# Party", before=touched) is not None


def test_a_year_alone_dates_a_file_that_was_touched_in_another_one() -> None:
    page = "# Leave\n\nEdition 2024. Owner: Ana Marsh\n"
    assert written_at("leave.md", page, before=datetime(2025, 3, 1, tzinfo=UTC)) == datetime(
        2024, 1, 1, 12, tzinfo=UTC
    )
    assert written_at("leave.md", page, before=datetime(2024, 3, 1, tzinfo=UTC)) is None


def test_front_matter_goes_before_the_name() -> None:
    page = b"---\ndate: 2023-02-03\n---\n\n# A\n"
    draft = draft_of("2024-05-11-a.md", page, IndexSettings())
    assert draft.modified_at == datetime(2023, 2, 3, tzinfo=UTC)


def test_a_file_is_dated_by_its_name() -> None:
    draft = draft_of("2024-05-11-a.md", b"# A\n", IndexSettings())
    assert draft.modified_at is not None
    assert draft.modified_at.date().isoformat() == "2024-05-11"
