"""What goes with better results is found, and nothing else: chance, platforms and other elements do not fool it."""

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.creative.learning import WORLDS, World, report, run, share_false, simulated
from skills.creative.learning.effects import Effect, Hints, Measure, Verdict, effects, hints
from skills.creative.learning.rates import rates
from skills.creative.learning.results import Asset, Result
from skills.creative.learning.tags import Tag

RATES = {"meta": 0.01, "tiktok": 0.03}


def results_of(
    tags: Sequence[Iterable[str]],
    lift: dict[str, float],
    *,
    seed: int = 1,
    spread: float = 0.1,
    shown: int = 20_000,
) -> list[Result]:
    """One result for each asset in each of two campaigns on two platforms; `lift` is by tag."""
    chance = np.random.default_rng(seed)
    results = []
    for number, written in enumerate(tags):
        made = tuple(Tag.read(tag) for tag in written)
        factor = chance.gamma(1 / spread**2, spread**2) * np.prod(
            [1 + lift.get(str(tag), 0.0) for tag in made]
        )
        for campaign, network in (("one", "meta"), ("two", "tiktok")):
            clicks = int(chance.binomial(shown, RATES[network] * factor))
            asset = Asset(f"a{number}{campaign}", f"{number}.png", made)
            results.append(
                Result(asset, campaign, network, shown, clicks, float(chance.binomial(clicks, 0.05)))
            )
    return results


def by_tag(found: Iterable[Effect]) -> dict[str, Effect]:
    return {str(one.tag): one for one in found}


def test_finds_a_planted_element_with_its_size_and_counts() -> None:
    tags = [
        (f"cta:{'buy' if n % 3 else 'learn'}", f"logo:{'shown' if n % 2 else 'not shown'}") for n in range(60)
    ]
    seen = by_tag(effects(results_of(tags, {"cta:buy": 0.3})))
    found = seen["cta:buy"]
    assert found.verdict is Verdict.FOUND
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.3 < found.high
    assert (found.assets, found.others, found.impressions) == (80, 40, 120 * 20_000)
    assert [one.verdict for tag, one in seen.items() if tag.startswith("logo")] == [Verdict.NOT_FOUND]


def test_of_two_values_that_are_each_others_alternative_the_better_one_is_told() -> None:
    tags = [(f"cta:{'buy' if n % 2 else 'learn'}",) for n in range(40)]
    assert list(by_tag(effects(results_of(tags, {"cta:learn": 0.4})))) == ["cta:learn"]


def test_a_platforms_own_rate_does_not_fool() -> None:
    """The red ones run on the platform with three times the rate, and are no better there than the others."""
    chance = np.random.default_rng(4)
    results = []
    for network, reds in (("meta", 4), ("tiktok", 26)):
        for number in range(30):
            tag = Tag("imagery", "scene" if number < reds else "no photo")
            clicks = int(chance.binomial(20_000, RATES[network] * chance.gamma(100, 0.01)))
            results.append(Result(Asset(f"{network}{number}", "", (tag,)), "c", network, 20_000, clicks))
    pooled = [
        sum(one.clicks for one in results if one.asset.tags[0].value == value)
        for value in ("scene", "no photo")
    ]
    assert pooled[0] > 1.5 * pooled[1]
    assert [one.verdict for one in effects(results)] == [Verdict.NOT_FOUND]


def test_one_asset_with_a_million_impressions_is_one_asset() -> None:
    tags = [(f"cta:{'buy' if n < 8 else 'learn'}",) for n in range(40)]
    results = results_of(tags, {}, spread=0.2)
    lucky = results[0]
    results[0] = Result(lucky.asset, lucky.campaign, lucky.network, 1_000_000, 20_000, None)
    assert by_tag(effects(results)).popitem()[1].verdict is Verdict.NOT_FOUND


def test_sizes_of_one_variant_are_no_independent_assets() -> None:
    """Six variants in ten sizes each: what one variant has of its own would else count ten times."""
    chance = np.random.default_rng(3)
    results = []
    for variant in range(14):
        factor = float(chance.gamma(1 / 0.09, 0.09))
        tag = Tag("tactic", "emotion" if variant < 7 else "reasoning")
        for size in range(10):
            clicks = int(chance.binomial(20_000, 0.02 * factor))
            asset = Asset(f"{variant}-{size}", "", (tag,), kin=str(variant))
            results.append(Result(asset, "c", "meta", 20_000, clicks))
    loose = [
        Result(Asset(one.asset.key, "", one.asset.tags), "c", "meta", one.impressions, one.clicks)
        for one in results
    ]
    tight, wide = effects(loose)[0], effects(results)[0]
    assert (wide.assets, wide.others) == (7, 7)
    assert (wide.high or 0) - (wide.low or 0) > 2 * ((tight.high or 0) - (tight.low or 0))


def test_elements_that_always_go_together_are_said_to_be_inseparable() -> None:
    tags = [(("cta:buy", "layout:split") if n % 2 else ("cta:learn", "layout:full")) for n in range(40)]
    seen = by_tag(effects(results_of(tags, {"cta:buy": 0.4})))
    assert {one.verdict for one in seen.values()} == {Verdict.INSEPARABLE}
    assert Tag("layout", "split") in seen["cta:buy"].together
    assert hints(seen.values()) == Hints()


