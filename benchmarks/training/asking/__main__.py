"""`python -m benchmarks.training.asking`: trains the matrix that turns questions to their answers; about five minutes.

First without a tenth of the documents, on whose questions it is judged beside the plain vectors; then with all of
them, which ships. No question of a benchmark is among them: `python -m benchmarks.retrieval` says what it does there.
"""

import argparse
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import numpy as np
from torch import nn

from benchmarks.training.asking.fit import fit, places
from benchmarks.training.asking.pairs import NO_SENTENCE, Learnt, Texts, embedded, read_texts
from indexing.models import TextModels, packed
from indexing.models.asking import WEIGHTS
from indexing.weights import ASKING

APART = 10  # one document in so many
DEPTHS = (1, 5, 20)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=ASKING)
    chosen = options.parse_args()
    texts = read_texts()
    learnt = embedded(texts, TextModels())
    numbers = sorted(set(texts.of_passage))
    apart = {one for one in numbers if one % APART == APART - 1}
    judge(texts, learnt, apart)
    matrix = fit(learnt)
    about: dict[str, object] = {
        "trained_on": f"{len(texts.pairs):,} questions of our own on {len(numbers):,} invented documents",
        "licence": "Apache-2.0",
    }
    packed.save(matrix, chosen.out, WEIGHTS, name="confidant-asking", about=about)


def judge(texts: Texts, learnt: Learnt, apart: Collection[int]) -> None:
    """Print how often a question of documents that nothing was learnt from finds its passage among those."""
    matrix = fit(part(texts, learnt, set(texts.of_passage) - set(apart)))
    unseen = part(texts, learnt, apart)
    plain = nn.Linear(learnt.questions.shape[1], learnt.questions.shape[1], bias=False)
    nn.init.zeros_(plain.weight)
    for name, one in (("plain", plain), ("turned", matrix)):
        found = places(one, unseen)
        rates = "  ".join(f"R@{depth} {np.mean(found <= depth):.3f}" for depth in DEPTHS)
        print(f"{len(found)} questions on {len(unseen.passages)} passages, {name:<6}  {rates}", flush=True)


def part(texts: Texts, learnt: Learnt, documents: Collection[int]) -> Learnt:
    """What these documents hold and what is asked of them, as if there were no others."""
    passages = np.isin(texts.of_passage, list(documents))
    sentences = np.isin(texts.of_sentence, list(documents))
    pairs = passages[learnt.targets[:, 0]]
    passage, sentence = learnt.targets[pairs].T
    new_passage = (np.cumsum(passages) - 1)[passage]
    new_sentence = np.where(sentence == NO_SENTENCE, NO_SENTENCE, (np.cumsum(sentences) - 1)[sentence])
    return replace(
        learnt,
        questions=learnt.questions[pairs],
        passages=learnt.passages[passages],
        sentences=learnt.sentences[sentences],
        targets=np.stack([new_passage, new_sentence], axis=1),
    )


if __name__ == "__main__":
    main()
