"""What the score tells apart, what it may promise, and what the naive products beside it would do."""

from collections.abc import Callable, Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.figures import show
from benchmarks.training.answer_score.fit import Array, cross_fit, folds
from benchmarks.training.answer_score.pool import NAMES, Pool, holds
from skills.ask.score.candidate import Candidate
from skills.ask.score.extract import Reading, choose
from skills.confidence import (
    Calibrator,
    calibrate,
    expected_calibration_error,
    fit_moved,
    fit_platt,
    fixed_sequence_threshold,
    grid_of,
    line_through,
    risk_control_threshold,
)

TRIALS = 200
TARGET, LEVEL, RISK = 0.95, 0.95, 0.02


def show_all(pool: Pool) -> None:
    """Every figure, each beside its baselines and its target."""
    show_areas(pool)
    show_extraction(pool)
    mix = out_of_index_mix(pool)
    show_certified("right: the words shown", pool.scores[mix], pool.right[mix])
    show_certified("right: its passage in the first three", pool.scores[mix], found_in_three(pool)[mix])
    show_calibration(pool)
    show_left_out(pool)


def show_areas(pool: Pool) -> None:
    """Area under the curve, questions with an answer against those without."""
    kinds = pool.kinds
    groups = np.array([one.asked.group for one in pool.observed])
    contests = {
        "out of index": (
            "squad answerable",
            "squad out of index",
            "≥ .98; notes: cosine .954, lexical + LR .975",
        ),
        "SQuAD adversarial": (
            "squad answerable",
            "squad near miss",
            "≥ .77; notes: cosine .55, lexical .646",
        ),
        "ClapNQ": ("clapnq answerable", "clapnq near miss", "≥ .87; notes: lexical .829"),
        "18F Handbook": ("handbook answerable", "handbook near miss", ""),
        "companies": ("company answerable", "company near miss", ""),
    }
    for name, (yes, no, target) in contests.items():
        mine = np.isin(kinds, (yes, no))
        label = kinds[mine] == yes
        own = cross_fit(NAMES, pool.rows[mine], label, groups[mine])
        rivals = ", ".join(
            f"{rival} {_area(label, scores[mine]):.3f}" for rival, scores in _rivals(pool, groups).items()
        )
        show(
            f"AUROC, {name} ({len(label)})",
            f"{_area(label, own):.3f}",
            f"{target}; same run: {rivals}, has a citation .500",
        )
        show(f"  the one score of all sets, {name}", f"{_area(label, pool.scores[mine]):.3f}", "")
        read_by = np.array([-1 if one.asked.fold is None else one.asked.fold for one in pool.observed])[mine]
        if len(set(read_by)) > 1:
            told = {
                "own fit": own,
                "one score": pool.scores[mine],
                "reader alone": pool.column("reader_answered")[mine],
            }
            areas = ", ".join(
                f"{what} {area_within(label, each, read_by):.3f}" for what, each in told.items()
            )
            show(f"  questions of one reader against each other, {name}", areas, target)
    show("AUROC, right against wrong, all", f"{_area(pool.right, pool.scores):.3f}", "")


def area_within(label: Array, scores: Array, read_by: Array) -> float:
    """Mean area under the curve over readers, by their pairs of questions: each compares only what one reader read.

    The product has one reader. In a pool of three, each without a third of the articles, half of the pairs set one
    reader's height against another's, which says nothing of either (Forman and Scholz, 2010)."""
    areas, pairs = [], []
    for reader in np.unique(read_by):
        mine = read_by == reader
        if label[mine].all() or not label[mine].any():  # nothing to tell apart
            continue
        areas.append(_area(label[mine], scores[mine]))
        pairs.append(int(label[mine].sum()) * int((~label[mine]).sum()))
    return float(np.average(areas, weights=pairs))


def _rivals(pool: Pool, groups: Array) -> dict[str, Array]:
    cosine = pool.column("dense_top")
    return {
        "top cosine": cosine,
        "LR on cosine": cross_fit(("dense_top",), cosine[:, None], pool.right, groups),
        "top BM25": np.array([max(found.keyword for found in one.ranking) for one in pool.observed]),
        "best sentence": pool.column("sentence_coverage"),
        "reader alone": pool.column("reader_answered"),
    }


