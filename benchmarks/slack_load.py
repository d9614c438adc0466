"""500 questions from Slack at once: how fast each is acknowledged meanwhile, and how many are answered a second."""

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import invented, questions
from benchmarks.figures import quantile, show
from bot.app import App
from bot.batch import AskRow, answer_row
from bot.build import build
from bot.settings import Settings
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack

QUESTIONS = 500
PROBES = 100
DOCUMENTS = 60
PEOPLE = 20
PATIENCE = 900.0


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        alone = _alone(Path(home))
        with FakeSlack(rate_limits=False, echoes=False) as slack:
            product = Product(Path(home), slack)
            with serving(product):
                _measure(slack, alone)


def _alone(home: Path) -> float:
    """Questions a second without Slack, one after another: the baseline; fills the index on the way."""
    app = build(Settings.model_construct(home=home), now=lambda: datetime.now(UTC))
    app.index.add(list(invented(DOCUMENTS)))
    asked = questions(60)
    _ask(app, asked[0])
    started = perf_counter()
    for text in asked:
        _ask(app, text)
    rate = len(asked) / (perf_counter() - started)
    app.close()
    return rate


def _ask(app: App, text: str) -> None:
    asyncio.run(answer_row(app, AskRow(id="1", question=text)))


def _measure(slack: FakeSlack, alone: float) -> None:
    people = [f"U{number:03}" for number in range(PEOPLE)]
    for user in people:
        slack.add_user(user, user, f"{user.lower()}@example.org")
    slack.says(people[0], slack.dm(people[0]), "ask is anybody there?")
    slack.wait_for_post(timeout=PATIENCE)
    asked = questions(QUESTIONS)
    started = perf_counter()
    sent = [
        slack.says(people[number % PEOPLE], slack.dm(people[number % PEOPLE]), f"ask {text}")
        for number, text in enumerate(asked)
    ]
    for delivery in sent:
        delivery.wait(timeout=PATIENCE)
    acknowledged = perf_counter() - started
    probes = [_probe(slack, people[number % PEOPLE], text) for number, text in enumerate(asked[:PROBES])]
    left = QUESTIONS + PROBES - len(slack.posts())
    slack.wait_for_post(count=QUESTIONS + PROBES + 1, timeout=PATIENCE)
    seconds = perf_counter() - started
    show(
        "ack p50 / p99 while 500 questions queue",
        _quantiles(probes),
        f"target p99 ≤ 500 ms; {left} queued at the end",
    )
    burst = [one.latency_seconds or 0.0 for one in sent]
    show("ack p50 / p99 of 500 in the same moment", _quantiles(burst), f"all in {acknowledged:.1f} s")
    first = sum(len(one.attempts) == 1 for one in sent)
    show("events acknowledged at the first attempt", f"{first} of {QUESTIONS}", "target: all")
    show(
        "questions/s end to end on 2 cores",
        f"{(QUESTIONS + PROBES) / seconds:.1f}",
        f"one after another without Slack {alone:.1f}",
    )


def _probe(slack: FakeSlack, user: str, text: str) -> float:
    """Seconds until one more question is acknowledged; they come one after another."""
    return slack.says(user, slack.dm(user), f"ask {text}").wait(timeout=PATIENCE).latency_seconds or 0.0


def _quantiles(seconds: list[float]) -> str:
    return f"{quantile(seconds, 0.5) * 1000:.0f} / {quantile(seconds, 0.99) * 1000:.0f} ms"


if __name__ == "__main__":
    main()