def test_few_assets_are_not_enough_however_often_they_were_shown() -> None:
    tags = [(f"cta:{'buy' if n < 2 else 'learn'}",) for n in range(20)]
    seen = effects(results_of(tags, {"cta:buy": 3.0}, shown=500_000))
    assert {one.verdict for one in seen} == {Verdict.NOT_ENOUGH}
    assert {(one.lift, one.low, one.high, one.p) for one in seen} == {(None, None, None, None)}
    assert {(one.assets, one.others) for one in seen} == {(4, 36), (36, 4)}


def test_few_impressions_are_not_enough_however_many_assets_there_are() -> None:
    tags = [(f"cta:{'buy' if n % 2 else 'learn'}",) for n in range(40)]
    assert {one.verdict for one in effects(results_of(tags, {}, shown=50))} == {Verdict.NOT_ENOUGH}


def test_an_element_that_never_varies_within_a_campaign_shows_nothing() -> None:
    results = [
        Result(Asset(f"{campaign}{n}", "", (Tag("cta", campaign),)), campaign, "meta", 20_000, 200 + n)
        for campaign in ("one", "two") for n in range(20)
    ]  # fmt: skip
    assert {one.verdict for one in effects(results)} == {Verdict.NOT_ENOUGH}


def test_two_colours_of_one_picture_are_compared_each_for_itself() -> None:
    tags = [
        tuple(f"colour:{name}" for name, on in (("red", n % 2), ("blue", n % 3), ("white", 1)) if on)
        for n in range(60)
    ]
    seen = by_tag(effects(results_of(tags, {"colour:red": 0.5})))
    assert seen["colour:red"].verdict is Verdict.FOUND
    assert seen["colour:blue"].verdict is Verdict.NOT_FOUND
    assert seen["colour:white"].verdict is Verdict.NOT_ENOUGH


def test_conversions_are_counted_of_clicks_where_they_are_told() -> None:
    tags = [(f"cta:{'buy' if n % 2 else 'learn'}",) for n in range(40)]
    results = results_of(tags, {}, shown=200_000)
    assert {one.measure for one in effects(results, Measure.CONVERSIONS)} == {Measure.CONVERSIONS}
    untold = [Result(one.asset, one.campaign, one.network, one.impressions, one.clicks) for one in results]
    assert effects(untold, Measure.CONVERSIONS) == ()


def test_the_next_brief_starts_from_what_was_found_alone() -> None:
    tags = [
        (f"cta:{('buy', 'learn', 'try')[n % 3]}", f"length:{'short' if n % 2 else 'long'}") for n in range(90)
    ]
    start = hints(effects(results_of(tags, {"cta:buy": 0.5})))
    assert start.best == {"cta": ("buy",)}


def test_no_results_have_no_effects() -> None:
    assert effects(()) == ()
    assert hints(()) == Hints()


def test_the_same_results_give_the_same_effects_in_any_order() -> None:
    results = list(simulated(WORLDS[0], np.random.default_rng(2)).results)
    other = effects(results[::-1])
    assert [(one.tag, one.verdict) for one in effects(results)] == [(one.tag, one.verdict) for one in other]


RESULTS = st.builds(
    lambda key, tag, campaign, shown, share, conversions: Result(
        Asset(key, key, (Tag("cta", tag), Tag("logo", campaign))),
        campaign, "meta", shown, int(shown * share), conversions,
    ),
    st.sampled_from([f"a{n}" for n in range(30)]), st.sampled_from("xyz"), st.sampled_from("cd"),
    st.integers(0, 10**7), st.sampled_from([0.0, 0.001, 0.01, 1.0]),
    st.one_of(st.none(), st.floats(0, 1e6)),
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.lists(RESULTS, max_size=60))
def test_any_results_give_figures_that_are_figures(results: list[Result]) -> None:
    for measure in Measure:
        for one in effects(results, measure):
            told = (one.lift, one.low, one.high, one.p)
            assert all(value is not None and np.isfinite(value) for value in told) or told == (None,) * 4
            if one.low is not None and one.lift is not None and one.high is not None:
                assert one.low <= one.lift <= one.high


def test_a_rate_of_few_impressions_is_drawn_towards_its_campaigns() -> None:
    tags = [("cta:buy",)] * 12
    results = [*results_of(tags, {}, spread=0.2), Result(Asset("lucky", "", ()), "one", "meta", 100, 3)]
    seen = {one.result.asset.key: one for one in rates(results)}
    assert seen["lucky"].rate < 0.02
    low, high = seen["lucky"].between()
    assert low < seen["lucky"].rate < high
    large = seen["a0one"]
    assert large.rate == pytest.approx(large.result.clicks / large.result.impressions, rel=0.2)


def test_campaigns_of_one_asset_have_no_rates() -> None:
    assert rates([Result(Asset("a", "", ()), "c", "meta", 100, 3)]) == ()


SAMPLE = World("sample", campaigns=(6, 9), assets=(6, 10))


def test_in_simulated_workspaces_findings_are_true_and_the_baselines_are_not() -> None:
    drawn = run(SAMPLE, 8)
    outcomes = [one for one, _ in drawn]
    assert sum(one.hit for one in outcomes) >= 3
    assert sum(one.false for one in outcomes) <= 2
    assert np.mean([baseline for _, baseline in drawn]) > 0.5
    assert report(SAMPLE, drawn)


@pytest.mark.deep
@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_in_many_simulated_workspaces_at_most_one_finding_in_twenty_is_false(world: World) -> None:
    outcomes = [one for one, _ in run(world, 500)]
    share, error = share_false(outcomes)
    assert share - 1.645 * error <= 0.05
    covered = sum(one.holding for one in outcomes) / sum(one.intervals for one in outcomes)
    assert covered >= 0.94
