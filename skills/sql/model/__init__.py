"""Drafting with a model: what it writes is checked like anybody's query, and it is shown what the asker may see alone.

The only face of this folder."""

from skills.sql.model.desk import KIND, NAME, ModelDesk, Wanted, starter

__all__ = ["KIND", "NAME", "ModelDesk", "Wanted", "starter"]
