"""Facts of a market in two dresses are held against each other, each once, by what they say."""

from dataclasses import replace

from benchmarks.research.dressed import changes, facts_of
from benchmarks.research.second.reader import read_market
from benchmarks.research.site import Site


def house() -> Site:
    """The first pages of one house."""
    site = read_market("tickets")
    return replace(site, pages=tuple(one for one in site.pages if one.site == "circlebar")[:2])


def test_pages_in_another_order_give_the_same_facts() -> None:
    assert list(changes(house(), "reversed")) == []


def test_what_another_dress_loses_and_what_is_new_in_it_are_told_once_each() -> None:
    site = house()
    plain, told = facts_of(site, str), list(changes(site, "capitals"))
    assert {key for sign, key, _ in told if sign == "-"} <= plain.keys()
    assert not {key for sign, key, _ in told if sign == "+"} & plain.keys()
    assert len({(sign, key) for sign, key, _ in told}) == len(told) > 0


def test_a_fact_is_compared_in_the_words_of_the_dress() -> None:
    site = house()
    plain = facts_of(site, str).keys()
    assert facts_of(site, lambda words: words.upper()).keys() == plain  # letters alone are no difference
    assert facts_of(site, lambda words: f"{words} so").keys() != plain
