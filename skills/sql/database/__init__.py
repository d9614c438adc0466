"""The databases that questions are asked of: opened for reading alone, read into a Schema, queried within limits."""

from skills.sql.database.cache import Marked, marked, remembered
from skills.sql.database.cells import Cell, Rows
from skills.sql.database.database import Database, open_database
from skills.sql.database.introspect import fingerprint, read_names, read_schema
from skills.sql.database.limits import Estimate, Limits
from skills.sql.database.values import Reading
from skills.sql.trouble import DatabaseError, Trouble

__all__ = [
    "Cell",
    "Database",
    "DatabaseError",
    "Estimate",
    "Limits",
    "Marked",
    "Reading",
    "Rows",
    "Trouble",
    "fingerprint",
    "marked",
    "open_database",
    "read_names",
    "read_schema",
    "remembered",
]
