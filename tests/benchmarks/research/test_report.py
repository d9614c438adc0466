"""The exam serves a market as it is, counts over markets, and holds a naive script beside what it examines."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from benchmarks.research.baseline import baseline
from benchmarks.research.perfect import perfect
from benchmarks.research.report import keep, summed
from benchmarks.research.score import Share, score
from benchmarks.research.site import Site, make_site
from benchmarks.research.trades import DENTAL
from bot.testing.sites import Sites

TAKES_LONG = {("firmatlas", "/everything"), ("firmatlas", "/a")}
STATUSES = {"/plans-and-pricing": 301, "/old/brochure": 404}


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(11, DENTAL)


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[Sites]:
    with Sites(site.answers(), robots=site.robots) as sites:
        yield sites


def test_every_address_answers_as_it_should(site: Site, served: Sites) -> None:
    with httpx.Client(trust_env=False) as client:
        seen = {one: client.get(served.url(*one)).status_code for one in site.urls if one not in TAKES_LONG}
    assert {one: status for one, status in seen.items() if status != STATUSES.get(one[1], 200)} == {}


def test_pages_link_to_where_they_are_served(site: Site, served: Sites) -> None:
    with httpx.Client(trust_env=False) as client:
        text = client.get(served.url(*next(one for one in site.urls if one[1] == "/"))).text
    assert "@@" not in text
    assert "http://127.0.0.1:" in text


def test_robots_are_kept_out_of_the_drafts(site: Site, served: Sites) -> None:
    first = next(iter(site.owners))
    assert (
        "Disallow: /internal/price-drafts"
        in httpx.get(served.url(first, "/robots.txt"), trust_env=False).text
    )


def test_the_naive_script_quotes_verbatim_and_falls_into_traps(site: Site) -> None:
    naive = baseline(site)
    seen = score(naive.told, naive.sources, naive.report, site.truth)
    assert seen.verbatim.ratio == 1.0
    assert seen.verbatim.all > 10
    assert 0 < seen.all_found.ratio < 0.6
    assert seen.all_avoided.ratio < 0.95


def test_markets_are_summed_by_field_and_by_kind(site: Site) -> None:
    best = perfect(site)
    one = score(best.told, best.sources, best.report, site.truth)
    both = summed([one, one])
    assert both.found["price"] == Share(30, 30)
    assert both.all_avoided == one.all_avoided + one.all_avoided
    assert both.verbatim.all == 2 * one.verbatim.all


def test_pages_and_truth_are_kept_where_they_can_be_looked_at(site: Site, tmp_path: Path) -> None:
    keep(site, tmp_path)
    assert len(list((tmp_path / "pages").rglob("*.html"))) == len(site.pages)
    assert "planted" in (tmp_path / "truth.json").read_text(encoding="utf-8")
