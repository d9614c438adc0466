"""The parity table of docs/platforms.md, made of the rows; `python -m tests.platforms.parity` writes it."""

from pathlib import Path

from tests.platforms.rows import PLATFORMS, ROWS

PAGE = Path(__file__).parents[2] / "docs" / "platforms.md"
BEGIN, END = "<!-- parity: made by python -m tests.platforms.parity -->", "<!-- end of parity -->"


def table() -> str:
    """Every row with its platforms: yes, or the reason of the gap."""
    heads = ["what", *(name.capitalize() for name in PLATFORMS)]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for row in ROWS:
        cells = [f"**{row.name}**: {row.says}"]
        cells += [f"no: {row.gaps[name]}" if name in row.gaps else "yes" for name in PLATFORMS]
        lines.append(f"| {' | '.join(cells)} |")
    counts = [f"{sum(name not in row.gaps for row in ROWS)}/{len(ROWS)}" for name in PLATFORMS]
    lines.append(f"| rows | {' | '.join(counts)} |")
    return "\n".join(lines)


def page_with(text: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
