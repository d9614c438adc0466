"""Cues of patterns: what must be in a text for a pattern to match."""

import pytest

from skills.research.cues import folded, wordings_of

AWARD = ["award", "prize"]


def cues(pattern: str) -> list[list[list[str]]]:
    return [[sorted(one) for one in wording] for wording in wordings_of(pattern)]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"\bcertified\b", [[["certi"]]]),
        (r"award|prize", [[["award"]], [["prize"]]]),
        (r"(?:won|lost) the (?:award|prize)", [[AWARD, ["won"], [" the "]], [AWARD, ["los"], [" the "]]]),
        (r"neighbou?rs", [[["neigh"]]]),
        (r"(?:the )?award", [[["award"]]]),
        (r"(?:the )+award", [[["award"], ["the"]]]),
        (r"(?:\w+ ){0,3}award\w*", [[["award"]]]),
        (r"isn[’']t", [[["isn't"]]]),
        (r"\d{1,3} %", [[["0"]]]),
        (r"ISO ?9001", [[["iso"], ["000"]]]),
        (r"(?<!no )(?=very )good(?! night)", [[["goo"]]]),
        (r"(?P<what>award)s or no (?P=what)", [[["award"], ["s or "]]]),
        (r"[(|)]award\|", [[["award"]]]),
        (r"噂|もし", [[["噂"]], [["も"]]]),
    ],
)
def test_reads_off_a_pattern_what_each_wording_needs(pattern: str, told: list[list[list[str]]]) -> None:
    assert cues(pattern) == told


@pytest.mark.parametrize("pattern", [r"award|\w+", r"(?:award)?", r"a{0,5}", r"[A-Z]+", r"award|", r"of"])
def test_a_pattern_that_may_match_anything_has_none(pattern: str) -> None:
    assert cues(pattern) == []


@pytest.mark.parametrize("pattern", [r"\u00e9t\u00e9", r"(?#words)award", r"(a)(?(1)b|c)", r"award)"])
def test_refuses_what_it_does_not_read(pattern: str) -> None:
    with pytest.raises(ValueError, match="Cannot read"):
        wordings_of(pattern)


def test_letters_that_match_each_other_are_spelt_alike() -> None:
    assert folded("GROSS groß ISN’T ıſ 2٣") == "gross gross isn't is 00"
