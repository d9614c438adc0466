"""Which elements went with better results: an association with its interval, or an honest "not enough data".

Each value of an element is held against the other values of that element within the same campaign on the same platform,
so that a platform's own rate does not fool; other elements, placement and audience are held equal (`regression.py`).
A finding survives two tests, by the model's variance and by what the assets themselves showed, and then the false
discovery rate of 5 % over all that was compared. Nothing here says what caused what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from skills.creative.learning.regression import (
    Contrast,
    Fit,
    Observed,
    alike,
    contrast,
    fitted,
    numbered,
)
from skills.creative.learning.results import Result
from skills.creative.learning.tags import Element, Tag
from skills.creative.learning.tails import discoveries, t_beyond, t_reach

# Tested at less than the 5 % that are promised: values of one element hang together, and what differs from a sibling
# that matters counts as false, too; by simulation (`benchmarks.creative.learning`) this keeps both below 5 %
_LEVEL = 0.03
DOUBT = 0.05  # of an interval
# Below any of these, with the value or without it, there is not enough data. Assets that share words count as one.
LEAST_ASSETS = 6
LEAST_IMPRESSIONS = 5_000
LEAST_HITS = 20
# Elements that go together more closely than this cannot be told apart
INSEPARABLE = 0.95
# Held equal, but nothing that a draft could choose
GIVEN = frozenset({Element.PLATFORM, Element.PLACEMENT, Element.AUDIENCE, Element.LOCALE})


class Measure(StrEnum):
    """What counts as a success: a click of all impressions, or a conversion of all clicks."""

    CLICKS = "clicks"
    CONVERSIONS = "conversions"


class Verdict(StrEnum):
    FOUND = "found"
    NOT_FOUND = "not found"
    NOT_ENOUGH = "not enough data"
    INSEPARABLE = "inseparable"


@dataclass(frozen=True)
class Effect:
    """One value of an element against its other values. `lift` is .2 where the rate was 20 % higher.

    `low` and `high` hold it at 95 %, over those that were found, too; `p` is the chance of so much or more if it made
    no difference; all None where there is not enough data. `assets` have the value and `others` do not, in the
    campaigns that have both; `impressions` and `hits` are of both. `together` are the elements it cannot be told from:
    the lift is then of all of them."""

    tag: Tag
    measure: Measure
    verdict: Verdict
    assets: int
    others: int
    impressions: int
    hits: int
    lift: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    together: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Hints:
    """What the next brief may start from: what was found, strongest first. It goes with results; nobody knows that it
    causes them."""

    prefer: tuple[Effect, ...] = ()
    avoid: tuple[Effect, ...] = ()

    @property
    def best(self) -> Mapping[str, tuple[str, ...]]:
        """By element, the values that did better, best first, as the words of the next brief take them."""
        by_element: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.prefer:
            by_element[one.tag.element].append(one.tag.value)
        return {element: tuple(values) for element, values in by_element.items()}


@dataclass(frozen=True)
class _Compared:
    """One value and what it is compared on."""

    tag: Tag
    column: int
    assets: int
    others: int
    impressions: int
    hits: int
    enough: bool


def effects(results: Iterable[Result], measure: Measure = Measure.CLICKS) -> tuple[Effect, ...]:
    """Every value of every element that was used: found ones first, then by how sure, then what lacks data."""
    counted = comparable(results, measure)
    if not counted:
        return ()
    columns = _columns(counted)
    observed = _observed(counted, columns, measure)
    compared = [one for one in _compared(observed, columns, counted) if one.tag.element != Element.PLATFORM]
    given = [place for place, tag in enumerate(columns) if tag.element in GIVEN]
    tested = [one for one in compared if one.enough]
    judged = _judged(observed, columns, tested, given, measure) if tested else ()
    rest = [_bare(one, measure) for one in compared if not one.enough]
    return tuple(sorted((*judged, *rest), key=_order))


def hints(found: Iterable[Effect]) -> Hints:
    """What was found, and nothing else."""
    sure = [one for one in found if one.verdict is Verdict.FOUND and one.lift is not None]
    sure.sort(key=lambda one: (-abs(one.lift or 0.0), one.tag))
    return Hints(
        prefer=tuple(one for one in sure if (one.lift or 0.0) > 0),
        avoid=tuple(one for one in sure if (one.lift or 0.0) <= 0),
    )


def _order(effect: Effect) -> tuple[int, float, Tag]:
    return list(Verdict).index(effect.verdict), 1.0 if effect.p is None else effect.p, effect.tag


def comparable(results: Iterable[Result], measure: Measure) -> list[Result]:
    """Those with tries, in strata of two assets or more and at least one success: the others can show nothing."""
    strata: defaultdict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        if tries_of(result, measure) > 0 and hits_of(result, measure) is not None:
            strata[result.campaign, result.network].append(result)
    return [
        one
        for of in strata.values()
        if len(of) > 1 and any(hits_of(result, measure) for result in of)
        for one in of
    ]


def tries_of(result: Result, measure: Measure) -> int:
    return result.impressions if measure is Measure.CLICKS else result.clicks


def hits_of(result: Result, measure: Measure) -> float | None:
    return result.clicks if measure is Measure.CLICKS else result.conversions


def _columns(results: Sequence[Result]) -> tuple[Tag, ...]:
    """All tags that some have and some do not; an element that some assets lack gets an empty value of its own."""
    elements = frozenset(tag.element for result in results for tag in result.asset.tags)
    tags = {tag for result in results for tag in _tags(result, elements)}
    return tuple(sorted(tags))


def _tags(result: Result, elements: frozenset[str]) -> frozenset[Tag]:
    lacking = elements - {tag.element for tag in result.asset.tags}
    return frozenset({*result.asset.tags, *(Tag(element, "") for element in lacking)})


def _observed(results: Sequence[Result], columns: Sequence[Tag], measure: Measure) -> Observed:
    elements = frozenset(tag.element for tag in columns)
    place = {tag: number for number, tag in enumerate(columns)}
    has = np.zeros((len(results), len(columns)))
    for row, result in enumerate(results):
        has[row, [place[tag] for tag in _tags(result, elements)]] = 1.0
    return Observed(
        tries=np.array([tries_of(one, measure) for one in results], dtype=np.float64),
        hits=np.array([hits_of(one, measure) for one in results], dtype=np.float64),
        stratum=numbered([(one.campaign, one.network) for one in results]),
        cluster=numbered([one.asset.kin or one.asset.key for one in results]),
        has=has,
        groups=_groups(columns, has),
    )


def _groups(columns: Sequence[Tag], has: NDArray[np.float64]) -> tuple[tuple[int, ...], ...]:
    """Columns of one element where each asset has one value; where some have more, such as two colours, each value
    stands for itself, against not having it."""
    by_element: defaultdict[str, list[int]] = defaultdict(list)
    for place, tag in enumerate(columns):
        by_element[tag.element].append(place)
    single = [tuple(of) for of in by_element.values() if np.all(has[:, of].sum(axis=1) == 1)]
    inside = {place for group in single for place in group}
    return (*single, *((place,) for place in range(len(columns)) if place not in inside))


def _compared(observed: Observed, columns: Sequence[Tag], results: Sequence[Result]) -> list[_Compared]:
    shown = np.array([one.impressions for one in results], dtype=np.float64)
    return [
        _counts(observed, tag, place, shown)
        for place, tag in enumerate(columns)
        if tag.value and tag.element not in GIVEN
    ]


def _counts(observed: Observed, tag: Tag, column: int, shown: NDArray[np.float64]) -> _Compared:
    """How much there is on either side, in the strata that have both."""
    has = observed.has[:, column] > 0
    with_it = np.bincount(observed.stratum, has)
    both = (with_it > 0) & (with_it < np.bincount(observed.stratum))
    sides = [both[observed.stratum] & side for side in (has, ~has)]
    assets = [len(set(observed.cluster[side].tolist())) for side in sides]
    impressions = [int(shown[side].sum()) for side in sides]
    hits = [int(observed.hits[side].sum()) for side in sides]
    enough = min(assets) >= LEAST_ASSETS and min(impressions) >= LEAST_IMPRESSIONS and min(hits) >= LEAST_HITS
    return _Compared(tag, column, assets[0], assets[1], sum(impressions), sum(hits), enough)


def _judged(
    observed: Observed,
    columns: Sequence[Tag],
    tested: Sequence[_Compared],
    given: Sequence[int],
    measure: Measure,
) -> tuple[Effect, ...]:
    """Tests all, holds what was found free of its siblings, and tests again until nothing more is found.

    Without that, a good headline's siblings would all look worse than the rest, since it is among the rest."""
    twins = _twins(fitted(observed, given), columns, tested)
    apart = [one for one in tested if not twins[one.column]]
    free: set[int] = set(given)
    while True:
        fit = fitted(observed, free)
        seen = {one.column: contrast(fit, one.column, free, twins[one.column]) for one in tested}
        family = _once(apart, observed.groups, seen)
        values = {one.column: chance(seen[one.column]) for one in family}
        passing = zip(values, discoveries([*values.values()], _LEVEL), strict=True)
        found = {
            column
            for column, passes in passing
            if passes and not _owed_to_one(fit, column, free, twins[column], seen)
        }
        new = _foremost(found - free, observed.groups, values)
        if not new:
            break
        free |= new
    joint = _once([one for one in tested if twins[one.column]], observed.groups, seen)
    # what was picked because it stands out needs a wider interval: Benjamini and Yekutieli, JASA 100, 2005
    picked = _LEVEL * len(found) / max(len(family), 1)
    return tuple(
        _effect(
            one,
            measure,
            seen[one.column],
            picked if one.column in found else None,
            [columns[twin] for twin in twins[one.column]],
        )
        for one in (*family, *joint)
    )


