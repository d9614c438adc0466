"""`python -m benchmarks.training.reader --data DIR --folds DIR`: trains the bundled reader and says how good it is.

MiniLM first practises on questions made from plain text and on our own (as kept in `practised`, or anew). Then it
learns in two ways (see `recipe`), and the mean of both networks' weights is taken. Three readers that each leave out a
third of the articles say how good that is on articles it never saw, and the answer score is fitted with them. The one
that ships is the mean of their weights, which has learnt from every article.
"""

import argparse
import time
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.training.reader.apart import FOLDS, fold_of
from benchmarks.training.reader.augment import Surroundings
from benchmarks.training.reader.examples import Example, read_clapnq, read_squad
from benchmarks.training.reader.judge import Judged, judge
from benchmarks.training.reader.level import level
from benchmarks.training.reader.own import THIRD, learnt_and_apart, parted, read_own
from benchmarks.training.reader.recipe import PRACTISED, after_chat, chat_first, chat_last, practise
from benchmarks.training.reader.sections import read_sections
from benchmarks.training.reader.train import mean_of
from indexing.models import packed
from indexing.models.bundled_reader import WEIGHTS, empty_network, load_bundled_reader, save
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader
from indexing.weights import READER

HEIGHTS = 4  # one in so many of the questions kept apart tells the height of log-odds


def split(data: Path, fold: int) -> tuple[list[Example], dict[str, list[Example]]]:
    """What is learnt from, and what is kept apart, by corpus."""
    every = {"squad": [(0, one) for one in read_squad(data)], "clapnq": read_clapnq(data)}
    learn: list[Example] = []
    apart: dict[str, list[Example]] = {}
    for corpus, some in every.items():
        learn += [one for place, one in some if fold_of(one.group, place) != fold]
        apart[corpus] = [one for place, one in some if fold_of(one.group, place) == fold]
    return learn, apart


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--data", type=Path, required=True, help="folder with answers/squad2.jsonl.gz and others"
    )
    options.add_argument(
        "--folds", type=Path, required=True, help="the three readers are kept here between runs"
    )
    options.add_argument("--out", type=Path, default=READER)
    options.add_argument(
        "--practised", type=Path, default=PRACTISED, help="the practised network; a new folder practises anew"
    )
    options.add_argument("--only", type=int, help="train and judge the reader of this fold alone; ship none")
    chosen = options.parse_args()
    started = time.monotonic()
    folds = range(FOLDS) if chosen.only is None else [chosen.only]
    train_missing(chosen, folds)
    judged = [judge_fold(chosen, fold) for fold in folds]
    if chosen.only is not None:
        return
    ship(joined(chosen.folds), chosen.out, judged)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min")


def train_missing(chosen: argparse.Namespace, folds: Iterable[int]) -> None:
    """The readers that leave one of these folds out, unless they are there."""
    missing = [fold for fold in folds if not (chosen.folds / str(fold)).exists()]
    if not missing:
        return
    practised = practise(chosen.data, chosen.practised)
    chatty = after_chat(practised)
    for fold in missing:
        network = train_on(chosen.data, practised, chatty, fold)
        save(network, chosen.folds / str(fold), name=f"confidant-reader-{fold}", about={"left_out": fold})


def judge_fold(chosen: argparse.Namespace, fold: int) -> dict[str, Judged]:
    """The reader that left this fold out, judged on it."""
    judged = judge_all(load_bundled_reader(chosen.folds / str(fold)), split(chosen.data, fold)[1])
    print(f"without fold {fold}: {judged}", flush=True)
    return judged


def joined(folds: Path) -> ReaderNetwork:
    """The mean of the readers of all folds, which has learnt from every article, brought to their height."""
    network = mean_of([packed.load(empty_network(), folds / str(fold), WEIGHTS) for fold in range(FOLDS)])
    level(network, learnt_and_apart()[1][::HEIGHTS])
    return network


def train_on(data: Path, practised: ReaderNetwork, chatty: ReaderNetwork, fold: int) -> ReaderNetwork:
    """The mean of both ways' networks, its log-odds brought to the height of all others."""
    learn, _ = split(data, fold)
    around = Surroundings.of(learn)
    first = chat_first(deepcopy(chatty), learn, around)
    network = mean_of([first, chat_last(deepcopy(practised), learn, around)])
    scale, shift = level(network, learnt_and_apart()[1][::HEIGHTS])
    print(f"log-odds times {scale:.2f}, plus {shift:.2f}", flush=True)
    return network


def ship(network: ReaderNetwork, out: Path, judged: list[dict[str, Judged]]) -> None:
    """Write it with what its recipe does on articles it did not learn from, in eight bits as the product loads it."""
    about: dict[str, object] = {
        "trained_on": "questions of our own, SQuAD 2.0 (half of its development set) and ClapNQ (development)",
        "licence": "weights Apache-2.0; the texts learnt from are CC BY-SA 4.0, Apache-2.0 and public domain",
        "date": datetime.now(UTC).date().isoformat(),
        "figures": "of three readers of this recipe, each on a third of the articles that it did not learn from",
        "held_out_figures": [{corpus: asdict(one) for corpus, one in fold.items()} for fold in judged],
    }
    save(network, out, name="confidant-reader", about=about)
    reader = load_bundled_reader(out)
    print(f"the one that ships, on near misses of our own: {judge(reader, read_own(THIRD))}")
    print(f"and on the chat's questions kept apart: {judge(reader, parted(read_sections())[1])}")


def judge_all(reader: PairReader, apart: dict[str, list[Example]]) -> dict[str, Judged]:
    return {corpus: judge(reader, some) for corpus, some in apart.items()}


if __name__ == "__main__":
    main()
