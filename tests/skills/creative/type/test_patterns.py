"""Hyphenation patterns: the same cuts as by an ordinary reading of the same files, and what a file may hold."""

from itertools import pairwise
from pathlib import Path

import pyphen
import pytest

from skills.creative.type.patterns import Patterns, read_patterns


@pytest.mark.parametrize("language", ["ca", "en_US", "nl_NL", "sv"])
def test_cuts_are_those_of_an_ordinary_reading_of_the_same_file(language: str) -> None:
    path = pyphen.LANGUAGES[language]
    ordinary, ours = pyphen.HyphDict(path), read_patterns(path)
    parts = sorted(one.strip(".") for one in ordinary.patterns)[::7]
    words = [*parts, *(one + other for one, other in pairwise(parts[::3]))]
    cuts = {word: ours.cuts(word) for word in words}
    # a place that knows another spelling is none for us
    usual = {word: [at for at in ordinary.positions(word) if not at.data] for word in words}
    assert cuts == usual


def test_a_word_is_cut_where_the_highest_of_its_patterns_is_odd(tmp_path: Path) -> None:
    patterns = _read(tmp_path, "a1b", "2ab3c", "b4cd")
    assert patterns.cuts("xabcy") == [2, 3]
    assert patterns.cuts("xabcd") == [2]


def test_capitals_are_cut_as_small_letters_are(tmp_path: Path) -> None:
    assert _read(tmp_path, "n1t").cuts("Ontario") == _read(tmp_path, "n1t").cuts("ontario") == [2]


def test_a_place_at_which_the_spelling_would_change_is_no_cut(tmp_path: Path) -> None:
    patterns = _read(tmp_path, "s1sz/sz=sz,1,3", "a1s")
    assert patterns.cuts("asszony") == [1]


def test_remarks_and_bounds_of_a_file_are_no_patterns(tmp_path: Path) -> None:
    patterns = _read(tmp_path, "% a1b", "# a1b", "LEFTHYPHENMIN 2", "", "  b1c  ")
    assert patterns.written == {"bc": "b1c"}


def test_a_pattern_without_digits_does_not_hide_one_with_them(tmp_path: Path) -> None:
    assert _read(tmp_path, "a1b", "ab").cuts("xaby") == [2]


def test_letters_may_be_written_by_their_numbers(tmp_path: Path) -> None:
    assert _read(tmp_path, "^^e91t").cuts("été") == [1]


def test_two_digits_side_by_side_at_the_end_of_a_word_are_no_fault(tmp_path: Path) -> None:
    assert _read(tmp_path, "t11s.").cuts("rats") == [3, 4]


def test_the_first_line_names_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "hyph_xx.dic"
    path.write_bytes("microsoft-cp1251\nа1б\n".encode("cp1251"))
    assert read_patterns(path).cuts("габы") == [2]


def _read(folder: Path, *lines: str) -> Patterns:
    path = folder / "hyph_xx.dic"
    path.write_text("\n".join(("UTF-8", *lines)), encoding="utf-8")
    return read_patterns(path)
