"""Slack at 30,000 events an hour while the workers have more to answer than they can.

Most of it is talk in channels; the rest are questions, more of them than two cores answer. A tenth of all events is
sent three times more, and the program is killed once and started again. With `--postgres` two processes share one
database, each on a socket of its own, and one of them is killed.
"""

import argparse
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from benchmarks.corpus import invented, questions
from benchmarks.figures import quantile, show
from bot.build import build
from bot.settings import DatabaseSettings, Settings
from bot.testing.product import Product, serving
from bot.testing.slack import Delivery, FakeSlack

AN_HOUR = 30_000
QUESTION_SHARE = 0.4  # 3.3 a second, more than two cores answer
AGAIN_SHARE, TIMES_AGAIN = 0.1, 3
DOCUMENTS, PEOPLE, CHANNELS = 60, 20, 10
DRAIN_SECONDS = 1_800.0
# Slack's third retry comes after five minutes; the second is enough here
RETRY_DELAYS = (0.0, 5.0, 30.0)
SEED = 1
TALK = ("The lids came in this morning.", "I am at the dentist until ten.", "Thanks, that helps a lot!")


@dataclass
class Hour:
    """What was sent, and which of it must be answered."""

    slack: FakeSlack
    seconds: float
    products: Sequence[Product]
    people: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    sent: list[Delivery] = field(default_factory=list)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)  # channel and thread of each answer
    late_seconds: float = 0.0

    def play(self) -> None:
        self._settle_in()
        draw, texts = random.Random(SEED), questions(5_000)  # which event comes when
        gap, started = 3_600.0 / AN_HOUR, time.monotonic()
        crash = threading.Timer(self.seconds / 2, self._crash)
        crash.start()
        for number in range(int(self.seconds / gap)):
            behind = time.monotonic() - started - number * gap
            self.late_seconds = max(self.late_seconds, behind)
            time.sleep(max(-behind, 0.0))
            self._event(draw, texts[number % len(texts)])
        crash.join()
        for delivery in self.sent:
            delivery.wait(timeout=120.0)

    def _crash(self) -> None:
        """Events go on coming meanwhile."""
        self.products[0].kill()
        self.products[0].start()

    def _settle_in(self) -> None:
        for number in range(PEOPLE):
            user = f"U{number:03}"
            self.slack.add_user(user, user, f"{user.lower()}@example.org")
            self.people.append(user)
        for number in range(CHANNELS):
            channel = f"C{number:03}"
            self.slack.add_channel(channel, channel.lower(), [*self.people, self.slack.bot_user_id])
            self.channels.append(channel)
        self.slack.says(self.people[0], self.slack.dm(self.people[0]), "ask is anybody there?")
        self.slack.wait_for_post(timeout=120.0)

    def _event(self, draw: random.Random, question: str) -> None:
        person = draw.choice(self.people)
        if draw.random() < QUESTION_SHARE:
            channel = self.slack.dm(person)
            delivery = self.slack.says(person, channel, f"ask {question}")
            self.asked[channel, delivery.ts] += 1
        else:
            delivery = self.slack.says(person, draw.choice(self.channels), draw.choice(TALK))
        self.sent.append(delivery)
        if draw.random() < AGAIN_SHARE:
            for _ in range(TIMES_AGAIN):
                self.slack.retry(delivery)

    def answers(self) -> Counter[tuple[str, str]]:
        """How often each question was answered: first messages of a reply, by the delivery key in their metadata."""
        places = (
            (post.channel, post.thread_ts or "")
            for post in self.slack.posts()
            if str(((post.metadata or {}).get("event_payload") or {}).get("key", "")).endswith("#0")
        )
        return Counter(place for place in places if place in self.asked)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=4.0)
    options.add_argument("--postgres", default="", help="a Postgres where a database can be made")
    given = options.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(database(given.postgres)) if given.postgres else ""
        slack = stack.enter_context(FakeSlack(rate_limits=False, echoes=False, retry_delays=RETRY_DELAYS))
        _fill(home, url)
        products = [_product(home, slack, url) for _ in range(2 if url else 1)]
        for product in products:
            stack.enter_context(serving(product))
        hour = Hour(slack, given.minutes * 60.0, products)
        hour.play()
        report(hour, "two processes on Postgres" if url else "one process on SQLite")


def report(hour: Hour, name: str) -> None:
    waiting = sum(hour.asked.values()) - sum(hour.answers().values())
    ends = time.monotonic() + DRAIN_SECONDS
    while hour.answers().keys() != hour.asked.keys() and time.monotonic() < ends:
        time.sleep(1.0)
    answers = hour.answers()
    acked = [one.latency_seconds for one in hour.sent if one.latency_seconds is not None]
    first = [one.attempts[0].seconds for one in hour.sent if one.attempts and one.attempts[0].acked]
    show(
        f"events in {hour.seconds / 60:g} min, {name}",
        f"{len(hour.sent)}, {len(acked)} acknowledged",
        f"30,000 an hour; the sender was late by {hour.late_seconds:.1f} s at most",
    )
    show(
        "ack p50 / p99 while the workers are full",
        f"{quantile(first, 0.5) * 1000:.0f} / {quantile(first, 0.99) * 1000:.0f} ms",
        f"target p99 ≤ 500 ms; {waiting} questions waited at the end",
    )
    lost = sum(key not in answers for key in hour.asked)
    doubled = sum(count - 1 for count in answers.values())
    show(
        "questions lost / answered twice",
        f"{lost} / {doubled} of {len(hour.asked)}",
        f"target 0 / 0; {len(hour.sent) // 10} or so sent {TIMES_AGAIN} times more, one kill",
    )


@contextmanager
def database(url: str) -> Iterator[str]:
    """A database of its own on this server, dropped in the end."""
    server = create_engine(make_url(url), isolation_level="AUTOCOMMIT")
    name = f"hour_{time.time_ns()}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        server.dispose()


def _fill(home: Path, url: str) -> None:
    app = build(Settings.model_construct(home=home, database=DatabaseSettings(url=url)))
    app.index.add(list(invented(DOCUMENTS)))
    app.close()


def _product(home: Path, slack: FakeSlack, url: str) -> Product:
    return Product(home, slack, {"CONFIDANT_DATABASE__URL": url} if url else {}, http=not url)


if __name__ == "__main__":
    main()
