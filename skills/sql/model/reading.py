"""A query that a model wrote, in plain words: as far as its tree is plain, else what it reads and asks for."""

from collections.abc import Iterator, Mapping

from sqlglot import exp, parse_one

from skills.language import Sentence, joined, listed, say
from skills.sql.guard import Checked

_SIGNS: Mapping[type[exp.Expr], str] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.GT: ">",
    exp.GTE: ">=",
    exp.LT: "<",
    exp.LTE: "<=",
}


class UncoveredError(Exception):
    """A part of a query that these words do not cover."""


def read_tree(checked: Checked) -> str:
    """One sentence or two in the reader's language; names stay as the database has them."""
    tree = parse_one(checked.sql, read=checked.dialect.value)
    try:
        return _Reader(checked).query(tree)
    except UncoveredError:
        return _plainly(tree, checked)


def unlimited(checked: Checked) -> str:
    """The query as it is shown: without the limit that the guard added."""
    tree = parse_one(checked.sql, read=checked.dialect.value)
    limit = tree.args.get("limit")
    if limit is not None and limit.expression.name == str(checked.limit + 1):
        tree.set("limit", None)
    return tree.sql(checked.dialect.value, identify=True)


def _plainly(tree: exp.Expr, checked: Checked) -> str:
    """What a query reads and by what it chooses, without what it makes of that."""
    filters = [node.this.sql(checked.dialect.value) for node in tree.find_all(exp.Where, exp.Having)]
    said = [say("Reads {tables}.", tables=listed(checked.tables))]
    if checked.columns:
        columns = [f"{table}.{column}" for table, column in checked.columns]
        said.append(say("It uses {columns}.", columns=listed(columns)))
    if filters:
        said.append(say("It chooses rows by {conditions}.", conditions=listed(dict.fromkeys(filters))))
    return joined(said)


class _Reader:
    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._names: dict[str, str] = {}

    def query(self, tree: exp.Expr) -> str:
        if not isinstance(tree, exp.Select) or tree.args.get("with_") or tree.args.get("windows"):
            raise UncoveredError
        sources = list(self._sources(tree))
        parts = [say("Shows {columns}", columns=listed([self._expr(one) for one in tree.expressions]))]
        if tree.args.get("distinct"):
            parts.append(say("each once"))
        parts.append(say("from {table}", table=listed(sources)))
        group, where, having = (tree.args.get(name) for name in ("group", "where", "having"))
        if group:
            parts.append(
                say("for each {groups}", groups=listed([self._expr(one) for one in group.expressions]))
            )
        if where:
            parts.append(say("where {conditions}", conditions=self._condition(where.this)))
        if having:
            parts.append(say("if {conditions}", conditions=self._condition(having.this)))
        parts += self._order(tree)
        return joined([joined(parts, ", "), "."], "")

    def _sources(self, tree: exp.Select) -> Iterator[str]:
        start = tree.args.get("from_")
        joins = tree.args.get("joins") or []
        if start is None or tree.args.get("laterals"):
            raise UncoveredError
        for source in (start.this, *(join.this for join in joins)):
            if not isinstance(source, exp.Table):
                raise UncoveredError
            self._names[source.alias_or_name] = source.name
        for join in joins:
            on = join.args.get("on")
            # an outer join keeps rows without a partner, which these words do not say
            if (
                join.side
                or on is None
                or not all(
                    isinstance(one, exp.EQ | exp.And | exp.Column | exp.Identifier) for one in on.walk()
                )
            ):
                raise UncoveredError
        yield from dict.fromkeys(self._names.values())

    def _order(self, tree: exp.Select) -> Iterator[Sentence]:
        results = {one.alias: one.this for one in tree.expressions if isinstance(one, exp.Alias)}
        order = tree.args.get("order")
        for one in order.expressions if order else []:
            key = one.this
            if isinstance(key, exp.Column) and not key.table and key.name in results:
                key = results[key.name]
            name = self._expr(key)
            highest = bool(one.args.get("desc"))
            yield (
                say("highest {column} first", column=name)
                if highest
                else say("lowest {column} first", column=name)
            )
        limit = tree.args.get("limit")
        if tree.args.get("offset"):
            raise UncoveredError
        if limit is not None and int(limit.expression.name) <= self._checked.limit:
            yield say("only the first {limit}", limit=int(limit.expression.name))

    def _expr(self, node: exp.Expr) -> str:
        match node:
            case exp.Alias() | exp.Paren():
                return self._expr(node.this)
            case exp.Column():
                return f"{self._names.get(node.table, node.table)}.{node.name}" if node.table else node.name
            case exp.Literal():
                return node.name
            case exp.AggFunc():
                return self._aggregate(node)
            case exp.Div():
                return say(
                    "{top} divided by {bottom}", top=self._expr(node.left), bottom=self._expr(node.right)
                )
            case exp.Add() | exp.Sub() | exp.Mul():
                sign = {exp.Add: "+", exp.Sub: "-", exp.Mul: "×"}[type(node)]
                return f"{self._expr(node.left)} {sign} {self._expr(node.right)}"
            case _:
                return self._call(node)

    def _call(self, node: exp.Expr) -> str:
        """A function as it is written: its name says what it does."""
        if node.find(exp.Subquery, exp.Select, exp.Window, exp.Case):
            raise UncoveredError
        plain = node.copy()
        for column in plain.find_all(exp.Column):
            table = self._names.get(column.table, column.table)
            column.replace(exp.column(column.name, table or None))
        return plain.sql(self._checked.dialect.value)

    def _aggregate(self, node: exp.AggFunc) -> str:
        inner = node.this
        if isinstance(node, exp.Count):
            if isinstance(inner, exp.Distinct):
                several = listed([self._expr(one) for one in inner.expressions])
                return say("number of different {column}", column=several)
            counted = say("rows") if isinstance(inner, exp.Star) else self._expr(inner)
            return say("number of {column}", column=counted)
        if not isinstance(node, exp.Sum | exp.Avg | exp.Min | exp.Max) or isinstance(inner, exp.Distinct):
            raise UncoveredError
        what = self._expr(inner)
        if isinstance(node, exp.Sum):
            return say("sum of {column}", column=what)
        if isinstance(node, exp.Avg):
            return say("average of {column}", column=what)
        return (
            say("lowest {column}", column=what)
            if isinstance(node, exp.Min)
            else say("highest {column}", column=what)
        )

    def _condition(self, node: exp.Expr) -> str:
        node = node.unnest()
        match node:
            case exp.And():
                return listed([self._condition(one) for one in node.flatten()])
            case exp.Or():
                return listed([self._condition(one) for one in node.flatten()], any_of=True)
            case exp.Not():
                return self._denied(node.this.unnest())
            case exp.Is() if isinstance(node.expression, exp.Null):
                return say("{column} is empty", column=self._expr(node.this))
            case exp.In() if node.expressions:
                values = listed([self._expr(one) for one in node.expressions], any_of=True)
                return say("{column} is {values}", column=self._expr(node.this), values=values)
            case exp.Binary() if type(node) in _SIGNS:
                return f"{self._expr(node.left)} {_SIGNS[type(node)]} {self._expr(node.right)}"
            case _:
                return self._call(node)

    def _denied(self, node: exp.Expr) -> str:
        if isinstance(node, exp.Is) and isinstance(node.expression, exp.Null):
            return say("{column} is filled in", column=self._expr(node.this))
        return say("not: {condition}", condition=self._condition(node))
