"""Log-odds of several readers brought to one height: what is fitted with one then holds for the others too.

Readers that learnt from other articles differ in how surely they speak, not only in what they know. Questions of our
own that none of them learnt from show by how much; the two numbers go into the last layer, so nothing else has to know
of them."""

from collections.abc import Sequence

import numpy as np
import torch

from benchmarks.training.reader.examples import Example
from benchmarks.training.reader.judge import read_each
from indexing.models import packed
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader, bundled_judge


def level(network: ReaderNetwork, apart: Sequence[Example]) -> tuple[float, float]:
    """Scale and shift its log-odds in place, so that they are those of questions kept apart; gives both numbers.

    Raises ValueError for a reader whose log-odds do not rise with what is right."""
    from sklearn.linear_model import LogisticRegression

    reader = PairReader("", packed.bundled_tokenizer(), bundled_judge(network.eval()))
    said = np.array([[finding.answered] for finding in read_each(reader, apart)])
    fitted = LogisticRegression(C=1e6).fit(said, [one.answer is not None for one in apart])
    scale, shift = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    if scale <= 0:
        raise ValueError(
            f"The reader tells nothing of {len(apart)} questions apart: their log-odds fall or stay alike."
        )
    with torch.no_grad():
        network.answered.weight.mul_(scale)
        network.answered.bias.mul_(scale).add_(shift)
    return scale, shift
