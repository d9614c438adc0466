"""A market in another dress says what it said: no word is lost in other markup, no fact in other words."""

import re
from functools import cache

import pytest

from benchmarks.research.dresses import DRESSES, MARKUP, NAMING, SYNONYMS, WORDING, dressed
from benchmarks.research.normal import amounts, plain
from benchmarks.research.second.reader import MARKETS, read_market
from benchmarks.research.site import Site
from benchmarks.research.visible import squeezed, visible_text

SAMPLE = ("coffee", "tickets")
TURNED = ("turned",)  # cells stand in another order
ADDED = "furnished"
every_sample = pytest.mark.parametrize("name", SAMPLE)


@cache
def market(name: str) -> Site:
    return read_market(name)


def words(html: str) -> str:
    return plain(squeezed(visible_text(html))).replace(" ", "")


@pytest.mark.parametrize("dress", [one for one in MARKUP if one not in TURNED and one != ADDED])
@every_sample
def test_other_markup_keeps_every_word_in_its_place(name: str, dress: str) -> None:
    pages = zip(market(name).pages, dressed(market(name), dress).pages, strict=True)
    assert not [one.key for one, other in pages if words(one.html) != words(other.html)]


@pytest.mark.parametrize("dress", TURNED)
@every_sample
def test_turned_tables_keep_every_word(name: str, dress: str) -> None:
    pages = zip(market(name).pages, dressed(market(name), dress).pages, strict=True)
    assert not [one.key for one, other in pages if sorted(words(one.html)) != sorted(words(other.html))]


@every_sample
def test_furniture_only_adds_words_around_a_page(name: str) -> None:
    pages = zip(market(name).pages, dressed(market(name), ADDED).pages, strict=True)
    assert not [one.key for one, other in pages if words(one.html) not in words(other.html)]


@pytest.mark.parametrize("dress", ["codes-before", "codes-behind", "slashes", "contracted", "spelt-out"])
@every_sample
def test_other_words_keep_every_figure(name: str, dress: str) -> None:
    pages = zip(market(name).pages, dressed(market(name), dress).pages, strict=True)
    assert not [one.key for one, other in pages if figures(one.html) != figures(other.html)]


def figures(html: str) -> list[str]:
    return re.findall(r"[\d.,]*\d", visible_text(html))


# a code between two numbers is read with the first by the exam itself, which takes “Usherette 3” for a sum
@pytest.mark.parametrize("dress", [*(one for one in WORDING if one != "codes-behind"), *SYNONYMS])
@every_sample
def test_other_words_keep_every_sum(name: str, dress: str) -> None:
    def sums(html: str) -> list[str]:
        return [str(max(one.readings)) for one in amounts(visible_text(html)) if one.unit]

    pages = zip(market(name).pages, dressed(market(name), dress).pages, strict=True)
    assert not [one.key for one, other in pages if sums(one.html) != sums(other.html)]


@pytest.mark.parametrize("dress", SYNONYMS)
@every_sample
def test_synonyms_keep_the_words_that_cells_are_held_against(name: str, dress: str) -> None:
    site = dressed(market(name), dress)
    known = {one.key: plain(visible_text(one.html)) for one in site.pages}
    before = {one.key: plain(visible_text(one.html)) for one in market(name).pages}
    lost = [
        (page, word)
        for fact in site.truth.planted
        for page, _ in fact.places
        for word in fact.value.words
        if page in known and plain(word) in before[page] and plain(word) not in known[page]
    ]
    assert not lost


@pytest.mark.parametrize("dress", DRESSES)
def test_every_dress_changes_something_and_keeps_addresses(dress: str) -> None:
    sites = [(market(name), dressed(market(name), dress)) for name in MARKETS[:6]]
    assert any(one.pages != other.pages for one, other in sites)
    for one, other in sites:
        assert sorted(page.key for page in one.pages) == sorted(page.key for page in other.pages)
        assert [
            re.findall("@@.*?@@", page.html) for page in sorted(one.pages, key=lambda page: page.key)
        ] == [re.findall("@@.*?@@", page.html) for page in sorted(other.pages, key=lambda page: page.key)]


@pytest.mark.parametrize("dress", NAMING)
@every_sample
def test_a_house_of_another_name_is_called_so_in_pages_and_truth(name: str, dress: str) -> None:
    site = dressed(market(name), dress)
    told = " ".join(visible_text(one.html) for one in site.pages)
    assert not [one for one in market(name).truth.companies if re.search(rf"\b{one}\b", told + site.question)]
    assert all(one in told and one in site.question for one in site.truth.companies)
    pages = {one.key: squeezed(visible_text(one.html)) for one in site.pages}
    assert not [
        quote
        for fact in site.truth.planted
        for page, quote in fact.places
        if page in pages and squeezed(quote) not in pages[page]
    ]
