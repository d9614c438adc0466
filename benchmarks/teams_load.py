"""Hundreds of questions from Teams at once: how fast each request is acknowledged meanwhile."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import invented, questions
from benchmarks.figures import quantile, show
from bot.build import build
from bot.settings import Settings
from bot.testing.product import Product, serving
from bot.testing.teams import FakeTeams

QUESTIONS = 300
PROBES = 100
DOCUMENTS = 60
PEOPLE = 20
PATIENCE = 600.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        app = build(Settings.model_construct(home=home), now=lambda: datetime.now(UTC))
        app.index.add(list(invented(DOCUMENTS)))
        app.close()
        with FakeTeams(rate_limits=False) as teams, serving(Product(home, teams)):
            _measure(teams)


def _measure(teams: FakeTeams) -> None:
    people = [teams.add_person(f"p{number}").name for number in range(PEOPLE)]
    teams.says(people[0], teams.personal(people[0]), "ask is anybody there?")
    teams.wait_for_post(timeout=PATIENCE)
    asked = questions(QUESTIONS)
    sent = [
        teams.says(people[number % PEOPLE], teams.personal(people[number % PEOPLE]), f"ask {text}")
        for number, text in enumerate(asked)
    ]
    for one in sent:
        one.wait(timeout=PATIENCE)
    probes = [
        teams.says(people[number % PEOPLE], teams.personal(people[number % PEOPLE]), f"ask {text}")
        .wait(timeout=PATIENCE)
        .seconds
        for number, text in enumerate(asked[:PROBES])
    ]
    answered = len(teams.posts())
    show(
        f"Teams: ack p50 / p99 while {QUESTIONS} questions queue",
        f"{quantile(probes, 0.5) * 1000:.0f} / {quantile(probes, 0.99) * 1000:.0f} ms",
        f"target p99 ≤ 500 ms; {QUESTIONS + PROBES + 1 - answered} queued at the end",
    )
    first = sum(one.acked for one in sent)
    show("Teams: requests acknowledged", f"{first} of {QUESTIONS}", "target: all")


if __name__ == "__main__":
    main()
