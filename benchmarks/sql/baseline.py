"""The drafter to be held against: keywords into templates, every question drafted, no gate.

It does what a first version does: the table with most of the question's words, COUNT or AVG or SUM by a keyword, one
GROUP BY after "each", one LIMIT after "top", values that stand word for word in a column."""

import re
from collections.abc import Iterable, Iterator
from time import perf_counter

from benchmarks.sql.databases import Described
from benchmarks.sql.engines import Engine
from benchmarks.sql.outcomes import Outcome, is_right
from benchmarks.sql.questions import Asked
from skills.sql.names import column_words, table_words
from skills.sql.schema import Column, Kind, Schema, Table
from skills.stems import stem

_NUMERIC = (Kind.INTEGER, Kind.NUMBER)


def baseline_outcomes(described: Described, engine: Engine, questions: Iterable[Asked]) -> Iterator[Outcome]:
    """Every question with a draft; the score is the share of its words that the draft's table and columns hold."""
    for asked in questions:
        started = perf_counter()
        sql, score = template(asked.question, described.schema)
        took = perf_counter() - started
        right = bool(asked.gold) and is_right(sql, asked, engine)
        yield Outcome(asked, sql, right, None, took, score)


def template(question: str, schema: Schema) -> tuple[str, float]:
    """One query and the share of the question's words that it uses."""
    words = [stem(word) for word in re.findall(r"[a-z]+", question.lower())]
    table = max(schema.tables, key=lambda one: _hits(words, _words_of(schema, one)))
    columns = sorted(table.columns, key=lambda one: -_hits(words, column_words(table)[one.name].stems))
    measure = _measure(question.lower(), columns)
    group = _group(question.lower(), table)
    where = _where(question, schema, table)
    shown = ([f'"{group.name}"'] if group else []) + [measure or f'"{columns[0].name}"']
    name = ".".join(f'"{part}"' for part in table.name.split("."))
    sql = f"SELECT {', '.join(shown)} FROM {name}{where}"
    if group:
        sql += f' GROUP BY "{group.name}"'
    top = re.search(r"top (\d+)", question.lower())
    if top:
        sql += f" ORDER BY {len(shown)} DESC LIMIT {top[1]}"
    return sql, _hits(words, _words_of(schema, table)) / max(len(words), 1)


def _words_of(schema: Schema, table: Table) -> frozenset[str]:
    columns = column_words(table).values()
    return table_words(schema)[table.name].stems | frozenset(one for words in columns for one in words.stems)


def _hits(words: list[str], known: frozenset[str]) -> int:
    return sum(word in known for word in words)


def _measure(question: str, columns: list[Column]) -> str:
    number = next((one for one in columns if one.kind in _NUMERIC), None)
    if re.search(r"how many|number of|count of", question):
        return "COUNT(*)"
    for keyword, function in (("average", "AVG"), ("total", "SUM"), ("highest", "MAX"), ("lowest", "MIN")):
        if keyword in question and number is not None:
            return f'{function}("{number.name}")'
    return ""


def _group(question: str, table: Table) -> Column | None:
    match = re.search(r"(?:each|per|by) (\w+)", question)
    if match is None:
        return None
    word = stem(match[1])
    return next((one for one in table.columns if word in column_words(table)[one.name].stems), None)


def _where(question: str, schema: Schema, table: Table) -> str:
    tests = [
        f"\"{column.name}\" = '{value}'"
        for column in table.columns
        if column.kind is Kind.TEXT
        for value in schema.values.get(column.id, ())
        if len(value) > 3 and "'" not in value and value.lower() in question.lower()
    ]
    return f" WHERE {' AND '.join(tests[:2])}" if tests else ""
