"""`python -m benchmarks.training.tagger [--out FOLDER]`: trains the bundled tagger and says how good it is.

The pages of one writer are kept apart, so that the figures are those of the very weights that ship."""

import argparse
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.training.tagger.examples import LABELS, read_pages
from benchmarks.training.tagger.judge import Judged, judge
from benchmarks.training.tagger.train import EPOCHS, train
from indexing.models import packed
from indexing.models.tagger import WEIGHTS, BundledTagger
from indexing.weights import TAGGER

SEED = 0
LIKELY = (0.5, 0.7, 0.8, 0.9)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=TAGGER)
    options.add_argument("--apart", default="g", help="the writer whose pages are kept apart")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--further", type=Path, help="go on from the tagger of this folder")
    chosen = options.parse_args()
    started = time.monotonic()
    every = read_pages()
    held = [one for one in every if one.market.startswith(f"{chosen.apart}/")]
    learn = [one for one in every if not one.market.startswith(f"{chosen.apart}/")]
    network = train(learn, seed=SEED, epochs=chosen.epochs, further=chosen.further)
    tagger = BundledTagger("", LABELS, packed.bundled_tokenizer(), network)
    seen = {likely: judge(tagger, held, likely) for likely in LIKELY}
    print(f"learnt from {len(learn)} lines, judged on {len(held)} of another writer: found / of these right")
    for likely, judged in seen.items():
        print(f"at {likely}: " + ", ".join(f"{label} {_told(one)}" for label, one in judged.items()))
    about: dict[str, object] = {
        "labels": LABELS,
        "trained_on": "lines of invented web pages that were written for this",
        "licence": "Apache-2.0",
        "date": datetime.now(UTC).date().isoformat(),
        "lines": len(learn),
        "figures": "on the pages of one writer that it never saw, by label, at probability .8",
        "held_out_figures": {label: asdict(one) for label, one in seen[0.8].items()},
    }
    packed.save(network, chosen.out, WEIGHTS, name="confidant-tagger", about=about)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min")


def _told(one: Judged) -> str:
    return f"{one.recall:.2f}/{one.precision:.2f} of {one.told}"


if __name__ == "__main__":
    main()