def show_extraction(pool: Pool) -> None:
    """How often the gold answer stands in what is shown, over SQuAD's answerable questions."""
    mine = [place for place, kind in enumerate(pool.kinds) if kind == "squad answerable"]
    picks: dict[str, tuple[Callable[[str, Reading], list[Candidate]], str]] = {
        "best sentence": (lambda _, reading: list(reading.candidates[:1]), "plain recipe .72"),
        "two best sentences": (lambda _, reading: list(reading.candidates[:2]), "≥ .88; plain recipe .80"),
        "the sentences shown": (choose, ""),
        "top passage": (_top_passages(1), "plain recipe .84"),
        "top five passages": (_top_passages(5), "plain recipe .96"),
    }
    for name, (pick, target) in picks.items():
        share = np.mean([holds(pool.observed[place].asked, pool.readings[place], pick) for place in mine])
        show(f"answer stands in: {name}", f"{share:.3f}", target)


def _top_passages(count: int) -> Callable[[str, Reading], list[Candidate]]:
    """All sentences of the passages ranked first by search."""

    def pick(_: str, reading: Reading) -> list[Candidate]:
        scores = sorted({one.signals.passage_score for one in reading.candidates}, reverse=True)[:count]
        return [one for one in reading.candidates if one.signals.passage_score in scores]

    return pick


def out_of_index_mix(pool: Pool) -> Array:
    """Places of SQuAD's answerable questions, each once: half of them asked where their article is not indexed."""
    kinds = pool.kinds
    hidden = {one.asked.id for place, one in enumerate(pool.observed) if kinds[place] == "squad out of index"}
    return np.array(
        [
            place
            for place, one in enumerate(pool.observed)
            if kinds[place] == "squad out of index"
            or (kinds[place] == "squad answerable" and f"{one.asked.id}/hidden" not in hidden)
        ]
    )


def found_in_three(pool: Pool) -> Array:
    """Whether the labelled passage is among the first three, as the notes count: a perfect reader would answer."""
    return np.array(
        [
            bool(one.asked.golds)
            and any(found.passage.location == one.asked.page for found in one.ranking[:3])
            for one in pool.observed
        ]
    )


def show_certified(counted: str, scores: Array, right: Array) -> None:
    """Certified coverage over random halves of the labels; the oracle knows the true error rate at each threshold."""
    oracle = _best_coverage(scores, right, 1 - TARGET)
    show(f"oracle coverage at {TARGET:.0%} precision ({len(scores)} questions)", f"{oracle:.3f}", counted)
    for labels in (200, 400, 800):
        if labels >= 0.9 * len(scores):
            show(f"certified coverage, {labels} labels", "-", f"only {len(scores)} questions are held out")
            continue
        found = [_trial(scores, right, labels, seed) for seed in range(TRIALS)]
        coverage, broken = np.mean([one for one, _ in found]), np.mean([wrong for _, wrong in found])
        show(
            f"certified coverage, {labels} labels",
            f"{coverage:.3f}",
            f"oracle {oracle:.3f}; promise broken in {broken:.1%} of {TRIALS} draws (≤ 5 %)",
        )
    risks = [_risk_trial(scores, right, 50, seed) for seed in range(TRIALS)]
    show(
        "risk control at 2 %, 50 labels: coverage",
        f"{np.mean([one for one, _ in risks]):.3f}",
        f"wrong per question {np.mean([wrong for _, wrong in risks]):.4f} (≤ .02); notes .484",
    )


def _trial(scores: Array, right: Array, labels: int, seed: int) -> tuple[float, bool]:
    """Coverage, and whether the precision over all questions is below the target."""
    order = np.random.default_rng(seed).permutation(len(scores))
    some = order[:labels]
    grid = grid_of(scores[order[labels:]].tolist())
    threshold = fixed_sequence_threshold(
        scores[some].tolist(), right[some].tolist(), grid=grid, target=TARGET, level=LEVEL
    )
    if threshold is None:
        return 0.0, False
    answered = scores >= threshold
    return float(answered.mean()), bool(right[answered].mean() < TARGET)


def _risk_trial(scores: Array, right: Array, labels: int, seed: int) -> tuple[float, float]:
    order = np.random.default_rng(seed).permutation(len(scores))
    some, others = order[:labels], order[labels:]
    threshold = risk_control_threshold(scores[some].tolist(), right[some].tolist(), alpha=RISK)
    if threshold is None:
        return 0.0, 0.0
    answered = scores[others] >= threshold
    return float(answered.mean()), float((answered & ~right[others]).mean())


