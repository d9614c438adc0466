"""The guard of the SQL skill: what passes, what does not, and how long a look takes beside the parser alone.

`python -m benchmarks.sql_guard`: our own hostile and honest statements in four dialects; a minute."""

from collections import Counter
from collections.abc import Callable

from sqlglot import parse

from benchmarks.figures import median, quantile, seconds, show
from skills.sql.guard import Checked, Refusal, check
from skills.sql.guard.bounds import MOST_LEVELS
from skills.sql.guard.reading import TRIPS
from skills.sql.schema import Dialect
from tests.skills.sql.guarded_shop import seen, statements, whole

_DEPTHS = (4, 8, 16, MOST_LEVELS, 50, 100, 200, 400, 800, 1000)
_NESTED: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("brackets", lambda n: "SELECT " + "(" * n + "1" + ")" * n),
    ("subqueries", lambda n: "SELECT id FROM " + "(SELECT id FROM " * n + "customers" + ") AS t" * n),
    ("conditions", lambda n: "SELECT id FROM customers WHERE " + "(id = 1 AND " * n + "id = 2" + ")" * n),
    ("cases", lambda n: "SELECT " + "CASE WHEN 1 = 1 THEN " * n + "1" + " END" * n),
)


def main() -> None:
    hostile, honest = list(statements("hostile")), list(statements("benign"))
    _counts(hostile, honest)
    _times("hostile", hostile)
    _times("honest", honest)
    for name, nested in _NESTED:
        _depths(name, nested)
    long = f"SELECT name FROM customers WHERE id IN ({', '.join(map(str, range(700)))})"
    show("a list of 700 numbers", f"{_best(long, Dialect.POSTGRES) * 1000:.0f} ms", "as long as is allowed")
    megabyte = "SELECT " + "1 + " * 250_000 + "1"
    show("a statement of 1 MB", f"{_best(megabyte, Dialect.POSTGRES) * 1000:.2f} ms", "refused at once")


def _counts(hostile: list[tuple[Dialect, str, str]], honest: list[tuple[Dialect, str, str]]) -> None:
    for dialect in Dialect:
        own = [statement for of, _, statement in hostile if of is dialect]
        passed = sum(isinstance(_look(statement, dialect), Checked) for statement in own)
        show(f"hostile, {dialect.value}: passed", f"{passed} of {len(own)}", "0 of ≥ 300")
        own = [statement for of, _, statement in honest if of is dialect]
        blocked = sum(isinstance(_look(statement, dialect), Refusal) for statement in own)
        show(f"honest, {dialect.value}: refused", f"{blocked} of {len(own)}", "≤ 1 %")
    reasons = Counter(
        result.reason.value
        for dialect, _, statement in hostile
        if isinstance(result := _look(statement, dialect), Refusal)
    )
    show("reasons", f"{len(reasons)} kinds", ", ".join(f"{name} {n}" for name, n in reasons.most_common(6)))


def _times(name: str, cases: list[tuple[Dialect, str, str]]) -> None:
    looks = [_best(statement, dialect) for dialect, _, statement in cases]
    parses = [_parse_alone(statement, dialect) for dialect, _, statement in cases]
    show(
        f"{name}: median / p99 / longest of {len(cases)}",
        f"{median(looks) * 1000:.1f} / {quantile(looks, 0.99) * 1000:.1f} / {max(looks) * 1000:.1f} ms",
        f"< 20 ms; sqlglot.parse alone {median(parses) * 1000:.1f} / {quantile(parses, 0.99) * 1000:.1f} ms",
    )


def _depths(name: str, nested: Callable[[int], str]) -> None:
    times = " ".join(f"{n}:{_best(nested(n), Dialect.POSTGRES) * 1000:.1f}" for n in _DEPTHS)
    print(f"{name} by depth, ms (refused beyond {MOST_LEVELS})   {times}", flush=True)


def _best(statement: str, dialect: Dialect) -> float:
    """The quickest of three, so that what else the machine does counts less."""
    return min(seconds(lambda: _look(statement, dialect)) for _ in range(3))


def _look(statement: str, dialect: Dialect) -> Checked | Refusal:
    return check(statement, seen(dialect), whole=whole(dialect))


def _parse_alone(statement: str, dialect: Dialect) -> float:
    def read() -> None:
        try:
            parse(statement, read=dialect.value)
        except (*TRIPS, RecursionError):
            return

    return min(seconds(read) for _ in range(3))


if __name__ == "__main__":
    main()
