"""Exports of the ad networks, as they come: each one's columns, and everything that goes wrong with a CSV."""

import csv
import io
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.learning.performance_file import Imported, Row, merged, read_performance
from skills.errors import UserError
from tests.skills.creative.learning.exports import EXPORTS, KEY, LINKEDIN, META, META_GERMAN

HEAD = "Day,Campaign name,Ad name,Impressions,Clicks,Cost,Conversions\n"


def rows_of(lines: str, head: str = HEAD) -> tuple[Row, ...]:
    return read_performance((head + lines).encode()).rows


def faults_of(lines: str, head: str = HEAD) -> list[tuple[int, str]]:
    return [(fault.line, fault.why) for fault in read_performance((head + lines).encode()).faults]


@pytest.mark.parametrize("network", EXPORTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_reads_every_network(network: str, encoding: str) -> None:
    seen = read_performance(EXPORTS[network].encode(encoding))
    row = seen.rows[0]
    assert (seen.network, seen.faults) == (network, ())
    assert (row.campaign, row.ad, row.day) == ("Spring", f"Socks {KEY}", date(2026, 3, 1))
    assert (row.impressions, row.clicks, row.spend, row.conversions) == (1000, 12, Decimal("10.50"), 2.0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_reads_a_german_export(encoding: str) -> None:
    row = read_performance(META_GERMAN.encode(encoding)).rows[0]
    assert (row.impressions, row.clicks, row.spend, row.currency) == (1000, 12, Decimal("10.50"), "EUR")
    assert row.day == date(2026, 3, 1)


def test_leaves_out_sums_and_says_how_many() -> None:
    assert [read_performance(EXPORTS[name].encode()).totals for name in ("google", "tiktok")] == [2, 1]


def test_an_ad_whose_name_begins_with_total_is_no_sum() -> None:
    assert rows_of(f"2026-03-01,C,Total comfort {KEY},10,1,1,0\n")[0].impressions == 10


def test_a_row_that_stands_there_twice_counts_once() -> None:
    line = f"2026-03-01,C,{KEY},100,3,1,0\n"
    seen = read_performance((HEAD + line + line).encode())
    assert ([row.clicks for row in seen.rows], seen.repeated, seen.faults) == ([3], 1, ())


def test_of_the_same_ad_and_day_with_other_figures_the_later_line_counts_and_it_is_said() -> None:
    seen = read_performance(f"{HEAD}2026-03-01,C,a,100,3,1,0\n2026-03-01,C,a,120,4,1,0\n".encode())
    assert [row.clicks for row in seen.rows] == [4]
    assert seen.faults[0].line == 2


def test_rows_broken_down_by_age_add_up() -> None:
    head = "Day,Campaign name,Ad name,Age,Impressions,Clicks\n"
    assert rows_of("2026-03-01,C,a,18-24,100,3\n2026-03-01,C,a,65+,100,3\n", head)[0].clicks == 6


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2026-03-01,C,a,10,11,1,0", "more clicks"), ("2026-03-01,C,a,-10,1,1,0", "less than nothing"),
        ("2026-03-01,C,a,10,1,-1,0", "less than nothing"), ("2026-03-01,C,a,many,1,1,0", "no whole number"),
        ("2026-03-01,C,a,1.5,1,1,0", "no whole number"), ("2026-03-01,C,a,12K,1,1,0", "no whole number"),
        ("2026-03-01,C,a,10,1,free,0", "no amount"), ("2026-13-41,C,a,10,1,1,0", "no day"),
        ("0001-01-01,C,a,10,1,1,0", "no day"), ("2026-03-01,C,a", "3 columns where 7"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_counted_is_named_and_the_others_count(line: str, words: str) -> None:
    seen = read_performance(f"{HEAD}2026-03-01,C,b,10,1,1,0\n{line}\n2026-03-02,C,b,10,1,1,0\n".encode())
    assert len(seen.rows) == 2
    assert [(fault.line, words in fault.why) for fault in seen.faults] == [(3, True)]


def test_line_numbers_count_lines_within_quotes() -> None:
    assert faults_of('2026-03-01,C,"two\nlines\nmore",10,1,1,0\n2026-03-01,C,a,1,2,1,0\n')[0][0] == 5


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.234,50", "1234.50"), ('"1,234.50"', "1234.50"), ("€ 12,50", "12.50"), ("12,50 €", "12.50"),
        ("$12.50", "12.50"), ("1 234,50", "1234.50"), ("1\u00a0234,50", "1234.50"), ("1’234.50", "1234.50"),
        ("USD 12.50", "12.50"), ("1.234.567", "1234567"), ('"12,34,567.00"', "1234567.00"), ("0,5", "0.5"),
    ],
)  # fmt: skip
def test_reads_amounts_as_people_write_them(written: str, amount: str) -> None:
    text = f"Day;Campaign;Ad name;Impressions;Clicks;Cost\n2026-03-01;C;a;10;1;{written}\n"
    assert read_performance(text.encode()).rows[0].spend == Decimal(amount)


@pytest.mark.parametrize(
    "written", ['"1,234"', "1.234", "1234", "1 234", "1’234", "1234.00", '"1,234.00"', '"1.234,0"']
)
def test_reads_counts_with_any_thousands(written: str) -> None:
    assert rows_of(f"2026-03-01,C,a,{written},1,1,0\n")[0].impressions == 1234


def test_what_parts_decimals_is_learned_from_the_whole_export() -> None:
    head = "Day;Campaign;Ad name;Impressions;Clicks;Cost\n"
    by_comma = rows_of("2026-03-01;C;a;10;1;1.234\n2026-03-02;C;a;10;1;0,75\n", head)
    by_point = rows_of("2026-03-01;C;a;10;1;1.234\n2026-03-02;C;a;10;1;0.75\n", head)
    assert (by_comma[0].spend, by_point[0].spend) == (Decimal(1234), Decimal("1.234"))


def test_days_that_could_be_months_follow_those_that_could_not() -> None:
    assert [row.day for row in read_performance(LINKEDIN.encode()).rows] == [
        date(2026, 3, 1),
        date(2026, 3, 31),
    ]
    head = "Date,Campaign,Ad name,Impressions,Clicks\n"
    assert rows_of("13/02/2026,C,a,1,0\n03/04/2026,C,b,1,0\n", head)[1].day == date(2026, 4, 3)


def test_clicks_are_no_conversions_even_where_they_are_called_results() -> None:
    seen = read_performance(META.replace("offsite_conversion", "link_click").encode())
    assert seen.rows[0].conversions is None


def test_an_export_without_days_is_of_no_day() -> None:
    row = rows_of("C,a,10,1\n", "Campaign name,Ad name,Impressions,Clicks\n")[0]
    assert (row.day, row.until, row.spend, row.conversions) == (None, None, None, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in"), (b" \n\n", "nothing in"), (b"PK\x03\x04\x14\x00", "Excel"), (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "nor any other text"), (b"Dear team, all is well.", "No line"),
        (b"Day,Ad name,Impressions\n2026-03-01,a,1\n", "a column for clicks"),
        (b"<html><body>Sign in</body></html>", "No line"), (bytes(range(128, 256)) * 4, "No line"),
        (HEAD.encode() + b'2026-03-01,C,"open' + b"x\n" * 80_000, "quotation mark"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        read_performance(content)
    assert refused.value.hint


def test_a_header_alone_is_an_export_without_rows() -> None:
    assert read_performance(HEAD.encode()) == Imported("google", (), ())


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(META)
    assert read_performance(path) == read_performance(META.encode())


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.csv"):
        read_performance(tmp_path / "gone.csv")


def test_a_file_cut_off_anywhere_is_read_or_refused() -> None:
    content = EXPORTS["google"].encode("utf-16")
    for end in range(0, len(content), 7):
        try:
            seen = read_performance(content[:end])
        except UserError:
            continue
        assert len(seen.rows) <= 1


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for head in (b"", HEAD.encode()):
        with suppress(UserError):
            assert all(row.clicks <= row.impressions for row in read_performance(head + content).rows)


ANYTHING = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(ANYTHING, min_size=7, max_size=7), max_size=4))
def test_every_line_is_a_row_a_sum_or_a_fault(lines: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    seen = read_performance(HEAD.encode() + text.getvalue().encode())
    assert all(0 <= row.clicks <= row.impressions for row in seen.rows)
    assert len(seen.rows) + len(seen.faults) + seen.totals + seen.repeated <= 2 * len(lines)


@pytest.mark.parametrize("count", [1_000, pytest.param(200_000, marks=pytest.mark.deep)])
def test_long_exports_are_read_whole(count: int) -> None:
    lines = "".join(
        f"2026-03-{1 + n % 28:02d},C{n % 9},ad {n} {KEY},{1000 + n},{n % 300},1.25,1\n" for n in range(count)
    )
    seen = read_performance((HEAD + lines).encode())
    assert (len(seen.rows), seen.faults) == (count, ())


def test_a_later_import_of_the_same_days_takes_the_place_of_the_earlier() -> None:
    earlier = rows_of("2026-03-01,C,a,10,1,1,0\n2026-03-02,C,a,10,2,1,0\n2026-03-01,C,b,10,3,1,0\n")
    later = rows_of("2026-03-02,C,a,10,9,1,0\n2026-03-03,C,a,10,4,1,0\n")
    assert sorted(row.clicks for row in merged(earlier, later)) == [1, 3, 4, 9]
    assert merged(earlier, earlier) == earlier


def test_an_import_of_a_whole_month_takes_the_place_of_its_days() -> None:
    head = "Reporting starts,Reporting ends,Campaign name,Ad name,Impressions,Link clicks\n"
    days = rows_of("2026-03-01,2026-03-01,C,a,10,1\n2026-04-01,2026-04-01,C,a,10,2\n", head)
    month = rows_of("2026-03-01,2026-03-31,C,a,100,7\n", head)
    assert sorted(row.clicks for row in merged(days, month)) == [2, 7]
    assert sorted(row.clicks for row in merged(month, days)) == [1, 2]
