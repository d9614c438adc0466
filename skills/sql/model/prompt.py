"""What a drafting model is told: the linked part of the schema and the question, all of it as data."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from skills.sql.drafting import Choice
from skills.sql.layer import Layer, Verified
from skills.sql.planning import Planned, Settings
from skills.sql.schema import Column, Schema
from skills.stems import stem

SYSTEM = Path(__file__).with_name("prompt.md").read_text(encoding="utf-8")
MOST_EXAMPLES, MOST_SAMPLES, MOST_MATCHES, MOST_METRICS = 4, 5, 12, 12
LONGEST_COMMENT, LONGEST_VALUE = 300, 60
_WORD = re.compile(r"[^\W_]+")
# an end mark cannot be written inside, whatever a comment holds
_ESCAPED = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def prompt_of(
    question: str,
    instructions: str,
    settings: Settings,
    planned: Planned,
    schema: Schema,
    layer: Layer,
    meant: Sequence[Choice] = (),
) -> str:
    """The data that a query is written from, one JSON object a line between marks that none of it can close."""
    lines = [
        {"dialect": schema.dialect.value},
        *_tables(schema),
        *_joins(schema),
        *_matches(planned, schema),
        *({"metric": list(one.names), "means": one.meaning} for one in layer.metrics[:MOST_METRICS]),
        *({"example": one.question, "sql": one.sql} for one in nearest(question, layer.verified)),
        {"today": settings.today.isoformat(), "fiscal year begins in month": settings.fiscal_start},
        *([{"hints": instructions}] if instructions else []),
        *_meanings(meant, schema),
        {"question": question},
    ]
    return "<data>\n" + "\n".join(_line(one) for one in lines) + "\n</data>"


def mending(prompt: str, sql: str, fault: str) -> str:
    """The same with a query that failed, and what the database or the check says about it."""
    return f"{prompt}\n\nThis query failed. Write it anew.\n<data>\n{_line({'sql': sql, 'error': fault})}\n</data>"


def nearest(question: str, verified: Sequence[Verified]) -> list[Verified]:
    """The verified pairs that share most words with a question, most first."""
    mine = words_of(question)
    scored = [(_likeness(mine, words_of(one.question)), place) for place, one in enumerate(verified)]
    best = sorted((-score, place) for score, place in scored if score)[:MOST_EXAMPLES]
    return [verified[place] for _, place in best]


def words_of(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


def _likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)


def _tables(schema: Schema) -> Iterator[dict[str, Any]]:  # Any: JSON
    for table in schema.tables:
        known = {"table": table.name, "comment": table.comment[:LONGEST_COMMENT], "rows": table.rows}
        yield {name: value for name, value in known.items() if value not in ("", None)} | {
            "columns": [_column(column) for column in table.columns],
            "key": list(table.key),
        }


def _column(column: Column) -> dict[str, Any]:  # Any: JSON
    told: dict[str, Any] = {"name": column.name, "type": column.native}
    if column.comment:
        told["comment"] = column.comment[:LONGEST_COMMENT]
    if column.samples:
        told["values"] = [value[:LONGEST_VALUE] for value in column.samples[:MOST_SAMPLES]]
    return told


def _joins(schema: Schema) -> Iterator[dict[str, Any]]:  # Any: JSON
    for join in schema.joins:
        pairs = zip(join.many, join.one, strict=True)
        yield {
            "join": [f"{'.'.join(many)} = {'.'.join(one)}" for many, one in pairs],
            "declared": join.declared,
        }


def _matches(planned: Planned, schema: Schema) -> Iterator[dict[str, Any]]:  # Any: JSON
    """Words of the question that stand as values in a column."""
    here = {table.name for table in schema.tables}
    found = [
        {"words": item.said, "column": f"{value.table}.{value.column}", "value": list(value.literals)}
        for item in planned.items
        for value in item.values
        if value.table in here
    ]
    yield from found[:MOST_MATCHES]


def _meanings(meant: Sequence[Choice], schema: Schema) -> Iterator[dict[str, Any]]:  # Any: JSON
    """Answers of the asker to questions back, as far as they name what is shown."""
    here = {table.name.lower() for table in schema.tables}
    here |= {f"{column.table}.{column.name}".lower() for column in schema.columns()}
    yield from ({"word": one.word, "means": one.reading} for one in meant if one.reading.lower() in here)
