"""Time of one answer at 10,000 passages, against one search of the same index."""

import asyncio
import tempfile
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.corpus import invented, questions
from benchmarks.figures import quantile, seconds, show
from bot.app import App
from bot.batch import AskRow, answer_row
from bot.build import build
from bot.settings import Settings
from indexing.audience import Audience

PASSAGES = 10_000
QUESTIONS = 200
MEMBER = Audience.of({"world", "everyone"})


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        app = build(Settings.model_construct(home=Path(home)), now=lambda: datetime.now(UTC))
        fill(app)
        asked = questions(QUESTIONS)
        for text in asked[:5]:
            _ask(app, text)
        answers = [seconds(partial(_ask, app, text)) for text in asked]
        searches = [seconds(partial(_search, app, text)) for text in asked]
        app.close()
    line = f"{quantile(answers, 0.5) * 1000:.0f} / {quantile(answers, 0.95) * 1000:.0f} ms"
    alone = f"{quantile(searches, 0.5) * 1000:.0f} / {quantile(searches, 0.95) * 1000:.0f} ms"
    show(f"ask p50 / p95 at {PASSAGES:,} passages", line, f"search alone {alone}")


def fill(app: App) -> None:
    """Documents until the index holds 10,000 passages."""
    batches = (
        list(invented(documents))[start:] for documents, start in ((n * 200, (n - 1) * 200) for n in count(1))
    )
    while sum(document.passages for document in app.index.list()) < PASSAGES:
        app.index.add(next(batches))


def _ask(app: App, text: str) -> None:
    asyncio.run(answer_row(app, AskRow(id="1", question=text)))


def _search(app: App, text: str) -> None:
    asyncio.run(app.index.search(text, audience=MEMBER))


if __name__ == "__main__":
    main()
