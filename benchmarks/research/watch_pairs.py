"""Pairs of page versions with what a watch must tell of them: something that changed, or nothing at all.

python -m benchmarks.research.watch_pairs [--seed N] [--watcher MODULE:FUNCTION | --command "…"]"""

import argparse
import importlib
import json
import random
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from benchmarks.research.invent import invent
from benchmarks.research.normal import amounts, plain
from benchmarks.research.trades import TRADES
from benchmarks.research.versions import CHANGES, NOISES, PLANS, Change, Changing, Renderer, first_state
from benchmarks.research.visible import visible_text

MATERIAL, NOISE, MIXED = "material", "noise", "mixed"
PAIRS_OF_EACH = {MATERIAL: 90, NOISE: 108, MIXED: 90}
TARGETS = {"precision": 0.95, "recall": 0.90}


@dataclass(frozen=True)
class Pair:
    """Two versions of the page at `address` of `company`; `changes` is empty where there is only noise."""

    id: str
    kind: str
    company: str
    address: str
    before: str
    after: str
    changes: tuple[Change, ...]
    noise: tuple[str, ...]


@dataclass(frozen=True)
class Alert:
    """What a watch told: a cell as it was and as it is, each empty for nothing."""

    company: str
    field: str
    was: str
    is_: str


Watcher = Callable[[Pair], Sequence[Alert]]


@dataclass(frozen=True)
class Tally:
    """`right` alerts tell a planted change, `told` changes were told; `empty` alerts say nothing or the same twice.

    `alarms` counts alerts by the noise of pairs in which nothing changed, `missed` changes by kind."""

    alerts: int
    right: int
    changes: int
    told: int
    empty: int
    alarms: Mapping[str, int]
    missed: Mapping[str, int]

    @property
    def precision(self) -> float:
        return self.right / self.alerts if self.alerts else 1.0

    @property
    def recall(self) -> float:
        return self.told / self.changes if self.changes else 1.0


def make_pairs(seed: int) -> tuple[Pair, ...]:
    """The same pairs for the same seed: each kind of change and of noise alone, and both together."""
    names = list(TRADES)
    return tuple(
        _pair(seed, kind, at, names[at % len(names)])
        for kind, count in PAIRS_OF_EACH.items()
        for at in range(count)
    )


def _pair(seed: int, kind: str, at: int, trade_name: str) -> Pair:
    name = f"{kind}-{at:03d}"
    chance = random.Random(f"{seed} {name}")
    trade = TRADES[trade_name]
    market = invent(trade, chance)
    state = first_state(market, chance)
    renderer = Renderer(f"{seed} {name} words", trade.category, trade.buyers)
    noise = _noises(kind, at, chance)
    after, changes = state, []
    for change in _changes(kind, at, chance):
        after, told = change(after, market.numbers, chance)
        changes.append(told)
    return Pair(
        name,
        kind,
        state.firm.name,
        f"https://www.{state.firm.site}.example/",
        renderer.page(state),
        renderer.page(after, frozenset(noise), salt=name),
        tuple(changes),
        noise,
    )


def _changes(kind: str, at: int, chance: random.Random) -> tuple[Changing, ...]:
    """One kind after the other; every third mixed pair has a second change."""
    if kind == NOISE:
        return ()
    first = CHANGES[at % len(CHANGES)]
    if kind == MATERIAL or at % 3:
        return (first,)
    taken = PLANS if first in PLANS else (first,)
    return (first, chance.choice([one for one in CHANGES if one not in taken]))


def _noises(kind: str, at: int, chance: random.Random) -> tuple[str, ...]:
    if kind == MATERIAL:
        return ()
    first = NOISES[at % len(NOISES)]
    if kind == NOISE and at < 2 * len(NOISES):
        return (first,)
    return tuple(dict.fromkeys((first, *chance.sample(NOISES, 4))))


