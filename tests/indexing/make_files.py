"""Real files for the tests, made on the spot: office files, PDFs, and the ways in which files go wrong."""

import io
import struct
import zipfile
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]
import pptx

Rows = list[list[object]]


def write_docx(path: Path, *, heading: str, text: str, author: str = "Ana") -> Path:
    document = docx.Document()
    document.core_properties.author, document.core_properties.title = author, ""
    document.add_heading(heading, level=1)
    document.add_paragraph(text)
    document.save(str(path))
    return path


def write_pptx(path: Path, slides: list[tuple[str, str]]) -> Path:
    deck = pptx.Presentation()
    for title, text in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
    deck.save(str(path))
    return path


def write_xlsx(path: Path, sheets: dict[str, Rows]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def write_pdf(path: Path, pages: list[str], *, password: str = "") -> Path:
    """A small PDF with one line of text a page; with a password it carries an encryption dictionary."""
    return write_drawn_pdf(path, [text_at(72, 720, one, size=12) for one in pages], password=password)


def text_at(x: float, y: float, text: str, *, size: float = 11, bold: bool = False) -> str:
    """What draws a line of text: `x`, `y` in points from the lower left corner of a page of 612 by 792."""
    return f"BT /F{2 if bold else 1} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def ruled_at(xs: list[float], ys: list[float]) -> str:
    """What draws the lines of a table: one down at each of `xs`, one across at each of `ys`."""
    down = "".join(f"{x} {min(ys)} m {x} {max(ys)} l S\n" for x in xs)
    return down + "".join(f"{min(xs)} {y} m {max(xs)} {y} l S\n" for y in ys)


def write_drawn_pdf(path: Path, pages: list[str], *, password: str = "") -> Path:
    """A PDF whose pages are drawn by these operators; with a password it carries an encryption dictionary."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for stream in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        font, bold = (f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{one}>>" for one in ("", "-Bold"))
        fonts = f"<</Font<</F1{font}/F2{bold}>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects) + 2} 0 R/Resources{fonts}>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>"
    objects.append("<</Author(Bo)/Title(Plan)/ModDate(D:20260131120000Z)>>")
    encrypt = ""
    if password:
        key = "ab" * 32
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>")
        encrypt = f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    info = len(objects) - bool(password)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info {info} 0 R{encrypt}>>\n"
        f"startxref\n{len(out)}\n%%EOF"
    ).encode()
    path.write_bytes(out)
    return path


def write_encrypted_office(path: Path) -> Path:
    """What Office writes for a document with a password: an OLE file that names its EncryptedPackage."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    return path


def write_bomb(path: Path, folder: str = "word/", expanded_bytes: int = 400_000_000) -> Path:
    """An office file whose directory promises far more than it holds."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{folder}document.xml", b"0" * 1_000_000)
    content = bytearray(memory.getvalue())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", expanded_bytes)
    path.write_bytes(content)
    return path
