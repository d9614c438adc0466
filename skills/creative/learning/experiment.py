"""A test of variants: how many impressions and days it takes to see a lift worth knowing, and what to test next."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from skills.creative.learning.effects import Effect, Verdict
from skills.errors import UserError
from skills.language import number, percent, say

_MOST_VARIANTS = 20
# A test that runs for less than a week sees some days of it only
_WEEK = 7
# Longer than this, seasons and tired ads change more than variants do
LONGEST_DAYS = 56


@dataclass(frozen=True)
class Plan:
    """A test of `variants`, the first of which is as before. `per_variant` impressions show a rise from `base` to
    `base` × (1 + `lift`) with the chance `power`, at 5 % of error in all; `days` is None where nobody said how many
    impressions there are a day. `assumptions` are for a person."""

    base: float
    lift: float
    power: float
    variants: int
    per_variant: int
    total: int
    level: float
    days: int | None
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class Next:
    """A value worth testing: what is known of it, and why it."""

    effect: Effect
    why: str


def planned(
    *,
    base: float,
    lift: float,
    power: float = 0.8,
    variants: int = 2,
    daily: int | None = None,
    spread: float = 0.0,
) -> Plan:
    """How large a test has to be; raises UserError for what cannot be tested.

    `daily` are impressions a day of all variants together. `spread` is by how much assets of the same kind differ
    beyond chance, as a part of their rate: with one asset for each variant no number of impressions tells that apart
    from what is tested."""
    _check(base, lift, power, variants, daily)
    comparisons = variants - 1
    level = 0.05 / comparisons
    each = sample_size(base, base * (1 + lift), level=level, power=power)
    total = each * variants
    days = None if daily is None else max(_WEEK, math.ceil(math.ceil(total / daily) / _WEEK) * _WEEK)
    return Plan(
        base, lift, power, variants, each, total, level, days, _assumptions(comparisons, lift, spread, days)
    )


def sample_size(one: float, other: float, *, level: float, power: float) -> int:
    """Tries for each of two shares so that a two-sided test at `level` tells them apart with the chance `power`.

    Source: the normal approximation with the continuity correction of Casagrande, Pike and Smith, Biometrics 34,
    1978, as in Fleiss, Statistical Methods for Rates and Proportions."""
    normal = NormalDist()
    beyond, reach = normal.inv_cdf(1 - level / 2), normal.inv_cdf(power)
    mean, apart = (one + other) / 2, abs(one - other)
    together = beyond * math.sqrt(2 * mean * (1 - mean))
    each = reach * math.sqrt(one * (1 - one) + other * (1 - other))
    plain = (together + each) ** 2 / apart**2
    return math.ceil(plain / 4 * (1 + math.sqrt(1 + 4 / (plain * apart))) ** 2)


def worth_testing(effects: Iterable[Effect], most: int = 3) -> tuple[Next, ...]:
    """The values whose true lift may well matter and is not known: high estimates and uncertain ones come first.

    Ranked by what using it where it helps would bring, for a normal around the estimate (expected improvement, as in
    Jones, Schonlau and Welch, Journal of Global Optimization 13, 1998)."""
    open_ones = [
        one
        for one in effects
        if one.verdict in (Verdict.NOT_FOUND, Verdict.INSEPARABLE)
        and one.lift is not None
        and (one.high or 0) > 0
    ]
    ranked = sorted(open_ones, key=lambda one: (-_gain(one), one.tag))
    return tuple(Next(one, _why(one)) for one in ranked[:most])


def _gain(one: Effect) -> float:
    """The mean of a normal's part above 0."""
    middle = math.log1p(one.lift or 0.0)
    wide = max((math.log1p(one.high or 0.0) - middle) / 1.96, 1e-9)
    z = middle / wide
    normal = NormalDist()
    return middle * normal.cdf(z) + wide * normal.pdf(z)


def _why(one: Effect) -> str:
    if one.verdict is Verdict.INSEPARABLE:
        return say(
            "It always went with {others}, so only a test can tell them apart.",
            others=", ".join(other.value for other in one.together),
        )
    return say(
        "Anything from {low} to {high} fits what was seen.",
        low=signed(one.low or 0.0),
        high=signed(one.high or 0.0),
    )


def signed(lift: float) -> str:
    """A lift with its sign, such as "+20%"."""
    return say("{sign}{lift}", sign="+" if lift >= 0 else "−", lift=percent(abs(lift)))


def _check(base: float, lift: float, power: float, variants: int, daily: int | None) -> None:
    wrong = (
        (not 0 < base < 1, say("The usual rate has to lie between 0 and 100 %.")),
        (not lift or base * (1 + lift) >= 1 or lift <= -1, say("The smallest lift worth knowing cannot be that.")),
        (not 0.5 <= power < 1, say("The chance of seeing it has to lie between 50 % and 100 %.")),
        (not 2 <= variants <= _MOST_VARIANTS, say("A test takes 2 to {most} variants.", most=_MOST_VARIANTS)),
        (daily is not None and daily < 1, say("Without impressions a day the test never ends.")),
    )  # fmt: skip
    for is_wrong, sentence in wrong:
        if is_wrong:
            raise UserError(
                sentence, hint=say("Such as: 1 % usually, a lift of 20 % worth knowing, 2 variants.")
            )


def _assumptions(comparisons: int, lift: float, spread: float, days: int | None) -> tuple[str, ...]:
    told: list[str] = [
        say("Every impression goes to a variant by chance, as the network's own split test does it."),
        say("All variants run on the same days for the same people, and only one thing differs."),
        say("Nobody stops it early because of how it looks."),
    ]
    if comparisons > 1:
        told.append(
            say(
                "Each of {n} variants is compared with the first, with an error of 5 % over all together.",
                n=number(comparisons),
            )
        )
    if spread:
        told.append(_spread(lift, spread))
    if days is not None and days > LONGEST_DAYS:
        told.append(
            say(
                "It takes so long that seasons and tired ads change more: look for a larger lift or fewer variants."
            )
        )
    return tuple(told)


def _spread(lift: float, spread: float) -> str:
    """Assets of one kind differ by themselves, which more impressions do not mend, but more assets do."""
    normal = NormalDist()
    assets = 2 * ((normal.inv_cdf(0.975) + normal.inv_cdf(0.8)) * spread / math.log1p(abs(lift))) ** 2
    return say(
        "It tells these very pictures apart. To tell what they have in common, show {n} different ones "
        "for each variant.",
        n=number(max(2, math.ceil(assets))),
    )


def summary(plan: Plan) -> str:
    """The plan in a sentence or two."""
    size = say(
        "Show each of {variants} variants {each} times, {total} in all, to see a lift of {lift} on a rate of {base} "
        "in {power} of tests.",
        variants=number(plan.variants), each=number(plan.per_variant), total=number(plan.total),
        lift=signed(plan.lift), base=shown_rate(plan.base), power=percent(plan.power),
    )  # fmt: skip
    if plan.days is None:
        return size
    return say("{size} That takes {days} days.", size=size, days=number(plan.days))


def shown_rate(rate: float) -> str:
    """A rate in percent with two digits behind the point, as networks show it."""
    return say("{rate} %", rate=number(rate * 100, 2))


def worded(plan: Plan) -> Sequence[str]:
    """The plan and all it rests on, a sentence each."""
    return (summary(plan), *plan.assumptions)
