"""`python -m benchmarks.training.reader --data DIR --folds DIR`: trains the bundled reader and says how good it is.

MiniLM first practises on questions made from plain text, on our own and on those of colleagues in chat (as kept in
`practised`, or anew), then it learns from what people asked, some of the chat's among it. Three readers that each leave
out a third of the articles say how good the recipe is on articles it never saw, and the answer score is fitted with
them. The one that ships is the mean of their weights, which has learnt from every article.
"""

import argparse
import random
import time
from copy import deepcopy
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.training.reader.apart import FOLDS, fold_of
from benchmarks.training.reader.augment import Surroundings, crop, epoch, with_title
from benchmarks.training.reader.cloze import practice, read_texts
from benchmarks.training.reader.examples import Example, read_clapnq, read_squad
from benchmarks.training.reader.judge import Judged, judge
from benchmarks.training.reader.level import level
from benchmarks.training.reader.own import NEAR, QUESTIONS, SECOND, THIRD, learnt_and_apart, parted, read_own
from benchmarks.training.reader.sections import read_sections
from benchmarks.training.reader.train import DROPOUT, mean_of, start_network, train
from indexing.models import packed
from indexing.models.bundled_reader import WEIGHTS, empty_network, load_bundled_reader, save
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader
from indexing.weights import READER

SEED, EPOCHS, PRACTICE, STILL = 0, 3, 9_000, 2
# of the chat's questions in each epoch of what people asked, and of our own beside the chat's in its round
KEPT_UP, BESIDE = 800, 4_000
PRACTISED = Path(__file__).parent / "practised"
# networks that begin alike may learn in several orders; the mean of their weights is surer than either by .003
ORDERS, NEXT = 1, 100
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
    options.add_argument("--orders", type=int, default=ORDERS, help="how many orders to learn in")
    options.add_argument("--only", type=int, help="train and judge the reader of this fold alone; ship none")
    chosen = options.parse_args()
    started = time.monotonic()
    practised = practise(chosen.data, chosen.practised)
    folds = range(FOLDS) if chosen.only is None else [chosen.only]
    judged = [train_fold(chosen, practised, fold) for fold in folds]
    if chosen.only is not None:
        return
    ship(joined(chosen.folds), chosen.out, judged)
    print(f"done in {(time.monotonic() - started) / 60:.0f} min")


def train_fold(chosen: argparse.Namespace, practised: ReaderNetwork, fold: int) -> dict[str, Judged]:
    """The reader that leaves this fold out, trained unless it is there, judged on the fold."""
    folder = chosen.folds / str(fold)
    if not folder.exists():
        network = train_on(chosen.data, practised, fold, chosen.orders)
        save(network, folder, name=f"confidant-reader-{fold}", about={"left_out": fold})
    judged = judge_all(load_bundled_reader(folder), split(chosen.data, fold)[1])
    print(f"without fold {fold}: {judged}", flush=True)
    return judged


def joined(folds: Path) -> ReaderNetwork:
    """The mean of the readers of all folds, which has learnt from every article, brought to their height."""
    network = mean_of([packed.load(empty_network(), folds / str(fold), WEIGHTS) for fold in range(FOLDS)])
    level(network, learnt_and_apart()[1][::HEIGHTS])
    return network


def train_on(data: Path, practised: ReaderNetwork, fold: int, orders: int) -> ReaderNetwork:
    """The mean of networks that learnt in as many orders, its log-odds brought to the height of all others."""
    learn, _ = split(data, fold)
    around = Surroundings.of(learn)
    learnt = []
    for order in range(0, orders * NEXT, NEXT):
        rounds = [a_round(learn, around, random.Random(order + number)) for number in range(EPOCHS)]
        learnt.append(train(deepcopy(practised), rounds, seed=order, still=STILL))
    network = mean_of(learnt)
    scale, shift = level(network, learnt_and_apart()[1][::HEIGHTS])
    print(f"log-odds times {scale:.2f}, plus {shift:.2f}", flush=True)
    return network


def a_round(learn: list[Example], around: Surroundings, draw: random.Random) -> list[Example]:
    """An epoch of what people asked, with some of the chat's questions, each piece as the product shows it."""
    chat, _ = parted(read_sections())
    return [*epoch(learn, around, draw), *(with_title(one) for one in draw.sample(chat, KEPT_UP))]


def practise(data: Path, kept: Path) -> ReaderNetwork:
    """MiniLM after one round of questions made from plain text, and two of our own, the first written ones first,
    and one of the chat's."""
    if kept.exists():
        return packed.load(empty_network(dropout=DROPOUT), kept, WEIGHTS)
    network = start_network(seed=SEED)
    draw = random.Random(SEED)
    (first, _), (second, _) = learnt_and_apart((QUESTIONS, NEAR)), learnt_and_apart((SECOND,))
    made = [practice(read_texts(data), PRACTICE, draw)]
    made += [[crop(one, draw) for one in some] for some in (first, [*first, *second], second)]
    rounds = [[one if draw.random() < 0.5 else with_title(one) for one in some] for some in made]
    train(network, rounds, seed=SEED)
    train(network, [chat_round(draw)], seed=SEED)
    about: dict[str, object] = {"trained_on": "plain text and questions of our own", "licence": "Apache-2.0"}
    save(network, kept, name="confidant-practised", about=about)
    return network


def chat_round(draw: random.Random) -> list[Example]:
    """All of the chat's questions that may be learnt from, with some of our own so that these are not forgotten."""
    chat, _ = parted(read_sections())
    own, _ = learnt_and_apart((NEAR, SECOND))
    return [with_title(one) for one in chat] + [crop(one, draw) for one in draw.sample(own, BESIDE)]


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
