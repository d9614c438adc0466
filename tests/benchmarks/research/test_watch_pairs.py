"""Pairs of page versions: what changed can be seen, noise alone changes no fact, and the tally counts both."""

from functools import cache

import pytest

from benchmarks.research.normal import amounts, plain
from benchmarks.research.versions import CHANGES, NOISES, Change
from benchmarks.research.visible import visible_text
from benchmarks.research.watch_pairs import (
    MATERIAL,
    MIXED,
    NOISE,
    Alert,
    Pair,
    by_command,
    is_empty,
    make_pairs,
    naive,
    tally,
    tells,
)


@cache
def pairs() -> tuple[Pair, ...]:
    return make_pairs(1)


def perfect(pair: Pair) -> list[Alert]:
    return [Alert(pair.company, (*one.fields, "edge")[0], one.was, one.is_) for one in pair.changes]


def says(text: str, wanted: str) -> bool:
    if wanted[:1].isdigit():
        (number,) = amounts(wanted)
        return any(one.readings & number.readings for one in amounts(text))
    return plain(wanted) in plain(text) or (wanted == "lead" and "number one" in plain(text))


def test_a_seed_always_gives_the_same_pairs() -> None:
    assert make_pairs(1) == pairs()
    assert make_pairs(2) != pairs()


def test_there_are_over_two_hundred_with_every_kind_of_change_and_of_noise() -> None:
    assert len(pairs()) >= 200
    assert {one.kind for one in pairs()} == {MATERIAL, NOISE, MIXED}
    assert len({change.kind for one in pairs() for change in one.changes}) == len(CHANGES)
    assert {noise for one in pairs() for noise in one.noise} == set(NOISES)
    assert len({one.id for one in pairs()}) == len(pairs())


@pytest.mark.parametrize("kind", [MATERIAL, MIXED])
def test_what_came_can_be_seen_afterwards_alone_and_what_went_before_alone(kind: str) -> None:
    wrong = []
    for pair in (one for one in pairs() if one.kind == kind):
        before, after = visible_text(pair.before), visible_text(pair.after)
        for change in pair.changes:
            seen = [
                bool(side) and says(text, side)
                for side in (change.was, change.is_)
                for text in (before, after)
            ]
            expected = [bool(change.was), False, False, bool(change.is_)]
            if seen != expected:
                wrong.append((pair.id, change, seen))
    assert wrong == []


def test_noise_alone_moves_no_amount_with_a_currency() -> None:
    for pair in (one for one in pairs() if one.kind == NOISE):
        sums = [
            sorted(min(one.readings) for one in amounts(visible_text(text)) if one.unit)
            for text in (pair.before, pair.after)
        ]
        assert sums[0] == sums[1]
        assert pair.before != pair.after


def test_a_perfect_watch_is_told_so() -> None:
    seen = tally(pairs(), perfect)
    assert (seen.precision, seen.recall, seen.empty) == (1.0, 1.0, 0)
    assert seen.missed == {}
    assert seen.alarms == {}


def test_a_watch_that_sleeps_misses_every_kind() -> None:
    seen = tally(pairs(), lambda _: ())
    assert (seen.alerts, seen.recall) == (0, 0.0)
    assert sum(seen.missed.values()) == seen.changes


def test_a_watch_that_cries_at_noise_is_counted_by_its_noise() -> None:
    seen = tally(pairs(), lambda pair: [Alert(pair.company, "price", "12 USD", "13 USD")])
    assert seen.precision < 0.05
    assert set(seen.alarms) == set(NOISES)


def test_an_alert_that_says_the_same_twice_is_empty_and_not_right() -> None:
    seen = tally(pairs(), lambda pair: [Alert(pair.company, "price", "12 USD", "12  usd")])
    assert seen.empty == seen.alerts == len(pairs())
    assert seen.right == 0
    assert is_empty(Alert("A", "price", "", ""))


PRICE = Change("price", ("price",), "12", "15.50")
PAIR = Pair("x", MATERIAL, "Acme", "https://acme.example/", "", "", (PRICE,), ())


@pytest.mark.parametrize(
    ("alert", "right"),
    [
        (Alert("Acme", "price", "$12 per user", "$15.50 per user"), True),
        (Alert("ACME", "price", "", "15,50 €"), True),
        (Alert("Bolt", "price", "$12", "$15.50"), False),
        (Alert("Acme", "funding", "$12", "$15.50"), False),
        (Alert("Acme", "price", "$12", "$115.50"), False),
    ],
)
def test_an_alert_is_right_for_its_company_field_and_value(alert: Alert, right: bool) -> None:
    assert tells(alert, PRICE, PAIR) is right


def test_comparing_lines_cries_at_noise() -> None:
    assert tally(pairs(), naive).precision < 0.5


def test_a_program_may_watch_too() -> None:
    some = pairs()[:4]
    program = (
        "python3 -c 'import json, sys; "
        '[print(json.dumps([{"company": json.loads(x)["company"], "field": "price", "was": "", "is": "1"}])) '
        "for x in sys.stdin]'"
    )
    watcher = by_command(program, some)
    assert [one.company for pair in some for one in watcher(pair)] == [one.company for one in some]