def _owed_to_one(
    fit: Fit, column: int, free: Collection[int], without: Collection[int], seen: Mapping[int, Contrast]
) -> bool:
    """Whether a value differs from its siblings only because one of them does: without that one nothing is left."""
    group = next(group for group in fit.observed.groups if column in group)
    ratio = seen[column].ratio
    against = [
        one
        for one in group
        if one != column and one not in free and one in seen and seen[one].ratio * ratio < 0
    ]
    left = [one for one in group if one != column and one not in free]
    if len(left) < 2 or not against:
        return False
    farthest = max(against, key=lambda one: (abs(seen[one].ratio) / max(seen[one].by_model, 1e-12), one))
    again = contrast(fit, column, {*free, farthest}, without)
    return again.ratio * ratio <= 0 or chance(again) > DOUBT


def _twins(fit: Fit, columns: Sequence[Tag], tested: Sequence[_Compared]) -> Mapping[int, tuple[int, ...]]:
    """For each column those of other elements that go with it so closely that neither can be seen alone."""
    close = np.abs(alike(fit)) >= INSEPARABLE
    return {
        one.column: tuple(
            place
            for place, tag in enumerate(columns)
            if close[one.column, place] and tag.element != one.tag.element and tag.value
        )
        for one in tested
    }


def _once(
    tested: Sequence[_Compared], groups: Iterable[tuple[int, ...]], seen: Mapping[int, Contrast]
) -> list[_Compared]:
    """Of two values that are each other's only alternative the better one: they are one question."""
    pairs = {group for group in groups if len(group) == 2}
    mirror = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    columns = {one.column for one in tested}
    return [
        one
        for one in tested
        if (other := mirror.get(one.column)) not in columns
        or (seen[one.column].ratio, one.column) > (seen[int(other or 0)].ratio, int(other or 0))
    ]


