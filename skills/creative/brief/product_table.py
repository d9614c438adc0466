"""Products from a CSV file, whatever a shop's export looks like: its marks, its encoding, its names of columns."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from skills.creative.brief.written import MOST_PRODUCTS, OWN, too_many
from skills.creative.copy.market import kinds
from skills.errors import UserError
from skills.language import say

_NAMES: Mapping[str, tuple[str, ...]] = {
    "sku": (
        "sku",
        "id",
        "article",
        "article number",
        "artikelnummer",
        "artikel",
        "art-nr",
        "référence",
        "referencia",
    ),
    "name": (
        "name",
        "title",
        "product",
        "product name",
        "produkt",
        "produktname",
        "bezeichnung",
        "nom",
        "nombre",
    ),
    "photo": ("photo", "image", "picture", "foto", "bild", "image file"),
    "price": ("price", "preis", "prix", "precio", "prezzo"),
    "currency": ("currency", "währung", "devise", "moneda", "valuta"),
    "attributes": ("attributes", "attribute", "eigenschaften", "features"),
}
_MEANING = {said: name for name, ways in _NAMES.items() for said in ways}
_PER_MARKET = re.compile(r"(.+?)\s*[:\[(]\s*([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)\s*[\])]?")
_MARKS = (",", ";", "\t", "|")


@dataclass
class _Row:
    """A row on its way to be a product, as a brief would write it."""

    plain: dict[str, object] = field(default_factory=dict)
    attributes: dict[str, object] = field(default_factory=dict)
    prices: dict[str, dict[str, str]] = field(default_factory=dict)


def products_in(content: bytes, path: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Each row with its line, as `ProductTold` reads it. Raises UserError that names the file, the line, the column."""
    text = _decoded(content, path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text), strict=True)
    try:
        columns = _columns(next(reader, []), path)
        found = 0
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found += 1
                if found > MOST_PRODUCTS:
                    raise UserError(say("{path}: {fault}.", path=path, fault=too_many(found)))
                yield reader.line_num, _product(cells, columns, path, reader.line_num)
    except csv.Error as error:
        raise UserError(
            say("{path}, line {line}, is not CSV; mend its quotes.", path=path, line=reader.line_num)
        ) from error
    if not found:
        raise UserError(
            say("{path} holds no products.", path=path),
            hint=say("Write one product a line below the names of the columns."),
        )


def _decoded(content: bytes, path: str) -> str:
    # what a spreadsheet saves on its own is the last one
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError(
        say("{path} is not text that can be read.", path=path), hint=say("Save it as CSV in UTF-8.")
    )


def _mark(text: str) -> str:
    """What stands between the cells: the mark that makes most known columns of the first line, then most cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(mark: str) -> tuple[int, int]:
        cells = first.split(mark)
        return sum(_plain(cell) in _MEANING for cell in cells), len(cells)

    return max(_MARKS, key=known)


def _plain(cell: str) -> str:
    return " ".join(cell.strip().strip('"').strip().casefold().replace("_", " ").split())


def _columns(header: Sequence[str], path: str) -> Sequence[tuple[str, str]]:
    """What each column means and for which market; an attribute is its own name."""
    if not any(cell.strip() for cell in header):
        raise UserError(
            say("{path} is empty.", path=path),
            hint=say(
                "Its first line names the columns: {columns}.", columns="sku, name, photo, price, currency"
            ),
        )
    columns = [_meaning(cell) for cell in header]
    known = [name for name, market in columns if not market]
    for needed in ("sku", "name"):
        if needed not in known:
            raise UserError(
                say("{path}, line 1: there is no column {column}.", path=path, column=needed),
                hint=say("Its columns are {columns}.", columns=", ".join(header[:12])),
            )
    _no_slips(columns, header, path)
    return columns


def _meaning(cell: str) -> tuple[str, str]:
    market = ""
    if found := _PER_MARKET.fullmatch(cell.strip()):
        cell, market = found[1], found[2]
    return _MEANING.get(_plain(cell), cell.strip()), market


def _no_slips(columns: Sequence[tuple[str, str]], header: Sequence[str], path: str) -> None:
    """A column `prise` is no attribute but a slip, and one that stands there twice hides the other."""
    known = {name for name, _ in columns}
    for (name, market), cell in zip(columns, header, strict=True):
        missing = [way for way in _MEANING if _MEANING[way] not in known]
        if (
            name not in _NAMES
            and _plain(name) not in kinds()
            and (near := get_close_matches(_plain(name), missing, 1, 0.8))
        ):
            raise UserError(
                say("{path}, line 1: there is no column {column}.", path=path, column=repr(cell.strip())),
                hint=say("Did you mean {name}?", name=_MEANING[near[0]]),
            )
        if cell.strip() and columns.count((name, market)) > 1:
            raise UserError(
                say(
                    "{path}, line 1: the column {column} is there twice.",
                    path=path,
                    column=repr(cell.strip()),
                )
            )


def _product(
    cells: Sequence[str], columns: Sequence[tuple[str, str]], path: str, line: int
) -> Mapping[str, object]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise UserError(
            say(
                "{path}, line {line}, has {n} cells and the first line {most}.",
                path=path,
                line=line,
                n=len(cells),
                most=len(columns),
            ),
            hint=say("Put a text with a comma in quotes."),
        )
    row = _Row()
    for (name, market), cell in zip(columns, cells, strict=False):
        if name and cell.strip():
            _put(row, name, market, cell.strip())
    if row.attributes:
        row.plain["attributes"] = _joined(row.plain.get("attributes"), row.attributes)
    return row.plain | ({"prices": row.prices} if row.prices else {})


def _joined(listed: object, columns: Mapping[str, object]) -> list[object]:
    first = re.split(r"\s*[;\n]\s*", listed.strip()) if isinstance(listed, str) else []
    return [*(one for one in first if one), dict(columns)]


def _put(row: _Row, name: str, market: str, cell: str) -> None:
    if not market:
        (row.plain if name in _NAMES else row.attributes)[name] = cell
    elif name in ("price", "currency"):
        row.prices.setdefault(market, {})[name] = cell
    elif name == "name":
        told = row.plain.get("name")
        row.plain["name"] = (told if isinstance(told, dict) else {OWN: told} if told else {}) | {market: cell}
    else:
        told = row.attributes.get(name)
        row.attributes[name] = (told if isinstance(told, dict) else {OWN: told} if told else {}) | {
            market: cell
        }
