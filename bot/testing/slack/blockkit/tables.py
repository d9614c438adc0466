"""Tables: rows, columns, and the characters of all their cells."""

from collections.abc import Mapping

from bot.testing.slack.blockkit.findings import Findings
from bot.testing.slack.blockkit.rich import check_rich_text
from bot.testing.slack.texts import Json, visible_texts


def check_table(findings: Findings, block: Json, path: str) -> None:
    """A table block; its characters are added up over the message."""
    _check_rows(findings, block, path, findings.limits.table_rows)
    settings = block.get("column_settings")
    if settings is None:
        return
    for place, setting in enumerate(
        findings.items(block, "column_settings", path, findings.limits.table_columns)
    ):
        if isinstance(setting, Mapping):
            findings.choice(setting, "align", f"{path}/column_settings/{place}", ("left", "center", "right"))
            findings.keys(setting, f"{path}/column_settings/{place}", {"align", "is_wrapped"})
        elif setting is not None:
            findings.add(f"{path}/column_settings/{place}", "must be an object")


def check_data_table(findings: Findings, block: Json, path: str) -> None:
    """A data_table block: a header and at least one row, with a caption."""
    if block.get("caption") is None:
        findings.add(path, "missing required field: caption")
    _check_rows(findings, block, path, findings.limits.data_table_rows, least=2)
    size = block.get("page_size", 5)
    if not isinstance(size, int) or not 1 <= size <= 100:
        findings.add(f"{path}/page_size", "must be 1 to 100")


def _check_rows(findings: Findings, block: Json, path: str, most: int, least: int = 1) -> None:
    widths = set()
    for place, row in enumerate(findings.items(block, "rows", path, most, least)):
        where = f"{path}/rows/{place}"
        if not isinstance(row, list) or not 1 <= len(row) <= findings.limits.table_columns:
            findings.add(where, f"must be an array of 1 to {findings.limits.table_columns} cells")
            continue
        widths.add(len(row))
        for column, cell in enumerate(row):
            _check_cell(findings, cell, f"{where}/{column}")
    if len(widths) > 1:
        findings.add(f"{path}/rows", "must all have the same number of cells")


def _check_cell(findings: Findings, cell: object, path: str) -> None:
    kind = cell.get("type") if isinstance(cell, Mapping) else None
    if not isinstance(cell, Mapping) or kind not in ("raw_text", "raw_number", "rich_text"):
        findings.add(f"{path}/type", f"unsupported type: {kind}")
        return
    if kind == "raw_text":
        findings.string(cell, "text", path, findings.limits.table_characters)
    elif kind == "raw_number" and not isinstance(cell.get("value"), int | float):
        findings.add(path, "missing required field: value")
    elif kind == "rich_text":
        check_rich_text(findings, cell, path)
    findings.table_characters += sum(len(text) for text in visible_texts(cell))
