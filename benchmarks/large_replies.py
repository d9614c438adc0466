"""A reply with a file of 200 MB on its way: how large its row is, how much memory it takes, and how long."""

import os
import resource
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, func, select

from benchmarks.figures import seconds, show
from bot.enclosures import FILE, PIECE_BYTES, opened
from bot.outbox import Delivery, Letter, Outbox
from bot.platforms.slack.render import plain, to_slack
from bot.store import open_store, transaction
from bot.tables import OutboxRow
from skills.messages import File, Reply

MEGABYTES = 200


def main() -> None:
    content = os.urandom(MEGABYTES * 1_000_000)
    with tempfile.TemporaryDirectory() as home:
        engine = open_store(f"sqlite:///{Path(home) / 'large.db'}")
        before, taken = _peak(), list[Delivery]()
        outbox, now = Outbox(engine), datetime.now(UTC)
        stored = seconds(lambda: _put(engine, _letter(content), now))
        with transaction(engine) as session:
            row = session.scalar(select(func.length(OutboxRow.messages)))
        read = seconds(lambda: taken.extend(outbox.take("p", now=now, limit=1)))
        read += seconds(lambda: _read(engine, taken[0]))
        cleared = seconds(lambda: outbox.give_up(taken[0]))
        engine.dispose()
    show(f"row of a reply with {MEGABYTES} MB", f"{row} characters", "all of it, twice: 533 million")
    show("memory beside the file itself", f"{_peak() - before} MB", "all of it: 3,567 MB")
    show("stored, read, cleared", f"{stored:.1f} + {read:.1f} + {cleared:.1f} s", "all of it: 7.3 + 13.3 s")


def _letter(content: bytes) -> Letter:
    reply = Reply("Packed.", (File("autumn.zip", content=content),))
    place = {"kind": "dm", "user": "U1"}
    return Letter("slack:E1", "slack", place, tuple(to_slack(reply)), tuple(plain(reply)))


def _put(engine: Engine, letter: Letter, now: datetime) -> None:
    with transaction(engine) as session:
        Outbox(engine).put(session, letter, now=now)


def _read(engine: Engine, delivery: Delivery) -> None:
    with opened(engine, delivery.letter.rich[-1][FILE]) as content:
        while content.read(PIECE_BYTES):
            pass


def _peak() -> int:
    """The most that this process had in memory until now, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024


if __name__ == "__main__":
    main()
