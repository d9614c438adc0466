"""One sentence in each kind of document."""

from pathlib import Path

from tests.indexing.make_files import write_docx, write_pdf, write_pptx, write_xlsx

NOTICE = "The notice period of the lease is 14 weeks for both parties."


def made(folder: Path, name: str) -> bytes:
    """The sentence in a document of the kind that its name says."""
    path = folder / name
    match path.suffix:
        case ".pdf":
            write_pdf(path, ["Lease", NOTICE])
        case ".docx":
            write_docx(path, heading="Lease", text=NOTICE)
        case ".pptx":
            write_pptx(path, [("Lease", NOTICE)])
        case ".xlsx":
            write_xlsx(path, {"Lease": [["Topic", "Rule"], ["Notice", NOTICE]]})
        case ".html":
            path.write_text(f"<!doctype html><html><body><h1>Lease</h1><p>{NOTICE}</p></body></html>")
        case ".csv":
            path.write_text(f'Topic,Rule\nNotice,"{NOTICE}"\n')
        case _:
            path.write_text(f"# Lease\n\n{NOTICE}\n")
    return path.read_bytes()
