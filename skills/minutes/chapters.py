"""The meeting in chapters: cut where the talk turns to something else, titled by what was said."""

import numpy as np

from skills.minutes.features import Floats
from skills.minutes.lines import Chapter
from skills.minutes.sentences import Sentence
from skills.minutes.terms import key_terms, phrase_counts

MOST_CHAPTERS = 12
SECONDS_A_CHAPTER = 300.0  # on average, in a short meeting; a long one has longer chapters
SHORTEST_SECONDS = 90.0
BLOCK = 12  # sentences on each side of a possible cut
DEPTH_DEVIATIONS = 0.5  # a cut is deeper than the mean by this many standard deviations
# Where the classifier says how likely a topic opens: the sum over a triangle of sentences around each row, since the
# very sentence is seldom sure, with a little of the depth. Tuned on held-out meetings of AMI.
AROUND = 4
DEPTH_SHARE = 0.01
LEAST_LIKELY = 0.25


def find_chapters(
    sentences: list[Sentence],
    meaning: Floats,
    turns: Floats | None = None,
    *,
    title: str,
    duration_seconds: float,
    english: bool = True,
) -> list[Chapter]:
    """Chapters from 0 to the end without a gap. `turns` is how likely a topic opens at each sentence, 0 to 1.

    Source: TextTiling, Hearst 1997, on embeddings.
    """
    if not sentences:
        return [Chapter(title, 0.0, duration_seconds)]
    cuts = find_cuts(sentences, meaning, turns, duration_seconds=duration_seconds)
    rows = [0, *cuts, len(sentences)]
    times = [0.0, *(sentences[cut].start for cut in cuts), max(duration_seconds, sentences[-1].end)]
    texts = [sentence.text for sentence in sentences]
    overall = phrase_counts(texts, english=english)
    return [
        Chapter(
            _title(key_terms(texts[rows[place] : rows[place + 1]], overall, english=english), title),
            times[place],
            times[place + 1],
        )
        for place in range(len(rows) - 1)
    ]


def _title(terms: list[str], title: str) -> str:
    name = ", ".join(terms) or title
    return name[:1].upper() + name[1:]


def find_cuts(
    sentences: list[Sentence], meaning: Floats, turns: Floats | None, *, duration_seconds: float
) -> list[int]:
    """Rows that open a new chapter: the surest first, none too close to another."""
    wanted = min(MOST_CHAPTERS, int(duration_seconds // SECONDS_A_CHAPTER) + 1) - 1
    shortest = max(SHORTEST_SECONDS, duration_seconds / 30)
    sureness, floor = _sureness(meaning, turns)
    chosen: list[int] = []
    edges = [0.0, duration_seconds]
    for row in (int(item) for item in np.argsort(-sureness, kind="stable")):
        if len(chosen) >= wanted or sureness[row] < floor:
            break
        if row and all(abs(sentences[row].start - edge) >= shortest for edge in edges):
            chosen.append(row)
            edges.append(sentences[row].start)
    return sorted(chosen)


def _sureness(meaning: Floats, turns: Floats | None) -> tuple[Floats, float]:
    """How sure a chapter opens at each row, and from where on it counts."""
    depths = _depths(meaning)
    if turns is None:
        return depths, float(depths.mean() + DEPTH_DEVIATIONS * depths.std())
    weights = (1 + AROUND - np.abs(np.arange(-AROUND, AROUND + 1))) / np.float32(1 + AROUND)
    around = np.convolve(turns, weights, "full")[AROUND : AROUND + len(turns)].astype(np.float32)
    deep = (depths - depths.mean()) / max(float(depths.std()), 1e-9)
    return around + np.float32(DEPTH_SHARE) * deep.astype(np.float32), LEAST_LIKELY


def _depths(meaning: Floats) -> Floats:
    """How far the likeness of the blocks around each row lies below the peaks on both sides."""
    likeness = _likeness(meaning)
    depths = np.zeros_like(likeness)
    for row in range(1, len(likeness)):
        left, right = likeness[max(0, row - BLOCK) : row + 1].max(), likeness[row : row + BLOCK].max()
        depths[row] = left + right - 2 * likeness[row]
    return depths


def _likeness(meaning: Floats) -> Floats:
    """Cosine of the mean of the block before each row with the mean of the block from it on."""
    total = np.vstack([np.zeros((1, meaning.shape[1]), np.float32), np.cumsum(meaning, axis=0)])
    rows = np.arange(len(meaning))
    before = total[rows] - total[np.maximum(rows - BLOCK, 0)]
    after = total[np.minimum(rows + BLOCK, len(meaning))] - total[rows]
    norms = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    likeness: Floats = (before * after).sum(axis=1) / np.maximum(norms, 1e-9)
    return likeness