def tally(pairs: Sequence[Pair], watcher: Watcher) -> Tally:
    alerts = right = told = empty = 0
    alarms: dict[str, int] = {}
    missed: dict[str, int] = {}
    for pair in pairs:
        given = list(watcher(pair))
        alerts += len(given)
        empty += sum(is_empty(one) for one in given)
        right += sum(
            not is_empty(one) and any(tells(one, change, pair) for change in pair.changes) for one in given
        )
        if given and not pair.changes:
            for noise in pair.noise:
                alarms[noise] = alarms.get(noise, 0) + 1
        for change in pair.changes:
            if any(tells(one, change, pair) for one in given):
                told += 1
            else:
                missed[change.kind] = missed.get(change.kind, 0) + 1
    return Tally(alerts, right, sum(len(one.changes) for one in pairs), told, empty, alarms, missed)


def tells(alert: Alert, change: Change, pair: Pair) -> bool:
    """Whether an alert is of this change: its company, one of its fields, and what it was and is."""
    if plain(alert.company) != plain(pair.company) or (change.fields and alert.field not in change.fields):
        return False
    if change.is_:
        # a claim to lead is told in the words of the page
        return _says(alert.is_, change.is_) or (
            change.kind == "leadership claim" and _says(alert.is_, "number one")
        )
    return _says(alert.was, change.was) or (
        change.kind == "leadership claim" and _says(alert.was, "number one")
    )


def is_empty(alert: Alert) -> bool:
    return plain(alert.was) == plain(alert.is_)


def _says(text: str, wanted: str) -> bool:
    numbers = amounts(wanted) if wanted[:1].isdigit() else ()
    if numbers:
        return any(one.readings & numbers[0].readings for one in amounts(text))
    return plain(wanted) in plain(text)


def naive(pair: Pair) -> list[Alert]:
    """Every sentence with a number that stands on one version alone, in the field that a word of it suggests."""
    before, after = (set(visible_text(one).split(". ")) for one in (pair.before, pair.after))
    found = [Alert(pair.company, _guess(one), "", one) for one in sorted(after - before)]
    return [*found, *(Alert(pair.company, _guess(one), one, "") for one in sorted(before - after))]


def _guess(sentence: str) -> str:
    for field, cues in (
        ("price", "per"),
        ("funding", "million"),
        ("proof", "certif"),
        ("customers", "customers"),
    ):
        if cues in sentence:
            return field
    return "edge"


def by_command(command: str, pairs: Sequence[Pair]) -> Watcher:
    """A program that reads a pair as JSON on each line and answers each with a line: a JSON list of alerts.

    An alert is {"company", "field", "was", "is"}."""
    rows = (
        {"id": one.id, "company": one.company, "url": one.address, "before": one.before, "after": one.after}
        for one in pairs
    )
    given = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(shlex.split(command), input=given, capture_output=True, text=True, check=True)
    answers = [
        [Alert(one["company"], one["field"], one["was"], one["is"]) for one in json.loads(line)]
        for line in done.stdout.splitlines()
    ]
    known = dict(zip([one.id for one in pairs], answers, strict=True))
    return lambda pair: known[pair.id]


def show(name: str, seen: Tally) -> None:
    print(f"{name}: precision {seen.precision:.1%} ({seen.right}/{seen.alerts}), recall {seen.recall:.1%} "
          f"({seen.told}/{seen.changes}), empty alerts {seen.empty}")  # fmt: skip
    print(
        f"    alarms by noise: {dict(islice(sorted(seen.alarms.items(), key=lambda one: -one[1]), 20)) or 'none'}"
    )
    print(f"    missed by kind: {dict(sorted(seen.missed.items())) or 'none'}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.research.watch_pairs", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--watcher", help="MODULE:FUNCTION that takes a Pair and gives Alerts")
    parser.add_argument("--command", help="a program that reads pairs and writes alerts, one line each")
    chosen = parser.parse_args(arguments)
    pairs = make_pairs(chosen.seed)
    print(
        f"{len(pairs)} pairs; targets: precision ≥ {TARGETS['precision']:.0%}, recall ≥ "
        f"{TARGETS['recall']:.0%}, empty 0"
    )
    if chosen.watcher:
        module, _, function = chosen.watcher.partition(":")
        show(chosen.watcher, tally(pairs, getattr(importlib.import_module(module), function)))
    if chosen.command:
        show(chosen.command, tally(pairs, by_command(chosen.command, pairs)))
    show("every line that differs", tally(pairs, naive))
    return 0


if __name__ == "__main__":
    sys.exit(main())
