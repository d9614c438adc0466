"""SQLite as every test has it, but that what SQLAlchemy made of a statement serves all databases of a process.

Left to itself each engine makes it anew, and a run opens thousands of them: a sixth of what their tests take."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_MADE: LRUCache[Any, Any] = LRUCache(2_000)  # statements


class SharingSQLite(SQLiteDialect_pysqlite):
    """Equal to every other that writes statements alike, which is how SQLAlchemy finds what was made of one."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SharingSQLite) and self._written() == other._written()

    def __hash__(self) -> int:
        return hash(self._written())

    def _written(self) -> tuple[str, int | None]:
        return self.paramstyle, self.label_length

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_MADE)


def share_statements() -> None:
    for name in ("sqlite", "sqlite.pysqlite"):
        registry.register(name, __name__, SharingSQLite.__name__)
