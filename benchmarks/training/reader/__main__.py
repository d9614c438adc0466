"""`python -m benchmarks.training.reader --data DIR`: trains the bundled reader, judges it on unseen articles."""

import argparse
import random
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.training.reader.apart import HELD_OUT, is_held_out
from benchmarks.training.reader.augment import Surroundings, epoch
from benchmarks.training.reader.examples import Example, read_clapnq, read_squad
from benchmarks.training.reader.judge import Judged, judge
from benchmarks.training.reader.train import train
from indexing.models.bundled_reader import (
    bundled_tokenizer,
    load_bundled_reader,
    save,
)
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader, bundled_judge
from indexing.weights import READER, bundled_folder

SEED, EPOCHS = 0, 6


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
    options.add_argument("--epochs", type=int, default=EPOCHS)
    chosen = options.parse_args()
    started = time.monotonic()
    learn, apart = split(chosen.data)
    around = Surroundings.of(learn)
    base = bundled_folder()

    def report(number: int, network: ReaderNetwork) -> None:
        save(
            network, chosen.out, name="confidant-reader", about={"epochs": number + 1}
        )  # if it is killed later
        reader = PairReader("in training", bundled_tokenizer(base), bundled_judge(network.cpu()))
        if number < chosen.epochs - 3:
            return  # judging takes a minute, and nothing is to be seen yet
        for corpus, judged in judge_all(reader, apart).items():
            print(f"after epoch {number + 1}, {corpus}: {judged}", flush=True)

    network = train(
        [epoch(learn, around, random.Random(SEED + number)) for number in range(chosen.epochs)],
        base,
        seed=SEED,
        after=report,
    )
    finish(network, chosen.out, apart, minutes=(time.monotonic() - started) / 60)


def finish(network: ReaderNetwork, out: Path, apart: dict[str, list[Example]], *, minutes: float) -> None:
    """Write it, load it as the product does, and say what it does in eight bits on what it never saw."""
    about: dict[str, object] = {
        "trained_on": "SQuAD 2.0 (half of its development set) and ClapNQ (development), less what is held out",
        "licence": "weights Apache-2.0; the texts learnt from are CC BY-SA 4.0 and Apache-2.0",
        "held_out": [*HELD_OUT, "every other question of ClapNQ"],
        "date": datetime.now(UTC).date().isoformat(),
    }
    save(network, out, name="confidant-reader", about=about)
    judged = judge_all(load_bundled_reader(out), apart)
    about |= {"held_out_figures": {corpus: asdict(one) for corpus, one in judged.items()}}
    save(network, out, name="confidant-reader", about=about)
    print(f"trained in {minutes:.0f} min; as shipped: {judged}")


def judge_all(reader: PairReader, apart: dict[str, list[Example]]) -> dict[str, Judged]:
    return {corpus: judge(reader, some) for corpus, some in apart.items()}


if __name__ == "__main__":
    main()
