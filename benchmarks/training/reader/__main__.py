"""`python -m benchmarks.training.reader --data DIR`: trains the bundled reader, judges it on unseen articles.

MiniLM first practises on questions made from plain text (`--practised` keeps it between runs), then it learns from
what people asked.
"""

import argparse
import random
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import torch

from benchmarks.training.reader.apart import HELD_OUT, is_held_out
from benchmarks.training.reader.augment import Surroundings, epoch, with_title
from benchmarks.training.reader.cloze import practice, read_texts
from benchmarks.training.reader.examples import Example, read_clapnq, read_squad
from benchmarks.training.reader.judge import Judged, judge
from benchmarks.training.reader.train import start_network, train
from indexing.models.bundled_reader import load_bundled_reader, save
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader
from indexing.weights import READER

SEED, EPOCHS, PRACTICE, STILL = 0, 4, 9_000, 2


def split(data: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """What is learnt from, and what is kept apart, by corpus."""
    squad, clapnq = read_squad(data), read_clapnq(data)
    learn = [one for one in squad if not is_held_out(one.group, 0)]
    learn += [one for place, one in clapnq if not is_held_out(one.group, place)]
    return learn, {
        "squad": [one for one in squad if is_held_out(one.group, 0)],
        "clapnq": [one for place, one in clapnq if is_held_out(one.group, place)],
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--data", type=Path, required=True, help="folder with answers/squad2.jsonl.gz and others"
    )
    options.add_argument("--out", type=Path, default=READER)
    options.add_argument("--practised", type=Path, help="keep the practised network here between runs")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    chosen = options.parse_args()
    started = time.monotonic()
    network = practise(chosen.data, chosen.practised)
    learn, apart = split(chosen.data)
    around = Surroundings.of(learn)
    rounds = [epoch(learn, around, random.Random(SEED + number)) for number in range(chosen.epochs)]
    train(network, rounds, seed=SEED, still=STILL)
    finish(network, chosen.out, apart)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min")


def practise(data: Path, kept: Path | None) -> ReaderNetwork:
    """MiniLM after one round of practice questions."""
    network = start_network(seed=SEED)
    if kept and kept.exists():
        network.load_state_dict(torch.load(kept, weights_only=True))
        return network
    draw = random.Random(SEED)
    made = practice(read_texts(data), PRACTICE, draw)
    train(network, [[one if draw.random() < 0.5 else with_title(one) for one in made]], seed=SEED)
    if kept:
        torch.save(network.state_dict(), kept)
    return network


def finish(network: ReaderNetwork, out: Path, apart: dict[str, list[Example]]) -> None:
    """Write it, load it as the product does, and say what it does in eight bits on what it never saw."""
    about: dict[str, object] = {
        "trained_on": "SQuAD 2.0 (half of its development set) and ClapNQ (development), less what is held out",
        "licence": "weights Apache-2.0; the texts learnt from are CC BY-SA 4.0, Apache-2.0 and public domain",
        "held_out": [*HELD_OUT, "every other question of ClapNQ"],
        "date": datetime.now(UTC).date().isoformat(),
    }
    save(network, out, name="confidant-reader", about=about)
    judged = judge_all(load_bundled_reader(out), apart)
    about |= {"held_out_figures": {corpus: asdict(one) for corpus, one in judged.items()}}
    save(network, out, name="confidant-reader", about=about)
    print(f"as shipped: {judged}")


def judge_all(reader: PairReader, apart: dict[str, list[Example]]) -> dict[str, Judged]:
    return {corpus: judge(reader, some) for corpus, some in apart.items()}


if __name__ == "__main__":
    main()
