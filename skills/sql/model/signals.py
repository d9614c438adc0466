"""What can be observed about a model's queries; its own word for how sure it is, is none of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from sqlglot import exp, parse_one

from skills.sql.guard import Checked
from skills.sql.model.candidates import Candidate
from skills.sql.model.prompt import words_of
from skills.sql.names import parts_of
from skills.sql.planning import Planned
from skills.sql.planning.cues import Cue
from skills.sql.schema import Kind, Schema

MOST = 3.0
FEWEST = 3  # attempts that can agree; with fewer, agreement counts in part only
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class ModelSignals:
    """Shares and flags from 0 to 1; counts are cut at 3.

    `agreement` is the share of attempts that say the same, `valid` of those that passed the checks, `refused` of those
    that found no answer. `unread` counts words that left no trace in the query, `unmatched` values that stand in no
    column where all values are known. `contradicts`: a draft by grammar that is sure says something else."""

    agreement: float
    valid: float
    refused: float
    repaired: float
    planner: float
    planner_agrees: float
    contradicts: float
    unread: float
    unmatched: float
    tables: float

    def vector(self) -> list[float]:
        return [float(getattr(self, field.name)) for field in fields(self)]


def signals_of(
    attempts: Sequence[Candidate],
    agreeing: int,
    chosen: Candidate,
    checked: Checked,
    *,
    planned: Planned,
    schema: Schema,
    planner: float,
    planner_agrees: bool,
    planner_sure: bool,
) -> ModelSignals:
    """The signals of the chosen query; `agreeing` attempts say the same as it does."""
    asked = max(len(attempts), FEWEST)
    return ModelSignals(
        agreement=agreeing / asked,
        valid=sum(one.checked is not None for one in attempts) / len(attempts),
        refused=sum(one.refused for one in attempts) / len(attempts),
        repaired=float(chosen.repaired),
        planner=planner,
        planner_agrees=float(planner_agrees),
        contradicts=float(planner_sure and not planner_agrees),
        unread=min(float(len(unread(planned, checked, schema))), MOST),
        unmatched=min(float(len(unmatched(checked, schema))), MOST),
        tables=min(len(checked.tables), 6) / 6,
    )


def unread(planned: Planned, checked: Checked, schema: Schema) -> tuple[str, ...]:
    """Words of the question that are neither grammar nor a trace of anything in the query."""
    seen = _traces(checked, schema)
    names = [item for item in planned.items if item.cue in (Cue.UNKNOWN, Cue.REF, Cue.VALUE, Cue.TEXT)]
    found = []
    for item in names:
        words = words_of(" ".join(_WORD.findall(item.said)))
        places = {link.table for link in item.links} | {value.table for value in item.values}
        linked = bool(places & set(checked.tables))
        if words and not words & seen and not linked:
            found.append(item.said)
    return tuple(found)


def unmatched(checked: Checked, schema: Schema) -> tuple[str, ...]:
    """Texts that a column is compared with by = or IN, and that do not stand in it though all its values are known."""
    tree = parse_one(checked.sql, read=checked.dialect.value)
    found = []
    for column, literal in _compared(tree):
        known = {
            value.lower()
            for one in schema.columns()
            if one.name == column.name
            and one.table in checked.tables
            and _is_whole(one.table, one.name, schema)
            for value in schema.values.get(one.id, ())
        }
        if known and literal.name.lower() not in known:
            found.append(literal.name)
    return tuple(found)


def _compared(tree: exp.Expr) -> list[tuple[exp.Column, exp.Literal]]:
    pairs: list[tuple[exp.Column, exp.Literal]] = []
    for node in tree.find_all(exp.EQ, exp.NEQ):
        sides = [
            side.this if isinstance(side, exp.Lower | exp.Upper) else side for side in (node.left, node.right)
        ]
        for one, other in (sides, sides[::-1]):
            if isinstance(one, exp.Column) and isinstance(other, exp.Literal) and other.is_string:
                pairs.append((one, other))
    for listing in tree.find_all(exp.In):
        column = listing.this
        if isinstance(column, exp.Column):
            texts = [one for one in listing.expressions if isinstance(one, exp.Literal) and one.is_string]
            pairs += [(column, text) for text in texts]
    return pairs


def _is_whole(table: str, name: str, schema: Schema) -> bool:
    column = next(one for one in schema.table(table).columns if one.name == name)
    return (
        column.kind is Kind.TEXT
        and column.distinct is not None
        and column.distinct <= len(schema.values.get(column.id, ()))
    )


def _traces(checked: Checked, schema: Schema) -> frozenset[str]:
    """Stems of the names, comments and literals of everything that a query uses."""
    texts: list[str] = []
    for table in schema.tables:
        if table.name in checked.tables:
            texts += [" ".join(parts_of(table.name)), table.name, table.comment]
            texts += [
                f"{' '.join(parts_of(one.name))} {one.name} {one.comment}"
                for one in table.columns
                if one.id in checked.columns
            ]
    tree = parse_one(checked.sql, read=checked.dialect.value)
    texts += [literal.name for literal in tree.find_all(exp.Literal)]
    return words_of(" ".join(texts))
