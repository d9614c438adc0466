"""How the reader learns: what it practises on, and the two ways from there to what people asked.

One network learns from the questions of colleagues in chat first and keeps some of them up, one learns them last; on
articles that neither saw, the mean of their weights tells more of either apart than each alone."""

import random
from copy import deepcopy
from pathlib import Path

from benchmarks.training.reader.augment import Surroundings, crop, epoch, with_title
from benchmarks.training.reader.cloze import practice, read_texts
from benchmarks.training.reader.examples import Example
from benchmarks.training.reader.own import NEAR, QUESTIONS, SECOND, learnt_and_apart, parted
from benchmarks.training.reader.sections import read_sections
from benchmarks.training.reader.train import DROPOUT, start_network, train
from indexing.models import packed
from indexing.models.bundled_reader import WEIGHTS, empty_network, save
from indexing.models.network import ReaderNetwork

SEED, EPOCHS, PRACTICE, STILL = 0, 3, 9_000, 2
# of the chat's questions in each epoch of what people asked, and of our own beside the chat's in its round
KEPT_UP, BESIDE = 1_600, 4_000
# where the chat's questions come last: the seed of their round, and its share of the usual rate
LAST, GENTLY = 1_000, 2 / 3
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
    """Another network, which has learnt from the chat's questions too."""
    return train(deepcopy(practised), [_chat_round(random.Random(SEED))], seed=SEED)


def chat_first(chatty: ReaderNetwork, learn: list[Example], around: Surroundings) -> ReaderNetwork:
    """What people asked after the chat's questions, with some of these in each epoch."""
    draws = [random.Random(SEED + number) for number in range(EPOCHS)]
    rounds = [[*epoch(learn, around, draw), *draw.sample(_chat_pairs(), KEPT_UP)] for draw in draws]
    return train(chatty, rounds, seed=SEED, still=STILL)


def chat_last(practised: ReaderNetwork, learn: list[Example], around: Surroundings) -> ReaderNetwork:
    """What people asked, then a gentler round of it and of all the chat's questions."""
    draws = [random.Random(SEED + number) for number in range(EPOCHS)]
    network = train(practised, [epoch(learn, around, draw) for draw in draws], seed=SEED, still=STILL)
    both = [*epoch(learn, around, random.Random(LAST)), *_chat_pairs()]
    return train(network, [both], seed=LAST, still=STILL, share=GENTLY)


def _chat_round(draw: random.Random) -> list[Example]:
    """All of the chat's questions that may be learnt from, with some of our own so that these are not forgotten."""
    own, _ = learnt_and_apart((NEAR, SECOND))
    return [*_chat_pairs(), *(crop(one, draw) for one in draw.sample(own, BESIDE))]


def _chat_pairs() -> list[Example]:
    """The chat's questions that may be learnt from, each piece as the product shows it."""
    return [with_title(one) for one in parted(read_sections())[0]]
