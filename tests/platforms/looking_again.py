"""Looks at every watched report at once, as the running program does when one is due.

A process of its own beside the one that serves, with the same settings: `python -m tests.platforms.looking_again`.
"""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import update

from bot.arrivals.build import build_arrivals
from bot.build import build
from bot.chores import Chores
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.research.tables import WatchRow
from bot.serve import platforms_of
from bot.settings import load_settings
from bot.sources.sources import Sources
from bot.store import transaction
from bot.testing.product import Product

ROOT = Path(__file__).parents[2]


def look_again(product: Product) -> None:
    """Let a company's watches be due, and wait until they were looked at."""
    # what was read a moment ago is read again
    environment = {**product.environment, "CONFIDANT_RESEARCH__FRESH_HOURS": "0"}
    words = [sys.executable, "-m", "tests.platforms.looking_again"]
    subprocess.run(words, env=environment, cwd=ROOT, check=True)


async def _heard(_platform: str, _event: str, _body: object) -> bool:
    return False


def main() -> None:
    metrics = Metrics()
    app = build(load_settings())
    with transaction(app.engine) as session:
        session.execute(update(WatchRow).values(due_at=app.now()))
    platforms = {one.name: one for one in platforms_of(app, _heard, metrics)[0]}
    arrivals = build_arrivals(app.settings, app.now, metrics)
    chores = Chores(
        app,
        Inbox(app.engine),
        Outbox(app.engine),
        platforms,
        arrivals,
        Sources.of(app),
        lambda _before: 0,
        lambda: None,
    )
    asyncio.run(chores.looking().look())
    app.close()


if __name__ == "__main__":
    main()
    # what the platforms opened ends with the process
    sys.stdout.flush()
    os._exit(0)
