"""`python -m benchmarks.training.reader --data DIR`: trains a reader on each half and joins both.

First MiniLM practises on questions made from plain text; from there two readers learn, one from each half of the
articles, and the mean of their weights is what the product reads with. The two stay in `--folds` for the answer score.
"""

import argparse
import random
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import torch

from benchmarks.training.reader.apart import FOLDS, held_out_by
from benchmarks.training.reader.augment import Surroundings, epoch, with_title
from benchmarks.training.reader.cloze import practice, read_texts
from benchmarks.training.reader.examples import Example, read_clapnq, read_squad
from benchmarks.training.reader.judge import Judged, judge
from benchmarks.training.reader.train import start_network, train
from indexing.models.bundled_reader import (
    empty_network,
    load_bundled_reader,
    load_network,
    save,
)
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader
from indexing.weights import READER

SEED, EPOCHS, PRACTICE, STILL = 0, 4, 9_000, 2
LICENCE = "weights Apache-2.0; the texts learnt from are CC BY-SA 4.0, Apache-2.0 and public domain"


def split(data: Path, fold: int) -> tuple[list[Example], dict[str, list[Example]]]:
    """What the reader of this fold learns from, and what is kept apart, by corpus."""
    placed = [(0, one) for one in read_squad(data)] + read_clapnq(data)
    learn = [one for place, one in placed if held_out_by(one.group, place) != fold]
    apart: dict[str, list[Example]] = {"squad": [], "clapnq": []}
    for place, one in placed:
        if held_out_by(one.group, place) == fold:
            apart[one.group.partition("/")[0]].append(one)
    return learn, apart


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--data", type=Path, required=True, help="folder with answers/squad2.jsonl.gz and others"
    )
    options.add_argument("--folds", type=Path, required=True, help="folder for the readers of the two halves")
    options.add_argument("--out", type=Path, default=READER)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    chosen = options.parse_args()
    started = time.monotonic()
    practised = practise(chosen.data, chosen.folds / "practised.pt")
    judged = {}
    for fold in FOLDS:
        folder = chosen.folds / str(fold)
        if not (folder / "about.json").exists():
            learn_half(chosen.data, fold, practised, folder, chosen.epochs)
        judged[f"half {fold}"] = judge_all(load_bundled_reader(folder), split(chosen.data, fold)[1])
        print(f"half {fold}, as shipped: {judged[f'half {fold}']}", flush=True)
    join(chosen.folds, chosen.out, judged)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min")


def practise(data: Path, kept: Path) -> ReaderNetwork:
    """MiniLM after one round of practice questions; done once, for both halves."""
    network = start_network(seed=SEED)
    if kept.exists():
        network.load_state_dict(torch.load(kept, weights_only=True))
        return network
    draw = random.Random(SEED)
    made = [
        one if draw.random() < 0.5 else with_title(one) for one in practice(read_texts(data), PRACTICE, draw)
    ]
    train(network, [made], seed=SEED)
    kept.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), kept)
    return network


def learn_half(data: Path, fold: int, practised: ReaderNetwork, folder: Path, epochs: int) -> None:
    learn, _ = split(data, fold)
    around = Surroundings.of(learn)
    network = empty_network()
    network.load_state_dict(practised.state_dict())
    rounds = [epoch(learn, around, random.Random(SEED + number)) for number in range(epochs)]
    train(network, rounds, seed=SEED, still=STILL)
    about: dict[str, object] = {"trained_on": f"what half {fold} does not hold out", "licence": LICENCE}
    save(network, folder, name=f"confidant-reader-half-{fold}", about=about)


def join(folds: Path, out: Path, judged: dict[str, dict[str, Judged]]) -> None:
    """The mean of both readers' weights: they began at the same place, so that what lies between them reads as well."""
    readers = [load_network(folds / str(fold)) for fold in FOLDS]
    states = [reader.state_dict() for reader in readers]
    mean = {
        name: sum(state[name] for state in states) / len(states) if one.is_floating_point() else one
        for name, one in states[0].items()
    }
    network = empty_network()
    network.load_state_dict(mean)
    about: dict[str, object] = {
        "trained_on": "SQuAD 2.0 (half of its development set) and ClapNQ (development), in two halves; "
        "the mean of both readers' weights",
        "licence": LICENCE,
        "date": datetime.now(UTC).date().isoformat(),
        "each_half_on_what_it_never_saw": {
            half: {corpus: asdict(one) for corpus, one in some.items()} for half, some in judged.items()
        },
    }
    save(network, out, name="confidant-reader", about=about)


def judge_all(reader: PairReader, apart: dict[str, list[Example]]) -> dict[str, Judged]:
    return {corpus: judge(reader, some) for corpus, some in apart.items()}


if __name__ == "__main__":
    main()
