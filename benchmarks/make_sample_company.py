"""Makes the binary files of the sample company.

Run it in the repository root: `python -m benchmarks.make_sample_company`. Each file in
`benchmarks/sample_company/sources/` becomes one PDF, Word, PowerPoint or Excel file in
`docs/sample_company/`; running it twice gives the same bytes. Needs python-docx, python-pptx, openpyxl and
pdfminer.six. The Markdown, text, HTML and CSV files of the company are written by hand and not touched.
"""

from collections.abc import Callable
from pathlib import Path

from benchmarks.sample_company.pages import to_pdf
from benchmarks.sample_company.sheets import to_xlsx
from benchmarks.sample_company.slides import to_pptx
from benchmarks.sample_company.text import Source, read_source
from benchmarks.sample_company.word import to_docx

SOURCES = Path(__file__).parent / "sample_company" / "sources"
COMPANY = Path(__file__).parents[1] / "docs" / "sample_company"
WRITERS: dict[str, Callable[[Source], bytes]] = {
    ".docx": to_docx,
    ".pdf": to_pdf,
    ".pptx": to_pptx,
    ".xlsx": to_xlsx,
}


def make(company: Path) -> list[Path]:
    """Write every binary file under the folder of the company and return their paths, sorted."""
    made = []
    for path in sorted(SOURCES.rglob("*.md")):
        target = company / path.relative_to(SOURCES).with_suffix("")  # travel.docx.md becomes travel.docx
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(WRITERS[target.suffix](read_source(path)))
        made.append(target)
    return made


if __name__ == "__main__":
    for made_path in make(COMPANY):
        print(f"{made_path.stat().st_size:>8,} bytes  {made_path.relative_to(COMPANY)}")
