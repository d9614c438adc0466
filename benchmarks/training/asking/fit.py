"""The matrix that turns questions: plain gradient steps on how surely each finds its own passage and sentence.

Source: contrastive loss over all other texts (InfoNCE, van den Oord, Li and Vinyals 2018), here without a sample of
them: twenty thousand rows of 384 numbers are few enough to be told apart at once.
"""

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.training.asking.pairs import NO_SENTENCE, Learnt

RATE, DECAY, WARMTH = 1e-3, 10.0, 0.05
BATCH, EPOCHS = 256, 10


def fit(learnt: Learnt, *, seed: int = 0, epochs: int = EPOCHS, decay: float = DECAY) -> nn.Linear:
    """What is added to a question's vector, as a matrix that begins as nothing."""
    torch.manual_seed(seed)
    dimensions = learnt.questions.shape[1]
    matrix = nn.Linear(dimensions, dimensions, bias=False)
    nn.init.zeros_(matrix.weight)
    optimizer = torch.optim.AdamW(matrix.parameters(), lr=RATE, weight_decay=decay)
    questions, passages, sentences = (
        torch.from_numpy(one) for one in (learnt.questions, learnt.passages, learnt.sentences)
    )
    targets = torch.from_numpy(learnt.targets)
    batches = -(-len(targets) // BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, total_iters=epochs * batches)
    for _ in range(epochs):
        for some in torch.split(torch.randperm(len(targets)), BATCH):
            turned = turn(matrix, questions[some])
            passage, sentence = targets[some].T
            loss = _told_apart(turned, passages, passage)
            answered = sentence != NO_SENTENCE
            if bool(answered.any()):
                loss = loss + _told_apart(turned[answered], sentences, sentence[answered])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return matrix


def turn(matrix: nn.Linear, questions: Tensor) -> Tensor:
    return nn.functional.normalize(questions + matrix(questions), dim=-1)


def places(matrix: nn.Linear, learnt: Learnt) -> np.ndarray:
    """At which place each question finds its passage among all, from 1."""
    with torch.no_grad():
        scores = turn(matrix, torch.from_numpy(learnt.questions)) @ torch.from_numpy(learnt.passages).T
    own = scores.gather(1, torch.from_numpy(learnt.targets[:, :1]))
    found: np.ndarray = ((scores > own).sum(dim=1) + 1).numpy()
    return found


def _told_apart(turned: Tensor, texts: Tensor, own: Tensor) -> Tensor:
    return nn.functional.cross_entropy(turned @ texts.T / WARMTH, own)
