"""The meeting in chapters: cut where the talk turns to something else, titled by what was said."""

import numpy as np

from skills.minutes.features import Floats
from skills.minutes.lines import Chapter
from skills.minutes.sentences import Sentence
from skills.minutes.terms import key_terms

MOST_CHAPTERS = 12
SECONDS_A_CHAPTER = 300.0  # on average, in a short meeting; a long one has longer chapters
SHORTEST_SECONDS = 90.0
BLOCK = 12  # sentences on each side of a possible cut
DEPTH_DEVIATIONS = 0.5  # a cut is deeper than the mean by this many standard deviations


def find_chapters(
    sentences: list[Sentence], meaning: Floats, *, title: str, duration_seconds: float
) -> list[Chapter]:
    """Chapters from 0 to the end without a gap. Source: TextTiling, Hearst 1997, on embeddings."""
    if not sentences:
        return [Chapter(title, 0.0, duration_seconds)]
    cuts = _cuts(sentences, meaning, duration_seconds)
    rows = [0, *cuts, len(sentences)]
    times = [0.0, *(sentences[cut].start for cut in cuts), max(duration_seconds, sentences[-1].end)]
    everywhere = [sentence.text for sentence in sentences]
    return [
        Chapter(
            _title(everywhere[rows[place] : rows[place + 1]], everywhere, title),
            times[place],
            times[place + 1],
        )
        for place in range(len(rows) - 1)
    ]


def _title(here: list[str], everywhere: list[str], title: str) -> str:
    terms = key_terms(here, everywhere)
    name = ", ".join(terms) or title
    return name[:1].upper() + name[1:]


def _cuts(sentences: list[Sentence], meaning: Floats, duration: float) -> list[int]:
    """Rows that open a new chapter: the deepest valleys first, none too close to another."""
    wanted = min(MOST_CHAPTERS, int(duration // SECONDS_A_CHAPTER) + 1) - 1
    depths = _depths(meaning)
    shortest = max(SHORTEST_SECONDS, duration / 30)
    floor = float(depths.mean() + DEPTH_DEVIATIONS * depths.std()) if len(depths) else 0.0
    chosen: list[int] = []
    edges = [0.0, duration]
    for row in (int(item) for item in np.argsort(-depths, kind="stable")):
        if len(chosen) >= wanted or depths[row] < floor:
            break
        if all(abs(sentences[row].start - edge) >= shortest for edge in edges):
            chosen.append(row)
            edges.append(sentences[row].start)
    return sorted(chosen)


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
