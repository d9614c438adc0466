"""From an event to the first thing a person sees, and to the whole reply: mentions, direct messages and commands.

The real program as a process against the fake Slack, with the sample company, one question after the other; then with
a model that takes three seconds for its wording. The fake answers within milliseconds; Slack itself takes longer.
"""

import json
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.figures import quantile, show
from bot.testing.openai_server import OpenAIServer, answers
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack

COMPANY = Path(__file__).parents[1] / "docs" / "sample_company"
ASKED = 40
ASKED_SLOWLY = 10
SLOW = " ".join(["Nothing of this stands in the passages"] * 4)  # 28 words, 3 seconds
PATIENCE = 60.0
KINDS = ("mention", "direct message", "/ask")


@dataclass(frozen=True)
class Times:
    """Seconds from the event to its first sign and to its reply."""

    sign: float
    reply: float


class Watch:
    """Notes when something is first seen: a status, or a post of ours."""

    def __init__(self, slack: FakeSlack) -> None:
        self.slack = slack

    def time(self, ask: Callable[[], Callable[[], tuple[bool, bool]]]) -> Times:
        """`ask` sends the event; what it returns says whether a sign and whether the reply is there."""
        started = time.perf_counter()
        seen = ask()
        sign = self._until(lambda: any(seen()), started)
        return Times(sign, self._until(lambda: seen()[1], started))

    def _until(self, there: Callable[[], bool], started: float) -> float:
        self.slack.wait_for(there, timeout=PATIENCE)
        return time.perf_counter() - started


def main() -> None:
    measure({}, ASKED, "no model")
    with OpenAIServer(answers(SLOW, seconds_a_word=3 / 28)) as model:
        settings = {
            "CONFIDANT_MODELS__ANSWER": "compatible:slow",
            "CONFIDANT_MODELS__BASE_URL": model.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
        }
        measure(settings, ASKED_SLOWLY, "slow model")


def measure(settings: dict[str, str], asked: int, name: str) -> None:
    """Ask each kind of question so often, of a program of its own."""
    questions = [
        json.loads(line)["question"] for line in (COMPANY / "questions.jsonl").read_text().splitlines()
    ]
    with tempfile.TemporaryDirectory() as home, FakeSlack(rate_limits=False) as slack:
        product = Product(Path(home), slack, folder=COMPANY.parents[1], extra=settings)
        folders = (str(COMPANY.relative_to(COMPANY.parents[1]) / part) for part in ("handbook", "products"))
        product.run("index", "add", *folders)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_channel("CGEN", "general", ["UANA", slack.bot_user_id])
        with serving(product):
            watch = Watch(slack)
            for kind in KINDS:
                # the first of each loads models and reads rosters, once
                watch.time(partial(_ask, slack, kind, "help"))
                times = [watch.time(partial(_ask, slack, kind, words)) for words in questions[:asked]]
                _tell(f"{kind}, {name}", times)


def _ask(slack: FakeSlack, kind: str, words: str) -> Callable[[], tuple[bool, bool]]:
    """Send it; the answer tells what is there by now."""
    if kind == "/ask":
        before = len(slack.posts("CGEN"))
        slack.command("UANA", "/ask", words, "CGEN")

        def seen() -> tuple[bool, bool]:
            posts = slack.posts("CGEN")[before:]
            return bool(posts), any(post.blocks for post in posts)

        return seen
    channel = slack.dm("UANA") if kind == "direct message" else "CGEN"
    ts = slack.says("UANA", channel, words, mention=kind == "mention").ts

    def stands() -> tuple[bool, bool]:
        shown = any(one.thread_ts == ts and one.text for one in slack.statuses)
        return shown, bool(slack.posts(channel, ts))

    return stands


def _tell(name: str, times: Sequence[Times]) -> None:
    signs, replies = [one.sign for one in times], [one.reply for one in times]
    first = f"{quantile(signs, 0.5) * 1000:.0f} / {quantile(signs, 0.95) * 1000:.0f} ms"
    whole = f"{quantile(replies, 0.5) * 1000:.0f} / {quantile(replies, 0.95) * 1000:.0f} ms"
    show(f"first sign p50 / p95, {name}", first, f"whole reply {whole}; target: p95 <= 1,000 ms")


if __name__ == "__main__":
    main()
