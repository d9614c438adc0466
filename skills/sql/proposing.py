"""What could be said about a database, worked out from its schema: YAML for a person to review before it holds.

Joins that are guessed come with how sure they are, and columns that look as if they were about people are listed under
`without_values`."""

import json
from collections import defaultdict
from collections.abc import Iterator

from skills.sql.database.redaction import is_personal_name
from skills.sql.names import parts_of, spelled_out
from skills.sql.schema import Column, Join, Schema, Table

_HEAD = """\
# Worked out from the tables; nothing of it holds before a person has read it and sent it.
# Take out what is wrong. What each part means stands in docs/sql.md.
"""
# words of columns that tell of one person, beside those whose values are never kept
_OF_PEOPLE = frozenset(
    "firstname lastname surname forename fullname birthday birthdate birth dob gender nationality religion address "
    "street salary wage diagnosis".split()
)
_NAME_OF = frozenset(("first", "last", "full", "middle", "given", "family", "maiden"))


def proposed(schema: Schema) -> str:
    """A description as YAML, with a line for each thing that a person may keep, change or take out."""
    tables = [
        table for table in schema.tables if "." not in table.name
    ]  # a description names two parts at most
    parts = (
        ("descriptions", list(_descriptions(tables))),
        ("synonyms", list(_synonyms(tables))),
        ("joins", list(_joins(schema))),
        ("without_values", list(_personal(tables))),
    )
    sections = [f"{name}:\n" + "".join(f"  {line}\n" for line in lines) for name, lines in parts if lines]
    return "\n".join([_HEAD, *sections])


def _descriptions(tables: list[Table]) -> Iterator[str]:
    for table in tables:
        if comment := _one_line(table.comment):
            yield f"{_quoted(table.name)}: {_quoted(comment)}"
        for column in table.columns:
            if comment := _one_line(column.comment):
                yield f"{_place(column)}: {_quoted(comment)}"


def _synonyms(tables: list[Table]) -> Iterator[str]:
    """Names that are cut short, as the words that they stand for, where only one thing is called so."""
    meant: defaultdict[str, list[str]] = defaultdict(list)
    taken = {" ".join(parts_of(column.name)) for table in tables for column in table.columns}
    taken |= {" ".join(parts_of(table.name)) for table in tables}
    for table in tables:
        named = [(table.name, _quoted(table.name))]
        named += [(column.name, _place(column)) for column in table.columns]
        for name, place in named:
            parts = parts_of(name)
            words = " ".join(spelled_out(parts))
            if words != " ".join(parts) and words not in taken:
                meant[words].append(place)
    return (f"{_quoted(words)}: {places[0]}" for words, places in meant.items() if len(places) == 1)


def _joins(schema: Schema) -> Iterator[str]:
    for join in sorted(schema.joins, key=lambda one: -one.sure):
        if not join.declared and len(join.many) == 1 and not any("." in end[0] for end in _ends(join)):
            one, many = (_quoted(".".join(end)) for end in (join.one[0], join.many[0]))
            yield f"- [{one}, {many}]  # guessed, {join.sure:.2f} sure of 1"


def _ends(join: Join) -> tuple[tuple[str, str], ...]:
    return (*join.one, *join.many)


def _personal(tables: list[Table]) -> Iterator[str]:
    return (f"- {_place(one)}" for table in tables for one in table.columns if _is_of_people(one))


def _is_of_people(column: Column) -> bool:
    words = set(spelled_out(parts_of(column.name)))
    named = "name" in words and bool(words & _NAME_OF)
    return named or bool(words & _OF_PEOPLE) or is_personal_name(column.name)


def _place(column: Column) -> str:
    return _quoted(f"{column.table}.{column.name}")


def _quoted(text: str) -> str:
    """As JSON, which is YAML: names and comments may hold any sign, some of which would end a line."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _one_line(text: str) -> str:
    return " ".join(text.split())[:500]
