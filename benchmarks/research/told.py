"""What `confidant research` told: its JSON and the folder with the stored sources, read strictly."""

from pathlib import Path

from pydantic import BaseModel


class Evidence(BaseModel):
    source: str
    start: int
    end: int
    quote: str


class Cell(BaseModel):
    row: str
    column: str
    value: str
    evidence: list[Evidence] = []


class Matrix(BaseModel):
    rows: list[str]
    columns: list[str]
    cells: list[Cell]


class Source(BaseModel):
    id: str
    url: str
    sha256: str
    fetched_at: str


class Told(BaseModel):
    """The public shape; what else is there is not looked at."""

    question: str
    companies: list[str]
    matrix: Matrix
    report: str = ""
    sources: list[Source] = []

    def cell(self, company: str, field: str) -> Cell | None:
        """The cell of that row and column; a row may carry the company's full name."""
        for one in self.matrix.cells:
            if one.column == field and _is_row(one.row, company):
                return one
        return None


def _is_row(row: str, company: str) -> bool:
    return row == company or row.startswith(
        (f"{company},", f"{company} (", f"{company} Ltd", f"{company} GmbH")
    )


def read_sources(folder: Path) -> dict[str, str]:
    """The stored text of each source by its id; empty where the folder has none."""
    return {one.stem: one.read_bytes().decode("utf-8") for one in sorted((folder / "sources").glob("*.md"))}


def read_report(folder: Path, told: Told) -> str:
    """report.md as it lies in the folder, else what the JSON holds."""
    path = folder / "report.md"
    return path.read_text(encoding="utf-8") if path.exists() else told.report
