"""What the line classifier sees of a sentence: its meaning, its neighbours' meaning, and a few plain cues."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WIDTH = 384  # of the embeddings of all-MiniLM-L6-v2, which the weights were trained on
FEWEST_WORDS = 3  # shorter utterances ("Okay.") are neither embedded nor classified
# Sentences whose mean stands for what came before and after, as offsets from the sentence itself.
NEIGHBOURS = ((-1,), (1,), tuple(range(-8, -1)), tuple(range(2, 9)))
CUE_NEIGHBOURS = ((-3, -2, -1), (1, 2, 3))

_CUES = tuple(
    re.compile(cue, re.IGNORECASE)
    for cue in (
        r"\b(?:i|we|you|he|she|they)(?:'ll| will)\b",
        r"\b(?:going to|gonna)\b",
        r"\b(?:have|has|need|needs|got) to\b|\bmust\b",
        r"\bshould\b",
        r"\b(?:could|can|would)\b",
        r"\b(?:decide|decision|agree|settle|chose|choose)",
        r"\b(?:let's|let us)\b",
        r"\b(?:next (?:meeting|week|time)|by (?:\w+day|the|next|tomorrow)|tomorrow|deadline|minutes)\b",
        (
            r"\b(?:e-?mail|send|write|prepare|report|work(?:ing)? on|look into|find out|check|present|"
            r"presentation|design|make)\b"
        ),
        r"\b(?:problem|difficult|expensive|issue|risk|worried|concern|costs?|hard|wrong|trouble|afraid)\b",
        r"\b(?:but|however|although)\b",
        r"\b(?:maybe|perhaps|think|guess|probably|might|may)\b",
        r"\b(?:not|no|never|without)\b|n't\b",
        r"\b(?:so|okay|right|then)\b",
        r"\bi\b",
        r"\b(?:we|us|our)\b",
        r"\b(?:you|your)\b",
        r"\b(?:if|unless|whether)\b",
        r"\?",
        (
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\w+teen|\w+ty|hundred|"
            r"percent|euros?)\b"
        ),
        r"\b(?:use|using|have|keep|go with|put)\b",
        r"\b(?:want|wants|wanted|like)\b",
        r"\b(?:um|uh|mm)\b",
        r"-(?:\s|$)",
    )
)


def features(texts: Sequence[str], speakers: Sequence[str | None], meaning: Floats) -> Floats:
    """One row a sentence of one meeting, in order; `meaning` holds their normalised embeddings, (n, 384)."""
    cues = np.array([_cues(text) for text in texts], dtype=np.float32).reshape(len(texts), len(_CUES) + 1)
    around = [_around(meaning, offsets) for offsets in NEIGHBOURS]
    near_cues = [_around(cues, offsets) for offsets in CUE_NEIGHBOURS]
    same = np.array([one == other for one, other in pairwise(speakers)], dtype=np.float32)
    before = np.concatenate([np.zeros(1, np.float32), same])[: len(texts), None]
    after = np.concatenate([same, np.zeros(1, np.float32)])[: len(texts), None]
    return np.hstack([meaning, *around, cues, *near_cues, before, after]).astype(np.float32)


def _cues(text: str) -> list[float]:
    return [float(bool(cue.search(text))) for cue in _CUES] + [float(np.log1p(len(text.split())))]


def _around(rows: Floats, offsets: Sequence[int]) -> Floats:
    """The mean of the rows at these offsets; rows before the first and after the last count as zero."""
    total = np.zeros_like(rows)
    for offset in offsets:
        if abs(offset) >= len(rows):
            continue
        if offset < 0:
            total[-offset:] += rows[:offset]
        else:
            total[: len(rows) - offset] += rows[offset:]
    return (total / len(offsets)).astype(np.float32)
