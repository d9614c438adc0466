"""`python -m benchmarks.training.answer_score --data DIR`: writes skills/ask/starter.json and prints the figures."""

import argparse
import asyncio
import hashlib
import random
import tempfile
from collections import Counter
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.training.answer_score.fit import Array, cross_fit, fit, flat_scorer, folds
from benchmarks.training.answer_score.observe import (
    Memo,
    Observed,
    build_index,
    is_right,
    observe_all,
    read_all,
    sentence_rows,
)
from benchmarks.training.answer_score.questions import (
    Asked,
    Page,
    hide,
    read_clapnq,
    read_handbook,
    read_squad,
)
from skills.ask import configuration
from skills.ask.extract import Reading, choose
from skills.ask.signals import QuestionSignals, SentenceSignals
from skills.confidence import Certificate, Scorer, Starter, fixed_sequence_threshold, upper_bound

SEED = 20261121
# higher targets are out of reach of these signals on these questions; see benchmarks/README.md
TARGET, LEVEL = 0.75, 0.95
STARTER = Path(__file__).parents[3] / "skills" / "ask" / "starter.json"
# an ordinary workspace as we imagine it: most questions have an answer, most of the others are not covered at all
ANSWERABLE, OUT_OF_INDEX, NEAR_MISS = 450, 200, 100


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--data", type=Path, required=True, help="folder with answers/squad2.jsonl.gz and others"
    )
    options.add_argument("--out", type=Path, default=STARTER)
    options.add_argument(
        "--vectors", type=Path, help="keep embeddings here between runs, which halves the time"
    )
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        train(chosen.data, chosen.out, Path(home), chosen.vectors)


def train(data: Path, out: Path, home: Path, kept: Path | None) -> None:
    """Observe, fit both scorers by cross-fitting, set the threshold on scores of unseen articles, save."""
    pages, asked = sample(data)
    handbook = data / "handbook" / "pages"
    asked += read_handbook(handbook)
    index = build_index(pages, handbook, home)
    index.load(kept)
    observed = [one for one in observe_all(index, pages, asked) if one.ranking]
    sentence, readings = fit_sentences(index, observed)
    index.save(kept)
    rows = np.array([reading.signals.vector() for reading in readings if reading.signals])
    right = np.array(
        [answer_is_right(one.asked, reading) for one, reading in zip(observed, readings, strict=True)]
    )
    names = [field.name for field in fields(QuestionSignals)]
    scores = cross_fit(names, rows, right, np.array([one.asked.group for one in observed]))
    report(observed, scores, right)
    scorers = {"sentence": sentence, "question": fit(names, rows, right)}
    certificate = certify(scores, right, asked, scorers, index.configuration)
    Starter(scorers, certificate).save(out)
    print(f"wrote {out}\n{certificate}")


def sample(data: Path) -> tuple[list[Page], list[Asked]]:
    """The same draw every time, in the shares named above; real web questions count twice as often."""
    squad_pages, squad = read_squad(data)
    clapnq_pages, clapnq = read_clapnq(data)
    draw = random.Random(SEED)
    answerable = [one for one in squad if one.golds]
    near = [one for one in squad if not one.golds]
    draw.shuffle(answerable)
    draw.shuffle(near)
    web = [one for one in clapnq if one.golds]
    shown = [*web, *answerable[: ANSWERABLE - len(web)]]
    hidden = [hide(one) for one in answerable[ANSWERABLE : ANSWERABLE + OUT_OF_INDEX]]
    missed = [*near[: NEAR_MISS // 2], *[one for one in clapnq if not one.golds][: NEAR_MISS // 2]]
    return [*squad_pages, *clapnq_pages], [*shown, *hidden, *missed]


def fit_sentences(index: Memo, observed: list[Observed]) -> tuple[Scorer, list[Reading]]:
    """The sentence scorer for the product, and every question read by one that saw nothing of its article."""
    names = [field.name for field in fields(SentenceSignals)]
    first = asyncio.run(read_all(index, observed, flat_scorer()))
    table = list(sentence_rows(observed, first))
    rows, right = np.array([row for row, _, _ in table]), np.array([ok for _, ok, _ in table])
    owners = np.array([group for _, _, group in table])
    groups = np.array([one.asked.group for one in observed])
    readings: list[Reading] = [Reading((), None)] * len(observed)
    for _, judge in folds(groups):
        unseen = ~np.isin(owners, list(set(groups[judge])))
        scorer = fit(names, rows[unseen], right[unseen])
        for place, reading in zip(
            judge, asyncio.run(read_all(index, [observed[i] for i in judge], scorer)), strict=True
        ):
            readings[place] = reading
    return fit(names, rows, right), readings


def answer_is_right(asked: Asked, reading: Reading) -> bool:
    """Whether the one to three sentences that the product would show hold a gold answer."""
    return any(
        is_right(asked, candidate.sentence.text, candidate.sentence.passage.location)
        for candidate in choose(reading)
    )


def report(observed: list[Observed], scores: Array, right: Array) -> None:
    """How well the cross-fitted scores tell right from wrong, and what each threshold would do, by corpus and kind."""
    kinds = np.array([f"{one.asked.corpus} {one.asked.kind}" for one in observed])
    print(f"questions: {dict(Counter(kinds.tolist()))}")
    print(f"AUROC right against wrong: {roc_auc_score(right, scores):.3f}")
    for corpus in dict.fromkeys(one.asked.corpus for one in observed):
        mine = np.array([one.asked.corpus == corpus for one in observed])
        answerable = kinds == f"{corpus} answerable"
        print(f"\n{corpus}: AUROC {roc_auc_score(right[mine], scores[mine]):.3f}, ", end="")
        print(f"answer right in {right[answerable].mean():.3f} of answerable")
        others = sorted(set(kinds[mine]) - {f"{corpus} answerable"})
        print(f"threshold answered precision | answered of: answerable, {', '.join(others)}")
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            answered = scores >= threshold
            precision = right[answered & mine].mean() if (answered & mine).any() else float("nan")
            shares = [answered[kinds == kind].mean() for kind in (f"{corpus} answerable", *others)]
            line = " ".join(f"{share:.3f}" for share in shares)
            print(f"{threshold:9.2f} {answered[mine].mean():8.3f} {precision:9.3f} | {line}")


def certify(
    scores: Array, right: Array, asked: list[Asked], scorers: dict[str, Scorer], search: str
) -> Certificate:
    """The loosest threshold of a fixed grid that reaches the target on these labels; never `certified`."""
    # thresholds by the share of questions they answer, set before any label is looked at
    grid = [round(float(np.quantile(scores, 1.0 - 0.06 - 0.03 * step)), 4) for step in range(20)]
    threshold = fixed_sequence_threshold(list(scores), list(right), grid=grid, target=TARGET, level=LEVEL)
    if threshold is None:
        raise SystemExit("no threshold reaches the target; nothing was written")
    answered = right[scores >= threshold]
    errors = int((~answered).sum())
    return Certificate(
        threshold=threshold,
        target=TARGET,
        level=LEVEL,
        labels=len(scores),
        answered=len(answered),
        errors=errors,
        bound=round(1.0 - upper_bound(errors, len(answered), LEVEL), 4),
        data=hashlib.sha256("\n".join(sorted(one.id for one in asked)).encode()).hexdigest()[:16],
        issued=datetime.now(UTC).date().isoformat(),
        configuration=configuration(search, scorers),
    )


if __name__ == "__main__":
    main()
