"""Exact binomial bounds: how bad an error rate may be, given how many of how many were wrong."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """Least precision of what is answered and least share of questions answered, true together at one level."""

    precision: float
    coverage: float


def upper_bound(errors: int, answered: int, level: float) -> float:
    """Clopper-Pearson upper bound on the error rate at this confidence level, 1.0 without labels."""
    from scipy.stats import beta

    if errors >= answered:
        return 1.0
    return float(beta.ppf(level, errors + 1, answered - errors))


def lower_bound(hits: int, tries: int, level: float) -> float:
    """Clopper-Pearson lower bound on a share at this confidence level, 0.0 without tries."""
    return 1.0 - upper_bound(tries - hits, tries, level)


def joint_bounds(errors: int, answered: int, labels: int, level: float) -> Bounds:
    """Precision and coverage as a report gives them: the doubt is split 2:1, so that both hold at `level`.

    `labels` counts all labelled questions, `answered` those at or above the threshold, `errors` the wrong of these."""
    doubt = 1.0 - level
    return Bounds(
        precision=1.0 - upper_bound(errors, answered, 1.0 - doubt * 2 / 3),
        coverage=lower_bound(answered, labels, 1.0 - doubt / 3),
    )


def labels_needed(target: float, level: float, errors: int = 0) -> int:
    """Fewest answered labels with this many errors that show a precision of `target` at `level`: 59 clean ones
    for .95 and .95."""
    most = 1.0 - target
    enough = errors + 1
    while upper_bound(errors, enough, level) > most:
        enough *= 2
    short = enough // 2  # the bound falls as labels grow, so the fewest lies between these two
    while enough - short > 1:
        middle = (short + enough) // 2
        if upper_bound(errors, middle, level) > most:
            short = middle
        else:
            enough = middle
    return enough
