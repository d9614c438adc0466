"""A table row said in words: each cell behind the name of its column."""

from indexing.documents import Document
from skills.ask.sentences import Sentence, plain


def say_row(row: Sentence, document: Document | None) -> str:
    """`| Aero Pro | 420 |` under `| Product | Price |` as "Product: Aero Pro, Price: 420"."""
    cells = _cells(row.text)
    names = _header(row.start, document.markdown) if document else []
    if len(names) < len(cells):
        return ", ".join(cell for cell in cells if cell)
    named = [f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=False) if cell]
    return ", ".join(named)


def _header(offset: int, markdown: str) -> list[str]:
    """The cells of the first row of the table that the row at `offset` belongs to."""
    header = ""
    for line in reversed(markdown[:offset].splitlines()):
        if not line.lstrip().startswith("|"):
            break
        header = line
    cells = _cells(header) if header else []
    # markitdown writes "Unnamed: 3" for a column without a name and NaN for an empty cell
    return ["" if cell.startswith("Unnamed:") else cell for cell in cells]


def _cells(line: str) -> list[str]:
    inner = line.strip().strip("|").replace("\\|", "\x00")
    cells = [plain(cell.replace("\x00", "|")) for cell in inner.split("|")]
    return ["" if cell == "NaN" else cell for cell in cells]
