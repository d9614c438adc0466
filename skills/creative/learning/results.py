"""What came of each asset in each campaign: rows of the networks' exports, found back to the drafts they show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from skills.creative.learning.asset_key import keys_in
from skills.creative.learning.performance_file import Row
from skills.creative.learning.tags import Element, Tag


@dataclass(frozen=True)
class Asset:
    """One asset as its manifest names it. `kin` is the same for assets that share their words or photo, such as all
    sizes of one variant: their results are not independent."""

    key: str
    path: str
    tags: tuple[Tag, ...]
    kin: str = ""


@dataclass(frozen=True)
class Result:
    """One asset in one campaign on one network, over all days. `conversions` is None where no export tells."""

    asset: Asset
    campaign: str
    network: str
    impressions: int
    clicks: int
    conversions: float | None = None


@dataclass(frozen=True)
class Unmatched:
    """An ad that no asset was found for, and how much of the export is its."""

    ad: str
    network: str
    impressions: int
    ambiguous: bool = False


@dataclass(frozen=True)
class Matched:
    """Results by asset, campaign and network, and the ads that are nobody's, most impressions first."""

    results: tuple[Result, ...]
    unmatched: tuple[Unmatched, ...]


def match(rows: Iterable[Row], assets: Sequence[Asset]) -> Matched:
    """Finds each row's asset: by the key in the ad's name, else by its exact path or file name.

    A name that fits two assets is no match, since its results would count for the wrong one."""
    names = _names(assets)
    found: defaultdict[tuple[Asset, str, str], list[Row]] = defaultdict(list)
    lost: Counter[tuple[str, str, bool]] = Counter()
    for row in rows:
        fitting = _fitting(row.ad, names)
        if len(fitting) == 1:
            found[fitting[0], row.campaign, row.network or _platform(fitting[0])].append(row)
        else:
            lost[row.ad, row.network, len(fitting) > 1] += row.impressions
    return Matched(
        tuple(_added(*place, of) for place, of in found.items()),
        tuple(Unmatched(ad, network, shown, two) for (ad, network, two), shown in lost.most_common()),
    )


def _names(assets: Iterable[Asset]) -> Mapping[str, tuple[Asset, ...]]:
    """Assets by everything that an ad could be called for them."""
    by_name: defaultdict[str, dict[str, Asset]] = defaultdict(dict)
    for asset in assets:
        path = PurePosixPath(asset.path.replace("\\", "/"))
        for name in (asset.key, str(path), path.name, path.stem):
            by_name[_folded(name)][asset.key] = asset
    return {name: tuple(of.values()) for name, of in by_name.items() if name}


def _fitting(ad: str, names: Mapping[str, tuple[Asset, ...]]) -> tuple[Asset, ...]:
    keyed = tuple(asset for key in sorted(keys_in(ad)) for asset in names.get(key, ()))
    return keyed or names.get(_folded(ad.replace("\\", "/")), ())


def _platform(asset: Asset) -> str:
    """Where it was made for, for an export that does not say whose it is."""
    return next((tag.value for tag in asset.tags if tag.element == Element.PLATFORM), "")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _added(asset: Asset, campaign: str, network: str, rows: Sequence[Row]) -> Result:
    told = [row.conversions for row in rows if row.conversions is not None]
    return Result(
        asset,
        campaign,
        network,
        impressions=sum(row.impressions for row in rows),
        clicks=sum(row.clicks for row in rows),
        # where some days tell of conversions and some do not, their sum would be too low
        conversions=sum(told) if len(told) == len(rows) else None,
    )
