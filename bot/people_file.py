"""People from a CSV or JSON file: id, name, email, guest, groups, channels, and one column a platform."""

import csv
import io
import json
import re
import reprlib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, ValidationError, field_validator

from bot.directory import LOCAL, Person
from bot.errors import DirectoryError

PLATFORMS = ("slack", "teams")
# what may follow `group:`, `channel:` or `user:` in a list of readers (indexing.documents)
_NAME = re.compile(r"[^\s,:][^\s,]{0,254}")
# control characters, halves of a character, line and paragraph separators: no store or terminal bears them all
_UNWRITABLE = {"Cc", "Cs", "Zl", "Zp"}


def _as_reader(name: str) -> str:
    if not (_NAME.fullmatch(name) and name.isprintable()):
        raise ValueError(
            f"{reprlib.repr(name)} must be 1 to 255 visible characters "
            "without a space or comma, and not begin with a colon"
        )
    return name


def _on_one_line(text: str) -> str:
    if any(unicodedata.category(character) in _UNWRITABLE for character in text):
        raise ValueError(f"{reprlib.repr(text)} holds a control character or a line break; take it out")
    return text


ReaderName = Annotated[str, AfterValidator(_as_reader)]
Line = Annotated[str, AfterValidator(_on_one_line)]


class PersonRecord(BaseModel, extra="forbid"):
    """One row of a people file."""

    id: ReaderName = Field(pattern=r"^[^:]+$")
    name: Line = Field(min_length=1, max_length=255)
    email: Line | None = Field(None, max_length=320, pattern=r"^[^@\s]+@[^@\s]+$")
    guest: bool = False
    active: bool = True
    groups: frozenset[ReaderName] = frozenset()
    channels: frozenset[ReaderName] = frozenset()
    slack: ReaderName | None = None
    teams: ReaderName | None = None

    @field_validator("groups", "channels", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            [name.strip() for name in value.split(";") if name.strip()] if isinstance(value, str) else value
        )

    @field_validator("id")
    @classmethod
    def _not_reserved(cls, value: str) -> str:
        if value == LOCAL:
            raise ValueError(f"{LOCAL!r} is reserved for the command line")
        return value

    def to_person(self) -> Person:
        links = tuple((p, getattr(self, p)) for p in PLATFORMS if getattr(self, p))
        return Person(
            self.id, self.name, self.email, self.guest, self.active, self.groups, self.channels, links
        )


def read_people(path: Path) -> list[Person]:
    """Every person in a .csv (groups joined by `;`) or .json file (a list of objects).

    Raises DirectoryError with the file, the row and the reason; nothing is returned from a file with a fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DirectoryError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise DirectoryError(f"{path} cannot be read ({error.strerror}).") from error
    rows = _json_rows(path, text) if text.lstrip().startswith(("[", "{")) else _csv_rows(path, text)
    people = [_record(path, number, row).to_person() for number, row in rows]
    if not people:
        raise DirectoryError(
            f"{path} names nobody; give a header row with at least id and name, then one row a person."
        )
    _refuse_twice(path, people)
    return people


def _refuse_twice(path: Path, people: list[Person]) -> None:
    seen: set[str] = set()
    for person in people:
        if person.id in seen:
            raise DirectoryError(f"{path} names {person.id!r} twice; keep one row.")
        seen.add(person.id)


def _json_rows(path: Path, text: str) -> list[tuple[int, Mapping[str, object]]]:
    try:
        rows = json.loads(text)
    except ValueError as error:
        raise DirectoryError(f"{path} is not JSON: {error}.") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DirectoryError(f"{path} must hold a list of objects with id and name.")
    return list(enumerate(rows, start=1))


def _csv_rows(path: Path, text: str) -> list[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise DirectoryError(f"{path}, line {reader.line_num}: not CSV ({error}).") from error
    return [
        (line, {key: value for key, value in row.items() if value not in ("", None)}) for line, row in rows
    ]


def _record(path: Path, number: int, row: Mapping[str, object]) -> PersonRecord:
    try:
        return PersonRecord.model_validate({str(key): value for key, value in row.items()})
    except ValidationError as error:
        fault = error.errors()[0]
        # a set has no order, so a number after the field would say nothing
        field = str(fault["loc"][0]) if fault["loc"] else "row"
        reason = fault["msg"].removeprefix("Value error, ")
        raise DirectoryError(f"{path}, row {number}: {field} {reason[0].lower()}{reason[1:]}.") from error
