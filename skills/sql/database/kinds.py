"""A database's own word for a type to what its values are good for."""

import re
from collections.abc import Iterable

from skills.sql.schema import Dialect, Kind

# the first that fits decides; SQLite takes any word at all for a type
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\[\]|^(struct|map|list|union|array)\b|\bblob\b|bytea|binary|json|xml|vector|^bit\b", Kind.OTHER),
        (r"^(enum|set)\b", Kind.TEXT),
        (r"^tinyint\(1\)|bool", Kind.BOOLEAN),
        (r"timestamp|datetime", Kind.MOMENT),
        (r"^interval", Kind.OTHER),
        (r"^date", Kind.DATE),
        (r"^time", Kind.CLOCK),
        (r"point|polygon|geometry|geography|inet|cidr|macaddr|tsvector|range$", Kind.OTHER),
        (r"int|serial|^year", Kind.INTEGER),
        (r"dec|num|real|double|float|money", Kind.NUMBER),
        (r"char|text|clob|string|uuid|name|citext", Kind.TEXT),
    )
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_CLOCK = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?")


def kind_of(native: str, dialect: Dialect) -> Kind:
    """TEXT for a SQLite column without a type, OTHER for a type that is not known elsewhere."""
    found = next((kind for pattern, kind in _KINDS if pattern.search(native)), None)
    return found or (Kind.TEXT if dialect is Dialect.SQLITE else Kind.OTHER)


def kind_by_values(values: Iterable[str]) -> Kind | None:
    """DATE, MOMENT or CLOCK where every value is written as one, as SQLite keeps them in text; None otherwise."""
    kept = list(values)
    if not kept:
        return None
    for pattern, kind in ((_DATE, Kind.DATE), (_MOMENT, Kind.MOMENT), (_CLOCK, Kind.CLOCK)):
        if all(pattern.fullmatch(value) for value in kept):
            return kind
    return None
