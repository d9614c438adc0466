"""Text to index: the sample company's, and as many invented pages as a benchmark needs, the same every time."""

import random
from collections.abc import Iterator
from pathlib import Path

from indexing.documents import DocumentDraft

SAMPLE_COMPANY = Path(__file__).parents[1] / "docs" / "sample_company"
SEED = 20261121
_SUBJECTS = (
    "sensor gateway invoice contract laptop customer supplier shipment holiday budget meeting release".split()
)
_VERBS = "needs replaces covers delays explains measures returns".split()
_THINGS = "calibration licences audits discounts filters upgrades reports visits".split()
_PLACES = "in Ghent, in Leeds, on Monday, after review, before noon, within 30 days, for partners, by default".split(
    ", "
)


def invented(documents: int, sentences: int = 30) -> Iterator[DocumentDraft]:
    """Pages of plausible sentences in three sections each."""
    draw = random.Random(SEED)
    for number in range(documents):
        title = f"{draw.choice(_SUBJECTS).title()} note {number}"
        parts = [f"# {title}"]
        for section in range(3):
            parts.append(f"## Part {section + 1}: {draw.choice(_SUBJECTS)}")
            parts.append(" ".join(_sentence(draw) for _ in range(sentences // 3)))
        yield DocumentDraft(f"invented/{number}.md", title, "\n\n".join(parts))


def questions(count: int) -> list[str]:
    draw = random.Random(SEED + 1)
    return [
        f"When does the {draw.choice(_SUBJECTS)} need {draw.choice(_THINGS)} {draw.choice(_PLACES)}?"
        for _ in range(count)
    ]


def _sentence(draw: random.Random) -> str:
    words = (
        draw.choice(_SUBJECTS),
        str(draw.randint(2, 999)),
        draw.choice(_VERBS),
        draw.choice(_THINGS),
        draw.choice(_PLACES),
    )
    return f"The {' '.join(words)}."
