"""Figures of a row that somebody defined by its columns: "revenue = quantity * unit_price"."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from skills.sql.layer import Metric
from skills.sql.planning.accounting import parts_in
from skills.sql.planning.cues import Cue
from skills.sql.planning.definitions import Definition
from skills.sql.planning.items import Item
from skills.sql.planning.lexicon import Lexicon
from skills.sql.planning.plan import Arith, Col, Expr, Lit, Query
from skills.sql.planning.roles import NUMERIC
from skills.sql.planning.text import tokens_of

LONGEST = 200  # characters
_SUM = re.compile(r"^(?:the\s+)?(?:sum|total)\s+of\s+", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:the|an?)\s+|\s+of\s+(?:an?|one|each|every|the)\s+.*$", re.IGNORECASE)
_OPS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def formulas_of(metrics: Iterable[Metric], lexicon: Lexicon) -> Iterator[Definition]:
    """The names of each metric that is computed from columns of one table."""
    for metric in metrics:
        found = formula_in(metric.meaning, lexicon)
        if found is None:
            continue
        first = next(part for part in parts_in(found) if isinstance(part, Col))
        link = replace(lexicon.link_to(first.table, first.name), numeric=True)
        for name in metric.names:
            stems = tuple(token.stem for token in tokens_of(_ASIDE.sub("", name)))
            item = Item(Cue.REF, 0, 0, "", links=(link,), formula=found)
            yield Definition(stems, (item,), f"{name} = {metric.meaning}")


def formula_in(meaning: str, lexicon: Lexicon) -> Expr | None:
    """A meaning as an expression over two or more columns of one table, which has no alias yet."""
    text = _SUM.sub("", meaning.strip())
    if len(text) > LONGEST or not re.search(r"[*+/-]", text):
        return None
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    named = {one.id.lower() for one in ast.walk(tree) if isinstance(one, ast.Name)}
    for table in lexicon.tables.values():
        columns = {one.name.lower(): one.name for one in table.columns if one.kind in NUMERIC}
        if len(named) > 1 and named <= set(columns):
            return _expr(tree, table.name, columns)
    return None


def is_used(item: Item, query: Query) -> bool:
    """Whether a query computes what a formula says."""
    return any(_bare(part) == item.formula for part in parts_in(query))


def of_row(formula: Expr, alias: str) -> Expr:
    """A formula over the columns of one table in its place."""
    match formula:
        case Arith():
            return replace(formula, left=of_row(formula.left, alias), right=of_row(formula.right, alias))
        case Col():
            return replace(formula, alias=alias)
        case _:
            return formula


def _bare(part: object) -> object:
    return of_row(part, "") if isinstance(part, Arith) else part


def _expr(node: ast.expr, table: str, columns: dict[str, str]) -> Expr | None:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPS:
            one, two = _expr(left, table, columns), _expr(right, table, columns)
            return Arith(_OPS[type(op)], one, two) if one is not None and two is not None else None
        case ast.Name(id=name):
            return Col("", table, columns[name.lower()])
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return Lit(number)
        case _:
            return None
