"""The markets written by hand: all that is planted can be seen, traps too, and truth and traps agree."""

import re
from functools import cache

import httpx
import pytest

from benchmarks.research.baseline import baseline
from benchmarks.research.normal import holds
from benchmarks.research.perfect import found_in, perfect
from benchmarks.research.report import EXAMS, main
from benchmarks.research.score import score
from benchmarks.research.second.reader import FOLDER, MARKETS, read_market
from benchmarks.research.site import FORBIDDEN, Site
from benchmarks.research.visible import squeezed, visible_text
from bot.testing.sites import Sites

FIELDS = {"company", "segment", "product", "price", "customers", "funding", "edge", "weakness", "proof"}
LARGEST_BYTES = 8_192
every_market = pytest.mark.parametrize("name", MARKETS)


@cache
def made(name: str) -> Site:
    return read_market(name)


@cache
def seen(name: str) -> dict[str, str]:
    return {one.key: visible_text(one.html) for one in made(name).pages}


def test_there_are_forty_five_markets() -> None:
    assert len(MARKETS) == 45
    assert list(EXAMS["second"]) == list(MARKETS)


@every_market
def test_a_market_is_large_enough_and_its_pages_are_small(name: str) -> None:
    site = made(name)
    assert 16 <= len(site.pages) <= 50
    assert 4 <= len(site.truth.companies) <= 6
    assert len(site.truth.planted) >= 45
    assert len(site.truth.traps) >= 35
    assert {one.field for one in site.truth.planted} == FIELDS
    assert [one.key for one in site.pages if len(one.html.encode()) > LARGEST_BYTES] == []


@every_market
def test_each_planted_value_stands_in_its_quote_and_its_quote_on_the_page(name: str) -> None:
    wrong = [
        (key, quote)
        for fact in made(name).truth.planted
        for key, quote in fact.places
        if not holds(quote, fact.value) or found_in(seen(name)[key], quote) is None
    ]
    assert wrong == []


@every_market
def test_each_trap_stands_on_its_page_and_only_the_hidden_ones_are_out_of_sight(name: str) -> None:
    html = {one.key: one.html for one in made(name).pages}
    traps = [one for one in made(name).truth.traps if one.page]
    assert [one for one in traps if one.quote not in html[one.page] or not holds(one.quote, one.value)] == []
    unseen = [one for one in traps if squeezed(one.quote) not in squeezed(seen(name)[one.page])]
    assert [one for one in traps if one.hidden] == unseen


@every_market
def test_only_known_companies_are_spoken_of(name: str) -> None:
    truth = made(name).truth
    named = {one.company for one in truth.planted} | {one.company for one in truth.traps}
    assert named == set(truth.companies)
    assert {one.company for one in truth.leads} | {one.company for one in truth.disputes} <= named
    assert set(made(name).owners.values()) == set(truth.companies)


@every_market
def test_what_is_never_told_is_planted_nowhere(name: str) -> None:
    truth = made(name).truth
    silent = [one for one in truth.traps if one.value.is_anything]
    assert [one for one in silent if truth.values(one.company, one.field)] == []


def test_most_markets_never_tell_something() -> None:
    silent = [name for name in MARKETS if any(one.value.is_anything for one in made(name).truth.traps)]
    assert len(silent) >= len(MARKETS) - 5


@every_market
def test_the_best_output_that_a_market_allows_is_whole(name: str) -> None:
    best = perfect(made(name))
    assert score(best.told, best.sources, best.report, made(name).truth).wrong == ()


@every_market
def test_the_naive_script_finds_little_and_falls_into_traps(name: str) -> None:
    naive = baseline(made(name))
    marks = score(naive.told, naive.sources, naive.report, made(name).truth)
    assert 0 < marks.all_found.ratio < 0.5
    assert marks.all_avoided.ratio < 1


@every_market
def test_every_page_is_served_with_its_links_and_its_rules(name: str) -> None:
    site = made(name)
    named = {found for one in site.pages for found in re.findall(r"@@([\w-]+)@@", one.html)}
    assert named <= set(site.answers())
    with Sites(site.answers(), robots=site.robots) as sites, httpx.Client(trust_env=False) as client:
        answers = [client.get(sites.url(*one)) for one in site.urls]
        rules = {one: client.get(sites.url(one, "/robots.txt")).text for one in site.robots}
    assert {one.status_code for one in answers} == {200}
    assert not any("@@" in one.text for one in answers)
    assert all("Disallow" in text for text in rules.values())
    drafts = {one.site for one in site.pages if one.path == FORBIDDEN}
    assert drafts == set(site.robots)


def test_a_market_that_is_not_there_is_refused() -> None:
    assert not (FOLDER / "nowhere").exists()
    with pytest.raises(FileNotFoundError):
        read_market("nowhere")
    with pytest.raises(SystemExit):
        main(["--exam", "second", "--market", "nowhere"])
