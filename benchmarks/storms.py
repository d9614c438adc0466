"""Webhooks in storms: how many posts meetings get when events come twice, in any order, and the program is killed."""

import tempfile
from pathlib import Path

from benchmarks.figures import show
from bot.store import open_store
from bot.testing.storms import STEPS, Storm, prepare

STORMS = 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'storm.db'}")
        prepare(engine)
        kills = wrong = 0
        for seed in range(STORMS):
            storm = Storm(engine, seed)
            wrong += storm.run() != storm.wanted
            kills += storm.kills
        engine.dispose()
    show(
        "meeting storms",
        f"{STORMS} storms, {kills} kills at {len(STEPS)} steps, {wrong} without exactly one newest post",
        "none may be wrong (0)",
    )


if __name__ == "__main__":
    main()
