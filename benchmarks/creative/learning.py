"""`python -m benchmarks.creative.learning`: planted effects in simulated performance, how many are found, and how many
findings are false.

Each simulated workspace has its own campaigns on platforms whose base rates lie a factor of five apart, its own
elements, of which some follow others and some follow the platform, and assets that vary beyond chance. What counts as a
false discovery is strict: whatever was not planted, be it a sibling of what was, and what was with the wrong sign.
"""

import argparse
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean

import numpy as np

from skills.creative.learning.effects import Effect, Verdict, effects
from skills.creative.learning.results import Asset, Result
from skills.creative.learning.tags import Tag

SEED = 20261127
ELEMENTS = {
    "tactic": 6, "appeal": 4, "offer": 3, "imagery": 3, "colour": 5, "cta": 4, "layout": 6, "length": 3, "logo": 2,
}  # fmt: skip
# Clicks of impressions, as platforms differ
PLATFORMS = {"meta": 0.011, "google": 0.006, "linkedin": 0.0045, "tiktok": 0.024}


@dataclass(frozen=True)
class World:
    """How a workspace is drawn. `follows` is the chance that an element follows another one, `mixed` how far a
    platform has its own favourites, `spread` how assets vary beyond chance (the standard deviation of the factor),
    `shared` the part of that which assets of the same words share."""

    name: str
    planted: int = 3
    campaigns: tuple[int, int] = (6, 16)
    assets: tuple[int, int] = (6, 16)
    impressions: float = 6_000.0
    spread: float = 0.25
    follows: float = 0.5
    mixed: float = 1.0
    heavy: bool = False
    kin: int = 1


WORLDS = (
    World("planted +15 to 40 %"),
    World("complete null", planted=0),
    World("heavy overdispersion", spread=0.6),
    World("heavy overdispersion, null", planted=0, spread=0.6, heavy=True),
    World("confounding platform mix", mixed=4.0),
    World("few assets", campaigns=(3, 6), assets=(4, 8)),
    World("elements that follow each other", follows=0.8),
    World("sizes of one variant vary as one", kin=3),
)


@dataclass(frozen=True)
class Workspace:
    results: tuple[Result, ...]
    planted: frozenset[Tag]
    truth: dict[Tag, float]


@dataclass(frozen=True)
class Outcome:
    """Of one workspace: findings, how many are false, planted that were found; intervals that hold the truth."""

    found: int
    false: int
    planted: int
    hit: int
    intervals: int
    holding: int
    found_holding: int
    silent: int


def simulated(world: World, chance: np.random.Generator) -> Workspace:
    truth = _truth(world, chance)
    planted = frozenset(tag for tag, effect in truth.items() if effect)
    favourites = {
        platform: {
            name: chance.dirichlet(np.full(count, 3.0 / world.mixed)) for name, count in ELEMENTS.items()
        }
        for platform in PLATFORMS
    }
    links = {name: chance.random() < world.follows for name in list(ELEMENTS)[1:]}
    results: list[Result] = []
    for campaign in range(int(chance.integers(*world.campaigns))):
        own = float(np.exp(chance.normal(0, 0.3)))
        for platform in chance.choice(list(PLATFORMS), int(chance.integers(1, 4)), replace=False):
            size = int(chance.integers(*world.assets))
            rate = PLATFORMS[platform] * own
            results += _stratum(
                world, chance, truth, (campaign, str(platform), size, rate), favourites[platform], links
            )
    return Workspace(tuple(results), planted, truth)


def _truth(world: World, chance: np.random.Generator) -> dict[Tag, float]:
    truth = {Tag(name, f"{name} {value}"): 0.0 for name, count in ELEMENTS.items() for value in range(count)}
    elements = chance.choice(list(ELEMENTS), world.planted, replace=False)
    for name in elements:
        value = int(chance.integers(ELEMENTS[str(name)]))
        truth[Tag(str(name), f"{name} {value}")] = float(np.log1p(chance.uniform(0.15, 0.40)))
    return truth


def _stratum(
    world: World,
    chance: np.random.Generator,
    truth: dict[Tag, float],
    place: tuple[int, str, int, float],
    favourites: dict[str, np.ndarray],
    links: dict[str, bool],
) -> Iterable[Result]:
    campaign, platform, size, rate = place
    for number in range(size):
        tags = _tags(chance, favourites, links)
        for copy in range(world.kin):
            if copy == 0:
                factor = _factor(world, chance)
            key = f"{campaign}-{platform}-{number}"
            expected = rate * math.exp(sum(truth[tag] for tag in tags)) * factor
            shown = int(np.exp(chance.normal(math.log(world.impressions), 1.1))) + 1
            clicks = int(chance.binomial(shown, min(expected, 0.5)))
            asset = Asset(f"{key}-{copy}", f"{key}-{copy}.png", tags, kin=key if world.kin > 1 else "")
            yield Result(asset, str(campaign), platform, shown, clicks)


def _tags(
    chance: np.random.Generator, favourites: dict[str, np.ndarray], links: dict[str, bool]
) -> tuple[Tag, ...]:
    """Where an element follows, seven in ten take the value of the first one."""
    first = 0
    tags = []
    for name, shares in favourites.items():
        value = int(chance.choice(len(shares), p=shares))
        if name == next(iter(favourites)):
            first = value
        elif links[name] and chance.random() < 0.7:
            value = first % len(shares)
        tags.append(Tag(name, f"{name} {value}"))
    return tuple(tags)