def _best_coverage(scores: Array, right: Array, error: float) -> float:
    order = np.argsort(-scores)
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    fine = np.flatnonzero(wrong <= error)
    return float((fine[-1] + 1) / len(order)) if len(fine) else 0.0


def show_calibration(pool: Pool) -> None:
    """Expected calibration error of the shown probability on questions that it was not fitted on, beside Platt's curve,
    the score as it is, and what a perfect curve shows on as many questions: shares of few questions are off by chance.

    The curve that labels move is of other articles than the question's."""
    curves = curves_of_others(pool)
    for labels, target in ((100, ""), (200, "≤ .03"), (400, "≤ .025")):
        errors: dict[str, list[float]] = {"moved": [], "Platt's": [], "the score": [], "a perfect curve": []}
        for seed in range(50):
            order = np.random.default_rng(seed).permutation(len(pool.scores))
            some, others = order[:labels], order[labels:]
            right = pool.right[others].tolist()
            scores = [float(pool.scores[at]) for at in others]
            by_platt = fit_platt(pool.scores[some].tolist(), pool.right[some].tolist())
            moved = moved_by(pool, curves, some)
            shown = [
                moved[id(curves[at])].probability(score) for at, score in zip(others, scores, strict=True)
            ]
            hits = np.random.default_rng(seed).random(len(shown)) < np.array(shown)
            said = {
                "moved": (shown, right),
                "Platt's": ([by_platt.probability(score) for score in scores], right),
                "the score": (scores, right),
                "a perfect curve": (shown, hits.tolist()),
            }
            for name, (each, truth) in said.items():
                errors[name].append(expected_calibration_error(each, truth))
        told = "; ".join(f"{name} {np.mean(each):.3f}" for name, each in errors.items() if name != "moved")
        show(f"ECE, {labels} labels", f"{np.mean(errors['moved']):.3f}", f"{target}; same draws: {told}")


def show_left_out(pool: Pool) -> None:
    """The same of a corpus that the curve knows nothing of, at 100 labels, and how far all labels move the curve."""
    corpora = np.array([kind.split()[0] for kind in pool.kinds])
    for corpus in np.unique(corpora):
        own, other = np.flatnonzero(corpora == corpus), corpora != corpus
        curve = line_through(pool.scores[other].tolist(), pool.right[other].tolist())
        errors = np.array([_left_out_trial(pool, curve, own, seed) for seed in range(50)]).mean(axis=0)
        whole = fit_moved(pool.scores[own].tolist(), pool.right[own].tolist(), curve)
        told = f"Platt's {errors[1]:.3f}; all labels: slope {whole.slope:.2f}, shift {whole.intercept:+.2f}"
        show(f"ECE, 100 labels, the curve without {corpus}", f"{errors[0]:.3f}", told)


def _left_out_trial(pool: Pool, curve: Calibrator, own: Array, seed: int) -> tuple[float, float]:
    order = np.random.default_rng(seed).permutation(own)
    some, others = order[:100], order[100:]
    scores, right = pool.scores[some].tolist(), pool.right[some].tolist()
    moved, platt = (
        [fitted.probability(float(score)) for score in pool.scores[others]]
        for fitted in (fit_moved(scores, right, curve), fit_platt(scores, right))
    )
    truth = pool.right[others].tolist()
    return expected_calibration_error(moved, truth), expected_calibration_error(platt, truth)


def curves_of_others(pool: Pool) -> list[Calibrator]:
    """For each question the curve of all that are of other articles."""
    groups = np.array([one.asked.group for one in pool.observed])
    found: dict[int, Calibrator] = {}
    for learn, judge in folds(groups):
        curve = line_through(pool.scores[learn].tolist(), pool.right[learn].tolist())
        found |= dict.fromkeys(judge.tolist(), curve)
    return [found[at] for at in range(len(groups))]


def moved_by(pool: Pool, curves: Sequence[Calibrator], some: Array) -> dict[int, Calibrator]:
    """Each curve as these labels move it, by its id."""
    known = {id(one): one for one in curves}
    return {
        name: calibrate(pool.scores[some].tolist(), pool.right[some].tolist(), curve)
        for name, curve in known.items()
    }


def _area(label: Array, scores: Array) -> float:
    return float(roc_auc_score(label, scores))
