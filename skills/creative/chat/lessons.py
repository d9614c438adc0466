"""What the results of earlier pictures teach the next ones, as learning words it."""

from collections import defaultdict
from collections.abc import Sequence

from skills.creative.asset import Asset
from skills.creative.copy.tags import Hints
from skills.creative.learning.effects import Measure, effects, hints
from skills.creative.learning.performance_file import Row
from skills.creative.learning.results import Asset as Learnt
from skills.creative.learning.results import Matched, match
from skills.creative.learning.tags import Tag


def matched(rows: Sequence[Row], assets: Sequence[Asset]) -> Matched:
    """Each row found back to its picture."""
    return match(rows, [Learnt(one.key, one.path, _tags(one), kin_of(one)) for one in assets])


def hints_of(rows: Sequence[Row], assets: Sequence[Asset]) -> Hints:
    """By element, the values that went with more clicks, the strongest first."""
    if not rows:
        return {}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in hints(effects(matched(rows, assets).results, Measure.CLICKS)).prefer:
        found[one.tag.element].append(one.tag.value)
    return {element: tuple(values) for element, values in found.items()}


def _tags(asset: Asset) -> tuple[Tag, ...]:
    return tuple(Tag.read(one) for one in asset.tags if ":" in one)


def kin_of(asset: Asset) -> str:
    """Pictures that share their words: all sizes of one variant."""
    return "\x1f".join((asset.product, asset.audience, asset.locale, str(asset.variant)))