def _foremost(
    found: Collection[int], groups: Iterable[tuple[int, ...]], values: Mapping[int, float]
) -> set[int]:
    """Of each element the surest value that was found."""
    return {
        min(inside, key=lambda column: (values[column], column))
        for group in groups
        if (inside := [column for column in group if column in found])
    }


def chance(seen: Contrast) -> float:
    """The p-value: the larger one of both errors."""
    return max(
        t_beyond(seen.ratio / max(seen.by_model, 1e-12), seen.freedom_by_model),
        t_beyond(seen.ratio / max(seen.by_clusters, 1e-12), seen.freedom_by_clusters),
    )


def reach(seen: Contrast, doubt: float) -> float:
    """Half the width of the interval: the wider one of both errors."""
    return max(
        seen.by_model * t_reach(doubt, seen.freedom_by_model),
        seen.by_clusters * t_reach(doubt, seen.freedom_by_clusters),
    )


def _bare(one: _Compared, measure: Measure) -> Effect:
    return Effect(one.tag, measure, Verdict.NOT_ENOUGH, one.assets, one.others, one.impressions, one.hits)


def _effect(
    one: _Compared, measure: Measure, seen: Contrast, picked: float | None, together: Sequence[Tag]
) -> Effect:
    """`picked` is the doubt that a found one's interval leaves, None for one that was not found."""
    wide = reach(seen, DOUBT if picked is None else picked)
    verdict = Verdict.NOT_FOUND if picked is None else Verdict.FOUND
    return replace(
        _bare(one, measure),
        verdict=Verdict.INSEPARABLE if together else verdict,
        lift=float(np.expm1(seen.ratio)),
        low=float(np.expm1(seen.ratio - wide)),
        high=float(np.expm1(seen.ratio + wide)),
        p=chance(seen),
        together=tuple(together),
    )
