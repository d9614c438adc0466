"""What the line classifier sees of a sentence: its meaning, a few plain cues, and whether its speaker went on."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WIDTH = 384  # of the embeddings of all-MiniLM-L6-v2, which the weights were trained on
FEWEST_WORDS = 3  # shorter utterances ("Okay.") are neither embedded nor classified
SCALE = np.float32(8)  # of the embeddings' numbers, about 1/20 each, beside cues of 0 and 1

# Chinese, Japanese and Thai put no spaces between words; about two of their letters make one
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_LETTERS_A_WORD = 2

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


def word_count(text: str) -> int:
    """How many words a text has, about, also where no spaces stand between them."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // _LETTERS_A_WORD)


def features(texts: Sequence[str], speakers: Sequence[str | None], meaning: Floats) -> Floats:
    """One row a sentence of one meeting, in order; `meaning` holds their normalised embeddings, (n, 384)."""
    cues = np.array([_cues(text) for text in texts], dtype=np.float32).reshape(len(texts), len(_CUES) + 1)
    same = np.array([one == other for one, other in pairwise(speakers)], dtype=np.float32)
    before = np.concatenate([np.zeros(1, np.float32), same])[: len(texts), None]
    after = np.concatenate([same, np.zeros(1, np.float32)])[: len(texts), None]
    return np.hstack([meaning * SCALE, cues, before, after]).astype(np.float32)


def _cues(text: str) -> list[float]:
    return [float(bool(cue.search(text))) for cue in _CUES] + [float(np.log1p(len(text.split())))]
