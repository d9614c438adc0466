"""The invented markets: always alike, all that is planted can be seen, and truth and traps agree."""

import re
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest

from benchmarks.research.pages.page import Page
from benchmarks.research.pages.worded import HIDDEN_ORDERS
from benchmarks.research.site import Site, make_site
from benchmarks.research.trades import TRADES
from benchmarks.research.visible import squeezed, visible_text

NAMES = sorted(TRADES)
SEEDS = (1, 2, 3)
every_market = pytest.mark.parametrize("name", NAMES)


@cache
def made(name: str, seed: int = 1) -> Site:
    return make_site(seed, TRADES[name])


@cache
def seen(page: Page) -> str:
    return squeezed(visible_text(page.html))


def pages(site: Site) -> dict[str, Page]:
    return {one.key: one for one in site.pages}


@every_market
def test_a_seed_always_gives_the_same_bytes(name: str) -> None:
    again, first = make_site(1, TRADES[name]), made(name)
    assert again.answers() == first.answers()
    assert again.truth == first.truth


@every_market
def test_another_seed_gives_other_companies_and_figures(name: str) -> None:
    one, other = made(name, 1).truth, made(name, 2).truth
    assert not set(one.companies) & set(other.companies)
    assert {fact.value for fact in one.planted if fact.field == "price"} != {
        fact.value for fact in other.planted if fact.field == "price"
    }


@pytest.mark.parametrize("seed", SEEDS)
@every_market
def test_each_planted_fact_can_be_seen_on_every_page_that_says_it(name: str, seed: int) -> None:
    site = made(name, seed)
    known = pages(site)
    missing = [
        (key, quote)
        for fact in site.truth.planted
        for key, quote in fact.places
        if key in known and squeezed(quote) not in seen(known[key])
    ]
    assert missing == []


@every_market
def test_what_is_planted_on_no_page_stands_in_the_paper(name: str) -> None:
    site = made(name)
    papers = {f"{at}{path}": one.body for (at, path), one in site.troubles.items() if path.endswith(".pdf")}
    known = pages(site)
    places = [place for fact in site.truth.planted for place in fact.places if place[0] not in known]
    assert len(places) == 2
    for key, quote in places:
        text = pypdfium2.PdfDocument(papers[key])[0].get_textpage().get_text_range()
        assert squeezed(quote) in squeezed(text)


@pytest.mark.parametrize("seed", SEEDS)
@every_market
def test_each_trap_stands_in_its_page_and_only_the_hidden_ones_are_out_of_sight(name: str, seed: int) -> None:
    site = made(name, seed)
    known = pages(site)
    traps = [one for one in site.truth.traps if one.page in known]
    unseen = [one for one in traps if squeezed(one.quote) not in seen(known[one.page])]
    assert [one.kind for one in traps if one.quote not in known[one.page].html and one not in unseen] == []
    assert {one.hidden for one in unseen} == {True}
    assert [one for one in traps if one.hidden] == unseen


@pytest.mark.parametrize("seed", SEEDS)
@every_market
def test_no_trap_is_a_truth_of_its_own_cell(name: str, seed: int) -> None:
    truth = made(name, seed).truth
    both = [
        trap
        for trap in truth.traps
        if trap.value.amount is not None
        and trap.value.amount in {one.amount for one in truth.values(trap.company, trap.field)}
    ]
    assert both == []


@every_market
def test_what_is_never_told_is_planted_nowhere(name: str) -> None:
    truth = made(name).truth
    silent = [one for one in truth.traps if one.value.is_anything]
    assert {one.field for one in silent} == {"price", "customers", "funding"}
    assert [one for one in silent if truth.values(one.company, one.field)] == []


@every_market
def test_a_market_has_about_sixty_pages_of_many_sites_and_each_kind_of_trap(name: str) -> None:
    site = made(name)
    assert 50 <= len(site.pages) <= 70
    assert len(site.answers()) >= 16
    kinds = {one.kind for one in site.truth.traps}
    assert len(kinds) >= 25


@every_market
def test_addresses_are_told_apart_and_each_is_served(name: str) -> None:
    site = made(name)
    answers = site.answers()
    assert len(set(site.urls)) == len(site.urls)
    assert [one for one in site.urls if one[1] not in answers[one[0]]] == []


@every_market
def test_every_link_to_a_site_is_to_one_that_is_served(name: str) -> None:
    site = made(name)
    named = {found for one in site.pages for found in re.findall(r"@@([\w-]+)@@", one.html)}
    assert named <= set(site.answers())


@every_market
def test_a_page_in_a_wrong_charset_cannot_be_read_as_it_says(name: str) -> None:
    wrong = [one for one in made(name).pages if one.declared]
    assert len(wrong) == 1
    with pytest.raises(UnicodeDecodeError):
        wrong[0].html.encode(wrong[0].charset, "xmlcharrefreplace").decode(wrong[0].declared or "")


@every_market
def test_two_sites_carry_the_same_release(name: str) -> None:
    texts = [
        re.findall(r"<p>(.*?)</p>", one.html) for one in made(name).pages if one.path.startswith("/releases/")
    ]
    assert len(texts) == 2
    assert len(set(texts[0]) & set(texts[1])) >= 2


def test_the_judge_of_visibility_sees_words_and_not_what_is_hidden() -> None:
    hidden = (
        '<p style="display: none">a1</p><!-- a2 --><p hidden>a3</p><div aria-hidden="true">a4</div>'
        '<style>.x{display:none}</style><p class="x">a5</p>'
        '<p style="font-size:0">a6</p><template>a7</template><script>a8</script>'
        '<p style="position:absolute;clip:rect(0 0 0 0)">a9</p><p style="clip: rect(0, 0, 0, 0)">a10</p>'
    )
    assert (
        visible_text(f"<p>seen <b>well</b></p>{hidden}<p style='font-size:0.9em'>too<br>here")
        == "seen well too here"
    )


@pytest.mark.parametrize(
    "style",
    [
        "color:#fff;background-color:#ffffff",
        "color:#fff;background:#fff",
        "color: #FFFFFF; font-size: 1px; background: white",
        "background:#fff;margin:0;color:white",
    ],
)
def test_the_judge_of_visibility_does_not_see_white_on_white(style: str) -> None:
    html = f'<style>.w{{{style}}}</style><p>seen<p class="w">a1</p><p style="{style}">a2</p>'
    assert visible_text(html) == "seen"


@pytest.mark.parametrize(
    "style",
    [
        "color:#fff;background:#333",
        "color:#fff",
        "color:#fff;background:#fff3d6",
        "color:#000;background:#fff",
        "border-color:#fff;background:#fff",
        "background:#fff;border-color:#fff",
    ],
)
def test_the_judge_of_visibility_sees_white_on_a_colour_and_a_colour_on_white(style: str) -> None:
    assert visible_text(f'<p style="{style}">seen</p>') == "seen"


def test_orders_to_machines_come_in_at_least_five_wordings() -> None:
    assert len({one.split("{")[0] for one in HIDDEN_ORDERS}) >= 5
