"""How the reader learns: what it practises on, two ways from there to what people asked, and a round after their mean.

One network learns from the questions of colleagues in chat first and keeps some of them up, one learns none of them;
on articles that neither saw, the mean of their weights tells more of either apart than each alone. From the mean one
gentle round leads over everything, and the mean of both ends is the reader."""

import random
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

from benchmarks.training.reader.augment import Surroundings, crop, epoch, with_title
from benchmarks.training.reader.cloze import practice, read_texts
from benchmarks.training.reader.examples import Example
from benchmarks.training.reader.own import FIFTH, NEAR, QUESTIONS, SECOND, learnt_and_apart, parted
from benchmarks.training.reader.sections import CHAT, read_sections
from benchmarks.training.reader.train import DROPOUT, start_network, train
from indexing.models import packed
from indexing.models.bundled_reader import WEIGHTS, empty_network, save
from indexing.models.network import ReaderNetwork

SEED, EPOCHS, PRACTICE, STILL = 0, 3, 9_000, 2
KEPT_UP = 1_600  # of the chat's questions in each epoch of what people asked
FIRST = {"chat": 5_000, "chat3": 4_000, "own": 3_000}  # the chat's round
# the last round: of what people asked, of the chat's and of our own; its seed, and its share of the usual rate
LAST = {"asked": 3_000, "chat": 2_000, "chat3": 4_000, "own": 2_000}
LAST_SEED, GENTLY = 7, 0.5
PRACTISED = Path(__file__).parent / "practised"


def practise(data: Path, kept: Path) -> ReaderNetwork:
    """MiniLM after one round of questions made from plain text, and two of our own, the first written ones first."""
    if kept.exists():
        return packed.load(empty_network(dropout=DROPOUT), kept, WEIGHTS)
    network = start_network(seed=SEED)
    draw = random.Random(SEED)
    (first, _), (second, _) = learnt_and_apart((QUESTIONS, NEAR)), learnt_and_apart((SECOND,))
    made = [practice(read_texts(data), PRACTICE, draw)]
    made += [[crop(one, draw) for one in some] for some in (first, [*first, *second], second)]
    rounds = [[one if draw.random() < 0.5 else with_title(one) for one in some] for some in made]
    train(network, rounds, seed=SEED)
    about: dict[str, object] = {"trained_on": "plain text and questions of our own", "licence": "Apache-2.0"}
    save(network, kept, name="confidant-practised", about=about)
    return network


def after_chat(practised: ReaderNetwork) -> ReaderNetwork:
    """Another network, which has learnt from the chat's questions too, and some of our own so as not to forget them."""
    draw = random.Random(SEED)
    own, _ = learnt_and_apart((NEAR, SECOND))
    learn = [*_of_chat(FIRST, draw), *(crop(one, draw) for one in draw.sample(own, FIRST["own"]))]
    return train(deepcopy(practised), [learn], seed=SEED)


def chat_first(chatty: ReaderNetwork, learn: list[Example], around: Surroundings) -> ReaderNetwork:
    """What people asked after the chat's questions, with some of these in each epoch."""
    draws = [random.Random(SEED + number) for number in range(EPOCHS)]
    pairs = _pairs(CHAT)
    rounds = [[*epoch(learn, around, draw), *draw.sample(pairs, KEPT_UP)] for draw in draws]
    return train(deepcopy(chatty), rounds, seed=SEED, still=STILL)


def without_chat(practised: ReaderNetwork, learn: list[Example], around: Surroundings) -> ReaderNetwork:
    """What people asked alone."""
    draws = [random.Random(SEED + number) for number in range(EPOCHS)]
    rounds = [epoch(learn, around, draw) for draw in draws]
    return train(deepcopy(practised), rounds, seed=SEED, still=STILL)


def last_round(network: ReaderNetwork, learn: list[Example], around: Surroundings) -> ReaderNetwork:
    """Another network, which went over everything once more at a lower rate."""
    draw = random.Random(LAST_SEED)
    asked = epoch(learn, around, draw)
    own, _ = learnt_and_apart((NEAR, SECOND, FIFTH))
    learn = draw.sample(asked, min(LAST["asked"], len(asked)))
    learn += [*_of_chat(LAST, draw), *(crop(one, draw) for one in draw.sample(own, LAST["own"]))]
    return train(deepcopy(network), [learn], seed=LAST_SEED, still=STILL, share=GENTLY)


def _of_chat(shares: Mapping[str, int], draw: random.Random) -> list[Example]:
    *earlier, newest = CHAT
    return [*draw.sample(_pairs(earlier), shares["chat"]), *draw.sample(_pairs([newest]), shares["chat3"])]


def _pairs(folders: Sequence[Path]) -> list[Example]:
    """The chat's questions that may be learnt from, each piece as the product shows it."""
    return [with_title(one) for one in parted(read_sections(folders))[0]]