def _factor(world: World, chance: np.random.Generator) -> float:
    """An asset's own factor, of mean 1: gamma, or with a heavy tail."""
    variance = world.spread**2
    if world.heavy:
        wide = math.log1p(variance)
        return float(np.exp(chance.normal(-wide / 2, math.sqrt(wide))))
    return float(chance.gamma(1 / variance, variance))


def naive(workspace: Workspace) -> frozenset[tuple[Tag, bool]]:
    """The baseline: all impressions of a value pooled against all others, a z-test of two proportions at 5 %."""
    shown = {tag: [0, 0] for tag in workspace.truth}
    total = [0, 0]
    for result in workspace.results:
        for sums in (total, *(shown[tag] for tag in result.asset.tags)):
            sums[0] += result.impressions
            sums[1] += result.clicks
    found = set()
    for tag, (n, k) in shown.items():
        rest, hits = total[0] - n, total[1] - k
        if min(n, rest, k, hits) > 0:
            pooled = total[1] / total[0]
            z = (k / n - hits / rest) / math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / rest))
            if 2 * NormalDist().cdf(-abs(z)) < 0.05:
                found.add((tag, z > 0))
    return frozenset(found)


def outcome(workspace: Workspace) -> Outcome:
    seen = effects(workspace.results)
    found = [one for one in seen if one.verdict is Verdict.FOUND]
    right = [one for one in found if _planted(one, workspace)]
    told = [one for one in seen if one.verdict in (Verdict.FOUND, Verdict.NOT_FOUND)]
    comparable = [one for one in told if not _sibling(one, workspace)]
    holding = [one for one in comparable if _holds(one, workspace)]
    return Outcome(
        len(found), len(found) - len(right), len(workspace.planted), len({one.tag.element for one in right}),
        len(comparable), len(holding),
        sum(_holds(one, workspace) for one in found),
        sum(one.verdict is Verdict.NOT_ENOUGH for one in seen),
    )  # fmt: skip


def _true(one: Effect, workspace: Workspace) -> float:
    """Its planted effect less that of its alternatives."""
    others = [t for t in workspace.truth if t.element == one.tag.element and t != one.tag]
    other = workspace.truth[others[0]] if len(others) == 1 else 0.0
    return workspace.truth[one.tag] - other


def _planted(one: Effect, workspace: Workspace) -> bool:
    truth = _true(one, workspace)
    return bool(truth) and (one.lift or 0.0) * truth > 0


def _sibling(one: Effect, workspace: Workspace) -> bool:
    """Not planted, but its alternatives hold one that was: what it should show hangs on the mix."""
    siblings = [t for t in workspace.truth if t.element == one.tag.element]
    return len(siblings) > 2 and not workspace.truth[one.tag] and any(workspace.truth[t] for t in siblings)


def _holds(one: Effect, workspace: Workspace) -> bool:
    return (one.low or 0.0) <= math.expm1(_true(one, workspace)) <= (one.high or 0.0)


def share_false(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """The false discovery rate, the mean over workspaces of false findings among all, and its standard error."""
    shares = [one.false / one.found if one.found else 0.0 for one in outcomes]
    spread = float(np.std(shares, ddof=1)) if len(shares) > 1 else 0.0
    return fmean(shares), spread / math.sqrt(len(shares))


def run(world: World, workspaces: int, seed: int = SEED) -> list[tuple[Outcome, float]]:
    """Outcomes, each with the share of the baseline's findings that are false."""
    drawn = []
    for number in range(workspaces):
        workspace = simulated(world, np.random.default_rng([seed, number]))
        drawn.append((outcome(workspace), _naive_false(workspace)))
    return drawn


def _naive_false(workspace: Workspace) -> float:
    found = naive(workspace)
    wrong = [tag for tag, up in found if not (workspace.truth[tag] > 0 and up)]
    return len(wrong) / len(found) if found else 0.0


def report(world: World, drawn: Sequence[tuple[Outcome, float]]) -> str:
    outcomes = [one for one, _ in drawn]
    false, error = share_false(outcomes)
    planted = sum(one.planted for one in outcomes)
    found = sum(one.found for one in outcomes)
    power = sum(one.hit for one in outcomes) / planted if planted else math.nan
    covered = sum(one.holding for one in outcomes) / max(sum(one.intervals for one in outcomes), 1)
    chosen = sum(one.found_holding for one in outcomes) / found if found else math.nan
    return (
        f"{world.name:<34} {false:7.1%} ± {error:.1%}  {power:6.1%}  {covered:8.1%} {chosen:8.1%}"
        f"  {fmean(of for _, of in drawn):8.1%}  {fmean(one.silent for one in outcomes):5.1f}"
    )


def main(workspaces: int = 500, only: str = "") -> None:
    print(f"{workspaces} workspaces each")
    print(
        f"{'':<34} {'false (goal 5 %)':>14} {'power':>8} {'covered':>9} {'found':>8}  {'baseline':>8}  {'no data':>5}"
    )
    for world in WORLDS:
        if world.name.startswith(only):
            print(report(world, run(world, workspaces)), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspaces", type=int, default=500)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    main(arguments.workspaces, arguments.only)
