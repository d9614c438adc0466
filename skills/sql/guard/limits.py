"""At most so many rows: adds a LIMIT, lowers one that is too high, leaves one that is lower."""

from sqlglot import exp

from skills.sql.guard.refusal import Reason, refuse

MOST_OFFSET = 1_000_000


def limited(tree: exp.Query, most_rows: int) -> exp.Query:
    """The query with a LIMIT of at most `most_rows` + 1: the one more tells that there are more."""
    offset = tree.args.get("offset")
    if offset is not None and _count(offset.expression) > MOST_OFFSET:
        raise refuse(Reason.LIMIT, offset.expression.sql())
    asked = _asked(tree.args.get("limit"))
    wanted = most_rows + 1 if asked is None else min(asked, most_rows + 1)
    tree.set("limit", exp.Limit(expression=exp.Literal.number(wanted)))
    return tree


def _asked(limit: exp.Expr | None) -> int | None:
    if limit is None:
        return None
    options = limit.args.get("limit_options")
    if options is not None and (options.args.get("percent") or options.args.get("with_ties")):
        raise refuse(Reason.LIMIT, limit.sql())
    if limit.args.get("offset") is not None or limit.expressions:
        raise refuse(Reason.LIMIT, limit.sql())
    count = limit.args.get("count") if isinstance(limit, exp.Fetch) else limit.expression
    return 1 if count is None else _count(count)


def _count(number: exp.Expr | None) -> int:
    if not isinstance(number, exp.Literal) or number.is_string or not number.name.isdecimal():
        raise refuse(Reason.LIMIT, number.sql() if number is not None else "")
    return int(number.name)
